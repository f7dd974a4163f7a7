"""The documentation says what the program does: made pages are current, commands and links in the others are real."""

import re
import shlex
from pathlib import Path

import pytest

from selfaudit.errors import BadInputError
from tests.docs.made import DOCS, pages
from tui.cli import make_parser

ROOT = DOCS.parent
WRITTEN = sorted({*ROOT.glob("*.md"), *DOCS.glob("*.md")} - {ROOT / "CHANGELOG.md"})
FENCE = re.compile(r"^```\n(.*?)^```", re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"`(selfaudit[^`\n]*)`")
LINE = re.compile(r"^selfaudit\b[^#\n]*", re.MULTILINE)
ARGS = re.compile(r'make run ARGS="?([^"`\n]+)"?')
LINK = re.compile(r"\]\(([^)#]+)(?:#[^)]*)?\)")
PLACEHOLDER = re.compile(r"…|\[[^\]]*\]|COMMAND\b.*")


@pytest.mark.parametrize("name", pages())
def test_a_made_page_is_what_the_program_says_now(name: str) -> None:
    assert (DOCS / name).read_text("utf-8") == pages()[name], "write it anew by: python -m tests.docs.made"


def named_commands() -> list[tuple[str, str]]:
    found = []
    for path in WRITTEN:
        text = path.read_text("utf-8")
        lines = [line for block in FENCE.findall(text) for line in LINE.findall(block)]
        said = [words.removeprefix("selfaudit") for words in INLINE.findall(text) + lines] + ARGS.findall(text)
        found += [(path.name, PLACEHOLDER.sub("", words).strip()) for words in said if not words.startswith(("/", "."))]
    return sorted(set(found))


@pytest.mark.parametrize(("where", "words"), named_commands())
def test_every_command_in_the_documentation_is_one(where: str, words: str) -> None:
    try:
        make_parser().parse_args(shlex.split(words))
    except SystemExit as ended:  # --help and --version
        assert ended.code == 0
    except BadInputError as error:
        # What is named without all that it takes is still a command.
        assert "required" in str(error), f"{where}: {words}: {error}"


def test_everything_that_a_command_takes_is_explained() -> None:
    assert not re.findall(r"^\| `.*` \| *\|$", pages()["commands.md"], re.MULTILINE)


def test_the_documentation_names_every_command() -> None:
    guide = (DOCS / "user-guide.md").read_text("utf-8")
    made = pages()["commands.md"]
    commands = set(re.findall(r"^## `selfaudit ([a-z]+)", made, re.MULTILINE))
    assert {name for name in commands if f"selfaudit {name}" not in guide} == set()


@pytest.mark.parametrize("path", [*WRITTEN, *(DOCS / "adr").glob("*.md")], ids=lambda path: path.name)
def test_every_link_to_a_file_leads_to_one(path: Path) -> None:
    links = [link for link in LINK.findall(path.read_text("utf-8")) if "://" not in link]
    assert [link for link in links if not (path.parent / link).exists()] == []
