"""Which browsers are on this device: every profile of every browser, on each system."""

from __future__ import annotations

from pathlib import Path

import pytest

from probes.footprints.browsers import load_browsers, profiles
from probes.footprints.files import file_traces
from selfaudit.errors import BadInputError

HOMES = {
    "linux": {
        "Google Chrome": ".config/google-chrome/Default/History",
        "Chromium": "snap/chromium/common/chromium/Profile 1/Bookmarks",
        "Microsoft Edge": ".config/microsoft-edge/Default/History",
        "Brave": ".config/BraveSoftware/Brave-Browser/Default/History",
        "Firefox": ".config/mozilla/firefox/abcd.default-release/places.sqlite",
    },
    "darwin": {
        "Google Chrome": "Library/Application Support/Google/Chrome/Default/History",
        "Chromium": "Library/Application Support/Chromium/Default/History",
        "Microsoft Edge": "Library/Application Support/Microsoft Edge/Default/History",
        "Brave": "Library/Application Support/BraveSoftware/Brave-Browser/Default/History",
        "Firefox": "Library/Application Support/Firefox/Profiles/abcd.default/places.sqlite",
        "Safari": "Library/Safari/History.db",
    },
    "win32": {
        "Google Chrome": "AppData/Local/Google/Chrome/User Data/Default/History",
        "Chromium": "AppData/Local/Chromium/User Data/Default/History",
        "Microsoft Edge": "AppData/Local/Microsoft/Edge/User Data/Default/History",
        "Brave": "AppData/Local/BraveSoftware/Brave-Browser/User Data/Default/History",
        "Firefox": "AppData/Roaming/Mozilla/Firefox/Profiles/abcd.default/places.sqlite",
    },
}


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    for name in ("XDG_CONFIG_HOME", "LOCALAPPDATA", "APPDATA"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def touch(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    return path


@pytest.mark.parametrize("system", HOMES)
def test_every_browser_is_found_where_the_system_has_it(system: str, home: Path) -> None:
    made = {name: touch(home / path) for name, path in HOMES[system].items()}
    found = profiles(load_browsers(system))
    assert {profile.name: profile.files for profile in found} == {name: (path,) for name, path in made.items()}


def test_several_profiles_are_told_apart(home: Path) -> None:
    for name in ("Default", "Profile 1", "Profile\x1b[31m 2"):
        touch(home / ".config/google-chrome" / name / "History")
        touch(home / ".config/google-chrome" / name / "Bookmarks")
    for name in ("abcd.default-release", "efgh.school"):
        touch(home / ".mozilla/firefox" / name / "places.sqlite")
    (home / ".config/google-chrome/Crash Reports").mkdir()
    found = profiles(load_browsers("linux"))
    assert [profile.name for profile in found] == [
        "Google Chrome, Default",
        "Google Chrome, Profile[31m 2",
        "Google Chrome, Profile 1",
        "Firefox, default-release",
        "Firefox, school",
    ]
    assert {len(profile.files) for profile in found[:3]} == {2}


def test_no_browser_is_no_trouble(home: Path) -> None:
    assert profiles(load_browsers("linux")) == ()


def test_what_the_system_does_not_let_us_see_is_listed_so_that_reading_says_so(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_path: Path) -> bool:
        raise PermissionError

    monkeypatch.setattr(Path, "is_file", refused)
    safari = [profile for profile in profiles(load_browsers("darwin")) if profile.name == "Safari"]
    assert [path.name for path in safari[0].files] == ["History.db", "Bookmarks.plist"]
    with pytest.raises(BadInputError, match="Full Disk Access"):
        list(file_traces(safari[0].files[0]))


def test_the_chosen_folder_for_settings_is_looked_in(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "elsewhere"))
    touch(home / "elsewhere/chromium/Default/History")
    assert [profile.name for profile in profiles(load_browsers("linux"))] == ["Chromium"]


def test_every_browser_says_where_its_folders_are_known_from() -> None:
    browsers = load_browsers()
    assert {browser.name for browser in browsers} >= {"Google Chrome", "Microsoft Edge", "Chromium", "Brave", "Firefox"}
    assert all(browser.fact.name for browser in browsers)
