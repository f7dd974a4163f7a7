"""The ledger in words, line by line."""

from __future__ import annotations

from collections.abc import Iterator

from selfaudit.model import Audit, LedgerLine
from selfaudit.text import one_line


def ledger_lines(audit: Audit | None) -> Iterator[str]:
    """What the gate let through and refused in `audit`, grouped by account, what was let through first."""
    if audit is None:
        yield "Nothing has been looked at yet, so nothing has left this device."
        return
    labels = {account.id: account.label for account in audit.accounts}
    yield f"Audit of {audit.started_at:%d %B %Y, %H:%M} UTC. A count is connections, not pages."
    for allowed, title in ((True, "Let through"), (False, "Refused: none of this left the device")):
        lines = [line for line in audit.ledger if line.allowed is allowed]
        yield ""
        yield f"{title} ({len(lines)})"
        yield from (_line(line, labels.get(line.target, line.target)) for line in lines)


def _line(line: LedgerLine, target: str) -> str:
    return f"  {one_line(line.host, 40):40} {line.count:4}  {one_line(target, 40)}: {line.why}"
