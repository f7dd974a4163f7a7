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
# Chromium 156 makes two pages of its own ready in every window, shown or not, for suggestions below the address bar.
# They took a third of the processor time of printing a report (23 November 2026). Names and numbers are those of
# chrome://flags (chrome/browser/about_flags.cc), where 2 stands for off. Chromium adds them to the features that
# Playwright switches off, and drops a flag that a version does not know.
_FLAGS_OFF = ("webui-omnibox-popup@2", "webui-omnibox-aim-popup@2")


def write_preferences(profile: Path) -> None:
    """Put the preferences into the browser profile that will be made at `profile`."""
    folder = profile / "Default"
    folder.mkdir(parents=True)
    (folder / "Preferences").write_text(json.dumps(_PREFERENCES), "utf-8")
    flags = {"browser": {"enabled_labs_experiments": _FLAGS_OFF}}
    (profile / "Local State").write_text(json.dumps(flags), "utf-8")
