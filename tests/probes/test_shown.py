"""What the person shows: only their own pages, never a sign-in page, and nothing of what somebody typed."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probes.platform_files import own_platforms
from probes.resolve import resolve
from probes.shown import page_name, refusal, shown_file, shown_page, shown_text, whose
from probes.snapshot import Image, Link, PageSnapshot, Text
from selfaudit.capture import Box, Capture
from selfaudit.errors import BadInputError
from selfaudit.model import Account, Outcome, View
from selfaudit.ports import InFront

NOW = datetime(2026, 11, 23, tzinfo=UTC)
KNOWN = own_platforms()
JO = resolve("https://www.facebook.com/jo.quill.made.up", KNOWN)
SITE = resolve("https://jo-quill.example/", KNOWN)
WORDS = Text("I teach at Thistledown Green Primary School and love it.", visible=True, tag="p")
PAGE = PageSnapshot(JO.address, None, texts=(WORDS,))


@pytest.mark.parametrize(
    ("address", "account", "state"),
    [
        (JO.address, JO, InFront.READABLE),
        (f"{JO.address}/about?viewas=1", JO, InFront.READABLE),
        ("https://m.facebook.com/jo.quill.made.up", JO, InFront.READABLE),
        ("https://www.facebook.com/settings", JO, InFront.READABLE),
        ("https://www.facebook.com/robin.quill.made.up", JO, InFront.SOMEBODY),
        ("https://www.facebook.com/profile.php?id=100001", JO, InFront.SOMEBODY),
        ("https://www.facebook.com.evil.example/jo.quill.made.up", JO, InFront.ELSEWHERE),
        ("https://evilfacebook.com/jo.quill.made.up", JO, InFront.ELSEWHERE),
        ("https://www.facebook.com@evil.example/", JO, InFront.ELSEWHERE),
        ("http://www.facebook.com/jo.quill.made.up", JO, InFront.ELSEWHERE),
        ("file:///etc/passwd", JO, InFront.ELSEWHERE),
        ("data:text/html,x", JO, InFront.ELSEWHERE),
        ("https://[", JO, InFront.ELSEWHERE),
        ("", JO, InFront.ELSEWHERE),
        ("https://jo-quill.example/about", SITE, InFront.READABLE),
        ("https://other.example/", SITE, InFront.ELSEWHERE),
    ],
)
def test_whose_page_it_is(address: str, account: Account, state: InFront) -> None:
    assert whose(address, account, KNOWN) is state


@given(st.text() | st.text().map("https://www.facebook.com/".__add__) | st.text().map("https://".__add__))
def test_any_address_has_an_answer(address: str) -> None:
    assert whose(address, JO, KNOWN) in InFront


@pytest.mark.parametrize("state", [state for state in InFront if state is not InFront.READABLE])
def test_every_refusal_says_what_is_the_matter_and_what_to_do(state: InFront) -> None:
    error = refusal(state)
    assert error.message
    assert error.hint


def test_a_page_is_read_as_shown() -> None:
    seen = shown_page(PAGE, JO, KNOWN, NOW, b"picture")
    assert (seen.look.target, seen.look.view, seen.look.outcome) == (JO.id, View.SHOWN, Outcome.PUBLIC)
    assert [passage.text for passage in seen.passages] == [WORDS.text]
    assert seen.picture == b"picture"


def test_a_page_of_which_only_a_part_was_read_says_so() -> None:
    seen = shown_page(replace(PAGE, cut=True), JO, KNOWN, NOW)
    assert not seen.look.complete
    assert "only its first part" in seen.look.note


@pytest.mark.parametrize(
    "page",
    [
        replace(PAGE, password_field=True),
        replace(PAGE, texts=(Text("Log in to Facebook", visible=True), Text("Forgotten password?", visible=True))),
        replace(PAGE, texts=()),
        replace(PAGE, address="https://www.facebook.com/somebody.else"),
        replace(PAGE, address="chrome-error://chromewebdata/"),
    ],
)
def test_what_is_not_the_persons_page_is_not_read(page: PageSnapshot) -> None:
    with pytest.raises(BadInputError):
        shown_page(page, JO, KNOWN, NOW)


@given(st.text(min_size=1), st.sampled_from(["input", "textarea", "select"]))
def test_what_is_typed_is_never_read(typed: str, tag: str) -> None:
    secret = f"typed-{typed}-typed"
    page = replace(PAGE, texts=(WORDS, Text(secret, visible=True, tag=tag, attribute="value")))
    seen = shown_page(page, JO, KNOWN, NOW)
    assert [passage.text for passage in seen.passages] == [WORDS.text]


def test_copied_text_is_read_paragraph_by_paragraph() -> None:
    seen = shown_text("Jo Quill\r\n\r\nTeaches at\r\nThistledown Green Primary\r\n\r\n \r\nLikes tea", JO, KNOWN, NOW)
    told = [passage.text for passage in seen.passages]
    assert told == ["Jo Quill", "Teaches at\nThistledown Green Primary", "Likes tea"]
    assert seen.look.view is View.SHOWN


@pytest.mark.parametrize(
    "text", ["", "  \n ", "correct-horse-battery-staple-and-more-of-it-to-be-long", "see you at 5"]
)
def test_what_is_too_little_to_be_a_page_is_left_alone(text: str) -> None:
    with pytest.raises(BadInputError, match="too little"):
        shown_text(text, JO, KNOWN, NOW)


def html(body: str, note: str = "") -> bytes:
    return f"<!doctype html>{note}<html><body>{body}</body></html>".encode()


def test_a_saved_page_is_read_as_the_accounts() -> None:
    seen = shown_file(html("<p>I teach at Thistledown Green Primary School.</p><input value=typed>"), JO, KNOWN, NOW)
    assert [passage.text for passage in seen.passages] == ["I teach at Thistledown Green Primary School."]


LINK = "https://linktr.ee/jo.quill.made.up"


@pytest.mark.parametrize(
    "seen",
    [
        shown_page(replace(PAGE, links=(Link(LINK, "more", "me"), Link(JO.address, "me", "me"))), JO, KNOWN, NOW),
        shown_text(f"Jo Quill\nTeaches and swims\n{LINK}\n{JO.address}\nLikes tea and more", JO, KNOWN, NOW),
        shown_file(html(f"<p>I teach there.</p><a rel=me href={LINK}>more</a>"), JO, KNOWN, NOW),
    ],
    ids=("window", "clipboard", "file"),
)
def test_the_accounts_a_shown_page_links_to_are_told_without_the_account_itself(seen: Capture) -> None:
    assert [account.id for account in seen.look.linked] == ["linktree:jo.quill.made.up"]


def test_far_down_in_copied_text_others_write() -> None:
    posts = "\n".join(f"Post number {number}" for number in range(40))
    assert shown_text(f"Jo Quill\n{posts}\nsee x.com/a_friend", JO, KNOWN, NOW).look.linked == ()


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG....",
        b"plain words and nothing else",
        html("<p>Hello there</p><input type=password>"),
        html("<p>Hello there</p>", "<!-- saved from url=(0030)https://www.facebook.com/somebody.else -->"),
        html("<p>Hello there</p>", "<!-- saved from url=(0030)https://bank.example/ -->"),
    ],
)
def test_other_files_are_refused(data: bytes) -> None:
    with pytest.raises(BadInputError):
        shown_file(data, JO, KNOWN, NOW)


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("", ""),
        (JO.address, JO.address),
        (f"{JO.address}/?fbclid=abc&__tn__=x#top", JO.address),
        (f"{JO.address}?viewas=100000686899395", f"{JO.address}?viewas=100000686899395"),
        (f"{JO.address}/about?token={'x' * 60}", f"{JO.address}/about"),
    ],
)
def test_a_page_goes_by_its_address_without_what_names_a_visit(address: str, name: str) -> None:
    assert page_name(address, JO) == name


def test_pictures_in_the_window_are_not_read_and_make_it_a_page_seen_in_part() -> None:
    large, small = Box(0, 0, 300, 200), Box(0, 0, 32, 32)
    images = (Image("https://a.test/me.jpg", box=large), Image("https://a.test/dot.png", box=small))
    seen = shown_page(replace(PAGE, images=images), JO, KNOWN, NOW)
    assert not seen.look.whole
    assert seen.look.note.endswith("1 picture on it was not read. Look at it yourself.")
    assert shown_page(replace(PAGE, images=images[1:]), JO, KNOWN, NOW).look.whole
