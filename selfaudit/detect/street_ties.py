"""What ties a street without a house number to somebody: where they live, work or meet; and what speaks against it."""

from __future__ import annotations

import re
from functools import cache

from selfaudit.detect.data_files import lines
from selfaudit.detect.engine import Reading
from selfaudit.detect.lazy import lazy

_WHERE = (
    r"lives?|lived|living|house|home|flat|cottage|bungalow|address|based|moved|moving|stay(?:s|ing|ed)?|"
    r"born|grew up|raised"
    r"|resides?|residing|located|situated|lies|meet(?: me| us| you)?|find us|visit us|restaurant|office|shop|"
    r"station|school|studio"
    r"|salon|surgery|clinic|church|hall|pub|cafe|gym|entrance|enter|drops? you off|turn(?: left| right)?"
    r"|(?:first|second|third|next) (?:left|right)"
    r"|round|works?|working|opposite|behind"
)
_LINKS = "on|in|at|off|of|to|near|along|down|up|into|onto|from|by|is|behind|opposite"
_LINKED = lazy(rf"(?:\b(?:{_LINKS}|and|called|the)|:) $")  # what every tie ends in, which is quick to see
_LONGEST_LINK = 10
_TIED = lazy(
    rf"(?:\b(?:{_WHERE})\b[^.!?\n]{{0,30}}?\b(?:{_LINKS})"
    r"|\bjust off|\b(?:corner|end|side|top|bottom) (?:of|from)(?: the)?|\bcorner of [^.!?\n]{0,30} and"
    r"|\b(?:a|the) (?:street|road|avenue) called|address(?: is|:)|title refers to|"
    r"\b(?:st\.|street|road|rd) and) $"
)
_LIVES_ON = lazy(
    r"\b(?:lives?|lived|living|house|home|flat|station|located|situated|office|shop|school|church|pub|restaurant|based|enter"
    r"|surgery|studio|salon)\b[^.!?\n]{0,20}\bon $"
)
_HELD_ON = lazy(
    r"\b(?:shows?|gigs?|class(?:es)?|lessons?|meetings?|sessions?|practice|rehearsals?|stall|garage|allotment)\b"
    r"[^.!?\n]{0,24} on $"
)
_NEWS = lazy(
    r"\b(?:police|crash|crashed|accident|collision|closed|closure|closures|roadworks|traffic|incident|fire|delays?|arrested"
    r"|murder|burst|stabbing|robbery|appeal|witness|queue|queues|diversion|breaking|shut|officers?|suspects?|charged|killed|injured|council|mp|news|protest|march|firm"
    r"|film|movie|song|album|episode|series|band)\b"
)
_NOT_AFTER = lazy(
    r"[ \-](?:safety|food|journal|party|art|artist|style|wear|trip|runner|fighter|view|works?|racing|race|"
    r"cycling|cleaning|bike"
    r"|rage|tax|map|level|light|lights|lamp|band|jam|dance|singer|station|tube|park|primary|school|academy|college|church"
    r"|hospital|surgery|stadium|market|cemetery|theatre|united|fc|cc|rfc|haulage|network|users?|levy|traffic|transport|freight|scheme|closure|closures|closed|"
    r"thru|time|to )\b"
)
_EVERYWHERE = frozenset({"high street", "main street", "market place", "market square"})
# Directions: streets on the way are nobody's, but that at which the way ends, as what follows it says.
_ROUTE = (
    r"\b(?:turn (?:left|right|off|into|onto|in|down|up)|turn\b[^.!?\n]{1,24}\bonto"
    r"|(?:turn|bear|keep|fork|go|first|second|third|next|then|sharp|exit) (?:left|right)|(?:left|right) (?:into|onto"
    r"|on to|at|down)|take the |carry (?:straight )?on|straight (?:on|over|ahead)|continue (?:along|down|up|on|onto"
    r"|straight|over|past|for|until)|heads? (?:north|south|east|west|towards?|down|up|along)|(?:at|over) the (?:next "
    r"|first |second |mini[ -]?)?(?:roundabout|traffic lights|lights|junction|crossroads)|follow (?:the|signs|this)"
    r"|join the|go (?:along|down|up|past|straight)|off the [am][0-9])"
)
_WAY = lazy(rf"(?:.*\b)?{_ROUTE}\b(?=[^.!?]*$)")
_WAY_GOES_ON = lazy(_ROUTE)
_ARRIVES = lazy(
    r"\b(?:we|we're|our|ours|i|i'm|my|mine|us|it's|you(?:'ll| will| can) (?:find|see|be)|you (?:find|see)|(?:is|are)"
    r" (?:(?:on|at|to) )?(?:the|your|about|opposite|just|immediately|then|situated|located|[0-9])"
    r"|(?:number|no\.?) ?[0-9])\b"
)
_WAY_REACH, _ARRIVAL_REACH = 120, 70
# The name of a field in data: "street: ", "streetAddress": ".
_LABEL = lazy(
    r"\b(?:street|street[ _]?(?:address|name)|address[ _]?(?:line[ _]?)?1?|addr?1)[\"']?\s?[:=]\s{0,3}[\"']?$"
)
_LABEL_REACH = 30
_REACH = 70
_LINE = 160


@cache
def _famous() -> frozenset[str]:
    return frozenset(lines("famous_streets"))


def plausible_without_number(reading: Reading, name: int, end: int) -> bool:
    """Whether `name:end` may be somebody's street at all: two words that neither everybody knows nor goes on."""
    street = reading.folded[name:end].replace("-", " ").replace("\0", " ")
    bare = street.removeprefix("the ")
    if " " not in bare or _NOT_AFTER.match(reading.folded, end):
        return False
    return is_everywhere(street) or (bare not in _famous() and street not in _famous())


def is_everywhere(street: str) -> bool:
    """Whether every town has a street of this folded name, so that it tells nothing without the town."""
    return street.removeprefix("the ") in _EVERYWHERE


def tied(folded: str, name: int) -> bool:
    """Whether the words before a street speak of where somebody is; a weak word for a street counts only then."""
    if not _LINKED.search(folded, max(0, name - _LONGEST_LINK), name):
        return False
    return _is_tied(folded, name) or _ends_in_on(_LIVES_ON, folded, name)


def _is_tied(folded: str, name: int) -> bool:
    return _TIED.search(folded, _line_start(folded, name), name) is not None


def _ends_in_on(pattern: re.Pattern[str], folded: str, name: int) -> bool:
    """Whether `pattern`, which ends in "on ", stands right before `name`."""
    return folded.startswith("on ", name - 3) and pattern.search(folded, _line_start(folded, name), name) is not None


def _line_start(folded: str, name: int, reach: int = _REACH) -> int:
    """From where to look for a tie: no tie goes over the end of a line, and none is longer than `reach`."""
    first = max(0, name - reach)
    return max(first, folded.rfind("\n", first, name) + 1)


def tie(folded: str, name: int, end: int, place: bool, strong: bool, weak: bool) -> tuple[str, float]:
    """The rule that the street at `name:end` falls under and how sure it is; 0 where nothing ties it to anybody."""
    if _alone(folded, name, end) and place and not weak:
        return "address-street", 0.88
    if not weak and _LABEL.search(folded, max(0, name - _LABEL_REACH), name):
        return "address-street", 0.85
    rule, sure = _tie(folded, name, end, place, strong, weak)
    if sure and (_is_news(folded, name, end) or _is_on_the_way(folded, name, end)):
        return "", 0.0
    return rule, sure


def _is_news(folded: str, name: int, end: int) -> bool:
    line = folded.rfind("\n", max(0, name - _LINE), name) + 1 or max(0, name - _LINE)
    stop = folded.find("\n", end, end + 80)
    return _NEWS.search(folded, line, stop if stop >= 0 else min(len(folded), end + 80)) is not None


def _is_on_the_way(folded: str, name: int, end: int) -> bool:
    """Whether the street only lies on the way that somebody describes, and is not where that way ends."""
    line = _line_start(folded, name, _WAY_REACH)
    way = _WAY.match(folded[line:name])
    if not way or _ARRIVES.search(folded, line + way.end(), name):
        return False
    stop = folded.find("\n", end, end + _ARRIVAL_REACH)
    rest = folded[end : stop if stop >= 0 else end + _ARRIVAL_REACH]
    goes_on = _WAY_GOES_ON.search(rest)
    return _ARRIVES.search(rest, 0, goes_on.start() if goes_on else len(rest)) is None


def _tie(folded: str, name: int, end: int, place: bool, strong: bool, weak: bool) -> tuple[str, float]:
    if weak:
        if _ends_in_on(_LIVES_ON, folded, name):
            return "address-tied", 0.7
        placed = place and _is_tied(folded, name)
        return ("address-tied", 0.75) if placed else ("", 0.0)
    if _is_tied(folded, name):
        return "address-tied", 0.85 if place else 0.75
    if strong and _ends_in_on(_HELD_ON, folded, name):
        return "address-tied", 0.7
    if strong and place and folded[end : end + 1] in (",", "\n"):
        return "address-street", 0.8
    return "", 0.0


def _alone(folded: str, start: int, end: int) -> bool:
    """Whether the street is a line, or a piece between commas, of its own."""
    before = folded[max(0, start - 2) : start].strip(" \t>*")
    after = folded[end : end + 2].strip(" ")
    return (not before or before[-1] in ",\n|:\"'") and (not after or after[0] in ",\n|\"'")
