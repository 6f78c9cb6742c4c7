"""The figures as a table in Arabic, and what was missed or wrong."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from plugins.evaluate.score import FIGURES, Note, Score

_LABELS = {
    "direct": "الاقتباس الحرفي",
    "quoted": "كل ما بين علامتين",
    "speaker": "القائل",
    "end-to-end": "الاقتباس مع قائله",
    "indirect": "المنقول بالمعنى",
    "actors": "الشخصيات والهيئات",
    "places": "الأماكن",
}
_SORTS = {
    "quote-missed": "اقتباسات فاتت",
    "quote-wrong": "اقتباسات زائدة",
    "speaker": "قائلون خطأ (الصحيح ← ما عُرف)",
    "indirect-missed": "كلام منقول بالمعنى فات",
    "indirect-wrong": "كلام منقول بالمعنى زائد",
    "actors-missed": "شخصيات وهيئات فاتت",
    "actors-wrong": "شخصيات وهيئات زائدة",
    "places-missed": "أماكن فاتت",
    "places-wrong": "أماكن زائدة",
}
_HEADS = ("الدقة", "الشمول", "F1", "صحيح", "في المرجع", "رُصد")
_FIRST, _OTHER = 20, 10  # the widths of the columns
_LONGEST = 90  # letters of a note


def draw(score: Score, misses: int = 0) -> Iterator[str]:
    """The table, line by line, then up to `misses` notes of each sort."""
    yield f"المواد: {score.articles}"
    yield ""
    yield _row("", *_HEADS)
    for name in FIGURES:
        figure = score.figures[name]
        if name == "speaker":  # one share: of quotes that were found and have a known speaker
            shares = (_share(figure.precision), "", "")
        else:
            shares = (_share(figure.precision), _share(figure.recall), _share(figure.f1))
        yield _row(_LABELS[name], *shares, str(figure.right), str(figure.gold), str(figure.found))
    yield from _draw_notes(score.notes, misses)


def _draw_notes(notes: tuple[Note, ...], most: int) -> Iterator[str]:
    if most < 1:
        return
    sorted_out = defaultdict(list)
    for note in notes:
        sorted_out[note.sort].append(note)
    for sort, label in _SORTS.items():
        these = sorted_out[sort]
        if these:
            yield ""
            yield f"{label} ({len(these)}):"
            for note in these[:most]:
                yield f"  {note.article}: {_shorten(note.text)}"


def _row(first: str, *others: str) -> str:
    return (first.ljust(_FIRST) + "".join(o.rjust(_OTHER) for o in others)).rstrip()


def _share(value: float) -> str:
    return f"{value:.4f}"


def _shorten(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"
