"""`selfaudit evidence`: keep a record of online bullying, look at it, make a copy of it, check a copy."""

from __future__ import annotations

import argparse
from pathlib import Path

_NUMBER = "NUMBER"


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command and its parts to the command line."""
    parser = commands.add_parser(
        "evidence",
        help="keep a record of online bullying, locked in your vault",
        description="Keep pictures, saved pages and messages of online bullying in your vault, with fingerprints.",
    )
    parts = parser.add_subparsers(title="what to do", metavar="WHAT", required=True)
    new = parts.add_parser("add", help="keep a picture, a saved page or messages as they are")
    new.add_argument("file", metavar="FILE", help="the file; - reads what another program hands over")
    new.add_argument("--address", default="", help="where it stands online; asked for in a terminal")
    new.add_argument("--seen", default="", metavar="WHEN", help="when you saw it, in your words; asked for too")
    new.add_argument("--no-indecent-images", action="store_true", help="say so beforehand where nobody can be asked")
    note = parts.add_parser("note", help="write down what happened, who saw it, whom you told and when")
    note.add_argument("--about", type=int, default=0, metavar=_NUMBER, help="the entry it is about")
    parts.add_parser("list", help="what is kept").set_defaults(command=_list)
    show = parts.add_parser("show", help="everything about one entry")
    show.add_argument("number", type=int, metavar=_NUMBER, help="the entry, by its number in the list")
    show.add_argument("--out", metavar="FILE", help="save the original in a new file, outside your vault")
    export = parts.add_parser("export", help="make a copy for your Headteacher, your union or the police")
    export.add_argument("folder", type=Path, metavar="FOLDER", help="a new folder")
    export.add_argument("--without", type=int, nargs="+", default=[], metavar=_NUMBER, help="leave these entries out")
    export.add_argument("--pdf", action="store_true", help="make the list as a PDF too")
    verify = parts.add_parser("verify", help="check a copy, or without a folder your own log")
    verify.add_argument("folder", type=Path, nargs="?", metavar="FOLDER", help="a copy; no vault is needed")
    verify.add_argument("--fingerprint", metavar="HEX", help="a fingerprint of the whole log from an earlier time")
    parts.add_parser("explain", help="what this is for, what it proves and who can help").set_defaults(command=_explain)
    for part, command in ((new, _add), (note, _note), (show, _show), (export, _export), (verify, _verify)):
        part.set_defaults(command=command)


def _add(arguments: argparse.Namespace) -> int:
    from tui.evidence import add_evidence

    return add_evidence(arguments.file, arguments.address, arguments.seen, arguments.no_indecent_images)


def _note(arguments: argparse.Namespace) -> int:
    from tui.evidence import add_note

    return add_note(arguments.about)


def _list(_arguments: argparse.Namespace) -> int:
    from tui.evidence_read import list_evidence

    return list_evidence()


def _show(arguments: argparse.Namespace) -> int:
    from tui.evidence_read import show_entry

    return show_entry(arguments.number, arguments.out)


def _export(arguments: argparse.Namespace) -> int:
    from tui.evidence_read import export_copy

    return export_copy(arguments.folder, arguments.without, arguments.pdf)


def _verify(arguments: argparse.Namespace) -> int:
    from tui.evidence_read import verify_copy, verify_own

    return verify_copy(arguments.folder, arguments.fingerprint) if arguments.folder else verify_own()


def _explain(_arguments: argparse.Namespace) -> int:
    from tui.evidence_words import ABOUT, HELPERS_TITLE, LIMITS, helper_lines
    from tui.opening import own_pack

    pack, why_not = own_pack()
    helpers = [HELPERS_TITLE + ":", *helper_lines(pack), why_not]
    print("\n\n".join([*ABOUT, LIMITS, *filter(None, helpers)]))
    return 0
