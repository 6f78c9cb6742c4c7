"""The command: `python -m plugins.evaluate GOLD [CONTENT] [--misses N] [--without-base]`."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

from pelican.settings import get_settings_from_file

from plugins.evaluate.compare import fold
from plugins.evaluate.gold import CODE, Article, read_gold
from plugins.evaluate.score import Score, score
from plugins.evaluate.table import draw
from plugins.newsroom.archive import Archive, make_archive
from plugins.newsroom.problems import Problem, has_errors
from plugins.press.cache import Cache
from plugins.press.hooks import Hooks
from plugins.press.reading import read_content
from plugins.press.report import print_problems, say

_SETTINGS = Path(__file__).parents[2] / "pelicanconf.py"


class _Arguments(argparse.ArgumentParser):
    """Says in Arabic what it was not given."""

    def error(self, message: str) -> NoReturn:
        del message
        say(
            "اكتب ملف المرجع هكذا: make evaluate GOLD=gold.jsonl، ومعه إن شئت CONTENT=content"
            " وMISSES=20 وBASE=no",
            sys.stderr,
        )
        raise SystemExit(2)


def evaluate(gold: Path, content: Path, *, base: bool = True) -> tuple[Score | None, tuple[Problem, ...]]:
    """Read the annotation, read and analyse the articles as a build does, compare.

    Where either has errors there is no score.
    """
    articles, wrong = read_gold(gold)
    problems = list(wrong)
    hooks: Hooks = get_settings_from_file(_SETTINGS)["WARRAQ"]
    with tempfile.TemporaryDirectory(prefix="warraq-") as empty:
        if not base:
            hooks = replace(hooks, base_authority=Path(empty))
        reading = read_content(content, hooks, Cache(None))
    problems += [p for p in reading.problems if p.level == "error"]
    archive = make_archive(reading.records, threshold=reading.site.found_threshold)
    problems += _compare_ids(articles, archive)
    if has_errors(problems):
        return None, tuple(problems)
    return score(articles, archive), tuple(problems)


def _compare_ids(articles: Sequence[Article], archive: Archive) -> Iterator[Problem]:
    """An annotated article that is not published, and annotated words that it does not hold."""
    records = {r.id: r for r in archive.records}
    for article in articles:
        record = records.get(article.id)
        if record is None:
            what = f"لا مادة منشورة بالمعرف «{article.id}»"
            how = "صحح المعرف، أو سمّ مجلد المحتوى هكذا: CONTENT=…"
            yield Problem(article.path, article.line, f"{CODE}-ARTICLE", what, how)
            continue
        text = f" {fold(record.text)} "
        for quote in article.quotes:
            if f" {fold(quote.text)} " not in text:
                what = f"ليس هذا الاقتباس في نص المادة: «{quote.text[:60]}»"
                how = "انسخ كلماته من المادة كما هي"
                yield Problem(article.path, article.line, f"{CODE}-WORDS", what, how, "warning")


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; the exit code."""
    parser = _Arguments(add_help=False)
    parser.add_argument("gold", type=Path)
    parser.add_argument("content", type=Path, nargs="?", default=Path("content"))
    parser.add_argument("--misses", type=int, default=0)
    parser.add_argument("--without-base", action="store_true")
    given = parser.parse_args(arguments)
    if not given.content.is_dir():
        say(f"لا مجلد باسم «{given.content}»؛ سمّ مجلد المحتوى هكذا: CONTENT=content", sys.stderr)
        return 2
    try:
        found, problems = evaluate(given.gold, given.content, base=not given.without_base)
    except Exception as error:  # noqa: BLE001 - our own faults end in a message too
        say(f"عيب في البرنامج لا في المحتوى ({type(error).__name__}: {error}) [W-FAULT]", sys.stderr)
        return 1
    print_problems(problems)
    if found is None:
        errors = len({p for p in problems if p.level == "error"})
        say(f"لم يُحسب شيء. الأخطاء: {errors}", sys.stderr)
        return 1
    for line in draw(found, given.misses):
        say(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
