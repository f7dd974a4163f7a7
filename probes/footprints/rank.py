"""What the counted signs add up to: likely accounts, with how sure and why. A page visited now and then is dropped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from probes.footprints.sites import Says
from probes.footprints.tally import Seen, What
from probes.footprints.traces import Mark
from selfaudit.further import Candidate, Sure

# Chosen by judgement: fewer visits say more about curiosity than about whose page it is.
OFTEN = 10
SIGNED_IN_OFTEN = 3
# Of one site at most so many are asked about: bookmarks and visits are mostly of other people's pages.
MOST_OF_A_SITE = {Sure.LIKELY: 50, Sure.MAYBE: 10, Sure.PERHAPS: 3}

_ORDER = list(Sure)


def rank(seen: Iterable[Seen]) -> tuple[Candidate, ...]:
    """Likely accounts, the likeliest first and the sites in the order of their names.

    A site stands there without a handle only where no account on it is at all likely.
    """
    by_site: dict[str, list[Seen]] = {}
    for one in seen:
        by_site.setdefault(one.account.platform, []).append(one)
    found = [candidate for group in by_site.values() for candidate in _of_site(group)]
    return tuple(sorted(found, key=lambda one: (_ORDER.index(one.sure), one.account.label.casefold())))


def _of_site(group: Sequence[Seen]) -> Iterator[Candidate]:
    site = next((one for one in group if not one.account.handle), None)
    has_account = site is not None and _sure_of_site(site) in (Sure.LIKELY, Sure.MAYBE)
    accounts = sorted((one for one in group if one.account.handle), key=_visits, reverse=True)
    asked: Counter[Sure] = Counter()
    for one in accounts:
        sure = _sure(one, most_visited=one is accounts[0], has_account=has_account)
        if sure and (asked[sure] < MOST_OF_A_SITE[sure] or one.times[Mark.PASTED]):
            asked[sure] += 1
            yield Candidate(one.account, sure, _why(one))
    if site and not (asked[Sure.LIKELY] or asked[Sure.MAYBE]) and (sure := _sure_of_site(site)):
        yield Candidate(site.account, sure, _why(site))


def _visits(one: Seen) -> int:
    return one.times[Says.PROFILE]


def _sure(one: Seen, most_visited: bool, has_account: bool) -> Sure | None:
    if one.times[Mark.SAVED] or one.times[Says.OWNER]:
        return Sure.LIKELY
    if one.times[Mark.BOOKMARKED] or one.times[Mark.LISTED] or one.times[Mark.PASTED]:
        return Sure.MAYBE
    if _visits(one) < OFTEN:
        return None
    return Sure.MAYBE if most_visited and has_account else Sure.PERHAPS


def _sure_of_site(site: Seen) -> Sure | None:
    if site.times[Mark.SAVED] or site.times[Says.INSIDE] > 1:
        return Sure.LIKELY
    if site.times[Says.INSIDE]:
        return Sure.MAYBE
    return Sure.PERHAPS if site.times[Says.SIGN_IN] >= SIGNED_IN_OFTEN else None


_WORDS: dict[What, str] = {
    Mark.SAVED: "A sign-in is saved",
    Says.OWNER: "Pages for its owner, such as editing, were opened",
    Says.INSIDE: "Pages for members, such as settings or messages, were opened",
    Mark.BOOKMARKED: "Its page is bookmarked",
    Mark.LISTED: "Its page stands in the list",
    Mark.PASTED: "You named it",
    Says.PROFILE: "Its page was opened",
    Says.SIGN_IN: "A page to sign in on was opened",
}


def _why(one: Seen) -> tuple[str, ...]:
    """One sentence for each sort of sign, the strongest first."""
    return tuple(_sentence(one, what) for what in _WORDS if one.times[what])


def _sentence(one: Seen, what: What) -> str:
    times = one.times[what]
    often = "" if isinstance(what, Mark) else (" once" if times == 1 else f" {times} times")
    return f"{_WORDS[what]}{often}: {', '.join(one.sources[what])}."
