"""A page snapshot and its platform become passages: what is read, and where it stood. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from probes.links import telling
from probes.platform import Field, Platform
from probes.snapshot import PageSnapshot, Text
from probes.structured import readable
from selfaudit.capture import Box, Passage
from selfaudit.model import Place
from selfaudit.text import harmless

_PREVIEWS = re.compile(r"(?:og|twitter|article|profile|book|business|place|vk|parsely|dc|dcterms|citation)[:.].+", re.I)
_ABOUT_THE_PAGE_WORDS = (
    "description author keywords subject abstract reply-to owner contact copyright designer geo.position "
    "geo.placename icbm subtitle news_keywords sailthru.author byl"
)
_ABOUT_THE_PAGE = frozenset(_ABOUT_THE_PAGE_WORDS.split())
_NOT_TEXT = re.compile(
    r".*(?::(?:type|locale|site|card|width|height|image|url|video|audio|creator:id|site:id|app|player|published_time"
    r"|modified_time)|[:_](?:secure_url|id|ttl|length|alternate))(?::.*)?",
    re.IGNORECASE,
)
_ALWAYS_TOLD = (Place.LINK, Place.STRUCTURED)


def passages(page: PageSnapshot, platform: Platform | None = None) -> tuple[Passage, ...]:
    """Everything readable on or in `page`, each sentence once: where it is seen before where it is stored."""
    fields = platform.fields if platform else ()
    places = {field.name: field.place for field in fields}
    told: set[str] = set()
    shown: list[Passage] = []
    second = _second_road(page, fields)
    stored = sorted(_stored(page, second), key=lambda passage: passage.place not in second.values())
    for passage in (*_shown(page, places), *stored):
        key = " ".join(passage.text.casefold().split())
        if key and key not in told:
            told.add(key)
            shown.append(passage)
    return tuple(_without_repeats(shown))


def _shown(page: PageSnapshot, places: dict[str, Place]) -> Iterator[Passage]:
    texts = [text for text in page.texts if text.text.strip()]
    for text in sorted(texts, key=lambda text: text.field not in places):
        if text.visible and not _is_told_only(text):
            clean, boxes = _clean(text)
            yield Passage(clean, places.get(text.field, Place.TEXT), visible=True, boxes=boxes)
    for image in page.images:
        if image.description:
            yield Passage(harmless(image.description), Place.ALT_TEXT, visible=False)
    for text in texts:
        if _is_told_only(text):
            place = Place.ALT_TEXT if text.attribute == "alt" else Place.HIDDEN
            yield Passage(harmless(text.text), place, visible=False)
    for link in page.links:
        if words := telling(link):
            yield Passage(harmless(words), Place.LINK, visible=False)


def _second_road(page: PageSnapshot, fields: Iterable[Field]) -> dict[str, Place]:
    """By key of the structured data: the places of those fields that were found nowhere on the page itself."""
    found = {text.field for text in page.texts if text.text.strip()}
    return {key: field.place for field in fields if field.name not in found for key in field.data}


def _stored(page: PageSnapshot, second: Mapping[str, Place]) -> Iterator[Passage]:
    if page.title:
        yield Passage(harmless(page.title), Place.TITLE, visible=True)
    for name, content in page.metas:
        if name.casefold().endswith(":image:alt"):
            yield Passage(harmless(content), Place.ALT_TEXT, visible=False)
        elif name.casefold() in _ABOUT_THE_PAGE or (_PREVIEWS.fullmatch(name) and not _NOT_TEXT.fullmatch(name)):
            yield Passage(harmless(_with_key(name, content)), second.get(name, Place.PREVIEW), visible=False)
    for kind, data in page.structured:
        for line in readable(kind, data):
            yield Passage(harmless(line), second.get(line.partition(": ")[0], Place.STRUCTURED), visible=False)
    for text in page.texts:
        if not text.visible and not text.attribute and text.text.strip():
            yield Passage(harmless(text.text), Place.HIDDEN, visible=False)


def _clean(text: Text) -> tuple[str, tuple[Box, ...]]:
    """The text made harmless, and its boxes, whose character ranges follow."""
    clean = harmless(text.text)
    if len(clean) == len(text.text):
        return clean, text.boxes
    starts = [len(harmless(text.text[: box.start])) for box in text.boxes]
    ends = [len(harmless(text.text[: box.end])) for box in text.boxes]
    placed = zip(text.boxes, starts, ends, strict=True)
    return clean, tuple(replace(box, start=start, end=end) for box, start, end in placed)


def _is_told_only(text: Text) -> bool:
    """Alt texts, tooltips, names for screen readers: told by the page, not written on it."""
    return bool(text.attribute) and text.attribute not in ("value", "placeholder")


def _with_key(name: str, content: str) -> str:
    """A phone number or a name from a card keeps its key, which says what it is; titles and descriptions do not."""
    key = re.split(r"[:.]", name)[-1].replace("_", " ").replace("-", " ")
    return content if key in ("title", "description", "name", "abstract", "subject") else f"{key}: {content}"


def _without_repeats(told: list[Passage]) -> Iterator[Passage]:
    """`told` without stored words that stand whole on the page already; longer ones stay."""
    words = (" ".join(passage.text.casefold().split()) for passage in told if _on_page(passage))
    on_page = f" {' | '.join(words)} "
    for passage in told:
        words_in_full = f" {' '.join(passage.text.casefold().split())} "
        if _on_page(passage) or passage.place in _ALWAYS_TOLD or words_in_full not in on_page:
            yield passage


def _on_page(passage: Passage) -> bool:
    return passage.visible and passage.place not in (Place.LINK, Place.TITLE)
