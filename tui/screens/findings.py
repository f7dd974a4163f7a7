"""What was found: each thing in the words around it, why it matters, what to do, and the person's decision."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, OptionList, Select, Static

from selfaudit.model import Choice, Finding, Standing
from selfaudit.policy.words import IN_PART, INSTEAD, OUTCOME_WORDS
from selfaudit.progress import Step
from tui.base import WalkScreen
from tui.finding_state import STATE_FILTERS, every_finding, fits, since_and_decided
from tui.screens.ask import AskText
from tui.widgets.finding_detail import FindingDetail
from tui.widgets.finding_list import FindingList
from tui.widgets.plain_button import PlainButton
from tui.widgets.reading import Reading
from tui.words import LOOK_FIRST, NOT_LOOKED, SEVERITIES, nothing_found, outside_line

_DECISIONS = (
    ("fixed", "Changed", Choice.FIXED),
    ("keep", "Keep", Choice.KEEP),
    ("not-me", "Not me", Choice.NOT_ME),
    ("talk", "Talk", Choice.TALK),
    ("undo", "Undo", None),
)


class Findings(WalkScreen):
    """The list on the left, the marked finding on the right, and what the person makes of it below."""

    STEP = Step.FINDINGS
    HEADING = "What strangers can see"
    SCROLLS = False
    HELP = (
        "Each line is one thing that strangers can see. !!! is important, !! is worth changing, ! is small. "
        "Move up and down the list to read about each.\n\n"
        "Then say what you make of it. You have changed it? You keep it, and why? It is not about you? Or you want to "
        "talk to your manager first? You decide; nobody else sees your answer. If you change something on a page, "
        "look again later: selfaudit tells you whether it is gone.\n\n"
        "The line at the top says what is new, still there or gone since last time. The boxes below it choose what is "
        "shown: one account, one kind of thing, what matters most, or what is new."
    )
    KEYS = (
        ("F", "I changed it"),
        ("K", "I keep it, with a reason"),
        ("N", "this is not about me"),
        ("T", "talk to my manager first"),
        ("U", "take the decision back"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f", "decide('fixed')", "Changed it", key_display="F"),
        Binding("k", "decide('keep')", "Keep it", key_display="K"),
        Binding("n", "decide('not-me')", "Not me", key_display="N"),
        Binding("t", "decide('talk')", "Talk first", key_display="T"),
        Binding("u", "decide('undo')", "Undo", key_display="U"),
        Binding("f7", "app.evidence", "Evidence", key_display="F7"),
    ]

    def body(self) -> ComposeResult:
        """Filters, list and detail; or a few plain words where there is nothing to list."""
        findings = self._all
        if not findings:
            with Reading(can_focus=False):
                yield Static(self._nothing(), classes="paragraph", id="nothing")
            return
        yield Static(id="since", classes="quiet")
        with Horizontal(id="filters"):
            for name, prompt, options in self._filters(findings):
                yield Select(options, prompt=prompt, id=name, compact=True)
        with Horizontal(id="split"):
            yield FindingList(self.session.pack)
            with Vertical(id="right"):
                yield FindingDetail("detail", self.walk.sharp)
                with Horizontal(id="decisions"):
                    for name, label, _ in _DECISIONS:
                        yield PlainButton(label, name, small=True, classes="decision")

    @property
    def begin_with(self) -> str:
        """The list, where there is one."""
        return "#found" if self._all else "#next"

    def on_mount(self) -> None:
        """The first finding is shown at once."""
        if self._all:
            self._fill()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Decisions need something in view to decide on."""
        if action == "decide":
            return self.is_mounted and self._marked is not None
        return super().check_action(action, parameters)

    @on(Select.Changed)
    def filtered(self) -> None:
        """Show only what was asked for."""
        self._fill()

    @on(OptionList.OptionHighlighted, "#found")
    def marked(self) -> None:
        """Show the marked finding."""
        self._show()

    @on(OptionList.OptionSelected, "#found")
    def chosen(self) -> None:
        """Enter goes to the decisions."""
        self.query_one("#fixed").focus()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """A decision, or on and back."""
        if event.button.has_class("decision"):
            self.action_decide(event.button.id or "")

    def action_decide(self, name: str) -> None:
        """Keep the decision on the marked finding and go to the next one."""
        finding = self._marked
        if finding is None:
            return
        choice = next(choice for known, _, choice in _DECISIONS if known == name)
        if choice is Choice.KEEP:
            self._keep(finding)
        else:
            self._decide(finding, choice)

    @work(exclusive=True)
    async def _keep(self, finding: Finding) -> None:
        kept = self.session.progress.decisions.get(finding.fingerprint)
        ask = AskText(
            "You keep this. Why?",
            (
                outside_line(finding.quote).stylize("bold"),
                Content("A few words are enough. They stay in your own locked file."),
            ),
            "Keep it",
            kept.reason if kept else "",
            "For example: my governors agreed to it",
        )
        reason = await self.app.push_screen_wait(ask)
        if reason is not None:
            self._decide(finding, Choice.KEEP, reason)

    def _decide(self, finding: Finding, choice: Choice | None, reason: str = "") -> None:
        self.session.decide(finding, choice, reason)
        found = self.query_one(FindingList)
        before = found.highlighted
        found.decided(self.session.progress.decisions.get(finding.fingerprint))
        if choice is not None:
            found.go_on()
        found.focus()
        self._tell_since()
        if found.highlighted == before:  # else the list says that another one is marked
            self._show()

    @property
    def _marked(self) -> Finding | None:
        """The marked finding, where there is something to decide about it."""
        finding = self.query_one(FindingList).marked if self._all else None
        return finding if finding and finding.standing is not Standing.GONE else None

    def _filters(self, findings: list[Finding]) -> Iterator[tuple[str, str, list[tuple[Content, str]]]]:
        """Each filter: its name, what it says while nothing is chosen, and what can be chosen."""
        targets = dict.fromkeys(finding.target for finding in findings)
        kinds = sorted({finding.kind for finding in findings}, key=list(self.session.pack.kinds).index)
        names = self.session.pack.kinds
        yield "account", "All accounts", [(outside_line(self.walk.name_of(one), 40), one) for one in targets]
        yield "kind", "All kinds", [(Content(names[kind].title), kind) for kind in kinds]
        yield "severity", "Any importance", [(Content(words), one) for one, words in SEVERITIES.items()]
        yield "state", "Old and new", [(Content(words), name) for name, words in STATE_FILTERS.items()]

    def _tell_since(self) -> None:
        told = since_and_decided(self._all, self.session.progress.decisions)
        self.query_one("#since", Static).update(Content(told))

    @cached_property
    def _all(self) -> list[Finding]:
        """Everything there is to list; it stays what it is while the screen is open."""
        return every_finding(self.session.progress, list(self.session.pack.kinds))

    def _fill(self) -> None:
        chosen = {box.id: box.value for box in self.query(Select) if box.value is not Select.NULL}
        decisions = self.session.progress.decisions
        shown = [finding for finding in self._all if fits(finding, decisions.get(finding.fingerprint), chosen)]
        self.query_one(FindingList).fill(shown, decisions)
        self._tell_since()
        self._show()

    def _show(self) -> None:
        found = self.query_one(FindingList)
        finding = found.marked
        detail = self.query_one(FindingDetail)
        self._offer_decisions()
        if finding is None:
            detail.clear()
            return
        decision = self.session.progress.decisions.get(finding.fingerprint)
        place = (found.highlighted or 0) + 1, found.option_count
        detail.tell(finding, self.session.pack.kinds[finding.kind], self.walk.name_of(finding.target), decision, place)
        self.query_one("#undo").disabled = decision is None

    def _offer_decisions(self) -> None:
        """What is gone asks for nothing: no buttons, no keys."""
        buttons, wanted = self.query_one("#decisions"), self._marked is not None
        if buttons.display is not wanted:
            buttons.display = wanted
            self.refresh_bindings()

    def _nothing(self) -> Content:
        audit = self.session.progress.audit
        if audit is None or not audit.looks:
            return Content(f"{NOT_LOOKED}\n\n{LOOK_FIRST}")
        missed = [look for look in audit.looks if not look.outcome.conclusive]
        lines = [Content(nothing_found(len(audit.looks) - len(missed)))]
        if missed:
            lines.append(Content("These could not be looked at, so nothing can be said about them:"))
            for look in missed:
                words = f": {OUTCOME_WORDS[look.outcome]}. {INSTEAD[look.outcome]}"
                lines.append(Content.assemble("? ", outside_line(self.walk.name_of(look.target), 60), words))
        for look in audit.looks:
            if look.outcome.conclusive and not look.whole:
                name = outside_line(self.walk.name_of(look.target), 60)
                lines.append(Content.assemble("? ", name, f": {IN_PART}"))
        return Content("\n\n").join(lines)
