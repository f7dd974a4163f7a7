"""The form of a platform file: how to reach and read one site, and what its owner can do there. Data only."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from selfaudit.model import Account, Outcome, Place

STALE_DAYS = 183  # facts older than about six months are shown greyed: platforms change their pages monthly


@dataclass(frozen=True)
class Source:
    """Where an outside fact comes from and when it was last known to be so. `verified` is False for a weak source."""

    name: str
    checked: date
    verified: bool = True

    def stale(self, today: date) -> bool:
        """True where the fact is older than about six months."""
        return (today - self.checked).days > STALE_DAYS


@dataclass(frozen=True)
class Form:
    """One way an account is written: `handle` fits it whole, `address` is its page, `spellings` are other addresses.

    In `address` and `spellings`, `{handle}` stands for the handle, `{server}` for the server of a handle written
    name@server and `{any}` for any one part. An empty address means that there is no public page. `phone_number` is
    True where a handle may be a number: however it is written, it is kept as digits behind its country code.
    """

    handle: re.Pattern[str]
    address: str
    spellings: tuple[str, ...]
    lower_case: bool
    phone_number: bool


@dataclass(frozen=True)
class Example:
    """Proof of the forms: what people paste, and the handle it must become; None where it must be refused."""

    pasted: str
    handle: str | None


@dataclass(frozen=True)
class Field:
    """A place on the page with a meaning of its own, found by CSS selectors; the first that finds something counts.

    `data` is the second road, for a page whose layout has changed: keys of its structured data or names of its meta
    tags that hold the same.
    """

    name: str
    place: Place
    selectors: tuple[str, ...]
    data: tuple[str, ...]
    source: Source


class Sign(StrEnum):
    """What of a page a marker is looked for in."""

    STATUS = "status"
    ADDRESS = "address"
    TITLE = "title"
    LINE = "line"
    DATA = "data"


@dataclass(frozen=True)
class Marker:
    """A sign of an outcome. `value`: a status, the start of the final address's path, or words with … for any text."""

    outcome: Outcome
    sign: Sign
    value: str
    source: Source


@dataclass(frozen=True)
class Banner:
    """The site's own cookie banner as CSS selectors: where it is, and the button that refuses, empty where none is."""

    where: str
    refuse: str
    source: Source


@dataclass(frozen=True)
class Setting:
    """One thing to set: where, which value keeps the most private, why that matters in a school.

    `before` says what becomes of what was posted before, where the setting does not reach it.
    """

    title: str
    value: str
    why: str
    link: str
    taps: tuple[str, ...]
    before: str
    note: str
    source: Source


@dataclass(frozen=True)
class Guide:
    """How to do one thing on the platform, in steps, with a direct link where there is one.

    `signed_in` is True where it takes being signed in, as a site's own view of a page as others see it does.
    """

    link: str
    steps: tuple[str, ...]
    source: Source
    signed_in: bool = False


@dataclass(frozen=True)
class SignIn:
    """What signing in there takes: hosts beside those of a look, and whether a window that is controlled is refused."""

    hosts: tuple[str, ...]
    refuses_controlled_browser: bool
    source: Source


@dataclass(frozen=True)
class Export:
    """How to ask for a copy of one's own data, in which form it comes and how long that takes."""

    link: str
    steps: tuple[str, ...]
    form: str
    wait: str
    source: Source


@dataclass(frozen=True)
class Fact:
    """One thing known of the platform, in words for its owner."""

    text: str
    source: Source


@dataclass(frozen=True)
class Platform:
    """One site. `hosts` are what the gate may let through: a name is exactly that host, `*.name` any host below it.

    `any_host` marks the personal website: its only host is the one the person typed. `opaque` are hosts of shortened
    addresses that do not tell the account, `saved_at` further hosts that a sign-in may be saved under, names of apps
    read backwards among them. `signed_out` says in words what a stranger sees. `no_page` says why no page is looked
    at, where the platform is a guide of what to set and nothing else.
    """

    id: str
    name: str
    other_names: tuple[str, ...]
    any_host: bool
    hosts: tuple[str, ...]
    opaque: tuple[str, ...]
    saved_at: tuple[str, ...]
    not_handles: frozenset[str]
    forms: tuple[Form, ...]
    examples: tuple[Example, ...]
    signed_out: Fact
    no_page: str
    fields: tuple[Field, ...]
    markers: tuple[Marker, ...]
    banner: Banner | None
    settings: tuple[Setting, ...]
    see_as_public: Guide | None
    sign_in: SignIn | None
    export: Export | None
    cannot_hide: tuple[Fact, ...]
    school_traps: tuple[str, ...]

    @property
    def has_page(self) -> bool:
        """False for a platform that shows nothing on the open web."""
        return self.any_host or any(form.address for form in self.forms)

    def hosts_for(self, account: Account) -> tuple[str, ...]:
        """The hosts a look at `account` may reach; for the personal website its own host alone.

        Where an address form has a placeholder in its host, the account's own host is one of them.
        """
        own = (host_of(account.address),)
        if self.any_host:
            return own
        return (*own, *self.hosts) if self.own_hosts else self.hosts

    @property
    def own_hosts(self) -> bool:
        """True where accounts stand on hosts of their own, such as maple.site.example."""
        return any("{" in form.address.removeprefix("https://").split("/")[0] for form in self.forms)

    def hosts_in_window(self, account: Account) -> tuple[str, ...]:
        """The hosts that the window may reach in which the person signs in."""
        return (*self.hosts_for(account), *(self.sign_in.hosts if self.sign_in else ()))

    @property
    def refuses_window(self) -> bool:
        """True where the site is known not to let people sign in to a window that a program controls."""
        return self.sign_in is not None and self.sign_in.refuses_controlled_browser

    def allows(self, account: Account, host: str) -> bool:
        """Whether a look at `account` may reach `host`."""
        name = host.lower().rstrip(".")
        return any(
            name.endswith(allowed[1:]) if allowed.startswith("*.") else name == allowed
            for allowed in self.hosts_for(account)
        )


def host_of(address: str) -> str:
    """The host of an address this program made itself, in lower case."""
    match = re.match(r"https://([^/?#:]+)", address)
    return match[1].lower() if match else ""
