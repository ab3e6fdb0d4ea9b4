# ruff: noqa: E501  one annotation is one line, however long its words
"""One air strike and how it travels: the wire, four echoes of it, two later tolls; then pairs of strikes that are easily confused."""

from __future__ import annotations

from typing import Any

from notation import CIVILIAN, GOVERNMENT, OPPOSITION, SAHM, Event, Harm, Notes, Says, Tally, Voice

TOWN = ("بيت سوى", "Beit Sawa")
DAY = "2018-03-06"
SOURCE = "medical-source"


def source(words: str) -> Voice:
    """The unnamed medical source of the town, by the words that a report uses for it."""
    return Voice(words, SOURCE, "medical", anonymous=True)


def killed(id: str, words: str, count: int, **more: Any) -> Harm:
    """Killed in the strike of that day, an exact number unless said."""
    usual: dict[str, Any] = {"max": count, "expr": "exact", "place": TOWN, "date": DAY}
    return Harm(id, words, "killed", count, **(usual | more))


G01 = Notes(
    says=(
        Says("s1", "بحسب ما أفاد مصدر طبي في البلدة", "قتل 12 مدنيا … الغوطة الشرقية", "assert", source("مصدر طبي في البلدة")),
        Says("s2", "وقال المصدر لوكالة السهم للأنباء إن", "الغارات أصابت … السوق الشعبي", "assert", source("المصدر")),
        Says("s3", "مضيفا أن", "30 شخصا آخرين أصيبوا بجروح", "assert", source("المصدر")),
    ),
    harms=(
        killed("h1", "12 مدنيا على الأقل", 12, max=None, expr="at_least", who="civilian", by="s1"),
        killed("h1a", "خمسة أطفال", 5, who="civilian child", by="s1", part_of="h1"),
        Harm("h2", "30 شخصا آخرين أصيبوا", "injured", 30, 30, "exact", "", TOWN, DAY, "s3"),
        Harm("h3", "عالقين تحت الأنقاض", "trapped", 2, None, "unstated", "", TOWN, DAY),
        Harm("h4", "مئات القتلى من المدنيين", "killed", 100, 999, "vague", "civilian", ("الغوطة الشرقية#2", "Eastern Ghouta"), "2018-02-18/2018-03-06", scope="running_total"),
    ),
    events=(
        Event("e1", "airstrike", "غارات جوية", targets=CIVILIAN, places=(TOWN, ("الغوطة الشرقية#1", "Eastern Ghouta")), date=DAY, means=("aircraft",), harms=("h1", "h1a", "h2", "h3")),
        Event("e2", "siege", "تحاصرها قوات النظام", "ongoing", (GOVERNMENT,), places=(("الغوطة الشرقية#2", "Eastern Ghouta"),), date="2013-01-01/2018-03-06"),
        Event("e3", "shelling", "حملة قصف عنيفة", "ongoing", targets=CIVILIAN, places=(("الغوطة الشرقية#2", "Eastern Ghouta"),), date="2018-02-18/2018-03-06", harms=("h4",)),
    ),
    remark="The wire itself: words spoken to it have no relay. Nobody is credited with the rescuers' search, so the third paragraph is the wire's own voice.",
)

G02 = Notes(
    says=(
        Says("s1", "نقلت وكالة السهم للأنباء عن مصدر طبي في بلدة بيت سوى بالغوطة الشرقية قوله إن", "12 مدنيا على الأقل … صباح الثلاثاء", "assert", source("مصدر طبي في بلدة بيت سوى بالغوطة الشرقية"), (SAHM,)),
        Says("s2", "وأضاف المصدر أن", "الغارات أصابت … أصيبوا بجروح", "assert", source("المصدر"), (SAHM,)),
        Says("s3", "وبحسب الوكالة،", "ما زال مسعفون … ومعدات الحفر", "assert", Voice("الوكالة", "al-sahm", "wire")),
        Says("s4", "قرار مجلس الأمن الدولي 2401 الذي طالب", "هدنة مدتها 30 يوما في أنحاء سوريا", "demand", Voice("قرار مجلس الأمن الدولي 2401", "un-security-council", "un_body")),
    ),
    harms=(
        killed("h1", "12 مدنيا على الأقل", 12, max=None, expr="at_least", who="civilian", by="s1"),
        killed("h1a", "خمسة أطفال", 5, who="civilian child", by="s1", part_of="h1"),
        Harm("h2", "30 شخصا آخرين أصيبوا", "injured", 30, 30, "exact", "", TOWN, DAY, "s2"),
        Harm("h3", "عالقين تحت الأنقاض", "trapped", 2, None, "unstated", "", TOWN, DAY, "s3"),
        Harm("h4", "مئات القتلى من المدنيين", "killed", 100, 999, "vague", "civilian", ("الغوطة الشرقية#2", "Eastern Ghouta"), "2018-02-18/2018-03-06", scope="running_total"),
    ),
    events=(
        Event("e1", "airstrike", "غارات جوية", targets=CIVILIAN, places=(TOWN, ("الغوطة الشرقية#1", "Eastern Ghouta")), date=DAY, means=("aircraft",), harms=("h1", "h1a", "h2", "h3")),
        Event("e2", "shelling", "حملة قصف جوي ومدفعي", "ongoing", targets=CIVILIAN, places=(("الغوطة الشرقية#2", "Eastern Ghouta"),), date="2018-02-18/2018-03-06", means=("aircraft", "artillery"), harms=("h4",)),
        Event("e3", "ceasefire", "هدنة مدتها 30 يوما", "hypothetical", places=(("سوريا", "Syria"),)),
    ),
    remark="Near-literal echo that credits the wire. A truce that is demanded and not agreed is hypothetical.",
)

G03 = Notes(
    says=(
        Says("s1", "وقال مصدر طبي إن", "الغارات أصابت … السوق الشعبي", "assert", source("مصدر طبي")),
        Says("s2", "مضيفا أن", "30 شخصا أصيبوا بجروح", "assert", source("مصدر طبي")),
    ),
    harms=(
        killed("h1", "12 مدنيا على الأقل", 12, max=None, expr="at_least", who="civilian"),
        killed("h1a", "خمسة أطفال", 5, who="civilian child", part_of="h1"),
        Harm("h2", "30 شخصا أصيبوا", "injured", 30, 30, "exact", "", TOWN, DAY, "s2"),
        Harm("h3", "عالقين تحت الأنقاض", "trapped", 2, None, "unstated", "", TOWN, DAY),
    ),
    events=(
        Event("e1", "airstrike", "غارات جوية", targets=CIVILIAN, places=(TOWN, ("الغوطة الشرقية#1", "Eastern Ghouta")), date=DAY, means=("aircraft",), harms=("h1", "h1a", "h2", "h3")),
        Event("e2", "siege", "وتحاصر قوات النظام", "ongoing", (GOVERNMENT,), places=(("الغوطة الشرقية#2", "Eastern Ghouta"),), date="2013-01-01/2018-03-06"),
    ),
    related=("اقرأ أيضا: مجلس الأمن يعود إلى ملف الهدنة في سوريا", "تابعوا موقع ضفاف (منبر افتراضي) على صفحات التواصل"),
    body="قتل 12 مدنيا على الأقل … إلا نادرا.",
    remark="The same words as g01 without the credit. The number of inhabitants is no harm.",
)

G04 = Notes(
    says=(
        Says("s1", "وفق ما ذكرته وكالة السهم للأنباء نقلا عن مصدر طبي", "سقط اثنا عشر … أمس الثلاثاء", "assert", source("مصدر طبي"), (SAHM,)),
        Says("s2", "بحسب المصدر ذاته", "تسببت الغارات كذلك … سوق البلدة", "assert", source("المصدر ذاته"), (SAHM,)),
        Says("s3", "وكانت الوكالة قد أشارت إلى أن", "عمليات البحث بين الركام مستمرة", "assert", Voice("الوكالة", "al-sahm", "wire")),
    ),
    harms=(
        killed("h1", "اثنا عشر قتيلا مدنيا", 12, who="civilian", by="s1"),
        killed("h1a", "5 أطفال", 5, who="civilian child", by="s1", part_of="h1"),
        Harm("h2", "ثلاثين شخصا", "injured", 30, 30, "exact", "", TOWN, DAY, "s2"),
    ),
    events=(
        Event("e1", "airstrike", "غارات شنتها طائرات حربية", targets=CIVILIAN, places=(TOWN, ("ريف دمشق", "Rural Damascus")), date=DAY, means=("aircraft",), harms=("h1", "h1a", "h2")),
        Event("e2", "damage", "تدمير عدد من المنازل", targets=("residential",), places=(TOWN,), date=DAY),
        Event("e3", "ceasefire", "هدنة روسية يومية", "ongoing", ("russia",), date="2018-02-27/2018-03-07"),
        Event("e4", "aid_delivery", "مرور عدد قليل جدا من المساعدات"),
    ),
    remark="Reworded echo that credits the wire; its numbers are written in words. The wire's 'at least' is lost on the way.",
)

G05 = Notes(
    says=(
        Says("s1", "وذكرت مصادر محلية أن", "بين الضحايا … قرب السوق", "assert", Voice("مصادر محلية", "local-sources", "resident", anonymous=True)),
        Says("s2", "تقول الحكومة السورية إنها", "تستهدف مواقع … أحياء العاصمة", "justify", Voice("الحكومة السورية", GOVERNMENT, "official_civil")),
    ),
    harms=(
        killed("h1", "ما لا يقل عن 12 شخصا", 12, max=None, expr="at_least"),
        Harm("h2", "عشرات آخرون", "injured", 10, 99, "vague", "", TOWN, DAY),
        killed("h1a", "خمسة أطفال", 5, who="civilian child", by="s1", part_of="h1"),
        Harm("h3", "مئات المدنيين", "killed", 100, 999, "vague", "civilian", ("الغوطة الشرقية#2", "Eastern Ghouta"), "2018-02-18/2018-03-06", scope="running_total"),
    ),
    events=(
        Event("e1", "airstrike", "قصف جوي", targets=("residential",), places=(TOWN,), date=DAY, means=("aircraft",), harms=("h1", "h1a", "h2")),
        Event("e2", "shelling", "تستهدف مواقع المسلحين", "ongoing", (GOVERNMENT,), (OPPOSITION,), (("الغوطة الشرقية#1", "Eastern Ghouta"),)),
        Event("e3", "shelling", "القذائف التي تسقط", "ongoing", places=(("العاصمة", "Damascus"),), means=("shell",)),
        Event("e4", "casualties", "وقتل مئات المدنيين", targets=CIVILIAN, places=(("الغوطة الشرقية#2", "Eastern Ghouta"),), date="2018-02-18/2018-03-06", harms=("h3",)),
    ),
    remark="Reworded echo without credit. That Damascus has not commented is no statement.",
)

G06 = Notes(
    says=(
        Says("s1", "بحسب ما أعلن الأربعاء مصدر طبي في البلدة", "ارتفعت إلى 17 قتيلا … الغوطة الشرقية", "assert", source("مصدر طبي في البلدة")),
        Says("s2", "وأوضح المصدر لوكالة السهم للأنباء أن", "خمسة من المدنيين … بينهم امرأتان", "assert", source("المصدر")),
        Says("s3", "مشيرا إلى أن", "عدد الأطفال القتلى ارتفع إلى سبعة", "assert", source("المصدر")),
    ),
    harms=(
        killed("h1", "17 قتيلا", 17, by="s1"),
        killed("h2", "خمسة من المدنيين المصابين توفوا", 5, who="civilian", by="s2", part_of="h1", date="2018-03-06/2018-03-07"),
        killed("h2a", "امرأتان", 2, who="civilian adult woman", by="s2", part_of="h2", date="2018-03-06/2018-03-07"),
        killed("h3", "الأطفال القتلى ارتفع إلى سبعة", 7, who="civilian child", by="s3", part_of="h1"),
        killed("h4", "12 مدنيا", 12, who="civilian"),
    ),
    events=(
        Event("e1", "airstrike", "الغارات الجوية", places=(TOWN, ("الغوطة الشرقية", "Eastern Ghouta")), date=DAY, means=("aircraft",), harms=("h1", "h2", "h2a", "h3", "h4")),
        Event("e2", "siege", "الحصار", "ongoing", places=(TOWN,)),
    ),
    remark="A toll that supersedes: the earlier 12 is listed, and restates nothing. 'An earlier toll' is no voice.",
)

G07 = Notes(
    says=(
        Says("s1", "قال متطوعون في فرق الإنقاذ، الخميس، إن", "حصيلة الغارات … ثلاثة طوابق", "assert", Voice("متطوعون في فرق الإنقاذ", "rescuers", "rescue", anonymous=True)),
        Says("s2", "وأضافوا أن", "من بين القتلى … وثلاث نساء", "assert", Voice("متطوعون في فرق الإنقاذ", "rescuers", "rescue", anonymous=True)),
        Says("s3", "وأكد مركز إعلامي محلي", "هذه الحصيلة", "assert", Voice("مركز إعلامي محلي", "local-media-centre", "activist", anonymous=True)),
        Says("s4", "نقلت وكالة السهم للأنباء عن المصدر الطبي نفسه أن", "الحصيلة مرشحة للارتفاع", "assert", source("المصدر الطبي نفسه"), (SAHM,)),
        Says("s5", "ولا تستطيع", "التحقق من هذه الأرقام من مصدر مستقل", "disclaim", Voice("صحيفة المرفأ", "al-marfa", "outlet")),
    ),
    harms=(
        killed("h1", "21 قتيلا مدنيا", 21, who="civilian", by="s1"),
        killed("h2", "أربع جثث", 4, by="s1", part_of="h1"),
        killed("h3", "ثمانية أطفال", 8, who="civilian child", by="s2", part_of="h1"),
        killed("h4", "ثلاث نساء", 3, who="civilian adult woman", by="s2", part_of="h1"),
        killed("h5", "12 قتيلا", 12),
        killed("h6", "17", 17),
    ),
    events=(
        Event("e1", "airstrike", "الغارات على بيت سوى", targets=CIVILIAN, places=(TOWN, ("الغوطة الشرقية", "Eastern Ghouta")), date=DAY, means=("aircraft",), harms=("h1", "h2", "h3", "h4", "h5", "h6")),
    ),
    related=("اقرأ أيضا في المرفأ: كيف تعمل فرق الإنقاذ من دون وقود؟",),
    body="قال متطوعون … من مصدر مستقل.",
    remark="Three tolls of one strike in one report.",
)

G15 = Notes(
    says=(Says("s1", "قال ناشطون إن", "طائرات حربية قصفت … وإصابة طفليها", "assert", Voice("ناشطون", "activists", "activist", anonymous=True)),),
    harms=(
        Harm("h1", "مقتل سيدة مدنية", "killed", 1, 1, "exact", "civilian adult woman", ("المليحة", "al-Mleiha"), "2018-03-12", "s1"),
        Harm("h2", "طفليها", "injured", 2, 2, "exact", "civilian child", ("المليحة", "al-Mleiha"), "2018-03-12", "s1"),
    ),
    events=(
        Event("e1", "airstrike", "أربع غارات", targets=CIVILIAN, places=(("المليحة", "al-Mleiha"),), date="2018-03-12", means=("aircraft",), harms=("h1", "h2"), tally=(Tally("أربع غارات", 4, 4, "exact", "airstrikes"),)),
        Event("e2", "airstrike", "سجلت غارات", places=(("محافظة درعا", "Daraa"),), date="2018-03-12", means=("aircraft",)),
        Event("e3", "territorial_change", "سيطرت السبت على مسرابا", who=(GOVERNMENT,), places=(("مسرابا", "Misraba"),), date="2018-03-10"),
        Event("e4", "territorial_change", "عزلت بذلك", who=(GOVERNMENT,), places=(("دوما", "Douma"), ("حرستا", "Harasta"), ("الغوطة الشرقية", "Eastern Ghouta")), date="2018-03-10"),
    ),
    remark="The place is ambiguous and the report says so: two governorates have a town of this name. What the activists left unsaid is no statement.",
)

G16 = Notes(
    says=(
        Says("s1", "بحسب ما ذكر مصدر في مديرية الصحة بالمحافظة", "أصيب راعيان … السويداء الشمالي", "assert", Voice("مصدر في مديرية الصحة بالمحافظة", "health-directorate-source", "official_civil", anonymous=True)),
        Says("s2", "وأوضح المصدر أن", "القرية لا صلة لها بمدينة دوما في الغوطة الشرقية", "assert", Voice("المصدر", "health-directorate-source", "official_civil", anonymous=True)),
        Says("s3", "وفق ما أفاد مركز إعلامي محلي", "في مدينة دوما بريف دمشق قتل … قصف مدفعي", "assert", Voice("مركز إعلامي محلي", "local-media-centre", "activist", anonymous=True)),
    ),
    harms=(
        Harm("h1", "راعيان", "injured", 2, 2, "exact", "civilian", ("دوما#1", "Duma, Suwayda"), "2018-03-19", "s1"),
        Harm("h2", "تسعة مدنيين", "killed", 9, 9, "exact", "civilian", ("دوما#3", "Douma"), "2018-03-19", "s3"),
    ),
    events=(
        Event("e1", "landmine", "انفجار لغم أرضي", targets=CIVILIAN, places=(("دوما#1", "Duma, Suwayda"), ("ريف السويداء الشمالي", "northern rural Suwayda")), date="2018-03-19", means=("landmine",), harms=("h1",)),
        Event("e2", "shelling", "قصف مدفعي", targets=CIVILIAN, places=(("دوما#3", "Douma"), ("ريف دمشق", "Rural Damascus")), date="2018-03-19", means=("artillery",), harms=("h2",)),
    ),
    remark="One name, two governorates, two unlike events on one day. A trade makes a civilian.",
)

MEDICS = "medics"

G23 = Notes(
    says=(
        Says("s1", "بحسب ما أفاد مسعفون", "قتل أربعة مدنيين … اليوم السبت", "assert", Voice("مسعفون", MEDICS, "medical", anonymous=True)),
        Says("s2", "وقال المسعفون إن", "حصيلة اليوم في عين ترما بلغت سبعة قتلى", "assert", Voice("المسعفون", MEDICS, "medical", anonymous=True)),
    ),
    harms=(
        Harm("h1", "أربعة مدنيين", "killed", 4, 4, "exact", "civilian", ("عين ترما#1", "Ain Tarma"), "2018-03-03", "s1"),
        Harm("h2", "ثلاثة مدنيين", "killed", 3, 3, "exact", "civilian", ("عين ترما#1", "Ain Tarma"), "2018-03-03"),
        Harm("h2a", "طفلة", "killed", 1, 1, "exact", "civilian child woman", ("عين ترما#1", "Ain Tarma"), "2018-03-03", part_of="h2"),
        Harm("h3", "11 آخرين", "injured", 11, 11, "exact", "civilian", ("عين ترما#1", "Ain Tarma"), "2018-03-03"),
        Harm("h4", "سبعة قتلى", "killed", 7, 7, "exact", "", ("عين ترما#2", "Ain Tarma"), "2018-03-03", "s2", scope="running_total"),
    ),
    events=(
        Event("e1", "airstrike", "غارة جوية", targets=CIVILIAN, places=(("الحي الشمالي", "northern quarter of Ain Tarma"), ("عين ترما#1", "Ain Tarma"), ("الغوطة الشرقية", "Eastern Ghouta")), date="2018-03-03", means=("aircraft",), harms=("h1",)),
        Event("e2", "airstrike", "غارة ثانية", targets=("market", "civilian"), places=(("عين ترما#1", "Ain Tarma"),), date="2018-03-03", means=("aircraft",), harms=("h2", "h2a", "h3")),
        Event("e3", "casualties", "حصيلة اليوم", places=(("عين ترما#2", "Ain Tarma"),), date="2018-03-03", harms=("h4",)),
        Event("e4", "shelling", "قصف شبه يومي", "ongoing", places=(("عين ترما#3", "Ain Tarma"),)),
    ),
    remark="Two strikes on one town in one day. The seven of the day are the four and the three: a running total, never a third strike.",
)

G24 = Notes(
    says=(
        Says("s1", "بحسب ما قال ناشطون لصحيفة المرفأ (منبر افتراضي)", "قتل ستة مدنيين … ليل السبت", "assert", Voice("ناشطون", "activists", "activist", anonymous=True)),
        Says("s2", "وأضاف الناشطون أن", "مروحيات ألقت … حتى الصباح", "assert", Voice("الناشطون", "activists", "activist", anonymous=True)),
    ),
    harms=(
        Harm("h1", "ستة مدنيين من عائلة واحدة", "killed", 6, 6, "exact", "civilian", ("زملكا#1", "Zamalka"), "2018-03-10/2018-03-11", "s1"),
        Harm("h2", "مفقودين", "missing", 2, None, "unstated", "", ("زملكا#1", "Zamalka"), "2018-03-10/2018-03-11", "s2"),
    ),
    events=(
        Event("e1", "airstrike", "قصف بالبراميل المتفجرة", targets=("residential",), places=(("زملكا#1", "Zamalka"), ("الغوطة الشرقية", "Eastern Ghouta")), date="2018-03-10/2018-03-11", means=("barrel_bomb", "helicopter"), harms=("h1", "h2"), tally=(Tally("ثلاثة براميل", 3, 3, "exact", "barrel_bombs"),)),
        Event("e2", "territorial_change", "قسمت فيه قوات النظام الغوطة", who=(GOVERNMENT,), places=(("الغوطة#2", "Eastern Ghouta"),), date="2018-03-10"),
        Event("e3", "territorial_change", "عزلت دوما وحرستا", who=(GOVERNMENT,), places=(("دوما", "Douma"), ("حرستا", "Harasta"))),
    ),
    remark="The strike of g25, dated to Saturday night.",
)

G25 = Notes(
    says=(
        Says("s1", "أفاد مسعفون", "مقتل ستة أشخاص … فجر الأحد", "assert", Voice("مسعفون", MEDICS, "medical", anonymous=True)),
        Says("s2", "وقال المسعفون إن", "القتلى رجل … انهار بالكامل", "assert", Voice("المسعفون", MEDICS, "medical", anonymous=True)),
        Says("s3", "وتتهم المعارضة السورية", "قوات النظام باستخدام … المناطق السكنية", "accuse", Voice("المعارضة السورية", OPPOSITION, "party")),
        Says("s4", "وتنفي دمشق", "ذلك", "deny", Voice("دمشق#2", GOVERNMENT, "official_civil"), to=("s3",)),
    ),
    harms=(
        Harm("h1", "ستة أشخاص", "killed", 6, 6, "exact", "", ("زملكا#1", "Zamalka"), "2018-03-11", "s1"),
        Harm("h1a", "رجل", "killed", 1, 1, "exact", "adult man", ("زملكا#1", "Zamalka"), "2018-03-11", "s2", part_of="h1"),
        Harm("h1b", "زوجته", "killed", 1, 1, "exact", "adult woman", ("زملكا#1", "Zamalka"), "2018-03-11", "s2", part_of="h1"),
        Harm("h1c", "أربعة من أطفالهما", "killed", 4, 4, "exact", "civilian child", ("زملكا#1", "Zamalka"), "2018-03-11", "s2", part_of="h1"),
    ),
    events=(
        Event("e1", "airstrike", "برميل متفجر ألقته مروحية", places=(("زملكا#1", "Zamalka"), ("ريف دمشق", "Rural Damascus")), date="2018-03-11", means=("barrel_bomb", "helicopter"), harms=("h1", "h1a", "h1b", "h1c")),
        Event("e2", "damage", "انهار بالكامل", targets=("residential",), places=(("زملكا#1", "Zamalka"),), date="2018-03-11"),
        Event("e3", "airstrike", "استخدام البراميل المتفجرة", "ongoing", (GOVERNMENT,), ("residential",), means=("barrel_bomb",)),
        Event("e4", "shelling", "قصف مدفعي", places=(("زملكا#2", "Zamalka"),), date="2018-03-10", means=("artillery",)),
    ),
    remark="The strike of g24, dated to the dawn of Sunday. A man and his wife have no civilian noun in their sentence.",
)

REPORTS = {"g01": G01, "g02": G02, "g03": G03, "g04": G04, "g05": G05, "g06": G06, "g07": G07, "g15": G15, "g16": G16, "g23": G23, "g24": G24, "g25": G25}
