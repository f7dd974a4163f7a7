"""Where the walk looks for accounts that the person may have forgotten: sources by name, chosen one at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from probes.named_path import named_path
from selfaudit.errors import BadInputError

if TYPE_CHECKING:
    from probes.footprints.find import Footprints as Found
    from probes.platform import Platform


class Footprints(Protocol):
    """What can be looked through for forgotten accounts. Reading takes up to some seconds and needs no network."""

    def browsers(self) -> Sequence[str]:
        """What the browsers on this device are called, profile by profile."""
        ...

    def in_browser(self, name: str) -> Found:
        """What the browser of this name says. What cannot be read is told in the result."""
        ...

    def in_file(self, name: str) -> Found:
        """What a file says: exported passwords, bookmarks, addresses. Raises BadInputError where there is no file."""
        ...

    def in_text(self, text: str) -> Found:
        """What a pasted list says."""
        ...


@dataclass(frozen=True)
class OnThisDevice:
    """`Footprints` over the person's own browsers and files."""

    platforms: Mapping[str, Platform]

    def browsers(self) -> Sequence[str]:
        """What the browsers on this device are called."""
        from probes.footprints.browsers import profiles

        return list(dict.fromkeys(profile.name for profile in profiles()))

    def in_browser(self, name: str) -> Found:
        """What the browser of this name says."""
        from probes.footprints.browsers import profiles
        from probes.footprints.find import find

        return find(self.platforms, [profile for profile in profiles() if profile.name == name])

    def in_file(self, name: str) -> Found:
        """What the file of this name says. Raises BadInputError where there is none."""
        from probes.footprints.find import find

        path = file_named(name)
        if path is None:
            raise BadInputError("There is no file of this name.", "Type where it is, or drag the file in here.")
        return find(self.platforms, files=[path])

    def in_text(self, text: str) -> Found:
        """What a pasted list says."""
        from probes.footprints.find import find

        return find(self.platforms, text=text)


def file_named(name: str) -> Path | None:
    """The file of this name, as typed or as a terminal writes it when it is dragged in; None where there is none."""
    with suppress(BadInputError):
        path = named_path(name)
        return path if path.is_file() else None
    return None
