"""A step from which accounts can be looked at once more, with what came of it told on the spot."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from contextlib import aclosing, suppress
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.worker import Worker, WorkerError

from selfaudit.errors import SelfAuditError
from selfaudit.events import LookStarted
from selfaudit.model import Account, Finding
from selfaudit.session import Session
from selfaudit.text import one_line
from tui.again_words import came_of
from tui.base import WalkScreen
from tui.widgets.notice import Notice

_ALLOWED = "Only the pages you named are visited, signed out, as on the Look step."


def lookable(session: Session, targets: Collection[str]) -> list[Account]:
    """Those of these accounts that have a page and are part of the newest audit."""
    audit = session.progress.audit
    accounts = audit.accounts if audit and audit.looks else ()
    return [account for account in accounts if account.id in targets and account.address]


class LookingAgain(WalkScreen):
    """The screen has a line `above` and a notice `again` over its list, and says what is marked."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("a", "again", "Look again", key_display="A")]

    _visit: Worker[None] | None = None

    @property
    def busy(self) -> bool:
        """True while accounts are being looked at."""
        return self._visit is not None and not self._visit.is_finished

    def to_look_at(self) -> Sequence[str]:
        """The ids of the accounts that are about to be looked at again."""
        return ()

    def about(self) -> Collection[Finding]:
        """The findings that the person wants to know about."""
        return ()

    def looked_again(self) -> None:
        """Show what has changed."""

    def tell(self, heading: str, text: str = "") -> None:
        """Say something above the list, in place of what stands there; without a heading that stands there again."""
        self.query_one("#again", Notice).tell(heading, text)
        self.query_one("#above").display = not heading

    def can_look(self) -> list[Account]:
        """Those of the marked accounts that have a page and are part of the newest audit."""
        return lookable(self.session, self.to_look_at())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There must be something to look at, and one look at a time."""
        if action == "again":
            return self.is_mounted and not self.busy and bool(self.can_look())
        return super().check_action(action, parameters)

    def action_again(self) -> None:
        """Look at the marked accounts once more."""
        accounts = self.can_look()
        if accounts and not self.busy:
            self._visit = self.run_worker(self._look([account.id for account in accounts], tuple(self.about())))

    def action_back(self) -> None:
        """While it looks, going back means stopping first."""
        if self.busy:
            self.run_worker(self._halt())
        else:
            super().action_back()

    async def leave(self) -> None:
        """Close the browser before the step is left."""
        await self._halt()

    async def _halt(self) -> None:
        work = self._visit
        if work is None or work.is_finished:
            return
        work.cancel()
        with suppress(WorkerError):
            await work.wait()
        self.tell("Stopped.", "Everything is as it was before.")
        self.refresh_bindings()

    async def _look(self, targets: list[str], about: tuple[Finding, ...]) -> None:
        self.tell("Looking again. Esc stops it.", _ALLOWED)
        self.refresh_bindings()
        try:
            async with (
                self.walk.open_probe(lambda _: ()) as probe,
                aclosing(self.session.run(probe, again=targets)) as events,
            ):
                async for event in events:
                    if isinstance(event, LookStarted):
                        name = one_line(event.account.label, 60)
                        self.tell("Looking again. Esc stops it.", f"{name}. {_ALLOWED}")
        except SelfAuditError as error:
            self.tell(error.message, error.hint)
        else:
            audit = self.session.progress.audit
            lines = came_of(audit, targets, self.walk.name_of, about) if audit else ()
            self.tell("Looked again", "\n".join(lines))
        finally:
            self.call_later(self._ended)

    def _ended(self) -> None:
        self.looked_again()
        self.refresh_bindings()
