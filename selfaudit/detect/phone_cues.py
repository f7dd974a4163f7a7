"""Telephone numbers that need the word beside them: short local numbers, numbers without their 0, numbers in links."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from selfaudit.detect.address_parts import is_place
from selfaudit.detect.engine import Detector, Reading, Span
from selfaudit.detect.fold import PHONE
from selfaudit.detect.lazy import lazy
from selfaudit.detect.numbering import abroad, british, helplines
from selfaudit.detect.spoken import said_locally
from selfaudit.model import Match

_CUES = (
    "tel",
    "tel:*",
    "tele",
    "telephone",
    "phone",
    "phone:*",
    "phones",
    "ph:*",
    "mob",
    "mobile",
    "mobile:*",
    "mob:*",
    "cell",
    "landline",
    "call",
    "ring",
    "text",
    "txt",
    "whatsapp",
    "dial",
    "fax",
    "fax:*",
    "ext",
    "t:*",
    "m:*",
    "p:*",
    "f:*",
    "number is",
    "ffon",
    "tel.*",
    f"*{PHONE}*",
)
_ASKING = ("contact", "enquiries", "bookings", "tickets", "rsvp", "speak to")
_NUMBER = lazy(
    r"(?:[ \t:.,;\-\0/|*=]|\n(?!\n)|\(uk\)|\b(?:no|num|numbers?|nos|line|me|us|him|her|on|at|is|office|"
    r"direct|now|today|free|or"
    r"|home|work|my|our|school|evenings?|daytime|day|eve|here|the|and|text|call|ring|whatsapp|mobile)\b){1,12}"
    r"(\(?[0-9][0-9)(]{0,5}(?:[ \-.\0/]{1,2}[0-9]{1,8}){0,5}|[0-9]{5,12})(?![0-9]|[,.:/\-][0-9]|%|[ "
    r"\-]?(?:st|nd|rd|th|am|pm|p|k|m|km|mins?|hours?|hrs?|years?|days?|people|times|pounds|quid|students|"
    r"pupils|members|followers|to)\b)"
)
# "Tel: Poole 960018", "ring the hall on 960 018"
_PLACED = lazy(
    r"[ .:]{1,3}(?:(?P<place>[a-z]{3,16}(?: [a-z]{3,12})?)[ :]{1,2}|(?:the |our |my |to |from |with )?[a-z]{2,12}"
    r"(?:[ /&'.-]{1,3}[a-z]{2,12}){0,2} on )"
    r"(?P<number>[0-9]{5,6}|[0-9]{2,3} [0-9]{3})(?![0-9]|[ ,.:/\-][0-9]|%| ?(?:am|pm|k|m|people|times)\b)"
)
_DAY = lazy(r"0.*|[0-3]?[0-9][01][0-9]2[0-9]")  # "contact us on 311226"
_TO_WORDS = lazy(
    r"[ :.\-]{1,3}(?:(?:me|us|him|her|them|is|on|at|the|my|our|number|no) ){0,4}"
    r"(?=(?:[0-9]{1,5}[ \-]?)?(?:double|triple|treble|zero|oh|nought|one|two|three|four|five|six|seven|eight|nine)"
    r"[\W_0-9])"
)
_LINKS = (
    "tel:*",
    "sms:*",
    "callto:*",
    "facetime:*",
    "facetime-audio:*",
    "*wa.me/*",
    "*whatsapp.com/send*",
    "whatsapp://send*",
    "viber://*",
    "phone=*",
    "number=*",
    "*%2b44*",
)
_IN_LINK = lazy(
    r"(?:/{0,3}(?:send/?)?\??(?:phone=|number=|\+|%2b|%20)*)(?:\+|%2b)?([0-9](?:[0-9 ().\-]|%20|%28|%29){5,26}[0-9])"
)
_DATE_LIKE = lazy(
    r"(?:[0-3]?[0-9][./\- ][01]?[0-9][./\- ](?:[0-9]{2}|(?:19|20)[0-9]{2})|(?:19|20)[0-9]{2}[./\- ](?:19|"
    r"20)?[0-9]{2}(?:[./\- ][0-9]{1,2})?)$"
)
_WEAK = frozenset(
    {"call", "ring", "text", "txt", "dial", "phone", "phones", "cell", "p:", "m:", "f:", "number is", "ext", "t:"}
)


def find_local(reading: Reading, hits: Sequence[Span]) -> Iterator[Match]:
    """Numbers of six digits or more behind a word that says it is a telephone number."""
    folded = reading.folded
    for start, end in hits:
        if folded[start:end] in _ASKING:
            yield from _placed(reading, end, _DAY)
        elif not (found := _NUMBER.match(folded, end, end + 70)):
            yield from _placed(reading, end)
        elif _local(re.sub("[^0-9]", "", found[1]), found[1], folded[start:end]):
            if not reading.in_link(start):
                yield reading.match("phone-local", *found.span(1), 0.75 if folded[start:end] in _WEAK else 0.9)
            continue
        yield from _in_words(reading, end)


def _placed(reading: Reading, at: int, unlike: re.Pattern[str] | None = None) -> Iterator[Match]:
    """A local number behind the name of its town, or behind whom to ring, and not `unlike` one."""
    found = _PLACED.match(reading.folded, at, at + 60)
    if found and unlike and unlike.fullmatch(found["number"]):
        return
    if found and (found["place"] is None or is_place(found["place"])) and not reading.in_link(at):
        yield reading.match("phone-local", *found.span("number"), 0.8)


def _in_words(reading: Reading, at: int) -> Iterator[Match]:
    """A local number some of which is in words: "ring me on nine four six double-oh one eight"."""
    lead = _TO_WORDS.match(reading.folded, at)
    if lead and (match := said_locally(reading, lead.end())) and not reading.in_link(at):
        yield match


def _local(digits: str, written: str, cue: str) -> bool:
    if digits in helplines() or _DATE_LIKE.match(written) or len(set(digits)) == 1:
        return False
    if written.count("(") != written.count(")"):
        return False
    groups = [len(group) for group in re.findall("[0-9]+", written)]
    if digits.startswith("0"):
        return len(digits) in (10, 11) and british(digits) > 0
    if len(digits) == 10 and digits[0] in "12789" and british("0" + digits) == 1:
        return True
    if cue == "ext" or len(digits) not in (6, 7, 8) or min(groups) < 2:
        return False
    return len(groups) == 1 or (len(groups) == 2 and min(groups) >= 3) or groups in ([2, 2, 2], [3, 2, 2])


def find_linked(reading: Reading, hits: Sequence[Span]) -> Iterator[Match]:
    """Numbers inside links that call or message: `tel:`, `sms:`, `wa.me/` and kin."""
    folded = reading.folded
    for start, end in hits:
        first = start if folded.startswith("%2b", start) else end
        found = _IN_LINK.match(folded, first, first + 60)
        if not found:
            continue
        digits = re.sub("[^0-9]", "", re.sub("%[0-9a-f]{2}", "", found[1])).removeprefix("00")
        home = (
            digits if digits.startswith("0") else "0" + digits[2:].removeprefix("0") if digits.startswith("44") else ""
        )
        if home in helplines() or digits in helplines():
            continue
        if british(home) or abroad(digits):
            yield reading.match("phone-link", *found.span(1))


DETECTORS = (
    Detector("phone-local", find_local, _CUES + _ASKING),
    Detector("phone-link", find_linked, _LINKS),
)
