"""The beginning of an article, for feeds and the first page."""

from __future__ import annotations

from plugins.newsroom.article import Record

MOST = 160


def opening(record: Record, most: int = MOST) -> str:
    """Return the summary, or the first words of the text, cut between words and marked by «…».

    A statement is not parted from its cue: what somebody denied must not stand there as said.
    """
    if record.summary:
        return record.summary
    blocks = record.document.blocks
    if not blocks:
        return ""
    first = blocks[0]
    if len(first.text) <= most:
        return first.text
    cut = first.start + first.text.rfind(" ", 0, most + 1)
    for statement in reversed(record.analysis.statements):
        cue = statement.cue_span
        # Where the cue comes first, it stays with half the words; where it follows, nothing may stay.
        if cue and cue.start > statement.outer.start and statement.outer.start < cut < cue.end:
            cut = statement.outer.start
    words = first.text[: max(0, cut - first.start)].rstrip(" ،,:؛")
    return f"{words} …" if words else first.text
