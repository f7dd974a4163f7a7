"""Reads the tables of a platform file; what is not in order is refused by file, table and key."""

from __future__ import annotations

import re

from cssselect import SelectorError, parse

from probes.platform import Banner, Example, Export, Fact, Field, Form, Guide, Marker, Setting, Sign, SignIn, Source
from selfaudit.model import Outcome, Place
from selfaudit.tables import Table

_HOST = re.compile(r"(?:\*\.)?(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]")
_SPELLING = re.compile(r"[^\s/]*(?:/\S*)?")


def hosts(table: Table, key: str) -> tuple[str, ...]:
    """The host names at `key`; empty where the key is missing."""
    named = table.texts(key)
    if not all(_HOST.fullmatch(host) for host in named):
        raise table.wrong(key, 'must hold host names in small letters, as in "www.site.example" or "*.site.example"')
    return named


def form(table: Table) -> Form:
    """How an account is written: `handle`, `address`, `spellings`, `lower_case`, `phone_number`."""
    try:
        handle = re.compile(table.text("handle"))
    except re.error:
        raise table.wrong("handle", "is not a regular expression") from None
    address = table.text("address", default="")
    spellings = table.texts("spellings")
    if address and not (address.startswith("https://") and "{handle}" in address):
        raise table.wrong("address", "must begin with https:// and hold {handle}")
    if not all(_SPELLING.fullmatch(spelling) and "{handle}" in spelling for spelling in spellings):
        raise table.wrong("spellings", "must be addresses without https:// that hold {handle}")
    lower_case, phone_number = table.flag("lower_case", default=False), table.flag("phone_number", default=False)
    read = Form(handle, address, spellings, lower_case, phone_number)
    table.done()
    return read


def match(table: Table) -> Example:
    """What people paste and the handle it must become."""
    example = Example(table.text("pasted"), table.text("handle"))
    table.done()
    return example


def ignore(table: Table) -> Example:
    """What must be refused."""
    example = Example(table.text("pasted"), None)
    table.done()
    return example


def field(table: Table) -> Field:
    """A place on the page: `name`, `place` where it differs, `selectors`, `data`, and where from."""
    name = table.text("name")
    place = table.word("place", Place, default=name)
    selectors = table.texts("selectors", required=True)
    _check_selectors(table, "selectors", *selectors)
    read = Field(name, place, selectors, table.texts("data"), _source(table))
    table.done()
    return read


def marker(table: Table) -> Marker:
    """A sign of an outcome: `outcome`, `sign`, `value`, and where from."""
    outcome, sign = table.word("outcome", Outcome), table.word("sign", Sign)
    read = Marker(outcome, sign, table.text("value"), _source(table))
    if sign is Sign.STATUS and not re.fullmatch(r"[1-9][0-9]{2}", read.value):
        raise table.wrong("value", 'must be an HTTP status in quotation marks, as in "404"')
    if sign is Sign.ADDRESS and not read.value.startswith("/"):
        raise table.wrong("value", "must be the start of an address's path, as in /login")
    table.done()
    return read


def banner(table: Table | None) -> Banner | None:
    """The cookie banner: `where`, `refuse`, and where from; None where the file names none."""
    if table is None:
        return None
    read = Banner(table.text("where"), table.text("refuse", default=""), _source(table))
    _check_selectors(table, "where", read.where)
    if read.refuse:
        _check_selectors(table, "refuse", read.refuse)
    table.done()
    return read


def setting(table: Table) -> Setting:
    """One thing to set: `title`, `value`, `why`, `link` or `taps`, `before`, `note`, and where from."""
    read = Setting(
        title=table.text("title"),
        value=table.text("value"),
        why=table.text("why"),
        link=_link(table),
        taps=table.texts("taps"),
        before=table.text("before", default=""),
        note=table.text("note", default=""),
        source=_source(table),
    )
    table.done()
    if not read.link and not read.taps:
        raise table.wrong("taps", "or link is missing: say where this is set")
    return read


def guide(table: Table | None) -> Guide | None:
    """Steps to take: `steps`, `link`, and where from; None where the file names none."""
    if table is None:
        return None
    signed_in = table.flag("signed_in", default=False)
    read = Guide(_link(table), table.texts("steps", required=True), _source(table), signed_in)
    table.done()
    return read


def export(table: Table | None) -> Export | None:
    """The data download: `steps`, `link`, `form`, `wait`, and where from; None where the file names none."""
    if table is None:
        return None
    read = Export(
        link=_link(table),
        steps=table.texts("steps", required=True),
        form=table.text("form"),
        wait=table.text("wait"),
        source=_source(table),
    )
    table.done()
    return read


def fact(table: Table | None) -> Fact | None:
    """One `text`, and where from; None where the file has none."""
    if table is None:
        return None
    read = Fact(table.text("text"), _source(table))
    table.done()
    return read


def sign_in(table: Table | None) -> SignIn | None:
    """What signing in takes: `hosts`, `refuses_controlled_browser`, and where from; None where there is none."""
    if table is None:
        return None
    read = SignIn(hosts(table, "hosts"), table.flag("refuses_controlled_browser", default=False), _source(table))
    table.done()
    if not read.hosts and not read.refuses_controlled_browser:
        raise table.wrong("hosts", "is missing: name what signing in needs, or leave the table out")
    return read


def _source(table: Table) -> Source:
    return Source(table.text("source"), table.day("checked"), table.flag("verified", default=True))


def _link(table: Table) -> str:
    link = table.text("link", default="")
    if link and not re.fullmatch(r"https://[^\s\"'<>\\]+", link):
        raise table.wrong("link", "must be an https:// address")
    return link


def _check_selectors(table: Table, key: str, *selectors: str) -> None:
    for selector in selectors:
        try:
            parse(selector)
        except SelectorError:
            raise table.wrong(key, "holds something that is not a CSS selector") from None
