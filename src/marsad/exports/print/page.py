"""The page of incidents for paper: all that is shown of each, in Arabic, English or both; nothing is cut, nothing is fetched."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import Any

from marsad.exports.cells import plain_text
from marsad.exports.flat import GROUPS, RADIUS
from marsad.exports.formats.sheets import evidence, people
from marsad.exports.peers import side, spell
from marsad.exports.print.maps import map_of
from marsad.exports.seen import ClaimSeen, Seen
from marsad.exports.tables import codes
from marsad.exports.writing import About
from marsad.phrasing.incident_point import point_of
from marsad.phrasing.names import name_of
from marsad.phrasing.point import sentence
from marsad.phrasing.tables import words

Plain = dict[str, Any]
PAPERS = {"a4": "A4", "letter": "letter"}
STYLE = """
@page { size: %s; margin: 16mm 14mm; }
body { font: 10.5pt/1.5 "Noto Naskh Arabic", "IBM Plex Sans Arabic", "DejaVu Sans", sans-serif; margin: 0 auto; max-width: 190mm; color: #111; }
h1 { font-size: 15pt; margin: 0 0 2mm; } h2 { font-size: 11.5pt; margin: 5mm 0 1mm; break-after: avoid; }
table { border-collapse: collapse; width: 100%%; table-layout: fixed; }
th, td { border: 0.3mm solid #888; padding: 0.8mm 1.5mm; text-align: start; vertical-align: top; overflow-wrap: anywhere; unicode-bidi: plaintext; }
th { background: #eee; } tr { break-inside: avoid; } thead { display: table-header-group; }
article + article { break-before: page; } p { margin: 1mm 0; } .hash { font: 8pt monospace; }
"""


def page(incidents: Sequence[Seen], about: About, *, languages: tuple[str, ...], paper: str, ledger: tuple[int, str]) -> str:
    """A document of incidents, once in each language."""
    parts = "".join(_article(one, about, language, ledger) for one in incidents for language in languages)
    first = languages[0]
    points = [(one.incident["place"]["lat"], one.incident["place"]["lon"]) for one in incidents if one.incident["place"] and one.incident["place"]["lat"] is not None]
    parts = map_of(points, about.title) * (len(incidents) > 1) + parts  # a list begins with where all of it lies
    style = STYLE % PAPERS[paper]
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{escape(plain_text(about.title))}</title><style>{style}</style>'
    return f'<!doctype html>\n<html lang="{first}" dir="{direction(first)}">\n<head>{head}</head>\n<body><main>\n{parts}</main></body>\n</html>\n'


def direction(language: str) -> str:
    """rtl or ltr."""
    return "rtl" if language == "ar" else "ltr"


def say(key: str, language: str) -> str:
    """A word of the table words.tsv; one that is not in it stands as it is."""
    found = codes("words").get(key) or words("terms").get(key)
    return found[language] if found else key.partition(".")[2].replace("_", " ")


def _article(one: Seen, about: About, language: str, ledger: tuple[int, str]) -> str:
    """One incident on paper, with the head of the ledger below."""
    foot = _Words(language).section("label.ledger", f'<p class="hash" dir="ltr">{ledger[0]} {ledger[1]}</p>')
    return article(one, about, language, foot)


def article(one: Seen, about: About, language: str, foot: str = "") -> str:
    """One incident: each section has a heading, and one that has nothing to tell is left out."""
    incident, made = one.incident, _Words(language)
    if incident["withheld"]:
        body = f"<p>{_text(made('label.withheld'))}</p>" + made.section("label.sources", _sources(one, made))
    else:
        body = "".join(made.section(heading, told) for heading, told in _sections(one, about, made))
    title = _text(headline(incident, language))
    return f'<article lang="{language}" dir="{direction(language)}">\n<h1>{title}</h1>\n<p class="hash" dir="ltr">{incident["id"]}</p>\n{body}{foot}</article>\n'


def headline(incident: Plain, language: str) -> str:
    """What happened, where and when."""
    day, place = incident["date"], incident["place"]
    days = " – ".join(dict.fromkeys(word for word in (day["start"], day["end"]) if word)) or say("label.no_day", language)
    kind = say(f"type.{incident['type']}", language) if incident["type"] else ""
    return " · ".join(word for word in (kind, _place_name(place, language) if place else say("label.no_place", language), days) if word)


def _place_name(place: Plain, language: str) -> str:
    return name_of(place["name"], language, ident=place.get("id"), table="places")


def _sections(one: Seen, about: About, made: _Words) -> Iterator[tuple[str, str]]:
    incident = one.incident
    by_uid = {claim.uid: claim for claim in one.claims}
    yield "label.summary", f"<p>{_text(point(one, made.language))}</p>\n" + _summary(incident, made)
    yield "label.numbers", _numbers(incident, made)
    yield "label.parties", _parties(incident, about, made)
    yield "label.disputes", _disputes(incident, by_uid, made)
    yield "label.grade", _grade(incident, made)
    yield "label.accounts", _accounts(incident, by_uid, made)
    yield "label.claims", _claims(one, made)
    yield "label.people", _people(one, about, made)
    yield "label.place", _place(incident["place"], made)
    yield "label.sources", _sources(one, made)
    yield "label.evidence", _evidence(one, about, made)


class _Words:
    """Words and tables in one language."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __call__(self, key: str) -> str:
        return say(key, self.language)

    def name(self, words: str) -> str:
        """A voice in the reader's letters, what is written beside it."""
        told = name_of(words, self.language)
        return told if told == words else f"{told} ({words})"

    def section(self, heading: str, told: str) -> str:
        """A heading with what stands under it; nothing where nothing does."""
        return f"<section><h2>{_text(self(heading))}</h2>\n{told}</section>\n" if told else ""

    def table(self, heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
        """A table with its heads; nothing where it has no rows."""
        lines = "".join(f"<tr>{''.join(f'<td>{_text(cell)}</td>' for cell in row)}</tr>\n" for row in rows)
        head = "".join(f'<th scope="col">{_text(self(key) if "." in key else key)}</th>' for key in heads)
        return f"<table><thead><tr>{head}</tr></thead><tbody>\n{lines}</tbody></table>\n" if lines else ""


def _people_of(incident: Plain, outcome: str, group: str, made: _Words) -> str:
    count = incident[outcome].get(group)
    return spell(count["min"], count["max"]) if count and count["min"] is not None else made("label.not_stated")


def point(one: Seen, language: str) -> str:
    """What the incident says, in one sentence."""
    voices = {claim.uid: name_of(_voice(claim), language) for claim in one.claims}
    return sentence(point_of(one.incident, voices, language), language)


def _summary(incident: Plain, made: _Words) -> str:
    counted = [f"{made(f'label.{outcome}')}: {_people_of(incident, outcome, 'all', made)}" for outcome in ("killed", "injured")]
    origins = spell(incident["origins"]["min"], incident["origins"]["max"])
    parts = [*counted, f"{made('label.origins')}: {origins}", f"{made('label.reports')}: {len(incident['reports'])}", _value(incident, made)]
    return f"<p>{_text(' · '.join(parts))}</p>\n"


def _value(incident: Plain, made: _Words) -> str:
    decided, value = incident["decided"]["grade"], incident["assessment"]["value"]
    if decided:
        return f"{made('label.grade')}: {made('grade.' + decided['value'])} ({made('label.decided')})"
    return f"{made('label.grade')}: {made('grade.' + value) + ' (' + made('label.proposed') + ')' if value else made('label.no_grade')}"


def _numbers(incident: Plain, made: _Words) -> str:
    names = {group: made("label.all") if group == "all" else made(f"group.{group}") for group in GROUPS}
    rows = [(name, *(_people_of(incident, outcome, group, made) for outcome in ("killed", "injured"))) for group, name in names.items()]
    return made.table(("label.group", "label.killed", "label.injured"), rows)


def _parties(incident: Plain, about: About, made: _Words) -> str:
    rows = [(_name(party["actor"], about, made.language), made(f"stance.{party['stance']}")) for party in incident["attribution"]]
    return made.table(("label.party", "label.stance"), rows) or f"<p>{_text(made('label.no_party'))}</p>\n"


def _name(actor: str, about: About, language: str) -> str:
    known = (about.actors or {}).get(actor)
    return known["name"].split("|")[0].lstrip("?~") if known and language == "ar" else side(actor, about).name


def _voice(claim: ClaimSeen | None) -> str:
    if claim is None:
        return ""
    chain = claim.claim["chain"]
    return str(chain[0]["name"] if chain else claim.report["outlet"] or "")


def _disputes(incident: Plain, claims: dict[str, ClaimSeen], made: _Words) -> str:
    rows = [(made(f"dispute.{one['kind']}"), " · ".join(dict.fromkeys(made.name(_voice(claims.get(uid))) for uid in one["claims"] if uid in claims))) for one in incident["disputes"]]
    return made.table(("label.disputes", "label.chain"), rows)


def _grade(incident: Plain, made: _Words) -> str:
    steps = incident["assessment"]["trace"]
    rows = [(step["rule"].replace("_", " "), made("label.holds") if step["holds"] else made("label.fails"), step.get("why") or "") for step in steps]
    return f"<p>{_text(_value(incident, made))}</p>\n" + made.table(("label.rule", "label.grade", "label.words"), rows)


def _accounts(incident: Plain, claims: dict[str, ClaimSeen], made: _Words) -> str:
    rows = [
        (made.name(_voice(claims.get(one["claim"]))), made(f"label.{one['outcome']}"), made(f"group.{group}"), spell(count["min"], count["max"]), made(f"bound.{one['bound']}"))
        for one in incident["figures"]
        for group, count in one["counts"].items()
    ]
    return made.table(("label.chain", "label.outcome", "label.group", "label.count", "label.bound"), rows)


def _claims(one: Seen, made: _Words) -> str:
    rows = [(" ← ".join(made.name(str(voice["name"])) for voice in claim.claim["chain"]), made(f"act.{claim.claim['act']}"), claim.words, claim.report["published"]) for claim in one.claims]
    return made.table(("label.chain", "label.act", "label.words", "label.published"), rows)


def _people(one: Seen, about: About, made: _Words) -> str:
    rows = dict.fromkeys((person["name"] or person["latin"], made(f"label.{person['outcome']}"), person["age_years"] or person["age"]) for person in people(one, about))
    return made.table(("label.name", "label.outcome", "label.age"), rows)


def _place(place: Plain | None, made: _Words) -> str:
    """The place in words, and where it lies on a map of borders that is drawn here; nothing is fetched."""
    if place is None:
        return f"<p>{_text(made('label.no_place'))}</p>\n"
    words = " · ".join(str(word) for word in (place["name"], *place["also"], place["adm1"]) if word)
    if place["lat"] is None or place["lon"] is None:
        return f"<p>{_text(words)} · {_text(made('label.no_point'))}</p>\n"
    radius = RADIUS.get(place["accuracy"] or "")
    near = f" · ± {radius} {made('label.metres')}" if radius else ""
    return f"<p>{_text(words)} · <span dir=\"ltr\">{place['lat']:.4f}, {place['lon']:.4f}</span>{_text(near)}</p>\n{map_of([(place['lat'], place['lon'])], words)}"


def _sources(one: Seen, made: _Words) -> str:
    rows = [(head["outlet"], head["published"], head["title"], head["url"]) for head in (report.head for report in one.reports.values())]
    return made.table(("label.outlet", "label.published", "label.words", "label.address"), rows)


def _evidence(one: Seen, about: About, made: _Words) -> str:
    rows = [(row["report"] or row["caption"], row["received"], row["original_sha256"], row["final"] or row["requested"]) for row in evidence(one, about)]
    return made.table(("label.reports", "label.received", "label.hash", "label.address"), rows)


# days and ranges run from the left in Arabic lines too: 2018-03-06 and 1–3 would else stand the other way round
_NUMBERS = re.compile(r"≥?\d+(?:[-–:.…]\d+)+|≥\d+")


def _text(value: Any) -> str:
    if value is None:
        return ""
    return _NUMBERS.sub(lambda found: f'<bdi dir="ltr">{found[0]}</bdi>', escape(plain_text(str(value)), quote=False))
