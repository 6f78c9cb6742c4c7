"""Decide how each statement is shown: set apart as a block, inside its sentence, or as a quiet mark."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from plugins.arabic.values import Block, Span, Statement

# A quotation shorter than this stays in its line: a block for «نعم، سنعود» would tear the page.
BLOCK_WORDS = 7
_STOPS = " .،؛!؟?…\u00a0"


@dataclass(frozen=True, slots=True)
class Setting:
    """How one block of text is cut: the statements set apart, each with the stop that closes it."""

    apart: tuple[tuple[Statement, Span], ...] = ()  # the span that moves into the quote block
    inline: tuple[Statement, ...] = ()


def set_block(text: str, block: Block, statements: Sequence[Statement]) -> Setting:
    """Choose for each statement that begins in a block whether it is set apart or drawn in its line.

    A direct quotation is set apart where it stands alone or ends an introduction (a colon, or nothing
    of the sentence after it), is long enough, and lies in no other statement.
    """
    apart: list[tuple[Statement, Span]] = []
    inline: list[Statement] = []
    for statement in statements:
        span = _block_span(text, block, statement)
        if (
            span is not None
            and block.kind == "paragraph"
            and not any(
                o.id != statement.id and o.outer.start < span.end and span.start < o.outer.end
                for o in statements
            )
        ):
            apart.append((statement, span))
        else:
            inline.append(statement)
    return Setting(tuple(apart), tuple(inline))


def _block_span(text: str, block: Block, statement: Statement) -> Span | None:
    """What would move into a quote block: the quotation with its marks and its final stop."""
    start, end = statement.outer
    if statement.kind != "direct" or end > block.end or start < block.start or start == statement.start:
        return None
    if len(text[statement.start : statement.end].split()) < BLOCK_WORDS:
        return None
    before, after = text[block.start : start].rstrip(), text[end : block.end]
    if before and not before.endswith(":"):
        return None
    if not after.strip(_STOPS):
        return Span(start, block.end)
    stop = end
    while stop < block.end and text[stop] in ".!؟?…":
        stop += 1
    if stop > end or text[statement.end - 1] in ".!؟?…":
        return Span(start, stop)
    return None
