"""Regular expressions that are compiled when they are first used, so that the engine is ready at once.

Compiling all patterns of the detectors takes longer than anything else at start (about 60 ms of 100 with CPython 3.11);
a text seldom needs more than a few of them.
"""

from __future__ import annotations

import re
from typing import cast

_METHODS = ("match", "fullmatch", "search", "finditer", "findall", "split", "sub", "pattern")


class _Lazy:
    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = re.compile(self._source, self._flags)
        self.__dict__.update({method: getattr(compiled, method) for method in _METHODS})
        return self.__dict__[name]


def lazy(source: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern for `source`, as `re.compile` gives it, compiled when it is first asked for something."""
    return cast(re.Pattern[str], _Lazy(source, flags))
