"""From the person's own pictures to findings and items for the photo review. Pure.

What a picture was found to hold is remembered by the digest of its bytes, so that it need not be read again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from selfaudit.capture import Capture, Passage
from selfaudit.findings import Crop, findings_from, laid_together
from selfaudit.model import Account, Finding, Identity, Look, Match, Outcome, View
from selfaudit.own_data import SeenPicture
from selfaudit.own_reading import Watch
from selfaudit.policy.pack import Pack
from selfaudit.reviews import SETTLED, OwnData, Review, ReviewItem
from selfaudit.text import counted, one_line

_TITLE = 90
_MOST_TOLD = 3
CropOf = Callable[[Capture, Passage, Match], bytes | None]


def basis(identity: Identity, pack: Pack) -> str:
    """A name for what pictures are read for: whatever was remembered for another identity or policy does not count."""
    return hashlib.sha256(f"{identity!r} {pack.id} {pack.version}".encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True)
class PicturesSoFar:
    """How far the pictures have been read: the `number`th of `of`, `words` where their words are read by now.

    `found` counts the findings so far, `missed` the pictures that could not be read, and `why` tells it of the first
    few of these.
    """

    number: int
    of: int
    words: bool
    found: int
    missed: int
    why: tuple[str, ...] = ()


class PictureFindings:
    """Adds up what pictures give away. `earlier` are the findings known of this account, by fingerprint."""

    def __init__(self, account: Account, identity: Identity, pack: Pack, earlier: Mapping[str, Finding]) -> None:
        self._account, self._identity, self._pack = account, identity, pack
        self._earlier = earlier
        self._found: tuple[Finding, ...] = ()
        self._carried: dict[str, Finding] = {}
        self._watch = Watch({finding.quote for finding in earlier.values()})
        self._still: list[Capture] = []
        self._missed: dict[str, str] = {}
        self._told: dict[str, tuple[Passage, ...]] = {}  # what the file of a picture tells, until its words are read
        self.read: dict[str, tuple[str, ...]] = {}
        self.so_far = PicturesSoFar(0, 0, False, 0, 0)

    def carry(self, fingerprints: Iterable[str]) -> None:
        """Take over what was found in a picture that need not be read again."""
        self._carried.update((name, self._earlier[name]) for name in fingerprints if name in self._earlier)

    def add(self, seen: SeenPicture, crop: Crop | None) -> tuple[Finding, ...]:
        """What this picture gives away, which counts from now on."""
        capture = replace(seen.capture, look=replace(seen.capture.look, target=self._account.id))
        beside = self._told.pop(seen.digest, ()) if seen.words else ()
        if not seen.words and seen.capture.passages:
            self._told[seen.digest] = seen.capture.passages
        found = findings_from(capture, self._identity, self._pack, crop, beside)
        self._found = laid_together((*self._found, *found))
        self._still += [Capture(capture.look, (one,)) for one in capture.passages if self._watch.stands_in(one.text)]
        if not capture.look.outcome.conclusive or (seen.words and not capture.look.whole):
            self._missed[seen.digest] = f"{one_line(seen.title, 60)}: {capture.look.note}"
        elif seen.words:
            self.read[seen.digest] = tuple(finding.fingerprint for finding in found)
        why = tuple(self._missed.values())[:_MOST_TOLD]
        self.so_far = PicturesSoFar(seen.number, seen.of, seen.words, len(self.findings), len(self._missed), why)
        return found

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All that was found so far, with what earlier readings of the same pictures found."""
        here = {finding.fingerprint for finding in self._found}
        return (*self._found, *(one for name, one in self._carried.items() if name not in here))

    def capture(self, address: str, now: datetime, to_the_end: bool) -> Capture:
        """The look at all of them; `to_the_end` is False where somebody stopped before the last."""
        far, missed = self.so_far, len(self._missed)
        whole = to_the_end and not missed
        said = [f"{counted(far.of, 'picture was', 'pictures were')} read."]
        if not to_the_end:
            said = [f"Stopped at picture {far.number} of {far.of}. What was read is kept."]
        if missed:
            said += [f"{missed} of them could not be read: look at these yourself.", *far.why]
        outcome = Outcome.NOT_CHECKED if missed and missed == far.of else Outcome.PUBLIC
        look = Look(self._account.id, address, View.FILE, outcome, now, " ".join(said), far.number, whole)
        return Capture(look, tuple(passage for capture in self._still for passage in capture.passages))


Batch = list[tuple[SeenPicture, tuple[Finding, ...]]]


def photo_items(batch: Batch, account: Account, own: OwnData, now: datetime) -> dict[str, ReviewItem]:
    """The pictures as items of the photo review, with what was found in each as reasons to look at it first."""
    known = {item.id: item for item in own.items}
    items: dict[str, ReviewItem] = {}
    for seen, found in batch:
        title = one_line(seen.title, _TITLE)
        new = ReviewItem(seen.item, Review.PHOTOS, account.id, now, title)
        before = items.get(seen.item) or known.get(seen.item) or new
        why = (*before.why, *(finding.why for finding in found))
        items[seen.item] = replace(before, why=tuple(dict.fromkeys(why)))
    return items


def small_pictures(batch: Batch, own: OwnData) -> dict[str, bytes]:
    """The small picture of each item that is not settled, by the item's id."""
    settled = {name for name, answer in own.reviewed.items() if answer.choice in SETTLED}
    return {seen.item: seen.small for seen, _ in batch if seen.small and seen.item not in settled}
