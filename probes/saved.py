"""A saved HTML page becomes the same snapshot that a live page gives."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import urljoin

from cssselect import GenericTranslator
from lxml import etree

from probes.blocks import Blocks
from probes.decode import decode
from probes.microdata import microdata
from probes.platform import Field, Platform
from probes.resolve import resolve
from probes.snapshot import Image, Link, PageSnapshot
from probes.styles import Sheet
from selfaudit.capture import Box
from selfaudit.errors import BadInputError

MOST_ELEMENTS = 400_000
_MOST_JSON = 4_000_000
_LONGEST_SIZE = 6  # digits
_SHOWN = (
    "//img | //input[@type='image'] | //*[local-name()='image'] | //*[@role='img'] | //video[@poster]"
    " | //*[contains(@style, 'url(')]"
)
_PAINTED = re.compile(r"""url\(\s*["']?(?P<address>[^"')\s]+)""", re.IGNORECASE)
_DOCUMENT = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_MARKUP = re.compile(
    r"</(?:html|head|body|div|p|span|a|b|i|em|strong|table|tr|td|ul|ol|li|h[1-6]|title|style|section|article|address)\s*>",
    re.IGNORECASE,
)
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+?)\s*-->|^\s*url:\s*(https?://\S+)", re.I | re.M)


def is_page(text: str, strict: bool = False) -> bool:
    """Whether `text` is HTML rather than plain words; `strict` asks for a whole document."""
    return bool(_DOCUMENT.match(text[:8192])) or (not strict and bool(_MARKUP.search(text[:65536])))


def read_page(
    data: bytes, platforms: Mapping[str, Platform], address: str = ""
) -> tuple[PageSnapshot, Platform | None]:
    """The page in `data` and, where it says whose page it is, its platform. `address`: where it is known to be from."""
    text = decode(data)
    root, whole = _parse(text)
    address = address or _address(root, text)
    platform = platform_of(address, platforms)
    return _snapshot(root, whole, address, platform.fields if platform else ()), platform


def read_as(data: bytes, platform: Platform, address: str) -> PageSnapshot:
    """The page in `data` as one of `platform` that came from `address`."""
    root, whole = _parse(decode(data))
    return _snapshot(root, whole, address, platform.fields)


def saved_from(data: bytes) -> str:
    """The address that the page in `data` says it was saved from; empty where it does not say."""
    text = decode(data)
    return _address(_parse(text)[0], text)


def platform_of(address: str, platforms: Mapping[str, Platform]) -> Platform | None:
    """The platform that an account's page at `address` belongs to; None for addresses that are nobody's profile."""
    try:
        return platforms[resolve(address, platforms).platform] if address else None
    except BadInputError:
        return None


def _parse(text: str) -> tuple[etree._Element, bool]:
    """The page as a tree, and whether it is all there: the parser leaves off where elements stand too deep."""
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_pis=True)
    data = re.sub(r"^\s*<\?xml[^>]*\?>", "", text, count=1).encode("utf-8", "replace")
    try:
        root = etree.fromstring(data or b" ", parser)
    except etree.XMLSyntaxError:
        root = None
    cut = any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log)
    return (root if root is not None else etree.Element("html")), not cut


def _address(root: etree._Element, text: str) -> str:
    """Where the page was saved from, by its own word: the browser's note, the canonical link, Open Graph."""
    if note := _SAVED_FROM.search(text[:4096]):
        return note[1] or note[2]
    for path in ("//link[@rel='canonical']/@href", "//meta[@property='og:url']/@content"):
        for value in _values(root, path):
            if value.startswith("https://"):
                return value.strip()
    return ""


def _snapshot(root: etree._Element, whole: bool, address: str, fields: tuple[Field, ...]) -> PageSnapshot:
    base = next(iter(_values(root, "//base/@href")), "")
    start = _joined(address, base)
    sheet = Sheet(_values(root, "//style[not(@media='print')]/text()"))
    blocks = Blocks(sheet, _field_elements(root, fields))
    count = blocks.read(root, MOST_ELEMENTS)
    scripts = root.xpath("count(//script[not(@type) or contains(@type,'javascript') or @type='module'])")
    return PageSnapshot(
        address=address,
        status=None,
        title=" ".join("".join(_values(root, "(//head//title|/html/title|//body/title)[1]//text()")).split()),
        language=next(iter(_values(root, "/html/@lang")), ""),
        texts=tuple(blocks.texts()),
        metas=tuple(_metas(root)),
        structured=(*_scripts(root), *microdata(root)),
        links=tuple(_links(root, start, blocks.hidden)),
        images=tuple(_images(root, start, blocks.hidden)),
        password_field=any(field not in blocks.hidden for field in _found(root, "//input[@type='password']")),
        cut=not whole or count >= MOST_ELEMENTS,
        scripts=int(scripts) if isinstance(scripts, float) else 0,
    )


def _field_elements(root: etree._Element, fields: tuple[Field, ...]) -> dict[etree._Element, str]:
    chosen: dict[etree._Element, str] = {}
    translator = GenericTranslator()
    for field in fields:
        for selector in field.selectors:
            found = [element for element in _found(root, translator.css_to_xpath(selector)) if _says_something(element)]
            for element in found:
                chosen.setdefault(element, field.name)
            if found:
                break
    return chosen


def _says_something(element: etree._Element) -> bool:
    return any(str(text).strip() for text in element.itertext()) or bool(element.get("alt") or element.get("href"))


def _metas(root: etree._Element) -> Iterator[tuple[str, str]]:
    for meta in _found(root, "//meta[@content]"):
        name = meta.get("property") or meta.get("name") or ""
        content = (meta.get("content") or "").strip()
        if name and content:
            yield name.strip(), content


def _scripts(root: etree._Element) -> Iterator[tuple[str, str]]:
    for script in _found(root, "//script[contains(@type, 'json')]"):
        text = script.text or ""
        if text.strip() and len(text) <= _MOST_JSON:
            yield ("json-ld" if "ld+json" in (script.get("type") or "") else script.get("id") or "json"), text


def _links(root: etree._Element, start: str, hidden: set[etree._Element]) -> Iterator[Link]:
    for link in _found(root, "//a[@href] | //area[@href] | //link[@href and contains(@rel, 'me')] | //form[@action]"):
        target = (link.get("href") or link.get("action") or "").strip()
        if target and not target.startswith("#") and (link.tag != "form" or target.lower().startswith("mailto:")):
            words = " ".join("".join(str(text) for text in link.itertext()).split()) if link.tag == "a" else ""
            shown = link not in hidden and link.tag != "link"
            yield Link(_joined(start, target), words[:500], (link.get("rel") or "").strip(), shown)


def _images(root: etree._Element, start: str, hidden: set[etree._Element]) -> Iterator[Image]:
    for image in _found(root, _SHOWN):
        painted = _PAINTED.search(image.get("style") or "")
        source = image.get("src") or image.get("data-src") or image.get("href") or image.get("poster") or ""
        source = source or (painted["address"] if painted else "")
        description = image.get("alt") or image.get("aria-label") or ""
        if source or description.strip():
            picture = "" if source.startswith("data:") else _joined(start, source)
            seen = (image.getparent() if image.tag == "video" else image) not in hidden
            yield Image(picture, " ".join(description.split()), seen, box=_size(image) if picture else None)


def _size(image: etree._Element) -> Box | None:
    """How large the page makes a picture, where it says so itself; where on the page is not known."""
    sides = [image.get(name) or "" for name in ("width", "height")]
    sizes = [float(side) for side in sides if side.isascii() and side.isdigit() and len(side) < _LONGEST_SIZE]
    return Box(0, 0, sizes[0], sizes[-1]) if sizes else None


def _joined(start: str, target: str) -> str:
    try:
        return urljoin(start, target) if start else target
    except ValueError:
        return target


def _found(root: etree._Element, path: str) -> list[etree._Element]:
    found = root.xpath(path)
    return [item for item in found if isinstance(item, etree._Element)] if isinstance(found, list) else []


def _values(root: etree._Element, path: str) -> list[str]:
    found = root.xpath(path)
    return [str(item) for item in found if isinstance(item, str)] if isinstance(found, list) else []
