"""A conversation line by line: plain text out, one line in at a time. No escape codes, no redrawing, no colour."""

from __future__ import annotations

import asyncio
import textwrap
from collections.abc import Awaitable, Callable, Generator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import Any, Protocol

from selfaudit.progress import Step
from selfaudit.text import harmless, one_line
from tui.plain.spoken import spoken

_WIDTH = 78  # columns, where nothing else is known
_END = "done"
_LONG = 7  # digits: there are never so many answers
_NOT_UNDERSTOOD = "That is not one of the answers."
_ENTER_ALONE = "Please press Enter alone, with nothing typed before it."
_GO_ON = ("", "go on", "next", "ok", "yes", "y", "start", "done")  # what people type where Enter is enough
_AS_BEFORE = "Help says the answers again."

Turn = Callable[[], Awaitable[None]]


class BackError(Exception):
    """The person wants to be at what came before."""


class StopError(Exception):
    """The person wants to stop, or there is nobody to answer any more."""


class GoToError(Exception):
    """The person wants to be at another step."""

    def __init__(self, step: Step) -> None:
        super().__init__(step)
        self.step = step


class LockError(Exception):
    """The person wants the vault locked, or nobody has typed anything for long."""


class OverError(Exception):
    """What the question was about has come to an end by itself."""


class Lines(Protocol):
    """Where what the person types comes from."""

    async def next(self) -> str | None:
        """The next line without its end; None where there will be no more."""
        ...


async def forever() -> None:
    """Never: nobody is thought to have gone away."""
    await asyncio.Event().wait()


def narrow() -> int | None:
    """Lines of a terminal of the usual width."""
    return _WIDTH


def wrapped(line: str, width: int | None) -> list[str]:
    """`line` in lines of at most `width` columns, as far as words allow; in one where there is no width."""
    indent = " " * (len(line) - len(line.lstrip(" ")))
    cut = textwrap.TextWrapper(
        max(20, width or 0), subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )
    return (cut.wrap(line) if width else []) or [line.rstrip()]


async def and_back(turn: Awaitable[None]) -> None:
    """Do something that belongs to a menu; going back from it leads to the menu."""
    with suppress(BackError):
        await turn


class Talk:
    """Says and asks. `write` takes one line at a time.

    `width` is how many columns a line may have, None where paragraphs are best left whole. `idle` returns when nobody
    has typed anything for so long that the vault is to be locked. It does not count `until` something is over: whoever
    has a window open, or looks for a page to save, is at work there.
    """

    def __init__(
        self,
        lines: Lines,
        write: Callable[[str], None],
        width: Callable[[], int | None] = narrow,
        idle: Callable[[], Awaitable[None]] = forever,
    ) -> None:
        self._lines = lines
        self._write = write
        self._width = width
        self._idle = idle
        self._typing: asyncio.Future[str | None] | None = None
        self._over: asyncio.Future[Any] | None = None
        self._told: tuple[tuple[str, str], ...] = ()
        self.help = ""
        self.where = ""
        self.everywhere: Mapping[str, Turn] = {}  # what may be done at any question, by the word for it

    def say(self, *paragraphs: str) -> None:
        """Say each paragraph of our own words, as it is to be read aloud."""
        for paragraph in paragraphs:
            for line in harmless(paragraph).splitlines() or [""]:
                self._wrapped(spoken(line))

    def quote(self, label: str, text: str, limit: int = 400) -> None:
        """Say words from outside as they stand, on one line, after what they are."""
        self._wrapped(f"{label}: {one_line(text, limit)}")

    def as_it_is(self, text: str) -> None:
        """Say words alone on one line, not cut, so that they can be copied."""
        self._write(one_line(text, len(text) + 1))

    def heading(self, text: str) -> None:
        """Say that something new begins."""
        self.say("", text)

    async def ask(self, question: str, now: str = "", likely: str = "") -> str:
        """The person's own words; an empty line keeps what is there `now`, or takes what is `likely`.

        A word that works everywhere is taken as an answer where it is put in quotation marks.
        """
        while True:
            self.say("", question)
            if now:
                self.quote("Now it says", now)
                self.say("Enter keeps it. A single minus sign takes it away.")
            if likely:
                self.quote("Enter takes", likely)
            said = await self._line()
            if len(said) > 1 and await self._understood(said):
                continue
            if said == "-":
                return ""
            return said.strip('"') or now or likely

    async def ask_lines(self, question: str) -> str:
        """Several lines, until one says that this is the end; nothing in them is taken for a command."""
        self.say("", question, f"After the last one, type on a line of its own: {_END}")
        lines: list[str] = []
        while (line := await self._line()).casefold() != _END:
            lines.append(line)
        return "\n".join(lines)

    async def choose(
        self, question: str, options: Sequence[tuple[str, str]], default: str = "", brief: bool = False
    ) -> str:
        """The name of one of `options`, chosen by its number, its name or the start of its words.

        An empty line takes `default`, where there is one. With `brief`, options that were said last are not said again.
        """
        told = brief and self._told == tuple(options)
        while True:
            self.say("", f"{question} {_AS_BEFORE}" if told else question)
            if not told:
                self._tell(options, default)
            said = (await self._line()).casefold()
            if not said and default:
                return default
            if (chosen := _named(said, options)) is not None:
                return chosen
            told = False
            if await self._understood(said):
                continue
            if (chosen := _begun(said, options)) is not None:
                return chosen
            self.say(_NOT_UNDERSTOOD, f"Type a number from 1 to {len(options)}. {self.always}")

    async def yes(self, question: str, default: bool | None = None) -> bool:
        """Yes or no."""
        given = {True: "yes", False: "no", None: ""}[default]
        return await self.choose(question, (("yes", "yes"), ("no", "no")), given) == "yes"

    async def wait(self, question: str = "Press Enter to go on.") -> None:
        """Until the person has read what was said."""
        while True:
            self.say("", question)
            said = await self._line()
            if said.casefold() in _GO_ON:
                return
            if not await self._understood(said):
                self.say(_ENTER_ALONE, self.always)

    @contextmanager
    def until(self, over: asyncio.Future[Any]) -> Generator[None]:
        """While this lasts, a question is given up with OverError as soon as `over` is done."""
        before, self._over = self._over, over
        try:
            yield
        finally:
            self._over = before

    @property
    def always(self) -> str:
        """The words that work at any question."""
        return f"At any question you may type: {', '.join(('help', 'back', 'where', *self.everywhere, 'stop'))}."

    def _wrapped(self, line: str) -> None:
        for piece in wrapped(line, self._width()):
            self._write(piece)

    def _tell(self, options: Sequence[tuple[str, str]], default: str) -> None:
        self._told = tuple(options)
        for number, (name, label) in enumerate(options, 1):
            self.say(f"  {number}. {label}" + (", or press Enter" if name == default else ""))

    async def _line(self) -> str:
        if self._typing is None:
            self._typing = asyncio.ensure_future(self._lines.next())
        idle = asyncio.ensure_future(forever() if self._over else self._idle())
        waited = {self._typing, idle, *((self._over,) if self._over else ())}
        try:
            await asyncio.wait(waited, return_when=asyncio.FIRST_COMPLETED)
        finally:
            idle.cancel()
        if self._over and self._over.done():
            raise OverError
        if not self._typing.done():
            raise LockError
        line, self._typing = self._typing.result(), None
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
            self.say("", self.help or "There is no more to say about this.", self.always)
            return True
        if word == "where":
            self.say("", self.where)
            return True
        if word in self.everywhere:
            await self._aside(word)
            return True
        return False

    async def _aside(self, word: str) -> None:
        """Do something else and come back to the question."""
        kept = self.help, self.everywhere, self._over
        self._over = None
        self.everywhere = {name: turn for name, turn in self.everywhere.items() if name == "lock"}
        try:
            await and_back(kept[1][word]())
        finally:
            self.help, self.everywhere, self._over = kept
            self._told = ()


def _named(said: str, options: Sequence[tuple[str, str]]) -> str | None:
    """The option of this number or name."""
    if said.isdecimal():
        return options[int(said) - 1][0] if len(said) < _LONG and 1 <= int(said) <= len(options) else None
    return next((name for name, _ in options if name.casefold() == said), None)


def _begun(said: str, options: Sequence[tuple[str, str]]) -> str | None:
    """The only option whose words begin so."""
    begun = [name for name, label in options if said and label.casefold().startswith(said)]
    return begun[0] if len(begun) == 1 else None
