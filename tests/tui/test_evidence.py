"""The record of online bullying in the walk: nothing is opened, taken or kept before the first question."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from textual.pilot import Pilot

from selfaudit.evidence import Entry, Note, Original, Taken
from selfaudit.ports import InFront
from selfaudit.progress import Step
from tests.tui.conftest import Compare
from tests.tui.people import Shown, app, audited
from tests.tui.steps import SMALL, WIDE, at_rest, paste, settled, shown, until_shown, words
from tui.app import SelfAuditApp
from tui.screens.evidence import Evidence

PNG = b"\x89PNG\r\n\x1a\n made up"
ADDRESS = "https://chirp.example/somebody/status/41"
KEPT = (
    Original(PNG, Taken.FILE, "a picture", "Screenshot 3.png", ADDRESS, "Monday 4 May, about 5 pm"),
    Note("Sam wrote under my photo that I should leave.", "Ada and two pupils", "The Head", "Tuesday at 8", 1),
)


@pytest.fixture(autouse=True)
def a_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("selfaudit.evidence_log.local", lambda moment: moment)
    monkeypatch.setattr("tui.screens.evidence.has_screen", lambda: True)
    monkeypatch.setattr("tui.screens.show_page.has_screen", lambda: True)
    monkeypatch.setattr("tui.window._EVERY", 0.05)
    monkeypatch.setattr("selfaudit.evidence_log.secrets.token_hex", lambda _: "5a" * 16)
    monkeypatch.setattr(Path, "home", lambda: Path("/home/maya"))


def walk_with(
    kept: Sequence[Original | Note] = (), step: Step = Step.REPORT, window: Shown | None = None
) -> SelfAuditApp:
    walk = app(audited(step=step), shown=window)
    for one in kept:
        walk.walk_given.session.evidence.keep(one)
    return walk


def entries(walk: SelfAuditApp) -> tuple[Entry, ...]:
    return walk.walk_given.session.evidence.entries()


async def to_evidence(pilot: Pilot[None]) -> None:
    await pilot.press("f7")
    await until_shown(pilot, "A record of online bullying")


async def say_it_is_not(pilot: Pilot[None]) -> None:
    await until_shown(pilot, "could it be an indecent picture")
    await pilot.press("tab", "enter")


@pytest.mark.parametrize("step", [Step.FINDINGS, Step.REPORT])
@pytest.mark.parametrize("keys", [("f7",), ("ctrl+p", *"bullying", "enter")])
async def test_it_is_reached_by_its_key_and_by_the_menu_and_leads_back(step: Step, keys: tuple[str, ...]) -> None:
    walk = walk_with(step=step)
    async with walk.run_test(size=SMALL) as pilot:
        assert "F7" in shown(walk)
        await pilot.press(*keys)
        await until_shown(pilot, "A record of online bullying")
        await pilot.press("escape")
        await at_rest(pilot)
        assert not isinstance(walk.screen, Evidence)
        assert walk.walk_given.session.progress.step is step


@pytest.mark.parametrize("key", ["enter", "escape"])
async def test_what_may_be_an_indecent_image_is_neither_opened_nor_kept(
    key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.screens.evidence.evidence_file", lambda _named: pytest.fail("opened"))
    walk = walk_with()
    async with walk.run_test(size=SMALL) as pilot:
        await to_evidence(pilot)
        await pilot.press("ctrl+n")
        await until_shown(pilot, "could it be an indecent picture")
        await pilot.press(key)
        await settled(pilot) if key == "escape" else await until_shown(pilot, "Nothing was opened, taken or kept.")
        assert ("Stop here." in shown(walk)) is (key == "enter")
        await pilot.press("escape")
        await settled(pilot)
        assert "Keep a file" not in shown(walk)
    assert entries(walk) == ()


async def test_a_file_is_kept_with_what_the_person_says(tmp_path: Path) -> None:
    picture = tmp_path / "shot 1.png"
    picture.write_bytes(PNG)
    walk = walk_with()
    async with walk.run_test(size=SMALL) as pilot:
        await to_evidence(pilot)
        await pilot.press("ctrl+n")
        await say_it_is_not(pilot)
        await until_shown(pilot, "What do you want to keep?")
        await pilot.press("enter")
        await until_shown(pilot, "Keep a file")
        for text in (f"'{picture}'", ADDRESS, "Monday", "Sam wrote it"):
            await paste(pilot, text)
            await pilot.press("enter")
        await pilot.press("enter")
        await until_shown(pilot, "✓ Kept as entry 1.")
        assert ADDRESS in words(walk.screen.query_one("#entry"))
    [entry] = entries(walk)
    assert (entry.taken, entry.name, entry.address, entry.seen) == (Taken.FILE, "shot 1.png", ADDRESS, "Monday")
    assert walk.walk_given.session.evidence.original(1) == PNG


async def test_a_file_that_is_not_there_is_told() -> None:
    walk = walk_with()
    async with walk.run_test(size=SMALL) as pilot:
        await to_evidence(pilot)
        await pilot.press("ctrl+n")
        await say_it_is_not(pilot)
        await pilot.press("enter")
        await until_shown(pilot, "Keep a file")
        await pilot.press(*["tab"] * 4, "enter")
        await until_shown(pilot, "There is no such file.")
    assert entries(walk) == ()


async def test_a_note_is_an_entry_of_its_own() -> None:
    walk = walk_with(KEPT[:1])
    async with walk.run_test(size=SMALL) as pilot:
        await to_evidence(pilot)
        await pilot.press("n")
        await until_shown(pilot, "A note about entry 1")
        for text in ("They laughed.", "Ada", "The Head", "Tuesday"):
            await paste(pilot, text)
            await pilot.press("enter")
        await pilot.press("enter")
        await until_shown(pilot, "✓ Kept as entry 2.")
    entry = entries(walk)[1]
    assert (entry.words, entry.witnesses, entry.told, entry.told_when, entry.about) == (
        "They laughed.",
        "Ada",
        "The Head",
        "Tuesday",
        1,
    )


@pytest.mark.parametrize("state", [InFront.READABLE, InFront.SOMEBODY])
async def test_the_page_in_the_window_is_kept_whoever_it_is_of_and_nothing_of_it_is_read(state: InFront) -> None:
    window = Shown("call 020 7946 0018", (state,))
    walk = walk_with(window=window)
    before = walk.walk_given.session.progress.audit
    assert before
    async with walk.run_test(size=SMALL) as pilot:
        await to_evidence(pilot)
        await pilot.press("ctrl+n")
        await say_it_is_not(pilot)
        await until_shown(pilot, "What do you want to keep?")
        await pilot.press("tab", "enter")
        await until_shown(pilot, "Which account")
        await pilot.press("enter")
        await until_shown(pilot, "Show a page yourself")
        await pilot.press("e")
        assert window.taken == 0
        await pilot.press("ctrl+n")
        await until_shown(pilot, "Read this page")
        await pilot.press("e")
        await until_shown(pilot, "could it be an indecent picture")
        assert window.taken == 0
        await pilot.press("tab", "enter")
        await until_shown(pilot, "✓ Kept as entry 1 of your evidence.")
        audit = walk.walk_given.session.progress.audit
        assert audit
        assert audit.findings == before.findings
    assert [entry.taken for entry in entries(walk)] == [Taken.WINDOW]


async def test_a_sign_in_page_is_not_taken() -> None:
    window = Shown("", (InFront.SIGN_IN,))
    walk = walk_with(window=window, step=Step.LOOK)
    async with walk.run_test(size=SMALL) as pilot:
        await pilot.press("s")
        await until_shown(pilot, "Which account")
        await pilot.press("enter")
        await until_shown(pilot, "Show a page yourself")
        await pilot.press("ctrl+n")
        await until_shown(pilot, "Read this page")
        await pilot.press("e")
        await say_it_is_not(pilot)
        await until_shown(pilot, "This is a sign-in page")
    assert entries(walk) == ()


@pytest.mark.parametrize("pdf", [False, True])
async def test_a_copy_is_saved_where_the_person_wants_it(
    pdf: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.setattr("tui.screens.evidence.printed", lambda page: page.encode())
    walk = walk_with(KEPT)
    async with walk.run_test(size=WIDE) as pilot:
        await to_evidence(pilot)
        await pilot.press("s")
        await until_shown(pilot, "The copy leaves your locked vault.")
        await pilot.press("tab", "2", "enter", *(["tab"] if pdf else []), "enter")
        await until_shown(pilot, "✓ Saved.")
        folder = tmp_path / "bullying-record"
        assert (folder / "list.pdf").exists() is pdf
        said = json.loads((folder / "manifest.json").read_text("utf-8"))
        assert ["salt" in entry for entry in said["entries"]] == [True, False]
        await pilot.press("s")
        await until_shown(pilot, "The copy leaves your locked vault.")
        await pilot.press("tab", "tab", "enter")
        await until_shown(pilot, "There is something of this name already.")


@pytest.mark.parametrize("size", [SMALL, WIDE], ids=["80x24", "120x40"])
@pytest.mark.parametrize(
    ("what", "kept", "keys", "told"),
    [
        ("evidence-empty", (), (), "Leave the messages"),
        ("evidence", KEPT, ("up",), "Screenshot 3.png"),
        ("evidence-question", (), ("ctrl+n",), "could it be"),
        ("evidence-children", (), ("ctrl+n", "enter"), "Stop here."),
        ("evidence-note", KEPT, ("n",), "A note about entry 2"),
        ("evidence-copy", KEPT, ("s",), "A new folder for it"),
        ("evidence-helpers", KEPT, ("w",), "Who can help"),
        ("evidence-file", (), ("ctrl+n", "tab", "enter", "enter"), "Keep a file"),
    ],
)
async def test_snapshots(
    what: str,
    kept: Sequence[Original | Note],
    keys: Sequence[str],
    told: str,
    size: tuple[int, int],
    compare: Compare,
) -> None:
    walk = walk_with(kept)
    async with walk.run_test(size=size) as pilot:
        await to_evidence(pilot)
        for key in keys:
            await pilot.press(key)
            await at_rest(pilot)
        await until_shown(pilot, told)
        compare(walk, f"{what}-{size[0]}x{size[1]}")
