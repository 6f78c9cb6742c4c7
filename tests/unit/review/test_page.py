"""The file as it is written: the same bytes again, her lines as they are, nothing lost."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.newsroom.archive import make_archive
from plugins.newsroom.article import Record
from plugins.newsroom.site import Site
from plugins.review import write_review
from plugins.review.answers import parse_review, read_review
from plugins.review.page import MOST_STATEMENTS, in_sentence, quoted
from plugins.review.settle import apply_review
from tests.unit.review.desk import KNOWN, SHOWN, make_record

RECORDS = (
    make_record(
        "التقى وزير النقل سامر الحلبي في دلتانا وزير المالية كمال رزق.\n"
        "وقال الوزير إن القطار سيعود قبل الصيف."
    ),
    make_record("وقال إن الطريق مغلق.", "articles/road.txt"),
    make_record("زار نور الشامي الميناء.\nوقال فاسيلي كرنيلوف إن الرصيف جاهز.", "articles/visit.txt"),
)


def _ask(file: Path, records: Sequence[Record] = RECORDS) -> str:
    """Write the file as a build would, and give its text."""
    review, problems = read_review(file, SHOWN)
    assert problems == ()
    answered = apply_review(review, records, KNOWN)
    *_, faults = write_review(file, review, records, make_archive(answered.records), KNOWN, Site())
    assert faults == ()
    return file.read_text(encoding="utf-8-sig")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the questions are, once they were asked."""
    _ask(tmp_path / "review.toml")
    return tmp_path / "review.toml"


def test_the_questions_are_toml_in_which_nothing_is_answered(file: Path) -> None:
    tables = tomllib.loads(file.read_text(encoding="utf-8"))
    assert [set(t) for t in tables["statement"]] == [{"id", "article"}] * 2
    assert [set(t) for t in tables["name"]] == [{"id"}, {"written", "article"}]


def test_asked_again_it_is_the_same_to_the_byte(file: Path) -> None:
    before = file.read_bytes()
    _ask(file)
    assert file.read_bytes() == before


def test_every_suggestion_is_an_answer_when_its_sign_is_taken_away(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    lines = text.split("\n")
    suggestions = [n for n, line in enumerate(lines) if line.startswith("# ")]
    assert len(suggestions) > 8
    for n in suggestions:
        answered = "\n".join([*lines[:n], lines[n].removeprefix("# "), *lines[n + 1 :]])
        review, problems = parse_review(answered.encode(), SHOWN)
        assert problems == ()
        assert sum(a.is_answered for a in review.answers) == 1
        assert apply_review(review, RECORDS, KNOWN).problems == (), lines[n]


@pytest.mark.parametrize("n", range(12))
def test_answered_and_asked_again_the_answer_stays_and_the_file_settles(file: Path, n: int) -> None:
    lines = file.read_text(encoding="utf-8").split("\n")
    suggestions = [i for i, line in enumerate(lines) if line.startswith("# ")]
    at = suggestions[n % len(suggestions)]
    lines[at] = lines[at].removeprefix("# ") + "\n# رأيي"
    file.write_text("\n".join(lines), encoding="utf-8")
    once = _ask(file)
    assert lines[at] in once
    assert _ask(file) == once


def test_line_ends_and_bom_of_another_system_stay(file: Path) -> None:
    data = b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n")
    file.write_bytes(data)
    _ask(file)
    assert file.read_bytes() == data


def test_her_comments_stay_beside_a_question_too(file: Path) -> None:
    text = file.read_text(encoding="utf-8").replace("\n[[statement]]", "\n# أسأل سعيدا\n[[statement]]", 1)
    file.write_text(f"# بدأت\n{text}", encoding="utf-8")
    again = _ask(file)
    assert again.count("# أسأل سعيدا\n[[statement]]") == 1
    assert again.count("# بدأت") == 1
    assert _ask(file) == again


def test_an_answer_without_its_article_is_kept_as_it_was_and_comes_back(file: Path) -> None:
    text = file.read_text(encoding="utf-8").replace('# speaker = "كمال رزق"', 'speaker = "كمال رزق" # هو')
    file.write_text(text, encoding="utf-8")
    with_it = _ask(file)
    without = _ask(file, RECORDS[1:])
    assert "### أجوبة لم يعد لها موضع" in without
    assert 'speaker = "كمال رزق" # هو' in without
    assert "القطار سيعود" in without
    assert _ask(file, RECORDS[1:]) == without
    assert _ask(file) == with_it


def test_an_answer_follows_its_article_to_another_folder(file: Path) -> None:
    text = file.read_text(encoding="utf-8").replace('# speaker = "كمال رزق"', 'speaker = "كمال رزق"')
    file.write_text(text, encoding="utf-8")
    moved = make_record(RECORDS[0].text, "articles/2019/meeting.txt")
    again = _ask(file, (moved, *RECORDS[1:]))
    assert 'article = "articles/2019/meeting.txt"' in again
    assert "articles/meeting.txt" not in again


def test_the_file_is_short_and_says_how_much_is_left(tmp_path: Path) -> None:
    many = [make_record("وقال إن الطريق مغلق.", f"articles/{n:03}.txt") for n in range(MOST_STATEMENTS + 5)]
    text = _ask(tmp_path / "review.toml", many)
    assert text.count("[[statement]]\nid") == MOST_STATEMENTS
    assert f"### تصريحات: {MOST_STATEMENTS} من {MOST_STATEMENTS + 5}، ويظهر الباقي كلما أجبت" in text


def test_without_a_doubt_it_says_so(tmp_path: Path) -> None:
    assert "لا شيء الآن" in _ask(tmp_path / "review.toml", ())


def test_a_file_that_changed_in_the_meantime_is_left_alone(file: Path) -> None:
    review, _ = read_review(file, SHOWN)
    file.write_text("# سبقتك\n", encoding="utf-8")
    *_, (problem,) = write_review(file, review, RECORDS, make_archive(RECORDS), KNOWN, Site())
    assert problem.code == "W-REVIEW-CHANGED"
    assert file.read_text(encoding="utf-8") == "# سبقتك\n"


def test_stopped_in_the_middle_the_old_file_stays_and_nothing_else(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = file.read_bytes()

    def stop(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", stop)
    with pytest.raises(KeyboardInterrupt):
        _ask(file, RECORDS[1:])
    assert file.read_bytes() == before
    assert list(file.parent.iterdir()) == [file]


def test_the_sentence_is_shown_and_no_more() -> None:
    text = "قبل ذلك.\nوقال الوزير إن القطار سيعود. وبعده."
    start = text.index("القطار")
    end = start + len("القطار سيعود")
    assert in_sentence(text, start, end, start, end) == "وقال الوزير إن [القطار سيعود]."


def test_a_long_text_is_cut_between_words() -> None:
    text = "كلمة " * 400
    shown = in_sentence(text, 500, 1500, 500, 1500)
    assert len(shown) < 520
    assert set(shown.replace("[", " ").replace("]", " ").split()) == {"كلمة", "…"}


@given(st.text(max_size=60), st.data())
def test_any_text_can_stand_in_a_comment(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert tomllib.loads(f"## {in_sentence(text, start, end, start, end)}\na = 1") == {"a": 1}


@given(st.text(max_size=40))
def test_any_text_can_be_quoted(text: str) -> None:
    assert tomllib.loads(f"a = {quoted(text)}") == {"a": text}
