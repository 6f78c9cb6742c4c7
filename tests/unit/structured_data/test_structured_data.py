"""Linked data that no page can be broken by, feeds and maps that machines can read."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from xml.etree import ElementTree as ET

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.arabic.values import Analysis, Block, Entity, Mention, Span, Speaker, Statement
from plugins.newsroom.archive import make_archive
from plugins.newsroom.article import Correction, Record
from plugins.newsroom.document import Document, Leaf
from plugins.newsroom.site import Site
from plugins.structured_data.citation import citation_meta
from plugins.structured_data.feeds import ALL, FEWEST, NEWEST, feed_of, has_feed, make_feeds
from plugins.structured_data.jsonld import describe, describe_entity, entity_jsonld, jsonld, to_script
from plugins.structured_data.opening import opening
from plugins.structured_data.sitemap import make_sitemaps, robots

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
ABSOLUTE = "https://archive.example/news"
SITE = Site(title="أرشيف المرسى", subtitle="أخبار الميناء", publisher="دار الجسر", licence="CC BY 4.0")
NADA = Entity("nada-hilal", "ندى الهلال", "person", wikidata="Q12345")
PORT = Entity("marsa", "المرسى", "place", kind="city", latitude=0.0, longitude=33.5)


def make_record(
    record_id: str = "a",
    text: str = "نص",
    day: date | None = date(2021, 3, 4),
    **more: Any,  # noqa: ANN401 - any of its values
) -> Record:
    values: dict[str, Any] = {"title": f"خبر {record_id}", **more}
    document = Document((Leaf("p", Block("paragraph", 0, text)),))
    return Record(f"articles/{record_id}.txt", record_id, day=day, document=document, **values)


def quoting(text: str, words: str, cue: str, **more: Any) -> Statement:  # noqa: ANN401 - any of its values
    start, at = text.index(words), text.index(cue)
    values: dict[str, Any] = {"kind": "direct", "cue_class": "say", "grade": "named", "rule": "", **more}
    outer = Span(start - 1, start + len(words) + 1)
    return Statement(
        id="s-0123456789",
        start=start,
        end=start + len(words),
        outer=outer,
        cue=cue,
        cue_span=Span(at, at + len(cue)),
        **values,
    )


TEXT = 'وفي المرسى نفت ندى الهلال أن يكون الرصيف "مغلقا" اليوم.'
DENIAL = quoting(
    TEXT,
    "مغلقا",
    "نفت",
    kind="partial",
    cue_class="deny",
    speakers=(Speaker(NADA.name, NADA.id, "مديرة الميناء"),),
)
DENYING = make_record(
    text=TEXT,
    analysis=Analysis((DENIAL,), (Mention(3, 10, "marsa"),), {e.id: e for e in (NADA, PORT)}),
    topics=("طرق",),
    authors=("باسم العلي",),
    source="الجسر",
)
RETURNING = [*(replace(DENYING, id=f"a-{n}") for n in range(1, FEWEST)), DENYING]


@given(
    st.recursive(st.text() | st.sampled_from(["</script>", "<!--", "]]>", "\u2028&"]), st.lists, max_leaves=8)
)
def test_no_text_breaks_out_of_the_script_and_all_of_it_comes_back(value: object) -> None:
    text = to_script(value)
    assert not set(text) & set("<>&\u2028\u2029")
    assert json.loads(text) == value


def test_a_hostile_title_stays_in_its_script() -> None:
    record = make_record(title="</script><script>alert(1)</script><!--")
    script = jsonld(record, make_archive([record]), SITE, "..")
    page = f'<script type="application/ld+json">{script}</script><p>بعد</p>'
    tree = html5lib.parseFragment(page, namespaceHTMLElements=False)
    assert [e.tag for e in tree] == ["script", "p"]
    assert json.loads(tree[0].text)["headline"] == record.title


def test_an_article_is_described_with_what_it_names_and_who_speaks() -> None:
    node = describe(DENYING, make_archive([DENYING]), SITE, "../../../..", ABSOLUTE)
    assert node["@type"] == "NewsArticle"
    assert node["datePublished"] == "2021-03-04"
    assert node["inLanguage"] == "ar"
    # It was published by its source; what has none is the archive's own.
    assert node["publisher"] == {"@type": "Organization", "name": "الجسر"}
    own = describe(replace(DENYING, source=""), make_archive([]), SITE, "..")
    assert own["publisher"] == {"@type": "Organization", "name": "دار الجسر"}
    assert node["about"] == [{"@type": "Thing", "name": "طرق"}]
    # The port is named once, in passing.
    assert node["mentions"] == [
        {"@id": "../../../../actors/nada-hilal/", "name": "ندى الهلال"},
    ]


def test_a_place_that_is_named_twice_or_tagged_by_the_editor_is_mentioned() -> None:
    for mentions in ((), (Mention(0, 3, "marsa"), Mention(4, 7, "marsa"))):
        record = make_record(text="مرسى ومرسى", analysis=Analysis((), mentions, {"marsa": PORT}))
        node: Any = describe(record, make_archive([record]), SITE, "..")
        assert [m["name"] for m in node["mentions"]] == ["المرسى"]


def test_an_article_mentions_nobody_who_has_no_page_to_point_to() -> None:
    found = Entity("نادر-غرس", "نادر غرس", "person", "found")
    record = make_record(analysis=Analysis(entities={found.id: found}))
    assert "mentions" not in describe(record, make_archive([record], threshold=2), SITE, "..")
    assert "mentions" in describe(record, make_archive([record], threshold=1), SITE, "..")


def test_what_an_entity_is_stands_on_its_own_page() -> None:
    assert describe_entity(NADA, ["الهلال"]) == {
        "@context": "https://schema.org",
        "@type": "Person",
        "@id": "./",
        "name": "ندى الهلال",
        "alternateName": ["الهلال"],
        "sameAs": "https://www.wikidata.org/entity/Q12345",
    }
    port: Any = describe_entity(PORT, [])
    assert port["geo"] == {"@type": "GeoCoordinates", "latitude": 0.0, "longitude": 33.5}
    assert json.loads(entity_jsonld(PORT, [])) == port


def test_a_quotation_points_to_its_words_and_to_its_speaker() -> None:
    node: Any = describe(DENYING, make_archive([DENYING]), SITE, "../../../..", ABSOLUTE)
    assert node["hasPart"] == [
        {
            "@type": "Quotation",
            "@id": "#s-0123456789",
            "spokenByCharacter": {"@id": "../../../../actors/nada-hilal/"},
        }
    ]
    assert node["hasPart"][0]["spokenByCharacter"]["@id"] in {m["@id"] for m in node["mentions"]}


def test_what_is_told_in_the_reporters_words_is_no_quotation() -> None:
    statement = replace(DENIAL, kind="indirect")
    record = replace(DENYING, analysis=replace(DENYING.analysis, statements=(statement,)))
    assert "hasPart" not in describe(record, make_archive([record]), SITE, "..")


@pytest.mark.parametrize("speakers", [(), (Speaker("مصدر أمني"),), (Speaker("المرسى", "marsa"),)])
def test_nobody_without_a_page_and_no_place_speaks(speakers: tuple[Speaker, ...]) -> None:
    record = replace(
        DENYING, analysis=replace(DENYING.analysis, statements=(replace(DENIAL, speakers=speakers),))
    )
    assert "hasPart" not in describe(record, make_archive([record]), SITE, "..")


def test_what_is_unknown_is_left_out() -> None:
    record = make_record(day=None)
    node = describe(record, make_archive([record]), SITE, "..")
    assert not {"datePublished", "author", "isBasedOn", "mentions", "license"} & set(node)


def test_citation_metadata_name_what_is_known() -> None:
    pairs = dict(citation_meta(DENYING, SITE, ABSOLUTE))
    assert pairs["citation_title"] == DENYING.title
    assert pairs["citation_publication_date"] == "2021/03/04"
    assert pairs["citation_author"] == "باسم العلي"
    assert pairs["citation_public_url"] == f"{ABSOLUTE}/2021/03/04/a/"
    assert "citation_publication_date" not in dict(citation_meta(make_record(day=None), SITE, ""))


def test_dublin_core_repeats_nothing() -> None:
    names = [name for name, _ in citation_meta(DENYING, SITE, ABSOLUTE)]
    assert {n for n in names if n.startswith("DC.")} == {"DC.type", "DC.source", "DC.rights"}


def test_zotero_learns_that_it_is_a_newspaper_article_and_where_it_appeared() -> None:
    record = make_record(source="الجسر", source_url="https://bridge.example/1")
    pairs = dict(citation_meta(record, SITE, ""))
    assert pairs["DC.type"] == "newspaperArticle"
    assert pairs["DC.source"] == "الجسر"  # what Zotero takes for the paper's name: an address would be none
    assert pairs["DC.relation"] == "https://bridge.example/1"


def test_corrections_are_part_of_the_description() -> None:
    record = make_record(corrections=(Correction("صُحح الاسم.", date(2021, 3, 5)),))
    assert describe(record, make_archive([record]), SITE, "..")["correction"] == ["صُحح الاسم."]


def test_a_short_text_is_its_own_opening_and_a_summary_goes_before() -> None:
    assert opening(make_record(text="افتُتح الجسر.")) == "افتُتح الجسر."
    assert opening(make_record(text="افتُتح الجسر.", summary="موجز")) == "موجز"
    assert opening(Record("a.txt", "a", "خبر")) == ""


def test_an_opening_is_cut_between_words() -> None:
    assert opening(make_record(text="افتُتح الجسر، صباح اليوم"), most=14) == "افتُتح الجسر …"


def test_a_denial_that_comes_before_its_cue_is_not_left_without_it() -> None:
    text = "افتُتح الجسر. «الرصيف مغلق تماما» كلام نفته ندى"
    statement = quoting(text, "الرصيف مغلق تماما", "نفته", cue_class="deny")
    record = make_record(text=text, analysis=Analysis((statement,)))
    assert opening(record, most=36) == "افتُتح الجسر. …"


@given(st.text(alphabet="اب ،", min_size=1, max_size=80), st.integers(1, 60))
def test_an_opening_begins_the_text_and_is_marked_where_it_is_cut(text: str, most: int) -> None:
    words = opening(make_record(text=text), most)
    assert text.startswith(words.removesuffix(" …"))
    assert words == text or (words.endswith(" …") and len(words) <= most + 2)


def feed(text: str) -> ET.Element:
    return ET.fromstring(text)  # noqa: S314 - our own output


def test_there_is_a_feed_of_all_and_of_every_actor_and_place_that_returns() -> None:
    feeds = make_feeds(make_archive(RETURNING), SITE, "")
    assert set(feeds) == {ALL, "feeds/actors/nada-hilal.xml", "feeds/places/marsa.xml"}
    assert feed_of("actors/nada-hilal/") in feeds
    few = make_archive(RETURNING[1:])
    assert set(make_feeds(few, SITE, "")) == {ALL}
    assert not has_feed(few.entities["marsa"])


def test_who_follows_a_name_that_was_renamed_still_gets_its_feed() -> None:
    redirects = {("actors", "nada"): NADA.id, ("places", "nada"): NADA.id, ("places", "x"): "nowhere"}
    feeds = make_feeds(make_archive(RETURNING), SITE, "", redirects)
    assert feeds["feeds/actors/nada.xml"] == feeds["feeds/actors/nada-hilal.xml"]
    assert not {"feeds/places/nada.xml", "feeds/places/x.xml"} & feeds.keys()


def test_a_feed_holds_the_newest_and_its_time_is_theirs() -> None:
    records = [make_record(f"n{n:02}", day=date(2021, 1, 1) + timedelta(n)) for n in range(30)]
    tree = feed(make_feeds(make_archive([*records, make_record("u", day=None)]), SITE, ABSOLUTE)[ALL])
    entries = tree.findall(f"{ATOM}entry")
    assert [e.findtext(f"{ATOM}title") for e in entries][:2] == ["خبر n29", "خبر n28"]
    assert len(entries) == NEWEST
    assert tree.findtext(f"{ATOM}updated") == "2021-01-30T00:00:00Z"
    assert tree.get("{http://www.w3.org/XML/1998/namespace}lang") == "ar"
    assert entries[0].findtext(f"{ATOM}id") == f"{ABSOLUTE}/2021/01/30/n29/"


def test_without_an_address_ids_are_tags_and_links_are_relative_to_the_feed() -> None:
    feeds = make_feeds(make_archive(RETURNING), SITE, "")
    tree = feed(feeds["feeds/actors/nada-hilal.xml"])
    entry = tree.find(f"{ATOM}entry")
    assert entry is not None
    assert entry.findtext(f"{ATOM}id", "").startswith("tag:warraq.invalid,2000:")
    assert entry.findtext(f"{ATOM}id", "").isascii()
    link = entry.find(f"{ATOM}link")
    assert link is not None
    assert link.get("href") == "../../2021/03/04/a-9/"


def test_a_feed_of_one_name_is_short_and_says_what_an_entry_must() -> None:
    feeds = make_feeds(make_archive(RETURNING), SITE, "")
    whole, one = (feed(feeds[name]).find(f"{ATOM}entry") for name in (ALL, "feeds/places/marsa.xml"))
    assert whole is not None
    assert one is not None
    assert whole.findtext(f"{ATOM}summary")
    assert [e.tag.removeprefix(ATOM) for e in one] == ["id", "title", "link", "updated"]
    assert one.findtext(f"{ATOM}id") == whole.findtext(f"{ATOM}id")


def test_ids_of_all_feeds_and_entries_differ() -> None:
    for absolute in ("", ABSOLUTE):
        trees = [
            feed(t) for t in make_feeds(make_archive([*RETURNING, make_record("b")]), SITE, absolute).values()
        ]
        ids = [t.findtext(f"{ATOM}id") for t in trees] + [
            e.findtext(f"{ATOM}id") for e in trees[0].findall(f"{ATOM}entry")
        ]
        assert len(set(ids)) == len(ids)


def test_a_feed_without_articles_is_still_a_feed() -> None:
    tree = feed(make_feeds(make_archive([]), SITE, "")[ALL])
    assert tree.findtext(f"{ATOM}updated") == "1970-01-01T00:00:00Z"


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])), st.sampled_from(["", ABSOLUTE]))
def test_any_title_makes_a_feed_that_is_well_formed(title: str, absolute: str) -> None:
    record = make_record(title=title, text=title, topics=(title,), authors=(title,))
    feed(make_feeds(make_archive([record]), Site(title=title), absolute)[ALL])


def test_the_map_names_every_page_with_its_address() -> None:
    files = make_sitemaps(make_archive([DENYING, make_record("u", day=None)]), ABSOLUTE)
    places = [e.text for e in feed(files["sitemap.xml"]).iter(f"{MAP}loc")]
    assert len(set(places)) == len(places)
    assert {
        f"{ABSOLUTE}/",
        f"{ABSOLUTE}/2021/03/",
        f"{ABSOLUTE}/undated/",
        f"{ABSOLUTE}/actors/nada-hilal/",
    } <= set(places)
    assert f"{ABSOLUTE}/topics/%D8%B7%D8%B1%D9%82/" in places


def test_a_map_with_too_many_pages_is_parted() -> None:
    archive = make_archive([DENYING])
    whole = make_sitemaps(archive, ABSOLUTE)["sitemap.xml"]
    files = make_sitemaps(archive, ABSOLUTE, most=5)
    parts = [e.text for e in feed(files["sitemap.xml"]).iter(f"{MAP}loc")]
    assert parts == [f"{ABSOLUTE}/{name}" for name in files if name != "sitemap.xml"]
    pages = [
        e.text for name, text in files.items() if name != "sitemap.xml" for e in feed(text).iter(f"{MAP}loc")
    ]
    assert pages == [e.text for e in feed(whole).iter(f"{MAP}loc")]


@pytest.mark.parametrize(("absolute", "named"), [("", False), (ABSOLUTE, True)])
def test_robots_are_told_of_the_map_where_there_is_one(absolute: str, *, named: bool) -> None:
    assert (f"Sitemap: {ABSOLUTE}/sitemap.xml" in robots(absolute)) is named
