"""Word lists of the detectors, kept as data in `selfaudit/rules/words/*.toml`.

A file begins with its lists, `name = ["word", ...]`; tables, if it has any, follow. A list of texts is the same in TOML
and in JSON as long as no comment stands inside it, and json reads it twenty times as fast: a fifth of the time that the
engine took to be ready went into these lists. A test holds that both ways of reading agree.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache

from selfaudit.detect.data_files import packaged

_LIST = re.compile(r"^(\w+) = \[(.*?),?\s*\]$", re.M | re.S)


@cache
def words(name: str) -> Mapping[str, frozenset[str]]:
    """The lists of the file `name`.toml, by their name: folded words and phrases."""
    lists, _, _ = _file(name).partition("\n[")
    return {found[1]: frozenset(json.loads(f"[{found[2]}]")) for found in _LIST.finditer(lists)}


@cache
def forms(name: str, table: str) -> Mapping[str, tuple[str, ...]]:
    """The table `table` of the file `name`.toml: for each entry the spellings that stand for it."""
    return {key: tuple(value) for key, value in tomllib.loads(_file(name))[table].items()}


def _file(name: str) -> str:
    return packaged("selfaudit.rules", f"words/{name}.toml")


def alternatives(entries: Iterable[str]) -> str:
    """`entries` as alternatives of a regular expression, the longest first."""
    return "|".join(map(re.escape, sorted(entries, key=lambda entry: (-len(entry), entry))))
