"""A process that walks through a whole audit on a vault with a scripted probe, over and over, to be killed anywhere.

Each time it starts it first says what it found kept. Arguments: the vault's database.
"""

from __future__ import annotations

import asyncio
import os
import sys
from contextlib import aclosing
from pathlib import Path

from selfaudit import findings
from selfaudit.events import LookFinished
from selfaudit.model import Identity
from selfaudit.policy.load import default_pack
from selfaudit.progress import Said, Step
from selfaudit.session import Session
from selfaudit.vault.database import Database
from selfaudit.vault.store import Vault
from tests.selfaudit.scripted import Scripted, accounts, find_words

KEY = bytes(range(32))
ACCOUNTS = accounts(8)
PAGES = {account.id: f"ring 0207946012{n} or ask for Quill" for n, account in enumerate(ACCOUNTS)}
ME = Identity(names=("Quill",))


def say(word: str) -> None:
    """Tell, at once, that something is kept."""
    os.write(1, f"{word}\n".encode())


async def look(session: Session) -> None:
    """Look at every account that is left."""
    async with aclosing(session.run(Scripted(PAGES))) as running:
        async for event in running:
            if isinstance(event, LookFinished):
                say(f"looked {event.account.id}")


async def walk(session: Session) -> None:
    """From where the person is to the end, as a face would go."""
    if session.progress.step is Step.WELCOME:
        session.describe(ME)
        say("described")
        session.go_to(Step.ACCOUNTS)
        say("step accounts")
    if session.progress.step is Step.ACCOUNTS:
        for account in ACCOUNTS[len(session.progress.accounts) :]:
            session.add(account)
            say(f"added {account.id}")
        session.go_to(Step.LOOK)
        say("step look")
    if session.progress.step is Step.LOOK:
        audit = session.audit_now
        if (
            audit is None or audit.finished_at is None
        ):  # a finished one is looked at again only where the person says so
            await look(session)
        session.go_to(Step.KEY_POINTS)
        say("step key points")
    for point in session.pack.key_points:
        if point.id not in session.progress.answers:
            session.answer(point.id, Said.YES)
            say(f"answered {point.id}")
    session.go_to(Step.REPORT)
    say("step report")


def main() -> None:
    """Say what is kept, go on with the walk, end."""
    setattr(findings, "find", find_words)  # noqa: B010
    session = Session(Vault(Database(Path(sys.argv[1]), KEY), lambda: None), default_pack())
    audit = session.progress.audit
    words = [f"step {session.progress.step}"]
    words += ["described"] * (session.progress.identity == ME)
    words += [f"added {account.id}" for account in session.progress.accounts]
    words += [f"looked {look.target}" for look in (audit.looks if audit else ())]
    words += [f"answered {key_point}" for key_point in session.progress.answers]
    say("kept: " + "; ".join(words))
    asyncio.run(walk(session))
    session.close()


if __name__ == "__main__":
    main()
