"""`selfaudit about`: which version this is, what it is made of, and under which licences."""

from __future__ import annotations

import argparse


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "about",
        help="version, what it is made of, and licences",
        description="Say which version this is and what it is made of. Nothing is looked up.",
    )
    shown = parser.add_mutually_exclusive_group()
    shown.add_argument("--licences", action="store_true", help="the whole text of every licence that came with it")
    shown.add_argument("--sbom", action="store_true", help="a bill of materials for machines, as CycloneDX JSON")
    parser.set_defaults(command=run)


def run(arguments: argparse.Namespace) -> int:
    """Print it; always 0."""
    from selfaudit.version import __version__
    from tui.shipped import installed_packages, licence_files, own_licence
    from tui.told_about import made_of

    parts = list(installed_packages())
    if arguments.sbom:
        import json

        from tui.sbom import bill_of_materials

        print(json.dumps(bill_of_materials(__version__, parts), indent=1))
    elif arguments.licences:
        texts = [(f"selfaudit {__version__}: LICENSE", own_licence())]
        texts += [
            (f"{part.package.name} {part.version}: {name}", text)
            for part in parts
            for name, text in licence_files(part.package)
        ]
        for heading, text in texts:
            print(f"{'=' * 78}\n{heading}\n{'=' * 78}\n{text}\n")
    else:
        for line in made_of(__version__, parts):
            print(line)
    return 0
