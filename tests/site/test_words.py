"""The words of the articles are on the pages and in the open data exactly as they are in their texts."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import tomllib
from collections import Counter, defaultdict
from xml.etree import ElementTree as ET

from plugins.newsroom.archive import FEW_SAID
from plugins.newsroom.phrases import counted, phrase
from tests.site.built import BuiltSite, Page, words

_TABLES = ("articles", "entities", "mentions", "statements")
# Pages show paired straight marks as « »; '' is an agency's way of writing ".
_OF_A_YEAR = re.compile(r"statements/([0-9]{4}|undated)/(page/\d+/)?index\.html")
_MARKS = str.maketrans(dict.fromkeys("«»“”„‟″", '"') | dict.fromkeys("‘’‚‛", "'"))


def _folded(text: str) -> str:
    return text.translate(_MARKS).replace("''", '"')


def test_each_article_reads_on_its_page_as_in_its_text(site: BuiltSite) -> None:
    for article_id, text in site.article_texts.items():
        pieces = [
            _folded(line)
            for piece in site.page(f"{site.article_folder(article_id)}index.html").article_pieces()
            for line in piece.split("\n")
        ]
        row = iter(pieces)
        for line in _folded(text).split("\n"):
            # A quote block cuts a paragraph; nothing is lost there but the blank between two sentences.
            rest = line.strip()
            while rest:
                piece = next(row, "")
                assert piece, (article_id, rest)
                assert rest.startswith(piece), (article_id, rest, piece)
                rest = rest.removeprefix(piece).lstrip()
        assert next(row, None) is None, article_id


def test_each_statement_has_its_place_on_its_page_and_its_words_in_the_text(site: BuiltSite) -> None:
    rows = site.rows("statements")
    assert rows
    assert len({row["statement_id"] for row in rows}) == len(rows)
    for row in rows:
        page = site.page(f"{site.article_folder(row['article_id'])}index.html")
        assert row["statement_id"] in page.ids
        assert site.target(row["url"], "") == (page.path, row["statement_id"])
        start, end = int(row["start"]), int(row["end"])
        assert 0 <= start < end
        assert site.article_texts[row["article_id"]][start:end] == row["text"]


def test_the_page_shows_at_each_statement_its_words(site: BuiltSite) -> None:
    for row in site.rows("statements"):
        page = site.page(f"{site.article_folder(row['article_id'])}index.html")
        (element,) = [e for e in page.all("*") if e.get("id") == row["statement_id"]]
        said = element.find("blockquote") if element.tag == "figure" else element
        assert said is not None
        shown, told = (_folded(w).split() for w in (words(said), row["text"]))
        if element.tag == "span":
            assert shown == told
        else:
            assert " ".join(told).strip(" .\"'") in " ".join(shown)


def test_each_direct_quote_has_marks_or_a_block(site: BuiltSite) -> None:
    for row in site.rows("statements"):
        page = site.page(f"{site.article_folder(row['article_id'])}index.html")
        (element,) = [e for e in page.all("*") if e.get("id") == row["statement_id"]]
        wanted = {"indirect": {"span"}, "partial": {"q"}, "direct": {"q", "figure"}}[row["kind"]]
        assert element.tag in wanted, row["statement_id"]


def test_each_mention_is_a_span_of_the_text(site: BuiltSite) -> None:
    rows = site.rows("mentions")
    assert rows
    for row in rows:
        start, end = int(row["start"]), int(row["end"])
        assert 0 <= start < end
        assert site.article_texts[row["article_id"]][start:end] == row["text"]


def test_entities_are_counted_right_in_the_data_and_on_their_pages(site: BuiltSite) -> None:
    times = Counter(row["entity_id"] for row in site.rows("mentions"))
    named = defaultdict(set)
    for row in site.rows("mentions"):
        named[row["entity_id"]].add(row["article_id"])
    settings = tomllib.loads((site.content / "site.toml").read_text(encoding="utf-8"))
    threshold = settings["found_threshold"]
    with_page = 0
    for row in site.rows("entities"):
        who, articles = row["entity_id"], int(row["articles"])
        assert int(row["mentions"]) == times[who]
        assert articles >= len(named[who])  # metadata may add a name that the text lacks
        section = "places" if row["type"] == "place" else "actors"
        path = f"{section}/{who}/index.html"
        assert (path in site.files) == (row["status"] == "authority" or articles >= threshold), path
        if path in site.files:
            page = site.page(path)
            assert page.heading() == row["name"]
            rows = [*page.all("ol", "lines"), *page.all("ul", "row")]
            assert sum(map(len, rows)) == articles
            with_page += 1
    assert with_page > 5


def test_the_register_names_everyone_who_speaks_in_an_article_once(site: BuiltSite) -> None:
    rows = {row["statement_id"]: row for row in site.rows("statements")}
    shown = Counter()
    for page in site.pages:
        if not _OF_A_YEAR.match(page.path):
            continue
        assert not _sayings(page)
        for leaf in _register(page):
            head, names = leaf
            (article,) = [site.target(a.get("href", ""), page.path) for a in head.iter("a")]
            links = [(words(a), *(site.target(a.get("href", ""), page.path) or ())) for a in names.iter("a")]
            assert article
            assert {file for _, file, _ in links} == {article[0]}
            mine = [
                r for r in rows.values() if f"{site.article_folder(r['article_id'])}index.html" == article[0]
            ]
            voices = {v for r in mine for v in (r["speaker_name"] or phrase("speaker.unknown")).split(" / ")}
            assert sorted(name for name, _, _ in links) == sorted(voices)
            for name, _, i in links:
                assert name in (rows[i]["speaker_name"] or phrase("speaker.unknown")).split(" / ")
            shown[article[0]] += 1
    folders = {f"{site.article_folder(row['article_id'])}index.html" for row in rows.values()}
    assert not shown or shown == Counter(dict.fromkeys(folders, 1))


def test_the_ledger_or_the_page_of_each_speaker_holds_every_statement_of_hers_once(site: BuiltSite) -> None:
    rows = {row["statement_id"]: row for row in site.rows("statements")}
    by_speaker = defaultdict(set)
    for i, row in rows.items():
        for who in filter(None, row["speaker_id"].split(" / ")):
            by_speaker[who].add(i)
    assert by_speaker.keys() <= {row["entity_id"] for row in site.rows("entities")}
    found = 0
    for who, mine in by_speaker.items():
        path = f"statements/{who}/index.html"
        if path in site.files:
            told = words(site.page(path).all("p", "page__sum")[0])
            assert re.match(rf"{re.escape(counted(len(mine), 'statement'))}(:|$)", told), (path, told)
        else:  # whoever said little has it all on her own page, or has none
            path = f"actors/{who}/index.html"
            assert len(mine) <= FEW_SAID or path not in site.files, path
            if path not in site.files:
                continue
        found += 1
        shown = [i for saying in _sayings(site.page(path)) for i in _ids(saying)]
        assert len(set(shown)) == len(shown)
        # What lies in another statement of hers is shown in it.
        assert set(shown) == {i for i in mine if not any(_is_within(rows[i], rows[j]) for j in mine - {i})}
    assert found > 3 or len(rows) < 100


def _is_within(inner: dict[str, str], outer: dict[str, str]) -> bool:
    return (
        all(outer[key] == inner[key] for key in ("article_id", "speaker_id", "speaker_name"))
        and int(outer["start"]) <= int(inner["start"])
        and int(inner["end"]) <= int(outer["end"])
    )


def test_what_was_denied_or_claimed_is_shown_with_its_cue_wherever_it_is_listed(site: BuiltSite) -> None:
    weighty = {"deny", "claim", "call", "accuse", "warn"}
    cues = {r["statement_id"]: r["cue"] for r in site.rows("statements") if r["cue_class"] in weighty}
    found = 0
    for page in site.pages:
        for saying in _sayings(page):
            for i in cues.keys() & _ids(saying)[:1]:  # later ones are other reports of the same words
                cue = [words(one) for one in saying if one.tag == "i"]  # beside the words, in another voice
                assert any(cues[i] in one for one in cue), (page.path, i)
                found += 1
    assert found or not cues


def _sayings(page: Page) -> list[ET.Element]:
    """The statements that a page shows in full; those of the ledger stand in a leaf for each article."""
    leaves = [leaf for ledger in page.all("div", "ledger") for leaf in ledger if leaf.tag == "div"]
    rows = [*page.all("ol", "sayings"), *(row for leaf in leaves for row in leaf if row.tag == "ul")]
    return [li for row in rows for li in row]


def _register(page: Page) -> list[ET.Element]:
    """The leaves of a page that name who speaks, and do not repeat the words."""
    leaves = [leaf for ledger in page.all("div", "ledger") for leaf in ledger if leaf.tag == "div"]
    return [leaf for leaf in leaves if leaf.find("ul") is None]


def _ids(saying: ET.Element) -> list[str]:
    """Return which statements an entry leads to: the first report, then the others."""
    links = (a.get("href", "").partition("#")[2] for a in saying.iter("a"))
    return [i for i in links if i]


def test_articles_are_known_by_the_digest_of_their_text(site: BuiltSite) -> None:
    for row in site.rows("articles"):
        text = site.article_texts[row["article_id"]]
        assert row["sha256"] == hashlib.sha256(text.encode()).hexdigest()
        assert int(row["words"]) == len(text.split())


def test_tables_are_csv_as_spreadsheets_and_rfc_4180_want_it(site: BuiltSite) -> None:
    for name in _TABLES:
        data = site.files[f"data/{name}.csv"]
        assert data.startswith(b"\xef\xbb\xbf")
        text = data.decode("utf-8-sig")
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
        assert {len(row) for row in rows} == {len(rows[0])}
        again = io.StringIO()
        csv.writer(again, lineterminator="\r\n").writerows(rows)
        assert again.getvalue() == text


def test_the_package_describes_the_tables_as_they_are(site: BuiltSite) -> None:
    package = json.loads(site.text("data/datapackage.json"))
    assert [resource["name"] for resource in package["resources"]] == [
        "articles",
        "statements",
        "entities",
        "mentions",
    ]
    assert package.get("homepage", "") == (f"{site.absolute}/" if site.absolute else "")
    for resource in package["resources"]:
        data = site.files[f"data/{resource['path']}"]
        assert resource["bytes"] == len(data)
        assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
        rows, schema = site.rows(resource["name"]), resource["schema"]
        assert [f["name"] for f in schema["fields"]] == list(rows[0])
        for field in schema["fields"]:
            column = [row[field["name"]] for row in rows]
            constraints = field.get("constraints", {})
            assert not constraints.get("required") or all(column)
            if "enum" in constraints:
                assert set(column) - {""} <= set(constraints["enum"])
        if "primaryKey" in schema:
            keys = [tuple(row[k] for k in schema["primaryKey"]) for row in rows]
            assert len(set(keys)) == len(keys)
        for key in schema.get("foreignKeys", []):
            there = {row[key["reference"]["fields"]] for row in site.rows(key["reference"]["resource"])}
            assert {row[key["fields"]] for row in rows} <= there


def test_the_json_ld_of_each_page_quotes_those_whom_the_table_quotes(site: BuiltSite) -> None:
    direct = defaultdict(dict)
    for row in site.rows("statements"):
        if row["kind"] != "indirect":
            direct[row["article_id"]][row["statement_id"]] = row["speaker_id"].split(" ")[0]
    pointed = 0
    for row in site.rows("articles"):
        page = site.page(f"{site.article_folder(row['article_id'])}index.html")
        (script,) = [e for e in page.all("script") if e.get("type") == "application/ld+json"]
        node = json.loads(script.text or "")
        assert node["@type"] == "NewsArticle"
        assert node["headline"] == row["title"]
        for quotation in node.get("hasPart", []):
            statement = quotation["@id"].removeprefix("#")
            assert statement in page.ids
            file, _ = site.target(quotation["spokenByCharacter"]["@id"], page.path)  # type: ignore[misc]
            assert file == f"actors/{direct[row['article_id']][statement]}/index.html"
            pointed += 1
        for mention in node.get("mentions", []):
            if "@id" in mention:
                assert site.target(mention["@id"], page.path)[0] in site.files  # type: ignore[index]
    assert pointed > 3
