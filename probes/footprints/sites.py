"""What an address says about an account on one of the known sites. Most addresses say nothing and are dropped here."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urlsplit

from probes.addresses import MOST_CHARACTERS, Address, read_address, segments
from probes.forms import account_at, on_any_server
from probes.platform import Platform
from selfaudit.errors import BadInputError
from selfaudit.model import Account

# Parts of a path behind which a site shows people their own things, and the parts that lead to signing in. Common to
# many sites of the platform files (looked through in November 2026); which site uses which is not checked one by one,
# so they are signs and no proof.
_INSIDE_WORDS = (
    "settings preferences edit editprofile edit-profile edit_profile drafts saved archive inbox messages direct "
    "notifications allactivity activity_log your_activity dashboard studio manage mynetwork upload logout sign_out"
)
_SIGN_IN_WORDS = (
    "login log-in log_in signin sign-in sign_in signup sign-up sign_up emailsignup register join checkpoint challenge "
    "oauth authorize"
)
_INSIDE = frozenset(_INSIDE_WORDS.split())
_SIGN_IN = frozenset(_SIGN_IN_WORDS.split())
# Where an account has a host of its own, everything on it is for all to see but the rooms its owner writes in.
_ROOMS = frozenset(("wp-admin", "publish"))
_WORDS = _INSIDE | _SIGN_IN | _ROOMS
# Subdomains on which a site speaks of itself to everybody.
_FOR_ALL_WORDS = "help about support developers developer blog business legal newsroom press careers status"
_FOR_ALL = frozenset(_FOR_ALL_WORDS.split())


class Says(Enum):
    """What an address says about an account."""

    PROFILE = "the page of an account"
    OWNER = "a page that only the owner of the account opens"
    INSIDE = "a page that only people with an account see"
    SIGN_IN = "a page to sign in on"


class Sign(NamedTuple):
    """What one address says. The account's handle is empty where only the site is known."""

    account: Account
    says: Says


class _Shape(NamedTuple):
    """How addresses of one site begin.

    `first` are the fixed first parts of paths that go on, `asked` the paths whose handle stands behind a question mark.
    Below any other first part is what people post, which says nothing of who visits it: it is dropped without a look.
    """

    first: frozenset[str]
    asked: frozenset[str]


class Sites:
    """The known sites, by their hosts. The personal website is none of them: it may be anywhere."""

    def __init__(self, platforms: Mapping[str, Platform]) -> None:
        self._platforms = {known.id: known for known in platforms.values() if not known.any_host}
        self._named: dict[str, Platform] = {}
        self._saved: dict[str, Platform] = {}
        self._settings: set[str] = set()
        for platform in self._platforms.values():
            self._learn(platform)
        self._shapes = {known.id: _shape(known) for known in self._platforms.values()}
        self._federated = next(filter(on_any_server, self._platforms.values()), None)
        # A history repeats itself: few hosts, and many addresses that differ only in what does not matter here.
        self.platform_of = lru_cache(4096)(self._platform_of)
        self.platform_saved_at = lru_cache(4096)(self._platform_saved_at)
        self._sign_once = lru_cache(32768)(self._sign)

    def sign_of(self, address: str) -> Sign | None:
        """What `address` says, or None. Never raises, whatever it holds."""
        whole, _, query = address.partition("#")[0].partition("?")
        parts = whole.split("/", 6)
        if len(parts) < 4 or parts[0] not in ("https:", "http:") or len(address) > MOST_CHARACTERS:
            return None
        platform = self.platform_of(parts[2]) or (self._federated if parts[3].startswith("@") else None)
        if platform is None:
            return None
        words = whole.lower().split("/", 6)[3:]
        shape = self._shapes[platform.id]
        if words[0] not in shape.first and any(words[1:]) and _WORDS.isdisjoint(words[:3]):
            return None
        kept = "/".join(parts[:6])
        return self._sign_once(f"{kept}?{query}" if "/".join(words) in shape.asked else kept, platform.id)

    def site(self, platform: Platform) -> Account:
        """The site alone, where no handle is known."""
        return Account(platform.id, "", "", platform.name)

    def _platform_saved_at(self, host: str) -> Platform | None:
        """The platform that a sign-in saved under `host` belongs to: or an app's, or a door of its own."""
        return self.platform_of(host) or _above(host, self._saved)

    def _learn(self, platform: Platform) -> None:
        self._saved |= dict.fromkeys(platform.saved_at, platform)
        for spelling in _spellings(platform):
            host = spelling.partition("/")[0].removeprefix("{handle}.").removeprefix("www.")
            if host and "{" not in host:
                self._named.setdefault(host, platform)
        for setting in platform.settings:
            link = urlsplit(setting.link)
            if link.hostname and (link.path.strip("/") or not link.hostname.startswith("www.")):
                self._named.setdefault(link.hostname.removeprefix("www."), platform)
                self._settings.add(f"{link.hostname}{link.path}".rstrip("/"))

    def _platform_of(self, host: str) -> Platform | None:
        """The platform that `host` belongs to: the host itself or one above it stands in the platform's file."""
        name = host.lower().rstrip(".")
        if name.partition(".")[0] in _FOR_ALL and name not in self._named:
            return None
        return _above(name, self._named)

    def _sign(self, text: str, name: str) -> Sign | None:
        platform = self._platforms[name]
        try:
            address = read_address(text)
        except BadInputError:
            return None
        words = [part.casefold() for part in segments(address.path)]
        account = account_at(address, platform)
        if account and address.host.partition(".")[0] == account.handle.casefold():
            return _on_own_host(account, words)
        if f"{address.host}{address.path}".rstrip("/") in self._settings or (words[:1] and words[0] in _INSIDE):
            return Sign(self.site(platform), Says.INSIDE)
        if not _SIGN_IN.isdisjoint(words[:2]):
            return Sign(self.site(platform), Says.SIGN_IN)
        if account:
            return _about(account, address, words)
        return Sign(self.site(platform), Says.INSIDE) if not _INSIDE.isdisjoint(words[:2]) else None


def _above(host: str, named: Mapping[str, Platform]) -> Platform | None:
    """What `named` has for `host`, or for the nearest host above it."""
    while "." in host:
        if host in named:
            return named[host]
        host = host.partition(".")[2]
    return None


def _on_own_host(account: Account, words: list[str]) -> Sign | None:
    if not _ROOMS.isdisjoint(words[:1]):
        return Sign(account, Says.OWNER)
    return None if words else Sign(account, Says.PROFILE)


def _about(account: Account, address: Address, words: list[str]) -> Sign | None:
    """What a page on or below the page of an account says: its posts and lists say nothing, anyone reads them."""
    if not _INSIDE.isdisjoint(words[1:]):
        return Sign(account, Says.OWNER)
    itself = len(words) == len(segments(urlsplit(account.address).path)) or bool(address.query)
    return Sign(account, Says.PROFILE) if itself else None


def _shape(platform: Platform) -> _Shape:
    paths = [spelling.partition("/")[2].lower() for spelling in _spellings(platform)]
    paths += [urlsplit(setting.link).path.lower().strip("/") for setting in platform.settings]
    asked = frozenset(path.partition("?")[0] for path in paths if "?" in path)
    return _Shape(frozenset(path.partition("/")[0] for path in paths if "/" in path), asked)


def _spellings(platform: Platform) -> list[str]:
    return [spelling for form in platform.forms for spelling in form.spellings]
