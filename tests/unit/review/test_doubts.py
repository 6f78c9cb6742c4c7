"""What is doubtful, why, and who is guessed; which names are probably one."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from plugins.arabic.values import Entity
from plugins.newsroom.archive import make_archive
from plugins.review.doubts import NameDoubt, doubt_names, doubt_statements
from plugins.review.likeness import Likenesses
from tests.unit.review.desk import KNOWN, make_record

ALIKE = tomllib.loads((Path(__file__).parent / "likeness.toml").read_text(encoding="utf-8"))["case"]


def _why(*lines: str) -> list[tuple[str, tuple[str, ...]]]:
    """Reason and guesses of each doubtful statement of an article."""
    return [(d.why, d.guesses) for d in doubt_statements([make_record("\n".join(lines))])]


def _names(*texts: str, threshold: int = 2) -> list[NameDoubt]:
    records = [make_record(text, f"articles/{n}.txt") for n, text in enumerate(texts)]
    return doubt_names(make_archive(records, threshold=threshold), KNOWN, threshold)


@pytest.mark.parametrize("case", ALIKE, ids=lambda c: c["title"])
def test_names_that_are_probably_one(case: dict[str, Any]) -> None:
    both = case.get("both", "person")
    alike = Likenesses()
    known = Entity("known", case["known"], case.get("type", both), aliases=tuple(case.get("aliases", ())))
    alike.add([known])
    assert bool(alike.like(Entity("found", case["found"], both, "found"))) == case["like"]


def test_what_is_certain_is_not_asked() -> None:
    assert _why("قال مدير الميناء فريد القاسم إن الرصيف جاهز.", "وأضاف أن السفن ستعود غدا.") == []


def test_a_description_of_several_comes_with_all_of_them() -> None:
    ((why, guesses),) = _why(
        "التقى وزير النقل سامر الحلبي في دلتانا وزير المالية كمال رزق.",
        "وقال الوزير إن القطار سيعود قبل الصيف.",
    )
    assert "أكثر من واحد" in why
    assert set(guesses) == {"سامر الحلبي", "كمال رزق"}


def test_a_verb_without_a_subject_is_shown() -> None:
    assert _why("وقال إن الطريق مغلق.") == [("لا فاعل ظاهر لـ«وقال»", ())]


def test_a_role_that_is_nobodys_here_is_asked_about() -> None:
    ((why, _),) = _why("وقال الوزير إن القطار سيعود قبل الصيف.")
    assert why == "الوصف «الوزير» لم يُعرف صاحبه"


def test_who_inherits_from_afar_over_another_person_is_asked_about() -> None:
    lines = (
        "قال مدير الميناء فريد القاسم إن الرصيف جاهز.",
        "ووصل النقابي سامي الناصر صباحا.",
        "وازدحمت الطرق.",
        "وأضاف أن السفن ستعود غدا.",
    )
    ((why, guesses),) = _why(*lines)
    assert "فريد القاسم من السياق" in why
    assert guesses[:2] == ("فريد القاسم", "سامي الناصر")
    assert _why(lines[0], lines[2], lines[3]) == []


def test_the_most_doubtful_come_first_whatever_the_order_of_articles() -> None:
    texts = ["وقال الوزير إن القطار سيعود قبل الصيف.", "وقال إن الطريق مغلق.", 'وقال: "لن نغلق الطريق أبدا".']
    records = [make_record(text, f"articles/{n}.txt") for n, text in enumerate(texts)]
    order = [d.record.path for d in doubt_statements(records)]
    assert order == ["articles/2.txt", "articles/1.txt", "articles/0.txt"]
    assert [d.record.path for d in doubt_statements(records[::-1])] == order


def test_a_speaker_who_is_probably_wrong_comes_before_one_who_is_missing() -> None:
    far = (
        "قال مدير الميناء فريد القاسم إن الرصيف جاهز.\nووصل النقابي سامي الناصر صباحا.\n"
        "وازدحمت الطرق.\nوأضاف أن السفن ستعود غدا."
    )
    records = [make_record("وقال إن الطريق مغلق.", "articles/a.txt"), make_record(far, "articles/b.txt")]
    assert [d.record.path for d in doubt_statements(records)] == ["articles/b.txt", "articles/a.txt"]


def test_a_found_name_is_asked_about_from_the_threshold_on() -> None:
    text = "قال مدير الميناء فريد القاسم إن الرصيف جاهز."
    assert _names(text) == []
    (doubt,) = _names(text, text)
    assert (doubt.entity and doubt.entity.name, doubt.count, doubt.same) == ("فريد القاسم", 2, ())


def test_a_likely_double_of_a_known_name_is_asked_about_at_once() -> None:
    (doubt,) = _names("قال مدير الميناء فاسيلي كرنيلوف إن الرصيف جاهز.")
    assert [e.id for e in doubt.same] == ["vasily-kornilov"]


def test_of_two_spellings_the_rarer_is_asked_about() -> None:
    common, rare = (
        "قال مدير الميناء سيرغي بوتارين إن الرصيف جاهز.",
        "قال مدير الميناء سيرجي بوتارين إن السد جاهز.",
    )
    doubts = [d for d in _names(common, common, rare) if d.same]
    assert [(d.entity and d.entity.name, [e.name for e in d.same]) for d in doubts] == [
        ("سيرجي بوتارين", ["سيرغي بوتارين"])
    ]


def test_a_shared_name_is_asked_about_with_its_bearers() -> None:
    (doubt,) = _names("زار نور الشامي الميناء.")
    assert (doubt.written, [e.id for e in doubt.same]) == ("نور الشامي", ["nour-a", "nour-b"])
