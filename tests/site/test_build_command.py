"""The command as an editor runs it, with the project's own settings, reader, rules and theme."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.unit.press.tiny import ROOT, tree

_ARTICLES = {
    "2019/وصول-الوفد.txt": (
        "العنوان: وصول الوفد إلى المنارة\nالتاريخ: 2019-03-05\nالمصدر: وكالات\n\n"
        'وقال رئيس البلدية سليم الناصر: "سنعمل معا على إعادة فتح الطريق قبل نهاية الشهر".\n'
        "وأضاف أن الأعمال بدأت أمس في بيروت.\n"
    ),
    "2019/bridge.md": (
        "---\ntitle: جسر جديد\ndate: 2019-03-06\ntags: طرق، جسور\n---\n\n"
        "قال متحدث باسم الوزارة إن الجسر **سيفتح** غدا. اقرأ [الخبر السابق](وصول-الوفد.txt).\n"
    ),
    "undated.txt": "العنوان: بلا تاريخ\n\nوصلت السفينة إلى الميناء.\n",
}
# An editor's machine, and three others: an ASCII locale, another time zone, another order of hashing.
_MACHINES = {
    "utf-8": {"LC_ALL": "C.UTF-8", "TZ": "UTC", "PYTHONHASHSEED": "0"},
    "ascii": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONHASHSEED": "1"},
    "tokyo": {"LC_ALL": "C.UTF-8", "TZ": "Asia/Tokyo", "PYTHONHASHSEED": "2"},
}


def _write(folder: Path, articles: dict[str, str]) -> Path:
    for name, text in articles.items():
        (folder / "articles" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "articles" / name).write_text(text, encoding="utf-8")
    return folder


def _build(
    content: Path, output: Path, machine: str = "utf-8", **more: str
) -> subprocess.CompletedProcess[str]:
    """Run the command with a cache of its own."""
    kept = {k: v for k, v in os.environ.items() if k in {"PATH", "HOME", "TMPDIR"}}
    command = [
        sys.executable,
        "-m",
        "pelican",
        str(content),
        "-s",
        str(ROOT / "pelicanconf.py"),
        "-o",
        str(output),
    ]
    return subprocess.run(  # noqa: S603 - our own command
        [*command, "--cache-path", str(output.parent / "cache")],
        env=kept | _MACHINES[machine] | more,
        cwd=output.parent,
        capture_output=True,
        encoding="utf-8",
        errors="backslashreplace",
        timeout=120,
        check=False,
    )


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, str]]:
    """The same archive built on each machine, in a folder of its own."""
    built = {}
    for machine in _MACHINES:
        folder = tmp_path_factory.mktemp(machine)
        done = _build(_write(folder / "content", _ARTICLES), folder / "output", machine)
        assert done.returncode == 0, done.stderr
        built[machine] = tree(folder / "output")
    return built


@pytest.mark.parametrize("machine", ["ascii", "tokyo"])
def test_every_machine_makes_the_same_bytes(sites: dict[str, dict[str, str]], machine: str) -> None:
    assert sites[machine] == sites["utf-8"]


def test_the_pages_of_the_articles_are_there(sites: dict[str, dict[str, str]]) -> None:
    pages = ("2019/03/05/وصول-الوفد", "2019/03/06/bridge", "undated/undated")
    assert {f"{p}/{n}" for p in pages for n in ("index.html", "article.txt")} <= sites["utf-8"].keys()
    assert {"data/articles.csv", "data/datapackage.json", "index.html", "404.html"} <= sites["utf-8"].keys()


def test_errors_of_every_kind_are_told_in_one_run_under_an_ascii_locale_too(tmp_path: Path) -> None:
    wrong = {
        "خبر.txt": "العنوان: خبر\nالتاريخ: غدا\n\nنص.\n",
        "impossible.txt": "العنوان: خبر\nالتاريخ: 2019-02-30\n\nنص.\n",
        "unknown.txt": "---\nالعنوان: خبر\nالتاريخ: 2019-03-05\nالمصدور: وكالات\n---\n\nنص.\n",
        "a/twin.txt": "العنوان: خبر\nالتاريخ: 2019-03-05\n\nنص.\n",
        "b/twin.txt": "العنوان: خبر\nالتاريخ: 2019-03-05\n\nنص.\n",
    }
    content = _write(tmp_path / "content", wrong)
    (content / "articles/windows.txt").write_bytes("العنوان: خبر\n\nنص قديم.\n".encode("cp1256"))
    (content / "authority").mkdir()
    (content / "authority/actors.toml").write_text(
        '[[redirect]]\nfrom = "old"\nto = "nobody"\n', encoding="utf-8"
    )
    done = _build(content, tmp_path / "output", "ascii")
    assert done.returncode == 1
    told = done.stderr
    for where in (
        "content/articles/خبر.txt:2: خطأ:",
        "content/articles/impossible.txt:2: خطأ:",
        "content/articles/unknown.txt:4: خطأ:",
        "content/articles/a/twin.txt:1: خطأ:",
        "content/articles/b/twin.txt:1: خطأ:",
        "content/articles/windows.txt:1: خطأ:",
        "content/authority/actors.toml:3: خطأ:",
    ):
        assert where in told
    assert "Traceback" not in told
    assert not (tmp_path / "output").exists()


def test_the_addresses_are_whole_where_the_site_knows_its_own(tmp_path: Path) -> None:
    content = _write(tmp_path / "content", _ARTICLES)
    done = _build(content, tmp_path / "output", SITE_URL="https://a.example/archive/")
    assert done.returncode == 0, done.stderr
    assert "SITE_URL" not in done.stdout
    rows = (tmp_path / "output/data/articles.csv").read_text(encoding="utf-8-sig")
    assert "https://a.example/archive/2019/03/06/bridge/" in rows
    page = (tmp_path / "output/2019/03/06/bridge/index.html").read_text(encoding="utf-8")
    assert "rel=canonical href=https://a.example/archive/2019/03/06/bridge/>" in page
    assert "rel=stylesheet href=../../../../theme/" in page
