"""Days as the reader says them: 11 آذار 2018, 11 مارس 2018, 11 March 2018."""

from __future__ import annotations

import re

LEVANT = ("كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول")
ARABIC = ("يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر")
ENGLISH = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
_DAY = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?(?:T(\d\d:\d\d))?")


def month(number: int, language: str, months: str) -> str:
    """A month's name as the reader knows it."""
    if language != "ar":
        return ENGLISH[number - 1]
    return {"levant": LEVANT[number - 1], "arabic": ARABIC[number - 1]}.get(months, f"{LEVANT[number - 1]}/{ARABIC[number - 1]}")


def spoken(iso: str | None, language: str, months: str) -> str:
    """A date of the record in words, as precise as it is (2018, 2018-03, 2018-03-11, 2018-03-11T14:30); what is no date stands as it is."""
    if not iso:
        return ""
    found = _DAY.match(iso)
    if not found or not 1 <= int(found[2]) <= 12:
        return iso
    year, number, day, clock = found.groups()
    parts = [str(int(day))] if day else []
    return " ".join([*parts, month(int(number), language, months), year]) + (f" {clock}" if clock else "")
