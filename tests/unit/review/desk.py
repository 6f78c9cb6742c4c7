"""An archive of a few invented articles, read by the real rules, for the tests of the editor's answers."""

from __future__ import annotations

from datetime import date
from pathlib import PurePosixPath

from plugins.arabic.analyse import analyse
from plugins.arabic.lexicon import build_lexicon
from plugins.arabic.values import Block, Entity, Role
from plugins.newsroom.article import Record
from plugins.newsroom.document import Document, Leaf
from plugins.review.answers import parse_review
from plugins.review.settle import Settled, apply_review

SHOWN = "content/review.toml"
KNOWN = {
    e.id: e
    for e in (
        Entity("samer-halabi", "سامر الحلبي", "person", roles=(Role("وزير النقل"),)),
        Entity("vasily-kornilov", "فاسيلي كورنيلوف", "person"),
        Entity("nour-a", "نور الشامي", "person", ambiguous=True),
        Entity("nour-b", "نور الشامي", "person", ambiguous=True),
        Entity("deltana", "دلتانا", "place", kind="city"),
        Entity("fajr", "حزب الفجر", "organization", kind="party", aliases=("الفجر",)),
    )
}
LEXICON = build_lexicon(KNOWN.values())


def make_record(text: str, path: str = "articles/meeting.txt", day: date | None = date(2019, 3, 5)) -> Record:
    """An article of one paragraph a line, analysed."""
    lines = text.strip().split("\n")
    blocks, start = [], 0
    for line in lines:
        blocks.append(Block("paragraph", start, line))
        start += len(line) + 1
    article = PurePosixPath(path).stem
    return Record(
        path=path,
        id=article,
        title=f"خبر {article}",
        day=day,
        document=Document(tuple(Leaf("p", b) for b in blocks)),
        analysis=analyse(article, blocks, lexicon=LEXICON, day=day),
        lines=tuple(range(4, 4 + len(lines))),
    )


def with_ids(answers: str, *records: Record) -> str:
    """Answers in which «@القطار سيعود» stands for the id of the statement that begins so."""
    for record in records:
        for s in record.analysis.statements:
            for size in (1, 2, 3):
                start = " ".join(record.text[s.start : s.end].split()[:size])
                answers = answers.replace(f'"@{start}"', f'"{s.id}"')
    return answers


def settle(answers: str, *records: Record) -> Settled:
    """The articles with these answers; the file itself must be right."""
    review, problems = parse_review(with_ids(answers, *records).encode(), SHOWN)
    assert problems == (), problems
    return apply_review(review, records, KNOWN)
