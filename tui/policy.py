"""A policy pack as plain lines of text: what it asks, what settles it, who to turn to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial
from textwrap import wrap as wrapped

from selfaudit.policy.dates import day_words
from selfaudit.policy.pack import Contact, Fact, KeyPoint, Pack, SettledBy
from tui.words import count

wrap = partial(wrapped, break_on_hyphens=False)
_SETTLED_BY = {
    SettledBy.FINDINGS: "what is seen on your pages",
    SettledBy.PRIVACY: "whether strangers can see your pages",
    SettledBy.AUDIT: "doing the audit",
    SettledBy.ANSWER: "your own answer",
}


def policy_lines(pack: Pack, today: date, width: int = 80) -> Iterator[str]:
    """The whole pack, at most `width` characters a line."""
    yield from wrap(f"{pack.trust}: {pack.title}", width)
    yield from wrap(pack.citation, width)
    again = count(pack.review_months, "month", "months")
    yield from wrap(f"Pack {pack.id} {pack.version}. Look again every {again}.", width)
    yield from _heading("Good to know about this policy")
    for note in pack.notes_on(today):
        yield from wrap(note, width, initial_indent="- ", subsequent_indent="  ")
    yield from _heading("Key points")
    for point in pack.key_points:
        yield from _key_point(point, pack, width)
    yield from _heading("What is looked for")
    for kind, advice in pack.kinds.items():
        yield from wrap(f"{advice.title} ({kind}, {advice.severity})", width)
        yield from _item(f"{advice.why} {advice.to_do} Bears on: {', '.join(advice.key_points)}.", width)
    if pack.together:
        yield from _heading("Small facts that add up")
    for row in pack.together:
        yield from wrap(f"{' + '.join(row.parts)} ({row.severity})", width)
        yield from _item(row.why, width)
    yield from _heading("Who to turn to")
    for contact in pack.contacts:
        yield from _contact(contact, width)


def summary(pack: Pack) -> str:
    """What a pack that is in order holds, in one sentence."""
    points = count(len(pack.key_points), "key point", "key points")
    return f"In order: {pack.trust}, {pack.title} ({pack.id} {pack.version}), {points}."


def _key_point(point: KeyPoint, pack: Pack, width: int) -> Iterator[str]:
    yield from wrap(f"{point.id}: {point.title}", width)
    yield from _item(f"{point.text} ({point.cite})", width)
    yield from _item(f"Settled by {' and '.join(_SETTLED_BY[road] for road in point.settled_by)}.", width)
    if point.question:
        yield from _item(f"Asked: {point.question}", width)
    yield from _item(point.help, width)
    if point.turn_to:
        yield from _item(f"Turn to: {'; '.join(pack.contact(contact).name for contact in point.turn_to)}.", width)
    yield ""


def _contact(contact: Contact, width: int) -> Iterator[str]:
    yield from wrap(contact.name, width)
    yield from _item(f"{contact.when}. {contact.details}.{_source(contact.fact)}", width)


def _source(fact: Fact | None) -> str:
    if fact is None:
        return ""
    return f" (Source: {fact.source}, looked up {day_words(fact.checked)}{'' if fact.verified else ', not confirmed'}.)"


def _heading(text: str) -> Iterable[str]:
    return ("", text, "-" * len(text))


def _item(text: str, width: int) -> list[str]:
    return wrap(text, width, initial_indent="  ", subsequent_indent="  ")
