"""What reading an article costs: `make bench`, or `make bench CONTENT=folder` for the articles of an archive.

Articles are made of sentences of our own, so that the figure needs nobody's texts: names, places and bodies
are put into them by turns, and the same number always makes the same articles. In news a third of the
sentences report somebody's words, ten statements in 2,400 letters; a second figure is of articles
in which all sentences do, the dearest there are.
"""

from __future__ import annotations

import gc
import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import cycle
from pathlib import Path

from pelican.settings import get_settings_from_file

from plugins.arabic.analyse import analyse
from plugins.arabic.lexicon import Lexicon, build_lexicon
from plugins.arabic.values import Block
from plugins.authority.read import read_authority
from plugins.press.cache import Cache
from plugins.press.reading import read_content
from plugins.press.report import say

ROOT = Path(__file__).parents[2]
BASE = ROOT / "plugins/authority/base"
LENGTH = 2_400  # letters: an article of the news
BUDGET = 4.0  # milliseconds that it may cost
ARTICLES = 60
SHORT, LONG = 2_000, 200_000  # letters, between which cost should grow as length does
TIMES = 3  # each is read so often, and the quickest time counts: others disturb, nobody helps

# Every pattern that costs the rules something: {p} a person, {b} a body, {l} a place.
_REPORTS = (
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
# What news tells without a speaker: names, bodies and numbers in it, but nobody's words.
_TELLS = (
    "وقطعت السيول الطريق بين {l} و{l} ثلاث ساعات، وتوقفت حركة الشاحنات على الجسر الكبير.",
    "ويضم المشروع محطة للمياه وأربع مدارس ومستوصفا، وتنفذه {b} بالتعاون مع {b}.",
    "وشارك في الجلسة {p} و{p} إلى جانب عدد من ممثلي القطاع الخاص.",
    "وارتفعت أسعار القمح في أسواق {l} بنسبة سبعة في المئة خلال شهر واحد بعد انقطاع الإمدادات.",
    "وكان {p} انتقل إلى {l} في مطلع العام وتولى هناك إدارة المستشفى العام.",
    "وتجمع مئات الأهالي أمام مبنى البلدية ورفعوا لافتات كتبت عليها أسماء القرى المتضررة.",
)  # fmt: skip
_TOLD_BETWEEN = 2  # sentences without speech for each that reports, as in news

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


def write_articles(length: int, count: int, *, told: int = _TOLD_BETWEEN) -> Iterator[list[str]]:
    """`count` articles of at least `length` letters, each a list of paragraphs of three sentences.

    For each sentence that reports somebody's words there are `told` that do not.
    """
    persons, bodies, places = cycle(_PERSONS), cycle(_BODIES), cycle(_PLACES)
    reports, tells = cycle(_REPORTS), cycle(_TELLS)
    turns = cycle([reports, *[tells] * told])

    def write_sentence() -> str:
        words = next(next(turns))
        for mark, names in (("{p}", persons), ("{b}", bodies), ("{l}", places)):
            while mark in words:
                words = words.replace(mark, next(names), 1)
        return words

    for _ in range(count):
        paragraphs: list[str] = []
        while sum(map(len, paragraphs)) < length:
            paragraphs.append(" ".join(write_sentence() for _ in range(3)))
        yield paragraphs


def measure(blocks: Sequence[Block], lexicon: Lexicon) -> float:
    """Milliseconds of one core that reading costs, for each `LENGTH` letters of the article.

    As in `timeit`, the collector of cycles rests: what it goes through is everything else in memory.
    """
    spent = []
    gc.disable()
    try:
        for _ in range(TIMES):
            begun = time.process_time()
            analyse("bench", blocks, lexicon=lexicon)
            spent.append(time.process_time() - begun)
    finally:
        gc.enable()
    return min(spent) * 1000 * LENGTH / blocks[-1].end


def as_blocks(paragraphs: Sequence[str]) -> list[Block]:
    """The paragraphs with their places in an article that consists of them."""
    blocks, start = [], 0
    for text in paragraphs:
        blocks.append(Block("paragraph", start, text))
        start += len(text) + 1
    return blocks


def growth(lexicon: Lexicon) -> float:
    """How much dearer a letter of a very long article is than one of a short one; 1 where cost is linear."""
    (long,) = write_articles(LONG, 1)
    short = statistics.median(measure(as_blocks(a), lexicon) for a in write_articles(SHORT, ARTICLES // 2))
    return measure(as_blocks(long), lexicon) / short


def measure_archive(content: Path) -> list[float]:
    """What each article of a content folder costs, with its own authority: `measure` of each."""
    reading = read_content(content, get_settings_from_file(ROOT / "pelicanconf.py")["WARRAQ"], Cache(None))
    lexicon = build_lexicon(reading.authority.entities.values())
    return [measure(r.document.blocks, lexicon) for r in reading.records if r.document.blocks]


def main(arguments: Sequence[str]) -> int:
    """Print the figures; the exit code."""
    content = Path(arguments[0] if arguments else "content")
    if not content.is_dir():
        say(f"لا مجلد باسم «{content}»؛ سمّ مجلد المحتوى هكذا: make bench CONTENT=content", sys.stderr)
        return 2
    authority, _ = read_authority(BASE, None)
    lexicon = build_lexicon(authority.entities.values())
    news, dense = (
        statistics.median(measure(as_blocks(a), lexicon) for a in write_articles(LENGTH, ARTICLES, told=told))
        for told in (_TOLD_BETWEEN, 0)
    )
    say(f"خبر من {LENGTH} حرف: {news:.2f} ملّي ثانية (الوسيط، والحد {BUDGET})")
    say(f"ومادة بهذا الطول كلها أقوال: {dense:.2f}")
    say(f"من {SHORT} إلى {LONG} حرف: يزيد ما يكلفه الحرف {growth(lexicon):.2f} ضعفًا (1 نمو خطي)")
    each = measure_archive(content)
    if each:
        middle = statistics.median(each)
        say(f"مواد {content.name}/ ({len(each)})، ولكل {LENGTH} حرف منها: {middle:.2f} (الوسيط)")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
