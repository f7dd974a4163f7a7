"""What a platform file says, as lines of text for a person."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from datetime import date

from probes.platform import Guide, Platform, Setting, Source

_WIDTH = 79


def listed(platforms: Iterable[Platform]) -> Iterator[str]:
    """One line a site: how to name it here, its name, and whether its page can be looked at."""
    for platform in platforms:
        how = "page is looked at" if platform.has_page else "no public page: a guide of what to set"
        yield f"{platform.id:<12} {platform.name:<20} {how}"


def told(platform: Platform, today: date) -> Iterator[str]:
    """Everything known of one site; facts from before about six months say so, weak ones too."""
    yield platform.name
    yield from _wrapped(f"What strangers see: {platform.signed_out}", "  ")
    yield from _addresses(platform)
    if platform.refuses_window and platform.sign_in:
        refused = "Signing in works in your everyday browser only, not in a window that a program opened."
        yield from _wrapped(f"{refused} {_from(platform.sign_in.source, today)}", "  ")
    for setting in platform.settings:
        yield ""
        yield from _setting(setting, today)
    yield from _guide("See yourself as a stranger does", platform.see_as_public, today)
    yield from _guide("Get a copy of your own data", platform.export, today)
    for title, lines in (
        (
            "What cannot be hidden there",
            [f"{limit.text} {_from(limit.source, today)}" for limit in platform.cannot_hide],
        ),
        ("Think of this in a school", list(platform.school_traps)),
    ):
        if lines:
            yield ""
            yield title
            for line in lines:
                yield from _wrapped(f"- {line}", "  ", "    ")


def _addresses(platform: Platform) -> Iterator[str]:
    for example in [example.pasted for example in platform.examples if example.handle][:3]:
        yield f"  You may paste, for example: {example}"
    if platform.hosts:
        yield from _wrapped(f"Hosts a look may reach: {', '.join(platform.hosts)}", "  ", "    ")


def _setting(setting: Setting, today: date) -> Iterator[str]:
    yield setting.title
    yield from _wrapped(f"Set: {setting.value}", "  ", "    ")
    yield from _wrapped(f"Why: {setting.why}", "  ", "    ")
    if setting.taps:
        yield from _wrapped(f"Where: {' > '.join(setting.taps)}", "  ", "    ")
    if setting.link:
        yield f"  Link: {setting.link}"
    if setting.note:
        yield from _wrapped(f"Note: {setting.note}", "  ", "    ")
    yield from _wrapped(_from(setting.source, today), "  ", "    ")


def _guide(title: str, guide: Guide | None, today: date) -> Iterator[str]:
    if guide is None:
        return
    yield ""
    yield title
    for number, step in enumerate(guide.steps, 1):
        yield from _wrapped(f"{number}. {step}", "  ", "     ")
    if guide.link:
        yield f"  Link: {guide.link}"
    yield from _wrapped(_from(guide.source, today), "  ", "    ")


def _from(source: Source, today: date) -> str:
    doubts = ["not verified"] if not source.verified else []
    if source.stale(today):
        doubts.append("older than six months")
    return f"({', '.join([f'{source.name}, {source.checked.isoformat()}', *doubts])})"


def _wrapped(text: str, first: str, rest: str | None = None) -> list[str]:
    return textwrap.wrap(
        text,
        _WIDTH,
        initial_indent=first,
        subsequent_indent=rest or first,
        break_long_words=False,
        break_on_hyphens=False,
    )
