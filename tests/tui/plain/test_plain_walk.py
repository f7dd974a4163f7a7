"""Whole walks line by line: by script, over the same session as the full-screen walk."""

from __future__ import annotations

import asyncio
import io
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from probes.footprints.find import Footprints
from probes.platform_files import own_platforms
from selfaudit.capture import Passage
from selfaudit.errors import NoBrowserError
from selfaudit.model import Choice, Identity, Outcome, Place, School
from selfaudit.progress import Progress, Said, Step
from selfaudit.session import Session
from selfaudit.vault.memory import MemoryStore
from tests.probes.exports.made import zipped
from tests.tui.people import (
    ACCOUNTS,
    CANDIDATES,
    FINDINGS,
    MAYA,
    MOMENT,
    MadeUpFootprints,
    Script,
    Shown,
    Sites,
    audited,
    finding,
)
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


class Window:
    """A window that the person leaves open."""

    async def closed(self) -> None:
        await asyncio.Event().wait()


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
    report = ("report", "no", str(tmp_path / "mine"), "no", "receipt", "Maya Example", str(tmp_path / "receipt"), "")
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
    receipt = (tmp_path / "receipt.txt").read_text("utf-8")
    assert "review" in receipt and "Maya Example" in receipt
    assert "could not look" in told and "Meadow Lane Primary School" in told
    assert "\x1b" not in told


async def test_several_addresses_pasted_at_once_are_asked_about_one_after_the_other() -> None:
    walk = made(Progress(Step.ACCOUNTS, accounts=ACCOUNTS[:1]))
    pasted = ("several", "x.example/maya", "", "my page", "facebook.example/maya", "done", "yes", "yes", "stop")
    told = await walked(walk, *pasted)
    listed = [account.id for account in walk.session.progress.accounts]
    assert listed == ["instagram:maya.example", "x:maya", "facebook:maya"]
    assert "my page" in told and "This is not an address that selfaudit knows." in told


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


async def test_an_account_is_added_by_its_site_and_found_in_a_pasted_list() -> None:
    places = MadeUpFootprints(Footprints(CANDIDATES))
    walk = made(Progress(Step.ACCOUNTS), footprints=places)
    pasted = ("forgotten", "list", "X: @maya_teaches", "", "done")
    offered = ("yes", "yes", "mayas.example", "later")
    await walked(walk, "", "site", "linkedin", "maya-example", "yes", *pasted, *offered, "stop")
    assert places.asked == [("text", "X: @maya_teaches\n")]
    listed = [account.id for account in walk.session.progress.accounts]
    assert listed == [ACCOUNTS[2].id, CANDIDATES[0].account.id, "website:mayas.example"]


async def test_whoever_only_presses_enter_comes_to_the_end() -> None:
    assert "Step 11 of 11: Report" in await walked(made(audited()), *[""] * 60)


async def test_why_it_matters_is_said_once_for_a_run_of_one_kind() -> None:
    two = (finding(), finding(quote="020 7946 0019 9"))
    told = await walked(made(audited(two)), "", "", "", "stop")
    assert told.count("The words") == 2
    assert told.count("Why it matters in a school:") == told.count("as for the one before.") == 1


async def test_only_some_findings_are_gone_through_and_back_leads_to_the_one_before() -> None:
    walk = made(audited())
    told = await walked(walk, "some", "1", "school", "all", "all", "talk", "", "next", "back", "not me", "stop")
    chosen = {name.partition("-")[0]: one.choice for name, one in walk.session.progress.decisions.items()}
    assert chosen == {"school": Choice.TALK, "phone": Choice.NOT_ME}
    assert "1 of 1: Your school." in told and "3 times" in told
    assert "none of that sort" in await walked(made(audited()), "some", "all", "all", "low", "all", "stop")


async def test_the_picture_of_a_spot_is_seen_in_a_window() -> None:
    shown: list[bytes] = []

    @asynccontextmanager
    async def show(picture: bytes) -> AsyncIterator[Window]:
        shown.append(picture)
        yield Window()

    walk = made(audited((replace(FINDINGS[0], crop=b"a spot"),)), show_picture=show)
    await walked(walk, "", "picture", "", "stop")
    await walked(walk, "steps", "first things", "picture", "", "stop")
    assert shown == [b"a spot", b"a spot"]
    assert "picture" not in await walked(made(audited()), "", "stop")


async def test_an_answer_to_a_point_is_changed_and_its_note_too() -> None:
    walk = made(audited(step=Step.KEY_POINTS))
    point = next(one for one in walk.session.pack.key_points if one.question and one.turn_to)
    told = await walked(
        walk, "", "", "who", "to-do", "on Monday", "back", "note", "on Friday", "back", "undo", "yes", "back", "stop"
    )
    assert "Your safety lead" in told
    assert told.index("Your note: on Monday") < told.index("Your note: on Friday")
    answers = walk.session.progress.answers
    assert point.id not in answers
    assert [answer.said for answer in answers.values()] == [Said.YES]
    assert "I have read this" in told


async def test_papers_are_made_as_their_names_say_and_the_trend_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def print_pdf(*pages: str) -> list[bytes]:
        return [b"%PDF- " + str(len(pages)).encode()]

    monkeypatch.setattr("probes.paper.print_pdf", print_pdf)
    before = audited(step=Step.REPORT)
    earlier = replace(
        before.audits[0], started_at=MOMENT - timedelta(days=180), finished_at=MOMENT - timedelta(days=180)
    )
    walk = made(replace(before, audits=(earlier, *before.audits)))
    papers = ("report", "", str(tmp_path / "a.json"), "no", "receipt", "", str(tmp_path / "b.pdf"))
    again = ("calendar", str(tmp_path / "c"), "calendar", str(tmp_path / "c"), "no")
    told = await walked(walk, *papers, *again, "stop")
    assert json.loads((tmp_path / "a.json").read_text("utf-8"))["accounts"]
    assert (tmp_path / "b.pdf").read_bytes() == b"%PDF- 1"
    assert (tmp_path / "c.ics").read_text("utf-8").startswith("BEGIN:VCALENDAR")
    assert "Not saved." in told
    assert "3 things in view; 2 of 3 accounts could be looked at." in told


async def test_what_a_stranger_could_follow_what_left_and_the_policy_are_read_out() -> None:
    walk = made(replace(audited(step=Step.REPORT), identity=MAYA))
    told = " ".join((await walked(walk, "trail", "", "left", "", "policy", "", "plan", "", "stop")).split())
    assert "leads from your surname and your school" in told or "The one step that helps most" in told
    assert "instagram.example: opened 12 times." in told
    assert "Online Working Policy" in told and "Lock your phone" in told
    assert "Phone number: take it down, or decide" in told


async def test_keeping_needs_a_reason() -> None:
    walk = made(audited())
    told = await walked(walk, "I keep", "", "stop")
    assert not walk.session.progress.decisions and "reason" in told


async def test_hostile_words_are_said_harmlessly() -> None:
    page = (Outcome.PUBLIC, (Passage("\x1b]0;x\x07 call 020 7946 0018 \u202e[bold]", Place.BIO),))
    walk = made(Progress(Step.LOOK, accounts=ACCOUNTS[:1]), Script({ACCOUNTS[0].id: page}))
    told = await walked(walk, "start", "", "", "end", "stop")
    assert "020 7946 0018" in told
    assert not set(told) & set("\x1b\x07\u202e")


async def test_lines_come_from_a_pipe_and_end_with_it() -> None:
    typed = FromPipe(io.BytesIO("Zoë\r\nlast".encode()))
    assert [await typed.next(), await typed.next(), await typed.next()] == ["Zoë", "last", None]


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


async def test_what_is_no_answer_is_one_sentence_and_loses_nothing(tmp_path: Path) -> None:
    walk = made(audited(FINDINGS[:1]))
    long = "a" * 10_000
    keep = ("", "keep", "", "keep", "my governors agreed", "go on")
    save = ("calendar", str(tmp_path / "no" / "where"), long, str(tmp_path / "next"))
    await walked(walk, *keep, "steps", "Report", *save, "finish")
    assert [decision.reason for decision in walk.session.progress.decisions.values()] == ["my governors agreed"]
    assert (tmp_path / "next.ics").is_file()


async def test_enter_alone_is_asked_for_where_there_is_nothing_to_answer() -> None:
    told = await walked(made(), "what is this?", "ok", "stop")
    assert told.count("Press Enter to start.") == 2
    assert "Please press Enter alone, with nothing typed before it." in told
    assert "Step 2 of 11" in told


async def test_a_further_account_is_answered_later_after_all() -> None:
    walk = made(audited(step=Step.ACCOUNTS), footprints=MadeUpFootprints(Footprints(CANDIDATES)))
    told = await walked(walk, "forgotten", "1", "later", "back", "no", "back", "", "end", "stop")
    assert [*walk.session.progress.decisions] == [CANDIDATES[0].account.id]
    assert "You said that it is not yours." in told


async def test_why_it_matters_is_said_again_unless_it_was_heard_just_before() -> None:
    same = tuple(finding(quote=f"020 7946 001{number}", fingerprint=f"number {number}") for number in range(5))
    walk = made(audited((*same, FINDINGS[1])))
    told = " ".join((await walked(walk, "", "jump", "4", "end", "stop")).split())
    assert "4 of 6: Phone number" in told and "2 of 6" not in told
    assert told.count("Why it matters and what to do: as for the one before.") == 1
    told = " ".join((await walked(walk, "", "jump", "6", "jump", "1", "end", "stop")).split())
    assert "as for the one before" not in told


async def test_what_cannot_be_an_answer_about_oneself_is_asked_once_more() -> None:
    walk = made(Progress(Step.ABOUT_YOU))
    wrong = ("a" * 10_000, "Maya", "", "", "", "", "", "none", "07700 900123", "maya", "maya@mail.example, m@x.example")
    told = await walked(walk, *wrong, "stop")
    identity = walk.session.progress.identity
    assert (identity.names, identity.numbers) == (("Maya",), ("07700 900123",))
    assert identity.emails == ("maya@mail.example", "m@x.example")
    for sentence in ("This answer is too long.", "A phone number has more digits", "has the sign @ in it"):
        assert told.count(sentence) == 1
