"""Find the persons, bodies and places that an article names: known ones, and others by rule.

Rules are ordered by how much they prove: a name of the authority; a title before a name or a role
after it; the head of a body or a place; a common given name; the subject of a verb of saying. A
word alone proves nobody, unless the full name stands in the same article.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from plugins.arabic import words
from plugins.arabic.cues import CUES, split_that
from plugins.arabic.lexicon import Hit, Lexicon, find_known, name_key
from plugins.arabic.normalise import fold, slug, strip_marks
from plugins.arabic.tokens import Token, first_at, is_definite, readings, without_article, without_conjunction
from plugins.arabic.values import Block, Entity, EntityType, Mention, Span

_COMMA = frozenset("،,")
_OPEN = frozenset("\"«“”('")
_LINK = frozenset("_-")
MOST_NAME_WORDS = 4
MOST_TITLE_WORDS = 14


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the text: tokens [first, last); `key` are its folded words."""

    first: int
    last: int
    start: int
    end: int
    type: EntityType
    kind: str
    key: tuple[str, ...]
    ids: tuple[str, ...] = ()  # in the authority; () for a found name


@dataclass(frozen=True, slots=True)
class Title:
    """A role that the article gives to a name: tokens [first, last), and whose it is."""

    first: int
    last: int
    key: tuple[str, ...]
    owner: tuple[str, ...]  # the name's key
    body: tuple[int, int] | None = None  # tokens of the body within the role


@dataclass(slots=True)
class Names:
    """What was found: mentions, entities by id, and the titles that the article itself gives."""

    mentions: list[Mention] = field(default_factory=list)
    entities: dict[str, Entity] = field(default_factory=dict)
    titles: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)  # (entity id, folded role words)
    spokesmen: dict[str, str] = field(default_factory=dict)  # person's id → body's id
    shared: frozenset[str] = frozenset()  # folded surnames that several persons of the article bear


def find_names(
    text: str, blocks: Sequence[Block], tokens: Sequence[Token], lexicon: Lexicon, day: date | None = None
) -> Names:
    """All names of an article, with the entities they stand for; mentions in order of start."""
    edges = frozenset(b.end for b in blocks)
    finder = _Finder(text, tokens, lexicon, edges)
    finder.find()
    return finder.settle(day)


class _Finder:
    """One article being read; the rules below fill `names` and `titles`."""

    def __init__(self, text: str, tokens: Sequence[Token], lexicon: Lexicon, edges: frozenset[int]) -> None:
        self.text = text
        self.tokens = tokens
        self.keys = [t.key for t in tokens]
        self.lexicon = lexicon
        self.edges = edges
        self.hits: dict[int, Hit] = {h.first: h for h in find_known(tokens, lexicon)}
        self.inside = {i for h in self.hits.values() for i in range(h.first + 1, h.last)}
        self.names: dict[int, Name] = {}
        self.tails: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
        self.heads: dict[str, set[tuple[str, ...]]] = {}
        self.titles: list[Title] = []

    # ── reading one word ─────────────────────────────────────────────────────────────────────

    def _breaks(self, i: int) -> bool:
        """Whether a block ends before token i, so that no phrase runs across."""
        if i <= 0 or i >= len(self.tokens):
            return True
        return "\n" in self.text[self.tokens[i - 1].end : self.tokens[i].start]

    def _is_given(self, i: int) -> bool:
        """Whether a word is a given name; «على» folds like «علي» and is none."""
        return self.keys[i] in words.GIVEN_NAMES and strip_marks(self.tokens[i].text) not in words.NOT_GIVEN

    def _known(self, i: int, kinds: Iterable[EntityType]) -> Hit | None:
        hit = self.hits.get(i)
        if hit is not None and any(self.lexicon.entities[e].type in kinds for e in hit.ids):
            return hit
        return None

    def _role_at(self, i: int) -> str:
        """The attached letters and the stem of a role word at i: «للوزير» gives «وزير»; or ""."""
        if not self.tokens[i].is_word:
            return ""
        for _, stem in readings(self.keys[i]):
            bare = without_article(stem)
            for form in (bare, bare.removesuffix("ا")):  # «مستشارا»
                if form in words.ROLES:
                    return form
        return ""

    def _may_begin(self, i: int) -> bool:
        """Whether a word can be the first of a person's name."""
        token, key = self.tokens[i], self.keys[i]
        if not token.is_word or len(key) < 2 or self._stops(i):  # noqa: PLR2004 — a name has two letters
            return False
        return self._is_given(i) or not (is_definite(key) or words.is_nisba(key))

    def _stops(self, i: int) -> bool:
        """Whether a word ends a person's name and belongs to none."""
        token, key = self.tokens[i], self.keys[i]
        if not token.is_word:
            return True
        if self._is_given(i):
            return False
        bare = without_article(key)
        rest = without_conjunction(key)
        if key in words.FUNCTION_WORDS or key in words.VERBS or key in CUES or bare in words.ROLES:
            return True
        if bare.removesuffix("ا") in words.ROLES or key in words.EVENT_NOUNS:
            return True
        if rest != key and (
            rest in words.FUNCTION_WORDS or rest in words.VERBS or rest in words.GIVEN_NAMES or rest in CUES
        ):
            return True
        if key[:1] == "و" and len(key) > 3 and key[1] not in "اوي":  # noqa: PLR2004 — «وايد» and «ويليامز» are names
            return True
        for clitics, stem in readings(key):
            if clitics and (
                is_definite(stem)
                or without_article(stem) in words.ROLES
                or stem in words.BODY_HEADS
                or (stem in words.GIVEN_NAMES and len(stem) > 3)  # noqa: PLR2004 — «بعلي», «لعمر» are words
            ):
                return True  # «لوكالة»، «والرئيس»، «كوزير»
        if split_that(key) or split_that(rest) or key in words.TITLE_ADJECTIVES:
            return True
        if (
            bare in words.BODY_HEADS
            or key in words.ANONYMOUS_HEADS
            or any(bare in heads for heads in words.PLACE_HEADS.values())
        ):
            return True
        if key.startswith(("لل", "بال", "وال", "فال", "كال")):
            return True
        hit = self.hits.get(i)
        return (
            hit is not None
            and self._known(i, ("place", "organization")) is not None
            and not self._has_person(hit)
        )

    def _has_person(self, hit: Hit) -> bool:
        return any(self.lexicon.entities[e].type == "person" for e in hit.ids)

    def _chain(self, i: int, *, titled: bool, attached: bool = False) -> int:
        """Where a person's name that begins at i ends: an index, or i where none begins.

        `attached`: its first word carries attached letters («لأحمد الراعي»), and was judged before.
        """
        hit = self.hits.get(i)
        if hit is not None and self._has_person(hit):
            return hit.last
        if (
            i >= len(self.tokens)
            or (self._breaks(i) and i > 0 and titled)
            or not (attached or self._may_begin(i))
        ):
            return i
        at, count, link = i, 0, False
        while at < len(self.tokens) and (at == i or not self._breaks(at)):
            key = self.keys[at]
            if key in _LINK and at > i and at + 1 < len(self.tokens) and self._glued(at):
                at += 1
                continue
            if key in words.NAME_LINKS and (at + 1 < len(self.tokens)) and not self._breaks(at + 1):
                if count and key in {"لا", "ام", "ما"} and not titled:
                    break
                link = True
                at += 1
                continue
            if at > i and key in words.SECOND_HALVES:
                link = False  # «نصر الله», «سيف الدين»: the second half of one name
                at += 1
                continue
            if link and (key in words.SECOND_HALVES or is_definite(key) or not self._stops(at)):
                link = False
            elif at > i and (self._stops(at) or count >= MOST_NAME_WORDS or self._is_verb_like(at)):
                break
            elif at == i and not attached and self._stops(at):
                break
            count += 1
            at += 1
            if count > 1 and is_definite(self.keys[at - 1]) and self.keys[at - 2] not in words.NAME_LINKS:
                # A family name with its article is the last: «رامي الحلو». After two bare names it is one
                # only in the form of a nisba, or after a father's name; else the sentence goes on.
                if count > 2 and not self._is_family(at - 1):  # noqa: PLR2004 — given name, father, family
                    at -= 1
                break
        while at > i and self.keys[at - 1] in (words.NAME_LINKS | _LINK) - words.GIVEN_NAMES:
            at -= 1
        return at

    def _is_family(self, i: int) -> bool:
        """Whether a word with its article can be a family name after two bare names: «العبيدي»."""
        key = self.keys[i]
        if key.startswith("ال") and key.endswith("ي"):
            return True
        return self._is_given(i - 1) and not key.endswith(("ه", "ات", "ون", "ين"))

    def _glued(self, i: int) -> bool:
        """Whether the sign at i joins its neighbours without a blank: «دونالد_ترمب»."""
        return (
            self.tokens[i - 1].end == self.tokens[i].start and self.tokens[i].end == self.tokens[i + 1].start
        )

    def _is_verb_like(self, i: int) -> bool:
        key = self.keys[i]
        written = strip_marks(self.tokens[i].text)
        if written.startswith(("بإ", "لإ", "كإ", "وإ")) or (key[:1] in "بل" and key.endswith("ه") and len(key) > 4):  # noqa: PLR2004 — «بإعادة», «لخطة»
            return True
        # After a name, ي begins a verb far more often than a surname: «ترامب يهدد», «سيزور».
        return key.startswith(("ي", "سي", "ست")) and len(key) > 3  # noqa: PLR2004 — «يان» is a name

    # ── the rules ────────────────────────────────────────────────────────────────────────────

    def find(self) -> None:
        """Apply every rule, from the one that proves most."""
        self._drop_false_hits()
        self._bodies_and_places()
        self._titled_persons()
        self._given_names()
        self._subjects()
        self._later_mentions()

    def _drop_false_hits(self) -> None:
        """A one-word name that here is a common noun: «القاعدة الروسية» is a base."""
        for i, hit in list(self.hits.items()):
            nxt = hit.last
            if nxt >= len(self.tokens) or self._breaks(nxt):
                continue
            if self._is_longer(hit) or (self.keys[i].endswith("مسقط") and self.keys[nxt].startswith("راس")):
                del self.hits[i]  # «مجلس الأمن القومي» is another body, «مسقط رأسه» no town
                continue
            if hit.words > 1:
                continue
            entities = [self.lexicon.entities[e] for e in hit.ids]
            stem = next((s for _, s in readings(self.keys[i]) if is_definite(s)), "")
            if stem and all(e.type == "organization" for e in entities):
                if is_definite(self.keys[nxt]) and words.is_nisba(self.keys[nxt]):
                    del self.hits[i]
            elif all(e.type == "person" for e in entities) and i > 0 and not self._breaks(i):
                before = self.keys[i - 1]
                bearers = {k for e in entities for k in name_key(e.name)}
                if before in words.GIVEN_NAMES and before not in bearers:
                    del self.hits[i]  # another bearer of the surname: «سمير لافروف»
        for i, key in enumerate(self.keys):
            # «12 سوريا» counts Syrians.
            if i and i in self.hits and self.keys[i - 1].isdigit() and words.is_nisba(key.removesuffix("ا")):
                del self.hits[i]

    def _is_longer(self, hit: Hit) -> bool:
        """Whether an adjective after a body's name makes another body of it: «الجيش السوري الحر»."""
        key = self.keys[hit.last]
        if not all(self.lexicon.entities[e].type == "organization" for e in hit.ids) or hit.words < 2:  # noqa: PLR2004
            return False
        return key in {"الحر", "القومي", "الوطني", "المركزي"} and not words.is_nisba(key)

    def _add(
        self, first: int, last: int, kind: str, type_: EntityType, start: int | None = None, stem: str = ""
    ) -> Name | None:
        key = tuple(self.keys[j] for j in range(first, last) if self.tokens[j].is_word)
        if stem:
            key = (stem, *key[1:])
        if type_ == "person":
            key = tuple("ابو" if k in {"ابا", "ابي"} else k for k in key)  # one man in three cases
        if not key or any(j in self.names for j in range(first, last)):
            return None
        begin = self.tokens[first].start if start is None else start
        name = Name(first, last, begin, self.tokens[last - 1].end, type_, kind, key)
        for j in range(first, last):
            self.hits.pop(j, None)
            self.names[j] = name
        return name

    def _bodies_and_places(self) -> None:
        i = 0
        while i < len(self.tokens):
            end = self._body(i) or self._place(i)
            i = end or i + 1

    def _stem(self, i: int, among: frozenset[str]) -> tuple[int, str] | None:
        """(width of the attached letters, stem) of a word that is one of `among`."""
        if not self.tokens[i].is_word:
            return None
        for clitics, stem in readings(self.keys[i]):
            if stem in among:
                return len(clitics), stem
        return None

    def _body(self, i: int) -> int:
        """The end of a body's name that begins at i, or 0."""
        hit = self.hits.get(i)
        if hit is not None and hit.words > 1 or i in self.inside:
            return 0
        head = self._stem(i, words.BODY_HEADS)
        state = self._stem(i, words.STATE_BODIES)
        definite = None
        if head is None and is_definite(self.keys[i]):
            definite = next(
                ((len(c), s) for c, s in readings(self.keys[i]) if without_article(s) in words.BODY_HEADS),
                None,
            )
            if definite is not None and without_article(definite[1]) in words.NOT_STATE_BODIES:
                return 0
        if head is None and state is None and definite is None:
            return 0
        if self._names_known(i + 1):
            return 0  # «وكالة "إنترفاكس"» is found by its own name
        at, proof = self._body_tail(i + 1, head[1] if head else "")
        if at == i + 1 or proof == 0:
            return 0
        if head is None and (proof < 2 or not words.is_nisba(self.keys[i + 1])):  # noqa: PLR2004 — see _body_tail
            return 0
        width = (head or state or definite or (0, ""))[0]
        stem = (head or state or definite or (0, ""))[1]
        kind = "media" if stem in words.MEDIA_HEADS else _body_sort(without_article(stem))
        start = self.tokens[i].start + _letters(self.tokens[i].text, width)
        self._add(i, at, kind, "organization", start, stem)
        return at

    def _names_known(self, at: int) -> bool:
        """Whether a known body's own name follows, bare or in marks."""
        if at < len(self.tokens) and self.keys[at] in _OPEN:
            at += 1
        hit = self._known(at, ("organization",)) if at < len(self.tokens) else None
        return hit is not None and self._bare_hit(hit)

    def _body_tail(self, at: int, head: str) -> tuple[int, int]:
        """How far a body's name runs, and what proves it: 0 nothing, 1 a definite word, 2 a people or place."""
        first, proof = at, 0
        while at < len(self.tokens) and at - first < 7 and not self._breaks(at):  # noqa: PLR2004 — longest seen
            key = self.keys[at]
            hit = self.hits.get(at)
            if key in _OPEN and at == first:
                close = self._closing_mark(at)
                if close and close - at <= 6:  # noqa: PLR2004 — a name, not a sentence
                    return close, 2
                break
            if key in _LINK:
                at += 1
                continue
            if hit is not None and not self._has_person(hit) and self._bare_hit(hit) and at == first:
                at, proof = hit.last, 2
                continue
            if key == "في" and head in _MISSIONS and proof and self._known(at + 1, ("place",)) is not None:
                at = self.hits[at + 1].last
                break
            if key in words.FUNCTION_WORDS or not self.tokens[at].is_word:
                break
            if at > first and proof and is_definite(key) and self._role_at(at):
                break  # «وزارة الداخلية العقيد ماهر»: a rank begins the next name
            if words.is_nisba(key) and is_definite(key):
                if not head and self.keys[first - 1].endswith("ه") and not key.endswith("ه"):
                    break  # «(وزير) الخارجية الأميركي»: the adjective is the minister's
                at, proof = at + 1, 2
                if not head:
                    # «الحكومة اليمنية» is whole; only a purpose may follow: «المرصد السوري لحقوق…».
                    if at < len(self.tokens) and self.keys[at] in {"لحقوق"} and not self._breaks(at):
                        at += 2
                    break
            elif head in _CITY_BODIES and at == first and not self._stops(at) and not is_definite(key):
                return at + 1, 2
            elif (is_definite(key) and key[:2] != "وا") or key.startswith("لل"):
                if key in words.TITLE_ADJECTIVES and proof == 0 and head not in words.BODY_HEADS:
                    break
                at, proof = at + 1, max(proof, 1 if head in _STRONG_HEADS else 0)
                if head not in _STRONG_HEADS and proof == 0 and not self._proved_later(at):
                    break
            elif (
                key.startswith("وال")
                and at > first
                and is_definite(self.keys[at - 1])
                and head in _STRONG_HEADS
            ):
                at += 1
            elif key in words.BODY_HEADS and at == first:
                at += 1
            elif head in _STRONG_HEADS and proof == 0 and at - first < 2 and self._idafa(at):  # noqa: PLR2004 — «نقابة تجار الجملة»
                at += 1
            elif key.startswith("ل") and key[1:] in {"حقوق", "شؤون", "شوون", "مكافحه", "حمايه", "رعايه"}:
                at += 1
            else:
                break
        while at > first and self.keys[at - 1] in _LINK:
            at -= 1
        return at, proof

    def _idafa(self, at: int) -> bool:
        """Whether an indefinite noun at `at` leads on to a definite one: «مطاحن الفرات»."""
        key = self.keys[at]
        if (
            self._role_at(at) in {"رييس", "عضو", "نايب"}
            or key in words.VERBS
            or key in CUES
            or words.is_nisba(key)
            or split_that(key)
            or self.tokens[at].text.endswith(("ا", "اً", "ًا"))
            or len(key) < 3  # noqa: PLR2004 — a noun
        ):
            return False
        for j in (at + 1, at + 2):
            if j >= len(self.tokens) or self._breaks(j) or not self.tokens[j].is_word:
                return False
            if self.keys[j].startswith("ال"):
                return True
            if self.keys[j] in words.FUNCTION_WORDS or self.keys[j] in words.VERBS:
                return False
        return False

    def _proved_later(self, at: int) -> bool:
        """Whether a people or a place follows within two words, so that a weak head may go on."""
        return any(
            j < len(self.tokens)
            and not self._breaks(j)
            and (words.is_nisba(self.keys[j]) and is_definite(self.keys[j]))
            for j in (at, at + 1)
        )

    def _bare_hit(self, hit: Hit) -> bool:
        """Whether a known name stands without attached letters, as the second half of a compound does."""
        return hit.start == self.tokens[hit.first].start

    def _closing_mark(self, at: int) -> int:
        """The index after the mark that closes the one at `at`, in the same block; 0 where none does."""
        wanted = {"«": "»", "“": "”", "”": "“", "(": ")"}.get(self.keys[at], self.keys[at])
        for j in range(at + 1, min(at + 12, len(self.tokens))):
            if self._breaks(j):
                return 0
            if self.keys[j] == wanted:
                return j + 1
        return 0

    def _place(self, i: int) -> int:
        """The end of a place's name that begins with its head at i, or 0."""
        if i in self.inside or i in self.names or (i in self.hits and self.hits[i].words > 1):
            return 0
        for kind, heads in words.PLACE_HEADS.items():
            found = self._stem(i, heads)
            if found is None:
                continue
            at = i + 1
            if at >= len(self.tokens) or self._breaks(at):
                return 0
            if self._known(at, ("place",)) is not None:
                return 0  # known: «مدينة الرقة» is found by its own name
            end = self._place_name(at, kind)
            if end == at:
                return 0
            with_head = kind in {"site", "water", "other"} and found[1] not in _BARE_HEADS
            first = i if with_head else at
            start = self.tokens[i].start + _letters(self.tokens[i].text, found[0]) if with_head else None
            self._add(first, end, kind, "place", start, found[1] if with_head else "")
            return end
        return 0

    def _place_name(self, at: int, kind: str) -> int:
        token, key = self.tokens[at], self.keys[at]
        if (
            key in _PLACE_LINKS
            and at + 1 < len(self.tokens)
            and not self._breaks(at + 1)
            and self.tokens[at + 1].is_word
        ):
            return at + 2
        if (
            not token.is_word
            or words.is_nisba(key)
            or key in words.FUNCTION_WORDS
            or key in words.TITLE_ADJECTIVES
        ):
            return at
        if (
            self._role_at(at)
            or key in words.VERBS
            or key in words.BODY_HEADS
            or key in CUES
            or key in _NO_PLACE
        ):
            return at
        if key.startswith(("لل", "وال", "بال", "ي", "ت")) or split_that(key):
            return at
        if kind == "site" and is_definite(key) and key.endswith("ه"):
            return at  # «قاعدة البيانات», «ساحة المواجهة»: nouns, not names
        end = at + 1
        if kind == "site" and end < len(self.tokens) and self.keys[end] in {"الدولي", "الجويه", "الدوليه"}:
            end += 1
        return end

    def _titled_persons(self) -> None:
        for i in range(len(self.tokens)):
            if i in self.names or not self._role_at(i):
                continue
            self._titled(i)

    def _titled(self, i: int) -> None:
        """Read a title and the name after it: «وزير المالية الأردني أمية طوقان»."""
        at, body = i + 1, None
        while at < len(self.tokens) and at - i < MOST_TITLE_WORDS and not self._breaks(at):
            key = self.keys[at]
            name = self.names.get(at)
            hit = self.hits.get(at)
            if hit is not None and self._has_person(hit):
                break
            if name is not None and name.type == "organization":
                body, at = (name.first, name.last), name.last
            elif hit is not None and (self._bare_hit(hit) or self.keys[at].startswith("ل")):
                if any(self.lexicon.entities[e].type == "organization" for e in hit.ids):
                    body = (hit.first, hit.last)
                at = hit.last
            elif key in {"باسم", "لشوون", "لدي", "شوون", "في"} or key in words.BODY_HEADS:
                if key == "في" and not (
                    at + 1 < len(self.tokens) and (at + 1 in self.hits or at + 1 in self.names)
                ):
                    break
                at += 1
            elif (
                is_definite(key) or words.is_nisba(key) or self._role_at(at) or key in words.TITLE_ADJECTIVES
            ):
                if self._is_given(at):
                    break
                at += 1
            elif key in _LINK or key == "#":
                at += 1
            else:
                break
        apposition = False
        if at < len(self.tokens) and self.keys[at] in _COMMA and not self._breaks(at):
            apposition, at = True, at + 1
        while at < len(self.tokens) and self.keys[at] in {"#", "د", "ا", "."} and not self._breaks(at):
            at += 1
        end = self._chain(at, titled=True) if at < len(self.tokens) and not self._breaks(at) else at
        if end == at or at in self.names:
            return
        if apposition and not self._is_apposition(at, end):
            return
        hit = self.hits.get(at)
        key = tuple(k for j, k in enumerate(self.keys[at:end], at) if self.tokens[j].is_word)
        if hit is None:
            if not self._is_given(at) and not self._looks_like_name(i, at, end):
                return
            if self._add(at, end, "person", "person") is None:
                return
        title_end = at - 1 if apposition else at
        self.titles.append(Title(i, title_end, tuple(self.keys[i:title_end]), key, body))

    def _looks_like_name(self, i: int, at: int, end: int) -> bool:
        """Whether unknown words after a title at i can be a name.

        The title must be definite, by its article or by idafa («وزير المالية»); a single word must
        stand beside a title with the article («الوزير شتاينتس»); and its letters must be no adjective's,
        no verb's and no adverb's.
        """
        first = self.tokens[at]
        key = first.key
        if not any(is_definite(k) for k in self.keys[i:at]):
            return False
        if key.startswith(("ي", "ت", "ب", "ل", "ك", "س", "و")) and self._has_clitic_or_verb(at):
            return False
        if first.text.endswith(("ا", "اً", "ًا")) and end - at == 1:
            return False
        if key.endswith(("يه", "ه")):
            return False  # adjectives and nouns in ة; women's names in ة are in the list of given names
        words_ = sum(self.tokens[j].is_word for j in range(at, end))
        if words_ == 1:
            return at == i + 1 and is_definite(self.keys[i]) and len(key) > 2  # noqa: PLR2004
        return True

    def _has_clitic_or_verb(self, i: int) -> bool:
        """Whether a word looks like a verb in the imperfect, or like a noun with attached letters."""
        key = self.keys[i]
        written = strip_marks(self.tokens[i].text)
        if key[:1] == "ي" or key.startswith(("سي", "ست", "سن")):
            return len(key) > 3  # noqa: PLR2004
        if written.startswith(("بإ", "بأ", "لإ", "لأ", "بت", "لت", "بم", "لم", "وأ", "وإ")):
            return True
        return any(c and (s in words.FUNCTION_WORDS or s in words.VERBS or s in CUES) for c, s in readings(key))

    def _is_apposition(self, at: int, end: int) -> bool:
        """Whether a name set off by commas is one: known, or two words and then a stop or a verb."""
        if at in self.hits:
            return True
        if sum(self.tokens[j].is_word for j in range(at, end)) < 2:  # noqa: PLR2004 — a full name
            return False
        if end >= len(self.tokens) or self._breaks(end):
            return True
        key = self.keys[end]
        return key in _COMMA or key in {".", ":", "(", "قد", "في"} or bool(split_that(key)) or key in CUES

    def _given_names(self) -> None:
        for i, key in enumerate(self.keys):
            if i in self.names or i in self.hits or i in self.inside or not self.tokens[i].is_word:
                continue
            width, found = 0, None
            if key in {"ابو", "ابا", "ابي", "ام"} and self._is_kunya(i):
                self._add(i, i + 2, "person", "person")
                continue
            if not self._is_given(i):
                if strip_marks(self.tokens[i].text) in words.NOT_GIVEN:
                    continue
                found = self._stem(i, words.GIVEN_NAMES)
                # «لعمر» and «وعلي» are too often words.
                if found is None or len(found[1]) < 4 or key in words.FUNCTION_WORDS or key in words.VERBS:
                    continue
                width = found[0]
            end = self._chain(i, titled=False, attached=bool(width))
            count = sum(self.tokens[j].is_word for j in range(i, end))
            if count >= 2 and not self._is_phrase(i):  # noqa: PLR2004 — a given name alone proves nobody
                start = self.tokens[i].start + _letters(self.tokens[i].text, width)
                name = self._add(i, end, "person", "person", start, found[1] if width and found else "")
                if name is not None:
                    self._role_after(end, self.names[i].key)

    def _is_kunya(self, i: int) -> bool:
        """«أم ياسر», «أبو حمزة» as a name by itself: after a cue or a title, before a given name."""
        return (
            i + 1 < len(self.tokens)
            and not self._breaks(i + 1)
            and self._is_given(i + 1)
            and self._speaks(i)
            and not (i + 2 < len(self.tokens) and self._is_given(i + 2))
        )

    def _is_phrase(self, i: int) -> bool:
        """Whether a given name is here the adjective or noun that it also is: «كامل المسؤولية»."""
        if not any(stem in words.GIVEN_ALSO_WORDS for _, stem in readings(self.keys[i])) or i + 1 >= len(
            self.keys
        ):
            return False
        nxt = self.keys[i + 1]
        family = nxt.endswith("ي") and nxt not in words.FUNCTION_WORDS
        return not (self._is_given(i + 1) or words.is_nisba(nxt) or nxt in words.NAME_LINKS or family)

    def _role_after(self, end: int, owner: tuple[str, ...]) -> None:
        """Keep the role that follows a name: «كومبا با، وزيرة الشباب»."""
        at = end
        if at < len(self.tokens) and self.keys[at] in _COMMA:
            at += 1
        if at >= len(self.tokens) or self._breaks(at) or not self._role_at(at):
            return
        stop, body = at + 1, None
        while stop < len(self.tokens) and stop - at < MOST_TITLE_WORDS and not self._breaks(stop):
            name, hit = self.names.get(stop), self.hits.get(stop)
            if name is not None and name.type == "organization":
                body, stop = (name.first, name.last), name.last
            elif hit is not None and not self._has_person(hit):
                if any(self.lexicon.entities[e].type == "organization" for e in hit.ids):
                    body = (hit.first, hit.last)
                stop = hit.last
            elif (
                is_definite(self.keys[stop])
                or self.keys[stop] in {"باسم", "في", "لدي", "لشوون"}
                or self.keys[stop].startswith("وال")
                or self._role_at(stop)
            ):
                stop += 1
            else:
                break
        self.titles.append(Title(at, stop, tuple(self.keys[at:stop]), owner, body))

    def _subjects(self) -> None:
        """Whoever a verb of saying has for its subject, if two words in a row can be a name."""
        for i, key in enumerate(self.keys[:-1]):
            cues = CUES.get(key) or CUES.get(without_conjunction(key))
            if not cues or cues[0].form != "perfect" or cues[0].number != "s" or "bare" in cues[0].frames:
                continue
            at = i + 1
            if self.keys[at] == "#":
                at += 1
            if at in self.names or at in self.hits or at >= len(self.tokens) or self._breaks(at):
                continue
            if fold(self.tokens[at].text).endswith("ه") and cues[0].gender == "m":
                continue  # a feminine noun is no subject of a masculine verb
            end = self._chain(at, titled=True)
            if sum(self.tokens[j].is_word for j in range(at, end)) < 2:  # noqa: PLR2004 — a full name
                continue
            if not self._is_given(at) and (cues[0].strict or not self._ends_subject(end)):
                continue
            if (
                any(is_definite(self.keys[j]) for j in range(at, end))
                and self.keys[at] not in words.GIVEN_NAMES
            ):
                continue
            name = self._add(at, end, "person", "person")
            if name is not None:
                self._role_after(end, name.key)

    def _ends_subject(self, end: int) -> bool:
        if end >= len(self.tokens) or self._breaks(end):
            return False
        key = self.keys[end]
        return (
            key in _COMMA
            or key in _OPEN
            or key in {":", "في", "خلال", "امس", "(", "ان", "عن", "على", "علي"}
            or bool(split_that(key))
            or bool(self._role_at(end))
            or any(c == "ل" and (is_definite(stem) or stem in words.BODY_HEADS) for c, stem in readings(key))
        )

    def _later_mentions(self) -> None:
        """A surname, or a given name after a title or a cue, once the full name stands in the article."""
        full: dict[tuple[str, ...], Name] = {}
        for name in dict.fromkeys(self.names.values()):
            if name.type == "person" and len(name.key) > 1:
                full.setdefault(name.key, name)
        known = [
            (name_key(self.lexicon.entities[e].name), h)
            for h in self.hits.values()
            if len(h.ids) == 1
            for e in h.ids
            if self.lexicon.entities[e].type == "person"
        ]
        tails: dict[tuple[str, ...], set[tuple[str, ...]]] = defaultdict(set)
        heads: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        for key in [*full, *(k for k, _ in known if len(k) > 1)]:
            for cut in range(1, len(key)):
                tail = key[cut:]
                if tail[0] in words.SECOND_HALVES:
                    continue
                if key[cut - 1] in words.NAME_LINKS and cut >= 1:
                    continue  # «دي ميستورا» keeps its particle
                tails[tail].add(key)
            heads[key[0]].add(key)
        self.tails, self.heads = tails, heads
        by_first: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for tail in tails:
            by_first[tail[0]].append(tail)
        for i in range(len(self.tokens)):
            if i in self.names or i in self.inside or not self.tokens[i].is_word:
                continue
            if i in self.hits and not self._has_person(self.hits[i]):
                continue
            self._later(i, by_first, full)

    def _later(
        self, i: int, by_first: Mapping[str, list[tuple[str, ...]]], full: Mapping[tuple[str, ...], Name]
    ) -> None:
        for clitics, stem in readings(self.keys[i]):
            for tail in sorted(by_first.get(stem, ()), key=len, reverse=True):
                if tuple(self.keys[i + 1 : i + len(tail)]) != tail[1:]:
                    continue
                if len(tail) == 1 and (
                    len(stem) < 3 or stem in words.FUNCTION_WORDS or self._is_common(i, stem)
                ):  # noqa: PLR2004
                    continue
                owners = self.tails[tail]
                if len(owners) == 1:
                    self._alias(i, i + len(tail), next(iter(owners)), len(clitics), full)
                return
            owners = self.heads.get(stem, set())
            if len(owners) == 1 and not clitics and self._speaks(i):
                self._alias(i, i + 1, next(iter(owners)), 0, full)
                return

    def _is_common(self, i: int, stem: str) -> bool:
        """A surname that is also a common word counts only where it stands bare: «سالم», not «السالم»."""
        return (
            stem in words.GIVEN_NAMES and i + 1 < len(self.tokens) and self.keys[i + 1] in words.GIVEN_NAMES
        )

    def _speaks(self, i: int) -> bool:
        """Whether a word follows a cue or a title, so that a given name alone may name its bearer."""
        if i == 0 or self._breaks(i):
            return False
        before = self.keys[i - 1]
        return before in CUES or without_conjunction(before) in CUES or bool(self._role_at(i - 1))

    def _alias(
        self, first: int, last: int, owner: tuple[str, ...], width: int, full: Mapping[tuple[str, ...], Name]
    ) -> None:
        start = self.tokens[first].start + _letters(self.tokens[first].text, width)
        hit = self.hits.pop(first, None)
        known = full.get(owner)
        if known is None:  # a person of the authority
            if hit is not None:
                self.hits[first] = hit
                return
            ids = tuple(
                e.id
                for e in self.lexicon.entities.values()
                if e.type == "person" and name_key(e.name) == owner
            )
        else:
            ids = ()
        name = Name(first, last, start, self.tokens[last - 1].end, "person", "person", owner, ids)
        for j in range(first, last):
            self.names[j] = name

    # ── what the names stand for ─────────────────────────────────────────────────────────────

    def settle(self, day: date | None) -> Names:
        """Turn names and known hits into mentions and entities."""
        out = Names()
        spelling: dict[str, str] = {}
        spans: list[tuple[int, int, str]] = []
        ids_of: dict[tuple[str, ...], str] = {}
        for hit in self.hits.values():
            chosen = self._choose(hit, day)
            if chosen is not None:
                out.entities[chosen.id] = chosen
                spans.append((hit.start, self._balanced(hit.start, hit.end), chosen.id))
                ids_of[name_key(chosen.name)] = chosen.id
        whole = self._wholes()
        for found in dict.fromkeys(self.names.values()):
            name = replace(found, key=whole.get((found.type, found.key), found.key))
            end = self._balanced(name.start, name.end)
            if name.ids:
                entity = self.lexicon.entities[name.ids[0]]
            else:
                entity_id = slug("-".join(name.key))
                if name.key == found.key and self._is_written_whole(name):
                    written = _shown(self.text[name.start : name.end])
                    if "أبو" in written:
                        spelling[entity_id] = written  # the nominative, if the text has it
                    spelling.setdefault(entity_id, written)
                shown = spelling.get(entity_id, " ".join(name.key))
                entity = Entity(entity_id, shown, name.type, "found", name.kind)
            out.entities.setdefault(entity.id, entity)
            ids_of[name.key] = entity.id
            spans.append((name.start, end, entity.id))
        for entity_id, shown in spelling.items():
            if entity_id in out.entities:
                out.entities[entity_id] = replace(out.entities[entity_id], name=shown)
        out.mentions = [Mention(*s) for s in sorted(spans)]
        out.shared = frozenset(
            tail[0] for tail, owners in self.tails.items() if len(tail) == 1 and len(owners) > 1
        )
        for title in self.titles:
            owner = ids_of.get(title.owner)
            if owner is None:
                owner = next(
                    (m.entity for m in out.mentions if m.start >= self.tokens[title.last - 1].start), None
                )
                if owner is None or out.entities[owner].type != "person":
                    continue
            out.titles.append((owner, title.key))
            if title.body and any(k in {"باسم", "ممثل", "ممثله"} for k in title.key):
                start = self.tokens[title.body[0]].start
                stop = self.tokens[title.body[1] - 1].end
                body = next((m.entity for m in out.mentions if start <= m.start and m.end <= stop + 1), None)
                if body is not None:
                    out.spokesmen.setdefault(owner, body)
        return out

    def _wholes(self) -> dict[tuple[EntityType, tuple[str, ...]], tuple[str, ...]]:
        """For a short form the one longer name of the article that contains it.

        «وزارة الدفاع» beside «وزارة الدفاع الأميركية», «رجب طيب» beside «رجب طيب إردوغان».
        """
        keys: dict[EntityType, set[tuple[str, ...]]] = defaultdict(set)
        for name in self.names.values():
            keys[name.type].add(name.key)
        whole = {}
        for type_ in ("person", "organization"):
            for key in keys[type_]:  # type: ignore[index]  # the two literals
                longer = [
                    k for k in keys[type_]  # type: ignore[index]
                    if len(k) > len(key) and (k[: len(key)] == key or (type_ == "person" and k[-len(key) :] == key))
                ]  # fmt: skip
                if len(longer) == 1:
                    whole[type_, key] = longer[0]
        return whole  # type: ignore[return-value]

    def _is_written_whole(self, name: Name) -> bool:
        """Whether the text spells the whole name here, and not a later short form of it."""
        return sum(t.is_word for t in self.tokens[name.first : name.last]) == len(name.key)

    def _balanced(self, start: int, end: int) -> int:
        """Take in the closing mark of a name in marks: «حزب "الاتحاد"» does not end before it."""
        for opening, closing in (("«", "»"), ("“", "”"), ("(", ")")):
            inside = self.text[start:end]
            if inside.count(opening) > inside.count(closing) and self.text[end : end + 1] == closing:
                return end + 1
        if self.text.count('"', start, end) % 2 and self.text[end : end + 1] == '"':
            return end + 1
        return end

    def _is_proved(self, hit: Hit, entity: Entity) -> bool:
        """Whether the context proves a name that is a common word too: «في مالي», «حركة حماس»."""
        if hit.words > 1 or any(
            h is not hit and h.ids == hit.ids and h.words > 1 for h in self.hits.values()
        ):
            return True
        before = self.keys[hit.first - 1] if hit.first and not self._breaks(hit.first) else ""
        attached = self.tokens[hit.first].start < hit.start
        if entity.type == "place":
            if before in _BEFORE_PLACES or any(
                stem in heads for heads in words.PLACE_HEADS.values() for _, stem in readings(before)
            ):
                return True
            return entity.kind != "country" and any(
                len(h.ids) == 1
                and self.lexicon.entities[h.ids[0]].country == entity.country
                and self.lexicon.entities[h.ids[0]].kind == "country"
                for h in self.hits.values()
            )
        if any(stem in words.BODY_HEADS for _, stem in readings(before)):
            return True
        again = sum(h.ids == hit.ids and h.start == self.tokens[h.first].start for h in self.hits.values())
        return not attached and again > 1

    def _choose(self, hit: Hit, day: date | None) -> Entity | None:
        """The bearer of an ambiguous name that the context proves; None where it proves nobody."""
        entities = [self.lexicon.entities[e] for e in hit.ids]
        if len(entities) == 1:
            return entities[0] if not entities[0].ambiguous or self._is_proved(hit, entities[0]) else None
        named_fully = [
            e
            for e in entities
            if any(
                e.id in other.ids and len(other.ids) == 1 and other.words >= hit.words
                for other in self.hits.values()
                if other is not hit
            )
        ]
        if len(named_fully) == 1:
            return named_fully[0]
        present = {
            self.lexicon.entities[h.ids[0]].country
            for h in self.hits.values()
            if len(h.ids) == 1 and self.lexicon.entities[h.ids[0]].kind == "country"
        }
        cities = [e for e in entities if e.type == "place" and e.kind != "country" and e.country in present]
        if len(cities) == 1:
            return cities[0]
        in_office = [e for e in entities if e.roles and any(r.holds_on(day) for r in e.roles)]
        if day is not None and len(in_office) == 1 and all(e.type == "person" for e in entities):
            return in_office[0]
        return None


# Before a word that is a place's name and another's: it is the place.
_BEFORE_PLACES = frozenset(
    fold(w) for w in "في إلى شمال جنوب شرق غرب شمالي جنوبي شرقي غربي وسط دولة جمهورية العاصمة نحو باتجاه صوب قرب بين".split()
)
_STRONG_HEADS = words.BODY_HEADS - frozenset(
    fold(w)
    for w in (
        "إدارة قيادة حملة مركز مدرسة مكتب قوات مجموعة شبكة موقع دار كتلة سلاح لواء فرقة سرية حكومة جيش شرطة برنامج صندوق مبادرة "
        "فصيل غرفة كلية دائرة بعثة قناة ملتقى مؤتمر مستشفى تحالف أمانة كنيسة تيار منتخب برلمان"
    ).split()
)
_NO_PLACE = frozenset(
    fold(w)
    for w in (
        "كبيرة صغيرة قريبة مجاورة أخرى جديدة صناعية سكنية جنوب شمال شرق غرب وسط حرة آمنة واحدة البيانات عسكرية بحرية جوية نحو عدم عمل "
        "خاصة مهمة نائية ساحلية حدودية تاريخية عادية الأساس واسعة سلطات صدر خبرة نظر نظره الموت الحرب السلام الثورة القضاء النفط الغاز الخروج "
        "الضغط القوة التصويت تحقيق الانتظار بأكملها بأسرها بكاملها تسوق طرق نفوذ نزاع صراع اليورو الشرق الساحل"
    ).split()
)
_PLACE_LINKS = frozenset(
    fold(w)
    for w in "دير رأس عين أم أبو بيت تل خان جبل وادي بني كفر سيدي سان سانت نيو لوس بو برج حي قصر عبد مار سد باب".split()
)
_MISSIONS = frozenset(fold(w) for w in "سفارة قنصلية بعثة مكتب".split())
_CITY_BODIES = frozenset(fold(w) for w in "بلدية جامعة".split())
_BARE_HEADS = frozenset(fold(w) for w in "مخيم حي".split())
_SORTS = {
    "government": "وزارة حكومة هيئة مديرية ديوان أمانة بلدية سفارة قنصلية بعثة إدارة دائرة مفوضية سلطة جهاز مجلس لجنة برلمان رئاسة",
    "party": "حزب حركة تيار ائتلاف تحالف جبهة كتلة",
    "military": "جيش قوات لواء فرقة كتيبة كتائب سرية ميليشيا ميليشيات مليشيا شرطة استخبارات مخابرات سلاح فصيل تنظيم قيادة",
    "company": "شركة مصرف بنك بورصة مجموعة شبكة",
    "court": "محكمة نيابة",
}


def _body_sort(stem: str) -> str:
    for sort, heads in _SORTS.items():
        if stem in {fold(w) for w in heads.split()}:
            return sort
    return "other"


def _letters(text: str, count: int) -> int:
    """How many characters the first `count` letters of a word take, with their marks."""
    width = 0
    for i, c in enumerate(text):
        if count == 0 and (c.isalpha() and c != "ـ"):
            break
        if c.isalpha() and c != "ـ":
            count -= 1
        width = i + 1
        if count < 0:
            return i
    return width if count == 0 and width < len(text) else 0


_UNSHOWN = str.maketrans({"_": " ", "#": " ", "«": "", "»": "", "“": "", "”": "", '"': ""})


def _shown(written: str) -> str:
    """A name as the archive shows it: without marks and quotation marks, in single blanks."""
    return " ".join(written.translate(_UNSHOWN).split())


def spans_of(names: Names) -> list[tuple[Span, str]]:
    """Mentions as spans with their entity's id, in order of start."""
    return [(Span(m.start, m.end), m.entity) for m in names.mentions]


def mentions_between(names: Names, tokens: Sequence[Token], first: int, last: int) -> list[Mention]:
    """The mentions that stand within tokens [first, last)."""
    if first >= last:
        return []
    start, end = tokens[first].start, tokens[last - 1].end
    return [m for m in names.mentions if start <= m.start and m.end <= end + 1]


__all__ = ["Name", "Names", "find_names", "first_at", "mentions_between", "spans_of"]
