"""`selfaudit platforms`: what is known of each site, and whether the files that say so prove themselves."""

from __future__ import annotations

import argparse
from pathlib import Path

from selfaudit.errors import BadInputError
from tui.exits import Exit


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
    checking.add_argument("folder", metavar="FOLDER", nargs="?", help="of .toml files; default: the program's own")
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
    from probes.platform_files import own_platforms
    from selfaudit.session import now
    from tui.platform_words import told
    from tui.terminal import faint

    wanted = arguments.name.strip().casefold()
    for platform in own_platforms().values():
        if wanted in (platform.id, platform.name.casefold(), *platform.other_names):
            for line in told(platform, now().date(), faint):
                print(line)
            return 0
    raise BadInputError("This site is not known here.", "selfaudit platforms list shows the ones that are.")


def run_check(arguments: argparse.Namespace) -> int:
    """Prove every platform file; 1 where something comes out differently. Raises DataFileError for a broken file."""
    from probes.platform_files import OWN_FOLDER, load_platforms
    from probes.prove import load_proofs, missing, wrong_examples, wrong_proof

    folder = _folder(arguments.folder, OWN_FOLDER)
    platforms = load_platforms(folder)
    if not platforms:
        raise BadInputError("This folder has no platform files in it.", "They end in .toml.")
    pages = _folder(arguments.pages, OWN_FOLDER.parents[1] / "tests" / "probes" / "pages")
    wrong: list[str] = []
    proofs = 0
    for platform in platforms.values():
        wrong += wrong_examples(platform, platforms)
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
