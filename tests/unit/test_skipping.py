"""Without Chromium, the run says what it left out."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BROWSER = ROOT / "tests/browser"


def _run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A test run of its own, in which the variables given are set."""
    return subprocess.run(  # noqa: S603 - our own tests
        [sys.executable, "-m", "pytest", *arguments],
        cwd=ROOT,
        env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1", "LC_ALL": "C.UTF-8"} | environment,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


@pytest.fixture(scope="module")
def without_chromium(tmp_path_factory: pytest.TempPathFactory) -> subprocess.CompletedProcess[str]:
    """The browser's tests where no program has one of Chromium's names."""
    return _run(str(BROWSER), WARRAQ_CHROMIUM="", PATH=str(tmp_path_factory.mktemp("empty")))


def test_the_run_passes_and_its_end_says_what_was_skipped_and_how_to_have_it(
    without_chromium: subprocess.CompletedProcess[str],
) -> None:
    assert without_chromium.returncode == 0, without_chromium.stdout
    _, _, end = without_chromium.stdout.partition("WARNING")
    skipped = end.rpartition(" skipped")[0].rpartition(" ")[2]
    assert int(skipped) > 100
    assert f"لم تُشغَّل اختبارات المتصفح ({skipped})" in end
    assert f"BROWSER TESTS SKIPPED ({skipped})" in end
    assert "apt install chromium" in end


def test_what_needs_no_browser_is_not_skipped(without_chromium: subprocess.CompletedProcess[str]) -> None:
    assert re.search(r"\b[1-9]\d* passed", without_chromium.stdout)


def test_a_browser_that_does_not_start_is_named(tmp_path: Path) -> None:
    broken = tmp_path / "chromium"
    broken.write_text("#!/bin/sh\nexit 3\n", encoding="utf-8")
    broken.chmod(0o755)
    done = _run(str(BROWSER / "test_links.py"), WARRAQ_CHROMIUM=str(broken))
    assert done.returncode == 0, done.stdout
    assert "BROWSER TESTS SKIPPED" in done.stdout


def test_nothing_is_said_where_no_browser_was_asked_for() -> None:
    done = _run(str(ROOT / "tests/unit/test_imports.py"), "--collect-only")
    assert done.returncode == 0, done.stdout
    assert "SKIPPED" not in done.stdout
