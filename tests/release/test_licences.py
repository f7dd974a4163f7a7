"""Every licence is one that was agreed to, and the one that its package names. Needs no network."""

from __future__ import annotations

from email.message import Message
from importlib.metadata import Distribution
from pathlib import Path
from typing import cast

import pytest

from release import licences
from release.licences import agreed, amiss, main, told_by
from release.review import locked
from tui.shipped import Part, find, installed_packages, known_packages

ROOT = Path(__file__).parents[2]


class Says:
    """An installed package that says this of itself."""

    def __init__(self, **headers: str) -> None:
        self.metadata = Message()
        for name, value in headers.items():
            self.metadata[name.replace("_", "-")] = value


def test_nothing_is_amiss(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(amiss()) == []
    assert main() == 0
    assert "All of them are agreed to." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "licence"),
    [
        ("anything", "GPL-3.0-only"),
        ("anything", "LGPL-3.0-or-later"),
        ("anything", "MIT AND AGPL-3.0-only"),
        ("anything", "SSPL-1.0"),
        ("anything", "LicenseRef-Proprietary"),
        ("textual-image", "GPL-3.0-only"),
        ("anything", "GPL-2.0-or-later WITH Bootloader-exception"),
    ],
)
def test_what_was_not_agreed_to_is_refused(name: str, licence: str) -> None:
    assert not agreed(name, licence)


def test_a_licence_that_changes_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    changed = cast(Distribution, Says(License_Expression="GPL-3.0-only"))
    monkeypatch.setattr(licences, "find", lambda package: changed if package.name == "textual" else None)
    assert list(amiss()) == ["textual: it says GPL-3.0-only, tui/dependencies.toml says MIT."]


def test_a_package_that_names_no_licence_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(licences, "find", lambda package: cast(Distribution, Says(Name="x")))
    assert any(line.startswith("jinja2: it says nothing") for line in amiss())


@pytest.mark.parametrize(
    ("says", "told"),
    [
        ({"License_Expression": "MIT-0", "License": "no"}, "MIT-0"),
        ({"License": "MIT License", "Classifier": "License :: Made Up"}, "MIT"),
        ({"License": "A whole text\nin many lines", "Classifier": "License :: OSI Approved :: MIT License"}, "MIT"),
        ({}, ""),
    ],
)
def test_where_a_package_names_its_licence(says: dict[str, str], told: str) -> None:
    assert told_by(cast(Distribution, Says(**says))) == told


def test_each_library_beside_a_package_is_named() -> None:
    """Wheels for Linux bring the libraries they need in a folder `NAME.libs`."""
    called = {
        "libbrotlicommon": "Brotli", "libbrotlidec": "Brotli", "libfreetype": "FreeType", "libgeos": "GEOS",
        "libgeos_c": "GEOS", "libharfbuzz": "HarfBuzz", "libjpeg": "libjpeg-turbo", "liblcms2": "Little CMS",
        "libopenjp2": "OpenJPEG", "libqpdf": "QPDF", "libpng16": "libpng", "libsharpyuv": "libwebp",
        "libwebpdemux": "libwebp", "libwebpmux": "libwebp", "libzstd": "Zstandard", "libcrypto": "OpenSSL",
        "libssl": "OpenSSL",
        "libopenblasp": "OpenBLAS", "libscipy_openblas64_": "OpenBLAS",
        **dict.fromkeys(("libavcodec", "libavformat", "libavutil", "libswresample", "libswscale"), "FFmpeg"),
    }  # fmt: skip
    for part in installed_packages():
        found = find(part.package)
        files = [path for path in (found.files or () if found else ()) if path.parts[0].endswith(".libs")]
        stems = {path.name.split("-")[0].split(".so")[0] for path in files}
        held = {library.name for library in part.package.holds}
        assert {called.get(stem, stem) for stem in stems} <= held, part.package.name


def test_the_document_tells_what_the_list_tells() -> None:
    text = (ROOT / "docs" / "dependencies.md").read_text("utf-8")
    rows = {
        cells[0].strip("* "): cells for line in text.splitlines() if len(cells := line.strip("| ").split(" | ")) > 6
    }
    versions = locked((ROOT / "requirements-pictures.lock").read_text("utf-8"))
    for package in known_packages():
        if package.part is not Part.ONE_FILE:
            row = rows.pop(package.name)
            assert row[5:] == [package.licence, package.why, package.reaches]
            assert row[1] == versions[package.name], "a lock has changed: make review"
    assert set(rows) == {"package"}
