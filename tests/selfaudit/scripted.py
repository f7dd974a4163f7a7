"""A probe that shows what it is told to: pages as text, walls, waits and breakages."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from selfaudit.capture import Box, Capture, Passage
from selfaudit.model import Account, Identity, Kind, LedgerLine, Look, Match, Outcome, Place, View
from selfaudit.ports import Turn, at_once

MOMENT = datetime(2026, 9, 1, 10, 0, tzinfo=UTC)


@dataclass
class Scripted:
    """Shows `pages` by account id; an outcome where there is no text, or an error to break with.

    Accounts in `slow` wait until `let_go` is set. `begun` are the ids in the order looked at.
    """

    pages: Mapping[str, str | Outcome | Exception] = field(default_factory=dict)
    slow: frozenset[str] = frozenset()
    let_go: asyncio.Event = field(default_factory=asyncio.Event)
    begun: list[str] = field(default_factory=list)
    most_at_once: int = 0
    under_way: int = 0

    async def look(self, account: Account, turn: Turn = at_once) -> Capture:
        async with turn():
            self.begun.append(account.id)
            self.under_way += 1
            self.most_at_once = max(self.most_at_once, self.under_way)
            try:
                await asyncio.sleep(0)
                if account.id in self.slow:
                    await self.let_go.wait()
            finally:
                self.under_way -= 1
        page = self.pages.get(account.id, "")
        if isinstance(page, Exception):
            raise page
        return capture(account, page)

    def crop(self, capture: Capture, passage: Passage, match: Match) -> bytes | None:
        return f"{capture.look.target} {match.kind}".encode() if passage.boxes else None

    def ledger(self) -> tuple[LedgerLine, ...]:
        return tuple(
            LedgerLine("practice.example", True, self.begun.count(name), "page", name)
            for name in dict.fromkeys(self.begun)
        )


def capture(account: Account, page: str | Outcome) -> Capture:
    """What a look at the account gives: a public page with this text, or this outcome with nothing on it."""
    outcome = page if isinstance(page, Outcome) else Outcome.PUBLIC
    passages = () if isinstance(page, Outcome) else (Passage(page, Place.BIO, boxes=(Box(0, 0, 10, 10),)),)
    look = Look(account.id, account.address, View.SIGNED_OUT, outcome, MOMENT, passages=len(passages))
    return Capture(look, passages)


def accounts(count: int) -> tuple[Account, ...]:
    """Made-up accounts of one person."""
    return tuple(Account("practice", f"jo{n}", f"https://practice.example/jo{n}") for n in range(count))


def find_words(text: str, identity: Identity | None = None) -> list[Match]:
    """Stands in for the detectors: eleven digits are a phone number, a name of the identity is its school."""
    spans = [(found.span(), Kind.PHONE) for found in re.finditer(r"(?<!\d)0\d{10}(?!\d)", text)]
    for name in identity.names if identity else ():
        spans += [(found.span(), Kind.SCHOOL) for found in re.finditer(re.escape(name), text)]
    return [
        Match(start, end, kind, text[start:end], 0.9, "made-up", "It tells who you are.")
        for (start, end), kind in sorted(spans)
    ]
