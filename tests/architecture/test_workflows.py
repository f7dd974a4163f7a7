"""The workflows for a public host: every system and Python, the README's two commands, nothing that is not pinned."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / ".github" / "workflows"
NAMES = sorted(path.name for path in FOLDER.iterdir())
PINNED = re.compile(r"^[a-z-]+/[a-z-]+@[0-9a-f]{40}$")
TARGET = re.compile(r"(?:^|\n)make ([a-z]+)")


class Strict(yaml.SafeLoader):
    """Refuses a key that is there twice, and reads `on` as the word it is."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        keys = [key.value for key, _ in node.value]
        assert len(keys) == len(set(keys)), f"twice the same key in line {node.start_mark.line + 1}"
        return super().construct_mapping(node, deep)


Strict.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read(name: str) -> dict[str, Any]:
    workflow = yaml.load((FOLDER / name).read_text("utf-8"), Strict)
    assert isinstance(workflow, dict)
    return workflow


def steps(name: str) -> list[dict[str, Any]]:
    return [step for job in read(name)["jobs"].values() for step in job["steps"]]


@pytest.mark.parametrize("name", NAMES)
def test_it_has_the_form_of_a_workflow(name: str) -> None:
    workflow = read(name)
    assert set(workflow) <= {"name", "on", "permissions", "concurrency", "jobs"}
    assert workflow["permissions"] == {"contents": "read"}
    assert "workflow_dispatch" in workflow["on"]
    known = {"name", "needs", "runs-on", "timeout-minutes", "strategy", "defaults", "env", "steps"}
    for job in workflow["jobs"].values():
        assert set(job) <= known
        assert {"runs-on", "timeout-minutes", "steps"} <= set(job)
        assert set(job.get("needs", "").split()) <= set(workflow["jobs"])
        for used in re.findall(r"\$\{\{ matrix\.(\w+) \}\}", str(job)):
            assert used in job["strategy"]["matrix"]


@pytest.mark.parametrize("name", NAMES)
def test_each_step_does_one_thing_and_names_what_it_uses_by_digest(name: str) -> None:
    text = (FOLDER / name).read_text("utf-8")
    for step in steps(name):
        assert set(step) <= {"name", "uses", "with", "if", "run"}
        assert ("uses" in step) is not ("run" in step)
        if "uses" in step:
            assert PINNED.match(step["uses"])
            assert re.search(rf"{step['uses']} # v\d+\.\d+\.\d+$", text, re.MULTILINE), "the version stands beside it"


@pytest.mark.parametrize("name", NAMES)
def test_every_target_of_make_that_is_called_is_there(name: str) -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    called = {target for step in steps(name) for target in TARGET.findall(step.get("run", ""))}
    assert all(re.search(rf"^{target}:", makefile, re.MULTILINE) for target in called)


def test_the_two_commands_run_on_every_system_and_python() -> None:
    job = read("tests.yml")["jobs"]["tests"]
    matrix = job["strategy"]["matrix"]
    assert {system.split("-")[0] for system in matrix["system"]} == {"ubuntu", "macos", "windows"}
    assert matrix["python"] == ["3.11", "3.12", "3.13", "3.14"]
    least = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["requires-python"]
    assert least == f">={matrix['python'][0]}"
    commands = [step["run"] for step in job["steps"] if "run" in step]
    assert {"make test", "make run"} <= set(commands)


def test_the_one_file_program_is_built_on_every_system() -> None:
    job = read("dist.yml")["jobs"]["dist"]
    assert {system.split("-")[0] for system in job["strategy"]["matrix"]["system"]} == {"ubuntu", "macos", "windows"}
    assert "make dist" in [step.get("run") for step in job["steps"]]
