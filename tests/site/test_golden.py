"""Whole pages as they were when somebody last read them; `make golden` writes them anew."""

from __future__ import annotations

from difflib import unified_diff
from itertools import islice
from pathlib import Path

import pytest

from tests.site.built import BuiltSite

GOLDEN = Path(__file__).parent / "golden"
_LINES = 40  # of a difference that are shown

# Of each kind of page one, and what a change of the rules for statements and names would touch.
FILES = (
    "index.html",
    "2012/09/09/school-year/index.html",
    "2015/11/03/manuscript/index.html",
    "2020/06/11/rumour/index.html",
    "2014/07/index.html",
    "2014/index.html",
    "404.html",
    "actors/index.html",
    "actors/nabil-sharara/index.html",
    "actors/ports-authority/index.html",
    "actors/salma-al-raai/index.html",
    "data/index.html",
    "data/mentions.csv",
    "data/statements.csv",
    "days/07-12/index.html",
    "feeds/all.xml",
    "map/index.html",
    "places/manara-port/index.html",
    "statements/hala-srour/index.html",
    "topics/موانئ/index.html",
    "undated/well/index.html",
)


@pytest.mark.parametrize("path", FILES)
def test_page_is_as_it_was(plain: BuiltSite, path: str, request: pytest.FixtureRequest) -> None:
    file = GOLDEN / path
    if request.config.getoption("--renew-golden"):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(_in_lines(plain.files[path], path))
    before = file.read_bytes() if file.exists() else b""
    now = _in_lines(plain.files[path], path)
    if before != now:
        pytest.fail(_difference(before, now, path), pytrace=False)


def _in_lines(data: bytes, path: str) -> bytes:
    """Return a page in lines that can be read and compared: it is written without most of them."""
    return data.replace(b"><", b">\n<") if path.endswith(".html") else data


def test_no_golden_page_is_left_over(request: pytest.FixtureRequest) -> None:
    kept = {p for p in GOLDEN.rglob("*") if p.is_file() and p.name != ".gitattributes"}
    left_over = kept - {GOLDEN / path for path in FILES}
    if request.config.getoption("--renew-golden"):
        for file in left_over:
            file.unlink()
    else:
        assert not left_over


def _difference(before: bytes, now: bytes, path: str) -> str:
    old, new = (data.decode().splitlines() for data in (before, now))
    names = f"tests/site/golden/{path}", f"output/{path}"
    lines = islice(unified_diff(old, new, *names, n=1, lineterm=""), _LINES)
    asked = "If the change is meant: `make golden`, then read `git diff tests/site/golden`."
    return "\n".join([*lines, "", asked])
