"""What the walk is given of the heavier parts: browser, windows, platforms. Each is loaded when it is first used."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from typing import TYPE_CHECKING, overload

from selfaudit.ports import Also, nothing_more

if TYPE_CHECKING:
    from probes.platform import Platform
    from probes.searches import Search, SearchPage
    from selfaudit.model import Account
    from selfaudit.ports import Companion, Probe
    from tui.walk import PictureWindow, SearchResults


class OwnPlatforms(Mapping[str, "Platform"]):
    """The platform files that come with the program."""

    def __getitem__(self, name: str) -> Platform:
        return _platforms()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(_platforms())

    def __len__(self) -> int:
        return len(_platforms())


class OwnSearchPages(Sequence["SearchPage"]):
    """The search engines that come with the program."""

    @overload
    def __getitem__(self, at: int) -> SearchPage: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[SearchPage]: ...
    def __getitem__(self, at: int | slice) -> SearchPage | Sequence[SearchPage]:
        return _search_pages()[at]

    def __len__(self) -> int:
        return len(_search_pages())


def open_own_probe(also: Also = nothing_more) -> AbstractAsyncContextManager[Probe]:
    """A probe for the program's own platforms; see `probes.probe.open_probe`."""
    from probes.probe import open_probe

    return open_probe(_platforms(), also)


def open_own_companion(account: Account) -> AbstractAsyncContextManager[Companion]:
    """A window that the person drives; see `probes.companion.open_companion`."""
    from probes.companion import open_companion

    return open_companion(account, _platforms())


def open_own_search(search: Search, page: SearchPage) -> AbstractAsyncContextManager[SearchResults]:
    """A window with one search; see `probes.search_window.open_search`."""
    from probes.search_window import open_search

    return open_search(search, page)


def open_own_picture(picture: bytes) -> AbstractAsyncContextManager[PictureWindow]:
    """A window with one picture; see `probes.picture_window.open_picture`."""
    from probes.picture_window import open_picture

    return open_picture(picture)


def _platforms() -> Mapping[str, Platform]:
    from probes.platform_files import own_platforms

    return own_platforms()


def _search_pages() -> Sequence[SearchPage]:
    from probes.searches import search_pages

    return search_pages()
