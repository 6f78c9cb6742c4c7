"""When two texts count as the same words, and two names as the same name."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Sequence

# The measure's own folding, which never changes with the rules: a figure of last year means the same today.
_FOLD = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "ـ": ""}
)
_NO_WORD = re.compile(r"[^\w]+")
_ARTICLE = "ال"
_LEAST_AFTER_ARTICLE = 3  # letters that a word must keep: «الله» stays whole
_CLITICS = "وبلفك"

NameKey = tuple[str, ...]


def fold(text: str) -> str:
    """The words alone: no marks, tatweel, hamza seats, punctuation or capitals."""
    text = unicodedata.normalize("NFKC", text)
    text = "".join(c for c in text if unicodedata.category(c) not in ("Mn", "Cf"))
    return " ".join(_NO_WORD.sub(" ", text.translate(_FOLD)).split()).lower()


def name_key(name: str) -> NameKey:
    """A name for comparing: folded, each word without its article."""
    return tuple(
        w[len(_ARTICLE) :] if w.startswith(_ARTICLE) and len(w) >= len(_ARTICLE) + _LEAST_AFTER_ARTICLE else w
        for w in fold(name).split()
    )


def without_clitic(key: NameKey) -> NameKey:
    """A mention's key without an attached letter: «للخرطوم», «وكيث»; itself where there can be none."""
    if key and key[0][:1] in tuple(_CLITICS) and len(key[0]) > _LEAST_AFTER_ARTICLE:
        return (key[0][1:], *key[1:])
    return key


def same_name(forms: Collection[NameKey], said: str) -> bool:
    """Whether a name is one of the forms, or holds all words of one that has two or more."""
    key = name_key(said)
    if not key:
        return False
    return key in forms or any(len(f) > 1 and set(f) <= set(key) for f in forms)


def overlap(one: str, other: str) -> float:
    """The share of the longer text's words that both have, each as often as both have it."""
    first, second = fold(one).split(), fold(other).split()
    if not first or not second:
        return 0.0
    return (Counter(first) & Counter(second)).total() / max(len(first), len(second))


def pair(gold: Sequence[str], found: Sequence[str], least: float) -> list[tuple[int, int]]:
    """One-to-one matches that overlap by `least` or more, the best first."""
    every = sorted(
        ((overlap(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found)),
        key=lambda row: -row[0],
    )
    out: list[tuple[int, int]] = []
    left, right = set(range(len(gold))), set(range(len(found)))
    for share, i, j in every:
        if share >= least and i in left and j in right:
            left.remove(i)
            right.remove(j)
            out.append((i, j))
    return out
