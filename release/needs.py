"""`python -m release.needs`: whether this computer has what the one-file build needs beside packages of Python.

On Linux PyInstaller 6 asks for objdump, and for Python as a library, which Debian keeps in a package of its own
(PyInstaller's manual, "Requirements").
"""

from __future__ import annotations

import shutil
import sys
import sysconfig

from probes.system_library import loads


def missing() -> list[str]:
    """The Debian packages of what is not here; none on other systems, where Python brings everything."""
    if sys.platform != "linux":
        return []
    packages = {
        "binutils": shutil.which("objdump") is not None,
        f"libpython{sys.version_info[0]}.{sys.version_info[1]}": loads(sysconfig.get_config_var("INSTSONAME")),
    }
    return [package for package, here in packages.items() if not here]


def main() -> int:
    """0 where everything is here, 2 with what to install on standard error where not."""
    packages = missing()
    if packages:
        print(
            "The one-file program cannot be built here yet: parts of the system are missing."
            f" On Debian or Ubuntu: apt install {' '.join(packages)}",
            file=sys.stderr,
        )
    return 2 if packages else 0


if __name__ == "__main__":
    raise SystemExit(main())
