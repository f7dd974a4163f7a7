"""Signs of accounts, counted account by account and site by site. Whatever says nothing is dropped as it is read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from probes.footprints.sites import Says, Sites
from probes.footprints.traces import Mark, Trace
from probes.platform import Platform
from probes.resolve import resolve
from selfaudit.errors import BadInputError
from selfaudit.model import Account

What = Says | Mark
_REACHES_A_PERSON = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+|\+?[\d\s()-]{7,}")  # an email address or a phone number
_APP = re.compile(r"android(?:app)?://(?:[^@/]*@)?([a-z0-9_.]+)", re.IGNORECASE)
_MOST_TIMES = 1_000_000


@dataclass
class Seen:
    """What speaks for one account, or for having one on a site: how often, and in which sources, in words."""

    account: Account
    times: Counter[What] = field(default_factory=Counter)
    sources: dict[What, dict[str, None]] = field(default_factory=dict)

    def add(self, what: What, times: int, source: str) -> None:
        """Count one more sign."""
        self.times[what] += max(1, min(times, _MOST_TIMES))
        self.sources.setdefault(what, {})[source] = None


class Tally:
    """Counts the traces of any number of sources."""

    def __init__(self, platforms: Mapping[str, Platform]) -> None:
        self._platforms = platforms
        self._sites = Sites(platforms)
        self._seen: dict[str, Seen] = {}

    @property
    def seen(self) -> list[Seen]:
        """Everything that was counted."""
        return list(self._seen.values())

    def count(self, traces: Iterable[Trace], source: str) -> None:
        """Count these traces, whose source is called `source`."""
        for trace in traces:
            if trace.mark is Mark.SAVED:
                self._saved(trace, source)
            elif trace.mark is Mark.PASTED:
                self._pasted(trace, source)
            elif sign := self._sites.sign_of(trace.address):
                is_page = sign.says is Says.PROFILE and trace.mark is not Mark.OPENED
                self._add(sign.account, trace.mark if is_page else sign.says, trace.times, source)

    def _saved(self, trace: Trace, source: str) -> None:
        platform = self._sites.platform_saved_at(_host(trace.address).lower())
        if platform is None:
            return
        account = self._sites.site(platform)
        if trace.user and not _REACHES_A_PERSON.fullmatch(trace.user):
            with suppress(BadInputError):
                account = resolve(trace.user, {platform.id: platform}, platform.id)
        self._add(account, Mark.SAVED, 1, source)

    def _pasted(self, trace: Trace, source: str) -> None:
        try:
            account = resolve(trace.address, self._platforms)
        except BadInputError:
            return
        self._add(account, Mark.PASTED, 1, source)

    def _add(self, account: Account, what: What, times: int, source: str) -> None:
        self._seen.setdefault(account.id, Seen(account)).add(what, times, source)


def _host(address: str) -> str:
    """The host of a saved address, which may lack its scheme; an app's name read backwards, as apps are named."""
    if app := _APP.match(address):
        return ".".join(reversed(app[1].lower().split(".")))
    return re.split(r"[/?#:]", address.rpartition("://")[2], maxsplit=1)[0].rpartition("@")[2]
