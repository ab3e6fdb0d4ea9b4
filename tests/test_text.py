"""Folding keeps the way back; sentences and quotations lie where a reader sees them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.lexicon.lexicon import Lexicon
from marsad.lexicon.terms import Entry, Term
from marsad.text.fold import fold
from marsad.text.prose import lay_out
from marsad.text.units import cut

ARABIC = st.text(
    alphabet=st.one_of(st.characters(min_codepoint=0x600, max_codepoint=0x6FF), st.sampled_from(' \n.،«»"()ـ\u200f\u202eﻻﷺ123abc\x00\ud800')), max_size=200
)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("قُتِلَ", "قتل"),
        ("إبراهيم", "ابراهيم"),
        ("المدفعيّة", "المدفعيه"),
        ("١٢٣", "123"),
        ("۱۲", "12"),
        ("قـــتل", "قتل"),
        ("ﻻ", "لا"),
        ("صـ.ـو.اريـ.ـخ", "صواريخ"),
        ("على", "علي"),
        ("قت\u200fل", "قتل"),
    ],
    ids=str,
)
def test_fold(written: str, folded: str) -> None:
    assert fold(written).text == folded


@given(ARABIC)
def test_way_back_is_exact(text: str) -> None:
    folded = fold(text)
    assert len(folded.origin) == len(folded.text) + 1
    assert folded.origin[-1] == len(text)
    assert all(a <= b for a, b in zip(folded.origin, folded.origin[1:], strict=False))


@given(ARABIC)
def test_units_cover_all_that_is_not_space(text: str) -> None:
    plain = fold(text).text
    spans = cut(plain)
    assert all(a[1] <= b[0] for a, b in zip(spans, spans[1:], strict=False))
    assert "".join(plain[s:e] for s, e in spans).replace("\n", "") == "".join(plain.split())


def test_trailing_mark_belongs_to_its_letter() -> None:
    assert fold("مدنيّ قتل").span(0, 4) == (0, 5)


@pytest.mark.parametrize(("text", "count"), [("قال كذا. ثم كذا.", 2), ("بلغ 1.5 مليون.", 1), ("أ. ب. قال", 1), ("سطر\nسطر", 2)], ids=str)
def test_sentences(text: str, count: int) -> None:
    plain = fold(text).text
    bounds = cut(plain)
    assert len(lay_out([plain[s:e] for s, e in bounds], bounds, plain).sentences) == count


def test_clitics_are_stripped_only_under_the_lexicon() -> None:
    term = Term("event", "قصف", "s", {})
    lexicon = Lexicon([Entry("قصف", term), Entry("القصف", term), Entry("القوات", term), Entry("مدينه", term)])
    scan = lexicon.scan("وبالقصف للقوات فلسطين مدينتهم")
    assert scan.forms == ["القصف", "القوات", "فلسطين", "مدينه"]
    assert scan.pre == ["وب", "ل", "", ""]
    assert scan.suf == ["", "", "", "هم"]
