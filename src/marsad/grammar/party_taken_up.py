"""A party taken up by the noun of its name alone: هاجم تنظيم X … وقصف التنظيم; حركة X … أعلنت الحركة.

``packs/common/party_taken_up.tsv`` has the nouns. One is a party only where the report names a single one by that noun, and
only behind that name; where several are named so, the one of its own or the last sentence is meant, and of two there nobody.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from functools import cache

from marsad.grammar.party_roles import role_words
from marsad.grammar.sheet import Sheet
from marsad.lexicon.terms import VERB_FORMS, Term
from marsad.lexicon.word_tables import word_rows
from marsad.text.fold import fold_word
from marsad.text.rule_words import ARTICLE, rule_forms, rule_word, rule_words

_QUOTES = frozenset({'"', "«", "'", "("})
_STROKE = "/"
_HELPING = frozenset({"aid", "hand.beside"})
_FORCES = frozenset({"fighter", "soldier"})
_FIRE = rule_words("subjects.fire")
_HERS, _PLURAL = rule_forms("party_taken_up.hers"), rule_forms("party_taken_up.plural")
_TA_MARBUTA = rule_word("stands_alone.ta_marbuta")
_LAST = rule_words("party_taken_up.last")
_ALONE = rule_words("party_taken_up.alone")
_SCORN = rule_words("party_taken_up.scorn")
_THIS = rule_words("party_taken_up.this")


@cache
def _nouns() -> Mapping[str, tuple[frozenset[str], ...]]:
    """The nouns without the article by which each noun with it may have been introduced; those behind a semicolon where none by the first."""
    return {
        fold_word(noun): tuple(frozenset(fold_word(head) for head in heads.split("/")) for heads in row["heads"].split(";"))
        for row in word_rows("party_taken_up")
        for noun in row["words"].split("/")
    }


def taken_up(sheet: Sheet) -> Mapping[int, str]:
    """The units at which a noun alone takes up a party, with its id; looked up once whoever asks."""
    found = sheet.laid.get("taken_up")
    if not isinstance(found, dict):
        found = sheet.laid["taken_up"] = {**dict(_find(sheet)), **dict(_last_of_two(sheet))}
    return found


def _last_of_two(sheet: Sheet) -> Iterator[tuple[int, str]]:
    """هاجم X قوات Y، ورد الأخير بقصف: behind a verb الأخير is the party that was named last."""
    for at in sorted(unit for word in _LAST for unit in sheet.stands.get(word, ())):
        if _is_subject(sheet, at):
            first = sheet.prose.sentences[max(0, sheet.prose.sentence[at] - 1)][0]
            named = [term.key for _, term in sheet.terms_of("actor", first, at) if term.key and _fights(term)]
            yield from ((at, ident) for ident in named[-1:])


def _is_subject(sheet: Sheet, at: int) -> bool:
    """Right behind a verb or أن, where it is no adjective of a noun."""
    verb = any(term.form in VERB_FORMS for term in sheet.terms[at - 1]) or role_words(sheet).answers(at - 1) or role_words(sheet).does(at - 1)
    return verb or bool(sheet.phrase(at - 1, "complement"))


def partners(sheet: Sheet) -> Mapping[str, list[str]]:
    """Those named with a party by a stroke, who are taken up with it: تنظيم "X/ Y" … وقصف التنظيم; looked up once whoever asks."""
    found = sheet.laid.get("partners")
    if not isinstance(found, dict):
        found = sheet.laid["partners"] = dict(_joined_by_stroke(sheet))
    return found


def _joined_by_stroke(sheet: Sheet) -> Iterator[tuple[str, list[str]]]:
    for at in sheet.where("actor") if _STROKE in sheet.stands else ():
        stop, one = sheet.stops[at], sheet.term(at, "actor")
        other = sheet.term(stop + 1, "actor") if stop + 1 < sheet.size and sheet.forms[stop] == _STROKE else None
        if one is not None and other is not None and one.key != other.key:
            yield one.key, [other.key]


def _find(sheet: Sheet) -> Iterator[tuple[int, str]]:
    for noun in _nouns().keys() & sheet.stands.keys():
        told = [at for at in sheet.stands[noun] if sheet.forms[at - 1] in _THIS]  # هذا الجيش: none of its own, whatever its noun may mean
        units = [at for at in sheet.stands[noun] if (at in told or not _known(sheet, at)) and not _goes_on(sheet, at)]
        introduced = next(filter(None, (_introduced(sheet, heads, told) for heads in _nouns()[noun])), {}) if units else {}
        alone = len(set(introduced.values())) == 1
        for at in units:
            before = {first: ident for first, ident in introduced.items() if sheet.stops[first] <= at}
            meant = set(before.values()) if alone else _near(sheet, before, at) if noun not in _ALONE else set()
            if len(meant) == 1 and not (noun in _ALONE and _other_near(sheet, at, _nouns()[noun], meant)):
                yield at, meant.pop()


def _other_near(sheet: Sheet, at: int, heads: Sequence[frozenset[str]], meant: Container[str]) -> bool:
    """هاجم جيش X قوات Y. وسيطرت القوات: one more army is named by another noun, in this sentence or the one before."""
    first, _ = sheet.prose.sentences[max(0, sheet.prose.sentence[at] - 1)]
    named = [unit for nouns in heads for unit, ident in _introduced(sheet, nouns, ()).items() if first <= unit < at and ident not in meant and sheet.forms[unit].removeprefix(ARTICLE) in nouns]
    return any(all(term.form != "short" for term in sheet.terms[unit]) for unit in named)


def _near(sheet: Sheet, before: Mapping[int, str], at: int) -> set[str]:
    """Where a report names several by one noun: those of its own sentence, else of the one before."""
    number = sheet.prose.sentence
    within = ({ident for first, ident in before.items() if number[at] - number[first] == back} for back in (0, 1))
    return next(filter(None, within), set())


def _is_headed(sheet: Sheet, at: int, heads: frozenset[str]) -> bool:
    """One of these nouns begins the name, or stands right before it and its quotation mark."""
    before = at - 1 - (at > 1 and sheet.forms[at - 1] in _QUOTES)
    return sheet.forms[at].removeprefix(ARTICLE) in heads or (before >= 0 and sheet.forms[before].removeprefix(ARTICLE) in heads)


def _introduced(sheet: Sheet, heads: frozenset[str], told: Container[int]) -> Mapping[int, str]:
    """The parties that a report names by one of these nouns, by the unit of the name; not where it has told who is meant."""
    found = {}
    for at in sheet.where("actor"):
        term = sheet.term(at, "actor")
        if term is not None and term.key and _fights(term) and at not in told and _is_headed(sheet, at, heads) and not _helps(sheet, at):
            found[at] = term.key
    for at, nation in sheet.nations.items():
        named = at - 1 - (at > 1 and ARTICLE + sheet.forms[at - 1].removeprefix(ARTICLE) in _SCORN)  # طائرات حربية روسية
        if named >= 0 and sheet.forms[named].removeprefix(ARTICLE) in heads:
            found[at] = nation.key
    return found


def _fights(term: Term) -> bool:
    return term.row.get("force") in _FORCES or (term.row.get("kind") or "").startswith("official")


def _helps(sheet: Sheet, at: int) -> bool:
    """بمساندة قوات X: who helps is not those of whom the report goes on to tell."""
    told = role_words(sheet).before(at, max(0, at - 6))
    return told is not None and told[0].id in _HELPING


def _known(sheet: Sheet, at: int) -> bool:
    """A name that means a party by itself begins here."""
    term = sheet.term(at, "actor")
    return term is not None and bool(term.key)


def _goes_on(sheet: Sheet, at: int) -> bool:
    """القوات البرية, الحركة "س", لحزب الله: the noun is part of a longer name; التنظيم الإرهابي is not."""
    behind = at + 1
    if "weapon" in sheet.kinds[at] and "weapon" in sheet.kinds[at - 1]:
        return True  # بقذائف المدفعية: what it was done with
    if any(sheet.stops[unit] > at and _known(sheet, unit) for unit in range(max(0, at - 4), at)):
        return True
    if behind >= sheet.size or sheet.pre[behind] or not sheet.forms[behind][0].isalnum():
        return behind < sheet.size and sheet.forms[behind] in _QUOTES
    if sheet.forms[behind].startswith(ARTICLE):
        return sheet.forms[behind] not in _SCORN and not _is_met(sheet, at, behind)
    return "actor" in sheet.kinds[behind] or sheet.forms[behind].isdigit()


def _is_met(sheet: Sheet, at: int, behind: int) -> bool:
    """أحرق التنظيم المدرسة, هدمت القوات المنازل, أطلق الجنود النار, أحكمت القوات السيطرة: what the party met, and no adjective that goes with its noun."""
    kinds, hers = sheet.kinds[behind], sheet.forms[at].endswith(_HERS)
    other = sheet.forms[behind].endswith(_TA_MARBUTA) != hers and (hers or not sheet.forms[behind].endswith(_PLURAL))
    return other or sheet.forms[behind] in _FIRE or "event" in kinds or ("thing" in kinds and "weapon" not in kinds)
