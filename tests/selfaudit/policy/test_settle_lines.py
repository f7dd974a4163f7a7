# ruff: noqa: E501, one line as it is read is best read in one line
"""Every line that a key point can say, whole: what is missing, and what it stands on with its day and view."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import pytest

from selfaudit.model import Audit, Choice, Decision, Finding, Kind, Outcome, View
from selfaudit.policy.load import default_pack
from selfaudit.policy.settle import settle
from selfaudit.policy.settlement import Evidence
from selfaudit.progress import Answer, Said
from selfaudit.reviews import OwnData, Review, ReviewChoice
from tests.selfaudit.made_up import (
    AFTER,
    CHIRP,
    DAY,
    FINISHED,
    INSTA,
    SEEN,
    START,
    audit,
    decided,
    finding,
    look,
    progress,
    said,
)
from tests.selfaudit.policy.test_settle_table import gone_through, proven, seen

OPEN, PARTIAL, CLOSED, WALL = Outcome.PUBLIC, Outcome.PARTIAL, Outcome.PRIVATE, Outcome.WALL
PHONE, JOB = finding(Kind.PHONE), finding(Kind.PROFESSION, quote="Year 4 teacher")
SECOND, EMAIL = finding(Kind.PHONE, quote="07700 900124"), finding(Kind.EMAIL, quote="robin@mail.example")
SHOWN = replace(PHONE, view=View.SHOWN)
FIXED, KEPT = decided(Choice.FIXED), decided(Choice.KEEP, "agreed with the Head")


@dataclass(frozen=True)
class Told:
    """One key point in one situation, and every line that it says."""

    about: str
    point: str
    evidence: tuple[Evidence, ...]
    missing: tuple[str, ...]
    audits: tuple[Audit, ...] = ()
    decisions: dict[Finding, Decision] = field(default_factory=dict)
    answer: Answer | None = None
    own: OwnData = field(default_factory=OwnData)


def insta(words: str, view: View = View.SIGNED_OUT) -> Evidence:
    return Evidence("seen", f"Instagram · robin.quill: {words}", INSTA.id, SEEN, view)


def in_view(what: str, view: View = View.SIGNED_OUT) -> Evidence:
    return Evidence("seen", what, INSTA.id, SEEN, view)


def by_word(what: str) -> Evidence:
    return Evidence("stated", what, INSTA.id, AFTER)


def answered(word: str, sort: str = "stated") -> Evidence:
    return Evidence(sort, f"You answered: {word}", when=AFTER)


def one(*findings: Finding, outcome: Outcome = OPEN) -> tuple[Audit, ...]:
    """An audit of one account."""
    return seen(*findings, insta=outcome, chirp=None)


WALL_SHOWN = audit([look(INSTA, WALL), look(INSTA, OPEN, View.SHOWN)], accounts=(INSTA,))
ON_SHOWN = audit([look(INSTA, CLOSED), look(INSTA, OPEN, View.SHOWN)], [SHOWN], accounts=(INSTA,))
MANY = (ReviewChoice.PUPIL, ReviewChoice.PUPIL, ReviewChoice.UNSURE, ReviewChoice.ADULT, None, None)
READ_SHOWN = insta("a page that you showed was read", View.SHOWN)

TOLD = [
    Told("an audit of one account", "principle-3", (Evidence("seen", "Audit of 1 account finished; look again within 12 months", when=FINISHED),), (), one()),
    Told("an audit of two, and another begun", "principle-3", (Evidence("seen", "Audit of 2 accounts finished; look again within 12 months", when=FINISHED),), (), (*seen(), audit({INSTA: OPEN}, finished=False))),
    Told("no audit", "principle-3", (), ("No audit is finished yet. Look at your accounts to the end.",)),
    Told("an audit of nothing", "principle-3", (), ("No audit is finished yet. Look at your accounts to the end.",), (audit({}),)),
    Told("no account", "staff-2", (), ("No account has been named yet. Add your accounts, then look.",)),
    Told("a wall", "staff-2", (), ("Instagram · robin.quill: could not look: the site asks visitors to sign in. Sign in, view your page as the public sees it, and check it yourself.",), one(outcome=WALL)),
    Told("nothing found on a page", "staff-2", (insta("open to everyone; nothing about this was found there"),), (), one()),
    Told("a wall, its page shown", "staff-2", (replace(READ_SHOWN, text=f"{READ_SHOWN.text}; nothing about this was found there"),), ("Instagram · robin.quill: could not look: the site asks visitors to sign in. You showed its page on 1 September 2026. What a stranger sees is still for you to check.",), (WALL_SHOWN,)),
    Told("not finished, one never looked at", "staff-2", (insta("closed to strangers"),), ("The audit is not finished yet. Go on with it.", "Chirp · rquill: not looked at. Start the audit again to look at it, or check it yourself in the app."), (audit({INSTA: CLOSED}, finished=False, accounts=(INSTA, CHIRP)),)),
    Told("the first part of a page", "staff-2", (insta("open to everyone"),), ("Instagram · robin.quill: Only a part of the page was read. Look through the rest of it yourself, pictures too.",), (audit([look(INSTA, OPEN, whole=False)], accounts=(INSTA,)),)),
    Told("one thing in view", "staff-2", (insta("open to everyone"), in_view("Phone number in view on Instagram · robin.quill (bio)")), ("Phone number on Instagram · robin.quill (bio): decide what to do.",), one(PHONE)),
    Told("the same twice", "staff-2", (insta("open to everyone"), in_view("Phone number in view on Instagram · robin.quill (bio)")), ("Phone number on Instagram · robin.quill (bio): decide what to do.",), one(PHONE, SECOND)),
    Told("two things in view", "staff-2", (insta("open to everyone"), in_view("Phone number in view on Instagram · robin.quill (bio)"), in_view("Private email address in view on Instagram · robin.quill (bio)")), ("Phone number (bio), Private email address (bio) on Instagram · robin.quill: decide what to do.",), one(PHONE, EMAIL)),
    Told("no look is kept of it", "staff-2", (Evidence("seen", "Phone number in view on a page of yours (bio)", INSTA.id),), ("Phone number on a page of yours (bio): decide what to do.", "No account has been named yet. Add your accounts, then look."), (audit({}, [PHONE]),)),
    Told("said to be changed", "staff-2", (insta("open to everyone"), in_view("Phone number in view on Instagram · robin.quill (bio)")), ("Phone number on Instagram · robin.quill (bio): you said that it is changed. Look again, so that it is known to be gone.",), one(PHONE), {PHONE: FIXED}),
    Told("said to be changed, and still there", "staff-2", (insta("open to everyone"), in_view("Phone number in view on Instagram · robin.quill (bio)")), ("Phone number on Instagram · robin.quill (bio): you said that it is changed, but it was still there afterwards. Change it, then look again.",), one(PHONE), {PHONE: decided(Choice.FIXED, when=START)}),
    Told("shown, and said to be changed", "staff-2", (insta("closed to strangers"), READ_SHOWN, in_view("Phone number in view on Instagram · robin.quill (bio, shown by you)", View.SHOWN)), ("Phone number on Instagram · robin.quill (bio, shown by you): you said that it is changed. Show the page again, so that it is known to be gone.",), (ON_SHOWN,), {SHOWN: FIXED}),
    Told("kept", "staff-2", (insta("open to everyone"), by_word("Phone number on Instagram · robin.quill: you keep it, and wrote down why")), ("You keep something that the policy asks you to remove. Tell your senior leader what, and why.",), one(PHONE), {PHONE: KEPT}),
    Told("kept, with room for judgement", "staff-12", (insta("open to everyone"), by_word("Your profession on Instagram · robin.quill: you keep it, and wrote down why")), ("You keep something and wrote down why. Tell your manager, then answer the question of this point.",), one(JOB), {JOB: KEPT}),
    Told("to be talked about", "staff-2", (insta("open to everyone"), by_word("Phone number on Instagram · robin.quill: to talk about")), ("Phone number on Instagram · robin.quill (bio). You want to talk to your manager about it. Decide afterwards.",), one(PHONE), {PHONE: decided(Choice.TALK)}),
    Told("not answered", "staff-9", (), ("This has not been answered yet.",)),
    Told("yes", "staff-9", (answered("yes"),), (), answer=said(Said.YES)),
    Told("something to do", "staff-9", (answered("to do"),), ("You said that there is something to do here. Answer again when it is done.",), answer=said(Said.TO_DO)),
    Told("not sure", "staff-9", (answered("not sure"),), ("You said that you are not sure. Read the help, or ask somebody you can turn to.",), answer=said(Said.NOT_SURE)),
    Told("talk", "staff-9", (answered("talk to someone"),), ("You said that you want to talk to someone. Answer again afterwards.",), answer=said(Said.TALK)),
    Told("acknowledged", "final-statement", (answered("yes", "acknowledged"),), (), answer=said(Said.YES)),
    Told("a yes of long ago", "staff-9", (Evidence("stated", "You answered: yes", when=START - 400 * DAY),), ("You answered this on 28 July 2025. That is a while ago: please answer again.",), seen(), answer=said(Said.YES, START - 400 * DAY)),
    Told("a list half gone through", "staff-3", (answered("yes"), Evidence("reviewed", "4 of 6 connections gone through", when=AFTER, view=View.FILE)), ("2 of your connections you marked to remove. Do that, then mark them as removed.", "2 of your connections have not been gone through yet.", "1 of your connections you left open. Ask somebody you can turn to, then decide."), answer=said(Said.YES), own=gone_through(Review.CONNECTIONS, *MANY)),
    Told("a list not begun", "staff-3", (answered("yes"),), ("1 of your connections has not been gone through yet.",), answer=said(Said.YES), own=gone_through(Review.CONNECTIONS, None)),
    Told("a list gone through", "staff-3", (answered("yes"), Evidence("reviewed", "1 of 1 connections gone through", when=AFTER, view=View.FILE)), (), answer=said(Said.YES), own=gone_through(Review.CONNECTIONS, ReviewChoice.ADULT)),
    Told("open to strangers", "staff-4", (insta("open to everyone"),), ("Instagram · robin.quill is open to everyone. Choose its most private settings, then look again.",), one()),
    Told("partly open", "staff-4", (insta("partly open to everyone"),), ("Instagram · robin.quill is partly open to everyone. Choose its most private settings, then look again.",), one(outcome=PARTIAL)),
    Told("a wall, proven to be private", "staff-4", (insta("closed to strangers"), Evidence("seen", "Chirp · rquill: Private account was on in your download of 2 September 2026", CHIRP.id, AFTER, View.FILE)), (), seen(insta=CLOSED, chirp=WALL), own=proven("on", True)),
]  # fmt: skip


@pytest.mark.parametrize("case", TOLD, ids=lambda case: f"{case.point}: {case.about}")
def test_a_point_says_these_lines_and_no_others(case: Told) -> None:
    answers = {case.point: case.answer} if case.answer else {}
    kept = progress(*case.audits, decisions=case.decisions, answers=answers)
    [settled] = (
        point for point in settle(default_pack(), replace(kept, own_data=case.own)) if point.key_point == case.point
    )
    assert settled.evidence == case.evidence
    assert settled.missing == case.missing
