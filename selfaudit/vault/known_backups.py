"""Where the backups of a vault, and of those kept aside, were put: only an open vault can tell."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from selfaudit.errors import VaultError, VaultInUseError, WrongKeyError
from selfaudit.vault.door import open_vault
from selfaudit.vault.places import HEADER
from selfaudit.vault.sealing import Answerer, Ask
from selfaudit.vault.swap import leftovers

_TRIES = 3
_HIDDEN = "backups, if you made any: only an open vault knows where they are"
_HIDDEN_OLDER = "backups that only an older vault knew of, if there are any: it did not open"


@dataclass(frozen=True)
class KnownBackups:
    """Where backups were put, and in words what cannot be known because a vault does not open."""

    paths: frozenset[Path]
    hidden: tuple[str, ...]


def nobody(_ask: Ask) -> str:
    """Nobody is there to type a passphrase."""
    raise WrongKeyError("Nobody is asked.")


def known_backups(folder: Path, ask: Answerer) -> KnownBackups:
    """The backups of the vault in `folder`, and of those beside it.

    `ask` is called for a passphrase up to three times while it is wrong; the vaults beside are tried with the last one.
    Raises VaultInUseError while an app has the vault open.
    """
    typed: list[str] = []

    def remembering(what: Ask) -> str:
        typed.append(ask(what))
        return typed[-1]

    def again(what: Ask) -> str:
        return typed[-1] if typed else nobody(what)

    newest = _of(folder, remembering, _TRIES)
    older = [_of(path, again) for path in leftovers(folder)]
    known = frozenset(path for paths in (newest, *older) for path in paths or ())
    unknown = ((_HIDDEN, newest is None), (_HIDDEN_OLDER, None in older))
    return KnownBackups(known, tuple(words for words, true in unknown if true))


def _of(folder: Path, ask: Answerer, tries: int = 1) -> tuple[Path, ...] | None:
    """Where the backups of one vault were put; None where it does not open."""
    if not (folder / HEADER).exists():
        return ()
    for _ in range(tries):
        try:
            with closing(open_vault(folder, ask)) as vault:
                return vault.backups()
        except VaultInUseError:
            raise
        except WrongKeyError:
            continue
        except VaultError:
            return None
    return None
