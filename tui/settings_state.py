"""The privacy settings of the person's accounts, one by one, and how each stands. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from probes.platform import Platform, Setting
from selfaudit.model import Account, Choice
from selfaudit.policy.dates import day_words
from selfaudit.policy.settings import setting_id
from selfaudit.progress import Progress
from selfaudit.reviews import KeptSetting


@dataclass(frozen=True)
class Row:
    """One setting of one account. `said_at` is when the person said that it is set, `proven` what a download told."""

    account: Account
    setting: Setting
    said_at: datetime | None = None
    proven: tuple[KeptSetting, ...] = ()
    proven_at: datetime | None = None

    @property
    def said(self) -> bool:
        """True where the person's word is newer than whatever a download told."""
        return self.said_at is not None and (self.proven_at is None or self.said_at > self.proven_at)

    @property
    def open(self) -> bool:
        """True where a download shows it open, and nobody has said since that it was changed."""
        return not self.said and any(one.private is False for one in self.proven)

    @property
    def closed(self) -> bool:
        """True where a download shows it as it should be."""
        return bool(self.proven) and all(one.private for one in self.proven)

    @property
    def mark(self) -> str:
        """One letter: set, to do, or not known."""
        return "✓" if self.said or self.closed else "!" if self.open else "○"

    @property
    def names(self) -> tuple[str, ...]:
        """The names under which the person's word on it is kept."""
        return tuple(dict.fromkeys((self.setting.title, *(one.setting for one in self.proven))))

    def told(self) -> Iterator[str]:
        """How it stands, in words: what the download said and when, and what the person said."""
        when = day_words(self.proven_at) if self.proven_at else ""
        for one in self.proven:
            how = {True: "as it should be", False: "open to others"}.get(one.private) if one.private is not None else ""
            yield f"Your download of {when}: {one.setting} was {one.value}{f', {how}' if how else ''}."
        if self.said and self.said_at:
            yield f"✓ You said on {day_words(self.said_at)} that this is set."
        elif self.open:
            yield "! Change it, then say so here."
        elif not self.proven:
            yield "You have not said yet whether this is set."


def rows(progress: Progress, known: Callable[[str], Platform | None]) -> tuple[Row, ...]:
    """Every setting of every account on the list, in the order of the list and of the platform files."""
    return tuple(
        _row(progress, account, setting)
        for account in progress.accounts
        if (platform := known(account.platform))
        for setting in platform.settings
    )


def _row(progress: Progress, account: Account, setting: Setting) -> Row:
    downloads = [one for one in progress.own_data.downloads if one.target == account.id]
    proven = tuple(one for download in downloads for one in download.settings if one.card == setting.title)
    made = downloads[0].made_at or downloads[0].read_at if proven else None
    decision = progress.decisions.get(setting_id(account.id, setting.title))
    said = decision.decided_at if decision and decision.choice is Choice.FIXED else None
    return Row(account, setting, said, proven, made)
