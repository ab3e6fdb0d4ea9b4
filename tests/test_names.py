"""Other names of one person: what is proposed when somebody is protected, and that each form of it is hidden."""

from __future__ import annotations

import re

import pytest
from tests.desk import browser
from tests.reports import captured

from marsad.case import add
from marsad.record import lists, marks
from marsad.record.names import forms_of, key_of, nicknames, pattern_of
from marsad.record.place import CasePlace
from marsad.record.redaction import BLOCK, Redactor
from marsad.text.fold import fold

FORMS = {
    "الممرضة ياقوتينا الكهربجي": {"ياقوتينا الكهربجي": True, "الممرضة ياقوتينا": True, "ياقوتينا": False, "الكهربجي": False},
    "أبو خالد الدوماني": {"أبو خالد": True, "الدوماني": False},
    "سالم عبد الرحمن المفترض": {"سالم المفترض": True, "سالم": False, "عبد الرحمن": False},
    "الدكتور علي": {"علي": False},
    "الناشط سالم المفترض، المعروف بأبي ليلى": {"الناشط سالم المفترض": True, "أبي ليلى": True, "سالم المفترض": True},
    "سالم المفترض (أبو ليلى)": {"سالم المفترض": True, "أبو ليلى": True},
    "مركز زعفرانة للتوثيق": {"زعفرانة": False},
}
BESIDE = {
    "وقال الدكتور سالم المفترض (أبو ليلى) إن الغارة وقعت": {"أبو ليلى"},
    "أبو ورد، سالم المفترض، روى ما رآه": {"أبو ورد"},
    "سالم المفترض، المعروف بـ«الصقر»، قال": {"الصقر"},
    "قال سالم المفترض الملقب بأبي يزن إنه رأى": {"أبي يزن"},
    "قال سالم المفترض واسمه المستعار ورد": {"ورد"},
    "قال سالم المفترض إن أبو يزن غاب": set(),
}


@pytest.mark.parametrize("name", FORMS)
def test_shorter_forms_of_a_name_are_proposed(name: str) -> None:
    found = dict(forms_of(name))
    assert {form: found.get(form) for form in FORMS[name]} == FORMS[name]
    assert "مركز للتوثيق" not in found


@pytest.mark.parametrize("text", BESIDE)
def test_what_a_text_calls_somebody_beside_the_name_is_proposed(text: str) -> None:
    assert set(nicknames(["الدكتور سالم المفترض"], [text])) == BESIDE[text]


@pytest.mark.parametrize(
    ("name", "hidden", "shown"),
    [
        ("أبو خالد", "قال أبي خالد وإن أبا خالد لأبو خالد", "أبو خليل خالد"),
        ("الدفاع المدني", "للدفاع المدني وبالدفاع المدني", "دفاع مدني"),
        ("علي", "قال علي وعلي لعلي", "عليه علينا معلية"),
    ],
)
def test_a_name_is_hidden_in_each_of_its_cases_and_no_other_word_with_it(name: str, hidden: str, shown: str) -> None:
    redactor = Redactor(sources=frozenset([name]), names=(key_of(name),))
    assert not re.search(pattern_of(key_of(name)), fold(redactor.free(hidden)).text) and BLOCK in redactor.free(hidden)
    assert redactor.free(shown) == shown


def test_F1_a_kunya_is_proposed_for_who_bears_it_and_hidden_in_each_case_once_confirmed(desk: CasePlace) -> None:
    told = "قال الناشط سالم المفترض المعروف بأبي ليلى إن 4 مدنيين قتلوا أمس في قصف مدفعي على بلدة جسرين."
    other = "قال شهود إن أبو ليلى غادر بلدة جسرين أمس. وقتل مدنيان في قصف مدفعي على بلدة سقبا."
    add(desk, [captured(70, told), captured(71, other)])
    source = "الناشط سالم المفترض المعروف بأبي ليلى"
    assert marks.names_of_source(source) == [source]
    admin = browser("admin")
    form = {"kind": "source", "source": source, "level": "protected", "why": "خطر"}
    page = admin.get(admin.post("/marks/protect/", form)["Location"]).content.decode()
    assert re.search(r'value="أبي ليلى" checked', page)
    report = next(line.id for line in lists.reports() if line.text == other)
    assert "أبو ليلى" in browser("viewer").get(f"/reports/{report}/").content.decode()
    admin.post("/marks/protect/", {**form, "name": ["أبي ليلى"]})
    assert "أبو ليلى" not in browser("viewer").get(f"/reports/{report}/").content.decode()
