"""What each line of a page is: title, dateline, body, caption, or what stands around a report.

1. Each line gives features (how long, how it ends, what it begins with, what stands around it).
2. A table of weights, fitted on annotated pages by ``python -m tools.fit_blocks``, turns them into a score: how much sooner the
   line is of the report than not.
3. The report is the run of lines with the largest sum; a line inside it that begins as furniture does is taken out.
4. Each line gets its kind by what it shows.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from marsad.model.values import fixed
from marsad.text.fold import fold_word
from marsad.text.rule_words import AND, rule_words
from marsad.text.tables import rows

OWN = frozenset({"title", "dateline", "body", "caption", "heading"})  # what makes claims; a heading says nothing, and is the report's all the same
_ENDS = (".", "!", "؟", "?", '."', ".»", ".”", "۔", ")", '"', "»", "”", ":", "،")
_CUT = ("...", "…", "..")
_LATIN = re.compile(r"[A-Za-z]{2,}")
_ADDRESS = re.compile(r"https?://|www\.|\S@\S{1,80}?\.\w|t\.me/")
_SIGNS = ("http", "www.", "@", "t.me/")  # one of them stands in each
_ARABIC = re.compile(r"[\u0621-\u064a]{2,}")
_DAY = re.compile(r"\d{1,4}\s*[/\-.]\s*\d{1,2}\s*[/\-.]\s*\d{1,4}|(?:19|20)\d\d|\d{1,2}:\d{2}|منذ \d+|[٠-٩]{4}")
_FIGURE = re.compile(r"\d")  # one stands in each
_TAGS = re.compile(r"#\w+")
_PICTURE = re.compile(r"\((?:[^()]*(?:أ ?ف ?ب|رويترز|الأناضول|أرشيف|تويتر|فيسبوك|getty|AP|AFP|وكالة|وكالات|انترنت|إنترنت)[^()]*)\)\s*$|^(?:صورة|الصورة|تصوير|مصدر الصورة)\b", re.IGNORECASE)
_ANY_PICTURE = re.compile(r"(?:[-–—|]\s*|\()(?:صورة )?(?:أرشيف\w*|متداول\w*|تعبيرية|[إا]نترنت|مواقع التواصل)(?: صفحات محلية)?\)?\s*$")  # … - متداول: a picture from anywhere, of another day perhaps
_PLACE_LINE = re.compile(r"^[^\s.،:]+(?:\s[^\s.،:]+){0,3}\s*(?:\([^()]{2,30}\))?\s*(?:[-–—/ـ]|--)\s*\S[^.،]{0,40}$")
_SMALL = 6  # lines of a post or a short text, which has little around it
_HEAD = 12  # words of a sentence that ends with its full stop
_LIST_MARKS = "-–—•*"
_THEY = rule_words("harms.they")  # وهم, at the end of the line above a list
_WORDS = re.compile(r"\w")
_LEADS = frozenset({"related", "links"})  # headings of links; those of "links" stand inside reports
_HEADING = 4  # words of a line that heads links
_BESIDE = 3  # lines on either side that tell whether one stands among headlines
_HEADLINE = 6  # words of a headline at least: a shorter line between paragraphs is the report's own heading
_PARAGRAPHS, _MOSTLY = 3, 0.8  # paragraphs by which a report is known to end them with a stop, and how many of them do
_LONG = 18  # words of a paragraph that cannot be a headline


@fixed
class Block:
    """A line of a page with what it is; ``score`` is above 0 where the line sooner belongs to the report."""

    start: int
    end: int
    kind: str
    score: float


@fixed
class _Line:
    start: int
    text: str
    words: int
    cue: str
    ended: bool

    @property
    def short(self) -> bool:
        return self.words <= _LONG and not self.ended


def blocks(text: str, changes: Mapping[int, str] | None = None) -> list[Block]:
    """The lines of a text, blank ones left out; breaks that were mended away divide nothing."""
    lines = list(_lines(text, changes or {}))
    if not lines:
        return []
    listed, weights = _under_links(lines), _weights()
    scores = [0.0 if at in listed else sum([weights.get(name, 0.0) for name in names]) for at, names in enumerate(features(lines))]  # 1, 2
    first, last = _report(lines, scores)  # 3
    adrift = _adrift(lines, first, last)
    inside = [first <= at <= last and at not in listed and at not in adrift and not (_is_link(line) or _of_any_day(line)) for at, line in enumerate(lines)]
    kinds = [_own_kind(lines, at, first) if inside[at] else _furniture_kind(line) for at, line in enumerate(lines)]  # 4
    return [Block(line.start, line.start + len(line.text), kind, score) for line, kind, score in zip(lines, kinds, scores, strict=True)]


def _lines(text: str, changes: Mapping[int, str]) -> list[_Line]:
    found, start = [], 0
    ends = [at.start() for at in re.finditer(r"[\n\r\u2028\x0b\x0c\x85\u2029]", text) if at.start() not in changes]
    for end in (*ends, len(text)):
        raw = text[start:end]
        line = raw.strip(" \t\u00a0\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\ufeff")
        if _WORDS.search(line):
            words = line.split()
            found.append(_Line(start + raw.index(line), line, len(words), _cue(line, words), line.endswith(_ENDS) and not line.endswith(_CUT)))
        start = end + 1
    return found


@cache
def _weights() -> dict[str, float]:
    return {row["feature"]: float(row["weight"]) for row in rows("blocks")}


@cache
def _cues() -> dict[str, str]:
    return {fold_word(row["words"]): row["kind"] for row in rows("furniture")}


_WORD = re.compile(r"[^\W\d_]+")


@cache
def _heads() -> frozenset[str]:
    return frozenset(words.split()[0] for words in _cues())


def _may_cue(line: str, first: str) -> bool:
    """The first word of a line is one that furniture begins with; where letters may stand apart that is not looked at."""
    words = _WORD.findall(fold_word(first))
    return not words or words[0] in _heads() or "ـ" in line or "." in first


def _cue(line: str, split: Sequence[str]) -> str:
    """The kind of furniture whose words the line begins with, or is."""
    if not _may_cue(line, split[0]):
        return ""
    words = _WORD.findall(fold_word(line[:80]))
    number = len(split)
    for size in range(min(5, len(words)), 0, -1):
        kind = _cues().get(" ".join(words[:size]))
        if kind and (size > 1 or number <= 3 or line[len(words[0]) :].lstrip("ًاَ").lstrip()[:1] in (":", "|")):
            return kind
    return ""


def _heads_links(line: _Line) -> bool:
    return line.cue not in ("", "links")


def features(lines: Sequence[_Line]) -> list[tuple[str, ...]]:
    """The names of the features that each line shows."""
    long = [at for at, line in enumerate(lines) if line.words > _LONG and not line.cue]
    told = [at for at in long if lines[at].ended] or long or [at for at, line in enumerate(lines) if line.ended and line.words > _HEAD]
    first, last = (told[0], told[-1]) if told else (0, len(lines) - 1)
    times = Counter([line.text for line in lines])
    heads = next((at for at in range(first + 1, len(lines)) if _heads_links(lines[at]) and (lines[at].words <= 4 or at > last)), len(lines))
    listed = _in_lists(lines)
    return [
        ("bias", *_alone(line, times), *(("goes_on",) if at in listed else ()), *_around(lines, at), *_placed(lines, at, first, last, heads))
        for at, line in enumerate(lines)
    ]


def _in_lists(lines: Sequence[_Line]) -> set[int]:
    """على النحو الآتي: and the lines behind it that a dash or a point begins: they go on with what the line above opens."""
    found: set[int] = set()
    for at, line in enumerate(lines[1:], 1):
        above = lines[at - 1]
        begun = above.text.endswith(":") or above.text.rsplit(None, 1)[-1] in _THEY
        if (line.text[0] in _LIST_MARKS or line.text[0].isdigit()) and (at - 1 in found or (begun and not above.cue)):
            found.add(at)
    return found


def _alone(line: _Line, times: Counter[str]) -> list[str]:
    """What a line shows by itself."""
    text, words = line.text, line.words
    names = [_SIZES[words]] if words < len(_SIZES) else ["words_more"]
    if line.ended:
        names.append("ended")
    if text.endswith(_CUT):
        names.append("cut_off")
    if line.cue:
        names.append(f"cue_{line.cue}")
    if words > 3 and _goes_on(text):
        names.append("goes_on")
    if words <= 8 and _names_a_day(text):
        names.append("day_line")
    if _is_latin(text):
        names.append("latin")
    if any([sign in text for sign in _SIGNS]) and _ADDRESS.search(text):
        names.append("address")
    if times[text] > 1:
        names.append("repeated")
    return names


_SIZES = [f"words_{most}" for words in range(25) for most in [next(most for most in (3, 8, 14, 24) if words <= most)]]


def _names_a_day(text: str) -> bool:
    """A day, a year or an hour in figures; in most lines no figure stands at all."""
    return _FIGURE.search(text) is not None and _DAY.search(text) is not None


def _is_latin(text: str) -> bool:
    """More words of Latin letters than of Arabic ones."""
    latin = len(_LATIN.findall(text))
    return latin > 0 and latin > len(_ARABIC.findall(text))


def _goes_on(text: str) -> bool:
    """وأضاف …, فيما …: a line that takes up what was told; no headline begins so."""
    word = fold_word(text.split(None, 1)[0])
    if word in _openers("goes_on"):
        return True
    return word[:1] == AND and len(word) > 3 and word.removeprefix("وال") == word and word not in _openers("own_waw")


@cache
def _openers(use: str) -> frozenset[str]:
    return frozenset(fold_word(row["word"]) for row in rows("openers") if row["use"] == use)


def _around(lines: Sequence[_Line], at: int) -> list[str]:
    """What stands right before and behind."""
    names = []
    if at and lines[at - 1].short and lines[at].short:
        names.append("short_behind_short")
    if at + 1 < len(lines) and lines[at].short and lines[at + 1].short:
        names.append("short_before_short")
    if at + 1 < len(lines) and lines[at].short and lines[at + 1].words > _LONG:
        names.append("short_before_long")
    return names


def _placed(lines: Sequence[_Line], at: int, first: int, last: int, heads: int) -> list[str]:
    """Where a line stands among the paragraphs of the page."""
    line, names = lines[at], []
    if at > last:
        names.append("behind_short" if line.short else "behind_long")
    if at < first:
        names.append("above_short" if line.short else "above_long")
    if at > heads:
        names.append("under_a_head")
    if at > last and line.text.endswith(_CUT):
        names.append("behind_cut_off")
    if len(lines) <= _SMALL and not any([other.ended and other.words > _HEAD for other in lines]):
        names.append("small_page")
    if at == 0:
        names.append("first_line")
    return names


def _report(lines: Sequence[_Line], scores: Sequence[float]) -> tuple[int, int]:
    """The first and last line of the report; a long page of nothing but furniture holds none."""
    first, last = _best_run(scores)
    if sum(scores[first : last + 1]) <= 0 or (first == last and _among_headlines(lines, first)):
        return (0, -1) if len(lines) > _SMALL else (0, len(lines) - 1)
    return _title_above(lines, first), last


def _among_headlines(lines: Sequence[_Line], at: int) -> bool:
    """One headline of a page that holds headlines only: most of the lines right around it are as it is."""
    around = [line for line in lines[max(0, at - _BESIDE) : at + _BESIDE + 1] if line.short and line.words >= _HEADLINE and not line.cue]
    return lines[at].short and len(around) > _BESIDE


def _best_run(scores: Sequence[float]) -> tuple[int, int]:
    """The first and last line of the run with the largest sum."""
    best, where = float("-inf"), (0, 0)
    total, start = 0.0, 0
    for at, score in enumerate(scores):
        if total <= 0:
            total, start = 0.0, at
        total += score
        if total > best:
            best, where = total, (start, at)
    return where


def _title_above(lines: Sequence[_Line], first: int) -> int:
    """A title that a line with the day or the writer's name parts from the report."""
    above = range(max(0, first - 3), first)
    return next((at for at in above if lines[at].words > 3 and lines[at].short and not lines[at].cue and not _names_a_day(lines[at].text)), first) if first <= 3 else first


def _is_link(line: _Line) -> bool:
    """A line inside the report that leads elsewhere."""
    return bool(line.cue) and line.words < 40 and (line.words <= _LONG or line.cue == "related")


def _of_any_day(line: _Line) -> bool:
    """قصف على ريف إدلب - متداول, الدمار في المدينة (أرشيف): the words under a picture that is not of this news."""
    return line.words <= _LONG and _ANY_PICTURE.search(line.text[-60:]) is not None


def _under_links(lines: Sequence[_Line]) -> set[int]:
    """The headlines right under روابط ذات علاقة or اقرأ أيضا inside a report, up to its next paragraph."""
    found: set[int] = set()
    under = False
    for at, line in enumerate(lines):
        heading = line.cue in _LEADS and line.words <= _HEADING
        under = heading or (under and _is_headline(line) and not _goes_on(line.text))
        if under and not heading:
            found.add(at)
    return found if any(line.ended and line.words > _HEAD for line in lines[max(found, default=0) + 1 :]) else set()


def _adrift(lines: Sequence[_Line], first: int, last: int) -> set[int]:
    """Headlines of other reports that stand alone between two paragraphs, in a report that ends its paragraphs with a stop."""
    long = [line for line in lines[first : last + 1] if line.words > _LONG]
    if len(long) < _PARAGRAPHS or sum(line.ended for line in long) < _MOSTLY * len(long):
        return set()
    begun = next((at for at in range(first, last + 1) if _is_paragraph(lines[at])), last)
    return {at for at in range(begun + 1, last) if _stands_alone(lines[at]) and _is_paragraph(lines[at - 1]) and _is_paragraph(lines[at + 1])}


def _is_paragraph(line: _Line) -> bool:
    return line.ended and line.words > _HEAD


def _stands_alone(line: _Line) -> bool:
    """Six words or more that no mark ends and that carry nothing on."""
    return _HEADLINE <= line.words < _LONG and line.text[-1].isalpha() and line.text[0] not in "#*-•" + AND and not _goes_on(line.text)


def _is_headline(line: _Line) -> bool:
    """A headline under a list of links may end with a quotation or a question, but not with a full stop."""
    return line.words <= _LONG and not line.text.rstrip('"»”').endswith((".", "۔", "،", ":"))


def _own_kind(lines: Sequence[_Line], at: int, first: int) -> str:
    line = lines[at]
    if line.words <= 40 and not line.text.endswith(".") and _PICTURE.search(line.text[-400:]):
        return "caption"
    if line.words <= 8 and at and _PLACE_LINE.match(line.text):
        return "dateline"
    if at == first and line.short and len(lines) > 1:
        return "title"
    return "body"


def _furniture_kind(line: _Line) -> str:
    if line.cue:
        return line.cue
    if _TAGS.match(line.text) and len(_TAGS.findall(line.text)) * 2 >= line.words:
        return "tag"
    if _of_any_day(line):
        return "picture"
    return "menu" if line.words <= 3 or _names_a_day(line.text) else "headlines"
