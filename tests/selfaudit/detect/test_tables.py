"""Tables of invented lines: `<kind>_yes.txt` must match, `<kind>_no.txt` must not. «…» marks exact quotes."""

import re
from pathlib import Path

import pytest

from selfaudit.detect import find

TABLES = sorted((Path(__file__).parent / "tables").glob("*.txt"))


def lines(ending: str) -> list[tuple[str, str]]:
    return [
        (table.stem.removesuffix(ending), line)
        for table in TABLES
        if table.stem.endswith(ending)
        for line in table.read_text(encoding="utf-8").splitlines()
        if line
    ]


@pytest.mark.parametrize(("kind", "line"), lines("_yes"))
def test_what_gives_away_is_found(kind: str, line: str) -> None:
    quotes = [match.quote for match in find(re.sub("[«»]", "", line)) if match.kind == kind]
    assert quotes
    assert set(re.findall("«(.*?)»", line)) <= set(quotes)


@pytest.mark.parametrize(("kind", "line"), lines("_no"))
def test_what_gives_nothing_away_is_left_alone(kind: str, line: str) -> None:
    assert [match.quote for match in find(line) if match.kind == kind] == []


def test_every_table_has_its_counterpart() -> None:
    names = {table.stem for table in TABLES}
    assert {name.replace("_yes", "_no") for name in names} == {name for name in names if name.endswith("_no")}
