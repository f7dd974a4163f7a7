"""Every screen and box in both sizes, compared with what was looked at and found right."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from probes.footprints.find import Footprints
from selfaudit.errors import NoBrowserError
from selfaudit.progress import Progress, Purpose, Step
from selfaudit.reviews import KeptDownload, KeptSetting, OwnData
from tests.tui.conftest import Compare
from tests.tui.own import reviewing, until_drawn
from tests.tui.people import ACCOUNTS, CANDIDATES, MAYA, MOMENT, MadeUpFootprints, Script, Shown, app, audited
from tests.tui.steps import SMALL, WIDE, at_rest, paste, until_shown
from tui.walk import STEPS

SIZES = pytest.mark.parametrize("size", [SMALL, WIDE], ids=["80x24", "120x40"])
Size = tuple[int, int]


@pytest.fixture(autouse=True)
def a_home_of_known_length(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The report screen shows the home folder, and a longer one breaks its lines elsewhere."""
    monkeypatch.setattr(Path, "home", lambda: Path("/home/maya"))


@pytest.fixture(autouse=True)
def one_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """How old a fact is depends on the day."""
    for screen in ("first_things", "settings"):
        monkeypatch.setattr(f"tui.screens.{screen}.now", lambda: MOMENT)


def name(what: str, size: Size) -> str:
    return f"{what}-{size[0]}x{size[1]}"


@SIZES
@pytest.mark.parametrize("step", STEPS)
async def test_steps(step: Step, size: Size, compare: Compare) -> None:
    walk = app(audited(step=step))
    async with walk.run_test(size=size) as pilot:
        await at_rest(pilot)
        compare(walk, name(step.name.lower(), size))


async def test_empty_accounts(compare: Compare) -> None:
    walk = app(Progress(Step.ACCOUNTS))
    async with walk.run_test(size=SMALL) as pilot:
        await paste(pilot, "my page")
        await pilot.press("enter")
        await at_rest(pilot)
        compare(walk, "accounts-problem-80x24")


async def test_is_it_yours(compare: Compare) -> None:
    walk = app(Progress(Step.ACCOUNTS))
    async with walk.run_test(size=SMALL) as pilot:
        await paste(pilot, "instagram.example/maya")
        await pilot.press("enter")
        await at_rest(pilot)
        compare(walk, "accounts-yours-80x24")


async def test_ready_to_look(compare: Compare) -> None:
    walk = app(Progress(Step.LOOK, MAYA, ACCOUNTS), practice=True)
    async with walk.run_test(size=SMALL) as pilot:
        await at_rest(pilot)
        compare(walk, "look-ready-80x24")


async def test_no_browser(compare: Compare) -> None:
    error = NoBrowserError("No browser was found.", "Install Chrome, Edge or Chromium, then try again.")
    walk = app(Progress(Step.LOOK, MAYA, ACCOUNTS), Script(trouble=error))
    async with walk.run_test(size=SMALL) as pilot:
        await pilot.press("enter")
        await until_shown(pilot, "It did not work this time.")
        compare(walk, "look-no-browser-80x24")


@pytest.mark.parametrize(
    ("step", "key", "what"),
    [
        (Step.FINDINGS, "k", "findings-reason"),
        (Step.FINDINGS, "f1", "help"),
        (Step.REPORT, "ctrl+q", "stop"),
        (Step.KEY_POINTS, "right", "key_points-seen"),
    ],
)
async def test_boxes(step: Step, key: str, what: str, compare: Compare) -> None:
    walk = app(audited(step=step))
    async with walk.run_test(size=SMALL) as pilot:
        await pilot.press(key)
        await at_rest(pilot)
        compare(walk, name(what, SMALL))


@SIZES
@pytest.mark.parametrize(
    ("kept", "keys", "what"),
    [
        (Progress(Step.FIRST, MAYA, ACCOUNTS), (), "first-not-looked"),
        (audited((), Step.FIRST), ("d",), "first-done"),
        (Progress(Step.SETTINGS, MAYA), (), "settings-none"),
        (replace(audited(step=Step.WELCOME), purpose=Purpose.HR_CHECK), (), "welcome-hr-check"),
        (replace(audited(step=Step.REPORT), purpose=Purpose.HR_CHECK), (), "report-hr-check"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
async def test_other_states(kept: Progress, keys: tuple[str, ...], what: str, size: Size, compare: Compare) -> None:
    walk = app(kept)
    async with walk.run_test(size=size) as pilot:
        await pilot.press(*keys)
        await at_rest(pilot)
        compare(walk, name(what, size))


async def test_nothing_found(compare: Compare) -> None:
    walk = app(audited(()))
    async with walk.run_test(size=SMALL) as pilot:
        await at_rest(pilot)
        compare(walk, "findings-none-80x24")


@SIZES
@pytest.mark.parametrize(
    ("keys", "told", "what"),
    [
        (("f3",), "Choose one place", "forgotten"),
        (("f3", "end", "enter"), "One address or name", "forgotten-paste"),
        (("f3", "enter"), "Very likely yours", "further"),
        (("f6",), "Who finds you", "search_yourself"),
    ],
)
async def test_further_accounts(keys: tuple[str, ...], told: str, what: str, size: Size, compare: Compare) -> None:
    places = MadeUpFootprints(Footprints(CANDIDATES, ("Firefox: The browser's database is damaged.",)))
    walk = app(Progress(Step.ACCOUNTS, replace(MAYA, places=("Little Fenwick",)), ACCOUNTS), footprints=places)
    async with walk.run_test(size=size) as pilot:
        for key in keys:
            await pilot.press(key)
            await at_rest(pilot)
        await until_shown(pilot, told)
        compare(walk, name(what, size))


@SIZES
@pytest.mark.parametrize("window", [True, False], ids=["window", "no-window"])
async def test_show_a_page(size: Size, window: bool, compare: Compare, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.screens.show_page.has_screen", lambda: window)
    monkeypatch.setattr("tui.screens.show_page.now", lambda: MOMENT)
    walk = app(audited((), Step.LOOK), shown=Shown("Call 020 7946 0018"))
    async with walk.run_test(size=size) as pilot:
        await pilot.press("s")
        await until_shown(pilot, "Which account")
        if window:
            compare(walk, name("show-which", size))
        await pilot.press("enter")
        await until_shown(pilot, "Show a page yourself")
        if window:
            await pilot.press("ctrl+n")
            await until_shown(pilot, "Read this page")
            await pilot.press("ctrl+n")
            await until_shown(pilot, "✓ The page in the window can be read.")
            await until_shown(pilot, "was read.")
        compare(walk, name("show-page" if window else "show-page-no-window", size))


@SIZES
@pytest.mark.parametrize(
    ("keys", "what"),
    [
        ((), "reviews-lists"),
        (("1",), "reviews-posts"),
        (("1", "l"), "reviews-rest"),
        (("2", "k", "r"), "reviews-photos"),
        (("2", "enter"), "reviews-bigger"),
        (("3", "p", "n"), "reviews-connections"),
    ],
)
async def test_reviews(keys: tuple[str, ...], what: str, size: Size, compare: Compare) -> None:
    walk = reviewing()
    async with walk.run_test(size=size) as pilot:
        for key in keys:
            await pilot.press(key)
            await at_rest(pilot)
        await until_drawn(pilot)
        compare(walk, name(what, size))


@SIZES
async def test_own_data(size: Size, compare: Compare, tmp_path: Path) -> None:
    read = KeptDownload(
        ACCOUNTS[0].id,
        MOMENT,
        MOMENT,
        True,
        "210 posts, 64 pictures, 122 connections.",
        (KeptSetting("Private", "on", True),),
    )
    walk = app(replace(audited(step=Step.OWN_DATA), own_data=OwnData(downloads=(read,))))
    walk.walk_given.session.say_asked(ACCOUNTS[1])
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "film.mp4").write_bytes(b"\0\0\0\x18ftypmp42" + bytes(40))
    async with walk.run_test(size=size) as pilot:
        await until_shown(pilot, "✓ Instagram")
        compare(walk, name("own_data-read", size))
        await pilot.press("o")
        await until_shown(pilot, "Which file or folder?")
        compare(walk, name("own_data-which", size))
        await paste(pilot, str(tmp_path / "mine"))
        await pilot.press("enter")
        await until_shown(pilot, "Not read: film.mp4")
        compare(walk, name("own_data-told", size))
