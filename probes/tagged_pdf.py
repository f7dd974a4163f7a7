"""A PDF from the browser made fit for a screen reader, and rid of what it tells about the computer. Pure."""

from __future__ import annotations

import io
import logging

from pypdf import PdfWriter
from pypdf.errors import PyPdfError
from pypdf.generic import BooleanObject, DictionaryObject, NameObject
from pypdf.xmp import XmpInformation

from selfaudit.version import __version__

# Sorts of element that the browser writes and PDF 1.7 does not know, each with one that says the same to a reader
# (ISO 32000-1, 14.7.3 and 14.8.4; a sort that is neither known nor mapped fails ISO 14289-1, 7.1).
_ROLES = {"/Strong": "/Span", "/Em": "/Span", "/Mark": "/Span"}

_FORM = "%PDF-1.7"  # ISO 32000-1, whose tags, names and words about the file are used here

# Its remarks on what the browser wrote would stand in the middle of the screen.
logging.getLogger("pypdf").addHandler(logging.NullHandler())


def well_marked(pdf: bytes) -> bytes:
    """`pdf`, as the browser printed it, with its title and language where PDF/UA wants them (ISO 14289-1, 7.1 and 7.2).

    What the browser wrote of itself, the system and the time of day is left out. A file that cannot be read is given
    back as it is.
    """
    try:
        paper = PdfWriter(clone_from=io.BytesIO(pdf))
        _mark(paper)
        out = io.BytesIO()
        paper.write(out)
    except PyPdfError:
        return pdf
    return out.getvalue()


def _mark(paper: PdfWriter) -> None:
    paper.pdf_header = _FORM
    title, language = str(paper.metadata.title or "") if paper.metadata else "", str(paper.root_object.get("/Lang", ""))
    maker = f"selfaudit {__version__}"
    meta = XmpInformation.create()
    meta.dc_title = {"x-default": title}
    meta.dc_language = [language]
    meta.xmp_creator_tool = maker
    paper.xmp_metadata = meta
    paper.metadata = {"/Title": title, "/Creator": maker}
    root = paper.root_object
    root[NameObject("/ViewerPreferences")] = DictionaryObject({NameObject("/DisplayDocTitle"): BooleanObject(True)})
    tree = root.get("/StructTreeRoot", DictionaryObject()).get_object()
    if isinstance(tree, DictionaryObject) and tree:
        known = tree.get("/RoleMap", DictionaryObject()).get_object()
        roles = {NameObject(role): NameObject(same) for role, same in _ROLES.items()}
        tree[NameObject("/RoleMap")] = DictionaryObject(
            {**(known if isinstance(known, DictionaryObject) else {}), **roles}
        )
