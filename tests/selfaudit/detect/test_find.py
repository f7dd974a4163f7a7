"""What `find` promises for any text at all."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selfaudit.detect import find
from selfaudit.detect.engine import NOBODY
from selfaudit.detect.fold import fold
from selfaudit.model import Identity
from tests.selfaudit.detect.promises import PERSON, check, triggers

# Pieces that steer the detectors into their branches, joined in any order.
PIECES = st.sampled_from(
    [
        "07700",
        "900123",
        "+44",
        "(0)",
        "020",
        "7946",
        "0018",
        "+",
        "(",
        ")",
        "[at]",
        " dot ",
        "@",
        "gmail",
        ".com",
        "jo",
        "BH21",
        "1AA",
        "SW1A OAA",
        " ",
        "\n",
        ",",
        "12",
        "Mill",
        "Lane",
        "St",
        "born",
        "4",
        "March",
        "1985",
        "birthday",
        "turned",
        "30",
        "today",
        "lives in ",
        "Poole",
        "📍",
        "50.7990",
        "-1.9876",
        "°",
        "'",
        "N",
        "wa.me/",
        "tel:",
        "%40",
        "%2b44",
        "oh",
        "seven",
        "double",
        "hundred",
        "live at ",
        "The Croft",
        ", by ",
        "turn left into ",
        "email me ",
        "O",
        "l",
        "flat",
        "Flat 3,",
        "://",
        "www.",
        "<b>",
        "</b>",
        "\x00",
        "\ud800",
        "\u200b",
        "İ",
        "ß",
        "７",
        "7️⃣",
        "½",
        "①",
        "²",
        "٣",
        "discord: ",
        "snap:",
        "///a.b.c",
        "geo:",
        "Postcode",
        "c/o",
        "PO Box",
        ":",
        "-",
        "–",
        ".",
        "#",
        "=",
        "&",
    ]
)
TRIGGERS = st.sampled_from([*triggers(), *(trigger.title() for trigger in triggers())])
TEXTS = st.one_of(
    st.lists(st.one_of(TRIGGERS, PIECES), max_size=20).map("".join),
    st.lists(st.one_of(TRIGGERS, PIECES, st.text(max_size=3)), max_size=20).map(" ".join),
    st.text(),
    st.text(st.characters(codec=None)),
    st.lists(PIECES, max_size=30).map("".join),
    st.lists(PIECES, max_size=30).map(" ".join),
)


@settings(max_examples=1000, deadline=None)
@given(TEXTS, st.sampled_from([NOBODY, PERSON]))
def test_find_never_raises_and_quotes_exactly(text: str, identity: Identity) -> None:
    check(text, identity)


@given(PIECES, st.integers(1, 400))
@settings(max_examples=200, deadline=None)
def test_any_run_of_one_piece_is_read(piece: str, times: int) -> None:
    check(piece * times, PERSON)
    check(f"{piece} " * times, PERSON)


@settings(max_examples=300, deadline=None)
@given(st.text(st.characters(codec=None)))
def test_the_folded_copy_has_the_same_length(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    folded.encode()


def test_nothing_in_nothing() -> None:
    assert find("") == []


@pytest.mark.parametrize("blank", ["\x0b", "\x1c", "\x85", "\u2028", "\u3000"])
def test_a_line_with_nothing_to_see_above_a_postcode_is_read(blank: str) -> None:
    text = f"Sat nav,{blank},BH15 2BB"
    check(text, NOBODY)
    assert [match.quote for match in find(text) if match.kind == "postcode"] == ["BH15 2BB"]
