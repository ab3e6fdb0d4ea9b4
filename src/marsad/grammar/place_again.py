"""Places taken up without their names: البلدة, القاعدة, المدينتين."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from typing import TYPE_CHECKING

from marsad.grammar.place_found import PlaceAt, behind_preposition
from marsad.lexicon.gazetteer.words import of_kind
from marsad.lexicon.terms import Term
from marsad.text.rule_words import RELATIVES, rule_forms, rule_words

if TYPE_CHECKING:
    from marsad.grammar.sheet import Sheet

AGAIN = {
    "القاعده": {"base", "airport"},
    "المطار": {"airport", "base"},
    "المعسكر": {"base", "camp"},
    "المدينه": {"city", "town"},
    "البلده": {"town", "village", "city"},
    "القريه": {"village", "town"},
    "الحي": {"neighbourhood"},
    "المخيم": {"camp"},
    "المستشفي": {"hospital"},
    "المشفي": {"hospital"},
    "المعبر": {"crossing"},
    "المحافظه": {"governorate"},
    "الجبل": {"mountain"},
    "القطاع": {"region"},
}
CAPITAL = rule_words("place_again.capital")
BOTH = dict.fromkeys(rule_forms("place_again.both"), AGAIN["المدينه"])


BOTH |= dict.fromkeys(("البلدتين", "البلدتان"), AGAIN["البلده"]) | dict.fromkeys(("القريتين", "القريتان"), AGAIN["القريه"])


def both_again(at: int, found: Sequence[PlaceAt], wanted: set[str]) -> list[PlaceAt]:
    """المدينتان, البلدتين without names: the two towns that were last named side by side."""
    named = [place for place in found[-40:] if not place.composed and not place.again and not place.broad]
    for first, second in zip(reversed(named[:-1]), reversed(named[1:]), strict=True):
        fits = all(not place.terms or any(term.row["type"] in wanted for term in place.terms) for place in (first, second))
        if fits and 0 <= second.first - first.last <= 1:
            return [PlaceAt(at, at + 1, place.core, place.types, place.terms, False, again=place) for place in (first, second)]
    return []


_SMALL = rule_words("place_again.small")
_HER, _HIS = rule_words("place_again.her"), rule_forms("place_names.his_kind")
_TAKEN = 6  # units between a word for taking people to a place and the place
_SENT = 3  # units between a word that tells where fire comes from and the place
_SAME = rule_words("place_words.same")


def _unlisted_of(place: PlaceAt, wanted: Set[str]) -> bool:
    """A place that no table knows, of one of the types by its type word; a school, a street or a junction is no القطاع and no القاعدة."""
    return not place.terms and "site" not in place.types and not wanted.isdisjoint(place.types)


SITES = rule_words("place_again.sites")
SPOTS = rule_words("place_again.spots")
_VERY = rule_words("place_again.very")


def place_again(sheet: Sheet, at: int, found: Sequence[PlaceAt]) -> PlaceAt | None:
    """القاعدة, البلدة, المخيم without a name: the last place of that type named before."""
    if sheet.forms[at] in CAPITAL:
        return _capital_again(sheet, at, found)
    if sheet.forms[at] in SPOTS:
        return _spot_again(sheet, at, found)
    wanted = AGAIN.get(sheet.forms[at])
    if (wanted is None and sheet.forms[at] not in SITES) or (at and sheet.forms[at - 1] in ("تنظيم", "تنظيمي")):
        return None
    following = sheet.forms[at + 1] if at + 1 < sheet.size else ""
    if following.startswith("ال") and following not in _SAME and not sheet.pre[at + 1] and not _describes_another(sheet, at):
        return None
    if wanted is None:
        return _site_again(sheet, at, found)
    again = [(place, kept) for place in reversed(found[-40:]) for kept in [_kept(sheet, place, wanted)] if kept is not None]
    if not again:
        return None
    sentence = sheet.prose.sentence
    last = sentence[again[0][0].first]
    close = [one for one in again if sentence[one[0].first] >= last - 1 and sheet.near("taken_to", max(0, one[0].first - _TAKEN), one[0].first) < 0]
    told = sheet.forms[at].removeprefix("ال")
    by_word = [one for one in close if sheet.forms[one[0].first] == told in _SMALL]  # البلدة: rather بلدة X than مدينة Y
    plain = [one for one in close if sentence[one[0].first] == last and not _is_near(sheet, one[0])]  # X قرب Y
    place, kept = next(iter(by_word or plain or close or again))
    return replace(_taken_up(at, place), terms=kept)


def _describes_another(sheet: Sheet, at: int) -> bool:
    """مدخل المدينة الشرقي, ريف البلدة الجنوبي: the adjective behind a feminine word is of the word before that."""
    following = sheet.forms[at + 1]
    return sheet.forms[at] in _HER and following.endswith(_HIS) and following not in RELATIVES


def _kept(sheet: Sheet, place: PlaceAt, wanted: Set[str]) -> tuple[Term, ...] | None:
    """The readings of a place that are of a wanted type; none where it is of another, or fire comes from it (القوات المتمركزة بمدينة X قصفت المدينة)."""
    kept = tuple([term for term in place.terms if term.row["type"] in wanted])
    if place.composed or not (kept or _unlisted_of(place, wanted)) or sheet.near("sent_from", max(0, place.first - _SENT), place.first) >= 0:
        return None
    return kept


def _is_near(sheet: Sheet, place: PlaceAt) -> bool:
    """Another place is told by what it is near to."""
    return place.first > 0 and sheet.phrase(place.first - 1, "near_to")


def _site_again(sheet: Sheet, at: int, found: Sequence[PlaceAt]) -> PlaceAt | None:
    """السوق, المدرسة: the last one of the kind that was named before, or the town that stands right behind its name."""
    head = sheet.forms[at].removeprefix("ال")
    number = next((number for number in range(len(found) - 1, max(-1, len(found) - 41), -1) if _is_called(sheet, found[number], head)), -1)
    if number < 0:
        return None
    town = found[number + 1 : number + 2]
    held = bool(town) and town[0].first - found[number].last <= _TOWN and not town[0].composed and _UNITS.isdisjoint(town[0].types)
    return _taken_up(at, town[0] if held else found[number])


def _is_called(sheet: Sheet, place: PlaceAt, head: str) -> bool:
    """A site of the kind with a name of its own: ميناء الحديدة is the town."""
    return sheet.forms[place.first] == head and not (place.site and place.terms)


def _spot_again(sheet: Sheet, at: int, found: Sequence[PlaceAt]) -> PlaceAt | None:
    """في نفس المنطقة, في المكان ذاته: the place that was named last."""
    if (not (at and sheet.forms[at - 1] in _VERY) and sheet.forms[at + 1] not in _VERY) or sheet.near("went_before", sheet.prose.start(at), at) >= 0:
        return None
    place = next((place for place in reversed(found[-8:]) if not place.composed and not place.broad and not _of_a_speaker(sheet, place)), None)
    return _taken_up(at, place) if place else None


def called_before(sheet: Sheet, at: int, told: Mapping[str, PlaceAt]) -> PlaceAt | None:
    """بلدة X, and later في X: a name that no table knows, in a report that has told it behind the word for its type."""
    place = told.get(sheet.forms[at])
    if place is None or not behind_preposition(sheet, at):
        return None
    last = at + place.last - place.core
    return replace(_taken_up(at, place), last=last) if sheet.forms[at:last] == sheet.forms[place.core : place.last] else None


def may_be_called(sheet: Sheet, place: PlaceAt) -> bool:
    """A settlement that no table knows, told by its type word and its name, which is no word that reports use otherwise: later its name alone may tell it."""
    settled = not place.composed and "site" not in place.types and not _SETTLED.isdisjoint(place.types)
    return settled and sheet.forms[place.core] not in _ORDINARY


def _of_a_speaker(sheet: Sheet, place: PlaceAt) -> bool:
    """قال ضابط في X إن: the place that one who speaks is of."""
    said = sheet.near("saying", max(sheet.prose.start(place.first), place.first - _SPEAKER), place.first)
    return said >= 0 and sheet.near("complement", place.last, place.last + 2) >= 0


def _taken_up(at: int, place: PlaceAt) -> PlaceAt:
    return PlaceAt(at, at + 1, place.core, place.types, place.terms, False, again=place.again or place)


_ORDINARY = of_kind("often", "word", "name")
_SETTLED = frozenset({"city", "town", "village", "neighbourhood", "camp"})
_SPEAKER = 6  # units from a verb of saying to the place that its subject is of
_UNITS = frozenset({"district", "governorate"})
_TOWN = 1  # units between the name of a site and the town that it stands in: سوق الهال في بلدة X


def in_short(sheet: Sheet, place: PlaceAt, found: Sequence[PlaceAt]) -> PlaceAt:
    """الغوطة behind الغوطة الشرقية is that one; where the report names both sides of a region it is the whole."""
    if place.last - place.core != 1 or "region" not in [term.row["type"] for term in place.terms]:
        return place
    name = sheet.forms[place.core]
    fuller = [one for one in found if one.last - one.core == 2 and sheet.forms[one.core] == name and one.terms]
    return replace(place, terms=fuller[-1].terms, again=fuller[-1]) if len({one.terms[0].row["id"] for one in fuller}) == 1 else place


_CAPITALS = rule_words("place_again.capitals")
_SIDED = rule_forms("nisba_endings")


def _named_behind(sheet: Sheet, at: int) -> bool:
    """صنعاء, or the adjective of a country and the name behind it."""
    if at >= sheet.size:
        return False
    definite = sheet.forms[at].startswith("ال")
    if definite and sheet.forms[at].endswith(_SIDED):
        return at + 1 < sheet.size and sheet.term(at + 1, "place") is not None
    return not sheet.pre[at] and (definite or sheet.term(at, "place") is not None)


def _capital_again(sheet: Sheet, at: int, found: Sequence[PlaceAt]) -> PlaceAt | None:
    """العاصمة, العاصمة الليبية: the capital named last; with its name (العاصمة صنعاء) it is no place of its own."""
    if _named_behind(sheet, at + 1):
        return None
    kept = next((place for place in reversed(found[-40:]) if not place.composed and any(term.row["id"] in _CAPITALS for term in place.terms)), None)
    return PlaceAt(at, at + 1, kept.core, kept.types, kept.terms, False, again=kept.again or kept) if kept else None
