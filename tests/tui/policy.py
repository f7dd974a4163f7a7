"""A small made-up policy with a point of every sort."""

from __future__ import annotations

from datetime import date

from selfaudit.model import Kind, Place, Severity
from selfaudit.policy.pack import Contact, Emphasis, KeyPoint, KindAdvice, Pack, SettledBy
from selfaudit.progress import Purpose

POINTS = (
    KeyPoint(
        "principle-1",
        "Your conduct is yours",
        "Part 1, point 1",
        "Act so that nobody has reason to doubt you.",
        ("stated",),
        (SettledBy.ANSWER,),
        "Do you keep to this?",
        "The rest of the audit helps you to check.",
        asked_first=True,
    ),
    KeyPoint(
        "staff-2",
        "No personal details in view",
        "Part 2, point 2",
        "Pupils must not be able to find your number, your address or your date of birth.",
        ("seen",),
        (SettledBy.FINDINGS,),
        "",
        "Look at old posts as well.",
    ),
    KeyPoint(
        "staff-12",
        "Neither your school nor your job",
        "Part 2, point 12",
        "Nothing online may tell which school you work at or what you do there.",
        ("seen",),
        (SettledBy.FINDINGS,),
        "",
        "",
    ),
    KeyPoint(
        "staff-13",
        "Lock your phone",
        "Part 2, point 13",
        "Your phone locks itself when you put it down.",
        ("stated",),
        (SettledBy.ANSWER,),
        "Is your phone locked when you are in school?",
        "Set it to lock after thirty seconds.",
        ("safety",),
    ),
    KeyPoint(
        "final-statement",
        "A statement to acknowledge",
        "Part 3",
        "If you come across unlawful pictures: stop, copy nothing, tell the police and your safety lead.",
        ("acknowledged",),
        (SettledBy.ANSWER,),
        "Have you read this?",
        "",
        ("safety",),
    ),
)
_TITLES = {
    Kind.PHONE: "Phone number",
    Kind.EMAIL: "Email address",
    Kind.SCHOOL: "Your school",
    Kind.PROFESSION: "What you do",
}


def _advice(kind: Kind) -> KindAdvice:
    return KindAdvice(
        Severity.HIGH if kind is Kind.PHONE else Severity.MEDIUM,
        ("staff-2",) if kind in (Kind.PHONE, Kind.EMAIL) else ("staff-12",),
        _TITLES.get(kind, str(kind).capitalize()),
        "Pupils and parents could use it to reach you at home.",
        "Open the settings of your profile, take it out, then look again.",
        {Place.JOB_TITLE: Severity.HIGH},
    )


PACK = Pack(
    id="made-up",
    version="2026",
    title="Online Working Policy",
    trust="Example Trust",
    citation="Example Trust, Online Working Policy, 2026",
    adopted=date(2026, 5, 1),
    review_due=date(2027, 7, 1),
    review_months=12,
    notes=(),
    key_points=POINTS,
    kinds={kind: _advice(kind) for kind in Kind},
    contacts=(Contact("safety", "Your safety lead", "ask at the office", "First, for anything that worries you."),),
    together=(),
    emphases={
        Purpose.HR_CHECK: Emphasis("To show a review", "You keep what it finds.", ("staff-13", "staff-2")),
        Purpose.HOME: Emphasis("For yourself", "For your own peace of mind.", ("staff-2",)),
    },
)
