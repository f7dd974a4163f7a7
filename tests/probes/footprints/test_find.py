"""From traces to likely accounts: ranked by signs, each with its reason, and the rest dropped."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probes.footprints.browsers import Profile
from probes.footprints.find import find
from probes.footprints.rank import rank
from probes.footprints.sites import Says, Sites
from probes.footprints.tally import Tally
from probes.footprints.traces import Mark, Trace
from probes.platform_files import own_platforms
from selfaudit.further import Candidate, Sure
from tests.probes.footprints.made_up import chromium_bookmarks, chromium_history, firefox_places

PLATFORMS = own_platforms()
SITES = Sites(PLATFORMS)


def ranked(*traces: Trace) -> dict[str, tuple[Sure, tuple[str, ...]]]:
    tally = Tally(PLATFORMS)
    tally.count(traces, "Firefox")
    return {candidate.account.id: (candidate.sure, candidate.why) for candidate in rank(tally.seen)}


SIGNS = {
    "https://www.instagram.com/maya.example/": ("instagram:maya.example", Says.PROFILE),
    "https://instagram.com/maya.example?igsh=abc": ("instagram:maya.example", Says.PROFILE),
    "https://www.instagram.com/maya.example/saved/": ("instagram:maya.example", Says.OWNER),
    "https://www.instagram.com/accounts/edit/": ("instagram:", Says.INSIDE),
    "https://www.instagram.com/accounts/login/?next=/maya.example/": ("instagram:", Says.SIGN_IN),
    "https://www.instagram.com/direct/inbox/": ("instagram:", Says.INSIDE),
    "https://accountscenter.instagram.com/": ("instagram:", Says.INSIDE),
    "https://x.com/settings/account": ("x:", Says.INSIDE),
    "https://x.com/maya_teaches": ("x:maya_teaches", Says.PROFILE),
    "https://twitter.com/login": ("x:", Says.SIGN_IN),
    "https://www.linkedin.com/in/maya-example/edit/intro/": ("linkedin:maya-example", Says.OWNER),
    "https://www.facebook.com/profile.php?id=100012345678901": ("facebook:100012345678901", Says.PROFILE),
    "https://maya-writes.tumblr.com/": ("tumblr:maya-writes", Says.PROFILE),
    "https://mayawrites.substack.com/publish/home": ("substack:mayawrites", Says.OWNER),
    "https://toot.example/@maya": ("mastodon:maya@toot.example", Says.PROFILE),
}
NO_SIGNS = [
    "https://www.instagram.com/p/CxAmPlE1234/",
    "https://www.instagram.com/",
    "https://x.com/maya_teaches/status/1790000000000000000",
    "https://help.instagram.com/settings",
    "https://maya-writes.tumblr.com/archive",
    "https://mayawrites.substack.com/p/a-post",
    "https://shop.example/settings",
    "https://notinstagram.com/maya.example",
    "https://instagram.com.evil.example/maya.example",
    "https://user:pass@instagram.com/maya.example",
    "file:///home/maya/instagram.com/maya",
    "javascript:https://instagram.com/maya",
    "https://" + "x" * 5000,
    "https://www.instagram.com/" + "a" * 5000,
    "https://[::1]/@maya",
    "",
]


@pytest.mark.parametrize("address", SIGNS)
def test_what_an_address_says(address: str) -> None:
    sign = SITES.sign_of(address)
    assert sign
    assert (sign.account.id, sign.says) == SIGNS[address]


@pytest.mark.parametrize("address", NO_SIGNS)
def test_what_says_nothing_is_dropped(address: str) -> None:
    assert SITES.sign_of(address) is None


@given(st.text() | st.text("htps:/.@%?#[]&=ainstgrmx", max_size=60) | st.text().map("https://instagram.com/{}".format))
def test_no_address_makes_trouble(address: str) -> None:
    SITES.sign_of(address)
    ranked(Trace(address, Mark.SAVED, 1, address), Trace(address, Mark.PASTED))


MAYA = "https://www.instagram.com/maya.example/"


def test_a_page_visited_now_and_then_is_not_ones_own() -> None:
    assert ranked(Trace(MAYA, Mark.OPENED, 9)) == {}


def test_a_page_visited_often_is_perhaps_and_with_signs_of_an_account_likelier() -> None:
    other = Trace("https://www.instagram.com/a.friend/", Mark.OPENED, 11)
    often = Trace(MAYA, Mark.OPENED, 12)
    assert ranked(often) == {"instagram:maya.example": (Sure.PERHAPS, ("Its page was opened 12 times: Firefox.",))}
    inbox = Trace("https://www.instagram.com/direct/inbox/", Mark.OPENED, 2)
    found = ranked(other, often, inbox)
    assert found["instagram:maya.example"][0] is Sure.MAYBE
    assert found["instagram:a.friend"][0] is Sure.PERHAPS


def test_of_many_pages_visited_often_only_a_few_are_asked_about() -> None:
    found = ranked(*(Trace(f"https://x.com/somebody_{n}", Mark.OPENED, 20 + n) for n in range(9)))
    assert list(found) == ["x:somebody_6", "x:somebody_7", "x:somebody_8"]


def test_of_many_bookmarks_the_most_visited_are_asked_about_and_of_a_pasted_list_all() -> None:
    pages = [f"https://x.com/somebody_{n}" for n in range(30)]
    marked = [Trace(page, Mark.BOOKMARKED) for page in pages]
    assert len(ranked(*marked)) == 10
    assert "x:somebody_29" in ranked(*marked, Trace(pages[29], Mark.OPENED, 5))
    assert len(ranked(*(Trace(page, Mark.PASTED) for page in pages))) == 30


def test_a_saved_sign_in_with_a_name() -> None:
    saved = Trace("https://www.instagram.com/accounts/login/", Mark.SAVED, 1, "maya.example")
    assert ranked(saved) == {"instagram:maya.example": (Sure.LIKELY, ("A sign-in is saved: Firefox.",))}


@pytest.mark.parametrize("user", ["maya@mail.example", "07700 900123", "+447700900123", "", "not a name!"])
def test_a_saved_sign_in_without_a_handle_tells_the_site_alone(user: str) -> None:
    found = ranked(Trace("instagram.com", Mark.SAVED, 1, user))
    assert found == {"instagram:": (Sure.LIKELY, ("A sign-in is saved: Firefox.",))}


@pytest.mark.parametrize(
    "address",
    [
        "android://Zm9v_bar==@com.instagram.android/",
        "androidapp://com.instagram.android",
        "https://m.instagram.com:443/x",
        "http://instagram.com",
    ],
)
def test_addresses_as_password_lists_write_them(address: str) -> None:
    assert "instagram:maya" in ranked(Trace(address, Mark.SAVED, 1, "maya"))


@pytest.mark.parametrize(
    ("address", "account"),
    [
        ("https://accounts.spotify.com/en/login", "spotify:maya_listens"),
        ("android://Zm9v==@com.spotify.music/", "spotify:maya_listens"),
        ("https://store.steampowered.com/login/", "steam:maya_listens"),
        ("android://Zm9v==@com.zhiliaoapp.musically/", "tiktok:maya_listens"),
        ("https://web.telegram.org/", "telegram:maya_listens"),
        ("https://about.me/login", "about-me:maya_listens"),
    ],
)
def test_sign_ins_saved_under_another_host_than_the_page(address: str, account: str) -> None:
    assert account in ranked(Trace(address, Mark.SAVED, 1, "maya_listens"))
    assert not ranked(Trace("https://spotify.com.evil.example/", Mark.SAVED, 1, "maya_listens"))


def test_editing_pages_tell_whose_account_it_is_and_settings_only_the_site() -> None:
    edit = Trace("https://www.linkedin.com/in/maya-example/edit/intro/", Mark.OPENED, 1)
    settings = Trace("https://x.com/settings/account", Mark.OPENED, 4)
    once = Trace("https://www.reddit.com/settings/", Mark.OPENED, 1)
    walls = Trace("https://www.facebook.com/login/", Mark.OPENED, 3)
    two_walls = Trace("https://www.pinterest.com/login/", Mark.OPENED, 2)
    found = ranked(edit, settings, once, walls, two_walls)
    assert {name: sure for name, (sure, _) in found.items()} == {
        "linkedin:maya-example": Sure.LIKELY,
        "x:": Sure.LIKELY,
        "reddit:": Sure.MAYBE,
        "facebook:": Sure.PERHAPS,
    }
    assert found["x:"][1] == ("Pages for members, such as settings or messages, were opened 4 times: Firefox.",)


def test_a_site_is_not_named_alone_where_an_account_on_it_is_likely() -> None:
    found = ranked(Trace(MAYA, Mark.BOOKMARKED), Trace("https://www.instagram.com/accounts/edit/", Mark.OPENED, 9))
    assert list(found) == ["instagram:maya.example"]


def test_the_likeliest_come_first() -> None:
    found = ranked(
        Trace(MAYA, Mark.OPENED, 50),
        Trace("https://x.com/maya", Mark.BOOKMARKED),
        Trace("reddit.com", Mark.SAVED, 1, "maya_reads"),
    )
    assert [sure for sure, _ in found.values()] == [Sure.LIKELY, Sure.MAYBE, Sure.PERHAPS]


def test_a_pasted_list_may_name_websites_too() -> None:
    found = find(PLATFORMS, text="Instagram: @maya.example\nmaya-bakes.example\nnonsense here\n\x1b[2J").candidates
    assert [candidate.account.id for candidate in found] == ["instagram:maya.example", "website:maya-bakes.example"]
    assert found[0].why == ("You named it: the list you pasted.",)


def test_several_sources_add_up_and_one_that_cannot_be_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket, "socket", None)
    chrome = Profile(
        "Google Chrome",
        (
            chromium_history(tmp_path / "History", [(MAYA, 30), ("https://shop.example/secret", 99)]),
            chromium_bookmarks(tmp_path / "Bookmarks", [MAYA]),
        ),
    )
    firefox = Profile("Firefox", (firefox_places(tmp_path / "places.sqlite", [(MAYA, 2)]), tmp_path / "gone"))
    found = find(PLATFORMS, [chrome, firefox])
    (candidate,) = found.candidates
    assert candidate == Candidate(
        MAYAS,
        Sure.MAYBE,
        ("Its page is bookmarked: Google Chrome.", "Its page was opened 32 times: Google Chrome, Firefox."),
    )
    assert found.missed == ("Firefox: This file does not exist. Check its name.",)
    assert "shop" not in repr(found)


MAYAS = find(PLATFORMS, text=MAYA).candidates[0].account


def test_files_are_called_by_their_names_made_harmless(tmp_path: Path) -> None:
    path = tmp_path / "my\x1b[31m list.txt"
    path.write_text(MAYA)
    (candidate,) = find(PLATFORMS, files=[path]).candidates
    assert candidate.why == ("Its page stands in the list: my[31m list.txt.",)
