"""The few words in which the screens say what was seen: short, kind, and never by colour alone."""

from __future__ import annotations

from dataclasses import dataclass

from textual.content import Content

from selfaudit.model import Choice, Finding, Outcome, Severity, Standing, State, Step
from selfaudit.text import harmless, one_line

STEP_NAMES = {
    Step.WELCOME: "Welcome",
    Step.ABOUT_YOU: "About you",
    Step.ACCOUNTS: "Accounts",
    Step.LOOK: "Look",
    Step.FINDINGS: "Findings",
    Step.KEY_POINTS: "Key points",
    Step.REPORT: "Report",
}


@dataclass(frozen=True)
class OutcomeWords:
    """One outcome: in a word or two, what it means, and what to do about it (empty where there is nothing to do)."""

    short: str
    meaning: str
    to_do: str = ""


_YOURSELF = "Open this page yourself in a private window, without signing in, to see what strangers see."

OUTCOMES = {
    Outcome.PUBLIC: OutcomeWords("open to everyone", "Anyone can read this page."),
    Outcome.PARTIAL: OutcomeWords("partly open", "Strangers can read some of this page."),
    Outcome.PRIVATE: OutcomeWords("private", "Strangers see that the account exists, and little more."),
    Outcome.NOT_FOUND: OutcomeWords(
        "no page there", "The site says there is no such page.", "Check the spelling on the Accounts step."
    ),
    Outcome.WALL: OutcomeWords("asks to sign in", "The site wants a sign-in first, so we could not look.", _YOURSELF),
    Outcome.BLOCKED: OutcomeWords("turned us away", "The site did not let us look.", f"Try again later. {_YOURSELF}"),
    Outcome.UNREACHABLE: OutcomeWords(
        "could not be reached", "The page did not answer.", "Check that you are online, then look again."
    ),
    Outcome.NOT_CHECKED: OutcomeWords(
        "not looked at", "This account was not looked at, so nothing can be said about it.", "Look at it yourself."
    ),
}

SEVERITIES = {Severity.HIGH: "!!! important", Severity.MEDIUM: "!! worth changing", Severity.LOW: "! small"}
SEVERITY_MARKS = {Severity.HIGH: "!!!", Severity.MEDIUM: "!! ", Severity.LOW: "!  "}
STANDINGS = {
    Standing.NEW: "new",
    Standing.STILL_THERE: "was there last time too",
    Standing.GONE: "gone since last time",
}
CHOICES = {Choice.FIXED: "you changed it", Choice.KEEP: "you keep it", Choice.NOT_ME: "not you"}
CHOICE_MARKS = {Choice.FIXED: "✓", Choice.KEEP: "=", Choice.NOT_ME: "–"}
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


def count(number: int, one: str, many: str) -> str:
    """`number` with its noun: "1 page", "3 pages", "no pages"."""
    return f"{number or 'no'} {one if number == 1 else many}"
