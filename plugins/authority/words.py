"""Words that cannot be a name by themselves, since news is full of them in their everyday sense.

All are compared folded (`normalise.fold`) and without ال.
"""

from __future__ import annotations

from functools import cache

from plugins.arabic.normalise import fold

# Words that hold sentences together.
_PARTICLES = """
في من على إلى عن مع بين حول خلال عند لدى منذ حتى بعد قبل فوق تحت أمام خلف ضد دون بدون نحو لأن كي لكي
و ف ب ل ك س ال أن إن أنّه إنه كما إذ إذا لو لولا لما كلما حيث بينما فيما ثم أو أم بل لكن لا ما لم لن
ليس غير سوى إلا قد لقد هل أين متى كيف لماذا ماذا كم أي أيضا فقط كذلك هنا هناك الآن اليوم أمس غدا يوم
"""
# Words that stand for others.
_PRONOUNS = """
هو هي هم هما هن أنا أنت نحن أنتم هذا هذه ذلك تلك هؤلاء أولئك هذان هاتان الذي التي الذين اللذان
اللتان اللواتي كل كلا كلتا بعض جميع أحد إحدى نفس ذات معظم أغلب آخر أخرى له لها لهم به بها بهم فيه
فيها منه منها عنه عنها عليه عليها
"""
# Verbs that every article has.
_VERBS = """
قال قالت قالوا يقول تقول أضاف أضافت أكد أكدت أعلن أعلنت ذكر ذكرت أشار أشارت كان كانت كانوا يكون تكون
أصبح صار ظل بات مازال قام قامت يقوم تم يتم جاء جاءت وصل بدأ عاد صرح أوضح نفى دعا طالب حذر كشف
"""
# Nouns for offices, bodies and kinds of things: the head of many names, the whole of none.
_NOUNS = """
الرئيس الوزير الملك الأمير الشيخ السيد السيدة الدكتور المتحدث الناطق المسؤول المصدر النائب السفير
القائد الجنرال الحكومة الوزارة البرلمان المجلس الجيش الشرطة المحكمة الحزب الحركة التنظيم الجماعة
الهيئة اللجنة المنظمة الشركة الوكالة القناة الصحيفة الجريدة الجامعة المدرسة المستشفى البنك الاتحاد
التحالف النظام المعارضة الدولة البلاد العاصمة المدينة المحافظة الولاية المنطقة القرية البلدة الإقليم
الجمهورية المملكة السلطنة الإمارة الشعب الناس العالم الحرب السلام الوطن الأمة الدولة الإسلامية الشرق
الغرب الشمال الجنوب البيت الخارجية الداخلية الدفاع العدل المالية الصحة النفط الإعلام
"""
# Given names and names of places that are first of all everyday words: each with its everyday sense.
_NAMES = {
    "نور": "ضوء", "أمل": "رجاء", "سلام": "تحية", "إيمان": "اعتقاد", "كريم": "سخي", "جميل": "حسن",
    "سعيد": "فرح", "عادل": "منصف", "ناصر": "معين", "صالح": "نافع", "سالم": "معافى", "أمين": "مؤتمن",
    "شريف": "نزيه", "هدى": "رشاد", "وفاء": "إخلاص", "نجاح": "فوز", "جهاد": "كفاح", "كفاح": "نضال",
    "نضال": "كفاح", "ثائر": "متمرد", "خالد": "باق", "ماجد": "كريم", "فارس": "خيّال", "بدر": "قمر",
    "هلال": "قمر", "فجر": "صباح", "ربيع": "فصل", "مالي": "من المال", "بنين": "أبناء", "ماليه": "مالية",
    "سيول": "جمع سيل", "ديلي": "في أسماء صحف: ديلي ميل", "صوفيا": "اسم امرأة، وصوفيًّا",
    "فيكتوريا": "اسم امرأة وبحيرة", "دير": "بيت رهبان", "حماة": "حماة البيئة، وحماه الله",
    "تدمر": "تهدم", "صور": "جمع صورة", "العيون": "جمع عين", "النيل": "نيل الشيء، والنيل منه",
    "حماس": "اندفاع", "طالبان": "مثنى طالب", "فتح": "ضد أغلق", "القاعدة": "أساس، ومعسكر",
    "الجزيرة": "أرض في الماء", "العربية": "لغة", "الزرقاء": "لون", "جنين": "حمل", "فاس": "فأس",
    "بلد": "وطن",
}  # fmt: skip


@cache  # each name is compared several times
def bare(name: str) -> str:
    """Return the form in which names are compared here: folded, without ال: «الرَّقّة» becomes «رقه».

    The article stays where a single letter would be left.
    """
    folded = fold(name)
    return folded[2:] if folded.startswith("ال") and len(folded.split(" ", 1)[0]) > 3 else folded  # noqa: PLR2004 (ال and two letters)


STOP = frozenset(bare(w) for w in f"{_PARTICLES} {_PRONOUNS} {_VERBS}".split())
EVERYDAY = frozenset(bare(w) for w in (*_NOUNS.split(), *_NAMES))


def is_stop_word(name: str) -> bool:
    """Whether a name is a word that holds sentences together, and so never a name: «قال», «كان», «هو»."""
    return bare(name) in STOP


def is_everyday(name: str) -> bool:
    """Whether a name by itself is an everyday word: «نور», «مالي», «الوزير»; «نور الشريف» is none."""
    return bare(name) in EVERYDAY
