"""Find persons that the authority does not know, and later mentions of everybody.

Rules in order of what they prove: a title before the name; a common given name; the subject of a
verb of saying; then surnames alone, once the full name stands in the same article.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import takewhile

from plugins.arabic import words
from plugins.arabic.bodies import closing_mark, may_head
from plugins.arabic.common_words import COMMON_WORDS
from plugins.arabic.cues import CUES, Cue, split_that
from plugins.arabic.lexicon import name_key
from plugins.arabic.memo import remember
from plugins.arabic.normalise import fold, fold_words, strip_marks
from plugins.arabic.scene import COMMAS, JOINERS, OPENING, Name, Scene, Title, is_common, role_of, stem_in
from plugins.arabic.tokens import is_definite, readings, select, without_article, without_conjunction

Key = tuple[str, ...]

MOST_NAME_WORDS = 4
MOST_TITLE_WORDS = 14
FULL_NAME = 2  # words; one alone proves nobody
GIVEN_FATHER_FAMILY = 3
_LONGEST_IN_BA = 6  # letters of a surname like «باول», «بانداك»
_LONGEST_IN_W = 5  # letters of a verb that ends in و
_LONGEST_PRESENT = 5  # letters of a verb of the present in its commonest forms: «تصدق», «يتوقع»
_HONORIFICS = fold_words("دكتور سيد شيخ آنسة مهندس أستاذ بروفيسور بروفسور حاج مرحوم شهيد أمير")
SHORTEST_NAME = 3  # letters of a word that may be a surname by itself
_BEFORE_NAME = frozenset({"#", "د", "ا", "."})  # «د. …», «#…»
_INTO_TITLE = frozenset({"باسم", "لشوون", "لدي", "شوون", "في"})
_SEATS = words.PLACE_HEADS["city"] | words.PLACE_HEADS["region"]
_GIVEN_NAME = stem_in(words.GIVEN_NAMES)
_FOREIGN_NAME = stem_in(words.FOREIGN_GIVEN_NAMES)
_NAMED_WITH_TITLE = stem_in(words.NAMED_WITH_TITLE)
_COPULAS = frozenset({"كان", "كانت"})
_RELATIVES = frozenset({"الذي", "التي", "الذين"})
_SOMEBODY = frozenset({"احد", "احدي", "زوجه", "زوج", "نجل", "شقيق", "شقيقه", "ابن", "ابنه"}) | fold_words(
    "البالغ البالغة"  # «سعد الجاسم، البالغ من العمر …»
)
_OF_OFFICE = frozenset({"عام", "عامه", "تنفيذي", "سابق", "سابقه"})
_SIGN, _OF_GOD, _GREATEST = fold("آية"), fold_words("الله الل"), fold_words("العظمى")
_SLAVIC = ("يف", "وف", "سكي", "نكو", "فيتش")  # how family names end
_AFTER_YA = frozenset("اتخشقحعجصذس")  # «ويسلي», «ليلى» go on otherwise
_OF_TWO = re.compile("ا..ا$")  # a verbal noun of two letters and a weak third
_IN_AREA = re.compile("[بوفك]ال.*(ه|ات|ين|ون|ان)$")  # «بالمنطقة», «والخدمات»
_NOBLE = re.compile("ال..ي.ه$")  # the form of many families' names: «الربيعة»
_SPEAKERS = frozenset({"متحدث", "متحدثه", "ناطق", "ناطقه"})
_ST = ("ستي", "ستان", "ستار", "ستر", "ستور", "ستون")  # how foreign names in St begin
_FATHERS = frozenset({"بن", "ابن", "بنت"})
_LINKS_ONLY = words.NAME_LINKS - words.GIVEN_NAMES
_KUNYAS_JOINED = frozenset({"وابو", "لابي", "بابي", "فابو"})
_AFTER_SURNAME = frozenset({":", "(", ".", "في", "من", "عبر", "علي"})  # «حمد القاضي من أبها»
_GOD = ("الله",)
_KUNYA = frozenset({"ابو", "ابا", "ابي", "ام"})


def find_persons(scene: Scene) -> Bearers:
    """Add every person, and every later mention; returns who bears which surname."""
    parts = [(i, part) for i, part in scene.folded.parts if part & _OF_PERSONS]
    for i, part in parts:
        if part & _ROLE and i not in scene.names and scene.is_word(i):
            _titled(scene, i)
    for hit in [h for h in scene.hits.values() if scene.has_person(h)]:
        people = [e for e in scene.entities(hit) if e.type == "person"]
        if len(people) == 1:
            _keep_role_after(scene, hit.last, name_key(people[0].name))
    _before_fathers(scene, [i for i, part in parts if part & _FATHER])
    _given_names(scene, [i for i, part in parts if part & _GIVEN])
    _subjects(scene, [i for i, part in parts if part & _SAYS])
    _before_roles(scene, [i for i, part in parts if part & _DOES])
    _beside_roles(scene, [i for i, part in parts if part & _ROLE])
    _of_peoples(scene, [i for i, part in parts if part & _PEOPLES])
    _in_rows(scene)
    _after_bodies(scene)
    _called(scene, [i for i, part in parts if part & _CALLS])
    _met_again(scene, [i for i, part in parts if part & _SAYS])
    bearers = _gather_bearers(scene)
    _later_mentions(scene, bearers)
    return bearers


# ── one name ─────────────────────────────────────────────────────────────────────────────────


def read_name(scene: Scene, i: int, *, titled: bool = True, attached: bool = False) -> int:
    """Where a person's name that begins at i ends: an index, or i where none begins.

    `attached`: its first word carries attached letters («لأحمد الراعي»), and was judged before.
    """
    hit = scene.hits.get(i)
    if hit is not None and scene.has_person(hit):
        return hit.last
    if i >= len(scene.tokens) or (titled and not scene.runs(i)) or not (attached or _may_begin(scene, i)):
        return i
    at, count, linked = i, 0, False
    while at < len(scene.tokens) and (at == i or scene.runs(at)):
        key = scene.key(at)
        glue = _glue(scene, at, begun=at > i)
        if glue:
            linked = key in words.NAME_LINKS
            at += glue
            continue
        if linked and (scene.has_article(at) or not scene.ends_name(at)):
            linked = False
        elif at > i and _stops_name(scene, at, count):
            break
        count += 1
        at += 1
        if count >= FULL_NAME and scene.runs(at) and (_is_role_of(scene, at) or _is_no_surname(scene, at)):
            break  # «محمد أبو تريكة نجم المنتخب», «تونيا إيلمان عثرت»
        if count >= FULL_NAME and scene.has_article(at - 1) and scene.key(at - 2) not in words.NAME_LINKS:
            return _after_family(scene, at, count)
    while at > i and scene.key(at - 1) in (words.NAME_LINKS | JOINERS) - words.GIVEN_NAMES:
        at -= 1
    return at


def _after_family(scene: Scene, at: int, count: int) -> int:
    """Where a name of `count` words ends whose last has its article: «رامي الحلو».

    After two bare names it is a family name only in the form of a nisba, or after a father's name; else
    the sentence goes on.
    """
    if scene.runs(at) and scene.key(at) in _GOD:
        return at + 1  # «رامي الجار الله»
    return at if count < GIVEN_FATHER_FAMILY or _is_family(scene, at - 1) else at - 1


def _stops_name(scene: Scene, at: int, count: int) -> bool:
    """Whether a word after `count` words of a name is no longer of it."""
    if count == 1 and (_is_surname_role(scene, at) or _is_called_after_place(scene, at)):
        return False
    if count <= FULL_NAME and _is_foreign_surname(scene, at):
        return False
    if scene.key(at + 1) == "الله" and scene.key(at) in words.BEFORE_GOD:
        return False  # «صلاح حسب الله»
    if count > 1 and (_is_family_in_b(scene, at) or _is_last_li(scene, at)):
        return False
    if scene.key(at).isascii():
        return True  # «ديفيد كاي David Kaye»
    if scene.ends_name(at) or count >= MOST_NAME_WORDS or _is_verb_like(scene, at):
        return True
    return (
        not scene.has_article(at)
        and not scene.is_given(at)
        and _is_deed_noun(scene.key(at), scene.tokens[at].text)
    )


def _is_foreign_surname(scene: Scene, i: int) -> bool:
    """Whether a word that looks like a verb is a surname, after a foreign given name: «بيار سينيس»."""
    key = scene.key(i)
    if _FOREIGN_NAME(scene.key(i - 1)) is None or scene.role_at(i):
        return False
    if key.startswith(("بال", "وال", "فال", "كال")):  # «توماس كالاريس»; but «توماس بالهاتف»
        return not (
            key[1:] in COMMON_WORDS
            or key[3:] in COMMON_WORDS
            or words.is_nisba(key[1:])
            or _IN_AREA.match(key)
        )
    written = strip_marks(scene.tokens[i].text)
    short = key[:1] == "ك" and len(key) == SHORTEST_NAME  # «ديفيد كاي»
    is_long = (
        len(key) > SHORTEST_NAME
        and (
            key[0] in "يس"
            or written.endswith("يه")  # «لوران فوكييه»
            or (key.startswith("وي") and key[1:] not in COMMON_WORDS)  # «ليا ويتسن»
        )
    )
    if written.startswith("با") and len(key) > SHORTEST_NAME and key not in COMMON_WORDS:  # «ستيفن باول»
        if key == "باول":
            return True
        noun = key[1:] in COMMON_WORDS or key[1:] in words.FUNCTION_WORDS or key[1:] == "اثنين"
        noun = noun or (len(key) > _LONGEST_IN_BA and words.is_verbal_noun(key[1:]))  # «بارتفاع»
        return not (noun or i in scene.hits or key in words.GIVEN_NAMES)
    of_many = key[0] == "ي" and key.endswith(("ان", "ون"))  # «لاري وسيرجي يحاولان»
    return (short or is_long) and not of_many and not scene.ends_name(i)


def _is_last_li(scene: Scene, i: int) -> bool:
    """Whether «لي» ends a foreign name, no «to me»: «تيم بيرنرز لي Tim Berners-Lee»."""
    foreign = scene.key(i) == "لي" and _FOREIGN_NAME(scene.key(i - 2)) is not None
    return foreign and (scene.key(i + 1) in COMMAS or (scene.is_word(i + 1) and scene.key(i + 1).isascii()))


def _is_called_after_place(scene: Scene, i: int) -> bool:
    """Whether a place's name is a surname, as the mark or the Latin letters behind it show: «جيمي ويلز»."""
    hit = scene.known(i, "place")
    following = scene.key(i + 1)
    if hit is None or hit.words > 1 or not scene.is_bare(hit):
        return False
    if not scene.has_article(i):  # «محمد السويد»
        foreign = _FOREIGN_NAME(scene.key(i - 1)) is not None
        if not foreign or any(e.kind == "country" for e in scene.entities(hit)):
            return False
    return following in COMMAS or (scene.is_word(i + 1) and following.isascii())


def _is_family_in_b(scene: Scene, i: int) -> bool:
    """Whether a word in ب is a family's after two names, no noun with the letter: «خالد محفوظ بحاح»."""
    key = scene.key(i)
    return (
        key[:1] == "ب"
        and len(key) == SHORTEST_NAME + 1
        and key[1:] not in COMMON_WORDS
        and scene.is_given(i - 1)
        and scene.is_given(i - 2)
        and not scene.ends_name(i)
        and not words.is_verbal_noun(key[1:])
    )


def _is_surname_role(scene: Scene, i: int) -> bool:
    """Whether a role with its article is a family name, after a given name: «وائل الجندي، …»."""
    written_so = scene.has_article(i) or scene.key(i) in words.ROLES_AS_SURNAMES  # «حازم إمام»
    if not (written_so and scene.role_at(i) and scene.is_given(i - 1)):
        return False
    following = scene.key(i + 1)
    return following in COMMAS or following in _AFTER_SURNAME or bool(split_that(following))


def _is_role_of(scene: Scene, i: int) -> bool:
    """Whether a word that can be a name is here a role: «نجم المنتخب», «أمير قطر»."""
    return (
        bool(scene.role_at(i))
        and scene.runs(i + 1)
        and (is_definite(scene.key(i + 1)) or i + 1 in scene.hits or scene.key(i + 1) in words.BODY_HEADS)
    )


def _is_no_surname(scene: Scene, i: int) -> bool:
    """Whether a third word is a perfect in ت, an accusative or after ل: «عثرت», «فرصا», «لعدد»."""
    if not scene.is_word(i) or scene.is_given(i) or scene.key(i - 1) in words.NAME_LINKS:
        return False
    if _is_last_li(scene, i):
        return False
    written = strip_marks(scene.tokens[i].text)
    if written.endswith("ة") and scene.key(i - 2) in words.FOREIGN_GIVEN_NAMES:
        return True  # «هيرفيه رينار شجاعة»
    return written.endswith(("ت", "ا")) or (written.startswith("ل") and i not in scene.hits)


def _glue(scene: Scene, at: int, *, begun: bool) -> int:
    """How many tokens at `at` only hold a name together: links, second halves, a hashtag's joints."""
    key = scene.key(at)
    if begun and key == "#" and scene.runs(at + 1):
        return 1  # «عمر #البشير»
    if begun and key in JOINERS and scene.is_glued(at):
        return 2  # «سوزان_الحاج»: a hashtag keeps together what a blank would part
    if begun and key in words.SECOND_HALVES:
        return 1  # «نصر الله», «سيف الدين»: the second half of one name
    if key == "لا" and scene.key(at - 1) not in words.NAME_LINKS:
        return 0  # «دي لا روا», but «نبيلة لا تريد»
    return 1 if key in words.NAME_LINKS and scene.runs(at + 1) else 0


def _may_begin(scene: Scene, i: int) -> bool:
    """Whether a word can be the first of a person's name."""
    key = scene.key(i)
    if len(key) < 2 or scene.ends_name(i) or key.isascii():  # noqa: PLR2004 — a name has two letters
        return False
    if _is_sign_of_god(scene, i):
        return False
    return scene.is_given(i) or not (scene.has_article(i) or words.is_nisba(key))


def _is_family(scene: Scene, i: int) -> bool:
    """Whether a word with its article can be a family name after two bare names: «العبيدي»."""
    key = scene.key(i)
    if key.startswith("ال") and key.endswith("ي"):
        return True
    if scene.key(i - 2) in _FATHERS and _NOBLE.match(key) and key not in words.EVENT_NOUNS:
        return True  # «سعد بن ماجد الربيعة»
    return scene.is_given(i - 1) and not key.endswith(("ه", "ات", "ون", "ين"))


def _is_deed(scene: Scene, i: int, *, alone: bool = False) -> bool:
    """Whether a word has the form of a verb or of its noun: «نفذت», «تحمل», «إضعاف».

    `alone`: one word after a title, of which more is asked.
    """
    key, written = scene.key(i), strip_marks(scene.tokens[i].text)
    if key in words.NAMES_LIKE_WORDS or scene.is_given(i):
        return False
    return _has_form_of_deed(key, written) or (alone and _goes_on_alone(key))


@lru_cache(maxsize=65536)
def _has_form_of_deed(key: str, written: str) -> bool:
    imperfect = key[0] == "ت" and (
        (len(key) == 4 and not set(key[1:]) & set("اوي") and key[1:3] != "شن")  # noqa: PLR2004 — «تحمل», no «تشنغ»
        or (len(key) == 5 and key[2] == "ت")  # noqa: PLR2004 — «تختلف»
    )
    perfect = written.endswith("ت") and len(key) > SHORTEST_NAME and key[-2] not in "اويس"  # «نفذت»
    return imperfect or perfect or _is_deed_noun(key, written)


@lru_cache(maxsize=65536)
def _is_deed_noun(key: str, written: str) -> bool:
    """Whether a word is a verb's noun, bare or with letters attached: «إضعاف», «بوصول»."""
    if key in words.NAMES_LIKE_WORDS:
        return False
    if written[0] == "إ" and _OF_TWO.match(key):
        return True  # «إجراء», «إلغاء»
    return (written[0] not in "أآ" and not key.startswith("استي") and words.is_verbal_noun(key)) or any(
        c in {"ب", "ل", "و", "وب", "ول"} and len(s) > SHORTEST_NAME + 1 and words.is_verbal_noun(s)
        for c, s in readings(key)
    )


@remember
def _goes_on_alone(key: str) -> bool:
    """Whether one word after a title goes on with the sentence: «الوزير لدور», «الشرطة ويعمل»."""
    return (
        (key[0] == "ت" and key[1] not in "اي" and not (key[1] in "شو" and key[2:3] in set("اوينرس")))
        or (key[0] == "ل" and key[1] not in "اوي")
        or (key.startswith("لي") and key[2:3] in _AFTER_YA)
        or key.startswith(("وي", "فت", "فق"))
        or key.endswith(("ات", "تين"))
        or (key[0] == "ي" and len(key) == SHORTEST_NAME)
    )


def _is_verb_like(scene: Scene, i: int) -> bool:
    """Whether a word after a name goes on with the sentence: «ترامب يهدد», «صقر بإعادة», «لخطة»."""
    key = scene.key(i)
    written = strip_marks(scene.tokens[i].text)
    attached_noun = key[:1] in "بل" and key.endswith("ه") and len(key) > 4  # noqa: PLR2004 — «ليلة», not «لمى»
    # «بتفصيل», «بحضور»: few surnames begin so.
    attached_b = key[:1] == "ب" and len(key) > SHORTEST_NAME and key[1] in "تمحقعفجذضظ"
    attached_b = attached_b or (key[:1] == "ب" and words.is_verbal_noun(key[1:]))  # «باستغلال»
    # «لكل»; but «بوعلي» is no ب with «وعلى».
    attached_word = key[:2] != "بو" and any(c and s in words.FUNCTION_WORDS for c, s in readings(key))
    adjective = written.endswith("ية") and len(key) > SHORTEST_NAME and not scene.is_given(i)  # «عسكرية»
    slavic = key.endswith(_SLAVIC) and len(key) > len("ليضيف") + 1  # «ليخاشيف», «ليسينكو»
    goes_on = key.startswith(("لي", "وي")) and key[2:3] in _AFTER_YA and not (slavic or scene.is_given(i))
    if (
        attached_word
        or goes_on
        or adjective
        or attached_noun
        or attached_b
        or written.startswith(("بإ", "لإ", "كإ", "وإ"))
    ):
        return True
    # «طه», «عبده» are names; a family name's own ه is mostly a ة in haste («حمزه»), and then a given name.
    with_pronoun = written.endswith(("ه", "ها", "هم", "هما")) and len(key) > 4 and not scene.is_given(i)  # noqa: PLR2004
    if with_pronoun or written.startswith(("تأ", "تت", "تست")):
        return True  # «رؤيته», «تعمده»: a noun with its pronoun; «تأتي»
    # After a name, ي begins a verb far more often than a surname.
    if key[0] == "ي" and len(key) == SHORTEST_NAME and key[1] not in "اوي":
        return True  # «يثق», «يضم»; «يون» is a name
    foreign = key.startswith(_ST) and key not in COMMON_WORDS  # «ستورك», «ستانيكزاي»
    # Only short verbs end in و: «يدعو», «سيشكو»; «سينوتورو» is a name.
    foreign = foreign or (key[-1] == "و" and len(key) > _LONGEST_IN_W)
    return key.startswith(("ي", "سي", "ست")) and len(key) > SHORTEST_NAME and not foreign


# ── a title before the name ──────────────────────────────────────────────────────────────────


def _titled(scene: Scene, i: int) -> None:
    """Read a title and the name after it: «وزير المالية الأردني أمية طوقان»."""
    if scene.runs(i) and is_definite(scene.key(i)) and _NAMED_WITH_TITLE(scene.key(i - 1)):
        return  # «مطار الملك …»
    stop, body = _read_title(scene, i, before_name=True)
    apposed = scene.key(stop) in COMMAS and scene.runs(stop)
    at = stop + apposed
    marked = _end_in_marks(scene, at)
    at = at + 1 if marked else _past_abbreviations(scene, at)
    if not at or not scene.runs(at) or at in scene.names or at in scene.inside:
        return
    end = marked or read_name(scene, at)
    if end == at or (apposed and not _is_apposition(scene, at, end)):
        return
    key = scene.words_key(at, end)
    if at not in scene.hits:
        if not marked and not _is_named(scene, i, at, end, apposed=apposed):
            return
        name = scene.add(at, end, "person", "person")
        if name is None:
            return
        _keep_role_after(scene, end, name.key)  # «الشيخ فلان مفتي البلاد»
    scene.titles.append(Title(i, stop, _title_key(scene, i, stop), key, body))


def _is_sign_of_god(scene: Scene, at: int) -> bool:
    """Whether a clergyman's rank stands at a token: «آية الله (العظمى)», where «آية» is no given name."""
    return scene.key(at) == _SIGN and scene.key(at + 1) in _OF_GOD and scene.is_word(at + 2)


def _past_abbreviations(scene: Scene, at: int) -> int:
    """Where a name begins after «د.», «#» and the like; 0 where the sentence ends there."""
    while scene.runs(at) and (scene.key(at) in _BEFORE_NAME or _is_sign_of_god(scene, at)):
        if scene.key(at) == _SIGN:
            at += 3 if scene.key(at + 2) in _GREATEST else 2
            continue
        if scene.key(at) == "." and scene.key(at - 1) not in words.ABBREVIATED_TITLES:
            return 0
        at += 1
    return at


def _is_named(scene: Scene, i: int, at: int, end: int, *, apposed: bool) -> bool:
    """Whether words after a title at i are a name: a given one, or such as look like one."""
    if scene.is_given(at):
        beside = at == i + 1 and scene.has_article(i)  # «الأمير خالد»
        titled = beside and scene.role_at(i) not in words.ADJECTIVE_ROLES
        return titled or scene.count_words(at, end) > 1 or not _is_phrase(scene, at)
    return _looks_like_name(scene, i, at, end, apposed=apposed)


def _end_in_marks(scene: Scene, at: int) -> int:
    """Where a name ends that stands in marks by itself after a title: «اللاعب "حسن ستينكايا"»; or 0."""
    if scene.key(at) not in OPENING or not scene.runs(at) or not scene.is_given(at + 1):
        return 0
    close = closing_mark(scene, at) - 1
    inner = range(at + 1, close)
    if not FULL_NAME <= len(inner) <= MOST_NAME_WORDS or at + 1 in scene.names or at + 1 in scene.hits:
        return 0
    bare = all(
        scene.is_word(j)
        and scene.keys[j] not in words.FUNCTION_WORDS
        and scene.keys[j] not in words.VERBS
        and scene.keys[j] not in CUES
        for j in inner
    )
    return close if bare else 0


def _title_key(scene: Scene, first: int, last: int) -> Key:
    """A title's folded words, the first without attached letters: «ووزير المالية» is «وزير المالية»."""
    return (scene.role_at(first), *scene.keys[first + 1 : last])


def _read_title(scene: Scene, i: int, *, before_name: bool) -> tuple[int, tuple[int, int] | None]:
    """Where a title that begins at i ends, and the tokens of the body in it: «المتحدث باسم وزارة…»."""
    at, body = i + 1, None
    while scene.runs(at) and at - i < MOST_TITLE_WORDS:
        key = scene.key(at)
        hit = scene.hits.get(at)
        if (hit is not None and scene.has_person(hit)) or scene.key(at + 1) in {"بن", "بنت"}:
            break  # «الدكتور مساعد بن …»
        inner = scene.body_at(at)
        if inner is not None and (at in scene.names or not before_name or _belongs(scene, at)):
            body, at = inner, inner[1]
        elif hit is not None and (not before_name or _belongs(scene, at)):
            at = hit.last
        elif key == "في" and before_name and _is_seat(scene, at + 1):
            at += 2  # «مدير المشروع في الشركة، راج ناير،»
        elif key == "في" and before_name and not (at + 1 in scene.hits or at + 1 in scene.names):
            break
        elif _is_of_title(scene, at, before_name=before_name):
            at += 1
        else:
            break
    return at, body


def _is_seat(scene: Scene, at: int) -> bool:
    """Whether a word after «في» is where somebody holds his office: a body, with a comma behind it."""
    body = is_definite(scene.key(at)) and without_article(scene.key(at)) in words.BODY_HEADS
    return body and scene.key(at + 1) in COMMAS


def _belongs(scene: Scene, at: int) -> bool:
    """Whether a known name goes on with a title: in construct («رئيس تونس»), or after ل."""
    hit = scene.hits.get(at)
    return hit is not None and (scene.is_bare(hit) or scene.key(at).startswith("ل"))


def _is_of_title(scene: Scene, at: int, *, before_name: bool) -> bool:
    key = scene.key(at)
    if key in _INTO_TITLE or key in words.RANK_ADDITIONS or key in _OF_OFFICE:
        return True
    if scene.is_given(at) or key in _RELATIVES:
        return False
    if scene.role_at(at) or (key.startswith("وال") and without_conjunction(key) not in words.FUNCTION_WORDS):
        return True
    if before_name and (key in words.BODY_HEADS or key in JOINERS or key == "#"):
        return True
    if before_name and key in _SEATS and (at + 1 in scene.hits or at + 1 in scene.names):
        return True  # «المتحدث باسم شرطة مدينة كابول»
    return is_definite(key) or words.is_nisba(key) or key in words.TITLE_ADJECTIVES


def _looks_like_name(scene: Scene, i: int, at: int, end: int, *, apposed: bool = False) -> bool:
    """Whether unknown words after a title at i can be a name.

    The title must be definite, by its article or by idafa («وزير المالية»); a single word must stand
    beside a title with the article («الوزير شتاينتس»); and its letters must be no adjective's, no
    verb's and no adverb's.
    """
    token, key = scene.tokens[at], scene.key(at)
    if not any(is_definite(k) for k in scene.keys[i:at]) and not any(
        j in scene.hits or j in scene.names for j in range(i + 1, at)
    ):
        return False  # «مراسل بي بي سي» is definite by the name in it
    of_a_people = words.is_nisba(scene.key(end - 1)) and not is_definite(scene.key(end - 1))
    if of_a_people and end - at > 1:
        return False  # «طالب لجوء سوري»
    if end - at > 1 and _agree(key, scene.key(at + 1)):
        return False  # «اتهم الوزير بلدين مسلمين»
    if _is_adjective(scene, i) or _goes_on_after_title(scene, at, end):
        return False
    family = end - at > 1 and (_is_family(scene, end - 1) or scene.is_given(at + 1))
    if key.endswith("ه") and not apposed and not family:
        return False  # adjectives and nouns in ة; women's names in ة are in the list of given names
    if scene.count_words(at, end) == 1:
        ends_in_alef = token.text.endswith(("ا", "اً", "ًا"))
        if ends_in_alef or _goes_on(scene, end):
            return False
        return at == i + 1 and is_definite(scene.key(i)) and len(key) > SHORTEST_NAME
    return True


def _agree(noun: str, adjective: str) -> bool:
    """Whether two words without the article end alike, as a noun and its adjective do: «بلدين مسلمين»."""
    bare = not is_definite(noun) and not is_definite(adjective)
    return bare and any(noun.endswith(e) and adjective.endswith(e) for e in ("ين", "ون", "ات"))


def _goes_on(scene: Scene, i: int) -> bool:
    """Whether a common noun follows, so that the word before it was a verb: «الملكة تغض الطرف»."""
    key = scene.key(i)
    if not scene.runs(i) or not scene.is_word(i) or key in CUES or key in words.VERBS or scene.role_at(i):
        return False
    if key in words.FUNCTION_WORDS or key.startswith(("و", "ي", "ت")):
        return False
    return key in COMMON_WORDS


def _goes_on_after_title(scene: Scene, at: int, end: int) -> bool:
    """Whether the words after a title go on with the sentence: a verb, an adjective, an idafa."""
    key, last = scene.key(at), scene.key(end - 1)
    return (
        _is_deed(scene, at, alone=scene.count_words(at, end) == 1)
        or _is_verb_like(scene, at)
        or (key[:1] in "يتبلكسو" and _has_clitic_or_verb(scene, at))
        # «بجذور قوية»
        or any(
            strip_marks(scene.tokens[j].text).endswith("ية") and not scene.is_given(j) for j in range(at, end)
        )
        # «لبدء التفاوض», «تغض الطرف»: an idafa, or a verb and its object
        or (is_definite(last) and not last.endswith("ي") and end - at > 1)
    )


def _is_adjective(scene: Scene, i: int) -> bool:
    """Whether a role is here an adjective or «the world»: «المتاجر الكبيرة أغلقت», «في العالم تحمل»."""
    role = scene.role_at(i)
    if role not in words.ADJECTIVE_ROLES:
        return False
    return role == "عالم" or (scene.has_article(i - 1) and scene.runs(i) and not scene.role_at(i - 1))


def _has_clitic_or_verb(scene: Scene, i: int) -> bool:
    """Whether a word looks like a verb in the imperfect, or like a noun with attached letters."""
    key = scene.key(i)
    written = strip_marks(scene.tokens[i].text)
    if key.startswith(("ي", "سي", "ست", "سن")):
        return len(key) > SHORTEST_NAME
    if written.startswith(("بإ", "بأ", "لإ", "لأ", "بت", "لت", "بم", "لم", "وأ", "وإ")):
        return True
    return any(c and (s in words.FUNCTION_WORDS or s in words.VERBS or s in CUES) for c, s in readings(key))


def _is_apposition(scene: Scene, at: int, end: int) -> bool:
    """Whether a name set off by commas is one: known, or two words and then a stop or a verb."""
    if at in scene.hits or not scene.runs(end):
        return at in scene.hits or scene.count_words(at, end) >= FULL_NAME
    key = scene.key(end)
    stops = key in COMMAS or key in {".", ":", "(", "قد", "في"} or bool(split_that(key)) or key in CUES
    return stops and scene.count_words(at, end) >= FULL_NAME


def _is_plain_role(key: str) -> bool:
    """Whether a folded word is a role with no letter attached to it but the article."""
    bare = without_article(key)
    return not key.startswith("لل") and (bare in words.ROLES or bare.removesuffix("ا") in words.ROLES)


def _keep_role_after(scene: Scene, end: int, owner: Key) -> None:
    """Keep the role that follows a name: «كومبا با، وزيرة الشباب»."""
    at = end + 1 if scene.key(end) in COMMAS else end
    # «(قال) فلان للصحفي», «فلان ووزير الدفاع» tell of another.
    if scene.runs(at) and scene.role_at(at) and _is_plain_role(scene.key(at)):
        stop, body = _read_title(scene, at, before_name=False)
        scene.titles.append(Title(at, stop, _title_key(scene, at, stop), owner, body))


# ── given names and subjects ─────────────────────────────────────────────────────────────────


def _given_names(scene: Scene, may_be_given: Iterable[int]) -> None:
    """Two words and more of which the first is a common given name."""
    for i in may_be_given:
        if i in scene.names or i in scene.hits or i in scene.inside:
            continue
        key = scene.keys[i]
        before = scene.key(i - 2) if scene.key(i - 1) in OPENING else scene.key(i - 1)
        if not scene.is_word(i) or (scene.runs(i) and before in words.NAMED_AFTER):
            continue  # «دوري عبداللطيف جميل», «برج خليفة», «معركة «فيرا كروز»»
        if key in _KUNYA and _is_kunya(scene, i):
            scene.add(i, i + 2, "person", "person")
            continue
        width, stem = 0, ""
        if scene.runs(i) and scene.key(i - 1) in _KUNYAS_JOINED:
            continue  # «وأبو علي الراعي» is no علي
        if not scene.is_given(i):
            found = scene.stem(i, _GIVEN_NAME)
            if found is None or not _may_carry(scene, i, found[1]):
                continue
            width, stem = found
        end = read_name(scene, i, titled=False, attached=bool(width))
        if scene.count_words(i, end) >= FULL_NAME and not _is_phrase(scene, i):
            start = scene.after_letters(i, width)
            name = scene.add(i, end, "person", "person", start=start, stem=stem)
            if name is not None:
                _keep_role_after(scene, end, name.key)


@remember
def _may_be_given(key: str) -> bool:
    """Whether a folded word can be a given name at all, bare or with letters attached."""
    return (
        key in _KUNYA
        or key in words.OF_FAITH
        or key == "عبد"
        or key.startswith("عبدال")
        or _GIVEN_NAME(key) is not None
    )


def _may_carry(scene: Scene, i: int, stem: str) -> bool:
    """Whether a word is letters and a given name: «وأحمد»; «لعمر» and «وعلي» are too often words."""
    key = scene.key(i)
    written = strip_marks(scene.tokens[i].text)
    if scene.key(i + 1) in _FATHERS:
        return not written.endswith("ى")  # «وعلي بن ماجد»
    before = scene.names.get(i - 1)
    if len(stem) == SHORTEST_NAME and _is_unknown(scene.key(i + 1)) and scene.key(i + 2) in COMMAS:
        return stem not in words.GIVEN_ALSO_WORDS and scene.runs(i + 2)  # «وفقا لكيم ماكينون، …»
    in_row = key == "و" + stem and before is not None and before.type == "person" and scene.runs(i)
    if in_row and written not in words.NOT_GIVEN and stem not in words.GIVEN_ALSO_WORDS:
        return True  # «… وبول بوغبا»
    return (
        len(stem) > SHORTEST_NAME
        and written not in words.NOT_GIVEN
        and key not in words.FUNCTION_WORDS
        and without_conjunction(key) not in words.FUNCTION_WORDS  # «ولدينا»
        and key not in words.VERBS
    )


def _is_kunya(scene: Scene, i: int) -> bool:
    """«أم ياسر», «أبو حمزة» as a name by itself: after a cue or a title, before a given name."""
    alone = scene.runs(i + 1) and scene.is_given(i + 1) and not scene.is_given(i + 2)
    return alone and _is_announced(scene, i)


def _is_announced(scene: Scene, i: int) -> bool:
    """Whether a word follows a cue or a title, so that a given name alone may name its bearer."""
    if not scene.runs(i):
        return False
    before = scene.key(i - 1)
    return before in CUES or without_conjunction(before) in CUES or bool(scene.role_at(i - 1))


def _is_phrase(scene: Scene, i: int) -> bool:
    """Whether a given name is here the adjective or noun that it also is: «كامل المسؤولية»."""
    if not any(stem in words.GIVEN_ALSO_WORDS for _, stem in readings(scene.key(i))):
        return False
    if scene.key(i) in words.FOREIGN_GIVEN_NAMES:
        return False
    following = scene.key(i + 1)
    if not following:
        return False
    if scene.key(i) == "كريمه" and scene.runs(i) and scene.key(i - 1) in {"من", "علي"}:
        return True  # «بزواجه من كريمة فلان»: a daughter
    if scene.key(i) == "باسم" and scene.runs(i) and scene.role_at(i - 1) in _SPEAKERS:
        return True  # «متحدثة باسم الشرطة»
    family = following.endswith("ي") and following not in words.FUNCTION_WORDS
    family = family or _is_beside_person(scene, i) or _is_family_after_verb(scene, i)
    rare = scene.has_article(i + 1) and i + 1 not in scene.hits and not is_common(without_article(following))
    told = _is_unknown(following) or (rare and following not in COMMON_WORDS)
    family = family or (told and _is_told_of(scene, i + 2))
    family = family or (_is_said(scene, i) and not scene.has_article(i + 1) and _is_rare(scene, i + 1))
    return not (scene.is_given(i + 1) or words.is_nisba(following) or following in words.NAME_LINKS or family)


def _is_beside_person(scene: Scene, i: int) -> bool:
    """Whether «و» joins a word to a person: «سامر الدروبي وحازم النجار»."""
    person = scene.names.get(i - 1)
    return (
        scene.runs(i) and scene.key(i)[:1] == "و" and person is not None and person.type == "person"
    ) and scene.key(i + 1) not in COMMON_WORDS


def _is_told_of(scene: Scene, i: int) -> bool:
    """Whether a comma follows and then who somebody is: «جو كوكس، التي …», «علي عشال، أحد أعضاء …»."""
    if scene.key(i) not in COMMAS or not scene.runs(i) or not scene.runs(i + 1):
        return False
    return bool(scene.role_at(i + 1)) or scene.key(i + 1) in _RELATIVES or scene.key(i + 1) in _SOMEBODY


def _is_family_after_verb(scene: Scene, i: int) -> bool:
    """Whether a rare word with its article is the surname of a verb's subject: «فاز بدر الحميد»."""
    acts = _does(scene.key(i - 1)) or bool(scene.role_at(i - 1))
    if not (scene.runs(i) and acts and scene.has_article(i + 1)):
        return False
    key = scene.key(i + 1)
    bare = key[2:]
    return not (
        key in COMMON_WORDS or bare in COMMON_WORDS or is_common(key) or key.endswith(("ه", "ات", "ين"))
    )


def _is_said(scene: Scene, i: int) -> bool:
    """Whether a word follows a verb of saying that is mostly one: «أكد عادل …», not «نسب آمنة …»."""
    cue = CUES.get(without_conjunction(scene.key(i - 1))) if scene.runs(i) else None
    return cue is not None and not cue[0].strict


def _is_rare(scene: Scene, i: int) -> bool:
    """Whether a word is none that news uses, bare or with letters attached: «باحميد»."""
    return not any(stem in COMMON_WORDS or words.is_verbal_noun(stem) for _, stem in readings(scene.key(i)))


@remember
def _says(key: str) -> Cue | None:
    """The verb of saying that a folded word is, if one person can be its subject."""
    cues = CUES.get(key) or CUES.get(without_conjunction(key))
    if not cues or cues[0].form == "participle" or cues[0].number != "s" or "bare" in cues[0].frames:
        return None
    return cues[0]


HEAD, _ROLE, _GIVEN, _SAYS, _DOES, _PEOPLES, _CALLS, _FATHER = 1, 2, 4, 8, 16, 32, 64, 128
_OF_PERSONS = _ROLE | _GIVEN | _SAYS | _DOES | _PEOPLES | _CALLS | _FATHER


def part_of(key: str) -> int:
    """What a folded word can tell of names: `HEAD`, `_ROLE`, `_GIVEN` and so on, added up; 0 for most."""
    return (
        may_head(key) * HEAD
        + bool(role_of(key)) * _ROLE
        + _may_be_given(key) * _GIVEN
        + (_says(key) is not None) * _SAYS
        + _does(key) * _DOES
        + _is_of_a_people(key) * _PEOPLES
        + (key in words.CALLED) * _CALLS
        + (key in {"بن", "بنت"}) * _FATHER
    )


def _does(key: str) -> bool:
    """Whether a folded word is a verb of news or «كان»."""
    bare = without_conjunction(key)
    return bare in _COPULAS or bare in words.VERBS


def _is_of_a_people(key: str) -> bool:
    """Whether a folded word is a people's adjective with the article: «الدنماركي»."""
    return (
        is_definite(key)
        and key.endswith(("ي", "يه"))
        and words.is_nisba(key)
        and not words.is_nisba(key, among=words.OF_NO_STATE)
    )


@remember
def _is_unknown(key: str) -> bool:
    """Whether a folded word has no article and is none of every day's: it may belong to a name."""
    return (
        len(key) > SHORTEST_NAME
        and key.isalpha()
        and not key.isascii()
        and not is_definite(key)
        and not is_common(key)
        and not is_common(without_conjunction(key))
        and not words.is_nisba(key)
    )


def _subjects(scene: Scene, verbs: Iterable[int]) -> None:
    """Whoever a verb of saying has for its subject, if two words in a row can be a name."""
    for i in verbs:
        cue = _says(scene.keys[i])
        if cue is None:
            continue
        at = i + 2 if scene.key(i + 1) == "#" else i + 1
        if not scene.runs(at) or at in scene.names or at in scene.hits:
            continue
        if scene.key(at).endswith("ه") and cue.gender == "m" and not scene.is_given(at):
            continue  # a feminine noun is no subject of a masculine verb
        end = read_name(scene, at)
        given = scene.is_given(at)
        phrase = given and cue.strict and not scene.has_article(at + 1) and _is_phrase(scene, at)
        if scene.count_words(at, end) < FULL_NAME or phrase:
            continue  # «وفق نسب آمنة متفق عليها»
        in_office = scene.key(end) in COMMAS and scene.runs(end + 1) and bool(scene.role_at(end + 1))
        deed = _is_deed(scene, at) and not in_office  # «وقال هيوبرت شولر، نائب الرئيس»
        if not given and (deed or any(_is_feminine(scene, j) for j in range(at, end))):
            continue  # «قالت دول متقدمة», «أكد إجراء محادثات»
        if not given and (
            cue.strict or not _ends_subject(scene, end) or any(scene.has_article(j) for j in range(at, end))
        ):
            continue
        name = scene.add(at, end, "person", "person")
        if name is not None:
            _keep_role_after(scene, end, name.key)


def _before_roles(scene: Scene, verbs: Iterable[int]) -> None:
    """Two words between a verb and a comma with a role behind it: «وكان فلان الفلاني، مدرب الفريق، …»."""
    for i in verbs:
        if not scene.runs(i + 1):
            continue
        at = i + 1
        if at in scene.names or at in scene.hits or is_definite(scene.key(at)):
            continue
        end = read_name(scene, at)
        if scene.count_words(at, end) < FULL_NAME or scene.key(end) not in COMMAS or not scene.runs(end + 1):
            continue
        if _is_deed(scene, at):
            continue  # «بدأ تنفيذ خطة، رئيس…»
        role = scene.role_at(end + 1) or scene.key(end + 1) in _RELATIVES
        if role and not any(_is_feminine(scene, j) or is_definite(scene.key(j)) for j in range(at, end)):
            name = scene.add(at, end, "person", "person")
            if name is not None:
                _keep_role_after(scene, end, name.key)


def _beside_roles(scene: Scene, roles: Iterable[int]) -> None:
    """Two unknown words between a common one and a role: «وتصدى كوين كاستيلس حارس مرمى الفريق»."""
    for i in roles:
        if i < FULL_NAME or not scene.is_word(i) or not _tells_of(scene, i):
            continue
        end = i - 1 if scene.key(i - 1) in COMMAS else i
        at = end - FULL_NAME
        if at < 0 or any(not _may_be_unknown(scene, j) for j in range(at, end)):
            continue
        if any(not scene.runs(j) for j in range(at + 1, i + 1)) or is_definite(scene.key(at)):
            continue
        if _agree(scene.key(at), scene.key(at + 1)):
            continue
        if scene.runs(at) and not (scene.ends_name(at - 1) and scene.key(at - 1) not in JOINERS):
            continue  # a third word: who knows where the name begins
        width, stem = scene.stem(at, _GIVEN_NAME) or (0, "")
        name = scene.add(at, end, "person", "person", start=scene.after_letters(at, width), stem=stem)
        if name is not None:
            _keep_role_after(scene, end, name.key)


def _of_peoples(scene: Scene, adjectives: Iterable[int]) -> None:
    """Two unknown words behind a people's adjective, and then a stop: «وسجل الدنماركي نيكلاس بيندتنر، …»."""
    for i in adjectives:
        at, end = i + 1, i + 1 + FULL_NAME
        if _says_what_kind(scene, i) and not scene.is_given(at):
            continue
        if any(not scene.runs(j) or not _may_be_unknown(scene, j) for j in range(at, end)):
            continue
        if is_definite(scene.key(at)) or not scene.ends_name(end) or _agree(scene.key(at), scene.key(at + 1)):
            continue
        if is_definite(scene.key(end - 1)) and not (scene.is_given(at) or _is_family(scene, end - 1)):
            continue  # «البرازيلي كوتينيو الشتاء الماضي»
        name = scene.add(at, end, "person", "person")
        if name is not None:
            _keep_role_after(scene, end, name.key)


def _says_what_kind(scene: Scene, i: int) -> bool:
    """Whether a people's adjective is a thing's before it: «الجيش البريطاني», not «اللاعب البريطاني»."""
    if not scene.runs(i) or not scene.has_article(i - 1):
        return False
    if scene.key(i - 1).endswith("ه") and not scene.key(i).endswith("ه"):
        return False  # «السلطات الفرنسية الجزائري فلان»
    return not (scene.role_at(i - 1) or (scene.runs(i - 1) and scene.role_at(i - 2)))


def _in_rows(scene: Scene) -> None:
    """Two unknown words in a row of persons: «… محمد الحلو وأجواد الفاسي وعلي صبان»."""
    for before in [n for n in scene.found() if n.type == "person"]:
        i = before.last + 1 if scene.key(before.last) in COMMAS else before.last
        letters = int(scene.key(i)[:1] == "و")
        end = i + FULL_NAME
        row = scene.names.get(end + 1 if scene.key(end) in COMMAS else end)
        if row is None or row.type != "person" or (i == before.last and not letters):
            continue
        if any(not scene.runs(j) for j in range(before.last, end)):
            continue
        stem = scene.key(i)[letters:]
        if len(stem) < SHORTEST_NAME or any(_is_common_in_row(scene, j) for j in range(i + 1, end)):
            continue
        if stem in COMMON_WORDS or stem in words.FUNCTION_WORDS or stem in CUES or stem in words.VERBS:
            continue
        if is_definite(stem) or role_of(stem) or i in scene.names or i in scene.hits:
            continue
        scene.add(i, end, "person", "person", start=scene.after_letters(i, letters), stem=stem)


def _before_fathers(scene: Scene, links: Iterable[int]) -> None:
    """A rare given name, as «بن» behind it shows: «لبيد بن ربيعة»."""
    for link in links:
        i = link - 1
        if i < 0 or not scene.runs(link) or not scene.runs(link + 1) or i in scene.names or i in scene.inside:
            continue
        letters = int(scene.keys[i][:1] == "و" and not scene.is_given(i))
        stem = scene.keys[i][letters:]
        if scene.stem(i, _GIVEN_NAME) is not None:
            continue  # those are read as what they are
        if i in scene.hits or scene.key(i - 1) in words.NAMED_AFTER or is_definite(stem):
            continue
        end = read_name(scene, i, titled=False, attached=True)
        # A common noun is a name only where a family's follows: «مساعد بن محمد العيبان», but «نظام بن علي».
        common = not _is_unknown(stem)
        if common and (stem in words.FUNCTION_WORDS or end < link + 3 or not scene.has_article(end - 1)):
            continue
        if end > link + 1:
            start = scene.after_letters(i, letters)
            name = scene.add(i, end, "person", "person", start=start, stem=stem)
            if name is not None:
                _keep_role_after(scene, end, name.key)


def _after_bodies(scene: Scene) -> None:
    """Two unknown words behind an official's body: «مدير قسم في وزارة الخارجية الروسية غيورغي سنكو، …»."""
    bodies = [(n.first, n.last) for n in scene.found() if n.type == "organization"]
    bodies += [(h.first, h.last) for h in scene.hits.values() if not scene.has_person(h)]
    for first, at in bodies:
        end = at + FULL_NAME
        if not _is_unknown(scene.key(at)) or not (scene.key(end) in COMMAS or split_that(scene.key(end))):
            continue
        if any(not scene.runs(j) or not _may_be_unknown(scene, j) for j in range(at, end)):
            continue
        before = range(first - 1, max(first - MOST_TITLE_WORDS, 0), -1)
        run = takewhile(lambda j: scene.runs(j + 1) and scene.is_word(j), before)
        if is_definite(scene.key(end - 1)) or not any(scene.role_at(j) for j in run):
            continue
        scene.add(at, end, "person", "person")


def _called(scene: Scene, verbs: Iterable[int]) -> None:
    """Two unknown words that somebody is called: «متسلق يدعى هنريك هارير»; «تدعي» claims."""
    for i in verbs:
        at, end = i + 1, i + 1 + FULL_NAME
        if strip_marks(scene.tokens[i].text).endswith("ي") or is_definite(scene.key(at)):
            continue
        if all(scene.runs(j) and _may_be_unknown(scene, j) for j in range(at, end)) and scene.ends_name(end):
            scene.add(at, end, "person", "person")


def _met_again(scene: Scene, says: Iterable[int]) -> None:
    """Two unknown words of which the second speaks elsewhere: «منع رادجا هوغلان … وقال هوغلان»."""
    speaking = {scene.key(i + 1) for i in says if scene.runs(i + 1) and _is_unknown(scene.key(i + 1))}
    if speaking:
        speaking.difference_update(*(name.key for name in scene.names.values()))
        for hit in scene.hits.values():
            speaking.difference_update(*(name_key(e.name) for e in scene.entities(hit)))
    for i in select(scene.keys, speaking):
        at, end = i - 1, i + 1
        if not scene.runs(i) or not scene.runs(at) or not scene.ends_name(end):
            continue
        if not _is_unknown(scene.keys[at]) or not all(_may_be_unknown(scene, j) for j in (at, i)):
            continue
        if scene.keys[at][0] in "وفبل" or not scene.ends_name(at - 1) or scene.key(at - 1) in words.OF_CLUBS:
            continue
        if not scene.is_given(i):
            scene.add(at, end, "person", "person")


def _is_common_in_row(scene: Scene, i: int) -> bool:
    """Whether a word in a row of persons is another name's, or ends one."""
    return i in scene.names or i in scene.hits or i in scene.inside or scene.ends_name(i)


def _tells_of(scene: Scene, i: int) -> bool:
    """Whether a role at i may stand behind its bearer's name: «المتحدثة باسم», «رئيس ميلان»."""
    if scene.role_at(i) in words.ADJECTIVE_ROLES or not scene.runs(i + 1):
        return False
    following = scene.key(i + 1)
    if scene.key(i) == "ال" + scene.role_at(i):
        return following in _INTO_TITLE or following in words.TITLE_ADJECTIVES
    return scene.key(i) in {scene.role_at(i), scene.role_at(i) + "ا"} and (  # «بتعيين فلان وزيرا للداخلية»
        is_definite(following) or i + 1 in scene.hits or i + 1 in scene.names or following in words.BODY_HEADS
    )


def _may_be_unknown(scene: Scene, i: int) -> bool:
    """Whether a word may belong to a name of which nothing is known."""
    return (
        i not in scene.names
        and i not in scene.hits
        and i not in scene.inside
        and len(scene.key(i)) >= SHORTEST_NAME
        and scene.key(i) not in words.SECOND_HALVES
        and not scene.key(i).endswith("وا")  # «نصبوا كمينا»
        and not scene.ends_name(i)
        and not scene.key(i).isascii()
        and not _is_verb_like(scene, i)
        and not _is_deed(scene, i)
        and not _is_feminine(scene, i)
        and not words.is_nisba(scene.key(i))
    )


def _is_feminine(scene: Scene, i: int) -> bool:
    """Whether a word ends in ة or in «our» and is no common name: «متقدمة», «استقرارنا», but «مارينا»."""
    written = strip_marks(scene.tokens[i].text)
    return not scene.is_given(i) and (
        written.endswith("ة") or (written.endswith("نا") and not written.endswith("ينا"))
    )


def _ends_subject(scene: Scene, end: int) -> bool:
    """Whether what follows a name shows that it was the subject: a comma, أن, a preposition, marks."""
    if not scene.runs(end):
        return False
    key = scene.key(end)
    return (
        key in COMMAS
        or key in OPENING
        or key in {":", "(", "في", "خلال", "امس", "عن", "علي"}
        or split_that(key) is not None
        or bool(scene.role_at(end))
        or any(c == "ل" and (is_definite(s) or s in words.BODY_HEADS) for c, s in readings(key))
    )


# ── later mentions ───────────────────────────────────────────────────────────────────────────


@dataclass(slots=True)
class Bearers:
    """Who of an article's persons, by the key of the full name, bears a surname or a given name."""

    full: dict[Key, Name] = field(default_factory=dict)  # found persons
    tails: dict[Key, set[Key]] = field(default_factory=lambda: defaultdict(set))  # last words → full names
    heads: dict[str, set[Key]] = field(default_factory=lambda: defaultdict(set))  # first word → full names
    known: dict[Key, tuple[str, ...]] = field(default_factory=dict)  # ids of those whom the authority knows

    @property
    def shared(self) -> frozenset[str]:
        """Surnames that several persons bear; alone they name nobody."""
        return frozenset(tail[0] for tail, owners in self.tails.items() if len(tail) == 1 and len(owners) > 1)


def _drop_verbs(scene: Scene) -> None:
    """Give up a name whose second word is rather a verb: «ميلانيا تصدق» beside «ميلانيا ترامب»."""
    firsts: dict[str, set[Key]] = defaultdict(set)
    names = {n: n.key for n in scene.names.values() if n.type == "person"}
    people = (h for h in scene.hits.values() if scene.has_person(h))
    known = {name_key(scene.lexicon.entities[h.ids[0]].name) for h in people}
    surnames = {key[-1] for key in known}
    for key in (*names.values(), *known):
        if len(key) >= FULL_NAME:
            firsts[key[0]].add(key)
    for name, key in names.items():
        if len(key) != FULL_NAME or len(firsts[key[0]]) == 1:
            continue
        verb = key[1][0] in "تي" and len(key[1]) <= _LONGEST_PRESENT
        known_word = key[1] in words.GIVEN_NAMES or key[1] in surnames
        if verb and not known_word and not name.ids:
            for i in range(name.first, name.last):
                scene.names.pop(i, None)


def _gather_bearers(scene: Scene) -> Bearers:
    _drop_verbs(scene)
    bearers = Bearers()
    for name in scene.found():
        if name.type == "person" and len(name.key) >= FULL_NAME:
            bearers.full.setdefault(name.key, name)
    for hit in scene.hits.values():
        entity = scene.lexicon.entities[hit.ids[0]]
        if len(hit.ids) == 1 and entity.type == "person" and len(name_key(entity.name)) >= FULL_NAME:
            bearers.known[name_key(entity.name)] = hit.ids
    keys = dict.fromkeys([*bearers.full, *bearers.known])
    fathered = {(key[0], key[-1]) for key in keys if len(key) > FULL_NAME}
    for key in keys:
        if key in fathered:
            continue  # «حازم النجار» beside «حازم سيف النجار» is one man
        bearers.heads[key[0]].add(key)
        for cut in range(1, len(key)):
            # «دي ميستورا» keeps its particle, «نصر الله» its half; «سيف» is a father's name too.
            if key[cut] not in words.SECOND_HALVES and key[cut - 1] not in _LINKS_ONLY:
                bearers.tails[key[cut:]].add(key)
                if key[cut + 1 : cut + 2] == _GOD:  # «الجار الله», «الجارالله»
                    bearers.tails[(key[cut] + key[cut + 1], *key[cut + 2 :])].add(key)
    _spelled_otherwise(scene, bearers)
    return bearers


def _spelled_otherwise(scene: Scene, bearers: Bearers) -> None:
    """Add surnames as the article spells them: «هيلي» after «نيكي هيلي», in the authority «هايلي»."""
    for hit in scene.hits.values():
        if hit.words < FULL_NAME:
            continue
        owner = name_key(scene.lexicon.entities[hit.ids[0]].name)
        key = scene.words_key(hit.first, hit.last)
        if owner not in bearers.known or key[-1] in words.SECOND_HALVES:
            continue
        if key[-1:] not in bearers.tails and key[-2] not in _LINKS_ONLY:
            bearers.tails[key[-1:]].add(owner)


def _later_mentions(scene: Scene, bearers: Bearers) -> None:
    """Surnames anywhere, given names after a cue or a title: mentions of the one who bears them."""
    by_first: dict[str, list[Key]] = defaultdict(list)
    for tail in bearers.tails:
        by_first[tail[0]].append(tail)
    for i in scene.that_read_as(by_first.keys() | bearers.heads.keys()):
        hit = scene.hits.get(i)
        if (
            i in scene.names
            or i in scene.inside
            or not scene.is_word(i)
            or (hit and (hit.words > 1 or not scene.has_person(hit)))  # «حسن روحاني» is no other حسن
            or strip_marks(scene.tokens[i].text) in words.NOT_GIVEN  # «شدد على» names no علي
        ):
            continue
        for clitics, stem in readings(scene.key(i)):
            tail = _tail_at(scene, i, stem, by_first)
            alone = stem not in words.NAME_LINKS  # «عبد» begins too many names to be one
            owners = bearers.tails[tail] if tail else bearers.heads.get(stem, set()) if alone else set()
            if tail or (owners and not clitics and _is_announced(scene, i)):
                if len(owners) == 1:
                    _add_mention(scene, bearers, i, max(len(tail), 1), len(clitics), next(iter(owners)))
                break


def _is_titled(scene: Scene, i: int) -> bool:
    """Whether a word stands behind an office with its article, which an adjective follows and no surname."""
    office = scene.role_at(i - 1)
    return bool(office) and scene.has_article(i - 1) and office not in _HONORIFICS


def _tail_at(scene: Scene, i: int, stem: str, by_first: dict[str, list[Key]]) -> Key:
    """The longest surname that stands at i, where its first word is read as `stem`; () for none."""
    for tail in sorted(by_first.get(stem, ()), key=len, reverse=True):
        if tuple(scene.keys[i + 1 : i + len(tail)]) != tail[1:]:
            continue
        if not all(scene.runs(j) for j in range(i + 1, i + len(tail))):
            continue
        if len(tail) > 1 or (
            len(stem) >= SHORTEST_NAME
            and stem not in words.FUNCTION_WORDS
            and (stem not in words.ALSO_MONTHS or _is_announced(scene, i))  # «شهر رمضان»
            and stem not in words.TITLE_ADJECTIVES  # «المتهم الثاني» is no pope
            and not (words.is_nisba(stem) and _is_titled(scene, i))  # «الرئيس المصري»
            and not (stem in words.GIVEN_NAMES and scene.is_given(i + 1))  # another person's given name
        ):
            return tail
    return ()


def _add_mention(scene: Scene, bearers: Bearers, first: int, count: int, width: int, owner: Key) -> None:
    if any(i in scene.names for i in range(first, first + count)):
        return  # the words are a part of another name
    if owner in bearers.full:
        ids = bearers.full[owner].ids
    elif first in scene.hits:
        return  # the authority's own alias already says it
    else:
        ids = bearers.known[owner]
    last = first + count
    start, end = scene.after_letters(first, width), scene.tokens[last - 1].end
    scene.put(Name(first, last, start, end, "person", "person", owner, ids))
