"""Places that the sources lack, by hand from public geography: regions, quarters, camps, crossings, bases, hospitals.

A line is: name / aliases | english | type | adm1 | adm2 [| lat | lon]. Coordinates stand only where they are well known.
"""

CURATED: dict[str, str] = {
    "sy": """
الغوطة الشرقية | Eastern Ghouta | region | Rif Dimashq |  | 33.53 | 36.41
الغوطة الغربية | Western Ghouta | region | Rif Dimashq |
الغوطة | Ghouta | region | Rif Dimashq |
القلمون | Qalamoun | mountain | Rif Dimashq |
وادي بردى | Wadi Barada | valley | Rif Dimashq |
سهل الغاب/الغاب | Sahl al-Ghab | region | Hama |
جبل الزاوية | Jabal al-Zawiya | mountain | Idlib |
جبل الأكراد | Jabal al-Akrad | mountain | Lattakia |
جبل التركمان | Jabal al-Turkman | mountain | Lattakia |
جبل الأربعين | Jabal al-Arbaeen | mountain | Idlib |
البادية السورية/بادية حمص | Syrian Badia | region | Homs |
ريف دمشق | Rif Dimashq | governorate | Rif Dimashq |
جوبر | Jobar | neighbourhood | Damascus |
القابون | Qaboun | neighbourhood | Damascus |
برزة | Barzeh | neighbourhood | Damascus |
التضامن | Tadamon | neighbourhood | Damascus |
الحجر الأسود | al-Hajar al-Aswad | neighbourhood | Rif Dimashq |
مخيم اليرموك/اليرموك | Yarmouk camp | camp | Damascus |
كفرسوسة | Kafr Sousa | neighbourhood | Damascus |
المزة | Mezzeh | neighbourhood | Damascus |
باب توما | Bab Touma | neighbourhood | Damascus |
العباسيين | Abbasiyyin | neighbourhood | Damascus |
ركن الدين | Rukn al-Din | neighbourhood | Damascus |
بابا عمرو | Baba Amr | neighbourhood | Homs |
الوعر | al-Waer | neighbourhood | Homs |
الخالدية | al-Khalidiyah | neighbourhood | Homs |
الإنشاءات | al-Inshaat | neighbourhood | Homs |
كرم الزيتون | Karm al-Zeitoun | neighbourhood | Homs |
بستان القصر | Bustan al-Qasr | neighbourhood | Aleppo |
الشعار | al-Shaar | neighbourhood | Aleppo |
الصاخور | al-Sakhour | neighbourhood | Aleppo |
السكري | al-Sukkari | neighbourhood | Aleppo |
الفردوس | al-Firdaws | neighbourhood | Aleppo |
المشهد | al-Mashhad | neighbourhood | Aleppo |
صلاح الدين | Salah al-Din, Aleppo | neighbourhood | Aleppo |
طريق الباب | Tariq al-Bab | neighbourhood | Aleppo |
الشيخ مقصود | Sheikh Maqsoud | neighbourhood | Aleppo |
الأشرفية | al-Ashrafiyah | neighbourhood | Aleppo |
مساكن هنانو | Masaken Hanano | neighbourhood | Aleppo |
الكلاسة | al-Kallaseh | neighbourhood | Aleppo |
القاطرجي | al-Qaterji | neighbourhood | Aleppo |
الراشدين | al-Rashidin | neighbourhood | Aleppo |
خان العسل | Khan al-Asal | town | Aleppo |
الشهباء الجديدة | al-Shahba al-Jadida | neighbourhood | Aleppo |
الحمدانية | al-Hamdaniyah | neighbourhood | Aleppo |
درعا البلد | Daraa al-Balad | neighbourhood | Daraa |
طريق السد | Tariq al-Sad | neighbourhood | Daraa |
اللجاة | al-Lajat | region | Daraa |
حوض اليرموك | Yarmouk Basin | region | Daraa |
حوران | Hauran | region | Daraa |
الجزيرة السورية | al-Jazira, Syria | region | al-Hasakah |
مخيم الركبان/الركبان | Rukban camp | camp | Homs |
مخيم الهول | al-Hol camp | camp | al-Hasakah |
مخيم روج | Roj camp | camp | al-Hasakah |
مخيمات أطمة | Atma camps | camp | Idlib |
باب الهوى/معبر باب الهوى | Bab al-Hawa | crossing | Idlib |
باب السلامة/معبر باب السلامة | Bab al-Salama | crossing | Aleppo |
معبر نصيب | Nasib crossing | crossing | Daraa |
معبر اليعربية | al-Yaarubiyah crossing | crossing | al-Hasakah |
مطار الشعيرات/قاعدة الشعيرات | Shayrat airbase | base | Homs |
قاعدة حميميم/مطار حميميم/حميميم | Hmeimim airbase | base | Lattakia | | 35.40 | 35.95
مطار أبو الضهور/مطار أبو الظهور | Abu al-Duhur airbase | base | Idlib |
مطار التيفور | T4 airbase | base | Homs |
مطار الطبقة | Tabqa airbase | base | ar-Raqqah |
مطار كويرس | Kuweires airbase | base | Aleppo |
مطار دمشق الدولي | Damascus airport | airport | Rif Dimashq |
مطار حلب الدولي | Aleppo airport | airport | Aleppo |
مطار منغ | Menagh airbase | base | Aleppo |
شرق الفرات | East of the Euphrates | region |  |
الفرات | Euphrates | water |  |
الجولان | Golan | region | Quneitra |
عين العرب/كوباني | Kobani | city | Aleppo | | 36.89 | 38.35
سوق الحميدية | Hamidiyeh market | road | Damascus |
""",
    "ye": """
باب المندب | Bab al-Mandab | region | Taiz |
صرواح | Sirwah | town | Marib |
الجفينة | al-Jufaina | region | Marib |
الضباب | al-Dhabab | region | Taiz |
قاعدة العند/العند | al-Anad airbase | base | Lahij |
جبل صبر | Jabal Sabr | mountain | Taiz |
فج عطان | Faj Attan | neighbourhood | Sanaa |
البريقة | al-Burayqa | town | Aden |
كريتر | Crater | neighbourhood | Aden |
خور مكسر | Khormaksar | neighbourhood | Aden |
المعلا | al-Mualla | neighbourhood | Aden |
التواهي | al-Tawahi | neighbourhood | Aden |
المنصورة | al-Mansoura, Aden | neighbourhood | Aden |
دار سعد | Dar Saad | neighbourhood | Aden |
ميناء الحديدة | Hudaydah port | crossing | Hudaydah |
مطار صنعاء | Sanaa airport | airport | Sanaa |
مطار عدن | Aden airport | airport | Aden |
جبل العروس | Jabal al-Arous | mountain | Taiz |
نهم | Nihm | district | Sanaa |
الساحل الغربي | West Coast | region | Hudaydah |
سقطرى | Socotra | island | Socotra |
المخا | al-Mokha | town | Taiz | | 13.32 | 43.25
لودر | Lawdar | town | Abyan |
الصباحة | al-Sabaha | neighbourhood | Sanaa |
تهامة | Tihama | region | Hudaydah |
مران | Marran | region | Saada |
""",
    "ps": """
قطاع غزة | Gaza Strip | region | Gaza Strip |
الضفة الغربية/الضفة | West Bank | region | West Bank |
غزة/مدينة غزة | Gaza City | city | Gaza Strip | | 31.50 | 34.47
القدس | Jerusalem | city | Jerusalem | | 31.78 | 35.22
القدس الشرقية | East Jerusalem | region | Jerusalem |
القدس المحتلة | Jerusalem | city | Jerusalem | | 31.78 | 35.22
المسجد الأقصى/الحرم القدسي | al-Aqsa mosque | region | Jerusalem |
الشجاعية | Shujaiya | neighbourhood | Gaza Strip |
حي الزيتون | Zeitoun | neighbourhood | Gaza Strip |
التفاح | Tuffah | neighbourhood | Gaza Strip |
حي الرمال | Rimal | neighbourhood | Gaza Strip |
تل الهوى | Tel al-Hawa | neighbourhood | Gaza Strip |
الشيخ رضوان | Sheikh Radwan | neighbourhood | Gaza Strip |
مخيم جباليا/جباليا | Jabalia | camp | Gaza Strip | | 31.53 | 34.49
مخيم الشاطئ | Shati camp | camp | Gaza Strip |
مخيم النصيرات/النصيرات | Nuseirat | camp | Gaza Strip | | 31.45 | 34.39
مخيم البريج/البريج | Bureij | camp | Gaza Strip |
مخيم المغازي/المغازي | Maghazi | camp | Gaza Strip |
خان يونس | Khan Yunis | city | Gaza Strip | | 31.34 | 34.31
رفح | Rafah | city | Gaza Strip | | 31.29 | 34.25
دير البلح | Deir al-Balah | city | Gaza Strip | | 31.42 | 34.35
بيت حانون | Beit Hanoun | town | Gaza Strip | | 31.54 | 34.54
بيت لاهيا | Beit Lahia | town | Gaza Strip | | 31.55 | 34.50
المواصي | al-Mawasi | region | Gaza Strip |
مستشفى الشفاء/مجمع الشفاء الطبي/مجمع الشفاء | al-Shifa hospital | hospital | Gaza Strip |
مستشفى المعمداني/المستشفى الأهلي العربي | al-Ahli hospital | hospital | Gaza Strip |
مستشفى ناصر/مجمع ناصر الطبي | Nasser hospital | hospital | Gaza Strip |
مستشفى كمال عدوان | Kamal Adwan hospital | hospital | Gaza Strip |
مستشفى شهداء الأقصى | al-Aqsa Martyrs hospital | hospital | Gaza Strip |
المستشفى الإندونيسي | Indonesian hospital | hospital | Gaza Strip |
معبر رفح | Rafah crossing | crossing | Gaza Strip |
معبر كرم أبو سالم/كرم أبو سالم | Kerem Shalom | crossing | Gaza Strip |
معبر بيت حانون/معبر إيرز | Erez crossing | crossing | Gaza Strip |
محور نتساريم | Netzarim corridor | region | Gaza Strip |
محور فيلادلفيا | Philadelphi corridor | region | Gaza Strip |
مخيم جنين | Jenin camp | camp | West Bank |
مخيم نور شمس | Nur Shams camp | camp | West Bank |
مخيم بلاطة | Balata camp | camp | West Bank |
حوارة | Huwara | town | West Bank |
باب العامود | Damascus Gate | road | Jerusalem |
باب السلسلة | Bab al-Silsila | road | Jerusalem |
الشيخ جراح | Sheikh Jarrah | neighbourhood | Jerusalem |
""",
    "iq": """
بغداد | Baghdad | city | Baghdad | | 33.31 | 44.37
الموصل | Mosul | city | Nineveh | | 36.34 | 43.13
الفلوجة | Fallujah | city | Anbar | | 33.35 | 43.78
الرمادي | Ramadi | city | Anbar | | 33.42 | 43.30
تكريت | Tikrit | city | Salah al-Din | | 34.60 | 43.68
كركوك | Kirkuk | city | Kirkuk | | 35.47 | 44.39
أربيل | Erbil | city | Erbil | | 36.19 | 44.01
البصرة | Basra | city | Basra | | 30.51 | 47.78
السليمانية | Sulaymaniyah | city | Sulaymaniyah | | 35.56 | 45.43
النجف | Najaf | city | Najaf | | 32.00 | 44.33
كربلاء | Karbala | city | Karbala | | 32.61 | 44.02
سامراء | Samarra | city | Salah al-Din | | 34.20 | 43.88
بعقوبة | Baqubah | city | Diyala | | 33.75 | 44.64
سنجار | Sinjar | town | Nineveh | | 36.32 | 41.86
تلعفر | Tal Afar | city | Nineveh | | 36.37 | 42.45
بيجي | Baiji | town | Salah al-Din | | 34.93 | 43.49
الحويجة | Hawija | town | Kirkuk |
هيت | Hit | town | Anbar |
حديثة | Haditha | town | Anbar |
القائم | al-Qaim | town | Anbar |
الأنبار | Anbar | governorate | Anbar |
نينوى | Nineveh | governorate | Nineveh |
ديالى | Diyala | governorate | Diyala |
صلاح الدين | Salah al-Din | governorate | Salah al-Din |
دهوك | Dohuk | city | Dohuk |
إقليم كردستان/كردستان العراق | Kurdistan Region | region | |
جبال حمرين/حمرين | Hamrin mountains | mountain | Diyala |
جبل قنديل/جبال قنديل/قنديل | Qandil | mountain | Erbil |
جبل سنجار | Mount Sinjar | mountain | Nineveh |
الشرطة الرابعة | al-Shurta al-Rabia | neighbourhood | Baghdad |
مدينة الصدر | Sadr City | neighbourhood | Baghdad |
الكرادة | Karrada | neighbourhood | Baghdad |
الكاظمية | Kadhimiya | neighbourhood | Baghdad |
الأعظمية | Adhamiya | neighbourhood | Baghdad |
أبو غريب | Abu Ghraib | town | Baghdad |
المنطقة الخضراء | Green Zone | neighbourhood | Baghdad |
بلدروز | Baladruz | town | Diyala |
المقدادية | Muqdadiyah | town | Diyala |
بعشيقة | Bashiqa | town | Nineveh |
الخالدية | Khalidiya, Anbar | town | Anbar |
بعاج/البعاج | Baaj | town | Nineveh |
نمرود | Nimrud | town | Nineveh |
مخمور | Makhmur | town | Nineveh |
""",
    "lb": """
بيروت | Beirut | city | Beirut | | 33.89 | 35.50
الضاحية الجنوبية/ضاحية بيروت الجنوبية | Dahiyeh | neighbourhood | Mount Lebanon |
طرابلس | Tripoli, Lebanon | city | North | | 34.44 | 35.85
صيدا | Sidon | city | South | | 33.56 | 35.37
صور | Tyre | city | South | | 33.27 | 35.20
النبطية | Nabatieh | city | Nabatieh | | 33.38 | 35.48
بعلبك | Baalbek | city | Baalbek-Hermel | | 34.01 | 36.21
عرسال | Arsal | town | Baalbek-Hermel | | 34.18 | 36.42
البقاع | Bekaa | region | Bekaa |
جنوب لبنان/الجنوب اللبناني | South Lebanon | region | South |
مخيم عين الحلوة/عين الحلوة | Ain al-Hilweh | camp | South |
مخيم نهر البارد | Nahr al-Bared | camp | North |
باب التبانة | Bab al-Tabbaneh | neighbourhood | North |
جبل محسن | Jabal Mohsen | neighbourhood | North |
بنت جبيل | Bint Jbeil | town | Nabatieh |
الخيام | Khiam | town | Nabatieh |
عيتا الشعب | Aita al-Shaab | village | Nabatieh |
""",
    "ly": """
طرابلس/العاصمة طرابلس | Tripoli | city | Tripoli | | 32.89 | 13.19
بنغازي | Benghazi | city | Benghazi | | 32.12 | 20.07
مصراتة | Misrata | city | Misrata | | 32.38 | 15.09
سرت | Sirte | city | Sirte | | 31.21 | 16.59
درنة | Derna | city | Derna | | 32.77 | 22.64
أجدابيا | Ajdabiya | city | al-Wahat | | 30.76 | 20.23
طبرق | Tobruk | city | Butnan | | 32.08 | 23.96
البيضاء | Bayda, Libya | city | Jabal al-Akhdar | | 32.76 | 21.76
سبها | Sabha | city | Sabha | | 27.04 | 14.43
الزاوية | Zawiya | city | Zawiya |
زوارة | Zuwara | city | Nuqat al-Khams |
صبراتة | Sabratha | city | Zawiya |
ترهونة | Tarhuna | city | Murqub |
غريان | Gharyan | city | Jabal al-Gharbi |
الزنتان | Zintan | city | Jabal al-Gharbi |
بني وليد | Bani Walid | city | Misrata |
مرزق | Murzuq | city | Murzuq |
الكفرة | Kufra | city | Kufra |
رأس لانوف | Ras Lanuf | town | Sirte |
البريقة | Brega | town | al-Wahat |
السدرة | Sidra | town | Sirte |
الجفرة | Jufra | region | Jufra |
الجغبوب | Jaghbub | town | Butnan |
تاجوراء | Tajura | town | Tripoli |
عين زارة | Ain Zara | town | Tripoli |
مطار معيتيقة/معيتيقة | Mitiga airport | airport | Tripoli |
فزان | Fezzan | region | |
برقة | Cyrenaica | region | |
القوارشة | Qawarsha | neighbourhood | Benghazi |
الصابري | al-Sabri | neighbourhood | Benghazi |
""",
    "sd": """
الخرطوم | Khartoum | city | Khartoum | | 15.50 | 32.56
أم درمان | Omdurman | city | Khartoum | | 15.64 | 32.48
الخرطوم بحري/بحري | Khartoum North | city | Khartoum |
الفاشر | El Fasher | city | North Darfur | | 13.63 | 25.35
نيالا | Nyala | city | South Darfur | | 12.05 | 24.88
الجنينة | El Geneina | city | West Darfur | | 13.45 | 22.44
زالنجي | Zalingei | city | Central Darfur |
الضعين | Ed Daein | city | East Darfur |
الأبيض | El Obeid | city | North Kordofan | | 13.18 | 30.22
كادوقلي/كادقلي | Kadugli | city | South Kordofan |
الدلنج | Dilling | town | South Kordofan |
بابنوسة | Babanusa | town | West Kordofan |
ود مدني/مدني | Wad Madani | city | Al Jazirah | | 14.40 | 33.52
سنجة | Singa | city | Sennar |
سنار | Sennar | city | Sennar |
الدمازين | Damazin | city | Blue Nile |
كسلا | Kassala | city | Kassala |
القضارف | Gedaref | city | Gedaref |
بورتسودان | Port Sudan | city | Red Sea | | 19.62 | 37.22
عطبرة | Atbara | city | River Nile |
شندي | Shendi | city | River Nile |
مروي | Merowe | town | Northern |
كوستي | Kosti | city | White Nile |
ربك | Rabak | city | White Nile |
دارفور/إقليم دارفور | Darfur | region | |
شمال دارفور | North Darfur | governorate | North Darfur |
جنوب دارفور | South Darfur | governorate | South Darfur |
غرب دارفور | West Darfur | governorate | West Darfur |
وسط دارفور | Central Darfur | governorate | Central Darfur |
شرق دارفور | East Darfur | governorate | East Darfur |
شمال كردفان | North Kordofan | governorate | North Kordofan |
جنوب كردفان | South Kordofan | governorate | South Kordofan |
غرب كردفان | West Kordofan | governorate | West Kordofan |
كردفان | Kordofan | region | |
ولاية الجزيرة | Al Jazirah | governorate | Al Jazirah |
النيل الأزرق | Blue Nile | governorate | Blue Nile |
النيل الأبيض | White Nile | governorate | White Nile |
جبال النوبة | Nuba Mountains | mountain | South Kordofan |
مخيم زمزم | Zamzam camp | camp | North Darfur |
مخيم أبو شوك/أبو شوك | Abu Shouk camp | camp | North Darfur |
مخيم كلمة | Kalma camp | camp | South Darfur |
ود النورة | Wad al-Noura | village | Al Jazirah |
الجيلي | al-Jaili | town | Khartoum |
أمبدة | Ombada | neighbourhood | Khartoum |
كتم | Kutum | town | North Darfur |
أبيي | Abyei | region | |
""",
    "xx": """
سوريا/سورية/الأراضي السورية | Syria | country
العراق/الأراضي العراقية | Iraq | country
اليمن/الأراضي اليمنية | Yemen | country
لبنان/الأراضي اللبنانية | Lebanon | country
فلسطين/الأراضي الفلسطينية/الأراضي المحتلة | Palestine | country
إسرائيل | Israel | country
ليبيا/الأراضي الليبية | Libya | country
السودان/الأراضي السودانية | Sudan | country
جنوب السودان | South Sudan | country
مصر/الأراضي المصرية | Egypt | country
الأردن | Jordan | country
السعودية/المملكة العربية السعودية/الأراضي السعودية | Saudi Arabia | country
تركيا/الأراضي التركية | Turkey | country
إيران/الأراضي الإيرانية | Iran | country
الكويت | Kuwait | country
قطر | Qatar | country
البحرين | Bahrain | country
الإمارات/الإمارات العربية المتحدة | United Arab Emirates | country
عمان/سلطنة عمان | Oman | country
تونس | Tunisia | country
الجزائر | Algeria | country
المغرب | Morocco | country
موريتانيا | Mauritania | country
الصومال | Somalia | country
تشاد | Chad | country
مالي | Mali | country
أفغانستان | Afghanistan | country
باكستان | Pakistan | country
روسيا | Russia | country
أوكرانيا | Ukraine | country
الولايات المتحدة/أميركا/أمريكا | United States | country
فرنسا | France | country
بريطانيا | United Kingdom | country
ألمانيا | Germany | country
إيطاليا | Italy | country
الصين | China | country
الهند | India | country
نيجيريا | Nigeria | country
إثيوبيا | Ethiopia | country
إريتريا | Eritrea | country
قبرص | Cyprus | country
اليونان | Greece | country
النمسا | Austria | country
سويسرا | Switzerland | country
كازاخستان | Kazakhstan | country
عاصمة | | skip
القاهرة | Cairo | city | | | 30.04 | 31.24
سيناء/شمال سيناء/شبه جزيرة سيناء | Sinai | region
العريش | Arish | city | North Sinai | | 31.13 | 33.80
الشيخ زويد | Sheikh Zuweid | town | North Sinai
الإسكندرية | Alexandria | city | | | 31.20 | 29.92
أنقرة | Ankara | city | | | 39.93 | 32.86
إسطنبول/اسطنبول | Istanbul | city | | | 41.01 | 28.98
غازي عنتاب/عنتاب | Gaziantep | city | | | 37.07 | 37.38
كيليس/كلس | Kilis | city | | | 36.72 | 37.12
شانلي أورفا/أورفة | Sanliurfa | city | | | 37.16 | 38.79
سوروج/سوروتش | Suruc | town | Sanliurfa
ديار بكر/دياربكر | Diyarbakir | city | | | 37.91 | 40.24
الريحانية | Reyhanli | town | Hatay
أنطاكيا/هاتاي | Antakya | city | Hatay | | 36.20 | 36.16
أضنة | Adana | city | | | 37.00 | 35.32
إنجرليك/قاعدة إنجرليك | Incirlik | base | Adana | | 37.00 | 35.43
طهران | Tehran | city | | | 35.69 | 51.39
الرياض | Riyadh | city | | | 24.71 | 46.68
جدة | Jeddah | city | | | 21.49 | 39.19
جازان/جيزان | Jazan | city | Jazan | | 16.89 | 42.57
نجران | Najran | city | Najran | | 17.49 | 44.13
عسير | Asir | region | Asir
الطوال | al-Tuwal | town | Jazan
القطيف | Qatif | city | Eastern Province
تل أبيب | Tel Aviv | city | | | 32.08 | 34.78
حيفا | Haifa | city | | | 32.79 | 34.99
عسقلان | Ashkelon | city | | | 31.67 | 34.57
سديروت | Sderot | town | | | 31.53 | 34.60
إيلات | Eilat | city | | | 29.56 | 34.95
الجليل | Galilee | region
النقب | Negev | region
موسكو | Moscow | city | | | 55.76 | 37.62
واشنطن | Washington | city | | | 38.90 | -77.04
نيويورك | New York | city | | | 40.71 | -74.01
جنيف | Geneva | city | | | 46.20 | 6.15
فيينا | Vienna | city | | | 48.21 | 16.37
باريس | Paris | city | | | 48.86 | 2.35
لندن | London | city | | | 51.51 | -0.13
أستانا/أستانة | Astana | city | | | 51.17 | 71.43
عمّان | Amman | city | | | 31.95 | 35.93
الدوحة | Doha | city | | | 25.29 | 51.53
أبوظبي/أبو ظبي | Abu Dhabi | city | | | 24.45 | 54.38
دبي | Dubai | city | | | 25.20 | 55.27
مسقط | Muscat | city | | | 23.59 | 58.41
المنامة | Manama | city | | | 26.23 | 50.59
كابول/كابل | Kabul | city | | | 34.53 | 69.17
قندهار | Kandahar | city | | | 31.63 | 65.74
قندوز | Kunduz | city | | | 36.73 | 68.86
مقديشو | Mogadishu | city | | | 2.05 | 45.32
تعز | | skip
الصوابر | Sawaber | neighbourhood | Kuwait
البحر الأحمر | Red Sea | water
البحر المتوسط/البحر الأبيض المتوسط | Mediterranean | water
الخليج العربي | Gulf | water
خليج عدن | Gulf of Aden | water
الشرق الأوسط | | skip
""",
}
