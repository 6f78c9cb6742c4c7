"""What the pattern page shows: invented names and articles in every state that a macro can meet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from plugins.arabic.values import Analysis, Block, Entity, HandQuote, Mention, Role, Span, Speaker, Statement
from plugins.maps.labels import Label
from plugins.newsroom.archive import Archive, Listing, make_archive
from plugins.newsroom.article import Correction, Record
from plugins.newsroom.document import Close, Document, Leaf, OpenQuote, Picture, Piece

LONG_NAME = (
    "اللجنة الوطنية العليا لمتابعة تنفيذ توصيات مؤتمر إعمار المناطق الساحلية المتضررة من السيول والفيضانات"
)
LONG_TITLE = (
    "بعد ثلاث سنوات من المفاوضات المتعثرة، وزراء خارجية دول الساحل يوقعون بالأحرف الأولى اتفاقا لتقاسم "
    "مياه النهر، والمعارضة تصفه بأنه «حبر على ورق»"
)
MARKED_TITLE = "مُؤْتَمَرٌ صُحُفِيٌّ لِلنَّقِيبِ: «إِنَّمَا الأُمَمُ الأَخْلَاقُ»، وَشِتَاءٌ قَارِسٌ يُهَدِّدُ الْحُقُولَ"

SUAD = Entity(
    "suad-khatib",
    "سعاد الخطيب",
    "person",
    kind="person",
    sort_as="الخطيب، سعاد",
    roles=(Role("وزيرة الري", ()), Role("نائبة عن دائرة الميناء", (), date(2009, 5, 1), date(2016, 6, 30))),
    wikidata="Q0",
)
COMMITTEE = Entity("committee", LONG_NAME, "organization", kind="government")
REUTERS = Entity("reuters", "Reuters (3)", "organization", kind="media")
FOUND = Entity("نبيل-شرارة", "نبيل شرارة", "person", status="found")
ONCE = Entity("هند-الساعي", "هند الساعي", "person", status="found")
DELTANA = Entity("deltana", "دلتانا", "place", kind="city", country="LB", latitude=34.25, longitude=-35.5)
# On maps: a town, one whose country does not reach so far, a country, a sea, a country in two halves at 180°.
LOCATED = (
    Entity("wadi", "وادي السدر", "place", kind="city", country="SY", latitude=35.0, longitude=38.5),
    DELTANA,
    Entity("iraq", "العراق", "place", kind="country", country="IQ", latitude=33.0, longitude=44.0),
    Entity("red-sea", "البحر الأحمر", "place", kind="water", latitude=20.0, longitude=38.0),
    Entity("chukotka", "تشوكوتكا", "place", kind="region", country="RU", latitude=66.0, longitude=-173.0),
)
LABEL = Label(160, 20, "middle")
ENTITIES = (SUAD, COMMITTEE, REUTERS, FOUND, ONCE, DELTANA)

_SUAD = Speaker(SUAD.name, SUAD.id, "وزيرة الري")
_FOUND = Speaker(FOUND.name, FOUND.id)
_COMMITTEE = Speaker(COMMITTEE.name, COMMITTEE.id)

# Statements of an article: words, kind, and whatever else differs from «وقالت سعاد الخطيب».
_Said = tuple[str, str, dict[str, Any]]


def _article(name: str, lines: Sequence[str], said: Sequence[_Said], **more: Any) -> Record:  # noqa: ANN401 - of Record's values
    text = "\n".join(lines)
    pieces: list[Piece] = []
    start = 0
    for line in lines:
        pieces.append(Leaf("p", Block("paragraph", start, line), (), ()))
        start += len(line) + 1
    mentions = [
        Mention(text.index(e.name), text.index(e.name) + len(e.name), e.id)
        for e in ENTITIES
        if e.name in text
    ]
    named = {m.entity: next(e for e in ENTITIES if e.id == m.entity) for m in mentions}
    for _, _, values in said:
        for speaker in (*values.get("speakers", (_SUAD,)), values.get("on_behalf_of") or _SUAD):
            named.update({e.id: e for e in ENTITIES if e.id == speaker.entity})
    values = {"title": "خبر", "day": date(2021, 3, 4), "source": "وكالة أنباء الساحل"} | more
    return Record(
        f"articles/{name}.md",
        name,
        document=Document(tuple(pieces)),
        analysis=Analysis(
            tuple(sorted((_statement(name, text, *one) for one in said), key=lambda s: s.start)),
            tuple(sorted(mentions, key=lambda m: m.start)),
            named,
        ),
        **values,
    )


def _statement(name: str, text: str, words: str, kind: Any, more: dict[str, Any]) -> Statement:  # noqa: ANN401 - a literal
    start = text.index(words)
    end = start + len(words)
    width = 0 if kind == "indirect" else 1
    values = {"cue": "وقالت", "cue_class": "say", "grade": "named", "rule": "", "speakers": (_SUAD,)} | more
    cue = text.rfind(values["cue"], 0, start)
    values["cue_span"] = Span(cue, cue + len(values["cue"])) if cue >= 0 else None
    return Statement(f"s-{name}-{start}", kind, start, end, Span(start - width, end + width), **values)


DESCRIBED = {"grade": "described", "source_text": "الوزيرة", "cue": "وأكدت"}
INHERITED = {"grade": "inherited", "cue": "وأضافت"}
UNRESOLVED = {"grade": "unresolved", "speakers": (), "cue": "وقيل"}
ANONYMOUS = {
    "grade": "described", "source_text": "مصدر أمني", "speakers": (Speaker("مصدر أمني"),), "cue": "وذكر"
}  # fmt: skip
JOINT = {"speakers": (_SUAD, _FOUND), "cue": "وأعلن"}
SPOKESMAN = {"speakers": (_FOUND,), "on_behalf_of": _COMMITTEE, "cue": "ونفى", "cue_class": "deny"}

BLOCKS = _article(
    "blocks",
    [
        "وقالت سعاد الخطيب في دلتانا: «إن مياه النهر ملك للأجيال القادمة كلها، ولن نفرط في قطرة منها».",
        "وأكدت الوزيرة: «سنعيد بناء السد القديم قبل حلول الشتاء المقبل بإذن الله».",
        "وأضافت: «هٰذِهِ أَوَّلُ خُطْوَةٍ فِي طَرِيقٍ طَوِيلٍ، وَاللهُ وَلِيُّ التَّوْفِيقِ».",
        "وأعلن الاثنان: «لا تراجع عما اتفقنا عليه أمام الصحافة في هذا اليوم».",
        f"ونفى نبيل شرارة باسم {LONG_NAME}: «لم نوقع على شيء ولم يعرض علينا شيء قط».",
        "وقيل في السوق: «سوف ترتفع الأسعار قبل العيد وبعده ولا أحد يسأل».",
    ],
    [
        ("إن مياه النهر ملك للأجيال القادمة كلها، ولن نفرط في قطرة منها", "direct", {}),
        ("سنعيد بناء السد القديم قبل حلول الشتاء المقبل بإذن الله", "direct", DESCRIBED),
        ("هٰذِهِ أَوَّلُ خُطْوَةٍ فِي طَرِيقٍ طَوِيلٍ، وَاللهُ وَلِيُّ التَّوْفِيقِ", "direct", INHERITED),
        ("لا تراجع عما اتفقنا عليه أمام الصحافة في هذا اليوم", "direct", JOINT),
        ("لم نوقع على شيء ولم يعرض علينا شيء قط", "direct", SPOKESMAN),
        ("سوف ترتفع الأسعار قبل العيد وبعده ولا أحد يسأل", "direct", UNRESOLVED),
    ],
    title=LONG_TITLE,
)
INLINE = _article(
    "inline",
    [
        "وقالت سعاد الخطيب إن الاتفاق «بداية صفحة» مع الجيران، وفق Reuters (3)، ثم غادرت القاعة.",
        "وأكدت الوزيرة أن العمل في السد يبدأ مطلع الشهر المقبل. وذكر مصدر أمني أن الطريق الساحلي مغلق.",
        f"ونفى نبيل شرارة، متحدثا باسم {LONG_NAME}، أن تكون الأموال قد صرفت.",
        "وقيل إن الخلاف لم يحسم بعد، وأضافت أنها ستعود. وأعلن الجميع أن الموعد ثابت.",
    ],
    [
        ("بداية صفحة", "partial", {}),
        ("العمل في السد يبدأ مطلع الشهر المقبل", "indirect", DESCRIBED),
        ("الطريق الساحلي مغلق", "indirect", ANONYMOUS),
        ("تكون الأموال قد صرفت", "indirect", SPOKESMAN),
        ("الخلاف لم يحسم بعد", "indirect", UNRESOLVED),
        ("ستعود", "indirect", INHERITED),
        ("الموعد ثابت", "indirect", JOINT),
    ],
    title=MARKED_TITLE,
    source="Reuters (3)",
)
PLAIN = _article(
    "plain", ["لا تصريح في هذه الفقرة ولا اسم."], [], title="السؤال: متى حفرت البئر؟", day=None, source=""
)


def _by_hand() -> Record:
    words = ("لا أعد بما لا أملك. نصف المبلغ في حساب المدارس منذ أمس.", "وهذا كل ما عندي.")
    pieces: list[Piece] = []
    for start, text, quote in (
        (0, words[0], HandQuote(Span(0, len(words[0])), LONG_NAME, "لجنة حكومية", "إذاعة المنارة")),
        (len(words[0]) + 1, words[1], HandQuote(Span(len(words[0]) + 1, sum(map(len, words)) + 1), "")),
    ):
        leaf = Leaf("p", Block("paragraph", start, text), (), ())
        pieces += [OpenQuote(quote), leaf, Close("blockquote")]
    pieces += [Picture("images/harbour.png", "رصيف الميناء فارغ", "الرصيف في الصباح"),
               Picture("images/harbour.png", "رصيف الميناء فارغ")]  # fmt: skip
    return Record("articles/hand.md", "hand", "بيد المحرر", document=Document(tuple(pieces)))


BY_HAND = _by_hand()
WITHDRAWN = Record(
    "articles/gone.md", "gone", "", day=date(2020, 6, 11), status="withdrawn",
    withdrawn_because="ثبت أن الخبر لا أصل له.",
)  # fmt: skip
FULL = replace(
    BLOCKS,
    id="full",
    title=MARKED_TITLE,
    title_status="derived",
    day_status="inferred",
    source=LONG_NAME,
    source_url="https://example.org/news/1",
    medium="صحيفة ورقية",
    authors=("جمانة فرحات", "John Smith"),
    topics=("مياه", "سدود وأنهار"),
    summary="خبر بكل ما قد يكون للخبر: عنوان مأخوذ من مطلعه، وكاتبان، وصورة، وتصحيحان.",
    image=Picture("images/harbour.png", "رصيف الميناء فارغ", "الرصيف في صباح الإضراب", "سامي نصر"),
    corrections=(Correction("صُحح اسم الوزيرة.", date(2021, 3, 5)), Correction("حُذفت جملة مكررة.")),
)


def make_pattern_archive() -> Archive:
    """Return an archive of the articles above; a name found in one of them only has no page."""
    return make_archive([BLOCKS, INLINE, PLAIN, BY_HAND], threshold=2)


def make_places() -> tuple[Listing, ...]:
    """Return places with coordinates, the most named first: 900 spots, close together, and the others."""
    spots = [
        Entity(
            f"p-{n}",
            f"قرية {'السدر ' * (n % 3)}{n}",
            "place",
            kind="city",
            latitude=29.0 + n % 31 * 0.31,
            longitude=34.0 + n % 29 * 0.51,
        )
        for n in range(900)
    ]
    return tuple(
        Listing(one, (BLOCKS,) * times, (), times, has_page=True)
        for one, times in [(e, 400 // (n + 1)) for n, e in enumerate(LOCATED)]
        + [(e, 1 + 300 // (n + 2)) for n, e in enumerate(spots)]
    )
