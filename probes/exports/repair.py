"""Facebook's and Instagram's downloads write each byte of a letter as a character of its own; this puts it right."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any


def repaired(value: Any) -> Any:
    """`value` with every string in it repaired, keys included; a string that was not mangled stays as it is.

    Lists and objects are changed in place.
    """
    kind = type(value)
    if kind is str:
        return _text(value)
    if kind is dict:
        _repair(value, value.items())
        if not all(map(str.isascii, value)):
            return {_text(key): inner for key, inner in value.items()}
    elif kind is list:
        _repair(value, enumerate(value))
    return value


def _repair(holder: Any, entries: Iterable[tuple[Any, Any]]) -> None:
    """Put right what is in a list or object; exact types and no calls, for this runs for every value of every post."""
    for place, inner in entries:
        kind = type(inner)
        if kind is str:
            if not inner.isascii():
                holder[place] = _text(inner)
        elif kind is dict or kind is list:
            holder[place] = repaired(inner)


def _text(text: str) -> str:
    try:
        return text.encode("latin1").decode("utf8")
    except UnicodeError:
        return text
