"""What the program says it is made of is what is installed, in words and as a bill of materials."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import cyclonedx.schema
import fastjsonschema
import pytest
from license_expression import get_spdx_licensing

from selfaudit.version import __version__
from tui.cli import main
from tui.sbom import bill_of_materials
from tui.shipped import Installed, Part, installed_packages, known_packages

ROOT = Path(__file__).parents[2]
SCHEMAS = Path(cyclonedx.schema.__file__).parent / "_res"
Said = pytest.CaptureFixture[str]
Valid = Callable[[object], object]


def schema(name: str) -> Any:
    return json.loads((SCHEMAS / f"{name}.SNAPSHOT.schema.json").read_text("utf-8"))


def locked(lock: str) -> set[str]:
    return set(re.findall(r"^([a-z0-9.-]+)==", (ROOT / lock).read_text("utf-8"), re.MULTILINE))


@pytest.fixture
def one_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.frozen", True, raising=False)


def test_each_locked_package_is_known_and_no_other() -> None:
    parts = {part: {package.name for package in known_packages() if package.part is part} for part in Part}
    assert parts[Part.PROGRAM] == locked("requirements.lock")
    assert parts[Part.PROGRAM] | parts[Part.PICTURES] == locked("requirements-pictures.lock")


def test_what_is_used_directly_is_what_is_asked_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"]["pictures"]]
    assert {package.name for package in known_packages() if package.direct} == {
        re.split(r"[<>=;\[ ]", wanted)[0] for wanted in asked
    }


def test_every_licence_is_an_spdx_expression() -> None:
    spdx = get_spdx_licensing()
    for package in known_packages():
        for name, licence in ((package.name, package.licence), *((held.name, held.licence) for held in package.holds)):
            assert spdx.validate(licence).errors == [], name


def test_about_names_version_and_licence_of_each(capsys: Said) -> None:
    assert main(["about"]) == 0
    said = capsys.readouterr().out
    assert said.startswith(f"selfaudit {__version__}. Apache-2.0.\n")
    for part in installed_packages():
        assert f"  {part.package.name} {part.version} · {part.package.licence}\n" in said


def test_every_installed_package_brings_the_text_of_its_licence(capsys: Said) -> None:
    assert main(["about", "--licences"]) == 0
    said = capsys.readouterr().out
    silent = {
        part.package.name for part in installed_packages() if f"\n{part.package.name} {part.version}: " not in said
    }
    assert silent <= {"flatbuffers"}  # its wheel carries none
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in said
    own = (ROOT / "LICENSE").read_text("utf-8").strip()
    assert f"selfaudit {__version__}: LICENSE\n{'=' * 78}\n{own}\n" in said


@pytest.fixture(scope="module")
def valid() -> Valid:
    schemas = {"http://cyclonedx.org/schema/" + name + ".SNAPSHOT.schema.json": name for name in ("spdx", "jsf-0.82")}
    made: Valid = fastjsonschema.compile(
        schema("bom-1.6"), handlers={"http": lambda uri: schema(schemas[uri])}, use_formats=False
    )
    return made


@pytest.mark.parametrize("frozen", [False, True])
def test_the_bill_of_materials_keeps_to_its_published_schema(
    frozen: bool, valid: Valid, capsys: Said, request: pytest.FixtureRequest
) -> None:
    if frozen:
        request.getfixturevalue("one_file")
    assert main(["about", "--sbom"]) == 0
    bill = json.loads(capsys.readouterr().out)
    valid(bill)
    refs = [part["bom-ref"] for part in bill["components"]]
    assert len(refs) == len(set(refs)) == len(list(installed_packages()))
    named = {ref for row in bill["dependencies"] for ref in row["dependsOn"]}
    assert named <= set(refs)
    assert ("Python" in {part["name"] for part in bill["components"]}) is frozen


def test_it_is_the_same_each_time_and_another_with_another_version() -> None:
    package = known_packages()[0]
    one, other = ([Installed(package, version, ())] for version in ("1.0", "1.1"))
    assert bill_of_materials("1", one) == bill_of_materials("1", one)
    assert bill_of_materials("1", one)["serialNumber"] != bill_of_materials("1", other)["serialNumber"]


def test_all_that_is_asked_for_here_is_in_the_list() -> None:
    known = {package.name for package in known_packages()}
    assert {want for part in installed_packages() for want in part.wants} <= known
