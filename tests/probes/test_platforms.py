"""Every platform file that comes with the program proves itself."""

from dataclasses import replace
from pathlib import Path

import pytest

from probes.platform_files import OWN_FOLDER, own_platforms
from probes.prove import load_proofs, missing, wrong_examples, wrong_proof
from selfaudit.model import Outcome

PAGES = Path(__file__).parent / "pages"
PLATFORMS = own_platforms()
PROOFS = [(platform, name) for platform in PLATFORMS for name in load_proofs(PAGES / platform)]


@pytest.mark.parametrize("platform", PLATFORMS)
def test_what_people_paste_becomes_the_right_account(platform: str) -> None:
    assert list(wrong_examples(PLATFORMS[platform], PLATFORMS)) == []


@pytest.mark.parametrize(("platform", "name"), PROOFS)
def test_a_made_up_page_is_read_as_its_proof_says(platform: str, name: str) -> None:
    proof = load_proofs(PAGES / platform)[name]
    assert list(wrong_proof(PLATFORMS[platform], PLATFORMS, name, proof)) == []


@pytest.mark.parametrize("platform", PLATFORMS)
def test_each_file_is_whole_and_has_at_least_three_pages_or_says_why_not(platform: str) -> None:
    assert list(missing(PLATFORMS[platform], load_proofs(PAGES / platform).values())) == []


def test_what_is_missing_is_said() -> None:
    bare = replace(
        PLATFORMS["steam"], settings=(), export=None, see_as_public=None, fields=PLATFORMS["steam"].fields[:1]
    )
    few = list(load_proofs(PAGES / "steam").values())[:1]
    assert [line.split()[1] for line in missing(bare, few)] == ["settings", "export", "see_as_public", "it", "no"]


def test_every_page_has_its_proof_and_every_folder_its_platform() -> None:
    pages = {path.with_suffix("") for path in PAGES.glob("*/*.html")}
    assert pages == {path.with_suffix("") for path in PAGES.glob("*/*.toml")}
    assert {path.name for path in PAGES.iterdir()} <= set(PLATFORMS)


def test_every_outcome_that_a_page_can_have_is_proved() -> None:
    proved = {load_proofs(PAGES / platform)[name].outcome for platform, name in PROOFS}
    assert proved == set(Outcome)


def test_every_file_of_the_folder_is_loaded() -> None:
    assert set(PLATFORMS) == {path.stem for path in OWN_FOLDER.glob("*.toml")}


WANTED = """
    facebook instagram threads x tiktok snapchat linkedin youtube pinterest reddit bluesky mastodon whatsapp telegram
    discord strava twitch tumblr flickr nextdoor vinted ebay goodreads spotify linktree wordpress substack medium steam
    bereal teacher-reviews alumni website
"""


def test_every_platform_that_school_staff_may_be_on_has_its_file() -> None:
    assert set(WANTED.split()) <= set(PLATFORMS)


@pytest.mark.parametrize("platform", PLATFORMS)
def test_hosts_are_named_exactly_or_below_a_name_of_the_site_itself(platform: str) -> None:
    for host in PLATFORMS[platform].hosts:
        assert host.count(".") >= (2 if host.startswith("*.") else 1)


def test_a_platform_without_a_page_says_why_in_one_sentence() -> None:
    for known in PLATFORMS.values():
        assert known.has_page is not bool(known.no_page)
        assert not known.no_page or known.no_page.endswith(".")
