"""Where something is changed on a site, and which value is the most private one, as the plan tells it. Pure."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from selfaudit.model import Account, Finding


@dataclass(frozen=True)
class Change:
    """What to do on one account, which is told by its label: the `value` to choose, and the `steps` to where it is.

    `known` says since when that is known, and whether it was not confirmed. `by_hand` is what no setting reaches; all
    else is empty where none is about it.
    """

    account: str
    value: str = ""
    steps: tuple[str, ...] = ()
    known: str = ""
    by_hand: str = ""


WhereToChange = Callable[[Account, Sequence[Finding]], Change | None]


def changes(
    accounts: Iterable[Account], targets: Collection[str], found: Sequence[Finding], where: WhereToChange
) -> Iterator[Change]:
    """What to change on each of the accounts that are `targets`, so that what was `found` there is gone."""
    for account in accounts:
        change = where(account, [one for one in found if one.target == account.id]) if account.id in targets else None
        if change:
            yield change
