"""Which link targets say something about a person, and in which readable form."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from probes.snapshot import Link

_SPOKEN = ("mailto", "tel", "sms", "smsto", "callto", "facetime", "skype", "whatsapp", "tg", "xmpp", "geo", "signal")
# Hosts whose addresses let anyone write to, call or find a person (each platform's own sharing help pages, 2026).
_CONTACT_WORDS = (
    "wa.me api.whatsapp.com chat.whatsapp.com web.whatsapp.com t.me telegram.me m.me msng.link signal.me "
    "signal.group line.me discord.gg discord.com discord.me join.skype.com snapchat.com ig.me "
    "calendly.com paypal.me cash.app ko-fi.com buymeacoffee.com"
)
_CONTACT = frozenset(_CONTACT_WORDS.split())
_MAPS = re.compile(
    r"(?:maps?\.|www\.)?(?:google\.[a-z.]+/maps|google\.[a-z.]+/?$|apple\.com|openstreetmap\.org|bing\.com/maps|what3words\.com"
    r"|w3w\.co|goo\.gl/maps|app\.goo\.gl|streetmap\.co\.uk|here\.com|waze\.com|citymapper\.com)"
)
_MAP_HOST = re.compile(r"maps\.|.*\bmaps?\b|.*openstreetmap|.*what3words|w3w\.co|.*waze|.*streetmap")
# Buttons that pass the page on to somebody the visitor chooses: nobody is named in them.
_SHARES = re.compile(
    r"(?:mailto|sms|smsto|tel|whatsapp|tg|skype)(?::|:/*)(?:send|msg|msg_url|share|chat)?/?(?:[?&;](?!.*\b(?:to|phone)=).*)?$"
    r"|https?://(?:api\.|web\.)?(?:whatsapp|telegram)\.\w+/(?:send|share)\b(?!.*\bphone=\d)"
    r"|https?://(?:wa\.me/\?|t\.me/share\b|telegram\.me/share\b|line\.me/R/(?:msg|share))",
    re.IGNORECASE,
)
_MOST = 500


def is_contact(host: str) -> bool:
    """True for a host whose addresses lead to writing, calling or paying somebody: nobody's website stands there."""
    return host.removeprefix("www.") in _CONTACT


def telling(link: Link) -> str:
    """The target of `link` in readable form where it tells how to reach or find someone; empty for other links."""
    target = link.target.strip()
    if _SHARES.match(target):
        return ""
    scheme, colon, _ = target.partition(":")
    if colon and scheme.lower() in _SPOKEN:
        return unquote(target)[:_MOST]
    try:
        parts = urlsplit(target)
    except ValueError:
        return ""
    host = (parts.hostname or "").removeprefix("www.")
    if is_contact(host) or "me" in link.rel.lower().split():
        return unquote(target)[:_MOST]
    if _MAP_HOST.match(host) or _MAPS.match(host + parts.path):
        return f"map: {_place(parts)}"[:_MOST]
    return ""


def _place(parts: SplitResult) -> str:
    """The words of a map link: what was searched for, or the part of the path that names a place."""
    asked = [
        value for key, value in parse_qsl(parts.query) if key in ("q", "query", "daddr", "destination", "address", "ll")
    ]
    if asked:
        return ", ".join(asked)
    return unquote(parts.path.removeprefix("/maps").removeprefix("/place")).replace("+", " ").strip("/") or parts.netloc
