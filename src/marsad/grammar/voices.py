"""Who speaks: the words between a verb of saying and what is said, read as a voice."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from marsad.grammar.cut_names import given_names
from marsad.grammar.place_found import behind_preposition
from marsad.grammar.sheet import Sheet
from marsad.grammar.speaker_words import speaker_words
from marsad.lexicon.bodies import kind_of_body
from marsad.lexicon.terms import Term
from marsad.model.reading import Voice, Why
from marsad.text.fold import fold_word
from marsad.text.rule_words import ALEF, AND, OF, THEY, THEY_TWO, rule_forms, rule_word, rule_words

_BY_THE, (_TO_THE, _THE) = rule_forms("voices.by_the"), rule_forms("voices.to_the")
_PROCLITICS = rule_words("voices.proclitics") | {""}
_ALI = rule_word("voices.ali")

# heads that describe a speaker without naming one; definite, they take up a speaker met before
_NAMELESS = frozenset({"unknown", "witness", "activist", "resident", "medical", "correspondent", "rescue", "social_media"})
_MEDIA = frozenset({"wire", "outlet", "broadcaster"})
# a noun of doing with its ب, by its shape: باستنفار, بانسحاب, باقتحام, بتعزيز
VERBAL_NOUN = re.compile("با\\w{2,4}ا\\w(?:ه|ها|هم)?|بت\\w{2}ي\\w(?:ه|ها|هم)?|بم\\wا\\w{2}ه")


@dataclass(frozen=True, slots=True)
class Speaker:
    """A voice with the unit positions that it was read from, and the head word under which it may be met again."""

    voice: Voice
    first: int
    last: int
    head: str
    definite: bool
    surname: str = ""  # folded words of a personal name in it
    words: tuple[str, ...] = ()  # folded, all of them


def actor_terms(sheet: Sheet, first: int, last: int) -> list[tuple[int, Term]]:
    """Known actors named between two units."""
    found: list[tuple[int, Term]] = []
    at = sheet.near("actor", first, last)
    while at >= 0:
        term = sheet.term(at, "actor")
        named = term is not None and (term.form != "media" or media_context(sheet, at))
        if term is not None and named:
            found.append((at, term))
        at = sheet.near("actor", sheet.stops[at] if named else at + 1, last)
    return found


def _a_state(sheet: Sheet, at: int, first: int) -> bool:
    """أكدت واشنطن, مندوبة إسرائيل: a capital or country is its government at the head of a voice, or right behind an office."""
    return not behind_preposition(sheet, at) and (at == first or sheet.term(at - 1, "source") is not None)


def media_context(sheet: Sheet, at: int) -> bool:
    """A name such as الوطن or الجزيرة counts as an outlet only behind a media noun or in quotation marks."""
    if sheet.prose.quoted[at] >= 0 and sheet.prose.closes[sheet.prose.quoted[at]] - sheet.prose.quoted[at] <= 5:
        return True
    before = sheet.term(at - 1, "source") if at else None
    return before is not None and before.row["kind"] in _MEDIA


def read_speaker(sheet: Sheet, first: int, last: int, *, bound: bool = False) -> Speaker | None:
    """Read units first..last-1 as the name or description of a speaker; None where they cannot be one.

    ``bound``: a ب before the name belongs to ما يسمى ب, and the name may be one all the same.
    """
    while first < last and (not sheet.forms[first][0].isalnum() or _the_very(sheet, first) or sheet.forms[first] in speaker_words("by_it")):
        first += 1
    while last > first and (not sheet.forms[last - 1][-1].isalnum() or sheet.forms[last - 1] in speaker_words("loose_end")):
        last -= 1
    last = _with_its_closing(sheet, first, last)
    if first >= last or (sheet.pre[first].endswith("ب") and not bound) or not _may_begin(sheet, first, last):
        return None
    if (last - first == 1 and sheet.forms[first] in speaker_words("somebody")) or _counted(sheet, first, last):
        return Speaker(Voice(sheet.words(first, last), None, "unknown", sheet.span(first, last), True), first, last, sheet.forms[first], False)
    sources = [(at, term) for at in range(first, last) if (term := sheet.term(at, "source"))]
    actors = [(at, term) for at, term in actor_terms(sheet, first, last) if term.form != "metonym" or _a_state(sheet, at, first)]
    head = sources[0][1] if sources and sources[0][0] - first <= 1 + (sheet.forms[first + 1] == OF) else None
    if _is_nobody(sheet, first, last, head, actors):
        return None
    return _known_as(sheet, first, last, actors, [term for _, term in sources] if head else [])


def _may_begin(sheet: Sheet, first: int, last: int) -> bool:
    """No word that no name begins with, no phrase of manner, no verb of saying, no noun of doing with its ب."""
    form = sheet.forms[first]
    if (form in speaker_words("no_name") and not called_ali(sheet, first, last)) or sheet.phrase(first, "manner"):
        return False
    if not sheet.terms[first]:
        return form.removeprefix(AND) not in speaker_words("no_name") and not (form.startswith(_BY_THE) or VERBAL_NOUN.fullmatch(form))  # يقر بالنقص في صفوفه, يهدد بإعادة إحياء التنظيم
    verb = any(term.kind == "saying" and term.form in ("past", "present") for term in sheet.terms[first])
    return not verb or sheet.term(first, "source") is not None


def _is_nobody(sheet: Sheet, first: int, last: int, head: Term | None, actors: list[tuple[int, Term]]) -> bool:
    """Words that no table knows and that look like no name; a verb; ارتكبت."""
    if head is None and not actors and not _looks_named(sheet, first, last) and not called_ali(sheet, first, last):
        return True
    if head is None and not any(at == first for at, _ in actors) and _is_verb(sheet, first):
        return True
    return sheet.term(first, "source") is None and sheet.phrase(first, "perpetrate")


def _known_as(sheet: Sheet, first: int, last: int, actors: list[tuple[int, Term]], sources: list[Term]) -> Speaker:
    """The voice with its kind and id, by the parties and the nouns for speakers in its words."""
    head = sources[0] if sources else None
    anonymous = _is_anonymous(sheet, first, last, head, actors)
    kind, ident = _identity(head, actors, anonymous, sources)
    if not (actors or head) and is_country(sheet, first):
        kind = "official_civil"  # أعلن السودان: the state
    if not actors and (told := kind_of_body(sheet.forms[first:last])):
        kind, anonymous = told, anonymous and last - first < 3  # لجان مقاومة X: its words tell its kind, and its town is its name
    name = own_words(sheet, first, last)
    definite = sheet.forms[first].startswith("ال")
    key = fold_word(head.key) if head else sheet.forms[first].removeprefix("ال")
    why = _why(sheet, head, actors)
    surname = " ".join(sheet.forms[at] for at in _personal(sheet, first, last))
    return Speaker(Voice(name, ident, kind, sheet.span(first, last), anonymous, why), first, last, key, definite, surname, tuple(sheet.forms[first:last]))


def _counted(sheet: Sheet, first: int, last: int) -> bool:
    """خمسة من السجناء, ثلاثة معتقلين: people of whom only the number is told."""
    person = first + 1 + (sheet.forms[first + 1] == OF)
    return "number" in sheet.kinds[first] and person < last <= person + 2 and sheet.term(person, "person") is not None and sheet.term(first, "source") is None


def _the_very(sheet: Sheet, at: int) -> bool:
    """ذات المصدر, نفس المصدر: the word before the one that takes up a speaker."""
    return sheet.forms[at] in speaker_words("same")


def called_ali(sheet: Sheet, at: int, last: int) -> bool:
    """صرح علي الصباغ: a man's name, which the letters of the text tell from على, and his other name behind it."""
    start, end = sheet.span(at, at + 1)
    behind = at + 1
    other = behind < last and not sheet.pre[behind] and sheet.forms[behind].isalpha() and sheet.kinds[behind] <= {"place"}
    return sheet.text[start:end] == _ALI and other


def _why(sheet: Sheet, head: Term | None, actors: list[tuple[int, Term]]) -> Why:
    """By which row a voice has its id and kind: a party of a pack, a noun for a speaker, or words that may be a name."""
    if actors:
        at, term = actors[0]
        return sheet.meant.get(at) or Why(f"voice.actor.{term.key}")
    return Why(f"voice.source.{head.key}" if head else "voice.named")


def _personal(sheet: Sheet, first: int, last: int) -> list[int]:
    """The words of a speaker that no table knows, by which he may be called later."""
    known = ("source", "actor", "place", "phrase", "person", "event", "harm", "number", "date", "saying")
    words = [at for at in range(first, last) if sheet.forms[at].isalpha() and len(sheet.forms[at]) > 2]
    words = [at for at in words if sheet.phrase(at, "personal") or not any(term.kind in known for term in sheet.terms[at])]
    return words if len(words) < 5 else []




def is_country(sheet: Sheet, at: int) -> bool:
    """السودان, تشاد: a country's name, which stands for its government where it speaks."""
    place = sheet.term(at, "place")
    return place is not None and place.row["type"] == "country"


def past_of_her(sheet: Sheet, at: int) -> bool:
    """استمرت, تواصلت: a verb in the past that no table of saying knows ends the name before it."""
    form = sheet.forms[at]
    unknown = not sheet.terms[at] or sheet.kinds[at] == {"ongoing"}
    return unknown and len(form) > 4 and form.endswith("ت") and not form.endswith("ات") and not form.startswith("ال")


def _is_verb(sheet: Sheet, at: int) -> bool:
    return any(term.kind in ("saying", "event", "harm") and term.form in ("past", "present") for term in sheet.terms[at])


def own_words(sheet: Sheet, first: int, last: int) -> str:
    """The words of a name; للمتحدث باسم X keeps its article: المتحدث باسم X."""
    words = sheet.words(first, last)
    if _titled_great(sheet, first):
        return sheet.pre[first][-1:] + words  # كبير المفاوضين
    if words.startswith(_TO_THE) and len(words) > 4:
        return _THE + words[len(_TO_THE) :]  # وفقا للخزرجي
    return ALEF + words if sheet.pre[first].endswith("ل") and sheet.forms[first].startswith("ال") and words.startswith("ل") else words


def _titled_great(sheet: Sheet, at: int) -> bool:
    """كبير المفاوضين: its ك was cut off, and is no clitic."""
    return sheet.pre[at][-1:] + sheet.forms[at] in speaker_words("whole") and sheet.pre[at] != ""


def _looks_named(sheet: Sheet, first: int, last: int) -> bool:
    """Unknown words may be a personal name; a known verb, pronoun or preposition at the head is none."""
    if (sheet.pre[first] not in _PROCLITICS or sheet.suf[first]):
        return False
    if len(sheet.forms[first]) > 4 and sheet.forms[first].endswith(("ها", THEY, THEY_TWO)):
        return False  # أعلنت ولاءها: an object with its owner's pronoun
    return not any(term.kind in _NO_NAMES and term.key != "personal" for term in sheet.terms[first])


def _with_its_closing(sheet: Sheet, first: int, last: int) -> int:
    """تنظيم «داعش», وكالة الأنباء الرسمية (سانا): a mark that closes what the name opened is of the name."""
    if last >= sheet.size or last <= first:
        return last
    quoted = any(sheet.prose.closes.get(at) == last for at in range(first, last))
    return last + 1 if quoted or (sheet.forms[last] == ")" and "(" in sheet.forms[first:last]) else last


_NO_NAMES = frozenset({"event", "harm", "saying", "phrase", "number", "date", "weapon"})


def _is_anonymous(sheet: Sheet, first: int, last: int, head: Term | None, actors: list[tuple[int, Term]]) -> bool:
    if head is None:
        return False
    if head.row["kind"] in _MEDIA or fold_word(head.key.split(" ")[0]) in speaker_words("institution") or any(term.form in ("name", "hostile") and at == first for at, term in actors):
        return False
    plural = head.form == "p"
    if head.row["kind"] in _NAMELESS or fold_word(head.key).startswith(tuple(speaker_words("described"))):
        named = any(term.form == "name" and term.row["sex"] for _, term in actors)  # a known person, behind his office
        return plural or not (named or _has_personal_name(sheet, first, last))
    return False


def _has_personal_name(sheet: Sheet, first: int, last: int) -> bool:
    """Two neighbouring words that no table knows, or a word that begins names, make a personal name."""
    unknown = 0
    for at in range(first, last):
        if sheet.phrase(at, "personal") or (at > first and last - at > 2 and _titled(sheet, at)):
            return True
        known = sheet.terms[at] or sheet.forms[at] in speaker_words("name_link") or sheet.forms[at].startswith("ال") or not sheet.forms[at].isalpha()
        unknown = 0 if known else unknown + 1
        if unknown == 2:
            return True
    return False


def _titled(sheet: Sheet, at: int) -> bool:
    """العميد فلان الفلاني, الدكتور فلان: a title in front of two more words is one before a name."""
    if sheet.forms[at + 1].startswith("ال") or not (sheet.forms[at + 1].isalpha() and sheet.forms[at + 2].isalpha()):
        return False
    rank = any(term.kind == "person" and term.form == "s" and term.row["status"] == "soldier" for term in sheet.terms[at])
    return sheet.forms[at] in speaker_words("honour") or (rank and sheet.forms[at].startswith("ال"))




def _unnamed_identity(head: Term, named: Term, kind: str) -> tuple[str, str | None]:
    """متحدث باسم التحالف: the body speaks; مصدر في الوزارة is of its kind and nobody known."""
    own = head.row["kind"]
    speaks_for = head.key.startswith(("متحدث", "ناطق")) and not named.row.get("speaks_for")
    return (own if own not in ("unknown", "official_civil") else kind), (named.key or None) if speaks_for else None


def _identity(head: Term | None, actors: list[tuple[int, Term]], anonymous: bool, heads: list[Term]) -> tuple[str, str | None]:
    """Kind and id; المتحدث باسم وزارة X is of the kind of the first body or office named that has one."""
    if actors:
        named = next((term for _, term in actors if term.row.get("speaks_for")), actors[0][1])
        kind = named.row.get("kind") or "unknown"
        if anonymous and head:
            return _unnamed_identity(head, named, kind)
        return kind, named.key or None
    kinds = [term.row["kind"] for term in heads if term.row["kind"] != "unknown"]
    titled = bool(heads) and "ال" + fold_word(heads[0].key) in speaker_words("honour")  # الشيخ فلان، رئيس وزراء …
    return next(iter(kinds[titled and len(kinds) > 1 :]), "unknown"), None


def _taken_up(voice: Voice, earlier: Voice) -> Voice:
    """A short mention with the name, id and kind of who was named in full; the characters are its own, and a name that a pack knows stays."""
    longer = len(earlier.name.split()) > len(voice.name.split())
    return replace(
        voice,
        name=earlier.name if longer and not voice.anonymous and voice.id is None else voice.name,
        id=voice.id or earlier.id,
        kind=earlier.kind if voice.kind == "unknown" or (longer and voice.id is None) else voice.kind,
        anonymous=voice.anonymous and earlier.anonymous,
        why=Why("voice.taken_up", (), earlier.name),
    )


def _its_paper(speaker: Speaker, last: Speaker | None) -> bool:
    """وأضاف البيان: behind a body that spoke, its statement is that body speaking; الأنباء and التقارير are nobody's."""
    papers = speaker.voice.kind == "document" and speaker.last - speaker.first == 1 and fold_word(speaker.voice.name) not in speaker_words("unnamed_reports")
    return papers and last is not None and last.voice.kind not in ("document", "outlet", "wire", "broadcaster")


def _names_in(speaker: Speaker) -> list[str]:
    """The words by which a person named in full is called later: خالد الدالي is الدالي."""
    if speaker.voice.anonymous or not (" " in speaker.surname or speaker.voice.name.split()[0] in given_names()):
        return []
    return [f"@{word}" for word in speaker.surname.split()]


def _the_same(speaker: Speaker) -> bool:
    """المصدر نفسه, المصدر ذاته: whoever spoke last, be it a monitor or a ministry."""
    return speaker.head == "مصدر" and fold_word(speaker.voice.name.split()[-1]) in speaker_words("same_behind")


_NAME = 18  # words that the name of a speaker with his office may have


class Cast:
    """The speakers met so far in a report, so that later short mentions can be taken up."""

    def __init__(self) -> None:
        self._met: dict[str, Speaker] = {}
        self._named: dict[str, Speaker] = {}  # by every word of a name
        self._last: Speaker | None = None

    def meet(self, speaker: Speaker) -> Speaker:
        """Add a speaker; one who takes up an earlier one gets that one's identity."""
        earlier = self._earlier(speaker)
        if earlier:
            self._last = speaker = replace(speaker, voice=_taken_up(speaker.voice, earlier.voice))
        if earlier is None or speaker.head != "بيان":
            self._met[speaker.head] = self._met[speaker.head.partition(" ")[0]] = self._last = speaker  # المصدر takes up مصدر عسكري
        if earlier is None:
            self._met.update((name, speaker) for name in _names_in(speaker))
            self._named.update((word, speaker) for word in (speaker.words if len(speaker.words) < _NAME else ()))
        return speaker

    def _earlier(self, speaker: Speaker) -> Speaker | None:
        if 0 < speaker.last - speaker.first < 3 and (named := self._met.get(f"@{speaker.surname.rpartition(' ')[2]}")):
            return named if speaker.voice.id in (None, named.voice.id) else None
        if speaker.last - speaker.first == 1 and (named := self._named.get(speaker.surname)):
            return named  # a word that no table knows, met inside a name
        if not speaker.definite:
            return None
        return self._of_that_head(speaker) or (self._last if _the_same(speaker) or _its_paper(speaker, self._last) else None)

    def _of_that_head(self, speaker: Speaker) -> Speaker | None:
        """الوكالة, المجلس: whoever was named in full with that noun; another body of the same noun is another voice."""
        earlier = self._met.get(speaker.head)
        if earlier is None or (speaker.voice.id and earlier.voice.id and speaker.voice.id != earlier.voice.id):
            return None
        return earlier

    def calls(self, form: str) -> bool:
        """A person met before is called by this word."""
        return f"@{form}" in self._met

    def taken_up(self, speaker: Speaker) -> Speaker | None:
        """The earlier speaker that a short definite mention (المصدر، الوكالة) or a surname takes up."""
        return self._earlier(speaker)
