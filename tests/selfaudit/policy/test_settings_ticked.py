"""A tick is the person's word: it is shown as said, and never beats what was seen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from selfaudit.model import Choice, Decision, Outcome
from selfaudit.policy.load import default_pack
from selfaudit.policy.pack import SettledBy
from selfaudit.policy.settings import setting_id
from selfaudit.policy.settle import settle
from selfaudit.policy.settlement import Evidence, State
from selfaudit.progress import Progress
from selfaudit.reviews import KeptDownload, KeptSetting
from tests.selfaudit.made_up import AFTER, DAY, INSTA, audit, decided, finding, progress

PACK = default_pack()
(PRIVACY,) = (point.id for point in PACK.key_points if SettledBy.PRIVACY in point.settled_by)
FIXED = decided(Choice.FIXED)
TICK = setting_id(INSTA.id, "Make your account private")


def ticked(outcome: Outcome, decision: Decision = FIXED) -> Progress:
    return replace(progress(audit({INSTA: outcome})), decisions={TICK: decision})


def settled(kept: Progress) -> tuple[State, list[Evidence]]:
    one = next(one for one in settle(PACK, kept) if one.key_point == PRIVACY)
    return one.state, [evidence for evidence in one.evidence if evidence.sort == "stated"]


@pytest.mark.parametrize("outcome", Outcome)
def test_a_tick_is_told_and_changes_no_state(outcome: Outcome) -> None:
    bare = replace(ticked(outcome), decisions={})
    state, said = settled(ticked(outcome))
    assert state == settled(bare)[0]
    assert [one.text for one in said] == [
        "Instagram · robin.quill: you said that this is set: Make your account private"
    ]
    assert said[0].when == AFTER


def test_an_old_tick_and_one_taken_back_are_not_told() -> None:
    old = decided(Choice.FIXED, when=AFTER - 400 * DAY)
    assert settled(ticked(Outcome.PRIVATE, old))[1] == []
    assert settled(ticked(Outcome.PRIVATE, decided(Choice.NOT_ME)))[1] == []


def test_what_a_download_proves_is_told_once() -> None:
    proven = KeptDownload(INSTA.id, AFTER, settings=(KeptSetting("Private account", "off", False, TICK[-25:]),))
    state, said = settled(ticked(Outcome.PRIVATE).with_download(proven))
    assert (state, said) == (State.TO_DO, [])


def test_what_is_to_be_talked_about_is_neither_met_nor_to_do() -> None:
    phone = finding()
    kept = progress(audit({INSTA: Outcome.PRIVATE}, [phone]), decisions={phone: decided(Choice.TALK)})
    touched = [one for one in settle(PACK, kept) if one.key_point in phone.key_points]
    assert {one.state for one in touched} == {State.TALK}
    assert all("talk to your manager" in " ".join(one.missing) for one in touched)
