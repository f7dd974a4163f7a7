"""Every platform file that comes with the program proves itself."""

from pathlib import Path

import pytest

from probes.platform_files import OWN_FOLDER, own_platforms
from probes.prove import load_proofs, wrong_examples, wrong_proof
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


@pytest.mark.parametrize("platform", [known.id for known in PLATFORMS.values() if known.has_page])
def test_a_platform_with_a_page_has_at_least_three_proofs(platform: str) -> None:
    assert len(load_proofs(PAGES / platform)) >= 3


def test_every_page_has_its_proof_and_every_folder_its_platform() -> None:
    pages = {path.with_suffix("") for path in PAGES.glob("*/*.html")}
    assert pages == {path.with_suffix("") for path in PAGES.glob("*/*.toml")}
    assert {path.name for path in PAGES.iterdir()} <= set(PLATFORMS)


def test_every_outcome_that_a_page_can_have_is_proved() -> None:
    proved = {load_proofs(PAGES / platform)[name].outcome for platform, name in PROOFS}
    assert proved == set(Outcome)


def test_every_file_of_the_folder_is_loaded() -> None:
    assert set(PLATFORMS) == {path.stem for path in OWN_FOLDER.glob("*.toml")}


@pytest.mark.parametrize("platform", PLATFORMS)
def test_each_file_says_what_to_do_there(platform: str) -> None:
    known = PLATFORMS[platform]
    assert known.settings
    assert known.school_traps
    assert known.cannot_hide
