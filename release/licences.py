"""`python -m release.licences`: the licence of every package, and whether it is one that this project agrees to."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from importlib.metadata import Distribution

from tui.shipped import Package, Part, find, known_packages, licence_files

AGREED = frozenset((
    "0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC-BY-4.0", "CC0-1.0", "IJG", "MIT", "MIT-0", "MIT-CMU",
    "MIT-Modern-Variant", "MPL-2.0", "OpenSSL", "PSF-2.0", "Zlib", "blessing", "bzip2-1.0.6", "libpng-2.0", "libtiff",
))  # fmt: skip
# Copyleft, each with a reason in docs/adr/0123-licences-that-ask-for-more.md.
EXCEPTIONS = {
    "textual-image": "LGPL-3.0-or-later",
    "libheif": "LGPL-3.0-or-later",
    "libde265": "LGPL-3.0-or-later",
    "libiconv": "LGPL-2.1-or-later",
    "GEOS": "LGPL-2.1-or-later",
    "FFmpeg": "LGPL-2.1-or-later",
    "libquadmath": "LGPL-2.1-or-later",
    "libgfortran": "GPL-3.0-or-later WITH GCC-exception-3.1",
    "GCC's libraries": "GPL-3.0-or-later WITH GCC-exception-3.1",
    "PyInstaller's starter": "GPL-2.0-or-later WITH Bootloader-exception",
    "FreeType": "FTL OR GPL-2.0-only",
}
# What packages without an SPDX expression call their licence, in their metadata.
_CALLED = {
    "Apache 2.0": "Apache-2.0",
    "MIT License": "MIT",
    "BSD License": "BSD-3-Clause",
    "3-Clause BSD License": "BSD-3-Clause",
    "BSD-3-Clause, Apache-2.0, dependency licenses": "BSD-3-Clause AND Apache-2.0",
    "GNU Lesser General Public License v3 or later (LGPLv3+)": "LGPL-3.0-or-later",
}
_WORD = re.compile(r"[A-Za-z0-9.+-]+")
# Packages that name no licence in their metadata: words of the file that comes with them.
_BY_TEXT = {"sqlcipher3": "This software is provided 'as-is', without any express or implied warranty"}


def agreed(name: str, licence: str) -> bool:
    """Whether the SPDX expression is agreed to for this package or library."""
    words = [word for word in _WORD.findall(licence) if word not in ("AND", "OR", "WITH")]
    return EXCEPTIONS.get(name) == licence or all(word in AGREED for word in words)


def told_by(found: Distribution) -> str:
    """The licence that an installed package names in its metadata, as an SPDX expression where it is known; or ""."""
    expressions, texts, classifiers = (
        found.metadata.get_all(name, []) for name in ("License-Expression", "License", "Classifier")
    )
    classified = [line.split(" :: ")[-1] for line in reversed(classifiers) if line.startswith("License ::")]
    names: list[str] = [*expressions, *texts, *classified]
    for named in names:
        if named.strip() and "\n" not in named.strip():
            return _CALLED.get(named, named)
    return ""


def amiss() -> Iterator[str]:
    """One line for each licence that is not agreed to, or not the one in tui/dependencies.toml."""
    for package in known_packages():
        for name, licence in ((package.name, package.licence), *((held.name, held.licence) for held in package.holds)):
            if not agreed(name, licence):
                yield f"{name}: {licence} is not among the licences agreed to."
        found = find(package) if package.part is not Part.ONE_FILE else None
        if found and (told := told_by(found)) != package.licence and not _by_text(package):
            yield f"{package.name}: it says {told or 'nothing'}, tui/dependencies.toml says {package.licence}."


def _by_text(package: Package) -> bool:
    words = _BY_TEXT.get(package.name)
    return words is not None and any(words in " ".join(text.split()) for _, text in licence_files(package))


def main() -> int:
    """Print the list; 1 where something is amiss."""
    for package in known_packages():
        here = "" if find(package) or package.part is Part.ONE_FILE else "  (not on this system)"
        print(f"{package.name:<26}{package.licence}{here}")
        for held in package.holds:
            print(f"    {held.name:<22}{held.licence}")
    problems = list(amiss())
    print("\n".join(problems) if problems else "All of them are agreed to.")
    return int(bool(problems))


if __name__ == "__main__":
    sys.exit(main())
