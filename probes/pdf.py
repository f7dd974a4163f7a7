"""PDF files, a browser's prints among them: the words and links of each page. Scripts in them are not run."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image

from probes.picture.ocr import can_read_words, lines
from probes.picture.words import blocks

_MOST_PAGES = 300
_MOST_PICTURE_PAGES = 12  # about two seconds each
_MOST_LETTERS = 4_000_000
_FEW_LETTERS = 20  # a page with fewer is a picture of a page
_LARGEST_SIDE = 1_800  # pixels of a page made into a picture


@dataclass(frozen=True)
class PdfAnswer:
    """One PDF as it was read.

    `trouble` and `hint` say why it could not be opened, empty where it could. `pages` holds the words of each page that
    was read, `links` every web address and mail address linked to. `whole` is False where pages were left out or are
    pictures whose words were not read.
    """

    trouble: str = ""
    hint: str = ""
    title: str = ""
    author: str = ""
    pages: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    whole: bool = True


def read_pdf(data: bytes) -> PdfAnswer:
    """What the PDF in `data` says. Never raises for what a file holds: that is told as `trouble`."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as problem:
        if "password" in str(problem).casefold():
            return PdfAnswer("This PDF is locked with a password.", "Save it without one, then name it again.")
        return PdfAnswer("This PDF cannot be opened.", "It may be damaged. Look at it yourself.")
    try:
        return _read(document)
    finally:
        document.close()


def _read(document: pypdfium2.PdfDocument) -> PdfAnswer:
    told = document.get_metadata_dict()
    pages: list[str] = []
    links: dict[str, None] = {}
    whole, pictures = len(document) <= _MOST_PAGES, 0
    for number in range(min(len(document), _MOST_PAGES)):
        try:
            page = document[number]
            text = page.get_textpage().get_text_bounded().replace("\r\n", "\n").replace("\ufffe", "-")
            links.update(dict.fromkeys(_links(document, page)))
            if len(text.strip()) < _FEW_LETTERS and _has_pictures(page):
                pictures += 1
                if not can_read_words() or pictures > _MOST_PICTURE_PAGES:
                    whole = False
                else:
                    text = f"{text}\n{_words_of(page)}".strip()
        except pypdfium2.PdfiumError:
            whole = False
            continue
        pages.append(text[:_MOST_LETTERS])
        if sum(map(len, pages)) >= _MOST_LETTERS:
            whole = False
            break
    return PdfAnswer("", "", told.get("Title", ""), told.get("Author", ""), tuple(pages), tuple(links), whole)


def _has_pictures(page: pypdfium2.PdfPage) -> bool:
    return any(True for _ in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=4))


def _words_of(page: pypdfium2.PdfPage) -> str:
    """The words of a page that is a picture."""
    scale = _LARGEST_SIDE / max(page.get_width(), page.get_height(), 1)
    picture: Image.Image = page.render(scale=min(scale, 4)).to_pil().convert("RGB")
    return "\n\n".join("\n".join(line.text for line in block) for block in blocks(lines(picture)))


def _links(document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage) -> Iterator[str]:
    position, link = ctypes.c_int(0), pdfium.FPDF_LINK()
    while pdfium.FPDFLink_Enumerate(page, position, link):
        action = pdfium.FPDFLink_GetAction(link)
        length = pdfium.FPDFAction_GetURIPath(document, action, None, 0) if action else 0
        if 1 < length < 4_000:
            buffer = ctypes.create_string_buffer(length)
            pdfium.FPDFAction_GetURIPath(document, action, buffer, length)
            yield buffer.value.decode("utf-8", "replace")
