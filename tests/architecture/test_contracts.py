"""Each import contract is shown to fail: a tree with one planted import must be refused by that very contract."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

PLANTED = (
    ("direction", "probes/outcome.py", "import tui.cli"),
    ("core-layers", "selfaudit/model.py", "import selfaudit.session"),
    ("core-is-pure", "selfaudit/findings.py", "import textual"),
    ("one-way-out", "probes/page.py", "import socket"),
    ("keys-stay-in-the-vault", "tui/cli.py", "import keyring"),
    ("keys-stay-in-the-vault", "probes/footprints/files.py", "import sqlite3"),
    ("keys-stay-in-the-vault", "probes/footprints/databases.py", "import sqlcipher3"),
)


def lint(tree: Path, contract: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as main; main()"]
    return subprocess.run(
        [*command, "--contract", contract, "--no-cache"], cwd=tree, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    copy = tmp_path_factory.mktemp("tree")
    for package in ("selfaudit", "probes", "tui"):
        shutil.copytree(ROOT / package, copy / package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", copy)
    return copy


@pytest.mark.parametrize(("contract", "name", "line"), PLANTED)
def test_a_planted_import_breaks_its_contract(tree: Path, contract: str, name: str, line: str) -> None:
    target = tree / name
    before = target.read_text("utf-8")
    assert lint(tree, contract).returncode == 0
    target.write_text(before + f"\n{line}\n", "utf-8")
    try:
        done = lint(tree, contract)
    finally:
        target.write_text(before, "utf-8")
    assert done.returncode == 1
    assert "BROKEN" in done.stdout


def test_every_contract_is_shown_to_fail() -> None:
    config = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert {contract["id"] for contract in config["tool"]["importlinter"]["contracts"]} == {
        contract for contract, _, _ in PLANTED
    }
