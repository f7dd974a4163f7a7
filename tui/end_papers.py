"""The papers that the walk can end with, and which of them comes first. Data only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from selfaudit.model import Purpose
from selfaudit.session import Session


@dataclass(frozen=True)
class EndPaper:
    """What one paper is called, what to know before it is saved, its usual file name, and how it is made."""

    name: str
    file: str
    about: str
    make: Callable[[Session], str]


REPORT = EndPaper(
    "report",
    "selfaudit-report.html",
    "The report is for you alone. It is an ordinary file, not locked: anyone who can open the folder can read it. "
    "Keep it somewhere private, and delete it when you no longer need it.",
    lambda session: session.report(),
)
RECEIPT = EndPaper(
    "receipt",
    "selfaudit-receipt.txt",
    "The receipt is what you can hand in at your school. It says that you did a review, when, and by which policy. "
    "Nothing that was found is in it, and not your name.",
    lambda session: session.receipt(),
)


def end_papers(purpose: Purpose | None) -> tuple[EndPaper, EndPaper]:
    """The paper that comes first for this use of the audit, and the other one."""
    return (RECEIPT, REPORT) if purpose in (Purpose.ONBOARDING, Purpose.HR_CHECK) else (REPORT, RECEIPT)
