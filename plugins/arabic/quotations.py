"""Find what stands in quotation marks: straight, curly, « », doubled apostrophes; nested and torn."""

from __future__ import annotations

import re
from typing import NamedTuple

from plugins.arabic.cues import is_quoting, is_telling, split_that
from plugins.arabic.normalise import fold
from plugins.arabic.values import Block, Span

# Marks whose two halves differ. Arabic newsrooms type “ ” in either order, so both may open.
_CURLY = "“”„‟″"
_GUILLEMETS = {"«": "»", "‹": "›", "《": "》"}
_ANGLES = frozenset("«»")
_STRAIGHT = '"＂'
_STRAIGHT_KINDS = (frozenset(_STRAIGHT), frozenset({"''"}))
_STRAIGHT_MARKS = frozenset({*_STRAIGHT, "''"})
_CLOSING = frozenset(_GUILLEMETS.values())
_OPENERS_BEFORE = " \u00a0\t([{«“”„—–-:،,؛/…."
_CLOSERS_AFTER = " \u00a0\t)]}»“”.,،؛;:!؟?—–-…/"
MARKS = frozenset(_CURLY + _STRAIGHT + "".join(_GUILLEMETS) + "".join(_GUILLEMETS.values()))
_MARK = re.compile(f"[{re.escape(''.join(sorted(MARKS)))}]|''")
_APART = re.compile(f"[{re.escape(''.join(sorted(MARKS)))}.،؛:؟!]")
FARTHEST_VERB = 90  # letters from a verb of saying to the mark that it opens
MOST_BEFORE_MARK = 9  # words
FEWEST_TORN_WORDS = 6


class Quotation(NamedTuple):
    """An outermost pair of marks: `outer` with the marks, `inner` without them and without blanks."""

    outer: Span
    inner: Span
    torn: bool = False  # its closing mark is missing; it was closed at the block's end


def find_quotations(block: Block) -> tuple[Quotation, ...]:
    """All outermost quotations of one block, in order; inner ones are part of the outer.

    «قال "نعم" ومضى» has one. A mark without its partner is left alone, unless it follows a colon and
    is the last of its block: then the quotation runs to the block's end (and never beyond it). So it
    does behind a verb of saying and its subject.
    Each mark is looked at a fixed number of times, however many there are.
    """
    text = block.text
    marks = _marks(text)
    if not marks:
        return ()
    partners = _pair(text, marks)
    found: list[Quotation] = []
    end = 0
    for at, mark in marks:
        if at < end:
            continue
        close = partners.get(at)
        if close is not None:
            width = len(mark) if mark in _STRAIGHT_MARKS else 1
            found.append(_quotation(block, at, len(mark), close, width))
            end = close + width
    at, mark = marks[-1]
    if at >= end and _is_torn(text, at, mark):
        found.append(_quotation(block, at, len(mark), len(text), 0))
    return tuple(q for q in found if q.inner.start < q.inner.end)


def _is_torn(text: str, at: int, mark: str) -> bool:
    """Whether a mark without a partner opens words that run to the block's end."""
    return (
        mark not in _CLOSING
        and _opens(text, at, len(mark))
        and (_after_colon(text, at) or _after_saying(text, at, len(mark)))
    )


def _after_saying(text: str, at: int, width: int) -> bool:
    """Whether a verb of saying and its subject stand right before a mark: «وقال الوزير "نعمل معا."».

    A stop, a comma or another mark parts them; and a sentence of some length follows, in which the
    reporter takes the word no more.
    """
    before = [fold(w) for w in _APART.split(text[max(0, at - FARTHEST_VERB) : at])[-1].split()]
    after = text[at + width :].split()
    if not 0 < len(before) <= MOST_BEFORE_MARK or len(after) < FEWEST_TORN_WORDS or before[-1] in {"ل", "ب"}:
        return False
    if not any(map(is_quoting, before[:-1])) or any(map(split_that, before)):
        return False
    return not any(w[:1] == "و" and is_telling(fold(w)[1:]) for w in after)


def _after_colon(text: str, at: int) -> bool:
    return _after(text, at, ":")


def _after(text: str, at: int, stops: str) -> bool:
    before = at - 1
    while before >= 0 and text[before].isspace():
        before -= 1
    return before >= 0 and text[before] in stops


def _marks(text: str) -> list[tuple[int, str]]:
    return [(m.start(), m[0]) for m in _MARK.finditer(text)]


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


def _pair(text: str, marks: list[tuple[int, str]]) -> dict[int, int]:
    """Opening mark → closing mark, by offset: guillemets first, then what lies outside them."""
    partners: dict[int, int] = {}
    for opening, closing in _GUILLEMETS.items():
        own = [(at, m) for at, m in marks if m in {opening, closing}]
        partners |= _pair_guillemets(text, own, opening)
    outside = _outside(marks, partners)
    if not outside:
        return partners
    partners |= _pair_turning(text, [(at, m) for at, m in outside if m in _CURLY])
    # «»نعم«» and «»نعم»»: the wrong half of a pair, told by the letters beside it.
    lone = [(at, m) for at, m in _outside(outside, partners) if m in _ANGLES]
    if len(lone) > 1 and lone[0][1] in _CLOSING:
        partners |= _pair_turning(text, lone)
    outside = _outside(outside, partners)
    for kind in _STRAIGHT_KINDS:
        own = [(at, m) for at, m in outside if m in kind]
        if len(own) % 2:  # «""نعم"»: a mark typed twice
            own = [m for m, after in zip(own, [*own[1:], (-1, "")], strict=True) if after[0] != m[0] + 1]
        pairs = _alternate(text, own) or _pair_turning(text, own)
        # Marks with blanks on both sides tell nothing: then they alternate, if none is missing.
        if not pairs and len(own) % 2 == 0:
            pairs = {
                own[n][0]: own[n + 1][0]
                for n in range(0, len(own), 2)
                if _opens(text, own[n][0], len(own[n][1])) or not _closes(text, own[n][0], len(own[n][1]))
            }  # a mark that can only close begins nothing: «27"» are inches
        partners |= pairs
    return partners


def _alternate(text: str, marks: list[tuple[int, str]]) -> dict[int, int]:
    """Pairs one after the other, where the last mark looks like an opening one; {} elsewhere.

    «"قوة" وصلت مع "تعزيزات "إلى المدينة»: the last mark opens nothing; its blank is on the wrong side.
    """
    if not marks or _closes(text, marks[-1][0], len(marks[-1][1])):
        return {}
    opening = marks[::2]
    if len(marks) % 2 or not all(_opens(text, at, len(mark)) for at, mark in opening):
        return {}
    return {a: b for (a, _), (b, _) in zip(opening, marks[1::2], strict=True)}


def _outside(marks: list[tuple[int, str]], partners: dict[int, int]) -> list[tuple[int, str]]:
    """The marks that lie in no pair."""
    outside, end = [], -1
    for at, mark in marks:
        if at <= end:
            continue
        if at in partners:
            end = partners[at]
        else:
            outside.append((at, mark))
    return outside


def _pair_guillemets(text: str, marks: list[tuple[int, str]], opening: str) -> dict[int, int]:
    """Pairs by depth.

    Of two openings with one closing both end there («… أن «…»), unless the second follows a colon:
    then the first is torn.
    """
    partners: dict[int, int] = {}
    opened: list[int] = []
    for at, mark in marks:
        if mark == opening:
            opened.append(at)
        elif opened:
            partners[opened.pop()] = at
    if len(opened) == 1:
        inner = [at for at in partners if at > opened[0]]
        if len(inner) == 1 and not _after_colon(text, inner[0]):
            partners[opened[0]] = partners[inner[0]]
    return partners


def _pair_turning(text: str, marks: list[tuple[int, str]]) -> dict[int, int]:
    """Pairs of marks that do not show their direction, by the letters and blanks beside them.

    A mark that can only open, met while one is open, is an inner one, or shows that the earlier one
    lost its partner: both ways the later closing mark is its own.
    """
    partners: dict[int, int] = {}
    opened: list[int] = []
    torn = len(marks) % 2 == 1
    for at, mark in marks:
        opens, closes = _opens(text, at, len(mark)), _closes(text, at, len(mark))
        if torn and opened and opens and not closes and _after(text, at, ".؟!"):
            continue  # «"نحن هنا. "وسنبقى"»: agencies open each part of a long quotation
        if opened and not (opens and not closes):
            partners[opened.pop()] = at
        elif opens or not closes or (not opened and text[at - 1 : at] in {":", "،"}):
            opened.append(at)  # «…، " نعم"»: a blank on the wrong side
    return partners


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
