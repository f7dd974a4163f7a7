"""What of a saved page's style sheets and style attributes hides text, as far as can be told without a browser."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

_MOST_RULES = 20_000
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"([^{}@;]+)\{([^{}]*)\}")
_SIMPLE = re.compile(r"(?:([a-zA-Z][\w-]*)|\*)?((?:[.#][\w-]+)*)")
_STATEMENT = re.compile(r"@(?:import|charset|namespace|layer)[^{};]*;")
_SHOWING = frozenset(("display", "visibility", "opacity", "content-visibility"))
_FAR = re.compile(r"-\s*\d{3,}(?:\.\d+)?\s*(?:px|em|rem|pt|vw|vh|%)?")
_NOTHING = re.compile(r"0+(?:\.0+)?(?:px|em|rem|pt|%|vw|vh)?")
_TINY = re.compile(r"(?:0+(?:\.\d+)?|1)(?:px|em|rem|pt|%)?")
_CLIPPED = re.compile(r"rect\(\s*(?:0|1px)|inset\(\s*(?:50|100)%|circle\(\s*0")


def declarations(style: str) -> dict[str, str]:
    """The properties of a style attribute or a rule's body, in small letters."""
    found = {}
    for part in _COMMENT.sub(" ", style).split(";"):
        name, colon, value = part.partition(":")
        if colon:
            found[name.strip().lower()] = value.replace("!important", "").strip().lower()
    return found


def hides(style: dict[str, str]) -> bool:
    """Whether these declarations take an element out of sight."""
    value = style.get
    return (
        value("display") == "none"
        or value("visibility") in ("hidden", "collapse")
        or value("content-visibility") == "hidden"
        or any(_NOTHING.fullmatch(value(name, "1")) for name in ("opacity", "font-size", "font"))
        or "scale(0)" in value("transform", "")
        or bool(_FAR.fullmatch(value("text-indent", "")))
        or bool(_CLIPPED.match(value("clip", "")) or _CLIPPED.match(value("clip-path", "")))
        or _off_screen(style)
        or _no_room(style)
        or _same_colours(style)
    )


def _off_screen(style: dict[str, str]) -> bool:
    if style.get("position") not in ("absolute", "fixed", "relative"):
        return False
    return any(_FAR.fullmatch(style.get(side, "")) for side in ("left", "top", "right", "bottom", "margin-left"))


def _no_room(style: dict[str, str]) -> bool:
    clipped = style.get("overflow", "").startswith(("hidden", "clip"))
    return clipped and any(_TINY.fullmatch(style.get(side, "")) for side in ("width", "height", "max-height"))


def _same_colours(style: dict[str, str]) -> bool:
    ink, paper = style.get("color", ""), style.get("background-color", style.get("background", ""))
    white = {"#fff": "white", "#ffffff": "white", "#000": "black", "#000000": "black"}
    return ink == "transparent" or (bool(ink) and white.get(ink, ink) == white.get(paper, paper))


@dataclass(frozen=True)
class _Rule:
    tag: str
    classes: frozenset[str]
    identifier: str
    weight: tuple[int, int, int, int]  # ids, classes, tags, order: the cascade, as far as simple rules go
    hidden: bool


class Sheet:
    """The simple rules of a page that hide or show: by tag, class and id, alone or together."""

    def __init__(self, sheets: Iterable[str]) -> None:
        self._rules: dict[str, list[_Rule]] = {}
        for order, (selector, style) in enumerate(_rules(sheets)):
            hidden = hides(style)
            if hidden or _SHOWING & style.keys():
                self._add(selector, hidden, order)

    def hides(self, element: etree._Element) -> bool:
        """Whether the weightiest rule for `element` by its own tag, classes and id hides it."""
        if not self._rules:
            return False
        classes = frozenset((element.get("class") or "").split())
        identifier = element.get("id") or ""
        fitting = [
            rule
            for key in (*(f".{name}" for name in classes), f"#{identifier}", str(element.tag))
            for rule in self._rules.get(key, ())
            if rule.tag in ("", element.tag) and rule.classes <= classes and rule.identifier in ("", identifier)
        ]
        return bool(fitting) and max(fitting, key=lambda rule: rule.weight).hidden

    def _add(self, selector: str, hidden: bool, order: int) -> None:
        match = _SIMPLE.fullmatch(selector)
        if not match or selector in ("", "*", "html", "body"):
            return
        tag = (match[1] or "").lower()
        parts = re.findall(r"[.#][\w-]+", match[2])
        classes = frozenset(part[1:] for part in parts if part[0] == ".")
        identifier = next((part[1:] for part in parts if part[0] == "#"), "")
        weight = (int(bool(identifier)), len(classes), int(bool(tag)), order)
        rule = _Rule(tag, classes, identifier, weight, hidden)
        self._rules.setdefault(parts[0] if parts else tag, []).append(rule)


def _rules(sheets: Iterable[str]) -> Iterator[tuple[str, dict[str, str]]]:
    """Each (selector, declarations) outside of @media and the like: those depend on a screen that is not here."""
    left = _MOST_RULES
    for sheet in sheets:
        for match in _RULE.finditer(_without_at_rules(_STATEMENT.sub(" ", _COMMENT.sub(" ", sheet)))):
            style = declarations(match[2])
            for selector in match[1].split(","):
                left -= 1
                if left < 0:
                    return
                yield selector.strip(), style


def _without_at_rules(sheet: str) -> str:
    kept, depth, start = [], 0, 0
    at = False
    for brace in re.finditer(r"[{}]|@[a-z-]+", sheet):
        mark = brace[0]
        if mark.startswith("@"):
            if depth == 0 and not at:
                kept.append(sheet[start : brace.start()])
                at = True
        elif mark == "{":
            depth += 1
        else:
            depth = max(0, depth - 1)
            if at and depth == 0:
                at, start = False, brace.end()
    if not at:
        kept.append(sheet[start:])
    return "".join(kept)
