"""The pages of the export formats, written from the table of formats: what each keeps whole, keeps in part, and cannot hold.

    python -m tools.formats_doc            writes docs/formats.md and docs/formats.ar.md
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from marsad.exports.formats import FORMATS, Format
from marsad.exports.tables import codes, rows

DOCS = Path(__file__).resolve().parents[1] / "docs"
WORDS = {
    "en": {
        "title": "Export formats and what they cannot hold",
        "other": "[بالعربية](formats.ar.md)",
        "lead": "One section a format. *Whole* and *in part* are fields of [the record](record.md); what is not named under them a format cannot hold. `loss_report.json` in each export says for how many incidents each of these is known, and for which. How to export: [Exports](exports.md). This page is written by `python -m tools.formats_doc`.",
        "head": "| part of the record | whole | in part | not held |",
        "fields": "Holds {held} of {all} fields whole, {part} in part.",
        "all": "all",
        "none": "—",
    },
    "ar": {
        "title": "صيغ التصدير وما لا تتسع له",
        "other": "",
        "lead": "لكل صيغة قسم. ما تحت «كاملا» و«جزئيا» حقول من [السجل](record.md)، وما ليس تحتهما لا تتسع له الصيغة. وفي كل تصدير ملف `loss_report.json` يقول كم حادثا يُعرف فيه كل من ذلك، وأيها. كيف تصدّر: [الصادرات](exports.ar.md). هذه الصفحة يكتبها الأمر `python -m tools.formats_doc`.",
        "head": "| جزء السجل | كاملا | جزئيا | لا تتسع له |",
        "fields": "تحفظ {held} من {all} حقلا كاملا و{part} جزئيا.",
        "all": "الكل",
        "none": "—",
    },
}


def page(language: str) -> str:
    """The whole page in one language."""
    words = WORDS[language]
    told = {row["name"]: row for row in rows("formats")}
    body = [f"# {words['title']}", *([words["other"]] if words["other"] else []), words["lead"]]
    for one in FORMATS.values():
        row = told[one.name]
        count = words["fields"].format(held=len(one.held - one.partly.keys()), all=len(codes("record")), part=len(one.partly))
        body += [f"## `{one.name}`", f"{row[language]} {count}", "\n".join([words["head"], "| --- | --- | --- | --- |", *_lines(one, language)])]
    text = "\n\n".join(body) + "\n"
    return text if language == "en" else f'<div dir="rtl" lang="ar" markdown>\n\n{text}\n</div>\n'


def _lines(one: Format, language: str) -> Iterator[str]:
    words, arabic = WORDS[language], {row["en"]: row["ar"] for row in rows("partly")}
    parts: dict[str, list[str]] = {}
    for field in codes("record"):
        parts.setdefault(field.partition(".")[0], []).append(field)
    for part, fields in parts.items():
        whole = [field for field in fields if field in one.held and field not in one.partly]
        some = [f"`{_short(field)}` ({one.partly[field] if language == 'en' else arabic[one.partly[field]]})" for field in fields if field in one.partly]
        lost = [field for field in fields if field not in one.held and field not in one.partly]
        yield f"| `{part}` | {_told(whole, fields, words)} | {'; '.join(some) or words['none']} | {_told(lost, fields, words)} |"


def _told(found: list[str], fields: list[str], words: dict[str, str]) -> str:
    if not found:
        return words["none"]
    return words["all"] if len(found) == len(fields) else ", ".join(f"`{_short(field)}`" for field in found)


def _short(field: str) -> str:
    return field.partition(".")[2]


def main() -> None:
    for language, name in (("en", "formats.md"), ("ar", "formats.ar.md")):
        (DOCS / name).write_text(page(language), encoding="utf-8")


if __name__ == "__main__":
    main()
