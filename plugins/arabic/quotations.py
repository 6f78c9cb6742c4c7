"""Find what stands in quotation marks: straight, curly, « », doubled apostrophes; nested and torn."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.arabic.values import Block, Span

# Marks whose two halves differ. Arabic newsrooms type “ ” in either order, so both may open.
_CURLY = "“”„‟"
_GUILLEMETS = {"«": "»", "‹": "›", "《": "》"}
_STRAIGHT = '"＂'
_OPENERS_BEFORE = " \u00a0\t([{«“”„—–-:،,؛/…."
_CLOSERS_AFTER = " \u00a0\t)]}»“”.,،؛;:!؟?—–-…/"
MARKS = frozenset(_CURLY + _STRAIGHT + "".join(_GUILLEMETS) + "".join(_GUILLEMETS.values()))


@dataclass(frozen=True, slots=True)
class Quotation:
    """An outermost pair of marks: `outer` with the marks, `inner` without them and without blanks."""

    outer: Span
    inner: Span
    torn: bool = False  # its closing mark is missing; it was closed at the block's end


def find_quotations(block: Block) -> tuple[Quotation, ...]:
    """All outermost quotations of one block, in order; inner ones are part of the outer.

    «قال "نعم" ومضى» has one. A mark without its partner is left alone, unless it follows a colon:
    then the quotation runs to the block's end (and never beyond it).
    """
    text, found, at = block.text, [], 0
    marks = _marks(text)
    straight = [i for i, m in marks if m in _STRAIGHT or m == "''"]
    pairs = _pair_straight(text, straight)
    position = 0
    while position < len(marks):
        at, mark = marks[position]
        end = _closing(text, marks, position, pairs)
        if end is not None:
            close_at, close_width = end
            found.append(_quotation(block, at, len(mark), close_at, close_width))
            while position < len(marks) and marks[position][0] <= close_at:
                position += 1
            continue
        if (
            _opens(text, at, len(mark))
            and text[:at].rstrip().endswith(":")
            and mark not in _GUILLEMETS.values()
        ):
            found.append(_quotation(block, at, len(mark), len(text), 0))
            break
        position += 1
    return tuple(q for q in found if q.inner.start < q.inner.end)


def _marks(text: str) -> list[tuple[int, str]]:
    found = []
    skip = -1
    for i, c in enumerate(text):
        if i == skip:
            continue
        if c in MARKS:
            found.append((i, c))
        elif c == "'" and text[i + 1 : i + 2] == "'":
            found.append((i, "''"))
            skip = i + 1
    return found


def _opens(text: str, at: int, width: int) -> bool:
    """Whether a mark looks like an opening one: a blank, a stop or «بـ» before it, a letter after it."""
    before, after = text[at - 1 : at], text[at + width : at + width + 1]
    return (
        (not before or before in _OPENERS_BEFORE or before == "ـ")
        and bool(after)
        and after not in " \u00a0\t.،؛"
    )


def _closes(text: str, at: int, width: int) -> bool:
    before, after = text[at - 1 : at], text[at + width : at + width + 1]
    return bool(before) and before not in " \u00a0\t(" and (not after or after in _CLOSERS_AFTER)


def _pair_straight(text: str, marks: list[int]) -> dict[int, int]:
    """Pair straight marks, which do not show their direction.

    They alternate where their number is even. Where it is odd one is missing: a mark that can only
    open, met while one is open, shows that the earlier one lost its partner.
    """
    pairs: dict[int, int] = {}
    if len(marks) % 2 == 0:
        return dict(zip(marks[::2], marks[1::2], strict=True))
    opened: int | None = None
    for at in marks:
        width = 2 if text.startswith("''", at) else 1
        if opened is None:
            if _opens(text, at, width) or not _closes(text, at, width):
                opened = at
        elif _opens(text, at, width) and not _closes(text, at, width):
            opened = at
        else:
            pairs[opened] = at
            opened = None
    return pairs


def _closing(
    text: str, marks: list[tuple[int, str]], position: int, pairs: dict[int, int]
) -> tuple[int, int] | None:
    """Where the quotation that begins with this mark closes: (offset, width of the closing mark)."""
    at, mark = marks[position]
    if mark in _GUILLEMETS:
        return _closing_guillemet(marks[position:], mark)
    if mark in _CURLY:
        return _closing_curly(text, marks[position:])
    return (pairs[at], len(mark)) if at in pairs else None


def _closing_guillemet(marks: list[tuple[int, str]], mark: str) -> tuple[int, int] | None:
    """The partner of the first mark, with as many inner ones closed as were opened."""
    depth = 0
    last: int | None = None
    for at, other in marks:
        depth += (other == mark) - (other == _GUILLEMETS[mark])
        if other == _GUILLEMETS[mark]:
            last = at
        if depth == 0:
            return at, 1
    # Torn: of two marks one was closed. Then both end there («… «…»); with more it cannot be known.
    opened = sum(other == mark for _, other in marks)
    return (last, 1) if last is not None and opened == depth + 1 and depth == 1 else None


def _closing_curly(text: str, marks: list[tuple[int, str]]) -> tuple[int, int] | None:
    """The curly mark that closes the first one; either half may open."""
    at, mark = marks[0]
    if not _opens(text, at, 1) and _closes(text, at, 1):
        return None
    depth = 0
    for close_at, other in marks[1:]:
        if other not in _CURLY:
            continue
        if other == mark and _opens(text, close_at, 1) and not _closes(text, close_at, 1):
            depth += 1
        elif depth:
            depth -= 1
        else:
            return close_at, 1
    return None


def _quotation(block: Block, at: int, width: int, close_at: int, close_width: int) -> Quotation:
    start, end = at + width, close_at
    while start < end and block.text[start].isspace():
        start += 1
    while end > start and block.text[end - 1].isspace():
        end -= 1
    return Quotation(
        Span(block.start + at, block.start + close_at + close_width),
        Span(block.start + start, block.start + end),
        torn=close_width == 0,
    )
