"""What the tree as a whole keeps to."""

import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
REGISTRIES = re.compile(r"(py" + r"pi|python" + r"hosted|npm" + r"js|deb\.debian)\.(org|com)")
PACKAGES = ("selfaudit", "probes", "tui")


def tracked() -> list[Path]:
    git = shutil.which("git")
    listed = git and subprocess.run([git, "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if not listed or listed.returncode != 0:
        pytest.skip("not a git checkout: which files belong to the project is not known")
    return [path for name in listed.stdout.splitlines() if (path := ROOT / name).is_file()]


def test_no_file_names_a_package_registry() -> None:
    named = [path for path in tracked() if REGISTRIES.search(path.read_bytes().decode("utf-8", "replace"))]
    assert named == []


def test_every_locked_requirement_has_a_hash() -> None:
    for lock in ROOT.glob("requirements*.lock"):
        text = lock.read_text("utf-8").replace("\\\n", " ")
        lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
        assert lines
        assert all("--hash=sha256:" in line for line in lines)


def test_runtime_requirements_are_locked_alike_for_tests() -> None:
    def versions(name: str) -> set[str]:
        return set(re.findall(r"^([a-z0-9-]+==\S+)", (ROOT / name).read_text("utf-8"), re.MULTILINE))

    assert versions("requirements.lock") <= versions("requirements-dev.lock")


def test_declared_dependencies_are_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    names = [re.split(r"[<>=;\[ ]", wanted)[0] for wanted in project["dependencies"]]
    assert [name for name in names if f"\n{name}==" not in f"\n{lock}"] == []


def test_init_files_are_empty_but_for_the_door_of_the_detectors() -> None:
    door = ROOT / "selfaudit" / "detect" / "__init__.py"
    full = [
        path
        for package in PACKAGES
        for path in (ROOT / package).rglob("__init__.py")
        if path.read_text("utf-8").strip()
    ]
    assert full == [door]


def test_the_build_machine_calls_the_tests_and_nothing_else() -> None:
    lines = (ROOT / ".ci" / "run").read_text("utf-8").splitlines()
    commands = [line for line in lines if line and not line.startswith(("#", "set ", "cd "))]
    assert commands == ["make test"]
