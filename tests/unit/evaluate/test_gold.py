"""Annotated articles are read from both forms, and all that is wrong is said at once, with its line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from plugins.evaluate.gold import Article, Name, Quote, read_gold

GOOD = {
    "id": "well",
    "quotes": [{"text": "لن نترك البئر", "kind": "direct", "speaker": None, "speaker_mention": None, "n": 1}],
    "indirect": [{"text": "الماء قليل"}],
    "actors": [{"name": "هدى سرور", "type": "PER", "mentions": ["هدى"], "media": False}],
    "places": [{"name": "صيدا", "kind": "city"}],
    "optional_actors": ["نادي الجبل"],
}


def _write(folder: Path, *lines: object) -> Path:
    path = folder / "gold.jsonl"
    path.write_text(
        "\n".join(x if isinstance(x, str) else json.dumps(x, ensure_ascii=False) for x in lines),
        encoding="utf-8",
    )
    return path


def test_a_line_is_an_article(tmp_path: Path) -> None:
    path = _write(tmp_path, "", GOOD, "")
    assert read_gold(path) == (
        (
            Article(
                "well",
                (Quote("لن نترك البئر", "direct"),),
                ("الماء قليل",),
                (Name("هدى سرور", ("هدى",)),),
                (Name("صيدا"),),
                ("نادي الجبل",),
                path=str(path),
                line=2,
            ),
        ),
        (),
    )


def test_indirect_statements_that_nobody_annotated_are_not_an_empty_list(tmp_path: Path) -> None:
    bare = {"id": "well", "quotes": [], "actors": [], "places": []}
    (article,), _ = read_gold(_write(tmp_path, bare))
    assert article.indirect is None
    (article,), _ = read_gold(_write(tmp_path, bare | {"indirect": []}))
    assert article.indirect == ()


@pytest.mark.parametrize(
    ("line", "code", "what"),
    [
        ("{", "W-GOLD-SYNTAX", "JSON"),
        ("[1]", "W-GOLD-SYNTAX", "JSON"),
        ("[" * 100_000, "W-GOLD-SYNTAX", "JSON"),
        ({k: v for k, v in GOOD.items() if k != "id"}, "W-GOLD-MISSING", "ينقص المفتاح id"),
        (GOOD | {"id": " "}, "W-GOLD-VALUE", "للمفتاح id"),
        (GOOD | {"id": 7}, "W-GOLD-VALUE", "للمفتاح id"),
        (GOOD | {"quotes": {}}, "W-GOLD-VALUE", "للمفتاح quotes"),
        (GOOD | {"quotes": ["لن"]}, "W-GOLD-VALUE", "للمفتاح quotes"),
        (GOOD | {"quotes": [{"text": "لن"}]}, "W-GOLD-MISSING", "quotes[1].kind"),
        (GOOD | {"quotes": [{"text": "لن", "kind": "indirect"}]}, "W-GOLD-VALUE", "quotes[1].kind"),
        (GOOD | {"quotes": [{"text": "لن", "kind": ["direct"]}]}, "W-GOLD-VALUE", "quotes[1].kind"),
        (GOOD | {"indirect": [{"text": "لن", "n": True}]}, "W-GOLD-VALUE", "indirect[1].n"),
        (GOOD | {"indirect": [{"text": "لن", "speaker": 3}]}, "W-GOLD-VALUE", "indirect[1].speaker"),
        (GOOD | {"actors": [{"name": "هدى"}, {"mentions": []}]}, "W-GOLD-MISSING", "actors[2].name"),
        (GOOD | {"places": [{"name": "صيدا", "mentions": "صيدا"}]}, "W-GOLD-VALUE", "places[1].mentions"),
        (GOOD | {"optional_places": [1]}, "W-GOLD-VALUE", "optional_places"),
    ],
)  # fmt: skip
def test_a_bad_line_is_an_error_at_its_line(tmp_path: Path, line: object, code: str, what: str) -> None:
    path = _write(tmp_path, GOOD | {"id": "first"}, line)
    articles, problems = read_gold(path)
    assert [a.id for a in articles] == ["first"]
    (problem,) = problems
    assert (problem.path, problem.line, problem.code, problem.level) == (str(path), 2, code, "error")
    assert what in problem.what


def test_all_errors_come_at_once(tmp_path: Path) -> None:
    _, problems = read_gold(_write(tmp_path, "{", GOOD | {"id": "", "places": 1}, GOOD, GOOD))
    assert [(p.line, p.code) for p in problems] == [
        (1, "W-GOLD-SYNTAX"),
        (2, "W-GOLD-VALUE"),
        (2, "W-GOLD-VALUE"),
        (4, "W-GOLD-DUPLICATE"),
    ]


def test_a_key_that_nobody_reads_is_a_warning_that_names_the_nearest(tmp_path: Path) -> None:
    (_,), (problem,) = read_gold(_write(tmp_path, GOOD | {"place": []}))
    assert (problem.code, problem.level) == ("W-GOLD-UNKNOWN-KEY", "warning")
    assert "places" in problem.how


@pytest.mark.parametrize(
    ("data", "code", "line"),
    [(b"", "W-GOLD-EMPTY", 0), (b"\n\n", "W-GOLD-EMPTY", 0), (b"\n\xff", "W-GOLD-ENCODING", 2)],
)
def test_a_file_without_articles_is_an_error(tmp_path: Path, data: bytes, code: str, line: int) -> None:
    (tmp_path / "gold.jsonl").write_bytes(data)
    articles, (problem,) = read_gold(tmp_path / "gold.jsonl")
    assert (articles, problem.code, problem.line) == ((), code, line)


def test_a_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    _, (problem,) = read_gold(tmp_path / "gold.jsonl")
    assert problem.code == "W-GOLD-UNREADABLE"


def test_a_byte_order_mark_does_not_matter(tmp_path: Path) -> None:
    path = _write(tmp_path, GOOD)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert len(read_gold(path)[0]) == 1


# ── TOML ─────────────────────────────────────────────────────────────────────────────────────


def test_a_file_of_toml_is_an_article_named_by_the_file(tmp_path: Path) -> None:
    (tmp_path / "well.toml").write_text(
        'indirect = []\n[[quotes]]\ntext = "لن نترك البئر"\nkind = "direct"\n', encoding="utf-8"
    )
    (article,), problems = read_gold(tmp_path)
    assert problems == ()
    assert article == Article(
        "well", (Quote("لن نترك البئر", "direct"),), (), path=str(tmp_path / "well.toml"), line=1
    )


def test_errors_of_toml_name_their_line(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(
        '[[quotes]]\ntext = "لن"\nkind = "direct"\n\n[[quotes]]\ntext = ""\n\n[[places]]\nname = 3\n',
        encoding="utf-8",
    )
    (tmp_path / "b.toml").write_text('[[quotes]\ntext = "لن"\n', encoding="utf-8")
    articles, problems = read_gold(tmp_path)
    assert articles == ()
    assert [(Path(p.path).name, p.line, p.code) for p in sorted(problems)] == [
        ("a.toml", 5, "W-GOLD-MISSING"),
        ("a.toml", 6, "W-GOLD-VALUE"),
        ("a.toml", 9, "W-GOLD-VALUE"),
        ("b.toml", 1, "W-GOLD-SYNTAX"),
    ]
