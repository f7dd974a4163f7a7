"""A person's progress in an open database. Each call writes what is new, in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from selfaudit.model import Account, Audit, Decision, Identity
from selfaudit.ports import Store
from selfaudit.progress import Answer, Progress, Purpose, Step
from selfaudit.reviews import KeptDownload, Reviewed, ReviewItem
from selfaudit.vault import codec
from selfaudit.vault.database import Database
from selfaudit.vault.header import damaged
from selfaudit.vault.kept_evidence import KeptEvidence
from selfaudit.vault.kept_reviews import KeptReviews
from selfaudit.vault.rows import Rows, time_text

if TYPE_CHECKING:
    from selfaudit.evidence import Entry

_T = TypeVar("_T")
_AUDITS = "SELECT id, started_at, policy, finished_at, identity FROM audit ORDER BY id"


class Vault:
    """One person's progress, kept in `database`. `let_go` is called once, after the database was closed."""

    def __init__(self, database: Database, let_go: Callable[[], None]) -> None:
        self._database = database
        self._let_go: Callable[[], None] | None = let_go
        self._reviews = KeptReviews(database)
        self._evidence = KeptEvidence(database)
        self._kept = self._read()

    def load(self) -> Progress:
        """Everything kept so far; the empty progress where nothing was kept."""
        return self._kept

    def keep_step(self, step: Step) -> None:
        """Where in the walk the person is."""
        self._keep_walk(replace(self._kept, step=step))

    def keep_identity(self, identity: Identity) -> None:
        """What the person said about themselves, in place of what was there."""
        self._keep_walk(replace(self._kept, identity=identity))

    def keep_purpose(self, purpose: Purpose | None) -> None:
        """What the audit is done for."""
        self._keep_walk(replace(self._kept, purpose=purpose))

    def keep_colours(self, colours: str) -> None:
        """The name of the colours the person likes; empty for the program's own."""
        self._keep_walk(replace(self._kept, colours=colours))

    def keep_accounts(self, accounts: Sequence[Account]) -> None:
        """The accounts the person named, in their order, in place of what was there."""
        with self._database.change():
            self._keep_list(codec.ACCOUNTS, 0, self._kept.accounts, accounts)
        self._kept = replace(self._kept, accounts=tuple(accounts))

    def keep_audit(self, audit: Audit) -> None:
        """This audit as it stands now; an audit with the same `started_at` is written over."""
        same = (kept for kept in self._kept.audits if kept.started_at == audit.started_at)
        with self._database.change():
            self._keep_audit(audit, next(same, Audit(audit.started_at, audit.policy, ())))
        self._kept = self._kept.with_audit(audit)

    def keep_decision(self, fingerprint: str, decision: Decision | None) -> None:
        """The person's decision on a finding; None takes it back."""
        with self._database.change():
            self._keep_named(codec.DECISIONS, fingerprint, decision)
        self._kept = self._kept.with_decision(fingerprint, decision)

    def keep_answer(self, key_point: str, answer: Answer | None) -> None:
        """The person's answer to a key point; None takes it back."""
        with self._database.change():
            self._keep_named(codec.ANSWERS, key_point, answer)
        self._kept = self._kept.with_answer(key_point, answer)

    def keep_items(self, items: Sequence[ReviewItem], pictures: Mapping[str, bytes]) -> None:
        """Further items to review, and the small pictures of some of them by id; known items are written over."""
        after = self._kept.with_items(items)
        wanted = {item.id for item in items}
        self._reviews.keep_items([item for item in after.own_data.items if item.id in wanted], pictures)
        self._kept = after

    def keep_reviewed(self, answers: Mapping[str, Reviewed | None]) -> None:
        """The person's word on each of these items; None takes it back."""
        self._reviews.keep_reviewed(answers)
        self._kept = self._kept.with_answers(answers)

    def keep_download(self, download: KeptDownload) -> None:
        """What stays of a download, in place of an earlier one of the same account."""
        self._reviews.keep_download(download)
        self._kept = self._kept.with_download(download)

    def keep_pictures_read(self, target: str, basis: str, read: Mapping[str, Sequence[str]]) -> None:
        """That these pictures of an account, by digest, were read for `basis`, and which findings each gave."""
        self._reviews.keep_pictures_read(target, basis, read)

    def pictures_read(self, target: str, basis: str) -> dict[str, tuple[str, ...]]:
        """The pictures of an account that were read for `basis`, by digest, with the findings each gave."""
        return self._reviews.pictures_read(target, basis)

    def keep_policy(self, text: str) -> None:
        """The text of the policy pack to go by; empty for the one that is built in."""
        with self._database.change():
            self._database.write("REPLACE INTO policy VALUES (1, ?)", text)
        self._kept = replace(self._kept, policy=text)

    def item_picture(self, item_id: str) -> bytes | None:
        """The small picture of an item to review; None where there is none."""
        return self._reviews.picture(item_id)

    def forget_settled(self) -> None:
        """Take away the words and pictures of items that were settled: only the answers stay."""
        self._kept = replace(self._kept, own_data=self._reviews.forget_settled(self._kept.own_data))

    def evidence(self) -> tuple[Entry, ...]:
        """Every entry of the evidence log, in order. Raises DamagedVaultError where one is not of this program."""
        with _as_written():
            return self._evidence.read()

    def keep_evidence(self, entry: Entry, original: bytes | None) -> None:
        """Add an entry and its original to the evidence log. There is no way to change or remove one."""
        self._evidence.keep(entry, original)

    def evidence_original(self, number: int) -> bytes | None:
        """The original of an entry of the evidence log; None where it has none."""
        return self._evidence.original(number)

    def backups(self) -> tuple[Path, ...]:
        """The backup files that were made of this vault, where they were put."""
        return tuple(Path(path) for (path,) in self._database.read("SELECT path FROM backup ORDER BY path"))

    def copy_to(self, path: Path, key: bytes, backup: Path) -> None:
        """Everything kept, as a database at `path` under another key; `backup` is where it will be found."""
        self.know_backups([backup])
        self._database.copy_to(path, key)

    def know_backups(self, paths: Sequence[Path]) -> None:
        """That these files are backups of this vault, so that a wipe finds them."""
        with self._database.change():
            self._database.write_all("REPLACE INTO backup VALUES (?)", [(str(path.absolute()),) for path in paths])

    def close(self) -> None:
        """Let go of the file and of the key. Harmless when done twice."""
        if self._let_go is None:
            return
        let_go, self._let_go = self._let_go, None
        try:
            self._database.close()
        finally:
            let_go()

    def _keep_walk(self, after: Progress) -> None:
        with self._database.change():
            self._database.write("REPLACE INTO walk VALUES (1, ?, ?, ?, ?)", *codec.walk_row(after))
        self._kept = after

    def _keep_audit(self, audit: Audit, before: Audit) -> None:
        started_at = time_text(audit.started_at)
        finished_at = time_text(audit.finished_at) if audit.finished_at else None
        self._database.write(
            "INSERT INTO audit (started_at, policy, finished_at, identity) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (started_at) DO UPDATE"
            " SET policy = excluded.policy, finished_at = excluded.finished_at, identity = excluded.identity",
            started_at,
            audit.policy,
            finished_at,
            codec.identity_text(audit.identity),
        )
        owner = int(self._database.read("SELECT id FROM audit WHERE started_at = ?", started_at)[0][0])
        self._keep_list(codec.AUDIT_ACCOUNTS, owner, before.accounts, audit.accounts)
        self._keep_list(codec.LOOKS, owner, before.looks, audit.looks)
        self._keep_list(codec.FINDINGS, owner, before.findings, audit.findings)
        self._keep_list(codec.LEDGER, owner, before.ledger, audit.ledger)

    def _keep_list(self, rows: Rows[_T], owner: int, before: Sequence[_T], after: Sequence[_T]) -> None:
        """Make the rows of `owner` be `after`, writing only where it differs from `before`."""
        changed = [
            (owner, position, *rows.row(value))
            for position, value in enumerate(after)
            if position >= len(before) or before[position] != value
        ]
        self._database.write_all(rows.replace, changed)
        if len(after) < len(before):
            self._database.write(rows.cut, owner, len(after))

    def _keep_named(self, rows: Rows[_T], name: str, value: _T | None) -> None:
        if value is None:
            self._database.write(rows.remove, name)
        else:
            self._database.write(rows.replace, name, *rows.row(value))

    def _read(self) -> Progress:
        with _as_written():
            walk = self._database.read("SELECT step, identity, purpose, colours FROM walk")
            return replace(
                codec.walk_from(tuple(walk[0])) if walk else Progress(),
                accounts=self._list(codec.ACCOUNTS, 0),
                audits=tuple(self._audit(*row) for row in self._database.read(_AUDITS)),
                decisions=self._named(codec.DECISIONS),
                answers=self._named(codec.ANSWERS),
                own_data=self._reviews.read(),
                policy="".join(text for (text,) in self._database.read("SELECT text FROM policy")),
            )

    def _audit(self, owner: int, started_at: str, policy: str, finished_at: str | None, identity: str) -> Audit:
        return Audit(
            started_at=datetime.fromisoformat(started_at),
            policy=policy,
            accounts=self._list(codec.AUDIT_ACCOUNTS, owner),
            looks=self._list(codec.LOOKS, owner),
            findings=self._list(codec.FINDINGS, owner),
            ledger=self._list(codec.LEDGER, owner),
            finished_at=datetime.fromisoformat(finished_at) if finished_at else None,
            identity=codec.identity_from(identity),
        )

    def _list(self, rows: Rows[_T], owner: int) -> tuple[_T, ...]:
        return tuple(rows.value(row) for row in self._database.read(rows.of_owner, owner))

    def _named(self, rows: Rows[_T]) -> dict[str, _T]:
        return {name: rows.value(tuple(row)) for name, *row in self._database.read(rows.all_named)}


@contextmanager
def _as_written() -> Iterator[None]:
    try:
        yield
    except (ValueError, KeyError, TypeError) as error:
        raise damaged("Your vault holds something this program did not write.") from error


def keep_all(store: Store, progress: Progress) -> None:
    """Keep everything of `progress` in an empty store."""
    store.keep_step(progress.step)
    store.keep_identity(progress.identity)
    store.keep_purpose(progress.purpose)
    store.keep_colours(progress.colours)
    store.keep_accounts(progress.accounts)
    for audit in progress.audits:
        store.keep_audit(audit)
    for fingerprint, decision in progress.decisions.items():
        store.keep_decision(fingerprint, decision)
    for key_point, answer in progress.answers.items():
        store.keep_answer(key_point, answer)
    store.keep_policy(progress.policy)
    own = progress.own_data
    store.keep_items(own.items, {})
    store.keep_reviewed(own.reviewed)
    for download in own.downloads:
        store.keep_download(download)
