"""One key point in full: what it asks, how it stands, on what evidence, and what is missing."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from selfaudit.policy.dates import day_words
from selfaudit.policy.pack import Contact, KeyPoint
from selfaudit.policy.settlement import Evidence, Settlement
from tui.widgets.reading import Reading
from tui.words import STATES, contact_line, outside, outside_line


class PointDetail(Reading):
    """Scrolls by itself, so that nothing is out of reach."""

    def compose(self) -> ComposeResult:
        """One text; it changes with the point."""
        yield Static(id="point-text")

    def tell(self, point: KeyPoint, settlement: Settlement, contacts: tuple[Contact, ...], where: str) -> None:
        """Show this point from its beginning."""
        parts = [
            Content("\n").join(
                [
                    Content(f"{where} · {point.cite}").stylize("$quiet"),
                    Content(point.title).stylize("bold"),
                    Content(STATES[settlement.state]),
                ]
            ),
            Content(point.text),
        ]
        if settlement.evidence:
            parts.append(_list("What this rests on", [_evidence(evidence) for evidence in settlement.evidence]))
        if settlement.missing:
            parts.append(_list("Still missing", [outside(text) for text in settlement.missing]))
        if point.help:
            parts.append(Content("\n").join([Content("Good to know").stylize("bold"), Content(point.help)]))
        if contacts:
            parts.append(_list("Who can help", [Content(contact_line(contact)) for contact in contacts]))
        self.query_one(Static).update(Content("\n\n").join(parts))
        self.scroll_home(animate=False)


def _list(heading: str, lines: list[Content]) -> Content:
    return Content("\n").join([Content(heading).stylize("bold"), *(Content.assemble("· ", line) for line in lines)])


def _evidence(evidence: Evidence) -> Content:
    when = f", {day_words(evidence.when)}" if evidence.when else ""
    return Content.assemble(f"{evidence.sort}{when}: ", outside_line(evidence.text, 300))
