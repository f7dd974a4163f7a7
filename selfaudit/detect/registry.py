"""Every detector there is, one file a line."""

from __future__ import annotations

from selfaudit.detect import email, email_spelled, phone, phone_cues, postcode, school, spoken
from selfaudit.detect.engine import Detector

DETECTORS: tuple[Detector, ...] = (
    *phone.DETECTORS,
    *phone_cues.DETECTORS,
    *spoken.DETECTORS,
    *email.DETECTORS,
    *email_spelled.DETECTORS,
    *postcode.DETECTORS,
    school.DETECTOR,
)
