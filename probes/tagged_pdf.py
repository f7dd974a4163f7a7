"""A PDF from the browser made fit for a screen reader, and rid of what it tells about the computer. Pure."""

from __future__ import annotations

import logging
from xml.sax.saxutils import escape

from pypdf.errors import PyPdfError
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    PdfObject,
    StreamObject,
    TextStringObject,
)

from probes.pdf_objects import PdfObjects
from selfaudit.version import __version__

# Sorts of element that the browser writes and PDF 1.7 does not know, each with one that says the same to a reader
# (ISO 32000-1, 14.7.3 and 14.8.4; a sort that is neither known nor mapped fails ISO 14289-1, 7.1).
_ROLES = {"/Strong": "/Span", "/Em": "/Span", "/Mark": "/Span"}
_MAKER = f"selfaudit {__version__}"
# ISO 14289-1, 5 (the part that the file follows) and 7.1 (its title); ISO 16684-1 for the form.
_ABOUT = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{maker}</xmp:CreatorTool>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""

# Its remarks on what the browser wrote would stand in the middle of the screen.
logging.getLogger("pypdf").addHandler(logging.NullHandler())


def well_marked(pdf: bytes) -> bytes:
    """`pdf`, as the browser printed it, with what PDF/UA wants of it beyond that (ISO 14289-1).

    That is its title and language where readers look for them, sorts of element that they know, and the body of each
    item of a list. What the browser wrote of itself, the system and the time of day is left out. A file that cannot be
    read is given back as it is.
    """
    try:
        paper = PdfObjects(pdf)
        _give_lists_bodies(paper)
        return _with_words_about_it(paper)
    except PyPdfError:
        return pdf


def _with_words_about_it(paper: PdfObjects) -> bytes:
    title, root = paper.title, paper.root
    tree = root.get("/StructTreeRoot", DictionaryObject()).get_object()
    if isinstance(tree, DictionaryObject) and tree:
        known = tree.get("/RoleMap", DictionaryObject()).get_object()
        roles = {NameObject(role): NameObject(same) for role, same in _ROLES.items()}
        tree[NameObject("/RoleMap")] = DictionaryObject(
            {**(known if isinstance(known, DictionaryObject) else {}), **roles}
        )
        paper.change(tree)
    about = StreamObject()
    about.update({NameObject("/Type"): NameObject("/Metadata"), NameObject("/Subtype"): NameObject("/XML")})
    words = {"title": title, "language": str(root.get("/Lang", "")), "maker": _MAKER}
    about.set_data(_ABOUT.format_map({name: escape(value) for name, value in words.items()}).encode())
    root[NameObject("/Metadata")] = paper.add(about)
    root[NameObject("/ViewerPreferences")] = DictionaryObject({NameObject("/DisplayDocTitle"): BooleanObject(True)})
    return paper.written(
        DictionaryObject(
            {NameObject("/Title"): TextStringObject(title), NameObject("/Creator"): TextStringObject(_MAKER)}
        )
    )


def _give_lists_bodies(paper: PdfObjects) -> None:
    """Put what follows an item's number or dot into an LBody (ISO 32000-1, table 336), which the browser leaves out."""
    for item in paper.with_words(b"/LI"):
        if item.get("/S") == "/LI" and not any(_sort(kid) == "/LBody" for kid in _kids(item)):
            _give_body(paper, item)


def _give_body(paper: PdfObjects, body: DictionaryObject) -> None:
    """Make `body`, an item of a list, the body of a new item in its place: the page's own marks point at it already."""
    above = body.get("/P", DictionaryObject()).get_object()
    if body.indirect_reference is None or not isinstance(above, DictionaryObject):
        return
    kids = _kids(body)
    labels = [kid for kid in kids if _sort(kid) == "/Lbl"]
    item = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/StructElem"),
            NameObject("/S"): NameObject("/LI"),
            NameObject("/P"): body.raw_get("/P"),
            NameObject("/K"): ArrayObject([*labels, body.indirect_reference]),
        }
    )
    at = paper.add(item)
    body[NameObject("/S")] = NameObject("/LBody")
    body[NameObject("/K")] = ArrayObject(kid for kid in kids if kid not in labels)
    beside = [kid if kid != body.indirect_reference else at for kid in _kids(above)]
    above[NameObject("/K")] = ArrayObject(beside)
    for below in (body, *(label.get_object() for label in labels)):
        if isinstance(below, DictionaryObject):
            below[NameObject("/P")] = at
            paper.change(below)
    paper.change(above)


def _kids(element: DictionaryObject) -> list[PdfObject]:
    """What stands right below `element`, as references where they are such."""
    kids = element.raw_get("/K") if "/K" in element else ArrayObject()
    if isinstance(kids, IndirectObject) and isinstance(kids.get_object(), ArrayObject):
        kids = kids.get_object()
    return list(kids) if isinstance(kids, ArrayObject) else [kids]


def _sort(kid: PdfObject) -> str:
    known = kid.get_object()
    return str(known.get("/S", "")) if isinstance(known, DictionaryObject) else ""
