"""The conversation: what is said is plain and harmless, what is typed is understood in every dress."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.plain.talk import BackError, LockError, OverError, StopError, Talk, and_back

OPTIONS = (("go on", "go on"), ("add", "add an account"), ("off", "take an account off"))


class Script:
    """Lines that are typed one after the other."""

    def __init__(self, *lines: str) -> None:
        self.left = list(lines)

    async def next(self) -> str | None:
        return self.left.pop(0) if self.left else None


class Slow(Script):
    """Types nothing before `came` is set."""

    def __init__(self, came: asyncio.Event, *lines: str) -> None:
        super().__init__(*lines)
        self._came = came

    async def next(self) -> str | None:
        await self._came.wait()
        return await super().next()


def until_set(event: asyncio.Event) -> Callable[[], Awaitable[None]]:
    async def wait() -> None:
        await event.wait()

    return wait


def talk(*lines: str) -> tuple[Talk, list[str]]:
    said: list[str] = []
    return Talk(Script(*lines), said.append), said


@pytest.mark.parametrize(
    ("typed", "chosen"),
    [("1", "go on"), ("2", "add"), ("add", "add"), ("ADD", "add"), ("take", "off"), ("", "go on"), ("go", "go on")],
)
async def test_an_option_is_chosen_by_number_name_or_its_first_words(typed: str, chosen: str) -> None:
    assert await talk(typed)[0].choose("What?", OPTIONS, "go on") == chosen


@pytest.mark.parametrize("typed", ["0", "4", "99", "a lot", "-", "²"])
async def test_what_is_no_answer_is_asked_again(typed: str) -> None:
    asked, said = talk(typed, "2")
    assert await asked.choose("What?", OPTIONS) == "add"
    assert any("not one of the answers" in line for line in said)


async def test_help_where_back_and_stop_work_everywhere() -> None:
    asked, said = talk("help", "where", "?", "1")
    asked.help, asked.where = "Think of old accounts.", "Step 3 of 7: Accounts."
    assert await asked.choose("What?", OPTIONS) == "go on"
    assert said.count("Think of old accounts.") == 2 and "Step 3 of 7: Accounts." in said
    with pytest.raises(BackError):
        await talk("back")[0].ask("Name?")
    for word in ("stop", "quit"):
        with pytest.raises(StopError):
            await talk(word)[0].ask("Name?")
    with pytest.raises(StopError):
        await talk()[0].wait()


async def test_an_empty_line_keeps_and_a_dash_takes_away() -> None:
    assert await talk("")[0].ask("Name?", "Robin") == "Robin"
    assert await talk("-")[0].ask("Name?", "Robin") == ""
    assert await talk(" Sam ")[0].ask("Name?", "Robin") == "Sam"


@given(st.text(max_size=400))
def test_nothing_that_is_said_steers_a_terminal_or_runs_wide(text: str) -> None:
    asked, said = talk()
    asked.say(text)
    for line in said:
        assert not set(line) & set("\x1b\x07\x9b\u202e\r\x00")
        assert len(line) <= 78 or " " not in line.strip()


async def test_what_is_typed_is_made_harmless() -> None:
    assert await talk("Ro\x1b[31mbin\u202e")[0].ask("Name?") == "Ro[31mbin"


async def test_words_that_work_everywhere_can_be_an_answer_in_quotation_marks() -> None:
    assert await talk('"stop"')[0].ask("Name?") == "stop"
    assert await talk("b")[0].ask("Name?") == "b"
    with pytest.raises(StopError):
        await talk("stop")[0].ask("Name?")


async def test_several_lines_end_with_done_and_hold_any_word() -> None:
    assert await talk("stop", "", "@maya", "Done", "more")[0].ask_lines("Which?") == "stop\n\n@maya"


async def test_what_is_likely_is_taken_by_enter() -> None:
    asked, said = talk("", "other")
    assert [await asked.ask("Where?", likely="/tmp/a"), await asked.ask("Where?", likely="/tmp/a")] == [
        "/tmp/a",
        "other",
    ]
    assert "Enter takes: /tmp/a" in said


async def test_answers_that_were_just_said_are_not_said_again_but_for_the_asking() -> None:
    asked, said = talk("1", "1", "help", "1")
    for _ in range(3):
        await asked.choose("What?", OPTIONS, brief=True)
    assert sum("2. add an account" in line for line in said) == 2
    assert "What? Help says the answers again." in said


async def test_something_else_is_done_at_any_question_and_then_the_question_is_asked_again() -> None:
    asked, said = talk("aside", "back", "Robin")

    async def aside() -> None:
        asked.help = "other"
        await asked.ask("Aside?")

    asked.help, asked.everywhere = "Your own name.", {"aside": aside}
    assert await asked.ask("Name?") == "Robin"
    assert [line for line in said if line.endswith("?")] == ["Name?", "Aside?", "Name?"]
    assert asked.help == "Your own name." and "aside" in asked.everywhere
    assert "aside" in asked.always


async def test_going_back_from_something_of_a_menu_leads_to_the_menu() -> None:
    asked, _ = talk("back", "stop")
    await and_back(asked.wait())
    with pytest.raises(StopError):
        await and_back(asked.wait())


async def test_a_question_is_given_up_when_what_it_is_about_ends_and_no_line_is_lost() -> None:
    came, over = asyncio.Event(), asyncio.get_running_loop().create_future()
    asked = Talk(Slow(came, "Robin"), lambda _: None)
    with asked.until(over):
        waiting = asyncio.ensure_future(asked.ask("Name?"))
        await asyncio.sleep(0)
        over.set_result(None)
        with pytest.raises(OverError):
            await waiting
    came.set()
    assert await asked.ask("Name?") == "Robin"


async def test_where_nobody_types_the_vault_is_locked_and_no_line_is_lost() -> None:
    came, gone = asyncio.Event(), asyncio.Event()
    asked = Talk(Slow(came, "Robin"), lambda _: None, idle=until_set(gone))
    waiting = asyncio.ensure_future(asked.ask("Name?"))
    await asyncio.sleep(0)
    gone.set()
    with pytest.raises(LockError):
        await waiting
    gone.clear()
    came.set()
    assert await asked.ask("Name?") == "Robin"


@pytest.mark.parametrize(("width", "lines"), [(None, 1), (200, 1), (40, 5), (5, 9)])
async def test_lines_are_as_wide_as_the_window_and_whole_where_there_is_none(width: int | None, lines: int) -> None:
    said: list[str] = []
    Talk(Script(), said.append, lambda: width).say("word " * 35)
    assert len(said) == lines
    assert " ".join(said).split() == ["word"] * 35


async def test_it_does_not_lock_while_something_is_waited_for() -> None:
    over, asked, counted = asyncio.get_running_loop().create_future(), asyncio.Event(), 0

    async def idle() -> None:
        nonlocal counted
        counted += 1

    def write(line: str) -> None:
        if line == "What?":
            asked.set()

    speaker = Talk(Slow(asyncio.Event()), write, idle=idle)
    asking = asyncio.ensure_future(speaker.ask("What?"))
    with speaker.until(over), pytest.raises(OverError):
        await asked.wait()
        over.set_result(None)
        await asking
    assert not counted
    with pytest.raises(LockError):
        await speaker.ask("What?")
    assert counted
