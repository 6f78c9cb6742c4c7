"""The rules against articles that we wrote and annotated: no figure may fall below its floor."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from plugins.evaluate.__main__ import evaluate
from plugins.evaluate.compare import fold
from plugins.evaluate.gold import Article, read_gold
from plugins.evaluate.score import FIGURES, Score
from plugins.newsroom.site import Site
from plugins.readers.article import read_article

HERE = Path(__file__).parent
GOLD, CONTENT = HERE / "gold", HERE / "content"
FLOORS = HERE / "floors.toml"
FAR = 0.02  # a floor so far below its figure holds nothing
LEAST, MOST = 600, 2500  # letters of an article
KINDS = {"base": True, "without_base": False}


@cache
def _score(kind: str) -> Score:
    found, problems = evaluate(GOLD, CONTENT, base=KINDS[kind])
    assert problems == ()
    assert found is not None
    return found


def _measured(found: Score) -> dict[str, dict[str, float]]:
    """Every figure; of the speakers only the one share that there is."""
    return {
        name: {"right": figure.precision}
        if name == "speaker"
        else {"precision": figure.precision, "recall": figure.recall, "f1": figure.f1}
        for name, figure in found.figures.items()
    }


def _compare(
    measured: dict[str, dict[str, float]], floors: dict[str, dict[str, float]]
) -> Iterator[tuple[str, float, float]]:
    """Each figure with its floor."""
    for name, shares in measured.items():
        for share, value in shares.items():
            yield f"{name}.{share}", value, floors[name][share]


def _too_low(figures: Iterator[tuple[str, float, float]]) -> list[str]:
    return [f"{name}: {value:.4f}, floor {floor}" for name, value, floor in figures if value < floor]


def _far_above(figures: Iterator[tuple[str, float, float]]) -> list[str]:
    return [
        f"well done: {name} is {value:.4f}; raise its floor from {floor} to {math.floor(value * 100) / 100}"
        for name, value, floor in figures
        if value - floor > FAR
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_no_figure_falls_below_its_floor(kind: str) -> None:
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8"))[kind]
    fallen = _too_low(_compare(_measured(_score(kind)), floors))
    assert fallen == [], f"see what is wrong: make evaluate GOLD={GOLD} CONTENT={CONTENT} MISSES=20"


@pytest.mark.parametrize("kind", KINDS)
def test_every_floor_is_raised_with_its_figure(kind: str) -> None:
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8"))[kind]
    better = _far_above(_compare(_measured(_score(kind)), floors))
    assert better == [], f"the rules have improved: raise these floors in {FLOORS.name}, [{kind}]"


def test_every_figure_has_a_floor() -> None:
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    assert set(floors) == set(KINDS)
    for kind in KINDS:
        assert list(floors[kind]) == list(FIGURES)


def test_a_figure_below_its_floor_and_one_far_above_are_found() -> None:
    measured = {"places": {"precision": 0.9, "recall": 0.938, "f1": 0.92}}
    floors = {"places": {"precision": 0.91, "recall": 0.91, "f1": 0.91}}
    assert _too_low(_compare(measured, floors)) == ["places.precision: 0.9000, floor 0.91"]
    assert _far_above(_compare(measured, floors)) == [
        "well done: places.recall is 0.9380; raise its floor from 0.91 to 0.93"
    ]


# ── the articles ─────────────────────────────────────────────────────────────────────────────


def _articles() -> tuple[Article, ...]:
    return read_gold(GOLD)[0]


def _text(article: Article) -> str:
    path = f"articles/{article.id}.txt"
    record = read_article((CONTENT / path).read_bytes(), path, Site()).record
    assert record is not None
    return record.text


def test_every_article_is_annotated() -> None:
    assert sorted(p.stem for p in CONTENT.glob("articles/*")) == sorted(a.id for a in _articles())
    assert len(_articles()) >= 20


@pytest.mark.parametrize("article", _articles(), ids=lambda a: a.id)
def test_what_is_annotated_stands_in_the_article(article: Article) -> None:
    text = _text(article)
    assert LEAST <= len(text) <= MOST
    words = fold(text)
    annotated = [q.text for q in article.quotes] + list(article.indirect or ())
    annotated += [m for n in (*article.actors, *article.places) for m in n.mentions]
    annotated += [q.mention for q in article.quotes]
    assert [a for a in annotated if fold(a) not in words] == []
    assert article.indirect is not None


@pytest.mark.parametrize("article", _articles(), ids=lambda a: a.id)
def test_every_speaker_with_a_name_is_an_actor_or_in_the_text(article: Article) -> None:
    names = {fold(f) for a in article.actors for f in (a.name, *a.mentions)}
    words = fold(_text(article))
    speakers = [s for q in article.quotes for s in (q.speaker or "").split(" / ") if s]
    assert [s for s in speakers if fold(s) not in names and fold(s) not in words] == []
