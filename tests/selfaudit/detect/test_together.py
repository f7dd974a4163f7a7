"""What names a person only together."""

from dataclasses import dataclass

import pytest

from selfaudit.detect import find
from selfaudit.detect.together import PARTS, find_together
from selfaudit.model import Identity, School


@dataclass(frozen=True)
class Row:
    """A row as a policy pack has it."""

    id: str
    parts: tuple[str, ...]


ROBIN = Identity(
    names=("Robin Ashdale",),
    schools=(School("St Wilf's Church of England Primary School"),),
    places=("Wexcombe",),
    roles=("Year 4 teacher",),
)
NAMED = Row("named", ("first name", "place", "subject", "school initials"))
SHORT = Row("short", ("first name", "place"))


def rows_of(texts: list[str], rows: list[Row], identity: Identity = ROBIN) -> list[str]:
    return [row.id for row, _ in find_together(texts, [find(text, identity) for text in texts], identity, rows)]


def test_parts_spread_over_a_page_make_a_row_complete() -> None:
    texts = ["Robin | runner", "Wexcombe", "phonics nerd", "SWCEPS forever"]
    ((_, parts),) = find_together(texts, [find(text, ROBIN) for text in texts], ROBIN, [NAMED])
    assert [(part.name, part.quote) for part in parts] == [
        ("first name", "Robin"),
        ("place", "Wexcombe"),
        ("subject", "phonics"),
        ("school initials", "SWCEPS"),
    ]
    assert all(texts[part.text][part.start : part.end] == part.quote for part in parts)


@pytest.mark.parametrize("missing", range(4))
def test_a_row_with_a_part_missing_says_nothing(missing: int) -> None:
    texts = ["Robin | runner", "Wexcombe", "phonics nerd", "SWCEPS forever"]
    assert rows_of([text for number, text in enumerate(texts) if number != missing], [NAMED]) == []


def test_the_longer_of_two_complete_rows_says_it() -> None:
    texts = ["Robin, Wexcombe, phonics, SWCEPS"]
    assert rows_of(texts, [SHORT, NAMED]) == ["named"]
    assert rows_of(["Robin in Wexcombe"], [SHORT, NAMED]) == ["short"]


def test_nothing_known_of_the_person_names_nobody() -> None:
    assert rows_of(["Robin, Wexcombe, phonics, SWCEPS"], [SHORT, NAMED], Identity()) == []


def test_an_empty_row_or_an_unknown_part_is_never_complete() -> None:
    assert rows_of(["Robin in Wexcombe"], [Row("empty", ()), Row("odd", ("first name", "shoe size"))]) == []


@pytest.mark.parametrize(
    ("part", "text"),
    [
        ("first name", "Hi, I'm robin!"),
        ("last name", "the Ashdales"),
        ("place", "back in WEXCOMBE"),
        ("subject", "loves D&T"),
        ("year group", "our Y4 trip"),
        ("school initials", "swceps"),
        ("school", "at St Wilf's Primary"),
        ("job", "Y4 teacher"),
        ("pupils", "one of my pupils"),
        ("relative", "with my wife"),
        ("device", "Taken on: 2026-05-01 14:30\nTaken with: Acme Phone 12"),
    ],
)
def test_each_part_is_seen(part: str, text: str) -> None:
    assert rows_of([text], [Row("row", (part,))]) == ["row"]
    assert rows_of(["Lovely weather today."], [Row("row", (part,))]) == []


@pytest.mark.parametrize("text", ["an English breakfast", "re: the boiler", "live music", "drama at the pub again"])
def test_an_everyday_word_is_no_subject(text: str) -> None:
    assert rows_of([text], [Row("row", ("subject",))]) == []


@pytest.mark.parametrize("text", ["History teacher", "RE", "marking maths", "Head of English", "GCSE French"])
def test_a_word_of_lessons_makes_a_subject(text: str) -> None:
    assert rows_of([text], [Row("row", ("subject",))]) == ["row"]


def test_what_may_be_no_school_at_all_completes_nothing() -> None:
    assert rows_of(["Started at Marlbeck today, Robin"], [Row("row", ("first name", "school"))]) == []


def test_every_part_has_a_test() -> None:
    assert len(PARTS) == 12
