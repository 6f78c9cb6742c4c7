"""What is made of each file of the content folder."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from plugins.press.survey import survey


def _write(root: Path, *names: str) -> Path:
    content = root / "content"
    for name in names:
        (content / name).parent.mkdir(parents=True, exist_ok=True)
        (content / name).write_text("نص", encoding="utf-8")
    return content


def _codes(content: Path) -> dict[str, str]:
    return {p.path: p.code for p in survey(content).problems}


def test_articles_images_and_settings_have_their_places(tmp_path: Path) -> None:
    content = _write(
        tmp_path,
        "articles/2016/05/خبر.txt",
        "articles/a.MD",
        "articles/x.md/inner.md",
        "images/2016/raqqa.JPG",
        "site.toml",
        "review.toml",
        "authority/actors.toml",
    )
    found = survey(content)
    assert found.articles == ("articles/2016/05/خبر.txt", "articles/a.MD", "articles/x.md/inner.md")
    assert found.images == ("images/2016/raqqa.JPG",)
    assert found.problems == ()


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("articles/khabar.markdwn", "W-FILE-KIND"),
        ("articles/khabar", "W-FILE-KIND"),
        ("articles/khabar.docx", "W-FILE-KIND"),
        ("articles/photo.png", "W-FILE-PLACE"),
        ("articles/images/x.svg", "W-IMAGE-SVG"),
        ("images/x.svg", "W-IMAGE-SVG"),
        ("images/x.pdf", "W-IMAGE-KIND"),
        ("khabar.md", "W-FILE-PLACE"),
        ("pages/khabar.md", "W-FILE-PLACE"),
        ("notes.docx", "W-FILE-UNKNOWN"),
        ("sites.toml", "W-FILE-UNKNOWN"),
    ],
)
def test_what_will_not_be_published_is_named(tmp_path: Path, name: str, code: str) -> None:
    assert _codes(_write(tmp_path, name)) == {f"content/{name}": code}


@pytest.mark.parametrize(
    "name",
    ["articles/.DS_Store", "articles/.#a.md", "articles/a.md~", "articles/#a.md#", "articles/~$a.docx"],
)
def test_rubbish_of_editors_is_left_out_in_silence(tmp_path: Path, name: str) -> None:
    found = survey(_write(tmp_path, name))
    assert (found.articles, found.problems) == ((), ())


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    content = _write(tmp_path, "articles/a.md")
    (tmp_path / "secret.md").write_text("سر", encoding="utf-8")
    (content / "articles/out.md").symlink_to(tmp_path / "secret.md")
    (content / "articles/outside").symlink_to(tmp_path)
    assert survey(content).articles == ("articles/a.md",)
    assert _codes(content) == {
        "content/articles/out.md": "W-FILE-LINK-OUT",
        "content/articles/outside": "W-FILE-LINK-OUT",
    }


def test_loops_and_broken_links_are_named(tmp_path: Path) -> None:
    content = _write(tmp_path, "articles/a.md")
    (content / "articles/loop").symlink_to(".")
    (content / "articles/none.md").symlink_to("b.md")
    (content / "articles/self.md").symlink_to("self.md")
    assert _codes(content) == {
        "content/articles/loop": "W-FILE-LINK-FOLDER",
        "content/articles/none.md": "W-FILE-LINK-BROKEN",
        "content/articles/self.md": "W-FILE-LINK-BROKEN",
    }


def test_a_link_within_the_folder_is_followed(tmp_path: Path) -> None:
    content = _write(tmp_path, "articles/a.md")
    (content / "articles/b.md").symlink_to("a.md")
    assert survey(content).articles == ("articles/a.md", "articles/b.md")


def test_the_content_folder_itself_may_be_a_link(tmp_path: Path) -> None:
    _write(tmp_path, "articles/a.md")
    (tmp_path / "other").symlink_to("content")
    assert survey(tmp_path / "other").articles == ("articles/a.md",)


def test_a_pipe_is_named_and_not_opened(tmp_path: Path) -> None:
    content = _write(tmp_path, "articles/a.md")
    os.mkfifo(content / "articles/pipe.md")
    assert _codes(content) == {"content/articles/pipe.md": "W-FILE-SPECIAL"}


def test_a_name_that_is_not_utf8_is_named_in_a_way_that_can_be_printed(tmp_path: Path) -> None:
    content = _write(tmp_path, "articles/a.md")
    try:
        Path(os.fsdecode(os.fsencode(content) + b"/articles/fi14-\xe1.md")).write_text("نص", encoding="utf-8")
    except OSError:
        pytest.skip("this disk takes UTF-8 names only")
    (problem,) = survey(content).problems
    assert problem.code == "W-FILE-NAME"
    assert "fi14-<U+DCE1>.md" in str(problem)


def test_no_content_folder_is_no_crash(tmp_path: Path) -> None:
    assert [p.code for p in survey(tmp_path / "content").problems] == ["W-FILE-UNREADABLE"]
