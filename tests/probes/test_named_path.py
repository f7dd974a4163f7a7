"""What somebody types or drags in, and the place that is meant by it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from probes.evidence_file import evidence_file
from probes.named_path import named_path
from probes.watch import Watch
from selfaudit.errors import BadInputError
from tui.evidence_words import folder_named
from tui.footprints import file_named
from tui.saving import place_for


@pytest.fixture
def there(tmp_path: Path) -> Path:
    """A file with spaces in its name, as downloads often have."""
    file = tmp_path / "my data (1).zip"
    file.write_bytes(b"here")
    return file


@pytest.mark.parametrize(
    "written",
    [
        "{}",
        "  {} ",
        "'{}'",
        '"{}"',
        pytest.param("{escaped}", marks=pytest.mark.skipif(os.name == "nt", reason="there it parts folders")),
        "{address}",
    ],
)
def test_each_way_in_which_a_terminal_writes_down_a_file(there: Path, written: str) -> None:
    escaped = str(there).replace(" ", "\\ ").replace("(", "\\(").replace(")", "\\)")
    text = written.format(there, escaped=escaped, address=there.as_uri())
    assert named_path(text) == there
    assert file_named(text) == there


@pytest.mark.skipif(os.name == "nt", reason="there a backslash parts folders")
def test_a_name_that_stands_there_as_it_is_comes_first(tmp_path: Path) -> None:
    file = tmp_path / "a\\ b"
    file.write_bytes(b"")
    assert named_path(str(file)) == file


@pytest.mark.skipif(os.name == "nt", reason="there they are refused only when something is opened")
@pytest.mark.parametrize("name", ["a" * 10_000, "a/" * 5_000, "x\0y", "~nobody-of-this-name/x"])
@pytest.mark.parametrize("takes", [named_path, place_for, evidence_file, folder_named, Watch])
def test_what_can_be_no_place_is_one_sentence(takes: object, name: str) -> None:
    with pytest.raises(BadInputError):
        takes(name)  # type: ignore[operator]
    assert file_named(name) is None
