"""The catalogue of the interface's words: complete, all of it used, and safe to fill."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from markupsafe import Markup

from plugins.newsroom.phrases import (
    KINDS,
    PHRASES,
    bdi,
    counted,
    grade_name,
    isolated,
    kind_name,
    mentioned,
    phrase,
    show_number,
)

ROOT = Path(__file__).parents[3]
TEMPLATES = ROOT / "theme" / "templates"
SCRIPTS = ROOT / "theme" / "scripts"
SOURCES = [*TEMPLATES.rglob("*.html"), *SCRIPTS.glob("*.js"), *(ROOT / "plugins").rglob("*.py")]

# phrase("key"…), and phrase("begins" ~ variable ~ "ends") or phrase(f"begins{variable}ends").
CALL = re.compile(r"""(?<!def )\bphrase\(\s*(f?"[^"]*"|[\w.]+)(\s*~\s*[\w.]+)?(?:\s*~\s*("[^"]*"))?""")


def patterns_of(source: str) -> list[str]:
    """Return the keys that a file asks for, as regular expressions: what varies may be anything."""
    found = []
    for head, middle, tail in CALL.findall(source):
        if head.startswith('f"'):
            found.append(re.sub(r"\\{[^}]*\\}", ".+", re.escape(head[2:-1])))
        elif head.startswith('"') or middle or tail:
            parts = [re.escape(head.strip('"')) if head.startswith('"') else ".+"]
            parts += [".+"] if middle else []
            parts += [re.escape(tail.strip('"'))] if tail else []
            found.append("".join(parts))
    return found


ASKED = sorted({(p.name, pattern) for p in SOURCES for pattern in patterns_of(p.read_text(encoding="utf-8"))})


def test_templates_ask_for_phrases() -> None:
    assert len(ASKED) > 80


@pytest.mark.parametrize(("name", "pattern"), ASKED)
def test_every_phrase_that_is_asked_for_exists(name: str, pattern: str) -> None:
    assert any(re.fullmatch(pattern, key) for key in PHRASES), f"{name}: {pattern}"


@pytest.mark.parametrize("key", PHRASES)
def test_every_phrase_of_the_catalogue_is_used(key: str) -> None:
    assert any(re.fullmatch(pattern, key) for _, pattern in ASKED)


@pytest.mark.parametrize("text", [*PHRASES.values(), *KINDS.values()])
def test_phrases_are_arabic_without_markup_or_blanks_at_the_ends(text: str) -> None:
    assert text == text.strip()
    assert "  " not in text
    assert not re.search(r"[<>&]|[,;?]", text)
    assert re.search(r"[\u0600-\u06ff]", re.sub(r"\{\w+\}", "", text)) or text in {
        ":",
        "{cue}: «{text}»",
        "{speaker}: {words}",
        "{speaker} ({cue}): {words}",
        "{page} — {site}",
        "{what}: {kind}",
    }


def test_templates_and_scripts_hold_no_arabic_of_their_own() -> None:
    for path in (*TEMPLATES.rglob("*.html"), *SCRIPTS.glob("*.js")):
        comments = r"\{#.*?#\}|^\s*//[^\n]*"
        source = re.sub(comments, "", path.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
        assert not re.search(r"[\u0620-\u064a]", source), path


def test_a_phrase_escapes_what_is_put_in_once_markup_is_among_it() -> None:
    assert phrase("statements.of", name=bdi("منى <b>")) == "تصريحات <bdi>منى &lt;b&gt;</bdi>"
    mixed = phrase("role.from_to", since=Markup("<time>2004</time>"), until="<i>")
    assert mixed == "من <time>2004</time> إلى &lt;i&gt;"
    assert not isinstance(phrase("statements.of", name="<b>"), Markup)


def test_a_value_with_braces_is_put_in_as_it_is() -> None:
    assert phrase("statements.of", name="{x}") == "تصريحات {x}"
    assert phrase("statements.of", name=bdi("{x}")) == "تصريحات <bdi>{x}</bdi>"


def test_grades_are_said_in_words() -> None:
    assert grade_name("named", "الوزير") == "بالاسم"
    assert grade_name("described", "الوزير الروسي") == "بالصفة: «الوزير الروسي»"
    assert grade_name("described") == "بالصفة"


@pytest.mark.parametrize(
    ("total", "passing", "said"),
    [
        (1, 0, "ورد في مادة واحدة"),
        (1, 1, "ورد في مادة واحدة ذكرًا عابرًا"),
        (2, 1, "ورد في مادتين، في إحداهما ذكرًا عابرًا"),
        (2, 2, "ورد في مادتين ذكرًا عابرًا"),
        (3, 1, "ورد في 3 مواد، في إحداها ذكرًا عابرًا"),
        (3, 2, "ورد في 3 مواد، في اثنتين منها ذكرًا عابرًا"),
        (7, 7, "ورد في 7 مواد ذكرًا عابرًا"),
        (35, 12, "ورد في 35 مادة، في 12 منها ذكرًا عابرًا"),
        (102, 101, "ورد في 102 مادة، في 101 منها ذكرًا عابرًا"),
    ],
)
def test_a_heading_says_how_many_mentions_are_in_passing(total: int, passing: int, said: str) -> None:
    assert mentioned(total, passing) == said


def test_a_kind_without_a_word_goes_unsaid() -> None:
    assert kind_name("city") == "مدينة"
    assert kind_name("person") == ""
    assert kind_name("other") == ""


def test_years_are_shown_in_the_digits_of_the_archive() -> None:
    assert show_number(2016) == "2016"
    assert show_number(2016, "arabic") == "٢٠١٦"


@pytest.mark.parametrize(
    ("number", "what", "said"),
    [
        (0, "article", "لا مواد"),
        (1, "article", "مادة واحدة"),
        (2, "article", "مادتان"),
        (3, "article", "3 مواد"),
        (14, "statement", "14 تصريحًا"),
        (2, "mention", "موضعين"),
        (100, "place", "100 مكان"),
    ],
)
def test_things_are_counted_in_correct_arabic(number: int, what: str, said: str) -> None:
    assert counted(number, what) == said


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("سعاد الخطيب", "سعاد الخطيب"),
        ("«قمة» 2016 و CNN في <الرباط>؟", "«قمة» 2016 و CNN في &lt;الرباط&gt;؟"),
        ("قمة (الرباط", "<bdi>قمة (الرباط</bdi>"),
        ("قمة 2016", "<bdi>قمة 2016</bdi>"),
        ("12 قتيلا", "<bdi>12 قتيلا</bdi>"),
        ("Reuters (3)", "<bdi>Reuters (3)</bdi>"),
        ("CNN بالعربية", '<bdi dir="rtl">CNN بالعربية</bdi>'),
        ("Reuters: قمة في الرباط", '<bdi dir="rtl">Reuters: قمة في الرباط</bdi>'),
        ("2016", "<bdi>2016</bdi>"),
        ("A & B", "<bdi>A &amp; B</bdi>"),
        (Markup('<time datetime="2021-03">آذار</time>'), '<time datetime="2021-03">آذار</time>'),
    ],
)
def test_a_name_runs_as_arabic_where_it_has_any(name: str, shown: str) -> None:
    assert bdi(name) == shown


@pytest.mark.parametrize(
    ("name", "is_bare"),
    [
        ("سعاد الخطيب", True),
        ("[رسالة من CNN إلى الأهالي] 2018", True),
        ("2018: عام القمح", False),
        ("CNN بالعربية", False),
        ("قناة CNN", False),
        ("2016", False),
        ("…", False),
    ],
)
def test_only_what_could_draw_its_neighbours_to_itself_is_isolated(name: str, *, is_bare: bool) -> None:
    assert isolated(name) == (name if is_bare else bdi(name))


@pytest.mark.parametrize(
    ("name", "is_bare"),
    [("BBC", True), ("France 24", True), ("Reuters (3)", False), ("24sata", False), ("CNN بالعربية", False)],
)
def test_one_run_of_latin_letters_may_stand_bare_before_words(name: str, *, is_bare: bool) -> None:
    assert isolated(name, before_words=True) == (name if is_bare else bdi(name))
    assert isolated(name) == bdi(name)
