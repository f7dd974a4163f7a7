"""The findings in short, one a line, with how much each matters and what was decided."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from selfaudit.model import Decision, Finding, Standing
from selfaudit.policy.pack import Pack
from tui.words import CHOICE_MARKS, SEVERITY_MARKS, outside_line


class FindingList(OptionList):
    """One of them is marked, unless the list is empty."""

    def __init__(self, pack: Pack) -> None:
        super().__init__(id="found", markup=False)
        self._pack = pack
        self._findings: Sequence[Finding] = ()

    @property
    def marked(self) -> Finding | None:
        """The finding that is marked."""
        at = self.highlighted
        return self._findings[at] if at is not None and at < len(self._findings) else None

    def fill(self, findings: Sequence[Finding], decisions: Mapping[str, Decision]) -> None:
        """Show these instead, and mark the first."""
        self._findings = findings
        self.set_options(Option(self._line(finding, decisions.get(finding.fingerprint))) for finding in findings)
        self.highlighted = 0 if findings else None

    def decided(self, decision: Decision | None) -> None:
        """Show the decision on the marked finding."""
        if (finding := self.marked) and self.highlighted is not None:
            self.replace_option_prompt_at_index(self.highlighted, self._line(finding, decision))

    def go_on(self) -> None:
        """Mark the next one, if there is one."""
        if self.highlighted is not None and self.highlighted + 1 < self.option_count:
            self.highlighted += 1

    def _line(self, finding: Finding, decision: Decision | None) -> Content:
        mark = SEVERITY_MARKS[finding.severity]
        if finding.standing is Standing.GONE:
            mark = "gone"
        elif decision:
            mark = f" {CHOICE_MARKS[decision.choice]} "
        title = self._pack.kinds[finding.kind].title
        return Content.assemble(f"{mark} {title} ", outside_line(finding.quote, 40))
