"""Where the one-file build starts: the program itself, or, when it starts itself anew, its reader of files."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from probes import file_worker
from probes.private_folder import hold, sweep_marked
from tui.__main__ import main

_UNPACKED = "_MEI"  # how PyInstaller's starter begins the name of the folder that it unpacks into
_MARK = Path("tui", "dependencies.toml")  # a file that no other program made so has in that folder


def own_libraries_for_oneself() -> None:
    """Let programs that are started from here have the system's own libraries again, not those that came along."""
    for name in ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"):
        before = os.environ.pop(f"{name}_ORIG", None)
        os.environ.pop(name, None)
        if before is not None:
            os.environ[name] = before


if __name__ == "__main__":
    own_libraries_for_oneself()
    if sys.argv[1:] == [file_worker.ARGUMENT]:
        file_worker.main()
        sys.exit()
    unpacked = Path(sys._MEIPASS)  # type: ignore[attr-defined]  # set by PyInstaller's starter
    held = hold(unpacked)
    sweep_marked(unpacked.parent, _UNPACKED, _MARK)
    code = main()
    held.close()
    sys.exit(code)
