from __future__ import annotations

from dataclasses import replace
from datetime import date

from selfaudit.model import Choice, Kind, Outcome, Standing
from selfaudit.progress import Progress
from selfaudit.trend import MOST, Point, trend
from tests.selfaudit.made_up import CHIRP, DAY, INSTA, START, audit, decided, finding, progress

PHONE, EMAIL = finding(Kind.PHONE), finding(Kind.EMAIL, CHIRP, quote="robin@mail.example")
FIRST = audit({INSTA: Outcome.PUBLIC, CHIRP: Outcome.PUBLIC}, [PHONE, EMAIL], start=START - 90 * DAY)


def test_each_finished_audit_is_a_point() -> None:
    gone = audit({INSTA: Outcome.PUBLIC, CHIRP: Outcome.PUBLIC}, [replace(PHONE, standing=Standing.GONE), EMAIL])
    unfinished = audit({INSTA: Outcome.PUBLIC}, start=START + DAY, finished=False)
    assert trend(progress(FIRST, gone, unfinished)) == (
        Point(date(2026, 6, 3), 2, 2, 2),
        Point(date(2026, 9, 1), 1, 2, 2),
    )


def test_what_stood_on_a_page_that_cannot_be_looked_at_still_counts() -> None:
    walled = audit({INSTA: Outcome.PUBLIC, CHIRP: Outcome.WALL})
    before, now = trend(progress(FIRST, walled))
    assert (before.in_view, now.in_view, now.looked, now.whole) == (2, 1, 1, False)
    assert now.words == "1 September 2026: 1 thing in view; 1 of 2 accounts could be looked at."


def test_what_is_not_about_the_person_counts_in_no_audit() -> None:
    assert [one.in_view for one in trend(progress(FIRST, decisions={PHONE: decided(Choice.NOT_ME)}))] == [1]


def test_only_the_newest_are_told() -> None:
    kept = [audit({INSTA: Outcome.PRIVATE}, start=START + at * DAY) for at in range(MOST + 3)]
    told = trend(progress(*kept))
    assert [one.day for one in told] == [one.started_at.date() for one in kept[3:]]
    assert told[0].words.endswith("nothing in view; 1 of 1 account could be looked at.")
    assert trend(Progress()) == ()
