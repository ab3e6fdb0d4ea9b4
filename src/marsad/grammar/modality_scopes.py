"""How far a modal word reaches: the word behind it, a phrase, the clause that it governs, the sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice

from marsad.grammar.sheet import Sheet
from marsad.lexicon.terms import VERB_FORMS
from marsad.model.values import fixed
from marsad.text.rule_words import AFTER, AND, BY, COMMAS, FOR, ON, OR, rule_forms, rule_word, rule_words

PROCLITIC = rule_word("modality_scopes.proclitic")  # as the table writes it, without its tatweel
_WIDTH = ("phrase", "complement", "sentence")  # what ends a wide scope ends a narrow one too
_OBJECT = 8  # units between a verb and what it demands, threatens or warns of


@fixed
class Stretch:
    """A sentence, its words as they stand, and the units at which scopes end there."""

    sheet: Sheet
    words: Sequence[str]
    first: int
    last: int
    ends: Mapping[int, str]

    def until(self, start: int, scope: str) -> int:
        """Where a scope that begins at a unit ends; ، before أو or وأن goes on, and so does a clause around a name in brackets."""
        behind = start
        for at in range(start, self.last):
            if at in self.ends and at >= behind and _WIDTH.index(self.ends[at]) >= _WIDTH.index(scope) and not self._goes_on(at, scope):
                behind = self._behind_brackets(at)
                if behind <= at:
                    return at
        return self.last

    def _behind_brackets(self, at: int) -> int:
        """طالبت حركة التحرير (فتح) القوات بالانسحاب: the unit behind brackets that open here; here where none do."""
        inside = self.words[at + 1 : min(at + _IN_BRACKETS, self.last)] if self.words[at] == "(" else ()
        return at + inside.index(")") + 2 if ")" in inside else at

    def since(self, stop: int, scope: str) -> int:
        """Where a scope that ends before a unit begins."""
        for at in range(stop - 1, self.first - 1, -1):
            if at in self.ends and _WIDTH.index(self.ends[at]) >= _WIDTH.index(scope):
                return at + 1
        return self.first

    def _goes_on(self, at: int, scope: str) -> bool:
        if scope == "phrase" or self.words[at] not in COMMAS or at + 1 >= self.last:
            return False
        return self.words[at + 1] in _GO_ON


_IN_BRACKETS = 6  # units from the opening bracket to the closing one
_GO_ON = rule_words("modality_scopes.go_on")


@fixed
class Reach:
    """A modal word: where it begins, where what it reaches begins, how many units at most, and on which side."""

    at: int
    start: int
    most: int
    before: bool


Span = tuple[int, int]


def _next(stretch: Stretch, reach: Reach) -> Iterator[Span]:
    """لم تقصف, لا قتلى: the one word behind."""
    if reach.start < stretch.last:
        yield reach.start, reach.start + 1


def _own(stretch: Stretch, reach: Reach) -> Iterator[Span]:
    """سيقتل: the word itself."""
    yield reach.at, reach.at + 1


def _opening(stretch: Stretch, reach: Reach) -> Iterator[Span]:
    """ما قصفت الطائرات: at the head of a clause only; elsewhere ما means "which"."""
    if reach.at == stretch.first or stretch.words[reach.at - 1] in _OPENERS:
        yield from _next(stretch, reach)


_OPENERS = frozenset({":", '"', "«", *rule_words("modality_scopes.openers")})


def _may(stretch: Stretch, reach: Reach) -> Iterator[Span]:
    """قد with a present verb means perhaps (قد يقصف); with a past one, or behind كان, that it has been so (قد تعرضت)."""
    verb = stretch.words[reach.start] if reach.start < stretch.last else ""
    if any(word.removeprefix(AND) in _BEEN for word in stretch.words[max(stretch.first, reach.at - 6) : reach.at]):
        return
    if verb[:1] == _HE_PRESENT or (verb[:1] == _SHE_PRESENT and not verb.endswith(_FEMININE_OR_PLURAL) and not verb.startswith(_PAST_IN_T) and not _is_past(stretch.sheet, reach.start)):
        yield from _next(stretch, reach)


def _is_past(sheet: Sheet, at: int) -> bool:
    """فقد تظاهر الطلاب: a verb whose past begins like the present of another."""
    return "past" in [term.form for term in sheet.terms[at]]


_BEEN = rule_words("modality_scopes.been")
_PAST_IN_T = rule_forms("modality_scopes.past_in_t")


def _unreal(stretch: Stretch, reach: Reach) -> Iterator[Span]:
    """لو قصف الجيش المدينة لقتل …: with a verb behind; لو is a name too."""
    verb = reach.start < stretch.last and (stretch.words[reach.start] in _BE or any(term.form == "past" for term in stretch.sheet.terms[reach.start]))
    if verb:
        yield reach.start, stretch.until(reach.start, "sentence")


_BE = rule_words("modality_scopes.be")


def _clause(scope: str) -> Callable[[Stretch, Reach], Iterator[Span]]:
    """The phrase, the governed clause, or the sentence on one side."""

    def reached(stretch: Stretch, reach: Reach) -> Iterator[Span]:
        if reach.before:
            yield max(stretch.since(reach.at, scope), reach.at - reach.most), reach.at
        else:
            yield reach.start, min(stretch.until(reach.start, scope), reach.start + reach.most)

    return reached


def _either(stretch: Stretch, reach: Reach) -> Iterator[Span]:
    """عدم قصف المدارس أو حصار المدينة: the phrase, and the word behind an أو of the same clause."""
    yield from _clause("phrase")(stretch, reach)
    for at in range(reach.start, min(stretch.until(reach.start, "complement"), reach.start + _OBJECT)):
        if stretch.words[at] == OR and at + 1 < stretch.last:
            yield at + 1, at + 2


def _object(stretch: Stretch, reach: Reach) -> Iterator[Span]:
    """هدد الجيش بقصف, دعا الوزير إلى قصف: what stands behind the first ب or إلى."""
    for at in _governed(stretch, reach, BY, _TO):
        yield at, min(at + reach.most, stretch.until(at, "complement"))


def _warned(stretch: Stretch, reach: Reach) -> Iterator[Span]:
    """حذرت المنظمة من هجوم, فشل المهاجمون في …: the clause behind the first من, ب, في, عن or أن."""
    for at in _governed(stretch, reach, BY, _FROM):
        yield at, min(stretch.until(at, "complement"), at + reach.most)


def _escaped(stretch: Stretch, reach: Reach) -> Iterator[Span]:
    """نجا 12 عاملا وقتل أربعة, نجت سبع وعثر على جثتي امرأتين: up to a verb in the past, which tells what befell others."""
    last, sheet = stretch.until(reach.start, "complement"), stretch.sheet
    yield reach.start, next((at for at in range(reach.start, last) if any(term.form == "past" for term in sheet.terms[at]) or (sheet.pre[at] == AND and sheet.forms[at] in _FOUND)), last)


_CAME_OF = rule_words("modality_scopes.came_of")
_FOUND = rule_words("modality_scopes.found") | _CAME_OF


def _attempted(stretch: Stretch, reach: Reach) -> Iterator[Span]:
    """محاولة اغتيال القائد ومقتل مرافقه, محاولة اغتيال تودي بحياة مرافق: up to what came of it."""
    last = min(stretch.until(reach.start, "complement"), reach.start + reach.most)
    yield reach.start, next((at for at in range(reach.start, last) if _came_of(stretch.sheet, at)), last)


def _foiled(stretch: Stretch, reach: Reach) -> Iterator[Span]:
    """إحباط هجوم وقتل خمسة من المهاجمين, إفشال المخطط واعتقال عدد من المسلحين, إحباط عملية انتحارية ومقتل منفذها: up to what became of them."""
    last = min(stretch.until(reach.start, "complement"), reach.start + reach.most)
    yield reach.start, next((at for at in range(reach.start, last) if _came_of(stretch.sheet, at) or _done_to_them(stretch.sheet, reach.start, at)), last)


def _done_to_them(sheet: Sheet, first: int, at: int) -> bool:
    """وقتل خمسة, وقتل وجرح عدد; not (مخطط) لقتل الوزير وخطف ثلاثة, where ل tells what was planned."""
    if not _joined_harm(sheet, at) or at + 2 >= sheet.size:
        return False
    behind = at + 1 + _joined_harm(sheet, at + 1)
    counted = "number" in sheet.kinds[behind] or sheet.forms[behind][:1].isdecimal()
    return counted and not any(_is_led_by_for(sheet, unit) for unit in range(first, at))


def _joined_harm(sheet: Sheet, at: int) -> bool:
    return sheet.pre[at] == AND and "harm" in sheet.kinds[at]


def _came_of(sheet: Sheet, at: int) -> bool:
    """ومقتل (مرافقه), تسفر عن, تودي (بحياة): what a deed led to."""
    return (sheet.pre[at] == AND and sheet.forms[at] in _CAME_OF) or bool(sheet.phrase(at, "cause")) or any(term.row.get("pos") == "life" for term in sheet.terms[at])


def _courted(stretch: Stretch, reach: Reach) -> Iterator[Span]:
    """متهم بقتل 58 شخصا, متهمون بتفجير الحافلة الذي أودى بحياة ثمانية: what somebody stands trial for, with the clause of الذي."""
    yield reach.start, _past_relative(stretch, reach.start)


def _past_relative(stretch: Stretch, start: int) -> int:
    """Where a scope ends that goes on over the clause of الذي or التي."""
    end = stretch.until(start, "complement")
    return stretch.until(end + 1, "complement") if end < stretch.last and stretch.words[end] in _WHICH else end


def _memory(stretch: Stretch, reach: Reach) -> Iterator[Span]:
    """ذكرى مجزرة قتل فيها خمسون: the deed whose day comes round; what befalls those who mark a revolution or a feast (ذكرى الثورة) is news."""
    for at in range(reach.start, min(reach.start + _REMEMBERED, stretch.last)):
        if stretch.words[at] in _WHICH or _is_told_by_noun(stretch.sheet, at, governed=at == reach.start):
            yield at, stretch.until(at, "sentence")
            return
        if stretch.words[at] in _LEADS_AWAY:
            return


def _years_on(stretch: Stretch, reach: Reach) -> Iterator[Span]:
    """مر عام على المجزرة التي قتل فيها أربعون: the deed behind years that have gone by, with the clause of الذي; not مر شهر على القصف, بعد مرور عام على الحرب قتل عشرة."""
    if stretch.words[reach.at - 1] == AFTER:
        return
    on = next((at for at in range(reach.start, min(reach.start + _REMEMBERED, stretch.last)) if stretch.words[at] == ON), reach.start)
    if not _YEARS.isdisjoint(stretch.words[reach.start : on]):
        yield on, _past_relative(stretch, on)


def _is_told_by_noun(sheet: Sheet, at: int, *, governed: bool) -> bool:
    """ذكرى قصف السوق, الذكرى الأولى لقصف السوق: a deed or harm that the word for a memory, or ل, governs."""
    return (governed or sheet.pre[at].endswith(FOR)) and any(term.kind in ("event", "harm") for term in sheet.terms[at])


_YEARS = rule_words("modality_scopes.years")
_REMEMBERED = 5  # units from the word for a memory to the deed
_WHICH = rule_words("modality_scopes.which")
_LEADS_AWAY = rule_words("modality_scopes.leads_away")


def _errand(stretch: Stretch, reach: Reach) -> Iterator[Span]:
    """وصلت دورية لاعتقال فلان: what they came for is not told to have been done."""
    for at in range(reach.start, min(stretch.until(reach.start, "complement"), reach.start + reach.most)):
        if _is_led_by_for(stretch.sheet, at):
            if not stretch.words[at - 1].startswith(_UNDERGO):
                yield at, at + 1
            return


def _is_led_by_for(sheet: Sheet, at: int) -> bool:
    return sheet.pre[at].endswith(FOR) and any(term.kind in ("event", "harm") and term.form not in VERB_FORMS for term in sheet.terms[at])


def is_aimed_at(sheet: Sheet, at: int) -> bool:
    """هجوم لتحرير المدينة: what something is done for; but تعرضت مرارا لاقتحام, أدى ذلك لخروج and بالإضافة لاعتقال tell what happened."""
    return _is_led_by_for(sheet, at) and not any(form.startswith(_UNDERGO) for form in sheet.forms[max(sheet.prose.start(at), at - _TELLS) : at])


_TELLS = 6  # units between a verb that takes ل and what it tells
_UNDERGO = rule_forms("modality_scopes.undergo")
_TO = rule_words("modality_scopes.to")
_FROM = rule_words("modality_scopes.from")


def _governed(stretch: Stretch, reach: Reach, proclitic: str, particles: frozenset[str]) -> Iterator[int]:
    """The first unit behind a verb that carries a proclitic, or stands behind a particle."""
    far = reach.start + _OBJECT
    far = far + 3 if "(" in stretch.words[reach.start : far] else far  # a name in brackets
    units = range(reach.start, min(stretch.until(reach.start, "complement"), far))
    found = (at + (at + 1 < stretch.last and stretch.words[at] in particles) for at in units if _marked(stretch, at, proclitic, particles))
    return islice(found, 1)


def _marked(stretch: Stretch, at: int, proclitic: str, particles: frozenset[str]) -> bool:
    return stretch.sheet.pre[at].endswith(proclitic) or stretch.words[at] in particles


SCOPES: Mapping[str, Callable[[Stretch, Reach], Iterator[Span]]] = {
    "verb": _next,
    "next": _next,
    "own": _own,
    "opening": _opening,
    "may": _may,
    "phrase": _clause("phrase"),
    "complement": _clause("complement"),
    "sentence": _clause("sentence"),
    "unreal": _unreal,
    "object": _object,
    "warned": _warned,
    "courted": _courted,
    "memory": _memory,
    "years_on": _years_on,
    "escaped": _escaped,
    "attempted": _attempted,
    "foiled": _foiled,
    "errand": _errand,
    "either": _either,
}


_FEMININE_OR_PLURAL = rule_forms("feminine_or_plural")
_HE_PRESENT = rule_word("modality_scopes.he_present")
_SHE_PRESENT = rule_word("modality_scopes.she_present")
