"""The few words in which the screens say what was seen: short, kind, and never by colour alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from selfaudit.model import Choice, Finding, Severity, Standing
from selfaudit.policy.settlement import State
from selfaudit.policy.words import SEVERITY_WORDS
from selfaudit.text import counted, harmless, one_line

if TYPE_CHECKING:
    from selfaudit.policy.pack import Contact
    from tui.platform_words import Card

count = counted
NOT_LOOKED = "Your pages have not been looked at yet, so nothing can be said about them."
LOOK_FIRST = "Go back to the Look step to look, or go on without."
_ENOUGH_TO_TELL = 3  # pieces of work done before anything is said of how long the rest takes
SEVERITY_MARKS = {Severity.HIGH: "!!!", Severity.MEDIUM: "!! ", Severity.LOW: "!  "}
SEVERITIES = {one: f"{mark.strip()} {SEVERITY_WORDS[one]}" for one, mark in SEVERITY_MARKS.items()}
STANDINGS = {
    Standing.NEW: "new",
    Standing.STILL_THERE: "was there last time too",
    Standing.GONE: "gone since last time",
}
CHOICES = {
    Choice.FIXED: "you changed it",
    Choice.KEEP: "you keep it",
    Choice.NOT_ME: "not you",
    Choice.TALK: "to talk about with your manager",
}
CHOICE_MARKS = {Choice.FIXED: "✓", Choice.KEEP: "=", Choice.NOT_ME: "–", Choice.TALK: "…"}
STATES = {
    State.MET: "✓ in order",
    State.TO_DO: "! something to do",
    State.NOT_SETTLED: "? not settled yet",
    State.TALK: "… to talk about",
}


def outside(text: str) -> Content:
    """Text that came from a page or a person, as content that can neither style, link nor steer anything."""
    return Content(harmless(text).expandtabs(4))


def outside_line(text: str, limit: int = 200) -> Content:
    """The same on one line, cut at `limit` characters."""
    return Content(one_line(text, limit))


def marked(finding: Finding) -> Content:
    """The finding's words in the text around them, the words themselves bold and underlined."""
    start = finding.quote_at
    before, after = finding.context[:start], finding.context[start + len(finding.quote) :]
    quote = outside_line(finding.quote, 400).stylize("bold underline $quote")
    return Content.assemble(_flat(before), quote, _flat(after))


def _flat(text: str) -> Content:
    """`text` on one line, with the space kept that parts it from what stands beside it."""
    flat = one_line(text)
    left = " " if text[:1].isspace() and flat else ""
    right = " " if text[-1:].isspace() else ""
    return Content(f"{left}{flat}{right}")


def drawn(card: Card) -> Content:
    """A card of what is known of a site; one from before about six months is greyed."""
    title = [outside_line(card.title).stylize("bold")] if card.title else []
    source = [Content(card.source).stylize("$quiet")] if card.source else []
    whole = Content("\n").join([*title, *map(Content, card.lines), *source])
    return whole.stylize("$quiet") if card.old else whole


def contact_line(contact: Contact) -> str:
    """Whom to turn to, how, and for what, as sentences."""
    parts = [part.rstrip(".") for part in (contact.name, contact.details, contact.when) if part]
    return " ".join(f"{part[:1].upper()}{part[1:]}." for part in parts)


def nothing_found(pages: int) -> str:
    """What is said where nothing was found on the `pages` that could be looked at."""
    if not pages:
        return "None of your pages could be looked at. That is not the same as clean."
    return f"Nothing was found on {count(pages, 'page', 'pages')} that could be looked at."


def time_left(done: int, of: int, seconds: float) -> str:
    """About how long the rest takes, as the end of a sentence; empty where too little was done to tell."""
    if done < _ENOUGH_TO_TELL or not seconds:
        return ""
    left = (of - done) * seconds / done
    if left < 60:
        return ", less than a minute left"
    minutes = round(left / 60)
    return (
        f", about {count(minutes, 'minute', 'minutes')} left"
        if minutes < 90
        else f", about {minutes / 60:.0f} hours left"
    )
