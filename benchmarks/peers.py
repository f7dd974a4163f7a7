"""What somebody would otherwise take to find such things, where it is installed: each gives (start, end, kind).

`make bench` installs them in a folder of their own; the project does not depend on them.
"""

from __future__ import annotations

import importlib
import importlib.util
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import phonenumbers

from benchmarks.pages import Label

Peer = Callable[[str], list[Label]]

_UNION = re.compile(
    r"(?P<phone>(?:\+44 ?|0)[0-9](?:[ .()-]?[0-9]){8,9})"
    r"|(?P<email>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|(?P<postcode>\b[a-z]{1,2}[0-9][a-z0-9]? ?[0-9][a-z]{2}\b)"
    r"|(?P<address>\b[0-9]{1,4}[a-z]? (?:\w+ ){1,3}(?:road|street|lane|avenue|close|drive|way|crescent)\b)"
    r"|(?P<profession>\b(?:teacher|headteacher|teaching assistant|senco|governor)\b)",
    re.I,
)
_KINDS = {"PHONE_NUMBER": "phone", "EMAIL_ADDRESS": "email", "UK_POSTCODE": "postcode"}


def peers() -> Mapping[str, Peer | None]:
    """Every peer by name, with the kinds it looks for; None where it is not installed."""
    return {
        "phonenumbers, phones alone": _phonenumbers,
        "Presidio, phones, e-mail and postcodes": _presidio(),
        "pyap, addresses alone": _pyap(),
        "one union of simple patterns": _union,
    }


def _phonenumbers(text: str) -> list[Label]:
    # At its loosest: drama numbers are possible numbers, not valid ones.
    matcher = phonenumbers.PhoneNumberMatcher(text, "GB", leniency=phonenumbers.Leniency.POSSIBLE)
    return [(found.start, found.end, "phone") for found in matcher]


def _union(text: str) -> list[Label]:
    return [(*found.span(), found.lastgroup or "") for found in _UNION.finditer(text)]


def _pyap() -> Peer | None:
    if importlib.util.find_spec("pyap") is None:
        return None
    pyap = importlib.import_module("pyap")

    def find(text: str) -> list[Label]:
        return [(found.match_start, found.match_end, "address") for found in pyap.parse(text, country="GB")]

    return find


def _presidio() -> Peer | None:
    if importlib.util.find_spec("presidio_analyzer") is None:
        return None
    # Its e-mail recognizer would fetch a list of domain endings; the list it brings serves as well. The endings of
    # made-up sites are no fault of its own.
    endings: Any = importlib.import_module("tldextract")
    endings.extract = endings.TLDExtract(suffix_list_urls=(), extra_suffixes=("example", "test"), cache_dir=None)
    recognizers = importlib.import_module("presidio_analyzer.predefined_recognizers")
    ready = [
        recognizers.PhoneRecognizer(supported_regions=("GB",), leniency=0),
        recognizers.EmailRecognizer(),
        recognizers.UkPostcodeRecognizer(),
    ]

    def find(text: str) -> list[Label]:
        return list(_told(text))

    def _told(text: str) -> Iterator[Label]:
        for one in ready:
            for found in one.analyze(text, one.supported_entities, None):
                yield found.start, found.end, _KINDS[found.entity_type]

    return find
