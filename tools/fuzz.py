"""Read texts that nobody would write, and show those at which reading fails.

    python -m tools.fuzz [--count N | --minutes M] [--seed S] [--tally FILE] [REPORTS.jsonl …]

Each text is made of the project's own clauses and the words of its packs, and of the sentences of the reports that are given
(`make fuzz` gives those of ../shared, where it is): prefixes, joins, and mutations of them (cut off, doubled, shuffled, wrapped,
letters replaced by marks, digits, controls, unpaired surrogates). Reading must not raise, each span must lie in the text and give
the words of its value, and the record must be JSON. The same seed and the same reports give the same texts.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from marsad import Report, __version__, load_packs, read
from marsad.lexicon.packs import common_words
from marsad.model.record import to_record

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
CLAUSES = (
    "نفى عرنة أن",
    "12 قتل وأصيب عشرات",
    "يعلن درعا :",
    "وقال المرصد السوري لحقوق الإنسان إن ثلاثة مدنيين، بينهم طفل، قتلوا أمس",
    "في غارات جوية على بلدة سقبا",
    "بحسب مصدر طبي",
    "«لا صحة لما قيل»",
    "نقلت وكالة رويترز عن المتحدث باسم الجيش قوله",
    "ما بين 10 و15 قتيلا وجريحا",
    "اتهم الناشطون قوات النظام بقصف المدينة",
    "لم يتسن التحقق من",
    "منذ 3 آذار 2018",
    "شهيدان و7 جرحى",
    "1 سامر الدالي\n2 هند العاني",
    "#كفر_بطنا",
    "ا.ستشها.د",
    "مقتل قائد في مأرب.. والطيران يغير على حجة",
    "لا يمكن التأكد من صحتها، وتابع بالقول إنها",
    "مشيرا إلى أن ثلاثة قتلوا، مضيفة أن",
    "وأضافت أن اثنين جرحا. ووفقا لها فإن",
    "قتل رجال أمن القارب",
    "القتلى الأكثر",
)
ODD = ("", " ", "\n", "\t", "،", ":", "\"", "«", "»", "(", ")", ".", "..", "ـ", "\u200f", "\u202e", "\x00", "\ud800", "\udfff", "\ufeff", "😀", "ﷺ", "ﻻ", "٣", "0", "99999999999999999999", "%", "/", "http://", "A", "ء", "و", "ال")
DAYS = (None, date(1, 1, 1), date(9999, 12, 31), date(2018, 3, 14), date(2024, 2, 29))


def sentences_of(paths: Iterable[Path]) -> list[str]:
    """The sentences of the reports in some files, one report a line."""
    rows = [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    reports = [row.get("text") or row["content"] for row in rows]
    return [part for text in reports for part in text.replace("\n", ".").split(".") if part.strip()]


def sources(chance: random.Random) -> list[str]:
    """Clauses, sentences of the samples, and some words of the packs."""
    sentences = sentences_of(sorted(SAMPLES.glob("*/reports.jsonl")))
    words = sorted(common_words())
    actors = sorted(name for name in load_packs().by_name if name)
    return [*CLAUSES * 3, *chance.sample(sentences, min(200, len(sentences))), *chance.sample(words, min(300, len(words))), *chance.sample(actors, min(100, len(actors)))]


def prefix(text: str, chance: random.Random) -> str:
    return text[: chance.randint(0, len(text))]


def suffix(text: str, chance: random.Random) -> str:
    return text[chance.randint(0, len(text)) :]


def replaced(text: str, chance: random.Random) -> str:
    letters = list(text)
    for _ in range(chance.randint(1, 4)):
        if letters:
            letters[chance.randrange(len(letters))] = chance.choice(ODD)
    return "".join(letters)


def shuffled(text: str, chance: random.Random) -> str:
    words = text.split(" ")
    chance.shuffle(words)
    return " ".join(words)


def broken(text: str, chance: random.Random) -> str:
    return "".join("\n" if letter == " " and chance.random() < 0.2 else letter for letter in text)


def doubled(text: str, chance: random.Random) -> str:
    return text + chance.choice(ODD) + text


MUTATIONS: tuple[Callable[[str, random.Random], str], ...] = (prefix, suffix, replaced, shuffled, broken, doubled)


def texts(seed: int, reports: Iterable[Path] = ()) -> Iterator[tuple[str, date | None]]:
    """Texts without end, with their days of publication."""
    chance = random.Random(seed)
    parts = [*sources(chance), *sentences_of(reports)]
    while True:
        joined = chance.choice(("", " ", ". ", "\n", "، ", " و")).join(chance.choices(parts, k=chance.choice((1, 1, 2, 3, 6))))
        for _ in range(chance.choice((0, 1, 1, 2))):
            joined = chance.choice(MUTATIONS)(joined, chance)
        yield joined, chance.choice(DAYS)


def check(text: str, day: date | None) -> str | None:
    """What is wrong with the reading of a text; None where nothing is."""
    try:
        reading = read(Report(text, "صحيفة المرفأ", day))
        record = to_record(reading, __version__)
        json.dumps(record)
    except Exception:
        return traceback.format_exc(limit=-3)
    if wrong := next(_misquoted(record, text), None):
        return wrong
    spans = [claim.content for claim in reading.claims] + [event.span for event in reading.events]
    spans += [harm.quantity.span for event in reading.events for harm in event.harms]
    astray = [span for span in spans if not 0 <= span[0] <= span[1] <= len(text)]
    return f"spans outside of the text: {astray}" if astray else None


def _misquoted(value: Any, text: str) -> Iterator[str]:
    """Values of a record whose words are not those at their place in the text."""
    if isinstance(value, list):
        for one in value:
            yield from _misquoted(one, text)
    elif isinstance(value, dict):
        span, words = value.get("span"), value.get("text")
        if isinstance(span, list) and isinstance(words, str) and text[span[0] : span[1]] != words:
            yield f"the words of a value are not those at its place: {sorted(value)}"
        for one in value.values():
            yield from _misquoted(one, text)


def tallied(path: Path, seed: int, done: int, faults: int) -> int:
    """Note a run in a file; how many texts its runs without a fault have read together."""
    with path.open("a", encoding="utf-8") as out:
        out.write(f"{__version__}\t{seed}\t{done}\t{faults}\n")
    runs = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    return sum(int(count) for _, _, count, wrong in runs if wrong == "0")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", type=Path, nargs="*", metavar="REPORTS.jsonl", help="reports of which sentences are mixed in")
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--minutes", type=float)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--tally", type=Path, help="a file that counts the texts of all runs")
    options = parser.parse_args()
    until = time.monotonic() + options.minutes * 60 if options.minutes else None
    faults: dict[str, tuple[str, date | None]] = {}
    done = 0
    for text, day in texts(options.seed, options.reports):
        if (done >= options.count) if until is None else (time.monotonic() > until):
            break
        done += 1
        if fault := check(text, day):
            known = faults.get(fault)
            faults[fault] = (text, day) if known is None or len(text) < len(known[0]) else known
    for fault, (text, day) in faults.items():
        print(f"{fault}\n  text: {text!r}\n  published: {day}\n")
    print(f"{done} texts read, {len(faults)} kinds of fault")
    if options.tally:
        print(f"{tallied(options.tally, options.seed, done, len(faults))} texts in all runs without a fault")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
