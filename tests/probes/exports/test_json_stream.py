"""Streamed JSON: the wanted values and only those, in bounded memory, from any text."""

import io
import json
from typing import Any, BinaryIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probes.exports import json_stream
from probes.exports.json_stream import ANY, EVERY_LIST, NOT_JSON, TOO_DEEP, TOO_LONG, Path, values
from probes.exports.repair import repaired
from probes.exports.unread import UnreadError

ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**60), 2**60) | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner, max_size=4),
    max_leaves=12,
)


def got(data: str | bytes, *wanted: Path) -> list[tuple[Path, Any]]:
    return list(values(io.BytesIO(data.encode() if isinstance(data, str) else data), wanted))


@pytest.mark.parametrize(
    ("data", "wanted", "expected"),
    [
        ("[1, 2, {}]", [()], [((), 1), ((), 2), ((), {})]),
        ("[]", [()], []),
        ('{"a": 1}', [()], [((), {"a": 1})]),
        ('{"a": [1, 2], "b": [3]}', [("b",)], [(("b",), 3)]),
        ('{"a": {"b": {"c": "d"}}}', [("a", "b")], [(("a", "b"), {"c": "d"})]),
        ('{"a": {"x": [1], "y": [2]}}', [("a", ANY)], [(("a", "x"), 1), (("a", "y"), 2)]),
        ('{"a": [1], "b": 2}', EVERY_LIST, [(("a",), 1), (("b",), 2)]),
        ("[5]", EVERY_LIST, [((), 5)]),
        ('{"a": {"b": 1}, "c": 2}', [("c",)], [(("c",), 2)]),
        ('{"a": "}]\\"\\\\", "c": 2}', [("c",)], [(("c",), 2)]),
        ('window.YTD.tweets.part0 = [{"a": 1}]', [()], [((), {"a": 1})]),
        ('\ufeff\n [ "x" ] \n', [()], [((), "x")]),
        ('{"a": 1, "a": 2}', [("a",)], [(("a",), 1), (("a",), 2)]),
        ("12345", [()], [((), 12345)]),
        ('{"a": [1]}', [("a", "b")], []),
        ('{"Pr\\u00c3\\u00a9nom": "Zo\\u00c3\\u00ab"}', [(ANY,)], [(("Prénom",), "Zoë")]),
    ],
)
def test_the_wanted_values_and_no_others(data: str, wanted: list[Path], expected: Any) -> None:
    assert got(data, *wanted) == expected


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32", "utf-8-sig"])
def test_every_encoding_json_may_have(encoding: str) -> None:
    assert got('["Zoë"]'.encode(encoding), ()) == [((), "Zoë")]


@pytest.mark.parametrize("chunk", [1, 2, 3, 7])
@given(whole=ANY_JSON, wanted=ANY_JSON)
def test_any_json_survives_any_cut_into_chunks(whole: Any, wanted: Any, chunk: int) -> None:
    data = json.dumps({"skip": whole, "want": wanted, "also": whole}).encode()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(json_stream, "_CHUNK", chunk if b"\\u00" not in data else 64)
        found = [value for _, value in values(_Slow(data), [("want",)])]
    assert found == [repaired(one) for one in (wanted if isinstance(wanted, list) else [wanted])]


class _Slow(io.BytesIO):
    """A stream that begins with four bytes at least: the encoding is told by them."""

    def read(self, size: int | None = -1) -> bytes:
        return super().read(max(4, size or 0))


@pytest.mark.parametrize(
    ("data", "why", "before"),
    [
        ("", NOT_JSON, 0),
        ("[1, 2", NOT_JSON, 2),
        ('[{"a": 1}, {"b": ', NOT_JSON, 1),
        ("[1 2]", NOT_JSON, 1),
        ("[1,]", NOT_JSON, 1),
        ('{"a" 1}', NOT_JSON, 0),
        ("not json at all", NOT_JSON, 0),
        ("[" * 100_000, TOO_DEEP, 0),
        ("[1, " + "9" * 5000 + "]", NOT_JSON, 1),
    ],
)
def test_what_is_no_json_says_so_and_keeps_what_came_before(data: str, why: str, before: int) -> None:
    met = []
    with pytest.raises(UnreadError, match=why[:20]) as raised:
        for one in values(io.BytesIO(data.encode()), [()]):
            met.append(one)
    assert str(raised.value) == why
    assert len(met) == before


def test_two_hundred_levels_are_read() -> None:
    assert len(got("[" * 200 + "]" * 200, ())) == 1


@pytest.mark.parametrize("depth", [400, 700, 900, 5000, 50_000])
def test_mangled_words_deep_inside_are_read_or_told_of(depth: int) -> None:
    stream = io.BytesIO(b"[" * depth + b'"Zo\\u00c3\\u00ab"' + b"]" * depth)
    try:
        assert len(list(values(stream, [()]))) == 1
    except UnreadError as error:
        assert str(error) == TOO_DEEP


def test_what_is_passed_over_may_be_nested_without_end() -> None:
    assert got('{"a": ' + "[" * 50_000 + "]" * 50_000 + ', "b": [1]}', ("b",)) == [(("b",), 1)]


class _Endless(io.RawIOBase):
    """A gigabyte of one string, never held: reading beyond `most` bytes fails the test."""

    def __init__(self, start: bytes, fill: bytes, most: int) -> None:
        self._start, self._fill, self._left = start, fill, most

    def read(self, size: int = -1) -> bytes:
        start, self._start = self._start, b""
        taken = start + self._fill * ((size - len(start)) // len(self._fill) + 1)
        self._left -= len(taken)
        assert self._left > 0, "far too much was read"
        return taken


@pytest.mark.parametrize(("start", "fill"), [(b'["', b"a"), (b'{"a":"', b'\\"'), (b"[", b'{"a":'), (b"[9", b"9")])
def test_one_value_without_end_is_given_up(start: bytes, fill: bytes) -> None:
    stream: BinaryIO = _Endless(start, fill, 40 * 1024 * 1024)  # type: ignore[assignment]
    with pytest.raises(UnreadError) as raised:
        list(values(stream, [()]))
    assert str(raised.value) in (TOO_LONG, TOO_DEEP, NOT_JSON)


def test_a_long_list_is_never_held() -> None:
    """Two hundred megabytes of entries on one line pass through; only the last few kilobytes are ever there."""
    entry = b'{"post": "' + b"walk " * 40 + b'"},'
    stream = _Endless(b"[", entry, 16 * 1024 * 1024)
    found = values(stream, [()])  # type: ignore[arg-type]
    for _ in range(50_000):
        next(found)


@given(st.text())
def test_mangled_text_is_put_right_and_other_text_stays(text: str) -> None:
    bytes_as_letters = text.encode("utf-8", "surrogatepass").decode("latin1")
    if not any("\ud800" <= letter <= "\udfff" for letter in text):
        assert repaired(bytes_as_letters) == text
    if any(ord(letter) > 255 for letter in text):
        assert repaired(text) == text


def test_keys_are_repaired_too() -> None:
    assert repaired({"Ã©": ["Ã«", {"b": 1}], "ok": None}) == {"é": ["ë", {"b": 1}], "ok": None}
