"""What is said of each outcome, word for word: of a known site by its name, of any other as this page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from probes.outcome import Verdict, _address_fits, _fits, judge, judge_unread
from probes.platform import Sign
from probes.snapshot import Image, PageSnapshot, Text, Trouble
from selfaudit.model import Outcome
from tests.probes.test_outcome import INSTAGRAM, LONG, OWN, snapshot

YOURSELF = "Please look yourself."
PICTURE = replace(snapshot(), images=(Image("a.png"),))
HIDDEN = replace(snapshot(), images=(Image("a.png", visible=False),))
BIO = Text("Teacher and baker", True, field="bio")
PRIVATE, LOG_IN = Text("This account is private", True), Text("Log in to see more", True)
OPEN = "Robin. See Instagram photos and videos from Robin"
SHUT = "Instagram shows strangers that this account is private."
NOTES: list[tuple[PageSnapshot, Outcome, str]] = [
    (snapshot("x", status=403), Outcome.BLOCKED, "{} refused the visit. " + YOURSELF),
    (snapshot("x", status=401), Outcome.WALL, "{} asks visitors to log in."),
    (snapshot("x", status=500), Outcome.UNREACHABLE, "{} had a fault of its own. Try again later."),
    (snapshot("x", status=599), Outcome.UNREACHABLE, "{} had a fault of its own. Try again later."),
    (snapshot("x", status=408), Outcome.UNREACHABLE, "{} had a fault of its own. Try again later."),
    (snapshot("Verify you are human"), Outcome.BLOCKED, "{} asked for proof that a person is looking. " + YOURSELF),
    (
        snapshot("Log in to continue", "Password", title="Log in"),
        Outcome.WALL,
        "{} asks visitors to log in, or to agree to something, first.",
    ),
    (PICTURE, Outcome.NOT_CHECKED, "There are only pictures here, which were not read. " + YOURSELF),
    (HIDDEN, Outcome.NOT_CHECKED, "There was next to nothing to read on {}. " + YOURSELF),
    (snapshot(), Outcome.NOT_CHECKED, "There was next to nothing to read on {}. " + YOURSELF),
]
OF_A_KNOWN_SITE: list[tuple[PageSnapshot, Outcome, str]] = [
    (snapshot("This account is private"), Outcome.PRIVATE, "Instagram shows strangers that this account is private."),
    (
        snapshot("Sorry, this page isn't available."),
        Outcome.NOT_FOUND,
        "Instagram says that there is nothing at this address.",
    ),
    (snapshot("Hello", status=404), Outcome.NOT_CHECKED, "It is not sure what Instagram showed. " + YOURSELF),
    (snapshot("Hello", status=410), Outcome.NOT_CHECKED, "It is not sure what Instagram showed. " + YOURSELF),
    (snapshot(LONG, status=499), Outcome.NOT_CHECKED, "It is not sure what Instagram showed. " + YOURSELF),
    (
        replace(snapshot(), texts=(BIO, Text("Log in to see more", True))),
        Outcome.PARTIAL,
        "Instagram shows strangers a part and asks to log in for the rest.",
    ),
    (replace(snapshot(), texts=(BIO,)), Outcome.PUBLIC, "Anyone can read this page."),
    (
        replace(snapshot(), texts=(BIO, PRIVATE), metas=(("description", OPEN),)),
        Outcome.PARTIAL,
        "Instagram calls this private, but shows some of it to everyone.",
    ),
    (replace(snapshot(), texts=(BIO, PRIVATE)), Outcome.PRIVATE, SHUT),
    (replace(snapshot("This account is private"), metas=(("description", OPEN),)), Outcome.PRIVATE, SHUT),
    # Its own notice is not the person's word, even where the words of the person stand.
    (
        replace(snapshot(), texts=(replace(BIO, text="This account is private"), PRIVATE, LOG_IN)),
        Outcome.PRIVATE,
        SHUT,
    ),
]


@pytest.mark.parametrize(("page", "outcome", "note"), NOTES)
def test_what_is_said_of_any_page(page: PageSnapshot, outcome: Outcome, note: str) -> None:
    for platform, name in ((INSTAGRAM, "Instagram"), (None, "this page")):
        said = note.format(name)
        assert judge(page, platform, OWN) == Verdict(outcome, said[:1].upper() + said[1:])


@pytest.mark.parametrize(("page", "outcome", "note"), OF_A_KNOWN_SITE)
def test_what_is_said_of_a_known_site(page: PageSnapshot, outcome: Outcome, note: str) -> None:
    assert judge(page, INSTAGRAM, OWN) == Verdict(outcome, note)


def test_a_page_that_was_cut_says_so_besides() -> None:
    page = replace(snapshot(LONG), cut=True)
    note = "Anyone can read this page. Only its first part was read: please look at the rest."
    assert judge(page) == Verdict(Outcome.PUBLIC, note, whole=False)


LED = "The page sends visitors elsewhere to log in, where they were not followed."


@pytest.mark.parametrize(
    ("address", "trouble", "outcome", "note"),
    [
        ("https://larch.example/login", Trouble.LED_ELSEWHERE, Outcome.WALL, LED),
        ("https://larch.example/a/login", Trouble.LED_ELSEWHERE, Outcome.WALL, LED),
        ("https://larch.example/cakes", Trouble.LED_ELSEWHERE, Outcome.NOT_CHECKED, "why"),
        ("https://larch.example/login", Trouble.SLOW, Outcome.UNREACHABLE, "why"),
        ("https://larch.example/login", Trouble.CRASHED, Outcome.NOT_CHECKED, "why"),
        ("", Trouble.LED_ELSEWHERE, Outcome.NOT_CHECKED, "why"),
        ("not an address", Trouble.LED_ELSEWHERE, Outcome.NOT_CHECKED, "why"),
        ("https://larch.example/", Trouble.UNREACHABLE, Outcome.UNREACHABLE, "why"),
    ],
)
def test_what_is_said_of_a_page_that_could_not_be_read(
    address: str, trouble: Trouble, outcome: Outcome, note: str
) -> None:
    assert judge_unread(PageSnapshot(address, None, trouble=trouble), "why") == Verdict(outcome, note)


@pytest.mark.parametrize(
    ("value", "address", "fits"),
    [
        ("/{handle}", OWN.address, True),
        ("/{handle}", OWN.address.upper().replace("HTTPS", "https").rstrip("/"), True),
        ("/{handle}", "https://www.instagram.com/somebody.else/", False),
        ("/{handle}", f"{OWN.address}more/", False),
        ("/{handle}", f"{OWN.address.rstrip('/')}X", False),
        ("/{handle}", "https://www.instagram.com/", False),
        ("/accounts/login", "https://www.instagram.com/accounts/login", True),
        ("/accounts/login", "https://www.instagram.com/Accounts/Login/", True),
        ("/Accounts/Login/", "https://www.instagram.com/accounts/login/next", True),
        ("/accounts/login", "https://www.instagram.com/accounts/login/next", True),
        ("/accounts/login", "https://www.instagram.com/accounts/loginas", False),
        ("/accounts/login", "https://www.instagram.com/accounts", False),
        ("/accounts/login", "https://www.instagram.com/a/accounts/login", False),
        ("/accounts/login", "not an address", False),
        ("/accounts/login", "", False),
    ],
)
def test_where_an_address_of_a_marker_fits(value: str, address: str, fits: bool) -> None:
    assert _address_fits(value, snapshot(address=address), OWN) is fits


def test_where_nobody_is_asked_about_any_page_but_the_first_is_somebodys() -> None:
    assert _address_fits("/{handle}", snapshot(address="https://www.instagram.com/anybody"), None)
    assert not _address_fits("/{handle}", snapshot(address="https://www.instagram.com/"), None)


@pytest.mark.parametrize(
    ("sign", "value", "page", "fits"),
    [
        (Sign.STATUS, "403", snapshot(status=403), True),
        (Sign.STATUS, "403", snapshot(status=404), False),
        (Sign.TITLE, "Page Not\u00a0Found", snapshot(title="page  not found"), True),
        (Sign.TITLE, "Page not found", snapshot("Page not found", title="Hello"), False),
        (Sign.TITLE, "Page … found", snapshot(title="Page\nwas never found"), True),
        (Sign.TITLE, "Page … found", snapshot(title="The page was never found"), False),
        (Sign.TITLE, "a.c", snapshot(title="abc"), False),
        (Sign.LINE, "It’s private", snapshot("Hello", "it's PRIVATE"), True),
        (Sign.LINE, "It's private", snapshot("Hello", "it's private to me"), False),
        (Sign.DATA, '…"private":true…', replace(snapshot(), structured=(("x", '{"a":1,\n"private":true}'),)), True),
        (Sign.DATA, '…"private":true…', replace(snapshot('"private":true')), False),
    ],
)
def test_where_a_marker_fits(sign: Sign, value: str, page: PageSnapshot, fits: bool) -> None:
    lines = [text.text for text in page.texts]
    data = [text for _, text in page.structured]
    marker = replace(INSTAGRAM.markers[0], sign=sign, value=value)
    assert _fits(marker, page, OWN, lines, data) is fits
