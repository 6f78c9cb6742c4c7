"""`make review` as an editor lives it: be asked, answer, be obeyed, edit the article, still be obeyed."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.site.built import BuiltSite, read_files, run_build

_MEETING = (
    "العنوان: لقاء في القصر\nالتاريخ: 2019-03-05\n\n"
    "التقى وزير النقل سامر الحلبي في بيروت وزير المالية كمال رزق.\n"
    "وقال الوزير إن القطار سيعود إلى العمل قبل الصيف.\n"
    "وأضاف أن التذاكر مجانية في الشهر الأول.\n"
)
_FACTORY = (
    "العنوان: مصنع جديد\nالتاريخ: 2019-03-06\n\n"
    "وقال مدير المصنع سيرغي بوتارين إن العمل بدأ.\nوزارت وزيرة البيئة سلمى الراعي المصنع.\n"
)
_HARBOUR = (
    "العنوان: رصيف جديد\nالتاريخ: 2019-03-07\n\n"
    "وقال مدير المصنع سيرجي بوتارين إن الرصيف جاهز.\nوزارت وزيرة البيئة سلمى الراعي الرصيف.\n"
)
_ARTICLES = {"meeting.txt": _MEETING, "factory.txt": _FACTORY, "harbour.txt": _HARBOUR}


@dataclass(frozen=True)
class Desk:
    """An editor's folder, with the two commands that she runs."""

    folder: Path

    @property
    def file(self) -> Path:
        """Her answers."""
        return self.folder / "content/review.toml"

    @property
    def text(self) -> str:
        """What her file says."""
        return self.file.read_text(encoding="utf-8")

    def write(self, articles: Mapping[str, str]) -> None:
        """Write articles."""
        for name, text in articles.items():
            (self.folder / "content/articles" / name).parent.mkdir(parents=True, exist_ok=True)
            (self.folder / "content/articles" / name).write_text(text, encoding="utf-8")

    def answer(self, *answers: tuple[str, str]) -> None:
        """Below the table that has the one text, take the # from the line that has the other."""
        text = self.text
        for about, line in answers:
            tables = text.split("\n\n")
            (at,) = [n for n, t in enumerate(tables) if about in t and t.startswith("[[")]
            assert f"# {line}" in tables[at], tables[at]
            tables[at] = tables[at].replace(f"# {line}", line)
            text = "\n\n".join(tables)
        self.file.write_text(text, encoding="utf-8")

    def review(self) -> str:
        """`make review`: what it said."""
        done = run_build(self.folder / "content", self.folder / "output", more=["-e", "WARRAQ_REVIEW=true"])
        assert done.returncode == 0, done.stderr
        return done.stdout + done.stderr

    def build(self) -> BuiltSite:
        """`make`."""
        done = run_build(self.folder / "content", self.folder / "output")
        assert done.returncode == 0, done.stderr
        return BuiltSite(self.folder / "content", self.folder / "output", said=done.stdout + done.stderr)


def _said(site: BuiltSite) -> dict[str, tuple[str, str, str]]:
    """Speaker, grade and rule by the first words of each statement."""
    return {
        " ".join(r["text"].split()[:2]): (r["speaker_name"], r["grade"], r["rule"])
        for r in site.rows("statements")
    }


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A desk with three articles, built, and asked about."""
    desk = Desk(tmp_path_factory.mktemp("asked"))
    desk.write(_ARTICLES)
    (desk.folder / "content/site.toml").write_text("found_threshold = 2\n", encoding="utf-8")
    desk.build()
    before = read_files(desk.folder / "output")
    desk.review()
    assert read_files(desk.folder / "output") == before
    return desk


@pytest.fixture
def desk(asked: Desk, tmp_path: Path) -> Desk:
    """A desk of her own for each test."""
    shutil.copytree(asked.folder, tmp_path / "desk")
    return Desk(tmp_path / "desk")


def test_the_question_shows_the_sentence_the_reason_and_the_guesses(asked: Desk) -> None:
    (question,) = [t for t in asked.text.split("\n\n") if "القطار" in t]
    assert question.split("\n")[2:] == [
        'article = "articles/meeting.txt"',
        "## المادة: «لقاء في القصر» (السطر 5)",
        "## النص: وقال الوزير إن [القطار سيعود إلى العمل قبل الصيف].",
        "## السبب: وصف يصلح لأكثر من واحد في المادة: «الوزير»",
        '# speaker = "كمال رزق"',
        '# speaker = "سامر الحلبي"',
        '# speaker = "لا أحد"',
        '# speaker = "ليس تصريحًا"',
    ]


def test_a_statement_that_another_answer_settles_is_not_asked_about(asked: Desk) -> None:
    assert "[التذاكر مجانية" not in asked.text


def test_asked_again_the_file_stays_byte_for_byte(desk: Desk) -> None:
    before = desk.file.read_bytes(), desk.file.stat().st_mtime_ns
    desk.review()
    assert (desk.file.read_bytes(), desk.file.stat().st_mtime_ns) == before


def test_an_answer_is_obeyed_and_survives_edits_elsewhere(desk: Desk) -> None:
    desk.answer(("القطار سيعود", 'speaker = "كمال رزق"'))
    wanted = {
        "القطار سيعود": ("كمال رزق", "described", "by-review"),
        "التذاكر مجانية": ("كمال رزق", "inherited", "after-review"),
    }
    site = desk.build()
    assert {k: v for k, v in _said(site).items() if k in wanted} == wanted
    row = next(r for r in site.rows("statements") if r["rule"] == "by-review")
    page = site.text(f"{site.article_folder('meeting')}index.html")
    assert "كمال رزق" in page[page.index(f"id={row['statement_id']}") :]
    desk.write({"meeting.txt": _MEETING.replace("التقى", "وصل الوفد أمس.\nالتقى") + "وانتهى اللقاء مساء.\n"})
    again = desk.build()
    assert {k: v for k, v in _said(again).items() if k in wanted} == wanted
    assert "W-REVIEW" not in again.said


def test_answers_and_comments_are_kept_when_the_file_is_written_again(desk: Desk) -> None:
    desk.answer(("القطار سيعود", 'speaker = "كمال رزق"'))
    hers = 'speaker = "كمال رزق"   # سألت مكتبه\n# راجعه سعيد'
    desk.file.write_text(desk.text.replace('\nspeaker = "كمال رزق"', f"\n{hers}"), encoding="utf-8")
    desk.review()
    assert hers in desk.text
    assert desk.text.count("القطار سيعود") == 1
    once = desk.text
    desk.review()
    assert desk.text == once
    assert _said(desk.build())["القطار سيعود"][0] == "كمال رزق"


def test_no_statement_and_nobody_are_answers_too(desk: Desk) -> None:
    desk.answer(("القطار سيعود", 'speaker = "ليس تصريحًا"'))
    assert "القطار سيعود" not in _said(desk.build())
    desk.file.write_text(desk.text.replace("ليس تصريحًا", "لا أحد"), encoding="utf-8")
    assert _said(desk.build())["القطار سيعود"] == ("", "unresolved", "by-review")


def test_an_answer_taken_back_leaves_no_trace(desk: Desk) -> None:
    before, questions = read_files(desk.folder / "output"), desk.text
    desk.answer(("القطار سيعود", 'speaker = "كمال رزق"'))
    desk.build()
    assert read_files(desk.folder / "output") != before
    desk.file.write_text(questions, encoding="utf-8")
    desk.build()
    assert read_files(desk.folder / "output") == before


def test_two_spellings_become_one_name_in_all_articles(desk: Desk) -> None:
    first = next(t for t in desk.text.split("\n\n") if "هما واحد" in t)
    line = next(x for x in first.split("\n") if "هما واحد" in x).removeprefix("# ")
    desk.answer(("هما واحد", line))
    site = desk.build()
    rows = [r for r in site.rows("entities") if "بوتارين" in r["name"]]
    assert [(r["articles"], r["mentions"], r["status"]) for r in rows] == [("2", "2", "authority")]
    assert {r["speaker_id"] for r in site.rows("statements") if "بوتارين" in r["speaker_name"]} == {
        rows[0]["entity_id"]
    }
    assert f"actors/{rows[0]['entity_id']}/index.html" in site.files


def test_what_is_no_name_is_named_nowhere(desk: Desk) -> None:
    desk.answer(('id = "سلمي-الراعي"', "drop = true"))
    site = desk.build()
    assert not [r for r in site.rows("entities") if "الراعي" in r["name"]]
    assert not [r for r in site.rows("mentions") if "الراعي" in r["text"]]


def test_an_answer_without_its_place_is_a_warning_and_is_never_lost(desk: Desk) -> None:
    desk.answer(("القطار سيعود", 'speaker = "كمال رزق"'), ('id = "سلمي-الراعي"', "drop = true"))
    (desk.folder / "content/articles/meeting.txt").unlink()
    desk.write(
        {"factory.txt": _FACTORY.replace("سلمى", "ليلى"), "harbour.txt": _HARBOUR.replace("سلمى", "ليلى")}
    )
    lines = desk.text.split("\n")
    article, name = lines.index('article = "articles/meeting.txt"') + 1, lines.index('id = "سلمي-الراعي"') + 1
    site = desk.build()
    told = [m for m in site.said.splitlines() if m.startswith("content/review.toml:")]
    assert [(m.split(": ")[0], m.split(": ")[1], m[m.rindex("[") :]) for m in told] == [
        (f"content/review.toml:{article}", "تنبيه", "[W-REVIEW-ARTICLE]"),
        (f"content/review.toml:{name}", "تنبيه", "[W-REVIEW-NAME-ABSENT]"),
    ]
    desk.review()
    lost = desk.text[desk.text.index("### أجوبة لم يعد لها موضع") :]
    assert "القطار سيعود" in lost
    assert 'speaker = "كمال رزق"' in lost
    assert "drop = true" in lost
    once = desk.text
    desk.review()
    assert desk.text == once
    desk.write(_ARTICLES)
    assert _said(desk.build())["القطار سيعود"][2] == "by-review"


_WRONG = (
    ('[[statement]]\nid = "s-12"\nspeaker = "سعيد"\n', 2, "W-REVIEW-ID"),
    ('[[statement]]\nid = "s-0123456789"\nspeker = "سعيد"\n', 3, "W-REVIEW-UNKNOWN-KEY"),
    ('[[statement]]\nid = "s-1123456789"\nspeaker = 3\n', 3, "W-REVIEW-TYPE"),
    ('[[name]]\nid = "سلمي-الراعي"\nis = "salma"\n', 3, "W-REVIEW-UNKNOWN"),
    ('[[name]]\nid = "كمال-رزق"\ndrop = true\nkind = "شخص"\n', 3, "W-REVIEW-CLASH"),
    ('[[name]]\nid = "كمال-رزق"\nkind = "شحص"\n', 1, "W-REVIEW-TWICE"),
)


def test_wrong_answers_are_all_named_at_once_and_nothing_is_published(desk: Desk) -> None:
    before = read_files(desk.folder / "output")
    text, wanted = "", {("content/articles/bad.txt:2", "W-DATE-UNREADABLE")}
    for table, line, code in _WRONG:
        wanted.add((f"content/review.toml:{text.count(chr(10)) + line}", code))
        text += table + "\n"
    wanted.add((f"content/review.toml:{text[: text.index('شحص')].count(chr(10)) + 1}", "W-REVIEW-KIND"))
    desk.file.write_text(text, encoding="utf-8")
    desk.write({"bad.txt": "العنوان: خبر\nالتاريخ: ذات مساء\n\nنص.\n"})
    for more in ((), ("-e", "WARRAQ_REVIEW=true")):
        done = run_build(desk.folder / "content", desk.folder / "output", more=more)
        assert done.returncode == 1
        told = {
            (m.split(": خطأ: ")[0], re.sub(r".*\[(.+)\]$", r"\1", m))
            for m in done.stderr.splitlines()
            if ": خطأ: " in m
        }
        assert told == wanted
        assert desk.text == text
        assert read_files(desk.folder / "output") == before
