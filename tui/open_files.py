"""The way to the person's own files: what lies at a file or folder that they name."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from probes.own_files import OwnFiles
    from probes.platform import Platform


class OpenFiles(Protocol):
    """Finds out what lies at a file or folder. Raises BadInputError where there is nothing that can be read."""

    def __call__(self, name: str, close_later: ExitStack) -> OwnFiles:
        """What lies at `name`; archives stay open until `close_later` is closed."""
        ...


@dataclass(frozen=True)
class FilesOnThisDevice:
    """`OpenFiles` over the person's own disk."""

    platforms: Mapping[str, Platform]

    def __call__(self, name: str, close_later: ExitStack) -> OwnFiles:
        """What lies at `name`."""
        from probes.own_files import own_files

        return own_files(name, self.platforms, close_later)
