"""E-mail addresses that show their @."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from selfaudit.detect.engine import Detector, Reading, Span
from selfaudit.detect.lazy import lazy
from selfaudit.detect.words import words
from selfaudit.model import Match

# RFC 5321 (2008): at most 64 characters before the @ and 255 after it, 63 in one label.
_LOCAL = lazy(r"[\w\0.!#$%&'*+/=?^`{|}~\-]{1,65}")
_BEFORE_LOCAL = lazy(r"[=/?&|{}`]|%[0-9a-f]{2}|mailto")
_DOMAIN = lazy(r"(?:[^\W_](?:[\w\-\0]{0,61}[^\W_])?\0?\.\0?){1,8}(xn--[a-z0-9\-]{2,59}|[^\W\d_]{2,63})")
_TAGS = r"(?:</?[a-z!][^<>]{0,80}>|&zwnj;|&#8203;|\0){0,4}"
_SPLIT = lazy(
    rf"(?<![\w.+\-])([\w+\-](?:[\w.+\-]|{_TAGS}(?=[\w.])){{0,60}}?){_TAGS}(?:@|&\#64;|&\#x40;|&commat;){_TAGS}"
    rf"((?:[a-z0-9\-]{{1,63}}{_TAGS}(?:\.|&\#46;){_TAGS}){{1,5}}[a-z]{{2,24}})"
)
_TAG = lazy(r"<[^<>]*>|&zwnj;|&#8203;")
_STRAYS = lazy(r"[,*~|;`#_'\0 ]")
_COMMA_FOR_DOT = lazy(r",(?=c[o0]m\b|c[o0]\.|net\b|[o0]rg\b)")
_STRAY_LOCAL = lazy(r"[,*~|;`#_.'\0]{0,2}[a-z0-9][a-z0-9._+\-]{0,62}")
_STRAY_HOST = lazy(
    r"[,*~|;`#_.'\0\-]{0,2}(?:[a-z0-9\-]{1,40}[,*~|;`#_'\0]{0,2}){1,3}(?:[,*~|;`#_'\0]?(?:\.{1,2}|,(?=c[o0]m\b|c[o0]\.|net\b|[o0]rg\b))"
    r"[,*~|;`#_'\0\-]?[a-z0-9\-]{1,20}(?:[,*~|;`#_'\0][a-z]{1,20})?){1,3}"
)
_SPACED_LOCAL = lazy(r" {0,2}([a-z0-9_+\-]{2,64}(?:\.[a-z0-9_+\-]{1,64}){0,4})(?![\w.+\-@/])")
_SPACED_HOST = lazy(r" {0,2}([a-z0-9\-]{2,63}(?: {0,2}\. {0,2}[a-z0-9\-]{2,63}){1,4})(?![\w@])")
_W = words("email")
_FILES, _COMMON, _SPACED_ENDINGS, _TIGHT_ENDINGS = _W["files"], _W["common"], _W["spaced"], _W["tight"]
_LONGEST_FIRST = sorted(_COMMON, key=len, reverse=True)
_STRAY_ENDINGS = _SPACED_ENDINGS | _COMMON | _W["stray"]
_MAIL_HOSTS = _W["providers"] | _W["mail_hosts"]
_SCHOOLS = lazy(
    r"(?:^|\.)sch\.uk$|(?:school|academy|primary|infants?|juniors?|nursery|college|grammar|academies|sixthform)(?:-?trust)?\.(?:org\.uk|org|co\.uk|com|uk|school|academy|education|net)$|\.school$|\.academy$"
)
_NOT_SCHOOLS = lazy(r"driving|dance|riding|language|music|yoga|tennis|swim|cookery|business|football|art-?school|film")
_MACHINES = _W["machines"]
_FEDIVERSE = lazy(r"mastodon|fosstodon|mstdn|mas\.to$|hachyderm|pixelfed")
_MENTION = lazy(r"@\w+[ \n,!?:]")
_END_OF_NUMBER = lazy(r"[0-9]{3,5}\)?[ .\-]$")
_LINK_USER = lazy(r"://[^\s/@]{0,80}$")
_ACCOUNT = lazy(r"(?:^|[\s(\[\"'`])([a-z][a-z0-9_\-]{2,31}):$")


def find_emails(reading: Reading, _hits: Sequence[Span]) -> Iterator[Match]:
    """Every address around an @, plain or full-width, with or without spaces."""
    folded = reading.folded + " "
    at, done = folded.find("@"), 0
    while at >= 0:
        before, after = folded[at - 1] if at else " ", folded[at + 1]
        if before in " \n" and _MENTION.match(folded, at):
            at = folded.find("@", at + 1)
            continue
        match = None
        if after.isalnum() and (before.isalnum() or before in "._-+"):
            match = _plain(reading, at, done)
        if not match:
            match = _loose(reading, at, done, before, after)
        if match and not _is_password(reading, match.start, at):
            done = match.end
            yield match
        at = folded.find("@", at + 1)


def _plain(reading: Reading, at: int, done: int) -> Match | None:
    folded = reading.folded
    back = _LOCAL.match(folded[max(0, at - 66, done) : at][::-1])
    if not back:
        return None
    local = back[0][::-1]
    if len(local) > 64:
        return None
    if not local.replace(".", "").isalnum() or "mailto" in local:
        local = _BEFORE_LOCAL.split(local)[-1].lstrip(".'!#$*^~")
    local = local.lstrip(".")
    local = _without_number(folded, at - len(local), local)
    start = at - len(local)
    domain = _DOMAIN.match(folded, at + 1, at + 257)
    if not local or not domain or local.endswith(".") or ".." in local or (start and folded[start - 1] == "@"):
        return None
    end = _end(reading, domain)
    host = folded[at + 1 : end]
    if "." not in host or not _plausible(reading, start, local, host, end):
        return None
    return told(reading, start, end, host, 0.98)


def _without_number(folded: str, start: int, local: str) -> str:
    """`local` without the last digits of a telephone number that was run on to it: "020 7946 0018info@"."""
    size = len(local) - len(local.lstrip("0123456789"))
    if not 2 < size < len(local):
        return local
    before = _END_OF_NUMBER.search(folded, max(0, start - 16), start)
    return local[size:] if size > 9 or before else local


def _end(reading: Reading, domain: re.Match[str]) -> int:
    """Where the address ends, if words were run on to it: at the capital or the known ending of a name."""
    start, end = domain.span(1)
    written = reading.text[start:end]
    if written.islower() or written.isupper():
        host = domain[0]
        if len(domain[1]) > 6 and not _MAIL_HOSTS.isdisjoint(host.split(".")):
            for ending in _LONGEST_FIRST:
                name, dot, _ = host.partition(f".{ending}")
                if dot and name.rpartition(".")[2] in _MAIL_HOSTS:
                    return domain.start() + len(name) + len(ending) + 1
        return end
    if written.istitle() and written.lower() not in _COMMON:  # the next sentence, run on to the address
        return start - 1
    for size in range(2, len(written)):
        if written[:size].islower() and written[size].isupper() and written[:size].lower() in _COMMON:
            return start + size
    return end


def _plausible(reading: Reading, start: int, local: str, host: str, end: int) -> bool:
    folded = reading.folded
    ending = host.rpartition(".")[2]
    if (
        _FEDIVERSE.search(host)
        or (start and folded[start - 1] == "$")
        or ending in _FILES
        or ".." in host
        or local in _MACHINES
    ):
        return False
    if _LINK_USER.search(folded, max(0, start - 90), start):
        return False
    return not folded.startswith(("@", "/"), end) or folded.startswith(("/ ", "/\n"), end)


def _is_password(reading: Reading, start: int, at: int) -> bool:
    """Whether what stands before the @ is a password behind its account: "user:pass@host"."""
    if not start or reading.folded[start - 1] != ":":
        return False
    account = _ACCOUNT.search(reading.text, max(0, start - 34), start)
    return account is not None and account[1] not in _W["labels"] and account[1] not in reading.folded[start:at]


def _loose(reading: Reading, at: int, done: int, before: str, after: str) -> Match | None:
    """An address with spaces or tags around its @ or its dots."""
    if after in "<&\0" or before in ";>\0":
        return _tagged(reading, at, done)
    ahead = reading.folded[at + 1 : at + 32]
    if before == " ":
        spaced = after == " " or "." in ahead.partition(" ")[0]
    else:
        spaced = after == " " or " ." in ahead or ". " in ahead
    if spaced and (match := _spaced(reading, at, done)):
        return match
    if ("<" in ahead or "\0" in ahead) and (match := _tagged(reading, at, done)):
        return match
    return _stray(reading, at, done) if before not in " \n" else None


def _stray(reading: Reading, at: int, done: int) -> Match | None:
    """An address with a mark or two that slipped into it: "jo,@site_.com", "jo@si~te.com"."""
    folded = reading.folded
    host = _STRAY_HOST.match(folded, at + 1, at + 80)
    local = _STRAY_LOCAL.match(folded[max(0, at - 66, done) : at][::-1])
    if not host or not local or reading.in_link(at):
        return None
    name = _STRAYS.sub("", _COMMA_FOR_DOT.sub(".", host[0])).replace("..", ".")
    if name.rpartition(".")[2].replace("-", "").replace("0", "o") not in _STRAY_ENDINGS or local[0][::-1] in _MACHINES:
        return None
    if _FEDIVERSE.search(name) or reading.folded[max(0, at - local.end() - 1) : at - local.end()] == "@":
        return None
    return told(reading, at - local.end(), host.end(), name, 0.8)


def _spaced(reading: Reading, at: int, done: int) -> Match | None:
    folded = reading.folded
    if not at or not (folded[at - 1].isalnum() or folded[at - 1] == " "):
        return None
    host = _SPACED_HOST.match(folded, at + 1, at + 160)
    if not host:
        return None
    local = _SPACED_LOCAL.match(folded[max(0, at - 70, done) : at][::-1])
    if not local:
        return None
    mention = folded[at - 1] == " " and folded[at + 1] != " "
    if mention and " " in host[1]:
        return None
    name, end = _cut(host)
    if not name or local[1][::-1] in _MACHINES:
        return None
    return told(reading, at - local.end(), end, name, 0.9)


def _tagged(reading: Reading, at: int, done: int) -> Match | None:
    folded = reading.folded
    near = folded[at + 1 : at + 40].partition(" ")[0] + folded[max(0, at - 12, done) : at].rpartition(" ")[2]
    if "<" not in near and "\0" not in near and "&" not in near:
        return None
    for found in _SPLIT.finditer(folded, max(0, at - 100, done), min(len(folded), at + 160)):
        if found.start() < at < found.end():
            host = _TAG.sub("", found[2]).replace("\0", "")
            if host.rpartition(".")[2] not in _FILES and found[1] not in _MACHINES:
                return told(reading, found.start(), found.end(), host, 0.95)
    return None


def _cut(found: re.Match[str]) -> tuple[str, int]:
    """The part of a spaced host that ends in a common ending, and its end in the text."""
    labels = list(re.finditer(r"[a-z0-9\-]+", found[1]))
    for count in range(len(labels), 1, -1):
        name = ".".join(label[0] for label in labels[:count])
        ending = name.rpartition(".")[2]
        if ending in _SPACED_ENDINGS or (ending in _TIGHT_ENDINGS and " " not in found[1]):
            return name, found.start(1) + labels[count - 1].end()
    return "", 0


def told(reading: Reading, start: int, end: int, host: str, confidence: float, rule: str = "email") -> Match:
    """A match of the address at `start:end`: of the school's kind where its host is a school's."""
    school = _SCHOOLS.search(host) and not _NOT_SCHOOLS.search(host)
    if school:
        return reading.match("school-email", start, end)
    return reading.match(rule, start, end, confidence)


DETECTORS = (Detector("email", find_emails),)
