"""What an archive lets pass: per code, with a reason, and never what could harm."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.newsroom.leniency import ERRORS, WARNINGS, Leniency, relax
from plugins.newsroom.problems import Problem
from plugins.newsroom.site import read_site
from plugins.readers.codes import CODES

UNKNOWN = Problem("content/articles/x.txt", 3, "W-KEY-UNKNOWN", "مفتاح غير معروف: لون", "احذفه")
OUTSIDE = Problem("content/articles/x.txt", 9, "W-LINK-SCHEME", "رابط من نوع لا يُنشر", "احذفه")
UNDATED = [
    Problem(f"content/articles/{n}.txt", 1, "W-DATE-NONE", "المادة بلا تاريخ", "أضفه", "warning")
    for n in range(3)
]


def _read(folder: Path, text: str) -> tuple[tuple[Leniency, ...], list[tuple[int, str, str]]]:
    (folder / "site.toml").write_text(text, encoding="utf-8")
    site, problems = read_site(folder / "site.toml")
    return site.lenient, [(p.line, p.code, f"{p.what} — {p.how}") for p in problems]


def test_an_error_becomes_a_warning_that_gives_the_reason() -> None:
    (passed,) = relax([UNKNOWN], [Leniency("W-KEY-UNKNOWN", "من النظام القديم")]).problems
    assert (passed.path, passed.line, passed.level) == (UNKNOWN.path, 3, "warning")
    assert passed.what == UNKNOWN.what
    assert passed.how == "يُهمل السطر، فقد سُمح به في الإعدادات: من النظام القديم"


def test_a_warning_is_only_counted() -> None:
    relaxed = relax([*UNDATED, UNKNOWN], [Leniency("W-DATE-NONE", "الأصل بلا تواريخ")])
    assert relaxed.problems == (UNKNOWN,)
    assert relaxed.counted == {"W-DATE-NONE": 3}


def test_without_a_word_nothing_is_let_pass() -> None:
    assert relax([UNKNOWN, *UNDATED], []).problems == (UNKNOWN, *UNDATED)


def test_what_could_harm_stays_an_error_whatever_the_settings_say() -> None:
    """Such a code is refused in the settings; the second lock holds without the first."""
    assert relax([OUTSIDE], [Leniency("W-LINK-SCHEME", "نثق بكتّابنا")]).problems == (OUTSIDE,)


def test_every_code_that_may_be_let_pass_is_one() -> None:
    of_files = {"W-FILE-KIND", "W-FILE-PLACE", "W-FILE-UNKNOWN", "W-IMAGE-KIND"}
    assert {*ERRORS, *WARNINGS} - of_files <= CODES.keys()


def test_the_settings_are_read(tmp_path: Path) -> None:
    read, problems = _read(
        tmp_path,
        'title = "أخبار"\n[[lenient]]\ncode = "W-KEY-UNKNOWN"\nreason = "من النظام  القديم"\n\n'
        '[[lenient]]\ncode = "W-DATE-NONE"\nreason = "الأصل بلا تواريخ"\n',
    )
    assert not problems
    assert read == (
        Leniency("W-KEY-UNKNOWN", "من النظام القديم"),
        Leniency("W-DATE-NONE", "الأصل بلا تواريخ"),
    )


@pytest.mark.parametrize(
    ("text", "line", "code", "says"),
    [
        ('[[lenient]]\ncode = "W-KEY-UNKNOWN"\n', 1, "W-SITE-LENIENT", "لا سبب"),
        ('[[lenient]]\ncode = "W-KEY-UNKNOWN"\nreason = " "\n', 3, "W-SITE-LENIENT", "لا سبب"),
        ('[[lenient]]\nreason = "x"\n', 1, "W-SITE-LENIENT", "لا رمز"),
        ('[[lenient]]\ncode = "W-KEY-UNKOWN"\nreason = "x"\n', 2, "W-SITE-LENIENT", "W-KEY-UNKNOWN"),
        ('[[lenient]]\ncode = "W-ENCODING"\nreason = "x"\n', 2, "W-SITE-LENIENT", "لا يُسمح"),
        ('[[lenient]]\ncode = "W-DATE-NONE"\nreason = "x"\nwhy = "y"\n', 4, "W-SITE-LENIENT", "why"),
        ('[[lenient]]\ncode = "W-DATE-NONE"\nreason = "x"\n' * 2, 5, "W-SITE-LENIENT", "مرتين"),
        ('lenient = "W-DATE-NONE"\n', 1, "W-SITE-VALUE", "[[lenient]]"),
        ('lenient = ["W-DATE-NONE"]\n', 1, "W-SITE-VALUE", "[[lenient]]"),
    ],
)
def test_a_mistake_in_them_is_named_with_its_line(
    tmp_path: Path, text: str, line: int, code: str, says: str
) -> None:
    read, ((at, found, message),) = _read(tmp_path, text)
    assert (at, found) == (line, code)
    assert says in message
    assert len(read) == text.count("[[lenient]]") - 1 or not read
