"""Every detector there is, one line each."""

from __future__ import annotations

from selfaudit.detect import identity, profession, pupils, school, wording
from selfaudit.detect.engine import Detector

DETECTORS: tuple[Detector, ...] = (
    identity.DETECTOR,
    school.DETECTOR,
    profession.DETECTOR,
    pupils.DETECTOR,
    wording.DETECTOR,
)
