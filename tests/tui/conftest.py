"""What every test of the screens needs: a home of its own, and pictures of screens as text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import keyring.core
import pytest
from textual._compositor import Compositor
from textual.app import App

from selfaudit.model import Identity, Kind, Match
from selfaudit.vault import sealing
from tests.selfaudit.vault.conftest import CHEAP, FakeKeyring
from tests.tui.idle import draw_later, strips, wait_for_idle

_PHRASES = {"020 7946 0018": Kind.PHONE, "Meadow Lane Primary School": Kind.SCHOOL}
_KEPT = Path(__file__).parent / "snapshots"
Compare = Callable[[App[None], str], None]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.delenv("NO_COLOR", raising=False)
    return tmp_path


@pytest.fixture
def own_home(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Where a command keeps things: a folder of its own, an honest little keyring, cheap passphrases."""
    monkeypatch.setenv("SELFAUDIT_HOME", str(home / "home"))
    monkeypatch.setattr(sealing, "RFC_9106_LOW_MEMORY", CHEAP)
    before = keyring.core._keyring_backend
    keyring.core.set_keyring(FakeKeyring())
    yield
    keyring.core._keyring_backend = before


@pytest.fixture(autouse=True)
def no_guessing_whether_it_is_idle(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("textual.app", "textual.pilot"):
        monkeypatch.setattr(f"{module}.wait_for_idle", wait_for_idle)
    monkeypatch.setattr(Compositor, "render_update", draw_later)


@pytest.fixture
def compare(request: pytest.FixtureRequest) -> Compare:
    """Compares what is on screen with what was kept under this name."""

    def compare(app: App[None], name: str) -> None:
        kept = _KEPT / f"{name}.txt"
        seen = picture(app)
        if request.config.getoption("--update-snapshots"):
            kept.write_text(seen, encoding="utf-8")
        assert seen == kept.read_text(encoding="utf-8"), "look at it; if it is right, run with --update-snapshots"

    return compare


def picture(app: App[None]) -> str:
    """What is on screen as lines of text, then every underlined run with its row, since underlines carry meaning."""
    rows = strips(app.screen)
    lines = ["".join(segment.text for segment in row).rstrip() for row in rows]
    runs = [
        f"{number:3} {segment.text.strip()}"
        for number, row in enumerate(rows, 1)
        for segment in row
        if segment.style and segment.style.underline and segment.text.strip()
    ]
    return "\n".join([*lines, "", "underlined:", *runs, ""])


@pytest.fixture(autouse=True)
def plain_detection(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the screens show must not depend on how good the detectors are: two known phrases are found."""
    monkeypatch.setattr("selfaudit.findings.find", _find)


def _find(text: str, _identity: Identity | None = None) -> list[Match]:
    return [
        Match(at, at + len(phrase), kind, phrase, 0.9, "made-up", "A stranger could ring you.")
        for phrase, kind in _PHRASES.items()
        if (at := text.find(phrase)) >= 0
    ]
