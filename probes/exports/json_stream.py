"""JSON read as a stream: the values at a few wanted paths, one by one, whatever else the file holds and however long.

What is not wanted is passed over without being decoded, so it never becomes an object in memory.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Collection, Iterator
from typing import Any, BinaryIO, cast

from probes.exports.repair import repaired
from probes.exports.unread import UnreadError

MOST_LETTERS = 8 * 1024 * 1024  # of one value; an album of a thousand pictures takes half a million
ANY = "*"  # fits any key of a path
Path = tuple[str, ...]
EVERY_LIST: tuple[Path, ...] = ((), (ANY,))  # a file that is a list, or an object with lists in it

NOT_JSON = "It is not in order: it ends early or is not JSON."
TOO_LONG = "One entry in it is too long to be read, or it is not JSON."
TOO_DEEP = "It is nested too deeply to be read."
_CHUNK = 256 * 1024
_AFTER_NUMBER = frozenset(" \t\r\n,]}")
_SPACE = " \t\r\n"
_BLANK = re.compile(r"[ \t\r\n]*")
# No possessive repeats: before Python 3.11.5 they match what they should not (python/cpython#106052). What repeats here
# can match in one way only, so nothing is tried twice.
_NOT_BRACKETS = re.compile(r'[^\[\]{}"]*(?:"[^"\\]*(?:\\.[^"\\]*)*"[^\[\]{}"]*)*', re.DOTALL)
_IN_STRING = re.compile(r'[^"\\]*(?:\\.[^"\\]*)*', re.DOTALL)
_BEFORE_JSON = re.compile(r"[\w.\[\]\" ]{0,200}=\s*")  # as in: window.YTD.tweets.part0 = [
_decode = json.JSONDecoder().raw_decode


def values(stream: BinaryIO, wanted: Collection[Path]) -> Iterator[tuple[Path, Any]]:
    """The values at the `wanted` paths of keys, each with its path; where an array stands there, its items one by one.

    The empty path is the whole file; of two paths that fit an object the longer one counts. Strings come repaired of
    mangled bytes. Raises UnreadError where the text is not JSON, is cut short, or holds one value that is too long to
    be taken in; what came before stays good.
    """
    text = _Text(stream)
    text.skip_assignment()
    yield from _at((), text, wanted)


def _at(path: Path, text: _Text, wanted: Collection[Path]) -> Iterator[tuple[Path, Any]]:
    opening = text.peek()
    deeper = opening == "{" and any(len(whole) > len(path) and _fits(path, whole[: len(path)]) for whole in wanted)
    if not deeper and any(_fits(path, whole) for whole in wanted):
        if opening == "[":
            yield from ((path, text.value()) for _ in text.entries("[", "]"))
        else:
            yield path, text.value()
    elif deeper:
        for _ in text.entries("{", "}"):
            key = text.value()
            text.take(":")
            yield from _at((*path, str(key)), text, wanted)
    else:
        text.skip()


def _fits(path: Path, wanted: Path) -> bool:
    return len(path) == len(wanted) and all(want in (ANY, key) for key, want in zip(path, wanted, strict=True))


class _Text:
    """The file's text and where in it the reading stands; only a little of it is held."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        start = stream.read(_CHUNK)
        self._decoder = codecs.getincrementaldecoder(json.detect_encoding(start))(errors="replace")
        self._held = self._decoder.decode(start)
        self._at = 0

    def peek(self) -> str:
        """The next character that is not blank, left where it is; empty at the end."""
        while True:
            letter = self._held[self._at : self._at + 1]
            if letter and letter not in _SPACE:
                return letter
            blank = _BLANK.match(self._held, self._at)
            self._at = blank.end() if blank else self._at
            if self._at >= len(self._held) and not self._more():
                return ""

    def take(self, expected: str) -> None:
        """Go past the next character, which must be `expected`."""
        if self.peek() != expected:
            raise UnreadError(NOT_JSON)
        self._at += 1

    def entries(self, opening: str, closing: str) -> Iterator[None]:
        """Stop before each entry of an array or object; the caller reads it."""
        self.take(opening)
        if self.peek() == closing:
            self._at += 1
            return
        while True:
            yield
            if self.peek() == closing:
                self._at += 1
                return
            self.take(",")

    def value(self) -> Any:
        """The next value, decoded and repaired."""
        self.peek()
        size = _CHUNK
        while True:
            try:
                value, end = _decode(self._held, self._at)
                if self._ends(value, end) or not self._more():
                    mangled = self._held.find("\\u00", self._at, end) >= 0
                    self._at = end
                    return repaired(value) if mangled else value
            except RecursionError:
                raise UnreadError(TOO_DEEP) from None
            except ValueError:
                end = -1
            if len(self._held) - self._at > MOST_LETTERS:
                raise UnreadError(TOO_LONG)
            if end < 0 and not self._more(size):
                raise UnreadError(NOT_JSON)
            size *= 2

    def _ends(self, value: Any, end: int) -> bool:
        """Whether the value surely ends there: a number may go on in what has not been read yet."""
        return not isinstance(value, int | float) or self._held[end : end + 1] in _AFTER_NUMBER

    def skip(self) -> None:
        """Go past the next value without decoding it."""
        depth = 0
        while True:
            opening = self.peek()
            if opening == '"':
                self._skip_string()
            elif opening and opening in "[{":
                depth += 1
                self._at += 1
            elif opening and opening in "]}":
                depth -= 1
                self._at += 1
            elif depth == 0:
                self.value()
            if depth <= 0:
                return
            flat = cast("re.Match[str]", _NOT_BRACKETS.match(self._held, self._at))
            self._at = flat.end()
            if not opening:
                raise UnreadError(NOT_JSON)

    def skip_assignment(self) -> None:
        """Go past the words of a script before the data, as in `window.YTD.tweets.part0 = [`."""
        self.peek()
        if before := _BEFORE_JSON.match(self._held, self._at):
            self._at = before.end()

    def _skip_string(self) -> None:
        self._at += 1
        while True:
            inside = cast("re.Match[str]", _IN_STRING.match(self._held, self._at))
            self._at = inside.end()
            if self._held[self._at : self._at + 1] == '"':
                self._at += 1
                return
            if not self._more():
                raise UnreadError(NOT_JSON)

    def _more(self, size: int = _CHUNK) -> bool:
        chunk = self._stream.read(size)
        self._held = self._held[self._at :] + self._decoder.decode(chunk, final=not chunk)
        self._at = 0
        return bool(chunk)
