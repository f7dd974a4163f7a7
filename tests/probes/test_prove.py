"""Made-up pages that are not in order are named, with what is the matter."""

from pathlib import Path

import pytest

from probes.platform_files import own_platforms, read_platform
from probes.prove import load_proofs, wrong_examples, wrong_proof
from selfaudit.errors import DataFileError

PLATFORMS = own_platforms()
GOOD = """
pasted = "https://x.com/maple_teaches"
status = "200"
outcome = "public"

[[read]]
place = "bio"
text = "a"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "x"
    folder.mkdir()
    (folder / "public.toml").write_text(GOOD, "utf-8")
    (folder / "public.html").write_text("<!doctype html><p>a", "utf-8")
    return folder


@pytest.mark.parametrize("end", ["html", "toml"])
def test_half_a_proof(folder: Path, end: str) -> None:
    (folder / f"public.{end}").unlink()
    with pytest.raises(DataFileError, match="x/public is half a proof"):
        load_proofs(folder)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"public"', '"open"', "'outcome' must be one of: public"),
        ('"200"', '"ok"', "'status' must be an HTTP status"),
        ('"200"', "200", "'status' must be text in quotation marks"),
        ('"bio"', '"biography"', "table read number 1: 'place' must be one of"),
        ("status", "state", "'state' is not a key"),
        ("pasted", "paste", "'pasted' is missing"),
    ],
)
def test_a_proof_not_in_order_is_refused_by_file_and_key(folder: Path, old: str, new: str, said: str) -> None:
    (folder / "public.toml").write_text(GOOD.replace(old, new, 1), "utf-8")
    with pytest.raises(DataFileError) as refused:
        load_proofs(folder)
    assert refused.value.message.startswith("x/public.toml")
    assert said in refused.value.message


def test_a_proof_of_no_account_is_told(folder: Path) -> None:
    (folder / "public.toml").write_text(GOOD.replace("maple_teaches", "home"), "utf-8")
    proof = load_proofs(folder)["public"]
    assert "pasted is no account here" in next(wrong_proof(PLATFORMS["x"], PLATFORMS, "public", proof))


def test_the_template_is_in_order_and_proves_its_examples() -> None:
    text = (Path(__file__).parents[2] / "docs" / "template.toml").read_text("utf-8")
    platform = read_platform(text, "template.toml")
    assert list(wrong_examples(platform, {**PLATFORMS, platform.id: platform})) == []
    assert platform.settings[0].before
    assert platform.banner
    assert platform.export
