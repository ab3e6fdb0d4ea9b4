"""The instructions of a PDF's pages, taken apart in one go: the same objects as pdfminer's own way, and what is not known is left to that."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from marsad.capture.pdf_content import Unknown, objects_of

pdfminer = pytest.importorskip("pdfminer.psparser")
ROOT = Path(__file__).resolve().parents[1]
GIVEN = (
    b"BT /F4 14.66 Tf 1 0 0 -1 0 .5 Tm <00A1 0b> Tj T* [(ab) -12 <01>] TJ (a)' 1 2(c)\" ET",
    b"/Span <</MCID 0/Lang(ar)/A[1 [2.5 -3. +4]]/B null /C true>>BDC q 0 0 m -.25 7 l S Q EMC false",
    b"/\xff /a.b-c 1/d 2(e)3<41>4[5]f*g",
    rb"(a\)b\\) Tj (\(\n\101\377\t) Tj",
    b"",
    b" \n\t",
)
LEFT = (b"(a\\7b) Tj", b"(a(b)c) Tj", b"1 % so\n2", b"/a#20b", b"BI /W 1 ID x EI", b"[1 2", b"1 2]", b"<</A>>", b"<< 1 2 ]", b"1.2.3", b"12ab", b"--5", b"<4142", b"<414>", b"{1}", b"<</A<41>>>", b"\x00 1")


class Slow(pdfminer.PSStackParser[Any]):  # type: ignore[name-defined, misc]
    """pdfminer's own, over bytes: each object once no bracket is open."""

    def do_keyword(self, pos: int, token: Any) -> None:
        self.push((pos, token))

    def flush(self) -> None:
        self.add_results(*self.popall())


def slowly(raw: bytes) -> Iterator[Any]:
    parser = Slow(io.BytesIO(raw))
    while True:
        try:
            yield parser.nextobject()[1]
        except pdfminer.PSEOF:
            return


@pytest.mark.parametrize("raw", GIVEN)
def test_the_same_objects_come_out(raw: bytes) -> None:
    assert objects_of(raw) == list(slowly(raw))


@pytest.mark.parametrize("raw", LEFT)
def test_what_is_not_known_is_left_to_pdfminer(raw: bytes) -> None:
    with pytest.raises(Unknown):
        objects_of(raw)


@pytest.mark.parametrize("path", ["tests/data/libreoffice/page.pdf", "samples/inputs/bulletin.pdf"])
def test_pages_of_real_makers_are_taken_apart_alike(path: str) -> None:
    from pdfminer.pdfpage import PDFPage
    from pdfminer.pdftypes import stream_value

    with (ROOT / path).open("rb") as held:
        for page in PDFPage.get_pages(held):
            raw = b"\n".join(stream_value(one).get_data() for one in page.contents)
            assert len(objects_of(raw)) > 50 and objects_of(raw) == list(slowly(raw))
