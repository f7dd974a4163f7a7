"""Every detector there is, one file a line."""

from __future__ import annotations

from selfaudit.detect import (
    address,
    birth,
    email,
    email_spelled,
    location,
    phone,
    phone_cues,
    postcode,
    spoken,
    street,
)
from selfaudit.detect.engine import Detector

DETECTORS: tuple[Detector, ...] = (
    *phone.DETECTORS,
    *phone_cues.DETECTORS,
    *spoken.DETECTORS,
    *email.DETECTORS,
    *email_spelled.DETECTORS,
    *postcode.DETECTORS,
    *address.DETECTORS,
    *street.DETECTORS,
    *birth.DETECTORS,
    *location.DETECTORS,
)
