"""What the person reads while they show a page: the card with the steps, the state of the window, the outcome. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum

from probes.platform import Platform
from selfaudit.model import Finding
from selfaudit.ports import InFront
from tui.words import count

IN_FRONT_WORDS = {
    InFront.CLOSED: "The window is closed. Everything in it is forgotten.",
    InFront.LOADING: "The window is open. No page has loaded in it yet.",
    InFront.SEVERAL: "More than one page is open in the window. Close those that should not be read.",
    InFront.ELSEWHERE: "The page in the window is not on this account's site, so it cannot be read.",
    InFront.SOMEBODY: "The page in the window goes by another name than this account, so it cannot be read.",
    InFront.SIGN_IN: "A sign-in page is in the window. It cannot be read: sign in first.",
    InFront.READABLE: "✓ The page in the window can be read. Nothing is read before you say so.",
}


class ShownAs(StrEnum):
    """What a person shows, as the sentence names it that says what came of it."""

    WINDOW = "The page in the window"
    TEXT = "The text"
    FILE = "The saved page"


NOT_OPEN = "The window is not open yet."
OPENING = "Opening an empty window of its own. This takes a few seconds."
READING = "Reading the page that you showed."
OTHERWISE = "If the site does not let you sign in there, use your everyday browser: copy all of the page and press C."
HELP = (
    "You can show a page yourself: where a site asks everyone to sign in, or when you want to know what friends can "
    "see.\n\n"
    "selfaudit opens a browser window of its own. It is empty: it knows no password and remembers nothing. You "
    "sign in, go to the page, come back here and say: read this page. Only then is it read, and only that page. "
    "What is found on it is marked as shown by you. When you close the window, all of it is forgotten.\n\n"
    "Or you use your everyday browser: copy everything on the page and press C. The clipboard is read that once. Or "
    "press W, and save the page into a folder that selfaudit watches for as long as you like."
)
_OWN_BROWSER = "Use your everyday browser instead, where you are signed in as always."


def no_window(platform: Platform, screen: bool) -> str:
    """Why no window is offered, in words; empty where one is."""
    if platform.refuses_window:
        return f"{platform.name} does not let people sign in to a window that a program opened. {_OWN_BROWSER}"
    if not screen:
        return f"There is no screen here to open a window on. {_OWN_BROWSER}"
    return ""


IN_WINDOW = ("Come back here and press Ctrl+N. Only the page in the window is read.",)
IN_OWN_BROWSER = (
    "Select everything (Ctrl+A) and copy it (Ctrl+C). Come back here and press C; or paste it here.",
    "Or press W, and save the page as HTML (Ctrl+S) into the folder you name.",
)


def steps(
    platform: Platform,
    window: bool,
    today: date,
    in_window: Sequence[str] = IN_WINDOW,
    in_own_browser: Sequence[str] = IN_OWN_BROWSER,
) -> Iterator[str]:
    """What to do, step by step: with a window of ours, or in the person's everyday browser.

    `in_window` and `in_own_browser` are the last steps of each, which go by the face that says them.
    """
    if window:
        yield "Open the window and sign in there yourself. selfaudit never sees your password."
    guide = platform.see_as_public
    if guide and guide.signed_in:
        where = f" (or go to {guide.link})" if guide.link else ""
        doubt = "" if guide.source.verified and not guide.source.stale(today) else " This may have changed since."
        ways = " ".join(guide.steps)
        yield f"See your page as others do{where}: {ways}{doubt}"
    else:
        yield "Go to your own profile."
    yield "Scroll down until everything is there that you want to have read."
    yield from in_window if window else in_own_browser


def outcome(read: ShownAs, found: Sequence[Finding]) -> tuple[str, str]:
    """What came of what was read: a heading and a sentence."""
    if not found:
        return f"✓ {read} was read. Nothing was found in it.", "That says nothing about your other pages."
    things = count(len(found), "thing", "things")
    return f"✓ {read} was read. {things[0].upper()}{things[1:]} found.", "You find what it is on the Findings step."
