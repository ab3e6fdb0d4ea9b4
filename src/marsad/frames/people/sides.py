"""Of which side people are: the party whose men they are, named (عناصر حزب X) or by its kind (قوات, ميليشيا)."""

from __future__ import annotations

from dataclasses import replace

from marsad.frames.names import is_given
from marsad.frames.people.phrase import People
from marsad.frames.victims import mixed, of_force, outcome_of, person_at, with_noun
from marsad.frames.words import words_of
from marsad.grammar.sheet import Sheet
from marsad.lexicon.terms import Term
from marsad.model.reading import Victims
from marsad.syntax.phrases import starts_number
from marsad.syntax.tokens import CLOSED, Tokens
from marsad.text.rule_words import AND, BY, IN

FORCES = frozenset({"fighter", "soldier"})
QUOTES = frozenset({'"', "«"})
_OPENS = frozenset({'"', "("})  # من "داعش", من (داعش)
_BEFORE_PARTY = frozenset({"", "ل", "ال"})
_PROPER = frozenset({"place", "actor"})
_LONGEST_QUOTE = 4


def party(tokens: Tokens, people: People, at: int, end: int) -> int | None:
    """The party whose men they are: a name of the packs, or قوات, جيش, ميليشيا, تنظيم with what names it."""
    sheet = tokens.sheet
    if at >= end or sheet.pre[at] not in _BEFORE_PARTY:
        return None
    if people.outcomes and sheet.forms[at] in words_of("no_side"):
        return None  # شهداء العدوان: whom it killed, not its men
    quoted = at + 1 if sheet.forms[at] in _OPENS and at + 1 < end else at
    if sheet.forms[quoted] in words_of("two_ministries"):
        people.victims, people.combatant = replace(people.victims, status="unknown"), False
        return over_phrase(tokens, quoted, end)
    if (people.combatant or not people.noun) and not words_of("saves").isdisjoint(sheet.forms[quoted : quoted + 3]):
        people.victims, people.combatant, people.noun = replace(people.victims, status="civilian", role="rescuer"), False, True
        return over_phrase(tokens, quoted, end)  # عناصر من فوج الإطفاء, خمسة من فريق الدفاع المدني
    if people.victims.role == "commander" and _unarmed(sheet, quoted):
        people.victims, people.noun = replace(people.victims, status="unknown"), True
        return over_phrase(tokens, at, end)
    if keeps_order(sheet, quoted):
        return _police(tokens, people, quoted, end)
    if force := _force_of(sheet.term(quoted, "actor")):
        people.victims, people.noun = of_force(people.victims, force), True
        stop = sheet.stops[quoted]
        return _other_side(tokens, people, stop + (quoted > at), end)
    if _is_tribe(sheet, quoted):
        people.noun = True
        return sheet.stops[quoted]
    return _by_kind(tokens, people, at, end)


def _is_tribe(sheet: Sheet, at: int) -> bool:
    """(عشرة أفراد من) الطوارق: a people or a tribe of the packs, whose members are not all under arms."""
    actor = sheet.term(at, "actor")
    return actor is not None and actor.row.get("type") == "identity_militia"


def _police(tokens: Tokens, people: People, at: int, end: int) -> int:
    """عناصر من الشرطة, ضابط في الشرطة: neither soldiers nor fighters; مرتزق من الشرطة and عامل في البلدية stay what they are."""
    if people.combatant or people.victims.status not in ("fighter", "civilian"):
        people.victims, people.combatant = replace(people.victims, status="unknown", role="police"), False
    people.noun = True
    return over_phrase(tokens, at, end)


def keeps_order(sheet: Sheet, at: int) -> bool:
    """الشرطة, قوات الأمن, القوى الأمنية, حرس الحدود, and the police of the packs by name; الأمن العسكري is of an army."""
    actor = sheet.term(at, "actor")
    if actor is not None and actor.row.get("type") == "police":
        return True
    unit = at + (sheet.forms[at] in words_of("force_noun"))
    if sheet.forms[unit] in words_of("police"):
        return True
    of_security = " ".join(sheet.forms[unit : unit + 1]) in words_of("order") or " ".join(sheet.forms[unit : unit + 2]) in words_of("order")
    return of_security and words_of("of_an_army").isdisjoint(sheet.forms[unit + 1 : unit + 2])


def _unarmed(sheet: Sheet, at: int) -> bool:
    """(قياديي) حزب المؤتمر, التجمع اليمني للإصلاح: a party that no table knows to have men under arms."""
    actor = sheet.term(at, "actor")
    if actor is None:
        return sheet.forms[at] in words_of("a_party") and not sheet.forms[at + 1].isascii()  # not حزب P.K.K
    return not (actor.row.get("type") or actor.row.get("force") in FORCES)


def _by_kind(tokens: Tokens, people: People, at: int, end: int) -> int | None:
    """قوات العشائر, جيش الأحرار: a word for a force; a party named behind it may tell another kind."""
    force = kind_of_force(tokens.sheet.forms[at])
    if not force:
        return None
    if at + 1 < end and tokens.sheet.forms[at + 1] in words_of("of_infantry"):
        force = "soldier"  # لواء المشاة الثامن
    if people.victims.status == "soldier" and tokens.sheet.forms[at] in words_of("unit_name"):
        force = "soldier"  # جندي من لواء غولاني
    inner = tokens.sheet.term(at + 1, "actor") if at + 1 < end else None
    named = inner.row.get("force") if inner else None
    militia = tokens.sheet.forms[at] in words_of("militia")
    people.victims, people.noun = of_force(people.victims, named if named in FORCES and not militia else force), True
    return _other_side(tokens, people, over_phrase(tokens, at, end), end)


def kind_of_force(form: str) -> str:
    """قوات has soldiers, ميليشيا fighters; nothing for other words."""
    return "soldier" if form in words_of("soldiers") else "fighter" if form in words_of("fighters") else ""


def _force_of(actor: Term | None) -> str:
    """The kind of men that a party has; شهداء دمشق are of the city, and none of the army whose government sits there."""
    return actor.row.get("force", "") if actor and actor.form not in ("media", "metonym") else ""


def side_of(tokens: Tokens, at: int, end: int) -> str:
    """The force whose name fills a stretch: fighter or soldier; nothing where none does."""
    people = People(at, end, None, None, "unstated")
    return people.victims.status if party(tokens, people, at, end) == end else ""


def _other_side(tokens: Tokens, people: People, at: int, end: int) -> int:
    """130 من قوات X والفصائل المسلحة: men of two sides are of neither alone."""
    sheet, apart = tokens.sheet, tokens.sheet.forms[at : at + 1] == [AND]  # الجيش و الفصائل
    at += apart
    if at >= end or not (apart or sheet.pre[at] == AND) or people.victims.status not in FORCES:
        return at - apart
    actor = sheet.term(at, "actor")
    if (actor is None or not actor.key) and people.counted and (kind := _other_men(sheet, at)) is not None:
        people.victims = mixed(people.victims, with_noun(Victims(), kind))
        return sheet.stops[at]
    other = "police" if keeps_order(sheet, at) else actor.row.get("force", "") if actor else kind_of_force(sheet.forms[at])
    if not other or other == people.victims.status:
        return at - apart
    people.victims = replace(people.victims, status="unknown")
    return sheet.stops[at] if actor else over_phrase(tokens, at, end)


def _other_men(sheet: Sheet, at: int) -> Term | None:
    """(59 من داعش) والمتمردين: a definite noun for many in the genitive, that one number counts with those before."""
    return person_at(sheet, at) if sheet.forms[at][:2] == "ال" and sheet.forms[at].endswith("ين") else None


def _goes_with_noun(tokens: Tokens, at: int) -> bool:
    """A definite word, a name, or one that no table knows; no verb and no number."""
    sheet = tokens.sheet
    fits = sheet.forms[at][:2] == "ال" or not sheet.terms[at] or bool(sheet.kinds[at] & _PROPER)
    return fits and not starts_number(tokens, at)


def over_phrase(tokens: Tokens, at: int, end: int) -> int:
    """Behind a noun and the definite words and names that go with it."""
    sheet, stop = tokens.sheet, tokens.sheet.stops[at]
    while stop < min(end, at + 5) and (not sheet.pre[stop] or _joined_adjective(sheet, stop)) and not tokens.flags[stop] & CLOSED and not sheet.dated[stop]:
        if not _goes_with_noun(tokens, stop) or sheet.forms[stop] in words_of("not_name") or person_at(sheet, stop):
            break
        if sheet.forms[stop - 1][:2] == "ال" and is_given(tokens, stop):
            break  # العقيد في القوات الجوية فلان
        stop = sheet.stops[stop]
    return stop


def _joined_adjective(sheet: Sheet, at: int) -> bool:
    """الفصائل الإسلامية والمقاتلة: of what kind they are besides."""
    return sheet.pre[at] == AND and sheet.forms[at] in words_of("also_adjective") and sheet.forms[at - 1].endswith("ه")


def doers_of(sheet: Sheet, at: int) -> bool:
    """مرتكبي الجريمة, منظمي المظاهرة: a plural participle that no table knows, before what they did; not مباني المدينة."""
    form = sheet.forms[at]
    plural = len(form) > 4 and form[0] == "م" and form[-1] == "ي"
    return plural and not sheet.terms[at] and sheet.forms[at + 1][:2] == "ال"


# --- steps behind the head of a phrase ---


def of_police(tokens: Tokens, people: People, at: int, end: int) -> int | None:
    """نقيب شرطة, عريف بالشرطة: a rank of an army, of the police where they stand right behind it."""
    bare = not tokens.sheet.pre[at] and tokens.sheet.forms[at] in words_of("police")
    theirs = bare or (tokens.sheet.pre[at] == BY and keeps_order(tokens.sheet, at))
    return _police(tokens, people, at, end) if theirs and people.noun and people.victims.status in FORCES else None


def and_police(tokens: Tokens, people: People, at: int, end: int) -> int | None:
    """رجال الجيش والشرطة, قوات الجيش والأمن: men of two forces are of neither alone."""
    sheet = tokens.sheet
    if sheet.pre[at] != AND or sheet.forms[at - 1][:2] != "ال" or not keeps_order(sheet, at):
        return None
    people.victims = replace(people.victims, status="unknown")
    return sheet.stops[at]


def _civilian_body(sheet: Sheet, at: int) -> bool:
    body = sheet.term(at, "actor")
    return body is not None and body.row.get("force") == "civilian"


def of_whom(tokens: Tokens, people: People, at: int, end: int) -> int | None:
    """عناصر لقوات النظام, جثث لمدنيين, تابعين للجيش."""
    sheet = tokens.sheet
    if sheet.forms[at] in words_of("with_it") and sheet.forms[at - 1] in words_of("sides_with"):
        return at + 1  # (18 من الجبهة) والمقاتلين الموالين لها
    if sheet.forms[at] in words_of("belonging") and at + 1 < end:
        return party(tokens, people, at + 1, end)
    if sheet.pre[at] == BY and people.combatant and _civilian_body(sheet, at):
        people.victims, people.combatant = replace(people.victims, status="civilian"), False
        return over_phrase(tokens, at, end)  # عنصر بالدفاع المدني
    if sheet.pre[at] != "ل" or not people.noun:
        return None
    if (stop := _takes_owner(sheet, people, at)) is not None:
        return stop
    if sheet.forms[at - 1] in words_of("sides_with") and people.victims.status in ("fighter", "civilian"):
        return sheet.stops[at]  # الميليشيات المساندة للنظام: whom they side with makes them none of his men
    return party(tokens, people, at, end)


def _takes_owner(sheet: Sheet, people: People, at: int) -> int | None:
    """جثث لمدنيين: the noun for people behind a word of harm that says nothing of who they were."""
    term = person_at(sheet, at) if people.outcomes and people.victims.status == "unknown" else None
    if term is None:
        return None
    people.victims = with_noun(people.victims, term)
    return sheet.stops[at]


def own_force(sheet: Sheet, people: People, at: int) -> int:
    """مقاتليها, عناصره: men of the party told before."""
    people.victims, people.noun, people.own_force = of_force(people.victims, "fighter"), True, True
    return sheet.stops[at]


def actor_step(tokens: Tokens, people: People, at: int, end: int) -> int | None:
    """عنصران حزب X, مقاتلو "الفيلق", خمسة "شبيحة": a party or a quoted name right behind."""
    sheet = tokens.sheet
    if people.counted and not people.noun and sheet.phrase(at, "own_force"):
        return own_force(sheet, people, at)
    if people.outcomes and sheet.forms[at] in words_of("no_side"):
        return None
    actor = None if sheet.pre[at] else sheet.term(at, "actor")
    if actor is not None and people.noun and keeps_order(sheet, at):
        return _police(tokens, people, at, end)  # غالبيتهم من عناصر القوات الأمنية
    if force := _force_of(actor):
        people.victims, people.noun = of_force(people.victims, force), True
        return sheet.stops[at]
    if actor is not None and actor.form == "metonym" and people.victims.status in FORCES:
        return sheet.stops[at]  # (عناصر الميليشيا) المدعومة روسيا
    return _in_quotes_or_by_kind(tokens, people, at, end)


def _in_quotes_or_by_kind(tokens: Tokens, people: People, at: int, end: int) -> int | None:
    sheet = tokens.sheet
    quote = _is_short_quote(tokens, at)
    if people.combatant:
        return party(tokens, people, at, end) if quote or sheet.forms[at] == "(" or kind_of_force(sheet.forms[at]) else None  # العشرات من عناصر (داعش)
    if quote and people.counted and not people.noun and (term := person_at(sheet, at + 1)):
        people.victims, people.noun = with_noun(people.victims, term), True
        people.outcomes = (outcome,) if (outcome := outcome_of(term)) else people.outcomes  # نحو 1180 «شهيدا»
        return sheet.prose.closes[at] + 1
    return None


def _is_short_quote(tokens: Tokens, at: int) -> bool:
    closes = tokens.sheet.prose.closes
    return tokens.sheet.forms[at] in QUOTES and at in closes and closes[at] - at <= _LONGEST_QUOTE


def commands(tokens: Tokens, people: People, at: int, end: int) -> int | None:
    """قائد عسكري بجماعة X, في حركة Y: who commands an armed group is a fighter, whatever his office is called."""
    if people.victims.role != "commander":
        return None
    sheet = tokens.sheet
    led = at + (sheet.forms[at] == IN)
    if keeps_order(sheet, led) or sheet.forms[led] in words_of("led_unarmed"):
        people.victims = replace(people.victims, status="unknown")  # قائد شرطة المدينة, قائد المركبة
        return over_phrase(tokens, led, end)
    unit, form = _in_or_by(sheet, at, end)
    actor = sheet.term(unit, "actor") if form else None
    if _unarmed(sheet, unit):
        people.victims = replace(people.victims, status="unknown")
        return over_phrase(tokens, unit, end)
    if not (actor.row.get("force") == "fighter" if actor else form in words_of("fighters")):
        return None
    people.victims = replace(people.victims, status="fighter")
    if actor:
        return sheet.stops[unit]
    named = unit + (unit + 1 < end and sheet.forms[unit + 1][:2] == "ال")  # حركة الشباب: its name is no word for people
    return over_phrase(tokens, named, end)


def _in_or_by(sheet: Sheet, at: int, end: int) -> tuple[int, str]:
    """في جماعة, بجماعة: the unit of the noun behind في or ب, and the noun without it; no word where neither stands."""
    if sheet.forms[at] == IN:
        return at + 1, sheet.forms[at + 1] if at + 1 < end else ""
    if sheet.pre[at]:
        return at, sheet.forms[at] if BY in (sheet.pre[at], sheet.forms[at][:1]) else ""
    return at, sheet.forms[at][1:] if sheet.forms[at][:1] == BY else ""


def of_fighters(tokens: Tokens, people: People, unit: int, end: int) -> int | None:
    """أحد أبرز خبراء التفخيخ في تنظيم X, مسؤول في القاعدة: who belongs to an armed group is one of its men, as is a member of an army; an activist in it may be; not رجل في غرفة نومه, عضو في حزب."""
    own, sheet = people.victims, tokens.sheet
    named = sheet.forms[unit] == '"' or "actor" in sheet.kinds[unit] or sheet.forms[unit] in words_of("militias")
    stop = None if not named else party(tokens, people, unit, end)
    serves = sheet.forms[unit - 2] in words_of("serving_one") or sheet.forms[unit - 1] in words_of("serving_one")  # منتسب في الجيش, فرد بالجيش
    if stop is None or people.victims.status == "fighter" or own.role == "activist" or serves:
        return stop
    people.victims = own
    return None
