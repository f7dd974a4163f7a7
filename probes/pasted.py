"""What people paste is often more than an address: what stands around it is taken off before it is read. Pure."""

from __future__ import annotations

import re
import string
import unicodedata
from urllib.parse import parse_qsl, urlsplit

from selfaudit.text import harmless

_WRAPPING = "<>()[]{}\"'“”‘’«»`*"
_AFTER = f"{_WRAPPING}.,;:!?"
_LINK = re.compile(r"https?://[^\s<>\"'“”]+", re.IGNORECASE)
_NO_SCHEME = re.compile(r"(?:[a-z0-9-]{1,63}\.)+[a-z]{2,}/\S+", re.IGNORECASE)
_HALF_SCHEME = re.compile(r"^(https?)(?::/?|//)(?=[^/:])", re.IGNORECASE)
_LABEL = re.compile(r"(?:my )?(?:user ?name|handle|profile|account)(?: is |\s*[:=–-])\s*(?=\S)", re.IGNORECASE)
_USER_NAME = re.compile(r"(?<![\w@.])@([\w.-]*\w)(?!@)")
# Where an app's own "share" text leads besides the profile.
_STORES = ("https://apps.apple.com/", "https://play.google.com/store/")
# Sites put an address of their own in front of links that lead away; the true one stands in the query under a key.
_KEYS = ("u", "q", "url", "to", "target")
# Those that people copy from a list of search results, an email or a message (seen there in November 2026).
_AWAY = re.compile(
    r"(?:www\.)?google\.[a-z.]{2,6}/url|lm?\.facebook\.com/l\.php|l\.(?:instagram|threads|messenger)\.com/"
    r"|[a-z0-9]+\.safelinks\.protection\.outlook\.com/|(?:www\.)?youtube\.com/redirect"
    r"|(?:www\.)?linkedin\.com/(?:redir/redirect|safety/go)/?|steamcommunity\.com/linkfilter/|slack-redir\.net/link"
)


def tidy(text: str) -> str:
    """`text` without what stands around it or cannot be seen, its https:// made whole, and no "#" in its path."""
    plain = harmless(unicodedata.normalize("NFKC", text))
    plain = plain.strip(f"{string.whitespace}{_WRAPPING},;!").rstrip(".")
    return _HALF_SCHEME.sub(r"\1://", plain).replace("/#!/", "/").replace("/#@", "/@")


def without_label(text: str) -> str:
    """`text` without "user name:" in front."""
    return _LABEL.sub("", text)


def bare(text: str) -> str:
    """`text` without the marks that wrap it."""
    return text.strip(_WRAPPING)


def links_in(pasted: str) -> list[str]:
    """The addresses with https:// or http:// in `pasted`, each once, as they lead in the end; app stores left out."""
    found = {without_detour(link.rstrip(_AFTER)) for link in _LINK.findall(pasted)}
    return sorted(link for link in found if not link.lower().startswith(_STORES)) or sorted(found)


def addresses_in_words(pasted: str) -> list[str]:
    """The addresses without https:// that stand among other words: "I am at site.example/name"."""
    words = {word.strip(_AFTER) for word in pasted.split()}
    return sorted(word for word in words if _NO_SCHEME.fullmatch(word)) if len(words) > 1 else []


def user_name_in_words(pasted: str) -> tuple[str, str]:
    """The one user name written with @ in `pasted`, and the words around it; two empty texts where there is not one."""
    names = {match[1] for match in _USER_NAME.finditer(pasted)}
    if len(names) != 1:
        return "", ""
    return names.pop(), _USER_NAME.sub(" ", pasted)


def without_detour(link: str) -> str:
    """The address that `link`, a page that only leads elsewhere, carries in its query; other links as they are."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return link
    return carried(link) if _AWAY.fullmatch(f"{parts.netloc}{parts.path or '/'}".lower()) else link


def carried(link: str) -> str:
    """The address that stands in the query of `link`, or `link` where there is none."""
    try:
        query = parse_qsl(urlsplit(link).query)
    except ValueError:
        return link
    return next((value for key, value in query if key in _KEYS and value.startswith(("https://", "http://"))), link)
