"""The identity file: what it may hold, and how it is refused."""

from pathlib import Path

import pytest

from selfaudit.errors import BadInputError, DataFileError
from selfaudit.identity import identity_from, read_identity
from selfaudit.model import Identity, School

WHOLE = """
names = ["Morgan Maple", "Miss Maple"]
roles = ["Head of Science"]
places = ["Thornbury Vale"]
numbers = ["07700 900461"]
emails = ["morgan@maple.example"]

[[schools]]
name = "Larchfield Academy"
other_names = ["Larchy", "LA"]

[[schools]]
name = "Fernhill Primary School"
"""


def test_a_whole_identity_is_read(tmp_path: Path) -> None:
    path = tmp_path / "me.toml"
    path.write_text("\ufeff" + WHOLE, "utf-8")
    assert read_identity(path) == Identity(
        names=("Morgan Maple", "Miss Maple"),
        schools=(School("Larchfield Academy", ("Larchy", "LA")), School("Fernhill Primary School")),
        roles=("Head of Science",),
        places=("Thornbury Vale",),
        numbers=("07700 900461",),
        emails=("morgan@maple.example",),
    )


def test_every_key_may_be_missing_and_schools_may_be_plain_names() -> None:
    assert identity_from("") == Identity()
    assert identity_from('schools = ["Larchfield Academy"]').schools == (School("Larchfield Academy"),)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("names = [", "is not valid TOML"),
        ('nmaes = ["x"]', "'nmaes' is not a key"),
        ('names = "Morgan"', "'names' must be a list of texts"),
        ("names = [1]", "'names' must be text"),
        ('names = ["  "]', "'names' must not be empty"),
        ("schools = 3", "'schools' must be a list of tables"),
        ('[[schools]]\nother_names = ["x"]', "table schools number 1: 'name' is missing"),
        ('[[schools]]\nname = "x"\nnick = "y"', "table schools number 1: 'nick' is not a key"),
        ("[names]\na = 1", "'names' must be a list of texts"),
        ("a=" + "[" * 5000, "is not valid TOML"),
    ],
)
def test_a_broken_identity_is_refused_in_one_sentence(text: str, said: str) -> None:
    with pytest.raises(DataFileError) as refused:
        identity_from(text)
    assert said in refused.value.message


def test_a_file_that_is_not_there_or_not_text(tmp_path: Path) -> None:
    (tmp_path / "picture.toml").write_bytes(b"\x89PNG\xff\xfe")
    for name in ("picture.toml", "nowhere.toml", "."):
        with pytest.raises(BadInputError):
            read_identity(tmp_path / name)
