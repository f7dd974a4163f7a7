"""The nouns of an audit, as frozen values: who is asked about, what a look came to, what was found and decided.

Times are aware datetimes in UTC. Spans are half-open character ranges, `text[start:end]`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


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

    @property
    def rank(self) -> int:
        """0 for what matters most."""
        return list(Severity).index(self)


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
