"""Facebook's and Instagram's downloads write each byte of a letter as a character of its own; this puts it right."""

from __future__ import annotations

from typing import Any


def repaired(value: Any) -> Any:
    """`value` with every string in it repaired, keys included; a string that was not mangled stays as it is."""
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, dict):
        return {_text(key): repaired(inner) for key, inner in value.items()}
    return [repaired(inner) for inner in value] if isinstance(value, list) else value


def _text(text: str) -> str:
    if text.isascii():
        return text
    try:
        return text.encode("latin1").decode("utf8")
    except UnicodeError:
        return text
