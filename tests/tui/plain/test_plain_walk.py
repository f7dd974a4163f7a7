"""Whole walks line by line: by script, over the same session as the full-screen walk."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from probes.footprints.find import Footprints
from probes.platform_files import own_platforms
from selfaudit.errors import NoBrowserError
from selfaudit.model import Choice, Identity, Outcome, Passage, Place, Progress, Said, School, Step
from selfaudit.session import Session
from selfaudit.vault.memory import MemoryStore
from tests.probes.exports.made import zipped
from tests.tui.people import ACCOUNTS, CANDIDATES, MOMENT, MadeUpFootprints, Script, Shown, Sites, audited
from tests.tui.plain.speakable import unspeakable
from tests.tui.plain.test_talk import Script as Typed
from tests.tui.policy import PACK
from tests.tui.steps import shown
from tui.app import SelfAuditApp
from tui.open_files import FilesOnThisDevice
from tui.plain.run import go_through
from tui.plain.talk import Talk
from tui.plain.typed import Typed as FromPipe
from tui.walk import STEPS, Walk

ROOT = Path(__file__).parents[3]
OPEN_PAGE = (
    Outcome.PUBLIC,
    (Passage("Maya Example", Place.NAME), Passage("I teach at Meadow Lane Primary School", Place.BIO)),
)


def made(progress: Progress | None = None, script: Script | None = None, **more: object) -> Walk:
    session = Session(MemoryStore(progress), PACK, lambda: MOMENT)
    return Walk(session, Sites(), (script or Script()).open, Shown().open, **more)  # type: ignore[arg-type]


async def walked(walk: Walk, *lines: str) -> str:
    said: list[str] = []
    await go_through(Talk(Typed(*lines), said.append), walk)
    assert unspeakable("\n".join(said)) == []
    return "\n".join(said)


async def test_a_whole_walk(tmp_path: Path) -> None:
    script = Script({"instagram:maya.example": OPEN_PAGE, "facebook:maya": (Outcome.WALL, ())})
    walk = made(script=script)
    about = ("Maya Example", "Meadow Lane Primary School", "", "", "", "", "", "")
    accounts = ("instagram.example/maya.example", "yes", "add", "facebook.example/maya", "yes", "")
    report = ("report", "no", str(tmp_path / "mine"), "no", "receipt", "", str(tmp_path / "receipt"), "")
    points = ("", "yes", "", "end")
    found = ("", "I changed it", "go on", "", "")
    told = await walked(walk, "", *about, *accounts, "start", "", "", "", "", "", *found, *points, *report)
    progress = walk.session.progress
    assert progress.identity == Identity(("Maya Example",), (School("Meadow Lane Primary School"),))
    assert progress.accounts == ACCOUNTS[:2]
    assert progress.audit and progress.audit.finished_at and script.opened == script.closed == 1
    assert [decision.choice for decision in progress.decisions.values()] == [Choice.FIXED]
    assert next(iter(progress.answers.values())).said is Said.YES
    assert progress.step is Step.REPORT
    assert (tmp_path / "mine.html").read_text("utf-8").startswith("<!doctype html>")
    assert "review" in (tmp_path / "receipt.txt").read_text("utf-8")
    assert "could not look" in told and "Meadow Lane Primary School" in told
    assert "\x1b" not in told


async def test_one_face_goes_on_where_the_other_was() -> None:
    walk = made(audited(step=Step.FINDINGS))
    told = await walked(walk, "", "not about me", "stop")
    assert told.lstrip().startswith(f"Step {STEPS.index(Step.FINDINGS) + 1} of")
    assert walk.session.progress.step is Step.FINDINGS
    app = SelfAuditApp(walk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "not you" in shown(app) or "–" in shown(app)


async def test_back_goes_back_and_nothing_is_lost() -> None:
    walk = made(audited(step=Step.LOOK))
    await walked(walk, "back", "back", "back", "stop")
    assert walk.session.progress.step is Step.WELCOME
    assert walk.session.progress.accounts == ACCOUNTS


async def test_a_wrong_address_is_one_sentence() -> None:
    walk = made(Progress(Step.ACCOUNTS))
    told = await walked(walk, "not an address at all !!", "stop")
    assert walk.session.progress.accounts == ()
    assert "Traceback" not in told


async def test_an_account_is_taken_off_and_one_is_offered() -> None:
    walk = made(audited(step=Step.ACCOUNTS), footprints=MadeUpFootprints(Footprints(CANDIDATES)))
    first = CANDIDATES[0].account
    await walked(walk, "off", "1", "forgotten", "1", *["no"] * len(CANDIDATES), "stop")
    assert ACCOUNTS[0] not in walk.session.progress.accounts
    assert first not in walk.session.progress.accounts and first.id in walk.session.progress.decisions


async def test_no_browser_is_told_and_the_walk_goes_on() -> None:
    script = Script(trouble=NoBrowserError("No browser was found.", "Install one."))
    told = await walked(made(Progress(Step.LOOK, accounts=ACCOUNTS), script), "start", "stop")
    assert "No browser was found." in told and "Install one." in told


async def test_keeping_needs_a_reason() -> None:
    walk = made(audited())
    told = await walked(walk, "I keep", "", "stop")
    assert not walk.session.progress.decisions and "reason" in told


async def test_a_page_is_shown_in_the_window() -> None:
    walk = made(audited((), Step.LOOK))
    walk = Walk(walk.session, walk.platforms, walk.open_probe, Shown("Call 020 7946 0018").open)
    told = await walked(walk, "show", "1", "open the window", "read", "close", "stop")
    assert "1 thing found" in told or "no screen" in told


async def test_hostile_words_are_said_harmlessly() -> None:
    page = (Outcome.PUBLIC, (Passage("\x1b]0;x\x07 call 020 7946 0018 \u202e[bold]", Place.BIO),))
    walk = made(Progress(Step.LOOK, accounts=ACCOUNTS[:1]), Script({ACCOUNTS[0].id: page}))
    told = await walked(walk, "start", "", "", "end", "stop")
    assert "020 7946 0018" in told
    assert not set(told) & set("\x1b\x07\u202e")


async def test_lines_come_from_a_pipe_and_end_with_it() -> None:
    typed = FromPipe(io.BytesIO("Zoë\r\nlast".encode()))
    assert [await typed.next(), await typed.next(), await typed.next()] == ["Zoë", "last", None]


@pytest.mark.browser
def test_practice_line_by_line_from_a_pipe(tmp_path: Path) -> None:
    lines = "\n\n\nstart\nstop\n"
    env = {**os.environ, "HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}
    ended = subprocess.run(
        [sys.executable, "-m", "tui", "practice", "--plain"],
        cwd=tmp_path,
        input=lines,
        capture_output=True,
        text=True,
        timeout=90,
        env=env,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    assert "open to everyone" in ended.stdout and "could not look" in ended.stdout
    assert "\x1b" not in ended.stdout and ended.stdout.rstrip().endswith("nothing of it is kept.")


async def test_own_data_is_read_line_by_line(tmp_path: Path) -> None:
    walk = made(audited((), Step.OWN_DATA), open_files=FilesOnThisDevice(own_platforms()))
    (tmp_path / "page.html").write_text("<!doctype html><title>M</title><p>Call 020 7946 0018.</p>", "utf-8")
    asked = ("asked", "1", "ask", "1", "")
    told = await walked(walk, *asked, "read", str(tmp_path / "none"), "read", str(tmp_path / "page.html"), "2", "stop")
    assert "You asked for it on" in told and "How to ask for a copy of your data" in told
    assert "There is nothing of this name." in told
    assert "page.html: read, 1 thing found." in told
    audit = walk.session.progress.audit
    assert audit and [one.target for one in audit.findings] == [ACCOUNTS[1].id]


async def test_a_download_of_a_site_not_on_the_list_asks_for_the_name(tmp_path: Path) -> None:
    walk = made(Progress(Step.OWN_DATA), open_files=FilesOnThisDevice(own_platforms()))
    path = zipped(tmp_path / "mine.zip", {"data/tweets.js": "window.YTD.tweets.part0 = []"})
    told = await walked(walk, "read", str(path), "maya", "stop")
    assert "This is X data" in told
    assert [account.platform for account in walk.session.progress.accounts] == ["x"]
