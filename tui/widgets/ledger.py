"""What left the device: every site that was visited, and everything that was stopped on its way out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.content import Content
from textual.widgets import Static

from selfaudit.hosts import START_UP_CHECK
from selfaudit.model import LedgerLine
from tui.words import count, outside_line


class Ledger(Static):
    """The list of visits, as it grows. `name` gives what an account is called, by its id."""

    def __init__(self, name: Callable[[str], str], practice: bool = False) -> None:
        super().__init__(id="ledger")
        self._called = name
        self._heading = "What would leave this device in a real walk" if practice else "What left this device"

    def tell(self, lines: Sequence[LedgerLine]) -> None:
        """Show these lines: first what was let through, then what was stopped, by who wanted it."""
        through, stopped = grouped(lines, self._called)
        parts = [Content(self._heading).stylize("bold")]
        if not through:
            parts.append(Content("Nothing so far.").stylize("$quiet"))
        parts += [_row(f"→ {host}", times) for host, times in through]
        if stopped:
            parts.append(Content("Stopped before it could leave").stylize("bold"))
            parts += [_row(f"✕ {who}", tries) for who, tries in stopped]
        self.update(Content("\n").join(parts))


Told = list[tuple[str, str]]


def grouped(lines: Sequence[LedgerLine], called: Callable[[str], str]) -> tuple[Told, Told]:
    """What was let through, by host, and what was stopped, by who wanted it: each with how often, in words."""
    through = _by([line for line in lines if line.allowed], lambda line: line.host)
    stopped = _by([line for line in lines if not line.allowed], lambda line: called(line.target))
    return (
        [(host, _times(visits)) for host, visits in through.items()],
        [(who or "a page", _hosts(tries)) for who, tries in stopped.items()],
    )


def in_short(lines: Sequence[LedgerLine], practice: bool = False) -> str:
    """The ledger in one or two sentences; in practice, the made-up sites are on this device too."""
    sites = {line.host for line in lines if line.allowed}
    if not sites:
        return "What left this device so far: nothing."
    if practice:
        return f"What left this device so far: nothing. In a real walk: visits to {count(len(sites), 'site', 'sites')}."
    stopped = sum(line.count for line in lines if not line.allowed)
    also = f" {count(stopped, 'other attempt was', 'other attempts were')} stopped." if stopped else ""
    return f"What left this device so far: visits to {count(len(sites), 'site', 'sites')}.{also}"


def _by(lines: Sequence[LedgerLine], name: Callable[[LedgerLine], str]) -> dict[str, list[LedgerLine]]:
    groups: dict[str, list[LedgerLine]] = {}
    for line in lines:
        groups.setdefault(name(line), []).append(line)
    return groups


def _times(lines: Sequence[LedgerLine]) -> str:
    times = sum(line.count for line in lines)
    return "opened once" if times == 1 else f"opened {times} times"


def _hosts(lines: Sequence[LedgerLine]) -> str:
    tries = count(sum(line.count for line in lines), "try", "tries")
    if all(line.target == START_UP_CHECK for line in lines):
        return f"{tries} to get out, every one stopped as it should be"
    return f"{tries} to reach {', '.join(dict.fromkeys(line.host for line in lines))}"


def _row(name: str, words: str) -> Content:
    return Content.assemble(outside_line(name, 60), ": ", outside_line(words, 120).stylize("$quiet"))
