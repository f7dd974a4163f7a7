"""Accounts the person may have forgotten, from what they chose on this device. Nothing is asked of any network."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from probes.footprints.browsers import Profile
from probes.footprints.files import file_traces
from probes.footprints.lists import pasted
from probes.footprints.rank import rank
from probes.footprints.tally import Tally
from probes.platform import Platform
from selfaudit.errors import SelfAuditError
from selfaudit.further import Candidate
from selfaudit.text import one_line

FROM_A_LIST = "the list you pasted"


@dataclass(frozen=True)
class Footprints:
    """Likely accounts, the likeliest first, and what could not be read, in plain sentences."""

    candidates: tuple[Candidate, ...]
    missed: tuple[str, ...] = ()


def in_profiles(profiles: Sequence[Profile], platforms: Mapping[str, Platform]) -> Footprints:
    """What these browser profiles say. A file that cannot be read is told of, and the others are read all the same."""
    return _find(((profile.name, path) for profile in profiles for path in profile.files), platforms)


def in_files(paths: Sequence[Path], platforms: Mapping[str, Platform]) -> Footprints:
    """What these files say: databases and bookmarks of browsers, exported passwords, lists of addresses."""
    return _find(((one_line(path.name, 60), path) for path in paths), platforms)


def in_text(text: str, platforms: Mapping[str, Platform]) -> Footprints:
    """What a pasted list says."""
    tally = Tally(platforms)
    tally.count(pasted(text), FROM_A_LIST)
    return Footprints(rank(tally.seen))


def _find(sources: Iterable[tuple[str, Path]], platforms: Mapping[str, Platform]) -> Footprints:
    tally = Tally(platforms)
    missed = []
    for name, path in sources:
        try:
            tally.count(file_traces(path), name)
        except SelfAuditError as error:
            missed.append(f"{name}: {error}")
    return Footprints(rank(tally.seen), tuple(missed))
