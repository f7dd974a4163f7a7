"""Reads platform files: one TOML file a platform, from this program's own folder or others."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from cssselect import SelectorError, parse

from probes.platform import Example, Field, Form, Guide, Limit, Marker, Platform, Setting, Sign, SignIn, Source
from selfaudit.model import Outcome, Place
from selfaudit.tables import Table

OWN_FOLDER = Path(__file__).parent / "platforms"
_HOST = re.compile(r"(?:\*\.)?(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]")
_ID = re.compile(r"[a-z][a-z0-9-]{0,30}")
_SPELLING = re.compile(r"[^\s/]*(?:/\S*)?")


def load_platforms(*folders: Path) -> Mapping[str, Platform]:
    """Every platform file in `folders`, by id, in the order of their names; a later folder's file takes precedence.

    Raises DataFileError naming file, table and key where a file is not in order.
    """
    found = {}
    for folder in folders:
        for path in sorted(folder.glob("*.toml")):
            platform = read_platform(path.read_text(encoding="utf-8"), path.name)
            found[platform.id] = platform
    return dict(sorted(found.items(), key=lambda item: (item[1].any_host, item[1].name.casefold())))


@cache
def own_platforms() -> Mapping[str, Platform]:
    """The platform files that come with the program."""
    return load_platforms(OWN_FOLDER)


def read_platform(text: str, file: str) -> Platform:
    """The platform that the TOML document `text` describes; `file` is its name, which must be the id and .toml."""
    table = Table.parse(text, file)
    identifier = table.text("id")
    if not _ID.fullmatch(identifier) or f"{identifier}.toml" != file:
        raise table.wrong("id", "must be the file's name without .toml, in small letters, digits and hyphens")
    platform = Platform(
        id=identifier,
        name=table.text("name"),
        other_names=_other_names(table),
        any_host=table.flag("any_host", default=False),
        hosts=_hosts(table, "hosts"),
        opaque=_hosts(table, "opaque"),
        not_handles=frozenset(word.casefold() for word in table.texts("not_handles")),
        forms=tuple(_form(entry) for entry in table.tables("forms")),
        examples=tuple(_match(entry) for entry in table.tables("match"))
        + tuple(_ignore(entry) for entry in table.tables("ignore")),
        signed_out=table.text("signed_out"),
        fields=tuple(_field(entry) for entry in table.tables("fields")),
        markers=tuple(_marker(entry) for entry in table.tables("markers")),
        settings=tuple(_setting(entry) for entry in table.tables("settings")),
        see_as_public=_guide(table.table("see_as_public")),
        sign_in=_sign_in(table.table("sign_in")),
        export=_guide(table.table("export")),
        cannot_hide=tuple(_limit(entry) for entry in table.tables("cannot_hide")),
        school_traps=table.texts("school_traps"),
    )
    table.done()
    _check_whole(platform, table)
    return platform


def _check_whole(platform: Platform, table: Table) -> None:
    if not platform.forms and not platform.any_host:
        raise table.wrong("forms", "is missing: say how an account is written")
    served = any("{server}" in form.address for form in platform.forms)
    if platform.has_page and not platform.hosts and not (platform.any_host or served):
        raise table.wrong("hosts", "is missing: name the hosts the page needs")
    if not any(example.handle for example in platform.examples):
        raise table.wrong("match", "is missing: give examples of what people paste")
    if all(example.handle for example in platform.examples):
        raise table.wrong("ignore", "is missing: give examples that are no account here")
    names = [field.name for field in platform.fields]
    if len(set(names)) != len(names):
        raise table.wrong("fields", "has the same name twice")


def _source(table: Table) -> Source:
    return Source(table.text("source"), table.day("checked"), table.flag("verified", default=True))


def _hosts(table: Table, key: str) -> tuple[str, ...]:
    hosts = table.texts(key)
    if not all(_HOST.fullmatch(host) for host in hosts):
        raise table.wrong(key, 'must hold host names in small letters, as in "www.site.example" or "*.site.example"')
    return hosts


def _other_names(table: Table) -> tuple[str, ...]:
    names = tuple(name.casefold() for name in table.texts("other_names"))
    if any("." in name for name in names):
        raise table.wrong("other_names", "must be names, not addresses")
    return names


def _form(table: Table) -> Form:
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
    form = Form(handle, address, spellings, table.flag("lower_case", default=False))
    table.done()
    return form


def _match(table: Table) -> Example:
    example = Example(table.text("pasted"), table.text("handle"))
    table.done()
    return example


def _ignore(table: Table) -> Example:
    example = Example(table.text("pasted"), None)
    table.done()
    return example


def _field(table: Table) -> Field:
    name = table.text("name")
    try:
        place = Place(table.text("place", default=name))
    except ValueError:
        raise table.wrong("place", f"must be one of: {', '.join(Place)}") from None
    selectors = table.texts("selectors", required=True)
    for selector in selectors:
        try:
            parse(selector)
        except SelectorError:
            raise table.wrong("selectors", "holds something that is not a CSS selector") from None
    field = Field(name, place, selectors, _source(table))
    table.done()
    return field


def _marker(table: Table) -> Marker:
    try:
        outcome = Outcome(table.text("outcome"))
    except ValueError:
        raise table.wrong("outcome", f"must be one of: {', '.join(Outcome)}") from None
    try:
        sign = Sign(table.text("sign"))
    except ValueError:
        raise table.wrong("sign", f"must be one of: {', '.join(Sign)}") from None
    marker = Marker(outcome, sign, table.text("value"), _source(table))
    if sign is Sign.STATUS and not re.fullmatch(r"[1-9][0-9]{2}", marker.value):
        raise table.wrong("value", 'must be an HTTP status in quotation marks, as in "404"')
    if sign is Sign.ADDRESS and not marker.value.startswith("/"):
        raise table.wrong("value", "must be the start of an address's path, as in /login")
    table.done()
    return marker


def _setting(table: Table) -> Setting:
    setting = Setting(
        title=table.text("title"),
        value=table.text("value"),
        why=table.text("why"),
        link=_link(table),
        taps=table.texts("taps"),
        note=table.text("note", default=""),
        source=_source(table),
    )
    table.done()
    if not setting.link and not setting.taps:
        raise table.wrong("taps", "or link is missing: say where this is set")
    return setting


def _guide(table: Table | None) -> Guide | None:
    if table is None:
        return None
    signed_in = table.flag("signed_in", default=False)
    guide = Guide(_link(table), table.texts("steps", required=True), _source(table), signed_in)
    table.done()
    return guide


def _sign_in(table: Table | None) -> SignIn | None:
    if table is None:
        return None
    sign_in = SignIn(_hosts(table, "hosts"), table.flag("refuses_controlled_browser", default=False), _source(table))
    table.done()
    if not sign_in.hosts and not sign_in.refuses_controlled_browser:
        raise table.wrong("hosts", "is missing: name what signing in needs, or leave the table out")
    return sign_in


def _limit(table: Table) -> Limit:
    limit = Limit(table.text("text"), _source(table))
    table.done()
    return limit


def _link(table: Table) -> str:
    link = table.text("link", default="")
    if link and not re.fullmatch(r"https://[^\s\"'<>\\]+", link):
        raise table.wrong("link", "must be an https:// address")
    return link
