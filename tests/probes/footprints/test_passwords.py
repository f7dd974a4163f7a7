"""Exported passwords: two columns are read, line by line, and the password goes with its line."""

from __future__ import annotations

import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest

from probes.footprints.files import file_traces
from probes.footprints.passwords import is_password_list, password_traces
from probes.footprints.traces import Mark, Trace
from selfaudit.errors import BadInputError

SECRET = 'correct-horse,battery""staple'
SITE = "https://www.instagram.com/accounts/login/"
# The first line of each program's export, and one sign-in under it; %s is the password.
LAYOUTS = {
    "Chrome and Edge": ("name,url,username,password,note", f'Instagram,{SITE},maya.example,"%s",'),
    "Firefox": (
        '"url","username","password","httpRealm","formActionOrigin","guid","timeCreated","timeLastUsed",'
        '"timePasswordChanged"',
        f'"{SITE}","maya.example","%s",,"https://www.instagram.com","{{0}}","1","2","3"',
    ),
    "Bitwarden": (
        "folder,favorite,type,name,notes,fields,reprompt,login_uri,login_username,login_password,login_totp",
        f',,login,Instagram,"two\nlines",,0,{SITE},maya.example,"%s",',
    ),
    "1Password": (
        "Title,Url,Username,Password,OTPAuth,Favorite,Archived,Tags,Notes",
        f'Instagram,{SITE},maya.example,"%s",,false,false,,',
    ),
    "KeePassXC": (
        '"Group","Title","Username","Password","URL","Notes","TOTP","Icon","Last Modified","Created"',
        f'"Root","Instagram","maya.example","%s","{SITE}","","","0","2026","2026"',
    ),
    "KeePass": (
        '"Account","Login Name","Password","Web Site","Comments"',
        f'"Instagram","maya.example","%s","{SITE}",""',
    ),
    "LastPass": (
        "url,username,password,totp,extra,name,grouping,fav",
        f'{SITE},maya.example,"%s",,,Instagram,,0',
    ),
    "Apple": ("Title,URL,Username,Password,Notes,OTPAuth", f'Instagram,{SITE},maya.example,"%s",,'),
}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_each_layout_gives_address_and_user_name_alone(layout: str, encoding: str, tmp_path: Path) -> None:
    heading, line = LAYOUTS[layout]
    path = tmp_path / "passwords.csv"
    path.write_text(f"{heading}\r\n{line % SECRET}\r\n", encoding, newline="")
    assert list(file_traces(path)) == [Trace(SITE, Mark.SAVED, 1, "maya.example")]


class Line(str):
    """A line that can be watched."""


def test_no_line_outlives_the_next_one() -> None:
    heading, line = LAYOUTS["Chrome and Edge"]
    watched: list[weakref.ref[Line]] = []

    def lines() -> Iterator[str]:
        yield heading
        for number in range(50):
            assert [seen for seen in watched[:-1] if seen()] == []
            made = Line(line % f"{SECRET}{number}")
            watched.append(weakref.ref(made))
            yield made
            del made

    found = []
    for trace in password_traces(lines()):
        found.append(trace)
        assert len(watched) == len(found), "read ahead"
    assert len(found) == 50
    assert "horse" not in repr(found)


def test_the_password_column_is_never_mistaken_for_the_others() -> None:
    lines = ["password,url,username", f"https://evil.example,{SITE},maya.example"]
    assert list(password_traces(lines)) == [Trace(SITE, Mark.SAVED, 1, "maya.example")]


def test_several_addresses_in_one_cell_and_short_lines() -> None:
    lines = [
        "name,url,username,password",
        'a,"https://x.com,https://twitter.com",maya,p',
        "short",
        "",
        "a,https://x.com",
    ]
    found = list(password_traces(lines))
    assert [(trace.address, trace.user) for trace in found] == [
        ("https://x.com", "maya"),
        ("https://twitter.com", "maya"),
        ("https://x.com", ""),
    ]


@pytest.mark.parametrize("line", ["", "hello", "name,price,amount", "url,title", "https://x.com/maya,maya"])
def test_other_lists_are_not_taken_for_passwords(line: str) -> None:
    assert not is_password_list(line)


@pytest.mark.parametrize(
    "broken", ['a,https://x.com,"' + "x" * 200_000, '"a,https://x.com,xxx', 'a,"https://x.com"xxx,b']
)
def test_a_list_that_breaks_off_in_a_quote_is_one_sentence(broken: str, tmp_path: Path) -> None:
    path = tmp_path / "passwords.csv"
    path.write_text(f"name,url,username,password\n{broken}")
    with pytest.raises(BadInputError, match="breaks off") as told:
        list(file_traces(path))
    assert "xxx" not in str(told.value)


def test_a_semicolon_list_as_spreadsheets_save_it() -> None:
    lines = ["name;url;username;password", f"Instagram;{SITE};maya.example;a,b"]
    assert list(password_traces(lines)) == [Trace(SITE, Mark.SAVED, 1, "maya.example")]
