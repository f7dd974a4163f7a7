"""A vault as large as they get: 500 findings, 5,000 posts, 3,000 photos and 5,000 connections of eight accounts."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from PIL import Image

from probes.platform_files import own_platforms
from probes.practice.world import practice_companion, practice_probe
from selfaudit.model import Account, Audit, Finding, Kind, Look, Outcome, Place, View
from selfaudit.policy.load import default_pack
from selfaudit.policy.pack import Pack
from selfaudit.progress import Step
from selfaudit.reviews import Review, ReviewItem
from selfaudit.session import Session
from selfaudit.vault.memory import MemoryStore
from tui.app import SelfAuditApp
from tui.walk import KnownPlatforms, Walk

MANY = {Review.POSTS: 5_000, Review.PHOTOS: 3_000, Review.CONNECTIONS: 5_000}
MANY_FINDINGS = 500
_LARGEST = 100  # how many times the smallest vault the largest is
_SITES = ("instagram", "facebook", "x", "tiktok", "linkedin", "youtube", "reddit", "strava")
_ACCOUNTS = tuple(Account(site, "somebody", f"https://{site}.example/somebody", site.title()) for site in _SITES)
_FIRST = datetime(2026, 5, 4, tzinfo=UTC)


def big_walk(step: Step, sizes: Mapping[Review, int] = MANY, findings: int = MANY_FINDINGS) -> SelfAuditApp:
    """The walk at `step`, over a vault with so much in it."""
    pack = default_pack()
    session = Session(filled(pack, step, sizes, findings), pack)
    return SelfAuditApp(Walk(session, KnownPlatforms(own_platforms()), practice_probe, practice_companion))


def filled(pack: Pack, step: Step, sizes: Mapping[Review, int], findings: int) -> MemoryStore:
    """Everything that such a vault holds."""
    store = MemoryStore()
    store.keep_accounts(_ACCOUNTS)
    store.keep_step(step)
    store.keep_audit(_audit(pack, findings))
    picture = _picture()
    for review, number in sizes.items():
        items = [_item(review, at) for at in range(number)]
        store.keep_items(items, {item.id: picture for item in items if review is Review.PHOTOS})
    return store


def at_times(pack: Pack, step: Step, times: int) -> MemoryStore:
    """So many times the smallest vault that is measured; the hundredfold is the largest."""
    sizes: dict[Review, int] = {review: number * times // _LARGEST for review, number in MANY.items()}
    return filled(pack, step, sizes, MANY_FINDINGS * times // _LARGEST)


def _audit(pack: Pack, findings: int) -> Audit:
    looks = tuple(
        Look(account.id, account.address, View.SIGNED_OUT, Outcome.PUBLIC, _FIRST, "", 40) for account in _ACCOUNTS
    )
    found = tuple(_finding(pack, at) for at in range(findings))
    return Audit(_FIRST, f"{pack.id} {pack.version}", _ACCOUNTS, looks, found, (), _FIRST)


def _finding(pack: Pack, at: int) -> Finding:
    kinds = (Kind.PHONE, Kind.EMAIL, Kind.SCHOOL, Kind.PROFESSION, Kind.LOCATION)
    kind = kinds[at % len(kinds)]
    before, quote = "Some words that stand before it: ", f"something told {at}"
    advice, account = pack.kinds[kind], _ACCOUNTS[at % len(_ACCOUNTS)]
    return Finding(
        fingerprint=f"finding {at}",
        target=account.id,
        kind=kind,
        severity=advice.severity,
        quote=quote,
        context=f"{before}{quote} and some that stand after it.",
        quote_at=len(before),
        place=Place.POST,
        visible=True,
        confidence=0.9,
        rule="made-up",
        why="",
        key_points=advice.key_points,
    )


def _picture() -> bytes:
    out = io.BytesIO()
    bands = [Image.effect_noise((32, 24), 90).resize((320, 240), Image.Resampling.BICUBIC) for _ in range(3)]
    Image.merge("RGB", bands).save(out, "JPEG")
    return out.getvalue()


def _item(review: Review, at: int) -> ReviewItem:
    seen = _FIRST + timedelta(days=at % 2)
    why = ("Worth re-reading.",) if review is Review.POSTS and at % 20 == 0 else ()
    text = "Some words of an old post. " * 12 if review is Review.POSTS else ""
    target = _ACCOUNTS[at % len(_ACCOUNTS)].id
    when = _FIRST - timedelta(hours=at)
    return ReviewItem(f"{review} {at}", review, target, seen, f"A name {at}", text, "a note", why, when)
