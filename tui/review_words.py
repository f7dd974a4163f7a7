"""What the reviews say: the answers with their keys and marks, how far a review has got, and how long is left."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from heapq import nlargest
from itertools import pairwise
from statistics import median

from textual.binding import Binding
from textual.content import Content

from selfaudit.policy.dates import day_words
from selfaudit.policy.pack import Pack
from selfaudit.reviews import Count, OwnData, Review, ReviewChoice, Reviewed, ReviewItem
from tui.words import outside_line


@dataclass(frozen=True)
class Word:
    """One answer: its key, what stands on its button, the mark an item gets by it, and what it says in full."""

    key: str
    label: str
    mark: str
    choice: ReviewChoice
    full: str = ""

    @property
    def name(self) -> str:
        """What the button is called."""
        return f"say-{self.key}"


_AWAY_WORDS = (
    Word("r", "To remove", "!", ReviewChoice.REMOVE),
    Word("a", "Ask somebody", "?", ReviewChoice.ASK),
    Word("d", "Removed", "–", ReviewChoice.REMOVED),
)
ANSWERS: Mapping[Review, tuple[Word, ...]] = {
    Review.POSTS: (Word("f", "Fine", "✓", ReviewChoice.FINE), *_AWAY_WORDS),
    Review.PHOTOS: (Word("k", "Keep", "✓", ReviewChoice.FINE), *_AWAY_WORDS),
    Review.CONNECTIONS: (
        Word("n", "Not a pupil", "✓", ReviewChoice.NOT_A_PUPIL),
        Word("p", "(Past) pupil", "!", ReviewChoice.PUPIL, "Pupil or past pupil"),
        Word("e", "18+, no sibling", "✓", ReviewChoice.ADULT, "18 or over, no brother or sister here"),
        Word("s", "Unsure", "?", ReviewChoice.UNSURE),
        Word("d", "Removed", "–", ReviewChoice.REMOVED),
    ),
}
_MARKS = {word.choice: word.mark for words in ANSWERS.values() for word in words}
ASKS = {
    Review.POSTS: "Anything you would not say in the staff room?",
    Review.PHOTOS: "Would you show them at the school gate?",
    Review.CONNECTIONS: "Is anybody a pupil, or a past pupil?",
}
TITLES = {Review.POSTS: "Posts", Review.PHOTOS: "Photos", Review.CONNECTIONS: "Connections"}
_ONE = {Review.POSTS: "post", Review.PHOTOS: "photo", Review.CONNECTIONS: "connection"}
FORGOTTEN = "gone through earlier; its words were not kept"
_GAP = " · "
_LAST = 40  # answers that the pace is told by
_AWAY = 60.0  # seconds between two answers after which somebody was not at it
_FEWEST = 3  # gaps that a pace can be told by


_NOTHING_YET = (
    "Here you go through your old posts, your photos and the people you are connected with. For that, selfaudit reads "
    "the copy of your own data that each site gives you when you ask for it. No such copy has been read yet.",
    "How to get one: sign in to the site, open its settings, and look for “download your information” or “your data”. "
    "If you may choose a form, choose JSON. It can take from minutes to a few days.",
)
_YOURSELF = "You need not wait. You can go through each list on the site itself"


def nothing_yet(pack: Pack) -> tuple[str, ...]:
    """What stands where no copy of one's own data was read; its end leads to the key points on lists, if any."""
    points = any(point.reviews for point in pack.key_points)
    return (*_NOTHING_YET, f"{_YOURSELF}, and then answer these key points:" if points else f"{_YOURSELF}.")


def answer_keys(review: Review) -> list[Binding]:
    """One key for each answer of a review."""
    return [
        Binding(word.key, f"say('{word.key}')", (word.full or word.label).split(",")[0], key_display=word.key.upper())
        for word in ANSWERS[review]
    ]


def key_help(review: Review) -> tuple[tuple[str, str], ...]:
    """The keys of the answers, for the help."""
    return tuple((word.key.upper(), (word.full or word.label).lower()) for word in ANSWERS[review])


def mark_of(item: ReviewItem, reviewed: Reviewed | None) -> str:
    """The sign that an item is marked by in a list."""
    if reviewed:
        return _MARKS[reviewed.choice]
    return "*" if item.why else "○"


def answer_words(reviewed: Reviewed) -> str:
    """What the person said of an item, as a sentence."""
    return f"Your answer: {reviewed.choice}"


def title_of(item: ReviewItem, limit: int = 90) -> Content:
    """What an item is known by; a settled one is known by nothing any more."""
    return outside_line(item.title, limit) if item.title else Content(FORGOTTEN).stylize("$quiet")


def day_of(item: ReviewItem) -> str:
    """The day an item was written, taken or made; empty where it is not known."""
    return day_words(item.when) if item.when else ""


def many(number: int, review: Review) -> str:
    """A number with the review's noun: "1 post", "40 connections"."""
    return f"{number:,} {_ONE[review]}{'' if number == 1 else 's'}"


def how_far(count: Count, each: float | None, width: int = 0, more: Sequence[str] = ()) -> str:
    """How far a review has got, what is left and how long that takes, on one line, and `more`.

    Where there is a `width` in columns, what matters least is left out until it fits.
    """
    left = count.all - count.answered
    waiting = [f"{left:,} left"] if left else []
    pace = [f"{_time(left * each)} at this pace"] if left and each else []
    said = [f"{count.answered:,} of {count.all:,} gone through", *waiting, *pace]
    said += [f"{count.to_do:,} to remove"] if count.to_do else []
    said += [f"{count.open:,} left open"] if count.open else []
    said += [*more, "✓ all done"] if count.finished else more
    for least in (*waiting, *more, *pace):
        if width and len(_GAP.join(said)) > width:
            said.remove(least)
    return _GAP.join(said)


def seconds_each(own: OwnData, review: Review) -> float | None:
    """How many seconds an answer takes, by the last few; None where too few were given to tell."""
    times = [
        own.reviewed[item.id].decided_at for item in own.items if item.review is review and item.id in own.reviewed
    ]
    last = nlargest(_LAST, set(times))
    gaps = [(later - earlier).total_seconds() for later, earlier in pairwise(last)]
    at_it = [gap for gap in gaps if gap <= _AWAY]
    return median(at_it) if len(at_it) >= _FEWEST else None


def new_ones(own: OwnData, review: Review) -> frozenset[str]:
    """The ids of what came with the newest reading of an account's data; empty where that was the first."""
    first: dict[str, datetime] = {}
    newest: dict[str, datetime] = {}
    items = [item for item in own.items if item.review is review]
    for item in items:
        first[item.target] = min(first.get(item.target, item.first_seen), item.first_seen)
        newest[item.target] = max(newest.get(item.target, item.first_seen), item.first_seen)
    return frozenset(item.id for item in items if first[item.target] < newest[item.target] == item.first_seen)


def _time(seconds: float) -> str:
    minutes = max(1, round(seconds / 60))
    if minutes < 60:
        return f"about {minutes} minute{'' if minutes == 1 else 's'}"
    hours = round(minutes / 60)
    return f"about {hours} hour{'' if hours == 1 else 's'}"
