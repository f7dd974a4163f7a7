import sys
import tempfile
from pathlib import Path

import pytest

from probes.profile import environment, fresh_profile


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="Linux starts other programs by PATH")
def test_the_browser_finds_no_program_to_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/somewhere")
    with fresh_profile() as folder:
        given = environment(folder)
        assert list(Path(str(given["PATH"])).iterdir()) == []
        assert "DBUS_SESSION_BUS_ADDRESS" not in given
