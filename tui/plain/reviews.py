"""Going through posts, photos and connections, one after the other, from the one that waits first."""

from __future__ import annotations

from selfaudit.reviews import Review, ReviewItem
from selfaudit.text import one_line
from tui.plain.talk import Talk
from tui.review_state import Sitting
from tui.review_words import ANSWERS, NOTHING_YET, TITLES, answer_words, day_of, how_far, many, seconds_each
from tui.walk import Walk

_HELP = (
    "These are your own posts, photos and connections, from the copies of your data that you gave to selfaudit. They "
    "stay on this device. Nothing is removed for you: do that on the site itself, then say here that it is removed. "
    "Pictures are not shown line by line: look at them in the full-screen walk or on the site."
)
_REST = "nothing in them made selfaudit stop; it does not know everything"


async def reviews(talk: Talk, walk: Walk) -> None:
    """Choose a list, then go through it; until the person goes on."""
    talk.help = _HELP
    while True:
        own = walk.session.progress.own_data
        counts = {review: count for review in Review if (count := own.count(review)).all}
        if not counts:
            talk.say("", *NOTHING_YET)
            points = walk.session.pack.key_points
            talk.say(*(f"  {one_line(point.title, 90)}" for point in points if point.reviews))
            await talk.wait()
            return
        far = {review: how_far(count, seconds_each(own, review)) for review, count in counts.items()}
        lists = [(str(review), f"{TITLES[review]}: {far[review]}") for review in counts]
        chosen = await talk.choose("Which list?", [("go on", "go on"), *lists], "go on")
        if chosen == "go on":
            return
        await _go_through(talk, walk, Sitting(walk.session, Review(chosen)))


async def _go_through(talk: Talk, walk: Walk, sitting: Sitting) -> None:
    at = sitting.next_open(0)
    while at < len(sitting.listed):
        item = sitting.listed[at]
        _tell(talk, walk, item, f"{at + 1} of {len(sitting.listed)}")
        if reviewed := sitting.reviewed.get(item.id):
            talk.say(f"  {answer_words(reviewed)}")
        said = await talk.choose("What do you say?", _options(sitting), "next")
        word = next((word for word in ANSWERS[sitting.review] if word.key == said), None)
        if said == "end":
            return
        if said == "undo":
            name = sitting.undo()
            at = next(place for place, one in enumerate(sitting.listed) if one.id == name)
        elif said == "rest":
            await _rest(talk, sitting)
        elif word:
            sitting.say([item.id], word.choice)
            at += 1
        else:
            at += 1
    talk.say("", "That is the end of this list.")


def _tell(talk: Talk, walk: Walk, item: ReviewItem, number: str) -> None:
    where = ", ".join(word for word in (walk.name_of(item.target), item.note, day_of(item)) if word)
    talk.say("", f"{number}: {one_line(item.title, 90)}", f"  {one_line(where)}")
    talk.say(*(f"  {one_line(why, 300)}" for why in item.why))
    if item.text and item.text != item.title:
        talk.say(item.text)


def _options(sitting: Sitting) -> list[tuple[str, str]]:
    """The answers by their keys, then what else can be done."""
    options = [(word.key, (word.full or word.label).lower()) for word in ANSWERS[sitting.review]]
    if sitting.review is Review.POSTS and sitting.has_rest:
        options.append(("rest", "all the rest is fine"))
    options += [("undo", "undo the last answer")] if sitting.can_undo else []
    return [*options, ("next", "leave it, next one"), ("end", "back to the lists")]


async def _rest(talk: Talk, sitting: Sitting) -> None:
    rest = sitting.rest()
    if await talk.yes(f"{many(len(rest), sitting.review)} without an answer: {_REST}. All fine?"):
        sitting.say([item.id for item in rest], ANSWERS[sitting.review][0].choice)
