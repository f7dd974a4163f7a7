"""Status, address and words become an outcome; what is unclear is never clean."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probes.outcome import judge, judge_unread
from probes.platform import Platform
from probes.platform_files import own_platforms
from probes.resolve import resolve
from probes.snapshot import PageSnapshot, Text, Trouble
from selfaudit.model import Outcome

PLATFORMS = own_platforms()
INSTAGRAM = PLATFORMS["instagram"]
WEBSITE = PLATFORMS["website"]
OWN = resolve("@miss.maple_4", PLATFORMS, "instagram")
LONG = "I keep bees, bake bread and write about the walks we take at the weekend, with pictures now and then. " * 5


def snapshot(
    *lines: str, title: str = "", status: int | None = 200, address: str = OWN.address, field: str = ""
) -> PageSnapshot:
    return PageSnapshot(address, status, title, texts=tuple(Text(line, True, field=field) for line in lines))


def outcome(page: PageSnapshot, platform: Platform | None = INSTAGRAM) -> Outcome:
    return judge(page, platform, OWN if platform is INSTAGRAM else None).outcome


@pytest.mark.parametrize("line", ["This account is private", "THIS ACCOUNT IS PRIVATE", "This  account\xa0is private"])
def test_private_needs_the_marker_at_the_accounts_own_address(line: str) -> None:
    assert outcome(snapshot(line)) is Outcome.PRIVATE
    assert outcome(snapshot(line, address="https://www.instagram.com/somebody.else/")) is Outcome.NOT_CHECKED


def test_a_bio_that_talks_about_privacy_is_not_private() -> None:
    page = snapshot("Since yesterday: This account is private, so no more pictures of cakes here.", field="bio")
    assert outcome(page) is Outcome.PUBLIC


def test_not_found_needs_two_signs() -> None:
    line = "Sorry, this page isn't available."
    assert outcome(snapshot(line)) is Outcome.NOT_FOUND
    assert outcome(snapshot(line.replace("'", "’"), status=404)) is Outcome.NOT_FOUND
    assert outcome(snapshot("Hello", status=404)) is Outcome.NOT_CHECKED
    assert outcome(snapshot(line, address="https://www.instagram.com/")) is Outcome.NOT_CHECKED


@pytest.mark.parametrize(
    ("status", "title", "line", "expected"),
    [
        (404, "Not found", "x", Outcome.NOT_FOUND),
        (410, "", "The page you are looking for no longer exists.", Outcome.NOT_FOUND),
        (404, "", "Oops! That page can’t be found.", Outcome.NOT_FOUND),
        (404, "", "We couldn't find the page you were looking for", Outcome.NOT_FOUND),
        (404, "Morgan Maple – 404", LONG, Outcome.NOT_FOUND),
        (200, "404 Not Found", "Not Found", Outcome.NOT_CHECKED),
        (404, "Morgan", LONG, Outcome.NOT_CHECKED),
        (200, "Morgan", "My talk: 404, page not found, and other tales of the web. " + LONG, Outcome.PUBLIC),
    ],
)
def test_a_personal_site_is_missing_by_status_and_words(status: int, title: str, line: str, expected: Outcome) -> None:
    assert outcome(snapshot(line, title=title, status=status, address="https://maple.example/"), WEBSITE) is expected


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (401, Outcome.WALL),
        (403, Outcome.BLOCKED),
        (429, Outcome.BLOCKED),
        (999, Outcome.BLOCKED),
        (500, Outcome.UNREACHABLE),
        (503, Outcome.UNREACHABLE),
    ],
)
def test_refusals_by_status(status: int, expected: Outcome) -> None:
    assert outcome(snapshot(LONG, status=status), INSTAGRAM) is expected
    assert outcome(snapshot(LONG, status=status), None) is expected


@pytest.mark.parametrize(
    "words",
    [
        "Just a moment...",
        "Access Denied",
        "Attention Required! | Cloudflare",
        "Verify you are human",
        "Checking your browser before accessing maple.example",
        "Our systems have detected unusual traffic from your computer network",
        "You've been blocked by network security.",
        "I'm not a robot",
        "Please complete the security check to access the site",
    ],
)
def test_bot_checks(words: str) -> None:
    assert outcome(snapshot("x", title=words, status=None), None) is Outcome.BLOCKED
    assert outcome(snapshot(words, status=None), None) is Outcome.BLOCKED
    assert outcome(snapshot(*[LONG] * 4, words, status=None), None) is Outcome.PUBLIC


@pytest.mark.parametrize(
    "words",
    [
        "You must log in to continue.",
        "Log in to continue",
        "Sign in to view more content",
        "Please log in to view this page",
        "Sign up or log in to see photos",
        "You need to sign in",
        "Already have an account? Log in",
    ],
)
def test_walls_by_words(words: str) -> None:
    assert outcome(snapshot("Maple", words, status=None), None) is Outcome.WALL
    assert outcome(snapshot(LONG * 2, words, status=None), None) is Outcome.PUBLIC


@pytest.mark.parametrize(
    "title", ["Log in", "Login • Instagram", "Sign in - Maple", "Maple | Log In", "Log in to Maple"]
)
def test_walls_by_title(title: str) -> None:
    assert outcome(snapshot("Welcome back", title=title, status=None), None) is Outcome.WALL


@pytest.mark.parametrize(
    "path", ["/login", "/accounts/login/", "/uas/signin", "/wp-login.php", "/login.php", "/sign_up"]
)
def test_walls_by_address(path: str) -> None:
    assert outcome(snapshot("Welcome", address=f"https://maple.example{path}"), None) is Outcome.WALL


def test_a_password_field_is_a_wall_only_on_a_page_of_its_own() -> None:
    form = replace(snapshot("Email address", "Password", "Forgotten password?", status=None), password_field=True)
    assert outcome(form, None) is Outcome.WALL
    words = (*form.texts, Text(LONG, True))
    assert outcome(replace(form, texts=words), None) is Outcome.PUBLIC


def test_words_beside_a_password_field_do_not_make_a_wall() -> None:
    page = replace(snapshot("Robin Quill", "Baker", "Walker", status=None), password_field=True)
    assert outcome(page, None) is Outcome.PUBLIC


@pytest.mark.parametrize(
    ("lines", "password", "expected"),
    [
        (["Email", "Password", "Next"], True, Outcome.WALL),
        (["Email", "Password", "Next"], False, Outcome.PUBLIC),
        (["Email", "Password", "My bread", "My bees", "My walks"], True, Outcome.PUBLIC),
        (["Log in to continue", "Password", "My bread", "My bees", "My walks"], False, Outcome.WALL),
        (["Log in to continue", "Password", "My bread", "My bees", "My walks"], True, Outcome.PUBLIC),
        ([f"Log in to see more of Maple on {'the old bread and bee page' * 3}"] * 4, False, Outcome.WALL),
    ],
)
def test_a_wall_is_mostly_what_asks_to_log_in(lines: list[str], password: bool, expected: Outcome) -> None:
    assert outcome(replace(snapshot(*lines, status=None), password_field=password), None) is expected


def test_a_password_beside_ones_own_words_keeps_the_rest_from_strangers() -> None:
    own = Text("Teacher and baker", True, field="bio")
    form = replace(snapshot("Password", LONG), password_field=True)
    assert outcome(replace(form, texts=(own, *form.texts))) is Outcome.PARTIAL
    no_form = replace(snapshot(LONG), password_field=True)
    assert outcome(replace(no_form, texts=(own, *no_form.texts))) is Outcome.PUBLIC


def test_a_page_that_is_gone_for_good_is_gone_wherever_it_was() -> None:
    assert outcome(snapshot("Page not found", status=410), None) is Outcome.NOT_FOUND


def test_what_stands_in_a_field_of_a_form_is_read() -> None:
    page = replace(snapshot(status=None), texts=(Text("Log in to continue", True, attribute="value"),))
    assert outcome(page, None) is Outcome.WALL
    named = replace(page, texts=(Text("Log in to continue", True, attribute="title"),))
    assert outcome(named, None) is Outcome.NOT_CHECKED


def test_a_few_letters_in_several_lines_are_next_to_nothing() -> None:
    page = replace(snapshot("Robin", "Menu", "Home", status=None), scripts=1)
    assert outcome(page, None) is Outcome.NOT_CHECKED


@pytest.mark.parametrize("line", ["", "Loading…", "You need to enable JavaScript to run this app."])
def test_shells_of_scripts_could_not_be_looked_at(line: str) -> None:
    page = replace(snapshot(line, status=None), scripts=2)
    assert outcome(page, None) is Outcome.NOT_CHECKED


def test_a_short_page_without_scripts_is_a_page() -> None:
    assert outcome(snapshot("Ring 07700 900123", status=None), None) is Outcome.PUBLIC


def test_an_unknown_page_of_a_known_site_is_not_sure_but_a_saved_one_is_read() -> None:
    assert outcome(snapshot(LONG)) is Outcome.NOT_CHECKED
    assert "look yourself" in judge(snapshot(LONG), INSTAGRAM, OWN).note
    assert outcome(snapshot(LONG, status=None)) is Outcome.PUBLIC


def test_a_cut_page_says_that_it_is_not_whole() -> None:
    verdict = judge(replace(snapshot(LONG, status=None), cut=True))
    assert not verdict.whole
    assert "first part" in verdict.note


_WORDS = st.text(max_size=60)


@given(
    lines=st.lists(_WORDS, max_size=5),
    title=_WORDS,
    status=st.one_of(st.none(), st.integers(100, 999)),
    address=st.one_of(_WORDS, st.just(OWN.address)),
    scripts=st.integers(0, 3),
)
def test_no_page_breaks_it_and_silence_is_never_clean(
    lines: list[str], title: str, status: int | None, address: str, scripts: int
) -> None:
    page = replace(snapshot(*lines, title=title, status=status, address=address), scripts=scripts)
    for platform in (INSTAGRAM, WEBSITE, None):
        verdict = judge(page, platform, OWN if platform is INSTAGRAM else None)
        assert verdict.note
        if not any(line.strip() for line in lines) and status is None:
            assert not verdict.outcome.conclusive


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://login.elsewhere.example/", Outcome.WALL),
        ("https://accounts.elsewhere.example/v3/x?continue=y", Outcome.WALL),
        ("https://elsewhere-login.example/", Outcome.WALL),
        ("https://elsewhere.example/oauth2/authorize", Outcome.WALL),
        ("https://www.elsewhere.example/sign-in?next=%2Fmaple", Outcome.WALL),
        ("https://elsewhere.example/", Outcome.NOT_CHECKED),
        ("https://blogging.example/maple", Outcome.NOT_CHECKED),
        ("https://catalogin.example/", Outcome.NOT_CHECKED),
        ("https://[x/", Outcome.NOT_CHECKED),
        ("", Outcome.NOT_CHECKED),
    ],
)
def test_being_sent_elsewhere_to_log_in_is_a_wall(address: str, expected: Outcome) -> None:
    page = PageSnapshot(address, None, trouble=Trouble.LED_ELSEWHERE)
    assert judge_unread(page, "why").outcome is expected


@pytest.mark.parametrize("trouble", [trouble for trouble in Trouble if trouble])
def test_what_could_not_be_read_is_never_conclusive(trouble: Trouble) -> None:
    verdict = judge_unread(PageSnapshot("https://maple.example/", None, trouble=trouble), "why")
    assert not verdict.outcome.conclusive
    assert verdict.note == "why"
