"""Scan results as words for a person: by target, then by kind, what was found, why it matters, what to do."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TextIO

from selfaudit.model import Finding, Kind, Look, Place, Severity
from selfaudit.policy.pack import Pack
from selfaudit.policy.words import SEVERITY_WORDS
from selfaudit.text import one_line

_WIDTH = 79
_COLOURS = {Severity.HIGH: "31", Severity.MEDIUM: "33", Severity.LOW: "36"}
_MOST_SHOWN = 20  # of one kind on one target; the rest is counted


class Words:
    """Writes each target as it is done, and a summary at the end."""

    def __init__(self, out: TextIO, pack: Pack, coloured: bool) -> None:
        self._out = out
        self._pack = pack
        self._coloured = coloured
        self._looks: list[Look] = []
        self._found = 0
        self._with_findings = 0

    def add(self, look: Look, findings: Sequence[Finding]) -> None:
        """One look and what it found."""
        self._looks.append(look)
        self._found += len(findings)
        self._with_findings += bool(findings)
        name = "standard input" if look.target == "-" else one_line(look.target, 300)
        self._line(self._paint(name, "1"))
        for line in _wrapped(self._state(look, len(findings)), "  "):
            self._line(line)
        for _, same in groupby(sorted(findings, key=_by_kind), key=lambda finding: finding.kind):
            self._kind(list(same))
        self._line()
        self._out.flush()

    def end(self) -> None:
        """Say in one sentence what came of it all, and what could not be looked at."""
        missed = [look for look in self._looks if not look.outcome.conclusive]
        self._list("Could not be looked at (please look yourself):", missed)
        in_part = [look for look in self._looks if look.outcome.conclusive and not look.whole]
        self._list("Read only in part (please look at the rest yourself):", in_part)
        for line in _wrapped(self._summary(len(missed)), ""):
            self._line(line)

    def _list(self, title: str, looks: Sequence[Look]) -> None:
        if looks:
            self._line(self._paint(title, "1"))
            for look in looks:
                self._line(f"  - {one_line(look.target, 300)}")
            self._line()

    def _summary(self, missed: int) -> str:
        looked = len(self._looks) - missed
        where = f"{looked} of {_count(len(self._looks), 'target')}" if missed else _count(looked, "target")
        if not self._found:
            end = ", but nothing can be said about the rest." if missed else "."
            return f"Nothing was found in {where}{end}"
        rest = f"; {missed} could not be looked at" if missed else ""
        return (
            f"{_count(self._found, 'finding')} in {self._with_findings} of {_count(len(self._looks), 'target')}{rest}."
        )

    def _state(self, look: Look, found: int) -> str:
        said = one_line(look.note, 400) or "The text was read."
        if not look.outcome.conclusive:
            return f"Could not look. {said}"
        return said if found else f"{said} Nothing was found."

    def _kind(self, findings: list[Finding]) -> None:
        advice = self._pack.kinds[findings[0].kind]
        worst = min((finding.severity for finding in findings), key=lambda severity: severity.rank)
        self._line()
        self._line("  " + self._paint(f"{advice.title} ({SEVERITY_WORDS[worst]})", f"1;{_COLOURS[worst]}"))
        for finding in findings[:_MOST_SHOWN]:
            for line in self._finding(finding):
                self._line(line)
        if len(findings) > _MOST_SHOWN:
            self._line(f"    and {len(findings) - _MOST_SHOWN} more")
        for line in _wrapped(f"Why: {advice.why}", "    ", "         "):
            self._line(line)
        for line in _wrapped(f"What to do: {advice.to_do}", "    ", "                "):
            self._line(line)
        named = {point for finding in findings for point in finding.key_points}
        places = [point.cite for point in self._pack.key_points if point.id in named]
        for line in _wrapped(f"Policy: {'; '.join(places)}", "    ", "            ") if places else ():
            self._line(line)

    def _finding(self, finding: Finding) -> Iterator[str]:
        quote = self._paint(one_line(finding.quote, 120), "1")
        times = f", {finding.times} times" if finding.times > 1 else ""
        yield f"    • {quote}"
        yield f"      {finding.place}{times}"
        context = one_line(finding.context, 240)
        if context != one_line(finding.quote, 120):
            yield from _wrapped(f"“{context}”", "      ")
        if finding.kind is Kind.LOCATION and finding.place is Place.PICTURE_DATA:
            yield from _wrapped(finding.why, "      ")  # which names the place that the coordinates are of

    def _paint(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self._coloured else text

    def _line(self, text: str = "") -> None:
        self._out.write(text.encode("utf-8", "replace").decode("utf-8") + "\n")


def _by_kind(finding: Finding) -> int:
    return list(Kind).index(finding.kind)


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def _wrapped(text: str, first: str, rest: str | None = None) -> list[str]:
    indent = first if rest is None else rest
    return textwrap.wrap(text, _WIDTH, initial_indent=first, subsequent_indent=indent, break_long_words=True)
