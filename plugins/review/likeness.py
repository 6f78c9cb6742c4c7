"""Which found names are probably another spelling of a known one, or of each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from plugins.arabic.lexicon import name_key
from plugins.arabic.normalise import fold
from plugins.arabic.tokens import without_article
from plugins.arabic.values import Entity

# Letters that transliterations of one foreign name exchange: سيرغي and سيرجي, تويتر and طويطر. Long vowels
# come and go (واشنطون, واشنطن) and are left out.
_SOUNDS = str.maketrans({
    "غ": "ج", "ق": "ك", "خ": "ك", "ط": "ت", "ث": "ت", "ص": "س", "ظ": "ز", "ذ": "ز", "ض": "د",
    "ا": "", "و": "", "ي": "", "ه": "",
})  # fmt: skip
_FEWEST_SOUNDS = 5  # of a whole name: shorter skeletons are many names'
_FULL = 2  # a given name and a surname


@dataclass(slots=True)
class Likenesses:
    """Names by their sounds, and persons by their first and last words."""

    by_sound: dict[tuple[str, ...], dict[str, Entity]] = field(default_factory=lambda: defaultdict(dict))
    by_ends: dict[tuple[str, str], dict[str, Entity]] = field(default_factory=lambda: defaultdict(dict))
    by_words: dict[tuple[str, ...], dict[str, Entity]] = field(default_factory=lambda: defaultdict(dict))

    def add(self, entities: Iterable[Entity]) -> None:
        """Take in names to which others may be compared."""
        for entity in entities:
            for name in (entity.name, *entity.aliases):
                for key in _sounds(entity, name):
                    self.by_sound[key][entity.id] = entity
            if entity.type == "person":
                for name in (entity.name, *entity.aliases):
                    words = _words(name)
                    if len(words) >= _FULL:
                        self.by_ends[words[0], words[-1]][entity.id] = entity
                        self.by_words[words][entity.id] = entity

    def like(self, entity: Entity) -> list[Entity]:
        """All other names that are probably the same one's, in order of their ids."""
        near = {i: e for key in _sounds(entity, entity.name) for i, e in self.by_sound.get(key, {}).items()}
        words = _words(entity.name)
        if entity.type == "person" and len(words) >= _FULL:
            near |= self.by_ends.get((words[0], words[-1]), {})
            # «سعيد النجار الثلاثاء», «القائد سعيد النجار»: a word too many at an end.
            near |= self.by_words.get(words[:-1], {}) | self.by_words.get(words[1:], {})
        return [e for i, e in sorted(near.items()) if i != entity.id]


def _words(name: str) -> tuple[str, ...]:
    """A name's folded words: «عبد الله» and «أبو بكر» are one word, «بن» and a house («آل سعود») none."""
    words: list[str] = []
    for word in name_key(name):
        if words and word == fold("آل"):
            break
        if word in {"بن", "ابن", "بنت"}:
            continue
        if words and words[-1] in {"عبد", "ابو", "ابي", "ابا"}:
            words[-1] += word
        else:
            words.append(word)
    return tuple(words)


def _sounds(entity: Entity, name: str) -> Iterator[tuple[str, ...]]:
    """A name's skeleton of consonants, with its type: only names of one type are compared."""
    words = [without_article(w).translate(_SOUNDS) for w in _words(name)]
    sounds = "".join(words)
    least = _FEWEST_SOUNDS if len(words) > 1 else _FEWEST_SOUNDS - 1
    if len(sounds) >= least and (len(words) > 1 or entity.type != "person"):
        yield (entity.type, *words)
