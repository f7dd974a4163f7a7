"""Addresses and user names against the forms of a platform file: which account they mean, if any. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from urllib.parse import quote

from probes.addresses import Address, segments
from probes.platform import Form, Platform
from selfaudit.model import Account

# Fronts that one site answers under: mobile pages, and pages in one language or country ("uk.", "de-de.").
_FRONT = re.compile(r"(?:www|m|mobile|mbasic|touch|web|free|i|amp|old|new|[a-z]{2}(?:-[a-z]{2})?)\.(?=[^.]+\.[^.]+)")

_NUMBER = re.compile(r"\+?[0-9(][0-9 ().-]{5,18}[0-9]")


def account_at(address: Address, platform: Platform) -> Account | None:
    """The account whose page on `platform` this is, or None where it is no page of an account there."""
    return next((account for form in platform.forms if (account := fit(address, platform, form))), None)


def on_any_server(platform: Platform) -> bool:
    """True for a platform whose pages stand on many servers: what another site's file knows comes first."""
    return any("{server}" in form.address for form in platform.forms)


def fit(address: Address, platform: Platform, form: Form) -> Account | None:
    """The account that `address` means where it is written like one of the form's spellings."""
    for spelling in form.spellings:
        parts = _parts(address, spelling)
        if parts and (account := account_of(platform, form, parts["handle"], parts.get("server", ""))):
            return account
    return None


def _parts(address: Address, spelling: str) -> dict[str, str] | None:
    """What stands at {handle} and {server} where `address` is written like `spelling`; more path may follow."""
    where, _, question = spelling.partition("?")
    host, _, path = where.partition("/")
    found = _read(host, address.host) or _read(host, _FRONT.sub("", address.host, count=1))
    if found is None:
        return None
    wanted, given = path.split("/") if path else [], segments(address.path)
    if len(given) < len(wanted):
        return None
    for want, part in zip(wanted, given, strict=False):
        read = _read(want, part)
        if read is None:
            return None
        found |= read
    if question:
        key, _, want = question.partition("=")
        read = _read(want, dict(address.query).get(key, ""))
        return None if read is None else _named(found | read)
    return _named(found)


def _named(found: dict[str, str]) -> dict[str, str] | None:
    return found if found.get("handle") else None


def _read(template: str, text: str) -> dict[str, str] | None:
    match = _pattern(template).fullmatch(text)
    return {"": "", **match.groupdict()} if match else None


@cache
def _pattern(template: str) -> re.Pattern[str]:
    """What a part of a spelling fits; spellings stand in platform files, so there are few of them."""
    pattern = re.escape(template).replace(r"\{handle\}", "(?P<handle>.+)").replace(r"\{any\}", ".+")
    return re.compile(pattern.replace(r"\{server\}", "(?P<server>.+)"), re.IGNORECASE)


def account_of(platform: Platform, form: Form, handle: str, server: str = "") -> Account | None:
    """The account for `handle` where it is written as `form` wants and is not one of the site's own words."""
    name = handle.removeprefix("@")
    name = name.lower() if form.lower_case else name
    name = _dialled(name) if form.phone_number else name
    if not form.handle.fullmatch(name) or name.casefold() in platform.not_handles:
        return None
    if "{server}" in form.address and not server:
        return None
    address = form.address.replace("{handle}", quote(name, safe="@.~:")).replace("{server}", server)
    return Account(platform.id, f"{name}@{server}" if server else name, address, platform.name)


def _dialled(name: str) -> str:
    """`name`, where it is a phone number, as digits behind its country code: the UK's where it names none."""
    if not _NUMBER.fullmatch(name):
        return name
    digits = re.sub(r"\D", "", name.replace("(0)", ""))
    return f"44{digits[1:]}" if re.match(r"0(?!0)", digits) else digits.removeprefix("00")


def is_host_of(address: Address, platform: Platform) -> bool:
    """Whether `address` stands on a host of the platform's accounts, or below one."""
    return any(address.host == host or address.host.endswith(f".{host}") for host in site_names(platform))


def site_names(platform: Platform) -> Iterator[str]:
    """The hosts that the platform's spellings stand on."""
    for form in platform.forms:
        for spelling in form.spellings:
            host = spelling.split("/", 1)[0].removeprefix("{handle}.")
            if "{" not in host:
                yield host
