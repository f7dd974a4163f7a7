"""Microdata (itemscope, itemprop) of a parsed page, in the same JSON shape as JSON-LD."""

from __future__ import annotations

import json
from collections.abc import Iterator

from lxml import etree

_DEEPEST = 8
_FROM_ATTRIBUTE = {
    "meta": "content",
    "a": "href",
    "area": "href",
    "link": "href",
    "img": "src",
    "time": "datetime",
    "data": "value",
    "meter": "value",
}


def microdata(root: etree._Element) -> Iterator[tuple[str, str]]:
    """Each outermost item as ("microdata", JSON text)."""
    items = root.xpath("//*[@itemscope and not(@itemprop)]")
    for item in items if isinstance(items, list) else []:
        if isinstance(item, etree._Element) and (values := _item(item, 0)):
            yield "microdata", json.dumps(values, ensure_ascii=False)


def _item(item: etree._Element, depth: int) -> dict[str, object]:
    values: dict[str, object] = {}
    waiting = list(reversed(item))
    while waiting:
        element = waiting.pop()
        names = (element.get("itemprop") or "").split()
        inner = element.get("itemscope") is not None
        if names:
            value: object = _item(element, depth + 1) if inner and depth < _DEEPEST else _value(element)
            for name in names:
                _put(values, name, value)
        if not inner:
            waiting.extend(reversed(element))
    return values


def _put(values: dict[str, object], name: str, value: object) -> None:
    known = values.get(name)
    if known is None:
        values[name] = value
    elif isinstance(known, list):
        known.append(value)
    else:
        values[name] = [known, value]


def _value(element: etree._Element) -> str:
    attribute = _FROM_ATTRIBUTE.get(str(element.tag))
    value = element.get("content") or (element.get(attribute) if attribute else None)
    return " ".join((value or "".join(str(text) for text in element.itertext())).split())
