"""From matches to findings: merge what says the same thing, name it, compare it with last time."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import replace

from selfaudit.detect import find
from selfaudit.model import Capture, Finding, Identity, Kind, Look, Match, Passage, Severity, Standing
from selfaudit.policy.pack import Pack
from selfaudit.text import harmless

_AROUND = 60  # characters of context kept on each side of a quote
_ORDER = {Severity.HIGH: 0, Severity.MEDIUM: 1, Severity.LOW: 2}
_NUMERIC = (Kind.PHONE, Kind.POSTCODE)

Crop = Callable[[Passage, Match], bytes | None]


def findings_from(capture: Capture, identity: Identity, pack: Pack, crop: Crop | None = None) -> tuple[Finding, ...]:
    """What the passages of one capture give away: one finding for each kind and value, gravest and surest first.

    A page that could not be looked at gives none, whatever its words: a wall's own text is not the person's.
    """
    if not capture.look.outcome.conclusive:
        return ()
    merged: dict[str, Finding] = {}
    for passage in capture.passages:
        for match in find(passage.text, identity):
            finding = _finding(capture.look, passage, match, pack)
            known = merged.get(finding.fingerprint)
            if known is None:
                picture = crop(passage, match) if crop else None
                merged[finding.fingerprint] = replace(finding, crop=picture)
            else:
                merged[finding.fingerprint] = _merge(known, finding)
    return tuple(sorted(merged.values(), key=_rank))


def compare(now: Iterable[Finding], before: Iterable[Finding], looks: Iterable[Look]) -> tuple[Finding, ...]:
    """`now` with each finding's standing, and the findings of `before` that are gone.

    A finding is gone only where this audit had a conclusive look at the same target.
    """
    earlier = {finding.fingerprint: finding for finding in before if finding.standing is not Standing.GONE}
    current = tuple(
        replace(finding, standing=Standing.STILL_THERE if finding.fingerprint in earlier else Standing.NEW)
        for finding in now
    )
    present = {finding.fingerprint for finding in current}
    seen = {look.target for look in looks if look.outcome.conclusive}
    gone = tuple(
        replace(finding, standing=Standing.GONE)
        for fingerprint, finding in earlier.items()
        if fingerprint not in present and finding.target in seen
    )
    return current + gone


def same_value(kind: Kind, quote: str) -> str:
    """`quote` in the one spelling that all its dresses share, so that the same fact is told once."""
    folded = unicodedata.normalize("NFKC", quote).casefold()
    if kind in _NUMERIC:
        bare = re.sub(r"[^0-9a-z]", "", folded)
        return re.sub(r"^(?:0044|44)0?(?=[1-9]\d{8,9}$)", "0", bare)
    return " ".join(re.findall(r"[^\W_]+", folded))


def _finding(look: Look, passage: Passage, match: Match, pack: Pack) -> Finding:
    start = max(0, match.start - _AROUND)
    before = harmless(passage.text[start : match.start])
    quote = harmless(match.quote)
    after = harmless(passage.text[match.end : match.end + _AROUND])
    name = f"{look.target}\n{match.kind}\n{same_value(match.kind, match.quote)}"
    return Finding(
        fingerprint=hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:16],
        target=look.target,
        kind=match.kind,
        severity=pack.severity(match.kind, passage.place),
        quote=quote,
        context=before + quote + after,
        quote_at=len(before),
        place=passage.place,
        visible=passage.visible,
        confidence=match.confidence,
        rule=match.rule,
        why=match.why,
        key_points=pack.kinds[match.kind].key_points,
    )


def _merge(known: Finding, other: Finding) -> Finding:
    """The better of two findings that say the same thing: what a visitor sees first, then the gravest, then surest."""
    best = min(known, other, key=lambda finding: (not finding.visible, *_rank(finding)))
    return replace(
        best,
        times=known.times + other.times,
        confidence=max(known.confidence, other.confidence),
        crop=known.crop or other.crop,
    )


def _rank(finding: Finding) -> tuple[int, float]:
    return _ORDER[finding.severity], -finding.confidence
