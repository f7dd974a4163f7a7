"""Who asked for which host: the program's own check, and personal websites, which a person can let have more."""

from __future__ import annotations

import re
from collections.abc import Iterable

from selfaudit.model import LedgerLine

NOT_ALLOWED_YET = "not a host that you allowed for this website"  # the ledger's word for a host one may be asked about
START_UP_CHECK = "the start-up check"  # whose tries stand in the ledger under this name; every one must be stopped
ALLOWED = "allowed by you for one look"
_NAME = re.compile(r"(?:[a-z0-9_-]+\.)+[a-z][a-z0-9-]*[a-z0-9]")  # of the open web; numbers and bare names are not


def further_hosts(ledger: Iterable[LedgerLine], target: str) -> tuple[str, ...]:
    """The hosts that the page of `target` asked for, was refused and may be allowed, in the order first met."""
    lines = [line for line in ledger if line.target == target]
    allowed = {line.host for line in lines if line.allowed}
    asked = (line.host for line in lines if line.why == NOT_ALLOWED_YET)
    return tuple(dict.fromkeys(host for host in asked if host not in allowed and _NAME.fullmatch(host)))
