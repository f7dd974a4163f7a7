# ruff: noqa: E501, one broken pack a line reads best
from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfaudit.errors import BadInputError, DataFileError
from selfaudit.model import Kind, Outcome, Place, Severity
from selfaudit.policy.load import MOST_BYTES, default_pack, parse_pack, read_pack
from selfaudit.policy.settle import settle
from selfaudit.policy.settlement import State
from selfaudit.progress import Said
from tests.selfaudit.made_up import INSTA, audit, finding, progress, said

NORTHMOOR = Path(__file__).parent / "packs" / "northmoor.toml"
TEXT = NORTHMOOR.read_text("utf-8")


def test_another_trusts_pack_is_read_as_it_stands() -> None:
    pack = read_pack(NORTHMOOR)
    assert [point.id for point in pack.key_points] == ["reachable", "closed", "proud"]
    assert pack.severity(Kind.PHONE, Place.POST) is Severity.HIGH
    assert pack.severity(Kind.PHONE, Place.BIO) is Severity.LOW
    assert pack.contacts[0].fact is None
    assert set(pack.kinds) == set(Kind)


def test_another_trusts_pack_settles_by_its_own_links() -> None:
    pack = read_pack(NORTHMOOR)
    kept = progress(audit({INSTA: Outcome.PRIVATE}), answers={"proud": said(Said.YES)})
    assert {one.key_point: one.state for one in settle(pack, kept)} == dict.fromkeys(
        ["reachable", "closed", "proud"], State.MET
    )
    seen = progress(audit({INSTA: Outcome.PUBLIC}, [finding(Kind.CONTACT_LINK)]), answers={"proud": said(Said.YES)})
    assert [one.state for one in settle(pack, seen)] == [State.TO_DO, State.TO_DO, State.MET]


# What is replaced, what by, and what the message must name.
BROKEN = [
    ('version = "3"', 'version = "3"\ncolour = "red"', ["table policy", "key colour", "not a key"]),
    ('version = "3"', "", ["table policy", "key version", "missing"]),
    ('version = "3"', "version = 3", ["table policy", "key version", "text"]),
    ('version = "3"', 'version = ""', ["table policy", "key version"]),
    ('version = "3"', f'version = "{"3" * 21}"', ["key version", "1 to 20"]),
    ("[policy]", "[policies]", ["key policy", "missing"]),
    ("[policy]", '[extra]\na = 1\n[policy]', ["key extra", "not a key"]),
    ("[policy]", '__import__ = "os"\n[policy]', ["key __import__", "not a key"]),
    ('id = "northmoor-learning"', 'id = "Northmoor"', ["table policy", "key id"]),
    ('id = "northmoor-learning"', 'id = "../../etc"', ["table policy", "key id"]),
    ('id = "northmoor-learning"', f'id = "{"a" * 41}"', ["table policy", "key id"]),
    ("adopted = 2025-01-10", 'adopted = "2025-01-10"', ["key adopted", "date"]),
    ("adopted = 2025-01-10", "adopted = 2025-01-10T09:00:00", ["key adopted", "date"]),
    ("adopted = 2025-01-10", "adopted = 2027-01-10", ["key review_due", "after adopted"]),
    ("review_months = 6", "review_months = 0", ["key review_months", "1 to 36"]),
    ("review_months = 6", "review_months = 37", ["key review_months"]),
    ("review_months = 6", "review_months = true", ["key review_months"]),
    ("review_months = 6", "review_months = 6.5", ["key review_months"]),
    ("review_months = 6", f"review_months = {'9' * 5000}", ["not valid TOML"]),
    ('id = "closed"', 'id = "reachable"', ["key_points", "reachable twice"]),
    ('evidence = ["seen"]\nsettled_by = ["findings"]', 'evidence = ["felt"]\nsettled_by = ["findings"]', ["number 1", "evidence"]),
    ('settled_by = ["findings"]', 'settled_by = ["luck"]', ["number 1", "settled_by"]),
    ('settled_by = ["findings"]', "settled_by = []", ["number 1", "settled_by"]),
    ('settled_by = ["findings"]', 'settled_by = ["findings", "findings"]', ["number 1", "settled_by"]),
    ('settled_by = ["findings"]', 'settled_by = ["answer"]', ["number 1", "settled_by"]),
    ('settled_by = ["findings"]', 'settled_by = ["findings", "answer"]', ["number 1", "question"]),
    ('evidence = ["stated"]', 'evidence = ["stated", "seen"]', ["number 3", "settled_by"]),
    ('question = "Do you speak well of the school?"', 'question = ""', ["number 3", "question"]),
    ('turn_to = ["office"]', 'turn_to = ["cellar"]', ["proud", "contact cellar"]),
    ('turn_to = ["office"]', 'turn_to = ["office", "office"]', ["turn_to", "twice"]),
    ('turn_to = ["office"]', 'turn_to = "office"', ["turn_to", "list"]),
    ("judgement = true", 'judgement = "yes"', ["number 3", "judgement"]),
    ("judgement = true", 'judgement = true\npattern = "a+"', ["number 3", "key pattern", "not a key"]),
    ("judgement = true", 'judgement = true\nlink = "x"', ["number 3", "key link", "not a key"]),
    ("[kinds.wording]", "[kinds.words]", ["table kinds", "key wording", "missing"]),
    ("[kinds.phone]", "[kinds.fax]\n[kinds.phone]", ["table kinds", "key fax", "not a key"]),
    ('severity = "low"\nkey_points = ["reachable"]\ntitle = "Number"', 'severity = "grave"\nkey_points = ["reachable"]\ntitle = "Number"', ["table kinds.phone", "severity"]),
    ('key_points = ["reachable"]\ntitle = "Number"', 'key_points = ["unheard"]\ntitle = "Number"', ["kinds.phone", "unheard"]),
    ('key_points = ["reachable"]\ntitle = "Number"', 'key_points = []\ntitle = "Number"', ["kinds.phone", "key_points"]),
    ('"post" = "high"', '"noticeboard" = "high"', ["table kinds.phone.places", "noticeboard", "not a key"]),
    ('"post" = "high"', '"post" = 3', ["table kinds.phone.places", "post"]),
    ('first = ["reachable"]', 'first = ["nowhere"]', ["emphases.onboarding", "nowhere"]),
    ("[emphases.home]", "[emphases.office]", ["table emphases", "key home"]),
    ('when = "Any time"', 'when = "Any time"\nsource = "the web"', ["contacts", "checked", "missing"]),
    ('when = "Any time"', 'when = "Any time"\n[[contacts]]\nid = "office"\nname = "B"\ndetails = "C"\nwhen = "D"', ["contacts", "twice"]),
    ('[[contacts]]', 'contacts = 3\n[[other]]', ["kinds.picture", "key contacts", "not a key"]),
    ("[emphases.onboarding]", '[[together]]\nid = "a"\ntitle = "A"\nparts = ["job"]\nseverity = "low"\nwhy = "w"\nkey_points = ["proud"]\n[emphases.onboarding]', ["together number 1", "parts"]),
    ("[emphases.onboarding]", '[[together]]\nid = "a"\ntitle = "A"\nparts = ["job", "(a+)+"]\nseverity = "low"\nwhy = "w"\nkey_points = ["proud"]\n[emphases.onboarding]', ["together number 1", "parts"]),
    ("[policy]", "[policy", ["not valid TOML"]),
    ("[policy]", "x = " + "[" * 5000, ["nested too deeply"]),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "named"), BROKEN, ids=range(len(BROKEN)))
def test_what_is_not_in_order_is_refused_by_name(old: str, new: str, named: list[str]) -> None:
    assert old in TEXT
    with pytest.raises(DataFileError) as error:
        parse_pack(TEXT.replace(old, new, 1).encode(), "northmoor.toml")
    for words in ["northmoor.toml", *named]:
        assert words in error.value.message


HOSTILE = [
    "<b>bold</b>",
    "[link=https://a.example]tap[/link]",
    "[bold]",
    "`rm`",
    "see https://a.example",
    "see //a.example",
    "www.a.example",
    "javascript:alert(1)",
    "mailto:a@a.example",
    "data:text/html,x",
    "{{ 7 }}",
    "{% x %}",
    "${HOME}",
    "a\\u001bc",
    "a\\u0000",
    "a\\u202eb",
    "a\\u200bb",
    "two\\nlines",
    "tab\\there",
    "(a+)*",
    "^a$",
    "a|b",
    "\\\\d",
    "a" * 1201,
    "   ",
    "\\U000e0041",
    "\\U0001f600",
    "a_b",
    "#tag",
    "~",
]


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("key", ['title = "Number"', 'text = "Private accounts are private."', 'when = "Any time"'])
def test_anything_but_plain_words_is_refused(words: str, key: str) -> None:
    with pytest.raises(DataFileError):
        parse_pack(TEXT.replace(key, f'{key.split(" =")[0]} = "{words}"', 1).encode(), "northmoor.toml")


@pytest.mark.parametrize("words", ["£5 & 10% off", "“Dŵr” – l’été…", "Ask (first): it's 9.30", "a@school.example"])
def test_ordinary_punctuation_and_letters_are_words(words: str) -> None:
    text = TEXT.replace('title = "Number"', f'title = "{words}"', 1)
    assert parse_pack(text.encode(), "x").kinds[Kind.PHONE].title == words


def test_a_message_never_repeats_what_steers_a_terminal() -> None:
    with pytest.raises(DataFileError) as error:
        parse_pack(TEXT.replace("version =", '"\\u001b[31m<b>" = 1\nversion =', 1).encode(), "ev\x1bil[b].toml")
    assert not set("\x1b<>") & set(error.value.message)


def test_a_large_file_is_refused_before_it_is_read_on(tmp_path: Path) -> None:
    path = tmp_path / "large.toml"
    path.write_bytes(b"#" * (MOST_BYTES + 1))
    with pytest.raises(DataFileError, match="larger than 128 KB"):
        read_pack(path)


@pytest.mark.parametrize("data", [b"\xff\xfe", b"\x00", b"", b"PK\x03\x04", b"\xef\xbb\xbf[policy]"])
def test_bytes_that_are_no_pack_are_refused(data: bytes) -> None:
    with pytest.raises(DataFileError):
        parse_pack(data, "odd")


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    for path in (tmp_path / "none.toml", tmp_path):
        with pytest.raises(BadInputError, match="cannot be read"):
            read_pack(path)


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@given(st.data())
def test_no_value_in_any_place_does_anything_but_load_or_be_refused(data: st.DataObject) -> None:
    from selfaudit.policy.check import PackTable
    from selfaudit.policy.load import _check_links, _pack

    tree: Any = tomllib.loads(TEXT)
    node = tree
    while True:
        key = data.draw(st.sampled_from(sorted(node) if isinstance(node, dict) else range(len(node))))
        inner = node[key]
        if not isinstance(inner, dict | list) or not inner or data.draw(st.booleans()):
            node[key] = data.draw(values)
            break
        node = inner
    try:
        _check_links("x", _pack(PackTable(tree, "x")))
    except DataFileError as error:
        assert "x is not in order" in error.message


def test_the_default_pack_is_another_one() -> None:
    assert default_pack().id != read_pack(NORTHMOOR).id
