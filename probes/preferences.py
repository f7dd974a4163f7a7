"""What a fresh browser profile is told before its first start: offer nothing, remember nothing, ask nobody."""

from __future__ import annotations

import json
from pathlib import Path

# Names as in Chromium's components/*/pref_names and chrome/common/pref_names.h, read November 2026. An unknown name does
# no harm, and whatever one of these would send stops at the gate.
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
