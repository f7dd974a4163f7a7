"""Every reader there is."""

from __future__ import annotations

from probes.exports import (
    facebook,
    instagram,
    linkedin,
    mastodon,
    pinterest,
    reddit,
    snapchat,
    strava,
    threads,
    tiktok,
    whatsapp,
    x,
    youtube,
)
from probes.exports.reader import Reader

READERS: tuple[Reader, ...] = tuple(
    module.READER
    for module in (
        facebook, instagram, threads, x, tiktok, linkedin, youtube, snapchat, reddit, mastodon, strava, pinterest,
        whatsapp,
    )
)  # fmt: skip
