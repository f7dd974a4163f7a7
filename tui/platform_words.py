"""What a platform file says, as cards of plain words: for the command line and for the walk."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from probes.platform import Export, Fact, Guide, Platform, Setting, Source

_WIDTH = 79
_LINK = "Link: "


@dataclass(frozen=True)
class Card:
    """One thing to know or do: its title, empty where it belongs to the card above, its lines, and where from.

    `old` marks a fact from before about six months, which is shown greyed.
    """

    title: str
    lines: tuple[str, ...]
    source: str = ""
    old: bool = False


def listed(platforms: Iterable[Platform]) -> Iterator[str]:
    """One line a site: how to name it here, its name, and whether its page can be looked at."""
    for platform in platforms:
        how = "page is looked at" if platform.has_page else "not looked at: a guide of what to do"
        yield f"{platform.id:<16} {platform.name:<26} {how}"


def told(platform: Platform, known: Iterable[Card], faded: Callable[[str], str] = str) -> Iterator[str]:
    """What is `known` of one site, line by line; `faded` greys the lines of what is older than about six months."""
    yield platform.name
    for example in [example.pasted for example in platform.examples if example.handle][:3]:
        yield f"  You may paste, for example: {example}"
    if platform.hosts:
        yield from _wrapped(f"Hosts a look may reach: {', '.join(platform.hosts)}")
    for card in known:
        lines = [line for words in (*card.lines, card.source) if words for line in _wrapped(words)]
        if card.title:
            lines = ["", card.title, *lines]
        yield from (faded(line) if card.old and line else line for line in lines)


def cards(platform: Platform, today: date) -> Iterator[Card]:
    """Everything known of one site that its owner can use, as cards; weak and old facts say so."""
    seen = [platform.signed_out.text, platform.no_page]
    yield sourced("What strangers see", filter(None, seen), platform.signed_out.source, today)
    for setting in platform.settings:
        yield setting_card(setting, today)
    if platform.sign_in and platform.refuses_window:
        words = "Only in your everyday browser, not in a window that a program opened."
        yield sourced("Signing in", [words], platform.sign_in.source, today)
    if platform.see_as_public:
        guide = platform.see_as_public
        yield sourced("See yourself as a stranger does", _steps(guide), guide.source, today)
    if platform.export:
        yield sourced("Get a copy of your own data", _export(platform.export), platform.export.source, today)
    yield from _limits(platform.cannot_hide, today)
    if platform.school_traps:
        yield Card("Think of this in a school", tuple(f"- {trap}" for trap in platform.school_traps))
    if platform.banner:
        can = "It is refused for you." if platform.banner.refuse else "It cannot be refused in one step."
        yield sourced("The cookie banner", [can], platform.banner.source, today)


def setting_card(setting: Setting, today: date) -> Card:
    """One thing to set, as a card."""
    return sourced(setting.title, _setting(setting), setting.source, today)


def _setting(setting: Setting) -> Iterator[str]:
    yield f"Set: {setting.value}"
    yield f"Why: {setting.why}"
    if setting.taps:
        yield f"Where: {' > '.join(setting.taps)}"
    if setting.link:
        yield f"{_LINK}{setting.link}"
    if setting.before:
        yield f"From before: {setting.before}"
    if setting.note:
        yield f"Note: {setting.note}"


def _steps(guide: Guide | Export) -> Iterator[str]:
    yield from (f"{number}. {step}" for number, step in enumerate(guide.steps, 1))
    if guide.link:
        yield f"{_LINK}{guide.link}"


def _export(export: Export) -> Iterator[str]:
    yield from _steps(export)
    yield f"You get: {export.form}"
    yield f"How long: {export.wait}"


def _limits(limits: Iterable[Fact], today: date) -> Iterator[Card]:
    title = "What cannot be hidden there"
    for limit in limits:
        yield sourced(title, [f"- {limit.text}"], limit.source, today)
        title = ""


def sourced(title: str, lines: Iterable[str], source: Source, today: date) -> Card:
    """A card that says where its words come from, from when, and whether that is weak or old."""
    doubts = ["not verified"] if not source.verified else []
    if source.stale(today):
        doubts.append("older than six months")
    where = f"({', '.join([source.name, source.checked.isoformat(), *doubts])})"
    return Card(title, tuple(lines), where, source.stale(today))


def _wrapped(words: str) -> list[str]:
    if words.startswith(_LINK):
        return [f"  {words}"]
    return textwrap.wrap(
        words,
        _WIDTH,
        initial_indent="  ",
        subsequent_indent="    ",
        break_long_words=False,
        break_on_hyphens=False,
    )
