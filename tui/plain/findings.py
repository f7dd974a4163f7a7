"""What was found, one thing after the other, and what the person makes of it."""

from __future__ import annotations

from selfaudit.errors import BadInputError
from selfaudit.model import Choice, Finding, Severity, Standing, View
from selfaudit.policy.known import what_is_known
from selfaudit.policy.words import INSTEAD, OUTCOME_WORDS
from selfaudit.text import one_line
from tui.finding_state import in_order, since_last_time
from tui.plain.talk import Talk
from tui.walk import Walk
from tui.words import CHOICES, STANDINGS, count

_SEVERITIES = {Severity.HIGH: "important", Severity.MEDIUM: "worth changing", Severity.LOW: "small"}
_HELP = "Say what you make of it. If you change something, look again later: then it is known whether it is gone."


async def findings(talk: Talk, walk: Walk) -> None:
    """One finding at a time, the gravest first; those decided on already are passed over unless asked for."""
    found = _all(walk)
    talk.help = _HELP
    if not found:
        _nothing(talk, walk)
        await talk.wait()
        return
    open_ones = [one for one in found if one.fingerprint not in walk.session.progress.decisions]
    talk.say(f"{count(len(found), 'thing', 'things')} found, {len(open_ones)} not decided on.")
    talk.say(f"{since_last_time(found, walk.session.progress.decisions)}.")
    if len(open_ones) < len(found) and not await talk.yes("Only those not decided on?", True):
        open_ones = found
    at = 0
    while 0 <= at < len(open_ones):
        at += await _one(talk, walk, open_ones[at], f"{at + 1} of {len(open_ones)}")


async def _one(talk: Talk, walk: Walk, finding: Finding, number: str) -> int:
    """Tell one finding and keep what is said of it; gives how far to go on."""
    advice = walk.session.pack.kinds[finding.kind]
    decision = walk.session.progress.decisions.get(finding.fingerprint)
    shown = ", on a page you showed" if finding.view is View.SHOWN else ""
    hidden = "" if finding.visible else ", not shown on the page itself"
    talk.say(
        "",
        f"{number}: {advice.title}. {_SEVERITIES[finding.severity]}, {STANDINGS[finding.standing]}.",
        f"{one_line(walk.name_of(finding.target), 60)}, {finding.place}{hidden}{shown}.",
        f"The words: {one_line(finding.quote, 400)}",
        f"In the text: {one_line(finding.context, 400)}",
        f"What it gives away: {finding.why}",
        f"Why it matters in a school: {advice.why}",
        f"What to do: {advice.to_do}",
    )
    if decision:
        talk.say(f"Your decision: {CHOICES[decision.choice]}. {one_line(decision.reason)}")
    options = [("next", "next one"), ("end", "no more: go on")]
    if finding.standing is not Standing.GONE:
        options[1:1] = [(choice.value, words) for choice, words in _CHOICES.items()]
    if decision:
        options.append(("undo", "take the decision back"))
    if not number.startswith("1 "):
        options.append(("before", "the one before"))
    said = await talk.choose("What do you make of it?", options, "next")
    if said == "end":
        return 1_000_000
    if said == "before":
        return -1
    if said != "next":
        await _decide(talk, walk, finding, None if said == "undo" else Choice(said))
    return 1


async def _decide(talk: Talk, walk: Walk, finding: Finding, choice: Choice | None) -> None:
    reason = await talk.ask("Why? A few words are enough.") if choice is Choice.KEEP else ""
    try:
        walk.session.decide(finding, choice, reason)
    except BadInputError as error:
        talk.say(error.message, error.hint)


_CHOICES = {
    Choice.FIXED: "I changed it",
    Choice.KEEP: "I keep it, with a reason",
    Choice.NOT_ME: "not about me",
    Choice.TALK: "talk to my manager first",
}


def _all(walk: Walk) -> list[Finding]:
    progress = walk.session.progress
    gone = [one for one in (progress.audit.findings if progress.audit else ()) if one.standing is Standing.GONE]
    found = [*what_is_known(progress).standing, *gone]
    return in_order(found, list(walk.session.pack.kinds), [account.id for account in progress.accounts])


def _nothing(talk: Talk, walk: Walk) -> None:
    audit = walk.session.progress.audit
    if audit is None or not audit.looks:
        talk.say("Your pages have not been looked at yet. Type back to look, or go on without.")
        return
    missed = [look for look in audit.looks if not look.outcome.conclusive]
    talk.say(f"Nothing was found on {count(len(audit.looks) - len(missed), 'page', 'pages')} that could be looked at.")
    for look in missed:
        name = one_line(walk.name_of(look.target), 60)
        talk.say(f"{name}: {OUTCOME_WORDS[look.outcome]}, so nothing can be said about it. {INSTEAD[look.outcome]}")
