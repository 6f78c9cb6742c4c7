"""An article's body, and how a plain text becomes one: a paragraph a line, and no Markdown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from plugins.arabic.normalise import strip_marks
from plugins.arabic.values import Block
from plugins.newsroom.document import Document, Leaf, Piece
from plugins.newsroom.problems import Problem


@dataclass(frozen=True, slots=True)
class Body:
    """A document, the source line of each of its blocks, and what was wrong."""

    document: Document = field(default_factory=Document)
    lines: tuple[int, ...] = ()
    problems: tuple[Problem, ...] = ()


def is_blank(text: str) -> bool:
    """Whether nothing in the text can be seen: white space and marks without width only."""
    # Nearly every text shows a letter at once.
    return not any(c.isalnum() for c in text) and not strip_marks(text).strip()


def make_paragraphs(paragraphs: Iterable[tuple[int, str]]) -> Body:
    """Make a body of (line number, text) pairs; what shows nothing is no paragraph."""
    pieces: list[Piece] = []
    lines: list[int] = []
    start = 0
    for line, raw in paragraphs:
        text = raw.strip()
        if is_blank(text):
            continue
        pieces.append(Leaf("p", Block("paragraph", start, text)))
        lines.append(line)
        start += len(text) + 1
    return Body(Document(tuple(pieces)), tuple(lines))
