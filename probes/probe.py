"""The signed-out probe: gate, browser, platform files and judgement put together into `ports.Probe`."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from probes.browser import Browser
from probes.canary import check
from probes.file_reader import FileReader, open_reader
from probes.gate import Gate
from probes.linked import linked_accounts
from probes.look import look
from probes.outcome import Verdict, judge, judge_unread
from probes.page import passages
from probes.page_pictures import OWN_PAGE, with_pictures
from probes.pictures import crop
from probes.platform import Platform
from probes.profile_picture import profile_likeness
from probes.visit import LookLimits, Visit
from selfaudit.capture import Capture, Passage
from selfaudit.model import Account, LedgerLine, Look, Match, Outcome, View
from selfaudit.ports import Also, Turn, at_once, nothing_more

_MOST_NAMED = 5  # hosts in one sentence


@dataclass(frozen=True)
class SignedOutProbe:
    """Looks at accounts as a stranger would. Made by `open_probe`.

    `also` gives the further hosts that the person allowed for an account; only a personal website can have any.
    """

    gate: Gate
    browser: Browser
    platforms: Mapping[str, Platform]
    also: Also
    reader: FileReader
    limits: LookLimits = field(default_factory=LookLimits)

    async def look(self, account: Account, turn: Turn = at_once) -> Capture:
        """One visit to the account's page. Raises NoBrowserError or GateError; a page's own trouble is an outcome."""
        platform = self.platforms[account.platform]
        if not account.address:
            async with turn():
                return _capture(account, Verdict(Outcome.NOT_CHECKED, platform.signed_out.text))
        fields = {field.name: field.selectors for field in platform.fields}
        also = self.also(account) if platform.any_host else None
        visit = await look(
            self.browser, account.address, platform.hosts_for(account), fields, account.id, self.limits, also, turn
        )
        capture = await asyncio.to_thread(_read, account, platform, visit)
        if capture.look.outcome not in OWN_PAGE:
            return capture
        capture = await asyncio.to_thread(self._with_ties, capture, account, visit)
        return await with_pictures(capture, visit.pictures, visit.unseen, self.reader)

    def _with_ties(self, capture: Capture, account: Account, visit: Visit) -> Capture:
        """The capture of the account's own page with what ties it to others."""
        linked = linked_accounts(visit.snapshot, self.platforms[account.platform], self.platforms, account)
        face = profile_likeness(visit.snapshot, visit.picture)
        return replace(capture, look=replace(capture.look, linked=linked, likeness=face))

    def crop(self, capture: Capture, passage: Passage, match: Match) -> bytes | None:
        """A small picture of the captured page with the match outlined, or None where the picture does not show it."""
        return crop(capture, passage, match)

    def ledger(self) -> tuple[LedgerLine, ...]:
        """What the gate let through and refused so far."""
        return self.gate.ledger()


@asynccontextmanager
async def open_probe(
    platforms: Mapping[str, Platform],
    also: Also = nothing_more,
    limits: LookLimits | None = None,
    routes: Mapping[str, tuple[str, int]] | None = None,
    trusted_key: str = "",
) -> AsyncGenerator[SignedOutProbe]:
    """A probe with its own gate and browser, checked for leaks before the first look.

    `also` gives the further hosts that the person allowed for an account, for as long as the probe is open.

    `routes` and `trusted_key` are for made-up sites on loopback; see `Gate` and `Browser`. Raises NoBrowserError where
    there is no browser, GateError where something gets past the gate.
    """
    async with Gate(routes) as gate, Browser(gate, trusted_key) as browser, open_reader() as reader:
        await check(browser)
        yield SignedOutProbe(gate, browser, platforms, also, reader, limits or LookLimits())


def _read(account: Account, platform: Platform, visit: Visit) -> Capture:
    more = _more_asked(platform, visit)
    if visit.snapshot.trouble and not visit.snapshot.texts:
        verdict = judge_unread(visit.snapshot, visit.note)
        return _capture(account, replace(verdict, note=_together(verdict.note, more)))
    verdict = judge(visit.snapshot, platform, account)
    told = passages(visit.snapshot, platform)
    capture = _capture(account, replace(verdict, note=_together(verdict.note, visit.note, more)), told)
    return replace(capture, picture=visit.picture)


def _together(*sentences: str) -> str:
    return " ".join(filter(None, sentences))


def _more_asked(platform: Platform, visit: Visit) -> str:
    """A sentence on the hosts that a personal website's page wanted beside its own; empty for other platforms."""
    wanted = visit.refused if platform.any_host else ()
    if not wanted:
        return ""
    rest = f" and {len(wanted) - _MOST_NAMED} more" if len(wanted) > _MOST_NAMED else ""
    return f"Parts of it come from hosts that were not visited: {', '.join(wanted[:_MOST_NAMED])}{rest}."


def _capture(account: Account, verdict: Verdict, told: tuple[Passage, ...] = ()) -> Capture:
    seen = Look(
        target=account.id,
        address=account.address,
        view=View.SIGNED_OUT,
        outcome=verdict.outcome,
        seen_at=datetime.now(UTC),
        note=verdict.note,
        passages=len(told),
        whole=verdict.whole,
    )
    return Capture(seen, told)
