from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from selfaudit.model import Choice, Decision, Kind, Outcome
from selfaudit.policy.load import default_pack
from selfaudit.report.calendar import Reminder, calendar, reminders, review_reminder
from selfaudit.reviews import KeptDownload
from selfaudit.text import harmless
from tests.selfaudit.made_up import DAY, INSTA, START, audit, finding, progress

NOW = datetime(2026, 9, 3, 9, 0, tzinfo=timezone(timedelta(hours=1)))
DONE = progress(audit({INSTA: Outcome.PUBLIC}, [finding(Kind.PHONE)]))


def unfolded(file: str) -> list[str]:
    assert file.endswith("\r\n")
    return file.replace("\r\n ", "").split("\r\n")[:-1]


def values(file: str, name: str) -> list[str]:
    return [line.split(":", 1)[1] for line in unfolded(file) if line.split(":")[0].split(";")[0] == name]


def test_the_next_review_is_a_whole_day_a_year_on() -> None:
    reminder = review_reminder(default_pack(), DONE)
    assert reminder
    assert reminder.day == date(2027, 9, 1)
    file = calendar([reminder], NOW)
    assert values(file, "DTSTART") == ["20270901"]
    assert values(file, "DTEND") == ["20270902"]
    assert values(file, "DTSTAMP") == ["20260903T080000Z"]
    assert values(file, "TRIGGER") == ["-P7D"]


def test_a_review_from_a_leap_day_falls_on_the_last_of_february() -> None:
    leap = progress(audit({INSTA: Outcome.PRIVATE}, start=datetime(2028, 2, 29, 10, 0, tzinfo=UTC)))
    reminder = review_reminder(default_pack(), leap)
    assert reminder
    assert reminder.day == date(2029, 2, 28)


def test_without_a_finished_audit_there_is_no_review() -> None:
    assert review_reminder(default_pack(), progress()) is None
    assert review_reminder(default_pack(), progress(audit({INSTA: Outcome.PUBLIC}, finished=False))) is None


def test_an_unfinished_audit_does_not_move_the_review() -> None:
    both = progress(*DONE.audits, audit({INSTA: Outcome.PUBLIC}, finished=False, start=START + 100 * DAY))
    assert review_reminder(default_pack(), both) == review_reminder(default_pack(), DONE)


def test_a_calendar_says_nothing_of_what_was_found() -> None:
    reminder = review_reminder(default_pack(), DONE)
    assert reminder
    file = calendar([reminder], NOW)
    for private in ("07700", "robin", "instagram", "phone", "school"):
        assert private not in file.lower()


def test_the_same_reminder_keeps_its_name_and_another_has_another() -> None:
    one, other = Reminder("a", NOW.date(), "A", "a"), Reminder("b", NOW.date(), "A", "a")
    assert values(calendar([one], NOW), "UID") == values(calendar([one], NOW + DAY), "UID")
    assert len(set(values(calendar([one, other], NOW), "UID"))) == 2


def test_blocks_begin_and_end_in_order() -> None:
    lines = unfolded(calendar([Reminder("a", NOW.date(), "A", "a")], NOW))
    assert lines[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
    assert [line for line in lines if line.startswith(("BEGIN", "END"))] == [
        *("BEGIN:VCALENDAR", "BEGIN:VEVENT", "BEGIN:VALARM"),
        *("END:VALARM", "END:VEVENT", "END:VCALENDAR"),
    ]


@given(st.text(max_size=300))
def test_any_words_come_back_as_they_were_and_no_line_is_too_long(words: str) -> None:
    file = calendar([Reminder("a", NOW.date(), words, "x")], NOW)
    assert all(len(line.encode()) <= 75 for line in file.split("\r\n"))
    assert "\n" not in file.replace("\r\n", "")
    (summary,) = values(file, "SUMMARY")
    read, rest = "", iter(summary)
    for letter in rest:
        escaped = next(rest) if letter == "\\" else ""
        read += {"n": "\n"}.get(escaped, escaped) if letter == "\\" else letter
    assert read == harmless(words).replace("\t", " ")


def test_a_download_on_its_way_is_reminded_of_until_it_has_been_read() -> None:
    asked = replace(DONE, decisions={f"asked:{INSTA.id}": Decision(Choice.FIXED, START)})
    download, review = reminders(default_pack(), asked)
    assert (download.day, review.day) == (date(2026, 9, 4), date(2027, 9, 1))
    file = calendar([download], NOW)
    assert values(file, "TRIGGER") == ["-P0D"]
    assert not any(private in file.lower() for private in ("robin", "instagram"))
    read = asked.with_download(KeptDownload(INSTA.id, START + DAY))
    assert reminders(default_pack(), read) == (review,)
    old = asked.with_download(KeptDownload(INSTA.id, START - DAY))
    assert reminders(default_pack(), old) == (download, review)
