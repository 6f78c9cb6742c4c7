"""Known names, arranged so that a text can be searched for all of them in one pass."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from plugins.arabic import words
from plugins.arabic.memo import remember
from plugins.arabic.tokens import Token, is_definite, letters_width, readings, telling, tokenize
from plugins.arabic.values import Entity, EntityType

Words = tuple[str, ...]  # folded
Ids = tuple[str, ...]  # of entities
Beginnings = tuple[tuple[str, str], ...]  # (attached letters, stem)


@dataclass(frozen=True, slots=True)
class Descriptor:
    """A phrase that may stand for a person in office: «الوزير الروسي»."""

    key: tuple[str, ...]
    entity: Entity
    title: str


class _Beginnings(dict[str, Beginnings]):
    """What was looked up once: most words of the news come again and again, and begin no name."""

    def __init__(self, names: Container[str]) -> None:
        self.names = names

    def __missing__(self, key: str) -> Beginnings:
        found = tuple((r.clitics, r.stem) for r in readings(key) if r.stem in self.names)
        self[key] = found
        return found


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All known names by their folded words."""

    entities: Mapping[str, Entity] = field(default_factory=dict)
    bearers: Mapping[Words, Ids] = field(default_factory=dict)  # who bears a name
    # Under a name's first word, then its second (or ""): all that begin so, longest first.
    names: Mapping[str, Mapping[str, tuple[tuple[Words, Ids], ...]]] = field(default_factory=dict)
    descriptors: Mapping[tuple[str, ...], tuple[Descriptor, ...]] = field(default_factory=dict)
    persons: Mapping[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict)  # by `without_fathers`
    types: Mapping[Ids, frozenset[EntityType]] = field(default_factory=dict)  # of a name's bearers
    _begun: _Beginnings = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Make room for what will be looked up."""
        object.__setattr__(self, "_begun", _Beginnings(self.names))

    def beginnings(self, key: str) -> Beginnings:
        """The readings (attached letters, stem) of a folded word under which known names begin."""
        return self._begun[key]

    def all_beginnings(self, keys: Iterable[str]) -> list[tuple[int, Beginnings]]:
        """The beginnings of each word under which names begin, with its index."""
        return telling(self._begun.__getitem__, keys)


class Hit(NamedTuple):
    """A known name in the text: tokens [first, last), and the ids that bear it."""

    first: int
    last: int
    start: int  # where the name begins, attached letters left out
    end: int
    ids: tuple[str, ...]
    words: int


@remember
def name_key(name: str) -> tuple[str, ...]:
    """A name's folded words; marks and punctuation are left out: «عبد الله (ناتو)» has three."""
    return tuple(t.key for t in tokenize(name) if t.is_word or t.key.isalnum())


MOST_SHARED = 3  # words; shorter names with their fathers' are borne by many


def person_key(key: tuple[str, ...]) -> tuple[str, ...]:
    """A person's folded words in one spelling: «عبد الله» joined, «أبي» as «أبو»."""
    out: list[str] = []
    for word in key:
        if out and out[-1] == "عبد" and word.startswith("ال"):
            out[-1] += word
        else:
            out.append("ابو" if word in {"ابا", "ابي"} else word)
    return tuple(out)


def without_fathers(key: tuple[str, ...]) -> tuple[str, ...]:
    """A person's key without what joins father to son: «تميم بن حمد آل ثاني» is «تميم حمد آل ثاني».

    A name and a father's name alone are too many people's: they stay joined.
    """
    whole = person_key(key)
    names = tuple(word for word in whole if word not in {"بن", "ابن", "بنت"})
    return names if len(names) >= MOST_SHARED else whole


def build_lexicon(entities: Iterable[Entity]) -> Lexicon:
    """Arrange known entities for searching; the order in which they come does not matter."""
    known = {e.id: e for e in sorted(entities, key=lambda e: e.id)}
    bearers: dict[tuple[str, ...], list[str]] = defaultdict(list)
    descriptors: dict[tuple[str, ...], list[Descriptor]] = defaultdict(list)
    for entity in known.values():
        for name in (entity.name, *entity.aliases):
            for key in _spellings(name_key(name)):
                if key and entity.id not in bearers[key]:
                    bearers[key].append(entity.id)
        for role in entity.roles:
            for short in (role.title, *role.short):
                key = name_key(short)
                descriptors[key].append(Descriptor(key, entity, role.title))
    borne = {key: tuple(ids) for key, ids in bearers.items()}
    return Lexicon(
        entities=known,
        bearers=borne,
        names=_by_beginning(borne),
        descriptors={key: tuple(found) for key, found in descriptors.items()},
        persons=_persons(known.values()),
        types={ids: frozenset(known[i].type for i in ids) for ids in borne.values()},
    )


def _by_beginning(borne: Mapping[Words, Ids]) -> dict[str, dict[str, tuple[tuple[Words, Ids], ...]]]:
    names: dict[str, dict[str, list[tuple[Words, Ids]]]] = {}
    for key, ids in sorted(borne.items(), key=lambda n: (-len(n[0]), n[0])):
        begun = names.setdefault(key[0], {"": []})
        begun.setdefault(key[1] if len(key) > 1 else "", []).append((key, ids))
    return {
        first: {second: (*found, *(begun[""] if second else ())) for second, found in begun.items()}
        for first, begun in names.items()
    }


def _persons(entities: Iterable[Entity]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """The full names that one person alone bears, without what joins father to son."""
    bearers: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for entity in entities:
        for name in (entity.name, *entity.aliases) if entity.type == "person" else ():
            key = without_fathers(name_key(name))
            if len(key) > 1:
                bearers[key].add(entity.id)
    return {key: tuple(ids) for key, ids in bearers.items() if len(ids) == 1}


def _spellings(key: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """A name as one may also part its words: «عبد الله» and «عبدالله» are one."""
    yield key
    for one, other in words.SPELLED_TWICE:
        if any(one in word or other in word for word in key):
            yield tuple(word.replace(one, other) for word in key)
            yield tuple(word.replace(other, one) for word in key)
    for i, word in enumerate(key[:-1]):
        if word in {"عبد", "ابو", "ابي", "ابا"}:
            yield (*key[:i], word + key[i + 1], *key[i + 2 :])
    for i, word in enumerate(key):
        if word.startswith("عبدال"):
            yield (*key[:i], "عبد", word[3:], *key[i + 1 :])


_SKIPPED = frozenset("\"«»“”„_'’‘‹›()-")


def find_known(tokens: Sequence[Token], lexicon: Lexicon, begins: Collection[int] = ()) -> list[Hit]:
    """All known names in the text, longest first where they overlap, in order.

    Attached letters are allowed before the first word («وللرقة»); quotation marks, brackets and the
    underscores of hashtags may stand between the words («حزب "الاتحاد الديمقراطي"»). `begins` are the
    tokens that begin a block: no name runs across one.
    """
    hits = []
    position = 0
    for at, begun in lexicon.all_beginnings([token.key for token in tokens]):
        if at < position or not tokens[at].is_word:
            continue
        hit = _match(tokens, at, begun, lexicon, begins)
        if hit is not None and hit.words > 1:
            hit = _longer(tokens, hit, lexicon, begins)
        if hit is not None:
            hits.append(hit)
            position = hit.last
    return hits


def _longer(tokens: Sequence[Token], hit: Hit, lexicon: Lexicon, begins: Collection[int]) -> Hit:
    """The fuller name that begins within a short one: «الملك سلمان» and «سلمان بن عبد العزيز» are one man."""
    for at in range(hit.first + 1, hit.last):
        begun = lexicon.beginnings(tokens[at].key)
        other = _match(tokens, at, begun, lexicon, begins) if begun and tokens[at].is_word else None
        if other is not None and other.last > hit.last and set(other.ids) & set(hit.ids):
            return other
    return hit


def _match(
    tokens: Sequence[Token], at: int, beginnings: Beginnings, lexicon: Lexicon, begins: Collection[int]
) -> Hit | None:
    best: Hit | None = None
    token = tokens[at]
    second = _past_marks(tokens, at + 1)
    follows = tokens[second].key if second < len(tokens) and second not in begins else ""
    for clitics, stem in beginnings:
        begun = lexicon.names[stem]
        for key, ids in begun.get(follows) or begun[""]:
            if best is not None and len(key) <= best.words:
                break
            last = at + 1 if len(key) == 1 else _rest(tokens, second + 1, key[2:], begins)
            if last is None:
                continue
            if clitics and len(key) == 1 and not _splits(clitics, stem):
                continue
            # ل before the article ate its alef («للجيش») and stays with the name; in «للبنان» it did not.
            eaten = clitics and stem.startswith("ال") and _eats_alef(token.text, len(clitics))
            cut = clitics[:-1] if eaten else clitics
            start = token.start + letters_width(token.text, len(cut))
            best = Hit(at, last, start, tokens[last - 1].end, ids, len(key))
            break
    return best


def _splits(clitics: str, stem: str) -> bool:
    """Whether letters may be cut off a single word: short rests are too often another word.

    «فرنسا» is no ف + «رنسا», and «بليبيا» is ب + «ليبيا»; three letters must remain.
    """
    return is_definite(stem) or len(stem) >= 3 + len(clitics) - 1


def _rest(tokens: Sequence[Token], at: int, key: tuple[str, ...], begins: Collection[int]) -> int | None:
    for word in key:
        at = _past_marks(tokens, at)
        if at >= len(tokens) or at in begins or tokens[at].key != word:
            return None
        at += 1
    return at


def _past_marks(tokens: Sequence[Token], at: int) -> int:
    """The index after the marks, two at most («" (»), that may stand between a name's words."""
    most = min(at + 2, len(tokens))
    while at < most and tokens[at].key in _SKIPPED:
        at += 1
    return at


def _eats_alef(text: str, count: int) -> bool:
    bare = [c for c in text if c.isalpha() and c != "ـ"]
    return bare[count - 1 : count + 1] == ["ل", "ل"]
