"""What the program is made of, as lines of text. Pure but for the name of the system."""

from __future__ import annotations

import platform
from collections.abc import Iterator, Sequence

from tui.shipped import Installed, Part, is_one_file
from tui.words import count

_HEADINGS = {
    Part.PROGRAM: "Made with these packages",
    Part.PICTURES: "To read words in pictures",
    Part.ONE_FILE: "In this one-file build",
}


def made_of(version: str, parts: Sequence[Installed]) -> Iterator[str]:
    """The version, then each package with its version, licence and what it is for."""
    yield f"selfaudit {version}. Apache-2.0."
    yield f"{'One-file build, ' if is_one_file() else ''}Python {platform.python_version()} on {platform.system()}."
    for part, heading in _HEADINGS.items():
        yield from _listed(heading, [one for one in parts if one.package.part is part])
    yield ""
    yield "The whole licences: selfaudit about --licences"
    yield "For machines: selfaudit about --sbom"


def _listed(heading: str, parts: Sequence[Installed]) -> Iterator[str]:
    if not parts:
        return
    yield ""
    yield f"{heading} ({count(len(parts), 'package', 'packages')}):"
    for part in parts:
        yield f"  {f'{part.package.name} {part.version}'.rstrip()} · {part.package.licence}"
        yield f"      {part.package.why}"
        if part.package.holds:
            inside = ", ".join(f"{held.name} ({held.licence})" for held in part.package.holds)
            yield f"      inside it: {inside}"
