"""What linking keeps is made quickly, and is what the plain rule gives: keys as numbers, passages, sentences and clauses."""

from __future__ import annotations

import re
from itertools import product

import pytest
from tests.linked import record

from marsad.linking.kept import _number, keep, key_numbers, numbered_keys
from marsad.linking.peoples import people_of
from marsad.linking.spelling import Spelled
from marsad.linking.taking import stretches
from marsad.linking.taking.passages import MIN_WORDS, passages

TEXTS = [
    "",
    ".",
    "؟!\n\n.",
    "قتل سبعة مدنيين في غارة جوية على مدينة دوما أمس الأربعاء، وأصيب تسعة.وقال مصدر طبي إن 12.5 مدنيا قتلوا! نعم",
    "قـ.ـتل سبعة مدنيين في غارة صـ.ـو.اريـ.ـخ على مدينة دوما أمس الأربعاء، قُتِلَ ﻻ أحد في بلدة حَمّورية_الغربية ليل أمس",
    "واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية\nو ا ح د ا ث ن\nا ب ت ث ج ح خ د\nا ب ت ث ج ح خ د.",
    "قال: «خمسة» 😀 قتلوا في 3/5/2018 و[هم] من a_b وc-d ١٢ قتيلا هنا وهناك.",
]


@pytest.mark.parametrize("text", TEXTS)
def test_passages_are_the_sentences_of_eight_words_or_more(text: str) -> None:
    said = Spelled(text)
    spans = [found.span() for found in re.finditer(r"[^.؟!\n]+", text)]
    assert list(passages(text)) == [(span, " ".join(words)) for span in spans if len(words := said.words(*span)) >= MIN_WORDS]


@pytest.mark.parametrize("text", TEXTS)
def test_sentences_and_clauses_end_where_their_marks_stand(text: str) -> None:
    for at in range(len(text) + 1):
        for marks, start, end in ((".؟!\n", stretches.start_of, stretches.end_of), ("،.؟!\n", stretches.clause_start, lambda text, at: stretches.clause_around(text, 0, at)[1])):
            ends = [number + 1 for number, letter in enumerate(text) if letter in marks]
            assert start(text, at) == max([0, *(stop for stop in ends if stop <= at)])
            assert end(text, at) == min([len(text), *(stop - 1 for stop in ends if stop > at)])


def test_keys_as_numbers_are_those_of_the_keys_and_stay_what_they_were() -> None:
    """Archives that were read long ago hold them."""
    text = "قتل سبعة مدنيين وأصيب تسعة في غارة للطيران الروسي على مدينة دوما أمس الأربعاء.\nقتل رجل في قرية حاس.\nارتفعت حصيلة قصف سراقب إلى 12 قتيلا."
    tellings = keep(record(text)).tellings
    assert len(tellings) > 1 and {key[0] for one in tellings for key in numbered_keys(one.told).values()} >= {"place", "figure", "print", "month", "party", "both"}
    assert all(key_numbers(one.told) == numbered_keys(one.told).keys() for one in tellings)
    assert _number(("place", 736000, "دمشق")) == 9210858719273377008
    assert _number(("figure", -1, "killed", 7)) == 1716411091867993819


def test_a_people_of_two_words_is_known_by_both() -> None:
    from marsad.linking.peoples import _known

    names = _known()
    two = [name.split() for name in names if " " in name]
    assert two
    for words, before in product(two, (["خمسة"], [])):
        assert people_of([*before, *words]) == names[" ".join(words)]
        assert people_of([*before, words[0], "كلمة"]) in {"", people_of([words[0]])}
