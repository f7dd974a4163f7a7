"""What the full-screen walk is given by the composition root, and nothing else it may reach."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from selfaudit.model import Account, LedgerLine
from selfaudit.ports import Also, Companion, Probe, Store
from selfaudit.progress import Step

if TYPE_CHECKING:
    from probes.platform import Platform
    from probes.searches import Search, SearchPage
    from selfaudit.session import Session
    from tui.footprints import Footprints
    from tui.open_files import OpenFiles
    from tui.sharp import Sharp

OpenProbe = Callable[[Also], AbstractAsyncContextManager[Probe]]
OpenCompanion = Callable[[Account], AbstractAsyncContextManager[Companion]]

STEPS = tuple(Step)
IDLE_SECONDS = 600  # without a key, after which an open vault is locked


class Platforms(Protocol):
    """The sites whose pages can be looked at."""

    @property
    def platforms(self) -> Mapping[str, Platform]:
        """What is known of each site, by its id."""
        ...

    def choices(self) -> Sequence[tuple[str, str]]:
        """The id and the name of each platform, in the order in which they are offered."""
        ...

    def resolve(self, text: str, platform: str | None = None) -> Account:
        """The account that `text` names, an address or a handle. Raises BadInputError where it names none."""
        ...

    def known(self, platform: str) -> Platform | None:
        """What is known of the platform with this id; None where there is none."""
        ...


@dataclass(frozen=True)
class KnownPlatforms:
    """`Platforms` over platform files."""

    platforms: Mapping[str, Platform]

    def choices(self) -> Sequence[tuple[str, str]]:
        """The id and the name of each platform, in the order of the files."""
        return [(platform.id, platform.name) for platform in self.platforms.values()]

    def resolve(self, text: str, platform: str | None = None) -> Account:
        """The account that `text` names. Raises BadInputError where it names none."""
        from probes.resolve import resolve

        return resolve(text, self.platforms, platform or "")

    def known(self, platform: str) -> Platform | None:
        """What the platform's file says."""
        return self.platforms.get(platform)


class SearchResults(Protocol):
    """A visible window with one search in it. Nothing of it is read."""

    async def closed(self) -> None:
        """Returns when the person has closed the window."""
        ...

    def ledger(self) -> tuple[LedgerLine, ...]:
        """What the gate let through and refused since the window opened."""
        ...


OpenSearch = Callable[["Search", "SearchPage"], AbstractAsyncContextManager[SearchResults]]


class PictureWindow(Protocol):
    """A visible window with one picture in it."""

    async def closed(self) -> None:
        """Returns when the person has closed the window."""
        ...


ShowPicture = Callable[[bytes], AbstractAsyncContextManager[PictureWindow]]


@dataclass(frozen=True)
class Searching:
    """The search engines on offer, and how to open a window with one search; leaving it closes the window.

    Opening raises NoBrowserError or GateError.
    """

    pages: Sequence[SearchPage]
    open: OpenSearch


@dataclass(frozen=True)
class Door:
    """The way back into a vault that was locked while the walk is open.

    `open` is given the passphrase, or nothing where the keyring holds the key. It raises what opening a vault raises.
    """

    wants_passphrase: Callable[[], bool]
    open: Callable[[str], Awaitable[Store]]


@dataclass(frozen=True)
class Walk:
    """One person's walk: their session, the platforms on offer, and how to look at pages, be shown one and search.

    `practice` is True where the person and the pages are made up. `footprints` is None where there is nothing of the
    person's own to look through or to read, and so is `open_files`; `searching` and `show_picture` where there is no
    screen. Without a `door` there is nothing to lock. `sharp` shows pictures dot by dot, where the terminal can.
    """

    session: Session
    platforms: Platforms
    open_probe: OpenProbe
    open_companion: OpenCompanion
    practice: bool = False
    footprints: Footprints | None = None
    door: Door | None = None
    sharp: Sharp | None = None
    open_files: OpenFiles | None = None
    searching: Searching | None = None
    show_picture: ShowPicture | None = None

    def name_of(self, target: str) -> str:
        """What the account with the id `target` is called; by its id where no audit knows it any more."""
        progress = self.session.progress
        known = [*progress.accounts, *(account for audit in progress.audits for account in audit.accounts)]
        site, _, handle = target.partition(":")
        platform = self.platforms.known(site)
        unknown = f"{platform.name} · {handle}" if platform and handle else target
        return next((account.label for account in known if account.id == target), unknown)
