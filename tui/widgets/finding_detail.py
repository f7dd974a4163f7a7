"""One finding in full: where it stands, its words marked, why it matters, and what to do."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from selfaudit.model import Decision, Finding, Place, View
from selfaudit.policy.pack import KindAdvice
from tui.sharp import Sharp
from tui.widgets.crop import Crop
from tui.widgets.reading import Reading
from tui.words import CHOICES, SEVERITIES, STANDINGS, marked, outside, outside_line


class FindingDetail(Reading):
    """Scrolls by itself, so that nothing is out of reach."""

    def __init__(self, name: str, sharp: Sharp | None) -> None:
        super().__init__(id=name)
        self._sharp = sharp

    def compose(self) -> ComposeResult:
        """A text and a picture; they change with what is marked in the list."""
        yield Static(id="detail-text")
        yield Crop(self._sharp)

    def clear(self) -> None:
        """Nothing is marked."""
        self.query_one(Crop).tell(None)
        self.query_one("#detail-text", Static).update(Content("Nothing to show. Change the boxes above the list."))

    def tell(
        self, finding: Finding, advice: KindAdvice, account: str, decision: Decision | None, place: tuple[int, int]
    ) -> None:
        """Show this finding from its beginning."""
        parts = [_head(finding, advice, account, place), marked(finding)]
        if decision:
            parts.append(_decision(decision))
        if finding.why:
            parts.append(_paragraph("What it gives away", finding.why))
        parts += [_paragraph("Why it matters in a school", advice.why), _paragraph("What to do", advice.to_do)]
        self.query_one("#detail-text", Static).update(Content("\n\n").join(parts))
        self.query_one(Crop).tell(finding.crop)
        self.scroll_home(animate=False)


def _head(finding: Finding, advice: KindAdvice, account: str, place: tuple[int, int]) -> Content:
    number = Content(f"{place[0]} of {place[1]} · {SEVERITIES[finding.severity]} · {STANDINGS[finding.standing]}")
    where = Content.assemble(outside_line(account, 60), f", {where_it_stands(finding)}")
    title = Content(advice.title).stylize("bold")
    return Content("\n").join([number.stylize("$quiet"), title, where])


def where_it_stands(finding: Finding) -> str:
    """On what part of the page, how often, and whether it shows there."""
    place = str(finding.place)
    often = f", {finding.times} times" if finding.times > 1 else ""
    unseen = "" if finding.place is Place.HIDDEN else ", not on the page, but in it"
    hidden = "" if finding.visible else f"{unseen}: search engines and link previews can show it"
    shown = ", on a page you showed" if finding.view is View.SHOWN else ""
    return f"{place}{often}{hidden}{shown}"


def _decision(decision: Decision) -> Content:
    reason = Content.assemble(": ", outside(decision.reason)) if decision.reason else Content("")
    return Content.assemble(Content(f"Your decision: {CHOICES[decision.choice]}").stylize("bold"), reason)


def _paragraph(heading: str, text: str) -> Content:
    return Content("\n").join([Content(heading).stylize("bold"), outside(text)])
