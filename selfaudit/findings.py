"""From matches to findings: merge what says the same thing, and name it so that it is known again."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial

from selfaudit.capture import Capture, Passage
from selfaudit.contact_value import contact_value
from selfaudit.detect import find
from selfaudit.detect.together import Part, find_together
from selfaudit.model import Finding, Identity, Kind, Look, Match, Place, View
from selfaudit.policy.pack import Pack, Together
from selfaudit.text import first_words, harmless, last_words

_AROUND = 60  # characters of context kept on each side of a quote
_FARTHEST = 4 * _AROUND  # characters looked at for them: some may be of a sort that is left out
APART = " + "  # between the parts of what tells only together
_NUMERIC = (Kind.PHONE, Kind.POSTCODE)
_SPELT_OUT = re.compile(r"[\[({<]\s*(?:at|dot)\s*[\])}>]|(?<=\s)(?:at|dot)(?=\s)")  # jo (at) school dot example

Crop = Callable[[Passage, Match], bytes | None]
_Sighting = tuple[Finding, Passage, Match]


def findings_from(
    capture: Capture, identity: Identity, pack: Pack, crop: Crop | None = None, beside: Sequence[Passage] = ()
) -> tuple[Finding, ...]:
    """What the passages of one capture give away: one finding for each kind and value, gravest and surest first.

    A page that could not be looked at gives none, whatever its words: a wall's own text is not the person's. `beside`
    is what was read of the same thing before: it is told no more, but counts for what tells only together.
    """
    if not capture.look.outcome.conclusive:
        return ()
    sightings: dict[str, list[_Sighting]] = {}
    passages = (*capture.passages, *beside)
    matches = [find(passage.text, identity) for passage in passages]
    for passage, found in zip(capture.passages, matches, strict=False):
        for match in found:
            finding = _finding(capture.look, passage, match, pack)
            sightings.setdefault(finding.fingerprint, []).append((finding, passage, match))
    rows = find_together([passage.text for passage in passages], matches, identity, pack.together)
    new = [(row, parts) for row, parts in rows if any(part.text < len(capture.passages) for part in parts)]
    together = (_together(capture.look, passages, row, parts) for row, parts in new)
    return tuple(sorted((*(_merged(same, crop) for same in sightings.values()), *together), key=_rank))


def findings_with_pictures(
    capture: Capture,
    identity: Identity,
    pack: Pack,
    crop: Callable[[Capture, Passage, Match], bytes | None] | None = None,
) -> tuple[Finding, ...]:
    """What a page gives away, and the pictures that stand on it."""

    def told(one: Capture, beside: Sequence[Passage]) -> tuple[Finding, ...]:
        return findings_from(one, identity, pack, partial(crop, one) if crop else None, beside)

    within = (found for one in capture.within for found in told(one, capture.passages))
    return laid_together([*told(capture, ()), *within])


def laid_together(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings of several captures of one target as one list: each kind and value once, with how often it was met."""
    laid: dict[str, Finding] = {}
    for finding in findings:
        known = laid.get(finding.fingerprint)
        if known is None:
            laid[finding.fingerprint] = finding
            continue
        best, other = sorted((known, finding), key=lambda one: (not one.visible, *_rank(one)))
        surest = max(best.confidence, other.confidence)
        laid[finding.fingerprint] = replace(best, times=best.times + other.times, confidence=surest)
    return tuple(sorted(laid.values(), key=_rank))


def same_value(kind: Kind, quote: str) -> str:
    """`quote` in the one spelling that all its dresses share, so that the same fact is told once."""
    folded = unicodedata.normalize("NFKC", quote).casefold()
    if kind in _NUMERIC:
        bare = re.sub(r"[^0-9a-z]", "", folded)
        return re.sub(r"^(?:0044|44)0?(?=[1-9]\d{8,9}$)", "0", bare)
    if kind is Kind.EMAIL:
        return re.sub(r"\s", "", _SPELT_OUT.sub(lambda word: "@" if "at" in word[0] else ".", folded))
    if kind is Kind.CONTACT_LINK:
        return contact_value(quote)
    return " ".join(re.findall(r"[^\W_]+", folded))


def _together(look: Look, passages: Sequence[Passage], row: Together, parts: Sequence[Part]) -> Finding:
    """One finding for a row whose parts all stand on the page, the same for the same row in every audit."""
    telling = [passages[part.text] for part in parts]
    places = {passage.place for passage in telling}
    quote = APART.join(harmless(part.quote) for part in parts)
    return Finding(
        fingerprint=_fingerprint(look, Kind.TOGETHER, row.id),
        target=look.target,
        kind=Kind.TOGETHER,
        severity=row.severity,
        quote=quote,
        context=quote,
        quote_at=0,
        place=_stood(places),
        visible=all(passage.visible for passage in telling),
        confidence=min(part.confidence for part in parts),
        rule=f"together-{row.id}",
        why=f"{row.title}. {row.why}",
        key_points=row.key_points,
        view=look.view,
    )


def _stood(places: set[Place]) -> Place:
    """The one place that stands for several."""
    if len(places) == 1:
        return next(iter(places))
    return Place.PICTURE_TEXT if places <= {Place.PICTURE_TEXT, Place.PICTURE_DATA} else Place.TEXT


def _fingerprint(look: Look, kind: Kind, value: str) -> str:
    name = f"{look.target}\n{kind}\n{value}"
    if look.view is not View.SIGNED_OUT:
        name += f"\n{look.view}"
    return hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _finding(look: Look, passage: Passage, match: Match, pack: Pack) -> Finding:
    before = last_words(harmless(passage.text[max(0, match.start - _FARTHEST) : match.start]), _AROUND)
    quote = harmless(match.quote)
    after = first_words(harmless(passage.text[match.end : match.end + _FARTHEST]), _AROUND)
    return Finding(
        fingerprint=_fingerprint(look, match.kind, same_value(match.kind, match.quote)),
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
        view=look.view,
    )


def _merged(same: Sequence[_Sighting], crop: Crop | None) -> Finding:
    """The best of the sightings that say the same thing: what a visitor sees first, then the gravest, then surest."""
    ranked = sorted(same, key=lambda sighting: (not sighting[0].visible, *_rank(sighting[0])))
    pictures = (crop(passage, match) for _, passage, match in ranked) if crop else ()
    return replace(
        ranked[0][0],
        times=len(same),
        confidence=max(finding.confidence for finding, _, _ in same),
        crop=next((picture for picture in pictures if picture), None),
    )


def _rank(finding: Finding) -> tuple[int, float]:
    return finding.severity.rank, -finding.confidence
