"""Order names by the Arabic alphabet, as a printed index does."""

from __future__ import annotations

import unicodedata

from plugins.arabic.normalise import fold, strip_marks

SortKey = tuple[tuple[tuple[int, int, str], ...], str]

# What `fold` leaves apart: the letters of neighbours' alphabets stand with the Arabic letter whose form
# they have, and the Latin letters that are one letter with a stroke or a tie with their plain ones.
_NEIGHBOURS = str.maketrans({
    "ٹ": "ت", "ڈ": "د", "ڑ": "ر", "ڕ": "ر", "ژ": "ز", "ڭ": "ك", "ڨ": "ق", "ڵ": "ل", "ں": "ن",
    "ھ": "ه", "ہ": "ه", "ە": "ه", "ۆ": "و", "ۇ": "و", "ێ": "ي", "ے": "ي", "ۓ": "ي",
    "ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe",
})  # fmt: skip
# Folded first words whose alef and lam are no article: divine names; and foreign names, which begin with
# أل or إل, so that this matters only where they are written without their hamza.
_NO_ARTICLE = frozenset({
    "الله", "اللهم", "الف", "الفان", "الفين", "الفا", "المانيا", "المانيه", "البانيا", "البانيه",
    "الاباما", "الاسكا", "البرتا", "الماتي", "الدورادو", "الياس", "اليسا",
    "اليان", "اليانا", "اليزابيث", "اليس", "الكسندر", "الكساندر", "الكسندرا", "الكساندرا", "الكسي",
    "اليكسي", "الكسيس", "الفريد", "الفريدو", "الفونسو", "الفيس", "البير", "البرت", "البرتو", "البرتي",
    "الدو", "الدوس", "الون", "التون", "الفارو", "الفيرا", "الكا", "الهان", "الن", "الين", "الويس",
    "الما", "السا",
})  # fmt: skip
_ALPHABET = frozenset("ابتثجحخدذرزسشصضطظعغفقكلمنهوي")
_ARABIC, _LATIN, _OTHER, _DIGITS, _NOTHING = range(5)  # the order of the scripts


def sort_key(name: str) -> SortKey:
    """Return what names are ordered by: word by word, ال set aside, spellings of one letter together.

    «الرقة» stands between «رفح» and «رقية»; Latin names follow the Arabic ones, and names that begin with
    a digit come last, by their value. Different names never have the same key.
    """
    words = tuple(_word_key(w) for w in _words(name))
    return words or ((_NOTHING, 0, ""),), name


def letter_of(name: str) -> str:
    """Return the heading under which a name stands: «الرقة» → «ر», «الله» and «آسيا» → «ا», "Reuters" → «R».

    Names that begin with a digit or with another script stand under «#», at the end.
    """
    words = _words(name)
    script, _, word = _word_key(words[0]) if words else (_NOTHING, 0, "")
    return word[0].upper() if script in {_ARABIC, _LATIN} else "#"


def _words(name: str) -> list[str]:
    """The words as they are compared: folded, without punctuation, the first without its article."""
    # NFKC first: an alef and its hamza may be two characters, and must not pass for the bare alef of ال.
    composed = strip_marks(unicodedata.normalize("NFKC", name)).replace("ـ", "")
    letters = fold(composed).translate(_NEIGHBOURS)
    if not letters.isascii():
        decomposed = unicodedata.normalize("NFKD", letters)
        letters = "".join(c for c in decomposed if not unicodedata.combining(c)).translate(_NEIGHBOURS)
    words = "".join(c if c.isalnum() else " " for c in letters).split()
    bare = "".join(c if c.isalnum() else " " for c in composed).split()
    if words and bare and bare[0][0] in "اٱ" and _has_article(words[0]):
        words[0] = words[0][2:]
    return words


def _has_article(word: str) -> bool:
    # One letter after ال is no word: «الم» is the pain, or the first letters of a sura.
    return word.startswith("ال") and len(word) > 3 and word not in _NO_ARTICLE  # noqa: PLR2004 (ال and one letter)


def _word_key(word: str) -> tuple[int, int, str]:
    first = word[0]
    if first.isdecimal():
        digits = word[: next((i for i, c in enumerate(word) if not c.isdecimal()), len(word))].lstrip("0")
        return _DIGITS, len(digits), digits + word  # longer numbers are greater; no limit on their length
    if first in _ALPHABET:
        return _ARABIC, 0, word
    return (_LATIN if first.isascii() else _OTHER), 0, word
