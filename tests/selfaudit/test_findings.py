"""Matches become findings: merged, named, compared with last time."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfaudit import findings
from selfaudit.capture import Box, Capture, Passage
from selfaudit.findings import findings_from, laid_together, same_value
from selfaudit.model import Audit, Finding, Identity, Kind, Outcome, Place, Severity, Standing, View
from selfaudit.policy.load import default_pack
from selfaudit.standing import compare, last_known, with_shown
from tests.selfaudit.scripted import MOMENT, accounts, capture, find_words

PACK = default_pack()
JO, SAM = accounts(2)
ME = Identity(names=("Quill",))
NUMBER, OTHER = "02079460123", "02079460999"


@pytest.fixture(autouse=True, scope="module")
def made_up_detectors() -> object:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(findings, "find", find_words)
        yield


def found(page: str | Outcome, identity: Identity = ME) -> tuple[Finding, ...]:
    return findings_from(capture(JO, page), identity, PACK)


WORDS = st.sampled_from([NUMBER, OTHER, "Quill", "\x1b[31m", "\u202e", "tea", "\n", "é"])
PAGES = st.lists(WORDS, max_size=8).map(" ".join)


@given(st.lists(st.builds(Passage, PAGES, st.sampled_from(Place), st.booleans()), max_size=4))
def test_every_finding_stands_in_its_context_and_steers_no_terminal(passages: list[Passage]) -> None:
    page = Capture(capture(JO, "").look, tuple(passages))
    found = findings_from(page, ME, PACK)
    for finding in found:
        assert finding.context[finding.quote_at :].startswith(finding.quote)
        assert not {"\x1b", "\u202e"} & set(finding.context)
    matches = [match for passage in passages for match in find_words(passage.text, ME)]
    assert sum(finding.times for finding in found) == len(matches)
    assert {finding.quote for finding in found} == {match.quote for match in matches}
    order = [list(Severity).index(finding.severity) for finding in found]
    assert order == sorted(order)


@given(st.permutations([NUMBER, OTHER, "Quill", f"hidden {NUMBER}", f"again {NUMBER}"]))
def test_what_is_found_does_not_hang_on_the_order_of_the_page(texts: list[str]) -> None:
    page = Capture(capture(JO, "").look, tuple(Passage(text, Place.POST, "hidden" not in text) for text in texts))
    found = {finding.quote: finding for finding in findings_from(page, ME, PACK)}
    assert {quote: finding.times for quote, finding in found.items()} == {NUMBER: 3, OTHER: 1, "Quill": 1}
    assert found[NUMBER].visible


def test_the_picture_is_of_the_best_sighting_that_has_one() -> None:
    hidden = Passage(NUMBER, Place.HIDDEN, visible=False)
    shown = Passage(NUMBER, Place.POST, boxes=(Box(1, 2, 3, 4),))
    bare = Passage(NUMBER, Place.POST)
    asked: list[Passage] = []

    def crop(passage: Passage, _match: object) -> bytes | None:
        asked.append(passage)
        return b"picture" if passage.boxes else None

    page = Capture(capture(JO, "").look, (hidden, bare, shown))
    (only,) = findings_from(page, ME, PACK, crop)
    assert only.crop == b"picture"
    assert only.visible
    assert hidden not in asked


@pytest.mark.parametrize("outcome", [outcome for outcome in Outcome if not outcome.conclusive])
def test_the_words_of_a_wall_are_not_the_persons(outcome: Outcome) -> None:
    page = capture(JO, f"ring {NUMBER}")
    assert findings_from(replace(page, look=replace(page.look, outcome=outcome)), ME, PACK) == ()


@pytest.mark.parametrize(
    ("before", "page", "standings"),
    [
        ((), NUMBER, {NUMBER: Standing.NEW}),
        ((NUMBER,), NUMBER, {NUMBER: Standing.STILL_THERE}),
        ((NUMBER,), f"{NUMBER} {OTHER}", {NUMBER: Standing.STILL_THERE, OTHER: Standing.NEW}),
        ((NUMBER,), "tea", {NUMBER: Standing.GONE}),
        ((NUMBER,), "", {NUMBER: Standing.GONE}),
        ((NUMBER,), Outcome.PRIVATE, {NUMBER: Standing.GONE}),
        ((NUMBER,), Outcome.NOT_FOUND, {NUMBER: Standing.GONE}),
        ((NUMBER,), Outcome.PARTIAL, {NUMBER: Standing.GONE}),
        ((NUMBER,), Outcome.WALL, {}),
        ((NUMBER,), Outcome.BLOCKED, {}),
        ((NUMBER,), Outcome.UNREACHABLE, {}),
        ((NUMBER,), Outcome.NOT_CHECKED, {}),
    ],
)
def test_how_a_finding_stands(before: tuple[str, ...], page: str | Outcome, standings: dict[str, Standing]) -> None:
    compared = compare(found(page), found(" ".join(before)), capture(JO, page))
    assert {finding.quote: finding.standing for finding in compared} == standings


def test_what_is_gone_is_told_once() -> None:
    gone = compare((), found(NUMBER), capture(JO, ""))
    assert [finding.standing for finding in gone] == [Standing.GONE]
    assert compare((), gone, capture(JO, "")) == ()
    (back,) = compare(found(NUMBER), gone, capture(JO, NUMBER))
    assert back.standing is Standing.NEW


def test_a_look_elsewhere_takes_nothing_away() -> None:
    assert compare((), found(NUMBER), capture(SAM, "")) == ()


def test_words_that_stand_there_but_are_no_longer_looked_for_are_not_gone() -> None:
    page = "I am Quill"
    assert compare(found(page, Identity()), found(page), capture(JO, page)) == ()
    pictured = replace(capture(JO, "tea"), within=(capture(JO, page),))
    assert compare((), found(page), pictured) == (), "they may stand in a picture of it"


@given(
    st.lists(st.sampled_from([NUMBER, OTHER, "Quill"]), unique=True),
    st.lists(st.sampled_from([NUMBER, OTHER, "Quill"]), unique=True),
    st.sampled_from(Outcome),
    st.booleans(),
)
def test_gone_needs_a_conclusive_look_to_the_end_that_does_not_show_it(
    before: list[str], now: list[str], outcome: Outcome, whole: bool
) -> None:
    page = capture(JO, " ".join(now))
    page = replace(page, look=replace(page.look, outcome=outcome, whole=whole))
    current = findings_from(page, ME, PACK)
    compared = compare(current, found(" ".join(before)), page)
    gone = {finding.quote for finding in compared if finding.standing is Standing.GONE}
    assert gone == (set(before) - set(now) if outcome.conclusive and whole else set())
    assert len({finding.fingerprint for finding in compared}) == len(compared)


def audit_of(page: str | Outcome, whole: bool = True) -> Audit:
    seen = capture(JO, page)
    seen = replace(seen, look=replace(seen.look, whole=whole))
    return Audit(MOMENT, "made up", (JO,), (seen.look,), findings_from(seen, ME, PACK))


@pytest.mark.parametrize(
    ("pages", "known"),
    [
        ([], []),
        ([NUMBER], [NUMBER]),
        ([NUMBER, OTHER], [OTHER]),
        ([NUMBER, Outcome.WALL], [NUMBER]),
        ([NUMBER, Outcome.WALL, Outcome.UNREACHABLE], [NUMBER]),
        ([NUMBER, Outcome.WALL, ""], []),
        ([NUMBER, Outcome.PRIVATE, Outcome.WALL], []),
    ],
)
def test_what_is_last_known_outlives_walls(pages: list[str | Outcome], known: list[str]) -> None:
    assert [finding.quote for finding in last_known(map(audit_of, pages))] == known


def test_what_is_last_known_outlives_looks_at_a_part() -> None:
    audits = [audit_of(NUMBER), audit_of(f"{OTHER} Quill", whole=False), audit_of("Quill", whole=False)]
    assert [finding.quote for finding in last_known(audits)] == [NUMBER, OTHER, "Quill"]
    assert last_known([*audits, audit_of("")]) == {}


@pytest.mark.parametrize(
    ("kind", "one", "other", "same"),
    [
        (Kind.PHONE, "020 7946 0123", "+44 (0)20 7946 0123", True),
        (Kind.PHONE, "020 7946 0123", "0044 20 7946 0123", True),
        (Kind.PHONE, "020-7946-0123", "０２０ 7946 0123", True),
        (Kind.PHONE, "020 7946 0123", "020 7946 0124", False),
        (Kind.POSTCODE, "sw1a 1aa", "SW1A1AA", True),
        (Kind.SCHOOL, "St. Bede’s School", "ST BEDE'S  SCHOOL", True),
        (Kind.SCHOOL, "St Bede's", "St Cuthbert's", False),
        (Kind.EMAIL, "Jo.Quill@school.example", "jo.quill@SCHOOL.example", True),
        (Kind.EMAIL, "jo (at) school (dot) example", "jo@school.example", True),
        (Kind.EMAIL, "jo [at] school [dot] example", "jo @ school . example", True),
        (Kind.EMAIL, "jo.quill@school.example", "jo_quill@school.example", False),
        (Kind.EMAIL, "jo+quill@school.example", "jo.quill@school.example", False),
    ],
)
def test_one_value_in_two_dresses(kind: Kind, one: str, other: str, same: bool) -> None:
    assert (same_value(kind, one) == same_value(kind, other)) is same


NAMED = Identity(names=("Robin Ashdale",), places=("Wexcombe",))


def spread(*texts: str) -> Capture:
    return Capture(capture(JO, "").look, tuple(Passage(text, Place.BIO) for text in texts))


def test_parts_that_name_the_person_together_are_one_finding_that_names_them() -> None:
    (only,) = findings_from(spread("Robin", "Wexcombe", "phonics nerd"), NAMED, PACK)
    assert (only.kind, only.quote, only.place) == (Kind.TOGETHER, "Robin + Wexcombe + phonics", Place.BIO)
    assert only.rule == "together-name-place-subject"
    assert only.severity is Severity.MEDIUM
    assert only.why.startswith("First name, place and subject. ")


def test_a_row_keeps_its_name_when_the_words_of_its_parts_change_and_goes_when_a_part_goes() -> None:
    first = findings_from(spread("Robin", "Wexcombe", "phonics"), NAMED, PACK)
    page = spread("Robin", "Wexcombe", "RE and EYFS")
    now = findings_from(page, NAMED, PACK)
    assert [one.standing for one in compare(now, first, page) if one.rule == first[0].rule] == [Standing.STILL_THERE]
    less = spread("Robin", "phonics")
    assert [one.standing for one in compare(findings_from(less, NAMED, PACK), first, less)] == [Standing.GONE]


def test_a_row_on_a_page_that_was_shown_is_told_of_by_that_view_alone() -> None:
    def shown(*texts: str) -> Capture:
        page = spread(*texts)
        return replace(page, look=replace(page.look, view=View.SHOWN))

    full, less = shown("Robin", "Wexcombe", "phonics"), shown("Robin", "phonics")
    (first,) = findings_from(full, NAMED, PACK)
    audit = with_shown(Audit(MOMENT, "made-up", (JO,)), (first,), {}, full)
    assert [one.standing for one in with_shown(audit, (first,), {}, full).findings] == [Standing.NEW]
    assert [one.standing for one in with_shown(audit, (), {}, less).findings] == [Standing.GONE]
    known = last_known([audit])
    later = with_shown(Audit(MOMENT, "made-up", (JO,)), (first,), known, full)
    assert [one.standing for one in later.findings] == [Standing.STILL_THERE]


def test_parts_still_there_but_no_longer_looked_for_are_neither_gone_nor_there() -> None:
    page = spread("Robin", "Wexcombe", "phonics")
    assert compare(findings_from(page, ME, PACK), findings_from(page, NAMED, PACK), page) == ()


@given(st.lists(PAGES, max_size=4))
def test_findings_of_several_captures_are_laid_together(pages: list[str]) -> None:
    every = [finding for page in pages for finding in found(page)]
    laid = laid_together(every)
    assert {finding.fingerprint for finding in laid} == {finding.fingerprint for finding in every}
    assert len({finding.fingerprint for finding in laid}) == len(laid)
    assert sum(finding.times for finding in laid) == sum(finding.times for finding in every)
    assert {finding.quote for finding in laid} == {finding.quote for finding in every}
    order = [list(Severity).index(finding.severity) for finding in laid]
    assert order == sorted(order)
