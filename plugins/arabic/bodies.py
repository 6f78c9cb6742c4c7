"""Find bodies and places that the authority does not know, by the nouns that head their names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from plugins.arabic import words
from plugins.arabic.common_words import COMMON_WORDS
from plugins.arabic.cues import CUES, split_that
from plugins.arabic.memo import remember
from plugins.arabic.normalise import fold_words, strip_marks
from plugins.arabic.scene import JOINERS, OPENING, Name, Scene, stem_in
from plugins.arabic.tokens import is_definite, readings, without_article, without_conjunction

MOST_BODY_WORDS = 7  # after the head; the longest that were met
MOST_QUOTED_WORDS = 6  # a name in marks, not a sentence
_NO_PURPOSES = frozenset({"للمره", "للعبه", "للتاكد", "للمزيد", "للحصول", "للسفاره"})
_LOOSE = frozenset({"خاصه", "جديده", "اخري", "كبيره", "واحده"})  # of a body that has no name
_TO_JAIL = frozenset({"سجن"})  # «بسجن حسام» is what a court does to him
_OF_ALL = fold_words("العامة العليا")
_OF_PURPOSE_TOO = fold_words("الإدارة الرئاسة")  # «الرئاسة العامة للأرصاد»
_DOING = re.compile("ال.ا.يه$")  # «الراعية», «الثانية»: no adjective of a people or a field
_NEW = frozenset({"الجديد", "الجديده"})
_NEVER_NEW = fold_words("وزارة هيئة إدارة محكمة شرطة")  # of these the new is another thing
_DAMS = frozenset({"النهضه", "مارب", "الموصل", "الفرات"})  # «سد النهضة» is a dam, «سد الثغرات» is to fill
_ORDINAL = re.compile("^.ا..ه$")  # «رابعة», «خالية»: after «ولاية» or «منطقة» an adjective
_DISTRICTS = frozenset({"قضا", "ناحيه"})  # «قضاء المحمودية»
_OF_SITES = frozenset({"الدولي", "الجويه", "الدوليه", "الوطنيه", "البري"})
MOST_NOUNS = 2  # «نقابة تجار الجملة»: indefinite nouns between a head and its definite end
_FEMININE = frozenset({"الدفاع", "المخابرات", "الاستخبارات"})  # the ministry or service of that name
_BODY_HEAD = stem_in(words.BODY_HEADS)
_STATE_BODY = stem_in(words.STATE_BODIES)
_PLACE_HEADS = {kind: stem_in(heads) for kind, heads in words.PLACE_HEADS.items()}
_FORCES = stem_in(frozenset({"القوات"}))
_CLUB = stem_in(words.CLUBS)
_DOMAINS = frozenset({"كوم", "نت", "اورغ"})
MANY_OF_SPORT = 4
FEW_OF_SPORT = 2  # different words of sport that an article of sport has
_PLACES = frozenset().union(*words.PLACE_HEADS.values()) | {"عاصمه"}
_ALL_HEADS = words.BODY_HEADS.union(words.STATE_BODIES, words.CLUBS, {"القوات"}, *words.PLACE_HEADS.values())
NOTHING, DEFINITE, PROVED = range(3)  # what a tail proves: nothing; a definite word; a people, a place, marks


def find_bodies_and_places(scene: Scene, heads: Sequence[int]) -> None:
    """Add every body and place whose name begins with a head: «وزارة …», «مدينة …».

    `heads` are the words that can be one, as `may_head` says.
    """
    end = 0
    for i in heads:
        if i >= end:
            end = _site(scene, i) or _forces(scene, i) or _body(scene, i) or _place(scene, i)
    _clubs(scene, [i for i in heads if _CLUB(scene.keys[i]) and scene.is_word(i) and i not in scene.names])
    _repeat_bodies(scene)


def _repeat_bodies(scene: Scene) -> None:
    """Add the later mentions of bodies whose name stands without its head: «"صدى المدينة" كشفت»."""
    by_first: dict[str, list[Name]] = defaultdict(list)
    for name in scene.found():
        if name.type == "organization" and name.key[0] not in words.BODY_HEADS and len(name.key) > 1:
            by_first[name.key[0]].append(name)
    for i in scene.that_read_as(by_first):
        if i in scene.names or i in scene.hits or not scene.is_word(i):
            continue
        for clitics, stem in readings(scene.keys[i]):
            for name in by_first.get(stem, ()):
                last = i + len(name.key)
                if tuple(scene.keys[i + 1 : last]) == name.key[1:] and all(
                    scene.runs(j) for j in range(i + 1, last)
                ):
                    start = scene.after_letters(i, len(clitics))
                    scene.add(i, last, "organization", name.kind, start=start, stem=stem)


def is_head(key: str) -> bool:
    """Whether a folded word heads bodies or places: «أمانة»."""
    return key in _ALL_HEADS


def may_head(key: str) -> bool:
    """Whether a folded word can head a body's or a place's name, bare or with letters attached."""
    return (
        any(stem in _ALL_HEADS for _, stem in readings(key))
        or _definite_head(key) is not None
        or key in _DOMAINS
    )


def _site(scene: Scene, i: int) -> int:
    """The end of a name of the web, whose last part stands at i: «بيت.كوم»; or 0."""
    first = i - 2
    if scene.keys[i] not in _DOMAINS or not scene.is_word(first) or scene.key(i - 1) != ".":
        return 0
    if not scene.is_glued(i - 1) or first in scene.names or first in scene.hits or first in scene.inside:
        return 0
    scene.add(first, i + 1, "organization", "company")
    return i + 1


def _forces(scene: Scene, i: int) -> int:
    """The end of a state's forces of one kind: «القوات الجوية المصرية»; or 0."""
    found, adjective = scene.stem(i, _FORCES), scene.key(i + 2)
    if found is None or scene.key(i + 1) not in words.KINDS_OF_FORCES or not scene.runs(i + 2):
        return 0
    royal = adjective == "الملكيه"
    if i in scene.hits or not is_definite(adjective) or not (words.is_nisba(adjective) or royal):
        return 0
    last = i + 3
    if royal and scene.runs(last) and is_definite(scene.key(last)) and words.is_nisba(scene.key(last)):
        last += 1  # «القوات الجوية الملكية السعودية»
    if words.is_nisba(adjective, among=words.OF_NO_STATE):
        if not (scene.runs(last) and is_definite(scene.key(last)) and words.is_nisba(scene.key(last))):
            return 0
        last += 1  # «القوات المسلحة العربية السورية»
    width, stem = found
    scene.add(i, last, "organization", "military", start=scene.after_letters(i, width), stem=stem)
    return last


def _clubs(scene: Scene, found: list[int]) -> None:
    """Clubs whose names are words too, where the article is of sport and one of them must be a club."""
    of_sport = len(words.OF_SPORT.intersection(scene.keys)) if found else 0
    if not of_sport:
        return
    stems = {i: stem for i in found for _, stem in (scene.stem(i, _CLUB) or (0, ""),)}
    proved = {i for i in found if _is_club(scene, i)}
    proved |= {j for i in found if i + 1 in stems and scene.runs(i + 1) for j in (i, i + 1)}
    everywhere = {stems[i] for i in proved} - words.MOSTLY_WORDS
    if of_sport >= MANY_OF_SPORT:
        everywhere |= words.CITIES_OF_CLUBS
    if of_sport < FEW_OF_SPORT and len(everywhere) < FEW_OF_SPORT:
        return
    for i, stem in stems.items():
        free = i not in scene.inside and scene.key(i + 1) != "الاحمر" and _is_free(scene, i)
        if free and (i in proved or stem in everywhere):
            width = len(scene.keys[i]) - len(stem)
            club = scene.add(
                i, i + 1, "organization", "sport", start=scene.after_letters(i, width), stem=stem
            )
            ids = scene.lexicon.bearers.get(("نادي", stem), ())
            if club is not None and len(ids) == 1:
                scene.put(club._replace(ids=ids))


def _is_free(scene: Scene, i: int) -> bool:
    """Whether no known name stands at i, or a city's for its club: «لاعبو برشلونة», not «في برشلونة»."""
    hit = scene.hits.get(i)
    if hit is None:
        return True
    city = hit.words == 1 and all(e.kind == "city" for e in scene.entities(hit))
    before = scene.key(i - 1)
    return (
        city
        and before not in words.BEFORE_PLACES
        and not any(before in h for h in words.PLACE_HEADS.values())
    )


def _is_club(scene: Scene, i: int) -> bool:
    """Whether the word before shows that a club is named: «لاعب الهلال», «ناديي النصر والهلال»."""
    before = scene.key(i - 1)
    return scene.runs(i) and (without_conjunction(before) in words.OF_CLUBS | words.TWO_CLUBS)


@dataclass(slots=True)
class _Tail:
    """A body's name being read: its head («» for «الجيش» and its like), and how far it goes."""

    scene: Scene
    head: str
    first: int
    at: int
    proof: int = NOTHING

    @property
    def is_strong(self) -> bool:
        """Whether the head makes a name with any definite noun: «وزارة النفط», not «إدارة الأزمة»."""
        return self.head in words.STRONG_HEADS or self.scene.key(self.first) in words.STRONG_BEFORE.get(
            self.head, ()
        )


def _body(scene: Scene, i: int) -> int:
    """The end of a body's name that begins at i, or 0."""
    hit = scene.hits.get(i)
    if i in scene.inside or (hit is not None and hit.words > 1) or not scene.is_word(i):
        return 0
    head = scene.stem(i, _BODY_HEAD)
    found = head or scene.stem(i, _STATE_BODY) or _definite_head(scene.keys[i])
    if found is None or _names_known(scene, i + 1, found[1]) or _is_other_thing(scene, i, found[1]):
        return 0  # «وكالة "إنترفاكس"» is found by its own name
    width, stem = found
    last = _purposeful(scene, i, stem) if head is None else 0
    if last:
        scene.add(
            i,
            last,
            "organization",
            words.body_sort(without_article(stem)),
            start=scene.after_letters(i, width),
            stem=stem,
        )
        return last
    tail = _read_tail(_Tail(scene, head[1] if head else "", i + 1, i + 1))
    if tail.at == i + 1 or tail.proof == NOTHING:
        return 0
    if head is None and without_article(stem) in words.NOT_STATE_BODIES:
        field = scene.key(tail.first)
        of_a_state = tail.proof == PROVED and tail.at - tail.first > 1
        of_a_state = of_a_state and (field in _OF_ALL or field.endswith("يه"))
        if without_article(stem) not in words.OF_STATES_WITH_FIELD or not of_a_state:
            return 0  # «المحكمة العسكرية الإسرائيلية», but not «المحكمة الإسرائيلية»
    elif head is None and not (tail.proof == PROVED and _is_of_people(tail, without_article(stem))):
        return 0  # «الجيش» alone is nobody's; «الجيش السوري» is a body
    kind = words.body_sort(without_article(stem))
    if scene.key(i + 1) in OPENING and stem in words.HEADS_LEFT_OUT:
        # «صحيفة "صدى المدينة"»: the marks hold the whole name.
        scene.add(i + 2, tail.at - 1, "organization", kind)
        return tail.at
    scene.add(i, tail.at, "organization", kind, start=scene.after_letters(i, width), stem=stem)
    return tail.at


def _purposeful(scene: Scene, i: int, head: str) -> int:
    """The end of «الهيئة العامة للطقس», «الاتحاد الدولي لكرة القدم»: head, adjective, and what for; or 0."""
    adjective, purpose = scene.key(i + 1), scene.key(i + 2)
    if not (scene.runs(i + 1) and scene.runs(i + 2) and is_definite(adjective)) or adjective[0] != "ا":
        return 0
    feminine = adjective.endswith("ه") or adjective in _OF_ALL
    if scene.key(i).endswith("ه") != feminine or i + 1 in scene.names or adjective.endswith("ات"):
        return 0  # the adjective agrees with its noun
    if purpose.startswith("ال") and purpose.endswith("ه") and scene.runs(i + 3):
        i, purpose = i + 1, scene.key(i + 3)  # «الهيئة العليا المستقلة للانتخابات»
    if purpose in _NO_PURPOSES or "ال" + purpose[2:] in words.NO_PURPOSES or _has_no_purpose(head, adjective):
        return 0  # «الاتحاد الدولي للعبة»
    if purpose.startswith("لل") and len(purpose) > 4:  # noqa: PLR2004 — «لل» and a noun
        return _purpose_end(scene, i + 3)
    if (
        purpose.startswith("ل")
        and scene.runs(i + 3)
        and is_definite(scene.key(i + 3))
        and scene.is_word(i + 2)
    ):
        bare = purpose[1:]
        return i + 4 if bare in words.PURPOSES | words.PURPOSES_OF_STATE | {"كره", "صحه", "شوون"} else 0
    return 0


def _has_no_purpose(head: str, adjective: str) -> bool:
    """Whether a head and its adjective make no name with a purpose: «الحكومة المكسيكية للتنازل»."""
    if adjective == "السنوي" or (head in words.STATE_BODIES and head not in _OF_PURPOSE_TOO):
        return True
    bare = without_article(head)
    if bare not in words.NOT_STATE_BODIES:
        return False
    if bare not in words.OF_PURPOSE or _DOING.match(adjective):
        return True  # «القوات الموالية للحكومة», «الشركة الراعية للمنتخب»
    return not (adjective in _OF_ALL or adjective.endswith("يه"))  # «اللجنة المحلية للانتخابات»


def _purpose_end(scene: Scene, end: int) -> int:
    """Where a purpose ends: «للسياحة والتراث الوطني», «للشؤون الصحية», «للتدريب التقني والمهني»."""
    following = _definite_at(scene, end)
    if following.startswith("وال") and not is_head(without_article(following[1:])):
        end += 1
        following = _definite_at(scene, end)
    if following in words.BODY_ADJECTIVES or (following.startswith("ال") and following.endswith(("يه", "ي"))):
        end += 1
        ending = "يه" if following.endswith("يه") else "ي"
        following = _definite_at(scene, end)
        end += following.startswith("وال") and following.endswith(ending)
    return end


def _definite_at(scene: Scene, i: int) -> str:
    """The word at i, if it goes on in the same block and is no «الذي»; or ""."""
    key = scene.key(i)
    relative = key in words.FUNCTION_WORDS or without_conjunction(key) in words.FUNCTION_WORDS
    return key if scene.runs(i) and not relative else ""


def _is_other_thing(scene: Scene, i: int, head: str) -> bool:
    """Whether a head is here no body's: «حركة السير», «مديرية أرحب», «مركز محافظة الأنبار»."""
    key = scene.key(i + 1)
    if head[0] == "ل" and scene.key(i).endswith("ل" + head) and is_definite(key) and key.endswith("يه"):
        return True  # «للجنة الطبية» is «اللجنة الطبية» with ل
    of_arms = head == "الدفاع" and scene.key(i - 1) in words.OF_ARMS  # «منظومة الدفاع الروسية»
    if of_arms or (head, key) in words.NO_BODIES or key not in words.ONLY_BEFORE.get(head, {key}):
        return True  # «مصلحة البلاد», «جهاز الهاتف»
    if head == "مديريه":  # a district, unless a department's field follows
        return key in OPENING or not (key in COMMON_WORDS or words.is_nisba(key) or scene.role_at(i + 1))
    if head == "مركز" and any(key in heads for heads in words.PLACE_HEADS.values()):
        return True
    if (head, key) in words.NO_BODIES_ALONE:
        return not _proved_later(scene, i + 2)
    few = words.HEADS_OF_FEW.get(head)
    if few is None or key in few or key in OPENING:
        return False
    if head in words.HEADS_OF_MANY:  # «حركة السير»: of things that go, not of a cause
        return key in COMMON_WORDS or without_article(key) in COMMON_WORDS
    return not (words.is_nisba(key) or _proved_later(scene, i + 2))


def _is_of_people(tail: _Tail, head: str) -> bool:
    """Whether a people's adjective makes a definite head a name: «السفارة السعودية», not «النادي السعودي»."""
    adjective = tail.scene.key(tail.first)
    if not words.is_nisba(adjective):
        return False
    if tail.at > tail.first + 1:
        return True
    if words.is_nisba(adjective, among=words.OF_NO_STATE):
        return head in words.ALLIANCES
    return head in words.OF_STATES


@remember
def _definite_head(key: str) -> tuple[int, str] | None:
    """A head with its article: «الهيئة العليا»."""
    if not is_definite(key):
        return None
    for clitics, stem in readings(key):
        bare = without_article(stem)
        if bare in words.BODY_HEADS:
            return (len(clitics), stem)
    return None


def _names_known(scene: Scene, at: int, head: str) -> bool:
    """Whether a known body's own name follows, bare or in marks; «مركز الأزهر العالمي» is another body."""
    if scene.key(at) in OPENING:
        at += 1
    hit = scene.known(at, "organization")
    if hit is not None and head in words.CALLED_AFTER_BODIES and scene.runs(hit.last):
        return not (scene.has_article(hit.last) and not words.is_nisba(scene.key(hit.last)))
    return hit is not None and scene.is_bare(hit)


def _read_tail(tail: _Tail) -> _Tail:
    """Read on after a head as far as the name goes."""
    scene = tail.scene
    while scene.runs(tail.at) and tail.at - tail.first < MOST_BODY_WORDS:
        before = tail.at
        if scene.key(tail.at) in JOINERS:
            tail.at += 1
        elif not (_take_whole(tail) or _take_word(tail)):
            break
        if tail.at <= before:  # the name ended with what was taken
            tail.at = before
            break
        if tail.proof == PROVED and (not tail.head or scene.key(before) in OPENING):
            _take_purpose(tail)
            break
    while tail.at > tail.first and scene.key(tail.at - 1) in JOINERS:
        tail.at -= 1
    return tail


def _take_whole(tail: _Tail) -> bool:
    """Take several words at once: a name in marks, a known name, «في» and the seat of a mission."""
    scene, at = tail.scene, tail.at
    hit = scene.hits.get(at)
    if at == tail.first and scene.key(at) in OPENING:
        close = closing_mark(scene, at)
        if close and close - at <= MOST_QUOTED_WORDS:
            tail.at, tail.proof = close, PROVED
            return True
    if at == tail.first and scene.key(at) in _PLACES and scene.known(at + 1, "place"):
        tail.at, tail.proof = scene.hits[at + 1].last, PROVED  # «شرطة مدينة كابول»
        return True
    if at == tail.first and scene.key(at) in words.HONOURED:
        end = _honoured(scene, at)
        if end > at + 1:
            tail.at, tail.proof = end, PROVED
            return True
    in_idafa = at > tail.first and not tail.proof and hit is not None and scene.known(at, "place") is not None
    if (
        (at == tail.first or in_idafa)
        and hit is not None
        and not scene.has_person(hit)
        and scene.is_bare(hit)
    ):
        tail.at, tail.proof = hit.last, PROVED
        return True
    if scene.key(at) == "في" and tail.head in words.MISSIONS and tail.proof and scene.known(at + 1, "place"):
        tail.at = scene.hits[at + 1].last
        return True
    return False


def _honoured(scene: Scene, at: int) -> int:
    """Where the name after an honorific ends, of which a body is called: «(جامعة) الملك سعود»."""
    hit = scene.hits.get(at)
    if hit is not None and hit.words > 1 and scene.has_person(hit):
        return hit.last
    j = at + 1
    while scene.runs(j) and (
        scene.is_given(j)
        or scene.key(j) in words.NAME_LINKS | words.SECOND_HALVES
        or (j > at + 1 and scene.key(j - 1) in words.NAME_LINKS)
    ):
        j += 1
    return j


def _take_word(tail: _Tail) -> bool:
    """Take one word, if it belongs to the name."""
    scene, at, key = tail.scene, tail.at, tail.scene.key(tail.at)
    if (
        not scene.is_word(at)
        or key in words.FUNCTION_WORDS
        or without_conjunction(key) in words.FUNCTION_WORDS
    ):
        return at > tail.first and _take_negated(tail)
    if key.startswith(("بال", "كال")) or key in words.SAID_OF_BODIES or key in _LOOSE:
        return False  # «لجنة السلامة بالمنطقة», «الوزارة التابعة»
    if at > tail.first and tail.proof and is_definite(key) and _begins_name(scene, at):
        return False  # «وزارة الداخلية العقيد ماهر»: a rank begins the next name
    if words.is_nisba(key) and is_definite(key):
        head = scene.key(tail.first - 1)
        if not tail.head and (head.endswith("ه") or head in _FEMININE) and not key.endswith("ه"):
            return False  # «(وزير) الخارجية الأميركي»: the adjective is the minister's
        tail.proof = PROVED
    elif at == tail.first and _is_bare_name(tail, key):
        tail.proof = PROVED  # «بلدية صيدا», «جامعة سانت لورا», «مركز برزة للدراسات»
        tail.at += key in words.PLACE_LINKS and scene.is_word(at + 1) and scene.runs(at + 1)
    elif (is_definite(key) and not key.startswith("وا")) or key.startswith("لل"):
        return _take_definite(tail, key)
    elif not _goes_on(tail, key):
        return False
    elif key.startswith("ل") and scene.runs(at + 1) and is_definite(scene.key(at + 1)):
        tail.at += 1  # «جمعية الواحة لرعاية الأيتام»
    tail.at += 1
    return True


def _begins_name(scene: Scene, at: int) -> bool:
    """Whether a rank or role begins the next name: «العقيد ماهر», but not «(مركز دمشق) الإعلامي»."""
    return bool(scene.role_at(at)) and (
        scene.role_at(at).removesuffix("ه") not in words.FIELD_ROLES or scene.is_given(at + 1)
    )


def _is_bare_name(tail: _Tail, key: str) -> bool:
    """Whether a word without the article is a city's body's name, or one that a purpose follows."""
    scene, at = tail.scene, tail.at
    if is_definite(key) or scene.ends_name(at):
        return False
    purposeful = tail.head in words.CALLED_BY_PURPOSE and not key.endswith("يه") and scene.runs(at + 1)
    return tail.head in words.CITY_BODIES or (purposeful and scene.key(at + 1).startswith("لل"))


def _take_negated(tail: _Tail) -> bool:
    """«لجنة المنظمات غير الحكومية»: «غير» and its adjective."""
    scene = tail.scene
    negated = (
        scene.key(tail.at) == "غير"
        and scene.runs(tail.at + 1)
        and is_definite(scene.key(tail.at + 1))
        and is_definite(scene.key(tail.at - 1))
    )
    if negated:
        tail.at += 2
    return negated


def _take_definite(tail: _Tail, key: str) -> bool:
    """A noun or adjective with its article: proof enough after a strong head."""
    first = tail.at == tail.first
    if key in words.TITLE_ADJECTIVES and ((first and not tail.head) or key in words.FORMER):
        return False
    if key.startswith("لل") and tail.head in words.NO_PURPOSE:
        return False
    if first and (key.startswith("لل") or (not tail.is_strong and _begins_name(tail.scene, tail.at))):
        return False  # «حركة للطبقة…», «إدارة الرئيس»
    if tail.proof and not (key.endswith(("ي", "ه")) or key in words.BODY_ADJECTIVES or key.startswith("لل")):
        return False  # «بلدية المنارة السوق», «مجلس النواب المؤيدين»: the sentence goes on
    if tail.proof and (without_article(key) in _PLACES or key in words.STATES_THEMSELVES):
        return False  # «منظمة حظر الأسلحة العاصمة السورية»
    if tail.proof and (key in words.EVENT_NOUNS or (key in _NEW and tail.head in _NEVER_NEW)):
        return False  # «لأرقام وزارة المالية الجديدة»
    if tail.is_strong:
        tail.proof = max(tail.proof, DEFINITE)
    elif not tail.proof and not _proved_later(tail.scene, tail.at + 1):
        return False
    tail.at += 1
    return True


def _goes_on(tail: _Tail, key: str) -> bool:
    """Whether a word without the article leads on to one with it."""
    scene, at = tail.scene, tail.at
    return (
        _is_joined(tail, key)
        or (key in words.BODY_HEADS and at == tail.first)
        or (tail.is_strong and not tail.proof and at - tail.first < MOST_NOUNS and _idafa(scene, at))
        or (key.startswith("ل") and key[1:] in words.PURPOSES)
    )


def _is_joined(tail: _Tail, key: str) -> bool:
    """Whether «وال…» is a part of the name: «وزارة الصحة والبيئة», not «نادي الاتحاد والتعاقد»."""
    return (
        key.startswith("وال")
        and not (tail.head == "حزب" and tail.scene.key(tail.at + 1).startswith("وال"))  # a row of parties
        and tail.at > tail.first
        and is_definite(tail.scene.key(tail.at - 1))
        and (tail.is_strong or tail.scene.key(tail.at - 1).startswith("لل"))
        and tail.head not in words.NOT_JOINED
        and (without_article(key[1:]) not in words.BODY_HEADS or tail.scene.key(tail.at - 1) == "الاذاعه")
    )


def _take_purpose(tail: _Tail) -> None:
    """«المرصد السوري لحقوق الإنسان»: after a whole name only its purpose may follow."""
    scene, at = tail.scene, tail.at
    key = scene.key(at)
    if key.startswith("ل") and key[1:] in words.PURPOSES and scene.runs(at) and scene.runs(at + 1):
        tail.at += 2
    elif (
        key.startswith("لل")
        and scene.runs(at)
        and scene.key(at - 1) not in words.FORMER
        and (tail.head or without_article(scene.key(tail.first - 1))) in words.OF_PURPOSE
        and "ال" + key[2:] not in words.EVENT_NOUNS | words.NO_PURPOSES
        and not scene.role_at(at)
    ):
        tail.at += 1


def _idafa(scene: Scene, at: int) -> bool:
    """Whether an indefinite noun at `at` leads on to a definite one: «مطاحن الفرات»."""
    key = scene.key(at)
    if (
        scene.role_at(at) in {"رييس", "عضو", "نايب"}
        or key in words.VERBS
        or key in CUES
        or words.is_nisba(key)
        or split_that(key)
        or scene.tokens[at].text.endswith(("ا", "اً", "ًا"))  # an accusative ends its phrase
        or len(key) < 3  # noqa: PLR2004 — a noun has three letters
        or scene.is_given(at)  # «نادي هجر سامي الملحم»
        or (key not in COMMON_WORDS and without_conjunction(key) in COMMON_WORDS)  # «وزارة ومثلث»
    ):
        return False
    for j in (at + 1, at + 2):
        following = scene.key(j)
        if not scene.runs(j) or not scene.is_word(j):
            return False
        if following.startswith("و") and following not in COMMON_WORDS and not words.is_nisba(following):
            return False  # «متحف باردو ومنتجع سوسة»
        if following.startswith("ال"):
            return True
        hit = scene.known(j, "place")
        if hit is not None and scene.is_bare(hit) and scene.has_only("place", hit):
            return True  # «هيئة سكك حديد كينيا», «محكمة جنايات دبي»
        if following in words.FUNCTION_WORDS or following in words.VERBS:
            return False
    return False


def _proved_later(scene: Scene, at: int) -> bool:
    """Whether a people follows within two words, so that a weak head may go on."""
    return any(
        scene.runs(j) and words.is_nisba(scene.key(j)) and is_definite(scene.key(j)) for j in (at, at + 1)
    )


def closing_mark(scene: Scene, at: int) -> int:
    """The index after the mark that closes the one at `at`, in the same block; 0 where none does."""
    key = scene.key(at)
    wanted = {"«": "»", "“": "”", "”": "“", "(": ")"}.get(key, key)
    j = at + 1
    while scene.runs(j) and j - at <= MOST_QUOTED_WORDS + 1:
        if scene.key(j) == wanted:
            return j + 1
        j += 1
    return 0


def _place(scene: Scene, i: int) -> int:
    """The end of a place's name that begins with its head at i, or 0."""
    hit = scene.hits.get(i)
    if i in scene.inside or i in scene.names or (hit is not None and hit.words > 1):
        return 0
    head = _place_head(scene.keys[i]) if scene.is_word(i) else None
    at = i + 1
    if head is None or not scene.runs(at):
        return 0
    kind, width, stem = head
    if scene.known(at, "place") is not None:
        return _site_of(scene, i, head)
    if stem == "سد" and scene.key(at) not in _DAMS:
        return 0
    if stem in _TO_JAIL and scene.is_given(at):
        return 0
    end = _place_name(scene, at, kind)
    if end == at or _is_no_place(scene, i, stem):
        return 0
    if kind in {"site", "water", "other"} and stem not in words.BARE_HEADS:
        scene.add(i, end, "place", kind, start=scene.after_letters(i, width), stem=stem)
    else:
        scene.add(at, end, "place", kind)
    return end


@remember
def _place_head(key: str) -> tuple[str, int, str] | None:
    """(kind, how many letters are attached, head) of the places that a folded word heads; or None."""
    found = ((kind, look_up(key)) for kind, look_up in _PLACE_HEADS.items())
    return next(((kind, *head) for kind, head in found if head is not None), None)


def _is_no_place(scene: Scene, i: int, stem: str) -> bool:
    """Whether a head of places is here a common noun: «وجهه مباشرة», «منطقة صحراوية», «ولاية رابعة»."""
    key = scene.key(i + 1)
    written = strip_marks(scene.tokens[i + 1].text)
    person = scene.is_given(i + 1) or (i + 1 in scene.hits and scene.has_person(scene.hits[i + 1]))
    if stem.endswith("ه") and strip_marks(scene.tokens[i].text).endswith("ه"):
        return True  # with a pronoun
    if _is_noun_in_place(scene, i + 1, stem):
        return True
    if stem in words.RARE_PLACE_HEADS:
        return not (stem in _DISTRICTS and is_definite(key) and written.endswith("ية"))
    if is_definite(key):
        return key.endswith(("ين", "ات")) or words.is_verbal_noun(key)
    adjective = "ي" if stem in words.MASCULINE_PLACE_HEADS else "ية"
    return (
        (person and stem not in words.PLACE_HEADS["site"])
        or written.endswith(adjective)
        or (not stem.endswith("ي") and stem not in words.MASCULINE_PLACE_HEADS and bool(_ORDINAL.match(key)))
    )


def _is_noun_in_place(scene: Scene, at: int, head: str) -> bool:
    """Whether a common noun follows a head of places; streets and quarters are called by them."""
    key = scene.key(at)
    if key in COMMON_WORDS or without_conjunction(key) in COMMON_WORDS:
        named = head in words.CALLED_BY_NOUNS or (
            head in words.PLACE_HEADS["site"] and key in words.OF_SQUARES
        )
        return not (named and is_definite(key))
    if is_definite(key):
        return False
    # «بمختلف», «لعدم»; «حقل قمح».
    return head == "حقل" or any(c and len(s) > 3 and s in COMMON_WORDS for c, s in readings(key))  # noqa: PLR2004


def _site_of(scene: Scene, i: int, head: tuple[str, int, str]) -> int:
    """«مطار بغداد الدولي» is a place of its own; «مدينة الرقة» is found by its own name."""
    kind, width, stem = head
    hit = scene.hits[i + 1]
    if kind != "site" or scene.key(hit.last) not in _OF_SITES or not scene.runs(hit.last):
        return 0
    scene.add(i, hit.last + 1, "place", kind, start=scene.after_letters(i, width), stem=stem)
    return hit.last + 1


def _place_name(scene: Scene, at: int, kind: str) -> int:
    """Where the name after a place's head ends; `at` where none follows."""
    key = scene.key(at)
    if any(key in heads for heads in words.PLACE_HEADS.values()):
        return at  # «ميناء مدينة مومباسا»
    if key[:1] == "و" and not scene.is_given(at) and (key[1:2] not in "اي" or is_head(key[1:])):
        return at  # «ميناء وجسرا», «محافظة وأمانة وجامعة الطائف»
    if scene.key(at) in OPENING and kind == "site":
        close = closing_mark(scene, at)
        whole = close and scene.runs(close) and scene.key(close) in _OF_SITES
        return close + 1 if whole else at  # «مطار "رامون" الدولي»
    if key in words.PLACE_LINKS and scene.runs(at + 1) and scene.is_word(at + 1):
        return at + 2
    if (
        not scene.is_word(at)
        or words.is_nisba(key)
        or key in words.FUNCTION_WORDS
        or key in words.TITLE_ADJECTIVES
        or key in words.VERBS
        or key in words.BODY_HEADS
        or key in words.NO_PLACE
        or key in CUES
        or scene.role_at(at)
        or split_that(key)
        or key.startswith(("لل", "وال", "بال", "ي", "ت"))
    ):
        return at
    if kind == "site" and key.endswith("ه" if is_definite(key) else "يه"):
        return at  # «ساحة المواجهة», «ساحة عائلية»: nouns and adjectives, not names
    with_adjective = (
        kind == "site" and scene.key(at + 1) in {"الدولي", "الجويه", "الدوليه"} and scene.runs(at + 1)
    )
    return at + 2 if with_adjective else at + 1
