"""A new vault in place of another, which is kept aside. A stop at any moment leaves either the old one or the new."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from selfaudit.vault.places import DATABASE, HEADER, make_private_folder, settle_folder

_BUILDING, _READY, _ASIDE = ".building", ".ready", ".before-"


@contextmanager
def building_site(folder: Path) -> Iterator[Path]:
    """An empty private folder beside `folder`, to make a new vault in; it goes where that fails."""
    site = folder.with_name(folder.name + _BUILDING)
    if site.exists():
        shutil.rmtree(site)
    make_private_folder(site)
    try:
        yield site
    except BaseException:
        shutil.rmtree(site)
        raise


def swap(folder: Path) -> Path | None:
    """Put the vault on the building site in the place of `folder`; gives the folder the old one is kept in now."""
    folder.with_name(folder.name + _BUILDING).rename(folder.with_name(folder.name + _READY))
    settle_folder(folder.parent)
    return finish_swap(folder)


def finish_swap(folder: Path) -> Path | None:
    """Do what a stopped `swap` left to do; nothing where nothing is left."""
    ready = folder.with_name(folder.name + _READY)
    if not ready.exists():
        return None
    aside = None
    if any((folder / name).exists() for name in (HEADER, DATABASE)):
        aside = _next_aside(folder)
        folder.rename(aside)
    elif folder.exists():
        shutil.rmtree(folder)
    ready.rename(folder)
    settle_folder(folder.parent)
    return aside


def leftovers(folder: Path) -> list[Path]:
    """The folders beside `folder` in which older or unfinished vaults lie."""
    names = (f"{folder.name}{end}" for end in (_BUILDING, _READY, _ASIDE + "*"))
    return sorted(path for name in names for path in folder.parent.glob(name))


def _next_aside(folder: Path) -> Path:
    names = (folder.with_name(f"{folder.name}{_ASIDE}{number}") for number in count(1))
    return next(path for path in names if not path.exists())
