"""The theme's own promises: logical sides only, nothing executable, colours in one file."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

THEME = Path(__file__).parents[3] / "theme"
SHEETS = sorted((THEME / "styles").glob("*.css"))
TEMPLATES = sorted((THEME / "templates").rglob("*.html"))


def test_the_theme_is_there() -> None:
    assert {s.name for s in SHEETS} == {"tokens.css", "base.css", "layout.css", "parts.css", "search.css"}
    assert len(TEMPLATES) > 20


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda p: p.name)
def test_styles_know_no_physical_side_and_nothing_that_breaks_arabic(sheet: Path) -> None:
    css = sheet.read_text(encoding="utf-8")
    assert not re.search(r"left|right|\[dir", css)
    rules = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    assert not re.search(r"letter-spacing|italic|justify(?!-)", rules)
    addresses = re.findall(r"url\(([^)]*)\)", css)
    assert not addresses or sheet.name == "tokens.css"
    assert all((THEME / "static" / a.strip('"')).is_file() for a in addresses)
    assert "@import" not in css


@pytest.mark.parametrize("sheet", [s for s in SHEETS if s.name != "tokens.css"], ids=lambda p: p.name)
def test_colours_are_named_in_the_tokens_only(sheet: Path) -> None:
    assert not re.search(r"#[0-9a-f]{3,8}\b|rgba?\(|hsla?\(", sheet.read_text(encoding="utf-8"))


def _luminance(colour: str) -> float:
    parts = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_letters_and_what_can_be_pressed_stand_out_from_the_paper() -> None:
    css = (THEME / "styles" / "tokens.css").read_text(encoding="utf-8")
    themes = [dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", part)) for part in css.split("@media")[:2]]
    for theme in themes:
        for paper in (theme["paper"], theme["paper-deep"]):
            for ink, least in (("ink", 7), ("ink-soft", 4.5), ("accent", 4.5), ("edge", 3)):
                darker, lighter = sorted(map(_luminance, (theme[ink], paper)))
                assert (lighter + 0.05) / (darker + 0.05) >= least, (ink, paper)


def test_every_token_that_is_used_is_defined() -> None:
    css = "\n".join(s.read_text(encoding="utf-8") for s in SHEETS)
    assert set(re.findall(r"var\((--[\w-]+)", css)) == set(re.findall(r"^\s*(--[\w-]+):", css, re.MULTILINE))


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda p: p.name)
def test_templates_execute_nothing_and_trust_nothing(template: Path) -> None:
    source = template.read_text(encoding="utf-8")
    own = r'<script src="\{\{ "theme/[\w-]+\.js" \| href\(SITEURL\) \}\}" defer></script>'
    assert set(re.findall(r"<script[^>]*>", re.sub(own, "", source))) <= {
        '<script type="application/ld+json">'
    }
    assert not re.search(r"\son\w+=|javascript:|\bstyle=|\|\s*safe\b|autoescape", source)
