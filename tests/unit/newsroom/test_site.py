"""The settings: what is read, what is refused, and where the message points."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from plugins.newsroom import site as module
from plugins.newsroom.site import Site, read_site

SHIPPED = Path(module.__file__).parents[2] / "content/site.toml"


def _read(folder: Path, text: str) -> tuple[Site, list[tuple[int, str, str]]]:
    (folder / "site.toml").write_text(text, encoding="utf-8")
    site, problems = read_site(folder / "site.toml")
    assert all(p.path == "content/site.toml" and p.level == "error" for p in problems)
    return site, [(p.line, p.code, f"{p.what} — {p.how}") for p in problems]


def test_without_a_file_everything_has_its_default(tmp_path: Path) -> None:
    assert read_site(tmp_path / "site.toml") == (Site(), ())


def test_every_setting_is_read(tmp_path: Path) -> None:
    site, problems = _read(
        tmp_path,
        """
title = " أخبار الوادي "
subtitle = "كل كلام وقائله"
publisher = "مؤسسة النهار الجديد"
licence = "المشاع الإبداعي"
licence_url = "https://creativecommons.org/licenses/by/4.0/"
about = ["فقرة  أولى", "", "فقرة ثانية"]
first_year = 1999
last_year = 2020
country = "LB"
months = "levant"
digits = "arabic"
hijri = true
found_threshold = 3
""",
    )
    assert not problems
    assert site == Site(
        title="أخبار الوادي",
        subtitle="كل كلام وقائله",
        publisher="مؤسسة النهار الجديد",
        licence="المشاع الإبداعي",
        licence_url="https://creativecommons.org/licenses/by/4.0/",
        about=("فقرة أولى", "فقرة ثانية"),
        first_year=1999,
        last_year=2020,
        country="LB",
        months="levant",
        digits="arabic",
        hijri=True,
        found_threshold=3,
    )


def test_paragraphs_may_be_one_text_with_empty_lines(tmp_path: Path) -> None:
    site, problems = _read(tmp_path, 'about = """\nأولى\nتتمتها\n\nثانية\n"""\n')
    assert not problems
    assert site.about == ("أولى تتمتها", "ثانية")


def test_all_mistakes_are_told_at_once_and_the_rest_is_kept(tmp_path: Path) -> None:
    site, problems = _read(
        tmp_path,
        'title = "أخبار"\nsubtitel = "x"\nmonths = "Egypt"\nfirst_year = "2016"\nhijri = 1\ncountry = "sy"\n'
        'licence_url = "creativecommons.org"\nfound_threshold = 0\ndigits = 7\nabout = [1]\n'
        "[nested]\nx = 1\n",
    )
    assert site == Site(title="أخبار")
    assert [(line, code) for line, code, _ in problems] == [
        (2, "W-SITE-UNKNOWN-KEY"),
        *((line, "W-SITE-VALUE") for line in range(3, 11)),
        (11, "W-SITE-UNKNOWN-KEY"),
    ]
    for (_, _, message), words in zip(
        problems,
        [
            "subtitle",
            'months = "egypt"',
            "2016",
            "true",
            'country = "SY"',
            "https://",
            "1000",
            "latin",
            "[",
            "title",
        ],
        strict=True,
    ):
        assert words in message, message


@pytest.mark.parametrize("value", ["true", "2016.0", "1200", '"٢٠١٦"'])
def test_a_year_is_a_year(tmp_path: Path, value: str) -> None:
    site, problems = _read(tmp_path, f"last_year = {value}\n")
    assert site.last_year is None
    assert [(line, code) for line, code, _ in problems] == [(1, "W-SITE-VALUE")]


def test_years_in_the_wrong_order_are_told(tmp_path: Path) -> None:
    site, problems = _read(tmp_path, "first_year = 2016\n\nlast_year = 2010\n")
    assert (site.first_year, site.last_year) == (None, None)
    assert [(line, code) for line, code, _ in problems] == [(3, "W-SITE-VALUE")]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('title = "أخبار\n', 1, "ولم تُغلق"),
        ('title = "أخبار"\nmonths\n', 2, "="),
        ('title = "أ"\ntitle = "ب"\n', 2, "مرتين"),
        ('title = "أ" "ب"\n', 1, "زيادة"),
        ("first_year = ٢٠١٦\n", 1, "غير مفهومة"),
        ("العنوان = 1\n", 1, "غير مفهوم"),
        ("about = [\n'x'\n", 2, "ولم تُغلق"),
        ('title = "C:\\دليل"\n', 1, "المائل"),
    ],
)
def test_a_syntax_error_is_told_in_arabic_at_its_line(
    tmp_path: Path, text: str, line: int, words: str
) -> None:
    site, problems = _read(tmp_path, text)
    assert site == Site()
    ((found, code, message),) = problems
    assert (found, code) == (line, "W-SITE-SYNTAX")
    assert words in message


def test_another_encoding_is_told(tmp_path: Path) -> None:
    (tmp_path / "site.toml").write_bytes('# ok\ntitle = "أخبار"\n'.encode("cp1256"))
    site, (problem,) = read_site(tmp_path / "site.toml")
    assert site == Site()
    assert (problem.line, problem.code) == (2, "W-SITE-ENCODING")


def test_a_folder_in_its_place_is_told(tmp_path: Path) -> None:
    (tmp_path / "site.toml").mkdir()
    site, (problem,) = read_site(tmp_path / "site.toml")
    assert site == Site()
    assert problem.code == "W-SITE-UNREADABLE"


def test_a_byte_order_mark_and_windows_line_ends_are_no_mistakes(tmp_path: Path) -> None:
    (tmp_path / "site.toml").write_bytes('\ufefftitle = "أخبار"\r\nbad = 1\r\n'.encode())
    site, problems = read_site(tmp_path / "site.toml")
    assert site.title == "أخبار"
    assert [(p.line, p.code) for p in problems] == [(2, "W-SITE-UNKNOWN-KEY")]


def test_the_shipped_settings_are_right_and_show_every_setting() -> None:
    site, problems = read_site(SHIPPED)
    assert not problems
    assert site.title == "ورّاق"
    text = SHIPPED.read_text(encoding="utf-8")
    for field in dataclasses.fields(Site):
        shown = "\n# [[lenient]]\n" if field.name == "lenient" else f"\n{field.name} "
        assert shown in text, field.name
    about = " ".join(site.about)
    for word in ("اقتباس", "الحرفي", "الجزئي", "النقل بالمعنى", "بالاسم", "بالصفة", "من السياق", "غير محدد"):
        assert word in about
