"""What a report's page and ``--why`` say of its parts: pages of a document, what was read from a picture, paragraphs in another language."""

from __future__ import annotations

from datetime import date

from tests.desk import browser

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
    marked = {kind: [piece.split(">", 1)[1].split("<")[0] for piece in page.split("<span ") if f"m-{kind}" in piece.split(">")[0]] for kind in ("doubt", "foreign")}
    assert "".join(marked["doubt"]) == "13" and "".join(marked["foreign"]) == SUMMARY
    one = next(row for row in incidents.incidents() if row.killed_max == 13)
    whole = incidents.incident_of(one.id)
    assert whole is not None and not any(row.killed_max == 9 for row in incidents.incidents()), "what is in another language is not read"
    claims = why(whole)[0].lines
    assert any(line.strip() == "page 2" for line in claims) and any("61 %" in line for line in claims)
    assert verify(desk) is None
