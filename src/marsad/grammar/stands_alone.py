"""Whether a short name stands by itself, or is a word of a longer name: الهيئة, but الهيئة النقابية; الانتقالي, but المجلس الوطني الانتقالي."""

from __future__ import annotations

from marsad.lexicon.lexicon import Scan
from marsad.text.rule_words import ARTICLE, rule_forms, rule_word, rule_words

_OTHER = frozenset({"place", "event", "harm", "person", "weapon", "saying", "number", "date"})


def stands_alone(scan: Scan, at: int) -> bool:
    """No adjective of a longer name stands behind a name or before it."""
    return not _described(scan, at) and not _describes(scan, at)


def _its_own(scan: Scan, at: int, behind: int) -> bool:
    """مروحيات النظام السوري: the adjective means the very party that the name may mean."""
    keys = {term.key for term in scan.terms[at] if term.kind == "actor"}
    return any(term.kind == "nisba" and term.key in keys for term in scan.terms[behind])


def _described(scan: Scan, at: int) -> bool:
    """Behind a definite name stands a definite adjective that agrees with it: المركز الطبي, المقاومة الإسلامية."""
    behind = scan.stops[at]
    if behind >= len(scan.forms) or scan.pre[behind] or not scan.forms[behind - 1].startswith(ARTICLE):
        return False
    word = scan.forms[behind]
    if not word.startswith(ARTICLE) or len(word) < 5:
        return False
    if word in _OF_AIRCRAFT or (word in _LOYAL and behind - at > 1):
        return False  # طيران النظام الحربي, المقاومة الشعبية الموالية لـX
    if word in _NO_MORE:
        return any(term.row.get("sex") for term in scan.terms[at] if term.kind == "actor")  # الرئيس اليمني المخلوع; not قوات النظام السابق
    if "nisba" in scan.kinds[behind]:
        return not _its_own(scan, at, behind)
    return _agrees(scan, behind)


def _agrees(scan: Scan, behind: int) -> bool:
    word = scan.forms[behind]
    if not _OTHER.isdisjoint(scan.kinds[behind]) and not word.endswith(_NISBA_ENDINGS):
        return False
    feminine = scan.forms[behind - 1].endswith(_FEMININE)
    return word.endswith(_FEMININE_ADJECTIVES) if feminine else word.endswith(_MASCULINE_ADJECTIVES)


def _describes(scan: Scan, at: int) -> bool:
    """Before it stands a definite noun that it describes: المجلس الوطني الانتقالي, القوات النظام is none such."""
    if not at or scan.pre[at] or not scan.forms[at].startswith(ARTICLE) or not scan.forms[at].endswith(_NISBA_ENDINGS):
        return False
    before = scan.forms[at - 1]
    return before.startswith(ARTICLE) and before.endswith(_TA_MARBUTA) == scan.forms[at].endswith(_TA_MARBUTA) and _OTHER.isdisjoint(scan.kinds[at - 1] - {"place"})


_NO_MORE = rule_words("stands_alone.no_more")
_OF_AIRCRAFT = rule_words("stands_alone.of_aircraft")
_LOYAL = rule_words("stands_alone.loyal")
_FEMININE = rule_forms("stands_alone.feminine")
_FEMININE_ADJECTIVES = rule_forms("stands_alone.feminine_adjectives")
_MASCULINE_ADJECTIVES = rule_forms("stands_alone.masculine_adjectives")
_NISBA_ENDINGS = rule_forms("nisba_endings")
_TA_MARBUTA = rule_word("stands_alone.ta_marbuta")
