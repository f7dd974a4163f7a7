"""E-mail addresses that hide their @: "name [at] site dot com", percent-encoded, or with the provider in words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from selfaudit.detect.email import told
from selfaudit.detect.engine import Detector, Reading, Span
from selfaudit.detect.lazy import lazy
from selfaudit.detect.words import alternatives, words
from selfaudit.model import Match

_PROVIDERS = words("email")["providers"]

_BRACKETS = (
    "[at]",
    "(at)",
    "{at}",
    "<at>",
    "-at-",
    "_at_",
    "[ at ]",
    "( at )",
    "{ at }",
    "[@]",
    "(@)",
    "{@}",
    "|at|",
    "/at/",
    "'at'",
    "(a)",
    "%40",
    "&#64;",
    "&#x40;",
    "&commat;",
    "[arroba]",
    "(arroba)",
)
_DOTS = ("dot", "[dot]", "(dot)", "{dot}", "<dot>", "d0t")
_DOT = r"(?:\s{0,2}(?:\.|\[\.\]|\(\.\)|[\[({<*_|/'\-]\s?d[o0]t\s?[\])}>*_|/'\-]|&#46;|%2e)\s{0,2}|\s{1,3}d[o0]t\s{1,3})"
_AT = (
    r"(?:\s{0,3}(?:[\[({<*_|/'\-]{1,2}\s?(?:at|@|arroba)\s?[\])}>*_|/'\-]{1,2}|\(a\)|%40|&\#64;|&\#x40;|"
    r"&commat;|\s@\s)\s{0,3}|\s{1,3}at\s{1,3}(?:the\s)?)"
)
_ADDRESS = lazy(
    rf"(?<![\w.+\-@])([a-z0-9_+\-]{{1,40}}(?:(?:{_DOT}|\s(?:underscore|dash|hyphen)\s)[a-z0-9_+\-]{{1,40}}){{0,3}}){_AT}"
    rf"([a-z0-9\-]{{1,60}}(?:{_DOT}[a-z0-9\-]{{2,60}}){{1,4}})(?![\w@])"
)
_ENDINGS = lazy(
    r"(?:com|org|net|uk|eu|ie|info|biz|edu|gov|school|academy|wales|cymru|scot|london|me|io|co|us|ca|au|nz|de|fr|es|it|nl|be|ch|at|se|no|dk|pl|in|za|int|education|online|app|dev|test|example|email|tech|net)$"
)
_PLAIN_WORDS = frozenset(
    [
        "me",
        "us",
        "here",
        "is",
        "it",
        "email",
        "mail",
        "contact",
        "look",
        "looking",
        "or",
        "and",
        "at",
        "on",
        "be",
        "was",
        "are",
        "home",
        "work",
        "not",
        "shop",
        "buy",
        "order",
        "book",
        "available",
        "sold",
        "visit",
        "see",
        "find",
        "more",
        "online",
        "apply",
        "register",
        "check",
        "out",
        "up",
        "now",
        "your",
        "the",
        "our",
        "via",
        "from",
        "with",
        "using",
        "through",
        "new",
        "his",
        "her",
        "their",
        "any",
        "old",
        "free",
        "address",
        "account",
        "for",
    ]
)
_CAPITAL = lazy(r"(?<![\w.\-])[a-z0-9._\-]{1,40}AT([a-z0-9\-]{1,40}(?:DOT[a-z]{2,8}){1,3})$")
_BY_PROVIDER = lazy(
    rf"(?<![\w.@])([a-z0-9](?:[a-z0-9._+\-]{{2,40}}))(?:\s{{1,2}}(?:\(|@\s?|at\s|on\s|over on\s|-\s)|@)"
    rf"\s?(?:the\s)?({alternatives(_PROVIDERS)})\b(?!\s?\.\s?[a-z]{{2}})"
)
_PROVIDER_FIRST = lazy(
    rf"\b({alternatives(_PROVIDERS)})(?:\s(?:address|addy|account))?(?:\s?[:=\-]|\sis)\s{{0,2}}([a-z0-9][a-z0-9._+\-]{{1,39}}[a-z0-9_])(?![\w@])"
)
# With nothing for the @: "smith22 gmail com". Only beside a word that speaks of mail.
_PARTED = lazy(
    rf"(?<![\w.@])([a-z0-9][a-z0-9._+\-]{{2,40}})\s{{1,2}}(?:(?:at|on|@)\s{{1,2}})?(?:{alternatives(_PROVIDERS)})"
    rf"((?:{_DOT}|\s{{1,2}})(?:com|net|org|ie|co(?:{_DOT}|\s{{1,2}})uk))?(?![\w@]|\s?\.\s?[a-z])"
)
_MAIL_CUE = r"\b(?:e-?mails?|mail(?:ed|ing)?|contact|write|reach|message|inbox|address)\b"
_MAIL_NEAR = lazy(_MAIL_CUE + r"[^.!?\n]{0,24}$")
_MAIL_NEXT = lazy(_MAIL_CUE + r"(?:[\s:\-]|\b(?:me|us|is|at|to|on|address|her|him|them)\b){1,8}$")
_MAIL_REACH = 40


def find_spelled(reading: Reading, hits: Sequence[Span]) -> Iterator[Match]:
    """Addresses with words or marks in place of the @ or the dots."""
    folded = reading.folded
    done = 0
    for start, end in hits:
        if start < done:
            continue
        for found in _ADDRESS.finditer(folded, max(done, start - 90), min(len(folded), end + 90)):
            if found.end() <= start or found.start() >= end:
                continue
            host = re.sub(_DOT, ".", found[2])
            cut = _trim(host)
            if not cut or found[1] in _PLAIN_WORDS:
                continue
            last = found.end() if cut == host else found.start(2) + _length(found[2], cut.count("."))
            match = told(reading, found.start(), last, cut, 0.95 if _marked(found[0]) else 0.85, "email-spelled")
            done = match.end
            yield match


def find_capital(reading: Reading, hits: Sequence[Span]) -> Iterator[Match]:
    """Addresses run together with AT and DOT in capitals: "joATmillDOTcom"."""
    for _, end in hits:
        found = _CAPITAL.search(reading.text, max(0, end - 90), end)
        if found:
            host = found[1].replace("DOT", ".").lower()
            yield told(reading, found.start(), found.end(), host, 0.95, "email-spelled")


def _marked(written: str) -> bool:
    return re.search(r"[\[({<*%&]|\bdot\b", written) is not None


def _trim(host: str) -> str:
    """`host` cut to the last of its labels that is an ending; empty where none is."""
    labels = host.split(".")
    for count in range(len(labels), 1, -1):
        if _ENDINGS.fullmatch(labels[count - 1]):
            return ".".join(labels[:count])
    return ""


def _length(written: str, dots: int) -> int:
    """How many characters of `written` hold the first `dots` dots and the label behind them."""
    ends = [label.end() for label in re.finditer(rf"[a-z0-9\-]+?(?={_DOT}|$)", written)]
    return ends[min(dots, len(ends) - 1)] if ends else len(written)


def find_provider(reading: Reading, hits: Sequence[Span]) -> Iterator[Match]:
    """A name beside a mail provider said in words: "smith22 on gmail", "gmail: smith22", "email smith22 gmail com"."""
    folded = reading.folded
    done = 0
    for start, end in hits:
        if start < done or reading.in_link(start):
            continue
        if match := _parted(reading, start, done):
            done = match.end
            yield match
            continue
        before = _BY_PROVIDER.search(folded, max(done, start - 60), min(len(folded), end + 1))
        after = _PROVIDER_FIRST.match(folded, start, min(len(folded), end + 60))
        for found, name in ((before, 1), (after, 2)):
            if found and found.end() >= end and _handle(found[name]):
                match = reading.match("email-provider", *found.span())
                done = match.end
                yield match
                break


def _parted(reading: Reading, provider: int, done: int) -> Match | None:
    """A name and the `provider` behind it with no @ between, where a word before them speaks of mail."""
    folded = reading.folded
    for found in _PARTED.finditer(folded, max(done, provider - 50), min(len(folded), provider + 40)):
        if not found.end(1) < provider < found.end():
            continue
        before = (folded, max(0, found.start() - _MAIL_REACH), found.start())
        near = _MAIL_NEAR.search(*before) if _handle(found[1]) else found[2] and _MAIL_NEXT.search(*before)
        if near and found[1] not in _PLAIN_WORDS:
            return reading.match("email-provider", *found.span(), 0.8)
    return None


def _handle(name: str) -> bool:
    """Whether `name` looks made up rather than a word: it has a digit or a line inside, or one point between words."""
    bare = name.strip("._-+")
    if len(bare) < 4 or ".." in bare or not re.search("[a-z]", bare):
        return False
    return re.search("[0-9_]", bare) is not None or re.fullmatch(r"[a-z]{2,}\.[a-z]{3,}", bare) is not None


DETECTORS = (
    Detector(
        "email-spelled",
        find_spelled,
        tuple(f"*{mark}*" for mark in _BRACKETS)
        + _DOTS
        + tuple(f"*{mark}*" for mark in _DOTS[1:])
        + tuple(f"at {provider}" for provider in sorted(_PROVIDERS)),
    ),
    Detector("email-spelled", find_capital, ("*dotcom", "*dotorg", "*dotnet", "*dotuk", "*dotexample")),
    Detector("email-provider", find_provider, tuple(sorted(_PROVIDERS))),
)
