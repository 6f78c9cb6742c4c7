"""Terms for searching: what readers take for one word has one term, however it is spelt and inflected.

A light stemmer: spelling is folded, attached letters, the article and endings come off, and what no rule
joins is joined by the lists of words.toml. theme/scripts/stem.js does the same in the browser, from the data
of `words_for_script`; tests/unit/search/vectors.toml holds the two together.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from plugins.arabic.normalise import fold
from plugins.search.codec import LATIN, LETTERS

# Ranges of characters, written as both Python and JavaScript read them.
_ARABIC = (
    r"\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06fc\u06ff\u0750-\u077f"
    r"\u08a0-\u08c7\ufb50-\ufbb1\ufbd3-\ufc5d\ufc64-\ufd3d\ufd50-\ufdc7\ufdf0-\ufdf9\ufdfc\ufe80-\ufefc"
)
_INSIDE_ARABIC = (  # tatweel, marks, and what has no width
    r"\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u00ad\u061c\u200b-\u200f"
    r"\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe70-\ufe7f\ufeff"
)
_OTHER = (
    r"A-Za-z\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u0370-\u0373\u0376\u0377\u037b-\u037d"
    r"\u0386\u0388-\u03ff\u0400-\u0481\u048a-\u052f\u0531-\u0556\u0561-\u0587\u05d0-\u05ea\u0710-\u072f"
    r"\u0904-\u0939\u10d0-\u10fa\u1e00-\u1eff\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff\uac00-\ud7a3\uff21-\uff3a"
    r"\uff41-\uff5a"
)
_INSIDE_OTHER = r"\u0300-\u036f"
_DIGITS = r"0-9\u0660-\u0669\u06f0-\u06f9\uff10-\uff19"
_TOKEN = f"[{_ARABIC}][{_ARABIC}{_INSIDE_ARABIC}]*|[{_OTHER}][{_OTHER}{_INSIDE_OTHER}]*|[{_DIGITS}]+"

TOKEN = re.compile(_TOKEN)

# For the script, in one byte each.
_TO_LATIN = str.maketrans(LETTERS, LATIN)

_HAMZA = re.compile("[ءئؤ]")  # what folding takes away or makes another letter of
_MARKS = re.compile(f"[{_INSIDE_OTHER}]")
_WORDS = Path(__file__).with_name("words.toml")

# What may stand before a word, in the order in which it is tried; nothing is one of them. The article comes
# before nothing: «الأمين» is no form of «آلام». ل and the article are written لل, and «للجنة» is of «لجنة».
_BEFORE = "ال  وال فال بال كال و ف ب ل ك لل وب ول فب فل وك ولل فلل وبال فبال وكال"
_BEFORE_BY_FIRST = {first: tuple(b for b in _BEFORE.split(" ") if b[:1] in ("", first)) for first in "وفبلكا"}
_NOTHING = ("",)
_BEFORE_PARTICLE = "و ف ب ل ك وب ول وك فب فل"
_BEFORE_PARTICLES = frozenset(_BEFORE_PARTICLE.split())
# What may stand before the ي ت ن ا of the imperfect, and these.
_BEFORE_VERB = "و ف س ل وس فس ول فل"
_BEFORE_VERBS = ("", *_BEFORE_VERB.split())
_PERSONS = "يتنا"
# What comes off before a word that is still being typed.
_TYPED = "وبال وكال ولل فلل وال بال فال كال ال لل و"
_BEFORE_TYPED = tuple(_TYPED.split())
# What may stand behind a word. Behind a noun in ة the ت comes off with the pronoun and ه comes back.
_BEHIND_TA = "تا تي ته تك تها تهم تنا تين تان تكم تهن تهما ات اتي اته اتك اتها اتهم اتنا اتكم اتهن اتهما يات"
_BEHIND = (
    "ه ا ي و ك ت ها هم هن نا كم هما ان ين ون وا يا ني يه يي يان يون يين يته يتها يتهم يتنا يتان يتين ياتها"
    " ياته ياتهم وه وها وهم وهما ونا يها يهم يهما يهن ينا ييه ييا ييين ييون ييات ونه ونها ونهم ونني اني انه"
    " انها انهم"
)
_ENDINGS = {**dict.fromkeys(_BEHIND.split(), False), **dict.fromkeys(_BEHIND_TA.split(), True)}
_LONGEST = max(map(len, _ENDINGS))
# By their last letter, the shortest first: each with its length and whether ه may have stood for its ت.
_BY_LAST: dict[str, list[tuple[str, int, bool]]] = {}
for _ending in sorted(_ENDINGS, key=len):
    _BY_LAST.setdefault(_ending[-1], []).append((_ending, len(_ending), _ENDINGS[_ending]))
# Endings that come off a word that is in no list, again and again while enough is left.
_LOOSE = "ه ا ي ت ها هم هما نا ات ان ين ون تان تين ته تها تهم تنا يه يا يون يين يات وا اته اتها اتهم يي ييه"
_LOOSE_ENDINGS = frozenset(_LOOSE.split())
_HERS = "ها"
_SHORTEST = 2  # letters of a known word, at least
_LEFT = 3  # letters that are left of an unknown word, at least


@dataclass(slots=True)
class Words:
    """What words.toml says, folded."""

    stop: set[str] = field(default_factory=set)
    stop_with_hamza: set[str] = field(default_factory=set)  # «هؤلاء»; but «ماء» is not «ما», nor «فئة» «فيه»
    known: dict[str, str] = field(default_factory=dict)  # a whole word → its term
    verbs: dict[str, str] = field(default_factory=dict)  # an imperfect without its first letter → its term
    regular: list[str] = field(default_factory=list)  # verbs that stand in their group without forms

    def add_regular(self) -> Words:
        """Give the verbs without forms of their own those that rules make, where nobody else has them."""
        for verb in self.regular:
            term = self.known.setdefault(verb, verb)
            self.verbs.setdefault(verb.removeprefix("ا"), term)
        for verb in self.regular:
            for form in _derive(verb):
                self.known.setdefault(form, self.known[verb])
        return self


def read_words(text: str) -> Words:
    """The lists of words.toml without what rules add; where two lines have one form, the first has it."""
    words = Words()
    for group in tomllib.loads(text)["group"]:
        for line in group["words"].strip().split("\n"):
            head, colon, rest = line.partition(":")
            forms = [fold_word(word) for word in (rest if colon else line).split()]
            if group["kind"] == "stop":
                words.stop.update(forms)
                words.stop_with_hamza.update(fold_word(w) for w in line.split() if _HAMZA.search(w))
            elif group["kind"] == "keep":
                for form in forms:
                    words.known.setdefault(form, form)
            elif colon:
                _join(words, fold_word(head), forms, is_verb=group["kind"] == "verb")
            else:
                words.regular += forms
    return words


def _join(words: Words, head: str, forms: list[str], *, is_verb: bool) -> None:
    term = words.known.setdefault(head, head)
    imperfects = [form[1:] for form in forms if form[0] == "ي"] if is_verb else []
    if is_verb:
        for stem in imperfects or [head.removeprefix("ا")]:
            words.verbs.setdefault(stem, term)
            if stem[-1] in "يوا":  # يدعون, ينفون: the last letter falls
                words.verbs.setdefault(stem[:-1] + "ون", term)
        if head[-1] in "يا":  # نفت, نفوا
            forms = [*forms, *(head[:-1] + end for end in (("ت", "وا") if len(head) > _LEFT else ("ت",)))]
    for form in forms:
        if form[0] != "ي" or not imperfects:
            words.known.setdefault(form, term)


def _derive(verb: str) -> tuple[str, ...]:
    """The participle of a longer verb, and its verbal noun: «معتبر» and «اعتبار» of «اعتبر»."""
    if len(verb) <= _LEFT or verb[-1] in "يا":
        return ()
    if verb[0] == "ا":
        return () if verb[-2] == "ا" else (verb[:-1] + "ا" + verb[-1], "م" + verb[1:])
    return ("م" + verb,) if verb[0] == "ت" or verb[1] == "ا" else ()


def fold_word(word: str) -> str:
    """The word folded, for comparing whole forms: «الإدارة» is «الاداره», «Café» is «cafe»."""
    folded = fold(word).replace(" ", "")
    if folded.isascii() or "\u0600" <= folded[:1] <= "\u08ff":
        return folded
    plain = _MARKS.sub("", unicodedata.normalize("NFKD", folded))
    return plain.upper().lower().replace("ς", "σ")


@cache
def term_of(word: str) -> str:
    """The word's term: what all its forms and spellings share; "" for a word that is in every text."""
    folded = fold_word(word)
    if not "\u0600" <= folded[:1] <= "\u08ff":
        return folded
    known = _words().known
    stop = _words().stop_with_hamza if _HAMZA.search(word) else _words().stop
    if folded in stop:
        return ""
    if folded in known:
        return known[folded]
    if _is_stop(folded, stop):
        return ""
    endings = [(n, is_ta) for end, n, is_ta in _BY_LAST.get(folded[-1], ()) if folded.endswith(end)]
    if folded.endswith(_HERS):  # never ة and ا
        del endings[0]
    return _find_noun(folded, endings, known) or _find_verb(folded, endings) or _strip(folded, known)


def prefix_of(word: str) -> str:
    """What a word begins with that is still being typed: no attached letters, no article, nothing else."""
    folded = fold_word(word)
    known = _words().known
    if folded in known or not "\u0600" <= folded[:1] <= "\u08ff":
        return folded
    for before in _BEFORE_TYPED:
        if folded.startswith(before) and len(folded) - len(before) >= _LEFT:
            return folded[len(before) :]
    return folded


def words_for_script() -> dict[str, str]:
    """The data of stem.js, small.

    Arabic letters are written as Latin ones; words are sorted, and each begins with the count of letters that
    it shares with the one before. Lines of joined words are parted by commas, the term first; its forms count
    the letters that they share with it.
    """
    words = read_words(_WORDS.read_text(encoding="utf-8"))
    joined = [(form, term) for form, term in words.known.items() if form != term]
    signs = [chr(c) for c in (*range(0x600, 0x700), 0xAD, *range(0x2000, 0x2070), 0xFEFF)]
    folds = {s: fold(s) for s in signs}
    return {
        "token": _TOKEN,
        "invisible": "".join(s for s in signs if fold(f"ا{s}ا") == "اا"),
        "folds": "".join(s + f for s, f in folds.items() if f not in ("", s)),
        "letters": LETTERS,
        "latin": LATIN,
        "before": _BEFORE,
        "beforeVerb": _BEFORE_VERB,
        "persons": _PERSONS,
        "beforeParticle": _BEFORE_PARTICLE,
        "behindTa": _BEHIND_TA,
        "behind": _BEHIND,
        "loose": _LOOSE,
        "typed": _TYPED,
        "stop": _code_words(words.stop),
        "stopWithHamza": _code_words(words.stop_with_hamza),
        "known": _code_words(words.known.keys() - {f for pair in joined for f in pair}),
        "joined": _code_lines(joined),
        "verbs": _code_lines(words.verbs.items()),
        "regular": _code_words(words.regular),
    }


def _code(last: str, word: str) -> str:
    """A word after another one: how many letters it shares with that one's beginning, and the others."""
    shared = 0
    while shared < min(len(last), len(word), 9) and last[shared] == word[shared]:
        shared += 1
    return f"{shared}{word[shared:]}"


def _code_words(words: Iterable[str]) -> str:
    ordered = sorted(words)
    return "".join(map(_code, ["", *ordered], ordered)).translate(_TO_LATIN)


def _code_lines(pairs: Iterable[tuple[str, str]]) -> str:
    lines: dict[str, list[str]] = {}
    for form, term in sorted(pairs):
        lines.setdefault(term, []).append(form)
    terms = sorted(lines)
    coded = (
        "".join([_code(last, term), *(_code(term, form) for form in lines[term])])
        for last, term in zip(["", *terms], terms, strict=False)
    )
    return ",".join(coded).translate(_TO_LATIN)


@cache
def _words() -> Words:
    return read_words(_WORDS.read_text(encoding="utf-8")).add_regular()


def _is_stop(folded: str, stop: set[str]) -> bool:
    """Whether it is a particle with letters before it: «ولكن», «فهذا», «وبهذا»."""
    return (folded[:1] in _BEFORE_PARTICLES and folded[1:] in stop) or (
        folded[:2] in _BEFORE_PARTICLES and folded[2:] in stop
    )


def _find_noun(folded: str, endings: list[tuple[int, bool]], known: dict[str, str]) -> str | None:
    """A known word with something before or behind it, as little as can be."""
    size = len(folded)
    starts = [len(b) for b in _BEFORE_BY_FIRST.get(folded[0], _NOTHING) if folded.startswith(b)]
    for start in starts:
        if folded[start:] in known:
            return known[folded[start:]]
    for start in starts:
        for length, is_ta in endings:
            if start + length + _SHORTEST > size:
                break
            base = folded[start : size - length]
            found = known.get(base + "ه") if is_ta else known.get(base)
            if found is None:
                found = known.get(base) if is_ta else known.get(base + "ه")
            if found is not None:
                return found
    return None


def _find_verb(folded: str, endings: list[tuple[int, bool]]) -> str | None:
    """A known verb's imperfect."""
    verbs = _words().verbs
    size = len(folded)
    for before in _BEFORE_VERBS:
        start = len(before)
        if not folded.startswith(before) or size - start < _LEFT or folded[start] not in _PERSONS:
            continue
        if folded[start + 1 :] in verbs:
            return verbs[folded[start + 1 :]]
        for length, _ in endings:
            if folded[start + 1 : size - length] in verbs:
                return verbs[folded[start + 1 : size - length]]
    return None


def _strip(folded: str, known: dict[str, str]) -> str:
    """Of a word that is in no list, what is left without the letters that may be attached."""
    word = _strip_before(folded)
    while True:
        for length in range(min(_LONGEST, len(word) - _LEFT), 0, -1):
            if word[-length:] in _LOOSE_ENDINGS:
                word = word[:-length]
                break
        else:
            return word
        found = known.get(word) or known.get(word + "ه")
        if found:
            return found


def _strip_before(word: str) -> str:
    while True:
        size = len(word)
        if word[0] == "و" and size > _LEFT:
            word = word[1:]
        elif word[:3] in ("بال", "فال", "كال") and size - 3 >= _LEFT:
            word = word[3:]
        elif word[:2] in ("ال", "لل") and size - 2 >= _LEFT:
            return word[2:]
        elif word[0] in "بل" and size - 1 > _LEFT:
            word = word[1:]
        elif word[0] == "ي" and size > _LEFT + 2 and word.endswith(("ون", "وا")):
            return word[1:]
        else:
            return word
