"""The text of a parsed page in blocks: what reads as one line stays one, and small lines of one block stay together."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from probes.snapshot import Text
from probes.styles import Sheet, declarations, hides

_INLINE_WORDS = (
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr q rp rt "
    "ruby s samp small span strike strong sub sup time tt u var wbr"
)
_INLINE = frozenset(_INLINE_WORDS.split())
_NEVER_TEXT_WORDS = "script style head title meta link base param source track"
_NEVER_TEXT = frozenset(_NEVER_TEXT_WORDS.split())
_NEVER_SHOWN_WORDS = "template noscript noframes datalist object video audio canvas iframe"
_NEVER_SHOWN = frozenset(_NEVER_SHOWN_WORDS.split())
_KEPT_APART_WORDS = "article section header footer nav main aside form table figure blockquote body html"
_KEPT_APART = frozenset(_KEPT_APART_WORDS.split())
_AS_TYPED = frozenset(("pre", "textarea", "listing", "xmp"))
_TYPED_IN = frozenset(("", "text", "email", "tel", "url", "search", "submit", "button", "number", "date"))
_TOLD = ("title", "aria-label", "placeholder", "data-tooltip")
_SHORT = 70  # characters: a line of an address, a name, a number; not a sentence
_LINES = 12  # lines that a card or an address block has at most
_SPACES = re.compile(r"[^\S\n\xa0]*\n[^\S\n]*|[^\S\n]+")


@dataclass
class _Block:
    """One open block: the line being read, and what is done of it. `lines` are small and may yet be joined."""

    tag: str
    field: str
    visible: bool
    apart: bool
    words: list[str] = dataclasses.field(default_factory=list)
    unseen: list[str] = dataclasses.field(default_factory=list)
    done: list[object] = dataclasses.field(default_factory=list)  # Text, or the list of a block inside


class Blocks:
    """Reads a tree once. Afterwards `hidden` holds every element out of sight, `texts` gives the blocks in order."""

    def __init__(self, sheet: Sheet, fields: dict[etree._Element, str]) -> None:
        self.hidden: set[etree._Element] = set()
        self._sheet = sheet
        self._fields = fields
        self._open: list[_Block] = [_Block("html", "", visible=True, apart=True)]
        self._elements: list[tuple[etree._Element, bool, bool]] = []  # element, visible, is a block

    def read(self, root: etree._Element, most: int) -> int:
        """Read the tree under `root`, at most `most` elements; how many were read."""
        count = 0
        skipping: etree._Element | None = None
        for event, element in etree.iterwalk(root, events=("start", "end", "comment")):
            if event == "comment":
                if skipping is None:
                    self._say(element.tail)
                continue
            if skipping is not None:
                if event == "end" and element is skipping:
                    skipping = None
                    self._say(element.tail)
                continue
            if event == "end":
                self._end(element)
                continue
            count += 1
            if count >= most or element.tag in _NEVER_TEXT:
                skipping = element
            else:
                self._start(element)
        while len(self._open) > 1:
            self._close()
        _flush(self._open[0])
        return count

    def texts(self) -> Iterator[Text]:
        """Every text, in the page's order."""
        waiting: list[object] = list(reversed(_joined(self._open[0])))
        while waiting:
            item = waiting.pop()
            if isinstance(item, Text):
                yield item
            elif isinstance(item, list):
                waiting.extend(reversed(item))

    def _start(self, element: etree._Element) -> None:
        tag = str(element.tag)
        above = self._elements[-1][1] if self._elements else True
        style = declarations(element.get("style") or "")
        visible = self._visible(element, tag, above, style)
        if not visible:
            self.hidden.add(element)
        name = self._fields.get(element, "")
        block = (
            tag not in _INLINE or bool(name) or style.get("display", "inline") in ("block", "flex", "grid", "list-item")
        )
        if tag == "br":
            self._say("\n")
            block = False
        elif block:
            inside = self._open[-1]
            apart = (
                tag in _KEPT_APART
                or element.get("role") in ("article", "listitem", "main")
                or name not in ("", inside.field)
            )
            _flush(inside)
            self._open.append(_Block(tag, name or inside.field, visible, apart and tag != "br"))
        self._elements.append((element, visible, block))
        self._attributes(element, tag, visible)
        self._say(element.text, as_typed=tag in _AS_TYPED)

    def _end(self, element: etree._Element) -> None:
        if self._elements and self._elements[-1][0] is element:
            _, _, block = self._elements.pop()
            if block:
                self._close()
        self._say(element.tail)

    def _close(self) -> None:
        block = self._open.pop()
        _flush(block)
        outer = self._open[-1]
        joined = _joined(block)
        if len(joined) == 1 and isinstance(joined[0], Text) and not block.apart:
            outer.done.append(joined[0])
        elif joined:
            outer.done.append(joined)

    def _visible(self, element: etree._Element, tag: str, above: bool, style: dict[str, str]) -> bool:
        if above is False and style.get("visibility") != "visible":
            return False
        if tag in _NEVER_SHOWN or element.get("hidden") is not None or hides(style):
            return False
        if tag == "dialog" and element.get("open") is None:
            return False
        if tag == "input" and element.get("type", "").lower() == "hidden":
            return False
        around = element.getparent()
        if around is not None and around.tag == "details" and around.get("open") is None and tag != "summary":
            return False
        return not self._sheet.hides(element) or style.get("display", "none") != "none"

    def _attributes(self, element: etree._Element, tag: str, visible: bool) -> None:
        told = [(name, element.get(name)) for name in _TOLD]
        if tag == "input" and element.get("type", "").lower() in _TYPED_IN:
            told.append(("value", element.get("value")))
        inside = self._open[-1]
        for name, value in told:
            if value and value.strip():
                shown = visible and name in ("value", "placeholder")
                inside.done.append([Text(" ".join(value.split()), shown, tag, inside.field, name)])

    def _say(self, text: str | None, as_typed: bool = False) -> None:
        if not text:
            return
        visible = self._elements[-1][1] if self._elements else True
        if text != "\n" or not visible:
            text = text if as_typed else _SPACES.sub(" ", text.replace("\n", " "))
        block = self._open[-1]
        (block.words if visible else block.unseen).append(text)


def _flush(block: _Block) -> None:
    """End the line that is being read."""
    for words, visible in ((block.words, True), (block.unseen, False)):
        text = _tidy("".join(words))
        if text:
            block.done.append(Text(text, visible, block.tag, block.field))
        words.clear()


def _tidy(text: str) -> str:
    lines = (re.sub(r"[ \t\r\f]+", " ", line).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def _joined(block: _Block) -> list[object]:
    """What a block holds, with runs of small lines of one sort made one text."""
    joined: list[object] = []
    run: list[Text] = []
    for item in [*block.done, None]:
        if isinstance(item, Text) and _small(item) and (not run or _alike(run[-1], item)):
            run.append(item)
            continue
        joined.extend(_together(run))
        run = []
        if isinstance(item, Text) and _small(item):
            run.append(item)
        elif item is not None:
            joined.append(item)
    return joined


def _together(run: list[Text]) -> list[object]:
    lines = sum(text.text.count("\n") + 1 for text in run)
    if len(run) < 2 or lines > _LINES:
        return list(run)
    first = run[0]
    return [Text("\n".join(text.text for text in run), first.visible, first.tag, first.field)]


def _small(text: Text) -> bool:
    lines = text.text.split("\n")
    return not text.attribute and all(len(line) <= _SHORT for line in lines) and text.text[-1] not in ".!?…"


def _alike(one: Text, other: Text) -> bool:
    return one.visible == other.visible and one.field == other.field
