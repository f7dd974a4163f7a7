"""Further accounts, one by one: is this yours? Nothing is added without a yes, and a no is remembered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, OptionList, Static
from textual.widgets.option_list import Option

from selfaudit.errors import BadInputError
from selfaudit.further import Candidate
from selfaudit.progress import Step
from tui.base import GoTo, WalkScreen
from tui.screens.ask import AskText
from tui.walk import Walk
from tui.widgets.notice import Notice
from tui.widgets.plain_button import PlainButton
from tui.widgets.reading import Reading
from tui.words import count, outside_line

_ANSWERS = (("yes", "Yes, mine"), ("no", "No, not mine"), ("later", "Later"))
_MARKS = {"yes": "✓", "no": "–", "later": "…"}


class Further(WalkScreen):
    """The list on the left, the marked account with its reasons on the right, and the answers below."""

    STEP = Step.ACCOUNTS
    HEADING = "Are these yours?"
    NEXT = "Back to your list"
    SCROLLS = False
    HELP = (
        "selfaudit does not know whose these are: it only says what points to each. You decide.\n\n"
        "Yes puts an account on your list, so that it is looked at with the others. No is remembered, and it is not "
        "offered again. Later leaves it open. None of these pages has been visited."
    )
    KEYS = (("Y", "this account is mine"), ("N", "it is not mine: do not offer it again"), ("L", "decide later"))
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "say('yes')", "Mine", key_display="Y"),
        Binding("n", "say('no')", "Not mine", key_display="N"),
        Binding("l", "say('later')", "Later", key_display="L"),
    ]

    def __init__(self, walk: Walk, candidates: Sequence[Candidate], missed: Sequence[str] = ()) -> None:
        super().__init__(walk)
        self._candidates = self.session.offered(candidates)
        self._missed = missed
        self._said: dict[int, str] = {}

    @property
    def begin_with(self) -> str:
        """The list, where there is one."""
        return "#further" if self._candidates else "#next"

    def body(self) -> ComposeResult:
        """What could not be read, then the list with the marked one beside it."""
        told = Content("\n").join(outside_line(text, 300) for text in self._missed)
        yield Notice("missed", "Not everything could be read" if self._missed else "", told.plain)
        yield Notice("told")
        if not self._candidates:
            with Reading(can_focus=False):
                yield Static(
                    _NOTHING_SURE if self._missed else _NOTHING, classes="paragraph", id="nothing", markup=False
                )
            return
        with Horizontal(id="split"):
            yield OptionList(id="further", markup=False)
            with Vertical(id="right"):
                with Reading(id="detail"):
                    yield Static(id="reasons")
                with Horizontal(id="decisions"):
                    for name, label in _ANSWERS:
                        yield PlainButton(label, name, small=True, classes="decision")

    def on_mount(self) -> None:
        """The first one is shown at once."""
        if self._candidates:
            options = self.query_one("#further", OptionList)
            options.set_options(Option(self._line(index)) for index in range(len(self._candidates)))
            options.highlighted = 0

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Answers need something to answer about."""
        return bool(self._candidates) if action == "say" else super().check_action(action, parameters)

    @on(OptionList.OptionHighlighted, "#further")
    def marked(self) -> None:
        """Show the marked one."""
        self._show()

    @on(OptionList.OptionSelected, "#further")
    def chosen(self) -> None:
        """Enter goes to the answers."""
        self.query_one("#yes").focus()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """An answer, or on and back."""
        if event.button.has_class("decision"):
            self.action_say(event.button.id or "")

    def action_back(self) -> None:
        """To the list of accounts."""
        self.post_message(GoTo(Step.ACCOUNTS))

    def action_next(self) -> None:
        """To the list of accounts."""
        self.action_back()

    def action_say(self, name: str) -> None:
        """Answer for the marked one, and go to the next."""
        index = self.query_one("#further", OptionList).highlighted
        if index is None or self._said.get(index) in ("yes", "no"):
            return
        if name == "yes":
            self._add(index)
        else:
            if name == "no":
                self.session.disown(self._candidates[index].account)
            self._answered(index, name)

    @work(exclusive=True)
    async def _add(self, index: int) -> None:
        account = self._candidates[index].account
        told = self.query_one("#told", Notice)
        try:
            if not account.handle:
                name = await self.app.push_screen_wait(_ask_name(account.site))
                if name is None:
                    return
                account = self.walk.platforms.resolve(name, account.platform)
            self.session.add(account)
        except BadInputError as error:
            told.tell_error(error)
            return
        told.tell("")
        self._answered(index, "yes")

    def _answered(self, index: int, name: str) -> None:
        self._said[index] = name
        options = self.query_one("#further", OptionList)
        options.replace_option_prompt_at_index(index, self._line(index))
        if index + 1 < len(self._candidates):
            options.highlighted = index + 1
        options.focus()
        self._show()

    def _line(self, index: int) -> Content:
        account = self._candidates[index].account
        name = account.label if account.handle else account.site
        return Content.assemble(f"{_MARKS.get(self._said.get(index, ''), '?')} ", outside_line(name, 60))

    def _show(self) -> None:
        index = self.query_one("#further", OptionList).highlighted or 0
        candidate, said = self._candidates[index], self._said.get(index, "")
        parts = [
            Content(f"{index + 1} of {count(len(self._candidates), 'account', 'accounts')}").stylize("$quiet"),
            outside_line(candidate.account.label if candidate.account.handle else candidate.account.site).stylize(
                "bold"
            ),
            outside_line(candidate.account.address) if candidate.account.address else Content(NO_NAME),
            Content(""),
            Content(f"{candidate.sure[:1].upper()}{candidate.sure[1:]}, because:"),
            *(Content.assemble("· ", outside_line(why, 300)) for why in candidate.why),
        ]
        if said:
            parts += [Content(""), Content(_SAID[said]).stylize("bold")]
        self.query_one("#reasons", Static).update(Content("\n").join(parts))
        for name, _ in _ANSWERS:
            self.query_one(f"#{name}").disabled = said in ("yes", "no")


NO_NAME = "You seem to have an account here. Which name it has is not known: yes asks for it."
_SAID = {
    "yes": "✓ It is on your list.",
    "no": "– Not yours. It is not offered again.",
    "later": "… Left open.",
}
_NOTHING = "Nothing here points to an account that is not on your list already. You can look in another place too."
_NOTHING_SURE = "In what could be read, nothing points to an account that is not on your list already."


def _ask_name(site: str) -> AskText:
    text = (outside_line(f"Your name on {site}, or the address of your page there."),)
    return AskText("Which account is it?", text, "Add it")
