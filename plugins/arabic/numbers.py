"""Counted nouns in correct Arabic, and digits.

Arabic has six ways to count, and the noun's number, case and adjective change with each; so every noun
has its whole phrases here, and nothing is put together from stems.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

Case = Literal["nominative", "oblique"]
Category = Literal["zero", "one", "two", "few", "many", "other"]
DigitStyle = Literal["latin", "arabic"]

_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_LATIN_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
# CLDR's separators go with the digits and not with the language: Arabic text groups Latin digits with a
# comma, 1,234, and Arabic digits with U+066C, ١٬٢٣٤; a comma between Arabic digits would read as «،».
_GROUP: Mapping[DigitStyle, str] = {"latin": ",", "arabic": "٬"}


class Phrases(NamedTuple):
    """A noun with a number, for each way of counting; `{}` is the number.

    After 3 to 10 the noun is plural and genitive, after 11 to 99 singular and accusative, after hundreds
    singular and genitive: these depend on the number and not on the sentence. The dual and the sound
    masculine plural do depend on it, hence `two_oblique`.
    """

    zero: str
    one: str
    two: str
    two_oblique: str
    few: str
    many: str
    other: str


# The nouns of the interface, grouped by what they count.
NOUNS: Mapping[str, Phrases] = {
    # The archive's own things
    "مادة": Phrases("لا مواد", "مادة واحدة", "مادتان", "مادتين", "{} مواد", "{} مادة", "{} مادة"),
    "تصريح": Phrases(
        "لا تصريحات", "تصريح واحد", "تصريحان", "تصريحين", "{} تصريحات", "{} تصريحًا", "{} تصريح"
    ),
    "اقتباس": Phrases(
        "لا اقتباسات", "اقتباس واحد", "اقتباسان", "اقتباسين", "{} اقتباسات", "{} اقتباسًا", "{} اقتباس"
    ),
    "اقتباس حرفي": Phrases(
        "لا اقتباسات حرفية", "اقتباس حرفي واحد", "اقتباسان حرفيان", "اقتباسين حرفيين",
        "{} اقتباسات حرفية", "{} اقتباسًا حرفيًا", "{} اقتباس حرفي",
    ),
    "اقتباس جزئي": Phrases(
        "لا اقتباسات جزئية", "اقتباس جزئي واحد", "اقتباسان جزئيان", "اقتباسين جزئيين",
        "{} اقتباسات جزئية", "{} اقتباسًا جزئيًا", "{} اقتباس جزئي",
    ),
    "نقل بالمعنى": Phrases(
        "لا تصريحات منقولة بالمعنى", "تصريح واحد منقول بالمعنى",
        "تصريحان منقولان بالمعنى", "تصريحين منقولين بالمعنى",
        "{} تصريحات منقولة بالمعنى", "{} تصريحًا منقولًا بالمعنى", "{} تصريح منقول بالمعنى",
    ),
    "موضع": Phrases("لا مواضع", "موضع واحد", "موضعان", "موضعين", "{} مواضع", "{} موضعًا", "{} موضع"),
    "موضوع": Phrases(
        "لا موضوعات", "موضوع واحد", "موضوعان", "موضوعين", "{} موضوعات", "{} موضوعًا", "{} موضوع"
    ),
    "مصدر": Phrases("لا مصادر", "مصدر واحد", "مصدران", "مصدرين", "{} مصادر", "{} مصدرًا", "{} مصدر"),
    "تصحيح": Phrases(
        "لا تصحيحات", "تصحيح واحد", "تصحيحان", "تصحيحين", "{} تصحيحات", "{} تصحيحًا", "{} تصحيح"
    ),
    "صورة": Phrases("لا صور", "صورة واحدة", "صورتان", "صورتين", "{} صور", "{} صورة", "{} صورة"),
    # Who and where
    "اسم": Phrases("لا أسماء", "اسم واحد", "اسمان", "اسمين", "{} أسماء", "{} اسمًا", "{} اسم"),
    "شخص": Phrases("لا أشخاص", "شخص واحد", "شخصان", "شخصين", "{} أشخاص", "{} شخصًا", "{} شخص"),
    "شخصية": Phrases(
        "لا شخصيات", "شخصية واحدة", "شخصيتان", "شخصيتين", "{} شخصيات", "{} شخصية", "{} شخصية"
    ),
    "هيئة": Phrases("لا هيئات", "هيئة واحدة", "هيئتان", "هيئتين", "{} هيئات", "{} هيئة", "{} هيئة"),
    # Two nouns cannot both follow one number; the partitive holds them together for every number.
    "شخصية أو هيئة": Phrases(
        "لا شخصيات ولا هيئات", "شخصية أو هيئة واحدة",
        "اثنتان من الشخصيات والهيئات", "اثنتين من الشخصيات والهيئات",
        "{} من الشخصيات والهيئات", "{} من الشخصيات والهيئات", "{} من الشخصيات والهيئات",
    ),
    "قائل": Phrases("لا قائلين", "قائل واحد", "قائلان", "قائلين", "{} قائلين", "{} قائلًا", "{} قائل"),
    "كاتب": Phrases("لا كتّاب", "كاتب واحد", "كاتبان", "كاتبين", "{} كتّاب", "{} كاتبًا", "{} كاتب"),
    "مكان": Phrases("لا أماكن", "مكان واحد", "مكانان", "مكانين", "{} أماكن", "{} مكانًا", "{} مكان"),
    "بلد": Phrases("لا بلدان", "بلد واحد", "بلدان", "بلدين", "{} بلدان", "{} بلدًا", "{} بلد"),
    # Time
    "سنة": Phrases("لا سنوات", "سنة واحدة", "سنتان", "سنتين", "{} سنوات", "{} سنة", "{} سنة"),
    "شهر": Phrases("لا أشهر", "شهر واحد", "شهران", "شهرين", "{} أشهر", "{} شهرًا", "{} شهر"),
    "أسبوع": Phrases(
        "لا أسابيع", "أسبوع واحد", "أسبوعان", "أسبوعين", "{} أسابيع", "{} أسبوعًا", "{} أسبوع"
    ),
    "يوم": Phrases("لا أيام", "يوم واحد", "يومان", "يومين", "{} أيام", "{} يومًا", "{} يوم"),
    "ساعة": Phrases("لا ساعات", "ساعة واحدة", "ساعتان", "ساعتين", "{} ساعات", "{} ساعة", "{} ساعة"),
    "دقيقة": Phrases("لا دقائق", "دقيقة واحدة", "دقيقتان", "دقيقتين", "{} دقائق", "{} دقيقة", "{} دقيقة"),
    "ثانية": Phrases("لا ثوان", "ثانية واحدة", "ثانيتان", "ثانيتين", "{} ثوان", "{} ثانية", "{} ثانية"),
    # Pages, texts, files
    "صفحة": Phrases("لا صفحات", "صفحة واحدة", "صفحتان", "صفحتين", "{} صفحات", "{} صفحة", "{} صفحة"),
    "فقرة": Phrases("لا فقرات", "فقرة واحدة", "فقرتان", "فقرتين", "{} فقرات", "{} فقرة", "{} فقرة"),
    "كلمة": Phrases("لا كلمات", "كلمة واحدة", "كلمتان", "كلمتين", "{} كلمات", "{} كلمة", "{} كلمة"),
    "حرف": Phrases("لا حروف", "حرف واحد", "حرفان", "حرفين", "{} حروف", "{} حرفًا", "{} حرف"),
    "سطر": Phrases("لا أسطر", "سطر واحد", "سطران", "سطرين", "{} أسطر", "{} سطرًا", "{} سطر"),
    "صف": Phrases("لا صفوف", "صف واحد", "صفان", "صفين", "{} صفوف", "{} صفًا", "{} صف"),
    "ملف": Phrases("لا ملفات", "ملف واحد", "ملفان", "ملفين", "{} ملفات", "{} ملفًا", "{} ملف"),
    "رابط": Phrases("لا روابط", "رابط واحد", "رابطان", "رابطين", "{} روابط", "{} رابطًا", "{} رابط"),
    "نتيجة": Phrases("لا نتائج", "نتيجة واحدة", "نتيجتان", "نتيجتين", "{} نتائج", "{} نتيجة", "{} نتيجة"),
    # Messages
    "خطأ": Phrases("لا أخطاء", "خطأ واحد", "خطآن", "خطأين", "{} أخطاء", "{} خطأً", "{} خطأ"),
    "تنبيه": Phrases("لا تنبيهات", "تنبيه واحد", "تنبيهان", "تنبيهين", "{} تنبيهات", "{} تنبيهًا", "{} تنبيه"),
}  # fmt: skip

# How templates and code, which are in English, call the same nouns.
IN_ENGLISH: Mapping[str, str] = {
    "article": "مادة", "statement": "تصريح", "quote": "اقتباس", "direct": "اقتباس حرفي",
    "partial": "اقتباس جزئي",
    "indirect": "نقل بالمعنى", "mention": "موضع", "topic": "موضوع", "source": "مصدر", "correction": "تصحيح",
    "image": "صورة", "name": "اسم", "person": "شخصية", "organization": "هيئة", "actor": "شخصية أو هيئة",
    "speaker": "قائل", "author": "كاتب", "place": "مكان", "country": "بلد", "year": "سنة", "month": "شهر",
    "week": "أسبوع", "day": "يوم", "page": "صفحة", "paragraph": "فقرة", "word": "كلمة", "line": "سطر",
    "row": "صف",
    "file": "ملف", "link": "رابط", "result": "نتيجة", "error": "خطأ", "warning": "تنبيه",
}  # fmt: skip


def plural_category(n: int) -> Category:
    """The CLDR category of a whole number in Arabic: 103 is «few», 111 «many», 100 to 102 «other»."""
    if n < 0:
        message = f"nothing is counted {n} times"
        raise ValueError(message)
    exact: tuple[Category, ...] = ("zero", "one", "two")
    if n < len(exact):
        return exact[n]
    match n % 100:
        case 0 | 1 | 2:
            return "other"
        case tail if tail <= 10:  # noqa: PLR2004 (3 to 10: the rule itself)
            return "few"
        case _:
            return "many"


def count_phrase(n: int, noun: str, case: Case = "nominative", style: DigitStyle = "latin") -> str:
    """A number with its noun: «لا مواد»، «مادة واحدة»، «مادتان»، «3 مواد»، «11 مادة»، «100 مادة».

    The oblique case is for what follows a preposition or is an object: «في مادتين»; there the nothing is a
    number, «في 0 مادة», since لا cannot follow a preposition. The noun may be named in Arabic or in
    English, «مادة» or "article"; KeyError for one that has no phrases here.
    """
    phrases = NOUNS[IN_ENGLISH.get(noun, noun)]
    category = plural_category(n)
    if case == "oblique" and category == "zero":
        phrase = phrases.other
    elif case == "oblique" and category == "two":
        phrase = phrases.two_oblique
    else:
        phrase = {
            "zero": phrases.zero, "one": phrases.one, "two": phrases.two,
            "few": phrases.few, "many": phrases.many, "other": phrases.other,
        }[category]  # fmt: skip
    return phrase.format(format_number(n, style))


def format_number(n: int, style: DigitStyle = "latin") -> str:
    """A whole number with its thousands apart: 1234 is «1,234» or «١٬٢٣٤». Not for years."""
    return digits(f"{n:,}".replace(",", _GROUP[style]), style)


def digits(text: str, style: DigitStyle) -> str:
    """The same text in the digits asked for: «24» and «٢٤»; nothing else changes."""
    return text.translate(_DIGITS if style == "arabic" else _LATIN_DIGITS)
