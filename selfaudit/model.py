"""The nouns of an audit, as frozen values.

Times are aware datetimes in UTC. Spans are half-open character ranges, `text[start:end]`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import TypeVar

from selfaudit.reviews import KeptDownload, OwnData, Reviewed, ReviewItem

_V = TypeVar("_V")


class Kind(StrEnum):
    """What a match gives away."""

    PHONE = "phone"
    EMAIL = "email"
    POSTCODE = "postcode"
    ADDRESS = "address"
    DATE_OF_BIRTH = "date-of-birth"
    SCHOOL = "school"
    PROFESSION = "profession"
    LOCATION = "location"
    PUPILS = "pupils"
    CONTACT_LINK = "contact-link"
    WORDING = "wording"
    PICTURE = "picture"
    TOGETHER = "together"


class Outcome(StrEnum):
    """What came of one look at one page."""

    PUBLIC = "public"
    PARTIAL = "partial"
    PRIVATE = "private"
    NOT_FOUND = "not_found"
    WALL = "wall"
    BLOCKED = "blocked"
    UNREACHABLE = "unreachable"
    NOT_CHECKED = "not_checked"

    @property
    def conclusive(self) -> bool:
        """True where the look tells what a stranger sees; False where nothing may be concluded from it."""
        return self in (Outcome.PUBLIC, Outcome.PARTIAL, Outcome.PRIVATE, Outcome.NOT_FOUND)


class View(StrEnum):
    """Through whose eyes a page was seen."""

    SIGNED_OUT = "signed out"
    SHOWN = "shown by you"
    FILE = "from a file"


class Severity(StrEnum):
    """How much a finding matters for the person's safety, as the policy pack ranks it."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Standing(StrEnum):
    """A finding beside the audit before this one."""

    NEW = "new"
    STILL_THERE = "still there"
    GONE = "gone"


class Place(StrEnum):
    """Where on a page, or in it, a passage stood."""

    NAME = "name"
    BIO = "bio"
    JOB_TITLE = "job title"
    EMPLOYER = "employer"
    EDUCATION = "education"
    HOME = "place"
    LINK = "link"
    POST = "post"
    COMMENT = "comment"
    TITLE = "page title"
    TEXT = "page text"
    ALT_TEXT = "picture description"
    HIDDEN = "in the page, not shown"
    PREVIEW = "link preview"
    STRUCTURED = "data for search engines"
    PICTURE_TEXT = "text in a picture"
    PICTURE_DATA = "data inside a picture"
    FILE_TEXT = "text"


@dataclass(frozen=True)
class School:
    """A school the person works or worked at, with the other names people use for it."""

    name: str
    other_names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Identity:
    """What would let a stranger recognise this person. Every field may be empty."""

    names: tuple[str, ...] = ()
    schools: tuple[School, ...] = ()
    roles: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()


@dataclass(frozen=True)
class Account:
    """One handle on one platform that the person says is theirs.

    `platform` is the id of a platform file and `site` the name people know it by; `address` is the https address to
    look at, empty where the platform has no public page.
    """

    platform: str
    handle: str
    address: str
    site: str = ""

    @property
    def id(self) -> str:
        """A name for this account that is the same in every audit."""
        return f"{self.platform}:{self.handle}"

    @property
    def label(self) -> str:
        """What the account is called on screen and on paper: the site, then the handle."""
        return f"{self.site or self.platform} · {self.handle}"


@dataclass(frozen=True)
class Box:
    """A rectangle on the page picture, in CSS pixels from the page's top left corner.

    The characters `start` to `end` of the passage stand in it; the whole passage does where both are 0.
    """

    x: float
    y: float
    width: float
    height: float
    start: int = 0
    end: int = 0


@dataclass(frozen=True)
class Passage:
    """A piece of text and the place it stood in. `visible` is False for text a visitor does not see on the page."""

    text: str
    place: Place = Place.TEXT
    visible: bool = True
    boxes: tuple[Box, ...] = ()


@dataclass(frozen=True)
class Look:
    """What stays of one capture: which page, when, by which view, and what came of it.

    `whole` is False where the page goes on beyond what was read. `linked` are further accounts that the page links
    to, perhaps the same person's. `likeness` is the fingerprint of light and dark of the profile picture on the page,
    empty where none was told for sure.
    """

    target: str
    address: str
    view: View
    outcome: Outcome
    seen_at: datetime
    note: str = ""
    passages: int = 0
    whole: bool = True
    linked: tuple[Account, ...] = ()
    likeness: str = ""

    @property
    def complete(self) -> bool:
        """True where what was not found is not there: the page could be looked at, and to its end."""
        return self.outcome.conclusive and self.whole


@dataclass(frozen=True)
class Capture:
    """One page or file as seen at one moment. It is read, then forgotten: only its `look` and findings are kept.

    `picture` is a PNG or JPEG of the page where one was taken, one CSS pixel to one picture pixel. `within` are the
    pictures that stand on the page and tell something, each as a capture of the same look.
    """

    look: Look
    passages: tuple[Passage, ...] = ()
    picture: bytes | None = None
    within: tuple[Capture, ...] = ()


@dataclass(frozen=True)
class Match:
    """One rule in one text: `quote` is exactly `text[start:end]`, `confidence` lies in 0..1 and is calibrated."""

    start: int
    end: int
    kind: Kind
    quote: str
    confidence: float
    rule: str
    why: str


class Choice(StrEnum):
    """What the person decided about a finding."""

    FIXED = "fixed"
    KEEP = "keep"
    NOT_ME = "not me"
    TALK = "talk to my manager"


@dataclass(frozen=True)
class Decision:
    """The person's own word on a finding; `reason` is theirs, and asked for where they keep something."""

    choice: Choice
    decided_at: datetime
    reason: str = ""


@dataclass(frozen=True)
class Finding:
    """Matches that say the same thing about the same target.

    `fingerprint` is the same in every audit for the same kind and value on the same target, seen by the same `view`.
    `context` is the quote with a little of the text around it and `quote_at` the quote's offset in it. `times` counts
    how often it stands there. `crop` is a small picture of the page with the words outlined, where one could be taken.
    """

    fingerprint: str
    target: str
    kind: Kind
    severity: Severity
    quote: str
    context: str
    quote_at: int
    place: Place
    visible: bool
    confidence: float
    rule: str
    why: str
    key_points: tuple[str, ...]
    times: int = 1
    standing: Standing = Standing.NEW
    crop: bytes | None = None
    view: View = View.SIGNED_OUT


class Said(StrEnum):
    """What the person answered to a key point that is asked."""

    YES = "yes"
    TO_DO = "to do"
    NOT_SURE = "not sure"
    TALK = "talk to someone"


@dataclass(frozen=True)
class Answer:
    """The person's own word on a key point, with a private note if they wish."""

    said: Said
    answered_at: datetime
    note: str = ""


class State(StrEnum):
    """How a key point stands."""

    MET = "met"
    TO_DO = "to do"
    NOT_SETTLED = "not settled"
    TALK = "talk to someone"


@dataclass(frozen=True)
class Evidence:
    """One thing a settlement rests on: seen, reviewed or stated; `target` and `when` where they apply."""

    sort: str
    text: str
    target: str = ""
    when: datetime | None = None
    view: View | None = None


@dataclass(frozen=True)
class Settlement:
    """How one key point stands, on what evidence, and what is missing."""

    key_point: str
    state: State
    evidence: tuple[Evidence, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class LedgerLine:
    """Traffic to one host in one audit: let through or refused, how often, and why."""

    host: str
    allowed: bool
    count: int
    why: str
    target: str = ""


@dataclass(frozen=True)
class Audit:
    """One run of looks: which policy it was held against, what was looked at, what was found, what left the device.

    `finished_at` is None while accounts remain to be looked at. `identity` is what the person had said of
    themselves.
    """

    started_at: datetime
    policy: str
    accounts: tuple[Account, ...]
    looks: tuple[Look, ...] = ()
    findings: tuple[Finding, ...] = ()
    ledger: tuple[LedgerLine, ...] = ()
    finished_at: datetime | None = None
    identity: Identity = field(default_factory=Identity)

    def pages(self, target: str, view: View, whole: bool = False) -> frozenset[str]:
        """The pages of `target` that were read by `view`; empty where no look was conclusive. `whole`: to their end.

        Signed out an account has one page, which goes by "". What the person showed or read in goes by its address.
        """
        return frozenset(
            "" if view is View.SIGNED_OUT else look.address
            for look in self.looks
            if look.target == target and look.view is view and (look.complete if whole else look.outcome.conclusive)
        )


class Purpose(StrEnum):
    """What an audit is done for."""

    ONBOARDING = "onboarding"
    HOME = "home"
    HR_CHECK = "hr-check"


class Step(StrEnum):
    """The steps of the walk, in order."""

    WELCOME = "welcome"
    ABOUT_YOU = "about you"
    ACCOUNTS = "accounts"
    LOOK = "look"
    OWN_DATA = "own data"
    FIRST = "first things"
    FINDINGS = "findings"
    REVIEWS = "reviews"
    SETTINGS = "settings"
    KEY_POINTS = "key points"
    REPORT = "report"


@dataclass(frozen=True)
class Progress:
    """Everything kept of one person: where they are, what they said, what was seen, what they decided and reviewed.

    `audits` are in the order they were started. `decisions` are by the fingerprint of a finding, or by the id of an
    account that is not the person's, or by the name of a setting or task; `answers` by key point id. `policy` is the
    text of the policy pack that was chosen, empty for the one that is built in. `colours` is empty for the program's
    own.
    """

    step: Step = Step.WELCOME
    identity: Identity = field(default_factory=Identity)
    accounts: tuple[Account, ...] = ()
    audits: tuple[Audit, ...] = ()
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    answers: Mapping[str, Answer] = field(default_factory=dict)
    own_data: OwnData = field(default_factory=OwnData)
    policy: str = ""
    purpose: Purpose | None = None
    colours: str = ""

    @property
    def audit(self) -> Audit | None:
        """The newest audit, finished or not."""
        return self.audits[-1] if self.audits else None

    def with_audit(self, audit: Audit) -> Progress:
        """This progress with `audit` in it, in place of the one with the same `started_at`."""
        known = any(kept.started_at == audit.started_at for kept in self.audits)
        audits = tuple(audit if kept.started_at == audit.started_at else kept for kept in self.audits)
        return replace(self, audits=audits if known else (*audits, audit))

    def with_decision(self, fingerprint: str, decision: Decision | None) -> Progress:
        """This progress with the decision on a finding, or without any."""
        return replace(self, decisions=_put(self.decisions, fingerprint, decision))

    def with_answer(self, key_point: str, answer: Answer | None) -> Progress:
        """This progress with the answer to a key point, or without any."""
        return replace(self, answers=_put(self.answers, key_point, answer))

    def with_items(self, items: Iterable[ReviewItem]) -> Progress:
        """This progress with further items to review."""
        return replace(self, own_data=self.own_data.with_items(items))

    def with_answers(self, answers: Mapping[str, Reviewed | None]) -> Progress:
        """This progress with the person's word on each of these items to review; None takes it back."""
        return replace(self, own_data=self.own_data.with_answers(answers))

    def with_download(self, download: KeptDownload) -> Progress:
        """This progress with what stays of a download."""
        return replace(self, own_data=self.own_data.with_download(download))


def _put(mapping: Mapping[str, _V], name: str, value: _V | None) -> dict[str, _V]:
    rest = {known: kept for known, kept in mapping.items() if known != name}
    return rest if value is None else {**rest, name: value}
