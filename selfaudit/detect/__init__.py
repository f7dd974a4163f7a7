"""The Python door of the detectors."""

from selfaudit.detect.engine import find

__all__ = ["find"]
