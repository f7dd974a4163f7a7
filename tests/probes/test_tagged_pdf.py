"""What is done to a PDF after printing: pure, and whoever wrote the file."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from pikepdf import Array, Dictionary, Name, Object, ObjectStreamMode, Pdf

from probes.tagged_pdf import well_marked


def made(*more: Callable[[Pdf], None], objects: ObjectStreamMode = ObjectStreamMode.disable) -> bytes:
    with Pdf.new() as file:
        file.docinfo["/Title"] = "Bare & <plain>"
        file.docinfo["/Creator"] = "HeadlessBrowser on a home computer"
        file.add_blank_page()
        for one in more:
            one(file)
        out = io.BytesIO()
        file.save(out, object_stream_mode=objects)
    return out.getvalue()


def opened(pdf: bytes) -> Pdf:
    return Pdf.open(io.BytesIO(pdf))


def with_lists(file: Pdf) -> None:
    """A list of three: a dot and words, words alone with a mark of the page's own, one that has its body already."""
    page = file.pages[0].obj
    tree = file.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    top = file.make_indirect(Dictionary(Type=Name.StructElem, S=Name.L, P=tree))
    items = [file.make_indirect(Dictionary(Type=Name.StructElem, S=Name.LI, P=top, Pg=page)) for _ in range(3)]

    def below(at: int, sort: Name) -> Object:
        return file.make_indirect(Dictionary(Type=Name.StructElem, S=sort, P=items[at]))

    items[0].K = Array([below(0, Name.Lbl), below(0, Name.P)])
    items[1].K = 7
    items[2].K = Array([below(2, Name.Lbl), below(2, Name.LBody)])
    top.K, tree.K = Array(items), top
    tree.ParentTree = file.make_indirect(Dictionary(Nums=Array([0, Array([items[1]])])))
    file.Root.StructTreeRoot = tree


def test_a_file_that_cannot_be_read_is_left_as_it_is() -> None:
    assert well_marked(b"not a PDF") == b"not a PDF"


@pytest.mark.parametrize("objects", [ObjectStreamMode.disable, ObjectStreamMode.generate])
def test_it_gets_its_title_and_tells_nothing_of_the_computer(objects: ObjectStreamMode) -> None:
    marked = well_marked(made(objects=objects))
    with opened(marked) as file:
        assert file.open_metadata()["dc:title"] == "Bare & <plain>" == str(file.docinfo["/Title"])
        assert file.open_metadata()["pdfuaid:part"] == "1"
        assert file.Root.ViewerPreferences.DisplayDocTitle
        assert Name.StructTreeRoot not in file.Root
        assert not file.check_pdf_syntax() and len(file.pages) == 1
    assert b"HeadlessBrowser" not in marked


def test_what_a_file_said_before_it_was_changed_is_gone_too() -> None:
    said = made()
    table, size = said.rindex(b"startxref\n") + 10, len(opened(said).objects) + 1
    later = b"%d 0 obj\n<< /Title (Later) >>\nendobj\n" % size
    place = len(said)
    ends = (
        b"xref\n%d 1\n%010d 00000 n \ntrailer << /Size %d /Root 1 0 R /Info %d 0 R /Prev %s >>\nstartxref\n%d\n%%%%EOF"
    )
    grown = said + later + ends % (size, place, size + 1, size, said[table:].split()[0], place + len(later))
    marked = well_marked(grown)
    with opened(marked) as file:
        assert str(file.docinfo["/Title"]) == "Later"
    assert b"HeadlessBrowser" not in marked


def test_each_item_of_a_list_gets_a_body_and_the_pages_marks_lead_there() -> None:
    with opened(well_marked(made(with_lists))) as file:
        tree = file.Root.StructTreeRoot
        items = list(tree.K.K)
        assert [[str(kid.S) for kid in item.K] for item in items] == [
            ["/Lbl", "/LBody"],
            ["/LBody"],
            ["/Lbl", "/LBody"],
        ]
        for item in items:
            assert (item.S, item.P.objgen) == (Name.LI, tree.K.objgen)
            assert {kid.P.objgen for kid in item.K} == {item.objgen}
        first, second = items[0].K[1], items[1].K[0]
        assert [(kid.S, kid.P.objgen) for kid in first.K] == [(Name.P, first.objgen)]
        assert [int(mark) for mark in second.K] == [7] and second.objgen == tree.ParentTree.Nums[1][0].objgen
        assert tree.RoleMap.Strong == Name.Span
        assert not file.check_pdf_syntax()
