"""Every kind of page is there, is valid HTML, and leads only to what is there."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from plugins.newsroom.phrases import PHRASES
from tests.site.built import ADDRESS, CONTENT, BuiltSite, words

_ATOM = "{http://www.w3.org/2005/Atom}"
_MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"

# Of every kind one page, with its heading.
KINDS = {
    "index.html": "الأرشيف في لمحة",
    "2014/07/12/port-strike/index.html": "إضراب يشل ميناء المنارة ليوم واحد",
    "2018/01/22/archive-letter/index.html": "[رسالة من أهالي الحي القديم إلى وزيرة الاقتصاد]",
    "undated/well/index.html": "السؤال: من حفر البئر الكبيرة في ساحة المنارة؟",
    "2020/06/11/rumour/index.html": "مادة مسحوبة",
    "actors/index.html": "شخصيات وهيئات",
    "actors/salma-al-raai/index.html": "سلمى الراعي",
    "actors/لينا-حمدان/index.html": "لينا حمدان",
    "places/index.html": "أماكن",
    "places/manara-port/index.html": "ميناء المنارة",
    "map/index.html": "خريطة الأرشيف",
    "topics/index.html": "الموضوعات",
    "topics/موانئ/index.html": "موانئ",
    "sources/index.html": "المصادر",
    "sources/Reuters/index.html": "Reuters",
    "2014/index.html": "عام 2014",
    "2014/07/index.html": "يوليو/تموز 2014",
    "days/index.html": "أيام السنة",
    "days/07-12/index.html": "12 يوليو/تموز",
    "undated/index.html": "مواد بلا تاريخ",
    "statements/index.html": "سجل التصريحات",
    "statements/2014/index.html": "سجل التصريحات، عام 2014",
    "statements/undated/index.html": "سجل التصريحات، بلا تاريخ",
    "statements/speakers/index.html": "القائلون",
    "statements/unnamed/index.html": "مصادر بلا أسماء",
    "statements/salma-al-raai/index.html": "تصريحات سلمى الراعي",
    "about/index.html": "عن هذا الأرشيف",
    "data/index.html": "البيانات المفتوحة",
    "404.html": "لم نجد هذه الصفحة",
}
OTHER_FILES = {
    "2014/07/12/port-strike/article.txt",
    "data/articles.csv",
    "data/datapackage.json",
    "data/entities.csv",
    "data/mentions.csv",
    "data/statements.csv",
    "feeds/all.xml",
    "images/2015/manuscript.png",
    "images/harbour.png",
    "map/lb.svg",
    "map/middle-east.svg",
    "robots.txt",
    "theme/style.css",
}
REDIRECTS = {
    "2013/02/old-name/index.html": "2013/02/20/fishing-season/index.html",
    "actors/ports-authority/index.html": "actors/sahel-ports/index.html",
    "places/al-minara/index.html": "places/manara/index.html",
    "statements/ports-authority/index.html": "actors/sahel-ports/index.html",
}
# Parts of a list: its older pages, its letters, kinds and years.
_PART = re.compile(r"/(page|letter|kind)/|/count/|^statements/(?:.*/)?([0-9]{4}|undated)/")
_DRAFT = "articles/2019/04/factory.md"
_WITHDRAWN = "articles/2020/06/rumour.txt"


@pytest.mark.parametrize("path", KINDS)
def test_every_kind_of_page_is_there(plain: BuiltSite, path: str) -> None:
    assert plain.page(path).heading() == KINDS[path]


def test_every_file_that_machines_read_is_there(plain: BuiltSite, addressed: BuiltSite) -> None:
    assert plain.files.keys() >= OTHER_FILES
    assert addressed.files.keys() - plain.files.keys() == {"sitemap.xml"}
    assert plain.files.keys() <= addressed.files.keys()


def test_every_article_that_is_published_has_a_page_and_a_text(plain: BuiltSite) -> None:
    ids = [row["article_id"] for row in plain.rows("articles")]
    written = {p.stem for p in (CONTENT / "articles").rglob("*.*")}
    assert set(ids) == written - {Path(_DRAFT).stem, Path(_WITHDRAWN).stem}
    for i in ids:
        assert {
            f"{plain.article_folder(i)}{name}" for name in ("index.html", "article.txt")
        } <= plain.files.keys()


@pytest.mark.parametrize("path", REDIRECTS)
@pytest.mark.parametrize("which", ["plain", "addressed"])
def test_old_addresses_lead_to_the_new_ones(request: pytest.FixtureRequest, which: str, path: str) -> None:
    site: BuiltSite = request.getfixturevalue(which)
    page = site.page(path)
    (refresh,) = [link for link in page.links if link.element.tag == "meta"]
    (canonical,) = [link for link in page.links if link.element.get("rel") == "canonical"]
    # Of one who said little, the ledger is a part of the name's page.
    to = (REDIRECTS[path], "statements" if path.startswith("statements/") else "")
    assert site.target(refresh.address, path) == to
    assert site.target(canonical.address, path) == (REDIRECTS[path], "")
    assert not refresh.address.startswith("http")
    (main,) = page.all("main")
    (way,) = main.iter("a")
    assert site.target(way.get("href", ""), path) == to
    assert words(way).endswith(site.page(REDIRECTS[path]).heading())


@pytest.mark.parametrize("hidden", [_DRAFT, _WITHDRAWN])
def test_nothing_of_a_draft_or_a_withdrawn_article_is_anywhere(addressed: BuiltSite, hidden: str) -> None:
    secret = _words_of_no_other_file(hidden)
    assert len(secret) > 10
    for path, data in addressed.files.items():
        if path.endswith((".html", ".txt", ".csv", ".xml", ".json")):
            found = secret & set(re.findall(r"\w+", data.decode() + path))
            assert not found, path
    assert not [path for path in addressed.files if Path(_DRAFT).stem in path]


def test_a_withdrawn_article_says_when_and_why(plain: BuiltSite) -> None:
    page = plain.page("2020/06/11/rumour/index.html")
    (main,) = page.all("main")
    assert "سُحبت هذه المادة من الأرشيف في 2 مارس/آذار 2021." in words(main)
    assert "السبب: تبين أن الحادث لم يقع، وأن الصورة المرفقة التقطت في بلد آخر." in words(main)
    assert [plain.target(a.get("href", ""), page.path) for a in main.iter("a")] == [("index.html", "")]


def test_pages_are_valid(site: BuiltSite) -> None:
    for page in site.pages:
        assert page.root.tag == "html", page.path  # parsed strictly: any error in the HTML is raised here
        assert (page.root.get("lang"), page.root.get("dir")) == ("ar", "rtl"), page.path
        assert len(page.all("main")) == 1, page.path
        (title,) = page.all("title")
        assert words(title), page.path
        assert len(page.all("h1")) == 1, page.path
        assert not [i for i, times in Counter(page.ids).items() if times > 1], page.path
        assert all(image.get("alt") for image in page.all("img")), page.path


def test_headings_go_down_one_step_at_a_time_and_say_something(site: BuiltSite) -> None:
    for page in site.pages:
        headings = [e for e in page.all("*") if re.fullmatch("h[1-6]", e.tag)]
        levels = [int(h.tag[1]) for h in headings]
        assert levels[0] == 1, page.path
        assert all(after <= before + 1 for before, after in pairwise(levels)), page.path
        assert all(words(h) for h in headings), page.path


def test_what_labels_or_describes_another_element_is_there(site: BuiltSite) -> None:
    for page in site.pages:
        for element in page.all("*"):
            for name in ("aria-labelledby", "aria-describedby", "for"):
                assert set(element.get(name, "").split()) <= set(page.ids), (page.path, name)


def test_titles_of_pages_differ(plain: BuiltSite) -> None:
    titles = Counter(
        words(page.all("title")[0])
        for page in plain.pages
        if page.path not in REDIRECTS and "/page/" not in page.path
    )
    assert not [title for title, times in titles.items() if times > 1]


def test_every_link_leads_to_a_file_and_every_anchor_to_an_element(site: BuiltSite) -> None:
    inside = 0
    for page in site.pages:
        for link in page.links:
            target = site.target(link.address, page.path)
            if target is None:
                assert re.match("https?://", link.address), (page.path, link.address)
                continue
            file, anchor = target
            assert file in site.files, (page.path, link.address)
            if anchor:
                assert anchor in site.page(file).ids, (page.path, link.address)
            inside += 1
    assert inside > 20 * len(site.pages)


def test_no_page_asks_another_site_for_anything(site: BuiltSite) -> None:
    for page in site.pages:
        for link in page.links:
            if link.is_fetched:
                assert site.target(link.address, page.path), (page.path, link.address)
        (policy,) = [
            e.attrib["content"]
            for e in page.all("meta")
            if e.get("http-equiv", "").lower() == "content-security-policy"
        ]
        assert policy.startswith("default-src 'none';")
        assert ("script-src" in policy) == bool([e for e in page.all("script") if e.get("src")]), page.path
        # Excerpts come from the articles' texts.
        assert ("connect-src 'self'" in policy) == (page.path == "search/index.html")
        assert not re.search(r"\*|https?:|unsafe", policy)


def test_styles_ask_for_nothing_and_know_no_sides(plain: BuiltSite) -> None:
    sheets = {path: data.decode() for path, data in plain.files.items() if path.endswith(".css")}
    assert sheets
    for path, css in sheets.items():
        rules = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
        assert not re.search(r"\b(left|right)\b|letter-spacing|italic|oblique|:\s*justify", rules), path
        assert not re.search(r"https?:|//|@import", rules), path


def test_links_within_the_site_are_relative(addressed: BuiltSite) -> None:
    for page in addressed.pages:
        if page.path == "404.html":  # shown by a server at any depth
            continue
        for link in page.links:
            if link.element.get("rel") != "canonical":
                assert not link.address.startswith(("/", ADDRESS)), (page.path, link.address)
        others = [
            (e.tag, e.get("name", "")) for e in page.all("*") if any(ADDRESS in v for v in e.attrib.values())
        ]
        assert set(others) <= {("link", ""), ("meta", "citation_public_url"), ("meta", "DC.identifier")}
        citation = [e for p in page.all("section", "cite") for tag in ("bdi", "pre") for e in p.iter(tag)]
        citation += [e for e in page.all("*") if e.tag in {"bdi", "code"} and page.path == "data/index.html"]
        texts = [e for e in page.all("*") if ADDRESS in (e.text or "")]
        assert all(e in citation or e.get("type") == "application/ld+json" for e in texts), page.path


def test_the_404_page_leads_home_from_any_depth(addressed: BuiltSite) -> None:
    for link in addressed.page("404.html").links:
        if not link.address.startswith("#") and addressed.target(link.address, "404.html"):
            assert link.address.startswith(f"{ADDRESS}/"), link.address


def test_every_page_names_its_own_address_where_the_site_has_one(
    plain: BuiltSite, addressed: BuiltSite
) -> None:
    for page in addressed.pages:
        canonical = [link.address for link in page.links if link.element.get("rel") == "canonical"]
        if page.path in {"404.html", "2020/06/11/rumour/index.html"}:
            assert canonical == []
            continue
        (address,) = canonical
        assert address.startswith(f"{ADDRESS}/")
        own = REDIRECTS.get(page.path, page.path)
        assert addressed.target(address, page.path) == (own, "")
    for page in plain.pages:
        assert page.path in REDIRECTS or not [e for e in page.all("link") if e.get("rel") == "canonical"]


@pytest.mark.parametrize("which", ["plain", "addressed"])
def test_feeds_lead_to_articles_and_name_each_once(request: pytest.FixtureRequest, which: str) -> None:
    site: BuiltSite = request.getfixturevalue(which)
    feeds = [path for path in site.files if path.startswith("feeds/")]
    assert feeds
    for path in feeds:
        feed = ET.fromstring(site.files[path])  # noqa: S314 - we wrote it
        assert feed.tag == f"{_ATOM}feed"
        assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == "ar"
        ids = [e.findtext(f"{_ATOM}id", "") for e in [feed, *feed.iter(f"{_ATOM}entry")]]
        assert len(set(ids)) == len(ids)
        assert all(i.startswith(ADDRESS if site.absolute else "tag:") for i in ids), path
        for link in feed.iter(f"{_ATOM}link"):
            target = site.target(link.attrib["href"], path)
            assert target, path
            assert target[0] in site.files, (path, link.attrib["href"])
            assert bool(site.absolute) == link.attrib["href"].startswith(ADDRESS)
        days = [e.findtext(f"{_ATOM}updated", "") for e in feed.iter(f"{_ATOM}entry")]
        assert all(days), path
        if path.endswith("all.xml"):
            days = [e.findtext(f"{_ATOM}published", "") for e in feed.iter(f"{_ATOM}entry")]
            assert days == sorted(days, reverse=True)


def test_the_feed_of_all_holds_every_dated_article(plain: BuiltSite) -> None:
    feed = ET.fromstring(plain.files["feeds/all.xml"])  # noqa: S314 - we wrote it
    titles = [e.findtext(f"{_ATOM}title") for e in feed.iter(f"{_ATOM}entry")]
    dated = [row["title"] for row in plain.rows("articles") if row["date"]]
    assert sorted(map(str, titles)) == sorted(dated)


def test_the_site_map_names_every_page_that_is_to_be_found(addressed: BuiltSite) -> None:
    found = ET.fromstring(addressed.files["sitemap.xml"])  # noqa: S314 - we wrote it
    locations = [e.text or "" for e in found.iter(f"{_MAP}loc")]
    targets = [addressed.target(location, "") for location in locations]
    left_out = {"404.html", "2020/06/11/rumour/index.html", *REDIRECTS}
    wanted = {p.path for p in addressed.pages if p.path not in left_out and not _PART.search(p.path)}
    assert sorted(t[0] for t in targets if t) == sorted(wanted)
    assert f"Sitemap: {ADDRESS}/sitemap.xml\n" in addressed.text("robots.txt")


def test_robots_are_let_in_without_a_site_map_too(plain: BuiltSite) -> None:
    assert plain.text("robots.txt") == "User-agent: *\nAllow: /\n"


def test_the_build_says_what_it_published(plain: BuiltSite, addressed: BuiltSite) -> None:
    articles, statements = len(plain.rows("articles")), len(plain.rows("statements"))
    for site in (plain, addressed):
        last = site.said.splitlines()[-1]
        assert f"المواد: {articles}، المسودات: 1، المسحوبة: 1،" in last
        assert f"الصفحات: {len(site.pages)}، التصريحات: {statements}، التنبيهات: 1" in last
    assert "SITE_URL" in plain.said
    assert "SITE_URL" not in addressed.said


def _words_of_no_other_file(hidden: str) -> set[str]:
    """Return the words of four letters and more that only this article has; the reason given may be said."""
    texts = {p: p.read_text(encoding="utf-8") for p in CONTENT.rglob("*.[tm]*")}
    own = texts.pop(CONTENT / hidden)
    reason = "".join(re.findall(r"^Reason:.*$", own, re.MULTILINE))
    known = "\n".join([*texts.values(), *PHRASES.values(), reason])
    return set(re.findall(r"[ء-ي]{4,}", own)) - set(re.findall(r"\w+", known))
