"""Which digits make a telephone number: the British plan by its shape, the rest of the world by phonenumbers.

phonenumbers and its metadata are loaded when the first candidate is seen.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from selfaudit.detect.data_files import lines
from selfaudit.detect.lazy import lazy

# Ofcom, National Telephone Numbering Plan (2024): lengths after the leading 0 by first digits. 01 numbers have ten or,
# in a few areas, nine; 0800 and 0500 numbers may have nine; all else has ten.
_SHAPE = lazy(
    r"0(?:1\d{8,9}|2[03489]\d{8}|3[0347]\d{8}|5[56]\d{8}|7[01]\d{8}|7[3-9]\d{8}|800\d{6,7}|500\d{6}|8[0247]\d{8}|9[018]\d{8})"
)
_NEVER = lazy(r"0(\d)\1+|0123456789?0?")
# Ofcom's numbers for drama (2019) lie in areas of their own, or are valid as they stand.
_DRAMA = lazy(r"(?:01632960|07700900|08081570|09098790|03069990)\d{3}")


@lru_cache(maxsize=4096)
def british(digits: str) -> float:
    """How sure it is that `digits`, from the leading 0 on, are a British number: 0 not by shape, 1 in use."""
    if not _SHAPE.fullmatch(digits) or _NEVER.fullmatch(digits):
        return 0.0
    if _DRAMA.fullmatch(digits) or _in_use(digits[1:]):
        return 1.0
    return 0.5 if len(digits) == 11 and digits[1] in "127" else 0.0


@lru_cache(maxsize=4096)
def abroad(digits: str) -> float:
    """How sure it is that `digits`, from the country code on, are a number abroad: 0 no, 0.5 by length, 1 in use."""
    import phonenumbers  # noqa: PLC0415 - slow to load, and most texts need none of it

    try:
        number = phonenumbers.parse(f"+{digits}", None)
    except phonenumbers.NumberParseException:
        return 0.0
    if phonenumbers.is_valid_number(number):
        return 1.0
    return 0.5 if phonenumbers.is_possible_number(number) else 0.0


@lru_cache(maxsize=4096)
def in_region(digits: str, region: str) -> bool:
    """Whether `digits`, as dialled inside the country with this two-letter code, are a number in use there."""
    import phonenumbers  # noqa: PLC0415 - slow to load, and most texts need none of it

    try:
        return phonenumbers.is_valid_number_for_region(phonenumbers.parse(digits, region), region)
    except phonenumbers.NumberParseException:
        return False


@cache
def helplines() -> frozenset[str]:
    """Digits of public numbers that give nobody away."""
    return frozenset(line.split()[0] for line in lines("helplines"))


@cache
def _plan() -> re.Pattern[str]:
    from phonenumbers import PhoneMetadata  # noqa: PLC0415 - slow to load, and most texts need none of it

    metadata = PhoneMetadata.metadata_for_region("GB")
    assert metadata is not None
    kinds = (
        metadata.fixed_line,
        metadata.mobile,
        metadata.toll_free,
        metadata.premium_rate,
        metadata.shared_cost,
        metadata.personal_number,
        metadata.voip,
        metadata.uan,
        metadata.pager,
    )
    return re.compile(
        "|".join(f"(?:{kind.national_number_pattern})" for kind in kinds if kind and kind.national_number_pattern)
    )


def _in_use(national: str) -> bool:
    return bool(_plan().fullmatch(national))
