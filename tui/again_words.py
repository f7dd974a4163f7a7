"""What came of looking at some accounts once more, in words. Pure."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from selfaudit.model import Audit, Finding, Standing, View
from selfaudit.policy.words import IN_PART, OUTCOME_WORDS, instead
from selfaudit.text import one_line
from tui.words import count

_MOST = 3


def came_of(
    audit: Audit, targets: Collection[str], name_of: Callable[[str], str], about: Collection[Finding] = ()
) -> Iterator[str]:
    """One line for each account, then what of `about` is gone and what is still in view."""
    looks = {look.target: look for look in audit.looks if look.view is View.SIGNED_OUT and look.target in targets}
    for target, look in looks.items():
        account = next(account for account in audit.accounts if account.id == target)
        yield f"{_name(name_of, target)}: {OUTCOME_WORDS[look.outcome]}. {instead(account, look.outcome)}".strip()
        if look.outcome.conclusive and not look.whole:
            yield IN_PART
    standing = {one.fingerprint: one.standing for one in audit.findings}
    of_these = [one for one in about if one.target in looks and one.view is View.SIGNED_OUT]
    told = [one for one in of_these if looks[one.target].outcome.conclusive]
    gone = [one for one in told if standing.get(one.fingerprint) is Standing.GONE]
    still = [one for one in told if one not in gone and one.fingerprint in standing]
    if gone:
        yield f"✓ Gone: {_quotes(gone)}."
    if still:
        yield f"! Still there: {_quotes(still)}. A site may need a while to show a change."
    if len(told) < len(of_these):
        yield "Could not look is not the same as gone: nothing is known about the rest."


def _quotes(findings: Collection[Finding]) -> str:
    shown = ", ".join(f"“{one_line(finding.quote, 40)}”" for finding in list(findings)[:_MOST])
    more = len(findings) - _MOST
    return f"{shown} and {count(more, 'more thing', 'more things')}" if more > 0 else shown


def _name(name_of: Callable[[str], str], target: str) -> str:
    return one_line(name_of(target), 60)
