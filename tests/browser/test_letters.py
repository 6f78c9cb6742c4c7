"""Arabic as the browser draws it: marks are whole, Latin and figures in their order, quotes mirrored."""

from __future__ import annotations

import re

from tests.browser.chromium import NARROW, WIDE, Tab
from tests.browser.measures import find_boxes, find_tight_lines, left, right, take_ink
from tests.browser.pages import IN_COLUMNS, LATIN
from tests.browser.server import Host

# Pairs of Latin letters, or of figures, that follow each other on a line and stand the wrong way round.
_BACKWARDS = """() => {
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
  const range = document.createRange();
  const box = (node, i) => {
    range.setStart(node, i);
    range.setEnd(node, i + 1);
    return range.getClientRects()[0];
  };
  for (let node = walk.nextNode(); node; node = walk.nextNode())
    for (const pair of node.data.matchAll(/(?=([a-z]{2}|[0-9]{2}|[٠-٩]{2}))/gi)) {
      const one = box(node, pair.index), other = box(node, pair.index + 1);
      if (one && other && Math.abs(one.top - other.top) < 1 && one.left > other.left) found.push(node.data);
    }
  return found;
}"""

# ── marks ────────────────────────────────────────────────────────────────────────────────────


def test_no_mark_is_cut_off_or_painted_over(tab: Tab, address: str, kind: str) -> None:
    for width in (NARROW, WIDE) if kind in IN_COLUMNS else (NARROW,):
        tab.show(width)
        tab.visit(address)
        seen, whole = take_ink(tab.page)
        assert seen == whole, width


def test_a_mark_that_is_cut_off_is_noticed(home: Tab) -> None:
    home.page.evaluate(
        "Object.assign(document.querySelector('h1').style, {overflow: 'hidden', lineHeight: 1})"
    )
    seen, whole = take_ink(home.page)
    assert seen != whole


def test_a_mark_that_is_painted_over_is_noticed(home: Tab) -> None:
    home.page.evaluate(
        "document.querySelectorAll('main h2').forEach(e => Object.assign(e.style, "
        "{background: 'red', position: 'relative', marginBlockStart: '-1.5em'}))"
    )
    seen, whole = take_ink(home.page)
    assert seen != whole


def test_lines_have_room_for_their_marks(tab: Tab) -> None:
    assert find_tight_lines(tab.show(NARROW)) == []
    assert find_tight_lines(tab.show(WIDE)) == []


def test_a_tight_line_is_noticed(home: Tab) -> None:
    home.page.evaluate("document.querySelector('h1').style.lineHeight = 1.2")
    assert len(find_tight_lines(home.page)) == 1


# ── order ────────────────────────────────────────────────────────────────────────────────────


def test_a_latin_name_and_a_number_stand_in_their_order(home: Tab, pattern: Host) -> None:
    home.visit(f"{pattern.address}pattern.html")
    names = home.page.locator("bdi", has_text="Reuters (3)")
    assert names.count() > 2
    for name in names.all():
        boxes = find_boxes(name)[:10]
        assert "".join(b[0] for b in boxes) == "Reuters(3)"
        assert boxes == sorted(boxes, key=left)  # a name of its own runs as it does in Latin text


def test_a_number_after_a_latin_name_stands_to_its_left(home: Tab, published: Host) -> None:
    home.visit(f"{published.address}sources/")
    line = home.page.locator("li", has=home.page.locator("bdi", has_text="Reuters")).first
    line.locator("a").evaluate("e => e.after(' (3) ')")
    boxes = [b for b in find_boxes(line) if b[0] in "Reuters(3)"]
    name, number = boxes[:7], boxes[7:10]
    assert "".join(b[0] for b in name + number) == "Reuters(3)"
    assert name == sorted(name, key=left)
    assert number == sorted(number, key=left, reverse=True)
    assert left(name[0]) >= right(number[0]) - 0.5


def test_latin_words_and_figures_run_from_left_to_right(tab: Tab) -> None:
    assert tab.show(NARROW).evaluate(_BACKWARDS) == []


def test_a_word_that_runs_backwards_is_noticed(home: Tab) -> None:
    home.page.evaluate("document.querySelector('h1').innerHTML = '<bdo dir=rtl>Reuters</bdo>'")
    assert "Reuters" in home.page.evaluate(_BACKWARDS)


def test_a_day_in_figures_is_one_run(home: Tab, published: Host) -> None:
    home.visit(f"{published.address}topics/موانئ/")
    lines = home.page.locator(".lines > li").all()
    assert lines
    for line in lines:
        boxes = find_boxes(line)
        written = re.search(r"\d+/\d+/\d{4}", "".join(box[0] for box in boxes))
        assert written, line.inner_text()
        # «24/5/2016» is one run of figures: the day stands left of its year.
        day, year = boxes[written.start()], boxes[written.end() - 1]
        assert right(day) < left(year), line.inner_text()


# ── quotation marks ──────────────────────────────────────────────────────────────────────────


def test_straight_quotes_are_shown_as_guillemets_that_open_to_the_text(home: Tab, published: Host) -> None:
    source = (published.folder / LATIN / "article.txt").read_text(encoding="utf-8")
    assert '"مفتعل على الأرجح"' in source
    home.visit(published.address + LATIN)
    boxes = find_boxes(home.page.locator("q", has_text="مفتعل على الأرجح"))
    assert "".join(b[0] for b in boxes) == "«مفتعلعلىالأرجح»"
    assert left(boxes[0]) >= max(map(right, boxes[1:])) - 0.5
    assert right(boxes[-1]) <= min(map(left, boxes[:-1])) + 0.5


def test_guillemets_are_mirrored(home: Tab, published: Host) -> None:
    home.visit(published.address + LATIN)
    page = home.page
    page.evaluate("document.querySelector('h1').textContent = '«'")
    opening = page.locator("h1").screenshot()
    page.evaluate("document.querySelector('h1').innerHTML = '<bdo dir=ltr>»</bdo>'")
    assert page.locator("h1").screenshot() == opening
    page.evaluate("document.querySelector('h1').innerHTML = '<bdo dir=ltr>«</bdo>'")
    assert page.locator("h1").screenshot() != opening
