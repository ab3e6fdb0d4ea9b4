"""Who tells a deed as his own: what the army announces it did, where nobody else is said to have done it."""

from __future__ import annotations

from marsad.grammar.event_found import PartyAt
from marsad.grammar.event_tellers import BARE_FORCES, LIABLE, OWNED_TO
from marsad.grammar.in_return import is_answered
from marsad.grammar.parties.deed import Deed
from marsad.grammar.parties.deed_types import MUTUAL, PERPETRATED, STRIKES
from marsad.grammar.parties.deed_words import JOINT
from marsad.grammar.party_phrases import named_parties
from marsad.grammar.party_states import party_that_speaks, state_that_speaks
from marsad.grammar.statement import ARMED, FIGHTING, Statement
from marsad.grammar.voices import Speaker
from marsad.text.rule_words import ARTICLE, BETWEEN, WITH, rule_forms, rule_words

_BORE_ARMS = frozenset({"fighter", "soldier"})
_BODIES = frozenset({"source", "actor", "nisba", "place"})
_ENEMIES = rule_forms("event_parties.enemies")

_CALLS = rule_words("verbs.calls")


def with_speaker(deed: Deed, out: list[PartyAt], own: Statement) -> list[PartyAt]:
    """أعلن الجيش قصف مواقع: who speaks did it himself, where nobody else is said to have."""
    if _came_about(deed, own) or is_answered(deed.sheet, own.content[0], deed.event.at) or any(party.role == "perpetrator" and party.rule != "hand.joint" for party in out) or deed.his_own_men_fell() or (doer := _party_of_speaker(deed, own)) is None:
        return out
    with_him = (PartyAt(doer.role, other.first, other.last, _spoken_for(deed, other), doer.rule) for other in own.speakers[1:] if other.voice.id and other.voice.kind in FIGHTING)
    return [doer, *with_him, *out]


def _came_about(deed: Deed, own: Statement) -> bool:
    """أعلن الجيش اندلاع مواجهات, استهداف مواقعها: told by who did not do it, or not alone."""
    if deed.words.breaks_out(deed.event.at) and not _with_others(deed, own):
        return True
    return deed.event.type in MUTUAL - {"clash"} or deed.struck_his_own()


def _with_others(deed: Deed, own: Statement) -> bool:
    """أقر الجيش X بوقوع اشتباكات مع مسلحين: who bears arms and tells of a fight with somebody was the other side."""
    behind = deed.sheet.forms[deed.event.stop : deed.event.stop + JOINT]
    return WITH in behind and BETWEEN not in behind and own.speakers[0].voice.kind in ARMED


def by_announcer(deed: Deed, out: list[PartyAt], announced: Statement) -> list[PartyAt]:
    """أعلن الجيش X مقتل مسلحين في غارة: who tells that his enemies were killed did it, where nobody else is said to have."""
    speaker = announced.speakers[0]
    fought = deed.words.fights(deed.event.at) and all(party.rule == "clash.theirs" for party in out if party.role == "perpetrator")  # أعلن X مقتل عشرة من Y في اشتباكات
    if (any(party.role == "perpetrator" for party in out) and not fought) or deed.his_own_men_fell():
        return out
    if fought and _are_others(out, speaker):
        return [PartyAt("perpetrator", speaker.first, speaker.last, _spoken_for(deed, speaker), "announced"), *out]
    if announced.act == "concede":
        return [PartyAt("perpetrator", speaker.first, speaker.last, _spoken_for(deed, speaker), "conceded"), *out] if _his_strike(deed, speaker) else out
    theirs = [party for party in out if party.role == "target"]
    enemies = any(deed.sheet.forms[unit].removeprefix(ARTICLE).startswith(_ENEMIES) for harm in deed.event.harms for unit in range(harm.first, min(harm.last + 2, deed.sheet.size)))
    others = speaker.voice.kind == "official_military" and _are_others(theirs, speaker)
    return [PartyAt("perpetrator", speaker.first, speaker.last, _spoken_for(deed, speaker), "announced"), *out] if enemies or others else out


def with_mourner(deed: Deed, out: list[PartyAt], mourned: Statement) -> list[PartyAt]:
    """أعلن الجيش X مقتل جنديين في معارك مع Y: whose soldiers fell in it is a side of it, where not both are told."""
    speaker = mourned.speakers[0]
    ident = party_that_speaks(deed.sheet, speaker)
    between = any(party.rule == "clash.between" or party.ident == ident for party in out)
    return out if between else [PartyAt("perpetrator", speaker.first, speaker.last, ident, "own.dead"), *out]


def _his_strike(deed: Deed, speaker: Speaker) -> bool:
    """أقر التحالف بمقتل مدنيين في غارة: who concedes that people died in a strike concedes his own, unless they bore arms or were his."""
    his = (unit for harm in deed.event.harms for unit in deed.sheet.nations_between(harm.first, harm.last + 1))
    armed = any(harm.victims.status in _BORE_ARMS for harm in deed.event.harms)
    return deed.event.type in STRIKES and not armed and all(deed.sheet.nations[unit].key != speaker.voice.id for unit in his)


def _are_others(parties: list[PartyAt], speaker: Speaker) -> bool:
    """أعلن الجيش X مقتل عشرة من Y: parties are told, each by its name, and none is the speaker's own."""
    return bool(parties) and all(party.ident and party.ident != speaker.voice.id for party in parties)


def _party_of_speaker(deed: Deed, own: Statement) -> PartyAt | None:
    """Who speaks, as the one who did it; of مصدر في الجيش the army. That somebody is dead or wounded is no deed that could be denied."""
    speaker, said = own.speakers[0], deed.sheet.term(own.cue[0], "saying")
    if said is not None and (said.key in _CALLS or deed.words.told_of(deed.event.at - 1)):
        return None  # اعتبر المتحدث فلان إطلاق الصاروخ انتهاكا, كشفت X هوية منفذ الهجوم
    ident = speaker.voice.id or state_that_speaks(deed.sheet, speaker.first, speaker.last)
    if ident is None and speaker.surname and deed.sheet.kinds[speaker.first].isdisjoint(_BODIES):
        return None  # أضاف العامري أن …، مشيرا إلى اعتقال 50: a man of whom no party is told
    if own.act not in OWNED_TO and (ident is None or speaker.voice.anonymous) and (his := _whose_forces(deed, own)) is not None:
        return his
    if own.act not in OWNED_TO and ident is None and speaker.voice.kind not in ARMED:
        return None  # أعلن محافظ المدينة تحرير قرية, أعلنت محكمة توقيف ضابط
    claimed = own.act == "claim_responsibility" and speaker.voice.id is not None  # قال متحدث باسم الجيش X إن دبابة قصفت
    if own.act not in OWNED_TO and not claimed and speaker.voice.anonymous:
        return None  # أكدت مصادر أمنية إطلاق صاروخين
    if own.act not in OWNED_TO:
        return PartyAt("perpetrator", speaker.first, speaker.last, _spoken_for(deed, speaker) or ident, "own.deed")
    party = next(iter(named_parties(deed.sheet, speaker.first, speaker.last, deed.event, deed.words)), None)
    if own.act == "concede" and deed.event.type == "casualties" and ident and deed.sheet.forms[own.content[0]].startswith(LIABLE):
        return PartyAt("perpetrator", speaker.first, speaker.last, _spoken_for(deed, speaker), "conceded")  # أقر الجيش بمسؤوليته عن مقتل ثلاثة
    if deed.event.type not in PERPETRATED and (deed.event.type != "clash" or (deed.words.fights(deed.event.at) and not (own.act == "concede" and _with_others(deed, own)))):
        return None  # of a fight nobody denies to be a side; نفت تركيا مسؤوليتها عن الهجوم, أقر الجيش بوقوع اشتباكات مع مسلحين
    if party is None:  # نفت تركيا ضلوعها في تفجير: a state named by its country
        return PartyAt("perpetrator", speaker.first, speaker.last, ident, "own.denied") if ident else None
    return PartyAt("perpetrator", party.first, party.last, deed.sheet.term_at(party.head, "actor").row.get("speaks_for") or party.ident, "own.denied")


def _whose_forces(deed: Deed, own: Statement) -> PartyAt | None:
    """قال متحدث باسم X إن قواته قتلت, قال مصدر عسكري عراقي إن المدفعية قصفت: the party in the words for him who speaks of his forces."""
    sheet, speaker, start = deed.sheet, own.speakers[0], own.content[0]
    if sheet.near("own_force", start, min(start + 3, sheet.size)) < 0 and sheet.forms[start] not in BARE_FORCES:
        return None
    party = next((party for party in named_parties(sheet, speaker.first, speaker.last, deed.event, deed.words) if party.ident), None)
    if party is not None:
        return PartyAt("perpetrator", party.first, party.last, party.ident, "own.deed")
    nation = next(iter(sheet.nations_between(speaker.first, speaker.last)), -1)
    return PartyAt("perpetrator", speaker.first, speaker.last, sheet.nations[nation].key, "own.deed") if nation >= 0 else None


def _spoken_for(deed: Deed, speaker: Speaker) -> str | None:
    """A spokesman or an office did not do it itself: of Y, who speaks for the army, the army; of the head of a government, the government."""
    row = next((term.row for _, term in deed.sheet.terms_of("actor", speaker.first, speaker.last) if term.key == speaker.voice.id), {})
    return row.get("speaks_for") or speaker.voice.id
