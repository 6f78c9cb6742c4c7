"""The pages of time: calendars lead to days, days to articles, and every dated article is on them."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Iterator
from datetime import date
from xml.etree import ElementTree as ET

import pytest

from plugins.arabic.calendar import EGYPT, format_day_of_year, weekday_name
from plugins.arabic.numbers import digits
from plugins.newsroom.hijri import format_hijri, format_hijri_number
from tests.site.built import CONTENT, BuiltSite, Page, run_build, words

_OTHER_ARCHIVE = """title = "أرشيف المنارة"
country = "EG"
hijri = true
"""


@pytest.fixture(scope="module")
def egyptian(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The small archive as an editor in Egypt has it, who asks for the Hijri date and nothing else."""
    content = tmp_path_factory.mktemp("egyptian") / "content"
    shutil.copytree(CONTENT, content)
    (content / "site.toml").write_text(_OTHER_ARCHIVE, encoding="utf-8")
    done = run_build(content, content.parent / "output")
    assert done.returncode == 0, done.stderr
    return BuiltSite(content, content.parent / "output", "", done.stdout)


def _days(site: BuiltSite) -> dict[str, date]:
    """Each dated article's page with its day."""
    return {
        f"{site.article_folder(row['article_id'])}index.html": date.fromisoformat(row["date"])
        for row in site.rows("articles")
        if row["date"]
    }


def _listed(site: BuiltSite, page: Page, section: ET.Element) -> list[str]:
    """The articles that a section lists."""
    lists = [e for e in section.iter() if e.get("class") in {"lines", "lines leading", "years"}]
    links = [a for one in lists for line in one for a in line.iter("a")]
    targets = [site.target(a.get("href", ""), page.path) for a in links]
    return [t[0] for t in targets if t]


def _marked(page: Page) -> Iterator[tuple[int, str]]:
    """The days of a page's calendars that are links."""
    for table in page.all("table", "calendar"):
        for link in table.iter("a"):
            yield int(words(link)), link.get("href", "")


def test_every_dated_article_stands_under_its_day_in_its_month(site: BuiltSite) -> None:
    days = _days(site)
    shown: Counter[str] = Counter()
    for page in site.pages:
        if re.fullmatch(r"\d{4}/\d\d/index\.html", page.path):
            for section in page.all("section", "dated"):
                (heading,) = section.iter("h2")
                day = date.fromisoformat(f"{page.path[:7].replace('/', '-')}-{heading.get('id', '')[1:]:0>2}")
                assert words(heading) == f"{weekday_name(day)} {day.day}"
                listed = _listed(site, page, section)
                assert {days[path] for path in listed} == {day}
                shown.update(listed)
    assert shown == Counter(dict.fromkeys(days, 1))


def test_every_dated_article_is_on_the_page_of_its_day_of_the_year(site: BuiltSite) -> None:
    days = _days(site)
    shown: Counter[str] = Counter()
    for page in site.pages:
        if re.fullmatch(r"days/\d\d-\d\d/index\.html", page.path):
            for section in page.all("section", "dated"):
                (heading,) = section.iter("h2")
                for path in _listed(site, page, section):
                    assert f"{days[path]:%m-%d}" == page.path[5:10]
                    assert str(days[path].year) == words(heading)
                    shown[path] += 1
    assert shown == Counter(dict.fromkeys(days, 1))


def test_calendars_mark_the_days_that_have_articles_and_lead_to_them(site: BuiltSite) -> None:
    days = _days(site)
    for page in site.pages:
        match = re.fullmatch(r"(?P<year>\d{4})/((?P<month>\d\d)/)?index\.html", page.path)
        if not match:
            continue
        mine = {d for d in days.values() if page.path.startswith((f"{d:%Y/%m}/", f"{d:%Y}/index"))}
        marked = list(_marked(page))
        assert sorted(number for number, _ in marked) == sorted(d.day for d in mine)
        for number, href in marked:
            target = site.target(href, page.path)
            assert target is not None
            assert target[1] == f"d{number}"
            month = site.page(target[0])
            (heading,) = [e for e in month.all("h2") if e.get("id") == target[1]]
            assert words(heading) in {f"{weekday_name(d)} {d.day}" for d in mine}


def test_calendars_are_tables_with_a_name_and_names_of_days(plain: BuiltSite) -> None:
    for path in ("2014/index.html", "2014/07/index.html", "days/index.html"):
        page = plain.page(path)
        tables = page.all("table", "calendar")
        assert tables
        for table in tables:
            assert table.get("aria-labelledby")
            heads = list(table.iter("th"))
            assert [h.get("scope") for h in heads] == ["col"] * len(heads)
            assert len({h.get("abbr") for h in heads}) == (0 if path.startswith("days") else 7)
            assert {len([c for c in row if c.tag in {"th", "td"}]) for row in table.iter("tr")} == {7}


def test_the_days_of_the_year_lead_to_every_page_of_a_day(site: BuiltSite) -> None:
    page = site.page("days/index.html")
    assert len(page.all("table", "calendar")) == 12
    targets = {site.target(href, page.path) for _, href in _marked(page)}
    assert targets == {(f"days/{d:%m-%d}/index.html", "") for d in _days(site).values()}


@pytest.mark.parametrize(
    "pattern", [r"\d{4}/index\.html", r"\d{4}/\d\d/index\.html", r"days/\d\d-\d\d/index\.html"]
)
def test_steps_pass_every_page_of_their_kind_once(plain: BuiltSite, pattern: str) -> None:
    pages = sorted(p.path for p in plain.pages if re.fullmatch(pattern, p.path))
    ways: dict[str, dict[str, str]] = {}
    for path in pages:
        page = plain.page(path)
        links = [a for nav in page.all("nav", "steps") for a in nav.iter("a")]
        found = {a.get("rel", ""): plain.target(a.get("href", ""), path) for a in links}
        ways[path] = {rel: target[0] for rel, target in found.items() if target}
    if pattern.startswith("days"):
        assert [ways[p]["next"] for p in pages] == [*pages[1:], pages[0]]
        assert [ways[p]["prev"] for p in pages] == [pages[-1], *pages[:-1]]
    else:
        assert [ways[p].get("next") for p in pages] == [*pages[1:], None]
        assert [ways[p].get("prev") for p in pages] == [None, *pages[:-1]]


def test_the_first_page_begins_with_the_newest_and_counts_what_there_is(plain: BuiltSite) -> None:
    page, days = plain.page("index.html"), _days(plain)
    (main,) = page.all("main")
    listed = _listed(plain, page, main)
    newest = sorted(days, key=lambda path: days[path], reverse=True)
    assert [days[p] for p in listed] == [days[p] for p in newest[: len(listed)]]
    assert len(set(listed)) == len(listed)
    statements = len(plain.rows("statements"))
    assert f"في الأرشيف 16 مادة من عام 2011 إلى عام 2024، وفي سجله {statements} تصريحًا." in words(main)
    years = [a for a in main.iter("a") if re.fullmatch(r"\./\d{4}/", a.get("href", ""))]
    assert [words(a) for a in years] == sorted({str(d.year) for d in days.values()}, reverse=True)


def test_lists_without_days_do_not_say_so_in_every_line(plain: BuiltSite) -> None:
    assert "بلا تاريخ" not in words(plain.page("undated/index.html").all("ol", "lines")[0])


def test_a_country_brings_its_months_its_digits_and_its_week(egyptian: BuiltSite) -> None:
    page = egyptian.page("2014/07/index.html")
    assert page.heading() == "يوليو ٢٠١٤"
    assert next(h.get("abbr") for h in page.all("th")) == "السبت"
    assert egyptian.page("2014/index.html").heading() == "عام ٢٠١٤"
    assert egyptian.page("days/07-12/index.html").heading() == "١٢ يوليو"
    months = [words(h).split()[0] for h in egyptian.page("days/index.html").all("h2")]
    assert months == list(EGYPT)
    for path in ("index.html", "2014/07/12/port-strike/index.html"):
        for time in egyptian.page(path).all("time"):
            assert not re.search("[0-9]", words(time)), path


def test_the_hijri_date_stands_beside_the_gregorian_where_it_is_set(
    egyptian: BuiltSite, plain: BuiltSite
) -> None:
    newest = max(_days(egyptian).values())
    told = f"الموافق {format_hijri(newest, 'arabic')} هـ (أم القرى)"
    assert f"{format_day_of_year(newest, 'egypt', 'arabic')} ٢٠٢٤ {told}" in words(
        egyptian.page("index.html").all("main")[0]
    )
    month = egyptian.page("2014/07/index.html")
    assert "رمضان وشوال ١٤٣٥ هـ (أم القرى)" in words(month.all("header")[1])
    cells = [c for c in month.all("td") if list(c.iter("small"))]
    assert len(cells) == 31
    for number, cell in enumerate(cells, 1):
        (small,) = cell.iter("small")
        assert words(small) == format_hijri_number(date(2014, 7, number), "arabic")
        assert words(cell) == f"{digits(str(number), 'arabic')}{words(small)}"
    day = date(2014, 7, 12)
    assert f"السبت الموافق {format_hijri(day, 'arabic')} هـ (أم القرى)" in words(
        egyptian.page("days/07-12/index.html").all("main")[0]
    )
    article = egyptian.page("2014/07/12/port-strike/index.html")
    assert f"١٢ يوليو ٢٠١٤ الموافق {format_hijri(day, 'arabic')} هـ" in words(article.all("ul", "facts")[0])
    for page in plain.pages:
        assert "أم القرى" not in words(page.all("body")[0]), page.path


def test_numbers_and_nouns_agree_in_its_digits_too(egyptian: BuiltSite) -> None:
    assert "مادتان، و" in words(egyptian.page("2014/index.html").all("main")[0])
    assert "مادتان في سنة واحدة" in words(egyptian.page("days/07-12/index.html").all("main")[0])
    assert "مواد في ١٤ يومًا من أيام السنة." in words(egyptian.page("days/index.html").all("main")[0])
