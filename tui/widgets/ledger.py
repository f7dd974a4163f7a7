"""What left the device: every host that was visited, and every one that was refused."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.widgets import Static

from selfaudit.model import LedgerLine
from tui.words import count, outside_line


class Ledger(Static):
    """The list of visits, as it grows."""

    def tell(self, lines: Sequence[LedgerLine]) -> None:
        """Show these lines: first what was let through, then what was kept from leaving."""
        through = [line for line in lines if line.allowed]
        refused = [line for line in lines if not line.allowed]
        parts = [Content("What left this device").stylize("bold")]
        if not lines:
            parts.append(Content("Nothing so far.").stylize("$quiet"))
        parts += [_line("→ visited", line) for line in through]
        if refused:
            times = sum(line.count for line in refused)
            parts.append(
                Content(f"Stopped before it could leave: {count(times, 'attempt', 'attempts')}").stylize("bold")
            )
            parts += [_line("✕ stopped", line) for line in refused]
        self.update(Content("\n").join(parts))


def _line(words: str, line: LedgerLine) -> Content:
    often = f", {line.count} times" if line.count != 1 else ""
    why = Content.assemble(" · ", outside_line(line.why, 60)) if line.why else Content("")
    return Content.assemble(f"{words} ", outside_line(line.host, 60), often, why.stylize("$quiet"))
