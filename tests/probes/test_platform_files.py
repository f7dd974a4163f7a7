"""A platform file that is not in order is refused by file, table and key."""

from datetime import date
from pathlib import Path

import pytest

from probes.platform import Source
from probes.platform_files import load_platforms, own_platforms, read_platform
from selfaudit.errors import DataFileError
from selfaudit.model import Account

GOOD = """
id = "chatter"
name = "Chatter"
hosts = ["chatter.example", "*.cdn.chatter.example"]

[signed_out]
text = "Everything."
source = "made up"
checked = 2026-01-31

[[forms]]
handle = "[a-z]{3,9}"
address = "https://chatter.example/{handle}"
spellings = ["chatter.example/{handle}"]

[[match]]
pasted = "chatter.example/maple"
handle = "maple"

[[ignore]]
pasted = "chatter.example/a"

[[fields]]
name = "bio"
selectors = [".bio"]
data = ["description"]
source = "made up"
checked = 2026-01-31

[[markers]]
outcome = "private"
sign = "line"
value = "Closed"
source = "made up"
checked = 2026-01-31
verified = false

[consent]
where = ".cookies"
refuse = ".cookies .no"
source = "made up"
checked = 2026-01-31

[[settings]]
title = "Close it"
value = "Closed"
why = "So that pupils do not read it."
link = "https://chatter.example/settings"
before = "Old posts stay open."
source = "made up"
checked = 2026-01-31

[export]
steps = ["Ask for it."]
form = "a zip file"
wait = "a day"
source = "made up"
checked = 2026-01-31
"""


def test_a_file_in_order_is_read() -> None:
    platform = read_platform(GOOD, "chatter.toml")
    account = Account("chatter", "maple", "https://chatter.example/maple")
    assert platform.forms[0].handle.fullmatch("maple")
    assert platform.fields[0].data == ("description",)
    assert platform.settings[0].before == "Old posts stay open."
    assert platform.banner
    assert (platform.banner.where, platform.banner.refuse) == (".cookies", ".cookies .no")
    assert platform.export
    assert (platform.export.form, platform.export.wait) == ("a zip file", "a day")
    assert platform.markers[0].source == Source("made up", date(2026, 1, 31), verified=False)
    assert [
        platform.allows(account, host) for host in ("chatter.example", "CHATTER.example.", "a.cdn.chatter.example")
    ] == [*(True, True, True)]
    for host in ("cdn.chatter.example", "evilchatter.example", "x.chatter.example", "chatter.example.evil.example"):
        assert not platform.allows(account, host)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('name = "Chatter"', 'name = "Chatter"\nnmae = "x"', "chatter.toml: 'nmae' is not a key"),
        ('name = "Chatter"', "", "chatter.toml: 'name' is missing"),
        ('name = "Chatter"', "name = 3", "'name' must be text"),
        ('name = "Chatter"', 'name = ""', "'name' must not be empty"),
        ('name = "Chatter"', 'name = "a\\u202eb"', "'name' must be plain text"),
        ('id = "chatter"', 'id = "chatter"\nother_names = ["chat.example"]', "'other_names' must be names"),
        ('id = "chatter"', 'id = "Chatter"', "'id' must be the file's name"),
        ('id = "chatter"', 'id = "other"', "'id' must be the file's name"),
        ('"chatter.example", ', '"https://chatter.example", ', "'hosts' must hold host names"),
        ('"chatter.example", ', '"*", ', "'hosts' must hold host names"),
        ('"chatter.example", ', '"192.0.2.1", ', "'hosts' must hold host names"),
        ('hosts = ["chatter.example", "*.cdn.chatter.example"]', "", "'hosts' is missing"),
        ('handle = "[a-z]{3,9}"', 'handle = "["', "table forms number 1: 'handle' is not a regular expression"),
        ("https://chatter.example/{handle}", "http://chatter.example/{handle}", "'address' must begin with https://"),
        ("https://chatter.example/{handle}", "https://chatter.example/", "'address' must begin with https://"),
        ('["chatter.example/{handle}"]', '["chatter.example/"]', "'spellings' must be addresses"),
        ('selectors = [".bio"]', 'selectors = ["..bio["]', "table fields number 1: 'selectors' holds something"),
        ('selectors = [".bio"]', "selectors = []", "'selectors' must be a list"),
        ('selectors = [".bio"]', 'selectors = ".bio"', "'selectors' must be a list"),
        ('name = "bio"', 'name = "biography"', "'place' must be one of"),
        ('outcome = "private"', 'outcome = "closed"', "table markers number 1: 'outcome' must be one of"),
        ('sign = "line"', 'sign = "smell"', "'sign' must be one of"),
        ('sign = "line"', 'sign = "status"', "'value' must be an HTTP status"),
        ('sign = "line"', 'sign = "address"', "'value' must be the start of an address"),
        ("checked = 2026-01-31\nverified", "verified", "table markers number 1: 'checked' is missing"),
        ("verified = false", 'verified = "no"', "'verified' must be true or false"),
        ("checked = 2026-01-31\nverified", 'checked = "2026"\nverified', "'checked' must be a date"),
        ('link = "https://chatter.example/settings"', "", "'taps' or link is missing"),
        ('link = "https://', 'link = "http://', "'link' must be an https:// address"),
        ('[[match]]\npasted = "chatter.example/maple"\nhandle = "maple"', "", "'match' is missing"),
        ('[[ignore]]\npasted = "chatter.example/a"', "", "'ignore' is missing"),
        ("[[settings]]", "[settings]", "'settings' must be a list of tables"),
        ('[[forms]]\nhandle = "[a-z]{3,9}"', "[[fields]]", "is missing"),
        ('name = "Chatter"', "name = [", "chatter.toml is not valid TOML"),
        ('[signed_out]\ntext = "Everything."\nsource = "made up"\nchecked = 2026-01-31', "", "'signed_out' is missing"),
        ('text = "Everything."', "", "table signed_out: 'text' is missing"),
        ('name = "Chatter"', 'name = "Chatter"\nno_page = "None."', "'no_page' must say why"),
        ('address = "https://chatter.example/{handle}"', "", "'no_page' must say why"),
        ('where = ".cookies"', 'where = "..["', "table consent: 'where' holds something"),
        ('refuse = ".cookies .no"', 'refuse = "]"', "table consent: 'refuse' holds something"),
        ('data = ["description"]', 'data = "description"', "table fields number 1: 'data' must be a list"),
        ('form = "a zip file"', "", "table export: 'form' is missing"),
        ('wait = "a day"', "", "table export: 'wait' is missing"),
    ],
)
def test_a_file_not_in_order_is_refused_by_name(old: str, new: str, said: str) -> None:
    assert old in GOOD
    with pytest.raises(DataFileError) as refused:
        read_platform(GOOD.replace(old, new, 1), "chatter.toml")
    assert said in refused.value.message


def test_folders_are_loaded_together_and_the_website_comes_last(tmp_path: Path) -> None:
    (tmp_path / "chatter.toml").write_text(GOOD, "utf-8")
    platforms = load_platforms(tmp_path)
    assert list(platforms) == ["chatter"]
    assert list(own_platforms())[-1] == "website"


def test_a_file_as_editors_save_it_is_read(tmp_path: Path) -> None:
    (tmp_path / "chatter.toml").write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    assert list(load_platforms(tmp_path / "chatter.toml")) == ["chatter"]


def test_what_is_said_twice_is_told() -> None:
    with pytest.raises(DataFileError, match=r"line 4.*said twice"):
        read_platform(GOOD.replace('name = "Chatter"', 'name = "Chatter"\nname = "Chat"'), "chatter.toml")


def test_facts_grow_stale() -> None:
    source = Source("made up", date(2026, 1, 31))
    assert not source.stale(date(2026, 7, 31))
    assert source.stale(date(2026, 9, 1))


def test_a_guide_has_no_hosts() -> None:
    guide = GOOD.replace('address = "https://chatter.example/{handle}"', "")
    guide = guide.replace('name = "Chatter"', 'name = "Chatter"\nno_page = "It is an app."')
    with pytest.raises(DataFileError, match="'hosts' must be left out"):
        read_platform(guide, "chatter.toml")
    hosts = 'hosts = ["chatter.example", "*.cdn.chatter.example"]'
    assert not read_platform(guide.replace(hosts, ""), "chatter.toml").has_page


def test_accounts_on_hosts_of_their_own_reach_that_host_and_no_neighbour() -> None:
    own = GOOD.replace('address = "https://chatter.example/{handle}"', 'address = "https://{handle}.chatter.example/"')
    platform = read_platform(own, "chatter.toml")
    account = Account("chatter", "maple", "https://maple.chatter.example/")
    assert platform.hosts_for(account) == ("maple.chatter.example", "chatter.example", "*.cdn.chatter.example")
    assert not platform.allows(account, "oak.chatter.example")


def test_a_personal_website_reaches_its_own_host_alone() -> None:
    website = own_platforms()["website"]
    account = Account("website", "maple.example/about", "https://maple.example/about")
    assert website.hosts_for(account) == ("maple.example",)
    assert not website.allows(account, "www.maple.example")


SIGN_IN = '\n[sign_in]\nhosts = ["login.chatter.example"]\nsource = "made up"\nchecked = 2026-01-31\n'


def test_the_window_reaches_the_hosts_of_signing_in_too_and_a_look_does_not() -> None:
    platform = read_platform(GOOD + SIGN_IN, "chatter.toml")
    account = Account("chatter", "maple", "https://chatter.example/maple")
    assert "login.chatter.example" in platform.hosts_in_window(account)
    assert "login.chatter.example" not in platform.hosts_for(account)
    assert not platform.allows(account, "login.chatter.example")
    assert not platform.refuses_window
    assert own_platforms()["youtube"].refuses_window


@pytest.mark.parametrize("hosts", ['hosts = ["not a host"]', ""])
def test_a_sign_in_table_not_in_order_is_refused(hosts: str) -> None:
    with pytest.raises(DataFileError, match="hosts"):
        read_platform(GOOD + SIGN_IN.replace('hosts = ["login.chatter.example"]', hosts), "chatter.toml")
