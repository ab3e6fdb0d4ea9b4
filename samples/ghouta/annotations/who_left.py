# ruff: noqa: E501  one annotation is one line, however long its words
"""Aid that came, people who left, and departures that were agreed, planned or made to hang on a condition."""

from __future__ import annotations

from notation import CIVILIAN, GOVERNMENT, SAHM, SOHR, Event, Harm, Notes, Says, Voice

GHOUTA = "Eastern Ghouta"
TV = "syrian-state-tv"
AHRAR = "ahrar-al-sham"

G18 = Notes(
    says=(
        Says("s1", "وفق ما أفاد التلفزيون السوري الرسمي", "غادر 1580 شخصا … برعاية روسية", "assert", Voice("التلفزيون السوري الرسمي", TV, "broadcaster")),
        Says("s2", "وقال التلفزيون إن", "القافلة الثانية ستغادر المدينة مساء اليوم", "assert", Voice("التلفزيون#2", TV, "broadcaster")),
    ),
    harms=(
        Harm("h1", "1580 شخصا", "evacuated", 1580, 1580, "exact", "", ("حرستا#1", "Harasta"), "2018-03-22", "s1"),
        Harm("h1a", "413 مقاتلا", "evacuated", 413, 413, "exact", "fighter", ("حرستا#1", "Harasta"), "2018-03-22", "s1", part_of="h1"),
    ),
    events=(
        Event("e1", "evacuation", "غادر 1580 شخصا", targets=("fighter",), places=(("حرستا#1", "Harasta"), ("الغوطة الشرقية", GHOUTA)), date="2018-03-22", harms=("h1", "h1a"), destinations=("Qalaat al-Madiq", "Idlib")),
        Event("e2", "agreement", "اتفاق بين حركة أحرار الشام والحكومة السورية", who=(AHRAR, GOVERNMENT, "russia"), places=(("حرستا#1", "Harasta"),)),
        Event("e3", "evacuation", "القافلة الثانية ستغادر", "planned", places=(("حرستا#1", "Harasta"),), date="2018-03-23"),
        Event("e4", "prisoner_exchange", "أفرجت الحركة عن أسرى", who=(AHRAR,)),
    ),
    related=("الرئيسية » أخبار » سوريا", "اقرأ أيضا: ماذا نعرف عن اتفاق حرستا؟", "الأكثر قراءة: الطريق من دمشق إلى إدلب", "شارك الخبر عبر البريد أو الهاتف"),
    body="غادر 1580 شخصا … شمال شرق العاصمة.",
    remark="Page furniture before and after the news, and a 'read also' line within it. Those who were set free are no harm.",
)

G19 = Notes(
    says=(
        Says("s1", "قال مصدر مطلع على المفاوضات إن", "وفدا من دوما … الغوطة الشرقية", "assert", Voice("مصدر مطلع على المفاوضات", "informed-source", "unknown", anonymous=True)),
        Says("s2", "وأضاف المصدر، الذي طلب عدم ذكر اسمه، أن", "العرض المطروح … فشل المحادثات", "assert", Voice("المصدر", "informed-source", "unknown", anonymous=True)),
        Says("s3", "ونفى متحدث باسم جيش الإسلام", "وجود اتفاق على إجلاء المقاتلين", "deny", Voice("متحدث باسم جيش الإسلام", "jaysh-al-islam", "armed_group", anonymous=True), to=("s2",)),
        Says("s4", "وكانت وزارة الدفاع الروسية قد أعلنت أن", "أكثر من مئة ألف … الهدن اليومية", "assert", Voice("وزارة الدفاع الروسية", "russia-defence-ministry", "official_military")),
    ),
    harms=(Harm("h1", "أكثر من مئة ألف شخص", "evacuated", 100001, None, "more_than", "", ("الغوطة الشرقية#2", GHOUTA), None, "s4", scope="running_total"),),
    events=(
        Event("e1", "negotiation", "سيلتقي", "planned", ("douma-delegation", "russia"), places=(("دوما#1", "Douma"),), date="2018-03-29"),
        Event("e2", "evacuation", "خروج المقاتلين الرافضين للتسوية", "conditional", targets=("fighter",), places=(("دوما#2", "Douma"),), destinations=("northern Syria",)),
        Event("e3", "clash", "العملية العسكرية ستستأنف", "conditional", places=(("دوما#2", "Douma"),)),
        Event("e4", "evacuation", "غادروا الغوطة الشرقية", places=(("الغوطة الشرقية#2", GHOUTA),), harms=("h1",)),
        Event("e5", "evacuation", "قوافل الإجلاء", "ongoing", places=(("عربين", "Arbin"), ("زملكا", "Zamalka")), destinations=("Idlib",)),
        Event("e6", "agreement", "اتفاق أبرمه فيلق الرحمن", who=("faylaq-al-rahman", "russia"), places=(("عربين", "Arbin"), ("زملكا", "Zamalka"))),
    ),
    remark="Departures offered on a condition, and an operation that resumes should talks fail. The denied agreement is not listed as an event.",
)

SPEAKER = Voice("المتحدث باسم حركة أحرار الشام في الغوطة الشرقية", AHRAR, "armed_group", anonymous=True)
HARASTA = ("حرستا#1", "Harasta")

G20 = Notes(
    says=(
        Says("s1", "أعلن المتحدث باسم حركة أحرار الشام في الغوطة الشرقية، اليوم الأربعاء،", "التوصل إلى اتفاق … الشمال السوري", "assert", SPEAKER),
        Says("s2", "وقال المتحدث:", '"سيخرج المقاتلون بسلاحهم الخفيف ومعهم من يرغب من المدنيين"', "assert", Voice("المتحدث#2", AHRAR, "armed_group", anonymous=True), quoted=True),
        Says("s3", "مضيفا أن", "من يبقى من الأهالي سيحصل على ضمانات روسية", "assert", Voice("المتحدث#2", AHRAR, "armed_group", anonymous=True)),
        Says("s4", "ونقلت وكالة السهم للأنباء عن أحد سكان المدينة قوله:", '"نعيش في الأقبية منذ أسابيع، ولا نريد سوى أن يتوقف القصف"', "assert", Voice("أحد سكان المدينة", "harasta-resident", "resident", anonymous=True), (SAHM,), quoted=True),
        Says("s5", "وذكر الإعلام الحربي التابع لحزب الله أن", "الاتفاق يشمل … من أفراد عائلاتهم", "assert", Voice("الإعلام الحربي التابع لحزب الله", "hezbollah", "armed_group")),
        Says("s6", "وأفاد المرصد السوري لحقوق الإنسان بأن", "هدوءا حذرا … الغارات على أحيائها", "assert", SOHR),
    ),
    harms=(
        Harm("h1", "نحو 1500 مقاتل", "evacuated", 1500, 1500, "about", "fighter", HARASTA, None, "s5"),
        Harm("h2", "6000 من أفراد عائلاتهم", "evacuated", 6000, 6000, "exact", "", HARASTA, None, "s5"),
    ),
    events=(
        Event("e1", "agreement", "اتفاق برعاية روسية", who=(AHRAR, "russia"), places=(HARASTA,), date="2018-03-21"),
        Event("e2", "evacuation", "خروج مقاتلي الحركة", "planned", targets=("fighter",), places=(HARASTA,), destinations=("northern Syria",)),
        Event("e3", "shelling", "القصف", "ongoing", places=(HARASTA,)),
        Event("e4", "evacuation", "خروج نحو 1500 مقاتل", "planned", targets=("fighter",), places=(HARASTA,), harms=("h1", "h2")),
        Event("e5", "airstrike", "الغارات على أحيائها", places=(("حرستا#2", "Harasta"),), means=("aircraft",)),
        Event("e6", "siege", "وتحاصر قوات النظام المدينة", "ongoing", (GOVERNMENT,), places=(("حرستا#2", "Harasta"),), date="2018-03-11/2018-03-21"),
        Event("e7", "territorial_change", "عزلها عن دوما", who=(GOVERNMENT,), places=(("حرستا#2", "Harasta"), ("دوما", "Douma")), date="2018-03-11"),
    ),
    remark="Five voices, one through a wire. Those whom an agreement is to cover have not left yet; their event is planned. Kin have no civilian noun.",
)

HAMOURIYA = ("حمورية", "Hamouriya")

G22 = Notes(
    says=(
        Says("s1", "وقدر المرصد السوري لحقوق الإنسان", "عدد الخارجين بنحو عشرين ألفا", "assert", SOHR),
        Says("s2", "وقال أحد الخارجين لمراسل القناة إن", "مئات آخرين ما زالوا عالقين بين خطوط القتال", "assert", Voice("أحد الخارجين", "displaced-resident", "resident", anonymous=True)),
    ),
    harms=(
        Harm("h1", "آلاف المدنيين", "displaced", 1000, 9999, "vague", "civilian", HAMOURIYA, "2018-03-15"),
        Harm("h2", "نحو عشرين ألفا", "displaced", 20000, 20000, "about", "", HAMOURIYA, "2018-03-15", "s1"),
        Harm("h3", "بضعة جرحى", "injured", 3, 9, "vague", "", HAMOURIYA, "2018-03-15"),
        Harm("h4", "مئات آخرين", "trapped", 100, 999, "vague", "", HAMOURIYA, "2018-03-15", "s2"),
        Harm("h5", "عدد من القتلى", "killed", 2, None, "vague", "", HAMOURIYA, "2018-03-15"),
    ),
    events=(
        Event("e1", "displacement", "خرج آلاف المدنيين", targets=CIVILIAN, places=(HAMOURIYA, ("الغوطة الشرقية", GHOUTA)), date="2018-03-15", harms=("h1", "h2")),
        Event("e2", "casualties", "نقل بضعة جرحى", places=(HAMOURIYA,), date="2018-03-15", harms=("h3",)),
        Event("e3", "casualties", "عالقين بين خطوط القتال", places=(HAMOURIYA,), date="2018-03-15", harms=("h4",)),
        Event("e4", "advance", "دخلت البلدة", who=(GOVERNMENT,), targets=("faylaq-al-rahman",), places=(HAMOURIYA,), date="2018-03-15"),
        Event("e5", "clash", "معارك", who=(GOVERNMENT, "faylaq-al-rahman"), places=(HAMOURIYA,), date="2018-03-15", harms=("h5",)),
    ),
    remark="Vague figures, each in its own way. The estimate of twenty thousand stands beside 'thousands' and does not restate it.",
)

DOUMA = ("دوما#1", "Douma")
OCHA = Voice("مكتب الأمم المتحدة لتنسيق الشؤون الإنسانية (أوتشا)", "ocha", "un_body")

G26 = Notes(
    says=(
        Says("s1", "وقال مكتب الأمم المتحدة لتنسيق الشؤون الإنسانية (أوتشا) إن", "السلطات السورية منعت نقل معظم الإمدادات الطبية", "assert", OCHA),
        Says("s2", "مضيفا أن", "نحو 400 ألف شخص ما زالوا محاصرين في الغوطة الشرقية", "assert", OCHA),
        Says("s3", "وأعلنت الأمم المتحدة أن", "قافلة ثانية … الظروف الأمنية", "assert", Voice("الأمم المتحدة#2", "united-nations", "un_body")),
        Says("s4", "وفق ما قال مسعفون", "قتل عشرات المدنيين … اليومين الماضيين", "assert", Voice("مسعفون", "medics", "medical", anonymous=True)),
    ),
    harms=(
        Harm("h1", "نحو 400 ألف شخص", "trapped", 400000, 400000, "about", "", ("الغوطة الشرقية#2", GHOUTA), None, "s2"),
        Harm("h2", "عشرات المدنيين", "killed", 10, 99, "vague", "civilian", ("الغوطة الشرقية#2", GHOUTA), "2018-03-05/2018-03-07", "s4"),
        Harm("h3", "عامل إغاثة", "killed", 1, 1, "exact", "civilian role:aid_worker", ("سقبا", "Saqba"), "2018-03-04"),
    ),
    events=(
        Event("e1", "aid_delivery", "دخلت أول من أمس قافلة مساعدات", targets=CIVILIAN, places=(DOUMA, ("الغوطة الشرقية#1", GHOUTA)), date="2018-03-05"),
        Event("e2", "shelling", "القصف#1", places=(DOUMA,), date="2018-03-05"),
        Event("e3", "aid_obstruction", "منعت نقل معظم الإمدادات الطبية", who=(GOVERNMENT,), targets=CIVILIAN),
        Event("e4", "siege", "محاصرين", "ongoing", places=(("الغوطة الشرقية#2", GHOUTA),), harms=("h1",)),
        Event("e5", "aid_delivery", "قافلة ثانية ستدخل", "conditional", places=(("دوما#2", "Douma"),), date="2018-03-08"),
        Event("e6", "shelling", "القصف#2", targets=CIVILIAN, places=(("الغوطة الشرقية#2", GHOUTA),), date="2018-03-05/2018-03-07", harms=("h2",)),
        Event("e7", "shelling", "قصف مدفعي على سقبا", places=(("سقبا", "Saqba"),), date="2018-03-04", means=("artillery",), harms=("h3",)),
        Event("e8", "aid_delivery", "قافلة صغيرة وصلت", date="2018-02-15"),
    ),
    remark="Days are told from the day of publication. 'Tens of civilians' has no place of its own and takes the last one named.",
)

REPORTS = {"g18": G18, "g19": G19, "g20": G20, "g22": G22, "g26": G26}
