# make run  · set up and start the walk      make test · set up and pass every test      make help · the rest
SHELL := /bin/sh
.DEFAULT_GOAL := help

PYTHON := $(shell for p in python3.14 python3.13 python3.12 python3.11 python3 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV := .venv
# Windows keeps the programs of a virtual environment elsewhere, and names them otherwise.
INSIDE := $(if $(filter Windows_NT,$(OS)),Scripts,bin)
EXE := $(if $(filter Windows_NT,$(OS)),.exe,)
BIN := $(VENV)/$(INSIDE)
PY := $(BIN)/python$(EXE)
BENCH := .venv-bench
FUZZ := .venv-fuzz
DIST := .venv-dist
AUDIT := .venv-audit
MUTATE := .venv-mutate
PIP := $(PY) -m pip -qq --disable-pip-version-check --no-input
export ARGS

.PHONY: help run test browser check lint types contracts bench fuzz mutate soak dist needs shell licences review systems audit \
	lock clean

help: ## show this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

run: $(VENV)/run.stamp browser ## set up and start the walk; make run ARGS="scan page.html" passes arguments on
	@if [ -n "$$ARGS" ]; then eval "set -- $$ARGS"; \
	elif [ -t 0 ] && [ -t 1 ]; then set --; \
	else set -- practice --unattended --out practice-report; fi; \
	$(PY) -m tui "$$@" || case $$? in 1|3) ;; *) exit $$?; esac

test: check browser ## set up, check and pass every test, the real browser included
	@$(PY) -m pytest -n 2 --dist worksteal

browser: | $(PY)
	@$(PY) -m probes.get_browser

check: lint types contracts ## ruff, mypy and the import contracts

lint: $(VENV)/dev.stamp
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check --quiet .

types: $(VENV)/dev.stamp
	@$(BIN)/mypy

contracts: $(VENV)/dev.stamp
	@$(BIN)/lint-imports --no-logo

bench: $(BENCH)/stamp ## speed and memory, each as a ratio to something else; make bench ARGS="detect" for one
	@$(BENCH)/$(INSIDE)/python -m probes.get_browser
	@$(BENCH)/$(INSIDE)/python -m benchmarks $$ARGS

fuzz: $(FUZZ)/stamp ## feed the detectors and every reader with made-up texts and files; make fuzz ARGS="pdf 60"
	@$(FUZZ)/$(INSIDE)/python -m tests.fuzz $$ARGS

mutate: $(MUTATE)/stamp ## plant mistakes in what settles, what judges a look, and the gate: which does no test find?
	@mkdir -p build
	@HYPOTHESIS_PROFILE=quick $(MUTATE)/$(INSIDE)/mutmut run --max-children 2 $$ARGS >build/mutate.txt || { tail -n 40 build/mutate.txt; exit 1; }
	@$(MUTATE)/$(INSIDE)/mutmut results
	@$(MUTATE)/$(INSIDE)/mutmut export-cicd-stats >build/mutate.txt && cat mutants/mutmut-cicd-stats.json

soak: $(VENV)/dev.stamp browser ## 200 practice audits in a row, a vault killed 1,000 times; make soak ARGS=20
	@$(PY) -m tests.soak $$ARGS

dist: needs $(DIST)/stamp ## build wheel, sdist and one-file program into dist/, and try the program out
	@$(DIST)/$(INSIDE)/python -m probes.get_browser
	@rm -rf dist
	@$(DIST)/$(INSIDE)/python -m hatchling build -d dist
	@$(DIST)/$(INSIDE)/python -m pip -qq --disable-pip-version-check install --no-deps --no-index --force-reinstall dist/*.whl
	@$(DIST)/$(INSIDE)/pyinstaller --noconfirm --log-level ERROR --distpath dist --workpath build/one-file release/one_file.spec
	@$(DIST)/$(INSIDE)/python -m release.smoke dist/selfaudit$(EXE)

needs: | $(PY)
	@$(PY) -m release.needs

shell: $(VENV)/dev.stamp ## make completions and man page anew, after a change of the commands
	@$(PY) -m release.shell

licences: $(VENV)/dev.stamp ## licence of every package, and whether it is one of those agreed to; needs no network
	@$(PY) -m release.licences

review: $(VENV)/dev.stamp ## write docs/dependencies.md anew, with dates from the package index
	@$(PY) -m release.review

systems: $(VENV)/dev.stamp ## whether every locked package comes ready built for every system and Python promised; asks the package index
	@$(PY) -m release.systems

audit: $(AUDIT)/stamp ## ask the public list of weaknesses about every locked package; this one needs the network
	@for lock in requirements.lock requirements-pictures.lock; do \
		$(AUDIT)/$(INSIDE)/pip-audit --strict --disable-pip --require-hashes --progress-spinner off -r $$lock || exit $$?; done

lock: $(VENV)/dev.stamp ## pin every dependency anew, with hashes and without index addresses
	@for kind in "requirements.lock" "requirements-pictures.lock --extra pictures" \
		"requirements-dev.lock --extra pictures --group dev" \
		"requirements-bench.lock --group bench" "requirements-fuzz.lock --group fuzz" \
		"requirements-mutate.lock --extra pictures --group mutate" \
		"requirements-dist.lock --group dist" "requirements-audit.lock --group audit"; do \
		$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
			--no-emit-index-url --no-emit-find-links --no-sources pyproject.toml --output-file $$kind; done

clean: ## remove what the two commands made here
	rm -rf $(VENV) $(BENCH) $(FUZZ) $(DIST) $(AUDIT) $(MUTATE) mutants .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build dist *.egg-info

$(PY):
	@test -n "$(PYTHON)" || { echo "selfaudit needs Python 3.11 or newer. Install it, then run this again." >&2; exit 2; }
	@$(PYTHON) -m venv $(VENV) || { echo "Python could not make a virtual environment. On Debian or Ubuntu: apt install python3-venv." >&2; exit 2; }

$(VENV)/run.stamp: requirements.lock requirements-pictures.lock | $(PY)
	@echo "Setting up. The first time this takes a minute or two."
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --require-hashes -r requirements-pictures.lock || \
		echo "Words in pictures cannot be read on this computer. Everything else works."
	@touch $@

$(VENV)/dev.stamp: requirements-dev.lock | $(PY)
	@echo "Setting up for the tests. The first time this takes a minute or two."
	@$(PIP) install --require-hashes -r requirements-dev.lock
	@touch $@ $(VENV)/run.stamp

# What only one target needs goes into a folder of its own: .venv-bench, .venv-fuzz, .venv-mutate, .venv-dist, .venv-audit.
.venv-%/stamp: requirements-%.lock | $(PY)
	@echo "Setting up what only this needs, in a folder of its own."
	@$(PY) -m venv .venv-$*
	@.venv-$*/$(INSIDE)/python -m pip -qq --disable-pip-version-check --no-input install --require-hashes -r $<
	@touch $@
