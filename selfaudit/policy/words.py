"""The app's own words for what came of a look and how much a finding matters, the same wherever they are shown."""

from __future__ import annotations

from selfaudit.model import Account, Outcome, Severity

SEVERITY_WORDS = {Severity.HIGH: "important", Severity.MEDIUM: "worth changing", Severity.LOW: "small"}
OUTCOME_WORDS = {
    Outcome.PUBLIC: "open to everyone",
    Outcome.PARTIAL: "partly open to everyone",
    Outcome.PRIVATE: "closed to strangers",
    Outcome.NOT_FOUND: "no such page",
    Outcome.WALL: "could not look: the site asks visitors to sign in",
    Outcome.BLOCKED: "could not look: the site turned the visit away",
    Outcome.UNREACHABLE: "could not look: the page did not load",
    Outcome.NOT_CHECKED: "not looked at",
}

INSTEAD = {
    Outcome.WALL: "Sign in, view your page as the public sees it, and check it yourself.",
    Outcome.BLOCKED: "Open the page yourself in a private browser window, and check it.",
    Outcome.UNREACHABLE: "Check the address and your connection, then look again.",
    Outcome.NOT_CHECKED: "Start the audit again to look at it, or check it yourself in the app.",
}
IN_PART = "Only a part of the page was read. Look through the rest of it yourself, pictures too."


def instead(account: Account, outcome: Outcome) -> str:
    """What to do where an account could not be looked at; empty where it could."""
    if outcome is Outcome.NOT_CHECKED and not account.address:
        return "Go through its settings in the app yourself."
    return INSTEAD.get(outcome, "")
