"""What was copied here does not stay in the clipboard: it may hold a person's name and school."""

from __future__ import annotations

import asyncio
from collections.abc import Collection

from textual.app import App
from textual.timer import Timer
from textual.worker import Worker

from probes.clipboard import read_clipboard
from selfaudit.errors import BadInputError

COPIED_SECONDS = 60


class TidyClipboard(App[None]):
    """An app that takes out of the clipboard again what was copied in it."""

    _copied: frozenset[str] = frozenset()
    _copied_for: Timer | None = None

    def copy_to_clipboard(self, text: str) -> None:
        """Hand `text` to the clipboard, and take it out again after a while, or when the vault is left."""
        super().copy_to_clipboard(text)
        if self._copied_for:
            self._copied_for.stop()
        self._copied |= {text.strip()}
        self._copied_for = self.set_timer(COPIED_SECONDS, self.on_forget_copied)

    def on_forget_copied(self) -> None:
        """What was copied here goes; asking the clipboard may take a while, and holds nothing up."""
        # Made when its turn comes: an app that ends first never makes it.
        _: Worker[None] = self.run_worker(self.forget_copied)

    async def forget_copied(self) -> None:
        """Put a blank in the place of what was copied here, unless something else is seen to be in the clipboard."""
        if self._copied_for:
            self._copied_for.stop()
        copied, self._copied, self._copied_for = self._copied, frozenset(), None
        if not copied:
            return
        if await asyncio.to_thread(_may_hold, copied):
            super().copy_to_clipboard(" ")  # some terminals take no notice of nothing at all


def _may_hold(texts: Collection[str]) -> bool:
    """False where the clipboard is seen to hold something else."""
    try:
        return read_clipboard().strip() in texts
    except BadInputError:
        return True
