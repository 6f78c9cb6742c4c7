"""An index that was extended, cut and mended is the one that would be made at once; and costs little."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.arabic.values import Analysis, Block, Entity, Mention, Span, Speaker, Statement
from plugins.newsroom.archive import make_archive
from plugins.newsroom.article import Record
from plugins.newsroom.document import Document, Leaf
from plugins.newsroom.site import Site
from plugins.search import groups, segment
from plugins.search.index import make_files
from plugins.search.memory import Nothing, remembered

# Of each the spellings and kinds under which articles know it: the commonest is shown.
NAMED = (
    (Entity("salma", "سلمى الراعي", "person", aliases=("الراعي",)),),
    (Entity("عالية", "عالية", "place", "found"), Entity("عالية", "عاليه", "person", "found")),
    (Entity("نقابة-الصيادين", "نقابة الصيادين", "organization", "found"),),
    (Entity("x", "حسن البنا", "person", "found"), Entity("x", "مراد البنا", "person", "found")),
)
TEXTS = ("عاد الصيادون إلى الميناء", "حريق في المدرسة\nوعادت الحافلات", "موسم المخطوطات في الجسر والميناء")
SOURCES = ("الساحل", "السّاحل", "وكالة الأنباء", "")


def make_record(number: int, look: int) -> Record:
    """An article that looks one of many ways."""
    text = TEXTS[look % 3]
    entities = {f[0].id: f[look % len(f)] for n, f in enumerate(NAMED) if look >> n & 1}
    who = next(iter(entities), "")
    said = Statement(
        f"s-{number:010x}",
        "direct",
        0,
        3,
        Span(0, 3),
        "نفى",
        "deny",
        "named",
        "",
        speakers=(Speaker("س", who),),
    )
    blocks, at = [], 0
    for line in text.split("\n"):
        blocks.append(Leaf("p", Block("paragraph", at, line)))
        at += len(line) + 1
    return Record(
        f"articles/{number}.txt", f"a{number}", f"خبر {number}",
        day=date(2015, 1, 1) + timedelta(days=number // 2) if number % 7 else None,
        source=SOURCES[look % 4], topics=("صيد", "الصيد")[: look % 3],
        document=Document(tuple(blocks)),
        analysis=Analysis((said,) if look % 2 else (), tuple(Mention(0, 1, e) for e in entities), entities),
    )  # fmt: skip


class Memory:
    """A store that counts what is asked of it."""

    def __init__(self) -> None:
        """Begin with nothing kept."""
        self.kept: dict[str, bytes] = {}
        self.read: list[str] = []

    def recall(self, key: str) -> bytes | None:
        """What is kept."""
        self.read.append(key)
        return self.kept.get(key)

    def remember(self, key: str, value: bytes) -> None:
        """Keep it."""
        self.kept[key] = value


@contextmanager
def small_groups() -> Iterator[None]:
    """While it lasts, four articles make a segment and eight a group, so that few are many."""
    with pytest.MonkeyPatch.context() as patch:
        for module, name, size in (
            (groups, "GROUP", 8), (groups, "SEGMENT", 4), (groups, "LEDGE", 8), (segment, "BLOCK", 4),
        ):  # fmt: skip
            patch.setattr(module, name, size)
        yield


def files_of(
    records: Mapping[int, Record], store: Memory | None = None, *, keyed: bool = True
) -> dict[str, str]:
    """The files of an archive; the articles have keys, as if none was changed by an answer, or none has."""
    keys = {r.path: sha256(repr(r).encode()).hexdigest() for r in records.values()} if keyed else {}
    return dict(make_files(make_archive(records.values(), threshold=2), Site(), store, keys))


STEPS = st.lists(
    st.tuples(st.integers(0, 29), st.none() | st.integers(0, 15), st.booleans(), st.integers(0, 2)),
    min_size=1, max_size=8,
)  # fmt: skip


@settings(deadline=None, max_examples=40)
@given(st.dictionaries(st.integers(0, 29), st.integers(0, 15), max_size=30), STEPS)
def test_however_it_came_about_the_index_is_the_one_made_at_once(
    begin: dict[int, int], steps: list[tuple[int, int | None, bool, int]]
) -> None:
    records = {number: make_record(number, look) for number, look in begin.items()}
    store = Memory()
    with small_groups():
        files_of(records, store)
        for number, look, keyed, lost in steps:  # added, edited, or taken out
            records.pop(number, None)
            if look is not None:
                records[number] = make_record(number, look)
            for key in list(store.kept)[:: lost + 2] if lost else ():
                del store.kept[key]
            assert files_of(records, store, keyed=keyed) == files_of(records)


def test_nobody_remains_of_an_article_that_went() -> None:
    records = {number: make_record(number, 1) for number in range(1, 20)}
    store = Memory()
    with small_groups():
        before = files_of({**records, 5: make_record(5, 4), 6: make_record(6, 4)}, store)
        after = files_of(records, store)
    assert any("نقابة" in text for text in before.values())
    assert not any("نقابة" in text for text in after.values())


def test_for_a_new_article_no_whole_group_is_read() -> None:
    records = {number: make_record(number, number % 16) for number in range(36) if number % 7}
    store = Memory()
    with small_groups():
        files_of(records, store)
        bodies = sum(key.endswith(" body") for key in store.kept)
        store.read.clear()
        files_of(records, store)
        assert not [key for key in store.read if key.endswith(" body") or " shelf " in key]
        store.read.clear()
        files_of({**records, 90: make_record(90, 5)}, store)
        read = {key for key in store.read if key.endswith(" body") and key in store.kept}
    assert bodies == 8  # thirty articles
    assert len(read) == 1  # the last is new, and of the last group only one lies before it


def test_an_article_whose_title_changed_is_told_apart_without_a_key() -> None:
    records = {number: make_record(number, 5) for number in range(1, 6)}
    store = Memory()
    files_of(records, store, keyed=False)
    for change in ({"title": "زلزال"}, {"source": "وكالة"}, {"topics": ("زلازل",)}, {"analysis": Analysis()}):
        records[3] = replace(records[3], **change)
        assert files_of(records, store, keyed=False) == files_of(records)


def test_what_was_decided_by_something_else_is_made_again() -> None:
    store = Memory()
    assert remembered(store, "a", b"1", lambda: "once") == "once"
    assert remembered(store, "a", b"1", lambda: "again") == "once"
    assert remembered(store, "a", b"2", lambda: "again") == "again"
    assert remembered(Nothing(), "a", b"2", lambda: "anew") == "anew"
