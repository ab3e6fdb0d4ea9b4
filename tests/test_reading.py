"""Whole sentences, written for the project, and what is read out of them."""

from __future__ import annotations

import gc
import json
import pickle
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from marsad import Report, load_packs, read
from marsad.errors import BadDate, EmptyInput, PackError, UndecodableInput
from marsad.inputs import parse_day
from marsad.lexicon.check import check_packs
from marsad.model.reading import Reading
from marsad.model.record import to_record
from marsad.text.decode import decode

SUNDAY = date(2018, 3, 11)
MARSAD = str(Path(sys.executable).with_name("marsad"))


def reading(text: str, outlet: str = "صحيفة المرفأ") -> Reading:
    return read(Report(text, outlet, SUNDAY))


STATEMENTS = [
    ("وقال ناشطون إن البلدة تعرضت لقصف.", "ناشطون", "assert", "البلدة تعرضت لقصف"),
    ("وأفادت مصادر طبية بمقتل ثلاثة مدنيين.", "مصادر طبية", "assert", "مقتل ثلاثة مدنيين"),
    ("ونفى جيش الإسلام التفاوض مع النظام.", "جيش الإسلام", "deny", "التفاوض مع النظام"),
    ("قتل خمسة مدنيين في غارة، بحسب الدفاع المدني.", "الدفاع المدني", "assert", "قتل خمسة مدنيين في غارة"),
    ("ودعت الأمم المتحدة إلى هدنة فورية.", "الأمم المتحدة", "demand", "هدنة فورية"),
    ("وصرح لوكالة رويترز المتحدث باسم الجيش بأن المعركة انتهت.", "المتحدث باسم الجيش", "assert", "المعركة انتهت"),
    ("وقالت الأحد وزارة الصحة إن القصف أصاب المشفى.", "وزارة الصحة", "assert", "القصف أصاب المشفى"),
    ("وقال قائد ميداني لـ«عكاظ» إن القصف توقف.", "قائد ميداني", "assert", "القصف توقف"),
    ("وتبنى تنظيم «داعش» التفجير.", "تنظيم «داعش»", "claim_responsibility", "التفجير"),
    ("وطالبت منظمة العفو الدولية المجتمع الدولي بوقف القصف.", "منظمة العفو الدولية", "demand", "المجتمع الدولي بوقف القصف"),
    ("ودعا المدير العام لمنظمة الصحة العالمية إلى هدنة فورية.", "المدير العام لمنظمة الصحة العالمية", "demand", "هدنة فورية"),
    ("ونقلت وسائل إعلام محلية أن القصف توقف.", "وسائل إعلام محلية", "assert", "القصف توقف"),
    ("وأكد خالد الحلبي وهو طبيب في المدينة أن القصف توقف.", "خالد الحلبي", "assert", "القصف توقف"),
    ("قتل عشرة في الهجوم الذي أعلن تنظيم داعش مسؤوليته عنه.", "تنظيم داعش", "claim_responsibility", "الهجوم الذي"),
    ("ونفت وزارة الداخلية تلك المعلومات على حسابها.", "وزارة الداخلية", "deny", "تلك المعلومات على حسابها"),
    ("أدانت منظمة العفو الدولية قصف المستشفى.", "منظمة العفو الدولية", "condemn", "قصف المستشفى"),
    ("كما دان الأمين العام للجامعة الجريمة التي وقعت في البلدة.", "الأمين العام للجامعة", "condemn", "الجريمة التي وقعت في البلدة"),
    ("وجاء في بيان لوزارة الصحة أن القصف قتل خمسة.", "وزارة الصحة", "assert", "القصف قتل خمسة"),
    ("وورد في تقرير صادر عن المنظمة أن القصف متعمد.", "المنظمة", "assert", "القصف متعمد"),
    ("وتضمن بيان وزارة الدفاع أن الضربة قتلت خمسة.", "وزارة الدفاع", "assert", "الضربة قتلت خمسة"),
    ("قتل 12 مدنيا، في حصيلة جديدة لوزارة الصحة.", "وزارة الصحة", "assert", "قتل 12 مدنيا"),
    ("قتل خمسة في القصف على ما أعلنت وزارة الصحة.", "وزارة الصحة", "assert", "قتل خمسة في القصف"),
    ("قتل 11 شخصا، بحسب ما ذكره المرصد السوري.", "المرصد السوري", "assert", "قتل 11 شخصا"),
    ("نقلت محطة «المرفأ» ان طائرة قصفت البلدة.", "محطة «المرفأ»", "assert", "طائرة قصفت البلدة"),
    ("نقلت قناة المنار أن ثلاثة قتلوا في غارة.", "قناة المنار", "assert", "ثلاثة قتلوا في غارة"),
    ("ومضى المركز إلى القول إن ثلاثة قتلوا.", "المركز", "assert", "ثلاثة قتلوا"),
    ("كما وثق المرصد السوري 73 قتيلا مدنيا في الغارات.", "المرصد السوري", "assert", "73 قتيلا مدنيا في الغارات"),
    ("وذكرت وزارة الصحة على حسابها في «فيسبوك» أن القصف قتل خمسة.", "وزارة الصحة", "assert", "القصف قتل خمسة"),
    ("وحملت الشبكة السورية، المجتمع الدولي مسؤولية صمته.", "الشبكة السورية", "accuse", "المجتمع الدولي مسؤولية صمته"),
    ("لكن تنظيم داعش يتبنى عادة هذه الهجمات.", "تنظيم داعش", "claim_responsibility", "هذه الهجمات"),
    ("وعلق المتحدث باسم الجيش قائلا إن القصف غير مقبول.", "المتحدث باسم الجيش", "assert", "القصف غير مقبول"),
    ("وأعلنت المنظمة، في بيان نشر الأربعاء، أن خمسة قتلوا.", "المنظمة", "assert", "خمسة قتلوا"),
    ("ونسب التلفزيون الرسمي إلى مصدر أمني قوله إن أربعة قتلوا.", "مصدر أمني", "assert", "أربعة قتلوا"),
    ("وشككت المنظمة في رواية الجيش.", "المنظمة", "doubt", "رواية الجيش"),
    ("وصرح مدير عام وزارة الصحة بأن خمسة قتلوا.", "مدير عام وزارة الصحة", "assert", "خمسة قتلوا"),
    ("وبحسب شهود عيان تحدثوا لرويترز فإن الطائرة قصفت السوق.", "شهود عيان", "assert", "الطائرة قصفت السوق"),
    ("وأفاد عناصر إنقاذ بأن القصف قتل خمسة.", "عناصر إنقاذ", "assert", "القصف قتل خمسة"),
    ("المرصد: مقتل خمسة مدنيين في غارات على دوما.", "المرصد", "assert", "مقتل خمسة مدنيين في غارات على دوما"),
    ("وقتل 12 في حصيلة أولية لوزارة الصحة.", "وزارة الصحة", "assert", "قتل 12"),
    ("وقال التحالف الدولي إنه لم ينفذ أي غارة على البلدة.", "التحالف الدولي", "deny", "لم ينفذ أي غارة على البلدة"),
    ("وبحسب التقرير «تسببت القوات في مقتل 898 مدنيا خلال الشهر».", "التقرير", "assert", "«تسببت القوات في مقتل 898 مدنيا خلال الشهر»"),
]


@pytest.mark.parametrize(("text", "voice", "act", "content"), STATEMENTS, ids=[s[0][:20] for s in STATEMENTS])
def test_statement(text: str, voice: str, act: str, content: str) -> None:
    claim = next(c for c in reading(text).claims if c.cue)
    assert (claim.chain[0].name, claim.act, text[slice(*claim.content)]) == (voice, act, content)


PARTIES = [
    ("نفت وزارة الدفاع الروسية قصف طائرات تركية على بلدة زردنا.", [("perpetrator", "طائرات تركية")]),
    ("نفت قوات الدعم السريع قصف مخيم أبو شوك في الفاشر.", [("perpetrator", "قوات الدعم السريع")]),
    ("نفى مصدر في الجيش السوداني قصف سوق المالحة.", [("perpetrator", "الجيش السوداني")]),
    ("أقر التحالف العربي بقصف مدينة حرض خطأ.", [("perpetrator", "التحالف العربي")]),
    ("نفت حماس مقتل قائدها في غارة على غزة.", []),
    ("استهدفت قوات النظام منازل المدنيين في عدد من الأحياء السكنية بمدينة درعا بقصف عنيف على حي طريق السد.", [("perpetrator", "قوات النظام")]),
    ("هاجمت عناصر من المقاومة الشعبية مساء الثلاثاء نقطة أمنية تابعة لمليشيا الحوثي في مديرية يريم.", [("perpetrator", "المقاومة الشعبية"), ("target", "مليشيا الحوثي")]),
    ("نفى المتحدث باسم الجيش الوطني الليبي مسؤولية قواته عن قصف مركز المهاجرين في تاجوراء.", [("perpetrator", "الجيش الوطني الليبي")]),
    ("قال الجيش الإسرائيلي إن طائراته قصفت مبنى كان يستخدمه مسلحون من حركة حماس في النصيرات.", [("perpetrator", "الجيش الإسرائيلي"), ("target", "حركة حماس")]),
    ("أعلن الجيش الأمريكي أنه قصف مساء أمس قائدين في تنظيم داعش في الميادين.", [("perpetrator", "الجيش الأمريكي"), ("target", "تنظيم داعش")]),
    ("أعلنت وزارة الدفاع التركية مقتل خمسة جنود في إدلب.", []),
    ("واستهدف تفجير انتحاري مقرا للشرطة الاتحادية في بغداد.", [("target", "الشرطة الاتحادية")]),
    ("استهدفت غارة جوية البلدة في الساعة 21:14 بتوقيت دمشق.", []),
    ("ووقعت تفجيرات في غرب بغداد أدت إلى سقوط قتلى.", []),
    ("وقع انفجار في العاصمة العراقية بغداد.", []),
    ("استهدف الطيران الحربي مواقع ومقرين للمجموعات الإرهابية في ريف إدلب.", [("target", "المجموعات الإرهابية")]),
    ("وقع هجوم مسلح على حاجز للجيش المصري.", [("target", "الجيش المصري")]),
    ("قصف مدفعي لقوات الدعم السريع على المخيم.", [("perpetrator", "قوات الدعم السريع")]),
    ("تعرضت مواقع قوات النظام لقصف عنيف من فصائل المعارضة.", [("target", "قوات النظام"), ("perpetrator", "فصائل المعارضة")]),
    ("وقالت جماعة الحوثي إن القصف الأميركي طال حيين.", [("perpetrator", "الأميركي")]),
    ("أعلن الجيش الإسرائيلي قصف مواقع لحزب الله.", [("perpetrator", "الجيش الإسرائيلي"), ("target", "حزب الله")]),
    ("وقتل 79 شخصا على يد قوات التحالف الدولي.", [("perpetrator", "قوات التحالف الدولي")]),
    ("وقتل تنظيم داعش 28 مدنيا.", [("perpetrator", "تنظيم داعش")]),
    ("مقتل 8 من عناصر حزب الله في المعارك.", [("perpetrator", "عناصر حزب الله")]),
    ("شن مقاتلون موالون لتنظيم الدولة هجوما على البلدة.", [("perpetrator", "مقاتلون موالون لتنظيم الدولة")]),
    ("وقصفت طائرة تابعة لقوات الدعم السريع المستشفى.", [("perpetrator", "قوات الدعم السريع")]),
    ("كانت القافلة التابعة لقوات اليونيفيل تمر عندما وقع القصف.", []),
    ("إثر قصف مليشيات اللواء المتقاعد خليفة حفتر منازل.", [("perpetrator", "مليشيات اللواء المتقاعد خليفة حفتر")]),
    ("اتهم الحوثيون التحالف العربي بقصف الحي.", [("perpetrator", "التحالف العربي")]),
    ("في مجازر ارتكبها جيش الاحتلال قتل تسعة أشخاص.", [("perpetrator", "جيش الاحتلال")]),
    ("وقصف الطيران البلدة، فيما تتواصل المعارك مع حزب الله.", [("perpetrator", "حزب الله")]),
    ("سقط قتلى في قصف نفذته طائرة تابعة لحزب الله على البلدة.", [("perpetrator", "حزب الله")]),
    ("وأعلن الجيش الإسرائيلي أن طيرانه شن 12 غارة.", [("perpetrator", "الجيش الإسرائيلي")]),
    ("وأعلن الجيش الإسرائيلي أن غارة نفذتها طائراته أصابت البلدة.", [("perpetrator", "الجيش الإسرائيلي")]),
    ("وأعلن الجيش الإسرائيلي أن هجوما وقع في حيفا.", []),
    ("وأعلنت القوات العراقية مقتل 8 من تنظيم داعش وأسر 12 آخرين.", [("target", "تنظيم داعش")]),
    ("وأقر الجيش بمقتل صحفي في غارة، متهما إياه بقيادة خلية تابعة لحركة حماس.", [("perpetrator", "الجيش")]),
    ("قتل 45 شخصا في هجوم نسب إلى تنظيم القاعدة.", [("perpetrator", "تنظيم القاعدة")]),
]


@pytest.mark.parametrize(("text", "parties"), PARTIES, ids=[text[:24] for text, _ in PARTIES])
def test_who_did_it_is_not_who_tells_of_it(text: str, parties: list[tuple[str, str]]) -> None:
    assert [(actor.role, actor.name) for event in reading(text).events for actor in event.actors] == parties


DOERS = [
    ("قتل خمسة مدنيين في غارة إسرائيلية على بلدة في جنوب لبنان.", "israeli-army"),
    ("استشهد ثلاثة في غارتين إسرائيليتين على خان يونس.", "israeli-army"),
    ("قتل أربعة جراء غارات جوية روسية عنيفة على إدلب.", "russia"),
    ("أدى القصف الإسرائيلي إلى استشهاد عشرة في رفح.", "israeli-army"),
    ("أصيب سبعة في القصف المدفعي التركي على عفرين.", "turkish-army"),
    ("قصف الطيران الحربي الروسي بلدة حاس.", "russia"),
    ("سقط صاروخ حوثي على نجران وأصيب ثلاثة.", "houthis"),
    ("قتل 20 في غارة أمريكية على صنعاء.", "us-army"),
    ("ستة قتلى في الغارات الأميركية البريطانية على الحديدة.", "uk us-army"),
    ("استهدفت مسيرة تركية سيارة في القامشلي وقتل اثنان.", "turkish-army"),
    ("قتل ثلاثة في هجوم بمسيرات أوكرانية على مدينة روسية.", "ukraine-army"),
    ("استهداف إسرائيلي لسيارة في بعلبك يقتل ثلاثة.", "israeli-army"),
    ("قتل ثلاثة بقصف سوري على بلدة دوما.", "syria-government"),
    ("تعرضت مواقع قوات النظام لقصف إسرائيلي عنيف.", "israeli-army"),
    ("قصف مدفعي إسرائيلي طال بلدة الخيام.", "israeli-army"),
    ("قتل سبعة في قصف للتحالف على الرقة.", "us-led-coalition"),
    ("وقتل 12 في غارة للتحالف على صعدة في اليمن.", "saudi-led-coalition"),
    ("قتل ثلاثة في غارة للتحالف على السوق.", "None"),
    ("قتل ثلاثة بقصف مروحية للنظام على دوما.", "syria-government"),
    ("قتل سبعة في غارة لطيران التحالف الدولي على الرقة.", "us-led-coalition"),
    ("وقتل خمسة في غارة للتحالف الدولي ضد تنظيم داعش على منبج.", "us-led-coalition"),
    ("قتل مواطن إسرائيلي في انفجار.", ""),
    ("وقع انفجار في مدينة روسية.", ""),
    ("قتل خمسة في هجوم على معارضة سورية بدعم إيراني.", ""),
    ("وبدأ اقتتال في سوريا بين فصيلين.", ""),
    ("جاء القصف ردا على إطلاق نار من سوريا.", ""),
]


@pytest.mark.parametrize(("text", "doers"), DOERS, ids=[text[:24] for text, _ in DOERS])
def test_whose_deed_it_is_by_adjective_or_short_name(text: str, doers: str) -> None:
    found = {str(actor.id) for event in reading(text).events for actor in event.actors if actor.role == "perpetrator"}
    assert " ".join(sorted(found)) == doers


ARIHA = [
    ("قتل خمسة في غارة على أريحا في ريف إدلب.", "ariha", 0),
    ("استشهد شاب في أريحا بالضفة الغربية.", "jericho", 0),
    ("قتل اثنان في أريحا.", None, 2),
]


@pytest.mark.parametrize(("text", "ident", "candidates"), ARIHA, ids=[text[:32] for text, _, _ in ARIHA])
def test_two_towns_of_one_name_in_two_countries(text: str, ident: str | None, candidates: int) -> None:
    place = reading(text).events[0].places[0]
    assert place.id == ident and len(place.candidates) >= candidates


TYPES = [
    ("قتل أربعة في هجوم بمسيرة على مستشفى الفاشر.", "drone_strike"),
    ("قتل خمسة جراء إلقاء مروحيات النظام براميل متفجرة على داريا.", "airstrike"),
    ("قتل ستة ببرميل متفجر ألقته مروحية على داريا.", "airstrike"),
    ("قتل عشرون في تفجيري الكرادة في بغداد.", "explosion"),
]


@pytest.mark.parametrize(("text", "kind"), TYPES, ids=[text[:32] for text, _ in TYPES])
def test_means_tell_the_kind(text: str, kind: str) -> None:
    assert [event.type for event in reading(text).events] == [kind]


NAMESAKES = [
    ("وقالت وزارة الصحة التابعة للحوثيين إن غارة قتلت خمسة.", "houthi-health"),
    ("وأعلنت وزارة الخارجية السورية أن خمسة قتلوا في القصف.", "syria-foreign-ministry"),
    ("وقال الدفاع المدني في حلب إن غارة قتلت خمسة.", "syria-civil-defence"),
    ("وقال الدفاع المدني في ريف دمشق إن غارة قتلت خمسة.", "syria-civil-defence"),
    ("وقال الدفاع المدني إن غارة قتلت خمسة في خان يونس.", "gaza-civil-defence"),
    ("وقال الدفاع المدني إن غارة قتلت خمسة في بعلبك.", "lebanese-civil-defence"),
    ("وقال الدفاع المدني إن غارة قتلت خمسة.", None),
    ("وقال متحدث باسم التحالف الدولي إن الغارة قتلت خمسة.", "us-led-coalition"),
]


@pytest.mark.parametrize(("text", "ident"), NAMESAKES, ids=[text[:36] for text, _ in NAMESAKES])
def test_bodies_of_one_name_are_told_apart_by_the_report(text: str, ident: str | None) -> None:
    assert next(c for c in reading(text).claims if c.cue).chain[0].id == ident


ACCUSED = [
    ("نفى جيش الإسلام قصف السوق واتهم قوات النظام بقصفه.", "jaysh-al-islam", ["syria-government"]),
    ("ونفت وزارة الدفاع الروسية استهداف المستشفى في إدلب واتهمت فصائل المعارضة بقصفه.", "russia-defence-ministry", ["syria-opposition"]),
    ("قتل خمسة مدنيين في غارة على طرابلس. واتهمت حكومة الوفاق قوات حفتر بتنفيذ الغارة.", "libya-government", ["lna"]),
]


@pytest.mark.parametrize(("text", "voice", "accused"), ACCUSED, ids=[text[:24] for text, _, _ in ACCUSED])
def test_who_is_accused_did_it_and_says_nothing(text: str, voice: str, accused: list[str]) -> None:
    found = reading(text)
    charge = next(claim for claim in found.claims if claim.act == "accuse")
    told = [event for event in found.events if event.id in charge.events]
    assert charge.chain[0].id == voice
    assert [actor.id for event in told for actor in event.actors if actor.role == "perpetrator"] == accused
    assert not any(actor.role == "perpetrator" and actor.id in accused for event in found.events if event not in told for actor in event.actors)


def test_another_verb_with_a_town_of_its_own_tells_another_happening() -> None:
    found = reading("قتل مدنيان في خان شيخون وأصيب خمسة في معرة حرمة.").events
    assert [(event.places[0].name, event.harms[0].quantity.min) for event in found] == [("خان شيخون", 2), ("معرة حرمة", 5)]
    assert len(reading("قتل خمسة في دوما وأصيب سبعة.").events) == 1


def test_those_killed_are_no_raids() -> None:
    assert [event.tally for event in reading("قتل ثلاثة بقصف جوي على البلدة.").events] == [()]


def test_the_medium_told_is_a_relay_in_according_to_as_well() -> None:
    claim = next(c for c in reading("وأصيب سبعة أشخاص، حسبما قال طبيب لوكالة فرانس برس.").claims if c.cue)
    assert [voice.name for voice in claim.chain[:-1]] == ["طبيب", "وكالة فرانس برس"]


def test_a_participle_takes_up_who_was_quoted_at_the_end() -> None:
    told = [c for c in reading("قتل عشرة في القصف على ما أعلنت وزارة الصحة محملة الجيش المسؤولية.").claims if c.cue]
    assert [(c.chain[0].name, c.act) for c in told] == [("وزارة الصحة", "assert"), ("وزارة الصحة", "accuse")]


NOTHING_SAID = [
    "أعلنت الجماعة ولاءها للتنظيم في العام الماضي.",
    "وقتل اثنان في الهجوم الذي نُسب إلى حركة الشباب.",
    "ومضى أسبوع على المعركة من دون أن يعلم أن الطريق مفتوح.",
]


@pytest.mark.parametrize("text", NOTHING_SAID, ids=range(len(NOTHING_SAID)))
def test_nobody_is_quoted(text: str) -> None:
    assert [c.cue for c in reading("وقال المركز إن القصف مستمر.\n" + text).claims if c.cue][1:] == []


PLACES = [
    ("انفجرت سيارة عند نقطة التفتيش في الرمادي.", ["الرمادي"]),
    ("سيطرت القوات على مناطق واسعة من حلب.", ["حلب"]),
    ("شهدت أحياء مكتظة في الخرطوم قصفا.", ["الخرطوم"]),
    ("فجرت إسرائيل منزلا في بلدة ميس الجبل.", ["ميس الجبل"]),
    ("وقصف النظام السوري وروسيا مدينة إدلب.", ["إدلب"]),
    ("وقع انفجار في العاصمة العراقية بغداد.", ["بغداد"]),
    ("وقع انفجار وسط العاصمة «بغداد».", ["بغداد"]),
    ("استشهد الشاب محمد حسين الجابر برصاص الجيش في رفح.", ["رفح"]),
    ("وقال إن هجوما صاروخيا روسيا على إدلب قتل ثلاثة.", ["إدلب"]),
    ("قتل سبعة بغارة على سوق السمك في الحديدة.", ["سوق السمك", "الحديدة"]),
    ("وقع انفجار في صالة عزاء في صنعاء.", ["صنعاء"]),
    ("وقع تفجير في منطقة كشكول.", ["كشكول"]),
    ("بيروت (رويترز) - قتل خمسة في غارات على سقبا.", ["سقبا"]),
    ("قصف الطيران المستشفى السعودي في الفاشر.", ["المستشفى السعودي في الفاشر"]),
]


@pytest.mark.parametrize(("text", "places"), PLACES, ids=[text[:24] for text, _ in PLACES])
def test_places_of(text: str, places: list[str]) -> None:
    assert [place.name.removeprefix("وسط العاصمة ") for event in reading(text).events for place in event.places] == places


NO_EVENT = ["خرج رتل للجيش التركي من القاعدة نحو الحدود.", "أوقفت القوات شاحنة عند الحاجز."]


@pytest.mark.parametrize("text", NO_EVENT, ids=range(len(NO_EVENT)))
def test_nothing_happened_to_anybody(text: str) -> None:
    assert reading(text).events == ()


DAYS = [
    ("قتل 21 شخصا أمس في هجمات في بغداد. وقتل 16 في تفجير في البياع. وقتل خمسة في هجوم على الشعب.", ["2018-03-10"] * 3),
    ("قتل ثلاثة أمس في غارة. وجاء ذلك غداة مقتل خمسة في تفجيرين.", ["2018-03-10", "2018-03-09"]),
    ("قتل ثلاثة أمس في غارة. ومعظم القتلى مدنيون كانوا في البلدة التي سقطت في شباط.", ["2018-03-10"]),
    ("قتل ثلاثة في تفجير بعد أيام من تفجير آخر.", [None]),
]


@pytest.mark.parametrize(("text", "days"), DAYS, ids=[text[:24] for text, _ in DAYS])
def test_days_that_carry_over(text: str, days: list[str | None]) -> None:
    stated = [event.time if event.time and not event.time.inferred else None for event in reading(text).events if event.harms]
    assert [time and (time.start or "")[:10] for time in stated] == days


def test_the_latest_behind_a_total_are_no_total() -> None:
    text = "ارتفع عدد القتلى من الصحفيين إلى 244 منذ بداية الحرب، وذلك عقب مقتل أربعة صحفيين في قصف."
    harms = [harm for event in reading(text).events for harm in event.harms]
    assert {harm.quantity.min: harm.scope for harm in harms} == {244: "running_total", 4: "event"}


def test_a_month_that_is_broken_down_stays_a_total() -> None:
    text = "وثقت الشبكة مقتل 996 مدنيا خلال شهر كانون الثاني. وقال التقرير إن 503 قتلوا على يد النظام. وأضاف أن 279 قتلوا بغارات."
    assert {harm.scope for event in reading(text).events for harm in event.harms} == {"running_total"}


def test_an_address_is_no_words() -> None:
    found = reading("نشرت [وكالة رويترز](https://news.example/story.2018) أن خمسة مدنيين قتلوا في [دوما](https://maps.example/a).")
    assert [place.name for event in found.events for place in event.places] == ["دوما"]
    assert not any("http" in voice.name for claim in found.claims for voice in claim.chain)


def test_relay_stands_between_origin_and_outlet() -> None:
    claim = next(c for c in reading("نقلت وكالة رويترز عن مسؤول محلي قوله إن المفاوضات مستمرة.").claims if c.cue)
    assert [voice.id for voice in claim.chain] == [None, "reuters", None]
    assert claim.chain[0].anonymous


def test_who_is_quoted_by_whom_in_according_to() -> None:
    for text in ("قتل 12 مدنيا، وفق ما أوردت وكالة رويترز نقلا عن مصدر طبي.", "قتل 12 مدنيا، بحسب وكالة رويترز، نقلا عن مصدر طبي."):
        chain = next(c for c in reading(text).claims if c.cue).chain
        assert [(voice.name, voice.id) for voice in chain[:2]] == [("مصدر طبي", None), ("وكالة رويترز", "reuters")]


def test_participle_carries_the_voice_on() -> None:
    claims = [c for c in reading("قال المرصد السوري إن الاشتباكات توقفت، مضيفا أن القصف مستمر.").claims if c.cue]
    assert [c.chain[0].id for c in claims] == ["sohr", "sohr"]


HARMS = [
    ("قتل 12 مدنيا في غارة.", [("killed", 12, 12, "civilian")]),
    ("أدى القصف إلى مقتل امرأة.", [("killed", 1, 1, "civilian")]),
    ("أصيبت طفلتان بقذيفة.", [("injured", 2, 2, "civilian")]),
    ("قتل أكثر من 35 مسلحا.", [("killed", 36, None, "fighter")]),
    ("سقط عشرات الجرحى.", [("injured", 10, 99, "unknown")]),
    ("مقتل عشرة مدنيين وإصابة سبعة آخرين في انفجار.", [("killed", 10, 10, "civilian"), ("injured", 7, 7, "civilian")]),
    ("قتل ما لا يقل عن 20 جنديا وأصيب ثلاثة آخرون.", [("killed", 20, None, "soldier"), ("injured", 3, 3, "soldier")]),
    ("لقي خمسة أشخاص مصرعهم في غارة.", [("killed", 5, 5, "unknown")]),
    ("قصفت الطائرات البلدة دون وقوع إصابات.", [("injured", 0, 0, "unknown")]),
    ("قتل مسلحون مجهولون أربعة مدنيين في البلدة.", [("killed", 4, 4, "civilian")]),
    ("قتل انتحاري يعتقد أنه ينتمي إلى تنظيم الدولة 20 شخصا.", [("killed", 20, 20, "unknown")]),
    ("قتل ثلاثة جنود مسلحا عند الحاجز.", [("killed", 1, 1, "fighter")]),
    ("أوقف ثلاثة مسلحين شاحنة على الطريق.", []),
    ("تعرض خمسة من رجال الإسعاف للخطف.", [("abducted", 5, 5, "civilian")]),
    ("حصدت الغارات أرواح 14 مدنيا.", [("killed", 14, 14, "civilian")]),
    ("أنقذت فرق الإسعاف أرواح 14 مدنيا.", []),
    ("لم يسفر القصف عن ضحايا.", [("killed", 0, 0, "unknown")]),
    ("لم تسجل أي إصابات في القصف.", [("injured", 0, 0, "unknown")]),
    ("لم يتمكن الجيش حتى الآن من إثبات نجاحه في تصفية زعيم الفصيل.", []),
    ("قصفت الطائرات البلدة ولا أنباء عن سقوط قتلى.", []),
    ("انفجرت عبوة ناسفة دون أن يسفر ذلك عن سقوط قتلى أو جرحى.", [("killed", 0, 0, "unknown"), ("injured", 0, 0, "unknown")]),
    ("قصفت المدفعية الحي دون تمييز ما أوقع قتلى وجرحى.", [("killed", 2, None, "unknown"), ("injured", 2, None, "unknown")]),
    ("ارتفع عدد القتلى إلى 17.", [("killed", 17, 17, "unknown")]),
    ("قتل خمسة أشخاص، ثلاثة منهم أطفال.", [("killed", 5, 5, "unknown"), ("killed", 3, 3, "civilian")]),
    ("أطلقوا الرصاص على شاب عند الحاجز فأردوه قتيلا.", [("killed", 1, 1, "unknown")]),
]


@pytest.mark.parametrize(("text", "expected"), HARMS, ids=[h[0][:24] for h in HARMS])
def test_harm(text: str, expected: list[tuple[str, int, int | None, str]]) -> None:
    harms = [h for e in reading(text).events for h in e.harms if h.quantity.max == 0 or h.status in ("happened", "ongoing")]
    assert [(h.outcome, h.quantity.min, h.quantity.max, h.victims.status) for h in harms] == expected


def test_subset_is_a_part() -> None:
    event = next(e for e in reading("قتل تسعة مدنيين بينهم أربعة أطفال في غارة على دوما.").events if e.harms)
    assert [(h.quantity.min, h.part_of, h.victims.age) for h in event.harms] == [(9, None, "unknown"), (4, 0, "child")]


def test_every_value_keeps_its_words() -> None:
    text = "وقال الدفاع المدني إن 12 مدنيا قتلوا أمس في غارات على مدينة عربين."
    record = to_record(reading(text), "t")
    for event in record["events"]:
        for value in (*event["places"], *event["harms"], *event["means"], *event["actors"], *([event["time"]] if event["time"] else [])):
            assert text[slice(*value["span"])].strip()
    assert record["report"]["text"] == text


def test_no_publication_date_leaves_relative_dates_open() -> None:
    got = read(Report("قتل مدني أمس في غارة على دوما."))
    assert got.events[0].time is not None and got.events[0].time.start is None
    assert got.notes


def test_read_also_and_headlines_make_no_claims() -> None:
    text = "قال المرصد السوري إن القصف توقف، وإن الهدوء يسود جميع بلدات المنطقة منذ صباح اليوم بعد أيام طويلة.\nاقرأ أيضا: مقتل 40 مدنيا في غارات\nمقتل عشرين مدنيا في قصف"
    got = reading(text)
    assert len(got.related) == 2 and not any(e.harms for e in got.events)


def test_pure_and_picklable() -> None:
    text = "قتل مدني في غارة على دوما."
    first = reading(text)
    assert pickle.loads(pickle.dumps(first)) == first == reading(text)
    packs = pickle.loads(pickle.dumps(load_packs().lexicon))
    assert packs.scan(text).forms == load_packs().lexicon.scan(text).forms


HOSTILE = [
    "",
    " ",
    "\x00\x00",
    "no Arabic here",
    "\ud800 قتل",
    "«" * 10_000,
    '"' * 9_999,
    "قتل " * 3000,
    "31 فبراير 2018",
    "\u202eقتل 5\u202c",
    "صـ.ـ." * 500,
    "1" * 5000,
    "(((((",
    "٪٫٬",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_read_honestly(text: str) -> None:
    record = to_record(reading(text), "t")
    for claim in record["claims"]:
        assert 0 <= claim["content"][0] <= claim["content"][1] <= len(text)


CUT_SHORT = Path(__file__).with_name("cases_cut_short.txt").read_text(encoding="utf-8").splitlines()


def test_a_sentence_that_breaks_off_is_read_up_to_where_it_does() -> None:
    """Each ends at a word behind which a rule looks on: what is read lies in it, and reading goes on."""
    for text in CUT_SHORT:
        record = to_record(reading(text), "t")
        spans = [value["span"] for event in record["events"] for value in (event, *event["places"], *event["harms"]) if value.get("span")]
        assert all(0 <= first < last <= len(text) for first, last in spans), text


def test_encodings() -> None:
    text = "قال ناشطون إن القصف مستمر"
    assert decode(text.encode("cp1256"), "x") == decode(text.encode("utf-16"), "x") == decode(text.encode("utf-8-sig"), "x") == text


@pytest.mark.parametrize("raw", [b"\x89PNG\r\n", b"\xff\xfe\x00", bytes(range(256))], ids=["png", "utf16", "noise"])
def test_binary_is_refused_with_the_byte(raw: bytes) -> None:
    with pytest.raises(UndecodableInput, match="at byte"):
        decode(raw, "x")


def test_errors_say_what_to_do() -> None:
    with pytest.raises(EmptyInput):
        decode(b"\n", "x")
    with pytest.raises(BadDate, match="no date that exists"):
        parse_day("2018-02-31")


def test_bundled_packs_have_no_faults() -> None:
    assert [str(fault) for fault in check_packs()[0]] == []


def test_broken_pack_tells_all_its_faults(tmp_path: Path) -> None:
    (tmp_path / "pack.toml").write_text('id = "x"\n', encoding="utf-8")
    (tmp_path / "actors.tsv").write_text("id\tname\tkind\na\tالاسم\twire\textra\n", encoding="utf-8")
    with pytest.raises(PackError) as caught:
        load_packs(str(tmp_path))
    assert len(caught.value.faults) == 2 and "actors.tsv:2" in str(caught.value)


def test_command_line(tmp_path: Path) -> None:
    good, bad = tmp_path / "a.txt", tmp_path / "b.bin"
    good.write_text("قال ناشطون إن 5 مدنيين قتلوا أمس في دوما.", encoding="utf-8")
    bad.write_bytes(b"\x89PNG\r\n")
    done = subprocess.run([MARSAD, "read", "--format", "json", "--published", "2018-03-11", str(good), str(bad)], capture_output=True, text=True, check=False)
    assert done.returncode == 1 and "at byte 0" in done.stderr and "Traceback" not in done.stderr
    assert json.loads(done.stdout)["events"][0]["harms"][0]["min"] == 5


def test_html_escapes_what_was_scraped() -> None:
    import io

    from marsad.render import show

    out = io.StringIO()
    show([read(Report("قال ناشطون إن <script>alert(1)</script> قتل 5.", title="<b>x</b>"))], "html", out)
    assert "<script>" not in out.getvalue() and "<b>x" not in out.getvalue()


def test_reading_leaves_nothing_to_the_garbage_collector() -> None:
    text = "قال ناشطون إن غارة روسية على بلدة عربين قتلت أمس خمسة مدنيين، بينهم طفلان، ونفت الوزارة قصف البلدة."
    reading(text)  # caches of words fill here
    gc.collect()
    gc.disable()
    try:
        assert reading(text).events
        assert gc.collect() == 0
    finally:
        gc.enable()
