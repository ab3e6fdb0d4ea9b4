"""Who repeats whom: outlets that re-use one another's passages, and the passages side by side."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, QueryDict

from marsad.desk.memory import remember
from marsad.desk.page import person
from marsad.desk.paging import Page, page_of
from marsad.desk.redaction import redactor_of, version_of
from marsad.desk.rows import cut
from marsad.desk.same_for_all import show_same
from marsad.desk.shown import clean
from marsad.record.echoes import echo_pairs, passages
from marsad.record.echoes import echoes as echo_lines
from marsad.record.redaction import Redactor

SHOWN, DRAWN = 20, 10
WIDTH, BOX, ROW = 640, 220, 34


@dataclass(frozen=True, slots=True)
class Pair:
    """One outlet that re-uses another; ``address`` keeps to the two of them."""

    source: str
    outlet: str
    count: int
    ordered: int
    reworded: int
    address: str


@dataclass(frozen=True, slots=True)
class Shown:
    """One passage re-used, with the words of both reports."""

    incident: str
    earlier: str
    later: str
    source: str
    outlet: str
    kind: str
    score: float
    ordered: bool
    day: str | None
    first: str
    second: str


@dataclass(frozen=True, slots=True)
class Thread:
    """A line of the drawing between two outlets, as wide as the number of passages."""

    path: str
    width: float
    title: str
    address: str


@dataclass(frozen=True, slots=True)
class Label:
    """An outlet in the drawing."""

    name: str
    x: int
    y: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """Who repeats whom as lines: those repeated where reading begins, those who repeat where it ends."""

    width: int
    height: int
    box: int
    anchor: str
    text_x: int
    labels: tuple[Label, ...]
    threads: tuple[Thread, ...]


@dataclass(frozen=True, slots=True)
class Echoes:
    """The pairs, those most often first, and one page of passages. ``outlet`` and ``source`` are what is kept to."""

    pairs: list[Pair]
    drawing: Drawing
    shown: list[Shown]
    page: Page
    outlet: str
    source: str


def echoes(request: HttpRequest) -> HttpResponse:
    """The page; ``outlet`` and ``source`` in the address keep to two outlets, or to one in either place."""
    return show_same(request, "echoes.html", lambda: _echoes(request))


def _echoes(request: HttpRequest) -> Echoes:
    who, redactor, page = person(request), redactor_of(request), page_of(request, SHOWN)
    outlet, source = (request.GET.get(name, "").replace("\x00", "")[:200] for name in ("outlet", "source"))
    if any(redactor.hides_voice(None, name) for name in (outlet, source) if name):
        outlet = source = ""
    unseen = redactor.hidden.unseen
    pairs = [
        Pair(redactor.outlet(one.source) or "", redactor.outlet(one.outlet) or "", one.count, one.ordered, one.reworded, _address(one.source, one.outlet, redactor))
        for one in remember(version_of(request), "echoes", {"outlet": outlet or source, "unseen": unseen}, lambda: echo_pairs(outlet=outlet or source or None, unseen=unseen, limit=60))
    ]
    lines = echo_lines(outlet=outlet or None, source=source or None, unseen=unseen, after=page.after, limit=page.size + 1)
    words = passages([(report, span) for line in lines[: page.size] for report, span in zip((line.earlier, line.later), line.spans, strict=True)])
    shown = [
        Shown(
            *(line.incident, line.earlier, line.later, redactor.outlet(line.source) or "", redactor.outlet(line.outlet) or "", line.kind, line.score, line.ordered, line.day),
            *(redactor.words(report, words[report, span], at=span[0]) for report, span in zip((line.earlier, line.later), line.spans, strict=True)),
        )
        for line in lines[: page.size]
    ]
    drawing = _draw(pairs[:DRAWN], right_to_left=who.direction == "rtl")
    return Echoes(pairs, drawing, shown, page.with_more(len(lines) > page.size), outlet, source)


def _address(source: str, outlet: str, redactor: Redactor) -> str:
    """The address that keeps to two outlets; of a protected one none, for the address would name it."""
    if redactor.hides_voice(None, source) or redactor.hides_voice(None, outlet):
        return "?"
    asked = QueryDict(mutable=True)
    asked["source"], asked["outlet"] = source, outlet
    return f"?{asked.urlencode()}"


def _draw(pairs: list[Pair], *, right_to_left: bool) -> Drawing:
    sources, outlets = list(dict.fromkeys(one.source for one in pairs)), list(dict.fromkeys(one.outlet for one in pairs))
    height = ROW * max(len(sources), len(outlets), 1) + 12
    ours, theirs = (WIDTH - BOX, 0) if right_to_left else (0, WIDTH - BOX)
    left, right = ({name: height * (at + 0.5) / len(names) for at, name in enumerate(names)} for names in (sources, outlets))
    most = max((one.count for one in pairs), default=1)
    x1, x2 = (WIDTH - BOX, BOX) if right_to_left else (BOX, WIDTH - BOX)
    threads = tuple(
        Thread(
            f"M{x1},{left[one.source]:.1f} C320,{left[one.source]:.1f} 320,{right[one.outlet]:.1f} {x2},{right[one.outlet]:.1f}",
            round(1.5 + 8 * one.count / most, 1),
            clean(f"{one.outlet} ← {one.source}: {one.count}"),
            one.address,
        )
        for one in pairs
    )
    labels = tuple(Label(cut(name, 26), x, round(y, 1)) for names, x in ((left, ours), (right, theirs)) for name, y in names.items())
    return Drawing(WIDTH, height, BOX, "end" if right_to_left else "start", BOX - 10 if right_to_left else 10, labels, threads)
