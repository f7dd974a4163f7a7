"""What an audit says while it runs, in the order it happens."""

from __future__ import annotations

from dataclasses import dataclass

from selfaudit.model import Account, Audit, Finding, Look


@dataclass(frozen=True)
class LookStarted:
    """An account is being looked at now."""

    account: Account


@dataclass(frozen=True)
class LookFinished:
    """A look has ended; `audit` is the whole audit with it in, ready to be saved."""

    account: Account
    look: Look
    findings: tuple[Finding, ...]
    audit: Audit


@dataclass(frozen=True)
class AuditFinished:
    """Every account has been looked at."""

    audit: Audit


Event = LookStarted | LookFinished | AuditFinished
