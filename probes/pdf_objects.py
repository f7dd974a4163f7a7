"""A PDF written anew with a few of its objects changed; all others go over as they stand, which takes no time."""

from __future__ import annotations

import io
from collections.abc import Iterator

from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, IndirectObject, NameObject, NumberObject, PdfObject

_FORM = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"  # ISO 32000-1, and bytes that say that what follows is no text (7.5.2)
_END = b"endobj"


class PdfObjects:
    """The objects of one PDF, and what is to stand in their place. Raises PyPdfError where `pdf` cannot be read."""

    def __init__(self, pdf: bytes) -> None:
        reader = PdfReader(io.BytesIO(pdf))
        if not _plain(reader):
            pdf = _made_plain(reader)
            reader = PdfReader(io.BytesIO(pdf))
        free = reader.xref_free_entry.get(0, {})
        starts = sorted((start, number) for number, start in reader.xref.get(0, {}).items() if not free.get(number))
        ends = [*(start for start, _ in starts[1:]), len(pdf)]
        self._reader = reader
        self._new: dict[int, PdfObject] = {}
        self._old = {
            number: pdf[start : pdf.rfind(_END, start, end) + len(_END)]
            for (start, number), end in zip(starts, ends, strict=True)
        }

    @property
    def root(self) -> DictionaryObject:
        """The catalog, from which all else is reached."""
        return self._reader.root_object

    @property
    def title(self) -> str:
        """The title that the file gives itself; empty where it gives none."""
        return str(self._reader.metadata.title or "") if self._reader.metadata else ""

    def with_words(self, words: bytes) -> Iterator[DictionaryObject]:
        """The dictionaries in whose own bytes `words` stand, in the order of the file."""
        for number, old in self._old.items():
            found = IndirectObject(number, 0, self._reader).get_object() if words in old else None
            if isinstance(found, DictionaryObject):
                yield found

    def change(self, known: PdfObject) -> None:
        """Write `known`, an object of this file in a place of its own, as it is now."""
        if known.indirect_reference:
            self._new[known.indirect_reference.idnum] = known

    def add(self, new: PdfObject) -> IndirectObject:
        """Write `new` as well; gives what refers to it."""
        at = IndirectObject(max((*self._old, *self._new), default=0) + 1, 0, self._reader)
        self._new[at.idnum] = new
        return at

    def written(self, about: DictionaryObject) -> bytes:
        """The file, with `about` for its document information. Of what was changed nothing old is left in it."""
        self.change(self.root)
        info = self._reader.trailer.get("/Info")
        if info:
            self._old.pop(info.indirect_reference.idnum, None)
        trailer = DictionaryObject(
            {NameObject("/Root"): self._reader.trailer.raw_get("/Root"), NameObject("/Info"): self.add(about)}
        )
        objects = {**self._old, **{number: _bytes(number, new) for number, new in self._new.items()}}
        return _file(objects, trailer)


def _plain(reader: PdfReader) -> bool:
    """Each object stands once in the file, in bytes of its own, as browsers write them today."""
    return not (
        reader.is_encrypted or reader.xref_objStm or "/Prev" in reader.trailer or reader.xref.keys() - {0, 65535}
    )


def _made_plain(reader: PdfReader) -> bytes:
    out = io.BytesIO()
    PdfWriter(clone_from=reader).write(out)
    return out.getvalue()


def _bytes(number: int, new: PdfObject) -> bytes:
    out = io.BytesIO()
    out.write(b"%d 0 obj\n" % number)
    new.write_to_stream(out)
    out.write(b"\n" + _END)
    return out.getvalue()


def _file(objects: dict[int, bytes], trailer: DictionaryObject) -> bytes:
    """Objects, where each of them stands, and the trailer (ISO 32000-1, 7.5)."""
    out = io.BytesIO()
    out.write(_FORM)
    places: dict[int, int] = {}
    for number, one in objects.items():
        places[number] = out.tell()
        out.write(one + b"\n")
    size, table = max(objects, default=0) + 1, out.tell()
    out.write(b"xref\n0 %d\n" % size)
    for number in range(size):
        out.write(b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 65535 f \n")
    out.write(b"trailer\n")
    trailer[NameObject("/Size")] = NumberObject(size)
    trailer.write_to_stream(out)
    out.write(b"\nstartxref\n%d\n%%%%EOF\n" % table)
    return out.getvalue()
