"""Reads platform files: one TOML file a platform, from this program's own folder or others."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from probes import platform_tables as tables
from probes.platform import Fact, Platform
from selfaudit.tables import Table, text_of

OWN_FOLDER = Path(__file__).parent / "platforms"
_ID = re.compile(r"[a-z][a-z0-9-]{0,30}")


def load_platforms(*places: Path) -> Mapping[str, Platform]:
    """Every platform file in `places`, folders or files, by id, in the order of their names; a later one counts.

    Raises DataFileError naming file, table and key where a file is not in order, BadInputError where it is no text.
    """
    found = {}
    for place in places:
        for path in sorted(place.glob("*.toml")) if place.is_dir() else (place,):
            platform = read_platform(text_of(path, path.name), path.name)
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
        hosts=tables.hosts(table, "hosts"),
        opaque=tables.hosts(table, "opaque"),
        saved_at=tables.hosts(table, "saved_at"),
        not_handles=frozenset(word.casefold() for word in table.texts("not_handles")),
        forms=tuple(tables.form(entry) for entry in table.tables("forms")),
        examples=tuple(tables.match(entry) for entry in table.tables("match"))
        + tuple(tables.ignore(entry) for entry in table.tables("ignore")),
        signed_out=_signed_out(table),
        no_page=table.text("no_page", default=""),
        fields=tuple(tables.field(entry) for entry in table.tables("fields")),
        markers=tuple(tables.marker(entry) for entry in table.tables("markers")),
        banner=tables.banner(table.table("consent")),
        settings=tuple(tables.setting(entry) for entry in table.tables("settings")),
        see_as_public=tables.guide(table.table("see_as_public")),
        sign_in=tables.sign_in(table.table("sign_in")),
        export=tables.export(table.table("export")),
        cannot_hide=tuple(fact for entry in table.tables("cannot_hide") if (fact := tables.fact(entry))),
        school_traps=table.texts("school_traps"),
    )
    table.done()
    _check_whole(platform, table)
    return platform


def _check_whole(platform: Platform, table: Table) -> None:
    if not platform.forms and not platform.any_host:
        raise table.wrong("forms", "is missing: say how an account is written")
    if platform.has_page and not platform.hosts and not (platform.any_host or platform.own_hosts):
        raise table.wrong("hosts", "is missing: name the hosts the page needs")
    if platform.has_page == bool(platform.no_page):
        raise table.wrong("no_page", "must say why no page is looked at, where a form has no address, and only there")
    if not platform.has_page and platform.hosts:
        raise table.wrong("hosts", "must be left out: no page is looked at here")
    if not any(example.handle for example in platform.examples):
        raise table.wrong("match", "is missing: give examples of what people paste")
    if all(example.handle for example in platform.examples):
        raise table.wrong("ignore", "is missing: give examples that are no account here")
    names = [field.name for field in platform.fields]
    if len(set(names)) != len(names):
        raise table.wrong("fields", "has the same name twice")


def _signed_out(table: Table) -> Fact:
    if fact := tables.fact(table.table("signed_out")):
        return fact
    raise table.wrong("signed_out", "is missing: say what a stranger sees")


def _other_names(table: Table) -> tuple[str, ...]:
    names = tuple(name.casefold() for name in table.texts("other_names"))
    if any("." in name for name in names):
        raise table.wrong("other_names", "must be names, not addresses")
    return names
