"""Make the place tables of the bundled packs from the openly licensed gazetteers in ../shared and the tables' own curated rows.

1. Rows whose source begins with ``curated`` stay as they stand in the table: they are written there by hand.
2. Admin units of Syria come from OpenSyria (OCHA p-codes), all else from Who's On First; only facts are carried over.
3. Governorates and districts get one English spelling; rows for one place become one; a curated row takes its point.
4. Names that are ordinary words too are marked; ids are given out, the best known places first.

The same sources give the same bytes, and building twice changes nothing. Run: .venv/bin/python -m tools.build_places
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from math import cos, hypot, radians
from pathlib import Path

from marsad.lexicon import packs, tables
from marsad.lexicon.gazetteer.entries import PlaceEntry, read_places, write_places
from marsad.lexicon.gazetteer.ids import unique_ids
from marsad.lexicon.gazetteer.names import arabic_names, slug, spacing_key
from marsad.lexicon.gazetteer.whosonfirst import wof_entry
from marsad.text.fold import fold, fold_word

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"
PACKS = Path(__file__).resolve().parents[1] / "src" / "marsad" / "packs"
FOLDERS = {"sy": "syria", "ye": "yemen", "iq": "iraq", "ps": "palestine", "lb": "lebanon", "ly": "libya", "sd": "sudan"}
LIMIT = {"ye": 2000, "iq": 2000}
NEAR_KM = 2.5
SETTLED = frozenset({"city", "town", "village"})
ORDER = ("country", "city", "governorate", "town", "district", "subdistrict", "region", "camp", "neighbourhood", "village")
TABLE_ORDER = ("governorate", "district", "subdistrict", "city", "town", "village", "neighbourhood")

# the English spelling of each governorate, and its own Arabic name where Who's On First gives it its seat's
ADM1 = {
    "sy": "Lattakia=Latakia; Tartus; Ar Raqqah=Raqqa; Aleppo; Hamah=Hama; Homs (Hims)=Homs; Idlib; Hasaka (Al Haksa)=Al-Hasakah; Days Az Zawr=Deir ez-Zor; "
          "As Suwayda'=As-Suwayda; Rif Dimashq; Quneitra; Dar`a=Daraa; Damascus; United Nations Disengagement Observer Force=Quneitra; Akkar=Homs",
    "iq": "Dihok=Dohuk; Arbil=Erbil; Ninawa=Nineveh; Sala ad-Din=Salah al-Din; An-Najaf=Najaf; Karbala'=Karbala; Baghdad; Al-Basrah=Basra; "
          "Al-Muthannia=Muthanna; Al-Qadisiyah=Qadisiyah; Dhi-Qar=Dhi Qar; Maysan; Wasit; As-Sulaymaniyah=Sulaymaniyah; Diyala; Al-Anbar=Anbar; Babil; Kirkuk; Halabja",
    "ye": "Sa`dah=Saada; Al Hudaydah=Hudaydah; Al Mahwit=Mahwit; Dhamar; Hajjah; Amran; Ibb; Lahij; Ta`izz=Taiz; Al Mahrah=Mahrah; Al Bayda'=Bayda; "
          "Al Dali'=Dhale; Al Jawf=Jawf; Shabwah; Ma'rib=Marib; Sana'a=Sanaa; Hadramawt; Amanat Al Asimah=Sanaa City; Raymah; `Adan=Aden; Abyan; Socotra",
    "ps": "West Bank; Gaza Strip",
    "lb": "Beqaa=Bekaa; North Lebanon=North Lebanon=لبنان الشمالي; Beirut; Mount Lebanon; Nabatieh; South Lebanon=South Lebanon=لبنان الجنوبي; "
          "Baalbek-Hermel=Baalbek-Hermel=بعلبك الهرمل; Baalbek Hermel=Baalbek-Hermel; Akkar",
    "ly": "Ghadamis=Nalut=نالوت; Al Jufrah=Jufra; Al Kufrah=Kufra; Al Marqab=Murqub=المرقب; Ash Shati'=Wadi al-Shatii; Ghat; Murzuq; Misratah=Misrata; Sabha; "
          "Al Jifarah=Jafara=الجفارة; An Nuqat al Khams=Nuqat al-Khams; Az Zawiyah=Zawiya; Mizdah=Jabal al-Gharbi=الجبل الغربي; "
          "Tajura' wa an Nawahi al Arba=Tripoli=طرابلس; Al Marj=Marj; Al Jabal al Akhdar=Jabal al-Akhdar; Ajdabiya=al-Wahat=الواحات; Benghazi; Surt=Sirte; "
          "Al Qubbah=Derna=درنة; Al Butnan=Butnan; Wadi al Hayaa=Wadi al-Hayaa=وادي الحياة",
    "sd": "Blue Nile; Red Sea; Southern Darfur=South Darfur; Eastern Darfur=East Darfur; Western Darfur=West Darfur; Central Darfur; Khartoum; Gezira=Al Jazirah; "
          "Gedarif=Gedaref; River Nile; Northern; White Nile; Sennar; North Darfur; South Kordufan=South Kordofan; North Kordufan=North Kordofan; Kassala; West Kordofan",
}
# districts of Syria that Who's On First spells otherwise than OpenSyria
DISTRICTS = ("Ain Al Arab=Ayn al-Arab; Dar'a=Daraa; Duma=Douma; Ras Al Ain=Ras al-Ayn; Tadmor=Tadmur; Az-Zabdani=Al-Zabadani; An Nabk=Al-Nabk; "
             "As-Suqaylabiyah=Al-Suqaylabiyah; As-Salamiyeh=Al-Salamiyah; Ath-Thawrah=Al-Thawrah; At Tall=Al-Tall; As-Safira=Al-Safira; A'zaz=Azaz; "
             "Jarablus=Jarabulus; Jebel Saman=Mount Simeon; Al Ma'ra=Maarrat al-Nu'man; Lattakia=Latakia; Al-Qardaha=Qardaha; Jablah=Jableh; Banyas=Baniyas; "
             "As-Sanamayn=Al-Sanamayn; Rural Damascus=Markaz Rif Dimashq; Dreikish=Duraykish; Sheikh Badr=Al-Shaykh Badr; Al Mayadin=Mayadin; Tartous=Tartus; "
             "Yabroud=Yabrud; Deir-ez-Zor=Deir ez-Zor; Harim=Harem; Al Bab=Al-Bab; Al-Haffa=Al-Haffah; Al Qutayfah=Al-Qutayfah; Ar-Raqqa=Ar-Raqqah; "
             "Ar-Rastan=Al-Rastan; Idleb=Idlib; Muhradah=Mhardeh; Izra'=Izra; Tall Kalakh=Talkalakh; Al Fiq=Fiq; Al-Hasakeh=Al-Hasakah; "
             "Al-Malikeyyeh=Al-Malikiyah; Quamishli=Al-Qamishli; Tell Abiad=Tell Abyad; As-Sweida=As-Suwayda; Al Makhrim=Al-Mukharram; Menbij=Manbij; "
             "Jisr-Ash-Shugur=Jisr al-Shughur; Merkez=; Akkar=; Rashaya=")


LOCATIVE = frozenset(["في", "مدينه", "بلده", "قريه", "محافظه", "حي", "مديريه", "منطقه", "ريف", "قرب", "قضاء", "مخيم", "ناحيه", "شمال", "جنوب", "شرق", "غرب"])
ORDINARY_TAGS = frozenset(["NOUN", "ADJ", "VERB", "ADV", "PRON", "DET", "ADP", "NUM", "PART", "SCONJ", "CCONJ", "AUX", "INTJ"])
# given and family names that a sentence may carry without a place being meant
NAMES = frozenset(map(fold_word, ["محمد", "أحمد", "محمود", "حامد", "حمد", "حميد", "حسن", "حسين", "علي", "عمر", "عثمان", "خالد", "خليل", "إبراهيم", "إسماعيل", "إسحاق", "يوسف", "يعقوب", "موسى", "عيسى", "داود", "سليمان", "صالح", "صلاح", "سعيد", "سعد", "سعود", "سالم", "سليم", "سلمان", "سامي", "سمير", "ناصر", "نصر", "نصار", "منصور", "منير", "مصطفى", "مراد", "ماجد", "مجيد", "كريم", "كمال", "كامل", "قاسم", "فيصل", "فهد", "فؤاد", "فارس", "عباس", "عامر", "عادل", "عزيز", "طلال", "طارق", "طاهر", "ضياء", "شاكر", "شريف", "رشيد", "راشد", "رائد", "رامي", "زيد", "زياد", "زكي", "زكريا", "خضر", "حيدر", "حمزة", "جمال", "جميل", "جعفر", "جابر", "ثامر", "بشير", "بشار", "بدر", "بلال", "أيوب", "أيمن", "أنور", "أمين", "أسعد", "أسامة", "وليد", "هاشم", "هاني", "نوري", "نادر", "مازن", "لطفي", "غسان", "جاسم", "جواد", "عدنان", "غازي", "فاضل", "فرج", "لافي", "مبارك", "مسعود", "معين", "نايف", "نواف", "هادي", "هيثم", "ياسر", "ياسين", "يحيى", "يونس", "زيدان", "حارث", "عارف", "عاصم", "فادي", "فراس", "قيس", "مروان", "نبيل", "نزار", "وسام", "عمران", "سلطان", "مريم", "فاطمة", "زينب", "خديجة", "عائشة", "ليلى", "سلمى", "هند", "سارة", "ندى", "رحمة", "صفاء", "هدى", "نور", "أمل"]))
# words of reports and speeches, adjectives and things of the landscape that hundreds of villages are named after
COMMON_WORDS = frozenset(map(fold_word, ["أتون", "أدري", "أرجل", "الأبيض", "التضامن", "التعزية", "الثورات", "الجراحي", "الجلاء", "الحجاج", "الحراك", "الحرجة", "الحصون", "الخراب", "الذروة", "الشركة", "الشمالية", "الجنوبية", "الشرقية", "الغربية", "الصافية", "الصفراء", "العروبة", "العلي", "العمود", "الفهود", "الكرامة", "الكريمة", "اللحية", "المدائن", "المدان", "المسيلة", "المقاهي", "النظير", "بارا", "بحري", "برقية", "بساتين", "بشري", "بصيرة", "بنان", "بيرين", "جاهلية", "جبلي", "جهاد", "حزم", "حزما", "حسينية", "حلبية", "حمام", "حوار", "خافية", "خراب", "خرابا", "خزينة", "خلخلة", "خليج", "ربك", "رحاب", "رقاب", "زراع", "زوار", "سبيل", "سلمية", "سليمة", "سرايا", "شعار", "صالة", "صبرا", "ضمير", "طليعة", "طويلة", "طويل", "عابرة", "عتبة", "عصور", "عصيبة", "عطشان", "عقب", "غريبة", "قريبي", "كأس", "كسر", "محفورة", "مدروسة", "مركب", "مستور", "مسكنة", "مشرعة", "مشهد", "معيشية", "مقبرة", "مكتب", "مكمن", "منزلة", "مهين", "ميادين", "ميدان", "نادي", "نابية", "نسرين", "نعمان", "الهاشمية", "يبعث", "حين", "الضربة", "الحصين", "السلفية", "السكري", "السلمان", "السريان", "الصعيد", "المضيق", "المنار", "مجزر", "ريدة", "مأهلية", "همدان", "عبدالواحد", "أبوبكر", "واسط", "الجميلة", "جميلة", "الجديدة", "جديدة", "القديمة", "قديمة", "الكبيرة", "كبيرة", "الصغيرة", "صغيرة", "الكبير", "الصغير", "العليا", "السفلى", "الوسطى", "البيضاء", "السوداء", "الحمراء", "الخضراء", "الزرقاء", "الجمهورية", "الوحدة", "الحرية", "السلام", "النصر", "الثورة", "الصمود", "الكفاح", "الأمل", "النور", "الهدى", "الفتح", "الإيمان", "الجهاد", "الشهداء", "الشهيد", "المزرعة", "المزارع", "الحقل", "البئر", "البير", "الخربة", "التلة", "الوادي", "الساحل", "الميناء", "المطار", "المدرسة", "الجامعة", "المصنع", "المعمل", "المحطة", "السوق", "الجسر", "الطريق", "الدوار", "المفرق", "الحاجز", "الموقع", "المجمع", "الملعب", "المسجد", "الكنيسة", "الدير", "القصر", "القلعة", "البرج", "السد", "النهر", "البحر", "الجزيرة", "الصحراء", "البادية"]))
# places so well known that the name alone always means them
FAMOUS = frozenset(map(fold_word, """دمشق حلب حمص حماة إدلب درعا الرقة دوما منبج عفرين كوباني داريا جوبر زملكا عربين سقبا حرستا حمورية كفرنبل سراقب خان_شيخون أعزاز جرابلس القامشلي الحسكة
    اللاذقية طرطوس القنيطرة السويداء الزبداني مضايا الفوعة كفريا الغوطة القابون برزة
    بغداد الموصل الفلوجة الرمادي تكريت كركوك أربيل البصرة كربلاء بعقوبة سنجار تلعفر بيجي سامراء نينوى الأنبار ديالى دهوك
    صنعاء عدن تعز مأرب صعدة الحديدة ذمار أبين لحج شبوة حضرموت المكلا زنجبار الضالع المخا صرواح سقطرى
    غزة رفح القدس جنين نابلس الخليل طولكرم قلقيلية طوباس أريحا جباليا الشجاعية النصيرات البريج المغازي سلفيت
    بيروت طرابلس صيدا النبطية بعلبك عرسال الهرمل جونية بنغازي مصراتة سرت درنة طبرق سبها ترهونة صبراتة غريان الزنتان أجدابيا
    الخرطوم الفاشر نيالا الجنينة زالنجي الضعين كادوقلي الدلنج كسلا القضارف بورتسودان عطبرة شندي كوستي دارفور كردفان""".replace("_", " ").split()))


class Ordinary:
    """Whether a name of one word is also an ordinary word, a person's name or too short to tell.

    It looks at the words of the packs' own tables, at the treebank's words that are no proper nouns, and at how often a word of
    the reports follows a locative word: villages hardly occur there without one, ordinary words mostly do.
    """

    def __init__(self) -> None:
        self.seen: Counter[str] = Counter()
        self.local: Counter[str] = Counter()
        self.words = set(_pack_words()) | set(_treebank_words()) | NAMES | COMMON_WORDS
        for words in _report_words():
            self.seen.update(words)
            self.local.update(word for before, word in zip(["", *words], words, strict=False) if before in LOCATIVE)

    def __call__(self, name: str, *, notable: bool) -> bool:
        word = fold_word(name)
        if " " in word or word in FAMOUS:
            return False
        bare = word.removeprefix("ال")
        if {word, bare, "ال" + word} & self.words or len(bare) < 4 or self._behind_clitic(word):
            return True
        if notable:
            return self.seen[word] >= 20 and self.local[word] * 8 < self.seen[word]
        if self.seen[word] >= 2:
            return self.local[word] * 4 < self.seen[word]
        return word != bare or len(word) == 4

    def _behind_clitic(self, word: str) -> bool:
        """والد, بلال: a known word behind و, ب, ل … is read first, so the name would hide it."""
        return word[0] in "وبلفك" and (word[1:] in self.words or self.seen[word[1:]] > 20)

    def marked(self, entry: PlaceEntry) -> PlaceEntry:
        """The entry with its ordinary spellings marked."""
        sure = entry.type == "governorate"
        notable = entry.type != "village"
        aliases = tuple(alias for alias in entry.aliases if self(alias, notable=sure))
        return replace(entry, common=self(entry.name, notable=notable), common_aliases=aliases)


def _pack_words() -> Iterator[str]:
    """Every single word of the common pack: verbs, nouns, numbers, weekdays, months, people, weapons."""
    for name, expand in tables.TABLES:
        path = PACKS / "common" / f"{name}.tsv"
        if path.is_file():
            yield from (entry.spelling for entry in tables.folded(list(expand(packs.read_table(path, [])))))


def _treebank_words() -> Iterator[str]:
    for line in (SHARED / "expressions" / "ud-arabic-pud.conllu").read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) > 4 and cells[3] in ORDINARY_TAGS:
            yield fold_word(cells[1])


def _report_words() -> Iterator[list[str]]:
    for path in sorted((SHARED / "reports").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            text = " ".join(value for value in row.values() if isinstance(value, str))
            yield re.findall(r"[^\W\d_]+", fold(text).text)


@dataclass(frozen=True, slots=True)
class Known:
    """A place of Who's On First with what tells how well known it is: a higher rank is better known."""

    entry: PlaceEntry
    rank: int


def respelled(text: str) -> dict[str, list[str]]:
    """``Hamah=Hama; Homs`` as {"Hamah": ["Hama"], "Homs": ["Homs"]}."""
    pairs = (line.strip().split("=") for line in text.split(";"))
    return {first: rest or [first] for first, *rest in pairs}


def who_s_on_first(code: str) -> list[Known]:
    """The places of one country, spelled alike, the notable ones only where a country has a limit."""
    found = []
    with gzip.open(SHARED / "gazetteer" / f"wof-{code}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            entry = wof_entry(record)
            if entry and entry.type != "country":
                found.append(Known(_spelled_alike(code, entry), _rank(record, entry)))
    if code in LIMIT:
        found = sorted((known for known in found if known.rank > 0), key=lambda known: (-known.rank, known.entry.source))[: LIMIT[code]]
    return found


def _rank(record: dict, entry: PlaceEntry) -> int:  # type: ignore[type-arg]
    """0 for a name on a map; admin units, seats, places with a wikidata id or counted people stand higher."""
    if entry.type in ("governorate", "district"):
        return 10**9
    seat = (record.get("gn_feature_code") or "").startswith("PPLA")
    people = int(record.get("population") or 0)
    quarter = entry.type == "neighbourhood" and record["country"] == "IQ"
    return people + 100_000 * seat + (10_000 if record.get("wikidata") else 0) + 10 * quarter


def _spelled_alike(code: str, entry: PlaceEntry) -> PlaceEntry:
    english, *arabic = respelled(ADM1[code]).get(entry.adm1, [""])
    adm2 = respelled(DISTRICTS).get(entry.adm2, [entry.adm2])[0] if code == "sy" else entry.adm2
    entry = replace(entry, adm1=english, adm2=adm2, aliases=entry.aliases[:8])
    if entry.type == "governorate" and english:
        names = [*arabic, *((entry.name, *entry.aliases) if not arabic else ())]
        return replace(entry, id=slug(english), name=names[0], aliases=tuple(names[1:]), adm2="")
    return replace(entry, adm2=entry.adm2 or entry.id) if entry.type == "district" else entry


def open_syria() -> Iterator[PlaceEntry]:
    """Governorates, districts and subdistricts of Syria with OCHA p-codes."""
    units = {level: json.loads((SHARED / "gazetteer" / f"opensyria-{level}s.json").read_text(encoding="utf-8")) for level in ("governorate", "district", "subdistrict")}
    english = {unit["id"]: unit["name"]["en"] for level in units.values() for unit in level}
    for level, rows in units.items():
        for unit in rows:
            names = arabic_names([unit["name"]["ar"], *(alias["value"] for alias in unit["aliases"] if alias["language"] == "ar")])
            names += [name.removeprefix("مركز ") for name in names if name.startswith("مركز ") and name.removeprefix("مركز ") not in names]
            point = unit.get("centroid") or {}
            yield PlaceEntry(slug(unit["name"]["en"]), names[0], tuple(names[1:]), level, point.get("latitude"), point.get("longitude"),
                             english[unit.get("governorateId", unit["id"])], english[unit.get("districtId", unit["id"])] if level != "governorate" else "",
                             unit["name"]["en"] if level == "subdistrict" else "", unit["externalIds"].get("ochaPcode", ""), False, "sy", "opensyria")


def apart(a: PlaceEntry, b: PlaceEntry) -> float:
    """Kilometres between two places; far where one has no point."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return 1e9
    return hypot((a.lat - b.lat) * 111.2, (a.lon - b.lon) * 111.2 * cos(radians(a.lat)))


def merged(found: Iterable[Known]) -> list[Known]:
    """One row a place: settlements of one name within NEAR_KM are one, the better known speaking for both."""
    kept: dict[str, list[Known]] = defaultdict(list)
    for known in sorted(found, key=lambda known: (-known.rank, known.entry.source)):
        twins = kept[spacing_key(known.entry.name)]
        same = next((at for at, twin in enumerate(twins) if _one_place(twin.entry, known.entry)), None)
        if same is None:
            twins.append(known)
        else:
            first = twins[same].entry
            twins[same] = replace(twins[same], entry=replace(first, aliases=_more(first, known.entry), adm1=first.adm1 or known.entry.adm1, adm2=first.adm2 or known.entry.adm2))
    return [known for twins in kept.values() for known in twins]


def _one_place(a: PlaceEntry, b: PlaceEntry) -> bool:
    if a.type in SETTLED and b.type in SETTLED:
        return apart(a, b) < NEAR_KM
    return a.type == b.type and ((a.type in ("governorate", "district") and a.adm1 == b.adm1) or apart(a, b) < NEAR_KM)


def _more(entry: PlaceEntry, other: PlaceEntry) -> tuple[str, ...]:
    names = {spacing_key(name): name for name in (other.name, *other.aliases, *reversed(entry.aliases), entry.name)}
    return tuple(name for name in dict.fromkeys((*entry.aliases, other.name, *other.aliases)) if names.get(spacing_key(name)) == name and name != entry.name)


def with_governorates(found: list[Known]) -> list[Known]:
    """A settlement at a border, whose governorate the source leaves open, takes that of its five nearest when they agree."""
    grid: dict[tuple[int, int], list[PlaceEntry]] = defaultdict(list)
    for known in found:
        if known.entry.adm1 and known.entry.lat is not None and known.entry.lon is not None:
            grid[round(known.entry.lat * 5), round(known.entry.lon * 5)].append(known.entry)
    return [known if known.entry.adm1 or known.entry.lat is None else replace(known, entry=_like_neighbours(known.entry, grid)) for known in found]


def _like_neighbours(entry: PlaceEntry, grid: dict[tuple[int, int], list[PlaceEntry]]) -> PlaceEntry:
    row, column = round((entry.lat or 0) * 5), round((entry.lon or 0) * 5)
    around = [other for y in (-1, 0, 1) for x in (-1, 0, 1) for other in grid.get((row + y, column + x), ())]
    nearest = sorted(around, key=lambda other: (apart(entry, other), other.source))[:5]
    names = {other.adm1 for other in nearest}
    return replace(entry, adm1=names.pop()) if len(nearest) == 5 and len(names) == 1 else entry


def as_seats(found: list[Known], official: list[PlaceEntry]) -> list[Known]:
    """A settlement named as its governorate is its city; one named as a subdistrict of Syria takes that one's district."""
    capitals = {(spacing_key(unit.name), unit.adm1) for unit in [*official, *(known.entry for known in found)] if unit.type == "governorate"}
    seats = {(spacing_key(name), unit.adm1): unit for unit in official if unit.type == "subdistrict" for name in (unit.name, *unit.aliases)}
    best: dict[tuple[str, str], str] = {}
    for known in sorted(found, key=lambda known: (-known.rank, known.entry.source)):
        if known.entry.type in SETTLED:
            best.setdefault((spacing_key(known.entry.name), known.entry.adm1), known.entry.source)
    return [_seat(known, capitals, seats, best) for known in found]


def _seat(known: Known, capitals: set[tuple[str, str]], seats: dict[tuple[str, str], PlaceEntry], best: dict[tuple[str, str], str]) -> Known:
    entry, key = known.entry, (spacing_key(known.entry.name), known.entry.adm1)
    if entry.type not in SETTLED or best[key] != entry.source:
        return known
    if key in capitals and known.rank:
        entry = replace(entry, type="city", id=slug(entry.adm1))
    if (unit := seats.get(key)) and apart(entry, unit) < 30 and entry.adm2 in ("", unit.adm2):
        entry = replace(entry, adm2=unit.adm2, adm3=unit.adm3, type="town" if entry.type == "village" else entry.type)
    return replace(known, entry=entry)


def joined(curated: list[PlaceEntry], found: list[Known]) -> tuple[list[PlaceEntry], list[Known]]:
    """Curated rows with the points that the source has for them, and the source's rows that they leave over."""
    by_name: dict[str, list[Known]] = defaultdict(list)
    for known in sorted(found, key=lambda known: (-known.rank, known.entry.source)):
        by_name[spacing_key(known.entry.name)].append(known)
    used: set[str] = set()
    rows = []
    for row in curated:
        same = [k.entry for name in (row.name, *row.aliases) for k in by_name[spacing_key(name)] if _same_as_curated(row, k.entry) and k.entry.source not in used]
        used |= {entry.source for entry in same[:1]}
        rows.append(_with_point(row, same[0]) if same else row)
    return rows, [known for known in found if known.entry.source not in used]


def _same_as_curated(row: PlaceEntry, entry: PlaceEntry) -> bool:
    if not ((row.type in SETTLED and entry.type in SETTLED) or row.type == entry.type or (row.type == "region" and entry.type == "governorate")):
        return False
    return row.source.endswith("+" + entry.source) or (apart(row, entry) < 15 if row.lat is not None else row.adm1 == entry.adm1 != "")


def _with_point(row: PlaceEntry, entry: PlaceEntry) -> PlaceEntry:
    return replace(row, lat=entry.lat, lon=entry.lon, adm1=row.adm1 or entry.adm1, adm2=row.adm2 or entry.adm2, adm3=row.adm3 or entry.adm3, source=f"curated+{entry.source}")


def build(code: str, ordinary: Ordinary) -> list[PlaceEntry]:
    """All rows of one country: the curated ones, then the official, then the gazetteer's."""
    curated = [entry for entry in read_places(PACKS / FOLDERS[code] / "places.tsv") if entry.source.startswith("curated")]
    official = list(open_syria()) if code == "sy" else []
    found = with_governorates(merged(who_s_on_first(code)))
    if code == "sy":
        found = [known for known in found if known.entry.type not in ("governorate", "district")]
    found = as_seats(found, official)
    curated, found = joined(curated, found)
    have = {(spacing_key(row.name), row.type, row.adm1) for row in curated}
    official = [unit for unit in official if (spacing_key(unit.name), unit.type, unit.adm1) not in have]
    rows = [*official, *(known.entry for known in sorted(found, key=_table_order))]
    names = {spacing_key(name) for row in curated for name in (row.name, *row.aliases)}
    return [*curated, *(ordinary.marked(_not_named(row, names)) for row in rows)]


def _not_named(row: PlaceEntry, names: set[str]) -> PlaceEntry:
    """The row without the aliases that are a curated place's name: the source calls the subdistrict of Jaramana الغوطة الشرقية."""
    return replace(row, aliases=tuple(alias for alias in row.aliases if spacing_key(alias) not in names))


def _table_order(known: Known) -> tuple[int, str, str, str, str]:
    entry = known.entry
    return TABLE_ORDER.index(entry.type), entry.adm1, entry.adm2, entry.id, entry.source


def with_ids(rows_of: dict[str, list[PlaceEntry]]) -> dict[str, list[PlaceEntry]]:
    """Ids over all tables at once: curated rows keep theirs, then cities, governorates, towns … choose."""
    taken = {row.id for rows in rows_of.values() for row in rows if row.source.startswith("curated")}
    free = [(code, at) for code, rows in rows_of.items() for at, row in enumerate(rows) if not row.source.startswith("curated")]
    free.sort(key=lambda spot: ORDER.index(rows_of[spot[0]][spot[1]].type))
    for (code, at), row in zip(free, unique_ids((rows_of[code][at] for code, at in free), taken), strict=True):
        rows_of[code][at] = row
    return rows_of


def main() -> None:
    """Write all tables and print how many rows each has."""
    if not SHARED.is_dir():
        sys.exit("../shared is not here: the place tables are made from it, and stay as they are")
    ordinary = Ordinary()
    rows_of = {code: build(code, ordinary) for code in FOLDERS}
    rows_of["xx"] = read_places(PACKS / "world" / "places.tsv")
    for code, rows in with_ids(rows_of).items():
        path = PACKS / FOLDERS.get(code, "world") / "places.tsv"
        path.write_text(write_places(rows), encoding="utf-8")
        kinds = Counter(row.type for row in rows).most_common(6)
        print(f"{path.parent.name}: {len(rows)} rows, {sum(row.common for row in rows)} common; {', '.join(f'{n} {kind}' for kind, n in kinds)}")


if __name__ == "__main__":
    main()
