"""How each table of a pack becomes entries: which spellings stand for a row, and what each form is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from marsad.lexicon import inflect
from marsad.lexicon.rows import read_table
from marsad.lexicon.terms import Entry, Term
from marsad.text.fold import fold
from marsad.text.units import cut

Row = Mapping[str, str]
HERE = Path(__file__).resolve().parent.parent / "packs"

_JOINABLE = ("عبد", "أبو", "ابو", "أبي", "كفر", "تل", "دير", "أم", "ام", "بيت", "خان", "عين", "ذو", "جسر", "معر", "شيخ")


def saying(rows: Iterable[Row]) -> Iterator[Entry]:
    """Verbs of saying, in the past, the present, as verbal noun and as participle (قال، يقول، قول، قائلا)."""
    for row in rows:
        verb = row["past"]
        ways = [(row["past"], inflect.past), (row["present"], inflect.present), (row["participle"], inflect.participle)]
        for word, forms in ways:
            for spelling, form in forms(word) if word else ():
                if _ambiguous(spelling, form, verb) or (form == "present" and len(spelling) <= 3 and not _told_apart(row["governs"])):
                    continue
                yield Entry(spelling, Term("saying", verb, form, row))
        if row["masdar"]:
            for spelling in (*(masdars := row["masdar"].split("/")), *("ال" + masdar for masdar in masdars)):
                yield Entry(spelling, Term("saying", verb, "masdar", row))


def _told_apart(governs: str) -> bool:
    """A short present that leads to what is said by its own preposition or its object alone, or by nothing but أن: يرى أن."""
    return governs == "a" or not _TELLS_APART.isdisjoint(governs.split())


_TELLS_APART = frozenset({"l", "k", "d"})  # a present of three letters is often another word (يعد), but not where what it leads to tells it: يصر على, يقر ب, يصف الهجوم ب


def _ambiguous(spelling: str, form: str, verb: str) -> bool:
    """The dual past of a short verb is spelled as a noun in the accusative (عرضا, ردا), and بين is a preposition."""
    if form == "present" and spelling in _OTHER_WORDS:
        return True
    return form == "past" and (spelling == "بين" or (spelling == verb + "ا" and len(verb) <= 3 and verb != "قال"))


# what they spell far more often: half, was exposed to, came to a stop, the families, Abyan, their captives (أسراهم), as for, secretary, Abu, the Brotherhood, the names Najib and Nasr
_OTHER_WORDS = frozenset({"نجيب", "نصر", "يأسر", "نصف", "تعرض", "توقف", "الأسر", "أبين", "أبان", "أما", "أمان", "أمين", "الأمين", "الأمان", "أبا", "أسرا", "الأخوان"})
_WE = "نا"
_NO_PAST = frozenset({"أسرا"})  # أسراهم: their captives


def events(rows: Iterable[Row]) -> Iterator[Entry]:
    """Triggers of events: verbs with their forms, nouns with their number, fixed phrases as they stand."""
    for row in rows:
        word = row["word"]
        if row["pos"] == "phrase":
            yield Entry(word, Term("event", word, "phrase", row))
        elif row["pos"] == "noun":
            for spelling, form in inflect.noun(word, row["plural"]):
                if spelling not in _OTHER_WORDS:
                    yield Entry(spelling, Term("event", word, form, row))
        else:
            yield from _verb("deed" if row["type"] == "deed" else "event", row, word)


def harms(rows: Iterable[Row]) -> Iterator[Entry]:
    """Words of harm: verbs, verbal nouns and the nouns for those harmed."""
    for row in rows:
        word = row["words"]
        if row["pos"] == "verb":
            yield from _verb("harm", row, word)
        elif row["pos"] == "life":
            yield Entry(word, Term("harm", word, "life", row))
        elif row["pos"] == "masdar":
            many = list(filter(None, row["plural"].split("/")))
            many += [word + "ا"] if len(word) > 4 and " " not in word and not word.endswith(("ة", "اء", "ى")) else []  # إعداما ميدانيا
            for spelling in (word, "ال" + word, *many, *(f"ال{form}" for form in many if " " not in form)):
                if spelling in _OTHER_WORDS:
                    continue
                yield Entry(spelling, Term("harm", word, "masdar", row))
            if word.endswith("ة") and row["plural"]:  # إصابتان: two wounded
                for spelling, form in inflect.noun(word):
                    if form == "d" and spelling.endswith("ن"):
                        yield Entry(spelling, Term("harm", word, "d", row))
        else:
            for spelling, form in inflect.noun(word, row["plural"]):
                yield Entry(spelling, Term("harm", word, form, row))


def _verb(kind: str, row: Row, verb: str) -> Iterator[Entry]:
    short = kind == "deed" and len(verb) <= 3  # هربا من القصف: fleeing; وفرها: he provided them
    for spelling, form in inflect.past(verb):
        if kind == "deed" and spelling.endswith(_WE):
            continue  # فرقنا: our teams
        if spelling not in _NO_PAST and not (short and spelling == verb + "ا"):
            yield Entry(spelling, Term(kind, verb, form, row), not short)
    if row["present"]:
        for spelling, form in inflect.present(row["present"]):
            if spelling[0] != "ن" and spelling not in _OTHER_WORDS:
                yield Entry(spelling, Term(kind, verb, form, row))
    if masdar := row.get("masdar"):
        for spelling in (masdar, "ال" + masdar):
            yield Entry(spelling, Term(kind, verb, "masdar", row), kind != "deed")


def persons(rows: Iterable[Row]) -> Iterator[Entry]:
    """Nouns for people, by number."""
    rows = list(rows)
    for row in rows:  # قاض, راع: with their ي where they are definite, or stand before another noun
        if row["single"] in _WEAK:
            for form in ("ي", "يا"):
                yield Entry(row["single"] + form, Term("person", row["single"], "s", row))
            yield Entry(f"ال{row['single']}ي", Term("person", row["single"], "s", row))
            for form in ("يان", "يين"):
                yield Entry(row["single"] + form, Term("person", row["single"], "d", row))
    yield from _nouns("person", rows, "single")
    for row in rows:  # two of a kind with their owner's pronoun: نجليه, طفليها
        if not row["single"].endswith("ة") and row["single"] not in _WEAK:
            yield Entry(row["single"] + "ي", Term("person", row["single"], "d", row))


_WEAK = frozenset({"قاض", "راع", "محام", "مصل", "ناج"})  # nouns that lost their last ي


def weapons(rows: Iterable[Row]) -> Iterator[Entry]:
    """Weapons and means, by number."""
    yield from _nouns("weapon", rows, "single")


def sources(rows: Iterable[Row]) -> Iterator[Entry]:
    """Words for those who speak without being named, and heads of the names of those who are."""
    yield from _nouns("source", rows, "single")


def _nouns(kind: str, rows: Iterable[Row], column: str) -> Iterator[Entry]:
    for row in rows:
        for spelling, form in inflect.noun(row[column], row["plural"]):
            if spelling in _OTHER_WORDS:
                continue
            yield Entry(spelling, Term(kind, row[column], form, row))


def phrases(rows: Iterable[Row]) -> Iterator[Entry]:
    """Fixed words and phrases, under the key of what they do."""
    for row in rows:
        definite = row["key"] in ("thing", "deverbal")
        for words in filter(None, row["words"].split("/")):
            yield Entry(words, Term("phrase", row["key"], words, row), suffixes=False)
            if definite and " " not in words and not words.startswith("ال"):
                yield Entry("ال" + words, Term("phrase", row["key"], words, row), suffixes=False)


def forms(kind: str) -> Callable[[Iterable[Row]], Iterator[Entry]]:
    """A table whose column ``form`` lists spellings as they are, such as numerals and calendar words."""

    def expand(rows: Iterable[Row]) -> Iterator[Entry]:
        for row in rows:
            yield Entry(row["form"], Term(kind, row["form"], kind, row), suffixes=False)

    return expand


GUARDS = "+"  # before an adjective that gives a party only the words for those who guard and police its state
FORCES = "forces"  # the table of words for the forces of a state, whose adjective stands behind them
_NAMES = (("name", "name"), ("aliases", "name"), ("hostile", "hostile"), ("local", "local"), ("short", "short"))


def actors(rows: Iterable[Row]) -> Iterator[Entry]:
    """Names of actors: own, hostile, local (only in their country), short (only once introduced), of media (?) and metonyms (~).

    An adjective behind = is a plural that no ending makes (أتراك). The form of a local name that counts in other countries than its row says them: ``local@PS,LB``.
    """
    rows = list(rows)
    told = {spelling for row in rows for column, _ in _NAMES for spelling, _ in party_names(row, column, "")}
    for row in rows:
        for column, form in _NAMES:
            for spelling, kind in party_names(row, column, form):
                for variant in _variants(spelling):
                    yield Entry(variant, Term("actor", row["id"], kind, row), suffixes=False)
        for word in filter(None, row.get("adjective", "").split("|")):
            if word[0] == "=":
                yield from (Entry(spelling, Term("nisba", row["id"], "m", row), suffixes=False) for spelling in (word[1:], "ال" + word[1:]))
                continue
            for spelling, form in inflect.nisba(word) if word[0] != GUARDS else ():
                yield Entry(spelling, Term("nisba", row["id"], form, row), suffixes=False)
            for spelling, form in dict.fromkeys(state_forces(word)):
                if spelling not in told:
                    yield Entry(spelling, Term("actor", row["id"], form, row), suffixes=False)


def party_names(row: Row, column: str, form: str) -> Iterator[tuple[str, str]]:
    """The spellings in one column of an actor, each with its form."""
    for cell in filter(None, row.get(column, "").split("|")):
        spelling, _, countries = cell.lstrip("?~").partition("@")
        kind = {"?": "media", "~": "metonym"}.get(cell[0], form)
        yield spelling, f"{kind}@{countries}" if countries else kind


def state_forces(adjective: str) -> Iterator[tuple[str, str]]:
    """Words for the forces of a state by its adjective: تركي gives جيش الاحتلال التركي, القوات التركية; and جيش الاحتلال, which takes them up; +تركي gives الشرطة التركية."""
    word = adjective.removeprefix(GUARDS)
    for words in _force_words("guards" if word != adjective else ""):
        yield words.replace("{m}", f"ال{word}").replace("{f}", f"ال{word}ة").replace("{p}", f"ال{word}ين"), "name"
        if "الاحتلال" in words:
            yield words.replace(" {m}", "").replace(" {f}", ""), "short"


@cache
def _force_words(of: str) -> tuple[str, ...]:
    return tuple(row["words"] for row in read_table(HERE / "common" / f"{FORCES}.tsv", []) if row["of"] == of)


def places(rows: Iterable[Row]) -> Iterator[Entry]:
    """Names of places, with spacing variants (كفر سجنة, كفرسجنة); one marked ? is an ordinary word too."""
    for row in rows:
        for spelling in dict.fromkeys(filter(None, (row["name"], *row.get("aliases", "").split("|")))):
            form = "common" if spelling[0] == "?" else "name"
            for variant in _variants(spelling.lstrip("?")):
                yield Entry(variant, Term("place", row["id"], form, row), suffixes=False)


def _variants(name: str) -> tuple[str, ...]:
    head, _, tail = name.partition(" ")
    words = name.split(" ")
    for at, word in enumerate(words[:-1]):
        if word in _JOINABLE:
            return name, " ".join([*words[:at], word + words[at + 1], *words[at + 2 :]])
    if not tail:
        for lead in ("عبد", "كفر"):
            if head.startswith(lead) and len(head) > len(lead) + 3:
                return name, f"{lead} {head[len(lead) :]}"
    if tail and name[-1] in _LAST_ALEF and len(words[-1]) >= 3:
        return name, name[:-1] + _LAST_ALEF[name[-1]]
    return (name,)


_LAST_ALEF = {"ا": "ى", "ى": "ا"}  # بيت سوا, بيت سوى: the papers write either


Expand = Callable[[Iterable[Row]], Iterator[Entry]]
TABLES: tuple[tuple[str, Expand], ...] = (
    ("saying", saying),
    ("events", events),
    ("harms", harms),
    ("persons", persons),
    ("weapons", weapons),
    ("sources", sources),
    ("phrases", phrases),
    ("numerals", forms("number")),
    ("calendar", forms("date")),
    ("actors", actors),
    ("places", places),
)


def folded(entries: list[Entry]) -> Iterator[Entry]:
    """The entries under their folded spellings, cut as a text is: all folded at once, for speed."""
    plain = fold("\n".join(entry.spelling for entry in entries))
    for entry, spelling, letters in zip(entries, plain.text.split("\n"), plain.letters.split("\n"), strict=True) if entries else ():
        if not spelling.replace(" ", "").isalpha():
            units = cut(spelling)
            spelling, letters = (" ".join(word[start:end] for start, end in units) for word in (spelling, letters))
        yield Entry(spelling, entry.term, entry.suffixes, letters)
