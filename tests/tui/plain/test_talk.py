"""The conversation: what is said is plain and harmless, what is typed is understood in every dress."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.plain.talk import BackError, StopError, Talk

OPTIONS = (("go on", "go on"), ("add", "add an account"), ("off", "take an account off"))


class Script:
    """Lines that are typed one after the other."""

    def __init__(self, *lines: str) -> None:
        self.left = list(lines)

    async def next(self) -> str | None:
        return self.left.pop(0) if self.left else None


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
