"""The practice audit without a keyboard: the same session, gate and browser, its progress told line by line."""

from __future__ import annotations

import asyncio
import json
from contextlib import aclosing
from pathlib import Path

from probes.paper import print_pdf
from probes.practice.own_data import keep_own_data, said_of
from probes.practice.world import Practice, load_practice, practice_probe
from selfaudit.errors import BadInputError
from selfaudit.events import AuditFinished, LookFinished, LookStarted
from selfaudit.model import Account
from selfaudit.policy.load import default_pack
from selfaudit.policy.words import OUTCOME_WORDS
from selfaudit.progress import Purpose
from selfaudit.report.receipt import receipt_page
from selfaudit.reviews import CHOICES, Review
from selfaudit.session import Session, now
from selfaudit.text import one_line
from selfaudit.vault.memory import MemoryStore
from tui.where_to_change import changes_on
from tui.words import count

_PAPERS = ("report.html", "audit.json", "receipt.txt", "plan.ics", "report.pdf", "receipt.pdf")
_MARK = "practice"  # what tells a practice audit's own files from anything else of the same name


def run_unattended(out: Path, purpose: Purpose | None = None) -> int:
    """Do the practice audit and write every paper, `report.html` and `audit.json` among them, into the folder `out`.

    Files of an earlier practice audit are written over. Raises BadInputError where `out` cannot take the files, or
    holds files of these names that a practice audit did not write.
    """
    make_ready(out)
    store, pack, practice = MemoryStore(), default_pack(), load_practice()
    keep_own_data(store, practice, pack, now())
    session = Session(store, pack, where=changes_on(practice.platforms.get))
    session.choose_purpose(purpose)
    asyncio.run(_audit(session, practice))
    _go_through(session)
    print("Writing the papers …", flush=True)
    for name, paper in zip(_PAPERS, _papers(session), strict=True):
        (out / name).write_bytes(paper)
    _tell_end(session, out)
    return 0


def _papers(session: Session) -> list[bytes]:
    report, receipt = session.report(whole=True), session.receipt()
    data = json.dumps({_MARK: True, **session.export(whole=True)}, ensure_ascii=False, indent=1) + "\n"
    written = [text.encode("utf-8") for text in (report, data, receipt, session.calendar())]
    return [*written, *asyncio.run(print_pdf(report, receipt_page(receipt)))]


def _go_through(session: Session) -> None:
    """The reviews, answered as the made-up person would."""
    for review in Review:
        items = [item for item in session.progress.own_data.items if item.review is review]
        answers = {item.id: said_of(item) for item in items}
        for choice in CHOICES[review]:
            session.review([name for name, said in answers.items() if said is choice], choice)
        count_ = session.progress.own_data.count(review)
        print(f"  reviewed  {review}: {count_.answered} of {count_.all}, {count_.to_do} to remove", flush=True)


async def _audit(session: Session, practice: Practice) -> None:
    session.describe(practice.identity)
    for account in practice.accounts:
        session.add(account)
    print(
        f"Practice audit of a made-up person with {count(len(practice.accounts), 'account', 'accounts')}.", flush=True
    )
    print("Starting the browser behind the gate …", flush=True)
    async with practice_probe() as probe, aclosing(session.run(probe)) as events:
        async for event in events:
            match event:
                case LookStarted(account):
                    print(f"  looking   {_name(account)}", flush=True)
                case LookFinished(account, look, findings):
                    found = (
                        count(len(findings), "finding", "findings")
                        if look.outcome.conclusive
                        else "something for you to do"
                    )
                    name = _name(account)
                    print(f"  done      {name}: {OUTCOME_WORDS[look.outcome]}, {found}", flush=True)
                case AuditFinished(audit):
                    print(
                        f"All {len(audit.looks)} looked at, {count(len(audit.findings), 'finding', 'findings')}.",
                        flush=True,
                    )


def _name(account: Account) -> str:
    return one_line(account.label, 50)


def _tell_end(session: Session, out: Path) -> None:
    settled = session.settlements()
    states = sorted({str(settlement.state) for settlement in settled})
    tally = ", ".join(f"{sum(one.state == state for one in settled)} {state}" for state in states)
    print(f"Key points: {tally}.")
    print(f"The report is at {(out / 'report.html').resolve()}")


def make_ready(out: Path) -> None:
    """See to it that `out` can take the papers. Raises BadInputError where it cannot, or where they are not ours."""
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise BadInputError("This folder cannot be made or is not a folder.", "Choose another with --out.") from None
    present = [name for name in _PAPERS if (out / name).exists()]
    if present and not _ours(out / "audit.json"):
        raise BadInputError(
            f"There is already a {present[0]} in this folder, and it is not from a practice audit.",
            "Choose another folder with --out.",
        )


def _ours(path: Path) -> bool:
    try:
        return json.loads(path.read_text("utf-8")).get(_MARK) is True
    except (OSError, ValueError, AttributeError):
        return False
