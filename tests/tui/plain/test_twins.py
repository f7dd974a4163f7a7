"""Whatever the full-screen walk can do, the walk line by line can.

Every key, mouse press, button, box and menu line of the full screen stands in a table here, beside the words that do
the same line by line, or the reason why there is nothing to do there. What is new on a screen and stands in no table
fails, and so do words that a walk line by line never offers.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
from collections import defaultdict
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from textual.binding import Binding
from textual.widgets import Input

import tui.app
import tui.base
import tui.looking_again
import tui.screens
import tui.widgets
from probes.footprints.find import Footprints
from probes.platform_files import own_platforms
from probes.searches import search_pages
from selfaudit.hosts import NOT_ALLOWED_YET
from selfaudit.model import LedgerLine
from selfaudit.progress import Progress, Step
from selfaudit.reviews import OwnData
from selfaudit.session import Session
from tests.tui.own import ALL, PHOTOS, jpeg
from tests.tui.people import CANDIDATES, MOMENT, MadeUpFootprints, Script, Shown, Sites, audited
from tests.tui.plain.test_plain_walk import Window
from tests.tui.plain.test_talk import Script as Lines
from tests.tui.policy import PACK
from tests.tui.test_locked import Vault
from tests.tui.test_search_yourself import Window as SearchWindow
from tui.app import SelfAuditApp
from tui.menu import menu
from tui.open_files import FilesOnThisDevice
from tui.plain.run import go_through
from tui.plain.talk import Talk
from tui.walk import Searching, Walk

MOVES = "Only where the eye is changes: line by line, one thing is said after the other."
LOOKS = "Only how it looks changes: bigger, or in other colours."
CLOSES = "What is said line by line need not be closed."
BOX = "A box over the screen: line by line, its question is asked."
Twin = str | tuple[Step | None, str]  # a reason, or where and by which word; without a step, at any question

KEYS: Mapping[str, Twin] = {
    "SelfAuditApp.help": (None, "help"),
    "SelfAuditApp.colours": LOOKS,
    "SelfAuditApp.lock": (None, "lock"),
    "SelfAuditApp.evidence": (None, "evidence"),
    "SelfAuditApp.command_palette": (None, "steps"),
    "SelfAuditApp.quit": (None, "stop"),
    "WalkScreen.app.focus_next": MOVES,
    "WalkScreen.app.focus_previous": MOVES,
    "WalkScreen.scroll_body": MOVES,
    "WalkScreen.choose": MOVES,
    "WalkScreen.back": (None, "back"),
    "WalkScreen.next": (Step.LOOK, "go on"),
    "LookingAgain.again": (Step.FIRST, "again"),
    "Accounts.remove": (Step.ACCOUNTS, "off"),
    "Accounts.more('forgotten')": (Step.ACCOUNTS, "forgotten"),
    "Accounts.more('linked')": (Step.ACCOUNTS, "linked"),
    "Accounts.more('search')": (Step.ACCOUNTS, "search"),
    "Ask.app.focus_next": BOX,
    "Ask.app.focus_previous": BOX,
    "Ask.back": (None, "back"),
    "TextCard.close": CLOSES,
    "ChooseAccount.back": (None, "back"),
    "ChooseFile.app.focus_next": MOVES,
    "ChooseFile.take": (Step.OWN_DATA, "take"),
    "ChooseFile.back": (None, "back"),
    "Connections.say('n')": (Step.REVIEWS, "n"),
    "Connections.say('p')": (Step.REVIEWS, "p"),
    "Connections.say('e')": (Step.REVIEWS, "e"),
    "Connections.say('s')": (Step.REVIEWS, "s"),
    "Connections.say('d')": (Step.REVIEWS, "d"),
    "Connections.undo": (Step.REVIEWS, "undo"),
    "Connections.find": (Step.REVIEWS, "Only with these words in it?"),
    "Evidence.note": (Step.REPORT, "note"),
    "Evidence.copy": (Step.REPORT, "copy"),
    "Evidence.helpers": (Step.REPORT, "who"),
    "Findings.decide('fixed')": (Step.FINDINGS, "fixed"),
    "Findings.decide('keep')": (Step.FINDINGS, "keep"),
    "Findings.decide('not-me')": (Step.FINDINGS, "not about me"),
    "Findings.decide('talk')": (Step.FINDINGS, "talk to my manager first"),
    "Findings.decide('undo')": (Step.FINDINGS, "undo"),
    "Findings.app.evidence": (None, "evidence"),
    "FirstThings.done": (Step.FIRST, "done"),
    "FirstThings.later": (Step.FIRST, "later"),
    "FirstThings.undo": (Step.FIRST, "undo"),
    "FirstThings.app.trail": (None, "trail"),
    "Further.say('yes')": (Step.ACCOUNTS, "yes"),
    "Further.say('no')": (Step.ACCOUNTS, "no"),
    "Further.say('later')": (Step.ACCOUNTS, "later"),
    "Help.close": CLOSES,
    "KeyPoints.say('yes')": (Step.KEY_POINTS, "yes"),
    "KeyPoints.say('to-do')": (Step.KEY_POINTS, "to-do"),
    "KeyPoints.say('not-sure')": (Step.KEY_POINTS, "not-sure"),
    "KeyPoints.say('talk')": (Step.KEY_POINTS, "talk"),
    "KeyPoints.say('')": (Step.KEY_POINTS, "undo"),
    "KeyPoints.turn": (Step.KEY_POINTS, "next"),
    "Locked.app.focus_next": MOVES,
    "Locked.unlock": (None, "Press Enter to unlock it."),
    "LookAround.show": (Step.LOOK, "show"),
    "OwnDataStep.open": (Step.OWN_DATA, "read"),
    "OwnDataStep.asked": (Step.OWN_DATA, "asked"),
    "Photos.say('k')": (Step.REVIEWS, "k"),
    "Photos.say('r')": (Step.REVIEWS, "r"),
    "Photos.say('a')": (Step.REVIEWS, "a"),
    "Photos.say('d')": (Step.REVIEWS, "d"),
    "Photos.rest": (Step.REVIEWS, "hear the next 10 in short, and keep them all at once"),
    "Photos.bigger": LOOKS,
    "Photos.window": (Step.REVIEWS, "picture"),
    "Photos.undo": (Step.REVIEWS, "undo"),
    "Photos.find": (Step.REVIEWS, "Only with these words in it?"),
    "Posts.say('f')": (Step.REVIEWS, "f"),
    "Posts.say('r')": (Step.REVIEWS, "r"),
    "Posts.say('a')": (Step.REVIEWS, "a"),
    "Posts.say('d')": (Step.REVIEWS, "d"),
    "Posts.rest": (Step.REVIEWS, "all the rest is fine"),
    "Posts.undo": (Step.REVIEWS, "undo"),
    "Posts.find": (Step.REVIEWS, "Only with these words in it?"),
    "Report.app.trail": (Step.REPORT, "trail"),
    "Report.app.evidence": (None, "evidence"),
    "Reviews.open('posts')": (Step.REVIEWS, "posts"),
    "Reviews.open('photos')": (Step.REVIEWS, "photos"),
    "Reviews.open('connections')": (Step.REVIEWS, "connections"),
    "SearchYourself.copy": (Step.ACCOUNTS, "copy"),
    "SearchYourself.close_window": (Step.ACCOUNTS, "Press Enter here to close it, or close the window itself"),
    "Settings.tick": (Step.SETTINGS, "set"),
    "Settings.untick": (Step.SETTINGS, "undo"),
    "ShowPage.close_window": (Step.LOOK, "close"),
    "ShowPage.keep_evidence": (Step.LOOK, "keep"),
    "ShowPage.copied": (Step.LOOK, "copied"),
    "ShowPage.watch": (Step.LOOK, "watch"),
    "ShowPage.on_paste": (Step.LOOK, "paste"),
    "ContactSheet.move": (Step.REVIEWS, "next"),
    "ContactSheet.row": MOVES,
    "ContactSheet.page": (Step.REVIEWS, "jump"),
    "ContactSheet.end": (Step.REVIEWS, "jump"),
    "PhotoCell.on_click": (Step.REVIEWS, "jump"),
    "Files.select_cursor": (Step.OWN_DATA, "Downloads, a folder"),
    "Files.around": (Step.OWN_DATA, "around"),
    "LongList.move": (Step.REVIEWS, "next"),
    "LongList.page": (Step.REVIEWS, "jump"),
    "LongList.end": (Step.REVIEWS, "jump"),
    "LongList.on_click": (Step.REVIEWS, "jump"),
    **{f"Reading.scroll_{way}": MOVES for way in ("up", "down", "home", "end")},
    "Reading.read_on": MOVES,
    **{f"Reading.page_{way}": MOVES for way in ("up", "down")},
}

BUTTONS: Mapping[str, Twin] = {
    "base.back": (None, "back"),
    "base.next": (Step.LOOK, "go on"),
    "accounts.card": (Step.ACCOUNTS, "know"),
    "accounts.remove": (Step.ACCOUNTS, "off"),
    "card.close": CLOSES,
    "choose_file.no": (Step.OWN_DATA, "none"),
    "choose_file.take": (Step.OWN_DATA, "take"),
    "evidence.copy": (Step.REPORT, "copy"),
    "evidence.helpers": (Step.REPORT, "who"),
    "evidence.note": (Step.REPORT, "note"),
    "first_things.done": (Step.FIRST, "done"),
    "first_things.later": (Step.FIRST, "later"),
    "first_things.look-again": (Step.FIRST, "again"),
    "first_things.undo": (Step.FIRST, "undo"),
    "help.close": CLOSES,
    "locked.unlock": (None, "Press Enter to unlock it."),
    "look.load-more": (Step.LOOK, "more"),
    "look.other": (Step.LOOK, "again"),
    "own_data.asked": (Step.OWN_DATA, "asked"),
    "own_data.open": (Step.OWN_DATA, "read"),
    "report.other": (Step.REPORT, "finish"),
    "report.switch": (Step.REPORT, "calendar"),
    "reviews.own-data": (Step.REVIEWS, "own-data"),
    "search_yourself.copy": (Step.ACCOUNTS, "copy"),
    "settings.look-again": (Step.SETTINGS, "Look at this account again?"),
    "settings.tick": (Step.SETTINGS, "set"),
    "settings.untick": (Step.SETTINGS, "undo"),
    "show_page.copied": (Step.LOOK, "copied"),
    "show_page.watch": (Step.LOOK, "watch"),
}
BOXES: Mapping[str, Twin] = {
    "findings.Select": (Step.FINDINGS, "some"),
    "review.Select": (Step.REVIEWS, "some"),
    "settings.Select": (Step.SETTINGS, "Which account's settings?"),
}
MENU: Mapping[str, Twin] = {
    "Go to": (None, "steps"),
    "Keep evidence of bullying": (None, "evidence"),
    "Lock now": (None, "lock"),
    "Help": (None, "help"),
    "Stop for now": (None, "stop"),
    "Use": LOOKS,
}
_WHICH_WAY = re.compile(r"\(-?\d\)$")  # a mark moves forth or back
SCREENS = [
    tui.app,
    tui.base,
    tui.looking_again,
    *(
        importlib.import_module(f"{package.__name__}.{module.name}")
        for package in (tui.screens, tui.widgets)
        for module in pkgutil.iter_modules(package.__path__)
    ),
]


def keys() -> Iterator[str]:
    """Every key and mouse press, by the class that understands it and what it does there."""
    for module in SCREENS:
        for name, one in inspect.getmembers(module, inspect.isclass):
            if one.__module__ != module.__name__:
                continue
            bindings: Sequence[object] = vars(one).get("BINDINGS", ())
            for binding in () if bindings is Input.BINDINGS else bindings:  # the terminal's own line has those
                assert isinstance(binding, Binding)
                yield f"{name}.{_WHICH_WAY.sub('', binding.action)}"
            yield from (f"{name}.{known}" for known in vars(one) if known in ("on_click", "on_paste", "on_mouse_down"))


def called(callee: str) -> Iterator[tuple[str, ast.Call]]:
    """Every place where a screen makes one of these, by the screen's module."""
    for module in SCREENS:
        for node in ast.walk(ast.parse(inspect.getsource(module))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == callee:
                yield module.__name__.rpartition(".")[2], node


def buttons() -> Iterator[str]:
    """Every button whose name is written down; the others are named by the answers that keys give too."""
    for module, call in called("PlainButton"):
        name = call.args[1] if len(call.args) > 1 else None
        if isinstance(name, ast.Constant) and isinstance(name.value, str):
            yield f"{module}.{name.value}"


def boxes() -> set[str]:
    """Every screen with boxes that choose what is listed."""
    return {f"{module}.Select" for module, _ in called("Select")}


def test_nothing_on_a_screen_is_forgotten() -> None:
    assert set(keys()) == set(KEYS)
    assert set(buttons()) == set(BUTTONS)
    assert boxes() == set(BOXES)


async def test_nothing_in_the_menu_is_forgotten() -> None:
    app = SelfAuditApp(replace(stocked(), sharp=None))
    async with app.run_test():
        titles = [command.title for command in menu(app, app.screen)]
    assert {next((known for known in MENU if title.startswith(known)), title) for title in titles} == set(MENU)


class Listening(Talk):
    """A conversation that remembers, for each step, which answers it offered and what it said."""

    def __init__(self, walk: Walk, *lines: str) -> None:
        self.lines = Lines(*lines)
        super().__init__(self.lines, self.hear, lambda: None)
        self.walk = walk
        self.offered: set[tuple[Step | None, str]] = set()
        self.said: dict[Step | None, str] = defaultdict(str)

    def hear(self, line: str) -> None:
        for step in (None, self.walk.session.progress.step):
            self.said[step] += f"{line}\n"

    async def choose(
        self, question: str, options: Sequence[tuple[str, str]], default: str = "", brief: bool = False
    ) -> str:
        self.offered |= {(self.walk.session.progress.step, name) for name, _ in options}
        return await super().choose(question, options, default, brief)

    def knows(self, step: Step | None, words: str) -> bool:
        """Whether this was offered; several words are something that was said."""
        anywhere = {"help", "back", "where", "stop", *self.everywhere}
        return (step, words) in self.offered or (" " in words and words in self.said[step]) or words in anywhere


def stocked(progress: Progress | None = None) -> Walk:
    """A walk that has something of everything: links, hosts that were refused, own data, a window for all."""
    before = audited()
    assert before.audit
    looks = (replace(before.audit.looks[0], linked=(CANDIDATES[0].account,)), *before.audit.looks[1:])
    wanted = LedgerLine("more.example", False, 1, NOT_ALLOWED_YET, before.accounts[0].id)
    audit = replace(before.audit, looks=looks, ledger=(*before.audit.ledger, wanted))
    full = replace(before, step=Step.ACCOUNTS, audits=(audit,), own_data=OwnData(ALL))
    vault = Vault(progress or full, typed=False)
    vault.store.keep_items(PHOTOS if progress is None else (), {photo.id: jpeg() for photo in PHOTOS})
    return Walk(
        Session(vault.store, PACK, lambda: MOMENT),
        Sites(),
        Script().open,
        Shown().open,
        footprints=MadeUpFootprints(Footprints(CANDIDATES)),
        door=vault.door(),
        open_files=FilesOnThisDevice(own_platforms()),
        searching=Searching(search_pages(), SearchWindow().open),
        show_picture=show_picture,
    )


@asynccontextmanager
async def show_picture(_picture: bytes) -> AsyncIterator[Window]:
    yield Window()


EVERYTHING = (
    *("know", "1", "", "linked", "later", "search", "2", "copy", "", "2", "1", "yes", "", "none", "go on"),
    *("show", "2", "window", "close", "go on"),
    *("read", "list", "around", "none", "lock", "", "go on"),
    *("done", "later", "back", "undo", "later", "", "", ""),
    *("open", "I changed it", "back", "end", "some", "all", "all", "all", "all", "end", "go on"),
    *("posts", "all", "f", "end", "photos", "all", "k", "end", "connections", "some", "all", "all", "", "n", "end", ""),
    *("2", "set", "back", "end", "", "go on"),
    *("no", "yes", "", "back", "end"),
    *("evidence", "note", "They laughed.", "", "", "", "back", "finish"),
)


async def test_every_twin_is_offered_line_by_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "Downloads").mkdir()
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.setattr("tui.plain.show_page.has_screen", lambda: True)
    walk = stocked()
    talk = Listening(walk, *EVERYTHING)
    await go_through(talk, walk)
    bare = Listening(stocked(Progress(Step.REVIEWS)), "stop")
    await go_through(bare, bare.walk)
    twins = {one for table in (KEYS, BUTTONS, BOXES, MENU) for one in table.values() if isinstance(one, tuple)}
    assert not [one for one in twins if not (talk.knows(*one) or bare.knows(*one))]
    assert not talk.lines.left and walk.session.progress.step is Step.REPORT
