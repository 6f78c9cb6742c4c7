"""The file of answers: what is read in it, what is refused, and where the message points."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.review.answers import parse_review, read_review
from tests.unit.review.desk import SHOWN

CASES = tomllib.loads((Path(__file__).parent / "answers.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["title"])
def test_every_mistake_is_named_at_its_line(case: dict[str, Any]) -> None:
    _, problems = parse_review(case["text"].encode(), SHOWN)
    assert [(p.line, p.code.removeprefix("W-REVIEW-")) for p in problems] == [
        (line, code) for line, code, *_ in case["problems"]
    ]
    for problem, (_, _, *words) in zip(problems, case["problems"], strict=True):
        assert problem.level == "error"
        assert all(word in str(problem) for word in words), str(problem)


def test_a_file_in_another_encoding_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "review.toml").write_bytes("# a\n# سعيد\n".encode("cp1256"))
    _, (problem,) = read_review(tmp_path / "review.toml", SHOWN)
    assert (problem.line, problem.code) == (2, "W-REVIEW-ENCODING")


def test_without_a_file_nothing_is_answered(tmp_path: Path) -> None:
    review, problems = read_review(tmp_path / "review.toml", SHOWN)
    assert (review.answers, problems) == ((), ())


def test_a_folder_in_its_place_is_a_message(tmp_path: Path) -> None:
    (tmp_path / "review.toml").mkdir()
    _, (problem,) = read_review(tmp_path / "review.toml", SHOWN)
    assert problem.code == "W-REVIEW-UNREADABLE"


@pytest.mark.parametrize(
    ("written", "speakers"),
    [
        ('"سعيد النجار"', ("سعيد النجار",)),
        ('"  سعيد   النجار "', ("سعيد النجار",)),
        ('"سعيد النجار / هدى سرور"', ("سعيد النجار", "هدى سرور")),
        ('["سعيد النجار", "هدى سرور"]', ("سعيد النجار", "هدى سرور")),
        ('[\n  "سعيد النجار", # هو\n  "هدى سرور",\n]', ("سعيد النجار", "هدى سرور")),
    ],
)
def test_speakers_are_read_one_or_several(written: str, speakers: tuple[str, ...]) -> None:
    review, problems = parse_review(
        f'[[statement]]\nid = "s-0123456789"\nspeaker = {written}'.encode(), SHOWN
    )
    assert problems == ()
    assert review.answers[0].speaker == speakers


@pytest.mark.parametrize("written", ["ليس تصريحًا", "ليس تصريحا", "لَيس تصريحاً", "not-a-statement"])
def test_no_statement_may_be_written_in_every_spelling(written: str) -> None:
    review, _ = parse_review(f'[[statement]]\nid = "s-0123456789"\nspeaker = "{written}"'.encode(), SHOWN)
    assert review.answers[0].says_no_statement


@pytest.mark.parametrize("written", ["لا أحد", "لا احد", "nobody"])
def test_nobody_may_be_written_in_every_spelling(written: str) -> None:
    review, _ = parse_review(f'[[statement]]\nid = "s-0123456789"\nspeaker = "{written}"'.encode(), SHOWN)
    assert review.answers[0].says_nobody


def test_her_comments_go_with_the_table_that_they_touch() -> None:
    text = (
        "# في رأس الملف\n\n"
        '# فوق الأول\n[[name]]\nid = "سعيد"\n## لنا\n# is = "x"\n# تحت الأول\n\n'
        '# فوق الثاني\n[[name]]\nid = "هدى"\ndrop = true\n'
    )
    review, _ = parse_review(text.encode(), SHOWN)
    first, second = review.answers
    assert review.notes == ("# في رأس الملف",)
    assert (first.above, first.inside) == (("# فوق الأول",), ('id = "سعيد"', "# تحت الأول"))
    assert (second.above, second.inside) == (("# فوق الثاني",), ('id = "هدى"', "drop = true"))


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_no_file_makes_it_fall(data: bytes) -> None:
    parse_review(data, SHOWN)


@given(st.text(alphabet='[]"#= \nabstatemn\\', max_size=80))
def test_no_toml_makes_it_fall(text: str) -> None:
    parse_review(f'[[statement]]\nid = "s-0123456789"\n{text}'.encode(), SHOWN)
