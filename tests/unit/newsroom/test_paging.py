"""Lists cut from the oldest."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from plugins.newsroom.paging import FEW, PER_PAGE, make_pages, newest_first, undated_first

LENGTHS = st.integers(0, 800)


def test_the_newest_entries_stand_at_the_lists_own_address() -> None:
    newest, middle, oldest = make_pages(range(1, 221), "actors/x/")
    assert (newest.address, newest.entries) == ("actors/x/", tuple(range(220, 200, -1)))
    assert (middle.address, middle.entries) == ("actors/x/page/2/", tuple(range(200, 100, -1)))
    assert (oldest.address, oldest.entries) == ("actors/x/page/1/", tuple(range(100, 0, -1)))
    assert (newest.older, middle.older, oldest.older) == ("actors/x/page/2/", "actors/x/page/1/", "")
    assert (newest.newer, middle.newer, oldest.newer) == ("", "actors/x/", "actors/x/page/2/")


def test_a_newest_page_with_few_entries_shows_the_page_before_beneath() -> None:
    newest, *others = make_pages(range(203), "x/")
    assert newest.entries == tuple(range(202, 99, -1))
    assert [p.address for p in others] == ["x/page/2/", "x/page/1/"]
    assert newest.older == "x/page/1/"  # page 2 is on the screen already


def test_few_entries_alone_are_one_page() -> None:
    (only,) = make_pages([1, 2, 3], "x/")
    assert (only.entries, only.older, only.newer, only.is_newest) == ((3, 2, 1), "", "", True)


def test_an_empty_list_has_one_empty_page() -> None:
    (only,) = make_pages([], "x/")
    assert only.entries == ()


@given(LENGTHS)
def test_every_entry_is_on_one_numbered_page_or_the_newest(length: int) -> None:
    newest, *others = make_pages(range(length), "x/")
    fresh = [e for e in newest.entries if e >= len(others) * PER_PAGE]
    assert sorted([*fresh, *(e for p in others for e in p.entries)]) == list(range(length))
    assert all(len(p.entries) == PER_PAGE for p in others)
    assert len(newest.entries) >= min(length, FEW)


@given(LENGTHS)
def test_one_more_entry_changes_no_full_page_but_a_link_to_the_newer(length: int) -> None:
    before = {p.number: p for p in make_pages(range(length), "x/") if not p.is_newest}
    after = {p.number: p for p in make_pages(range(length + 1), "x/") if not p.is_newest}
    changed = [n for n in before if before[n] != after[n]]
    assert all((before[n].entries, before[n].older) == (after[n].entries, after[n].older) for n in before)
    assert len(changed) <= 1


@given(LENGTHS)
def test_every_link_to_a_neighbour_leads_to_a_page(length: int) -> None:
    pages = make_pages(range(length), "x/")
    known = {p.address for p in pages}
    assert {link for p in pages for link in (p.older, p.newer) if link} <= known


def test_statements_of_one_article_keep_their_order() -> None:
    assert newest_first(["a1", "a2", "b1", "b2"], lambda s: s[0]) == ("b1", "b2", "a1", "a2")


@given(st.lists(st.integers()))
def test_what_has_no_date_moves_to_the_old_end_and_all_else_stays(entries: list[int]) -> None:
    moved = undated_first(entries, lambda n: n < 0)
    assert [n for n in moved if n >= 0] == [n for n in entries if n >= 0]
    assert list(moved[: sum(n < 0 for n in entries)]) == [n for n in entries if n < 0]
