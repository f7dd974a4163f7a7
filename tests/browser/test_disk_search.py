"""After a whole audit with the real browser and a vault under a passphrase, nothing about the person is on the disk."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

from probes.find_browser import find_browser
from tests.browser.left import wait_for_none_left
from tests.browser.test_processes import folder

__all__ = ["folder"]
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not Path("/proc/self/environ").exists() or find_browser() is None, reason="waits for processes by /proc"
    ),
]
PASSPHRASE = "lantern gravel biscuit"
PLANTED = (
    "Thistlewood",
    "07700 900123",
    "07700900123",
    "Thistledown",
    "TGPS",
    "picturely.example",
    "clipzy.example",
    "whispering newt",
    PASSPHRASE,
)
AUDIT = textwrap.dedent(
    """
    import asyncio, os, sys
    from contextlib import aclosing
    from probes.practice.world import load_practice, practice_probe
    from selfaudit.events import LookFinished
    from selfaudit.evidence import Note, Original, Taken
    from selfaudit.policy.load import default_pack
    from selfaudit.session import Session
    from selfaudit.vault.door import open_vault
    from selfaudit.vault.places import vault_folder

    async def main(kill_after):
        session = Session(open_vault(vault_folder(), lambda _: "lantern gravel biscuit"), default_pack())
        practice = load_practice()
        session.describe(practice.identity)
        for account in practice.accounts:
            session.add(account)
        session.evidence.keep(Original(b"the whispering newt " * 5000, Taken.PIPED, "text", "whispering newt.txt"))
        session.evidence.keep(Note("Seen by the whispering newt."))
        looks = 0
        async with practice_probe() as probe, aclosing(session.run(probe)) as events:
            async for event in events:
                looks += isinstance(event, LookFinished)
                if looks == kill_after:
                    print(len(session.progress.audit.findings), flush=True)
                    os.kill(os.getpid(), 9)
        found = "07700 900123" in session.report(whole=True)
        session.close()
        print(found, flush=True)

    asyncio.run(main(int(sys.argv[1])))
    """
)


def audit(folder: Path, kill_after: int) -> subprocess.CompletedProcess[str]:
    """The audit, in a process whose home and every other place to write is in `folder`."""
    places = ("HOME", "TMPDIR", "SQLITE_TMPDIR", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME")
    named = {name: str(folder / name.lower()[:7]) for name in places}
    for path in named.values():
        Path(path).mkdir(exist_ok=True)
    no_keyring = {"PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring", "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-c", AUDIT, str(kill_after)]
    return subprocess.run(command, env=os.environ | named | no_keyring, capture_output=True, text=True, check=False)


def planted_in(folder: Path) -> Iterator[tuple[str, str]]:
    """Each planted identifier that stands in the name or the content of a file, in several spellings."""
    for path in folder.rglob("*"):
        content = path.read_bytes().upper() if path.is_file() and not path.is_symlink() else b""
        for planted in PLANTED:
            words = planted.upper()
            if words.encode() in content or words.encode("utf-16-le") in content or words in str(path).upper():
                yield planted, path.name


def test_nothing_about_the_person_is_left_after_a_whole_audit(folder: Path) -> None:
    done = audit(folder, -1)
    assert (done.stdout.split()[-1:], done.stderr) == (["True"], "")
    wait_for_none_left(folder)
    assert list(folder.rglob("vault.db"))
    assert list(planted_in(folder)) == []


def test_nothing_about_the_person_is_left_by_a_kill_in_the_middle(folder: Path) -> None:
    done = audit(folder, 4)
    assert done.returncode == -signal.SIGKILL
    assert int(done.stdout.split()[-1]) > 0
    wait_for_none_left(folder)
    assert list(folder.rglob("vault.db-wal"))
    assert any(path.name == "Cookies" for path in folder.rglob("*")), "the browser's folder is still there to search"
    assert list(planted_in(folder)) == []


def test_the_search_finds_what_is_planted(folder: Path) -> None:
    (folder / "deep").mkdir()
    (folder / "deep" / "a").write_bytes(b"... thistlewood ...")
    (folder / "deep" / "b").write_bytes("TGPS".encode("utf-16-le"))
    (folder / "deep" / "whispering newt").write_bytes(b"")
    assert sorted(planted_in(folder)) == [("TGPS", "b"), ("Thistlewood", "a"), ("whispering newt", "whispering newt")]
