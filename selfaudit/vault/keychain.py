"""The system's keyring (Windows Credential Locker, macOS Keychain, Secret Service, KWallet), asked with a time limit.

A locked keyring can wait for ever for an answer on the screen, so every question is asked from a daemon thread: neither
the app nor its end waits for it.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from typing import TYPE_CHECKING, TypeVar

from selfaudit.errors import KeyringError

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE = "selfaudit"
PATIENCE = 4.0  # seconds; a keyring that is open answers within a tenth of one

_T = TypeVar("_T")
logging.getLogger("keyring").addHandler(logging.NullHandler())  # its warnings would be written over the screen


def recall(name: str, patience: float | None = None) -> str | None:
    """The secret kept under `name`, or None. Raises KeyringError where no keyring answers."""

    def ask(_given_up: threading.Event) -> str | None:
        found = (backend.get_password(SERVICE, name) for backend in _keyrings())
        return next((secret for secret in found if secret is not None), None)

    return _within(patience, ask)


def remember(name: str, secret: str, patience: float | None = None) -> None:
    """Keep `secret` under `name` and see that it is there. Raises KeyringError where no keyring takes it."""

    def tell(given_up: threading.Event) -> None:
        backend = next(_keyrings())
        backend.set_password(SERVICE, name, secret)
        if given_up.is_set():
            backend.delete_password(SERVICE, name)
        elif backend.get_password(SERVICE, name) != secret:
            raise _no_keyring()

    _within(patience, tell)


def forget(name: str, patience: float | None = None) -> bool:
    """Remove what is kept under `name`; False where there was nothing. Raises KeyringError where no keyring answers."""

    def remove(_given_up: threading.Event) -> bool:
        holders = [backend for backend in _keyrings() if backend.get_password(SERVICE, name) is not None]
        for backend in holders:
            backend.delete_password(SERVICE, name)
        return bool(holders)

    return _within(patience, remove)


def _keyrings() -> Iterator[KeyringBackend]:
    """The keyrings its own library recommends, best first. Raises KeyringError where there is none."""
    import keyring.core  # noqa: PLC0415 - slower to load than a vault to open, and a passphrase does not need it

    chosen = keyring.core.get_keyring()
    recommended = [backend for backend in getattr(chosen, "backends", [chosen]) if keyring.core.recommended(backend)]
    if not recommended:
        raise _no_keyring()
    return iter(recommended)


def _within(seconds: float | None, work: Callable[[threading.Event], _T]) -> _T:
    given_up = threading.Event()
    answer: Future[_T] = Future()

    def run() -> None:
        try:
            answer.set_result(work(given_up))
        except Exception as error:  # noqa: BLE001 - back ends fail in ways of their own; the caller is told below
            answer.set_exception(error)

    threading.Thread(target=run, name="keyring", daemon=True).start()
    try:
        return answer.result(PATIENCE if seconds is None else seconds)
    except KeyringError:
        raise
    except TimeoutError as error:
        given_up.set()
        raise KeyringError(
            "Your system's keyring does not answer.", "Unlock it if it asks you to, then start selfaudit again."
        ) from error
    except Exception as error:
        raise _no_keyring() from error


def _no_keyring() -> KeyringError:
    return KeyringError("Your system's keyring cannot be used.", "Sign in to your desktop, then start selfaudit again.")
