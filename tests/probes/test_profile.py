import sys
import tempfile
from pathlib import Path

import pytest

from probes.profile import PREFIX, environment, fresh_profile
from selfaudit.errors import NoBrowserError

pytestmark = pytest.mark.skipif(
    sys.platform in ("win32", "darwin"), reason="Linux starts other programs by PATH, and listens at a path"
)


def test_the_browser_finds_no_program_to_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/somewhere")
    with fresh_profile() as folder:
        given = environment(folder)
        assert list(Path(str(given["PATH"])).iterdir()) == []
        assert "DBUS_SESSION_BUS_ADDRESS" not in given


def test_where_the_usual_path_is_too_long_the_folder_stands_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = tmp_path / ("n" * 60)
    long.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(long))
    with tempfile.TemporaryDirectory(prefix="t-", dir="/tmp") as short:
        monkeypatch.setenv("XDG_RUNTIME_DIR", short)
        left = Path(short, f"{PREFIX}left")
        left.mkdir()
        (left / "in-use").touch()
        with fresh_profile() as folder:
            assert folder.parent == Path(short)
            assert list(long.iterdir()) == []
        assert list(Path(short).iterdir()) == []
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(long))
    with fresh_profile() as folder:
        assert folder.parent == Path("/tmp")


def test_where_no_path_is_short_enough_the_reason_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / ("n" * 60)))
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    monkeypatch.setattr("os.access", lambda *_: False)
    with pytest.raises(NoBrowserError, match="folder for temporary files is too long"), fresh_profile():
        pass
