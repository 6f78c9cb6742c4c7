"""Bad input: everything that is wrong is named in one run, and the published site stays as it was."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.site.built import CONTENT, read_files, run_build

# The file, what is in it, the line that is to be named, the code, and words of the message.
WRONG = (
    ("articles/unreadable.txt", "Title: خبر\nDate: ذات مساء\n\nنص.\n", 2, "W-DATE-UNREADABLE", "ذات مساء"),
    ("articles/impossible.txt", "Title: خبر\nDate: 2016-02-30\n\nنص.\n", 2, "W-DATE-IMPOSSIBLE", ""),
    (
        "articles/unknown.md",
        "---\nTitle: خبر\nDate: 2016-02-28\nSorce: وكالات\n---\n\nنص.\n",
        4,
        "",
        "Source",
    ),
    ("articles/مكرر/budget.txt", "Title: خبر\nDate: 2016-02-28\n\nنص.\n", 1, "", "budget"),
)
REDIRECT = '\n[[redirect]]\nfrom = "old-harbour"\nto = "no-such-place"\n'


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[int, str]:
    """Publish a site, spoil its content in six ways, build again: the exit code and what was said."""
    folder = tmp_path_factory.mktemp("refused")
    content, output = folder / "content", folder / "output"
    shutil.copytree(CONTENT, content)
    assert run_build(content, output).returncode == 0
    before = read_files(folder)
    times = {p: p.stat().st_mtime_ns for p in output.rglob("*")}
    for path, text, *_ in WRONG:
        (content / path).parent.mkdir(parents=True, exist_ok=True)
        (content / path).write_text(text, encoding="utf-8")
    (content / "articles/windows.txt").write_bytes(
        "Title: خبر\nDate: 2016-02-28\n\nنص قديم.\n".encode("cp1256")
    )
    with (content / "authority/places.toml").open("a", encoding="utf-8") as places:
        places.write(REDIRECT)
    done = run_build(content, output)
    after = read_files(folder)
    for path in before:
        if not path.startswith(("content/", "cache/")):
            assert after[path] == before[path], path
    assert {p: p.stat().st_mtime_ns for p in output.rglob("*")} == times
    assert not [p for p in after.keys() - before.keys() if not p.startswith(("content/", "cache/"))]
    return done.returncode, done.stderr


def test_the_build_fails_and_says_that_nothing_was_published(told: tuple[int, str]) -> None:
    code, said = told
    assert code != 0
    assert "لم يُنشر شيء، والموقع السابق كما هو" in said.splitlines()[-1]
    assert "Traceback" not in said


@pytest.mark.parametrize("wrong", WRONG, ids=lambda w: Path(w[0]).stem)
def test_each_wrong_file_is_named_with_its_line(
    told: tuple[int, str], wrong: tuple[str, str, int, str, str]
) -> None:
    path, _, line, code, words = wrong
    (message,) = [m for m in told[1].splitlines() if m.startswith(f"content/{path}:{line}: خطأ: ")]
    assert " — " in message
    assert message.endswith("]")
    assert code in message
    assert words in message


def test_the_other_of_two_articles_with_one_id_is_named_too(told: tuple[int, str]) -> None:
    assert "content/articles/2016/05/budget.txt:" in told[1]


def test_a_file_in_the_encoding_of_old_windows_is_named(told: tuple[int, str]) -> None:
    (message,) = [m for m in told[1].splitlines() if m.startswith("content/articles/windows.txt:1: خطأ: ")]
    assert "UTF-8" in message


def test_a_redirect_to_an_unknown_name_is_named_with_its_line(told: tuple[int, str]) -> None:
    lines = ((CONTENT / "authority/places.toml").read_text(encoding="utf-8") + REDIRECT).splitlines()
    line = lines.index('to = "no-such-place"') + 1
    (message,) = [m for m in told[1].splitlines() if "no-such-place" in m]
    assert message.startswith(f"content/authority/places.toml:{line}: خطأ: ")


def test_nothing_else_is_called_wrong(told: tuple[int, str]) -> None:
    assert sum(": خطأ: " in m for m in told[1].splitlines()) == len(WRONG) + 3
