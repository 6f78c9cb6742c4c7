"""When two texts are the same words, and two names the same name."""

from __future__ import annotations

import pytest

from plugins.evaluate.compare import fold, name_key, overlap, pair, same_name, without_clitic


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("إِنَّ الأُمـــورَ", "ان الامور"),
        ("#سعيد_النجار، «آتٍ»!", "سعيد_النجار ات"),
        ("مدرسة على مرأى", "مدرسه علي مراي"),
        ("CNN\u200f  وBBC", "cnn وbbc"),
        ("…", ""),
    ],
)
def test_words_are_folded(written: str, folded: str) -> None:
    assert fold(written) == folded


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("السفارة الأميركية", ("سفاره", "اميركيه")),
        ("الأب", ("الاب",)),  # two letters are no word
        ("عبد الله", ("عبد", "الله")),
    ],
)
def test_names_lose_their_articles(name: str, key: tuple[str, ...]) -> None:
    assert name_key(name) == key


def test_a_mention_may_bear_a_letter() -> None:
    assert without_clitic(("للخرطوم",)) == ("لخرطوم",)
    assert without_clitic(("وكيث", "هيوز")) == ("كيث", "هيوز")
    assert without_clitic(("بغداد",)) == ("غداد",)  # a form more, which stands for nobody
    assert without_clitic(("بنك",)) == ("بنك",)
    assert without_clitic(()) == ()


def test_a_fuller_name_is_the_same_and_a_shorter_one_is_not() -> None:
    forms = {("سعيد", "نجار"), ("هدي",)}
    assert same_name(forms, "سعيد النجار")
    assert same_name(forms, "الوزير سعيد كمال النجار")
    assert not same_name(forms, "النجار")
    assert not same_name(forms, "هدى سرور")
    assert not same_name(forms, "")


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        ("لن نترك البئر", "«لن نترك البئر»", 1.0),
        ("لن نترك البئر", "لن نترك", 2 / 3),
        ("لا لا", "لا", 0.5),
        ("لا", "نعم", 0.0),
        ("", "", 0.0),
    ],
)
def test_overlap_counts_words_of_the_longer(one: str, other: str, share: float) -> None:
    assert overlap(one, other) == overlap(other, one) == pytest.approx(share)


def test_each_text_has_one_partner_and_the_nearest_come_first() -> None:
    gold = ["واحد اثنان", "واحد اثنان ثلاثة"]
    assert pair(gold, ["واحد اثنان ثلاثة", "واحد اثنان"], 0.5) == [(0, 1), (1, 0)]
    assert pair(gold, ["واحد اثنان ثلاثة"], 0.5) == [(1, 0)]
    assert pair(gold, ["أربعة"], 0.5) == []
    assert pair([], ["أربعة"], 0.5) == []
