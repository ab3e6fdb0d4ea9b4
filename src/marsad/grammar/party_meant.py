"""Which party or body a name means in a report: by its country, its day, what stands beside the name, and the full name elsewhere.

A full name that one body bears means that body anywhere. A name that several bear (الدفاع المدني), one that means a party only
in its country (النظام), and one that only takes up a full name (الهيئة) are settled here; where nothing settles them they mean
nobody, and what they may mean is kept as the reason.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from marsad.grammar.namesakes import countries_of, place_countries, told_countries
from marsad.grammar.stands_alone import stands_alone
from marsad.lexicon.lexicon import Scan
from marsad.lexicon.terms import Term
from marsad.lexicon.validity import STOPS, held_in, year_beside
from marsad.model.reading import Why
from marsad.model.values import fixed
from marsad.text.rule_words import ARTICLE, IN, rule_words

_FULL = frozenset({"name", "hostile"})
_PLAIN = frozenset({"media", "metonym", *_FULL})  # forms that mean what they say where one body bears the name
_ARMED = frozenset({"fighter", "soldier"})
_PEOPLE = frozenset({"source", "person"})
_NEAR = 0.75  # a local name counts in the country told most often, or in one told at least so often by comparison


@dataclass(slots=True)
class Clues:
    """What a report tells of itself: how often each country, the day, and at which units each party is named in full."""

    told: Mapping[str, int]
    published: date | None
    named: dict[str, list[int]] = field(default_factory=dict)

    def weight(self, countries: frozenset[str]) -> int:
        """How often the most told of these countries is told."""
        return max((self.told.get(country, 0) for country in countries), default=0)

    def leads(self, countries: frozenset[str]) -> bool:
        """One of these countries is what the report is about, as far as places and parties tell."""
        weight = self.weight(countries)
        return weight > 0 and weight >= _NEAR * max(self.told.values())


def settle_parties(scan: Scan, published: date | None, home: str = "") -> dict[int, Why]:
    """Leave at each name the one party that it means, else one without an id; the reasons by unit.

    1. Names that several bear, by day and country: they introduce their party for short names.
    2. Local and short names, those of several words first: they introduce their party for those of one word.
    """
    units = [at for at in scan.named if "actor" in scan.kinds[at]]
    bearers = {at: _bearers(scan, at) for at in units}
    open_ = [at for at in units if _open(bearers[at])]
    if not open_:
        return {}
    clues = Clues(_told(scan, home), published)
    unsettled = frozenset(open_)
    names = {at: _full(met) for at, met in bearers.items()}
    for at, full in names.items():
        if at not in unsettled or len({term.key for term in full}) == 1:
            for term in full:
                clues.named.setdefault(term.key, []).append(at)
    reasons: dict[int, Why] = {}
    for at in [at for at in open_ if names[at]]:  # 1
        reasons[at] = _settle(scan, at, _shared(scan, at, clues))
        for term in _full(_bearers(scan, at)):
            clues.named.setdefault(term.key, []).append(at)
    for at in sorted((at for at in open_ if at not in reasons), key=lambda at: (scan.stops[at] == at + 1, at)):  # 2
        reasons[at] = _settle(scan, at, _taken_up(scan, at, clues))
        for term in _full(_bearers(scan, at)):
            clues.named.setdefault(term.key, []).append(at)
    return reasons


def _told(scan: Scan, home: str) -> Mapping[str, int]:
    """How often each country is told; the outlet's own country where the report tells none."""
    told = told_countries(scan)
    return told if told or not home else Counter({home.lower(): 1})


def _open(bearers: list[Term]) -> bool:
    return (len(bearers) > 1 and len({term.key for term in bearers}) > 1) or not _PLAIN.issuperset([term.form for term in bearers])


def _bearers(scan: Scan, at: int) -> list[Term]:
    """The actors that may be meant at a unit: each once, under its fullest form."""
    actors = [term for term in scan.terms[at] if term.kind == "actor"]
    if len(actors) == 1:
        return actors
    found: dict[str, Term] = {}
    for term in actors:
        if term.key not in found or _rank(term) < _rank(found[term.key]):
            found[term.key] = term
    return list(found.values())


def _rank(term: Term) -> int:
    return 0 if term.form in _FULL else 2 if term.form.startswith("short") else 1


def _full(bearers: list[Term]) -> list[Term]:
    return [term for term in bearers if term.form in _FULL and term.key]


@fixed
class Choice:
    """Who is meant and why; ``term`` None where nothing settles it."""

    term: Term | None
    rule: str
    weights: tuple[tuple[str, float], ...] = ()


def _shared(scan: Scan, at: int, clues: Clues) -> Choice:
    """A full name that several bear: of those who bore it on the day, the one whose country the report tells most."""
    full = _full(_bearers(scan, at))
    bearers = [term for term in full if _valid(scan, at, term, clues)]
    if len(bearers) == 1 and (clues.published or len(full) == 1):
        return Choice(bearers[0], "party.day")
    return _by_country(bearers, clues)


def _by_country(bearers: list[Term], clues: Clues) -> Choice:
    weights = {term.key: clues.weight(countries_of(term)) for term in bearers}
    most = max(weights.values(), default=0)
    meant = [term for term in bearers if weights[term.key] == most]
    told = tuple((key, float(weight)) for key, weight in weights.items())
    return Choice(meant[0] if len(meant) == 1 and most else None, "party.country", told)


def _is_local(term: Term, clues: Clues) -> bool:
    """A name that means the party in its own country, where the report tells of that."""
    return term.form.startswith("local") and clues.leads(_where(term)) and bool(clues.published or not term.row.get("from"))


def _taken_up(scan: Scan, at: int, clues: Clues) -> Choice:
    """A short or local name: the party that the report names in full, else the one of the country that it tells.

    In a report without a day a local name does not mean a party that was founded in these years: it may be older than the party.
    """
    if not stands_alone(scan, at):
        return Choice(None, "party.longer_name")
    bearers = [term for term in _bearers(scan, at) if _valid(scan, at, term, clues) and not _at_home(scan, at, term, clues)]
    if behind := _country_behind(scan, at):
        of_it = [term for term in bearers if not behind.isdisjoint(_where(term))]
        return Choice(of_it[0] if len(of_it) == 1 else None, "party.country_behind")
    named = [term for term in bearers if term.key in clues.named and not _told_elsewhere(scan, at, term)]
    if len(named) == 1:
        return Choice(named[0], "party.named_in_full")
    if named:
        return Choice(None, "party.several_named")
    if so_called := _so_called(scan, at, clues):
        return Choice(so_called, "party.named_in_full")
    local = [term for term in bearers if _is_local(term, clues)]
    if len(local) == 1:
        return Choice(local[0], "party.local", tuple((country, float(clues.told.get(country, 0))) for country in sorted(_where(local[0]))))
    return _by_country(local, clues)


def _so_called(scan: Scan, at: int, clues: Clues) -> Term | None:
    """مليشيا الحزام الأمني, and then المليشيا: the last party before whose name that word stood, whomever else it means in the country."""
    if not _is_militia(scan, at):
        return None
    headed = [unit for units in clues.named.values() for unit in units if unit < at and _is_militia(scan, unit - 1) and scan.stops[unit - 1] == unit]
    return next((term for term in scan.terms[max(headed)] if term.kind == "actor"), None) if headed else None


def _is_militia(scan: Scan, at: int) -> bool:
    return any(term.kind == "source" and term.key in _MILITIA for term in scan.terms[at])


_MILITIA = rule_words("party_meant.militia")


def _at_home(scan: Scan, at: int, term: Term, clues: Clues) -> bool:
    """الاحتلال, in a report of Lebanon: who occupies it is nobody's own army there."""
    return term.form == _SHORT and not _OCCUPATION.isdisjoint(scan.forms[at : scan.stops[at]]) and clues.leads(countries_of(term))


_SHORT, _OCCUPATION = "short", rule_words("party_meant.occupation")


def _country_behind(scan: Scan, at: int) -> set[str]:
    """القوات الأمنية في تركيا, قوى الأمن اللبنانية: the country right behind a name of several words."""
    stop = scan.stops[at]
    if stop == at + 1 or stop + 1 >= len(scan.forms):
        return set()
    nations = {term.row["country"].lower() for term in scan.terms[stop] if term.kind == "nisba" and not scan.pre[stop] and scan.forms[stop].startswith(ARTICLE)}  # not قوات النظام وروسيا
    if nations or scan.forms[stop] != IN:
        return nations
    return {term.row["country"].lower() for term in scan.terms[stop + 1] if term.kind == "place" and term.row["type"] == "country" and term.form != "common"}


def _told_elsewhere(scan: Scan, at: int, term: Term) -> bool:
    """A local name in a sentence whose places all lie in countries where it does not count: الميليشيات المسلحة near Tarhuna."""
    if not term.form.startswith("local"):
        return False
    told = place_countries(scan, *_sentence(scan, at))
    return bool(told) and told.isdisjoint(_where(term) | countries_of(term))


def _sentence(scan: Scan, at: int) -> tuple[int, int]:
    """The units of the sentence around a unit."""
    first = next((i + 1 for i in range(at, -1, -1) if scan.forms[i] in STOPS), 0)
    last = next((i for i in range(at, len(scan.forms)) if scan.forms[i] in STOPS), len(scan.forms))
    return first, last


def _valid(scan: Scan, at: int, term: Term, clues: Clues) -> bool:
    """The party bore the name in the year that stands beside it, else on the day of publication."""
    if not (term.row.get("from") or term.row.get("until")):
        return True
    year = year_beside(scan.forms, at)
    return held_in(term.row, year if year else clues.published)


def _where(term: Term) -> frozenset[str]:
    """The countries in which a local name counts."""
    _, _, countries = term.form.partition("@")
    return frozenset(countries.lower().split(",")) if countries else countries_of(term)


def _settle(scan: Scan, at: int, choice: Choice) -> Why:
    """Put the chosen term in place of all that may be meant; where none was chosen, one without an id."""
    bearers = _bearers(scan, at)
    others = tuple(term for term in scan.terms[at] if term.kind != "actor")
    term = choice.term
    if term is not None:
        short = choice.rule == "party.named_in_full" and term.form.startswith("short")
        form = term.form if term.form in _PLAIN else "short" if short else "name"
        chosen: tuple[Term, ...] = (Term("actor", term.key, form, term.row),)
    else:
        chosen = _nobody(scan, at, bearers, choice)
    scan.terms[at] = chosen + others
    if not chosen:
        scan.kinds[at] = scan.kinds[at] - {"actor"}
    rest = [bearer.key for bearer in bearers if term is None or bearer.key != term.key]
    return Why(choice.rule, choice.weights, "|".join(rest) or None)


def _nobody(scan: Scan, at: int, bearers: list[Term], choice: Choice) -> tuple[Term, ...]:
    """A party without an id, of the kind that most have who may be meant; nothing where the word is part of another name.

    A single word that might mean bodies we know, and as well any other (الهيئة, الشبكة), is left to the words for sources;
    only a word that all who bear it fight under (التحالف) stays a party.
    """
    one_word = scan.stops[at] == at + 1
    armed = len(bearers) > 1 and all(term.row.get("force") in _ARMED for term in bearers)
    if choice.rule == "party.longer_name" or (one_word and scan.kinds[at] & _PEOPLE and not armed):
        return ()
    first = bearers[0]
    form = first.form if first.form in _PLAIN else "short" if one_word else "name"  # قوات النظام is named as told
    blank = {column: "" for column in ("id", "country", "theatre", "note", "adjective", "speaks_for", "sex")}
    most = {column: Counter(term.row.get(column, "") for term in bearers).most_common(1)[0][0] for column in ("kind", "force")}
    return (Term("actor", "", form, {**first.row, **blank, **most}),)
