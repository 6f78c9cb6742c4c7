"""The preview as an editor meets it: a process, a browser's requests, files that change."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.site.built import ROOT
from tests.unit.press.tiny import tree

_ARTICLE = "articles/2016/05/lavrov-raqqa.txt"
_PAGE = "/2016/05/24/lavrov-raqqa/"
_PATIENCE = 60  # seconds until something is taken never to happen


@dataclass
class Served:
    """A running preview of a copy of the archive."""

    root: Path
    process: subprocess.Popen[str]
    said: list[str] = field(default_factory=list)
    address: str = ""

    @property
    def article(self) -> Path:
        """The archive's article."""
        return self.root / "content" / _ARTICLE

    def get(self, path: str) -> tuple[int, str]:
        """Ask for a page: status and text."""
        connection = HTTPConnection(urlsplit(self.address).netloc, timeout=_PATIENCE)
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
        finally:
            connection.close()

    def wait_for(self, path: str, holds: Callable[[str], bool]) -> str:
        """The page's text as soon as it is as wanted."""
        until = time.monotonic() + _PATIENCE
        while time.monotonic() < until:
            text = self.get(path)[1]
            if holds(text):
                return text
            time.sleep(0.05)
        raise AssertionError("\n".join(self.said))


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A copy of the archive that ships, with all that builds it."""
    root = tmp_path / "archive"
    for name in ("content", "theme", "plugins"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pelicanconf.py", root)
    (tmp_path / "scratch").mkdir()
    return root


@contextmanager
def preview_of(root: Path) -> Iterator[Served]:
    """Begin a preview as `make serve` does; when its first build has ended, it is there."""
    kept = {k: v for k, v in os.environ.items() if k in {"PATH", "HOME"}}
    process = subprocess.Popen(
        [sys.executable, "-m", "plugins.press.serve", "content", "18000"],
        cwd=root,
        env=kept | {"LC_ALL": "C.UTF-8", "PYTHONUTF8": "1", "TMPDIR": str(root.parent / "scratch")},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    served = Served(root, process)
    ready = threading.Event()

    def listen() -> None:
        assert process.stdout is not None
        for line in process.stdout:
            served.said.append(line.rstrip("\n"))
            found = re.search(r"http://127\.0\.0\.1:\d+", line)
            if found:
                served.address = found[0]
                ready.set()
        ready.set()

    listening = threading.Thread(target=listen)
    listening.start()
    try:
        ready.wait(_PATIENCE)
        yield served
        process.send_signal(signal.SIGINT)  # Ctrl-C
        assert process.wait(_PATIENCE) == 0
        listening.join(_PATIENCE)
        assert served.said[-1] == "انتهت المعاينة."
        assert list((root.parent / "scratch").iterdir()) == [], "nothing is left behind"
    finally:
        process.kill()
        process.wait()
        listening.join()
        assert process.stdout is not None
        process.stdout.close()


@pytest.fixture
def served(archive: Path) -> Iterator[Served]:
    """A running preview."""
    with preview_of(archive) as served:
        yield served


def test_a_preview_follows_what_the_editor_does(served: Served) -> None:
    published = served.root / "output"
    published.mkdir()
    (published / "keep.txt").write_text("موقع منشور", encoding="utf-8")
    status, page = served.get(_PAGE)
    assert status == 200
    assert "سيرغي لافروف" in page

    # A change of the text.
    text = served.article.read_text(encoding="utf-8")
    served.article.write_text(text + "\nوأضيف هذا السطر في المعاينة.\n", encoding="utf-8")
    served.wait_for(_PAGE, lambda page: "وأضيف هذا السطر في المعاينة." in page)

    # A date that does not exist: the error above, the old text beneath.
    broken = re.sub(r"(?m)^(التاريخ|Date):.*$", r"\1: 31 فبراير 2016", text, count=1)
    assert broken != text
    served.article.write_text(broken, encoding="utf-8")
    page = served.wait_for(_PAGE, lambda page: "W-DATE-IMPOSSIBLE" in page)
    assert page.index("W-DATE-IMPOSSIBLE") < page.index("وأضيف هذا السطر في المعاينة.")
    assert f"content/{_ARTICLE}:" in page
    assert "W-DATE-IMPOSSIBLE" in served.get("/nowhere/")[1]
    assert any("W-DATE-IMPOSSIBLE" in line for line in served.said)

    # Mended.
    served.article.write_text(text, encoding="utf-8")
    page = served.wait_for(_PAGE, lambda page: "W-DATE-IMPOSSIBLE" not in page)
    assert "وأضيف هذا السطر في المعاينة." not in page

    # The theme, a plugin and the settings count too.
    with (served.root / "theme/styles/base.css").open("a", encoding="utf-8") as sheet:
        sheet.write("/* معاينة */\n")
    served.wait_for("/theme/style.css", lambda sheet: "معاينة" in sheet)
    plugin = served.root / "plugins/quotes/body.py"
    code = plugin.read_text(encoding="utf-8")
    plugin.write_text(code + "def broken(:\n", encoding="utf-8")
    page = served.wait_for(_PAGE, lambda page: "SyntaxError" in page)
    assert f"plugins/quotes/body.py:{code.count(chr(10)) + 1}" in page
    plugin.write_text(code, encoding="utf-8")
    served.wait_for(_PAGE, lambda page: "SyntaxError" not in page)
    with (served.root / "pelicanconf.py").open("a", encoding="utf-8") as settings:
        settings.write('THEME_STATIC_DIR = "look"\n')
    # Read anew, they make the press refuse the site: no page asks for its styles there.
    served.wait_for(_PAGE, lambda page: "W-GATE-LINK" in page)
    assert served.get("/theme/style.css")[0] == 200

    assert tree(published) == {"keep.txt": tree(published)["keep.txt"]}, "output/ is not touched"


def test_what_is_sent_is_whole_while_builds_go_on(served: Served) -> None:
    text = served.article.read_text(encoding="utf-8")
    for number in range(1, 4):
        served.article.write_text(f"{text}\nالنسخة رقم {number} من النص.\n", encoding="utf-8")
        until = time.monotonic() + _PATIENCE
        page = ""
        while f"النسخة رقم {number}" not in page:
            assert time.monotonic() < until, "\n".join(served.said)
            status, page = served.get(_PAGE)
            assert status == 200
            assert page.rstrip().endswith("</footer>")
            assert served.get("/theme/style.css")[0] == 200
            assert served.get(_PAGE + "article.txt")[0] == 200


def test_without_one_good_build_the_errors_are_the_page(archive: Path) -> None:
    article = archive / "content" / _ARTICLE
    text = article.read_text(encoding="utf-8")
    article.write_text("التاريخ: 31 فبراير 2016\n\nنص.\n", encoding="utf-8")
    with preview_of(archive) as served:
        status, page = served.get("/2016/")
        assert status == 503
        assert "W-DATE-IMPOSSIBLE" in page
        article.write_text(text, encoding="utf-8")
        served.wait_for(_PAGE, lambda page: "سيرغي لافروف" in page)
