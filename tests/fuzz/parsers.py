"""Every reader of bytes from outside, a few small files each of them can read, and how it may refuse one."""

from __future__ import annotations

import io
import plistlib
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path

from probes import platform_files
from probes.exports.download import read_download
from probes.exports.find import downloads, members_at
from probes.exports.reader import Reader
from probes.exports.readers import READERS
from probes.exports.source import Source
from probes.exports.unread import UnreadError
from probes.footprints.files import file_traces
from probes.footprints.lists import pasted
from probes.from_file import read_words
from probes.pdf import read_pdf
from probes.picture.read import Depth, read
from probes.platform_files import own_platforms, read_platform
from probes.resolve import resolve
from selfaudit import rules as own_rules
from selfaudit.detect.rules import read_rules
from selfaudit.errors import BadInputError, DataFileError, VaultError
from selfaudit.evidence import Note, Original, Taken
from selfaudit.evidence_log import EvidenceLog
from selfaudit.identity import identity_from
from selfaudit.model import Account, Audit, Look, Outcome, View
from selfaudit.policy import load
from selfaudit.policy.load import default_pack, parse_pack
from selfaudit.progress import Progress
from selfaudit.report.evidence_copy import MANIFEST, check_copy
from selfaudit.report.receipt import receipt, receipt_holds
from selfaudit.vault.header import Header, header_from, header_line
from selfaudit.vault.log_check import log_is_whole
from selfaudit.vault.memory import MemoryStore
from tests.probes.exports.made import data_of
from tests.probes.exports.test_what_is_opened import DOWNLOADS
from tests.probes.footprints import made_up
from tests.probes.made_pdf import pdf
from tests.probes.picture.made import POOLE, exif, plain, saved
from tests.probes.test_mhtml import SAVED
from tests.probes.test_web_archive import archive

NOW = datetime(2026, 11, 1, tzinfo=UTC)
ADDRESSES = ("https://x.com/robin_quill", "https://www.instagram.com/robin.quill/?hl=en", "https://larch.example/a")
PAGE = (
    b'<!doctype html><html lang=en><meta charset=utf-8><title>Robin</title><meta property="og:url"'
    b' content="https://x.com/robin_quill"><link rel=canonical href="https://x.com/robin_quill">'
    b'<script type="application/ld+json">{"@type": "Person", "name": "Robin", "jobTitle": ["Teacher"]}</script>'
    b'<div itemscope itemtype="https://schema.org/Person"><i itemprop=name>Robin</i></div>'
    b"<p hidden>not seen</p><p style='display:none'>nor this</p><img alt='a lanyard' src=a.png><a href=b>c</a>"
)
_LONGEST = 500  # characters of a sentence that refuses a file


@dataclass(frozen=True)
class Parser:
    """`read` takes any bytes: it answers, or raises one of `refuses` with a sentence. `seeds` are files it can read."""

    seeds: Callable[[], list[bytes]]
    read: Callable[[bytes], object]
    refuses: tuple[type[Exception], ...] = ()


def check(parser: Parser, data: bytes) -> None:
    """Raises AssertionError where the parser refuses without a sentence, and what it raises beyond what it may."""
    try:
        parser.read(data)
    except parser.refuses as refusal:
        said = str(refusal)
        assert said and len(said) < _LONGEST and said.isprintable(), said


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _shortest(folder: Path, count: int = 3) -> list[bytes]:
    return sorted((path.read_bytes() for path in folder.glob("*.toml")), key=len)[:count]


@cache
def _folder() -> Path:
    made = tempfile.TemporaryDirectory(prefix="fuzz-")
    _kept.append(made)
    return Path(made.name)


_kept: list[tempfile.TemporaryDirectory[str]] = []


def _as_file(read: Callable[[Path], object], name: str, data: bytes) -> object:
    path = _folder() / name
    path.write_bytes(data)
    return read(path)


def _made(make: Callable[[Path], Path]) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        return make(Path(folder) / "made").read_bytes()


def _words(data: bytes) -> object:
    return read_words(data, "a page", own_platforms(), NOW)


def _pictures() -> list[bytes]:
    return [
        *(saved(plain((48, 32)), form, exif=_SMALL) for form in ("JPEG", "WEBP")),
        *(saved(plain((48, 32)), form) for form in ("PNG", "GIF", "TIFF")),
    ]


def _traces(path: Path) -> list[object]:
    return list(file_traces(path))


def _archive(path: Path) -> None:
    with ExitStack() as closing:
        for found in downloads(members_at(path, closing)):
            list(read_download(found))


def _zipped(files: dict[str, object]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, data_of(content))
    return out.getvalue()


def _export_seeds(reader: Reader) -> list[bytes]:
    """A byte that says which section, then a member of it."""
    return [
        bytes([number]) + data_of(content)
        for name, files in DOWNLOADS.items()
        if name.partition(",")[0] == reader.platform
        for path, content in files.items()
        for number, section in enumerate(reader.sections)
        if section.names.search(path.lower())
    ] or [b"\0{}"]


def _export(reader: Reader, data: bytes) -> object:
    section = reader.sections[(data[0] if data else 0) % len(reader.sections)]
    return list(section.read(io.BytesIO(data[1:]), Source(reader.platform, "a/b.json", lambda _name: 0)))


def _log() -> EvidenceLog:
    log = EvidenceLog(MemoryStore(), lambda: NOW)
    log.keep(Original(b"made up", Taken.FILE, "a picture", "a.png", "https://larch.example/x", "Monday"))
    log.keep(Note("words", "Ada", "the Head", "Tuesday", 1))
    return log


def _manifest(data: bytes) -> object:
    return check_copy((MANIFEST,), {MANIFEST: data}.get)


def _receipt() -> bytes:
    account = Account("larch", "robin", ADDRESSES[2])
    look = Look(account.id, account.address, View.SIGNED_OUT, Outcome.PUBLIC, NOW)
    kept = Progress(accounts=(account,), audits=(Audit(NOW, "made up", (account,), (look,), finished_at=NOW),))
    return receipt(default_pack(), kept, NOW, "Robin").encode()


def _wal() -> bytes:
    return bytes.fromhex("377f0682002de21800001000") + bytes(20) + bytes(4096 + 24)


_SEAL = Header("made-up", None, b"", bytes(60))
_BROWSER = ((ADDRESSES[0], 40), (ADDRESSES[1], 2))
_SMALL = exif(tags={271: "Larch", 315: "Robin"}, gps=POOLE)


def _pages() -> Iterator[tuple[str, Parser]]:
    yield "saved-page", Parser(lambda: [PAGE, PAGE.decode().encode("utf-16")], _words)
    yield "mhtml", Parser(lambda: [SAVED], _words)
    yield "web-archive", Parser(lambda: [archive(), archive(plistlib.FMT_XML)], _words)
    yield "pdf", Parser(lambda: [pdf("Robin Quill", "two", link=ADDRESSES[0])], read_pdf)
    yield "picture", Parser(_pictures, partial(read, depth=Depth.OUTLINE))


def _files() -> Iterator[tuple[str, Parser]]:
    one = partial(_as_file, _traces, "traces")
    made: dict[str, Callable[[], list[bytes]]] = {
        "bookmarks": lambda: [
            _made(lambda path: made_up.chromium_bookmarks(path, ADDRESSES)),
            _made(lambda path: made_up.safari_bookmarks(path, ADDRESSES)),
        ],
        "history": lambda: [
            _made(lambda path: made_up.chromium_history(path, _BROWSER)),
            _made(lambda path: made_up.safari_history(path, _BROWSER)),
        ],
        "passwords": lambda: [b"name,url,username,password\nX,https://x.com/,robin,secret\n", b"\n".join(_LIST)],
    }
    for name, seeds in made.items():
        yield name, Parser(seeds, one, (BadInputError,))
    yield "pasted-list", Parser(lambda: [b"\n".join(_LIST)], lambda data: list(pasted(_text(data))), (BadInputError,))
    yield (
        "address",
        Parser(
            lambda: [*_LIST, b"@robin@larch.example"],
            lambda data: resolve(_text(data), own_platforms()),
            (BadInputError,),
        ),
    )
    yield (
        "archive",
        Parser(
            lambda: [_zipped(DOWNLOADS["mastodon"]), _zipped(DOWNLOADS["whatsapp"])],
            partial(_as_file, _archive, "archive"),
            (UnreadError,),
        ),
    )


def _own_files() -> Iterator[tuple[str, Parser]]:
    rules, packs = Path(own_rules.__path__[0]), Path(load.__file__).parent / "packs"
    identity = b'names = ["Robin Quill"]\n[[schools]]\nname = "Larch School"\nother_names = ["LS"]\n'
    platform = platform_files.OWN_FOLDER / "instagram.toml"
    refuses = (DataFileError,)
    yield "rules", Parser(lambda: _shortest(rules), lambda data: read_rules("made.toml", _text(data)), refuses)
    yield (
        "platform",
        Parser(lambda: [platform.read_bytes()], lambda data: read_platform(_text(data), platform.name), refuses),
    )
    yield "pack", Parser(lambda: _shortest(packs), lambda data: parse_pack(data, "made.toml"), refuses)
    yield "identity", Parser(lambda: [identity], lambda data: identity_from(_text(data)), refuses)
    yield "evidence", Parser(lambda: [dict(_log().copy())[MANIFEST]], _manifest)
    yield "receipt", Parser(lambda: [_receipt()], lambda data: receipt_holds(_text(data)), (BadInputError,))
    otherwise = VaultError("The key file is damaged.")
    yield "vault-header", Parser(lambda: [header_line(_SEAL)], lambda line: header_from(line, otherwise), (VaultError,))
    yield "vault-log", Parser(lambda: [_wal()], log_is_whole)


_LIST = [b"https://x.com/robin_quill", b"www.instagram.com/robin.quill/", b"see https://larch.example/a"]
PARSERS: dict[str, Parser] = {
    **dict(_pages()),
    **dict(_files()),
    **dict(_own_files()),
    **{
        f"export-{reader.platform}": Parser(partial(_export_seeds, reader), partial(_export, reader), (UnreadError,))
        for reader in READERS
    },
}
