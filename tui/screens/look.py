"""The looking itself: each account's progress in words, what was found so far, and what left the device."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import aclosing, suppress
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Button, Static
from textual.worker import Worker, WorkerError

from selfaudit.audit import together
from selfaudit.errors import SelfAuditError
from selfaudit.events import Event, LookFinished, LookStarted
from selfaudit.model import Account, LedgerLine
from selfaudit.ports import Probe
from selfaudit.progress import Step
from tui.base import ShowPages, WalkScreen
from tui.look_state import LookState
from tui.screens.ask import AskHosts
from tui.screens.choose import ChooseAccount
from tui.widgets.account_row import AccountRow
from tui.widgets.ledger import Ledger, in_short
from tui.widgets.notice import Notice
from tui.widgets.plain_button import PlainButton

_OFFLINE = "Check your connection, then look again. What you see below says nothing about your pages."
_EVERY = 0.5  # seconds between two readings of the ledger: live to the eye, and little work


class LookAround(WalkScreen):
    """Asks before it looks, shows everything while it looks, and can be stopped."""

    STEP = Step.LOOK
    HEADING = "Look at your pages as a stranger would"
    HELP = (
        "selfaudit opens each page on your list in a browser window you do not see. It does not sign in. It reads "
        "what is there. Nothing is clicked, liked or sent.\n\n"
        "Some sites ask everyone to sign in. Then selfaudit could not look, and says so: it does not mean that "
        "nothing is there. It tells you what to do instead.\n\n"
        "You can stop at any time. What has been looked at is kept, and you can go on later.\n\n"
        "Press S to show selfaudit a page yourself: where it could not look, or to check what friends can see. You "
        "sign in, in a window of its own, and selfaudit reads the one page you tell it to."
    )
    KEYS = (("S", "show a page yourself"),)
    BINDINGS: ClassVar[list[BindingType]] = [Binding("s", "show", "Show a page", key_display="S")]

    _visit: Worker[None] | None = None
    _probe: Probe | None = None
    _in_trouble = False

    @property
    def busy(self) -> bool:
        """True while accounts are being looked at."""
        return self._state.running

    def body(self) -> ComposeResult:
        """The accounts, and below them what left the device."""
        yield Static(id="summary")
        yield Static(id="in-short", classes="paragraph quiet")
        yield Notice("trouble")
        yield Notice("linked")
        with Vertical(id="rows"):
            for account in self.session.progress.accounts:
                yield AccountRow(account.id, account.label, bool(account.address))
        yield Ledger(self.walk.name_of, self.walk.practice)

    def extra_buttons(self) -> ComposeResult:
        """Another way on, beside the main one."""
        yield PlainButton("Let it load more", "load-more")
        yield PlainButton("Skip for now", "other")

    def on_mount(self) -> None:
        """Show what is already known."""
        self._looking: set[str] = set()
        self._ledger_before: tuple[LedgerLine, ...] = ()
        self.set_interval(_EVERY, self._read_ledger)
        self._draw()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """The other ways: look again, skip, or let a website load more."""
        if event.button.id == "load-more":
            self._ask_for_more()
        if event.button.id != "other":
            return
        if self._state.finished:
            self._begin(afresh=True)
        else:
            super().action_next()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Pages are shown of accounts that have one, and not while it looks."""
        if action == "show":
            return any(self._with_pages()) and not self._state.running
        return super().check_action(action, parameters)

    @work(exclusive=True)
    async def action_show(self) -> None:
        """Ask which account, where there are several, and go and be shown it."""
        unseen, seen = self._with_pages()
        ask = ChooseAccount([*unseen, *seen], unseen)
        alone = len(unseen) + len(seen) == 1
        chosen = (unseen or seen)[0] if alone else await self.app.push_screen_wait(ask)
        if chosen is not None:
            self.post_message(ShowPages(chosen))

    def _with_pages(self) -> tuple[list[Account], list[Account]]:
        """The accounts that have a page: those that could not be looked at, and the others."""
        unseen = {look.target for look in self._state.looks.values() if not look.outcome.conclusive}
        accounts = [account for account in self.session.progress.accounts if account.address]
        return [one for one in accounts if one.id in unseen], [one for one in accounts if one.id not in unseen]

    def action_back(self) -> None:
        """While it looks, going back means stopping first."""
        if self._state.running:
            self.run_worker(self._halt())
        else:
            super().action_back()

    def action_next(self) -> None:
        """Start, stop, or go on, whichever the button says."""
        state = self._state
        if state.running:
            self.run_worker(self._halt())
        elif state.finished or not state.accounts:
            super().action_next()
        else:
            self._begin()

    async def leave(self) -> None:
        """Close the browser before the step is left."""
        await self._halt()

    @property
    def _state(self) -> LookState:
        running = self._visit is not None and not self._visit.is_finished
        accounts = self.session.progress.accounts
        audit = self.session.audit_now
        return LookState(accounts, audit, running, self._probe is not None, self._in_trouble, self.next_label)

    def _begin(self, afresh: bool = False, allowed: Mapping[str, tuple[str, ...]] | None = None) -> None:
        """Look; `allowed` are the hosts that the person lets some accounts load from, and only these are looked at."""
        self._in_trouble = False
        self.query_one("#trouble", Notice).tell("")
        self.query_one("#next", Button).focus()  # the button that was pressed may go, and the keyboard with it
        self._visit = self.run_worker(self._look(afresh, allowed or {}))
        self._draw()

    @work
    async def _ask_for_more(self) -> None:
        """Ask for each website which of the hosts it wanted it may have, then look at these once more."""
        allowed = {}
        for target, hosts in self._state.further.items():
            box = AskHosts(self.walk.name_of(target), hosts)
            if await self.app.push_screen_wait(box):
                allowed[target] = box.chosen
        if allowed:
            self._begin(allowed=allowed)

    async def _halt(self) -> None:
        work = self._visit
        if work is None or work.is_finished:
            return
        self.query_one("#summary", Static).update("Stopping. What has been looked at is kept.")
        work.cancel()
        with suppress(WorkerError):
            await work.wait()
        self._draw()

    async def _look(self, afresh: bool, allowed: Mapping[str, tuple[str, ...]]) -> None:
        try:
            async with self.walk.open_probe(lambda account: allowed.get(account.id, ())) as probe:
                audit = None if afresh else self.session.audit_now
                self._ledger_before = audit.ledger if audit else ()
                self._probe = probe
                self._draw()
                async with aclosing(self.session.run(probe, afresh, again=allowed)) as events:
                    async for event in events:
                        self._tell(event)
        except SelfAuditError as error:
            self._in_trouble = True
            self.query_one("#trouble", Notice).tell_error(error)
        finally:
            self._probe = None
            self._looking.clear()
            self.call_later(self._draw)

    def _tell(self, event: Event) -> None:
        if isinstance(event, LookStarted):
            self._looking.add(event.account.id)
        elif isinstance(event, LookFinished):
            self._looking.discard(event.account.id)
        self._draw()

    def _read_ledger(self) -> None:
        if self._probe is not None:
            self._draw_ledger(together(self._ledger_before, self._probe.ledger()))

    def _draw_ledger(self, lines: Sequence[LedgerLine]) -> None:
        self.query_one(Ledger).tell(lines)
        self.query_one("#in-short", Static).update(Content(in_short(lines, self.walk.practice)))

    def _draw(self) -> None:
        state = self._state
        for row in self.query(AccountRow):
            name = row.account_id
            looking = name in self._looking
            look = None if looking else state.looks.get(name)
            row.tell(look, looking, state.found[name], state.shown.get(name))
        if self._probe is None:
            self._draw_ledger(state.audit.ledger if state.audit else ())
        if state.offline:
            self.query_one("#trouble", Notice).tell("None of the pages answered. Are you online?", _OFFLINE)
        self.query_one("#linked", Notice).tell(*state.offered(len(self.session.linked())))
        self.query_one("#summary", Static).update(Content(state.summary))
        for ledger in ("#ledger", "#in-short"):
            self.query_one(ledger).display = bool(state.accounts or state.audit)
        self.name_next(state.onward)
        self.query_one("#load-more", PlainButton).display = bool(state.further)
        other = self.query_one("#other", PlainButton)
        other.display = bool(state.otherwise)
        other.relabel(state.otherwise)
        self.refresh_bindings()
