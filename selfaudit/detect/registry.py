"""Every detector there is, one line each."""

from __future__ import annotations

from selfaudit.detect import identity, profession, school
from selfaudit.detect.engine import Detector

DETECTORS: tuple[Detector, ...] = (identity.DETECTOR, school.DETECTOR, profession.DETECTOR)
