"""Which file or folder is meant: typed, dragged into the window, or looked for folder by folder."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from selfaudit.text import one_line
from tui.plain.talk import Talk
from tui.saving import likely_folder
from tui.words import count

_LIST = "list"
_HOW = f"Type its name, or drag it in here. To look for it, type: {_LIST}"
_FEW = 12  # names that are told at once: as many as one can keep in mind
_CLOSED = "This folder cannot be opened."


async def ask_place(talk: Talk, question: str, likely: str = "") -> str:
    """The place as it was typed, or as it was found; empty where the person wants none."""
    said = await talk.ask(f"{question} {_HOW}", likely=likely)
    if said.casefold() != _LIST:
        return said
    found = await _looked_for(talk, likely_folder())
    return str(found) if found else ""


async def _looked_for(talk: Talk, here: Path) -> Path | None:
    """Go from folder to folder until something is taken; None where nothing is."""
    while True:
        inside = await asyncio.to_thread(_newest_first, here)
        if inside is None:
            talk.say("", _CLOSED)
        else:
            told = count(len(inside), "thing", "things")
            talk.say(
                "", f"In the folder {one_line(here.name, 60)}: {told}{', the newest first' if len(inside) > 1 else ''}."
            )
        said = await _chosen(talk, inside or {})
        if said in ("none", "take"):
            return here if said == "take" else None
        chosen = here.parent if said == "around" else Path(said)
        if not (said == "around" or (inside or {})[chosen]):
            return chosen
        here = chosen


async def _chosen(talk: Talk, inside: Mapping[Path, bool]) -> str:
    """What is chosen of these, a few at a time, or what else is to be done here."""
    places = list(inside)
    for first in range(0, max(1, len(places)), _FEW):
        few = places[first : first + _FEW]
        options = [(str(one), one_line(one.name, 60) + (", a folder" if inside[one] else "")) for one in few]
        options += [("more", "hear more")] if first + _FEW < len(places) else []
        options += [("take", "take this folder with all that is in it"), ("around", "the folder around this one")]
        said = await talk.choose("Which one?", [*options, ("none", "none of these")])
        if said != "more":
            break
    return said


def _newest_first(folder: Path) -> dict[Path, bool] | None:
    """What lies in a folder and is not hidden, and whether it is a folder; None where nobody may look."""
    found: dict[Path, tuple[float, bool]] = {}
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            with suppress(OSError):  # it is gone by now
                if not entry.name.startswith("."):
                    found[Path(entry.path)] = entry.stat(follow_symlinks=False).st_mtime, entry.is_dir()
        return {place: found[place][1] for place in sorted(found, key=lambda one: found[one][0], reverse=True)}
    return None
