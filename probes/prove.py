"""A platform file proves itself: what people paste, and made-up pages beside what must be read from them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import count
from pathlib import Path

from probes.outcome import judge
from probes.page import passages
from probes.platform import Platform
from probes.resolve import resolve
from probes.saved import read_as
from probes.snapshot import PageSnapshot
from selfaudit.capture import Passage
from selfaudit.errors import BadInputError, DataFileError
from selfaudit.model import Outcome, Place
from selfaudit.tables import Table, text_of

FEWEST_PROOFS = 3  # made-up pages of one platform


@dataclass(frozen=True)
class Proof:
    """A made-up page: how it came, and what must come of it. `read` are (place, text) pairs that must be told."""

    pasted: str
    address: str
    status: int | None
    outcome: Outcome
    read: tuple[tuple[str, str], ...]
    page: bytes


def load_proofs(folder: Path) -> dict[str, Proof]:
    """Every proof in `folder` by name: NAME.toml beside NAME.html. Raises DataFileError where one is not in order."""
    names = sorted({path.with_suffix("") for end in ("toml", "html") for path in folder.glob(f"*.{end}")})
    return {path.name: _proof(path) for path in names}


def _proof(path: Path) -> Proof:
    """The proof in the files `path`.toml and `path`.html."""
    name = f"{path.parent.name}/{path.name}"
    page, said = path.with_suffix(".html"), path.with_suffix(".toml")
    if not (page.is_file() and said.is_file()):
        raise DataFileError(f"{name} is half a proof.", "It needs both, the .html and the .toml.")
    table = Table.parse(text_of(said, f"{name}.toml"), f"{name}.toml")
    pasted = table.text("pasted")
    status = table.text("status", default="")
    if not re.fullmatch(r"(?:[1-9][0-9]{2})?", status):
        raise table.wrong("status", 'must be an HTTP status in quotation marks, as in "404"')
    proof = Proof(
        pasted=pasted,
        address=table.text("address", default=pasted),
        status=int(status) if status else None,
        outcome=table.word("outcome", Outcome),
        read=tuple(_read(entry) for entry in table.tables("read")),
        page=page.read_bytes(),
    )
    table.done()
    return proof


def wrong_examples(platform: Platform, platforms: Mapping[str, Platform]) -> Iterator[str]:
    """A sentence for each `match` or `ignore` example of `platform` that does not come out as it says."""
    numbers = {True: count(1), False: count(1)}
    for example in platform.examples:
        kind = "ignore" if example.handle is None else "match"
        number = next(numbers[example.handle is None])
        try:
            account = resolve(example.pasted, platforms, platform.id)
        except BadInputError:
            account = None
        handle = account.handle if account else None
        if handle != example.handle:
            read, told = _as_read(handle), _as_read(example.handle)
            where = f"{platform.id}.toml, table {kind} number {number}"
            yield f"{where}: {example.pasted!r} is {read}; it should be {told}."


def _as_read(handle: str | None) -> str:
    return "no account" if handle is None else f"the account {handle!r}"


def too_new(platform: Platform, today: date) -> Iterator[str]:
    """A sentence where a fact of `platform` says it was checked on a day that is yet to come."""
    told = (platform.signed_out, platform.banner, platform.see_as_public, platform.sign_in, platform.export)
    sources = [part.source for part in told if part]
    for parts in (platform.fields, platform.markers, platform.settings, platform.cannot_hide):
        sources += [part.source for part in parts]
    latest = max(source.checked for source in sources)
    if latest > today:
        yield f"{platform.id}.toml: something is checked = {latest.isoformat()}, a day that is yet to come."


def missing(platform: Platform, proofs: Iterable[Proof]) -> Iterator[str]:
    """A sentence for each thing that a platform file should tell, or `proofs` should prove, and that is not there."""
    pages = tuple(proofs)
    told = {
        "settings": platform.settings,
        "school_traps": platform.school_traps,
        "cannot_hide": platform.cannot_hide,
        "export": platform.export,
        "see_as_public": platform.see_as_public,
    }
    yield from (f"{platform.id}.toml: {key} is missing." for key, value in told.items() if not value)
    if not platform.no_page and len(pages) < FEWEST_PROOFS:
        yield f"{platform.id}.toml: it has {len(pages)} made-up pages and needs {FEWEST_PROOFS}."
    proved = {place for proof in pages for place, _ in proof.read}
    for field in platform.fields:
        if field.place not in proved:
            yield f"{platform.id}.toml: no made-up page proves the field {field.name!r}."


def wrong_proof(platform: Platform, platforms: Mapping[str, Platform], name: str, proof: Proof) -> Iterator[str]:
    """A sentence for everything that comes out differently from what `proof` says."""
    page = replace(read_as(proof.page, platform, proof.address), status=proof.status)
    yield from wrong_reading(platform, platforms, name, proof, page)


def wrong_reading(
    platform: Platform, platforms: Mapping[str, Platform], name: str, proof: Proof, page: PageSnapshot
) -> Iterator[str]:
    """A sentence for everything that is made of `page`, read from the proof's page, and not what `proof` says."""
    where = f"{platform.id}/{name}"
    try:
        account = resolve(proof.pasted, platforms, platform.id)
    except BadInputError as error:
        yield f"{where}: pasted is no account here. {error.message}"
        return
    verdict = judge(page, platform, account)
    if verdict.outcome is not proof.outcome:
        yield f"{where}: the outcome is {verdict.outcome}, not {proof.outcome}. {verdict.note}"
    told = passages(page, platform)
    for place, text in proof.read:
        if not _is_told(told, place, text):
            yield f"{where}: {text!r} is not told as {place}."


def _is_told(told: tuple[Passage, ...], place: str, text: str) -> bool:
    return any(passage.place == place and text in " ".join(passage.text.split()) for passage in told)


def _read(table: Table) -> tuple[str, str]:
    pair = (table.word("place", Place), table.text("text"))
    table.done()
    return pair
