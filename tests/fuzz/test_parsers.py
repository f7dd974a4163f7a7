"""Whatever stands in a file, its reader answers or refuses it in one sentence. `make fuzz` goes on for longer."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.parsers import PARSERS, check

NOISE = st.one_of(
    st.binary(max_size=8),
    st.sampled_from(
        [b"", b"\0", b"\xff\xff\xff\xff", b"\x80\0\0\0", b'"', b"'", b"[", b"]", b"{", b"}", b"<", b">", b"(", b",",
         b"=", b"\n", b"null", b"true", b"-1", b"0", b"1e999", b"NaN", b"9" * 30, b"\xed\xa0\x80", b"\xe2\x80\xae",
         b"\\ud800", b"[" * 3000, b'{"a":' * 3000, b"<i>" * 500]
    ),
)  # fmt: skip


@st.composite
def spoiled(draw: st.DrawFn, seeds: list[bytes]) -> bytes:
    """A file that can be read, with pieces of it taken out, doubled, or written over by others."""
    data = draw(st.sampled_from(seeds))
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(data)))
        end = draw(st.integers(at, min(len(data), at + draw(st.sampled_from([0, 1, 4, 40, len(data)])))))
        data = data[:at] + draw(st.one_of(NOISE, st.just(data[at:end] * 2))) + data[end:]
    return data


@pytest.mark.parametrize("name", PARSERS)
def test_a_file_that_can_be_read_is_not_refused(name: str) -> None:
    for seed in PARSERS[name].seeds():
        PARSERS[name].read(seed)


@pytest.mark.parametrize("name", PARSERS)
def test_a_spoiled_file_is_read_or_refused_in_one_sentence(name: str) -> None:
    parser = PARSERS[name]

    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(spoiled(parser.seeds()))
    def read(data: bytes) -> None:
        check(parser, data)

    read()
