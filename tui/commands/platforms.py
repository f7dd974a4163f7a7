"""`selfaudit platforms`: what is known of each site, and whether the files that say so prove themselves."""

from __future__ import annotations

import argparse
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from selfaudit.errors import BadInputError
from tui.exits import Exit

if TYPE_CHECKING:
    from probes.platform import Platform


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "platforms",
        help="what is known of each site: what strangers see, what to set, where from",
        description="What is known of each site. Nothing is looked up: it stands in files that come with the program.",
    )
    parser.set_defaults(command=run_list)
    actions = parser.add_subparsers(title="actions", metavar="ACTION", parser_class=type(parser))
    listing = actions.add_parser("list", help="every site, in one line each")
    listing.set_defaults(command=run_list)
    showing = actions.add_parser("show", help="everything known of one site")
    showing.add_argument("name", metavar="NAME", help="the site's name, as in: instagram")
    showing.set_defaults(command=run_show)
    checking = actions.add_parser("check", help="prove platform files, for someone who edits them")
    checking.add_argument("files", metavar="FILE", nargs="?", help="or a folder of them; default: the program's own")
    checking.add_argument("--pages", metavar="FOLDER", help="made-up pages: PLATFORM/NAME.html beside NAME.toml")
    checking.set_defaults(command=run_check)


def run_list(_arguments: argparse.Namespace) -> int:
    """Print every site in one line."""
    from probes.platform_files import own_platforms
    from tui.platform_words import listed

    for line in listed(own_platforms().values()):
        print(line)
    return 0


def run_show(arguments: argparse.Namespace) -> int:
    """Print what is known of one site. Raises BadInputError where it is none of ours."""
    from selfaudit.session import now
    from tui.platform_words import cards, told
    from tui.reading_words import reading_cards
    from tui.terminal import faint

    platform, today = _meant(arguments.name), now().date()
    for line in told(platform, (*cards(platform, today), *reading_cards(platform, today)), faint):
        print(line)
    return 0


def _meant(name: str) -> Platform:
    """The site of this name, other name or host. Raises BadInputError, naming what comes near, where it is none."""
    from probes.platform_files import own_platforms

    wanted = name.strip().casefold()
    known: dict[str, Platform] = {}
    for platform in own_platforms().values():
        for word in (platform.id, platform.name.casefold(), *platform.other_names):
            known.setdefault(word, platform)
    if wanted in known:
        return known[wanted]
    if here := _at(wanted):
        return here
    near = [known[word].id for word in get_close_matches(wanted, known)]
    perhaps = f"Do you mean {' or '.join(dict.fromkeys(near))}? " if near else ""
    raise BadInputError("This site is not known here.", f"{perhaps}selfaudit platforms list shows the ones that are.")


def _at(address: str) -> Platform | None:
    """The site that stands at this address, whoever's page it is."""
    from probes.addresses import read_address
    from probes.forms import is_host_of
    from probes.platform_files import own_platforms

    try:
        read = read_address(address)
    except BadInputError:
        return None
    return next((known for known in own_platforms().values() if not known.any_host and is_host_of(read, known)), None)


def run_check(arguments: argparse.Namespace) -> int:
    """Prove every platform file; 1 where something comes out differently.

    Raises DataFileError for a broken file, BadInputError where there is none.
    """
    from probes.platform_files import OWN_FOLDER, load_platforms
    from probes.prove import load_proofs, missing, too_new, wrong_examples, wrong_proof
    from selfaudit.session import now

    given = Path(arguments.files or OWN_FOLDER)
    platforms = load_platforms(given if given.is_file() else _folder(arguments.files, OWN_FOLDER))
    if not platforms:
        raise BadInputError("This folder has no platform files in it.", "They end in .toml.")
    pages = _folder(arguments.pages, OWN_FOLDER.parents[1] / "tests" / "probes" / "pages")
    wrong: list[str] = []
    proofs = 0
    for platform in platforms.values():
        wrong += (*wrong_examples(platform, platforms), *too_new(platform, now().date()))
        own = load_proofs(pages / platform.id)
        proofs += len(own)
        if pages.is_dir():
            wrong += missing(platform, own.values())
        for name, proof in own.items():
            wrong += wrong_proof(platform, platforms, name, proof)
    for line in wrong:
        print(line)
    examples = sum(len(platform.examples) for platform in platforms.values())
    print(f"{len(platforms)} platforms, {examples} examples, {proofs} made-up pages: {len(wrong) or 'nothing'} wrong.")
    return Exit.FOUND if wrong else Exit.DONE


def _folder(given: str | None, default: Path) -> Path:
    if given is None:
        return default
    if not Path(given).is_dir():
        raise BadInputError("This folder does not exist.", "Check its name.")
    return Path(given)
