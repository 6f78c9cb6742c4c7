"""The keys of an article's metadata: their names in English and Arabic, and what each takes."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass

from plugins.arabic.normalise import fold


@dataclass(frozen=True, slots=True)
class Key:
    """One key: its canonical name, its Arabic one, other names for it, and how it is read."""

    name: str
    arabic: str
    meaning: str  # in Arabic, for the README
    synonyms: tuple[str, ...] = ()
    many: bool = False  # its value is a list
    adds_up: bool = False  # it may be repeated
    opens: bool = True  # may by itself begin metadata without fences; «السبب: …» also begins a text


KEYS: tuple[Key, ...] = (
    Key("Title", "العنوان", "عنوان المادة كما في مصدرها"),
    Key("Title_status", "حالة العنوان", "supplied (مضاف): العنوان من الأرشيف لأن المصدر بلا عنوان"),
    Key("Date", "التاريخ", "يوم النشر: 2016-05-24 أو 24 مايو 2016"),
    Key("Date_status", "حالة التاريخ", "inferred (مستنتج): التاريخ مستنتج من النص"),
    Key("Source", "المصدر", "من نشرها أولا"),
    Key("Source_url", "رابط المصدر", "رابطها عند ناشرها، http أو https"),
    Key("Medium", "الوسيلة", "الوسيلة التي نقلت عنها"),
    Key("Author", "الكاتب", "كاتب أو أكثر", ("المحرر", "الكتاب", "authors"), many=True, adds_up=True),
    Key("Id", "المعرف", "آخر الرابط؛ وإلا فاسم الملف", ("slug",)),
    Key("Actors", "الأسماء", "شخصيات وهيئات تضاف إلى ما في النص، وما سبقته «-» يُزال", many=True),
    Key("Places", "الأماكن", "أماكن تضاف إلى ما في النص، وما سبقته «-» يُزال", many=True),
    Key(
        "Topics", "الموضوعات", "موضوعات المادة",
        ("المواضيع", "الموضوع", "tags", "categories", "category"), many=True, adds_up=True,
    ),
    Key("Summary", "الموجز", "جملة أو جملتان عن المادة", ("description",)),
    Key("Image", "الصورة", "ملف تحت content/images"),
    Key("Image_alt", "وصف الصورة", "ما تُظهره الصورة لمن لا يراها، وهو واجب"),
    Key("Image_caption", "تعليق الصورة", "ما يُكتب تحتها"),
    Key("Image_credit", "مصدر الصورة", "صاحبها", ("حقوق الصورة",)),
    Key("Status", "الحالة", "published (منشور) أو draft (مسودة) أو withdrawn (مسحوب)"),
    Key("Draft", "مسودة", "true (نعم): مثل Status: draft"),
    Key("Withdrawn", "تاريخ السحب", "يوم سحب المادة", ("withdrawn on", "withdrawn date")),
    Key("Reason", "السبب", "سبب سحبها", ("سبب السحب",), opens=False),
    Key("Correction", "تصحيح", "تصحيح، وقبله تاريخه إن شئت: «2016-06-01: النص»", adds_up=True, opens=False),
    Key("Moved_from", "العنوان السابق", "رابط سابق للمادة في الموقع", ("الرابط السابق",), many=True),
    Key("Statements", "التصريحات", "auto (آلي) أو manual (يدوي): كتل الاقتباس المكتوبة باليد وحدها"),
    Key("Modified", "آخر تعديل", "يوم آخر تعديل", ("lastmod", "تاريخ التعديل")),
    Key("Language", "اللغة", "رمز لغة النص، ar إن لم يُذكر", ("lang",)),
)  # fmt: skip

_SEPARATORS = re.compile(r"[\s_-]+")


def _plain(name: str) -> str:
    """The form in which names of keys are compared: folded, «_» and «-» as blanks."""
    return _SEPARATORS.sub(" ", fold(name)).strip()


def key_names() -> dict[str, tuple[str, ...]]:
    """All names of each key, by its canonical one: {"Title": ("Title", "العنوان"), …}."""
    return {k.name: (k.name, k.arabic, *k.synonyms) for k in KEYS}


_BY_NAME = {_plain(n): (k, n) for k in KEYS for n in (k.name, k.arabic, *k.synonyms)}
# Below this likeness a suggestion misleads: «المراسل» is not «المصدر».
_ALIKE = 0.6


def find_key(name: str) -> Key | None:
    """The key of a name in any spelling: «العُنوان», «IMAGE-ALT»; None for an unknown one."""
    found = _BY_NAME.get(_plain(name))
    return found[0] if found else None


def nearest_name(name: str) -> str:
    """The known name most like a mistyped one, or "" for none: «catagory» is near «category»."""
    near = difflib.get_close_matches(_plain(name), _BY_NAME, n=1, cutoff=_ALIKE)
    return _BY_NAME[near[0]][1] if near else ""
