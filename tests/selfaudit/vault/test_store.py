"""Whatever is kept comes back the same, from the file and from memory alike."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selfaudit.errors import BadInputError, DamagedVaultError
from selfaudit.model import Account, Audit, Finding, Kind, Place, Severity
from selfaudit.ports import Store
from selfaudit.progress import Progress, Purpose, Step
from selfaudit.reviews import KeptDownload, KeptSetting, Review, ReviewChoice, Reviewed, ReviewItem, forgotten
from selfaudit.vault.database import Database, make_database
from selfaudit.vault.memory import MemoryStore
from selfaudit.vault.rows import Row
from selfaudit.vault.store import Vault
from tests.selfaudit.vault import made_up

KEY = bytes(range(32))
Change = Callable[[Store], None]

CHANGES: st.SearchStrategy[list[Change]] = st.lists(
    st.one_of(
        st.sampled_from(Step).map(lambda step: lambda store: store.keep_step(step)),
        (st.none() | st.sampled_from(Purpose)).map(lambda purpose: lambda store: store.keep_purpose(purpose)),
        made_up.TEXT.map(lambda colours: lambda store: store.keep_colours(colours)),
        made_up.IDENTITIES.map(lambda identity: lambda store: store.keep_identity(identity)),
        st.lists(made_up.ACCOUNTS, max_size=4).map(lambda accounts: lambda store: store.keep_accounts(accounts)),
        made_up.AUDITS.map(lambda audit: lambda store: store.keep_audit(audit)),
        st.tuples(st.sampled_from("abc"), st.none() | made_up.DECISIONS).map(
            lambda named: lambda store: store.keep_decision(*named)
        ),
        st.tuples(st.sampled_from("abc"), st.none() | made_up.ANSWERS).map(
            lambda named: lambda store: store.keep_answer(*named)
        ),
    ),
    max_size=12,
)


def opened(path: Path) -> Vault:
    return Vault(Database(path, KEY), lambda: None)


@settings(max_examples=40, deadline=None)
@given(CHANGES)
def test_any_run_of_changes_is_there_after_opening_again(changes: list[Change]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "vault.db"
        make_database(path, KEY)
        vault, memory = opened(path), MemoryStore()
        for change in changes:
            change(vault)
            change(memory)
        assert vault.load() == memory.load()
        vault.close()
        again = opened(path)
        assert again.load() == memory.load()
        assert list(again.load().decisions.items()) == list(memory.load().decisions.items())
        again.close()


@settings(max_examples=25, deadline=None)
@given(made_up.AUDITS, st.lists(made_up.AUDITS, min_size=1, max_size=5))
def test_an_audit_that_changes_in_any_way_is_kept_as_it_stands(first: Audit, versions: list[Audit]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "vault.db"
        make_database(path, KEY)
        vault = opened(path)
        for version in (first, *versions):
            vault.keep_audit(replace(version, started_at=first.started_at))
        vault.close()
        again = opened(path)
        assert again.load() == Progress(audits=(replace(versions[-1], started_at=first.started_at),))
        again.close()


def whole_audit() -> Audit:
    findings = tuple(
        Finding(f"f{n}", "x:jo", Kind.EMAIL, Severity.LOW, "q", "q", 0, Place.BIO, True, 0.5, "r", "w", ("staff-1",))
        for n in range(20)
    )
    return Audit(datetime(2026, 5, 4, tzinfo=UTC), "p 1", (Account("x", "jo", ""),), findings=findings)


def test_keeping_an_audit_again_writes_only_what_is_new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_database(tmp_path / "vault.db", KEY)
    vault = opened(tmp_path / "vault.db")
    audit = replace(whole_audit(), looks=(), findings=())
    vault.keep_audit(audit)
    written: list[int] = []
    real = Database.write_all

    def counted(database: Database, statement: str, rows: list[Row]) -> None:
        written.append(len(rows))
        real(database, statement, rows)

    monkeypatch.setattr(Database, "write_all", counted)
    whole = whole_audit()
    for count in range(1, len(whole.findings) + 1):
        vault.keep_audit(replace(audit, findings=whole.findings[:count]))
    vault.close()
    assert sum(written) == len(whole.findings)


def test_a_change_that_fails_midway_leaves_what_was_there(tmp_path: Path) -> None:
    make_database(tmp_path / "vault.db", KEY)
    vault = opened(tmp_path / "vault.db")
    vault.keep_accounts([Account("x", "jo", "")])
    with pytest.raises(BadInputError, match="cannot be kept"):
        vault.keep_accounts([Account("x", "new", ""), Account("x", "broken \udcff", "")])
    assert vault.load().accounts == (Account("x", "jo", ""),)
    vault.close()
    again = opened(tmp_path / "vault.db")
    assert again.load().accounts == (Account("x", "jo", ""),)
    again.close()


def test_words_the_program_does_not_know_are_told_not_guessed(tmp_path: Path) -> None:
    make_database(tmp_path / "vault.db", KEY)
    database = Database(tmp_path / "vault.db", KEY)
    with database.change():
        database.write("INSERT INTO walk VALUES (1, 'somewhere else', '{}', NULL, '')")
    database.close()
    with pytest.raises(DamagedVaultError):
        opened(tmp_path / "vault.db")


def test_closing_twice_lets_go_once(tmp_path: Path) -> None:
    make_database(tmp_path / "vault.db", KEY)
    let_go: list[bool] = []
    vault = Vault(Database(tmp_path / "vault.db", KEY), lambda: let_go.append(True))
    vault.close()
    vault.close()
    assert let_go == [True]


SEEN = datetime(2026, 11, 1, tzinfo=UTC)
ITEM = ReviewItem("i1", Review.POSTS, "chirp:robin", SEEN, "A day", "A day out", "everyone", ("a rude word",), SEEN)
DOWNLOAD = KeptDownload(
    "chirp:robin",
    SEEN,
    None,
    False,
    "a part is missing",
    (KeptSetting("Private account", "on", True, "Privacy", SEEN),),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    make_database(tmp_path / "vault.db", KEY)
    return tmp_path / "vault.db"


def test_own_data_is_there_after_opening_again(path: Path) -> None:
    vault = opened(path)
    vault.keep_items([ITEM, replace(ITEM, id="i2", when=None, why=())], {"i1": b"\x89PNG"})
    vault.keep_reviewed({"i2": Reviewed(ReviewChoice.ASK, SEEN), "i1": Reviewed(ReviewChoice.REMOVE, SEEN)})
    vault.keep_reviewed({"i1": None})
    vault.keep_download(replace(DOWNLOAD, whole=True))
    vault.keep_download(DOWNLOAD)
    before = vault.load()
    vault.close()
    again = opened(path)
    assert again.load() == before
    assert before.own_data.downloads == (DOWNLOAD,)
    assert list(before.own_data.reviewed) == ["i2"]
    assert again.item_picture("i1") == b"\x89PNG" and again.item_picture("i2") is None
    again.close()


def test_the_words_and_picture_of_a_settled_item_are_gone_after_opening_again(path: Path) -> None:
    vault = opened(path)
    vault.keep_items([ITEM, replace(ITEM, id="i2")], {"i1": b"\x89PNG"})
    vault.keep_reviewed({"i1": Reviewed(ReviewChoice.FINE, SEEN)})
    vault.close()
    again = opened(path)
    again.forget_settled()
    assert again.load().own_data.items == (forgotten(ITEM), replace(ITEM, id="i2"))
    assert again.item_picture("i1") is None
    assert again._database.read("SELECT count(*) FROM review_item WHERE text LIKE '%day%'") == [(1,)]
    again.close()


def test_an_item_that_comes_again_keeps_its_place_and_first_day(path: Path) -> None:
    vault = opened(path)
    vault.keep_items([ITEM, replace(ITEM, id="i2")], {})
    vault.keep_items([replace(ITEM, first_seen=SEEN.replace(month=12), note="friends")], {})
    vault.close()
    again = opened(path)
    assert again.load().own_data.items == (replace(ITEM, note="friends"), replace(ITEM, id="i2"))
    again.close()
