from __future__ import annotations

from datetime import date

import pytest

from selfaudit.detect import together
from selfaudit.model import Kind, Place, Severity
from selfaudit.policy.load import default_pack
from selfaudit.policy.pack import PARTS, PURPOSES

EVIDENCE = {
    "principle-1": {"stated"},
    "principle-2": {"stated"},
    "principle-3": {"seen"},
    "staff-1": {"stated"},
    "staff-2": {"seen"},
    "staff-3": {"reviewed", "stated"},
    "staff-4": {"seen", "reviewed"},
    "staff-5": {"reviewed"},
    "staff-6": {"reviewed", "stated"},
    "staff-7": {"reviewed", "stated"},
    "staff-8": {"reviewed", "stated"},
    "staff-9": {"stated"},
    "staff-10": {"stated", "seen"},
    "staff-11": {"stated"},
    "staff-12": {"seen"},
    "staff-13": {"stated"},
    "staff-14": {"stated"},
    "final-statement": {"acknowledged"},
}


def test_it_has_every_point_in_the_policys_order() -> None:
    assert [point.id for point in default_pack().key_points] == list(EVIDENCE)


@pytest.mark.parametrize("key_point", EVIDENCE)
def test_each_point_rests_on_its_own_sorts_of_evidence(key_point: str) -> None:
    assert set(default_pack().key_point(key_point).evidence) == EVIDENCE[key_point]


def test_it_is_read_once() -> None:
    assert default_pack() is default_pack()


@pytest.mark.parametrize("kind", Kind)
def test_profile_fields_weigh_at_least_as_much_as_free_text(kind: Kind) -> None:
    pack = default_pack()
    rank = {Severity.LOW: 0, Severity.MEDIUM: 1, Severity.HIGH: 2}
    for field in (Place.NAME, Place.JOB_TITLE, Place.EMPLOYER, Place.EDUCATION, Place.BIO):
        assert rank[pack.severity(kind, field)] >= rank[pack.severity(kind, Place.POST)]


@pytest.mark.parametrize("kind", [Kind.SCHOOL, Kind.PROFESSION])
def test_job_and_school_weigh_more_in_a_profile_field_than_in_a_post(kind: Kind) -> None:
    assert default_pack().severity(kind, Place.EMPLOYER) is Severity.HIGH
    assert default_pack().severity(kind, Place.POST) is not Severity.HIGH


def test_every_outside_body_has_a_source_and_every_one_of_the_schools_own_is_to_be_filled_in() -> None:
    for contact in default_pack().contacts:
        assert contact.fact or "fills in" in contact.details or "Fill in" in contact.details, contact.id


def test_it_names_the_law_of_today_beside_the_old_one() -> None:
    notes = " ".join(note.text for note in default_pack().notes)
    assert "Data Protection Act 1998" in notes
    assert "Data Protection Act 2018" in notes


def test_it_says_so_when_its_review_date_has_passed() -> None:
    pack = default_pack()
    assert not any("due to be reviewed" in note for note in pack.notes_on(pack.review_due))
    assert any("due to be reviewed by August 2027" in note for note in pack.notes_on(date(2027, 9, 1)))


def test_every_use_has_its_emphasis() -> None:
    assert set(default_pack().emphases) == set(PURPOSES)


def test_indecent_images_are_never_a_check() -> None:
    point = default_pack().key_point("final-statement")
    assert not any("final-statement" in advice.key_points for advice in default_pack().kinds.values())
    assert {"police", "lado", "dsl", "iwf"} <= set(point.turn_to)


def test_what_may_stand_together_is_what_the_detectors_can_tell() -> None:
    assert set(PARTS) == set(together.PARTS)
    assert {part for row in default_pack().together for part in row.parts} <= set(PARTS)
