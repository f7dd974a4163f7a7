"""The pages of the documentation that are made from the program: `python -m tests.docs.made` writes them anew.

`docs/commands.md` comes from the parser of the command line, `docs/screens.md` from the screens of the walk.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from tui.base import WalkScreen
from tui.cli import make_parser
from tui.exits import MEANINGS
from tui.screens.help import ALWAYS
from tui.step_words import STEP_NAMES
from tui.steps import load_all, screen_of
from tui.walk import STEPS

DOCS = Path(__file__).parents[2] / "docs"
_MADE = "<!-- Made from the program by: python -m tests.docs.made -->"


def pages() -> dict[str, str]:
    """Each made page by its name in `docs/`."""
    return {"commands.md": commands(), "screens.md": screens()}


def parsers(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    """A parser and, behind it, those of its commands, in the order of the help."""
    yield parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for command in action.choices.values():
                yield from parsers(command)


def commands() -> str:
    """Every command with what it takes."""
    parts = [
        "# Commands",
        _MADE,
        '`selfaudit COMMAND --help` says the same. With `make`, write `make run ARGS="COMMAND …"`.',
    ]
    for parser in parsers(make_parser()):
        rows = [f"| {_cell(_names(action))} | {_cell(action.help or '')} |" for action in _taken(parser)]
        parts.append(f"## `{parser.prog}`")
        parts += [words for words in (parser.description,) if words]
        if rows:
            parts.append("\n".join(["| takes | what for |", "|---|---|", *rows]))
        parts += [words for words in (parser.epilog,) if words]
    codes = (f"| {code:d} | {words} |" for code, words in MEANINGS.items())
    parts += ["## Exit codes", "\n".join(["| code | what it says |", "|---|---|", *codes])]
    return "\n\n".join(parts) + "\n"


def screens() -> str:
    """Every step of the walk: what its help says, and its keys."""
    parts = [
        "# The screens of the walk",
        _MADE,
        "Press `F1` on any screen to read this there.",
        "## Keys that work everywhere",
        _keys(ALWAYS),
    ]
    load_all()
    load_all()
    all_screens = _below(WalkScreen)  # type: ignore[type-abstract]
    belonging = [screen for screen in all_screens if screen not in map(screen_of, STEPS)]
    for number, step in enumerate(STEPS, start=1):
        parts += _told(f"## {number}. {STEP_NAMES[step]}:", screen_of(step))
        for screen in belonging:
            if step == screen.STEP:
                parts += _told("###", screen)
    return "\n\n".join(parts) + "\n"


def _told(begun: str, screen: type[WalkScreen]) -> list[str]:
    keys = [_keys(screen.KEYS)] if screen.KEYS else []
    return [f"{begun} {screen.HEADING}", screen.HELP, *keys]


def _below(screen: type[WalkScreen]) -> list[type[WalkScreen]]:
    """Every screen of the program that has a heading of its own, by its heading."""
    found = {one for one in screen.__subclasses__() if one.__module__.startswith("tui.")}
    for one in tuple(found):
        found |= set(_below(one))
    return sorted((one for one in found if "HEADING" in vars(one)), key=lambda one: one.HEADING)


def _keys(keys: tuple[tuple[str, str], ...]) -> str:
    return "\n".join(
        ["| key | what it does |", "|---|---|", *(f"| {_cell(key)} | {_cell(words)} |" for key, words in keys)]
    )


def _taken(parser: argparse.ArgumentParser) -> list[argparse.Action]:
    left_out = (argparse._HelpAction, argparse._SubParsersAction)
    return [action for action in parser._actions if not isinstance(action, left_out)]


def _names(action: argparse.Action) -> str:
    metavar = action.metavar if isinstance(action.metavar, str) else ""
    value = metavar or ("{" + ",".join(map(str, action.choices)) + "}" if action.choices else action.dest.upper())
    if not action.option_strings:
        return f"`{value}`"
    return ", ".join(f"`{name}`" if action.nargs == 0 else f"`{name} {value}`" for name in action.option_strings)


def _cell(words: str) -> str:
    return words.replace("|", "\\|")


def main() -> None:
    """Write the made pages."""
    for name, text in pages().items():
        (DOCS / name).write_text(text, "utf-8")


if __name__ == "__main__":
    main()
