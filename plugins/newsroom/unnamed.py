"""Of which kind a source is that has no name: «مصدر أمني» is «security».

Lists are written as newspapers write, and folded when loaded. The first word says whether the
descriptor is a source without a name at all, and of which kind unless a later word knows better.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from plugins.arabic.normalise import fold
from plugins.arabic.values import Statement

UNRESOLVED = "unresolved"  # nobody is said to have spoken, or nobody for certain
OTHER = "other"

# The kinds in the order of their page; for each the first words that make a descriptor one of it.
_HEADS: Mapping[str, str] = {
    "security": "شرطي ضابط الشرطة شرطة محقق محققون محققين المحققون المحققين المخابرات الاستخبارات",
    "military": "جندي جنود عسكري عسكريون عسكريين مقاتل مقاتلون مقاتلين قائد قادة الجيش",
    "medical": "طبيب طبيبة أطباء ممرض ممرضة مسعف مسعفون مسعفين مستشفى المستشفى",
    "judicial": (
        "قاض قاضي القاضي محام محامي محامية محامون محامين المحامي محاموه النيابة نيابة الادعاء"
        " المحكمة"
    ),
    "diplomatic": "دبلوماسي دبلوماسية دبلوماسيون دبلوماسيين سفير السفير سفراء",
    "official": (
        "مسؤول مسؤولة مسؤولان مسؤولون مسؤولين مسئول مسئولون مسئولين السلطات سلطات الحكومة حكومة الوزارة متحدث"
        " متحدثة ناطق ناطقة المتحدث المتحدثة الناطق الناطقة وزير وزيرة الوزير الوزيرة مستشار نائب وكيل"
    ),
    "political": (
        "سياسي سياسية سياسيون سياسيين النائب النائبة نواب برلماني برلمانيون معارض معارضون معارضين"
        " قيادي"
    ),
    "economic": "تاجر تجار متعامل متعاملون متعاملين مصرفي مصرفيون",
    "media": (
        "وسائل صحيفة الصحيفة صحف الصحف وكالة وكالات مراسل مراسلة مراسلون مراسلو صحفي صحفية صحفيون صحفيين"
        " صحافي صحافيون صحافيين إعلامي إعلاميون قناة تلفزيون إذاعة شبكة"
    ),
    "witness": (
        "شاهد شاهدة شاهدا شاهدان شهود الشهود سكان السكان أهالي الأهالي أهال مواطن مواطنة مواطنون مواطنين"
        " المواطنون متظاهر متظاهرون متظاهرين المتظاهرون المحتجون محتجون ناج ناجون ناجين ضحايا"
    ),
    "family": "والد والدة عائلة أسرة أقارب شقيق شقيقة ابن ابنة زوج زوجة ذوو أصدقاء جيران",
    "expert": (
        "خبير خبيرة خبراء الخبير الخبراء محلل محللة محللون محللين المحللون مراقب مراقبون مراقبين المراقبون"
        " باحث باحثة باحثون باحثين الباحثون الباحث عالم عالمة علماء العلماء أستاذ اقتصاديون"
    ),
    "activist": "ناشط ناشطة ناشطون ناشطين الناشطون نشطاء النشطاء حقوقي حقوقيون حقوقيين منظمات مدون مدونون",
    "document": (
        "تقرير التقرير تقارير التقارير دراسة الدراسة دراسات بيان البيان بيانات وثيقة وثائق الوثائق استطلاع"
        " استطلاعات رسالة مذكرة تقديرات إحصاءات إحصائيات معلومات المعلومات النص القرار"
    ),
    OTHER: (
        "مصدر مصدران مصدرين مصادر المصدر المصدران المصدرين المصادر أحد إحدى أحدهم بعض البعض عدد كثير كثيرون"
        " العديد عدة آخر آخرون أشخاص شخص مطلعون مقربون مقرب شخصيات جهات أوساط أطراف أعضاء عضو موظف موظفة"
        " موظفون موظفين الموظفون معلقون مغردون مستخدمون زوار مشاركون المشاركون"
    ),
}  # fmt: skip
# What a later word makes of it. A source is what its own adjective says, so «مصدر عسكري في الشرطة» is
# military: the first such word decides.
_QUALIFIERS: Mapping[str, str] = {
    "security": (
        "أمني أمنية أمنيان أمنيون أمنيين الأمني الأمنية الأمن شرطي شرطية الشرطة استخباراتي"
        " استخباراتية مخابرات"
    ),
    "military": "عسكري عسكرية عسكريان عسكريون عسكريين العسكري العسكرية ميداني ميدانية الجيش حربي",
    "medical": (
        "طبي طبية طبيان طبيون طبيين الطبي الطبية صحي صحية الصحي الصحية استشفائي إسعافي المستشفى"
        " الأطباء الطبيب"
    ),
    "judicial": (
        "قضائي قضائية قضائيان قضائيون قضائيين القضائي القضائية قانوني قانونية النيابة القضاة"
        " المحامين"
    ),
    "diplomatic": "دبلوماسي دبلوماسية دبلوماسيان دبلوماسيون دبلوماسيين الدبلوماسي الدبلوماسية الدبلوماسيين",
    "official": (
        "رسمي رسمية رسميون رسميين الرسمي الرسمية حكومي حكومية حكوميون حكوميين الحكومي الحكومية وزاري وزارية"
        " مسؤول مسؤولة المسؤولين مسؤولين"
    ),
    "political": (
        "سياسي سياسية سياسيون سياسيين السياسي السياسية برلماني برلمانية حزبي حزبية نيابي نيابية"
        " معارض معارضة النواب"
    ),
    "economic": "اقتصادي اقتصادية تجاري تجارية نفطي نفطية مصرفي مصرفية ملاحي ملاحية صناعي صناعية مالي مالية",
    "media": (
        "إعلامي إعلامية صحفي صحفية صحافي صحافية إخباري إخبارية الصحفية الإعلامية الإعلام الصحفيين"
        " الصحافيين"
    ),
    "witness": (
        "عيان العيان أهلي أهلية محلي محلية محليون محليين المحلي المحلية السكان الأهالي الشهود"
        " المواطنين المتظاهرين"
    ),
    "family": "عائلي عائلية العائلة الأسرة أقارب الأقارب",
    "expert": "علمي علمية الخبراء المحللين المراقبين الباحثين العلماء",
    "activist": "حقوقي حقوقية الناشطين النشطاء",
}  # fmt: skip

KINDS: tuple[str, ...] = (*_HEADS, UNRESOLVED)


def _by_word(lists: Mapping[str, str]) -> dict[str, str]:
    return {fold(word): kind for kind, words in reversed(tuple(lists.items())) for word in words.split()}


_KIND_OF_HEAD = _by_word(_HEADS)
_KIND_OF_QUALIFIER = _by_word(_QUALIFIERS)
# Only these heads wait for a later word; «تقرير أمني» is a report, and «وسائل إعلام محلية» are media.
_OPEN = frozenset({OTHER, "official"})
# How far behind its head a word still says what the source is: «متحدث باسم الشرطة».
_REACH = 3


@cache
def kind_of(descriptor: str) -> str:
    """Return the kind of a source without a name: «مصادر أمنية» → «security»; "" for what is no such thing.

    A noun with its article is one that the text has spoken of before («المصدر الأمني»), and is of the
    same kind.
    """
    head, *rest = fold(descriptor).split() or [""]
    kind = _KIND_OF_HEAD.get(head) or _KIND_OF_HEAD.get(head.removeprefix("ال"), "")
    if kind not in _OPEN:
        return kind
    found = (_KIND_OF_QUALIFIER[w] for w in rest[:_REACH] if w in _KIND_OF_QUALIFIER)
    # «مصادر محلية» live there; «السلطات المحلية» govern there.
    return next((k for k in found if (kind, k) != ("official", "witness")), kind)


def kinds_of(statement: Statement) -> tuple[str, ...]:
    """Return the kinds of source that a statement has besides its named speakers, each once."""
    if not statement.speakers:
        return (UNRESOLVED,)
    kinds = (kind_of(speaker.name) for speaker in statement.speakers if not speaker.entity)
    return tuple(dict.fromkeys(filter(None, kinds)))
