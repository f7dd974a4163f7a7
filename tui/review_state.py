"""One sitting at a review: what is listed, what was answered, and what the last answer can be undone to."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from selfaudit.reviews import SETTLED, TO_DO, Review, ReviewChoice, Reviewed, ReviewItem, in_order
from selfaudit.session import Session


class Part(StrEnum):
    """Which part of a review is listed."""

    NOT_ANSWERED = "Not gone through"
    TO_DO = "To remove"
    OPEN = "Left open"
    DONE = "Done"


@dataclass(frozen=True)
class Wanted:
    """What is to be listed: of one account, or of all where it is empty; one part, or all; with these words in it."""

    account: str = ""
    part: Part | None = None
    words: str = ""

    def fits(self, item: ReviewItem, reviewed: Reviewed | None) -> bool:
        """Whether an item is to be listed."""
        if self.account and item.target != self.account:
            return False
        if self.part and self.part is not _part(reviewed):
            return False
        return not self.words or self.words in item.title.casefold() or self.words in item.text.casefold()


class Sitting:
    """The items in the order in which they stood when the sitting began; an answer moves none of them."""

    def __init__(self, session: Session, review: Review) -> None:
        self._session = session
        self.review = review
        self._all = in_order(session.progress.own_data, review)
        self.listed = self._all
        self._undo: list[dict[str, Reviewed | None]] = []

    @property
    def reviewed(self) -> Mapping[str, Reviewed]:
        """The person's word on each item."""
        return self._session.progress.own_data.reviewed

    @property
    def accounts(self) -> list[str]:
        """The accounts that the items are of."""
        return list(dict.fromkeys(item.target for item in self._all))

    @property
    def can_undo(self) -> bool:
        """Whether there is an answer of this sitting to take back."""
        return bool(self._undo)

    def want(self, wanted: Wanted) -> None:
        """List only this."""
        reviewed = self.reviewed
        self.listed = [item for item in self._all if wanted.fits(item, reviewed.get(item.id))]

    def next_open(self, start: int) -> int:
        """The place of the first listed item from `start` on that has no answer; else `start`, within the list."""
        reviewed = self.reviewed
        for at in range(start, len(self.listed)):
            if self.listed[at].id not in reviewed:
                return at
        return max(0, min(start, len(self.listed) - 1))

    @property
    def has_rest(self) -> bool:
        """Whether there is anything that `rest` gives."""
        reviewed = self.reviewed
        return any(item.id not in reviewed and not item.why for item in self.listed)

    def rest(self) -> list[ReviewItem]:
        """The listed items that nothing speaks for and that have no answer."""
        reviewed = self.reviewed
        return [item for item in self.listed if item.id not in reviewed and not item.why]

    def say(self, items: Collection[str], choice: ReviewChoice) -> None:
        """Keep this answer for all of `items`."""
        self._undo.append({name: self.reviewed.get(name) for name in items})
        self._session.review(frozenset(items), choice)

    def undo(self) -> str | None:
        """Take the last answer of this sitting back; gives the first item that it was about."""
        if not self._undo:
            return None
        before = self._undo.pop()
        for choice in {kept.choice if kept else None for kept in before.values()}:
            same = frozenset(name for name, kept in before.items() if (kept.choice if kept else None) is choice)
            self._session.review(same, choice)
        return next(iter(before))


def _part(reviewed: Reviewed | None) -> Part:
    if reviewed is None:
        return Part.NOT_ANSWERED
    if reviewed.choice in SETTLED:
        return Part.DONE
    return Part.TO_DO if reviewed.choice in TO_DO else Part.OPEN
