"""Known names are found in a text, whatever is attached to them or stands between their words."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.arabic.lexicon import Lexicon, build_lexicon, find_known, name_key
from plugins.arabic.normalise import fold
from plugins.arabic.tokens import readings, tokenize
from plugins.arabic.values import Entity, Role

CASES: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("lexicon.toml").read_text(encoding="utf-8")
)["case"]
NAMES = [
    "الرقة",
    "حلب",
    "ليبيا",
    "وادي حلب",
    "حزب الفجر",
    "حزب الفجر الجديد",
    "الفجر",
    "عبد الله حلب",
    "أبو ظبي",
]


def lexicon_of(*known: str) -> Lexicon:
    """A lexicon of entities, each with its names parted by a stroke; its id is the first."""
    parts = [k.split("|") for k in known]
    return build_lexicon(Entity(p[0], p[0], "organization", aliases=tuple(p[1:])) for p in parts)


def read(text: str, lexicon: Lexicon) -> list[str]:
    tokens, begins = [], []
    for line in re.finditer(r".+", text):
        begins.append(len(tokens))
        tokens += tokenize(line[0], line.start())
    return [text[h.start : h.end] for h in find_known(tokens, lexicon, begins)]


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(
            c, id=c["title"], marks=[pytest.mark.xfail(reason=c["open"], strict=True)] if "open" in c else []
        )
        for c in CASES
    ],
)
def test_known_names_are_found(case: dict[str, Any]) -> None:
    assert read(case["text"], lexicon_of(*case["known"])) == case["found"]


def test_all_bearers_of_a_name_are_kept() -> None:
    lexicon = lexicon_of("ليلى حداد|حداد", "سامر حداد|حداد|ابو ليلى")
    (full, shared) = find_known(tokenize("عادت ليلى حداد. وعاد حداد"), lexicon)
    assert full.ids == ("ليلى حداد",)
    assert shared.ids == ("سامر حداد", "ليلى حداد")


def test_a_name_that_one_bears_twice_is_his_once() -> None:
    (hit,) = find_known(tokenize("عاد حداد"), lexicon_of("حداد|حدّاد|حداد"))
    assert hit.ids == ("حداد",)


def test_descriptors_are_kept_with_their_office() -> None:
    roles = (Role("وزير النقل", ("الوزير الجزري",), date(2010, 1, 1)), Role("نقيب المهندسين"))
    lexicon = build_lexicon([Entity("samir", "سمير الجزري", "person", roles=roles)])
    assert {key: [(d.entity.id, d.title) for d in found] for key, found in lexicon.descriptors.items()} == {
        ("وزير", "النقل"): [("samir", "وزير النقل")],
        ("الوزير", "الجزري"): [("samir", "وزير النقل")],
        ("نقيب", "المهندسين"): [("samir", "نقيب المهندسين")],
    }


def test_an_empty_lexicon_finds_nothing() -> None:
    assert find_known(tokenize("عاد الوفد إلى الرقة"), Lexicon()) == []
    assert build_lexicon([]) == Lexicon()


def test_a_name_without_letters_is_never_found() -> None:
    assert read("قال: «…» — ثم مضى", lexicon_of("«…»|—")) == []


@given(st.permutations(NAMES), st.lists(st.sampled_from([*NAMES, "و", "لل", "في", "،"]), max_size=12))
def test_the_order_of_the_authority_does_not_matter(order: list[str], parts: list[str]) -> None:
    tokens = tokenize(" ".join(parts))
    assert find_known(tokens, lexicon_of(*order)) == find_known(tokens, lexicon_of(*NAMES))


@given(
    st.lists(
        st.sampled_from(
            [*(w for n in NAMES for w in n.split()), "وحلب", "للرقة", '"', "_", "#", "،", "(", "\n"]
        ),
        max_size=16,
    )
)
def test_hits_are_in_order_and_lie_apart_and_read_as_their_name(parts: list[str]) -> None:
    text = " ".join(parts)
    tokens = tokenize(text)
    lexicon = lexicon_of(*NAMES)
    hits = find_known(tokens, lexicon)
    assert all(a.last <= b.first and a.end <= b.start for a, b in pairwise(hits))
    for hit in hits:
        assert tokens[hit.first].start <= hit.start < hit.end == tokens[hit.last - 1].end
        key = name_key(text[hit.start : hit.end])
        (name,) = hit.ids
        stems = {r.stem for r in readings(key[0])}
        joined = fold(name).replace(" ", "")
        assert any("".join((stem, *key[1:])) == joined for stem in stems)


@given(st.sampled_from(NAMES), st.sampled_from(["", "و", "ف", "ب", "ل", "وب", "ول", "فب", "وك"]))
def test_attached_letters_hide_no_name_of_several_words_or_with_the_article(name: str, letters: str) -> None:
    if " " not in name and not name.startswith("ال"):
        return
    written = (
        f"{letters[:-1]}لل{name[2:]}" if letters.endswith("ل") and name.startswith("ال") else letters + name
    )
    (hit,) = find_known(tokenize(f"عاد {written} أمس"), lexicon_of(name))
    assert hit.ids == (name,)
