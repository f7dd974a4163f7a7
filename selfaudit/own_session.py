"""Taking in the person's own data, and their answers on it, item by item."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Collection, Iterable, Mapping
from contextlib import aclosing
from functools import partial
from typing import TYPE_CHECKING

from selfaudit.errors import BadInputError
from selfaudit.keeping import Keeping
from selfaudit.model import Account, Choice, Decision
from selfaudit.reviews import CHOICES, ReviewChoice, Reviewed, asked_id
from selfaudit.stepping import in_thread, stepped

if TYPE_CHECKING:
    from selfaudit.own_data import Part, SeenPicture
    from selfaudit.own_pictures import Batch, CropOf, PictureFindings, PicturesSoFar
    from selfaudit.own_reading import HowFar, TakenIn

_PICTURES_AT_ONCE = 25  # between two times that what was read is kept: half a minute of reading


class OwnDataKeeping(Keeping):
    """Downloads and pictures, read and kept; what the person said of each post, photo and connection."""

    async def read_own(self, account: Account, parts: Iterable[Part]) -> AsyncGenerator[HowFar | TakenIn]:
        """Read a download of one of the person's accounts: how far it has got, and last what was kept of it.

        Whoever stops before the end keeps nothing of it. Raises BadInputError where the account is not listed.
        """
        from selfaudit.own_reading import TakenIn, is_newer, met_before, take_in

        self._refuse_unlisted(account.id)
        known = self._read_in(account)
        before = {finding.quote for finding in known.values()}
        identity = self.progress.identity
        async with aclosing(stepped(take_in(parts, account, identity, self.pack, self._clock(), before))) as steps:
            async for step in steps:
                if isinstance(step, TakenIn):
                    self._keep_items(step.items, {})
                    self._join(step.findings, step.capture)
                    if self.progress.audit and is_newer(step.download, self.progress.own_data):
                        self._keep_audit(met_before(self.progress.audit, known))
                    self._store.keep_download(step.download)
                    self.progress = self.progress.with_download(step.download)
                yield step

    def pictures_read(self, account: Account) -> Mapping[str, tuple[str, ...]]:
        """The digests of this account's pictures that need not be read again, each with the findings it gave."""
        from selfaudit.own_pictures import basis

        known = self._read_in(account)
        kept = self._store.pictures_read(account.id, basis(self.progress.identity, self.pack))
        return {digest: found for digest, found in kept.items() if all(name in known for name in found)}

    async def read_pictures(
        self, account: Account, address: str, seen: AsyncGenerator[SeenPicture], crop: CropOf
    ) -> AsyncGenerator[PicturesSoFar]:
        """Read pictures of one of the person's accounts, and say after each how far it has got.

        `address` names where they lie, the same every time. Whoever stops before the end keeps what was read. Raises
        BadInputError where the account is not listed.
        """
        from selfaudit.own_pictures import PictureFindings

        self._refuse_unlisted(account.id)
        known = self.pictures_read(account)
        reading = PictureFindings(account, self.progress.identity, self.pack, self._read_in(account))
        batch: Batch = []
        ended = False
        try:
            async with aclosing(seen):
                async for one in seen:
                    found = await in_thread(partial(reading.add, one, partial(crop, one.capture)))
                    reading.carry(known.get(one.digest, ()))
                    batch.append((one, found))
                    if len(batch) >= _PICTURES_AT_ONCE and one.words:
                        self._keep_pictures(account, address, reading, batch, ended=False)
                    yield reading.so_far
            ended = True
        finally:
            if reading.so_far.of:
                self._keep_pictures(account, address, reading, batch, ended)

    def review(self, items: Collection[str], choice: ReviewChoice | None) -> None:
        """Keep the person's word on these items of a review; None takes it back.

        Raises BadInputError where that word does not belong to the items' review.
        """
        reviews = {item.review for item in self.progress.own_data.items if item.id in items}
        if choice and any(choice not in CHOICES[review] for review in reviews):
            raise BadInputError("This answer does not belong to this list.")
        reviewed = Reviewed(choice, self._clock()) if choice else None
        answers = dict.fromkeys(items, reviewed)
        self._store.keep_reviewed(answers)
        self.progress = self.progress.with_answers(answers)

    def item_picture(self, item_id: str) -> bytes | None:
        """The small picture of an item to review; None where there is none."""
        return self._store.item_picture(item_id)

    def say_asked(self, account: Account, asked: bool = True) -> None:
        """Keep that the person has asked the platform for a copy of their data."""
        decision = Decision(Choice.FIXED, self._clock()) if asked else None
        self._store.keep_decision(asked_id(account.id), decision)
        self.progress = self.progress.with_decision(asked_id(account.id), decision)

    def _keep_pictures(
        self,
        account: Account,
        address: str,
        reading: PictureFindings,
        batch: Batch,
        ended: bool,
    ) -> None:
        """Keep what was read so far, and empty the batch."""
        from selfaudit.own_pictures import basis, photo_items, small_pictures

        own, moment = self.progress.own_data, self._clock()
        items = photo_items(batch, account, own, moment)
        self._keep_items(list(items.values()), small_pictures(batch, own))
        self._join(reading.findings, reading.capture(address, moment, ended))
        name = basis(self.progress.identity, self.pack)
        self._store.keep_pictures_read(account.id, name, reading.read)
        reading.read.clear()
        batch.clear()
