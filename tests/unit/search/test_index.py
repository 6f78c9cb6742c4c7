"""The index: its files read back say what the articles say, and grow only where articles do."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.arabic.normalise import fold, fold_words
from plugins.arabic.values import Analysis, Block, Entity, Mention, Span, Speaker, Statement
from plugins.newsroom.archive import Archive, make_archive
from plugins.newsroom.article import Record
from plugins.newsroom.document import Document, Leaf
from plugins.newsroom.site import Site
from plugins.search.codec import _DIGITS, bucket, letters, number, rising
from plugins.search.index import make_files
from plugins.search.segment import IMPACTS, SEGMENT, read_article, shelf
from plugins.search.shards import FILTER_SHARDS, in_index_order, shards_for
from plugins.search.stem import term_of

SALMA = Entity("salma", "سلمى الراعي", "person", aliases=("الراعي", "سلمى الراعى"))
WORDS = sorted(
    fold_words(
        "ميناء صيادون رواتب مدرسة جسر بحيرة حريق مخطوطة موسم نقابة وزارة اتفاق معلمون مصنع إذاعة ميزانية"
    )
)


def make_record(
    number_of: int, text: str = "", *, title: str = "", said: str = "", cue: str = "say"
) -> Record:
    day = date(2015, 1, 1) + timedelta(days=number_of)
    text = (
        text
        or f"{WORDS[number_of % 16]} {WORDS[number_of * 7 % 16]} الساحل\nوعادت {WORDS[number_of * 5 % 16]}"
    )
    statements = ()
    if said:
        start = text.index(said)
        span = Span(start, start + len(said))
        statements = (
            Statement(
                f"s-{number_of:010x}", "indirect", *span, span, "نفى", cue, "named", "",
                speakers=(Speaker(SALMA.name, SALMA.id),),
            ),
        )  # fmt: skip
    blocks, at = [], 0
    for line in text.split("\n"):
        blocks.append(Leaf("p", Block("paragraph", at, line)))
        at += len(line) + 1
    return Record(
        f"articles/{number_of}.txt", f"a{number_of}", title or f"خبر {number_of}", day=day, source="الساحل",
        document=Document(tuple(blocks)),
        analysis=Analysis(statements, (Mention(0, 1, SALMA.id),), {SALMA.id: SALMA}) if said else Analysis(),
    )  # fmt: skip


def files_of(archive: Archive, store: Memory | None = None) -> dict[str, str]:
    return dict(make_files(archive, Site(), store))


class Memory:
    """A store that counts segments."""

    def __init__(self) -> None:
        """Begin with nothing kept."""
        self.kept: dict[str, bytes] = {}
        self.made = 0

    def recall(self, key: str) -> bytes | None:
        """What is kept."""
        return self.kept.get(key)

    def remember(self, key: str, value: bytes) -> None:
        """Keep it."""
        self.kept[key] = value
        self.made += key.endswith(" body")


def read(text: str) -> Iterator[int]:
    """Numbers, read back as the script reads them."""
    head = 0
    for character in text:
        value = _DIGITS.index(character)
        if value < 64:
            yield head * 64 + value
            head = 0
        else:
            head = head * 25 + value - 63


def content(file: str) -> str:
    found = re.fullmatch(r'warraqShard\("\w",\d+,(".*")\)\n', file)
    assert found
    return str(json.loads(found[1]))


def articles_of(files: dict[str, str], word: str, articles: int) -> dict[int, list[int]]:
    """The articles that have a word, with its positions."""
    term = term_of(word)
    shard = shelf(term, shards_for(articles))
    before, order = "", 0
    places = content(files[f"p/{shard}.js"]).split(" ")
    for order, entry in enumerate(filter(None, content(files[f"t/{shard}.js"]).split(" "))):
        head, _, rest = entry.partition("!")
        shared = next(read(head[0]))
        before = before[:shared] + head[1:]
        if before == letters(term):
            found, last, values = {}, 0, read(places[order])
            for value in read(rest):
                last += value // IMPACTS
                positions, at, more = [], 0, True
                while more:
                    place = next(values)
                    at += place >> 1
                    positions.append(at)
                    more = bool(place & 1)
                found[last] = positions
            return found
    return {}


@given(st.lists(st.integers(0, 3_000_000)))
def test_numbers_come_back(values: list[int]) -> None:
    assert list(read("".join(map(number, values)))) == values


def test_numbers_need_no_escape() -> None:
    assert json.dumps(_DIGITS) == f'"{_DIGITS}"'
    assert not {"<", " ", "!"} & set(_DIGITS)
    assert [len(number(n)) for n in (0, 63, 64, 1663, 1664)] == [1, 1, 2, 2, 3]
    with pytest.raises(ValueError, match="below 0"):
        number(-1)


@given(st.lists(st.integers(0, 500)).map(sorted))
def test_what_rises_is_written_as_distances(values: list[int]) -> None:
    total, found = 0, []
    for step in read(rising(values)):
        total += step
        found.append(total)
    assert found == values


def test_letters_are_told_apart() -> None:
    alphabet = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
    assert len(set(letters(alphabet))) == len(alphabet)
    assert letters(alphabet).isascii()
    assert letters("bbc") == ".bbc"
    assert letters(fold("ج20")) == ".ج20"


def test_shards_are_even_and_stay() -> None:
    # Worked out by hand from FNV-1a's definition: the script must come to the same.
    assert bucket("", 128) == (2166136261 ^ (2166136261 >> 15)) & 127
    found = [bucket(f"{a}{b}{c}", 64) for a in "ابتثجحخد" for b in "رزسشصضطظ" for c in "عغفقكلمن"]
    counts = [found.count(n) for n in range(64)]
    assert max(counts) < 3 * min(counts) + 8


def test_every_word_is_found_where_it_stands() -> None:
    records = [make_record(n) for n in range(150)]
    archive = make_archive(records)
    files = files_of(archive)
    ordered = in_index_order(archive)
    for word in WORDS:
        wanted = {}
        for ordinal, record in enumerate(ordered):
            terms, _, _ = read_article(record)
            if term_of(word) in terms:
                wanted[ordinal] = terms[term_of(word)].positions
        assert wanted
        assert articles_of(files, word, len(records)) == wanted


def test_no_phrase_reaches_across_a_title_or_a_block() -> None:
    terms, _, _ = read_article(make_record(1, "حريق في الميناء\nمدرسة", title="جسر"))
    at = {word: terms[term_of(word)].positions[0] for word in ("جسر", "حريق", "ميناء", "مدرسة")}
    # في takes no place; the ends of the title and of the line do.
    assert at == {"جسر": 0, "حريق": 2, "ميناء": 3, "مدرسة": 5}


def test_a_title_and_a_statement_weigh_more() -> None:
    text = "عاد الصيادون إلى الميناء، ونفى النقيب بيع المراكب قبل موسم الصيد"
    terms, length, said = read_article(make_record(1, text, title="جسر", said="بيع المراكب"))
    plain, within, above = (terms[term_of(w)] for w in ("موسم", "مراكب", "جسر"))
    assert (plain.said, within.said, above.in_title) == (0, 1, 1)
    assert said[0][1] - said[0][0] == 2
    assert length > 0


def test_one_more_article_indexes_one_segment_and_changes_few_shards() -> None:
    records = [make_record(n) for n in range(3 * SEGMENT + 5)]
    store = Memory()
    before = files_of(make_archive(records), store)
    assert store.made == 4
    after = files_of(make_archive([*records, make_record(3 * SEGMENT + 5, "زلزال")]), store)
    assert store.made == 5
    assert after == files_of(make_archive([*records, make_record(3 * SEGMENT + 5, "زلزال")]))
    changed = {name.split("/")[0] for name in after if before.get(name) != after[name]}
    assert changed <= {"start.js", "t", "p", "d", "s", "e", "f"}
    shards = [n for n in after if n.startswith("t/") and before[n] != after[n]]
    assert len(shards) <= 3  # of «زلزال», «خبر» and the number


def test_old_segments_are_indexed_anew_when_their_articles_change() -> None:
    records = [make_record(n) for n in range(2 * SEGMENT)]
    store = Memory()
    files_of(make_archive(records), store)
    records[3] = make_record(3, "حريق في المصنع", said="المصنع")
    after = files_of(make_archive(records), store)
    assert store.made == 3
    assert after == files_of(make_archive(records))


def test_articles_without_a_date_come_first() -> None:
    undated = Record(
        "articles/u.txt", "u", "بلا تاريخ", document=Document((Leaf("p", Block("paragraph", 0, "بئر")),))
    )
    archive = make_archive([make_record(1), undated])
    assert [r.id for r in in_index_order(archive)] == ["u", "a1"]
    start = json.loads(files_of(archive)["start.js"].removeprefix("warraqStart(").removesuffix(")\n"))
    assert start["years"] == [[0, 0], [2015, 1]]


def test_what_was_denied_is_listed_with_its_cue() -> None:
    denied = make_record(1, "ونفى بيع المراكب", said="بيع المراكب", cue="deny")
    told = make_record(2, "ونفى بيع المراكب", said="بيع المراكب")
    names, first, second = content(files_of(make_archive([denied, told]))["s/0.js"]).split("\n")
    assert names.split("\t") == ["", "سلمى الراعي", "نفى"]
    assert len(first) == len(second) + 1  # the cue's number


def test_names_are_found_by_all_their_words_and_by_aliases() -> None:
    archive = make_archive([make_record(1, "ونفى بيع المراكب", said="بيع المراكب")])
    files = files_of(archive)
    for typed in ("سل", "را"):
        rows = content(files[f"n/{bucket(typed, 64)}.js"]).split("\n")
        assert any(row.startswith("سلمى الراعي\tsalma\t1") for row in rows)


def test_filters_have_the_articles_and_who_said_what() -> None:
    records = [make_record(n, "ونفى بيع المراكب", said="بيع المراكب" if n % 2 else "") for n in range(6)]
    files = files_of(make_archive(records))

    def entry(key: str) -> list[str]:
        shard = content(files[f"f/{bucket(key, FILTER_SHARDS)}.js"])
        return next(row.split("!") for row in shard.split(" ") if row.startswith(f"{key}!"))

    assert entry("@salma") == ["@salma", "سلمى_الراعي", rising([1, 3, 5])]
    assert entry("=salma")[2] == "".join(map(number, (1, 1, 0, 2, 1, 0, 2, 1, 0)))
    assert entry("$الساحل")[2] == rising(range(6))


def test_no_shard_is_missing() -> None:
    files = files_of(make_archive([make_record(1)]))
    for kind, count in (("t", 32), ("p", 32), ("f", 64), ("n", 64), ("d", 1), ("s", 1), ("e", 1)):
        assert sorted(n for n in files if n.startswith(f"{kind}/")) == sorted(
            f"{kind}/{n}.js" for n in range(count)
        )
