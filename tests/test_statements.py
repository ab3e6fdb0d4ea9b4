"""Who says what, through whom: kinds of sentences that were misread, in words of this project's own."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from marsad import Report, read
from marsad.attribution.verb_rows import rows_about
from marsad.grammar.cast import Cast
from marsad.grammar.voices import Speaker
from marsad.lexicon.packs import BUNDLED
from marsad.lexicon.rows import Row, read_table
from marsad.model.reading import Claim, Voice

DAY = date(2018, 3, 14)


def attributed(text: str, outlet: str = "صحيفة المرفأ") -> list[tuple[str, str, str]]:
    """(act, first voice, content) of what is attributed to somebody."""
    return [(claim.act, claim.chain[0].name, text[slice(*claim.content)]) for claim in claims(text, outlet)]


def claims(text: str, outlet: str = "صحيفة المرفأ") -> list[Claim]:
    return [claim for claim in read(Report(text, outlet, DAY)).claims if len(claim.chain) > 1]


SAID = [
    ("ارتفع عدد القتلى إلى 132 شخصا، فيما بلغ عدد الجرحى 520، وفقا لما أعلنت الشرطة.", "assert", "الشرطة", "ارتفع عدد القتلى إلى 132 شخصا، فيما بلغ عدد الجرحى 520"),
    ("قتل ثلاثة في الغارة، فيما نقل الجرحى إلى المشفى، بحسب الدفاع المدني.", "assert", "الدفاع المدني", "نقل الجرحى إلى المشفى"),
    ("وكان التنظيم المتشدد هدد بشن هجمات قبل الانتخابات وهي الأولى التي تجرى منذ سنوات.", "threaten", "التنظيم المتشدد", "شن هجمات قبل الانتخابات"),
    ("وأدان مجلس الأمن العنف في نهاية جلسة طارئة.", "condemn", "مجلس الأمن", "العنف"),
    ("ونفى الجيش قصف السوق خلال الاشتباكات.", "deny", "الجيش", "قصف السوق خلال الاشتباكات"),
    ("ونفى المتحدث أن الجيش أعلن ذلك في بيان.", "deny", "المتحدث", "الجيش أعلن ذلك في بيان"),
    ("ونفى المتحدث باسم الحوثيين بشكل قاطع هذه الاتهامات.", "deny", "المتحدث باسم الحوثيين", "هذه الاتهامات"),
    ("وقال الجيش إن الغارة جاءت وفق معلومات استخبارية.", "assert", "الجيش", "الغارة جاءت وفق معلومات استخبارية"),
    ("وأعلن التنظيم مسؤوليته عن الهجوم عبر وكالة أعماق التابعة له.", "claim_responsibility", "التنظيم", "مسؤوليته عن الهجوم"),
    ("ووثقت لجان أهلية أضراراً كبيرة في السوق جراء القصف.", "assert", "لجان أهلية", "أضراراً كبيرة في السوق جراء القصف"),
    ("وكانت الحركة أعلنت دخولها الثكنة بعد أسبوعين من القتال.", "assert", "الحركة", "دخولها الثكنة بعد أسبوعين من القتال"),
    ("وأعلن الفصيل سيطرته على الحاجز.", "assert", "الفصيل", "سيطرته على الحاجز"),
    ("وأكدت المنظمة رصد 40 حادثة خطف في المحافظة.", "assert", "المنظمة", "رصد 40 حادثة خطف في المحافظة"),
    ("سجلت الشبكة السورية 30 حالة اعتقال في البلدة.", "assert", "الشبكة السورية", "30 حالة اعتقال في البلدة"),
    ("ونصحت منظمة الصحة العالمية السكان بعدم شرب المياه.", "propose", "منظمة الصحة العالمية", "السكان بعدم شرب المياه"),
    ("وأعلن الفصيل أكثر من مرة وقوفه خلف الكمائن.", "claim_responsibility", "الفصيل", "وقوفه خلف الكمائن"),
    ("«شبكة نداء الساحل» تتهم الجيش السوداني بقصف السوق.", "accuse", "شبكة نداء الساحل", "الجيش السوداني بقصف السوق"),
    ("وأدى القصف، بحسب الدفاع المدني الذي أخمد الحريق، إلى مقتل ستة مدنيين.", "assert", "الدفاع المدني", "إلى مقتل ستة مدنيين"),
    ("قال لنا الممرض سالم الحموي إن ثلاثة قتلوا في القصف.", "assert", "الممرض سالم الحموي", "ثلاثة قتلوا في القصف"),
    ("صرح لموقعنا مصدر أمني أن الطريق مغلق.", "assert", "مصدر أمني", "الطريق مغلق"),
    ("مصادر محلية: 9 قتلى في قصف على خان شيخون.", "assert", "مصادر محلية", "9 قتلى في قصف على خان شيخون"),
    ("وكانت متحدثة باسم البعثة أشارت إلى أن القتال مستمر.", "assert", "متحدثة باسم البعثة", "القتال مستمر"),
    ("قتل سبعة في القصف، على ما جاء في حصيلة أولية صادرة عن نقابة الممرضين.", "assert", "نقابة الممرضين", "قتل سبعة في القصف"),
    ("وثق المرصد السوري مقتل 27 مدنيا، وهو ما نفته الحكومة.", "assert", "المرصد السوري", "مقتل 27 مدنيا"),
    ("أصدرت وزارة الصحة بياناً قالت فيه إن القصف أصاب المشفى.", "assert", "وزارة الصحة", "القصف أصاب المشفى"),
    ("وبحسب مراسلينا، فإن القصف طال الأحياء الغربية.", "assert", "مراسلينا", "القصف طال الأحياء الغربية"),
    ("ذكر موقع «صوت اليوم» أن دورية دهمت المنزل.", "assert", "موقع «صوت اليوم»", "دورية دهمت المنزل"),
    ("ولكن الحركة نفت ذلك.", "deny", "الحركة", "ذلك"),
    ("أعلنت فصائل المعارضة قصف مواقع قوات النظام بالهاون.", "claim_responsibility", "فصائل المعارضة", "قصف مواقع قوات النظام بالهاون"),
    ("وقالت هيئة تحرير الشام إن عناصرها تمكنوا من قتل خمسة جنود.", "claim_responsibility", "هيئة تحرير الشام", "عناصرها تمكنوا من قتل خمسة جنود"),
    ("أعلنت الوزارة مقتل أربعة مدنيين، لكن القصف تواصل حتى المساء.", "assert", "الوزارة", "مقتل أربعة مدنيين"),
    ("قال طبيب إن خمسة قتلوا، لكن المشفى لم يذكر أسماءهم.", "assert", "طبيب", "خمسة قتلوا"),
    ("قال طبيب إن القصف أصاب المشفى، لكنه لم يقتل أحدا.", "assert", "طبيب", "القصف أصاب المشفى، لكنه لم يقتل أحدا"),
    ("وقال طبيب إن القصف أصاب المشفى، ولم يحدد عدد القتلى.", "assert", "طبيب", "القصف أصاب المشفى"),
    ("وقال طبيب «إن القصف أصاب المشفى، ولم يحدد أحد عدد القتلى».", "assert", "طبيب", "«إن القصف أصاب المشفى، ولم يحدد أحد عدد القتلى»"),
    ("وقال طبيب إن الجندي الذي لم يذكر اسمه قصف المشفى.", "assert", "طبيب", "الجندي الذي لم يذكر اسمه قصف المشفى"),
    ("دعت المنظمة إلى هدنة عاجلة، وذلك بعد مقتل خمسة مدنيين.", "demand", "المنظمة", "هدنة عاجلة"),
    ("وتنفي الخرطوم هذه الاتهامات، وقد دمر القصف السوق.", "deny", "الخرطوم", "هذه الاتهامات"),
    ("لكن كرزاي أكد أن المحادثات مستمرة.", "assert", "كرزاي", "المحادثات مستمرة"),
    ("وانتقد المتحدث باسم المجلس صمت الحكومات حيال القصف.", "condemn", "المتحدث باسم المجلس", "صمت الحكومات حيال القصف"),
    ("وانتقد المتحدث باسم وزارة الصحة صمت الحكومات حيال القصف.", "condemn", "المتحدث باسم وزارة الصحة", "صمت الحكومات حيال القصف"),
    ("واعتبر ناشطون قصف المحطة خطوة تصعيدية.", "assert", "ناشطون", "قصف المحطة خطوة تصعيدية"),
    ("لكن المنظمة تعتبر قصف الميناء خطوة خطيرة.", "assert", "المنظمة", "قصف الميناء خطوة خطيرة"),
    ("وبحسب الدفاع المدني (الخوذ البيضاء) قتل ثلاثة مدنيين.", "assert", "الدفاع المدني", "قتل ثلاثة مدنيين"),
    ("وبحسب وكالة الأنباء اليمنية، «سبأ»، فإن القصف توقف.", "assert", "وكالة الأنباء اليمنية", "القصف توقف"),
    ("أشاد الرئيس سالم الدالي بجهود المسعفين.", "assert", "الرئيس سالم الدالي", "بجهود المسعفين"),
    ("استهدفت طائرة سوق البلدة، وأنباء عن سقوط قتلى.", "assert", "أنباء", "سقوط قتلى"),
    ("استهدفت طائرة سوق البلدة، وأنباء عن قتلى.", "assert", "أنباء", "قتلى"),
    ("قصفت الطائرات البلدة وسط أنباء عن مقتل ثلاثة مدنيين.", "assert", "أنباء", "مقتل ثلاثة مدنيين"),
    ("عبر الوزير عن استنكار الحكومة لهذا الهجوم.", "condemn", "الوزير", "استنكار الحكومة لهذا الهجوم"),
    ("وقال طبيب إن القصف توقف. وعلق الجيش اللبناني عملية، مؤكدا أن الحي آمن.", "assert", "الجيش اللبناني", "الحي آمن"),
    ("وقال طبيب إن القصف توقف. وأصدر الجيش اللبناني بيانا نافيا وجود دبابات.", "deny", "الجيش اللبناني", "وجود دبابات"),
    ("الحشد الشعبي يتوعد: لن نسكت على القصف", "threaten", "الحشد الشعبي", "لن نسكت على القصف"),
    ("وكانت فرق الدفاع المدني دعت في وقت سابق إلى عدم الاقتراب من السوق.", "demand", "فرق الدفاع المدني", "عدم الاقتراب من السوق"),
    ("وكانت الأمم المتحدة طالبت، في بيان، الحكومة بوقف القصف.", "demand", "الأمم المتحدة", "الحكومة بوقف القصف"),
    ("وألقت الحكومة العراقية بمسؤولية التفجير على تنظيم محلي.", "accuse", "الحكومة العراقية", "مسؤولية التفجير على تنظيم محلي"),
    ('وجاء في نص البيان:\n\n"تستمر الهجمات على أماكن المدنيين".', "assert", "البيان", '"تستمر الهجمات على أماكن المدنيين"'),
]


@pytest.mark.parametrize(("text", "act", "voice", "content"), SAID, ids=[text[:40] for text, *_ in SAID])
def test_statement(text: str, act: str, voice: str, content: str) -> None:
    assert (act, voice, content) in attributed(text)


CASES = read_table(Path(__file__).parent / "cases_statements.tsv", [])


@pytest.mark.parametrize("row", CASES, ids=[f"{row['kind']}: {row['text'][:40]}" for row in CASES])
def test_case(row: Row) -> None:
    """The act and the first voice of a sentence, and what is said behind →; ``-`` as act: that voice says nothing; ``-`` as voice: the outlet itself."""
    text, _, content = row["text"].partition(" → ")
    said = {(claim.act, claim.chain[0].name) for claim in read(Report(text, "صحيفة المرفأ", DAY)).claims if claim.cue is not None or len(claim.chain) > 1}
    if content:
        assert (row["act"], row["voice"], content) in attributed(text)
    if row["act"] == "-":
        assert row["voice"] not in {voice for _, voice in said}
    else:
        assert (row["act"], "صحيفة المرفأ" if row["voice"] == "-" else row["voice"]) in said


NOBODY = [
    "مقتل الشاب «سالم عزت الدالي» بعد تفجير دراجته.",
    "قتل مدنيان في القصف، وفق معلومات أولية.",
    "اتُّهمت القوات بارتكاب انتهاكات في البلدة.",
    "أعرب الأمين العام عن أسفه لمقتل المدنيين.",
    "قصفت الطائرات البلدة، دون ورود أنباء عن إصابات.",
    "وأخبار عن البلدة في الصحيفة.",
    "نشر الفصيل شريطا يؤكد فيه قيامه هذا الأسبوع بخطف ثلاثة مقاتلين.",
    "للعلم فإن جميع التعليقات يمكن نشرها وفقا لسياسة الخصوصية.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_is_quoted(text: str) -> None:
    assert attributed(text) == []


ONE = [
    "تشير المعلومات إلى أن الرجلين يعملان في التهريب، فيما لم ترد معلومات مؤكدة عن سقوط قتلى.",
    "وقال المدير إن المشفى مغلق. واستهدفت الطائرات المركز مجددا لقصف السوق.",
    "وقال المدير إن المشفى مغلق. ويتكرر القصف على البلدة التي تعتبر قريبة من الجبهة، وقتل فيها ستة مدنيين.",
]


@pytest.mark.parametrize("text", ONE)
def test_kind_of_information_or_again_is_no_statement(text: str) -> None:
    assert len(attributed(text)) == 1


def test_outlet_in_another_language_is_itself_no_relay() -> None:
    (claim,) = claims("وقال المدير لبي بي سي إن القصف توقف.", "BBC عربي")
    assert len(claim.chain) == 2


def test_agency_that_itself_says_it_is_no_dateline() -> None:
    (claim,) = claims("قالت وكالة الأنباء الرسمية (سانا)، اليوم الجمعة: «إن الطريق مفتوح».")
    assert len(claim.chain) == 2


def test_medium_of_a_correspondent_is_no_voice_of_its_own() -> None:
    (claim,) = claims("وأفاد مراسل وكالة الأناضول بأن القصف توقف.")
    assert [voice.kind for voice in claim.chain] == ["correspondent", "outlet"]


TAKEN_UP = [
    ("قال الفريق سالم الرواسي قائد العمليات إن الطريق مفتوح. وأضاف الرواسي: «المعركة مستمرة».", "الفريق سالم الرواسي قائد العمليات"),
    ("قالت مي شدران المتحدثة باسم المفوضية العليا لشؤون اللاجئين إن القتال مستمر. وقالت شدران إن النازحين كثر.", "مي شدران المتحدثة باسم المفوضية العليا لشؤون اللاجئين"),
    ("قالت نقابة الصيادلة في بيان إن القصف أصاب مستودعا. وأضاف البيان أن المستودع احترق.", "نقابة الصيادلة"),
    ("قالت شبكة «أنباء الساحل» إن دورية وصلت. وأضافت الشبكة أن ثلاثة اعتقلوا.", "شبكة «أنباء الساحل»"),
    ("قالت نقابة الصيادلة إن القصف أصاب مستودعا. وأدانت بأشد العبارات استهداف المرافق الصحية.", "نقابة الصيادلة"),
    ("قال خالد الصباغ، مدير المشفى، لوكالة رويترز إن القصف أصاب المبنى. وأضاف الصباغ أن طبيبين قتلا.", "خالد الصباغ، مدير المشفى"),
]


@pytest.mark.parametrize(("text", "voice"), TAKEN_UP, ids=[voice for _, voice in TAKEN_UP])
def test_a_short_name_is_the_voice_named_before(text: str, voice: str) -> None:
    got = claims(text)
    assert [claim.chain[0].name for claim in got] == [voice, voice]
    assert len({claim.chain[0].id for claim in got}) == 1


def test_a_name_within_another_body_or_within_far_too_many_words_is_not_taken_up() -> None:
    assert [claim.chain[0].name for claim in claims("قالت وكالة زنبوع إن القصف مستمر. وقالت صحيفة زنبوع إن ثلاثة قتلوا.")] == ["وكالة زنبوع", "صحيفة زنبوع"]
    cast, voice = Cast(), Voice("زنبوع", None, "unknown", (0, 5), False)
    cast.meet(Speaker(Voice("ناطق", None, "party", (0, 4), False), 0, 20, "ناطق", True, "", ("كلمة",) * 19 + ("زنبوع",)))
    assert cast.meet(Speaker(voice, 30, 31, "زنبوع", False, "زنبوع", ("زنبوع",))).voice == voice


def test_who_is_taken_up_keeps_the_medium_to_which_he_spoke() -> None:
    got = claims("قال خالد الصباغ، مدير المشفى، لوكالة رويترز إن القصف أصاب المبنى. وأضاف الصباغ أن طبيبين قتلا.")
    assert [[voice.id for voice in claim.chain[1:-1]] for claim in got] == [["reuters"], ["reuters"]]


def test_who_speaks_in_what_another_says_is_passed_on_by_him() -> None:
    got = claims("وقالت الوزارة إن شهودا أكدوا أن القصف أصاب السوق.")
    assert [[voice.name for voice in claim.chain[:-1]] for claim in got] == [["شهودا", "الوزارة"]]


def test_closing_source_line_names_who_says_all_of_it() -> None:
    text = "- مقتل مدني بغارات على مدينة كفرنبل.\n- إصابة 3 مدنيين بقصف على بلدة البارة.\nالمصدر: الدفاع المدني السوري"
    (claim,) = claims(text)
    assert claim.chain[0].id == "syria-civil-defence" and len(claim.events) == 2


VERBS = read_table(BUNDLED / "common" / "saying.tsv", [])


@pytest.mark.parametrize("row", [row for row in VERBS if row["example"]], ids=lambda row: row["past"])
def test_example_of_a_verb_is_read_by_its_row(row: dict[str, str]) -> None:
    rules = {(claim.why.rule, claim.act) for claim in claims(row["example"]) if claim.why}
    assert (f"statement.verb.{row['past']}", row["act"]) in rules


@pytest.mark.parametrize("row", [row for row in VERBS if row["counter"]], ids=lambda row: row["past"])
def test_counter_example_of_a_verb_is_not_read_by_its_row(row: dict[str, str]) -> None:
    assert [claim for claim in claims(row["counter"]) if claim.why and claim.why.rule == f"statement.verb.{row['past']}"] == []


@pytest.mark.parametrize(("text", "rule"), [
    ("قتل ستة، بحسب الدفاع المدني.", "statement.according"),
    ("نقلت وكالة رويترز عن طبيب قوله إن ستة قتلوا.", "statement.relay"),
    ("مصادر محلية: مقتل ستة في القصف.", "statement.headline"),
    ("جاء في تقرير للأمم المتحدة أن القصف مستمر.", "statement.document"),
])
def test_a_claim_says_which_rule_read_it(text: str, rule: str) -> None:
    (claim,) = claims(text)
    assert claim.why and claim.why.rule == rule


def test_an_act_that_the_verb_does_not_tell_says_its_rule() -> None:
    (claim,) = claims("قال المتحدث إنه يجب وقف القصف.")
    assert claim.act == "demand" and claim.why and ("act_demands", 1.0) in claim.why.features


def test_a_voice_says_how_it_was_told() -> None:
    first, second = claims("قال خالد الصباغ، مدير المشفى، إن القصف أصاب المبنى. وأضاف الصباغ أن طبيبين قتلا.")
    assert second.chain[0].why and (second.chain[0].why.rule, second.chain[0].why.second) == ("voice.taken_up", first.chain[0].name)


def test_wire_in_the_dateline_passed_it_on() -> None:
    (claim,) = claims("عمّان (رويترز) - ذكر أطباء أن ستة أشخاص قتلوا في قصف على مدينة أعزاز.")
    assert [voice.id for voice in claim.chain[1:-1]] == ["reuters"]


def test_dateline_is_no_content() -> None:
    assert attributed("دبي، الإمارات (CNN) -- قتل سبعة في انفجار وسط المدينة، وفقا لمصدر طبي.") == [("assert", "مصدر طبي", "قتل سبعة في انفجار وسط المدينة")]


ANOTHER = [
    ("طالب مجلس المحافظة الولايات المتحدة بوقف القصف.", "demand", "مجلس المحافظة", "الولايات المتحدة بوقف القصف"),
    ("دعا مزارعون الأمم المتحدة إلى وقف القصف.", "demand", "مزارعون", "الأمم المتحدة إلى وقف القصف"),
    ("اتهم سالم رواس الأمم المتحدة بالتقصير.", "accuse", "سالم رواس", "الأمم المتحدة بالتقصير"),
    ("دعا المناضل الكبير البشير إلى وقف القصف.", "demand", "المناضل الكبير البشير", "وقف القصف"),
    ("دعت الأمانة العامة للأمم المتحدة إلى وقف القصف.", "demand", "الأمانة العامة للأمم المتحدة", "وقف القصف"),
    ("دعا مبعوث الأمم المتحدة إلى وقف القصف.", "demand", "مبعوث الأمم المتحدة", "وقف القصف"),
    ("قال قائد محلي إن القصف توقف. وصرح علي الصباغ، مدير المشفى، بأن الهجوم وقع مساء.", "assert", "علي الصباغ، مدير المشفى", "الهجوم وقع مساء"),
    ("قالت مصادر طبية إن خمسة قتلوا. وأكد علي الدالي أن القصف أصاب السوق.", "assert", "علي الدالي", "القصف أصاب السوق"),
    ("قالت مصادر طبية إن خمسة قتلوا. وتبنى التنظيم عدة هجمات وقعت في الميناء.", "claim_responsibility", "التنظيم", "عدة هجمات وقعت في الميناء"),
    ("قالت مصادر طبية إن خمسة قتلوا. وقدم لبنان شكوى إلى مجلس الأمن قائلا إن الغارات خرق للهدنة.", "assert", "لبنان", "الغارات خرق للهدنة"),
    ("قال مراسلنا إن القصف توقف. وكانت مصادر محلية نشرت الخبر، وقالت إن المداهمة جاءت بعد بلاغ.", "assert", "مصادر محلية", "المداهمة جاءت بعد بلاغ"),
    ("ويتهم سالم الحموي، والد القتيل، الجيش السوداني بقصف المنزل.", "accuse", "سالم الحموي، والد القتيل", "الجيش السوداني بقصف المنزل"),
    ("وأصدر مدير الشرطة، سالم الدالي، تصريحات قال فيها إن التحقيق مستمر.", "assert", "مدير الشرطة، سالم الدالي", "التحقيق مستمر"),
    ("وأعلن ممثل البعثة الخاصة بالاتحاد الأفريقي والأمم المتحدة عن مقتل مراقب.", "assert", "ممثل البعثة الخاصة بالاتحاد الأفريقي والأمم المتحدة", "مقتل مراقب"),
    ("وإن مجلس الساحل إذ يدين هذا القصف يحمل المجتمع الدولي المسؤولية عنه.", "condemn", "مجلس الساحل", "هذا القصف"),
    ("نفت الحكومة السودانية أن تكون الغارة أصابت السوق، كما ذكرت بعض الصحف.", "assert", "بعض الصحف", "تكون الغارة أصابت السوق"),
    ("أكد سفير السعودية في تغريدة على حسابه الرسمي، أن غارة قتلت القيادي.", "assert", "سفير السعودية", "غارة قتلت القيادي"),
    ("وقالت مصادر وقتها، إن الأهالي عثروا على جثة.", "assert", "مصادر", "الأهالي عثروا على جثة"),
    ("ووفق حصيلة صدرت عن وزارة الصحة الليبية، الجمعة، فإن المعارك أوقعت 40 قتيلا.", "assert", "وزارة الصحة الليبية", "المعارك أوقعت 40 قتيلا"),
    ("وكتب الوزير تحت وسم «الساحل»: القصف أصاب السوق.", "assert", "الوزير", "القصف أصاب السوق"),
    ("أشار المرصد السوري في 9 من كانون الأول إلى مقتل أربعة مدنيين.", "assert", "المرصد السوري", "مقتل أربعة مدنيين"),
]


@pytest.mark.parametrize(("text", "act", "voice", "content"), ANOTHER, ids=[text[:40] for text, *_ in ANOTHER])
def test_a_new_voice_is_not_the_last_one(text: str, act: str, voice: str, content: str) -> None:
    assert (act, voice, content) in attributed(text)


NOT_THE_LAST = [
    "قال مصدر أمني إن شبكة أوقفت. ووجهت اتهامات رسمية إلى عشرين منهم.",
    "قال الوزير إن القصف توقف. ويعتقد أن يكون عملاء الجهاز وراء اغتيال القيادي.",
    "قال الوزير إن المهاجمين تلقوا دعما من مسؤولين في الأمن.",
]


@pytest.mark.parametrize("text", NOT_THE_LAST)
def test_nobody_goes_on_speaking(text: str) -> None:
    assert len(attributed(text)) == 1


SHORT_NAMES = [
    ("أفادت وكالة أنباء هاوار أن طائرة قصفت منزلا. وأشارت الوكالة إلى أن المنزل احترق.", "وكالة أنباء هاوار"),
    ("نقلت وكالة رويترز عن شهود عيان قولهم إن انفجارا سمع. وبحسب الوكالة، قتل شخصان.", "وكالة رويترز"),
    ("قال المجلس الأهلي إن القصف توقف. وقال المجلس إن السوق مغلق.", "المجلس الأهلي"),
]


@pytest.mark.parametrize(("text", "name"), SHORT_NAMES)
def test_short_name_of_a_known_body(text: str, name: str) -> None:
    assert attributed(text)[-1][1] == name


BODIES = [
    ("وقال سالم الدالي وزير الدفاع اليمني إن القصف توقف.", "official_civil"),
    ("وقالت خدمة التوزيع في صحيفة الجبل إن القصف توقف.", "unknown"),
    ("وقالت لجان مقاومة المرفأ إن عشرة قتلوا.", "activist"),
    ("وقالت نقابة أطباء الساحل إن عشرة قتلوا.", "medical"),
    ("وقالت غرفة طوارئ المرفأ إن عشرة قتلوا.", "rescue"),
    ("وقال المركز الطبي في المرفأ إن خمسة جرحوا.", "medical"),
]


MEDIA = [
    ("وذكرت وكالة فرات للأنباء أن طفلين أصيبا.", "anf", "wire"),
    ("وقالت شبكة بلدي الإعلامية إن أربعة قتلوا.", "baladi-news", "outlet"),
    ("وقال راديو الكل في إدلب إن ثلاثة قتلوا.", "radio-alkul", "broadcaster"),
    ("وذكر موقع «نداء بوست» أن عنصرين قتلا.", "nedaa-post", "outlet"),
    ("وذكرت صحيفة حرييت التركية أن خمسة قتلوا.", "hurriyet", "outlet"),
    ("وقال المركز الإعلامي للمقاومة إن سبعة قتلوا في تعز.", "yemen-resistance-media", "armed_group"),
]


@pytest.mark.parametrize(("text", "medium", "kind"), MEDIA)
def test_a_known_medium_stands_in_the_chain(text: str, medium: str, kind: str) -> None:
    assert (medium, kind) in [(voice.id, voice.kind) for voice in claims(text)[0].chain]


@pytest.mark.parametrize(("text", "kind"), BODIES)
def test_words_of_a_body_tell_its_kind(text: str, kind: str) -> None:
    voice = claims(text)[0].chain[0]
    assert (voice.kind, voice.anonymous) == (kind, False)


@pytest.mark.parametrize("outlet", ["Syrian Civil Defense", "Syria Civil Defence (9)", "الدفاع المدني السوري"])
def test_a_body_on_its_own_page_speaks_in_the_voice_of_the_page(outlet: str) -> None:
    assert attributed("وقال الدفاع المدني السوري إن القصف أصاب سوقا في سرمين.", outlet) == []
    assert [voice for _, voice, _ in attributed("وقال الدفاع المدني السوري إن القصف أصاب سوقا في سرمين.")] == ["الدفاع المدني السوري"]


@pytest.mark.parametrize("outlet", ["Euro-Mediterranean Human Rights Monitor", "Euro-Med Monitor"])
def test_a_monitor_on_its_own_page_is_nobody_it_quotes(outlet: str) -> None:
    assert attributed("وقال المرصد الأورومتوسطي لحقوق الإنسان إن القصف توقف. وأضاف الأورومتوسطي أن القصف أصاب سوقا.", outlet) == []


@pytest.mark.parametrize("outlet", ["SOHR", "المرصد السوري لحقوق الإنسان"])
def test_a_monitors_nameless_people_speak_in_its_voice_on_its_page(outlet: str) -> None:
    assert attributed("وثق نشطاء المرصد السوري مقتل خمسة في دوما. وقال ناشطون إن القصف توقف.", outlet) == [("assert", "ناشطون", "القصف توقف")]


@pytest.mark.parametrize("outlet", ["NPA Syria", "North Press Agency news", "نورث برس"])
def test_what_is_told_to_the_outlet_itself_has_no_relay(outlet: str) -> None:
    told = claims("وقالت مصادر طبية لنورث برس، إن ثلاثة قتلوا في القصف.", outlet)
    assert [len(claim.chain) for claim in told] == [2]


COMPLEMENTS = read_table(BUNDLED / "common" / "frames" / "complements.tsv", [])
LED = [(row, *map(str.strip, text.split("→"))) for row in COMPLEMENTS for text in row["example"].split("|")]


@pytest.mark.parametrize(("row", "text", "content"), LED, ids=[f"{row['id']}: {text[:30]}" for row, text, _ in LED])
def test_what_is_said_begins_by_the_row_of_its_example(row: Row, text: str, content: str) -> None:
    """``sentence → what is said``; where the row passes over its word, another row finds what is said."""
    read_so = [(text[slice(*claim.content)], features(claim)) for claim in claims(text)]
    assert any((not content or said == content) and (row["begins"] == "none" or f"complement.{row['id']}" in by) for said, by in read_so), read_so


@pytest.mark.parametrize(("row", "text"), [(row, text) for row in COMPLEMENTS for text in row["counter"].split("|") if text], ids=lambda one: str(one)[:30])
def test_nothing_is_said_by_the_row_of_a_counter_example(row: Row, text: str) -> None:
    assert not any(f"complement.{row['id']}" in features(claim) for claim in claims(text))


def features(claim: Claim) -> set[str]:
    return {name for name, _ in claim.why.features} if claim.why else set()


def marked(text: str) -> tuple[str, int]:
    """A sentence without the brackets around one of its verbs, and where that verb begins."""
    return text.replace("[", "").replace("]", ""), text.index("[")


def said_by(text: str) -> bool:
    """The verb in brackets makes a statement: the cue of one stands there."""
    plain, at = marked(text)
    return any(claim.cue and claim.cue[0] <= at < claim.cue[1] for claim in claims(plain))


NOT_SAID = read_table(BUNDLED / "common" / "frames" / "not_said.tsv", [])


@pytest.mark.parametrize("row", NOT_SAID, ids=lambda row: row["id"])
def test_a_verb_that_says_nothing_is_kept_from_it_by_its_row(row: Row, monkeypatch: pytest.MonkeyPatch) -> None:
    """The verb in brackets of the example makes no statement, and would make one without the row; that of the counter-example does."""
    assert not said_by(row["example"]) and (not row["counter"] or said_by(row["counter"]))
    switch_off(row, monkeypatch)
    assert said_by(row["example"])


def switch_off(row: Row, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read as if a row about verbs of saying were not there."""
    monkeypatch.setattr("marsad.attribution.verbs.rows_about", lambda *verb: [one for one in rows_about(*verb) if one.id != row["id"]])


BOUNDS = read_table(BUNDLED / "common" / "frames" / "speaker_bounds.tsv", [])


@pytest.mark.parametrize("row", BOUNDS, ids=lambda row: row["id"])
def test_a_speaker_ends_by_the_row_of_its_example(row: Row, monkeypatch: pytest.MonkeyPatch) -> None:
    """``sentence → the voice of its last statement``; without the row it is another, or the content is."""
    text, voice = map(str.strip, row["example"].split("→"))
    with_row = attributed(text)[-1]
    assert with_row[1] == voice
    switch_off(row, monkeypatch)
    assert attributed(text)[-1] != with_row


SHAPES = read_table(BUNDLED / "common" / "frames" / "statements.tsv", [])


@pytest.mark.parametrize("row", SHAPES, ids=lambda row: f"{row['id']} {row['cue']}")
def test_a_shape_of_statement_reads_its_example(row: Row) -> None:
    """``sentence → the voice of its last statement``, by the row; no statement by the row in the counter-example."""
    text, voice = map(str.strip, row["example"].split("→"))
    last = claims(text)[-1]
    assert last.why and last.why.rule.startswith(f"statement.{row['id']}") and voice in last.chain[0].name
    assert not [claim for claim in claims(row["counter"]) if claim.why and claim.why.rule.startswith(f"statement.{row['id']}")]


def test_a_body_is_not_called_by_the_man_whose_office_bears_its_name() -> None:
    text = "قال رئيس بعثة الأمم المتحدة خالد الدالي إن الهدنة صامدة. وقالت الأمم المتحدة إن القصف توقف."
    assert [claim.chain[0].name for claim in read(Report(text)).claims] == ["رئيس بعثة الأمم المتحدة خالد الدالي", "الأمم المتحدة"]


@pytest.mark.parametrize("text", [
    "الوزير سيطلب من الأمم المتحدة التحقيق في التفجيرات.",  # not said yet
    "وسلم الجيش سكان القرية، الثلاثاء، أمرا بإخلائها.",  # handed over, and conceded nothing
    "ويحمل تقرير المنظمة عنوان \"لا وجود للحماية: الخوف وحقوق السكان في الجنوب\".",  # a title
])
def test_nobody_speaks(text: str) -> None:
    assert attributed(text) == []
