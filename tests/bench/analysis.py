"""What reading an article costs: `make bench`.

Articles are made of sentences of our own, so that the figure needs nobody's texts: names, places and bodies
are put into them by turns, and the same number always makes the same articles.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

from plugins.arabic.analyse import analyse
from plugins.arabic.lexicon import Lexicon, build_lexicon
from plugins.arabic.values import Block
from plugins.authority.read import read_authority

BASE = Path(__file__).parents[2] / "plugins/authority/base"
LENGTH = 2_400  # letters: an article of the news
BUDGET = 4.0  # milliseconds that it may cost
ARTICLES = 60
SHORT, LONG = 2_000, 200_000  # letters, between which cost should grow as length does
TIMES = 3  # each is read so often, and the quickest time counts: others disturb, nobody helps

# Every pattern that costs the rules something: {p} a person, {b} a body, {l} a place.
_SENTENCES = (
    "قال مدير الميناء {p} إن العمل في {l} سيعود صباح الأربعاء، مؤكدا أن الاتفاق يشمل الأجور.",
    "وأضاف في مؤتمر صحافي: «لن نعود إلى الإضراب ما دام الاتفاق محترما، ولن نقبل بأقل من ذلك».",
    'من جهتها، شددت {b} على أن العمال "ينتظرون الأفعال لا الأقوال"، ودعت إلى وقف العمل في {l}.',
    "وبحسب مصدر أمني في {l}، فإن الطريق أغلق قبل الفجر، فيما نفى المتحدث باسم {b} وقوع أي حادث.",
    "وكانت الوزيرة {p} قد أعلنت الأسبوع الماضي خطة جديدة، وحذرت من التأخير.",
    "ووصل عشرات السكان من {l} إلى {l} بعد ليلة طويلة، وتوزعوا على المدارس والمساجد والبيوت القريبة.",
    "ونقلت صحيفة محلية عن {p} قوله إن الأرقام ليست نهائية وإن اللجنة ستجتمع يوم الخميس.",
    "ووصف النائب {p} القرار بأنه «متسرع»، قائلا إن {b} لم تستشر أحدا.",
    "وتقع البلدة على بعد أربعين كيلومترا من {l}، ويعيش فيها نحو ثلاثة آلاف من المزارعين والصيادين.",
    "وجاء في بيان أصدرته {b} أن المرحلة الثانية ستبدأ في الخريف، وأن كلفتها لم تحدد بعد.",
)  # fmt: skip
_PERSONS = (
    "سعيد النجار", "سلمى الراعي", "حازم الدروبي", "ليث الجبوري", "هدى سرور", "كمال عبد الغفار",
    "نوال بن عيسى", "فهد بن ناصر آل مبارك", "راجيف سينغا", "أبو حمزة الحلبي", "إيلين ماركوفا",
)  # fmt: skip
_BODIES = (
    "وزارة الزراعة العراقية", "نقابة عمال الأرصفة", "الأمم المتحدة", "شركة أركان الجنوب للإنشاءات",
    "الهيئة العامة للطقس", "بلدية المنارة", "منظمة الصحة العالمية",
)  # fmt: skip
_PLACES = (
    "بيروت", "مدينة حمص", "محافظة ذمار", "الدار البيضاء", "بنزرت", "وادي بيش", "طرابلس", "البصرة", "عمان",
    "مخيم الوادي", "إربد", "الخرطوم", "القاهرة",
)  # fmt: skip


def write_articles(length: int, count: int) -> Iterator[list[str]]:
    """`count` articles of at least `length` letters, each a list of paragraphs of three sentences."""
    persons, bodies, places = cycle(_PERSONS), cycle(_BODIES), cycle(_PLACES)
    sentences = cycle(_SENTENCES)

    def write_sentence() -> str:
        words = next(sentences)
        for mark, names in (("{p}", persons), ("{b}", bodies), ("{l}", places)):
            while mark in words:
                words = words.replace(mark, next(names), 1)
        return words

    for _ in range(count):
        paragraphs: list[str] = []
        while sum(map(len, paragraphs)) < length:
            paragraphs.append(" ".join(write_sentence() for _ in range(3)))
        yield paragraphs


def measure(paragraphs: list[str], lexicon: Lexicon) -> float:
    """Milliseconds of one core that reading costs, for each `LENGTH` letters of the article."""
    blocks, start = [], 0
    for text in paragraphs:
        blocks.append(Block("paragraph", start, text))
        start += len(text) + 1
    spent = []
    for _ in range(TIMES):
        begun = time.process_time()
        analyse("bench", blocks, lexicon=lexicon)
        spent.append(time.process_time() - begun)
    return min(spent) * 1000 * LENGTH / start


def growth(lexicon: Lexicon) -> float:
    """How much dearer a letter of a very long article is than one of a short one; 1 where cost is linear."""
    (long,) = write_articles(LONG, 1)
    short = statistics.median(measure(a, lexicon) for a in write_articles(SHORT, ARTICLES // 2))
    return measure(long, lexicon) / short


def main() -> None:
    """Print both figures."""
    authority, _ = read_authority(BASE, None)
    lexicon = build_lexicon(authority.entities.values())
    each = [measure(a, lexicon) for a in write_articles(LENGTH, ARTICLES)]
    print(f"مادة من {LENGTH} حرف: {statistics.median(each):.2f} ملّي ثانية (الوسيط، والحد {BUDGET})")  # noqa: T201
    print(f"من {SHORT} إلى {LONG} حرف: يزيد ما يكلفه الحرف {growth(lexicon):.2f} ضعفًا (1 نمو خطي)")  # noqa: T201


if __name__ == "__main__":
    main()
