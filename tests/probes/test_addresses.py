"""Addresses: only https, only names of the open web; each refusal says why."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probes.addresses import read_address, refuse_http
from selfaudit.errors import BadInputError


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("https://maple.example", "https://maple.example/"),
        ("HTTPS://WWW.Maple.Example/About?x=1#top", "https://www.maple.example/About?x=1"),
        ("maple.example/a/b/", "https://maple.example/a/b/"),
        ("maple.example:443/a", "https://maple.example/a"),
        ("https://maple.example./", "https://maple.example/"),
        ("https://maple.example/?utm_source=a&id=3&fbclid=x", "https://maple.example/?id=3"),
        ("https://münchen.example/", "https://xn--mnchen-3ya.example/"),
    ],
)
def test_addresses_in_order(text: str, clean: str) -> None:
    assert read_address(text).text == clean


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("javascript:alert(1)", "https://"),
        ("JAVASCRIPT://maple.example/%0aalert(1)", "https://"),
        ("data:text/html,x", "https://"),
        ("file:///etc/passwd", "https://"),
        ("ftp://maple.example", "https://"),
        ("mailto:m@maple.example", "https://"),
        ("chrome://settings", "https://"),
        ("view-source:https://maple.example", "https://"),
        ("https://m@maple.example/", "user name"),
        ("https://m:secret@maple.example/", "user name"),
        ("https://maple.example@evil.example/", "user name"),
        ("https://maple.example:8443/", "port"),
        ("https://maple.example:80/", "port"),
        ("https://maple.example:99999/", "not a web address"),
        ("https://127.0.0.1/", "numbers"),
        ("https://192.0.2.1/", "numbers"),
        ("https://2130706433/", "numbers"),
        ("https://0x7f000001/", "numbers"),
        ("https://0x7f.1/", "numbers"),
        ("https://0177.0.0.1/", "numbers"),
        ("https://127.1/", "numbers"),
        ("https://[::1]/", "numbers"),
        ("https://[2001:db8::1]/", "numbers"),
        ("https://１２７.０.０.１/", "numbers"),
        ("https://localhost/", "own network"),
        ("https://localhost./", "own network"),
        ("https://app.localhost/", "own network"),
        ("https://router/", "own network"),
        ("https://printer.local/", "own network"),
        ("https://intranet.corp/", "own network"),
        ("https://db.internal/", "own network"),
        ("https://box.home.arpa/", "own network"),
        ("https://nas.lan/", "own network"),
        ("https://maple.onion/", "open web"),
        ("https://maple.invalid/", "open web"),
        ("https:///path", "no website"),
        ("https://", "no website"),
        ("https://-maple.example/", "name of a website"),
        ("https://map le.example/", "blank"),
        ("https://maple.example\\@evil.example/", "backslash"),
        ("https://maple..example/", "name of a website"),
        ("https://[broken/", "not a web address"),
        (f"https://{'a' * 64}.example/", "name of a website"),
        (f"https://maple.example/{'a' * 3000}", "too long"),
    ],
)
def test_addresses_refused(text: str, why: str) -> None:
    with pytest.raises(BadInputError) as refused:
        read_address(text)
    assert why in refused.value.message
    assert refused.value.hint
    assert "maple" not in str(refused.value)


def test_http_is_refused_where_asked() -> None:
    with pytest.raises(BadInputError, match="http://"):
        refuse_http(read_address("http://maple.example/"))


@given(st.text(max_size=80))
def test_any_text_is_an_address_or_bad_input(text: str) -> None:
    for dressed in (text, f"https://{text}", f"https://maple.example/{text}"):
        try:
            address = read_address(dressed)
        except BadInputError:
            continue
        assert address.host.isascii()
        assert read_address(address.text).text == address.text
