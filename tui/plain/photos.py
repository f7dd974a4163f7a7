"""Photos in a review: what is known of their pictures, and the next few at once."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from selfaudit.reviews import Review, ReviewItem
from tui.plain.talk import Talk
from tui.plain.windows import open_picture_in_window
from tui.review_state import Sitting
from tui.review_words import ANSWERS, FORGOTTEN, day_of, many
from tui.walk import Walk

_FEW = 10  # photos that are told together: as many as one can keep in mind
_UNSEEN = "You have heard what they are called, not what is in them."
KEEP_FEW = ("rest", f"hear the next {_FEW} in short, and keep them all at once")
NO_PICTURE = "No picture of it is here: look at it on the site."
SEE = ("picture", "see it in a window")


def can_keep_few(walk: Walk, sitting: Sitting, at: int) -> bool:
    """Whether there is a photo from `at` on that has no answer and whose picture is here."""
    return any(_has_picture(walk, item) for item in _waiting(sitting, at))


async def keep_few(talk: Talk, walk: Walk, sitting: Sitting, at: int) -> int:
    """Tell the next few that have no answer, and keep them where the person says so; gives the place to go on at.

    As on a page of small pictures, what has no picture is left open: nobody could look at it here.
    """
    waiting = _waiting(sitting, at)
    few = [item for item in waiting if _has_picture(walk, item)]
    talk.say("", f"The next {many(len(few), Review.PHOTOS)} without an answer:")
    for number, item in enumerate(few, 1):
        talk.quote(f"  {number}", ", ".join(word for word in (item.title or FORGOTTEN, day_of(item)) if word), 120)
    if left := len(waiting) - len(few):
        talk.say(f"Left open: {many(left, Review.PHOTOS)} whose picture is not here. Look on the site.")
    if not await _all_kept(talk, walk, few):
        return at
    sitting.say([item.id for item in few], ANSWERS[Review.PHOTOS][0].choice)
    talk.say(f"Kept: {many(len(few), Review.PHOTOS)}. To take that back, type: undo")
    return sitting.next_open(sitting.listed.index(few[-1]) + 1)


async def _all_kept(talk: Talk, walk: Walk, few: Sequence[ReviewItem]) -> bool:
    options = [("yes", "yes, keep them all"), ("no", "no, one by one")]
    if walk.show_picture:
        options.append(("picture", "see them together in a window, by their numbers"))
    while (said := await talk.choose(f"{_UNSEEN} Keep them all?", options)) == "picture" and walk.show_picture:
        from tui.sheet import sheet  # noqa: PLC0415 - loads the library of pictures

        pictures = [walk.session.item_picture(item.id) or b"" for item in few]
        await open_picture_in_window(talk, walk.show_picture, await asyncio.to_thread(sheet, pictures))
    return said == "yes"


def _waiting(sitting: Sitting, at: int) -> list[ReviewItem]:
    """The next few from `at` on that have no answer."""
    reviewed = sitting.reviewed
    return [item for item in sitting.listed[at:] if item.id not in reviewed][:_FEW]


def _has_picture(walk: Walk, item: ReviewItem) -> bool:
    return walk.session.item_picture(item.id) is not None
