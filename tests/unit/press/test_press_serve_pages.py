"""What the preview adds to a page, and what it reads out of a failed build's words."""

from __future__ import annotations

import re
from pathlib import Path

import html5lib
import pytest

from plugins.newsroom.problems import Problem
from plugins.press.preview import (
    SCRIPT,
    STYLE,
    Message,
    error_page,
    loosen_policy,
    read_messages,
    wrap_page,
)

_ROOT = Path("/home/salma/archive")
_POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'none'; base-uri 'none'"
_PAGE = (
    '<!DOCTYPE html>\n<html lang="ar" dir="rtl">\n<head>\n<meta charset="utf-8">\n'
    f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n<title>جسر</title>\n</head>\n'
    '<body class="home">\n<p>وصلت السفينة.</p>\n</body>\n</html>\n'
)
_DATE = Problem(
    "content/articles/a.txt", 2, "W-DATE-IMPOSSIBLE", "التاريخ «31 فبراير» لا وجود له", "راجع اليوم"
)
_KEY = Problem("content/articles/b.txt", 0, "W-KEY-UNKNOWN", "مفتاح غير معروف", "صححه", "warning")
_TALLY = "لم يُنشر شيء، والموقع السابق كما هو. الأخطاء: 1، التنبيهات: 1"


def _read(page: str) -> dict[str, list[str]]:
    """The texts of a page's elements, by name, as a browser reads it."""
    texts: dict[str, list[str]] = {}
    for element in html5lib.parse(page, namespaceHTMLElements=False).iter():
        if isinstance(element.tag, str):
            texts.setdefault(element.tag, []).append("".join(element.itertext()))
    return texts


def test_the_messages_of_a_build_are_read_and_its_count_is_not() -> None:
    said = "\n".join([str(_DATE), str(_KEY), _TALLY, ""])
    assert read_messages(said, _ROOT) == (
        Message(
            "خطأ: التاريخ «31 فبراير» لا وجود له — راجع اليوم [W-DATE-IMPOSSIBLE]",
            "content/articles/a.txt:2",
        ),
        Message("تنبيه: مفتاح غير معروف — صححه [W-KEY-UNKNOWN]", "content/articles/b.txt:1"),
    )


def test_a_message_about_no_file_is_kept_whole() -> None:
    line = "بناء آخر قيد التنفيذ في مجلد الإخراج نفسه؛ انتظر حتى ينتهي ثم أعد المحاولة [W-BUSY]"
    assert read_messages(line, _ROOT) == (Message(line),)


def test_a_place_is_named_from_the_project_s_folder() -> None:
    problem = Problem(f"{_ROOT}/theme/templates/home.html", 66, "W-THEME", "خطأ في القالب", "أصلح القالب")
    (message,) = read_messages(str(problem), _ROOT)
    assert message.place == "theme/templates/home.html:66"


def test_of_python_s_own_report_the_last_line_of_ours_remains() -> None:
    said = (
        "SyntaxError: invalid syntax (body.py, line 285)\nTraceback (most recent call last):\n"
        f'  File "{_ROOT}/.venv/lib/python3.11/site-packages/pelican/__init__.py", line 648, in main\n'
        "    pelican, settings = get_instance(args)\n"
        f'  File "{_ROOT}/pelicanconf.py", line 26, in <module>\n    from plugins import quotes\n'
        f'  File "{_ROOT}/plugins/quotes/body.py", line 285\n    def x(:\n          ^\n'
        "SyntaxError: invalid syntax\n"
    )
    (message,) = read_messages(said, _ROOT)
    assert message.place == "plugins/quotes/body.py:285"
    assert "SyntaxError: invalid syntax" in message.text
    assert message.text.endswith("[W-FAULT]")


def test_a_build_that_says_nothing_still_has_a_message() -> None:
    assert read_messages("", _ROOT) == read_messages("Killed\n", _ROOT)
    assert len(read_messages("", _ROOT)) == 1


def test_a_page_without_messages_gets_the_script_and_nothing_that_is_seen() -> None:
    wrapped = wrap_page(_PAGE, (), "7")
    before, after = _read(_PAGE), _read(wrapped)
    assert after["body"] == before["body"]
    assert wrapped.count(f'src="{SCRIPT}" data-version="7"') == 1
    assert wrapped.index(SCRIPT) < wrapped.index("</head>")
    assert STYLE not in wrapped


def test_messages_stand_above_the_page_and_the_page_stays() -> None:
    wrapped = wrap_page(_PAGE, read_messages(f"{_DATE}\n{_KEY}", _ROOT), "7")
    texts = _read(wrapped)
    assert [t.split(" ")[0] for t in texts["li"]] == ["content/articles/a.txt:2", "content/articles/b.txt:1"]
    assert texts["p"][-1] == "وصلت السفينة."
    (body,) = texts["body"]
    assert body.index("31 فبراير") < body.index("وصلت السفينة.")
    assert STYLE in wrapped


@pytest.mark.parametrize("page", [_PAGE, "<p>بلا رأس</p>", ""])
def test_what_a_message_says_is_text_and_not_markup(page: str) -> None:
    hostile = '</section><script>alert(1)</script><img src=x onerror="alert(2)">'
    wrapped = wrap_page(page, (Message(hostile, hostile),), '"><script>')
    texts = _read(wrapped)
    assert "img" not in texts
    assert len(texts["script"]) == 1
    assert hostile in texts["li"][0]


def test_thousands_of_messages_are_cut() -> None:
    wrapped = wrap_page(_PAGE, [Message(f"خطأ {n}") for n in range(5000)], "1")
    assert len(_read(wrapped)["li"]) == 100
    assert "الطرفية" in wrapped


def test_before_the_first_good_build_the_messages_are_the_page() -> None:
    texts = _read(error_page((Message("خطأ"),), "1"))
    assert texts["li"] == ["خطأ"]
    assert texts["title"][0] in texts["h2"]


def test_only_the_preview_s_own_script_is_let_in() -> None:
    (policy,) = re.findall(r'content="(default-src[^"]*)"', wrap_page(_PAGE, (), "1"))
    loosened = policy.replace("&#x27;", "'")
    assert loosened == loosen_policy(_POLICY)
    assert "unsafe" not in loosened


@pytest.mark.parametrize(
    ("policy", "loosened"),
    [
        (
            "default-src 'none'; script-src 'none'; img-src 'self'",
            "default-src 'none'; script-src 'self'; img-src 'self'; style-src 'self'; connect-src 'self'",
        ),
        (
            "script-src 'self' 'sha256-abc'; style-src 'self'; connect-src 'none';",
            "script-src 'self' 'sha256-abc'; style-src 'self'; connect-src 'self'",
        ),
        ("default-src 'self'", "default-src 'self'; script-src 'self'; style-src 'self'; connect-src 'self'"),
        ("", "script-src 'self'; style-src 'self'; connect-src 'self'"),
    ],
)
def test_a_policy_is_loosened_by_as_much_as_is_needed(policy: str, loosened: str) -> None:
    assert loosen_policy(policy) == loosened
    assert loosen_policy(loosened) == loosened
