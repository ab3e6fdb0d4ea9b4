"""Phrases of harm as the press of several countries and years writes them: what is counted, and who is not."""

from __future__ import annotations

from datetime import date

import pytest

from marsad import Report, read

CASES = [
    ("استشهد أب وأطفاله الأربعة في قصف على البلدة.", "killed 1 civilian/adult/man; killed 4 civilian/child/unknown"),
    ("استشهدت أم وطفلاها في قصف على البلدة.", "killed 1 civilian/adult/woman; killed 2 civilian/child/unknown"),
    ("أدى القصف إلى استشهاد شخصين وجرح ثالث.", "killed 2 unknown; injured 1 unknown"),
    ("أدى القصف إلى مقتل مدنيين اثنين وإصابة ثالث بجروح.", "killed 2 civilian; injured 1 civilian"),
    ("أدى القصف إلى مقتل جنديين وإصابة آخر.", "killed 2 soldier; injured 1 soldier"),
    ("أدى القصف إلى مقتل شخص وإصابة آخرين بجروح.", "killed 1 unknown; injured 2.. unknown"),
    ("سقط قتيل وجريحان في غارة على البلدة.", "killed 1 unknown; injured 2 unknown"),
    ("أسفرت الغارة عن سقوط قتيلين وثلاثة جرحى.", "killed 2 unknown; injured 3 unknown"),
    ("مسلحون مجهولون اغتالوا شابا وسط البلدة.", "killed 1 unknown/adult/man"),
    ("وقال إن مسلحين مجهولين قتلوا ثلاثة مدنيين.", "killed 3 civilian"),
    ("وقال إن أربعة مدنيين، هم طفلان وامرأتان، قتلوا في القصف.", "killed 4 civilian; killed 2 civilian/child/unknown; killed 2 civilian/adult/woman"),
    ("وقال إن ثلاثين مقاتلا جاؤوا من العراق وليبيا قد قتلوا في المعارك.", "killed 30 fighter"),
    ("وقال إن شخصين قتلا وأصيب سبعة آخرون في انفجار.", "killed 2 unknown; injured 7 unknown"),
    ("قتل ثلاثة عناصر من الجيش وجرح تسعة في تفجير.", "killed 3 soldier; injured 9 unknown"),
    ("اعترف حزب الله بمقتل اثنين من عناصره في غارة.", "killed 2 fighter"),
    ("استهدفت ضربة تجمعا لإرهابيين، ما أسفر عن مقتل 21 منهم.", "killed 21 fighter"),
    ("وقتل في الغارة ضباط أمن وثلاثة مسلحين.", "killed 2.. soldier; killed 3 fighter"),
    ("قتل 40 جنديا إلى جانب 33 مقاتلا حليفا و12 مدنيا.", "killed 40 soldier; killed 33 fighter; killed 12 civilian"),
    ("بلغت حصيلة القتلى في صفوف مقاتلي المعارضة 42 شخصا.", "killed 42 fighter"),
    ("عثرت الشرطة على جثتين مجهولتي الهوية في المدينة.", "killed 2 unknown"),
    ("وقال إن عشرين شخصا لا يزالون مفقودين.", "missing 20 unknown"),
    ("وبات نحو مئة مدني محاصرين داخل الحي.", "trapped ~100 civilian"),
    ("وأطلقت الشرطة سراح عشرة مدنيين اعتقلتهم القوات أمس، بينهم امرأة.", "detained 10 civilian; detained 1 civilian/adult/woman"),
    ("توفي شاب متأثرا بجراح أصيب بها في قصف على البلدة.", "killed 1 unknown/adult/man"),
    ("لفظ جندي أنفاسه الأخيرة متأثرا بإصابته في الغارة.", "killed 1 soldier"),
    ("استشهد منتسب وأصيب اثنان آخران بهجوم على نقطة أمنية.", "killed 1 soldier; injured 2 soldier"),
    ("ولا يعرف ما إذا كان هناك قتلى أو جرحى بين المدنيين.", ""),
    ("وتوقفت الرحلات الجوية إلى المدينة.", ""),
    ("أقر الجيش بمقتل أحد ضباطه وإصابة جندي بجروح خطيرة.", "killed 1 soldier; injured 1 soldier"),
    ("قتل طبيب وثلاثة من أفراد أسرته بقصف على منزلهم.", "killed 1 civilian; killed 3 unknown"),
    ("انتشل المسعفون خمس جثث من تحت الأنقاض.", "killed 5 unknown"),
    ("قضت عائلة كاملة مؤلفة من ستة أشخاص تحت الأنقاض.", "killed 6 unknown"),
    ("لم يسفر القصف عن سقوط ضحايا.", "killed 0 unknown"),
    ("ولم ترد أنباء عن إصابات.", ""),
    ("سقط 15 شخصا بين قتيل وجريح في القصف.", "killed 1..14 unknown; injured 1..14 unknown"),
    ("سقط العشرات من الحوثيين ما بين قتيل وجريح.", "killed 1..98 fighter; injured 1..98 fighter"),
    ("وأوقعت الغارات 90 قتيلا وجريحا.", "killed 1..89 unknown; injured 1..89 unknown"),
    ("أسفرت المعارك عن عشرات القتلى والجرحى من المدنيين.", "killed 1..98 civilian; injured 1..98 civilian"),
    ("وبلغ عدد القتلى 18 قتيلا جميعهم مدنيون.", "killed 18 civilian"),
    ("وارتفع عدد الجرحى إلى 200 جريح، بينهم 80 مدنيا.", "injured 200 unknown; injured 80 civilian"),
    ("وذكر مصدر أن قتلى وجرحى من المسلحين سقطوا خلال الهجوم.", "killed 2.. fighter; injured 2.. fighter"),
    ("مقتل عسكريين اثنين وجرح أربعة آخرين في هجوم.", "killed 2 soldier; injured 4 soldier"),
    ("وقال إن ضابطي صف قتلا في الانفجار.", "killed 2 soldier"),
    ("وإصابة العشرات من أفراد الجيش في هجوم.", "injured 10..99 soldier"),
    ("وأحرق المسلحون 11 كنيسة من أصل 35 في المدينة.", ""),
    ("ودعا إلى هدنة لتفادي وقوع ضحايا مدنيين.", ""),
    ("ويعيش النازحون لدى الأسر المضيفة في المدينة.", ""),
    ("وقتل 28 مسلحا، وتحاصر القوات البلدة منذ شهر.", "killed 28 fighter"),
    ("وأعلن الجيش القضاء على 12 إرهابيا.", "killed 12 fighter"),
    ("وكان خمسة مسلحين من محافظة إدلب لقوا مصرعهم في كمين.", "killed 5 fighter"),
    ("ونقلت جثث القتلى إلى المستشفى.", ""),
    ("وبلغ عدد القتلى المدنيين 844 شخصا.", "killed 844 civilian"),
    ("وبلغ مجموع الضحايا 1091 شخصا (335 قتيلا و756 جريحا).", "killed 335 unknown; injured 756 unknown"),
    ("وقتل 38 منتسبا من قوات الشرطة المدنية.", "killed 38 soldier"),
    ("وقال إن مسلحين من لواء شهداء اليرموك سيطروا على البلدة.", ""),
    ("ودعا إلى الهدنة لكي لا يصبح المدنيون ضحايا.", ""),
    ("والقتلى هم 21 من حزب الله و62 من مقاتلي المعارضة.", "killed 21 fighter; killed 62 fighter"),
    ("وتحدثت الوكالة عن مقتل 390 «إرهابيا» في القصف.", "killed 390 fighter"),
    ("وقالت الجماعة إن الغارة أسفرت عن مقتل عدد من مقاتليها.", "killed 2.. fighter"),
    ("أوقعت الضربة سبعة قتلى وأحد عشر جريحا.", "killed 7 unknown; injured 11 unknown"),
    ("وأسفر الهجوم عن مقتل جنديين وإحدى عشرة امرأة.", "killed 2 soldier; killed 11 civilian/adult/woman"),
    ("اختطف مسلحون مجهولون طبيبا في المدينة.", "abducted 1 civilian"),
    ("وقال إن تسعة مدنيين، معظمهم من النساء والأطفال، لقوا حتفهم في القصف.", "killed 9 civilian; killed 2.. civilian/adult/woman; killed 2.. civilian/child/unknown"),
    ("وغرق 21 مهاجرا وفقد العشرات.", "killed 21 civilian; missing 10..99 unknown"),
    ("قتلت امرأة حامل وجنينها في القصف.", "killed 1 civilian/adult/woman; killed 1 unknown/child/unknown"),
    ("عثر السكان على رفات 30 شخصا.", "killed 30 unknown"),
    ("خلفت الحرب عشرات الآلاف من القتلى ونزوح الملايين.", "killed 10000..99999 unknown; displaced 1000000..9999999 unknown"),
    ("وأسفر القصف عن مقتل ثمانية مدنيين، خمسة منهم نازحون.", "killed 8 civilian; killed 5 civilian"),
    ("أدى القصف إلى استشهاد شخص، بالإضافة إلى 3 مفقودين و5 جرحى.", "killed 1 unknown; missing 3 unknown; injured 5 unknown"),
    ("قُتل 436 من عناصر الجيش، و40 من المقاتلين المحليين.", "killed 436 soldier; killed 40 fighter"),
    ("ووثقت المنظمة أسماء 12 مواطنا جرى إعدامهم في الساحة.", "killed 12 civilian"),
    ("أشار إلى مقتل 765 مدنيا بإعدامات ميدانية نفذها مسلحون.", "killed 765 civilian"),
    ("وقتل محمد فلان (22 عاما) برصاصة في الصدر خلال مواجهات.", "killed 1 unknown/unknown/man"),
    ("فشل الهجوم في حصد أرواح عدد كبير من الطلاب.", ""),
    ("ووفق شهود، فقد استطاع الانتحاري الدخول إلى المعسكر.", ""),
    ("واحتجوا على أحكام الإعدام الصادرة في حق عدد من المدنيين.", ""),
    ("وإحراق المستوطنين لمنزله في بلدة دوما.", ""),
    ("واستشهد رب الأسرة متأثرا بحروقه.", "killed 1 civilian/adult/man"),
    ("وبعد ذلك فقد الحوثيون السيطرة على المدينة.", ""),
    ("أصيب (120) ما بين رجال أمن ومواطنين كما قتل في العمليات (6) إرهابيين.", "injured 120 unknown; killed 6 fighter"),
    ("وأوقع القصف إصابات في صفوف المدنيين.", "injured 2.. civilian"),
    ("وينتج عنها إصابات بليغة بعضها خطير.", ""),
    ("وأشار إلى وجود نساء وأطفال بين القتلى والجرحى.", ""),
    ("وأفادت المصادر بارتقاء 46 شهيدا وإصابة العشرات.", "killed 46 unknown; injured 10..99 unknown"),
    ("وقال إن مواطنين استشهدا في غارة على البلدة.", "killed 2 civilian"),
    ("أدى القصف إلى إصابة 3 عسكريين من عناصر الحاجز و4 من جنود الوحدة.", "injured 3 soldier; injured 4 soldier"),
    ("وقال إن خمسة من جنود حفظ السلام أصيبوا بجروح.", "injured 5 soldier"),
    ("وبلغ عدد الأشخاص الذين قضوا تحت التعذيب في السجون 118 شخصا.", "killed 118 unknown"),
    ("ووصل عدد المدنيين الذين قتلوا هذا الشهر إلى ما لا يقل عن 231 مدنيا.", "killed 231.. civilian"),
    ("وقتل 49 مدنيا، من بينهم 19 طفلا، و10 نساء، في قصف.", "killed 49 civilian; killed 19 civilian/child/unknown; killed 10 civilian/adult/woman"),
    ("وثقت الشبكة 73 شهيدا، بينهم 16 طفلا، و12 سيدة، قتلوا في القصف.", "killed 73 unknown; killed 16 civilian/child/unknown; killed 12 civilian/adult/woman"),
    ("ووثقت الشبكة مقتل «30 مدنيا، بينهم 3 أطفال» في الغارات.", "killed 30 civilian; killed 3 civilian/child/unknown"),
    ("وقال إن 15 مدنيا بينهم طفل وسيدتان قتلوا في القصف.", "killed 15 civilian; killed 1 civilian/child/unknown; killed 2 civilian/adult/woman"),
    ("وقال إن 15 سجينا على الأقل وأربعة حراس قتلوا في التمرد.", "killed 15.. unknown; killed 4 unknown"),
    ("قتل 11 شخصا، بينهم خمسة أطفال دون السادسة عشرة وثلاث نساء.", "killed 11 unknown; killed 5 civilian/child/unknown; killed 3 civilian/adult/woman"),
    ("خطفوا ثلاثة، هم امرأة ورضيع عمره 40 يوما وطفل عمره ثلاث سنوات.", "abducted 3 unknown; abducted 1 civilian/adult/woman; abducted 1 civilian/child/unknown; abducted 1 civilian/child/unknown"),
    ("وقتل والده قبل ثلاث سنوات في هجوم مماثل.", "killed 1 unknown/adult/man"),
    ("وقال إن عشرة جنود سقطوا بين قتلى وجرحى في الهجوم.", "killed 1..9 soldier; injured 1..9 soldier"),
    ("قتل أو جرح 28 مدنيا في القصف.", "killed 1..27 civilian; injured 1..27 civilian"),
    ("ووثقت البعثة 950 حالة وفاة مدنية.", "killed 950 civilian"),
    ("وأشار إلى وجود نساء وأطفال بين القتلى.", "killed 2.. civilian/adult/woman; killed 2.. civilian/child/unknown"),
    ("وقال إن معظم القتلى في قصف المدرسة هم من الأطفال.", "killed 2.. civilian/child/unknown"),
    ("وقتل 15 شخصا في الانفجار، تسعة من القتلى هم من المدنيين.", "killed 15 unknown; killed 9 civilian"),
    ("استشهد عميد كلية التمريض في الغارة.", "killed 1 civilian"),
    ("قصف الطيران مدرسة تؤوي آلاف النازحين.", ""),
    ("وقتل 72 شخصا على يد قوات النظام، و19 على يد التنظيم، و11 على يد مجهولين.", "killed 72 unknown; killed 19 unknown; killed 11 unknown"),
    ("قتل 28 مدنيا بينهم أربعة أطفال، وثمانية بسبب التعذيب.", "killed 28 civilian; killed 4 civilian/child/unknown; killed 8 civilian"),
    ("بلغ عدد الشهداء 79 مواطنا، إضافة إلى 9 من طالبي المساعدات.", "killed 79 civilian; killed 9 civilian"),
    ("بينما بلغ عدد المصابين 106.", "injured 106 unknown"),
    ("وقال إن عشرات المصابين والقتلى وقعوا في القصف.", "killed 1..98 unknown; injured 1..98 unknown"),
    ("وقتل 55 شخصا، بينهم 5 نسوة.", "killed 55 unknown; killed 5 civilian/adult/woman"),
    ("قتلت القوات ثلاثة مسلحين وأصابت عددا آخر.", "killed 3 fighter; injured 2.. unknown"),
    ("أصيب 25 شخصا، بينهم 11 امرأة وطفلا.", "injured 25 unknown; injured 11 civilian"),
    ("طالب النواب بإعدام عشرة متهمين.", ""),
    ("وهدد التنظيم بقتل الجنود الثلاثة.", ""),
    ("ونجا الوزير من محاولة اغتيال ضابطين له.", ""),
    ("نزحت 30 عائلة من البلدة إلى المخيم.", "displaced 60.. unknown"),
    ("أصيب ثلاثة آخرون من عائلته.", "injured 3 unknown"),
    ("خطف مسلحون طبيبا ثم قتلوه.", "abducted 1 civilian; killed 1 civilian"),
    ("يتعرض السكان لحملة إعدامات من قبل المتطرفين.", ""),
]


def told(text: str) -> str:
    """The harms of a text in few words: outcome, count, victims."""
    harms = [harm for event in read(Report(text, "صحيفة المرفأ", date(2024, 9, 22))).events for harm in event.harms]
    return "; ".join(_told(harm) for harm in sorted(harms, key=lambda harm: harm.quantity.span))


def _told(harm) -> str:  # type: ignore[no-untyped-def]
    low, high, victims = harm.quantity.min, harm.quantity.max, harm.victims
    count = f"{low}.." if high is None else f"{low}" if low == high else f"{low}..{high}"
    kinds = [victims.status, victims.age, victims.sex]
    while len(kinds) > 1 and set(kinds[1:]) == {"unknown"}:
        kinds = kinds[:1]
    return f"{harm.outcome} {'~' if harm.quantity.expr == 'about' else ''}{count} {'/'.join(kinds)}"


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:28] for text, _ in CASES])
def test_harms_of(text: str, expected: str) -> None:
    assert told(text) == expected
