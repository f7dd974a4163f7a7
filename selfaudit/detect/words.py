"""Word lists of the detectors, kept as data in `selfaudit/rules/words/*.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files


@cache
def words(name: str) -> Mapping[str, frozenset[str]]:
    """The lists of the file `name`.toml, by their name: folded words and phrases."""
    text = files("selfaudit.rules").joinpath("words", f"{name}.toml").read_text(encoding="utf-8")
    return {key: frozenset(value) for key, value in tomllib.loads(text).items() if isinstance(value, list)}


@cache
def forms(name: str, table: str) -> Mapping[str, tuple[str, ...]]:
    """The table `table` of the file `name`.toml: for each entry the spellings that stand for it."""
    text = files("selfaudit.rules").joinpath("words", f"{name}.toml").read_text(encoding="utf-8")
    return {key: tuple(value) for key, value in tomllib.loads(text)[table].items()}


def alternatives(entries: Iterable[str]) -> str:
    """`entries` as alternatives of a regular expression, the longest first."""
    return "|".join(map(re.escape, sorted(entries, key=lambda entry: (-len(entry), entry))))
