"""How someone who knows only a surname and the school could get to a front door, a phone or a birthday.

A graph of what this audit saw: from what is known at the start over the person's pages to what stands on them. Nothing
is guessed: a link is there because a page that was looked at shows it, or because two accounts go by one name, show one
picture, or name one place. Pure.
"""

from __future__ import annotations

import heapq
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations

from selfaudit.detect.fold import fold
from selfaudit.findings import same_value
from selfaudit.likeness import SHOWN_ELSEWHERE, alike
from selfaudit.model import Account, Finding, Identity, Kind, Look, Outcome
from selfaudit.policy.known import Known, what_is_known
from selfaudit.policy.pack import Pack
from selfaudit.progress import Progress

START = "start"
ENDS: Mapping[Kind, str] = {
    Kind.ADDRESS: "your front door",
    Kind.POSTCODE: "your front door",
    Kind.LOCATION: "where you are or live",
    Kind.PHONE: "your phone",
    Kind.CONTACT_LINK: "a way to message you",
    Kind.EMAIL: "your private email",
    Kind.DATE_OF_BIRTH: "your birthday",
    Kind.PICTURE: "a picture that tells on you",
}
DOOR = ENDS[Kind.ADDRESS]
WORKPLACE = (Kind.SCHOOL, Kind.PROFESSION)
_RUN = "location-route"  # the rule that tells where a run, a ride or a walk starts
_SHORT = 4  # letters: a shorter surname stands in too many handles by chance
_MOST_TRAILS = 5
_OnPage = Mapping[str, Sequence[Finding]]


@dataclass(frozen=True)
class Link:
    """One step of a trail. `source` and `target` are START, account ids or fingerprints of findings.

    `words` says what leads on. `cut` says what would cut it, and `at` on which account. `effort` is how hard the step
    is, 1 being a glance. `fingerprints` are the findings it rests on.
    """

    source: str
    target: str
    words: str
    cut: str
    at: str
    effort: int = 1
    fingerprints: tuple[str, ...] = ()


@dataclass(frozen=True)
class Trail:
    """The shortest way to one thing: `end` says what it gives away, `links` in order from the start."""

    end: str
    links: tuple[Link, ...]


@dataclass(frozen=True)
class Trails:
    """What a stranger could follow: `trails` are the shortest to each sort of end, of `found` in all.

    `weakest` is the one link whose cutting ends most of them, `ended` how many.

    `names` calls every node by a name a person knows. Without trails everything is empty.
    """

    links: tuple[Link, ...] = ()
    trails: tuple[Trail, ...] = ()
    weakest: Link | None = None
    ended: int = 0
    found: int = 0
    names: Mapping[str, str] | None = None


def trails(pack: Pack, progress: Progress) -> Trails:
    """The trails through what the newest audit knows; those already settled by a decision are left out."""
    known = what_is_known(progress)
    identity = progress.audit.identity if progress.audit else progress.identity
    on_page = _on_open_pages(known)
    links = tuple(_links(pack, known, on_page, identity))
    ends = {one.fingerprint: _end(one, found) for found in on_page.values() for one in found if one.kind in ENDS}
    reached = _shortest(links)
    found = [Trail(ends[node], way) for node, way in reached.items() if node in ends]
    found.sort(key=lambda trail: (sum(link.effort for link in trail.links), len(trail.links), trail.end))
    if not found:
        return Trails()
    weakest, ended = _weakest(links, set(ends), found)
    names = {START: "Your surname and your school", **{account.id: account.label for account in known.accounts}}
    names |= {one.fingerprint: _end_name(pack, one) for found in on_page.values() for one in found}
    return Trails(links, tuple(_different(found)), weakest, ended, len(found), names)


def _on_open_pages(known: Known) -> dict[str, list[Finding]]:
    """What is open to strangers: for every account whose page they can see, the findings on it that still stand."""
    seen = (Outcome.PUBLIC, Outcome.PARTIAL)
    pages = [one.id for one in known.accounts if (look := known.looks.get(one.id)) and look.outcome in seen]
    return {page: [one for one in known.open if one.target == page] for page in pages}


def _links(pack: Pack, known: Known, on_page: _OnPage, identity: Identity) -> Iterator[Link]:
    accounts = [account for account in known.accounts if account.id in on_page]
    for account in accounts:
        yield from _from_start(account, on_page[account.id], identity)
        yield from _facts(pack, account, on_page[account.id])
    for source, target in permutations(accounts, 2):
        yield from _between(source, target, known.looks, on_page)


def _from_start(account: Account, findings: Sequence[Finding], identity: Identity) -> Iterator[Link]:
    """A page that can be found by what is known: the name beside the school or the job, or a handle with the name."""
    told = tuple(one.fingerprint for one in findings if one.kind is Kind.TOGETHER)
    work = tuple(one.fingerprint for one in findings if one.kind in WORKPLACE)
    named = _has_surname(account.handle, identity)
    if told or (named and work):
        words = "names you beside your school or your job, so a search for both finds it"
        yield Link(
            START, account.id, words, f"take your school and your job off {account.label}", account.id, 1, told or work
        )
    elif named:
        words = "has your surname in its name, so a search for that finds it"
        yield Link(
            START, account.id, words, f"change the name of {account.label}, or close it to strangers", account.id, 2
        )


def _has_surname(handle: str, identity: Identity) -> bool:
    plain = re.sub(r"[^a-z]", "", fold(handle))
    surnames = {re.sub(r"[^a-z]", "", fold(name.split()[-1])) for name in identity.names if name.split()}
    return any(len(name) >= _SHORT and name in plain for name in surnames)


def _end(finding: Finding, beside: Sequence[Finding]) -> str:
    """What a finding leads to: a run's start to the door, where its page names a place too."""
    return DOOR if finding.rule == _RUN and _places(beside) else ENDS[finding.kind]


def _end_name(pack: Pack, finding: Finding) -> str:
    return "Where your runs start" if finding.rule == _RUN else pack.kinds[finding.kind].title


def _facts(pack: Pack, account: Account, findings: Sequence[Finding]) -> Iterator[Link]:
    for one in findings:
        if one.kind in ENDS and _end(one, findings) != ENDS[one.kind]:
            words = "names a place and says that runs start at home, so a map of them shows the door"
            both = (one.fingerprint, *_places(findings).values())
            yield Link(
                account.id,
                one.fingerprint,
                words,
                f"hide where your runs start on {account.label}",
                account.id,
                1,
                both,
            )
        elif one.kind in ENDS:
            title = pack.kinds[one.kind].title.lower()
            where = "shows" if one.visible else "holds, for whoever looks into the page,"
            words = f"{where} this: {title} ({one.place})"
            cut = f"take this off {account.label}: {title}"
            yield Link(account.id, one.fingerprint, words, cut, account.id, 1, (one.fingerprint,))


def _between(source: Account, target: Account, looks: Mapping[str, Look], on_page: _OnPage) -> Iterator[Link]:
    """From page to page, by the easiest way: a link, the same name, the same picture, or a place beside a run's start.

    The last three take a trial or a search, so they count as two steps.
    """
    left, right = _places(on_page[source.id]), _places(on_page[target.id])
    if target.id in {account.id for account in looks[source.id].linked}:
        yield Link(source.id, target.id, f"links to {target.label}", f"take that link off {source.label}", source.id)
    elif _same_name(source, target):
        words = f"goes by the same name as {target.label}, so trying the name there finds it"
        yield Link(source.id, target.id, words, f"change your name on {target.label}", target.id, 2)
    elif _same_picture(looks[source.id], looks[target.id]):
        words = f"shows the same profile picture as {target.label}, so a search for the picture finds it"
        yield Link(source.id, target.id, words, f"use another profile picture on {target.label}", target.id, 2)
    elif left.keys() & right.keys() and any(one.rule == _RUN for one in on_page[target.id]):
        words = f"names the same place as {target.label}, where runs start, so a search for runs there finds it"
        both = tuple(one[place] for place in left.keys() & right.keys() for one in (left, right))
        yield Link(source.id, target.id, words, f"take the place off {target.label}", target.id, 2, both)


def _places(findings: Iterable[Finding]) -> dict[str, str]:
    """The places that are named, by their value, each with the fingerprint of its finding."""
    named = [one for one in findings if one.kind is Kind.LOCATION and one.rule != _RUN]
    return {same_value(one.kind, one.quote): one.fingerprint for one in named}


def _same_picture(one: Look, other: Look) -> bool:
    return bool(one.likeness and other.likeness) and alike(one.likeness, other.likeness, SHOWN_ELSEWHERE)


def _same_name(one: Account, other: Account) -> bool:
    left, right = (re.sub(r"[^a-z0-9]", "", fold(account.handle)) for account in (one, other))
    return len(left) >= _SHORT and left == right


def _shortest(links: Iterable[Link]) -> dict[str, tuple[Link, ...]]:
    """For every node that can be reached from the start, the way that takes least effort (Dijkstra 1959)."""
    onward: dict[str, list[Link]] = {}
    for link in links:
        onward.setdefault(link.source, []).append(link)
    ways: dict[str, tuple[Link, ...]] = {}
    waiting: list[tuple[int, int, str, tuple[Link, ...]]] = [(0, 0, START, ())]
    count = 0
    while waiting:
        effort, _, node, way = heapq.heappop(waiting)
        if node in ways:
            continue
        ways[node] = way
        for link in onward.get(node, ()):
            if link.target not in ways:
                count += 1
                heapq.heappush(waiting, (effort + link.effort, count, link.target, (*way, link)))
    return ways


def _weakest(links: tuple[Link, ...], ends: set[str], found: Sequence[Trail]) -> tuple[Link, int]:
    """The link whose cutting leaves fewest ends within reach, the first on the trails where several do."""
    candidates = list(dict.fromkeys(link for trail in found for link in trail.links))
    left = [len(ends & _shortest(other for other in links if other is not link).keys()) for link in candidates]
    best = min(range(len(candidates)), key=left.__getitem__)
    return candidates[best], len(found) - left[best]


def _different(found: Sequence[Trail]) -> Iterator[Trail]:
    """The shortest trail to each sort of end, a few at most."""
    shown: dict[str, Trail] = {}
    for trail in found:
        shown.setdefault(trail.end, trail)
    yield from list(shown.values())[:_MOST_TRAILS]
