"""Pictures of text, read by Tesseract where it is installed; what it is not sure of, and every number, is marked for a person."""

from __future__ import annotations

import csv
import io
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from marsad.capture.language import language_of
from marsad.errors import InputError
from marsad.model.custody import CapturedReport, Doubt
from marsad.model.report import Report

_SURE = 85  # per cent: words of less are doubtful
_SECONDS = 120
_LEAST = 8  # letters of a picture that holds a text
Made = TypeVar("Made")


def from_picture(raw: bytes, source: str) -> Iterator[CapturedReport]:
    """The one report of a picture. Raises InputError where nothing can be read in it, or nothing is there to read it."""
    if not installed():
        raise InputError("is a picture: what is written in it is read where Tesseract is installed (Debian: apt-get install tesseract-ocr tesseract-ocr-ara)")
    text, doubts = _read(raw)
    if sum(map(str.isalpha, text)) < _LEAST:
        raise InputError("is a picture in which no text was found; keep it as evidence of an incident instead")
    yield CapturedReport(Report(text), language=language_of(text), doubts=doubts)


def words_in(picture: Any, make: Callable[[str, tuple[Doubt, ...]], Made]) -> Made | None:
    """What is written in a picture of a page (Pillow's); None where nothing is, or nothing is there to read it."""
    if not installed():
        return None
    raw = io.BytesIO()
    picture.save(raw, "PNG")
    text, doubts = _read(raw.getvalue())
    return make(text, doubts) if sum(map(str.isalpha, text)) >= _LEAST else None


def installed() -> bool:
    """Tesseract is here, with Arabic."""
    if shutil.which("tesseract") is None:
        return False
    told = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True, check=False, timeout=_SECONDS)
    return "ara" in told.stdout.split()


def _read(raw: bytes) -> tuple[str, tuple[Doubt, ...]]:
    """The text, and where in it the words stand that are doubtful."""
    limits = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(["tesseract", "stdin", "stdout", "-l", "ara", "--psm", "3", "tsv"], input=raw, capture_output=True, check=False, timeout=_SECONDS, env=limits)
    except subprocess.TimeoutExpired:
        raise InputError(f"is a picture that could not be read in {_SECONDS} seconds") from None
    if done.returncode:
        raise InputError(f"is a picture that cannot be opened ({' '.join(done.stderr.decode('utf-8', 'replace').split())[:120]})")
    return _put_together(done.stdout.decode("utf-8", "replace"))


def _put_together(table: str) -> tuple[str, tuple[Doubt, ...]]:
    text, doubts, line = "", [], None
    for row in csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        word = (row.get("text") or "").strip()
        if not word:
            continue
        here = (row["block_num"], row["par_num"], row["line_num"])
        text += "" if line is None else " " if here == line else "\n"
        confidence = int(float(row["conf"]))
        if confidence < _SURE or any(map(str.isdigit, word)):
            doubts.append(Doubt(len(text), len(text) + len(word), max(0, confidence)))
        text, line = text + word, here
    return text, tuple(doubts)
