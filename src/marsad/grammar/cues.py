"""Statements: where somebody is said to say something, what, and through whom.

Each kind of cue is one function that looks at one unit and answers with a Statement or None:
a verb of saying with its subject and what it introduces (قال X إن …), a participle that carries the last voice on
(مضيفا أن …), according-to before and after (بحسب X), relays (نقلت X عن Y قوله إن …), and the outlet's own disclaimer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from marsad.grammar.sheet import Sheet
from marsad.grammar.voices import Cast, Speaker, actor_terms, read_speaker
from marsad.lexicon.terms import Term

_REACH = 48  # units between a verb of saying and what it introduces
_MEDIA = frozenset({"wire", "outlet", "broadcaster"})
_PREPOSITION = {"i": "الي", "n": "عن", "m": "من", "l": "علي", "f": "في"}
_WITH_OBJECT = frozenset({"أبلغ", "أخبر"})
_NOT_SAID = frozenset({"لم", "لن", "لا", "ما", "دون", "ان", "بان", "قبل"})


@dataclass(slots=True)
class Statement:
    """One statement in unit positions; ``speakers`` are first voices that share it, ``relays`` those who passed it on."""

    cue: tuple[int, int]
    content: tuple[int, int]
    act: str
    speakers: list[Speaker]
    relays: list[Speaker] = field(default_factory=list)
    quoted: bool = False
    about: str | None = None
    carried: bool = False
    after: bool = False


@dataclass(frozen=True, slots=True)
class _Opening:
    """Where what is said begins, and where the words before it (the subject) end."""

    subject_end: int
    content: int


_CUES = frozenset({"saying", "told_verb", "accord", "quoting", "outlet_doubt"})


def find_statements(sheet: Sheet, own: frozenset[str]) -> list[Statement]:
    """All statements of a report in text order. ``own`` are the ids of the outlet itself, never a relay."""
    found: list[Statement] = []
    cast = Cast()
    behind = 0
    for at in sheet.scan.hits:
        if at < behind or sheet.kinds[at].isdisjoint(_CUES):
            continue
        if statement := _statement_at(sheet, at, found, cast, own):
            found.append(statement)
            behind = at + 1 if statement.after else statement.cue[1]
    _close(sheet, found)
    return [statement for statement in found if statement.content[1] > statement.content[0]]


def _statement_at(sheet: Sheet, at: int, found: Sequence[Statement], cast: Cast, own: frozenset[str]) -> Statement | None:
    if sheet.phrase(at, "told_verb"):
        told = _relayed(sheet, at, cast)
        if told:
            return told
    saying = sheet.term(at, "saying")
    if saying and saying.form == "participle":
        statement = _participle(sheet, at, saying, found, cast)
        if statement:
            return statement
    if saying and saying.form in ("past", "present"):
        return _verb(sheet, at, saying, found, cast, own)
    if saying and saying.form == "masdar" and saying.row["act"] in ("deny", "accuse"):
        return _noun(sheet, at, saying, cast)
    if sheet.phrase(at, "accord", "quoting"):
        return _according(sheet, at, found, cast, own)
    if sheet.phrase(at, "outlet_doubt"):
        return _disclaimer(sheet, at, cast)
    return None


# --- verbs -----------------------------------------------------------------------------------------------------------


def _verb(sheet: Sheet, at: int, saying: Term, found: Sequence[Statement], cast: Cast, own: frozenset[str]) -> Statement | None:
    """قال X إن …: verb, subject, what it introduces; without a subject the last voice goes on."""
    if at and sheet.pre[at] == "" and _not_said(sheet, at):
        return None
    if found and _inside_quotation(sheet, at, found[-1]):
        return None
    if found and found[-1].content[0] == at and not found[-1].after and _turned(sheet, at, saying, found[-1]):
        return None
    first = sheet.stops[at]
    if (sheet.suf[at] and saying.key not in _WITH_OBJECT) or sheet.forms[at] in _READ_OTHERWISE:
        return None
    opening = _opening(sheet, at, first, saying.row["governs"].split())
    if opening is None:
        return None
    opening = _with_target(sheet, first, opening, saying)
    relay_first, first = _before_subject(sheet, first, opening.subject_end, own)
    subject_end = _subject_end(sheet, first, opening.subject_end)
    if saying.key in _OF_THINGS and first < subject_end and sheet.term(first, "actor") and sheet.stops[first] < subject_end:
        subject_end = sheet.stops[first]  # وصفت دمشق التقرير بأنه …: what is described stands behind the speaker
    told = _told_to(sheet, first, subject_end)
    if "t" in saying.row["governs"].split() and sheet.forms[at].endswith("وا"):
        return None  # وطالبوا عائلته بفدية: the noun behind a plural verb is no subject, and who they are stands before
    speakers = _speakers(sheet, first, told or subject_end)
    relays = relay_first or _relays_between(sheet, subject_end, opening.subject_end, own) or _as_relay(sheet, told, subject_end, own)
    cue_start = at
    carried = False
    if speakers and found and saying.key in _OF_THINGS and all(speaker.voice.kind == "document" for speaker in speakers):
        speakers, relays, carried = list(found[-1].speakers), list(found[-1].relays), True  # ووصفت التقارير بأنها كاذبة
    if not speakers:
        before = _subject_before(sheet, at)
        if before:
            speakers, cue_start = [before], before.first
            if inner := _quoting_between(sheet, first, opening.subject_end):
                relays, speakers = [before, *relays], [inner]
        elif found and _goes_on(sheet, at, saying, opening):
            speakers, relays = list(found[-1].speakers), relays or list(found[-1].relays)
            carried = True
    elif inner := _quoting_between(sheet, first, opening.subject_end):
        relays, speakers = speakers + relays, [inner]
    if not speakers:
        return None
    if not carried and not relays and (by := _relay_in_front(sheet, at, own)):
        relays = [by]
    if not carried:
        speakers, relays = _met(cast, speakers, relays, found)
    act = _act(sheet, saying, opening)
    if saying.key == "حمل" and act == "assert":
        return None
    if saying.key in _COUNTERS and not _known(speakers):
        return None
    content = _skip_marks(sheet, opening.content)
    if saying.key == "رفض" and not any(form.removeprefix("ال") in _CHARGES for form in sheet.forms[content : content + 4]):
        return None  # رفض الهدنة: an offer is turned down, nothing is denied
    if saying.key == "جدد" and sheet.term(content, "event"):
        return None  # جددت القوات قصفها: the deed goes on, nothing is said
    about = _about(sheet, content, act, saying)
    return Statement((cue_start, opening.content), (content, sheet.prose.end(at)), act, speakers, relays, carried=carried, about=about)


def _not_said(sheet: Sheet, at: int) -> bool:
    """لم يؤكد, من دون أن تؤكد, قبل أن يعلن: a verb of saying that says nothing (yet)."""
    before = sheet.forms[at - 1]
    if before == "ان" and at > 1 and sheet.forms[at - 2] in _WITHOUT:
        return True
    return before in _NOT_SAID and not sheet.phrase(at - 1, "complement")


def _before_subject(sheet: Sheet, first: int, end: int, own: frozenset[str]) -> tuple[list[Speaker], int]:
    """قالت السبت X, صرح لوكالة Y المتحدث باسم Z: the day and the medium may stand before the subject; the relay, and where the subject begins."""
    at = first
    while at < end and (sheet.dated[at] or sheet.forms[at] in ("فيه", "فيها")):
        at += 1
    if at < end and _to_medium(sheet, at):
        start = at + (sheet.forms[at] == "ل")
        _, stop = _media_words(sheet, start, end)
        if stop >= end - 1:  # وكانت مصادر قالت للجزيرة إن: the subject stands before the verb
            medium = read_speaker(sheet, start, stop)
            return ([medium] if medium and medium.voice.kind in _MEDIA and medium.voice.id not in own and not _is_own(medium, own) else []), end
        if stop < end and any(sheet.term(unit, "source") or sheet.term(unit, "actor") for unit in range(stop, min(stop + 2, end))):
            medium = read_speaker(sheet, start, stop)
            return ([medium] if medium and medium.voice.kind in _MEDIA and medium.voice.id not in own and not _is_own(medium, own) else []), stop
    return [], at if at < end else first


def _relay_in_front(sheet: Sheet, at: int, own: frozenset[str]) -> Speaker | None:
    """وحسب موقع X، فقد أعلنت Y أن …: the medium in front of the verb is a relay."""
    end = at
    while end > 0 and sheet.forms[end - 1] in ("فقد", "قد", "،", "؛", ",", '"', "»"):
        end -= 1
    for unit in range(end - 1, max(sheet.prose.start(at), end - 9) - 1, -1):
        if sheet.phrase(unit, "accord") and sheet.forms[unit] not in ("كما", "مثلما"):
            speaker = read_speaker(sheet, sheet.stops[unit], end)
            media = speaker is not None and speaker.voice.kind in _MEDIA and speaker.voice.id not in own and not _is_own(speaker, own)
            return speaker if media else None
    return None


_WITHOUT = frozenset({"دون", "بدون", "قبل", "عدم", "رافضا", "رافضه"})
_READ_OTHERWISE = frozenset({"تعرض"})  # تعرّض لهجوم, not تَعرِض
_CHARGES = frozenset({"اتهامات", "اتهام", "مزاعم", "ادعاءات", "ادعاء", "افتراءات", "تهم", "روايه", "اتهاماتها", "مسؤوليته", "مسؤوليتها"})
_OF_THINGS = frozenset({"وصف", "اعتبر"})
_COUNTERS = frozenset({"رصد", "سجل", "وثق", "أحصى", "عرض", "نشر", "بث", "رد", "علق", "وصف", "قدر", "جدد", "أبدى"})
_STRONG = frozenset({"أعلن", "أكد", "ذكر", "نفى", "أفاد", "أشار", "كشف", "أنكر"})


def _known(speakers: Sequence[Speaker]) -> bool:
    """The speaker is somebody that a table knows, by name or by the noun that describes him."""
    return any(speaker.voice.id or speaker.voice.kind != "unknown" or speaker.voice.anonymous for speaker in speakers)


def _inside_quotation(sheet: Sheet, at: int, last: Statement) -> bool:
    """Words of saying inside the long quotation that the last voice is speaking are his own."""
    opening = sheet.prose.quoted[at]
    return opening >= 0 and sheet.prose.closes[opening] - opening > 8 and opening >= last.cue[0] and last.cue[1] <= at


def _turned(sheet: Sheet, at: int, saying: Term, last: Statement) -> bool:
    """أوضح أنه طالب بـ…, قال إننا ندين …: the verb behind إن says what kind of act the statement is."""
    if saying.row["act"] == "assert":
        return False
    if sheet.forms[at].startswith("ن") and saying.form == "present":
        last.act = saying.row["act"]
        return True
    opening = _opening(sheet, at, sheet.stops[at], saying.row["governs"].split())
    if opening is None:
        return False
    last.act, last.cue = saying.row["act"], (last.cue[0], opening.content)
    last.content = (_skip_marks(sheet, opening.content), last.content[1])
    return True


def _goes_on(sheet: Sheet, at: int, saying: Term, opening: _Opening) -> bool:
    """A verb without a subject carries the last voice on only at the head of its clause (وأضاف أن …)."""
    before = sheet.forms[at - 1] if at else "."
    heads = (
        sheet.pre[at] in ("و", "ف")
        or (at > 0 and any(sheet.phrase(unit, "clause") and sheet.stops[unit] == at for unit in range(max(0, at - 2), at)))
        or before in ("،", ".", "\n", '"', "»", "لكن", "كما", "فيما", "حيث", "ثم", "قد", "حين", "بينما", ")", "الذي", "التي")
        or at == sheet.prose.start(at)
    )
    told = (
        sheet.phrase(opening.content - 1, "complement")
        or sheet.forms[opening.content - 1] == ":"
        or saying.key in _STRONG
        or saying.row["act"] != "assert"
        or sheet.forms[opening.content - 1] in ("الي", "عن")
        or opening.content in sheet.prose.closes
    )
    return heads and told


def _met(cast: Cast, speakers: list[Speaker], relays: list[Speaker], found: Sequence[Statement]) -> tuple[list[Speaker], list[Speaker]]:
    """Make the speakers known; one who takes up an earlier mention keeps the relay through which he last spoke."""
    out = []
    for speaker in speakers:
        earlier = cast.taken_up(speaker)
        out.append(cast.meet(speaker))
        if (
            earlier
            and not relays
            and (
                last := next(
                    (s for s in reversed(found[-40:]) if earlier in s.speakers or any(x.voice.id and x.voice.id == earlier.voice.id for x in s.speakers)), None
                )
            )
        ):
            relays = list(last.relays)
    return out, relays


def _opening(sheet: Sheet, verb: int, first: int, governs: Sequence[str]) -> _Opening | None:
    """Find what a verb introduces: إن/أن, a colon, its preposition, or the deverbal noun that is its object."""
    end = min(_limit(sheet, verb), first + _REACH)
    at = first
    any_word = "d" in governs or "t" in governs  # what these govern may be a word that no table knows
    while at < end:
        form = sheet.forms[at]
        plain = not (any_word or sheet.kinds[at] or sheet.pre[at] or sheet.suf[at] or form.endswith(_OWNED))
        if plain and form not in _MAY_OPEN and at not in sheet.prose.closes:
            at += 1
            continue
        quote = sheet.prose.closes.get(at)
        if quote is not None and ":" not in sheet.forms[max(first, at - 1) : at] and not _opens_speech(sheet, at, quote, first):
            at = quote + 1
            continue
        if quote is not None:
            return _Opening(at, at)
        if sheet.phrase(at, "complement") and at >= first and "a" in governs:
            return _Opening(_before_preposition(sheet, at), sheet.stops[at])
        if "x" in governs and sheet.phrase(at, "accusation"):
            return _Opening(at, sheet.stops[at])
        if form == ":" and ("c" in governs or "a" in governs):
            after = at + 1
            return _Opening(at, sheet.stops[after] if after < end and sheet.phrase(after, "complement") else after)
        if found := _governed(sheet, at, first, governs, end):
            return found
        if "a" in governs and "c" in governs and form == "،" and at - first > 0 and _tells(sheet, at + 1, end):
            return _Opening(at, at + 1)
        if at > first and _other_clause(sheet, at, end):
            return None
        if at > first and sheet.pre[at] == "و" and (other := sheet.term(at, "saying")) and other.form == "past":
            return None
        at = sheet.stops[at] if sheet.term(at, "actor") or sheet.term(at, "source") else at + 1
    return None


_OWNED = ("ه", "ها", "هم", "هما", "هن")  # سيطرتها: an object with its owner's pronoun, known or not
_MAY_OPEN = frozenset(_PREPOSITION.values()) | {":", "،"}


def _tells(sheet: Sheet, at: int, end: int) -> bool:
    """وأوضح X هاتفيا من Y، قتل 29 …: a verb of harm right behind a comma, where no إن was written, begins what is said."""
    if at >= end or sheet.pre[at] or any(sheet.phrase(unit, "complement") or sheet.forms[unit] == ":" for unit in range(at, end)):
        return False
    return any(term.kind == "harm" and term.form == "past" for term in sheet.terms[at])


def _other_clause(sheet: Sheet, at: int, end: int) -> bool:
    """، فيما نقلت …, لكنه أوضح …: another clause with a verb of saying begins, and nothing was introduced before it."""
    if not sheet.phrase(at, "clause"):
        return False
    behind = range(sheet.stops[at], min(end, sheet.stops[at] + 2))
    return any(sheet.phrase(unit, "told_verb") or ((term := sheet.term(unit, "saying")) and term.form in ("past", "present")) for unit in behind)


def _limit(sheet: Sheet, at: int) -> int:
    return sheet.prose.end(at)


def _opens_speech(sheet: Sheet, at: int, close: int, first: int) -> bool:
    """A quotation stands for what is said when it is longer than a name and no إن follows at once."""
    if close - at < 7:
        return False
    after = close + 1
    return not (after < sheet.size and sheet.phrase(after, "complement"))


def _with_target(sheet: Sheet, first: int, opening: _Opening, saying: Term) -> _Opening:
    """اتهم X Y بـ, حمّل X Y المسؤولية, دعا X Y إلى: what is said begins with the one addressed, Y."""
    if "t" not in saying.row["governs"].split() or opening.subject_end - first < 2:
        return opening
    heads = [
        at
        for at in range(first, opening.subject_end)
        if (sheet.term(at, "source") or sheet.term(at, "actor"))
        and not (at and (sheet.forms[at - 1] in ("في", "من", "باسم", "لسان", "علي", "لدي") or sheet.pre[at] not in ("", "و")))
    ]
    heads = [at for at in heads if not _name_of_office(sheet, at, heads)]
    short = sheet.forms[first].startswith("ال") and sheet.term(first, "source") is not None  # المنظمة, الوزارة: a whole subject
    heads = [
        at for at in heads if (at - 1 not in heads or (short and at - 1 == first)) and not any(other < at < sheet.stops[other] + (sheet.term(other, "source") is not None and not (short and other == first)) for other in heads)
    ]
    if len(heads) > 1 and heads[-1] >= sheet.stops[first] and (heads[-1] > first + 1 or sheet.forms[first].startswith("ال")):
        return _Opening(heads[-1], heads[-1])
    return opening


def _name_of_office(sheet: Sheet, at: int, heads: Sequence[int]) -> bool:
    """الأمين العام للأمم المتحدة فلان الفلاني: the name behind an office is the same speaker's."""
    actor = sheet.term(at, "actor")
    return actor is not None and bool(actor.row["sex"]) and any(other < at and sheet.stops[other] >= at - 1 for other in heads)


def _before_preposition(sheet: Sheet, at: int) -> int:
    return at - 1 if at and sheet.forms[at - 1] in ("الي", "عن", "علي", "من", "في") else at


def _governed(sheet: Sheet, at: int, first: int, governs: Sequence[str], end: int) -> _Opening | None:
    """The verb's own preposition or object begins what is said (أعلن عن …, أفاد بمقتل …, أكد سقوط …)."""
    form, pre = sheet.forms[at], sheet.pre[at]
    for key in governs:
        if form == _PREPOSITION.get(key) and at + 1 < end and sheet.forms[at - 1] not in _DISCLOSING and not sheet.phrase(at + 1, "complement"):
            if (key == "f" and at == first) or sheet.forms[at - 1] in ("صادر", "صدر", "صادره", "نقلا"):
                continue
            if key in ("m", "l", "f", "i") and at == first and key == "l":
                return _Opening(at, at + 1)
            if key == "f" and not _deverbal(sheet, at + 1):
                continue
            return _Opening(at, at + 1)
        if key == "b" and "t" in governs and at > first and not sheet.terms[at] and form.startswith("ب") and len(form) > 4 and not pre:
            return _Opening(at, at)  # طالبت X Y بالتدخل: a word that no table knows, with its ب
        if key == "b" and pre.endswith("ب") and (_deverbal(sheet, at) or "t" in governs or "f" in governs or "a" not in governs):
            return _Opening(at, at)
        if key == "o" and "t" in governs and sheet.forms[at].removeprefix("ال").startswith(("مسؤولي", "مسئولي")):
            return _Opening(at, at)
        if key == "o" and pre in ("", "ل") and at > first and _deverbal(sheet, at) and sheet.term(at, "actor") is None:
            return _Opening(at, at)
        if key in ("o", "d") and at > first and pre == "" and sheet.phrase(at, "taken_up") and _subject_closed(sheet, first, at):
            return _Opening(at, at)
        if key == "d" and at > first and pre == "" and _is_noun_phrase(sheet, first, at) and _subject_closed(sheet, first, at):
            return _Opening(at, at)
        if key == "o" and at == first and _deverbal(sheet, at):
            return _Opening(at, at)
        if key == "o" and at > first and pre == "" and _its_own(sheet, at) and _subject_closed(sheet, first, at):
            return _Opening(at, at)
    return None


def _its_own(sheet: Sheet, at: int) -> bool:
    """أكدت مصادر دخولها الحي, أعلنت الحركة رفضها: what the speaker says of itself, by a noun with its pronoun."""
    form = sheet.forms[at]
    own = sheet.suf[at] in ("ها", "هم", "هما") or (not sheet.terms[at] and len(form) > 5 and form.endswith(("ها", "هم", "هما")))
    return own and not form.startswith("ال") and sheet.term(at, "source") is None and sheet.term(at, "person") is None


_DISCLOSING = frozenset({"الافصاح", "الكشف", "الاعلان", "التعبير", "افصاح", "كشف"})


def _is_noun_phrase(sheet: Sheet, first: int, at: int) -> bool:
    """What is denied or condemned may be any noun; behind an indefinite subject only a definite one is not its adjective."""
    form = sheet.forms[at]
    definite = sheet.forms[first].startswith("ال") or sheet.term(first, "actor") is not None
    return form.isalpha() and not sheet.dated[at] and (definite or form.startswith("ال") or _deverbal(sheet, at))


def _subject_closed(sheet: Sheet, first: int, at: int) -> bool:
    """The words from the verb to here are a whole subject: a known actor, or a noun for a source with its adjectives."""
    form = sheet.forms[at]
    if sheet.phrase(at, "complement", "statement_frame", "accord", "clause") or form in _NO_OBJECT:
        return False
    head = next((unit for unit in range(first, min(at, first + 2)) if sheet.term(unit, "actor") or sheet.term(unit, "source")), None)
    if head is None or sheet.stops[head] > at or (sheet.term(at, "actor") and not sheet.phrase(at, "deverbal")) or sheet.term(at, "source"):
        return False
    rest = [sheet.forms[unit] for unit in range(sheet.stops[head], at)]
    definite = sheet.forms[head].startswith("ال") or sheet.term(head, "actor") is not None
    if definite and form.startswith("ال") and not _deverbal(sheet, at) and not sheet.phrase(at, "taken_up"):
        return False  # an adjective of the subject, or its office
    return all(word.startswith("ال") or word in ("»", "«") or (not definite and word.isalpha() and word not in _NO_OBJECT) for word in rest)


_NO_OBJECT = frozenset(
    {"في", "من", "الي", "علي", "عن", "ان", "انه", "قد", "ما", "لم", "امس", "اليوم", "خلال", "بعد", "قبل", "ايضا", "كذلك", "و", "الذي", "التي", "مع", "ضد", "لدي", "امام", "بشده", "باسم", "بالنيابه"}
)


def _deverbal(sheet: Sheet, at: int) -> bool:
    """A noun of happening: مقتل، إصابة، غارات، سقوط، تدمير …"""
    for term in sheet.terms[at]:
        if (term.kind == "harm" and term.form == "masdar") or (term.kind == "phrase" and term.key == "deverbal"):
            return True
        if term.kind == "event" and term.form in ("masdar", "s", "p", "phrase"):
            return True
    return False


def _subject_end(sheet: Sheet, first: int, end: int) -> int:
    """Cut frames off a subject: when, in what statement, to whom, after what."""
    at = first
    while at < end:
        form = sheet.forms[at]
        if at > first and (form in ("،", ",") and not _apposition(sheet, at + 1, end)):
            return at
        if sheet.phrase(at, "statement_frame", "accord", "quoting", "broadcast", "his_word") or sheet.term(at, "date"):
            return at
        if at > first and _to_medium(sheet, at):
            return at
        if at > first and form == "عن" and sheet.forms[at - 1] in ("صادر", "صدر"):
            at += 1
            continue
        if (at > first and form in ("عن", "الي", "قد", "لدي", "اثر", "حول", "بشان")) or (
            sheet.pre[at].startswith("و") and at > first and sheet.term(at, "saying")
        ):
            return at
        if form == "الذي" or form == "التي":
            return at
        if at > first and sheet.suf[at] and (own := sheet.term(at, "saying")) and own.form == "masdar":
            return at  # أعلن التنظيم تبنيه تفجير …
        at = sheet.stops[at]
    return end


def _apposition(sheet: Sheet, at: int, end: int) -> bool:
    """Behind a comma the subject goes on with an office or a name, not with a frame."""
    if at >= end:
        return False
    if sheet.phrase(at, "statement_frame", "accord", "quoting", "switch", "last_voice") or sheet.term(at, "date"):
        return False
    if _to_medium(sheet, at):
        return False
    return sheet.forms[at] not in ("في", "خلال", "عبر", "بعد", "قبل", "ان") and sheet.pre[at] in ("",)


def _to_medium(sheet: Sheet, at: int) -> bool:
    """لوكالة X, لـ«X»: the medium to which it was said; the ل may stand apart before a quotation mark."""
    return (sheet.pre[at].endswith("ل") or sheet.forms[at] == "ل") and _is_media(sheet, at + (sheet.forms[at] == "ل"))


def _is_media(sheet: Sheet, at: int) -> bool:
    if at < sheet.size and not sheet.forms[at][0].isalpha():
        at += 1
    if at >= sheet.size:
        return False
    for term in sheet.terms[at]:
        if term.kind in ("actor", "source") and term.row.get("kind") in _MEDIA:
            return True
    return sheet.prose.quoted[at] >= 0


def _speakers(sheet: Sheet, first: int, end: int) -> list[Speaker]:
    """One or two voices joined by و; "each of" and "what it called" are left out."""
    while first < end and (sheet.phrase(first, "named") or sheet.forms[first] in ("كل", "من", "عن", '"', "«", "ايضا", "كذلك", "كلا")):
        first = sheet.stops[first]
    if (
        first < end
        and sheet.forms[first] in ("بيان", "تقرير", "بيانا")
        and (out := next((at for at in range(first + 1, min(first + 4, end)) if sheet.forms[at] == "عن"), None))
    ):
        first = out + 1
    cut = next((at for at in range(first + 1, end) if sheet.pre[at] == "و" and sheet.term(at, "actor") and _starts_voice(sheet, first, at)), 0)
    parts = [(first, cut), (cut, end)] if cut else [(first, end)]
    return [speaker for a, b in parts if (speaker := read_speaker(sheet, a, b))]


def _starts_voice(sheet: Sheet, first: int, at: int) -> bool:
    """The words before و are a voice of their own, not the head of a list of bodies."""
    return bool(actor_terms(sheet, first, at)) or any(sheet.term(unit, "source") for unit in range(first, at))


def _subject_before(sheet: Sheet, at: int) -> Speaker | None:
    """The subject stands before its verb: وكان X قد أعلن أن, مصادر X أبلغتنا أن."""
    if sheet.pre[at] in ("و", "ف"):
        return None
    start = sheet.prose.start(at)
    head = sheet.term(at - 1, "source") if at > start else None
    if head and head.form == "p" and not sheet.forms[at - 1].startswith("ال") and not sheet.suf[at - 1]:
        return read_speaker(sheet, at - 1, at)  # تقارير تفيد بـ, مصادر أبلغتنا أن
    last = at - 1 if at and sheet.forms[at - 1] == "قد" else at
    first = start
    for unit in range(last - 1, start - 1, -1):
        if sheet.forms[unit] in _CLAUSE_HEADS or sheet.phrase(unit, "complement"):
            first = unit + 1
            break
    while first < last and (sheet.phrase(first, "switch", "last_voice") or (not sheet.forms[first][0].isalnum() and first not in sheet.prose.closes)):
        first = sheet.stops[first]
    if last - first > 22 or first >= last:
        return None
    end = _subject_end(sheet, first, last)
    if first + 1 < end and not sheet.terms[first] and sheet.forms[first].startswith(("و", "ت", "ي")) and (doer := sheet.term(first + 1, "source")) and doer.form == "p":
        first, end = first + 1, sheet.stops[first + 1]  # وتداول ناشطون مقاطع قالوا إنها …: those who did it are those who say
    speaker = read_speaker(sheet, first, end)
    if speaker and (speaker.voice.id or any(sheet.term(unit, "source") for unit in range(first, min(first + 3, end))) or last < at):
        return speaker
    return None


def _relays_between(sheet: Sheet, first: int, end: int, own: frozenset[str]) -> list[Speaker]:
    """Media to whom it was said (لوكالة X), who carried it (بثته X), or by whom we know it (بحسب X)."""
    relays = []
    at = first
    while at < end:
        if sheet.phrase(at, "broadcast", "accord"):
            speaker = read_speaker(sheet, *_media_words(sheet, sheet.stops[at], end))
        elif _to_medium(sheet, at):
            speaker = read_speaker(sheet, *_media_words(sheet, at + (sheet.forms[at] == "ل"), end))
        else:
            at += 1
            continue
        if speaker and speaker.voice.id not in own and speaker.voice.kind in _MEDIA and not _is_own(speaker, own):
            relays.append(speaker)
            at = speaker.last
        at += 1
    return relays


def _told_to(sheet: Sheet, first: int, end: int) -> int | None:
    """أفاد مصدر طبي وكالة X, أبلغ شهود عيان قناة Y: the medium that stands as object behind a described source."""
    head = sheet.term(first, "source") if first < end else None
    if head is None or head.row["kind"] in _MEDIA or " " not in head.key:
        return None
    for at in range(sheet.stops[first], end):
        if _is_media(sheet, at) and not sheet.pre[at] and sheet.forms[at - 1] not in ("من", "في", "لدي", "باسم", "عن", "الي"):
            return at
    return None


def _as_relay(sheet: Sheet, first: int | None, end: int, own: frozenset[str]) -> list[Speaker]:
    speaker = read_speaker(sheet, *_media_words(sheet, first, end)) if first is not None else None
    return [speaker] if speaker and speaker.voice.id not in own and not _is_own(speaker, own) else []


def _is_own(speaker: Speaker, own: frozenset[str]) -> bool:
    return any(name and name in speaker.voice.name for name in own)


def _media_words(sheet: Sheet, first: int, end: int) -> tuple[int, int]:
    """The words of a medium's name: from its noun to the end of the known name or of the quotation."""
    while first < end and sheet.term(first, "date"):
        first = sheet.stops[first]
    at = first
    while at < end:
        close = sheet.prose.closes.get(at)
        if close is not None:
            return first, min(close + 1, end)
        if at > first and (sheet.forms[at] in ("،", ",", ":", "في", "ان", "عن") or sheet.term(at, "date") or sheet.phrase(at, "statement_frame", "complement")):
            return first, at
        if sheet.term(at, "actor"):
            last = sheet.stops[at]
            while last < end and sheet.forms[last].startswith("ال") and not sheet.terms[last]:
                last += 1
            return first, last
        at = sheet.stops[at]
    return first, end


def _quoting_between(sheet: Sheet, first: int, end: int) -> Speaker | None:
    """قالت صحيفة X نقلا عن Y إن: Y is the first voice."""
    at = sheet.near("quoting", first, end)
    if at < 0:
        return None
    start = sheet.stops[at]
    return read_speaker(sheet, start, _subject_end(sheet, start, end))


def _act(sheet: Sheet, saying: Term, opening: _Opening) -> str:
    act = saying.row["act"]
    head = opening.content
    if saying.key == "أعلن" and sheet.forms[head].startswith("مسؤولي"):
        return "claim_responsibility"
    if (
        act == "accuse"
        and saying.key == "حمل"
        and not any(
            sheet.forms[unit].startswith(("مسؤولي", "المسؤولي", "مسئولي", "المسئولي"))
            for unit in range(head - 8 if head > 8 else 0, min(head + 12, sheet.size))
        )
    ):
        return "assert"
    return act


def _about(sheet: Sheet, content: int, act: str, saying: Term) -> str | None:
    """Whom a doubt is about: the monitor or medium named in what is doubted."""
    if act != "doubt":
        return None
    end = sheet.prose.end(content)
    for _, term in actor_terms(sheet, content, min(end, content + 14)):
        if term.row.get("kind") in ("monitor", "wire", "outlet", "broadcaster", "ngo", "un_body", "rescue"):
            return term.key
    return None


def _skip_marks(sheet: Sheet, at: int) -> int:
    while at < sheet.size and sheet.forms[at] in ("،", ",", ":", "-"):
        at += 1
    if at < sheet.size and sheet.phrase(at, "complement"):
        at = sheet.stops[at]
    return at


# --- relays ----------------------------------------------------------------------------------------------------------


def _relayed(sheet: Sheet, at: int, cast: Cast) -> Statement | None:
    """نقلت X عن Y قوله إن …: Y speaks, X relays."""
    first = sheet.stops[at]
    end = min(sheet.prose.end(at), first + 60)
    complement = next((unit for unit in range(first, end) if sheet.phrase(unit, "complement") or sheet.forms[unit] == ":"), None)
    if complement is None:
        return None
    his = sheet.near("his_word", first, complement)
    his = complement if his < 0 else his
    about = next((unit for unit in range(first, his) if sheet.forms[unit] == "عن" or sheet.phrase(unit, "quoting")), None)
    if about is None:
        known = actor_terms(sheet, first, his)
        about = sheet.stops[known[0][0]] - 1 if known else None
        if about is None:
            return None
        while about + 1 < his and not sheet.forms[about + 1][0].isalnum():
            about += 1
    relay = read_speaker(sheet, first, _subject_end(sheet, first, min(about, his)) if sheet.forms[about] == "عن" else about + 1)
    speakers = _speakers(sheet, about + 1, _subject_end(sheet, about + 1, his))
    if not speakers or relay is None:
        return None
    relays = [cast.meet(relay)]
    speakers = [cast.meet(speaker) for speaker in speakers]
    return Statement((at, sheet.stops[complement]), (_skip_marks(sheet, sheet.stops[complement]), sheet.prose.end(at)), "assert", speakers, relays)


# --- participles and nouns -------------------------------------------------------------------------------------------


def _participle(sheet: Sheet, at: int, saying: Term, found: Sequence[Statement], cast: Cast) -> Statement | None:
    """مضيفا أن …: the voice before goes on speaking."""
    if not found or sheet.forms[at].startswith("ال") or sheet.pre[at] not in ("", "و"):
        return None
    if not sheet.forms[at].endswith(("ا", "ه", "ين")) or found[-1].cue[0] < at - 260:
        return None
    first = sheet.stops[at]
    governs = saying.row["governs"].split()
    opening = _opening(sheet, at, first, governs)
    if opening is None or opening.subject_end - first > (12 if "t" in governs else 2):
        return None
    content = _skip_marks(sheet, first if "t" in governs and opening.subject_end > first else opening.content)
    last = found[-1]
    act = saying.row["act"]
    return Statement((at, content), (content, sheet.prose.end(at)), act, list(last.speakers), list(last.relays), carried=True)


def _noun(sheet: Sheet, at: int, saying: Term, cast: Cast) -> Statement | None:
    """رغم نفي كل من A وB التفاوض: a verbal noun of denying with its subject and its object."""
    if sheet.pre[at] != "" or sheet.suf[at] or sheet.forms[at].startswith("ال") or saying.row["act"] != "deny":
        return None
    end = sheet.prose.end(at)
    first = sheet.stops[at]
    while first < end and sheet.forms[first] in ("كل", "من"):
        first += 1
    known = [(unit, term) for unit, term in actor_terms(sheet, first, min(end, first + 20)) if term.form != "metonym" or unit == first]
    if not known or known[0][0] - first > 2:
        return None
    speakers, last = [], first
    for unit, _ in known:
        if unit - last > 3 and unit != known[0][0]:
            break
        if speaker := read_speaker(sheet, unit, sheet.stops[unit]):
            speakers.append(cast.meet(speaker))
            last = sheet.stops[unit]
    content = next((unit for unit in range(last, end) if _is_object(sheet, unit)), None)
    if content is None or not speakers:
        return None
    stop = next((unit for unit in range(content + 1, end) if sheet.forms[unit] == "،"), end)
    return Statement((at, content), (content, stop), saying.row["act"], speakers)


def _is_object(sheet: Sheet, unit: int) -> bool:
    return sheet.phrase(unit, "complement") or (_deverbal(sheet, unit) and sheet.pre[unit] in ("", "ل"))


# --- according to ----------------------------------------------------------------------------------------------------


def _according(sheet: Sheet, at: int, found: list[Statement] | Sequence[Statement], cast: Cast, own: frozenset[str]) -> Statement | None:
    """بحسب X، … and …، بحسب X: the name, and the statement before or behind it."""
    if found and found[-1].after and found[-1].cue[0] < at < found[-1].cue[1]:
        return None  # بحسب X، نقلا عن Y: told already
    first = sheet.stops[at]
    if first < sheet.size and (saying := sheet.term(first, "saying")) and saying.form in ("past", "present"):
        if _opening(sheet, first, sheet.stops[first], ["a"]) and sheet.forms[at] == "كما":
            return None
        first = sheet.stops[first]
    elif sheet.forms[at] in ("كما", "مثلما", "حسبما"):
        return None
    end = sheet.prose.end(at)
    start = sheet.prose.start(at)
    name_end = _according_end(sheet, first, end)
    if (first < sheet.size and sheet.suf[first] == "نا") or (found and _inside_quotation(sheet, at, found[-1])):
        return None
    told = _told_to(sheet, first, name_end)
    speaker = read_speaker(sheet, first, told or name_end)
    passed_on = _as_relay(sheet, told, name_end, own)
    if quoted := _quoted_by(sheet, first, name_end, end):
        inner, relay, name_end = quoted
        passed_on = [relay, *passed_on] if relay.voice.id not in own and not _is_own(relay, own) else passed_on
        speaker = inner
    if speaker is None or (sheet.forms[at] == "وفق" and not (speaker.voice.id or sheet.term(first, "source") or sheet.term(first, "actor"))):
        return None
    speaker = cast.meet(speaker)
    before = at - start > 2 and not all(sheet.phrase(unit, "switch", "last_voice") or not sheet.forms[unit].isalnum() for unit in range(start, at))
    if before and sheet.pre[at] != "و":
        return _with_relays(_according_after(sheet, at, name_end, speaker, found, own), passed_on)
    content = name_end
    while content < end and sheet.forms[content] in ("،", ",", ":", "فان", "ان", "؛", "فقد", "قد"):
        content += 1
    if content < end and speaker.voice.kind in _MEDIA and (next_verb := sheet.term(content, "saying")) and next_verb.form == "past":
        return None
    if content < end and sheet.forms[content].startswith("فان"):
        content += 1
    return Statement((at, content), (content, end), "assert", [speaker], passed_on)


def _quoted_by(sheet: Sheet, first: int, name_end: int, end: int) -> tuple[Speaker, Speaker, int] | None:
    """وفق ما أوردت وكالة X نقلا عن Y, بحسب X، نقلا عن Y: Y speaks, X passes it on; both, and where the names end."""
    at = sheet.near("quoting", first, name_end)
    if at < 0 and name_end + 1 < end and sheet.forms[name_end] in ("،", ",") and sheet.phrase(name_end + 1, "quoting"):
        at = name_end + 1
    if at < 0:
        return None
    stop = _according_end(sheet, sheet.stops[at], end)
    relay, inner = read_speaker(sheet, first, min(at, name_end)), read_speaker(sheet, sheet.stops[at], stop)
    return (inner, relay, stop) if relay and inner else None


def _with_relays(statement: Statement | None, relays: list[Speaker]) -> Statement | None:
    if statement is not None:
        statement.relays += relays
    return statement


def _according_end(sheet: Sheet, first: int, end: int) -> int:
    at = first
    while at < end:
        form = sheet.forms[at]
        if at > first and (
            form in ("،", ",", ":", "(", ".", "-", "؛", "فقد", "عن")
            or form.startswith("فان")
            or sheet.phrase(at, "complement", "statement_frame", "subset")
            or sheet.term(at, "date")
        ):
            return at
        if at > first and sheet.pre[at] == "ف" and sheet.phrase(at, "complement"):
            return at
        if (
            at > first
            and any(t.kind in ("saying", "harm", "event") and t.form in ("past", "present") for t in sheet.terms[at])
            and sheet.term(at, "actor") is None
        ):
            return at
        if at > first and form in ("الذي", "التي", "فيما", "بينما", "حيث", "مما", "ما"):
            return at
        close = sheet.prose.closes.get(at)
        at = close + 1 if close is not None and close - at < 8 else sheet.stops[at]
    return end


def _according_after(sheet: Sheet, at: int, name_end: int, speaker: Speaker, found: Sequence[Statement], own: frozenset[str]) -> Statement | None:
    """… بحسب X at the end: all of the sentence that no other voice has yet; inside one it names a relay."""
    start = sheet.prose.start(at)
    open_one = next((s for s in reversed(found[-12:]) if s.cue[1] <= at and s.content[1] >= at and s.cue[0] >= start and not s.after), None)
    if open_one is not None:
        if speaker.voice.kind in _MEDIA and not _is_own(speaker, own):
            open_one.relays.append(speaker)
        open_one.content = (open_one.content[0], at)
        return None
    first = start
    for statement in found[-12:]:
        if statement.after and statement.cue[0] < at and statement.cue[1] > first:
            first = statement.cue[1]
    while first < at and (sheet.phrase(first, "switch", "last_voice") or (not sheet.forms[first][0].isalnum() and sheet.forms[first] not in ('"', "«"))):
        first = sheet.stops[first]
    last = _sentence_goes_on(sheet, name_end) or at
    return Statement((at, name_end), (first, last), "assert", [speaker], after=True) if at - first > 2 else None


def _sentence_goes_on(sheet: Sheet, at: int) -> int | None:
    """أسفر القصف، وفق X، عن مقتل …: the name stands inside what is said when a preposition goes on behind it."""
    end = sheet.prose.end(at) if at < sheet.size else at
    if at + 1 >= end or sheet.forms[at] not in ("،", ","):
        return None
    return end if sheet.forms[at + 1] in ("عن", "علي", "الي", "في", "من") or sheet.pre[at + 1] in ("ب", "ل") else None


# --- the outlet's own doubt ------------------------------------------------------------------------------------------


def _disclaimer(sheet: Sheet, at: int, cast: Cast) -> Statement | None:
    """لم يتسن لـX التأكد من …: the outlet (or whoever is named) could not verify."""
    first = sheet.stops[at]
    end = sheet.prose.end(at)
    verify = sheet.near("verify", first, min(end, first + 14))
    if verify < 0:
        return None
    while (first < verify and not sheet.forms[first].isalpha()) or sheet.forms[first] in ("ل", "من"):
        first += 1
    speaker = read_speaker(sheet, first, verify) if verify > first else None
    return Statement((at, first), (verify, end), "disclaim", [cast.meet(speaker)] if speaker else [])


# --- where each ends -------------------------------------------------------------------------------------------------


def _close(sheet: Sheet, found: list[Statement]) -> None:
    """Set where each statement ends: with its quotation, before the next cue, or with its sentence."""
    found.sort(key=lambda statement: statement.cue[0])
    for number, statement in enumerate(found):
        if statement.after:
            statement.content = (statement.content[0], _trim(sheet, *statement.content))
            statement.quoted = _has_quote(sheet, *statement.content)
            continue
        first, end = statement.content
        end = min(end, _quotation_end(sheet, first, end)) if end > first else end
        end = _over_quotes(sheet, first, end)
        if statement.act == "deny" and _deverbal(sheet, first):
            end = next(
                (
                    unit
                    for unit in range(first, end)
                    if sheet.forms[unit] == "،"
                    and sheet.prose.quoted[unit] < 0
                    and unit + 1 < sheet.size
                    and (sheet.pre[unit + 1] == "و" or sheet.forms[unit + 1].startswith("و"))
                ),
                end,
            )
        for index in range(number + 1, min(number + 12, len(found))):
            later = found[index]
            if later.after or later.cue[0] <= first:
                continue
            if later.cue[0] < end:
                end = later.cue[0]
            break
        statement.content = (first, _trim(sheet, first, end))
        statement.quoted = _has_quote(sheet, *statement.content)


def _has_quote(sheet: Sheet, first: int, end: int) -> bool:
    return any(at in sheet.prose.closes for at in range(first, min(first + 8, end)))


def _quotation_end(sheet: Sheet, first: int, end: int) -> int:
    """A statement that is one quotation ends with it."""
    close = sheet.prose.closes.get(first)
    if close is None:
        return end if end > first else first
    after = close + 1
    if after >= end or sheet.forms[after] in ("،", ".", ",") or close - first > 25:
        return max(after, first + 1)
    return end


def _over_quotes(sheet: Sheet, first: int, end: int) -> int:
    """A full stop inside the quotation that is being spoken does not end the statement."""
    opening = sheet.prose.quoted[min(end, sheet.size) - 1] if end > first else -1
    close = sheet.prose.closes[opening] if opening >= first else -1
    return close + 1 if close >= end else end


_CLAUSE_HEADS = frozenset({"وكان", "وكانت", "كان", "كانت", "فيما", "بينما", "حين", "حيث", "لكن", "الا", ":"})
_CONJUNCTIONS = frozenset({"فيما", "بينما", "حين", "في", "حيث", "كما", "و", "لكنه", "لكنها", "لكنهم", "وذلك", "التي", "الذي", "ما", "قد", "كان", "كانت", "لكن", "الا", "ان", "ثم"})


def _trim(sheet: Sheet, first: int, end: int) -> int:
    """Leave out commas, conjunctions and turns of phrase that lead to the next statement."""
    while end > first + 1:
        last = sheet.forms[end - 1]
        if last in ("،", ",", ".", "-", "؛", "\n", ":", "(") or (
            last in _CONJUNCTIONS and (end - first > 3) and end < sheet.size and sheet.forms[end] not in (".", "\n")
        ):
            end -= 1
        else:
            break
    return end
