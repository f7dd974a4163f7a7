"""The questions round the evidence log. The first is asked before anything is opened, taken or kept."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from textual.app import App
from textual.content import Content

from selfaudit.policy.pack import Pack
from tui.evidence_words import (
    ASKED,
    CHILDREN_TITLE,
    IT_IS_NOT,
    IT_MAY_BE,
    LEAVES_VAULT,
    QUESTION,
    children_lines,
    folder_named,
    numbers,
)
from tui.screens.ask import Ask
from tui.screens.ask_lines import AskLines
from tui.screens.card import TextCard

_BACK = ("no", "Go back")


@dataclass(frozen=True)
class CopyWanted:
    """A copy for somebody else: the new folder, the entries left out of it, and whether the list is printed too."""

    folder: Path
    without: list[int]
    pdf: bool


async def sure_it_is_not(app: App[None], pack: Pack) -> bool:
    """True where the person is sure that it is no indecent image of a child; else they are told what to do."""
    # The careful answer comes first, so that Enter pressed without reading keeps nothing.
    ask = Ask(QUESTION, [*map(Content, ASKED)], (("may-be", IT_MAY_BE), ("is-not", IT_IS_NOT)))
    answer = await app.push_screen_wait(ask)
    if answer == "may-be":
        await app.push_screen_wait(TextCard(CHILDREN_TITLE, [*map(Content, children_lines(pack))]))
    return answer == "is-not"


async def way_to_keep(app: App[None], window: bool) -> str | None:
    """Whether a file is to be kept ("file") or, where a `window` can be opened, a page in it ("window")."""
    if not window:
        return "file"
    text = (
        Content("A file: a picture of the screen, a saved page, messages you exported."),
        Content("A page: you open it in a window, and a picture of it is kept with its address and the time."),
    )
    return await app.push_screen_wait(
        Ask("What do you want to keep?", text, (("file", "A file"), ("window", "A page in a window"), _BACK))
    )


async def described(app: App[None]) -> dict[str, str] | None:
    """Which file, and where and when the person saw it; None where they went back."""
    lines = (
        ("file", "The file (drop it here, or type its name)", ""),
        ("address", "Where does it stand? The address of the page", ""),
        ("seen", "When did you see it? The day and the time", ""),
        ("words", "Anything to say about it?", ""),
    )
    text = (Content("The file stays where it is. Leave out what you do not know."),)
    return await _filled(app, AskLines("Keep a file", text, lines, (("keep", "Keep it"), _BACK)))


async def noted(app: App[None], about: int) -> dict[str, str] | None:
    """What the person writes down; None where they went back."""
    lines = (
        ("words", "What happened?", ""),
        ("witnesses", "Who saw it?", ""),
        ("told", "Whom did you tell?", ""),
        ("told_when", "When did you tell them?", ""),
    )
    heading = f"A note about entry {about}" if about else "A note"
    text = (Content("Write as you would tell a friend. Nothing is edited later."),)
    return await _filled(app, AskLines(heading, text, lines, (("keep", "Keep the note"), _BACK)))


async def copy_wanted(app: App[None]) -> CopyWanted | None:
    """Where a copy is to go and what is left out of it; None where they went back.

    Raises BadInputError where what is left out is not told by numbers.
    """
    lines = (
        ("folder", "A new folder for it", str(Path.home() / "bullying-record")),
        ("without", "Leave out these entries, for example 2, 5", ""),
    )
    buttons = (("folder", "Save the copy"), ("pdf", "With the list as PDF"), _BACK)
    ask = AskLines("Save a copy", (Content(LEAVES_VAULT),), lines, buttons)
    answer = await app.push_screen_wait(ask)
    if answer not in ("folder", "pdf"):
        return None
    return CopyWanted(folder_named(ask.values["folder"]), numbers(ask.values["without"]), answer == "pdf")


async def _filled(app: App[None], ask: AskLines) -> dict[str, str] | None:
    return ask.values if await app.push_screen_wait(ask) == "keep" else None
