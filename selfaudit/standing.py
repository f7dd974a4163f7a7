"""Findings beside the audits before: what is new, what is still there, what is gone, and what was known last."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from selfaudit.capture import Capture
from selfaudit.findings import APART
from selfaudit.model import Audit, Finding, Kind, Standing, View
from selfaudit.text import harmless


def compare(now: Iterable[Finding], before: Iterable[Finding], capture: Capture) -> tuple[Finding, ...]:
    """What one capture shows, `now`, with each finding's standing, and the findings of `before` that are gone.

    A finding is gone only after a complete look at the same target, by the same view, that no longer shows its words.
    Words that still stand there but are no longer looked for (the person changed what they said about themselves) are
    left out.
    """
    earlier = {
        finding.fingerprint: finding
        for finding in before
        if finding.standing is not Standing.GONE and finding.view is capture.look.view
    }
    current = tuple(
        replace(finding, standing=Standing.STILL_THERE if finding.fingerprint in earlier else Standing.NEW)
        for finding in now
    )
    if not capture.look.complete:
        return current
    present = {finding.fingerprint for finding in current}
    gone = tuple(
        replace(finding, standing=Standing.GONE)
        for fingerprint, finding in earlier.items()
        if fingerprint not in present and finding.target == capture.look.target and not _stands_in(finding, capture)
    )
    return current + gone


def with_shown(
    audit: Audit, now: Sequence[Finding], known: Mapping[Finding, frozenset[str]], capture: Capture
) -> Audit:
    """`audit` with a page or file that the person showed or read in, and `now`, what stands in it.

    `known` are the findings of earlier audits, each with the pages its audit had been shown. One page tells nothing of
    another: what was seen while several were shown is gone only where all of them have been shown since, each to its
    end. A page that is shown twice counts as it was the second time. Findings of other views are left as they are.
    """
    look = capture.look
    place = look.target, look.view
    looks = [one for one in audit.looks if (one.target, one.view, one.address) != (*place, look.address)]
    others = [one for one in audit.findings if (one.target, one.view) != place]
    own = {one.fingerprint: one for one in audit.findings if (one.target, one.view) == place}
    before = {one.fingerprint: one for one in known if (one.target, one.view) == place}
    after = replace(audit, looks=(*looks, look))
    elsewhere = audit.pages(*place) - {look.address}
    unseen = {one.fingerprint for one, pages in known.items() if not pages <= after.pages(*place, whole=True)}
    present = {one.fingerprint for one in now}
    left = [one for name, one in (before | own).items() if name not in present]
    gone = [
        replace(one, standing=Standing.GONE)
        for one in left
        if not (_stands_in(one, capture) or one.fingerprint in unseen or (one.fingerprint in own and elsewhere))
    ]
    kept = [one for one in left if one.fingerprint in own and (elsewhere or one.fingerprint in unseen)]
    if not look.complete:
        gone, kept = [], [one for one in left if one.fingerprint in own]
    return replace(after, findings=(*others, *(_standing(one, own, before) for one in now), *kept, *gone))


def last_known(audits: Iterable[Audit]) -> Mapping[Finding, frozenset[str]]:
    """What was found by the newest of `audits`, oldest first, that had a complete look, and on which pages it looked.

    What later looks at a part found comes on top. Each account and each view stands for itself. Findings of pages shown
    by the person last until one later audit has been shown all of the same pages: one page tells nothing about another.
    """
    known: list[tuple[Finding, frozenset[str]]] = []
    newer: dict[tuple[str, View], list[frozenset[str]]] = {}
    told: set[str] = set()
    for audit in reversed(list(audits)):
        own: list[tuple[Finding, frozenset[str]]] = []
        for finding in audit.findings:
            pages = audit.pages(finding.target, finding.view)
            covered = any(pages <= later for later in newer.get((finding.target, finding.view), ()))
            if pages and not covered and finding.fingerprint not in told:
                told.add(finding.fingerprint)
                own.append((finding, pages))
        for target, view in {(look.target, look.view) for look in audit.looks}:
            if pages := audit.pages(target, view, whole=True):
                newer.setdefault((target, view), []).append(pages)
        known = own + known
    return {finding: pages for finding, pages in known if finding.standing is not Standing.GONE}


def _standing(finding: Finding, own: Mapping[str, Finding], before: Mapping[str, Finding]) -> Finding:
    """The finding with its standing: as it was told in this audit already, or beside the audits `before`."""
    told = own.get(finding.fingerprint)
    if told and told.standing is not Standing.GONE:
        return replace(finding, standing=told.standing)
    return replace(finding, standing=Standing.STILL_THERE if finding.fingerprint in before else Standing.NEW)


def _stands_in(finding: Finding, capture: Capture) -> bool:
    """True where the finding's words can be read in the capture, looked for or not."""
    words = [harmless(passage.text) for one in (capture, *capture.within) for passage in one.passages]
    return all(any(part in text for text in words) for part in _said(finding))


def _said(finding: Finding) -> list[str]:
    """The words of the page that a finding is about."""
    return finding.quote.split(APART) if finding.kind is Kind.TOGETHER else [finding.quote]
