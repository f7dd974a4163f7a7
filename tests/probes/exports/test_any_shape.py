"""Whatever shape its files have, a reader never breaks: it reads what it knows and says what it does not."""

import io
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from probes.exports.pick import when
from probes.exports.reader import Reader, Section
from probes.exports.readers import READERS
from probes.exports.source import Source
from probes.exports.unread import UnreadError
from probes.platform_files import own_platforms
from selfaudit.own_data import Audience
from tests.probes.exports.made import read
from tests.probes.exports.test_what_is_opened import DOWNLOADS

KEYS = st.sampled_from(
    ["title", "media", "uri", "data", "post", "attachments", "label_values", "string_map_data", "string_list_data",
     "dict", "value", "label", "timestamp", "profile_v2", "name", "full_name", "tweet", "account", "full_text", "to",
     "object", "content", "orderedItems", "Friends", "Basic Information", "photos", "followers", "creation_timestamp",
     "comment", "media_map_data", "extended_entities", "core", "text", "vec", "media_comments", "attachment", "cc"]
)  # fmt: skip
SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=12)
SHAPES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS | st.text(max_size=2), inner, max_size=4),
    max_leaves=15,
)
SECTIONS = [(reader, section) for reader in READERS for section in reader.sections]


def pieces(reader: Reader, section: Section, data: bytes) -> list[Any]:
    source = Source(reader.platform, "a/b.json", lambda name: 0)
    try:
        return list(section.read(io.BytesIO(data), source))
    except UnreadError:
        return []


@settings(max_examples=400)
@given(st.sampled_from(SECTIONS), SHAPES)
def test_json_of_any_shape(chosen: tuple[Reader, Section], shape: Any) -> None:
    pieces(*chosen, json.dumps(shape).encode())


@settings(max_examples=300)
@given(
    st.sampled_from(SECTIONS),
    st.binary(max_size=200) | st.text(alphabet='ab,"\n\r\\;\x00é<>[]{}: -/012').map(str.encode),
)
def test_bytes_of_any_sort(chosen: tuple[Reader, Section], data: bytes) -> None:
    pieces(*chosen, data)


@given(st.text() | st.integers() | st.floats() | st.none() | st.lists(st.none()))
def test_a_time_is_one_or_none(value: Any) -> None:
    moment = when(value)
    assert moment is None or moment.utcoffset() is not None


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        (1700000000, "2023-11-14T22:13:20+00:00"),
        (1700000000000, "2023-11-14T22:13:20+00:00"),
        (1700000000000000, "2023-11-14T22:13:20+00:00"),
        ("1700000000", "2023-11-14T22:13:20+00:00"),
        ("2024-05-01T10:00:00+02:00", "2024-05-01T08:00:00+00:00"),
        ("2024-05-01T10:00:00.000Z", "2024-05-01T10:00:00+00:00"),
        ("2024-05-01 10:00:00 UTC", "2024-05-01T10:00:00+00:00"),
        ("Wed Oct 10 20:19:24 +0000 2018", "2018-10-10T20:19:24+00:00"),
        ("01 May 2024", "2024-05-01T00:00:00+00:00"),
        ("May 1, 2024, 6:05:00 AM", "2024-05-01T06:05:00+00:00"),
        ("2024/05/01 10:00:00", "2024-05-01T10:00:00+00:00"),
        (0, None),
        (True, None),
        (17397255, None),
        ("yesterday", None),
        (10**400, None),
        (float("inf"), None),
    ],
)
def test_times_as_the_platforms_write_them(written: Any, iso: str | None) -> None:
    moment = when(written)
    assert (moment.isoformat() if moment else None) == iso


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.platform)
def test_a_reader_is_of_a_platform_and_names_its_own_settings_cards(reader: Reader) -> None:
    cards = {setting.title for setting in own_platforms()[reader.platform].settings}
    assert _cards_in(reader) <= cards


def _cards_in(reader: Reader) -> set[str]:
    told: set[str] = set()
    for name, files in DOWNLOADS.items():
        if name.partition(",")[0] == reader.platform:
            told |= {setting.card for setting in read(files, platform=reader.platform).download.settings}
    return told - {""}


def test_audiences_say_whether_strangers_are_kept_out() -> None:
    told = {audience: audience.private for audience in Audience}
    assert {audience for audience, private in told.items() if private is False} == {
        Audience.EVERYONE,
        Audience.WITH_LINK,
    }
    assert told[Audience.UNKNOWN] is None
