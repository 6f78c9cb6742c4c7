"""What a built site weighs, by kind of page: `make weigh`, or `make weigh OUTPUT=folder`."""

from __future__ import annotations

import re
import statistics
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from plugins.newsroom.addresses import ARTICLE_TEXT
from plugins.press.report import say

PAGE_LIMIT = 150_000  # bytes of HTML
_KINDS = (
    ("السنوات والأشهر", r"(\d{4}|undated)/(\d\d/)?(page/\d+/)?index\.html"),
    ("الأيام", r"days/.*html"),
    ("الأعلام", r"actors/.*html"),
    ("الأماكن", r"places/.*html"),
    ("الأقوال", r"statements/.*html"),
    ("الموضوعات والمصادر", r"(topics|sources)/.*html"),
    ("صفحات أخرى", r".*html"),
    ("نصوص المواد", rf".*/{re.escape(ARTICLE_TEXT)}"),
    ("البيانات", r"data/.*"),
    ("الخلاصات", r"feeds/.*"),
    ("الخرائط", r"map/.*"),
    ("الصور", r"images/.*"),
    ("المظهر والخطوط", r"theme/.*"),
    ("ملفات أخرى", r".*"),
)
_PATTERNS = [(kind, re.compile(pattern)) for kind, pattern in _KINDS]
_ARTICLES = "المواد"


@dataclass(frozen=True, slots=True)
class Weight:
    """A file of the site: its kind, its path below the site's root, its bytes."""

    kind: str
    path: str
    size: int


def weigh(site: Path) -> Iterator[Weight]:
    """Every file of a site, in the order of their paths."""
    for file in sorted(f for f in site.rglob("*") if f.is_file()):
        path = file.relative_to(site).as_posix()
        is_article = file.name == "index.html" and (file.parent / ARTICLE_TEXT).exists()
        kind = _ARTICLES if is_article else next(k for k, pattern in _PATTERNS if pattern.fullmatch(path))
        yield Weight(kind, path, file.stat().st_size)


def draw(weights: Sequence[Weight]) -> Iterator[str]:
    """The table, line by line: of each kind the files, the median, the heaviest, the sum."""
    kinds: Mapping[str, list[Weight]] = defaultdict(list)
    for weight in weights:
        kinds[weight.kind].append(weight)
    yield "الملفات\tالوسيط\tالأثقل\tالمجموع (كيلوبايت)\tالنوع"
    for kind in (_ARTICLES, *(k for k, _ in _KINDS)):
        sizes = [w.size for w in kinds[kind]]
        if sizes:
            yield "\t".join(
                (str(len(sizes)), *map(_kilo, (statistics.median(sizes), max(sizes), sum(sizes))), kind)
            )
    articles, total = len(kinds[_ARTICLES]), sum(w.size for w in weights)
    yield f"{len(weights)}\t\t\t{_kilo(total)}\tالمجموع"
    if articles:
        yield f"لكل مادة من الموقع كله: {_kilo(total / articles)} كيلوبايت"
    heavy = [w for w in weights if w.path.endswith(".html") and w.size > PAGE_LIMIT]
    yield f"الصفحات التي تزيد على {PAGE_LIMIT // 1000} كيلوبايت: {len(heavy)}"
    yield from (f"  {_kilo(w.size)}\t{w.path}" for w in sorted(heavy, key=lambda w: -w.size))


def _kilo(size: float) -> str:
    return f"{size / 1000:.1f}"


def main(arguments: Sequence[str]) -> int:
    """Print the table; the exit code."""
    site = Path(arguments[0] if arguments else "output")
    if not (site / "index.html").is_file():
        say(f"لا موقع في «{site}»؛ ابنه بـ make، أو سمّ مجلده هكذا: make weigh OUTPUT=output", sys.stderr)
        return 2
    for line in draw(list(weigh(site))):
        say(line)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
