"""A conversation line by line: plain text out, one line in at a time. No escape codes, no redrawing, no colour."""

from __future__ import annotations

import textwrap
from collections.abc import Awaitable, Callable, Sequence
from typing import Protocol

from selfaudit.text import harmless

_WIDTH = 78  # columns; lines that are read aloud or piped are cut at words
_ALWAYS = "At any question you may type: help, back, where, stop."
_NOT_UNDERSTOOD = "That is not one of the answers."


class BackError(Exception):
    """The person wants to be at the step before."""


class StopError(Exception):
    """The person wants to stop, or there is nobody to answer any more."""


class Lines(Protocol):
    """Where what the person types comes from."""

    async def next(self) -> str | None:
        """The next line without its end; None where there will be no more."""
        ...


class Talk:
    """Says and asks. `write` takes one line at a time."""

    def __init__(self, lines: Lines, write: Callable[[str], None]) -> None:
        self._lines = lines
        self._write = write
        self.help = ""
        self.where = ""

    def say(self, *paragraphs: str) -> None:
        """Say each paragraph, made harmless and wrapped at words."""
        for paragraph in paragraphs:
            for line in harmless(paragraph).splitlines() or [""]:
                indent = " " * (len(line) - len(line.lstrip(" ")))
                wrapped = textwrap.wrap(line, _WIDTH, subsequent_indent=indent, break_long_words=False)
                for piece in wrapped or [""]:
                    self._write(piece)

    def heading(self, text: str) -> None:
        """Say that something new begins."""
        self.say("", text)

    async def ask(self, question: str, now: str = "") -> str:
        """The person's own words; an empty line keeps what is there `now`. Raises BackError and StopError."""
        while True:
            self.say("", question)
            if now:
                self.say(f"  (now: {now}; Enter keeps it, a single - takes it away)")
            said = await self._line()
            if await self._understood(said):
                continue
            if said == "-":
                return ""
            return said or now

    async def choose(self, question: str, options: Sequence[tuple[str, str]], default: str = "") -> str:
        """The name of one of `options`, chosen by its number, its name or the start of its words.

        An empty line takes `default`, where there is one. Raises BackError and StopError.
        """
        while True:
            self.say("", question)
            for number, (name, label) in enumerate(options, 1):
                self.say(f"  {number}  {label}" + (" (Enter)" if name == default else ""))
            said = (await self._line()).casefold()
            if not said and default:
                return default
            if (chosen := _chosen(said, options)) is not None:
                return chosen
            if not await self._understood(said):
                self.say(_NOT_UNDERSTOOD, f"Type a number from 1 to {len(options)}. {_ALWAYS}")

    async def yes(self, question: str, default: bool | None = None) -> bool:
        """Yes or no."""
        given = {True: "yes", False: "no", None: ""}[default]
        return await self.choose(question, (("yes", "yes"), ("no", "no")), given) == "yes"

    async def wait(self, question: str = "Press Enter to go on.") -> None:
        """Until the person has read what was said."""
        while await self._understood(await self._asked(question)):
            pass

    async def _asked(self, question: str) -> str:
        self.say("", question)
        return await self._line()

    async def _line(self) -> str:
        line = await self._lines.next()
        if line is None:
            raise StopError
        return harmless(line).strip()

    async def _understood(self, said: str) -> bool:
        """True where `said` is one of the words that work everywhere, and has been answered."""
        word = said.casefold()
        if word in ("back", "b"):
            raise BackError
        if word in ("stop", "quit", "exit"):
            raise StopError
        if word in ("help", "?", "h"):
            self.say("", self.help or "There is no more to say about this.", _ALWAYS)
            return True
        if word == "where":
            self.say("", self.where)
            return True
        return False


def _chosen(said: str, options: Sequence[tuple[str, str]]) -> str | None:
    if said.isdecimal() and 1 <= int(said) <= len(options):
        return options[int(said) - 1][0]
    if not said:
        return None
    exact = [name for name, _ in options if name == said]
    begun = [name for name, label in options if label.casefold().startswith(said)]
    return exact[0] if exact else begun[0] if len(begun) == 1 else None


Turn = Callable[[], Awaitable[None]]
