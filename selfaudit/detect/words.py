"""Word lists of the detectors, kept as data in `selfaudit/rules/words/*.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def words(name: str) -> Mapping[str, frozenset[str]]:
    """The lists of the file `name`.toml, by their name: folded words and phrases."""
    return {key: frozenset(value) for key, value in _file(name).items() if isinstance(value, list)}


@cache
def forms(name: str, table: str) -> Mapping[str, tuple[str, ...]]:
    """The table `table` of the file `name`.toml: for each entry the spellings that stand for it."""
    return {key: tuple(value) for key, value in _file(name)[table].items()}


@cache
def _file(name: str) -> dict[str, Any]:
    return tomllib.loads(files("selfaudit.rules").joinpath("words", f"{name}.toml").read_text(encoding="utf-8"))


def alternatives(entries: Iterable[str]) -> str:
    """`entries` as alternatives of a regular expression, the longest first."""
    return "|".join(map(re.escape, sorted(entries, key=lambda entry: (-len(entry), entry))))
