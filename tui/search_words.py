"""What the person reads while they search for themselves: what a search tells whom, and what came of copying. Pure."""

from __future__ import annotations

from datetime import date

from textual.content import Content

from probes.searches import Search, SearchPage
from tui.words import outside_line

HELP = (
    "A search engine shows what strangers find about you. But whoever searches tells the search engine the words: so "
    "selfaudit makes no search by itself.\n\n"
    "Choose the words on the left, then a search engine. selfaudit says what would go to whom, and opens a window only "
    "after your yes. It does not read what is in that window. The window shows the results and leads nowhere else: to "
    "open a result, use your own browser.\n\n"
    "Or copy the words, and paste them into a private window of your own browser. Skip what you would rather not "
    "send, such as your phone number."
)
NOTHING = (
    "There is nothing to search for yet. Say a little about yourself first: your name and town, your school, your "
    "phone number or email address. Or put an account on your list."
)
OPENING = "Opening an empty window of its own. This takes a few seconds."
ONE_AT_A_TIME = ("One search at a time.", "Close the window first: press X.")
CLOSED = "The window is closed. Everything in it is forgotten."
WHO_LEARNS = (
    "A search engine would learn exactly these words. It would see that someone at your internet address looks for "
    "them. "
    "Nothing is sent without your yes."
)
LOOK_FOR = (
    "Look through the first two pages. Is there an account of yours you had forgotten? A page that tells where you "
    "live or work? Put accounts of your own on your list."
)
_COPIED = "✓ Copied, if your terminal allows it. Paste it into a private window."
_CLEARED = "After a minute, or when you leave this screen, it is taken out of the clipboard again."
_NOT_CLEARED = (
    "selfaudit cannot see your clipboard here. After a minute, or when you leave this screen, it puts a blank there. "
    "If your terminal does not allow that, copy something else when you are done."
)


def opened(page: SearchPage) -> tuple[str, str]:
    """What is said while the window is open."""
    return f"A window shows what {page.name} finds.", "Close it, or press X here, when you are done. It is not read."


def told(search: Search) -> Content:
    """The words, what they may bring to light, and who would learn them."""
    parts = (outside_line(search.words).stylize("bold"), Content(search.why), Content(WHO_LEARNS), Content(LOOK_FOR))
    return Content("\n\n").join(parts)


def copied(can_clear: bool) -> tuple[str, str]:
    """What is said after copying; `can_clear` is True where the clipboard can be looked at."""
    return _COPIED, _CLEARED if can_clear else _NOT_CLEARED


def consent(search: Search, page: SearchPage, today: date) -> tuple[Content, ...]:
    """Which words go to which host, and what else the window may reach: read before the yes."""
    doubts = [] if page.source.verified else ["not verified"]
    if page.source.stale(today):
        doubts.append("older than six months")
    known = f" (As of {page.source.checked.isoformat()}, {', '.join(doubts)}.)" if doubts else ""
    return (
        outside_line(search.words, 300).stylize("bold"),
        Content(
            f"These words, and no others, go to {page.hosts[0]}. {page.name} sees your address on the internet too, "
            "and whatever you type into the window."
        ),
        Content(f"The window can reach {', '.join(page.hosts)} and nothing else.{known}"),
    )
