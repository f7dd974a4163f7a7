"""Text is cut at the ends of words, and numbers go with their nouns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfaudit.own_data import amounts
from selfaudit.text import counted, first_words, last_words


@pytest.mark.parametrize(
    ("text", "limit", "first", "last"),
    [
        ("tea and cake", 12, "tea and cake", "tea and cake"),
        ("tea and cake", 7, "tea and …", "… cake"),
        ("tea and cake", 9, "tea and …", "… and cake"),
        ("tea\nand cake", 5, "tea …", "… cake"),
        ("unbreakable", 6, "unbrea…", "…akable"),
        ("", 5, "", ""),
    ],
)
def test_whole_words_stay(text: str, limit: int, first: str, last: str) -> None:
    assert (first_words(text, limit), last_words(text, limit)) == (first, last)


@given(st.text(st.sampled_from("ab \n"), max_size=30), st.integers(1, 20))
def test_what_stays_is_the_beginning_or_the_end_and_is_not_too_long(text: str, limit: int) -> None:
    first, last = first_words(text, limit), last_words(text, limit)
    assert text.startswith(first.removesuffix("…").removesuffix(" "))
    assert text.endswith(last.removeprefix("…").removeprefix(" "))
    assert max(len(first), len(last)) <= limit + 2


def test_a_number_goes_with_its_noun() -> None:
    told = [counted(number, "page", "pages") for number in (0, 1, 2, 3000)]
    assert told == ["no pages", "1 page", "2 pages", "3,000 pages"]
    assert amounts(1, 0, 7) == "1 post, no pictures, 7 connections"
