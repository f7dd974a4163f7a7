"""Trails: built only from what was seen, the shortest first, and the one link worth cutting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfaudit.model import Account, Choice, Finding, Identity, Kind, Outcome, School, Standing
from selfaudit.policy.load import default_pack
from selfaudit.progress import Progress
from selfaudit.report.plan import plan
from selfaudit.trail import START, Trails, trails
from tests.selfaudit.made_up import audit, decided, finding, look, progress

ME = Identity(("Robin Quill",), (School("Marlbeck Academy"),))
BIO = Account("insta", "rquill", "https://insta.example/rquill", "Insta")
BLOG = Account("blog", "garden.notes", "https://blog.example/garden", "Blog")
RUNS = Account("runs", "gardennotes", "https://runs.example/gardennotes", "Runs")


def walked(
    findings: Sequence[Finding],
    links: dict[Account, tuple[Account, ...]] | None = None,
    outcomes: dict[Account, Outcome] | None = None,
    decisions: dict[Finding, Choice] | None = None,
) -> Progress:
    accounts = (BIO, BLOG, RUNS)
    looks = [
        replace(look(account, (outcomes or {}).get(account, Outcome.PUBLIC)), linked=(links or {}).get(account, ()))
        for account in accounts
    ]
    made = replace(audit(looks, findings, accounts=accounts), identity=ME)
    kept = {one: decided(choice, "a reason") for one, choice in (decisions or {}).items()}
    return replace(progress(made, decisions=kept), identity=ME)


def followed(*findings: Finding, **more: object) -> Trails:
    return trails(default_pack(), walked(findings, **more))  # type: ignore[arg-type]


SCHOOL = finding(Kind.SCHOOL, BIO, quote="Marlbeck Academy")
HOME = finding(Kind.ADDRESS, RUNS, quote="14 Tamarind Road")
PHONE = finding(Kind.PHONE, BLOG, quote="07700 900123")


def test_from_name_and_school_over_two_pages_to_the_door() -> None:
    told = followed(SCHOOL, HOME, links={BIO: (BLOG,)})
    (trail,) = told.trails
    assert trail.end == "your front door"
    assert [(link.source, link.target) for link in trail.links] == [
        (START, BIO.id),
        (BIO.id, BLOG.id),
        (BLOG.id, RUNS.id),
        (RUNS.id, HOME.fingerprint),
    ]
    assert "the same name" in trail.links[2].words and "links" in trail.links[1].words
    assert told.names and told.names[RUNS.id] == RUNS.label


def test_the_link_whose_cutting_ends_most_trails() -> None:
    told = followed(SCHOOL, HOME, PHONE, links={BIO: (BLOG,)})
    assert told.weakest and (told.weakest.source, told.weakest.target) == (START, BIO.id)
    assert told.ended == 2


def test_a_second_way_round_is_seen() -> None:
    told = followed(SCHOOL, PHONE, links={BIO: (BLOG, RUNS), RUNS: (BLOG,)})
    assert told.weakest and told.weakest.source != RUNS.id
    assert told.ended == 1


@pytest.mark.parametrize("outcome", [Outcome.PRIVATE, Outcome.WALL, Outcome.NOT_FOUND, Outcome.NOT_CHECKED])
def test_a_page_that_strangers_cannot_see_is_no_part_of_a_trail(outcome: Outcome) -> None:
    assert followed(SCHOOL, PHONE, links={BIO: (BLOG,)}, outcomes={BLOG: outcome}).trails == ()


def test_nothing_that_leads_to_the_page_no_trail() -> None:
    assert followed(HOME, PHONE) == Trails()
    assert followed() == Trails()
    assert trails(default_pack(), Progress()) == Trails()


def test_what_is_gone_or_decided_is_left_out() -> None:
    gone = replace(PHONE, standing=Standing.GONE)
    assert followed(SCHOOL, gone, links={BIO: (BLOG,)}).trails == ()
    assert followed(SCHOOL, PHONE, links={BIO: (BLOG,)}, decisions={PHONE: Choice.NOT_ME}).trails == ()


def test_a_surname_alone_leads_there_with_more_effort() -> None:
    near = followed(SCHOOL, finding(Kind.PHONE, BIO))
    far = followed(finding(Kind.PHONE, BIO))
    assert near.trails[0].links[0].effort < far.trails[0].links[0].effort


def test_the_plan_puts_the_link_worth_cutting_first() -> None:
    first = plan(default_pack(), walked((SCHOOL, HOME, PHONE), {BIO: (BLOG,)}))[0]
    assert first.title == f"Take your school and your job off {BIO.label}"
    assert first.targets == (BIO.id,)
    assert first.why.startswith(f"{BIO.label} names you beside your school")
    assert "2 of the 2" in first.why
    assert first.about == (SCHOOL.fingerprint,)


NODES = (BIO, BLOG, RUNS)


@given(
    st.lists(st.sampled_from([SCHOOL, HOME, PHONE, finding(Kind.EMAIL, BIO), finding(Kind.DATE_OF_BIRTH, BLOG)])),
    st.dictionaries(st.sampled_from(NODES), st.lists(st.sampled_from(NODES), max_size=3).map(tuple)),
)
def test_every_trail_holds_together_and_cutting_the_weakest_ends_what_it_says(
    found: list[Finding], links: dict[Account, tuple[Account, ...]]
) -> None:
    told = followed(*dict.fromkeys(found), links=links)
    for trail in told.trails:
        assert trail.links[0].source == START
        assert all(one.target == other.source for one, other in zip(trail.links, trail.links[1:], strict=False))
        assert set(trail.links) <= set(told.links)
    assert (told.weakest is None) == (not told.trails)
    assert bool(told.trails) <= told.ended <= told.found


FACE, SAME_FACE, OTHER_FACE = "3db088f3f20243f9", "35b08af3f20243f9", "0f0f0f0f0f0f0f0f"


@pytest.mark.parametrize(("face", "leads"), [(SAME_FACE, True), (OTHER_FACE, False), ("", False)])
def test_the_same_profile_picture_leads_from_page_to_page(face: str, leads: bool) -> None:
    kept = walked((SCHOOL, PHONE))
    made = kept.audits[0]
    faces = {BIO.id: FACE, BLOG.id: face}
    looks = tuple(replace(one, likeness=faces.get(one.target, "")) for one in made.looks)
    told = trails(default_pack(), replace(kept, audits=(replace(made, looks=looks),)))
    assert bool(told.trails) == leads
    if leads:
        assert "same profile picture" in told.trails[0].links[1].words


PLACE = finding(Kind.LOCATION, RUNS, quote="Wimborne")
SAME_PLACE = finding(Kind.LOCATION, BIO, quote="wimborne")
RUN = replace(finding(Kind.LOCATION, RUNS, quote="morning run from my front door"), rule="location-route")


def test_a_place_beside_a_runs_start_leads_to_the_door() -> None:
    told = followed(SCHOOL, PLACE, RUN, links={BIO: (RUNS,)})
    to_door = next(trail for trail in told.trails if trail.end == "your front door")
    assert to_door.links[-1].fingerprints == (RUN.fingerprint, PLACE.fingerprint)
    alone = followed(SCHOOL, RUN, links={BIO: (RUNS,)})
    assert [trail.end for trail in alone.trails] == ["where you are or live"]


def test_the_same_place_leads_to_the_page_where_runs_start() -> None:
    told = followed(SCHOOL, SAME_PLACE, PLACE, RUN)
    to_door = next(trail for trail in told.trails if trail.end == "your front door")
    assert "names the same place" in to_door.links[1].words
    assert "your front door" not in {trail.end for trail in followed(SCHOOL, SAME_PLACE, PLACE).trails}
