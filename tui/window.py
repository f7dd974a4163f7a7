"""The window that the person drives, from its opening to its closing: what stands in it, and what it let through."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial

from selfaudit.audit import since
from selfaudit.evidence import Original
from selfaudit.model import Account, Finding, LedgerLine
from selfaudit.ports import Companion, InFront
from selfaudit.session import Session
from tui.show_words import IN_FRONT_WORDS, NOT_OPEN, OPENING, READING
from tui.walk import OpenCompanion

_EVERY = 0.7  # seconds between two glances at the window: live to the eye, and little work


class Window:
    """One window after another for one account. `say` is called with the state in words whenever it is looked at."""

    def __init__(
        self, session: Session, open_companion: OpenCompanion, account: Account, say: Callable[[str], None]
    ) -> None:
        self._session = session
        self._open_companion = open_companion
        self._account = account
        self._say = say
        self._companion: Companion | None = None
        self._counted: tuple[LedgerLine, ...] = ()

    @property
    def open(self) -> bool:
        """True while there is a window that can be asked."""
        return self._companion is not None

    async def drive(self) -> None:
        """Open the window and tell what stands in it until it is closed; cancelling this closes it.

        Raises NoBrowserError or GateError where it does not open.
        """
        self._counted = ()
        window = None
        self._say(OPENING)
        try:
            async with self._open_companion(self._account) as window:
                self._companion = window
                while (state := await window.in_front()) is not InFront.CLOSED:
                    self._count(window)
                    self._say(IN_FRONT_WORDS[state])
                    await asyncio.sleep(_EVERY)
        finally:
            self._companion = None
            if window is not None:
                self._count(window)
            self._say(NOT_OPEN if window is None else IN_FRONT_WORDS[InFront.CLOSED])

    async def read(self) -> tuple[Finding, ...]:
        """Read the page in the window and keep what stands on it. Raises BadInputError where it cannot be read."""
        window = self._companion
        if window is None:
            return ()
        self._say(READING)
        capture = await window.read()
        return await self._session.show(capture, partial(window.crop, capture))

    async def photograph(self) -> Original | None:
        """A picture of the page in the window; None without one. Raises BadInputError where it cannot be taken."""
        return await self._companion.photograph() if self._companion else None

    def _count(self, window: Companion) -> None:
        """Add to the ledger what the window let through since it was last counted."""
        lines = window.ledger()
        self._session.count_traffic(since(lines, self._counted))
        self._counted = lines
