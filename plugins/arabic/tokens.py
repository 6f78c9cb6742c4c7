"""Cut text into words with offsets, and set apart the letters that Arabic attaches to them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from itertools import accumulate, compress, count
from operator import add
from typing import NamedTuple, TypeVar

from plugins.arabic.memo import remember
from plugins.arabic.normalise import fold, fold_words

Found = TypeVar("Found")

_MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"
_JOINERS = "\u00ad\u061c\u200b-\u200f\u2060\u2066-\u2069\ufeff"
_TOKEN = re.compile(
    # Most words are of bare Arabic letters; the second line says what a word is.
    rf"[ء-غف-ي]+(?![\w{_MARKS}{_JOINERS}'’])"
    rf"|[^\W\d_ـ](?:[^\W\d_]+|[{_MARKS}{_JOINERS}]+|['’](?=[A-Za-z]))*"
    r"|\d+(?:[.,٫٬:/]\d+)*"
    rf"|[^\s{_JOINERS}{_MARKS}]"
)
_MAKE = tuple.__new__


class Token(NamedTuple):
    """A word, a number or a single other character, with its place and its folded form."""

    start: int
    end: int
    text: str
    key: str  # folded; for comparing
    is_word: bool


def tokenize(text: str, base: int = 0) -> list[Token]:
    """Cut a text into tokens; `base` is added to the offsets.

    An underscore and a number sign part words («#دونالد_ترمب» gives #, دونالد, _, ترمب); white space
    and lone invisible characters give nothing.
    """
    pieces = text.replace("\n", " ").split(" ")
    # Before a piece stand the letters of those before it, and a blank behind each of them.
    starts = map(add, accumulate(map(len, pieces), initial=base), count())
    # A tuple is made at once, without the call of its class: a text has hundreds of tokens.
    return [
        _MAKE(Token, (at + start, at + end, word, key, is_word))
        for at, cut in zip(starts, map(_cut, pieces), strict=False)  # one start too many
        for start, end, word, key, is_word in cut
    ]


@remember
def _cut(piece: str) -> tuple[Token, ...]:
    """The tokens of a piece of text between blanks, with their places in it: «قال:» has two."""
    return tuple(
        Token(m.start(), m.end(), m[0], fold(m[0]) or m[0], _is_word(m[0])) for m in _TOKEN.finditer(piece)
    )


def _is_word(text: str) -> bool:
    """Whether a token is a word, and no number or sign."""
    first = text[0]
    return first not in "_ـ" and first.isalnum() and not first.isdecimal()


def first_at(tokens: Sequence[Token], offset: int) -> int:
    """The index of the first token that starts at or after an offset."""
    return bisect_left(tokens, (offset,))  # a token is a tuple that begins with its start


def telling(look_up: Callable[[str], Found], keys: Iterable[str]) -> list[tuple[int, Found]]:
    """(index, what a look-up finds) of the words for which it finds anything; few do.

    The look-up is asked for each word of the article, so the loop is Python's own.
    """
    found = list(map(look_up, keys))
    return list(compress(enumerate(found), found))


def select(keys: Sequence[str], among: AbstractSet[str]) -> list[int]:
    """The indices of the words that are among some."""
    return list(compress(range(len(keys)), map(among.__contains__, keys))) if among else []


class _Words(dict[int, str]):
    """The folded words of an article by their indices; "" for any other index."""

    __slots__ = ()

    def __missing__(self, i: int) -> str:
        return ""


class Keys(NamedTuple):
    """The folded words of an article, and what they can be to the rules: looked up once for all of them."""

    all: list[str]
    at: Callable[[int], str]  # the word at an index, or "" outside the text
    parts: list[tuple[int, int]]  # (index, the parts that it can play) of the words that can play any


def read_keys(tokens: Iterable[Token], parts_of: Callable[[str], int]) -> Keys:
    """The folded words of an article; `parts_of` says which parts a word can play, 0 for most."""
    keys = [token.key for token in tokens]
    # Rules ask for a thousand words of an article, so the look-up runs no Python for those that are there.
    return Keys(keys, _Words(enumerate(keys)).__getitem__, telling(parts_of, keys))


class Reading(NamedTuple):
    """One way to read a folded word: attached letters, and what they are attached to."""

    clitics: str
    stem: str


# The conjunctions و and ف come before the prepositions ب, ل and ك (and the oath's ت, not in news).
_CONJUNCTIONS = "وف"
_PREPOSITIONS = "بلك"
_SHORTEST = 2  # letters that must remain: «وفد» is not و and «فد»; single letters are no words


@remember
def readings(key: str) -> tuple[Reading, ...]:
    """All ways to read a folded word, the bare one first: «وللرقه» also as و+ل+«الرقه».

    ل before the article drops its alef: «للجيش» is ل + «الجيش».
    """
    found = [Reading("", key)]
    rests = [("", key)]
    if key[:1] in _CONJUNCTIONS and len(key) > _SHORTEST:
        found.append(Reading(key[0], key[1:]))
        rests.append((key[0], key[1:]))
    for before, rest in rests:
        if rest.startswith("لل") and len(rest) > _SHORTEST + 1:
            found.append(Reading(before + "ل", "ا" + rest[1:]))
        if rest[:1] in _PREPOSITIONS and len(rest) > _SHORTEST:
            found.append(Reading(before + rest[0], rest[1:]))
    return tuple(found)


@lru_cache(maxsize=4096)
def attached_forms(stem: str) -> frozenset[str]:
    """All folded words that `readings` may read as `stem`: «لرقه» is read in «للرقه» and in «ولرقه»."""
    stems = [stem, *(letter + stem for letter in _PREPOSITIONS)]
    if stem.startswith("ال"):
        stems.append("ل" + stem[1:])
    return frozenset(before + form for before in ("", *_CONJUNCTIONS) for form in stems)


def without_conjunction(key: str) -> str:
    """A folded word without a leading و or ف: «وقال» becomes «قال»; two letters must remain."""
    return key[1:] if key[:1] in _CONJUNCTIONS and len(key) > _SHORTEST else key


def without_article(key: str) -> str:
    """A folded word without its article: «الوزير» becomes «وزير»."""
    return key[2:] if key.startswith("ال") and len(key) > _SHORTEST + 1 else key


# Words whose own first letters are those of the article, once hamza is folded.
_NO_ARTICLE = fold_words(
    "ألمانيا ألماني ألبانيا ألباني إلكترون إلكتروني ألكسندر ألكسي ألكسيس إلياس أليكس ألبرت ألفريد ألغى ألقى "
    "إلهام الله آلاف ألوان ألعاب"
)
_ENDINGS = ("ه", "ين", "ون", "ات", "ان")
_DEFINITE = re.compile(r"[وف]?(?:[بك]?ال|لل)\w\w")


@remember
def is_definite(key: str) -> bool:
    """Whether a folded word carries the article: «الوزير», «وللوزير», but not «ألمانيا» or «الله»."""
    if not _DEFINITE.match(key):
        return False
    bare = key[1:] if key[0] in _CONJUNCTIONS else key
    if bare in _NO_ARTICLE:
        return False
    # «ألمانية», «ألمانيين»: only a nisba takes the endings; «الهامة» is no «إلهام».
    stems = (bare.removesuffix(e) for e in _ENDINGS if bare.endswith(e))
    return not any(stem in _NO_ARTICLE and stem.endswith("ي") for stem in stems)


def letters_width(text: str, count: int) -> int:
    """How many characters the first `count` letters of a word take, with their marks and tatweel.

    For «وَلبنان» and 1 that is 2: the vowel belongs to its letter.
    """
    if count <= 0:
        return 0
    for i, c in enumerate(text):
        if c.isalpha() and c != "ـ":
            if count == 0:
                return i
            count -= 1
    return 0  # no letter would be left
