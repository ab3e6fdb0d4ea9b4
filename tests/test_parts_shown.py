"""What a report's page and ``--why`` say of its parts: pages of a document, what was read from a picture, paragraphs in another language."""

from __future__ import annotations

import io
import re
from datetime import date

from PIL import Image
from tests.desk import browser, report_ids

from marsad.case import add
from marsad.case.linking import link_case
from marsad.case.why import why
from marsad.model.custody import Captured, CapturedReport, Custody, Doubt
from marsad.model.report import Report
from marsad.record import incidents
from marsad.record.place import CasePlace
from marsad.record.verify import verify
from marsad.text.damage import foreign_parts

SUMMARY = "Nine people were killed in an air raid on the town of Maraa on Tuesday, doctors said."
FIRST = "نشرة شهرية لا خبر فيها عن أحد."
TOLD = "قالت مصادر طبية إن 13 مدنيا قتلوا أمس الثلاثاء في غارة جوية على بلدة مارع بريف حلب."
TEXT = f"{SUMMARY}\n{FIRST}\n{TOLD}"


def test_paragraphs_in_another_language_are_told_by_their_place() -> None:
    assert [TEXT[start:end] for start, end, _ in foreign_parts(TEXT)] == [SUMMARY]
    assert list(foreign_parts("قال متحدث باسم Human Rights Watch إن أربعة مدنيين قتلوا\nhttps://marfa.example/2016")) == []


def test_pages_doubts_and_other_languages_stand_on_the_page_and_in_why(desk: CasePlace) -> None:
    at = TEXT.index("13")
    found = CapturedReport(Report(TEXT, "نشرة المرفأ", date(2016, 3, 9)), language="ar", pages=((1, 0), (2, TEXT.index(TOLD))), doubts=(Doubt(at, at + 2, 61),))
    add(desk, [Captured(b"%PDF-1.4", Custody("scan.pdf", "scan.pdf", "2026-01-01T00:00:00+00:00", "test", "working", detected_type="application/pdf"), (found,))])
    link_case(desk)
    page = browser("viewer").get(f"/reports/{found.report.id}/").content.decode()
    assert 'data-page="صفحة 2"' in page and "قُرئ هذا النص من صورة" in page
    marked = {kind: [piece.split(">", 1)[1].split("<")[0] for piece in re.split("<(?:span|a) ", page) if f"m-{kind}" in piece.split(">")[0]] for kind in ("doubt", "foreign")}
    assert "".join(marked["doubt"]) == "13" and "".join(marked["foreign"]) == SUMMARY
    one = next(row for row in incidents.incidents() if row.killed_max == 13)
    whole = incidents.incident_of(one.id)
    assert whole is not None and not any(row.killed_max == 9 for row in incidents.incidents()), "what is in another language is not read"
    claims = why(whole)[0].lines
    assert any(line.strip() == "page 2" for line in claims) and any("61 %" in line for line in claims)
    assert verify(desk) is None


def _scan(kind: str) -> bytes:
    """A picture of nothing much, as a camera would keep it; or two of them as the pages of a scanned document."""
    picture, into = Image.new("RGB", (300, 200), "white"), io.BytesIO()
    exif = picture.getexif()
    exif[0x010E] = "SECRET-PLACE"
    more = {"save_all": True, "append_images": [picture.rotate(90, expand=True)]} if kind == "PDF" else {"exif": exif}
    picture.save(into, kind, **more)
    return into.getvalue()


def test_the_picture_stands_beside_the_text_that_was_read_from_it(desk: CasePlace) -> None:
    """Each doubtful number leads to it; it carries nothing of the file; who may not see the report, or all that may stand in the picture, does not get it."""
    at, ids = TEXT.index("13"), []
    for number, (kind, mime, pages) in enumerate((("JPEG", "image/jpeg", ()), ("PDF", "application/pdf", ((1, 0), (2, TEXT.index(TOLD)))))):
        found = CapturedReport(Report(f"{TEXT}{' ' * number}", "نشرة المرفأ", date(2016, 3, 9)), language="ar", pages=pages, doubts=(Doubt(at, at + 2, 61),))
        add(desk, [Captured(_scan(kind), Custody(f"scan.{kind}", f"scan.{kind}", "2026-01-01T00:00:00+00:00", "test", "working", detected_type=mime), (found,))])
        ids.append(found.report.id)
    for ident, page, size in ((ids[0], 1, (300, 200)), (ids[1], 2, (600, 900))):
        shown = browser("viewer").get(f"/reports/{ident}/").content.decode()
        assert f'src="/reports/{ident}/picture/?page={page}"' in shown and f'id="picture-{page}"' in shown
        assert [piece.split(">", 1)[1].split("<")[0] for piece in shown.split(f'<a href="#picture-{page}"')[1:]] == ["13"]
        answer = browser("viewer").get(f"/reports/{ident}/picture/?page={page}")
        assert answer["Content-Type"] == "image/jpeg" and "sandbox" in answer["Content-Security-Policy"] and b"SECRET" not in answer.content
        with Image.open(io.BytesIO(answer.content)) as dots:
            assert (dots.size == size if page == 1 else dots.height > dots.width) and not dots.getexif()
    assert browser("viewer").get(f"/reports/{ids[1]}/picture/?page=3").status_code == 404 and browser().get(f"/reports/{ids[0]}/picture/").status_code in (302, 401)
    assert browser("viewer").get(f"/reports/{next(one for one in report_ids() if one not in ids)}/picture/").status_code == 404, "a report that came as text has none"
    admin, got = browser("admin"), lambda role, ident: browser(role).get(f"/reports/{ident}/picture/").status_code
    passage = {"kind": "passage", "report": ids[0], "level": "redacted", "start": at, "end": at + 8, "why": "خطر"}
    assert admin.post("/marks/protect/", passage).status_code == 302
    assert [got(role, ids[0]) for role in ("viewer", "editor", "admin")] == [404, 404, 200] and got("viewer", ids[1]) == 200
    held = browser("viewer").get(f"/reports/{ids[0]}/").content.decode()
    assert "/picture/" not in held and "#picture-" not in held and "لا تُعرض عليك الصورة" in held
    assert admin.post("/marks/protect/", {"kind": "report", "report": ids[1], "level": "protected", "why": "خطر"}).status_code == 302
    assert [got(role, ids[1]) for role in ("viewer", "reviewer", "editor")] == [404, 404, 200]
