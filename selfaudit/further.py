"""Accounts a person may have beside those they named: offered to them, never added and never visited unasked. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from selfaudit.model import Account
from selfaudit.progress import Progress


class Sure(StrEnum):
    """How much speaks for an account being the person's own, the most first."""

    LIKELY = "very likely yours"
    MAYBE = "may be yours"
    PERHAPS = "perhaps yours, perhaps only a page you visit"


@dataclass(frozen=True)
class Candidate:
    """An account to ask about. The handle is empty where only the site is known. `why` are plain sentences."""

    account: Account
    sure: Sure
    why: tuple[str, ...]


def linked(progress: Progress) -> tuple[Candidate, ...]:
    """What the pages looked at in the newest audit link to, without what is listed already or was refused."""
    if progress.audit is None:
        return ()
    names = {account.id: account.label for account in progress.audit.accounts}
    whys: dict[str, list[str]] = {}
    accounts: dict[str, Account] = {}
    for look in progress.audit.looks:
        for account in look.linked:
            accounts.setdefault(account.id, account)
            whys.setdefault(account.id, []).append(f"Your page {names.get(look.target, look.target)} links to it.")
    found = (Candidate(account, Sure.MAYBE, tuple(dict.fromkeys(whys[name]))) for name, account in accounts.items())
    return still_open(found, progress)


def still_open(candidates: Iterable[Candidate], progress: Progress) -> tuple[Candidate, ...]:
    """Those of `candidates` that are not on the person's list and that they did not refuse."""
    listed = {account.id for account in progress.accounts}
    sites = {account.platform for account in progress.accounts}
    return tuple(
        candidate
        for candidate in candidates
        if candidate.account.id not in listed
        and candidate.account.id not in progress.decisions
        and (candidate.account.handle or candidate.account.platform not in sites)
    )
