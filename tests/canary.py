"""A case with a canary for each thing that can be hidden: each word and number stands in it once, and nobody without the right may hear it."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import unquote

from django.test import Client
from tests.desk import browser, routes, words_at

from marsad.case import add
from marsad.case.linking import link_case
from marsad.model.custody import Captured, CapturedReport, Custody
from marsad.model.report import Report
from marsad.model.victims import victim
from marsad.record import incidents, lists, queue
from marsad.record.annotations import annotate
from marsad.record.place import CasePlace, find_case
from marsad.record.store import judge, record_of

PASSAGE = "الطبيب زعفران القرنفلي إن 287 مدنيا قتلوا أمس في هجوم كيميائي على بلدة كفربطنا"
PLACE = "بلدة حمورية"
NURSE = "الممرضة ياقوتينا الكهربجي"
OUTLET = "مرصد البيلسان الافتراضي"
TEXTS = {
    "passage": (f"قال {PASSAGE}. وأكد ناشطون أن قصفا مدفعيا استهدف مدينة عربين أمس.", "صحيفة المرفأ", "عنوان أول"),
    "nurse": (f"قالت {NURSE} إن 5 مدنيين قتلوا أمس في غارة جوية على بلدة سقبا. وأضافت ياقوتينا أن الغارة أصابت سوقا.", "صحيفة المرفأ", "شهادة ياقوتينا الكهربجي"),
    "whole": ("قال الدفاع المدني إن 473 مدنيا قتلوا أمس في غارات جوية على مدينة مسرابا.", "صحيفة النسرينة", "غارات"),
    "place": (f"قال المرصد السوري لحقوق الإنسان إن 31 مدنيا قتلوا أمس في غارة جوية على {PLACE}.", "صحيفة المرفأ", "عنوان رابع"),
    "more": ("قال المرصد السوري لحقوق الإنسان إن 350 مدنيا قتلوا أمس في غارات جوية على مدينة الرقة.", "صحيفة المرفأ", "عنوان خامس"),
    "less": ("أعلنت وزارة الصحة مقتل 250 مدنيا أمس في انفجار سيارة مفخخة في مدينة حلب.", "صحيفة المرفأ", "عنوان سادس"),
    "outlet": ("قتل 61 مدنيا أمس في قصف مدفعي على بلدة جسرين.", OUTLET, "قصف على جسرين"),
}
# what nobody hears who sees nothing hidden: words in any spelling that the case knows, numbers as numbers
WORDS = ("زعفران", "القرنفلي", "كفربطنا", "kafr-batna", "ياقوتينا", "الكهربجي", "النسرينة", "مسرابا", "misraba", "حمورية", "hammura", "البيلسان", "baylasan", "chemical_attack", "كيميائي", "الزنبقي", "Zanbaqi", "خزامى")
NUMBERS = (287, 473)
REDACTED = ("زعفران", "القرنفلي", "كفربطنا", "حمورية")  # what editors do not see either


def fill(place: CasePlace) -> None:
    """The reports, read, linked and weighed."""
    add(place, [_captured(at, *told) for at, told in enumerate(TEXTS.values())])
    link_case(find_case(place.folder))
    queue.catch_up(queue.behind())
    raqqa = next(line.id for line in incidents.incidents(place="الرقة"))
    annotate("person", raqqa, victim({"name": "ربيع الزنبقي", "latin": "Rabi Zanbaqi", "trade": "بائع خزامى"}), who="كاتبة", key="canary-person")
    harmed = next(harm for event in (record_of(ids()["passage"]) or {})["events"] for harm in event["harms"])
    judge("correct", harmed["uid"], who="كاتبة", field="quantity", value={"min": 287, "max": 287, "expr": "exact", "text": "", "typed": True}, why="سبب")
    custody = {"sha256": "0" * 64, "size": 1, "type": "image/png", "from": "https://x.example/خزامى", "received": "2026-11-24T00:00:00+00:00"}
    annotate("evidence", raqqa, {"caption": "بيت الزنبقي", "author": "خزامى", "place": None, "day": None, "sensitive": True, "protected": True, **custody}, who="كاتبة", key="canary-evidence")


def _captured(number: int, text: str, outlet: str, title: str) -> Captured:
    host = "baylasan.example" if outlet == OUTLET else "marfa.example"
    custody = Custody(f"/in/{number}.txt", f"/in/{number}.txt", "2026-11-24T00:00:00+00:00", "marsad test", "working")
    report = Report(text, outlet, date(2018, 2, 21), f"https://{host}/{number}", title)
    return Captured(text.encode(), custody, (CapturedReport(report, language="ar"),))


def ids() -> dict[str, str]:
    """The id of each report by its name here."""
    held = {line.text: line.id for line in lists.reports()}
    return {name: held[text] for name, (text, _, _) in TEXTS.items()}


def hide() -> None:
    """Hide one passage, one person, one report, one place and one outlet, through the desk's own form."""
    admin, known = browser("admin"), ids()
    for form in (
        {"kind": "passage", "report": known["passage"], "level": "redacted", **words_at(TEXTS["passage"][0], PASSAGE)},
        {"kind": "passage", "report": known["place"], "level": "redacted", **words_at(TEXTS["place"][0], PLACE)},
        {"kind": "source", "source": NURSE, "level": "protected"},
        {"kind": "source", "source": OUTLET, "level": "protected"},
        {"kind": "report", "report": known["whole"], "level": "protected"},
    ):
        assert admin.post("/marks/protect/", {**form, "why": "خطر"}).status_code == 302


def heard(page: str, words: tuple[str, ...] = WORDS, numbers: tuple[int, ...] = NUMBERS) -> list[str]:
    """The canaries that a page says, in any form: digits of either script, words as they are, escaped, or in an address."""
    said = page.translate(str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789"))
    found = [word for word in words if word in said]
    return found + [str(number) for number in numbers if re.search(rf"(?<![\w.:%+-]){number}(?![\w.:%-])", said)]


def pages(client: Client) -> Iterator[tuple[str, str]]:
    """Every page and answer that somebody can get, with the filters and orders that lists take."""
    urls = {url for _, url in routes()} | {f"/reports/{one}/{part}" for one in ids().values() for part in ("", "history/")}
    for line in incidents.incidents():
        urls |= {f"/incidents/{line.id}/", f"/api/incidents/{line.id}/", f"/api/echoes/?incident={line.id}"}
    urls |= {f"/api/reports/{one}/" for one in ids().values()}
    urls |= {f"{base}?order={order}" for order in incidents.ORDERS for base in ("/incidents/", "/api/incidents/", "/overview/")}
    for url in sorted(urls):
        yield url, said(client.get(url))
    yield "POST /incidents/csv/", said(client.post("/incidents/csv/"))


def said(answer: Any) -> str:
    """All that an answer says, however it is written; but for what the asker's own address put there."""
    body = re.sub(r"<template .*?</template>|<select [^>]*data-closed-list>.*?</select>", "", answer.content.decode(), flags=re.S)  # the words that a form may take are no news of the case
    body = re.sub(r'"enum": ?\[[^\]]*\]', '"enum":[]', body)  # nor are those of the document of the API
    loose = json.dumps(json.loads(body), ensure_ascii=False) if "json" in answer.get("Content-Type", "") else body
    return "\n".join([body, html.unescape(body), loose, unquote(body), unquote(str(answer.headers))])
