"""One article while its names are being read: its words, the known names in it, and what was found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from plugins.arabic import words
from plugins.arabic.common_words import COMMON_WORDS
from plugins.arabic.cues import CUES, split_that
from plugins.arabic.lexicon import Hit, Lexicon, find_known, person_key, without_fathers
from plugins.arabic.memo import remember
from plugins.arabic.normalise import strip_marks
from plugins.arabic.tokens import (
    Keys,
    Token,
    attached_forms,
    first_at,
    is_definite,
    letters_width,
    readings,
    select,
    without_article,
    without_conjunction,
)
from plugins.arabic.values import Entity, EntityType

COMMAS = frozenset("،,")
OPENING = frozenset("\"«“”('")
JOINERS = frozenset("_-")


class Name(NamedTuple):
    """A name in the text: tokens [first, last); `key` are its folded words."""

    first: int
    last: int
    start: int
    end: int
    type: EntityType
    kind: str
    key: tuple[str, ...]
    ids: tuple[str, ...] = ()  # in the authority; () for a found name


class Title(NamedTuple):
    """A role that the article gives to a name: tokens [first, last), and whose it is."""

    first: int
    last: int
    key: tuple[str, ...]
    owner: tuple[str, ...]  # the name's key
    body: tuple[int, int] | None = None  # tokens of the body within the role


@dataclass(slots=True)
class Scene:
    """What the rules read and fill; indices count tokens, and a missing token reads as ""."""

    text: str
    tokens: Sequence[Token]
    folded: Keys
    lexicon: Lexicon
    keys: list[str] = field(init=False)
    key: Callable[[int], str] = field(init=False)  # the folded word at an index, or "" outside the text
    hits: dict[int, Hit] = field(init=False)  # known names by their first token
    begins: set[int] = field(init=False)  # tokens that begin a block
    is_word: Callable[[int], bool] = field(init=False)  # whether a token is there and a word
    runs: Callable[[int], bool] = field(
        init=False
    )  # whether it is there, in one block with the one before it
    inside: set[int] = field(init=False)  # tokens within a known name, after its first
    names: dict[int, Name] = field(default_factory=dict)  # found names, by each of their tokens
    titles: list[Title] = field(default_factory=list)
    same_hits: dict[tuple[str, ...], list[Hit]] = field(default_factory=dict)  # known names by their bearers
    countries: set[str] | None = None  # that the article names beyond doubt, once they were asked for

    def __post_init__(self) -> None:
        """Look for the known names."""
        self.keys, self.key, _ = self.folded
        self.begins = _block_begins(self.text, self.tokens)
        # These two are asked a thousand times of an article, and so run no Python.
        self.is_word = {i for i, token in enumerate(self.tokens) if token.is_word}.__contains__
        going_on = set(range(1, len(self.tokens)))
        going_on -= self.begins
        self.runs = going_on.__contains__
        self.hits = {h.first: h for h in find_known(self.tokens, self.lexicon, self.begins)}
        self.inside = {i for h in self.hits.values() for i in range(h.first + 1, h.last)}

    # ── one word ─────────────────────────────────────────────────────────────────────────────

    def is_given(self, i: int) -> bool:
        """Whether a word is a given name; «على» folds like «علي» and is none."""
        key = self.key(i)
        if key in words.OF_FAITH and self.key(i + 1) == "الدين":
            return True  # «صدر الدين»
        if key.startswith("عبدال") or (key == "عبد" and self.key(i + 1).startswith("ال")):
            return True  # «عبد» and any name of God
        return key in words.GIVEN_NAMES and strip_marks(self.tokens[i].text) not in words.NOT_GIVEN

    def has_article(self, i: int) -> bool:
        """Whether a word carries the article: «ألان» folds like «الان», but its hamza stands."""
        return self.is_word(i) and is_definite(self.keys[i]) and self.tokens[i].text[0] not in "أإ"

    def is_glued(self, i: int) -> bool:
        """Whether the sign at i joins its neighbours without a blank: «دونالد_ترمب»."""
        if not 0 < i < len(self.tokens) - 1:
            return False
        before, sign, after = self.tokens[i - 1 : i + 2]
        return before.end == sign.start and sign.end == after.start

    def role_at(self, i: int) -> str:
        """The role word at i without its article and attached letters: «للوزير» gives «وزير»; or ""."""
        return role_of(self.keys[i]) if self.is_word(i) else ""

    def stem(self, i: int, among: Callable[[str], tuple[int, str] | None]) -> tuple[int, str] | None:
        """(how many letters are attached, stem) of the word at i, by a look-up of `stem_in`."""
        return among(self.keys[i]) if self.is_word(i) else None

    def after_letters(self, i: int, count: int) -> int:
        """The offset in the text after the first `count` letters of the word at i."""
        return self.tokens[i].start + letters_width(self.tokens[i].text, count)

    def ends_name(self, i: int) -> bool:
        """Whether a word ends a person's name and belongs to none."""
        if not self.is_word(i):
            return True
        mostly = self.keys[i] in words.GIVEN_MOSTLY_WORDS
        long_enough = len(self.keys[i]) > len("ألا")
        if (self.is_given(i) and not mostly) or (long_enough and self.tokens[i].text.startswith("ألا")):
            return False  # «ألان» folds like «الآن»
        return (
            _is_of_no_name(self.keys[i])
            or strip_marks(self.tokens[i].text).startswith(("وأ", "وإ", "وآ"))  # «وأجبرها»; «وائل» is a name
            or "ً" in self.tokens[i].text[-2:]  # an accusative is indefinite
            or self.tokens[i].text[1:2] == "ـ"  # «لـCNN»
            or self._names_no_person(i)
        )

    def _names_no_person(self, i: int) -> bool:
        hit = self.hits.get(i)
        return hit is not None and not self.has_person(hit)

    def that_read_as(self, stems: Iterable[str]) -> list[int]:
        """The words that are one of these folded words, bare or with letters attached."""
        return select(self.keys, frozenset().union(*map(attached_forms, stems)))

    # ── known names ──────────────────────────────────────────────────────────────────────────

    def entities(self, hit: Hit) -> list[Entity]:
        """All bearers of a known name."""
        return [self.lexicon.entities[e] for e in hit.ids]

    def known(self, i: int, type_: EntityType) -> Hit | None:
        """The known name that begins at i, if one of its bearers is of this type."""
        hit = self.hits.get(i)
        return hit if hit is not None and type_ in self.lexicon.types[hit.ids] else None

    def has_person(self, hit: Hit) -> bool:
        """Whether a person bears a known name."""
        return "person" in self.lexicon.types[hit.ids]

    def has_only(self, type_: EntityType, hit: Hit) -> bool:
        """Whether all bearers of a known name are of a type."""
        return self.lexicon.types[hit.ids] == {type_}

    def is_bare(self, hit: Hit) -> bool:
        """Whether a known name stands without attached letters, as the second half of a compound does."""
        return hit.start == self.tokens[hit.first].start

    def body_at(self, i: int) -> tuple[int, int] | None:
        """Tokens of the body, found or known, that begins at i."""
        name = self.names.get(i)
        if name is not None:
            return (name.first, name.last) if name.type == "organization" else None
        hit = self.known(i, "organization")
        return (hit.first, hit.last) if hit is not None else None

    # ── found names ──────────────────────────────────────────────────────────────────────────

    def count_words(self, first: int, last: int) -> int:
        """How many words tokens [first, last) have; «عبد الله» is one."""
        return sum(
            self.tokens[i].is_word and not (self.keys[i] == "عبد" and i + 1 < last)
            for i in range(first, last)
        )

    def words_key(self, first: int, last: int) -> tuple[str, ...]:
        """The folded words of tokens [first, last)."""
        return tuple(self.keys[i] for i in range(first, last) if self.tokens[i].is_word)

    def add(
        self, first: int, last: int, type_: EntityType, kind: str, *, start: int | None = None, stem: str = ""
    ) -> Name | None:
        """Note a found name over tokens [first, last), or None where another lies there already.

        `start` and `stem` serve a name whose first word carries attached letters.
        """
        key = self.words_key(first, last)
        if stem:
            key = (stem, *key[1:])
        if type_ == "organization":
            key = tuple(words.one_spelling(k) for k in key)
        ids: tuple[str, ...] = ()
        if type_ == "person":
            key = person_key(key)
            ids = self.lexicon.persons.get(without_fathers(key), ())
        if not key or any(i in self.names for i in range(first, last)):
            return None
        begin = self.tokens[first].start if start is None else start
        return self.put(Name(first, last, begin, self.tokens[last - 1].end, type_, kind, key, ids))

    def found(self) -> list[Name]:
        """The names that were found, each once."""
        return list(dict.fromkeys(self.names.values()))

    def put(self, name: Name) -> Name:
        """Lay a name over its tokens, in place of known names there."""
        for i in range(name.first, name.last):
            self.hits.pop(i, None)
            self.names[i] = name
        return name


def _block_begins(text: str, tokens: Sequence[Token]) -> set[int]:
    """The tokens, after the first, before which a line feed stands."""
    begins = set()
    at = text.find("\n")
    while at >= 0:
        i = first_at(tokens, at)
        if 0 < i < len(tokens):
            begins.add(i)
        at = text.find("\n", at + 1)
    return begins


@remember
def role_of(key: str) -> str:
    """The role that a folded word is, without its article and attached letters; or ""."""
    for _, stem in readings(key):
        bare = without_article(stem)
        for form in (bare, bare.removesuffix("ا")):  # «مستشارا»
            if form in words.ROLES:
                return form
    return ""


def stem_in(among: frozenset[str]) -> Callable[[str], tuple[int, str] | None]:
    """A look-up in a word list that sees through attached letters, and remembers what it saw.

    It gives (how many letters are attached, the word of the list): «بالوزارة» gives (1, «الوزاره»).
    """

    @remember
    def look_up(key: str) -> tuple[int, str] | None:
        return next(((len(c), stem) for c, stem in readings(key) if stem in among), None)

    return look_up


@remember
def _is_of_no_name(key: str) -> bool:
    """Whether a folded word cannot belong to a person's name, unless it is a given one."""
    return (
        len(key) == 1  # «لـ»
        or is_common(key)
        or is_common(without_conjunction(key))
        or _carries_a_noun(key)
        # «وايد» and «ويليامز» are names; «وهي», «وفدا», «وقادة» go on with the sentence.
        or (key[:1] == "و" and len(key) > 2 and key[1] not in "اوي")  # noqa: PLR2004 — و and a noun
    )


def _carries_a_noun(key: str) -> bool:
    """«لوكالة», «والرئيس», «كوزير», «بأحمد»: letters attached to a noun or a name."""
    return any(
        is_definite(stem)
        or without_article(stem) in words.ROLES
        or stem in words.BODY_HEADS
        or stem in words.ANONYMOUS_HEADS
        or stem in words.NOT_NAMES
        or (stem in words.GIVEN_NAMES and len(stem) > 3)  # noqa: PLR2004 — «بعلي», «لعمر» are words
        for clitics, stem in readings(key)
        if clitics
    )


_PRONOUNS = ("هما", "ها", "هم")
_SHORTEST_STEM = 4  # letters: shorter rests are too often names («بلال», «لبيب»)


def _is_built_on_common(key: str) -> bool:
    """Whether a word is a common one with a letter before it or a pronoun behind: «لخفض», «غضبهما»."""
    if key[0] in "بلفك" and key[:2] != "بي" and len(key) > _SHORTEST_STEM and key[1:] in COMMON_WORDS:
        return True  # «لخفض», «ليكتمل»; ب before ي is no letter before a verb («بياتي»)
    for pronoun in _PRONOUNS:
        if key.endswith(pronoun):
            stem = key.removesuffix(pronoun)
            return len(stem) >= _SHORTEST_STEM - 1 and (
                stem in COMMON_WORDS or (stem[-1] == "ت" and stem[:-1] + "ه" in COMMON_WORDS)
            )
    return key[-1] == "ا" and len(key) > _SHORTEST_STEM and key[:-1] in COMMON_WORDS  # «محركا»


@remember
def is_common(key: str) -> bool:
    """Whether a folded word is a particle, a verb, a role or another common word."""
    bare = without_article(key)
    return (
        key in COMMON_WORDS
        or _is_built_on_common(key)
        or key in words.FUNCTION_WORDS
        or key in words.NOT_NAMES
        or key in words.VERBS
        or key in CUES
        or key in words.EVENT_NOUNS
        or "ال" + key in words.EVENT_NOUNS
        or key in words.OBJECTS
        or key in words.TITLE_ADJECTIVES
        or key in words.ANONYMOUS_HEADS
        or bare in words.ROLES
        or bare.removesuffix("ا") in words.ROLES
        or bare in words.BODY_HEADS
        or any(bare in heads for heads in words.PLACE_HEADS.values())
        or key.startswith("لل")
        or (key.startswith(("بال", "وال", "فال", "كال")) and len(key) > len("فالس") + 1)  # a foreign surname
        or split_that(key) is not None
    )
