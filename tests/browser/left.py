"""What a run of ours has left behind, counted from outside it (Linux)."""

import os
import select
from pathlib import Path


def processes_in(folder: Path) -> dict[int, str]:
    """Process ids and command lines that live in `folder`: each browser is given its own profile for a home."""
    mark = str(folder).encode()
    found = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and int(entry.name) != os.getpid():
            try:
                line = (entry / "cmdline").read_bytes()
                if mark in (entry / "environ").read_bytes() or mark in line:
                    found[int(entry.name)] = line.replace(b"\0", b" ").decode("utf-8", "replace")
            except OSError:
                continue
    return found


def wait_for_none_left(folder: Path) -> None:
    """Wait for each process that is left to end; a pidfd becomes readable when its process does."""
    for pid in processes_in(folder):
        try:
            handle = os.pidfd_open(pid)
        except ProcessLookupError:
            continue
        ended = bool(select.select([handle], [], [], 10)[0])
        os.close(handle)
        assert ended, "a process is still there after ten seconds"
    assert processes_in(folder) == {}


def profiles(folder: Path) -> list[Path]:
    """The browser profiles that stand in `folder`."""
    return sorted(folder.glob("selfaudit-browser-*"))
