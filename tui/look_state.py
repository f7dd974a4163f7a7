"""How far the looking is, in words: what the screen says and what its buttons mean. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from selfaudit.hosts import further_hosts
from selfaudit.model import Account, Audit, Look, Outcome, Standing, View
from selfaudit.policy.words import IN_PART, INSTEAD
from tui.words import count

_MISSPELT = "Is the name spelt right? You can change it on the Accounts step."


@dataclass(frozen=True)
class LookState:
    """`audit` is the one about these accounts; `open` is True while a browser is open, `trouble` after a failure.

    `after` is what the main button says when all is done.
    """

    accounts: Sequence[Account]
    audit: Audit | None
    running: bool = False
    open: bool = False
    trouble: bool = False
    after: str = "Next"

    @property
    def finished(self) -> bool:
        """True where every account has been looked at."""
        return self.audit is not None and self.audit.finished_at is not None

    @property
    def looks(self) -> dict[str, Look]:
        """What came of each account so far, by its id."""
        return self._by(View.SIGNED_OUT)

    @property
    def shown(self) -> dict[str, Look]:
        """The last page of each account that the person showed, by the account's id."""
        return self._by(View.SHOWN)

    def _by(self, view: View) -> dict[str, Look]:
        return {look.target: look for look in self.audit.looks if look.view is view} if self.audit else {}

    @property
    def found(self) -> Counter[str]:
        """How many things are in view on each account, by its id."""
        findings = self.audit.findings if self.audit else ()
        return Counter(finding.target for finding in findings if finding.standing is not Standing.GONE)

    @property
    def further(self) -> dict[str, tuple[str, ...]]:
        """The hosts that websites wanted beside their own and may be allowed, by account id; empty while it looks."""
        if self.audit is None or not self.finished or self.running:
            return {}
        wanted = {account.id: further_hosts(self.audit.ledger, account.id) for account in self.accounts}
        return {target: hosts for target, hosts in wanted.items() if hosts}

    @property
    def offline(self) -> bool:
        """True where not one page answered, which is more likely to be the connection than the pages."""
        tried = [look for look in self.looks.values() if look.outcome is not Outcome.NOT_CHECKED]
        if self.trouble or not self.finished:
            return False
        return bool(tried) and all(look.outcome is Outcome.UNREACHABLE for look in tried)

    @property
    def summary(self) -> str:
        """One or two sentences on how far it is."""
        if not self.accounts:
            return "There are no accounts on your list, so there is nothing to look at. Go on, or go back to add one."
        pages = count(sum(bool(account.address) for account in self.accounts), "page", "pages")
        done = f"{len(self.looks)} of {count(len(self.accounts), 'account', 'accounts')}"
        things = f"{count(self.found.total(), 'thing', 'things')} found" if self.found else "nothing found"
        if self.running and not self.open:
            return "Starting a browser that nobody is signed in to. This takes a few seconds."
        if self.running:
            return f"Looking: {done} done, {things} so far. You can stop at any time."
        if self.finished:
            return self._came_of(things)
        if self.trouble:
            return "It did not work this time. What to do stands below; then try again."
        if self.looks:
            return f"Stopped: {done} done, {things} so far. Nothing is lost: you can go on where you were."
        return f"selfaudit will now visit {pages}, signed out. It will not click, like or send anything. Ready?"

    def _came_of(self, things: str) -> str:
        """What came of it all; what could not be looked at is never told as if nothing were there."""
        seen = sum(look.outcome.conclusive for look in self.looks.values())
        of = count(len(self.accounts), "account", "accounts")
        if not seen:
            return "None of your pages could be looked at. That does not mean that nothing is there."
        missed = len(self.looks) - seen
        which = "it says" if missed == 1 else "each says"
        also = f" {missed} could not be looked at: {which} what you can do." if missed else ""
        return f"Done: {seen} of {of} looked at, {things}.{also}"

    def offered(self, linked: int) -> tuple[str, str]:
        """A heading and a sentence on the accounts that the pages link to; both empty where there is nothing to say."""
        if not self.finished or not linked:
            return "", ""
        more = count(linked, "account that is", "accounts that are")
        yours = "Is it yours?" if linked == 1 else "Are they yours?"
        return f"Your pages link to {more} not on your list.", f"{yours} Go back to Accounts and press F5."

    @property
    def onward(self) -> str:
        """What the main button does."""
        if self.running:
            return "Stop"
        if self.finished:
            return self.after
        if not self.accounts:
            return "Next"
        if self.trouble:
            return "Try again"
        return "Go on looking" if self.looks else "Start looking"

    @property
    def otherwise(self) -> str:
        """What the other button does; empty where there is none."""
        if self.running or not self.accounts:
            return ""
        return "Look again" if self.finished else "Skip for now"


def to_do(look: Look) -> str:
    """What the person can do where a look did not tell all; empty where it did."""
    if look.outcome is Outcome.NOT_FOUND:
        return _MISSPELT
    if look.outcome is Outcome.NOT_CHECKED and look.note:
        return look.note
    return INSTEAD.get(look.outcome, "" if look.whole else IN_PART)
