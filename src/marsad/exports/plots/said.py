"""The words on charts, in Arabic and in English."""

from __future__ import annotations

from datetime import date

WORDS: dict[str, tuple[str, str]] = {
    "timeline": ("الحوادث بحسب اليوم والمكان", "Incidents by day and place"),
    "tolls": ("الحصيلة بحسب كل مصدر كما أعلنها", "The toll as each source gave it"),
    "origins": ("من نقل عمّن", "Who repeats whom"),
    "elsewhere": ("أماكن أخرى", "other places"),
    "no_place": ("بلا مكان", "no place"),
    "no_day": ("حوادث بلا يوم معروف", "incidents without a known day"),
    "killed": ("قتلى", "killed"),
    "injured": ("جرحى", "injured"),
    "size": ("مساحة الدائرة: أقل عدد للقتلى · الحلقة: أكثره", "area: fewest killed · ring: most"),
    "hollow": ("فارغة: لم يُذكر عدد", "hollow: no number stated"),
    "held": ("عدد محجوب", "number held back"),
    "redacted": ("بلا ما لا يحق لهذا القارئ أن يراه", "without what this reader may not see"),
    "unstated": ("لم يُذكر عدد", "no number stated"),
    "no_tolls": ("لا حصيلة تراكمية في هذه القضية لهذا المكان والزمن", "no running total in this case for this place and time"),
    "no_incident": ("لا حوادث", "no incidents"),
    "open": ("سهم إلى أعلى: هذا العدد أو أكثر", "arrow up: that many or more"),
    "superseded": ("فارغ: حلّ محله عدد لاحق", "hollow: a later number took its place"),
    "sources": ("أول من قال", "first voice"),
    "relays": ("ناقل", "relay"),
    "outlets": ("المنبر", "outlet"),
    "echo": ("خط متقطع: نص أعيد استعماله", "dashed: re-used text"),
    "described": ("إطار مستدير: مصدر بلا اسم", "round: a voice without a name"),
    "independent": ("أصول مستقلة", "independent origins"),
    "proposed": ("درجة مقترحة", "proposed grade"),
    "confirmed": ("مؤكد", "confirmed"),
    "fair": ("معقول", "fair"),
    "weak": ("ضعيف", "weak"),
    "contested": ("متنازع عليه", "contested"),
    "discounted": ("مستبعد", "discounted"),
    "none": ("بلا درجة", "no grade"),
    "airstrike": ("غارة جوية", "airstrike"),
    "drone_strike": ("ضربة مسيّرة", "drone strike"),
    "shelling": ("قصف", "shelling"),
    "missile_strike": ("ضربة صاروخية", "missile strike"),
    "chemical_attack": ("هجوم كيميائي", "chemical attack"),
    "explosion": ("انفجار", "explosion"),
    "landmine": ("لغم", "landmine"),
    "suicide_attack": ("هجوم انتحاري", "suicide attack"),
    "shooting": ("إطلاق نار", "shooting"),
    "clash": ("اشتباك", "clash"),
    "killing": ("قتل", "killing"),
    "execution": ("إعدام", "execution"),
    "casualties": ("ضحايا", "casualties"),
    "civilian": ("مدنيون", "civilians"),
    "fighter": ("مقاتلون", "fighters"),
    "unknown": ("صفة غير معروفة", "status unknown"),
}
SHORT = ("يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر")
GRADES = {"confirmed": "#1b7f4b", "fair": "#2166ac", "weak": "#8a93a0", "contested": "#c2541b", "discounted": "#b9a23b", None: "#c4c9d0"}


def say(key: str, language: str) -> str:
    """A word of a chart; one that is not in the table stands as it is."""
    found = WORDS.get(key)
    return (found[0] if language == "ar" else found[1]) if found else key.replace("_", " ")


def day(when: date, language: str, *, year: bool = False) -> str:
    """A day as an axis shows it: 11 مارس 2018."""
    if language != "ar":
        return when.strftime("%-d %b %Y" if year else "%-d %b")
    return f"{when.day} {SHORT[when.month - 1]}" + (f" {when.year}" if year else "")


def interval(low: int | None, high: int | None) -> str:
    """14, 10–15 or 12+; nothing where no number is stated."""
    return "" if low is None else str(low) if low == high else f"{low}+" if high is None else f"{low}–{high}"
