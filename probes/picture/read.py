"""One picture read, as deep as is asked for."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

from probes.picture.answer import PictureAnswer
from probes.picture.codes import codes
from probes.picture.exif import Tags
from probes.picture.likeness import likeness
from probes.picture.metadata import picture_data
from probes.picture.ocr import can_read_words, lines
from probes.picture.opening import SMALL_SIDE, as_jpeg, as_small_jpeg, opened, upright
from probes.picture.thumbnail import shows_more
from selfaudit.errors import BadInputError


class Depth(StrEnum):
    """How far into a picture the reader goes."""

    GLANCE = "g"  # what the file tells of itself; its pixels are left alone
    OUTLINE = "o"  # how it looks too: its fingerprint, itself made small, and whether the preview inside shows more
    WHOLE = "w"  # the words and codes in it too


def read(data: bytes, depth: Depth) -> PictureAnswer:
    """What the picture file `data` holds. Never raises for what a file holds: that is told as `trouble`."""
    try:
        picture = opened(data)
        answer = PictureAnswer("", "", *picture.size, int(getattr(picture, "n_frames", 1)), picture_data(picture))
        if depth is Depth.GLANCE:
            return answer
        answer = replace(answer, shows_more=shows_more(picture, Tags(picture)))
        if depth is Depth.OUTLINE:
            small = upright(opened(data), SMALL_SIDE)
            return replace(answer, likeness=likeness(small), small=as_small_jpeg(small))
        seen, can = upright(opened(data)), can_read_words()
        return replace(
            answer,
            likeness=likeness(seen),
            lines=lines(seen) if can else (),
            codes=codes(seen),
            words_read=can,
            seen=as_jpeg(seen),
        )
    except BadInputError as problem:
        return PictureAnswer(trouble=problem.message, hint=problem.hint)
    except MemoryError:
        return PictureAnswer(trouble="This picture is too large to be opened safely.", hint="Look at it yourself.")
    except Exception:  # noqa: BLE001 - Pillow's plug-ins raise whatever their format's parser came upon, at any call
        return PictureAnswer(trouble="This picture is damaged and was not read.", hint="Look at it yourself.")
