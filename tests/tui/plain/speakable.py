"""Whether a line can be read aloud: no drawing, no columns, no sign that stands for a word."""

from __future__ import annotations

import re

_DRAWN = re.compile("[\u2039\u203a\u2190-\u21ff\u2500-\u25ff\u2600-\u27bf]|  +\\S.* {3,}\\S|\t|\x1b")
_SIGN_ALONE = re.compile(r"^\s*[^\w\s“\"'(\[@#£+-]+(\s|$)")


def unspeakable(said: str) -> list[str]:
    """The lines that a voice would stumble over."""
    return [line for line in said.splitlines() if _DRAWN.search(line) or _SIGN_ALONE.search(line)]
