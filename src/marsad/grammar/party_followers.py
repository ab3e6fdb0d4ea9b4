"""Those who fight for a party and are named by it alone: القوات التركية ومرتزقتها, قوات X والفصائل التابعة لها.

``packs/common/party_followers.tsv`` has the words, and whom they mean behind which party in which country; elsewhere they
keep their words and stay without an id.
"""

from __future__ import annotations

from functools import cache

from marsad.grammar.party_roles import role_words
from marsad.grammar.sheet import Sheet
from marsad.lexicon.word_tables import Finder, finder, word_rows
from marsad.model.values import fixed
from marsad.text.fold import fold_word
from marsad.text.rule_words import AND, ARTICLE, rule_forms, rule_words

_TIE = 3  # units between the word for followers and the word that ties them to their leader
_MARKS = frozenset({'"', "«", "»", ")", "”", "'"})


@fixed
class Followers:
    """Followers in unit positions; ``ident`` is None where no table knows who they are."""

    first: int
    last: int
    ident: str | None


@cache
def _words() -> Finder[str]:
    return finder((row["words"], row["kind"]) for row in word_rows("party_followers") if row["words"] and row["kind"] != "partner")


@cache
def _led() -> dict[str, tuple[str, str, str]]:
    """The followers' id, the country in which they are meant, and the kind of their row, by the id of who leads them."""
    return {leader: (row["follower"], row["country"], row["kind"]) for row in word_rows("party_followers") if row["kind"] != "partner" for leader in row["leader"].split()}


@cache
def _partners() -> dict[tuple[str, str], tuple[str, str]]:
    """Whom a name alone means right behind a party and و, and in which country."""
    return {(leader, fold_word(row["words"])): (row["follower"], row["country"]) for row in word_rows("party_followers") if row["kind"] == "partner" for leader in row["leader"].split()}


def partner(sheet: Sheet, at: int, leader: str | None) -> Followers | None:
    """الحوثي وصالح, الحوثي وفلول "صالح": who is told by a name alone, right behind the party that fights beside him; وصالح الصماد is a person."""
    if at + 3 >= sheet.size or AND not in (sheet.pre[at], sheet.forms[at]):
        return None
    last = at + (sheet.forms[at] == AND or role_words(sheet).are_men(at))
    last += sheet.forms[last] in _MARKS
    if (leader or "", sheet.forms[last]) not in _partners():
        return None
    ident, country = _partners()[leader or "", sheet.forms[last]]
    named = not sheet.pre[last + 1] and sheet.forms[last + 1].startswith(ARTICLE) and not sheet.forms[last + 1].endswith(_NISBA_ENDINGS)
    return Followers(at + (sheet.forms[at] == AND), last + 1, ident) if sheet.countries()[country.lower()] and not named else None


def followers(sheet: Sheet, at: int, leader: str | None) -> Followers | None:
    """The followers told right behind a party that ends at a unit; ``leader`` is the party's id."""
    first = at + 1 if at < sheet.size and sheet.forms[at] in _MARKS else at
    if first >= sheet.size or sheet.pre[first][:1] != AND:
        return None
    last = _end(sheet, first)
    if last is None:
        return None
    meant = _meant(sheet, leader)
    return Followers(first, last, meant if meant != leader else None)  # الحوثي والقوات المساندة له: others than his own


def _end(sheet: Sheet, first: int) -> int | None:
    """Where the words for followers end: مرتزقته says all, الفصائل needs التابعة له."""
    plain = sheet.scan.folded.text
    stop = min(first + _TIE + 3, sheet.size)
    words = [plain[start:end] for start, end in sheet.scan.bounds[first:stop]]
    kinds = dict(reversed([(kind, end) for end, kind in _words().at(words, 0)]))
    if "own" in kinds:
        return first + kinds["own"]
    if "men" not in kinds:
        return None
    ties = (first + end for unit in range(1, min(_TIE + 1, len(words))) for end, kind in _words().at(words, unit) if kind == "tie")
    return next(ties, None)


def hired_by(sheet: Sheet, at: int, leader: str | None) -> int | None:
    """مرتزقة الجيش التركي, مرتزقة "الجيش التركي": where the word for followers stands right before the name of a state that has them."""
    word = at - 2 if sheet.forms[at - 1] in _MARKS else at - 1
    hired = word >= 0 and _led().get(leader or "", ("", "", "tied"))[2] != "tied" and any(kind == "hired" for _, kind in _words().at([sheet.forms[word]], 0))
    return word if hired else None


def is_any_group(sheet: Sheet, at: int) -> bool:
    """المجموعات الإرهابية, الفصائل, المسلحون: a name of words that any group may have."""
    first, last = sheet.forms[at], sheet.forms[at + 1 : sheet.stops[at]]
    return any(kind == "men" for _, kind in _words().at([first], 0)) and all(form in _OF_ANY for form in last)


def group_before(sheet: Sheet, word: int, lo: int) -> int | None:
    """المجموعات (الإرهابية) التابعة لـX: where the words for any group begin right before the word that ties them to their leader."""
    at = word - 1  # القوات التابعة لجيش X are its own
    while at > lo and sheet.forms[at] in _OF_ANY and not sheet.pre[at]:
        at -= 1
    own = at < lo or sheet.forms[at].removeprefix(ARTICLE) in _FORCES
    return at if not own and any(kind == "men" for _, kind in _words().at([sheet.forms[at]], 0)) else None


def has_followers(leader: str | None) -> bool:
    """Whether the tables know those who fight for a party."""
    return (leader or "") in _led()


def meant_by(sheet: Sheet, leader: str | None) -> str | None:
    """Who is meant by those loyal to or backed by a party: its followers in the countries where they are one known group."""
    return _meant(sheet, leader)


def _meant(sheet: Sheet, leader: str | None) -> str | None:
    follower, country, _ = _led().get(leader or "", ("", "", ""))
    return follower if follower and sheet.countries()[country.lower()] else None


_OF_ANY = rule_words("party_followers.of_any_group")
_FORCES = rule_words("party_followers.forces")
_NISBA_ENDINGS = rule_forms("nisba_endings")
