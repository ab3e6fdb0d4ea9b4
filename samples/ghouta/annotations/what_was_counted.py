# ruff: noqa: E501  one annotation is one line, however long its words
"""Totals over weeks, children and women among the dead, a corrected toll, a shelter that was struck."""

from __future__ import annotations

from notation import CIVILIAN, GOVERNMENT, SAHM, SOHR, Event, Harm, Notes, Says, Voice

GHOUTA = "Eastern Ghouta"
WEEKS = "2018-02-18/2018-03-03"

G13 = Notes(
    says=(
        Says("s1", "قالت منظمة أطباء بلا حدود إن", "المرافق الطبية … 3 آذار/مارس", "assert", Voice("منظمة أطباء بلا حدود", "msf", "ngo")),
        Says("s2", "وأضافت المنظمة أن", "15 من أصل 20 مرفقا طبيا تعرضت للقصف", "assert", Voice("المنظمة", "msf", "ngo")),
        Says("s3", "وثقت الشبكة السورية لحقوق الإنسان", "مقتل مئات المدنيين في الغوطة", "assert", Voice("الشبكة السورية لحقوق الإنسان", "snhr", "monitor")),
        Says("s4", "محملة", "قوات الحلف السوري الروسي المسؤولية عن معظمهم", "accuse", Voice("الشبكة السورية لحقوق الإنسان", "snhr", "monitor")),
        Says("s5", "بحسب المرصد السوري لحقوق الإنسان", "قتل أكثر من 900 مدني … منذ 18 شباط/فبراير", "assert", SOHR),
    ),
    harms=(
        Harm("h1", "1005 قتلى", "killed", 1005, 1005, "exact", "", ("الغوطة الشرقية", GHOUTA), WEEKS, "s1", scope="running_total"),
        Harm("h2", "4829 جريحا", "injured", 4829, 4829, "exact", "", ("الغوطة الشرقية", GHOUTA), WEEKS, "s1", scope="running_total"),
        Harm("h3", "مئات المدنيين", "killed", 100, 999, "vague", "civilian", ("الغوطة#2", GHOUTA), None, "s3", scope="running_total"),
        Harm("h4", "أكثر من 900 مدني", "killed", 901, None, "more_than", "civilian", ("الغوطة#2", GHOUTA), "2018-02-18/2018-03-09", "s5", scope="running_total"),
        Harm("h4a", "نحو 200 طفل", "killed", 200, 200, "about", "civilian child", ("الغوطة#2", GHOUTA), "2018-02-18/2018-03-09", "s5", scope="running_total", part_of="h4"),
    ),
    events=(
        Event("e1", "casualties", "سجلت 1005 قتلى", places=(("الغوطة الشرقية", GHOUTA),), date=WEEKS, harms=("h1", "h2")),
        Event("e2", "shelling", "تعرضت للقصف", targets=("medical",), places=(("الغوطة الشرقية", GHOUTA),)),
        Event("e3", "casualties", "مقتل مئات المدنيين", who=(GOVERNMENT, "russia"), targets=CIVILIAN, places=(("الغوطة#2", GHOUTA),), harms=("h3",)),
        Event("e4", "casualties", "وقتل أكثر من 900 مدني", targets=CIVILIAN, places=(("الغوطة#2", GHOUTA),), date="2018-02-18/2018-03-09", harms=("h4", "h4a")),
    ),
    remark="Three bodies, three running totals over unlike periods: none is added to another. 15 of 20 hospitals are no people.",
)

ARBIN = ("عربين#1", "Arbin")

G17 = Notes(
    says=(
        Says("s1", "كما أعلن المرصد السوري لحقوق الإنسان", "قتل 15 طفلا … أمس الاثنين", "assert", SOHR),
        Says("s2", "وقال المرصد إن", "عدد القتلى مرشح للارتفاع لوجود جرحى في حالات خطرة", "assert", Voice("المرصد#2", "sohr", "monitor")),
        Says("s3", "وقالت منظمة الأمم المتحدة للطفولة (يونيسف) في وقت سابق إن", "ما يقرب من 200 ألف طفل … عام 2013", "assert", Voice("منظمة الأمم المتحدة للطفولة (يونيسف)", "unicef", "un_body")),
        Says("s4", "ودعت إلى", "حماية الأطفال في جميع الأوقات", "demand", Voice("منظمة الأمم المتحدة للطفولة (يونيسف)", "unicef", "un_body")),
    ),
    harms=(
        Harm("h1", "15 طفلا", "killed", 15, 15, "exact", "civilian child", ARBIN, "2018-03-19", "s1"),
        Harm("h2", "امرأتان", "killed", 2, 2, "exact", "civilian adult woman", ARBIN, "2018-03-19", "s1"),
        Harm("h3", "جرحى في حالات خطرة", "injured", 2, None, "unstated", "", ARBIN, "2018-03-19", "s2"),
        Harm("h4", "ما يقرب من 200 ألف طفل", "trapped", 200000, 200000, "about", "civilian child", ("الغوطة الشرقية#2", GHOUTA), "2013-01-01/2018-03-20", "s3"),
    ),
    events=(
        Event("e1", "airstrike", "غارة جوية", targets=("school", "civilian"), places=(ARBIN,), date="2018-03-19", means=("aircraft",), harms=("h1", "h2", "h3")),
        Event("e2", "territorial_change", "خسر", targets=("faylaq-al-rahman",), places=(("حمورية", "Hamouriya"), ("سقبا", "Saqba"), ("كفر بطنا", "Kafr Batna"))),
        Event("e3", "siege", "محاصرون", "ongoing", places=(("الغوطة الشرقية#2", GHOUTA),), date="2013-01-01/2018-03-20", harms=("h4",)),
    ),
    remark="Children and women are two rows. The women stand in a sentence whose victims are called civilians.",
)

POINT = "jisreen-medical-point"
JISREEN = ("جسرين", "Jisreen")

G21 = Notes(
    says=(
        Says("s1", "قالت نقطة طبية في بلدة جسرين بالغوطة الشرقية، اليوم السبت، إن", "القصف الذي تعرضت … لا 19", "correct", Voice("نقطة طبية في بلدة جسرين بالغوطة الشرقية", POINT, "medical", anonymous=True), to=("s3",)),
        Says("s2", "وأوضحت النقطة الطبية أن", "عشرة جرحى … ضمن القتلى", "correct", Voice("النقطة الطبية", POINT, "medical", anonymous=True), to=("s3",)),
        Says("s3", "وكانت وكالة السهم للأنباء قد ذكرت، نقلا عن النقطة ذاتها، أن", "19 مدنيا قتلوا وأن 25 آخرين أصيبوا", "assert", Voice("النقطة ذاتها", POINT, "medical", anonymous=True), (SAHM,)),
        Says("s4", "ويقول مسعفون إن", "أخطاء العد تكثر … طبيب واحد", "assert", Voice("مسعفون", "medics", "medical", anonymous=True)),
    ),
    harms=(
        Harm("h1", "تسعة قتلى", "killed", 9, 9, "exact", "", JISREEN, "2018-03-09", "s1"),
        Harm("h2", "عشرة جرحى", "injured", 10, 10, "exact", "", JISREEN, "2018-03-09", "s2"),
        Harm("h3", "19 مدنيا قتلوا", "killed", 19, 19, "exact", "civilian", JISREEN, "2018-03-09", "s3"),
        Harm("h4", "25 آخرين أصيبوا", "injured", 25, 25, "exact", "civilian", JISREEN, "2018-03-09", "s3"),
    ),
    events=(Event("e1", "shelling", "القصف الذي تعرضت له البلدة", places=(JISREEN, ("الغوطة الشرقية", GHOUTA)), date="2018-03-09", harms=("h1", "h2", "h3", "h4")),),
    remark="A toll corrected downwards. The refused '19' of the first sentence is no harm; the 19 that the wire told is one. The apology has no act.",
)

REPORTS = {"g13": G13, "g17": G17, "g21": G21}
