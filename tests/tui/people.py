"""A made-up teacher, made-up pages, a small policy, and a probe that follows a script."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from probes.footprints.find import Footprints as Found
from probes.platform import Platform
from probes.platform_files import own_platforms
from probes.shown import refusal
from selfaudit.capture import Capture, Passage
from selfaudit.errors import BadInputError, SelfAuditError
from selfaudit.evidence import Original, Taken
from selfaudit.further import Candidate, Sure
from selfaudit.hosts import NOT_ALLOWED_YET
from selfaudit.model import (
    Account,
    Audit,
    Finding,
    Identity,
    Kind,
    LedgerLine,
    Look,
    Match,
    Outcome,
    Place,
    School,
    View,
)
from selfaudit.ports import Also, Companion, InFront, Probe, Turn, at_once, nothing_more
from selfaudit.progress import Progress, Step
from selfaudit.session import Session
from selfaudit.vault.memory import MemoryStore
from tests.tui.policy import PACK
from tui.app import SelfAuditApp
from tui.footprints import Footprints
from tui.open_files import FilesOnThisDevice, OpenFiles
from tui.walk import Searching, Walk

MOMENT = datetime(2026, 5, 4, 16, 30, tzinfo=UTC)
MAYA = Identity(
    names=("Maya Example",), schools=(School("Meadow Lane Primary School", ("Meadow Lane",)),), roles=("teacher",)
)
SITES = (
    ("instagram", "Instagram"),
    ("facebook", "Facebook"),
    ("x", "X"),
    ("linkedin", "LinkedIn"),
    ("website", "A website or blog"),
)


class Sites:
    """Five sites; an address is `name.example/handle`, a handle is anything without a blank."""

    @property
    def platforms(self) -> Mapping[str, Platform]:
        return own_platforms()

    def choices(self) -> Sequence[tuple[str, str]]:
        return SITES

    def resolve(self, text: str, platform: str | None = None) -> Account:
        if platform is None and ".example/" in text:
            platform, _, text = text.rpartition("/")[0].partition(".")[0], "", text.rpartition("/")[2]
        if platform is None or " " in text:
            raise BadInputError("This is not an address that selfaudit knows.", "Choose a site, then type your name.")
        handle = text.lstrip("@")
        return Account(platform, handle, f"https://{platform}.example/{handle}", dict(SITES)[platform])

    def known(self, platform: str) -> Platform | None:
        return own_platforms().get(platform)


@dataclass
class Script:
    """What comes of each account, by its id; `open` holds looks back until it is set, `trouble` stops the start."""

    captures: Mapping[str, tuple[Outcome, tuple[Passage, ...]]] = field(default_factory=dict)
    held: bool = False
    whole: bool = True
    further: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    trouble: SelfAuditError | None = None
    opened: int = 0
    closed: int = 0

    def __post_init__(self) -> None:
        self.gate = asyncio.Event()
        self.looked: list[str] = []
        self.allowed: dict[str, tuple[str, ...]] = {}

    @asynccontextmanager
    async def open(self, also: Also = nothing_more) -> AsyncIterator[Probe]:
        if self.trouble:
            raise self.trouble
        self.also = also
        self.opened += 1
        try:
            yield self
        finally:
            self.closed += 1

    async def look(self, account: Account, turn: Turn = at_once) -> Capture:
        async with turn():
            if self.held and self.looked:
                await self.gate.wait()
            self.looked.append(account.id)
        self.allowed[account.id] = tuple(self.also(account))
        outcome, passages = self.captures.get(account.id, (Outcome.PRIVATE, ()))
        note = "" if outcome.conclusive else "The page asked for a sign-in."
        look = Look(account.id, account.address, View.SIGNED_OUT, outcome, MOMENT, note, len(passages), self.whole)
        return Capture(look, passages)

    def crop(self, capture: Capture, passage: Passage, match: Match) -> bytes | None:
        return None

    def ledger(self) -> tuple[LedgerLine, ...]:
        visited = tuple(
            LedgerLine(f"{name.partition(':')[0]}.example", True, 12, "the page you named", name)
            for name in self.looked
        )
        wanted = (
            LedgerLine(host, host in self.allowed.get(name, ()), 1, NOT_ALLOWED_YET, name)
            for name in self.looked
            for host in self.further.get(name, ())
        )
        other = LedgerLine("tracker.example", False, 3, "not needed to see the page")
        return (*visited, *wanted, other) if visited else ()


@dataclass
class Shown:
    """A window with `states` in front, one after the other, the last to stay; `words` stand on the page in it."""

    words: str = ""
    states: tuple[InFront, ...] = (InFront.READABLE,)
    trouble: SelfAuditError | None = None
    opened: int = 0
    closed: int = 0
    taken: int = 0

    @asynccontextmanager
    async def open(self, account: Account) -> AsyncIterator[Companion]:
        if self.trouble:
            raise self.trouble
        self.opened += 1
        self.account = account
        self.waiting = list(self.states)
        try:
            yield self
        finally:
            self.closed += 1

    async def in_front(self) -> InFront:
        return self.waiting.pop(0) if len(self.waiting) > 1 else self.waiting[0]

    async def read(self) -> Capture:
        if self.waiting[0] is not InFront.READABLE:
            raise refusal(self.waiting[0])
        look = Look(self.account.id, self.account.address, View.SHOWN, Outcome.PUBLIC, MOMENT, "", 1)
        return Capture(look, (Passage(self.words, Place.BIO),))

    async def photograph(self) -> Original:
        if self.waiting[0] not in (InFront.READABLE, InFront.SOMEBODY):
            raise refusal(self.waiting[0])
        self.taken += 1
        return Original(b"a picture", Taken.WINDOW, "a picture of a web page", "page.png", self.account.address)

    def crop(self, capture: Capture, passage: Passage, match: Match) -> bytes | None:
        return None

    def ledger(self) -> tuple[LedgerLine, ...]:
        return (LedgerLine("facebook.example", True, 5, "named for this account", self.account.id),)


ACCOUNTS = (
    Account("instagram", "maya.example", "https://instagram.example/maya.example", "Instagram"),
    Account("facebook", "maya", "https://facebook.example/maya", "Facebook"),
    Account("linkedin", "maya-example", "https://linkedin.example/maya-example", "LinkedIn"),
)


def finding(
    kind: Kind = Kind.PHONE,
    quote: str = "020 7946 0018",
    before: str = "Piano lessons, call ",
    after: str = " any evening. Two cats, one garden.",
    target: str = "instagram:maya.example",
    **changes: object,
) -> Finding:
    advice = PACK.kinds[kind]
    made = Finding(
        fingerprint=f"{kind}-{len(quote)}-{target}",
        target=target,
        kind=kind,
        severity=advice.severity,
        quote=quote,
        context=before + quote + after,
        quote_at=len(before),
        place=Place.BIO,
        visible=True,
        confidence=0.9,
        rule="made-up",
        why="",
        key_points=advice.key_points,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


CANDIDATES = (
    Candidate(
        Account("x", "maya_teaches", "https://x.example/maya_teaches", "X"),
        Sure.LIKELY,
        ("A sign-in is saved: passwords.csv.", "Its page was opened 32 times: Google Chrome, Firefox."),
    ),
    Candidate(Account("website", "", "", "A website or blog"), Sure.LIKELY, ("A sign-in is saved: passwords.csv.",)),
    Candidate(
        Account("instagram", "a.friend", "https://instagram.example/a.friend", "Instagram"),
        Sure.PERHAPS,
        ("Its page was opened 14 times: Google Chrome.",),
    ),
)

FINDINGS = (
    finding(),
    finding(Kind.SCHOOL, "Meadow Lane Primary School", "Proud to teach at ", " since 2019!", place=Place.POST, times=3),
    finding(Kind.EMAIL, "maya@mail.example", "Write to me: ", "", target="linkedin:maya-example"),
)


def looked(account: Account, outcome: Outcome = Outcome.PUBLIC) -> Look:
    return Look(account.id, account.address, View.SIGNED_OUT, outcome, MOMENT, "", 4)


def audited(findings: Sequence[Finding] = FINDINGS, step: Step = Step.FINDINGS) -> Progress:
    """Maya has been looked at: one page open, one that asks to sign in, one private."""
    looks = (
        looked(ACCOUNTS[0]),
        looked(ACCOUNTS[1], Outcome.WALL),
        looked(ACCOUNTS[2], Outcome.PRIVATE),
    )
    audit = Audit(MOMENT, "made-up 2026", ACCOUNTS, looks, tuple(findings), _LEDGER, MOMENT, MAYA)
    return Progress(step, MAYA, ACCOUNTS, (audit,))


_LEDGER = (
    LedgerLine("instagram.example", True, 12, "the page you named", ACCOUNTS[0].id),
    LedgerLine("facebook.example", True, 7, "the page you named", ACCOUNTS[1].id),
    LedgerLine("linkedin.example", True, 1, "the page you named", ACCOUNTS[2].id),
    LedgerLine("tracker.example", False, 3, "not needed to see the page"),
)


NOTHING = Found(())


@dataclass
class MadeUpFootprints:
    """Two browsers; every place gives `found`, or `trouble`. `asked` are the places that were looked through."""

    found: Found = NOTHING
    trouble: SelfAuditError | None = None
    names: Sequence[str] = ("Google Chrome", "Firefox, default-release")

    def __post_init__(self) -> None:
        self.asked: list[tuple[str, str]] = []

    def browsers(self) -> Sequence[str]:
        return self.names

    def in_browser(self, name: str) -> Found:
        return self._look("browser", name)

    def in_file(self, name: str) -> Found:
        return self._look("file", name)

    def in_text(self, text: str) -> Found:
        return self._look("text", text)

    def _look(self, what: str, given: str) -> Found:
        self.asked.append((what, given))
        if self.trouble:
            raise self.trouble
        return self.found


def app(
    progress: Progress | None = None,
    script: Script | None = None,
    practice: bool = False,
    footprints: Footprints | None = None,
    shown: Shown | None = None,
    open_files: OpenFiles | None = None,
    searching: Searching | None = None,
) -> SelfAuditApp:
    """The walk over a store in memory; `app(...).walk_given.session` is what it talks to."""
    session = Session(MemoryStore(progress), PACK, lambda: MOMENT)
    look, show = (script or Script()).open, (shown or Shown()).open
    if not practice:
        open_files = open_files or FilesOnThisDevice(own_platforms())
    places = footprints or MadeUpFootprints()
    return SelfAuditApp(
        Walk(session, Sites(), look, show, practice, places, searching=searching, open_files=open_files)
    )
