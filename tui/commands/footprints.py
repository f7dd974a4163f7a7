"""`selfaudit footprints`: accounts the person may have forgotten, from what they name; printed and not kept."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from tui.exits import Exit, exit_codes

if TYPE_CHECKING:
    from pathlib import Path

    from probes.footprints.browsers import Profile
    from probes.footprints.find import Footprints

_ENDS = {
    Exit.DONE: "all was read",
    Exit.REFUSED: "bad input",
    Exit.NOT_ALL_READ: "something could not be read",
}
_STANDARD_INPUT = "-"


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "footprints",
        help="accounts you may have forgotten, from a browser or a file on this device",
        description="Looks through the browsers and files you name for accounts of yours, on this device alone. "
        "Of saved passwords only address and user name are read. Nothing is kept. Without a source: which there are.",
        epilog=exit_codes(_ENDS),
    )
    parser.add_argument(
        "sources",
        metavar="SOURCE",
        nargs="*",
        help="a browser's name, a file (exported passwords as CSV, bookmarks, addresses), or - for a list of addresses",
    )
    parser.set_defaults(command=run)


def run(arguments: argparse.Namespace) -> int:
    """Print likely accounts, or which browsers can be named. Raises BadInputError for a source that is not there."""
    from probes.footprints.browsers import profiles
    from probes.left_behind import sweep

    sweep()
    known = profiles()
    if not arguments.sources:
        _print_browsers(known)
        return 0
    found = _look(dict.fromkeys(arguments.sources), known)
    _print(found)
    return Exit.NOT_ALL_READ if found.missed else Exit.DONE


def _look(sources: Iterable[str], known: Sequence[Profile]) -> Footprints:
    from probes.footprints.find import find
    from probes.platform_files import own_platforms
    from selfaudit.errors import BadInputError
    from tui.footprints import file_named

    chosen: list[Profile] = []
    files: list[Path] = []
    text = ""
    for source in sources:
        word = f" {source.casefold().strip()}"
        named = [profile for profile in known if word in f" {profile.name.casefold()}"]
        if source == _STANDARD_INPUT:
            text = _list_from_standard_input()
        elif path := file_named(source):
            files.append(path)
        elif source.strip() and named:
            chosen += named
        else:
            raise BadInputError(
                "One of the sources is neither a file nor a browser on this device.",
                "selfaudit footprints lists the browsers that can be named.",
            )
    return find(own_platforms(), chosen, files, text)


def _list_from_standard_input() -> str:
    from probes.decode import decode
    from probes.files import Sort, sort_of_bytes
    from selfaudit.errors import BadInputError
    from tui.terminal import standard_input

    data = standard_input()
    if sort_of_bytes(data) not in (Sort.TEXT, Sort.PAGE):
        raise BadInputError("What came in by standard input is not a list of addresses.", "Write one on each line.")
    return decode(data)


def _print_browsers(known: Sequence[Profile]) -> None:
    if not known:
        print("No browser history was found on this device. Name a file: exported passwords, bookmarks, addresses.")
        return
    print("These browsers can be looked through. Nothing has been read yet. Name one, or a file:")
    for name in dict.fromkeys(profile.name for profile in known):
        print(f"  selfaudit footprints {name!r}")


def _print(found: Footprints) -> None:
    from selfaudit.text import one_line

    for candidate in found.candidates:
        account = candidate.account
        name = f"{account.label}  {account.address}" if account.handle else f"{account.site} (name not known)"
        print(f"{one_line(name)}\n  {candidate.sure}")
        for why in candidate.why:
            print(f"  - {one_line(why)}")
    if not found.candidates:
        print("Nothing points to an account on a site that selfaudit knows.")
    for missed in found.missed:
        print(f"Not read: {one_line(missed, 300)}")
