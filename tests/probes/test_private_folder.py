"""A folder of one's own is private, gone at its end, and swept after a crash."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from probes.private_folder import hold, private_folder, sweep, sweep_marked

PREFIX = "selfaudit-test-"


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_it_is_private_and_gone_at_the_end(temporary: Path) -> None:
    with private_folder(PREFIX) as folder:
        assert folder.parent == temporary
        if sys.platform != "win32":
            assert folder.stat().st_mode & 0o077 == 0
        (folder / "Cookies").write_text("x")
    assert list(temporary.iterdir()) == []


def test_it_is_gone_after_an_error_too(temporary: Path) -> None:
    with pytest.raises(ZeroDivisionError), private_folder(PREFIX) as folder:
        (folder / "deep").mkdir()
        raise ZeroDivisionError
    assert list(temporary.iterdir()) == []


def test_what_a_crash_left_is_swept_and_what_is_in_use_stays(temporary: Path) -> None:
    left = temporary / f"{PREFIX}left"
    (left / "deep").mkdir(parents=True)
    (left / "in-use").touch()
    strange = temporary / "somebody-else"
    strange.mkdir()
    with private_folder(PREFIX) as used:
        assert not left.exists()
        code = f"from probes.private_folder import sweep; sweep({PREFIX!r})"
        subprocess.run([sys.executable, "-c", code], env={"TMPDIR": str(temporary)}, check=True)
        assert used.exists()
    assert list(temporary.iterdir()) == [strange]


def test_a_folder_that_is_just_being_made_stays(temporary: Path) -> None:
    (temporary / f"{PREFIX}new").mkdir()
    sweep(PREFIX)
    assert (temporary / f"{PREFIX}new").exists()


def test_marked_folders_are_swept_once_nobody_holds_them(tmp_path: Path) -> None:
    mark = Path("tui", "mark.toml")
    folders = {name: tmp_path / f"_MEI{name}" for name in ("left", "held", "starting", "strange")}
    for name, folder in folders.items():
        (folder / "tui").mkdir(parents=True)
        if name != "strange":
            (folder / mark).touch()
    for name in ("left", "strange"):
        (folders[name] / "in-use").touch()
    with hold(folders["held"]):
        code = "from pathlib import Path; from probes.private_folder import sweep_marked; import sys; "
        code += "sweep_marked(Path(sys.argv[1]), '_MEI', Path('tui', 'mark.toml'))"
        subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=True)
        assert {name for name, folder in folders.items() if folder.exists()} == {"held", "starting", "strange"}
    sweep_marked(tmp_path, "_MEI", mark)
    assert not folders["held"].exists()
