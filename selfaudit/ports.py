"""What an audit needs from outside: somebody who looks, and somewhere to keep what came of it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, nullcontext
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from selfaudit.model import Account, Audit, Decision, Identity, LedgerLine, Match
from selfaudit.progress import Answer, Progress, Purpose, Step
from selfaudit.reviews import KeptDownload, Reviewed, ReviewItem

if TYPE_CHECKING:
    from selfaudit.capture import Capture, Passage
    from selfaudit.evidence import Entry, Original

Also = Callable[[Account], Collection[str]]  # the further hosts that the person allowed for an account
Turn = Callable[[], AbstractAsyncContextManager[object]]  # entered for as long as a site is visited


def nothing_more(_account: Account) -> Collection[str]:
    """No further hosts for any account."""
    return ()


def at_once() -> AbstractAsyncContextManager[object]:
    """A turn that has come already."""
    return nullcontext()


class Probe(Protocol):
    """Looks at public pages, signed out, through the gate. It serves one run of looks, so its ledger starts empty."""

    async def look(self, account: Account, turn: Turn = at_once) -> Capture:
        """One visit to the account's page; the look's target is the account's id.

        Nothing is asked of the site outside `turn`, which is entered once; what can be made ready before is, and what
        is made of the page comes after. Never raises for what a page does: that is an outcome with a note.
        """
        ...

    def crop(self, capture: Capture, passage: Passage, match: Match) -> bytes | None:
        """A small picture of the captured page with the match outlined, or None where the picture does not show it.

        Called from a worker thread.
        """
        ...

    def ledger(self) -> tuple[LedgerLine, ...]:
        """What the gate let through and refused so far."""
        ...


class InFront(StrEnum):
    """What stands in the window that the person drives."""

    CLOSED = "closed"
    LOADING = "loading"
    SEVERAL = "several pages"
    ELSEWHERE = "another site"
    SOMEBODY = "another person's page"
    SIGN_IN = "a sign-in page"
    READABLE = "can be read"


class Companion(Protocol):
    """A visible browser window for one account, behind the gate, which the person drives. Nothing is read unasked."""

    async def in_front(self) -> InFront:
        """What stands in the window now, told by its address and by whether it asks for a password."""
        ...

    async def read(self) -> Capture:
        """The one page in the window, as the person sees it; the look's view is `View.SHOWN`.

        Raises BadInputError, with a sentence that says why, where it is not a page of the account.
        """
        ...

    async def photograph(self) -> Original:
        """A picture of the one page in the window as it stands, with its address: for the person's evidence log.

        Raises BadInputError, with a sentence that says why, where there is no page to take, or it asks for a password.
        """
        ...

    def crop(self, capture: Capture, passage: Passage, match: Match) -> bytes | None:
        """A small picture of the page that was read with the match outlined, or None."""
        ...

    def ledger(self) -> tuple[LedgerLine, ...]:
        """What the gate let through and refused since the window opened."""
        ...


class Store(Protocol):
    """Keeps one person's progress. Every call is durable when it returns."""

    def load(self) -> Progress:
        """Everything kept so far; the empty progress where nothing was kept."""
        ...

    def keep_step(self, step: Step) -> None:
        """Where in the walk the person is."""
        ...

    def keep_identity(self, identity: Identity) -> None:
        """What the person said about themselves, in place of what was there."""
        ...

    def keep_purpose(self, purpose: Purpose | None) -> None:
        """What the audit is done for."""
        ...

    def keep_colours(self, colours: str) -> None:
        """The name of the colours the person likes; empty for the program's own."""
        ...

    def keep_accounts(self, accounts: Sequence[Account]) -> None:
        """The accounts the person named, in their order, in place of what was there."""
        ...

    def keep_audit(self, audit: Audit) -> None:
        """This audit as it stands now; an audit with the same `started_at` is written over."""
        ...

    def keep_decision(self, fingerprint: str, decision: Decision | None) -> None:
        """The person's decision on a finding; None takes it back."""
        ...

    def keep_answer(self, key_point: str, answer: Answer | None) -> None:
        """The person's answer to a key point; None takes it back."""
        ...

    def keep_items(self, items: Sequence[ReviewItem], pictures: Mapping[str, bytes]) -> None:
        """Further items to review, and the small pictures of some of them by id; known items are written over."""
        ...

    def keep_reviewed(self, answers: Mapping[str, Reviewed | None]) -> None:
        """The person's word on each of these items; None takes it back."""
        ...

    def keep_download(self, download: KeptDownload) -> None:
        """What stays of a download, in place of an earlier one of the same account."""
        ...

    def keep_pictures_read(self, target: str, basis: str, read: Mapping[str, Sequence[str]]) -> None:
        """That these pictures of an account, by digest, were read for `basis`, and which findings each gave."""
        ...

    def pictures_read(self, target: str, basis: str) -> dict[str, tuple[str, ...]]:
        """The pictures of an account that were read for `basis`, by digest, with the findings each gave."""
        ...

    def keep_policy(self, text: str) -> None:
        """The text of the policy pack to go by; empty for the one that is built in."""
        ...

    def item_picture(self, item_id: str) -> bytes | None:
        """The small picture of an item to review; None where there is none."""
        ...

    def evidence(self) -> tuple[Entry, ...]:
        """Every entry of the evidence log, in order. Not part of the progress: read when it is asked for."""
        ...

    def keep_evidence(self, entry: Entry, original: bytes | None) -> None:
        """Add an entry and its original to the evidence log. Nothing changes or removes one."""
        ...

    def evidence_original(self, number: int) -> bytes | None:
        """The original of an entry of the evidence log; None where it has none."""
        ...

    def close(self) -> None:
        """Let go of the file and of the key."""
        ...
