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


def own_libraries_for_oneself(for_driver: str) -> None:
    """Let programs that are started from here have the system's own libraries again, not those that came along.

    But for those in the folder `for_driver`: Playwright's driver needs them and not every system has them.
    """
    for name in ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"):
        if os.environ.pop(name, None) is not None:
            before = os.environ.pop(f"{name}_ORIG", "")
            os.environ[name] = os.pathsep.join(path for path in (for_driver, before) if path)


if __name__ == "__main__":
    unpacked = Path(sys._MEIPASS)  # type: ignore[attr-defined]  # set by PyInstaller's starter
    own_libraries_for_oneself(str(unpacked / "for-driver"))
    if sys.argv[1:] == [file_worker.ARGUMENT]:
        file_worker.main()
        sys.exit()
    held = hold(unpacked)
    sweep_marked(unpacked.parent, _UNPACKED, _MARK)
    code = main()
    held.close()
    sys.exit(code)
