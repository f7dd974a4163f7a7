"""Postcodes in every dress, and codes that only look like one."""

import pytest

from selfaudit.detect import find
from selfaudit.model import Kind

POSTCODES = [
    "BH21 1AA", "bh21 1aa", "Bh21 1aa", "BH211AA", "bh211aa", "BH21  1AA", "BH21\u00a01AA", "BH21-1AA", "BH21\n1AA", "BH21&nbsp;1AA", "ＢＨ２１ １ＡＡ", "SW1A 1AA", "sw1a1aa", "EC1A 1BB", "W1A 0AX", "M1 1AE", "B33 8TH",
    "CR2 6XH", "DN55 1PT", "E1W 2RG", "N1C 4AG", "GIR 0AA", "BT1 5GS", "JE2 3ZS", "IM1 1AA", "GY1 1AA", "ZE1 0AA", "KW15 1AA", "BFPO 52", "BFPO 1", "ASCN 1ZZ", "SW1A OAA", "BH2I 1AA", "BHI8 2AA", "EH99 1SP", "L27 8XY",
]  # fmt: skip

CARRIERS = [
    "{}",
    "Poole, {}",
    "our postcode is {}.",
    "({})",
    "Poole {}\nTel",
    "\n{}\n",
    "London {}, UK",
    "<p>{}</p>",
    '"postalCode":"{}"',
    "Sat nav: {}",
]

HALVES = [
    "I live in BH21",
    "postcode: SE5",
    "postcode area BS6",
    "based in London N1",
    "She lives in NW6 with her cat",
    "a flat in SE15",
    "moved to M14 last week",
    "house in BH21, near the park",
]

OTHERS = [
    "Y6 1st lesson", "P5 2nd", "E4 2nd half", "B2 3rd floor", "S1 1st year", "W10 4th place", "https://x.example/BH211AA", "www.x.example/?q=BH21+1AA&x", "AB12-3CD-44", "XBH21 1AA9", "#BH21 1AAB", "A4 3x2", "MP3 4GB", "DDR4 8GB",
    "USB3 1TB", "S10 128GB", "PS5 2TB", "i7 8GB", "KS2 2nd", "KS1 3pm", "Y10 9am", "T20 4ER", "F1 2RD", "R2 D2", "C3 PO", "G20 7", "B12 5mg", "SE5 9am", "H1 2ND", "BH21 11AA", "1BH21 1AA1", "aabh21 1aa",
    "e4 2nd", "n1 1st", "a1b2c3d4e5f6", "take the M4 2nd exit", "page B3 4to", "Form P45 2nd", "grade A1 5th", "L1 2nd reading", "see fig. E2 3rd", "bus W8 2pm", "N95 2pk", "ATP1A1 2AA", "UTC1 1AA1",
    "live in HD", "live in A4", "based in Y6", "moved to X5", "M25 to M3", "B3078 road", "London 2012", "London E-bike",
]  # fmt: skip


def postcodes(text: str) -> list[str]:
    return [match.quote for match in find(text) if match.kind is Kind.POSTCODE]


@pytest.mark.parametrize("postcode", POSTCODES)
def test_a_postcode_is_found_wherever_it_stands(postcode: str) -> None:
    for carrier in CARRIERS:
        text = carrier.format(postcode)
        assert postcodes(text) == [postcode], text


@pytest.mark.parametrize("text", HALVES)
def test_half_a_postcode_is_found_beside_a_word_that_says_so(text: str) -> None:
    assert len(postcodes(text)) == 1


@pytest.mark.parametrize("text", OTHERS)
def test_other_codes_are_left_alone(text: str) -> None:
    assert postcodes(text) == []
    assert postcodes(f"It says {text} here") == []
