# ruff: noqa: E501, one situation a line reads best
"""Made-up situations and how one key point stands in each of them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import pytest

from selfaudit.model import Account, Audit, Choice, Decision, Finding, Kind, Outcome, Standing, View
from selfaudit.policy.load import default_pack
from selfaudit.policy.settle import settle
from selfaudit.policy.settlement import State
from selfaudit.progress import Answer, Said
from selfaudit.reviews import KeptDownload, KeptSetting, OwnData, Review, ReviewChoice, Reviewed, ReviewItem
from tests.selfaudit.made_up import AFTER, CHIRP, DAY, INSTA, SEEN, START, audit, decided, finding, look, progress, said

MET, TO_DO, OPEN, TALK = State.MET, State.TO_DO, State.NOT_SETTLED, State.TALK
PUBLIC, PARTIAL, PRIVATE, GONE = Outcome.PUBLIC, Outcome.PARTIAL, Outcome.PRIVATE, Outcome.NOT_FOUND
WALL, BLOCKED, UNREACHABLE, UNCHECKED = Outcome.WALL, Outcome.BLOCKED, Outcome.UNREACHABLE, Outcome.NOT_CHECKED
PHONE, EMAIL = finding(Kind.PHONE), finding(Kind.EMAIL, quote="robin@mail.example")
JOB = finding(Kind.PROFESSION, quote="Year 4 teacher")
SCHOOL = finding(Kind.SCHOOL, quote="Oakmere Primary School")
RUDE = finding(Kind.WORDING, quote="what an idiot")
LINK = finding(Kind.CONTACT_LINK, quote="wa.me/447700900123")
DEVICE = replace(
    finding(Kind.TOGETHER, quote="Acme Phone + Oakmere Primary School"), key_points=("staff-9",), view=View.FILE
)
CLASS = finding(Kind.PUPILS, quote="little Kim in my class")
FIXED, KEEP, NOT_ME = decided(Choice.FIXED), decided(Choice.KEEP, "agreed with the Head"), decided(Choice.NOT_ME)
FRIENDS, POSTS = Review.CONNECTIONS, Review.POSTS
STRANGER, ADULT, PUPIL = ReviewChoice.NOT_A_PUPIL, ReviewChoice.ADULT, ReviewChoice.PUPIL
FINE, REMOVE, REMOVED, ASK = ReviewChoice.FINE, ReviewChoice.REMOVE, ReviewChoice.REMOVED, ReviewChoice.ASK
UNSURE = ReviewChoice.UNSURE
CUT = look(INSTA, PUBLIC, whole=False)
EARLIER = START - 200 * DAY
YES, YES_LATER = said(Said.YES), said(Said.YES, AFTER + DAY)


@dataclass
class Situation:
    """What is kept of a person, one key point, and how it should stand, with words that must be among what is missing."""

    told: str
    point: str
    state: State
    audits: tuple[Audit, ...] = ()
    decisions: dict[Finding, Decision] = field(default_factory=dict)
    answer: Answer | None = None
    accounts: tuple[Account, ...] | None = None
    missing: str = ""
    own: OwnData = field(default_factory=OwnData)


def seen(
    *findings: Finding, insta: Outcome = PUBLIC, chirp: Outcome | None = PRIVATE, finished: bool = True
) -> tuple[Audit, ...]:
    looks = {INSTA: insta} if chirp is None else {INSTA: insta, CHIRP: chirp}
    return (audit(looks, findings, finished),)


def gone(one: Finding) -> Finding:
    return finding(one.kind, quote=one.quote, standing=Standing.GONE)


def gone_through(review: Review, *choices: ReviewChoice | None) -> OwnData:
    """A list of the person's own data with these answers, None for an item that was not answered yet."""
    items = tuple(ReviewItem(f"{review} {at}", review, INSTA.id, START) for at in range(len(choices)))
    given = {item.id: Reviewed(choice, AFTER) for item, choice in zip(items, choices, strict=True) if choice}
    return OwnData(items, given)


def proven(value: str, private: bool) -> OwnData:
    """A download of the walled account that shows how open it is."""
    setting = KeptSetting("Private account", value, private, "Make the account private")
    return OwnData(downloads=(KeptDownload(CHIRP.id, AFTER, AFTER, settings=(setting,)),))


BEFORE = audit({INSTA: PUBLIC, CHIRP: PRIVATE}, [PHONE], start=EARLIER)

SITUATIONS = [
    # No personal details (staff-2): rests on what was seen.
    Situation("nothing named yet", "staff-2", OPEN, missing="No account has been named"),
    Situation("accounts named, no audit", "staff-2", OPEN, accounts=(INSTA,), missing="not looked at"),
    Situation("an audit of no account", "staff-2", OPEN, (audit({}),), missing="No account has been named"),
    Situation("everything seen, nothing found", "staff-2", MET, seen()),
    Situation("one account, private", "staff-2", MET, seen(insta=PRIVATE, chirp=None)),
    Situation("one account, no such page", "staff-2", MET, seen(insta=GONE, chirp=None)),
    Situation("one account, partly open, nothing found", "staff-2", MET, seen(insta=PARTIAL, chirp=None)),
    Situation("not finished", "staff-2", OPEN, seen(finished=False), missing="not finished"),
    Situation("finished, one account without a look", "staff-2", OPEN, (audit({INSTA: PUBLIC}, accounts=(INSTA, CHIRP)),), missing="Chirp · rquill: not looked at"),
    Situation("a wall", "staff-2", OPEN, seen(chirp=WALL), missing="Chirp · rquill: could not look: the site asks"),
    Situation("turned away", "staff-2", OPEN, seen(chirp=BLOCKED), missing="Chirp · rquill: could not look"),
    Situation("did not load", "staff-2", OPEN, seen(chirp=UNREACHABLE), missing="Chirp · rquill: could not look"),
    Situation("not checked", "staff-2", OPEN, seen(chirp=UNCHECKED), missing="Chirp · rquill: not looked at"),
    Situation("a page read only in part", "staff-2", OPEN, (audit([CUT, look(CHIRP, PRIVATE)], accounts=(INSTA, CHIRP)),), missing="Instagram · robin.quill: Only a part"),
    Situation("a page read only in part, and a phone number", "staff-2", TO_DO, (audit([CUT], [PHONE], accounts=(INSTA,)),), missing="Only a part"),
    Situation("found last time, and now read only in part", "staff-2", TO_DO, (BEFORE, audit([CUT], accounts=(INSTA,))), missing="decide"),
    Situation("every page a wall", "staff-2", OPEN, seen(insta=WALL, chirp=WALL)),
    Situation("a phone number", "staff-2", TO_DO, seen(PHONE), missing="Phone number on Instagram · robin.quill (bio): decide"),
    Situation("a phone number, and a wall", "staff-2", TO_DO, seen(PHONE, chirp=WALL), missing="Chirp · rquill"),
    Situation("a phone number, audit not finished", "staff-2", TO_DO, seen(PHONE, finished=False)),
    Situation("said to be changed, not looked at since", "staff-2", TO_DO, seen(PHONE), {PHONE: FIXED}, missing="Look again"),
    Situation("said to be changed, still there afterwards", "staff-2", TO_DO, (BEFORE, *seen(PHONE)), {PHONE: decided(Choice.FIXED, when=EARLIER + 2 * DAY)}, missing="was still there afterwards"),
    Situation("said to be changed, then seen to be gone", "staff-2", MET, (BEFORE, *seen(gone(PHONE))), {PHONE: FIXED}),
    Situation("gone without a word", "staff-2", MET, (BEFORE, *seen(gone(PHONE)))),
    Situation("said to be changed, then a wall", "staff-2", TO_DO, (BEFORE, *seen(insta=WALL)), {PHONE: decided(Choice.FIXED, when=EARLIER + DAY)}, missing="Look again"),
    Situation("found last time, and now a wall", "staff-2", TO_DO, (BEFORE, *seen(insta=WALL)), missing="decide"),
    Situation("found last time, now conclusive and not among the findings", "staff-2", MET, (BEFORE, *seen())),
    Situation("found last time, kept, and now a wall", "staff-2", OPEN, (BEFORE, *seen(insta=WALL)), {PHONE: decided(Choice.KEEP, "why", EARLIER + DAY)}),
    Situation("found last time, the new audit only begun", "staff-2", TO_DO, (BEFORE, audit({CHIRP: PRIVATE}, finished=False, accounts=(INSTA, CHIRP)))),
    Situation("clean last time, now a wall", "staff-2", OPEN, (audit({INSTA: PRIVATE}, start=EARLIER), *seen(insta=WALL, chirp=None))),
    Situation("not about me", "staff-2", MET, seen(PHONE), {PHONE: NOT_ME}),
    Situation("one not about me, another open", "staff-2", TO_DO, seen(PHONE, EMAIL), {PHONE: NOT_ME}),
    Situation("kept with a reason", "staff-2", TALK, seen(PHONE), {PHONE: KEEP}, missing="Tell your senior leader"),
    Situation("kept with a reason, answered yes", "staff-2", TALK, seen(PHONE), {PHONE: KEEP}, YES_LATER),
    Situation("kept without a reason", "staff-2", TO_DO, seen(PHONE), {PHONE: decided(Choice.KEEP, "  ")}),
    Situation("kept, and a wall elsewhere", "staff-2", OPEN, seen(PHONE, chirp=WALL), {PHONE: KEEP}),
    Situation("kept, and another open", "staff-2", TO_DO, seen(PHONE, EMAIL), {PHONE: KEEP}),
    Situation("clean, but the person knows better", "staff-2", TO_DO, seen(), answer=said(Said.TO_DO)),
    Situation("clean, but the person is not sure", "staff-2", OPEN, seen(), answer=said(Said.NOT_SURE)),
    Situation("clean, and the person wants to talk", "staff-2", TALK, seen(), answer=said(Said.TALK)),
    Situation("found, and the person wants to talk", "staff-2", TALK, seen(PHONE), answer=said(Said.TALK), missing="decide"),
    Situation("a yes never makes up for a wall", "staff-2", OPEN, seen(chirp=WALL), answer=YES),
    Situation("a yes never makes up for a finding", "staff-2", TO_DO, seen(PHONE), answer=YES),
    Situation("an account added after the audit", "staff-2", OPEN, seen(insta=PRIVATE, chirp=None), accounts=(INSTA, CHIRP), missing="Chirp · rquill: not looked at"),
    Situation("an account with a finding taken off the list", "staff-2", TO_DO, seen(PHONE), accounts=(CHIRP,)),
    Situation("an account with a wall taken off the list", "staff-2", OPEN, seen(insta=WALL), accounts=(CHIRP,)),
    Situation("looked at only in the window the person drives", "staff-2", OPEN, (audit([look(INSTA, PRIVATE, View.SHOWN)], accounts=(INSTA,)),)),
    Situation("looked at only in a file", "staff-2", OPEN, (audit([look(INSTA, PUBLIC, View.FILE)], accounts=(INSTA,)),)),
    Situation("a wall, then shown by the person", "staff-2", OPEN, (audit([look(INSTA, WALL), look(INSTA, PUBLIC, View.SHOWN)], accounts=(INSTA,)),)),
    Situation("a wall, then looked at again and open", "staff-2", MET, (audit([look(INSTA, WALL), look(INSTA, PUBLIC)], accounts=(INSTA,)),)),
    Situation("open, then looked at again and a wall", "staff-2", OPEN, (audit([look(INSTA, PUBLIC), look(INSTA, WALL)], accounts=(INSTA,)),)),
    Situation("a finding of another point", "staff-2", MET, seen(JOB)),
    Situation("a finding in a file of no account", "staff-2", TO_DO, (audit({CHIRP: PRIVATE}, [PHONE]),), missing="a page of yours"),
    # Job and school (staff-12): seen, with room for judgement.
    Situation("no job, no school", "staff-12", MET, seen()),
    Situation("job", "staff-12", TO_DO, seen(JOB)),
    Situation("school", "staff-12", TO_DO, seen(SCHOOL)),
    Situation("job kept, not yet told", "staff-12", TALK, seen(JOB), {JOB: KEEP}, missing="answer the question"),
    Situation("job kept, told and answered", "staff-12", MET, seen(JOB), {JOB: KEEP}, YES_LATER),
    Situation("job kept and answered at one moment", "staff-12", MET, seen(JOB), {JOB: KEEP}, said(Said.YES, KEEP.decided_at)),
    Situation("job kept, answered before it was decided", "staff-12", TALK, seen(JOB), {JOB: KEEP}, said(Said.YES, AFTER - DAY)),
    Situation("job kept and answered, school open", "staff-12", TO_DO, seen(JOB, SCHOOL), {JOB: KEEP}, YES_LATER),
    Situation("job kept and answered, a wall", "staff-12", OPEN, seen(JOB, chirp=WALL), {JOB: KEEP}, YES_LATER),
    Situation("job kept, answered not sure", "staff-12", OPEN, seen(JOB), {JOB: KEEP}, said(Said.NOT_SURE, AFTER + DAY)),
    # Privacy (staff-4): rests on outcomes.
    Situation("all closed", "staff-4", MET, seen(insta=PRIVATE)),
    Situation("closed, and no such page", "staff-4", MET, seen(insta=PRIVATE, chirp=GONE)),
    Situation("one open", "staff-4", TO_DO, seen(), missing="Instagram · robin.quill is open to everyone"),
    Situation("one partly open", "staff-4", TO_DO, seen(insta=PARTIAL), missing="partly open"),
    Situation("closed, and a wall", "staff-4", OPEN, seen(insta=PRIVATE, chirp=WALL), missing="Chirp · rquill"),
    Situation("open, and a wall", "staff-4", TO_DO, seen(chirp=WALL), missing="Chirp · rquill"),
    Situation("closed, not finished", "staff-4", OPEN, seen(insta=PRIVATE, finished=False)),
    Situation("open, with a yes", "staff-4", TO_DO, seen(), answer=YES),
    Situation("open, to be talked about", "staff-4", TALK, seen(), answer=said(Said.TALK)),
    Situation("no account", "staff-4", OPEN),
    # Work email (staff-10): stated and seen.
    Situation("yes, and nothing found", "staff-10", MET, seen(), answer=YES),
    Situation("nothing found, not answered", "staff-10", OPEN, seen(), missing="not been answered"),
    Situation("yes, and an email address", "staff-10", TO_DO, seen(EMAIL), answer=YES),
    Situation("yes, and a wall", "staff-10", OPEN, seen(chirp=WALL), answer=YES),
    Situation("email kept, then yes", "staff-10", MET, seen(EMAIL), {EMAIL: KEEP}, YES_LATER),
    # Stated, with findings that speak against it (staff-1, 6, 7, 8, 11).
    Situation("yes, without any audit", "staff-11", MET, answer=YES),
    Situation("yes, and a way to be messaged", "staff-11", TO_DO, seen(LINK), answer=YES),
    Situation("yes, after keeping it", "staff-11", MET, seen(LINK), {LINK: KEEP}, YES_LATER),
    Situation("yes, and words worth reading again", "staff-8", TO_DO, seen(RUDE), answer=YES),
    Situation("words read again and kept, then yes", "staff-8", MET, seen(RUDE), {RUDE: KEEP}, YES_LATER),
    Situation("words kept, not answered", "staff-7", OPEN, seen(RUDE), {RUDE: KEEP}),
    Situation("words not mine, yes", "staff-6", MET, seen(RUDE), {RUDE: NOT_ME}, YES),
    Situation("yes, and a post about a pupil", "staff-1", TO_DO, seen(CLASS), answer=YES),
    Situation("a post about a pupil kept, yes", "staff-1", TALK, seen(CLASS), {CLASS: KEEP}, YES_LATER),
    # Stated or reviewed, asked.
    Situation("not answered", "staff-3", OPEN, missing="not been answered"),
    Situation("yes", "staff-3", MET, answer=YES),
    Situation("something to do", "staff-5", TO_DO, answer=said(Said.TO_DO), missing="Answer again"),
    Situation("not sure", "staff-9", OPEN, answer=said(Said.NOT_SURE), missing="not sure"),
    Situation("talk", "staff-14", TALK, answer=said(Said.TALK)),
    Situation("a yes from long before this audit", "staff-13", OPEN, seen(), answer=said(Said.YES, START - 400 * DAY), missing="answer again"),
    Situation("a yes of the day a year before this audit", "staff-13", MET, seen(), answer=said(Said.YES, START.replace(year=START.year - 1))),
    Situation("a yes of the day before that", "staff-13", OPEN, seen(), answer=said(Said.YES, START.replace(year=START.year - 1) - DAY)),
    Situation("a yes from within the year", "staff-13", MET, seen(), answer=said(Said.YES, START - 300 * DAY)),
    Situation("a worry from long before stays", "staff-13", TALK, seen(), answer=said(Said.TALK, START - 400 * DAY)),
    Situation("principle, not answered", "principle-1", OPEN, seen()),
    Situation("principle, yes", "principle-2", MET, answer=YES),
    Situation("answering for oneself, yes", "principle-1", MET, answer=YES),
    Situation("yes, and nothing about a pupil in view", "staff-1", MET, seen(), answer=YES),
    Situation("fair to everyone, yes", "staff-7", MET, seen(), answer=YES),
    Situation("cyberbullying, yes", "staff-14", MET, answer=YES),
    Situation("work in the open, not sure", "principle-2", OPEN, answer=said(Said.NOT_SURE)),
    # One's own phone and camera (staff-9): stated, with what one's own pictures tell against it.
    Situation("a school picture off a device, and a yes", "staff-9", TO_DO, seen(DEVICE), answer=YES, missing="Small facts that add up on Instagram · robin.quill"),
    Situation("a school picture off a device, not answered", "staff-9", TO_DO, seen(DEVICE)),
    Situation("a school picture off a device, said to be taken down", "staff-9", TO_DO, seen(DEVICE), {DEVICE: FIXED}, YES_LATER, missing="Look again"),
    Situation("a school picture off the school's own device, kept, then yes", "staff-9", MET, seen(DEVICE), {DEVICE: KEEP}, YES_LATER),
    Situation("a school picture kept, answered before", "staff-9", TALK, seen(DEVICE), {DEVICE: KEEP}, said(Said.YES, AFTER - DAY)),
    Situation("somebody else's device", "staff-9", MET, seen(DEVICE), {DEVICE: NOT_ME}, YES),
    Situation("pictures that could not be read, and no answer", "staff-9", OPEN, (audit([look(INSTA, UNCHECKED, View.FILE)], accounts=(INSTA,)),), missing="not been answered"),
    Situation("pictures read, nothing in them, and no answer", "staff-9", OPEN, (audit([look(INSTA, PUBLIC, View.FILE)], accounts=(INSTA,)),), missing="not been answered"),
    # Looking again (principle-3): the audit itself, where it saw something.
    Situation("no audit", "principle-3", OPEN, missing="No audit is finished"),
    Situation("finished", "principle-3", MET, seen()),
    Situation("finished, one a wall", "principle-3", MET, seen(chirp=WALL)),
    Situation("finished, all walls", "principle-3", OPEN, seen(insta=WALL, chirp=WALL), missing="None of your accounts could be looked at"),
    Situation("finished, a wall, then shown by the person", "principle-3", MET, (audit([look(INSTA, WALL), look(INSTA, PUBLIC, View.SHOWN)], accounts=(INSTA,)),)),
    Situation("all walls now, seen before", "principle-3", MET, (BEFORE, *seen(insta=WALL, chirp=WALL))),
    Situation("not finished, none before", "principle-3", OPEN, seen(finished=False)),
    Situation("not finished, one before", "principle-3", MET, (BEFORE, *seen(finished=False))),
    Situation("finished, of no account", "principle-3", OPEN, (audit({}),)),
    # Lists of one's own data (staff-3, 5, 6, 7, 8): reviewed and stated, both needed.
    Situation("a yes, no list to go through", "staff-3", MET, answer=YES),
    Situation("a yes, connections half gone through", "staff-3", OPEN, answer=YES, own=gone_through(FRIENDS, STRANGER, None), missing="1 of your connections has not"),
    Situation("all gone through, not answered", "staff-3", OPEN, own=gone_through(FRIENDS, STRANGER, ADULT), missing="not been answered"),
    Situation("all gone through, and a yes", "staff-3", MET, answer=YES, own=gone_through(FRIENDS, STRANGER, ADULT)),
    Situation("a pupil among them, and a yes", "staff-3", TO_DO, answer=YES, own=gone_through(FRIENDS, STRANGER, PUPIL), missing="marked to remove"),
    Situation("a pupil, removed since", "staff-3", MET, answer=YES, own=gone_through(FRIENDS, STRANGER, REMOVED)),
    Situation("unsure of one", "staff-3", OPEN, answer=YES, own=gone_through(FRIENDS, UNSURE), missing="left open"),
    Situation("unsure of one, and to be talked about", "staff-3", TALK, answer=said(Said.TALK), own=gone_through(FRIENDS, UNSURE)),
    Situation("photos not gone through", "staff-5", OPEN, answer=YES, own=gone_through(Review.PHOTOS, None, None)),
    Situation("a photo to take down", "staff-5", TO_DO, answer=YES, own=gone_through(Review.PHOTOS, FINE, REMOVE)),
    Situation("a photo to ask about", "staff-5", OPEN, answer=YES, own=gone_through(Review.PHOTOS, FINE, ASK)),
    Situation("photos all fine or gone", "staff-5", MET, answer=YES, own=gone_through(Review.PHOTOS, FINE, REMOVED)),
    Situation("photos have no say in posts", "staff-6", MET, answer=YES, own=gone_through(Review.PHOTOS, None)),
    Situation("posts half gone through", "staff-6", OPEN, answer=YES, own=gone_through(POSTS, FINE, None)),
    Situation("a post to take down", "staff-7", TO_DO, answer=YES, own=gone_through(POSTS, REMOVE)),
    Situation("posts all fine, words still in view", "staff-8", TO_DO, seen(RUDE), answer=YES, own=gone_through(POSTS, FINE)),
    Situation("posts all fine, and a yes", "staff-8", MET, answer=YES, own=gone_through(POSTS, FINE, FINE)),
    # What a download proves of a page that cannot be looked at (staff-4), and never of what stands on it (staff-2).
    Situation("a wall, proven private", "staff-4", MET, seen(insta=PRIVATE, chirp=WALL), own=proven("on", True)),
    Situation("a wall, proven open", "staff-4", TO_DO, seen(insta=PRIVATE, chirp=WALL), own=proven("off", False)),
    Situation("open to strangers, said to be private by the download", "staff-4", TO_DO, seen(insta=PRIVATE, chirp=PUBLIC), own=proven("on", True)),
    Situation("a wall, proven private: its words are still unknown", "staff-2", OPEN, seen(insta=PRIVATE, chirp=WALL), own=proven("on", True)),
    # The final statement: acknowledged, never a check.
    Situation("not acknowledged", "final-statement", OPEN, seen(PHONE)),
    Situation("acknowledged", "final-statement", MET, answer=YES),
    Situation("to be talked about", "final-statement", TALK, answer=said(Said.TALK)),
]  # fmt: skip


@pytest.mark.parametrize("case", SITUATIONS, ids=lambda case: f"{case.point}: {case.told}")
def test_a_situation_settles_as_it_should(case: Situation) -> None:
    answers = {case.point: case.answer} if case.answer else {}
    kept = progress(*case.audits, accounts=case.accounts, decisions=case.decisions, answers=answers)
    kept = replace(kept, own_data=case.own)
    settled = {one.key_point: one for one in settle(default_pack(), kept)}[case.point]
    assert settled.state is case.state, settled
    assert case.missing in " | ".join(settled.missing)
    assert bool(settled.missing) == (settled.state is not MET), settled
    assert settled.evidence or settled.state in (OPEN, TO_DO)


def test_what_is_in_view_is_evidence_with_the_look_that_saw_it() -> None:
    kept = progress(*seen(PHONE, LINK))
    settled = {one.key_point: one for one in settle(default_pack(), kept)}
    for point, title in (("staff-2", "Phone number"), ("staff-11", "A way to message you")):
        (shown,) = [item for item in settled[point].evidence if "in view" in item.text]
        assert shown.text == f"{title} in view on Instagram · robin.quill (bio)"
        assert (shown.sort, shown.target, shown.when, shown.view) == ("seen", INSTA.id, SEEN, View.SIGNED_OUT)


def test_the_table_is_long_enough_and_reaches_every_point_and_state() -> None:
    assert len(SITUATIONS) >= 60
    assert {case.state for case in SITUATIONS} == set(State)
    assert {case.point for case in SITUATIONS} == {point.id for point in default_pack().key_points}
