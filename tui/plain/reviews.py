"""Going through posts, photos and connections, one after the other, from the one that waits first."""

from __future__ import annotations

from selfaudit.progress import Step
from selfaudit.reviews import Review, ReviewItem
from selfaudit.text import one_line
from tui.plain.one_by_one import Place, which_number
from tui.plain.photos import KEEP_FEW, NO_PICTURE, SEE, can_keep_few, keep_few
from tui.plain.talk import BackError, GoToError, Talk, and_back
from tui.plain.windows import open_picture_in_window
from tui.review_state import Part, Sitting, Wanted
from tui.review_words import (
    ANSWERS,
    ASKS,
    FORGOTTEN,
    TITLES,
    answer_words,
    day_of,
    how_far,
    many,
    new_ones,
    nothing_yet,
    seconds_each,
)
from tui.walk import Walk

_HELP = (
    "These are your own posts, photos and connections, from the copies of your data that you gave to selfaudit. They "
    "stay on this device. Nothing is removed for you: do that on the site itself, then say here that it is removed. "
    "One letter answers, and the next one comes by itself. Back leads to the one before."
)
_REST = "nothing in them made selfaudit stop; it does not know everything"
_WITHOUT = (("go on", "go on"), ("own-data", "get a copy of your data and read it in"))
_ALL = ("all", "everything")


async def reviews(talk: Talk, walk: Walk) -> None:
    """Choose a list, then go through it; until the person goes on."""
    talk.help = _HELP
    if not walk.session.progress.own_data.items:
        talk.say("", *nothing_yet(walk.session.pack), *_points(walk, *Review))
        if await talk.choose("What now?", _WITHOUT, "go on") == "own-data":
            raise GoToError(Step.OWN_DATA)
        return
    while True:
        own = walk.session.progress.own_data
        lists = []
        for review in Review:
            count = own.count(review)
            if not count.all:
                talk.say("", f"{TITLES[review]}: none in what was read. {_instead(walk, review)}")
                continue
            fresh = len(new_ones(own, review) - own.reviewed.keys())
            new = f", {fresh} new since last time" if fresh else ""
            lists.append((str(review), f"{TITLES[review]}: {how_far(count, seconds_each(own, review))}{new}"))
        chosen = await talk.choose("Which list?", [("go on", "go on"), *lists], "go on")
        if chosen == "go on":
            return
        await and_back(_go_through(talk, walk, Review(chosen)))


def _points(walk: Walk, *reviews: Review) -> list[str]:
    return [one_line(point.title, 90) for point in walk.session.pack.key_points if set(point.reviews) & set(reviews)]


def _instead(walk: Walk, review: Review) -> str:
    named = ", ".join(_points(walk, review)) or "the key points"
    return f"If there are some, go through them on the site itself, then answer: {named}."


async def _go_through(talk: Talk, walk: Walk, review: Review) -> None:
    sitting = Sitting(walk.session, review)
    fresh = new_ones(walk.session.progress.own_data, review)
    talk.say("", f"{TITLES[review]}. {ASKS[review]}")
    await _want(talk, walk, sitting)
    at = sitting.next_open(0)
    while at < len(sitting.listed):
        try:
            step = await _one(talk, walk, sitting, at, fresh)
        except BackError:
            step = at - 1
        if step is None or step < 0:
            return
        at = step
    own = walk.session.progress.own_data
    talk.say("", f"That is the end of this list. {how_far(own.count(review), seconds_each(own, review))}.")


async def _want(talk: Talk, walk: Walk, sitting: Sitting) -> None:
    """Ask which part of the list, where the person does not want what waits."""
    parts = [("waiting", "those that wait for an answer"), _ALL, ("some", "only one account, part or words")]
    said = await talk.choose("Which of them?", parts, "waiting")
    sitting.want(Wanted(part=Part.NOT_ANSWERED) if said == "waiting" else Wanted())
    if said == "some":
        sitting.want(await _wanted(talk, walk, sitting))
    if not sitting.listed:
        talk.say("", "There is none of that sort.")


async def _wanted(talk: Talk, walk: Walk, sitting: Sitting) -> Wanted:
    """What the person wants to see; each question can be left at everything."""
    accounts = [(name, one_line(walk.name_of(name), 60)) for name in sitting.accounts]
    account = await talk.choose("Of which account?", [_ALL, *accounts], "all")
    part = await talk.choose("Which part?", [_ALL, *((str(one), str(one)) for one in Part)], "all")
    words = await talk.ask("Only with these words in it? Enter for all.")
    return Wanted("" if account == "all" else account, None if part == "all" else Part(part), words.casefold())


async def _one(talk: Talk, walk: Walk, sitting: Sitting, at: int, fresh: frozenset[str]) -> int | None:
    """Tell one item and keep what is said of it; gives the place to go on at, None where the person wants no more."""
    item = sitting.listed[at]
    number = str(Place(at + 1, len(sitting.listed)))
    _tell(talk, walk, item, f"{number}, new since last time" if item.id in fresh else number)
    if reviewed := sitting.reviewed.get(item.id):
        talk.say(f"{answer_words(reviewed)}.")
    picture = walk.session.item_picture(item.id) if item.review is Review.PHOTOS else None
    if item.review is Review.PHOTOS:
        talk.say("A small picture of it is kept here." if picture else NO_PICTURE)
    options = _options(walk, sitting, at, bool(picture and walk.show_picture))
    while (said := await talk.choose("What do you say?", options, "next", brief=True)) == "picture":
        if picture and walk.show_picture:
            await open_picture_in_window(talk, walk.show_picture, picture)
    if said == "end":
        return None
    if said == "jump":
        return (await which_number(talk, len(sitting.listed)) or at + 1) - 1
    if said == "undo":
        name = sitting.undo()
        return next((place for place, one in enumerate(sitting.listed) if one.id == name), at)
    if said == "rest":
        return await _rest(talk, walk, sitting, at)
    if word := next((word for word in ANSWERS[sitting.review] if word.key == said), None):
        sitting.say([item.id], word.choice)
    return at + 1


def _tell(talk: Talk, walk: Walk, item: ReviewItem, number: str) -> None:
    where = ", ".join(word for word in (walk.name_of(item.target), item.note, day_of(item)) if word)
    talk.say("")
    talk.quote(number, item.title or FORGOTTEN, 90)
    talk.say(f"  {one_line(where)}")
    if item.why:
        talk.say("Why it is worth reading again:", *(f"  {one_line(why, 300)}" for why in item.why))
    if item.text and item.text != item.title:
        talk.quote("It says", item.text, 4000)


def _options(walk: Walk, sitting: Sitting, at: int, picture: bool) -> list[tuple[str, str]]:
    """The answers by their keys, then what else can be done."""
    options = [(word.key, f"{(word.full or word.label).lower()}: {word.key}") for word in ANSWERS[sitting.review]]
    if picture:
        options.append(SEE)
    if sitting.review is Review.POSTS and sitting.has_rest:
        options.append(("rest", "all the rest is fine"))
    if sitting.review is Review.PHOTOS and can_keep_few(walk, sitting, at):
        options.append(KEEP_FEW)
    options += [("next", "leave it, next one"), *Place(at + 1, len(sitting.listed)).jump]
    options += [("undo", "undo the last answer")] if sitting.can_undo else []
    return [*options, ("end", "back to the lists")]


async def _rest(talk: Talk, walk: Walk, sitting: Sitting, at: int) -> int:
    """Answer for many at once, where the person says so; gives the place to go on at."""
    if sitting.review is Review.PHOTOS:
        return await keep_few(talk, walk, sitting, at)
    rest = sitting.rest()
    if await talk.yes(f"{many(len(rest), sitting.review)} without an answer: {_REST}. All fine?"):
        sitting.say([item.id for item in rest], ANSWERS[sitting.review][0].choice)
    return at
