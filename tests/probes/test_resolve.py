"""What people paste, in all its dresses, becomes the right account; what is unclear is refused kindly."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probes.platform_files import own_platforms
from probes.resolve import resolve
from selfaudit.errors import BadInputError

PLATFORMS = own_platforms()
TABLE = tomllib.loads(Path(__file__).with_name("spellings.toml").read_text("utf-8"))
OPEN = [(text, account) for accounts in TABLE.values() for account, row in accounts.items() for text in row["open"]]
CHOSEN = [
    (text, platform, account)
    for platform, accounts in TABLE.items()
    for account, row in accounts.items()
    for text in (*row["open"], *row["chosen"])
]


def test_the_table_is_long_and_names_every_platform() -> None:
    assert len({(text, platform) for text, platform, _ in CHOSEN}) >= 500
    assert len(set(REFUSED)) >= 90
    assert set(TABLE) == set(PLATFORMS)


@pytest.mark.parametrize(("text", "account"), OPEN)
def test_spellings_that_need_no_choice(text: str, account: str) -> None:
    assert resolve(text, PLATFORMS).id == account


@pytest.mark.parametrize(("text", "platform", "account"), CHOSEN)
def test_spellings_with_the_site_chosen(text: str, platform: str, account: str) -> None:
    assert resolve(text, PLATFORMS, platform).id == account


_WRONG = tomllib.loads(Path(__file__).with_name("refused.toml").read_text("utf-8"))["refused"]
REFUSED = [(row["text"], row.get("chosen", ""), row["said"]) for row in _WRONG]


@pytest.mark.parametrize(("text", "chosen", "said"), REFUSED)
def test_what_is_unclear_is_refused_with_a_reason(text: str, chosen: str, said: str) -> None:
    with pytest.raises(BadInputError) as refused:
        resolve(text, PLATFORMS, chosen)
    assert said in refused.value.message
    assert refused.value.message.count(".") <= 2
    assert refused.value.hint
    assert "evil" not in str(refused.value)


def test_a_look_alike_host_is_a_website_and_never_the_platform() -> None:
    for host in ("x.com.evil.example", "evilx.com", "instagram.com.evil.example", "xn--nstagram-veb.example"):
        account = resolve(f"https://{host}/maple", PLATFORMS)
        assert account.platform == "website"
        assert PLATFORMS["website"].hosts_for(account) == (host,)


def test_an_address_of_another_site_than_the_chosen_one_is_refused() -> None:
    with pytest.raises(BadInputError, match="on X, not on Instagram"):
        resolve("https://x.com/maple_teaches", PLATFORMS, "instagram")
    with pytest.raises(BadInputError, match="Instagram"):
        resolve("https://maple.example/", PLATFORMS, "instagram")


_DRESS = st.sampled_from([" ", "\n", "\u200b", "\u2060", "\ufeff", "\u202a", '"', "“", "<", ">", "(", ")", ",", ";"])


@given(
    st.sampled_from([(text, account) for text, account in OPEN if "://" in text]),
    st.lists(_DRESS, max_size=4),
    st.lists(_DRESS, max_size=4),
)
def test_wrapping_and_invisible_characters_change_nothing(
    row: tuple[str, str], before: list[str], after: list[str]
) -> None:
    text, account = row
    assert resolve("".join(before) + text + "".join(after), PLATFORMS).id == account


@given(st.text(max_size=60), st.sampled_from(["", *PLATFORMS]))
def test_any_text_is_an_account_in_order_or_bad_input(text: str, platform: str) -> None:
    try:
        account = resolve(text, PLATFORMS, platform)
    except BadInputError:
        return
    known = PLATFORMS[account.platform]
    assert account.handle
    assert account.address.startswith("https://") is known.has_page
    assert not known.has_page or known.hosts_for(account)
