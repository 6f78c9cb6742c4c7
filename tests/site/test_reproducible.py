"""The same sources make the same bytes: in any folder, on any machine, with any cache."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.site.built import CONTENT, ROOT, BuiltSite, read_files, run_build

_ASCII = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
MACHINES = {
    "ascii locale": {**_ASCII, "PYTHONHASHSEED": "1"},
    "tokyo": {"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "2"},
}


# A machine whose clock stands in 1999 and goes backwards with each look.
CLOCK = """
import datetime, time
_now = [946080000.0]
def _back():
    _now[0] -= 3600
    return _now[0]
time.time = _back
time.time_ns = lambda: int(_back() * 1e9)
_localtime, _gmtime = time.localtime, time.gmtime
time.localtime = lambda seconds=None: _localtime(_back() if seconds is None else seconds)
time.gmtime = lambda seconds=None: _gmtime(_back() if seconds is None else seconds)
class _Meta(type):
    def __instancecheck__(cls, thing):
        return isinstance(thing, cls.__mro__[1])
class datetime_(datetime.datetime, metaclass=_Meta):
    @classmethod
    def now(cls, tz=None):
        return datetime.datetime.fromtimestamp(_back(), tz)
    utcnow = today = now
class date_(datetime.date, metaclass=_Meta):
    @classmethod
    def today(cls):
        return datetime.date.fromtimestamp(_back())
datetime.datetime, datetime.date = datetime_, date_
"""


def _assert_same(files: dict[str, bytes], wanted: dict[str, bytes]) -> None:
    assert files.keys() == wanted.keys()
    assert not [path for path in files if files[path] != wanted[path]]


def _copy_content(to: Path) -> Path:
    """Copy the small archive; its files come in another order and with another age."""
    for number, file in enumerate(sorted(CONTENT.rglob("*"), reverse=True)):
        if file.is_file():
            copy = to / file.relative_to(CONTENT)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, copy)
            os.utime(copy, (number * 1e6, number * 1e6))
    return to


@pytest.mark.parametrize("machine", MACHINES)
def test_another_machine_makes_the_same_site(plain: BuiltSite, tmp_path: Path, machine: str) -> None:
    content = _copy_content(tmp_path / "مجلد آخر" / "content")
    done = run_build(content, tmp_path / "output", MACHINES[machine])
    assert done.returncode == 0, done.stderr
    _assert_same(read_files(tmp_path / "output"), plain.files)


def test_another_copy_of_the_project_makes_the_same_site(plain: BuiltSite, tmp_path: Path) -> None:
    project = tmp_path / "نسخة أخرى"
    project.mkdir()
    shutil.copyfile(ROOT / "pelicanconf.py", project / "pelicanconf.py")
    for name in ("plugins", "theme"):
        shutil.copytree(ROOT / name, project / name, ignore=shutil.ignore_patterns("__pycache__"))
    done = run_build(_copy_content(project / "content"), project / "output", _ASCII, project=project)
    assert done.returncode == 0, done.stderr
    _assert_same(read_files(project / "output"), plain.files)


def test_a_wrong_clock_makes_the_same_site(plain: BuiltSite, tmp_path: Path) -> None:
    (tmp_path / "clock").mkdir()
    (tmp_path / "clock/sitecustomize.py").write_text(CLOCK, encoding="utf-8")
    content, output = _copy_content(tmp_path / "content"), tmp_path / "output"
    environment = {"PYTHONPATH": str(tmp_path / "clock")}
    for said in ("نُشر الموقع.", "لم يتغير شيء منذ البناء السابق."):
        done = run_build(content, output, environment)
        assert done.returncode == 0, done.stderr
        assert said in done.stdout
        _assert_same(read_files(output), plain.files)


@pytest.mark.parametrize("mask", [0o077, 0o000])
def test_other_permissions_make_the_same_site(plain: BuiltSite, tmp_path: Path, mask: int) -> None:
    before = os.umask(mask)
    try:
        done = run_build(_copy_content(tmp_path / "content"), tmp_path / "output")
    finally:
        os.umask(before)
    assert done.returncode == 0, done.stderr
    _assert_same(read_files(tmp_path / "output"), plain.files)


def test_a_warm_cache_and_an_old_output_change_nothing(plain: BuiltSite, tmp_path: Path) -> None:
    content, output = _copy_content(tmp_path / "content"), tmp_path / "output"
    article = content / "articles/2013/02/fishing-season.txt"
    whole = article.read_bytes()
    article.write_bytes(whole.replace("20 شباط/فبراير".encode(), "20 آذار/مارس".encode()))
    assert run_build(content, output).returncode == 0
    assert read_files(output).keys() != plain.files.keys()
    article.write_bytes(whole)
    for said in ("نُشر الموقع.", "لم يتغير شيء منذ البناء السابق."):
        done = run_build(content, output)
        assert done.returncode == 0, done.stderr
        assert said in done.stdout
        _assert_same(read_files(output), plain.files)
