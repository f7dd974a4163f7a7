"""What is said of a fault of this program: where it is, and not a word of the person's."""

from __future__ import annotations

import traceback
from pathlib import Path

FAULT = "selfaudit had to stop: it has a fault. Everything you did before that is kept. Start it again to go on."


def whereabouts(error: BaseException | None) -> str:
    """The sort of error and the line it came from: enough to mend it. What the error itself says is left out."""
    frames = traceback.extract_tb(error.__traceback__) if error else []
    where = f", {Path(frames[-1].filename).name} line {frames[-1].lineno}" if frames else ""
    return f"({type(error).__name__}{where})"
