"""What a download of one's own data proves about privacy settings. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from selfaudit.model import Choice, View
from selfaudit.policy.dates import day_words, months_later
from selfaudit.policy.known import Known
from selfaudit.policy.pack import Pack
from selfaudit.policy.settlement import Evidence
from selfaudit.progress import Progress
from selfaudit.reviews import KeptDownload, KeptSetting

PRIVATE_ACCOUNT = "Private account"  # what the readers of downloads call the one setting that closes an account


@dataclass(frozen=True)
class SettingsEvidence:
    """What the downloads say: `private` are accounts proven closed to strangers, `to_do` what stands open."""

    private: frozenset[str]
    evidence: tuple[Evidence, ...]
    to_do: tuple[str, ...]


def settings_evidence(pack: Pack, progress: Progress, known: Known) -> SettingsEvidence:
    """What downloads no older than a review period prove about the accounts that are known.

    A download shows how things stood when it was made: a page that a later look found open is open.
    """
    private: set[str] = set()
    evidence: list[Evidence] = []
    to_do: list[str] = []
    labels = {account.id: account.label for account in known.accounts}
    proven: set[str] = set()
    for download in progress.own_data.downloads:
        label = labels.get(download.target)
        if label is None or _too_old(download, pack, progress):
            continue
        when = download.made_at or download.read_at
        for setting in download.settings:
            told = f"{label}: {setting.setting} was {setting.value} in your download of {day_words(when)}"
            decision = progress.decisions.get(setting_id(download.target, setting.setting))
            proven |= {setting_id(download.target, name) for name in (setting.setting, setting.card)}
            if decision and decision.choice is Choice.FIXED and decision.decided_at > when:
                said = f"{label}: you said that {setting.setting} is changed"
                evidence.append(Evidence("stated", said, download.target, decision.decided_at))
            elif setting.private:
                evidence.append(Evidence("seen", told, download.target, when, View.FILE))
            elif setting.private is False:
                to_do.append(f"{told}. {_what_to_do(setting)}")
        if any(setting.setting == PRIVATE_ACCOUNT and setting.private for setting in download.settings):
            private.add(download.target)
    evidence += _ticked(pack, progress, labels, proven)
    return SettingsEvidence(frozenset(private), tuple(evidence), tuple(to_do))


def _ticked(pack: Pack, progress: Progress, labels: Mapping[str, str], proven: set[str]) -> Iterator[Evidence]:
    """The person's word on settings that no download tells about, where it is no older than a review period."""
    for target, label in labels.items():
        start = setting_id(target, "")
        for name, decision in progress.decisions.items():
            ticked = name.startswith(start) and name not in proven and decision.choice is Choice.FIXED
            if ticked and not _before_review(decision.decided_at, decision.decided_at, pack, progress):
                said = f"{label}: you said that this is set: {name.removeprefix(start)}"
                yield Evidence("stated", said, target, decision.decided_at)


def setting_id(target: str, setting: str) -> str:
    """The name under which the person's word on a proven setting is kept among the decisions."""
    return f"setting:{target}:{setting}"


def _too_old(download: KeptDownload, pack: Pack, progress: Progress) -> bool:
    return _before_review(download.made_at or download.read_at, download.read_at, pack, progress)


def _before_review(made: datetime, known_at: datetime, pack: Pack, progress: Progress) -> bool:
    """True where what was so at `made` is more than a review period before the newest audit, or before `known_at`."""
    now = progress.audit.started_at if progress.audit else known_at
    return months_later(made.date(), pack.review_months) < now.date()


def _what_to_do(setting: KeptSetting) -> str:
    change = f"Change it under “{setting.card}”" if setting.card else "Choose the most private value"
    return f"{change}, then say so."
