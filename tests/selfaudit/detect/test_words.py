"""The word lists are TOML, whichever way they are read."""

import tomllib
from pathlib import Path

import pytest

import selfaudit.rules
from selfaudit.detect.words import words

FOLDER = Path(*selfaudit.rules.__path__) / "words"


@pytest.mark.parametrize("name", sorted(path.stem for path in FOLDER.glob("*.toml")))
def test_the_quick_way_of_reading_lists_reads_what_toml_says(name: str) -> None:
    told = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    assert words(name) == {key: frozenset(value) for key, value in told.items() if isinstance(value, list)}
