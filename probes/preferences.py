"""What a fresh browser profile is told before its first start: offer nothing, remember nothing, ask nobody."""

from __future__ import annotations

import json
from pathlib import Path

# Chromium's own names for its settings. A name that a version does not know does no harm, and whatever a setting would
# let out stops at the gate: these keep the window calm, they are not what holds it shut.
_PREFERENCES = {
    "credentials_enable_service": False,
    "credentials_enable_autosignin": False,
    "credentials_enable_passkeys": False,
    "profile": {"password_manager_enabled": False, "password_manager_leak_detection": False},
    "autofill": {"enabled": False, "profile_enabled": False, "credit_card_enabled": False},
    "browser": {"enable_spellchecking": False},
    "spellcheck": {"use_spelling_service": False, "dictionaries": []},
    "translate": {"enabled": False},
    "search": {"suggest_enabled": False},
    "signin": {"allowed": False, "allowed_on_next_startup": False},
    "safebrowsing": {"enabled": False, "enhanced": False},
    "net": {"network_prediction_options": 2},
    "payments": {"can_make_payment_enabled": False},
    "alternate_error_pages": {"enabled": False},
}


def write_preferences(profile: Path) -> None:
    """Put the preferences into the browser profile that will be made at `profile`."""
    folder = profile / "Default"
    folder.mkdir(parents=True)
    (folder / "Preferences").write_text(json.dumps(_PREFERENCES), "utf-8")
