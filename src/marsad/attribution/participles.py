"""The voice before goes on in a participle: مضيفا أن …, مشيرة إلى …"""

from __future__ import annotations

from collections.abc import Sequence

from marsad.attribution.agreement import of_several
from marsad.attribution.complements import find_opening
from marsad.attribution.relays import relays_between, to_medium
from marsad.attribution.sentence_subject import doer_in_participle
from marsad.attribution.speaker_phrase.reach import end_of_phrase
from marsad.attribution.subject_in_front import unnamed
from marsad.attribution.units import behind_meanwhile, inside_quotation, skip_marks
from marsad.grammar.cast import Cast
from marsad.grammar.sheet import Sheet
from marsad.grammar.speaker_words import speaker_words, stands_at
from marsad.grammar.statement import TOLD_OF, Statement
from marsad.grammar.voices import Speaker, read_speaker
from marsad.lexicon.terms import Term
from marsad.syntax.tokens import PREPOSITION, tokens_of
from marsad.text.fold import fold_word
from marsad.text.rule_words import ALEF, AND, COMMAS, rule_words

_AND_OR_NONE = frozenset({AND, ""})
_GOES_ON = 260  # units over which a voice may go on speaking in participles


def by_participle(sheet: Sheet, at: int, saying: Term, found: Sequence[Statement], cast: Cast, own: frozenset[str]) -> Statement | None:
    """مضيفا أن …: the voice before goes on speaking, or who did what the sentence begins with."""
    if not _is_participle(sheet, at) or _in_his_words(sheet, at, found) or _tells_how(sheet, at, saying):
        return None
    governs = saying.row["governs"].split()
    first = behind_meanwhile(sheet, sheet.stops[at])
    opening = find_opening(sheet, at, first, governs)
    if opening is None or opening.subject_end - first > (_AS_FAR if "t" in governs or _behind_frame(sheet, first) or to_medium(sheet, first) or sheet.phrase(first, "taken_up") else 2):
        return None
    content = skip_marks(sheet, first if "t" in governs and opening.subject_end > first else opening.content)
    said, act = (content, sheet.prose.end(at)), saying.row["act"]
    if crowd := _who_demonstrates(sheet, at, found, act):
        return Statement((at, content), said, act, [cast.meet(crowd)])
    if (doer := doer_in_participle(sheet, at, found[-1] if found else None)) and not (found and sheet.forms[doer.first] in _FORCES):
        return Statement((at, content), said, act, [cast.meet(doer)])
    if not found or found[-1].cue[0] < at - _GOES_ON or _describes(sheet, at):
        return None
    last = outer_voice(sheet, at, found)
    if last.cue[0] < sheet.prose.start(at) < at and sheet.forms[at].endswith(ALEF) and _feminine(sheet, last):
        return None  # وقالت الوزارة …. وعقد المحافظ اجتماعا، مؤكدا أن: he, and not she who spoke before
    if last.cue[0] < sheet.prose.start(at) and _of_several(sheet, at) and not of_several(sheet, last.speakers[0].first):
        return None  # وقال الوزير …. وحملت جماعات السلاح، مشتكين من: they, and not he who spoke before
    relays = list(last.relays) or relays_between(sheet, first, opening.subject_end, own)
    return Statement((at, content), said, act, list(last.speakers), relays, carried=True, opens=opening.row)


def _who_demonstrates(sheet: Sheet, at: int, found: Sequence[Statement], act: str) -> Speaker | None:
    """تظاهر المئات في المدينة، | مطالبين بـ, شارك الآلاف في تظاهرات | منددين بـ: a crowd calls for something, where nobody has spoken in its sentence."""
    start = sheet.prose.start(at)
    if act not in _CALLS or not sheet.forms[at].endswith("ين") or (found and found[-1].cue[0] >= start):
        return None
    crowd = next((unit for unit in range(at - 1, start - 1, -1) if sheet.forms[unit] in _CROWDS or sheet.forms[_behind_days(sheet, unit)] in _DEMONSTRATE), None)
    if crowd is None:
        return None
    end = end_of_phrase(sheet, crowd, at)
    last = next((unit for unit in range(crowd + 1, end) if tokens_of(sheet).flags[unit] & PREPOSITION), end)
    return read_speaker(sheet, crowd, last) or unnamed(sheet, crowd, last)


def _behind_days(sheet: Sheet, at: int) -> int:
    """تظاهر | أمس المئات: the unit before this one and the day in front of it."""
    at -= 1
    while at > 0 and sheet.dated[at]:
        at -= 1
    return at


_CALLS = frozenset({"demand", "condemn", "accuse"})
_CROWDS = rule_words("subject_in_front.crowds") | rule_words("participles.demonstrators")
_DEMONSTRATE = rule_words("participles.demonstrate")


def _of_several(sheet: Sheet, at: int) -> bool:
    """مشتكين, مطالبين: said of men."""
    return sheet.forms[at].endswith("ين") and sheet.forms[at] != fold_word(sheet.term_at(at, "saying").key)


def _behind_frame(sheet: Sheet, first: int) -> bool:
    """مؤكدا، في تصريح لقناة X، أن …: when, where or to whom he says it may stand between."""
    first += sheet.forms[first] in COMMAS
    return sheet.phrase(first, "statement_frame") or bool(sheet.dated[first])


_AS_FAR = 12  # units between a participle and what it leads to


_FORCES = rule_words("participles.forces")  # what they do, another tells: قصف الطيران البلدة، مسجلا …


def _in_his_words(sheet: Sheet, at: int, found: Sequence[Statement]) -> bool:
    """قال: "كنت أبحث عنها، متمنيا أن …": a participle inside the quotation is his own word."""
    return bool(found) and inside_quotation(sheet, at, found[-1])


def outer_voice(sheet: Sheet, at: int, found: Sequence[Statement]) -> Statement:
    """وأضافت المصادر أن الحزب اعترف بكذا، مشيرة إلى …: whoever passes on what another says goes on herself, where the participle agrees with her."""
    last = found[-1]
    if last.way != "before":
        return last
    outer = _around(sheet, found, of_her=sheet.forms[at].endswith("ه"))
    return outer if outer is not None and _feminine(sheet, last) is not _feminine(sheet, outer) else last


def teller_around(sheet: Sheet, at: int, found: Sequence[Statement], *, framed: bool) -> Statement:
    """قالت الوزارة إن مندوبتها طلبت جلسة. وأضافت …: a new sentence goes on with whoever told what another said, where the verb agrees with her."""
    if found[-1].way not in ("before", TOLD_OF) or not (framed or at == sheet.prose.start(at)):
        return found[-1]
    return _around(sheet, found, of_her=sheet.forms[at].endswith("ت")) or found[-1]


def _around(sheet: Sheet, found: Sequence[Statement], *, of_her: bool) -> Statement | None:
    """The statement of a man or a woman inside which the last one stands."""
    last = found[-1]
    around = (one for one in found[-4:-1] if not one.after and one.content[0] <= last.cue[0] < one.content[1] and one.speakers)
    return next((one for one in around if _feminine(sheet, one) is of_her), None)


def _feminine(sheet: Sheet, statement: Statement) -> bool:
    """المصادر, الوزارة, متحدثة: a voice with whom مشيرة agrees."""
    first = statement.speakers[0].first if statement.speakers else 0
    source = sheet.term(first, "source")
    return sheet.forms[first].endswith(("ه", "ات")) or (source is not None and source.form == "p")


def _is_participle(sheet: Sheet, at: int) -> bool:
    """In the accusative, with no article and no preposition before it."""
    if sheet.pre[at] not in _AND_OR_NONE or not sheet.forms[at].endswith((ALEF, "ه", "ين")):
        return False
    return not stands_at("thing", sheet.forms, at)


def _describes(sheet: Sheet, at: int) -> bool:
    """شبان رافضين للتسوية, متظاهرون … مطالبين بـ: those told of, not the one who speaks; معلومات مؤكدة: of what kind they are."""
    form, before = sheet.forms[at], sheet.forms[at - 1]
    if _tight(sheet, at):
        return True
    if form.endswith("ين"):
        return not sheet.pre[at] and before not in COMMAS
    return form.endswith("ه") and before.endswith("ات")


def _tight(sheet: Sheet, at: int) -> bool:
    """حصارا مشددا على المدينة: what stands in its case right before it is described, and nobody stresses anything."""
    return sheet.forms[at - 1].endswith(ALEF) and sheet.term_at(at, "saying").key in speaker_words("tight")


def _tells_how(sheet: Sheet, at: int, saying: Term) -> bool:
    """صعدت هجماتها مهددة حياة المدنيين; استهدفت المركز مجددا."""
    first = sheet.stops[at]
    if saying.row["act"] == "threaten" and stands_at("threatened", sheet.scan.words, first):
        return True
    return sheet.phrase(at, "manner") and not sheet.term(first, "saying")
