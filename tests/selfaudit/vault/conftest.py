from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import keyring.core
import pytest
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as NoKeyring

from selfaudit.vault import sealing
from selfaudit.vault.passphrase import Cost

CHEAP = Cost(passes=1, lanes=1, memory_kib=64)


class FakeKeyring(KeyringBackend):
    """A trusted keyring in memory."""

    priority: float = 5

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


@pytest.fixture(autouse=True)
def no_keyring() -> Iterator[None]:
    """No test ever touches the keyring of the person who runs it."""
    before = keyring.core._keyring_backend
    keyring.core.set_keyring(NoKeyring())  # type: ignore[no-untyped-call]
    yield
    keyring.core._keyring_backend = before


@pytest.fixture
def fake_keyring() -> FakeKeyring:
    fake = FakeKeyring()
    keyring.core.set_keyring(fake)
    return fake


@pytest.fixture(autouse=True)
def cheap_passphrases(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing, "RFC_9106_LOW_MEMORY", CHEAP)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "vault"
