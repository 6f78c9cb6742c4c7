"""Fold Arabic spellings, so that what readers take for one word compares equal.

Folding is for comparing only; nothing folded is ever shown.
"""

from __future__ import annotations

import re
import unicodedata

from plugins.arabic.memo import remember

# Letters that newsrooms exchange freely: hamza seats, alef maksura and ya, ta marbuta and ha, the
# Persian kaf and ya of some keyboards, and the letters for foreign p, v and g.
_LETTERS = {
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا",
    "ى": "ي", "ی": "ي", "ئ": "ي", "ؤ": "و", "ة": "ه", "ک": "ك", "گ": "ك", "پ": "ب", "ڤ": "ف", "چ": "ج",
    "ـ": "",  # tatweel
    "ء": "",  # وزراء and وزرا: the seatless hamza comes and goes at the end of words
}  # fmt: skip
_DIGITS = {chr(zero + d): str(d) for zero in (0x660, 0x6F0) for d in range(10)}
# Vowel marks, Quranic marks and what has no width: LRM, RLM, ALM, ZWNJ, ZWJ, BOM, isolates.
_INVISIBLE_RANGES = [
    (0x610, 0x61A), (0x64B, 0x65F), (0x670, 0x670), (0x6D6, 0x6DC), (0x6DF, 0x6E8), (0x6EA, 0x6ED),
    (0xAD, 0xAD), (0x61C, 0x61C), (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x2064),
    (0x2066, 0x2069), (0xFEFF, 0xFEFF),
]  # fmt: skip
_INVISIBLE: dict[int, None] = {c: None for low, high in _INVISIBLE_RANGES for c in range(low, high + 1)}
_FOLD: dict[int, str | None] = {**{ord(k): v for k, v in (_LETTERS | _DIGITS).items()}, **_INVISIBLE}
# Presentation forms, wide forms, and Latin accents typed as marks of their own.
_PRESENTATION = re.compile("[\u0300-\u036f\ufb50-\ufdff\ufe70-\ufeff\u00a0\uff00-\uffef]")
_BLANKS = re.compile(r"\s+")
_NO_SLUG = re.compile(r"[\W_]+")


@remember
def strip_marks(text: str) -> str:
    """Remove the vowel marks of a word or name, and what has no width: «مُحَمَّد» becomes «محمد»."""
    return text.translate(_INVISIBLE)


def fold(text: str) -> str:
    """Return the form in which spellings of one word are equal: «الإِدارة» becomes «الاداره».

    Hamza, alef maksura, ta marbuta, tatweel, vowel marks, presentation forms, both digit sets and
    the case of Latin letters are folded; runs of white space become one blank.
    """
    if _PRESENTATION.search(text):
        text = unicodedata.normalize("NFKC", text)
    return _BLANKS.sub(" ", text.translate(_FOLD)).strip().casefold()


def slug(text: str, most: int = 120) -> str:
    """Make an address of a name: its letters and digits, joined by «-», at most `most` bytes in UTF-8.

    «الشرق الأوسط» becomes «الشرق-الأوسط». Returns "" where the text has neither letter nor digit.
    """
    words = _NO_SLUG.sub("-", strip_marks(unicodedata.normalize("NFC", text))).strip("-")
    while len(words.encode()) > most:
        words = words[:-1].rstrip("-")
    return words


def fold_words(text: str) -> frozenset[str]:
    """The folded words of a list written with blanks; an underscore keeps two words together."""
    return frozenset(fold(word.replace("_", " ")) for word in text.split())
