"""Web addresses as people paste them, judged before anything is visited: only https, only names of the open web."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qsl, unquote, urlencode, urlsplit

from selfaudit.errors import BadInputError

MOST_CHARACTERS = 2000
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(?!\d+(?:/|$))")
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?")
# Names that never lead to the open web (RFC 6761, RFC 6762, RFC 7686, RFC 8375, RFC 9476 and ICANN's .internal, 2024).
_NOT_GLOBAL = ("localhost", "local", "localdomain", "internal", "intranet", "lan", "home", "corp", "private")
_NOT_GLOBAL_ENDS = ("home.arpa", "in-addr.arpa", "ip6.arpa")
_NO_NAMES = ("onion", "alt", "invalid", "i2p", "bit")
# What senders add to links to follow a click; none of it changes which page is shown.
_TRACKING = re.compile(r"(?:utm_.*|fbclid|gclid|dclid|msclkid|igsh|igshid|mc_[ce]id|ref|ref_src|ref_url|si|_gl|yclid)")


@dataclass(frozen=True)
class Address:
    """A pasted web address in parts: `host` in lower case and ASCII, `path` as pasted, `query` as pairs."""

    scheme: str
    host: str
    path: str
    query: tuple[tuple[str, str], ...]

    @property
    def text(self) -> str:
        """The https address without fragment and without what only follows clicks."""
        kept = [(key, value) for key, value in self.query if not _TRACKING.fullmatch(key.lower())]
        return f"https://{self.host}{self.path or '/'}" + (f"?{urlencode(kept)}" if kept else "")


def read_address(text: str) -> Address:
    """The parts of the address in `text`, which has no blanks around it and may lack its scheme.

    Raises BadInputError, one sentence for each reason, where it is no address of a page on the open web.
    """
    if len(text) > MOST_CHARACTERS:
        raise BadInputError("This address is far too long.", "Copy only the address of the page.")
    if re.search(r"[\s\\\x00-\x1f\x7f]", text):
        raise BadInputError("This address has a blank or a backslash in it.", "Copy the address again, in one piece.")
    scheme = _SCHEME.match(text)
    name = scheme[1].lower() if scheme else "https"
    if name not in ("https", "http"):
        raise BadInputError("Only addresses that begin with https:// can be looked at.", "Copy the page's own address.")
    parts = _split(text if scheme else f"https://{text}")
    return Address(name, _host(parts), parts.path, tuple(parse_qsl(parts.query)))


def refuse_http(address: Address) -> Address:
    """`address`, where it is an https one. Raises BadInputError for http://, which anyone on the way can read."""
    if address.scheme != "https":
        raise BadInputError(
            "Addresses that begin with http:// are not visited, because others on the way could read along.",
            "Try the same address with https:// in front.",
        )
    return address


def segments(path: str) -> list[str]:
    """The decoded parts of a path."""
    return [unquote(part) for part in path.split("/") if part]


def _split(text: str) -> SplitResult:
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        raise BadInputError("This is not a web address.", "Copy it again from the address bar.") from None
    if parts.username is not None or parts.password is not None:
        raise BadInputError("This address carries a user name or password before the @.", "Leave that part out.")
    if port not in (None, 443 if parts.scheme == "https" else 80):
        raise BadInputError("Addresses with a port number cannot be looked at.", "Leave out the colon and the number.")
    return parts


def _host(parts: SplitResult) -> str:
    given = (parts.hostname or "").rstrip(".")
    if not given:
        raise BadInputError("This address names no website.", "Copy it again from the address bar.")
    try:
        host = given if ":" in given else given.encode("idna").decode("ascii").lower()
    except UnicodeError:
        raise BadInputError("This is not the name of a website.", "Copy it again from the address bar.") from None
    labels = host.split(".")
    if ":" in host or re.fullmatch(r"0x[0-9a-f]*|[0-9]+", labels[-1]):
        raise BadInputError("Addresses made of numbers cannot be looked at.", "Use the website's name.")
    if labels[-1] in _NOT_GLOBAL or host.endswith(_NOT_GLOBAL_ENDS) or len(labels) < 2:
        raise BadInputError(
            "This address leads to a place inside your own network, not to the open web.",
            "Use the address that others would use.",
        )
    if labels[-1] in _NO_NAMES:
        raise BadInputError("This address cannot be reached on the open web.", "Use an ordinary web address.")
    if not all(_LABEL.fullmatch(label) for label in labels) or len(host) > 253 or len(labels[-1]) < 2:
        raise BadInputError("This is not the name of a website.", "Copy it again from the address bar.")
    return host
