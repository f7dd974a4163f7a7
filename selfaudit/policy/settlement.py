"""A settlement: how one key point stands, on what evidence, and what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from selfaudit.model import View


class State(StrEnum):
    """How a key point stands."""

    MET = "met"
    TO_DO = "to do"
    NOT_SETTLED = "not settled"
    TALK = "talk to someone"


@dataclass(frozen=True)
class Evidence:
    """One thing a settlement rests on: seen, reviewed or stated; `target` and `when` where they apply."""

    sort: str
    text: str
    target: str = ""
    when: datetime | None = None
    view: View | None = None


@dataclass(frozen=True)
class Settlement:
    """How one key point stands, on what evidence, and what is missing."""

    key_point: str
    state: State
    evidence: tuple[Evidence, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class Part:
    """What one road of SettledBy comes to."""

    state: State
    evidence: tuple[Evidence, ...] = ()
    missing: tuple[str, ...] = ()
