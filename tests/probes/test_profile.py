import subprocess
import sys
from pathlib import Path

import pytest

from probes import profile as profile_module
from probes.profile import environment, fresh_profile, sweep


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(profile_module.tempfile, "tempdir", str(tmp_path))  # type: ignore[attr-defined]
    return tmp_path


def test_a_profile_is_private_and_gone_at_the_end(temporary: Path) -> None:
    with fresh_profile() as folder:
        assert folder.parent == temporary
        if sys.platform != "win32":
            assert folder.stat().st_mode & 0o077 == 0
        (folder / "Cookies").write_text("x")
    assert list(temporary.iterdir()) == []


def test_what_a_crash_left_is_swept_and_what_is_in_use_stays(temporary: Path) -> None:
    left = temporary / "selfaudit-browser-left"
    (left / "deep").mkdir(parents=True)
    (left / "in-use").touch()
    strange = temporary / "somebody-else"
    strange.mkdir()
    with fresh_profile() as used:
        assert not left.exists()
        code = "from probes.profile import sweep; sweep()"
        subprocess.run([sys.executable, "-c", code], env={"TMPDIR": str(temporary)}, check=True)
        assert used.exists()
    assert list(temporary.iterdir()) == [strange]


def test_a_folder_that_is_just_being_made_stays(temporary: Path) -> None:
    (temporary / "selfaudit-browser-new").mkdir()
    sweep()
    assert (temporary / "selfaudit-browser-new").exists()


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="Linux starts other programs by PATH")
def test_the_browser_finds_no_program_to_start(temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/somewhere")
    with fresh_profile() as folder:
        given = environment(folder)
        assert list(Path(str(given["PATH"])).iterdir()) == []
        assert "DBUS_SESSION_BUS_ADDRESS" not in given
