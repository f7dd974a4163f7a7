"""What the reader process says of one picture, as it goes over the pipe."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import Any

from probes.picture.metadata import PictureData
from probes.picture.words import Line


@dataclass(frozen=True)
class PictureAnswer:
    """One picture as it was read.

    `trouble` and `hint` say why it could not be opened, empty where it could. `lines` and `codes` have their boxes in
    pixels of `seen`, the picture made anew upright, which is empty after a glance. `words_read` is False where the
    words in it were not looked for; `unread` says why, where what looks for them failed. `likeness` is its fingerprint
    of light and dark. `small` is a JPEG of it for a list, which an outline has.
    """

    trouble: str = ""
    hint: str = ""
    width: int = 0
    height: int = 0
    frames: int = 1
    data: PictureData = field(default_factory=PictureData)
    shows_more: bool = False
    likeness: str = ""
    lines: tuple[Line, ...] = ()
    codes: tuple[Line, ...] = ()
    words_read: bool = False
    unread: str = ""
    small: bytes = b""
    seen: bytes = b""


def packed(answer: PictureAnswer) -> tuple[bytes, bytes]:
    """An answer as JSON, and the picture that goes with it."""
    told = asdict(answer)
    told.pop("seen")
    told["small"] = answer.small.hex()
    return json.dumps(told).encode(), answer.seen


def unpacked(told: bytes, seen: bytes) -> PictureAnswer:
    """The answer that `packed` made these of. Raises ValueError, KeyError or TypeError for anything else."""
    fields: dict[str, Any] = json.loads(told)
    data: dict[str, Any] = fields.pop("data")
    fields["small"] = bytes.fromhex(fields["small"])
    data["words"] = tuple((sort, text) for sort, text in data["words"])
    for name in ("owners", "serials"):
        data[name] = tuple(data[name])
    fields["data"] = PictureData(**data)
    for name in ("lines", "codes"):
        fields[name] = tuple(Line(**line) for line in fields[name])
    return PictureAnswer(**fields, seen=seen)
