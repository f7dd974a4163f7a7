"""Emoji in words, for paper printed on a computer that has no font for them: an empty box tells nobody anything."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

from playwright.async_api import Page

_EMOJI = re.compile("[\U0001f000-\U0001faff]")  # where Unicode 16 keeps those that everyday fonts lack
_JOINS = "\u200d\ufe0e\ufe0f"  # hold parts together, or choose between two looks; nothing to be read out
_SKIN = range(0x1F3FB, 0x1F400)
_FLAG = "REGIONAL INDICATOR SYMBOL LETTER "
# A character is missing where it looks like the last of all code points, which stands for nothing.
_MISSING = """wanted => {
  const size = 40, canvas = Object.assign(document.createElement('canvas'), {width: size, height: size});
  const pen = canvas.getContext('2d', {willReadFrequently: true});
  const drawn = text => {
    pen.clearRect(0, 0, size, size);
    pen.font = '24px system-ui, sans-serif';
    pen.fillText(text, 4, 30);
    return canvas.toDataURL();
  };
  const box = drawn('\\u{10FFFD}');
  return wanted.filter(text => drawn(text) === box);
}"""


async def drawable(sheet: Page, text: str) -> str:
    """`text` with the emoji in words that the browser of `sheet` cannot draw. `sheet` is any page of ours.

    Raises Playwright's Error where the page is gone.
    """
    used = sorted(set(_EMOJI.findall(text)))
    return in_words(text, await sheet.evaluate(_MISSING, used)) if used else text


def in_words(text: str, missing: Collection[str]) -> str:
    """`text` with each run of the `missing` emoji as their Unicode names: 🍎 becomes [red apple]."""
    if not missing:
        return text
    one = f"[{re.escape(''.join(missing))}]"
    return re.sub(f"{one}(?:[{_JOINS}]|{one})*", lambda run: _named(run[0]), text)


def _named(run: str) -> str:
    names: list[str] = []
    for letter in run:
        name = unicodedata.name(letter, "")
        if letter in _JOINS or ord(letter) in _SKIN:
            continue
        if name.startswith(_FLAG):
            names.append(f"flag {name[-1]}" if not names or len(names[-1]) != 6 else f"{names.pop()}{name[-1]}")
        else:
            names.append(name.lower() or "an emoji")
    return f"[{', '.join(dict.fromkeys(names))}]" if names else ""
