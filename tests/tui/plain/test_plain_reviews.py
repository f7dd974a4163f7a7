"""Reviews line by line: the same answers, undo and all, as on the full screen."""

from __future__ import annotations

from dataclasses import replace

from selfaudit.model import Progress, Step
from selfaudit.reviews import OwnData
from tests.tui.own import ALL
from tests.tui.people import MAYA, audited
from tests.tui.plain.test_plain_walk import made, walked
from tui.walk import Walk

HERE = replace(audited(step=Step.REVIEWS), own_data=OwnData(ALL))


def answers(walk: Walk) -> dict[str, str]:
    return {name: kept.choice.name for name, kept in walk.session.progress.own_data.reviewed.items()}


async def test_people_are_gone_through_one_by_one_and_an_answer_is_taken_back() -> None:
    walk = made(HERE)
    told = " ".join((await walked(walk, "connections", "", "p", "n", "s", "undo", "e", "end", "stop")).split())
    assert answers(walk) == {"Zoe Zinnia": "PUPIL", "Ann Ashdown": "NOT_A_PUPIL", "Ben Brackenbury": "ADULT"}
    assert "1 of 4, new since last time: Zoe Zinnia" in told
    assert "3 of 4 gone through, 1 left, 1 to take away" in told


async def test_all_the_rest_of_the_posts_is_fine_after_a_question() -> None:
    walk = made(HERE)
    told = await walked(walk, "posts", "", "rest", "no", "rest", "yes", "r", "next", "next", "stop")
    assert answers(walk) == {"Sea and sand": "FINE", "New bike": "FINE", "What a day": "REMOVE"}
    assert "Worth re-reading: hard words." in told
    assert "That is the end of this list." in told


async def test_without_a_download_it_says_how_to_get_one() -> None:
    told = await walked(made(Progress(Step.REVIEWS, MAYA)), "stop")
    assert "No such copy has been read yet." in " ".join(told.split())
