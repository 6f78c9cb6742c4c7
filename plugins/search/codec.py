"""Write numbers and Arabic words in few characters that may stand in a script's string as they are.

The index is read by a script that has no way to read bytes from a folder, so it is text. A number is
written with digits of two kinds: one of 64 that end it, before it as many as it needs of 25 that do not.
Numbers below 64 take one character, below 1,664 two. None of the characters needs an escape in a string,
and none begins a tag.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

_DIGITS = "".join(chr(c) for c in range(35, 127) if chr(c) not in "\\<`")
_LAST = _DIGITS[:64]
_MORE = _DIGITS[64:]
assert len(_MORE) == 25  # noqa: S101, PLR2004 - the script reads them by this number

# What stands between the entries of a shard, and within one between its name and what it says.
ENTRY = " "
NAME = "!"

# The letters that are left when spellings are folded, each as one Latin letter or mark.
LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
LATIN = "abtTjHxdDrzscSVPZEgfqklmnhwy"
_TO_LATIN = str.maketrans(LETTERS, LATIN)
_FOREIGN = "."  # before a term that is not of these letters


@cache
def number(value: int) -> str:
    """Return a number from 0 up: 5 → «(», 64 → one digit that does not end it and one that does.

    Raises ValueError for a number below 0.
    """
    if value < 0:
        message = f"{value} is below 0"
        raise ValueError(message)
    head, last = divmod(value, len(_LAST))
    digits = _LAST[last]
    while head:
        head, more = divmod(head - 1, len(_MORE))
        digits = _MORE[more] + digits
    return digits


def numbers(values: Iterable[int]) -> str:
    """Return a row of numbers, which needs nothing between them."""
    return "".join(map(number, values))


def rising(values: Iterable[int], before: int = 0) -> str:
    """Return a row of numbers that never fall, each as its distance from the one before."""
    found = []
    for value in values:
        found.append(number(value - before))
        before = value
    return "".join(found)


@cache
def letters(term: str) -> str:
    """Return a folded term in characters of one byte each; what has other letters stands behind a dot."""
    latin = term.translate(_TO_LATIN)
    return latin if term and all(c in LETTERS for c in term) else f"{_FOREIGN}{term}"


@cache
def bucket(key: str, buckets: int) -> int:
    """Return which of so many shards a key lies in (a power of two): FNV-1a over its UTF-16 units."""
    found = 2166136261
    data = key.encode("utf-16-le")
    for low, high in zip(data[::2], data[1::2], strict=True):
        found = ((found ^ (low | high << 8)) * 16777619) & 0xFFFFFFFF
    # The low bits of FNV know little of the last letters; the high ones are folded in.
    return (found ^ (found >> 15)) & (buckets - 1)
