"""Reviews: lists put before the person item by item, what they answered, and how far they have got.

An item's words and picture stay only until it is settled: `forgotten` leaves its id and the answer, so that the same
item is not put before the person again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum


class Review(StrEnum):
    """What is gone through."""

    POSTS = "posts"
    PHOTOS = "photos"
    CONNECTIONS = "connections"


class ReviewChoice(StrEnum):
    """What the person says of one item."""

    FINE = "fine as it is"
    REMOVE = "to remove"
    REMOVED = "removed"
    ASK = "ask somebody"
    NOT_A_PUPIL = "not a pupil"
    PUPIL = "pupil or past pupil"
    ADULT = "18 or over, no brother or sister here"
    UNSURE = "unsure"


CHOICES: Mapping[Review, tuple[ReviewChoice, ...]] = {
    Review.POSTS: (ReviewChoice.FINE, ReviewChoice.REMOVE, ReviewChoice.ASK, ReviewChoice.REMOVED),
    Review.PHOTOS: (ReviewChoice.FINE, ReviewChoice.REMOVE, ReviewChoice.ASK, ReviewChoice.REMOVED),
    Review.CONNECTIONS: (
        ReviewChoice.NOT_A_PUPIL,
        ReviewChoice.PUPIL,
        ReviewChoice.ADULT,
        ReviewChoice.UNSURE,
        ReviewChoice.REMOVED,
    ),
}
ASKED = "asked:"  # begins the name of the decision that a download of an account was asked for
SETTLED = frozenset((ReviewChoice.FINE, ReviewChoice.REMOVED, ReviewChoice.NOT_A_PUPIL, ReviewChoice.ADULT))
TO_DO = frozenset((ReviewChoice.REMOVE, ReviewChoice.PUPIL))


def asked_id(target: str) -> str:
    """The name under which it is kept that the person asked for the data of the account `target`."""
    return f"{ASKED}{target}"


@dataclass(frozen=True)
class ReviewItem:
    """One post, photo or connection. `id` is the same in every download of the same account.

    `title` is what it is known by: the first words, the name, the file. `note` says who can see it or how it is
    connected, `why` why it is put before others, empty where nothing speaks for that. `when` it was written, taken or
    made; `first_seen` when it came before this program.
    """

    id: str
    review: Review
    target: str
    first_seen: datetime
    title: str = ""
    text: str = ""
    note: str = ""
    why: tuple[str, ...] = ()
    when: datetime | None = None


@dataclass(frozen=True)
class Reviewed:
    """The person's word on one item."""

    choice: ReviewChoice
    decided_at: datetime


@dataclass(frozen=True)
class KeptSetting:
    """A setting that a download proved: in our words, its value, and whether it keeps strangers out, if known."""

    setting: str
    value: str
    private: bool | None = None
    card: str = ""
    as_of: datetime | None = None


@dataclass(frozen=True)
class KeptDownload:
    """What stays of one download that was read: whose, when it was made and read, and the settings it proved.

    `whole` is False where a part of it is missing or could not be read; `note` says so in words.
    """

    target: str
    read_at: datetime
    made_at: datetime | None = None
    whole: bool = True
    note: str = ""
    settings: tuple[KeptSetting, ...] = ()


@dataclass(frozen=True)
class Count:
    """How far a review has got: all its items, those answered, and of these what is to do and what is left open."""

    all: int = 0
    answered: int = 0
    to_do: int = 0
    open: int = 0

    @property
    def finished(self) -> bool:
        """True where every item was answered, and nothing is to do or left open."""
        return self.all > 0 and self.answered == self.all and not (self.to_do or self.open)


@dataclass(frozen=True)
class OwnData:
    """What was read of the person's own data and is before them for review. `items` in the order they came in."""

    items: tuple[ReviewItem, ...] = ()
    reviewed: Mapping[str, Reviewed] = field(default_factory=dict)
    downloads: tuple[KeptDownload, ...] = ()

    def with_items(self, more: Iterable[ReviewItem]) -> OwnData:
        """This with further items; one that is known is left as it came first, but for its reasons and words."""
        known = {item.id: item for item in self.items}
        for item in more:
            before = known.get(item.id)
            settled = item.id in self.reviewed and self.reviewed[item.id].choice in SETTLED
            if before is None:
                known[item.id] = item
            elif not settled:
                known[item.id] = replace(item, first_seen=before.first_seen)
        return replace(self, items=tuple(known.values()))

    def with_answers(self, answers: Mapping[str, Reviewed | None]) -> OwnData:
        """This with the person's word on each of these items; None takes it back."""
        both = {**self.reviewed, **answers}
        return replace(self, reviewed={name: answer for name, answer in both.items() if answer})

    def with_download(self, download: KeptDownload) -> OwnData:
        """This with a download in place of an earlier one of the same account."""
        rest = (kept for kept in self.downloads if kept.target != download.target)
        return replace(self, downloads=(*rest, download))

    def without(self, target: str) -> OwnData:
        """This without anything of one account."""
        gone = {item.id for item in self.items if item.target == target}
        return OwnData(
            tuple(item for item in self.items if item.target != target),
            {name: kept for name, kept in self.reviewed.items() if name not in gone},
            tuple(kept for kept in self.downloads if kept.target != target),
        )

    def count(self, review: Review) -> Count:
        """How far one review has got."""
        choices = [self.reviewed.get(item.id) for item in self.items if item.review is review]
        given = [one.choice for one in choices if one]
        to_do = sum(choice in TO_DO for choice in given)
        settled = sum(choice in SETTLED for choice in given)
        return Count(len(choices), len(given), to_do, len(given) - to_do - settled)

    def last_answer(self, review: Review) -> datetime | None:
        """When the newest word on this review was given; None where none was."""
        ids = {item.id for item in self.items if item.review is review}
        return max((kept.decided_at for name, kept in self.reviewed.items() if name in ids), default=None)


def in_order(own: OwnData, review: Review) -> list[ReviewItem]:
    """The items of one review as they are put before the person.

    Those not answered first; of these the ones that something speaks for, then the newest to this program, then the
    newest of all. Connections come by name within the same day, so that a name can be found.
    """

    def rank(item: ReviewItem) -> tuple[bool, bool, float, float, str]:
        reviewed = own.reviewed.get(item.id)
        when = item.when.timestamp() if item.when and review is not Review.CONNECTIONS else 0.0
        waiting = reviewed is None or reviewed.choice not in SETTLED
        return not waiting, not item.why, -item.first_seen.timestamp(), -when, item.title.casefold()

    return sorted((item for item in own.items if item.review is review), key=rank)


def forgotten(item: ReviewItem) -> ReviewItem:
    """What stays of an item that is settled: its id, whose it is, and when it first came."""
    return ReviewItem(item.id, item.review, item.target, item.first_seen)
