"""Cut a block into sentences, with quotations kept whole."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from plugins.arabic.normalise import fold_words
from plugins.arabic.quotations import Quotation
from plugins.arabic.tokens import Token, first_at, select, without_conjunction
from plugins.arabic.values import Block

_STOPS = frozenset(".؟?!…")
_TURNS = fold_words("لكن بينما فيما كما إلا")
_SHORT = 3  # letters: «بي.بي.سي»


class Sentence(NamedTuple):
    """Tokens [first, last) of one block, and the quotations that stand in them."""

    first: int
    last: int
    block: int
    quotations: tuple[Quotation, ...] = ()


def split_sentences(
    blocks: Sequence[Block],
    tokens: Sequence[Token],
    quotations: Sequence[Sequence[Quotation]],
    may_begin: frozenset[str],
) -> list[Sentence]:
    """All sentences of an article, in order; a stop inside a quotation ends none.

    A quotation that itself ends with a stop ends the sentence where one of the words `may_begin`
    (folded, with or without و) follows: «… والتنوع." وأضاف». A stop after one letter («د.») or
    before a letter without a blank («العربية.نت») ends nothing.
    """
    found = []
    stops = [*select([token.key for token in tokens], _STOPS), len(tokens)]
    for number, block in enumerate(blocks):
        first, end = first_at(tokens, block.start), first_at(tokens, block.end)
        marks = quotations[number]
        position, start, begun = first, first, 0
        held: list[Quotation] = []
        while position < end:
            stop = stops[bisect_left(stops, position)]
            opening = first_at(tokens, marks[begun].outer.start) if begun < len(marks) else end
            if opening < end and opening <= stop:
                quote = marks[begun]
                begun += 1
                held.append(quote)
                position = max(position + 1, first_at(tokens, quote.outer.end))
                last_inner = tokens[first_at(tokens, quote.inner.end) - 1].key
                after = tokens[position].key if position < end else ""
                if last_inner in _STOPS and (after in may_begin or without_conjunction(after) in may_begin):
                    found.append(Sentence(start, position, number, tuple(held)))
                    start, held = position, []
                continue
            if stop >= end:
                break
            position = stop + 1
            if _really_stops(tokens, stop, first, end, may_begin):
                while position < end and tokens[position].key in _STOPS:
                    position += 1
                found.append(Sentence(start, position, number, tuple(held)))
                start, held = position, []
        if start < end:
            found.append(Sentence(start, end, number, tuple(held)))
    return found


def _really_stops(tokens: Sequence[Token], i: int, first: int, end: int, may_begin: frozenset[str]) -> bool:
    if tokens[i].key != ".":
        return True
    if i == first + 1 and tokens[first].key.isdigit():
        return False  # «24. تموز هو الموعد»
    if (
        i > first
        and len(tokens[i - 1].key) == 1
        and tokens[i - 1].is_word
        and tokens[i - 1].end == tokens[i].start
    ):
        return False
    if _within_number(tokens, i, first, end):
        return False  # «4.95», also with a mark of direction within
    after = i + 1 < end and tokens[i + 1].start == tokens[i].end and tokens[i + 1].is_word
    before = i > first and tokens[i - 1].end == tokens[i].start
    if after and before and _begins_anew(tokens[i - 1], tokens[i + 1].key, may_begin):
        return True
    return not (after and before)  # but «… المحادثات .وقال …» is only a blank on the wrong side


def _within_number(tokens: Sequence[Token], i: int, first: int, end: int) -> bool:
    """Whether a stop stands between the digits of one number."""
    if not first < i < end - 1 or not (tokens[i - 1].key.isdigit() and tokens[i + 1].key.isdigit()):
        return False
    return tokens[i - 1].end == tokens[i].start and tokens[i + 1].start <= tokens[i].end + 1


def _begins_anew(before: Token, key: str, may_begin: frozenset[str]) -> bool:
    """Whether a stop without blanks ends a sentence: «… الجديد.وقال»; «العربية.نت» is one name."""
    if not before.is_word:
        return not before.key.isdigit()  # «… المدينة".حيث»: the stop of a quotation
    joined = key[:1] == "و" and len(key) > _SHORT
    return len(before.key) >= _SHORT and (joined or key in may_begin or key in _TURNS)
