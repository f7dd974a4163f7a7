"""The keyring is asked with a time limit, and only one that can be trusted is asked at all."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import keyring.core
import pytest

from selfaudit.errors import KeyringError
from selfaudit.progress import Step
from selfaudit.vault import keychain
from selfaudit.vault.door import open_vault
from selfaudit.vault.sealing import Ask
from tests.selfaudit.vault.conftest import FakeKeyring

ROOT = Path(__file__).parents[3]


class HangingKeyring(FakeKeyring):
    """A keyring that waits for an answer on the screen, until `answered`."""

    def __init__(self) -> None:
        super().__init__()
        self.answered = threading.Event()
        self.done = threading.Event()

    def set_password(self, service: str, username: str, password: str) -> None:
        self.answered.wait()
        super().set_password(service, username, password)

    def get_password(self, service: str, username: str) -> str | None:
        self.answered.wait()
        return super().get_password(service, username)

    def delete_password(self, service: str, username: str) -> None:
        super().delete_password(service, username)
        self.done.set()


class WeakKeyring(FakeKeyring):
    """One that its own library does not recommend, such as a plain file."""

    priority = 0.5


class BrokenKeyring(FakeKeyring):
    """One that fails in its own way, with words that must not be shown."""

    def set_password(self, service: str, username: str, password: str) -> None:
        raise RuntimeError(password)

    get_password = set_password  # type: ignore[assignment]


class ForgetfulKeyring(FakeKeyring):
    """One that takes everything and keeps nothing."""

    def set_password(self, service: str, username: str, password: str) -> None:
        return


def test_kept_recalled_and_forgotten(fake_keyring: FakeKeyring) -> None:
    keychain.remember("name", "secret")
    assert fake_keyring.kept == {("selfaudit", "name"): "secret"}
    assert keychain.recall("name") == "secret"
    assert keychain.forget("name")
    assert not keychain.forget("name")
    assert keychain.recall("name") is None


@pytest.mark.parametrize("kind", [WeakKeyring, BrokenKeyring, ForgetfulKeyring])
def test_a_keyring_that_cannot_be_trusted_gives_a_passphrase(kind: type[FakeKeyring], folder: Path) -> None:
    untrusted = kind()
    keyring.core.set_keyring(untrusted)
    with pytest.raises(KeyringError) as caught:
        keychain.remember("name", "secret")
    assert "secret" not in str(caught.value)
    open_vault(folder, {Ask.CHOOSE: "kettle orbit mitten"}.__getitem__).close()
    assert not untrusted.kept


def test_of_several_keyrings_only_recommended_ones_are_asked() -> None:
    weak, strong = WeakKeyring(), FakeKeyring()

    class Chain(FakeKeyring):
        backends = (weak, strong)

    keyring.core.set_keyring(Chain())
    keychain.remember("name", "secret")
    assert (len(weak.kept), len(strong.kept)) == (0, 1)
    weak.kept["selfaudit", "name"] = "planted"
    assert keychain.recall("name") == "secret"


def test_a_keyring_that_hangs_hangs_nobody_and_keeps_nothing_late() -> None:
    hanging = HangingKeyring()
    keyring.core.set_keyring(hanging)
    for question in (lambda: keychain.recall("name", 0.01), lambda: keychain.forget("name", 0.01)):
        with pytest.raises(KeyringError, match="does not answer"):
            question()
    with pytest.raises(KeyringError, match="does not answer"):
        keychain.remember("name", "secret", 0.01)
    hanging.answered.set()
    assert hanging.done.wait(10)
    assert not hanging.kept


def test_a_vault_whose_keyring_hangs_is_not_made_anew(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calm = FakeKeyring()
    keyring.core.set_keyring(calm)
    vault = open_vault(folder, lambda _ask: "")
    vault.keep_step(Step.REPORT)
    vault.close()
    hanging = HangingKeyring()
    keyring.core.set_keyring(hanging)
    monkeypatch.setattr(keychain, "PATIENCE", 0.01)
    with pytest.raises(KeyringError):
        open_vault(folder, lambda _ask: "")
    hanging.answered.set()
    keyring.core.set_keyring(calm)
    again = open_vault(folder, lambda _ask: "")
    again.close()
    assert again.load().step is Step.REPORT


def test_a_hanging_keyring_does_not_keep_the_app_from_ending() -> None:
    program = """
import threading, keyring.core
from keyring.backend import KeyringBackend
from selfaudit.errors import KeyringError
from selfaudit.vault import keychain
class Hanging(KeyringBackend):
    priority = 5
    def get_password(self, service, username):
        threading.Event().wait()
    set_password = delete_password = get_password
keyring.core.set_keyring(Hanging())
try:
    keychain.recall("name", 0.01)
except KeyringError as error:
    print(error)
"""
    ended = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
    )
    assert ended.stdout.startswith("Your system's keyring does not answer.")
    assert ended.stderr == ""
