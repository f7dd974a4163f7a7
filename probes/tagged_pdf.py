"""A PDF from the browser made fit for a screen reader, and rid of what it tells about the computer. Pure."""

from __future__ import annotations

import io

from pikepdf import Dictionary, Name, Pdf, PdfError

from selfaudit.version import __version__

# Sorts of element that the browser writes and PDF 1.7 does not know, each with one that says the same to a reader
# (ISO 32000-1, 14.7.3 and 14.8.4; a sort that is neither known nor mapped fails ISO 14289-1, 7.1).
_ROLES = {"/Strong": "/Span", "/Em": "/Span", "/Mark": "/Span"}


def well_marked(pdf: bytes) -> bytes:
    """`pdf`, as the browser printed it, with its title and language where PDF/UA wants them (ISO 14289-1, 7.1 and 7.2).

    What the browser wrote of itself, the system and the time of day is left out. A file that cannot be read is given
    back as it is.
    """
    try:
        with Pdf.open(io.BytesIO(pdf)) as paper:
            _mark(paper)
            out = io.BytesIO()
            paper.save(out)
    except PdfError:
        return pdf
    return out.getvalue()


def _mark(paper: Pdf) -> None:
    title, language = str(paper.docinfo.get("/Title", "")), str(paper.Root.get("/Lang", ""))
    with paper.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as meta:
        meta["dc:title"] = title
        meta["dc:language"] = [language]
        meta["xmp:CreatorTool"] = f"selfaudit {__version__}"
    for name in list(paper.docinfo.keys()):
        del paper.docinfo[name]
    paper.docinfo["/Title"] = title
    paper.docinfo["/Creator"] = f"selfaudit {__version__}"
    paper.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    if "/StructTreeRoot" in paper.Root:
        roles = paper.Root.StructTreeRoot.get("/RoleMap", Dictionary())
        for role, known in _ROLES.items():
            roles[role] = Name(known)
        paper.Root.StructTreeRoot.RoleMap = roles
