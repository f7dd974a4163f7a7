"""The receipt for the school: that a review was done, and nothing of what it found."""

from __future__ import annotations

import hashlib
import unicodedata
from datetime import datetime
from textwrap import wrap

from selfaudit.errors import BadInputError
from selfaudit.policy.dates import day_words, next_review
from selfaudit.policy.known import Known, what_is_known
from selfaudit.policy.pack import KeyPoint, Pack, SettledBy
from selfaudit.progress import Progress, Purpose
from selfaudit.report.page import render
from selfaudit.text import one_line
from selfaudit.version import __version__

_TITLE = "selfaudit receipt, form 1"
_MARK = "Fingerprint: "
_WIDTH = 76
_WORDS = (
    "What this shows: a review of public pages was done, by the person who hands in this receipt, on accounts they "
    "named themselves. What was found is theirs and is not in here.",
    "What this does not show: good or bad conduct, or that every account was named. It is no clearance and no ground "
    "for any measure.",
    "The fingerprint shows whether the words above it were changed afterwards. It is no signature: it does not show "
    "who made this receipt.",
)


def receipt(pack: Pack, progress: Progress, now: datetime, name: str = "") -> str:
    """The receipt as text. `name` is put in only where the person wishes it.

    It counts accounts and key points; no finding, state, handle, address or picture goes in, and what was found changes
    nothing in it. Raises BadInputError where the newest audit is not finished.
    """
    audit, known = progress.audit, what_is_known(progress)
    if audit is None or audit.finished_at is None or not known.accounts:
        raise BadInputError(
            "There is no finished audit to make a receipt of.", "Finish looking at your accounts first."
        )
    looked = len(known.accounts) - len(known.unseen)
    through = sum(_gone_through(point, progress, known) for point in pack.key_points)
    again = next_review(progress, pack.review_months)
    rows = [
        ("Name", one_line(name, 80)),
        ("Done for", _done_for(pack, progress.purpose)),
        ("Review finished", day_words(audit.finished_at)),
        ("Policy", pack.citation),
        ("Policy pack", f"{pack.id} {pack.version}"),
        ("Accounts looked at", f"{looked} of {len(known.accounts)}"),
        ("Key points gone through", f"{through} of {len(pack.key_points)}"),
        ("Look again by", day_words(again) if again else ""),
        ("Made", f"{day_words(now)}, with selfaudit {__version__}"),
    ]
    lines = [_TITLE, ""]
    for label, value in rows:
        if value:
            lines += wrap(f"{label + ':':<26}{value}", _WIDTH, subsequent_indent=" " * 26)
    for words in _WORDS:
        lines += ["", *wrap(words, _WIDTH)]
    return "\n".join([*lines, "", f"{_MARK}{_fingerprint(lines)}", ""])


def _gone_through(point: KeyPoint, progress: Progress, known: Known) -> bool:
    """True where what the point rests on was done: its question answered, every account looked at to the end.

    An audit in which no account could be looked at is none. Not how the point stands: that would tell what was found.
    """
    answered = SettledBy.ANSWER not in point.settled_by or point.id in progress.answers
    by_sight = {SettledBy.FINDINGS, SettledBy.PRIVACY} & set(point.settled_by)
    audited = SettledBy.AUDIT not in point.settled_by or len(known.unseen) < len(known.accounts)
    return answered and audited and (known.complete or not by_sight)


def _done_for(pack: Pack, purpose: Purpose | None) -> str:
    """What the review was done for, in the pack's words; what somebody does for themselves is told to nobody."""
    emphasis = pack.emphasis(purpose)
    return emphasis.title if emphasis and purpose is not Purpose.HOME else ""


def receipt_page(text: str) -> str:
    """A receipt as one HTML page, for printing."""
    return render("receipt.html.j2", {"text": text})


def receipt_holds(text: str) -> bool:
    """True where the fingerprint of this receipt fits its words. Raises BadInputError where it is no receipt.

    Blanks and the ends of lines may have changed on the way.
    """
    lines = [line.strip() for line in text.removeprefix("\ufeff").strip().splitlines()]
    if not lines or lines[0] != _TITLE or not lines[-1].startswith(_MARK):
        raise BadInputError("This is not a receipt of selfaudit.", "A receipt ends in a line that begins: Fingerprint")
    return lines[-1].removeprefix(_MARK).strip() == _fingerprint(lines[:-1])


def printed_receipt(text: str) -> str:
    """The receipt in `text`, the words of a printed one, without what the page says above it."""
    return text[max(0, text.find(_TITLE)) :]


def _fingerprint(lines: list[str]) -> str:
    """SHA-256 over the words of these lines, with one blank between two of them, in normal form C."""
    words = unicodedata.normalize("NFC", " ".join(" ".join(lines).split()))
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()
