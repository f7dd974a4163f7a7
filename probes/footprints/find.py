"""Accounts the person may have forgotten, from what they chose on this device. Nothing is asked of any network."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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


def find(
    platforms: Mapping[str, Platform], profiles: Sequence[Profile] = (), files: Sequence[Path] = (), text: str = ""
) -> Footprints:
    """What browser profiles, files and a pasted list say together.

    Files are databases and bookmarks of browsers, exported passwords, lists of addresses. One that cannot be read is
    told of, and the others are read all the same.
    """
    sources = [(profile.name, path) for profile in profiles for path in profile.files]
    sources += [(one_line(path.name, 60), path) for path in files]
    tally = Tally(platforms)
    missed = []
    for name, path in sources:
        try:
            tally.count(file_traces(path), name)
        except SelfAuditError as error:
            missed.append(f"{name}: {error}")
    tally.count(pasted(text), FROM_A_LIST)
    return Footprints(rank(tally.seen), tuple(missed))
