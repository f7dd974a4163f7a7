"""What the one-file build needs of the system is said before anything is built."""

from __future__ import annotations

import shutil
import sys
import sysconfig

import pytest

from release.needs import main


@pytest.mark.skipif(sys.platform != "linux", reason="other systems need nothing more")
@pytest.mark.parametrize(
    ("objdump", "library", "packages"),
    [
        ("/usr/bin/objdump", "libc.so.6", ""),
        (None, "libc.so.6", "binutils"),
        (None, "libnobody-has.so.9", f"binutils libpython3.{sys.version_info[1]}"),
    ],
)
def test_what_is_missing_is_named_once_and_together(
    objdump: str | None,
    library: str,
    packages: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: objdump)
    monkeypatch.setattr(sysconfig, "get_config_var", lambda _name: library)
    assert main() == (2 if packages else 0)
    said = capsys.readouterr().err.strip()
    assert said.endswith(f"apt install {packages}") if packages else not said
