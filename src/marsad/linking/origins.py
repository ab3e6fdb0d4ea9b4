"""Independent origins: how many voices truly stand behind the claims of one incident, as an interval.

1. A chain is resolved to its first voice; "the source" is the voice named before in the report.
2. Claims with one first voice, one described voice of one relay, or re-used text share an origin.
3. A wire's own word, where others quote someone through that wire, is no origin beside them; nor is an outlet's own voice beside
   the sources of the same report.
4. What is left at most counts each group; at least, unnamed voices of different relays, and outlets that name no source,
   may be people already counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from marsad.linking.facts import Said, Source, VoiceRef
from marsad.linking.roots import Roots

VAGUE = frozenset(["unknown", "resident", "witness", "activist", "correspondent", "document", "social_media", "outlet", "wire", "broadcaster"])
RELAYS = frozenset(["wire", "broadcaster"])
ALIKE = {"rescue": "medical", "official_civil": "official_military"}  # kinds that outlets name for one another: a rescuer and a medic, a ministry's source and a police one


@dataclass(frozen=True, slots=True)
class Origin:
    """One group of claims that share an origin, those that name it first.

    ``named`` where its voice is known by name; ``kinds`` of its first voices; ``own`` where an outlet tells it in a text of its own and names no source.
    """

    claims: tuple[str, ...]
    named: bool
    kinds: frozenset[str]
    keys: frozenset[str]
    own: bool = False


@dataclass(frozen=True, slots=True)
class Origins:
    """How many independent origins there are, at least and at most, and the groups that make the most."""

    min: int
    max: int
    groups: tuple[Origin, ...]


def resolve(said: Iterable[Said]) -> dict[str, tuple[VoiceRef, ...]]:
    """The chain of each claim of one report with "the source" and "the agency" replaced by the voice that they take up."""
    chains: dict[str, tuple[VoiceRef, ...]] = {}
    before: list[tuple[VoiceRef, ...]] = []
    for one in sorted(said, key=lambda claim: claim.order):
        chain = one.chain
        if chain and chain[0].again:
            taken_up = next((past for past in reversed(before) if _takes_up(chain[0], past[0])), None)
            if taken_up:
                chain = taken_up if len(taken_up) >= len(chain) else (taken_up[0], *chain[1:])
        if len(chain) > 1:
            before.append(chain)
        chains[one.uid] = chain
    return chains


def _takes_up(again: VoiceRef, voice: VoiceRef) -> bool:
    if voice.again:
        return False
    if again.name.removeprefix("ال") in voice.name.removeprefix("ال").split()[:1]:
        return True  # الوزارة after وزارة الصحة
    if again.kind in RELAYS:
        return voice.kind in RELAYS
    return again.kind in {"unknown", voice.kind} and voice.kind not in RELAYS


def origins(
    claims: Sequence[Said],
    chains: Mapping[str, tuple[VoiceRef, ...]],
    sources: Mapping[str, Source],
    echoed: Iterable[tuple[str, str]] = (),
    side: Mapping[str, str] | None = None,
) -> Origins:
    """Count the origins of the claims of one incident. ``echoed`` are pairs of claims of which one re-uses the other's text, ``side`` says whom a person speaks for."""
    if not claims:
        return Origins(0, 0, ())
    tree = Roots()
    keys = {claim.uid: _key(claim, chains[claim.uid], sources[claim.report], side or {}) for claim in claims}
    keys = _under_full_names(keys)
    _join_equal(tree, keys)  # 2
    for a, b in echoed:
        if a in keys and b in keys and not _two_names(keys[a], keys[b]):
            tree.join(a, b)
    _absorb_wires(tree, keys, {claim.uid: _via(chains[claim.uid], sources[claim.report]) for claim in claims})  # 3
    _absorb_own_voice(tree, keys, claims)
    groups = _groups(tree, keys, claims, chains)
    return Origins(_least(groups, keys, claims), len(groups), groups)  # 4


def _key(claim: Said, chain: tuple[VoiceRef, ...], source: Source, side: Mapping[str, str]) -> tuple[str, str, str]:
    """What makes two first voices one: a name; else a description and who passed it on."""
    first = chain[0] if chain else None
    if first is None or len(chain) == 1 or _is_outlet(first, source):
        return ("own", source.outlet, "")
    if first.kind in RELAYS:
        return ("relay", first.key, "")
    if first.named:
        return ("named", side.get(first.key, first.key), "")
    return ("described", first.kind, sorted(_via(chain, source))[0])


def _two_names(a: tuple[str, str, str], b: tuple[str, str, str]) -> bool:
    """Two voices known by different names stay two, however alike the sentences are."""
    return a[0] == b[0] == "named" and a[1] != b[1]


def _under_full_names(keys: Mapping[str, tuple[str, str, str]]) -> dict[str, tuple[str, str, str]]:
    """An unknown body under the longest of its names: لجنة الطوارئ is لجنة الطوارئ في المدينة where both are named."""
    names = sorted({key for kind, key, _ in keys.values() if kind == "named" and not key.isascii()}, key=lambda name: (-len(name), name))
    full = {name: next(longer for longer in names if longer == name or (longer.startswith(name + " ") and " " in name)) for name in names}
    return {uid: (kind, full.get(key, key) if kind == "named" else key, via) for uid, (kind, key, via) in keys.items()}


def _is_outlet(voice: VoiceRef, source: Source) -> bool:
    """The outlet itself, also where it calls itself by its name: an outlet that quotes itself is no source beside itself."""
    if voice.kind == "outlet" or outlet_key(voice.key) == outlet_key(source.outlet):
        return True
    return voice.kind in {*RELAYS, "social_media", "unknown"} and len(voice.key) > 3 and (voice.key in source.outlet or outlet_key(source.outlet) in voice.key)


def _via(chain: tuple[VoiceRef, ...], source: Source) -> frozenset[str]:
    """The relays that a first voice came through: wires named in the chain, else the outlet itself."""
    wires = frozenset(outlet_key(voice.key) for voice in chain[1:] if voice.kind in RELAYS)
    return wires or frozenset([outlet_key(source.outlet)])


def outlet_key(name: str) -> str:
    """An outlet's name without what stands in brackets, so that a wire as outlet and as relay is one."""
    return name.partition("(")[0].strip()


def _join_equal(tree: Roots, keys: Mapping[str, tuple[str, str, str]]) -> None:
    first: dict[tuple[str, str, str], str] = {}
    for uid, key in keys.items():
        tree.join(first.setdefault(key, uid), uid)


def _absorb_wires(tree: Roots, keys: Mapping[str, tuple[str, str, str]], via: Mapping[str, frozenset[str]]) -> None:
    through: dict[str, str] = {}  # by relay, the first claim that quotes someone through it
    for uid in sorted(other for other in keys if keys[other][0] in {"named", "described"}):
        for relay in via[uid]:
            through.setdefault(relay, uid)
    for uid, (kind, wire, _) in sorted(keys.items()):
        if kind in {"relay", "own"} and (first := through.get(outlet_key(wire))):
            tree.join(uid, first)


def _absorb_own_voice(tree: Roots, keys: Mapping[str, tuple[str, str, str]], claims: Sequence[Said]) -> None:
    """What an outlet says in its own voice rests on the sources of the same report, where it names any."""
    sourced: dict[str, str] = {}
    for claim in sorted(claims, key=lambda one: (one.report, one.order)):
        if keys[claim.uid][0] != "own":
            sourced.setdefault(claim.report, claim.uid)
    for claim in claims:
        if keys[claim.uid][0] == "own" and claim.report in sourced:
            tree.join(claim.uid, sourced[claim.report])


def _groups(tree: Roots, keys: Mapping[str, tuple[str, str, str]], claims: Sequence[Said], chains: Mapping[str, tuple[VoiceRef, ...]]) -> tuple[Origin, ...]:
    groups: dict[str, list[str]] = {}
    for claim in claims:
        groups.setdefault(tree.root(claim.uid), []).append(claim.uid)
    found = []
    for members in groups.values():
        sourced = {uid for uid in members if keys[uid][0] != "own"} or set(members)
        found.append(
            Origin(
                claims=tuple(sorted(members, key=lambda uid: uid not in sourced)),
                named=any(keys[uid][0] == "named" for uid in members),
                kinds=frozenset(chains[uid][0].kind if chains[uid] else "outlet" for uid in sourced),
                keys=frozenset(keys[uid][1] for uid in sourced),
                own=all(keys[uid][0] == "own" for uid in members),
            )
        )
    return tuple(sorted(found, key=lambda origin: origin.claims))


def _least(groups: Sequence[Origin], keys: Mapping[str, tuple[str, str, str]], claims: Sequence[Said]) -> int:
    """Named origins, and one for each telling kind of unnamed voice that none of them can be; but never fewer than one report tells apart."""
    named = [group for group in groups if group.named]
    known = frozenset(ALIKE.get(kind, kind) for group in named for kind in group.kinds)
    unnamed = {ALIKE.get(kind, kind) for group in groups if not group.named for kind in group.kinds if kind not in VAGUE} - known
    least = len(named) + len(unnamed)
    of = {uid: at for at, group in enumerate(groups) for uid in group.claims}
    by_report: dict[str, set[int]] = {}
    for claim in claims:
        if keys[claim.uid][0] in {"named", "described"} and (groups[of[claim.uid]].named or not groups[of[claim.uid]].kinds <= {"unknown"}):
            by_report.setdefault(claim.report, set()).add(of[claim.uid])
    return max(1, least, max((len(told) for told in by_report.values()), default=0))
