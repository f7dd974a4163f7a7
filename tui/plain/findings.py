"""What was found, one thing after the other, and what the person makes of it."""

from __future__ import annotations

from functools import partial

from selfaudit.errors import BadInputError
from selfaudit.model import Choice, Finding, Kind, Standing
from selfaudit.policy.words import IN_PART, OUTCOME_WORDS, SEVERITY_WORDS
from selfaudit.text import one_line
from tui.finding_state import STATE_FILTERS, every_finding, fits, since_and_decided
from tui.look_state import to_do
from tui.plain.one_by_one import JumpError, Place, one_by_one
from tui.plain.talk import Talk, and_back
from tui.plain.windows import open_picture_in_window
from tui.walk import Walk
from tui.widgets.finding_detail import where_it_stands
from tui.words import CHOICES, LOOK_FIRST, NOT_LOOKED, STANDINGS, count, nothing_found

_HELP = (
    "Say what you make of it. You have changed it? You keep it, and why? It is not about you? Or you want to talk to "
    "your manager first? You decide; nobody else sees your answer. If you change something, look again later: "
    "selfaudit tells you whether it is gone. Back leads to the one before."
)
_CHOICES = {
    Choice.FIXED: "I changed it",
    Choice.KEEP: "I keep it, with a reason",
    Choice.NOT_ME: "not about me",
    Choice.TALK: "talk to my manager first",
}
_EVERYTHING = ("all", "everything")


async def findings(talk: Talk, walk: Walk) -> None:
    """One finding at a time, the gravest first, of those that are asked for."""
    talk.help = _HELP
    gone_through = False
    while found := _all(walk):
        decided = walk.session.progress.decisions
        open_ones = [one for one in found if one.standing is not Standing.GONE and one.fingerprint not in decided]
        talk.say("", f"{count(len(found), 'thing', 'things')} found: {since_and_decided(found, decided)}.")
        shown = await _wanted(talk, walk, found, open_ones, gone_through)
        if shown is None:
            return
        gone_through = gone_through or len(shown) >= len(open_ones)
        await and_back(one_by_one(talk, shown, partial(_one, talk, walk, [])))
    _nothing(talk, walk)
    await talk.wait()


async def _wanted(
    talk: Talk, walk: Walk, found: list[Finding], open_ones: list[Finding], gone_through: bool
) -> list[Finding] | None:
    """Which of them to go through; None where the person goes on, as is likely once all were `gone_through`."""
    options = [("open", f"go through the {len(open_ones)} not decided on"), ("go on", "go on")]
    options = options if open_ones else options[1:]
    options += [("every", f"go through all {len(found)}")] if len(open_ones) < len(found) else []
    options += [("some", "only one account, kind or sort of them")] if len(found) > 1 else []
    said = await talk.choose("What now?", options, "open" if open_ones and not gone_through else "go on")
    if said == "some":
        return await _some(talk, walk, found)
    return {"open": open_ones, "every": found}.get(said)


async def _some(talk: Talk, walk: Walk, found: list[Finding]) -> list[Finding]:
    """What fits the person's wishes; each question can be left at everything."""
    titles = walk.session.pack.kinds
    targets = dict.fromkeys(one.target for one in found)
    kinds = dict.fromkeys(one.kind for one in found)
    questions = (
        ("account", "Of which account?", [(one, one_line(walk.name_of(one), 60)) for one in targets]),
        ("kind", "Of which kind?", [(kind.value, titles[kind].title) for kind in kinds]),
        ("severity", "How important?", [(one.value, words) for one, words in SEVERITY_WORDS.items()]),
        ("state", "Old or new, decided or not?", list(STATE_FILTERS.items())),
    )
    chosen: dict[str | None, object] = {}
    for name, question, options in questions:
        said = await talk.choose(question, [_EVERYTHING, *options], "all")
        if said != "all":
            chosen[name] = said
    decisions = walk.session.progress.decisions
    some = [one for one in found if fits(one, decisions.get(one.fingerprint), chosen)]
    if not some:
        talk.say("", "There is none of that sort.")
    return some


async def _one(talk: Talk, walk: Walk, heard: list[Kind], finding: Finding, place: Place) -> bool:
    """Tell a finding and keep what is said of it; False where the person wants no more.

    Why it matters is said once for findings of one kind that follow each other: `heard` are the kinds told so far.
    """
    _tell(talk, walk, finding, place, known=heard[-1:] == [finding.kind])
    heard.append(finding.kind)
    if decision := walk.session.progress.decisions.get(finding.fingerprint):
        talk.say(f"Your decision: {CHOICES[decision.choice]}. {one_line(decision.reason)}")
    while True:
        options = _options(walk, finding, place)
        said = await talk.choose("What do you make of it?", options, "next", brief=True)
        if said == "jump":
            raise JumpError
        if said == "picture" and finding.crop and walk.show_picture:
            await open_picture_in_window(talk, walk.show_picture, finding.crop)
        elif said in ("next", "end") or await _decide(talk, walk, finding, None if said == "undo" else Choice(said)):
            return said != "end"


def _options(walk: Walk, finding: Finding, place: Place) -> list[tuple[str, str]]:
    options = [("next", "next one"), *((choice.value, words) for choice, words in _CHOICES.items())]
    if finding.standing is Standing.GONE:
        options = options[:1]
    if finding.fingerprint in walk.session.progress.decisions:
        options.append(("undo", "take the decision back"))
    if finding.crop and walk.show_picture:
        options.append(("picture", "see the picture of that spot, in a window"))
    return [*options, *place.jump, ("end", "no more of these")]


def _tell(talk: Talk, walk: Walk, finding: Finding, place: Place, known: bool) -> None:
    """What was found. Where why it matters is `known` from the one before, it is not said again."""
    advice = walk.session.pack.kinds[finding.kind]
    talk.say(
        "",
        f"{place}: {advice.title}. {SEVERITY_WORDS[finding.severity].capitalize()}, {STANDINGS[finding.standing]}.",
        f"{one_line(walk.name_of(finding.target), 60)}, {where_it_stands(finding)}.",
    )
    tell_words(talk, finding)
    if finding.why:
        talk.say(f"What it gives away: {finding.why}")
    if known:
        talk.say("Why it matters and what to do: as for the one before.")
    else:
        talk.say(f"Why it matters in a school: {advice.why}", f"What to do: {advice.to_do}")


def tell_words(talk: Talk, finding: Finding, limit: int = 400) -> None:
    """The words that were found, and the text around them where there is any."""
    talk.quote("The words", finding.quote, limit)
    if finding.context != finding.quote:
        talk.quote("In the text", finding.context)


async def _decide(talk: Talk, walk: Walk, finding: Finding, choice: Choice | None) -> bool:
    """Keep the decision, asking why where it needs a reason; False where it cannot be kept so."""
    before = walk.session.progress.decisions.get(finding.fingerprint)
    reason = ""
    if choice is Choice.KEEP:
        reason = await talk.ask("Why? A few words are enough.", before.reason if before else "")
    try:
        walk.session.decide(finding, choice, reason)
    except BadInputError as error:
        talk.say("", error.message, error.hint)
        return False
    talk.say("Kept." if choice else "Taken back.")
    return True


def _all(walk: Walk) -> list[Finding]:
    return every_finding(walk.session.progress, list(walk.session.pack.kinds))


def _nothing(talk: Talk, walk: Walk) -> None:
    audit = walk.session.progress.audit
    if audit is None or not audit.looks:
        talk.say(NOT_LOOKED, LOOK_FIRST)
        return
    missed = [look for look in audit.looks if not look.outcome.conclusive]
    talk.say(nothing_found(len(audit.looks) - len(missed)))
    for look in audit.looks:
        name = one_line(walk.name_of(look.target), 60)
        if not look.outcome.conclusive:
            words = f"{OUTCOME_WORDS[look.outcome]}, so nothing can be said about it. {to_do(look)}"
            talk.say(f"{name}: {words}")
        elif not look.whole:
            talk.say(f"{name}: {IN_PART}")
