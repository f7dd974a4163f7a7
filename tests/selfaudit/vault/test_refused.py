"""A no to an offered account is kept in the encrypted file, and outlives the program."""

from __future__ import annotations

from pathlib import Path

from selfaudit.further import Candidate, Sure
from selfaudit.model import Account, Audit, Choice, Look, Outcome, View
from selfaudit.policy.load import default_pack
from selfaudit.session import Session
from selfaudit.vault.database import Database, make_database
from selfaudit.vault.store import Vault
from tests.selfaudit.scripted import MOMENT, accounts

KEY = bytes(range(32))
JO, SAM, KIT = accounts(3)
SITE = Account("chirp", "", "", "Chirp")


def opened(path: Path) -> Session:
    return Session(Vault(Database(path, KEY), lambda: None), default_pack(), lambda: MOMENT)


def test_an_account_that_is_not_mine_is_never_offered_again(tmp_path: Path) -> None:
    path = tmp_path / "vault.db"
    make_database(path, KEY)
    session = opened(path)
    session.add(JO)
    look = Look(JO.id, JO.address, View.SIGNED_OUT, Outcome.PUBLIC, MOMENT, linked=(SAM, KIT))
    session._store.keep_audit(Audit(MOMENT, "made-up 1", (JO,), (look,), finished_at=MOMENT))
    session.close()
    session = opened(path)
    assert [candidate.account for candidate in session.linked()] == [SAM, KIT]
    session.disown(SAM)
    session.disown(SITE)
    session.close()
    session = opened(path)
    assert session.progress.decisions[SAM.id].choice is Choice.NOT_ME
    assert [candidate.account for candidate in session.linked()] == [KIT]
    assert session.offered([Candidate(SITE, Sure.LIKELY, ()), Candidate(SAM, Sure.LIKELY, ())]) == ()
    session.add(SAM)
    assert session.progress.accounts == (JO, SAM)
    session.close()
    assert SAM.handle.encode() not in path.read_bytes()
