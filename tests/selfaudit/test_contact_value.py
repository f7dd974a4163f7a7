"""One chat name, mailbox or number, in whatever link it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfaudit.contact_value import contact_value
from selfaudit.findings import same_value
from selfaudit.model import Kind

SAME = [
    (
        *("https://wa.me/447700900123", "wa.me/447700900123?text=hi", "wa.me/+447700900123", "WA.ME/447700900123"),
        *("whatsapp://send?phone=447700900123", "https://api.whatsapp.com/send?phone=%2B447700900123&text=x"),
    ),
    ("t.me/jo_example", "https://telegram.me/jo_example/", "telegram: @jo_example", "Telegram @jo_example"),
    ("http://www.snapchat.com/add/jo_example", "Snapchat: jo_example", "snap: jo_example", "sc - jo_example"),
    ("discord.gg/abc", "https://discord.com/invite/abc"),
    ("mailto:jo@mill.example?subject=Hello", "mailto:jo%40mill.example"),
    ("tel:+44-7700-900123", "sms:07700900123", "tel:+44(0)7700900123", "tel:00447700900123"),
    ("https://m.me/jo", "m.me/jo/", "HTTPS://www.m.me/jo"),
]
VALUES = [contact_value(dresses[0]) for dresses in SAME]


@pytest.mark.parametrize("dresses", SAME)
def test_all_dresses_of_one_contact_are_one_value(dresses: tuple[str, ...]) -> None:
    assert len({same_value(Kind.CONTACT_LINK, dress) for dress in dresses}) == 1


def test_different_contacts_stay_apart() -> None:
    others = [
        "wa.me/447700900124",
        "t.me/sam_example",
        "t.me/+jo_example",
        "mailto:sam@mill.example",
        "tel:07700900124",
    ]
    values = VALUES + [contact_value(other) for other in others]
    assert len(set(values)) == len(values)


@given(st.text())
def test_any_text_has_a_value(text: str) -> None:
    assert isinstance(contact_value(text), str)
