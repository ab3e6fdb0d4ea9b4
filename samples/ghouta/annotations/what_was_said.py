# ruff: noqa: E501  one annotation is one line, however long its words
"""Accusation and denial, demand, a belligerent's own words, an admission, and news that names no one."""

from __future__ import annotations

from notation import CIVILIAN, GOVERNMENT, OPPOSITION, SOHR, Event, Harm, Notes, Says, Tally, Voice

GHOUTA = "Eastern Ghouta"
JAYSH = "jaysh-al-islam"
DAMASCUS = Voice("دمشق", GOVERNMENT, "official_civil")

G08 = Notes(
    says=(
        Says("s1", "اتهم مسعفون في الغوطة الشرقية", "قوات النظام السوري بقصف … بضيق في التنفس", "accuse", Voice("مسعفون في الغوطة الشرقية", "medics", "medical", anonymous=True)),
        Says("s2", "وقال المرصد السوري لحقوق الإنسان إن", "طفلا قضى اختناقا", "assert", SOHR),
        Says("s3", "أوضح أنه", "لا يستطيع تأكيد استخدام غاز سام", "disclaim", SOHR, to=("s1",)),
        Says("s4", "ونفت دمشق", "استخدام أي أسلحة كيميائية في الغوطة", "deny", DAMASCUS, to=("s1",)),
        Says("s5", "وقالت موسكو إن", "هذه الأنباء مفبركة", "deny", Voice("موسكو", "russia", "official_civil"), to=("s1",)),
        Says("s6", "وكان مجلس الأمن الدولي قد طالب السبت، في قراره 2401،", "وقف إطلاق النار ثلاثين يوما دون تأخير", "demand", Voice("مجلس الأمن الدولي", "un-security-council", "un_body")),
    ),
    harms=(
        Harm("h1", "وفاة طفل", "killed", 1, 1, "exact", "civilian child", ("الشيفونية#1", "al-Shifuniya"), "2018-02-25", "s1"),
        Harm("h2", "عدد من المدنيين", "injured", 2, None, "vague", "civilian", ("الشيفونية#1", "al-Shifuniya"), "2018-02-25", "s1"),
        Harm("h3", "طفلا قضى", "killed", 1, 1, "exact", "civilian child", ("الشيفونية#1", "al-Shifuniya"), "2018-02-25", "s2", repeat_of="h1"),
    ),
    events=(
        Event("e1", "chemical_attack", "قصف بلدة الشيفونية، الأحد، بغاز الكلور", who=(GOVERNMENT,), targets=CIVILIAN, places=(("الشيفونية#1", "al-Shifuniya"), ("الغوطة الشرقية", GHOUTA)), date="2018-02-25", means=("chlorine",), harms=("h1", "h2", "h3")),
        Event("e2", "ceasefire", "وقف إطلاق النار", "hypothetical"),
    ),
    remark="To say that one cannot confirm is a disclaimer. What is denied is not listed as an event of its own.",
)

G09 = Notes(
    says=(
        Says("s1", "واتهم مركز المصالحة الروسي", "الفصائل المسلحة بقصف … مخيم الوافدين", "accuse", Voice("مركز المصالحة الروسي", "russian-reconciliation-centre", "official_military")),
        Says("s2", "نفى متحدث باسم جيش الإسلام أن", "تكون الفصائل … استهدفت الممر", "deny", Voice("متحدث باسم جيش الإسلام", JAYSH, "armed_group", anonymous=True), to=("s1",)),
        Says("s3", "واتهم#2", "قوات النظام بخرق الهدنة بغارات على دوما", "accuse", Voice("متحدث باسم جيش الإسلام", JAYSH, "armed_group", anonymous=True)),
        Says("s4", "وقال المرصد السوري لحقوق الإنسان إن", "القصف المدفعي … ليل هادئ", "assert", SOHR),
        Says("s5", "ودعت الأمم المتحدة إلى", "هدنة كاملة مدتها … القرار 2401", "demand", Voice("الأمم المتحدة", "united-nations", "un_body")),
    ),
    events=(
        Event("e1", "ceasefire", "هدنة إنسانية روسية يومية", "ongoing", ("russia",), places=(("الغوطة الشرقية", GHOUTA),), date="2018-02-27"),
        Event("e2", "evacuation", "لم يخرج", "negated", targets=CIVILIAN, places=(("الغوطة الشرقية", GHOUTA),), date="2018-02-27"),
        Event("e3", "shelling", "قصف الممر", who=(OPPOSITION,), targets=("humanitarian corridor",), places=(("مخيم الوافدين", "Wafideen camp"),)),
        Event("e4", "ceasefire_violation", "خرق الهدنة", who=(GOVERNMENT,), places=(("دوما#1", "Douma"),)),
        Event("e5", "airstrike", "غارات على دوما", who=(GOVERNMENT,), places=(("دوما#1", "Douma"),), means=("aircraft",)),
        Event("e6", "shelling", "القصف المدفعي", places=(("دوما#2", "Douma"),), date="2018-02-27", means=("artillery",)),
        Event("e7", "ceasefire", "هدنة كاملة", "hypothetical"),
    ),
    remark="Accusation, denial, counter-accusation. That no one left is an evacuation that did not happen, and no harm.",
)

G10 = Notes(
    says=(
        Says("s1", "القرار 2401 الذي يطالب", "وقف الأعمال القتالية … وإجلاء المرضى والجرحى", "demand", Voice("القرار 2401", "un-security-council", "un_body")),
        Says("s2", "وبحسب المرصد السوري لحقوق الإنسان،", "قتل أكثر من 500 مدني … 120 طفلا", "assert", SOHR),
        Says("s3", "وقال الأمين العام للأمم المتحدة أنطونيو غوتيريش في وقت سابق من الأسبوع إن", "سكان المنطقة يعيشون جحيما على الأرض", "assert", Voice("الأمين العام للأمم المتحدة أنطونيو غوتيريش", "antonio-guterres", "un_body")),
        Says("s4", "بحسب ناشطين", "رغم التصويت … اليوم الأحد", "assert", Voice("ناشطين", "activists", "activist", anonymous=True)),
    ),
    harms=(
        Harm("h1", "أكثر من 500 مدني", "killed", 501, None, "more_than", "civilian", ("الغوطة الشرقية", GHOUTA), "2018-02-18/2018-02-25", "s2", scope="running_total"),
        Harm("h1a", "أكثر من 120 طفلا", "killed", 121, None, "more_than", "civilian child", ("الغوطة الشرقية", GHOUTA), "2018-02-18/2018-02-25", "s2", scope="running_total", part_of="h1"),
    ),
    events=(
        Event("e1", "ceasefire", "وقف الأعمال القتالية", "hypothetical", places=(("سوريا", "Syria"),)),
        Event("e2", "aid_delivery", "إيصال المساعدات", "hypothetical", places=(("سوريا", "Syria"),)),
        Event("e3", "evacuation", "إجلاء المرضى والجرحى", "hypothetical", places=(("سوريا", "Syria"),)),
        Event("e4", "casualties", "قتل أكثر من 500 مدني", targets=CIVILIAN, places=(("الغوطة الشرقية", GHOUTA),), date="2018-02-18/2018-02-25", harms=("h1", "h1a")),
        Event("e5", "airstrike", "تواصلت الغارات", "ongoing", places=(("الغوطة#2", GHOUTA),), date="2018-02-25", means=("aircraft",)),
    ),
    remark="What a resolution demands is hypothetical. Sick and wounded who are to leave, with no number, are no harm.",
)

G11 = Notes(
    harms=(
        Harm("h1", "قتلى", "killed", 2, None, "unstated", "", ("أوتايا", "Otaya"), "2018-03-02"),
        Harm("h2", "جرحى", "injured", 2, None, "unstated", "", ("أوتايا", "Otaya"), "2018-03-02"),
        Harm("h3", "مسعف", "injured", 1, 1, "exact", "civilian role:medic", ("أوتايا", "Otaya"), "2018-03-02"),
        Harm("h4", "رجل مسن", "killed", 1, 1, "exact", "elderly man", ("أوتايا", "Otaya"), "2018-03-02"),
        Harm("h5", "مئات المدنيين", "displaced", 100, 999, "vague", "civilian", ("شرق الغوطة", GHOUTA)),
    ),
    events=(
        Event("e1", "shelling", "قصف مدفعي كثيف", "ongoing", places=(("أوتايا", "Otaya"), ("الغوطة الشرقية", GHOUTA)), date="2018-03-02", means=("artillery",), harms=("h1", "h2", "h3", "h4")),
        Event("e2", "clash", "معارك", "ongoing", places=(("أوتايا", "Otaya"),), date="2018-03-02"),
        Event("e3", "damage", "ودمرت منازل عدة", targets=("residential",), places=(("أوتايا", "Otaya"),), date="2018-03-02"),
        Event("e4", "missile_strike", "صاروخا سقط", means=("missile",)),
        Event("e5", "displacement", "نزوح", targets=CIVILIAN, places=(("شرق الغوطة", GHOUTA),), harms=("h5",), destinations=("Douma", "Misraba")),
    ),
    remark="Passive from end to end: no voice is named, so there is no statement, and no perpetrator.",
)

SOLDIER = "syrian-military-source"
SANA = (("وكالة الأنباء الرسمية (سانا)", "sana"),)

G12 = Notes(
    says=(
        Says("s1", "أعلن مصدر عسكري سوري، في تصريح نقلته وكالة الأنباء الرسمية (سانا) اليوم الأحد، أن", "وحدات الجيش بسطت … الغوطة الشرقية", "assert", Voice("مصدر عسكري سوري", SOLDIER, "official_military", anonymous=True), SANA),
        Says("s2", "وأضاف المصدر أن", "سلاح الجو دمر … عشرات الإرهابيين", "claim_responsibility", Voice("المصدر#1", SOLDIER, "official_military", anonymous=True), SANA),
        Says("s3", "وقال المصدر إن", "العملية تأتي … المدنيين في دمشق", "justify", Voice("المصدر#2", SOLDIER, "official_military", anonymous=True), SANA),
        Says("s4", "أقر جيش الإسلام", "انسحاب مقاتليه من بعض المواقع المكشوفة", "concede", Voice("جيش الإسلام", JAYSH, "armed_group")),
        Says("s5", "وقال إنه", "قتل عددا … قرب الشيفونية", "claim_responsibility", Voice("جيش الإسلام", JAYSH, "armed_group")),
    ),
    harms=(
        Harm("h1", "عشرات الإرهابيين", "killed", 10, 99, "vague", "fighter", ("دوما", "Douma"), by="s2"),
        Harm("h2", "عددا من عناصر الميليشيات المساندة للنظام", "killed", 2, None, "vague", "fighter", ("الشيفونية", "al-Shifuniya"), by="s5"),
    ),
    events=(
        Event("e1", "territorial_change", "بسطت سيطرتها", who=(GOVERNMENT,), places=(("النشابية", "Nashabiya"), ("أوتايا", "Otaya"), ("حزرما", "Hazrama"), ("الغوطة الشرقية", GHOUTA))),
        Event("e2", "airstrike", "سلاح الجو دمر", who=(GOVERNMENT,), targets=(OPPOSITION,), places=(("دوما", "Douma"),), means=("aircraft",), harms=("h1",)),
        Event("e3", "shelling", "اعتداءات الإرهابيين بالقذائف", "ongoing", (OPPOSITION,), CIVILIAN, (("دمشق", "Damascus"),), means=("shell",)),
        Event("e4", "clash", "كمين", who=(JAYSH,), targets=(GOVERNMENT,), places=(("الشيفونية", "al-Shifuniya"),), harms=("h2",)),
    ),
    remark="A belligerent's names for its enemy: 'terrorists' are fighters on its word alone. The day is that of the announcement, so the events have none.",
)

POLICE = "damascus-police-source"

G14 = Notes(
    says=(
        Says("s1", "وفق ما أفاد مصدر في قيادة شرطة المدينة", "سقطت قذيفتان … دون وقوع إصابات", "assert", Voice("مصدر في قيادة شرطة المدينة", POLICE, "official_civil", anonymous=True)),
        Says("s2", "وقال المصدر إن", "الأضرار اقتصرت … وسيارتين", "assert", Voice("المصدر", POLICE, "official_civil", anonymous=True)),
        Says("s3", "مضيفا أن", "قذيفة ثالثة … خسائر بشرية", "assert", Voice("المصدر", POLICE, "official_civil", anonymous=True)),
        Says("s4", "وتتهم دمشق", "فصائل الغوطة الشرقية بإطلاق القذائف على أحياء العاصمة", "accuse", Voice("دمشق#2", GOVERNMENT, "official_civil")),
        Says("s5", "وتقول إن", "عشرات المدنيين … منتصف شباط/فبراير", "assert", Voice("دمشق#2", GOVERNMENT, "official_civil")),
        Says("s6", "وتنفي الفصائل", "استهداف المدنيين", "deny", Voice("الفصائل", OPPOSITION, "armed_group"), to=("s4",)),
    ),
    harms=(Harm("h1", "عشرات المدنيين قتلوا", "killed", 10, 99, "vague", "civilian", ("دمشق#3", "Damascus"), "2018-02-15/2018-03-01", "s5", scope="running_total"),),
    events=(
        Event("e1", "shelling", "سقطت قذيفتان", places=(("باب توما", "Bab Touma"), ("دمشق القديمة", "Damascus")), date="2018-03-01", means=("shell",), tally=(Tally("قذيفتان", 2, 2, "exact", "shells"),)),
        Event("e2", "damage", "الأضرار اقتصرت", places=(("باب توما", "Bab Touma"),), date="2018-03-01"),
        Event("e3", "shelling", "قذيفة ثالثة سقطت", places=(("جرمانا", "Jaramana"),), date="2018-03-01", means=("shell",), tally=(Tally("قذيفة ثالثة", 1, 1, "exact", "shells"),)),
        Event("e4", "shelling", "إطلاق القذائف", "ongoing", (OPPOSITION,), CIVILIAN, (("العاصمة", "Damascus"),), "2018-02-15/2018-03-01", ("shell",), ("h1",)),
    ),
    remark="Two statements of no losses, which are kept in the record and not listed here.",
)

G27 = Notes(
    says=(
        Says("s1", "قال المرصد السوري لحقوق الإنسان إن", "قوات النظام تمكنت … ثلاثة جيوب", "assert", SOHR),
        Says("s2", "وأعلن التلفزيون السوري الرسمي", "السيطرة على مسرابا", "assert", Voice("التلفزيون السوري الرسمي", "syrian-state-tv", "broadcaster")),
        Says("s3", "نفى فيلق الرحمن", "فصل بلدات الغوطة بعضها عن بعض", "deny", Voice("فيلق الرحمن", "faylaq-al-rahman", "armed_group"), to=("s1",)),
        Says("s4", "وذكر عضو في لجنة أهلية أن", "وجهاء من حمورية … خروج المقاتلين", "assert", Voice("عضو في لجنة أهلية", "local-committee-member", "resident", anonymous=True)),
        Says("s5", "ونفى جيش الإسلام", "التفاوض مع دمشق", "deny", Voice("جيش الإسلام", JAYSH, "armed_group"), to=("s4",)),
        Says("s6", "وبحسب المرصد،", "قتل أكثر من 1100 مدني … 200 طفل", "assert", Voice("المرصد#2", "sohr", "monitor")),
        Says("s7", "ولم يتسن", "التأكد من هذه المعلومات بشكل مستقل", "disclaim", Voice("قناة المدار الأزرق", "al-madar-al-azraq", "outlet")),
    ),
    harms=(
        Harm("h1", "أكثر من 1100 مدني", "killed", 1101, None, "more_than", "civilian", ("الغوطة#2", GHOUTA), "2018-02-18/2018-03-11", "s6", scope="running_total"),
        Harm("h1a", "أكثر من 200 طفل", "killed", 201, None, "more_than", "civilian child", ("الغوطة#2", GHOUTA), "2018-02-18/2018-03-11", "s6", scope="running_total", part_of="h1"),
    ),
    events=(
        Event("e1", "territorial_change", "عزل مدينتي دوما وحرستا", who=(GOVERNMENT,), places=(("دوما", "Douma"), ("حرستا", "Harasta"), ("الغوطة الشرقية", GHOUTA)), date="2018-03-10"),
        Event("e2", "territorial_change", "سيطرتها على مسرابا", who=(GOVERNMENT,), places=(("مسرابا#1", "Misraba"),), date="2018-03-10"),
        Event("e3", "negotiation", "محادثات", "ongoing", ("local notables", GOVERNMENT), places=(("حمورية", "Hamouriya"), ("جسرين", "Jisreen"), ("سقبا", "Saqba"))),
        Event("e4", "evacuation", "خروج المقاتلين", "hypothetical", targets=("fighter",), places=(("حمورية", "Hamouriya"), ("جسرين", "Jisreen"), ("سقبا", "Saqba"))),
        Event("e5", "casualties", "قتل أكثر من 1100 مدني", targets=CIVILIAN, places=(("الغوطة#2", GHOUTA),), date="2018-02-18/2018-03-11", harms=("h1", "h1a")),
    ),
    remark="Two denials of two different things, a running total, and the outlet's own disclaimer.",
)

REPORTS = {"g08": G08, "g09": G09, "g10": G10, "g11": G11, "g12": G12, "g14": G14, "g27": G27}
