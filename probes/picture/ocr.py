"""Words in pictures, read by a model on this device. Part of the extra `pictures`; without it nothing is read."""

from __future__ import annotations

import importlib.util
from functools import cache

from PIL import Image

from probes.picture.words import Line

_SURE = 0.6  # below it what was read is rather the grain of the picture than words
_THREADS = 2


def can_read_words() -> bool:
    """Whether the reader of words is installed."""
    return all(importlib.util.find_spec(name) for name in ("rapidocr", "onnxruntime", "numpy"))


def lines(picture: Image.Image) -> tuple[Line, ...]:
    """Every line of words in an upright picture that the model is sure enough of. About a second for each picture."""
    import numpy  # noqa: PLC0415 - part of the extra

    pixels = numpy.ascontiguousarray(numpy.asarray(picture.convert("RGB"))[:, :, ::-1])
    found = _engine()(pixels)
    if found.txts is None or found.boxes is None:
        return ()
    read = zip(found.txts, found.boxes, found.scores, strict=True)
    return tuple(_line(text, box) for text, box, score in read if score >= _SURE and text.strip())


def _line(text: str, corners: object) -> Line:
    points = [(float(x), float(y)) for x, y in corners]  # type: ignore[attr-defined]
    across, down = [x for x, _ in points], [y for _, y in points]
    return Line(text.strip(), min(across), min(down), max(across) - min(across), max(down) - min(down))


@cache
def _engine():  # type: ignore[no-untyped-def]
    from rapidocr import RapidOCR  # noqa: PLC0415 - part of the extra, and slow to load

    wanted = {"Global.log_level": "critical", "EngineConfig.onnxruntime.intra_op_num_threads": _THREADS}
    return RapidOCR(params=wanted)
