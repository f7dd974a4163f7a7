"""Every detector there is, one file a line."""

from __future__ import annotations

from selfaudit.detect import (
    address,
    address_abroad,
    address_homes,
    birth,
    email,
    email_spelled,
    identity,
    location,
    phone,
    phone_cues,
    picture_data,
    postcode,
    premises,
    profession,
    pupils,
    school,
    spoken,
    street,
    wording,
)
from selfaudit.detect.engine import Detector

DETECTORS: tuple[Detector, ...] = (
    *identity.DETECTORS,
    *phone.DETECTORS,
    *phone_cues.DETECTORS,
    *spoken.DETECTORS,
    *email.DETECTORS,
    *email_spelled.DETECTORS,
    *postcode.DETECTORS,
    *address.DETECTORS,
    *address_abroad.DETECTORS,
    *street.DETECTORS,
    *address_homes.DETECTORS,
    premises.DETECTOR,
    *birth.DETECTORS,
    *location.DETECTORS,
    *picture_data.DETECTORS,
    school.DETECTOR,
    profession.DETECTOR,
    pupils.DETECTOR,
    wording.DETECTOR,
)
