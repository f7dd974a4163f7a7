"""Failures that carry the sentence the person reads.

No message quotes a page, a handle, an address or a name, so a picture of an error is safe to share.
"""


class SelfAuditError(Exception):
    """Something the person can act on: what is the matter (`message`) and what to do next (`hint`)."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class BadInputError(SelfAuditError):
    """The person gave something that cannot be used as it is."""


class DataFileError(SelfAuditError):
    """A rule, platform, policy or identity file is not in order; the message names file, table and key."""


class NoBrowserError(SelfAuditError):
    """No browser of the Chromium family was found, or it does not start."""


class GateError(SelfAuditError):
    """The gate could not be opened, or the start-up check saw something get past it."""


class VaultError(SelfAuditError):
    """The vault cannot be opened or written."""


class WrongKeyError(VaultError):
    """The key or passphrase does not open this vault."""


class NewerVaultError(VaultError):
    """The vault was written by a newer version of the program."""


class VaultInUseError(VaultError):
    """Another running copy of the program holds this vault."""


class DamagedVaultError(VaultError):
    """A file of the vault is missing, cut short or was changed by something other than the program."""


class KeyringError(VaultError):
    """The system's keyring is not there, does not answer or refuses."""
