"""Tokens, phrases, arguments of verbs and clauses: sentences written for the project, and floors on a treebank where it is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tools import syntax_gauge

from marsad import load_packs
from marsad.grammar.sheet import lay
from marsad.syntax.arguments import read_verb_group
from marsad.syntax.clauses import clauses_of
from marsad.syntax.function_words import words
from marsad.syntax.phrases import read_noun_phrase, read_prepositional
from marsad.syntax.tokens import Tokens, analyse

ROOT = Path(__file__).resolve().parents[1]


def tokens(text: str) -> Tokens:
    return analyse(lay(load_packs().lexicon, text, None))


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("ثلاثة صيادين مسنين في القارب", "ثلاثة صيادين مسنين"),
        ("الجنود الجرحى إلى المستشفى", "الجنود الجرحى"),
        ("مسلحون مجهولون صائغا", "مسلحون مجهولون"),
        ("رئيس بلدية الضيعة أمام بيته", "رئيس بلدية الضيعة"),
        ("ما لا يقل عن عشرين عاملا تحت الركام", "ما لا يقل عن عشرين عاملا"),
        ("نحو 40 عائلة من القرية", "نحو 40 عائلة"),
    ],
)
def test_noun_phrase_ends_where_agreement_does(text: str, phrase: str) -> None:
    found = tokens(text)
    noun = read_noun_phrase(found, 0, found.sheet.size)
    assert noun is not None and found.sheet.words(noun.first, noun.last) == phrase


@pytest.mark.parametrize(("text", "preposition", "phrase"), [("في غارة جوية أمس", "في", "غارة جوية"), ("بقصف مدفعي على التل", "ب", "قصف مدفعي")])
def test_preposition_governs_its_phrase(text: str, preposition: str, phrase: str) -> None:
    found = tokens(text)
    governed = read_prepositional(found, 0, found.sheet.size)
    assert governed is not None and (governed.preposition, found.sheet.words(governed.phrase.first, governed.last)) == (preposition, phrase)


@pytest.mark.parametrize(("text", "at", "negated", "number"), [("لم تقصف الطائرات السوق", 1, True, "s"), ("الرجال قتلوا في الكمين", 1, False, "p")])
def test_verb_group_shows_polarity_and_number(text: str, at: int, negated: bool, number: str) -> None:
    group = read_verb_group(tokens(text), at)
    assert group is not None and (group.negated, group.number) == (negated, number)


def test_clauses_open_at_their_words() -> None:
    found = tokens("قال الطبيب إن طفلا قتل في القصف الذي استهدف البلدة، فيما نجا والده (40 عاما)")
    kinds = [clause.kind for clause in clauses_of(found, *found.sheet.prose.sentences[0])]
    assert kinds == ["main", "complement", "relative", "circumstantial", "parenthesis"]


def test_every_unit_belongs_to_one_clause() -> None:
    found = tokens("أعلن الوفد أنه سيغادر بعدما قصفت القوات الفندق، وأصيب حارسان (أحدهما بجروح خطيرة) ونقلا إلى المشفى")
    first, last = found.sheet.prose.sentences[0]
    units = [at for clause in clauses_of(found, first, last) for at in range(clause.first, clause.last)]
    assert units == list(range(first, last))


def test_function_words_are_folded_and_parted() -> None:
    single, several = words()
    assert "الي" in single and any(parts == ("علي", "يد") for parts, _ in several["علي"]["يد"])


# subject and object of the verbs of 98 clauses of news, and of the sentences of UD Arabic PUD; these only rise
FLOORS_NEWS = {"subject": 0.8, "object": 0.72}
FLOORS_PUD = {"extent": 0.66, "subject": 0.5, "object": 0.3, "clause": 0.8}


def test_arguments_of_verbs_in_clauses_of_news() -> None:
    found = syntax_gauge.on_news()
    assert all(found[name] >= floor for name, floor in FLOORS_NEWS.items()), found


def test_treebank() -> None:
    if not syntax_gauge.PUD.exists():
        print("../shared is not there: UD Arabic PUD is left out")
        return
    found = syntax_gauge.on_pud()
    assert all(found[name] >= floor for name, floor in FLOORS_PUD.items()), found


FOLDED_TO = {"fold.py": "ا"}  # the letter that alefs are folded to


def test_no_function_word_is_a_literal_of_the_code_that_reads() -> None:
    """Function words stand in packs/common/function_words.tsv, those that single rules ask for in rule_words.tsv."""
    single, _ = words()
    found = {
        (path.name, literal)
        for folder in ("grammar", "syntax", "frames", "attribution", "claims", "text")
        for path in (ROOT / "src" / "marsad" / folder).rglob("*.py")
        for literal in re.findall(r'"([\u0621-\u064a ]+)"', path.read_text(encoding="utf-8"))
        if literal in single and literal != FOLDED_TO.get(path.name)
    }
    assert found == set()
