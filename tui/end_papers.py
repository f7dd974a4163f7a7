"""The papers that the walk can end with, and which of them comes first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from selfaudit.progress import Purpose
from selfaudit.report.receipt import receipt_page
from selfaudit.session import Session
from tui.papers import as_json

Made = Callable[[Session, bool], str]  # whole: with the words that were found


@dataclass(frozen=True)
class EndPaper:
    """What one paper is called, what to know before it is saved, its usual file name, and how it is made.

    `page` is what is printed where the file's name ends in .pdf, `others` how it is made for further endings.
    """

    name: str
    file: str
    about: str
    make: Made
    page: Made | None = None
    others: dict[str, Made] = field(default_factory=dict)


HIDDEN = (
    "Anyone who opens the file can read what is in it. Hidden, it tells what sort of thing stands where, and what to "
    "do about it. Your number, your address and the like stay in your locked file, with their pictures."
)
REPORT = EndPaper(
    "report",
    "selfaudit-report.html",
    "The report is for you alone. It is an ordinary file, not locked: anyone who can open the folder can read it. "
    "Keep it somewhere private, and delete it when you no longer need it. A name that ends in .pdf gives a PDF.",
    Session.report,
    Session.report,
    {".json": lambda session, whole: as_json(session.export(whole))},
)


def receipt_with(name: str) -> EndPaper:
    """The receipt, with the person's name on it where they wish that."""
    return EndPaper(
        "receipt",
        "selfaudit-receipt.txt",
        "The receipt is what you can hand in at your school. It says that you did a review, when, and by which policy. "
        "Nothing that was found is in it, and not your name. A name that ends in .pdf gives a PDF.",
        lambda session, _whole: session.receipt(name),
        lambda session, _whole: receipt_page(session.receipt(name)),
    )


_MADE_UP = "nobody: this is practice with a made-up person"
RECEIPT, PRACTICE_RECEIPT = receipt_with(""), receipt_with(_MADE_UP)
CALENDAR = EndPaper(
    "calendar file",
    "selfaudit-next-review.ics",
    "The calendar file reminds you to look again. Where you asked a site for a copy of your own data, it reminds you "
    "to fetch it. It says nothing of what was found.",
    lambda session, _whole: session.calendar(),
)


def end_papers(purpose: Purpose | None, practice: bool = False) -> tuple[EndPaper, ...]:
    """The papers, the one that comes first for this use of the audit ahead. A receipt of practice says so."""
    receipt = PRACTICE_RECEIPT if practice else RECEIPT
    leading = (receipt, REPORT) if purpose in (Purpose.ONBOARDING, Purpose.HR_CHECK) else (REPORT, receipt)
    return (*leading, CALENDAR)


async def made(paper: EndPaper, session: Session, path: Path, whole: bool) -> str | bytes:
    """The paper in the form that the file's name asks for; with the words that were found only where `whole`.

    Raises SelfAuditError where it cannot be made.
    """
    ending = path.suffix.lower()
    if ending == ".pdf" and paper.page:
        from probes.paper import print_pdf  # noqa: PLC0415 - loads the browser's library

        [pdf] = await print_pdf(paper.page(session, whole))
        return pdf
    return paper.others.get(ending, paper.make)(session, whole)
