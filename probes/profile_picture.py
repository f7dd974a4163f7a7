"""The profile picture on a page, as a fingerprint of light and dark: so that the same one is known on two sites.

It is cut from the picture that the browser took of the page: nothing is asked for, and no file from outside is opened.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from math import cos, pi
from statistics import median_low

from PIL import Image

from probes.snapshot import Image as PageImage
from probes.snapshot import PageSnapshot
from selfaudit.capture import Box

_CALLED = re.compile(r"avatar|profile[ _-]?(?:pic|photo|image)|\bpfp\b|portrait|headshot|user[_-]?(?:pic|photo)", re.I)
_SMALLEST, _LARGEST = 48, 420  # CSS pixels a side: below there is too little to tell, above stand cover pictures
_LOWEST = 900  # CSS pixels from the top: further down stand other people
_INNER = 0.7  # of a side: what a round frame leaves of a square picture (1/√2)
_PLAIN = 0.85  # of its area in two tones: a letter or a silhouette on one colour, which many people have
_SIDE = 32
_WAVES = 8
_WAVE = [[cos(pi * (2 * at + 1) * wave / (2 * _SIDE)) for at in range(_SIDE)] for wave in range(_WAVES)]


def profile_likeness(page: PageSnapshot, picture: bytes | None) -> str:
    """The fingerprint of the page's profile picture; empty where none is called one, or it is too plain to be known."""
    shown = next((image for image in page.images if _is_profile(image, page)), None)
    if not picture or shown is None or shown.box is None:
        return ""
    with Image.open(io.BytesIO(picture)) as whole:
        return _of(whole, shown.box)


def _is_profile(image: PageImage, page: PageSnapshot) -> bool:
    box = image.box
    if not image.visible or box is None or box.y > _LOWEST or box.y < 0 or box.x < 0:
        return False
    if not (_SMALLEST <= box.width <= _LARGEST and 0.8 <= box.width / max(box.height, 1) <= 1.25):
        return False
    previewed = any(name == "og:image" and content == image.source for name, content in page.metas)
    return previewed or any(_CALLED.search(text) for text in (image.description, image.names, image.source[:300]))


def _of(whole: Image.Image, box: Box) -> str:
    cut_x, cut_y = box.width * (1 - _INNER) / 2, box.height * (1 - _INNER) / 2
    left, top = round(box.x + cut_x), round(box.y + cut_y)
    right, bottom = round(box.x + box.width - cut_x), round(box.y + box.height - cut_y)
    if right > whole.width or bottom > whole.height:
        return ""
    inner = whole.crop((left, top, right, bottom)).convert("L")
    light = inner.resize((_SIDE, _SIDE), Image.Resampling.LANCZOS).tobytes()
    tones = Counter(value // 16 for value in light).most_common(2)
    return "" if sum(count for _, count in tones) > _PLAIN * len(light) else _hashed(light)


def _hashed(light: bytes) -> str:
    """The perceptual hash of 32 by 32 brightnesses: which of its 63 slowest waves are strong, as 16 hexadecimal digits.

    Source: C. Zauner, "Implementation and Benchmarking of Perceptual Image Hash Functions", 2010 (the DCT hash).
    """
    rows = [light[start : start + _SIDE] for start in range(0, _SIDE * _SIDE, _SIDE)]
    across = [[sum(map(float.__mul__, wave, map(float, row))) for wave in _WAVE] for row in rows]
    strengths = [sum(wave[y] * across[y][u] for y in range(_SIDE)) for wave in _WAVE for u in range(_WAVES)][1:]
    middle = median_low(strengths)
    return f"{sum(1 << at for at, strength in enumerate(strengths) if strength > middle):016x}"
