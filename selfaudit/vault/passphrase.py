"""From a passphrase to a key."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from selfaudit.errors import BadInputError

KEY_BYTES = 32
SALT_BYTES = 16  # RFC 9106 section 4: a 128-bit salt is enough for every application
SHORTEST = 12  # characters: about what three words give, as the UK's NCSC advises ("three random words")


@dataclass(frozen=True)
class Cost:
    """What one guess costs an attacker: passes over `memory_kib` KiB of memory, in `lanes` threads."""

    passes: int
    lanes: int
    memory_kib: int

    @property
    def sane(self) -> bool:
        """False for figures no vault was written with, which would only tie up the machine."""
        return 1 <= self.passes <= 64 and 1 <= self.lanes <= 64 and 8 * self.lanes <= self.memory_kib <= 4 * 1024 * 1024


# RFC 9106 section 4, second recommended option; above the minimum of OWASP's Password Storage Cheat Sheet (19 MiB, 2).
RFC_9106_LOW_MEMORY = Cost(passes=3, lanes=4, memory_kib=64 * 1024)


def key_from(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    """The 32-byte key Argon2id makes of `passphrase`, typed on any keyboard (NFKC: NIST SP 800-63B, 5.1.1.2)."""
    typed = unicodedata.normalize("NFKC", passphrase).encode("utf-8", "surrogatepass")
    return Argon2id(
        salt=salt, length=KEY_BYTES, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory_kib
    ).derive(typed)


def check_new(passphrase: str) -> None:
    """Raises BadInputError where `passphrase` is too short to protect a vault."""
    if len(passphrase.strip()) < SHORTEST:
        raise BadInputError(
            f"A passphrase needs at least {SHORTEST} characters.",
            "Three words that have nothing to do with each other are good.",
        )
