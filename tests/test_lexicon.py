"""The lexicon: clitics stripped only where the lexicon vouches for what is left, the longest term wins, spans point into the original text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.lexicon import inflect
from marsad.lexicon.lexicon import Lexicon, Scan
from marsad.lexicon.packs import Packs, load_packs, tables_of
from marsad.lexicon.terms import Entry, Term
from marsad.lexicon.word_tables import word_rows
from marsad.text.fold import fold_word, plain


@pytest.fixture(scope="module")
def packs() -> Packs:
    return load_packs()


def lexicon(*spellings: str, suffixes: bool = True) -> Lexicon:
    """A lexicon of these spellings, each a term of its own name."""
    return Lexicon(Entry(fold_word(spelling), Term("word", spelling, "name", {}), suffixes) for spelling in spellings)


def found(scan: Scan) -> list[str]:
    """The keys of the terms of a scan, in text order."""
    return [term.key for terms in scan.terms for term in terms]


# --- clitics ---------------------------------------------------------------------------------------------------------

CLITICS = [
    ("وبالطائرات", "الطائرات", "وب", ""),
    ("للمدنيين", "المدنيين", "ل", ""),
    ("فالقصف", "القصف", "ف", ""),
    ("وللمدنيين", "المدنيين", "ول", ""),
    ("كالقصف", "القصف", "ك", ""),
    ("بقصف", "قصف", "ب", ""),
    ("وقصفهم", "قصف", "و", "هم"),
    ("مدينته", "مدينة", "", "ه"),
    ("ومدينتها", "مدينة", "و", "ها"),
    ("للجنة", "اللجنة", "ل", ""),
    ("قتلوهم", "قتلوا", "", "هم"),
    ("سيقصف", "يقصف", "س", ""),
    ("وسيقصف", "يقصف", "وس", ""),
]


@pytest.mark.parametrize(("word", "core", "before", "behind"), CLITICS, ids=[word for word, *_ in CLITICS])
def test_clitics_are_cut_from_known_words(word: str, core: str, before: str, behind: str) -> None:
    scan = lexicon("الطائرات", "المدنيين", "القصف", "قصف", "مدينة", "اللجنة", "قتلوا", "يقصف").scan(word)
    assert (found(scan), scan.pre, scan.suf) == ([core], [before], [behind])


WHOLE = ["فلسطين", "بلدة", "وادي", "كفر", "سوريا", "لبنان", "بيروت", "والدة", "فرنسا", "بريطانيا", "ليبيا", "كركوك"]


@pytest.mark.parametrize("word", WHOLE)
def test_known_words_keep_letters_that_look_like_clitics(word: str) -> None:
    scan = lexicon(*WHOLE, word[1:]).scan(word)
    assert (found(scan), scan.pre) == ([word], [""])


@pytest.mark.parametrize("word", ["فلسطين", "وادي", "كتيبة", "بسمة", "ولاعة"])
def test_unknown_words_are_left_whole(word: str) -> None:
    scan = lexicon("قصف").scan(word)
    assert (scan.forms, scan.pre, found(scan)) == ([fold_word(word)], [""], [])


def test_bundled_packs_keep_the_f_of_palestine_and_the_w_of_valleys(packs: Packs) -> None:
    scan = packs.lexicon.scan("فلسطين وفلسطين وادي بردى")
    assert scan.forms[:2] == ["فلسطين", "فلسطين"] and scan.pre[:2] == ["", "و"] and scan.pre[2] == ""


@pytest.mark.parametrize("word", ["سقصف", "سمدينة"])
def test_s_of_the_future_stands_only_before_a_present(word: str) -> None:
    assert found(lexicon("قصف", "مدينة", "القصف").scan(word)) == []


def test_pronouns_are_cut_only_where_the_entry_allows_it() -> None:
    assert found(lexicon("دوما", suffixes=False).scan("دوماهم")) == []


def test_span_leaves_the_proclitic_out_and_whole_keeps_it() -> None:
    text = "ثم وبالقَصْفِ"
    scan = lexicon("القصف").scan(text)
    assert text[slice(*scan.span(1, 2))] == "القَصْفِ"
    assert text[slice(*scan.whole(1, 2))] == "وبالقَصْفِ"


# --- longest match ---------------------------------------------------------------------------------------------------

LONGEST = [
    ("قصف قرب دير الزور اليوم", ["دير الزور"]),
    ("قصف قرب دير", ["دير"]),
    ("مجلس الأمن الدولي", ["مجلس الأمن الدولي"]),
    ("مجلس الأمن ودير الزور", ["مجلس الأمن", "دير الزور"]),
    ("بمجلس الأمن", ["مجلس الأمن"]),
    ("مجلس، الأمن", ["مجلس"]),
    ("دير مجلس الأمن", ["دير", "مجلس الأمن"]),
]


@pytest.mark.parametrize(("text", "keys"), LONGEST, ids=[text for text, _ in LONGEST])
def test_longest_term_wins(text: str, keys: list[str]) -> None:
    assert found(lexicon("دير", "دير الزور", "مجلس", "مجلس الأمن", "مجلس الأمن الدولي").scan(text)) == keys


def test_terms_match_whole_words_only() -> None:
    assert found(lexicon("دوما", "قتل").scan("دومانية مقتلة قتلى")) == []


def test_terms_of_one_spelling_are_all_given() -> None:
    both = Lexicon([Entry("حماه", Term("place", ident, "name", {})) for ident in ("hama", "hama-governorate")])
    assert found(both.scan("في حماة")) == ["hama", "hama-governorate"]


def test_stops_tell_where_the_term_ends() -> None:
    scan = lexicon("مجلس الأمن الدولي").scan("دعا مجلس الأمن الدولي إلى هدنة")
    assert scan.stops[1] == 4


# --- the way back ----------------------------------------------------------------------------------------------------

TERMS = ("مجلس الأمن", "دير الزور", "قصف", "مدينة", "١٢ قتيلا")
NOISE = st.text("\u064b\u064e\u0651\u0652\u0640\u200b\u200c\u200d\u200f\u202b\u202c\u2067\ufeff\u00ad", max_size=3)


@st.composite
def noisy(draw: st.DrawFn) -> tuple[str, str, str]:
    """A term with marks that mean nothing strewn behind its letters, and words around it."""
    term = draw(st.sampled_from(TERMS))
    dirty = "".join(char if char == " " else char + draw(NOISE) for char in term)
    lead = draw(st.sampled_from(["", "ثم ", "شهد «", "12 ", "ﷺ ", "\ud800 ", "\U0001f1f8 "]))
    return term, lead, dirty


@settings(max_examples=150, deadline=None)
@given(noisy(), st.sampled_from(["", " اليوم", "، ثم", "»", "."]))
def test_spans_point_into_the_original_whatever_is_strewn_between(case: tuple[str, str, str], tail: str) -> None:
    term, lead, dirty = case
    text = lead + dirty + tail
    scan = lexicon(*TERMS, suffixes=False).scan(text)
    at = next(at for at, terms in enumerate(scan.terms) if terms and terms[0].key == term)
    assert text[slice(*scan.span(at, scan.stops[at]))] == dirty


@given(st.text(alphabet=st.one_of(st.characters(min_codepoint=0x600, max_codepoint=0x6FF), st.sampled_from(list(" \n«».قصفوبالمدينة\u200f\ud800\x00ﻻ"))), max_size=120))
def test_units_lie_in_order_and_inside_the_text(text: str) -> None:
    scan = lexicon("قصف", "القصف", "مدينة").scan(text)
    spans = [scan.span(at, at + 1) for at in range(len(scan.forms))]
    assert all(0 <= start <= end <= len(text) for start, end in spans)
    assert all(a[1] <= b[1] and a[0] <= b[0] for a, b in zip(spans, spans[1:], strict=False))
    assert all(at < stop <= len(scan.forms) for at, stop in enumerate(scan.stops))


@given(st.lists(st.sampled_from(["قصف", "وبالقصف", "دير", "الزور", "فلسطين", "،", "12"]), max_size=12))
def test_an_earlier_text_does_not_change_how_a_later_one_is_read(words: list[str]) -> None:
    text = " ".join(words)
    used, fresh = lexicon("قصف", "القصف", "دير الزور"), lexicon("قصف", "القصف", "دير الزور")
    used.scan("وبالقصف على دير الزور وفلسطين")
    assert found(used.scan(text)) == found(fresh.scan(text))


# --- forms -----------------------------------------------------------------------------------------------------------

FORMS = [
    (inflect.past("قصف"), "قصفت قصفوا قصفتا"),
    (inflect.past("دعا"), "دعت دعوا دعتا"),
    (inflect.present("يقصف"), "تقصف يقصفون تقصفان"),
    (inflect.present("يدعو"), "يدعون تدعو"),
    (inflect.participle("مضيف"), "مضيفا مضيفة مضيفين"),
    (inflect.participle("داعي"), "داعيا داعية"),
    (inflect.noun("غارة", "غارات"), "الغارة غارتان غارتين الغارات"),
    (inflect.noun("قتيل", "قتلى"), "قتيلا القتيل قتيلان القتيلين القتلى"),
    (inflect.noun("مدني", "مدنيون"), "المدنيين مدنيان مدنيو"),
]


@pytest.mark.parametrize(("made", "wanted"), FORMS, ids=[wanted for _, wanted in FORMS])
def test_listed_words_take_their_forms(made: object, wanted: str) -> None:
    assert set(wanted.split()) <= {spelling for spelling, _ in made}  # type: ignore[attr-defined]


def test_what_is_met_again_is_analysed_once_and_the_rest_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("marsad.lexicon.memory._LIMIT", 3)
    made, asked, analyse = Lexicon(), list[str](), Lexicon._analyse
    monkeypatch.setattr(Lexicon, "_analyse", lambda self, word, written: asked.append(word) or analyse(self, word, written))
    text = "قصف سوق قصف بيت قصف طريق قصف جسر قصف نهر جبل حقل قصف سوق"
    for word in text.split(" "):
        assert made.scan(word).words == [word]
    assert asked.count("قصف") == 1 and asked.count("سوق") == 2


def singles(table: str) -> set[str]:
    """The nouns of a table of the common pack, as they are spelled of one."""
    path = next(tables_of(table, ("common",)))
    return {line.split("\t")[0] for line in path.read_text(encoding="utf-8").splitlines()[1:]}


def test_speakers_of_several_words_may_be_harmed_as_well() -> None:
    """The longest term wins: where a table has "ناشط إعلامي" as somebody who speaks, the nouns for people need the same words."""
    people = singles("persons")
    assert {single for single in singles("sources") if " " in single and single.split()[0] in people} - {"فريق طبي", "فريق إسعاف"} <= people


def spellings() -> list[dict[str, str]]:
    """The rows of the table that tells words apart by their letters."""
    return list(word_rows("spellings"))


def met(words: Scan, letters: str) -> list[tuple[str, str, set[str]]]:
    """Form, clitics and terms of each unit that is written so, clitics included or not."""
    units = [(at, words.folded.letters[slice(*bounds)]) for at, bounds in enumerate(words.bounds)]
    return [(words.forms[at], words.pre[at], {f"{term.key} {term.form}" for term in words.terms[at]}) for at, unit in units if unit == letters]


@pytest.mark.parametrize("row", spellings(), ids=[row["written"] for row in spellings()])
def test_letters_tell_words_apart(row: dict[str, str]) -> None:
    lexicon = load_packs().lexicon
    plainly = plain(row["written"])
    if row["before"]:
        read = {unit for letters in (plainly, row["written"], plainly.replace("ي", "ى")) for unit in map(str, met(lexicon.scan(row["example"]), letters))}
        assert read and all("'و'" in unit for unit in read)
        return
    others = {key for other in row["not"].split("/") for _, _, keys in met(lexicon.scan(other), other) for key in keys}
    told = met(lexicon.scan(row["example"]), row["written"])
    assert told and all(others - keys for _, _, keys in told)
    for other in row["not"].split("/") if row["counter"] else ():
        assert all(keys - told[0][2] for _, _, keys in met(lexicon.scan(row["counter"]), other))


INSIDE = [("وأدى القصف إلى", "وأدى", "ادي", "و"), ("زوجها وأحد أطفالها", "وأحد", "احد", "و"), ("وإلى جانبه", "وإلى", "الي", "و"), ("وأنه مغلق", "وأنه", "انه", "و"), ("بدأنا العمل", "بدأنا", "بدانا", "")]
INSIDE += [("مراقبة الطريق", "مراقبة", "مراقبه", ""), ("ومحاسبة المسؤولين", "ومحاسبة", "ومحاسبه", ""), ("بمساعدة السكان", "بمساعدة", "مساعده", "ب"), ("وادي بردى", "وادي", "وادي", ""), ("رجل واحد", "واحد", "واحد", ""), ("مراقبه الطبي", "مراقبه", "مراقب", "")]
INSIDE += [("بإستهداف منزل", "بإستهداف", "استهداف", "ب"), ("قوات الإحتلال", "الإحتلال", "الاحتلال", ""), ("مدينة المخأ", "المخأ", "المخا", ""), ("إصابتة بجروح", "إصابتة", "اصابه", "")]


@pytest.mark.parametrize(("text", "written", "form", "pre"), INSIDE, ids=[case[1] for case in INSIDE])
def test_hamza_inside_a_word_and_a_last_ta_make_another_word(text: str, written: str, form: str, pre: str) -> None:
    assert [unit[:2] for unit in met(load_packs().lexicon.scan(text), written)] == [(form, pre)]


def test_names_met_in_a_long_archive_are_held_up_to_a_limit_and_told_the_same_again(packs: Packs) -> None:
    found, minor = packs.lexicon._found, packs.lexicon.minor
    first, named = found[0], minor._terms(0)
    packs.lexicon.scan("")
    assert found[0] is first and minor._terms(0) is named
    for number in range(16_002):
        assert found[number].terms
        minor._terms(number)
    packs.lexicon.scan("")
    assert len(found) < 10_000 and not minor._made
    assert found[0] == first and minor._terms(0) == named and minor._terms(0)[0].row == named[0].row


def test_a_name_told_twice_in_a_text_has_one_row_whenever_names_are_let_go(packs: Packs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("marsad.lexicon.lexicon._MOST", 0)
    scan = packs.lexicon.scan("هاجم الحوثيون مدينة مأرب ثم قصف الحوثيون مدينة تعز")
    one, other = (at for at, form in enumerate(scan.forms) if any(term.key == "houthis" for term in scan.terms[at]))
    assert scan.terms[one][0].row is scan.terms[other][0].row


def test_a_lexicon_gives_back_what_it_was_made_of(packs: Packs) -> None:
    made = packs.lexicon.compiled
    again = Lexicon(compiled=made)
    assert again.compiled == made and next(again.minor.rows()) == next(packs.lexicon.minor.rows())
