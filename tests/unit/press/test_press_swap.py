"""Publishing: whole or not at all, and nobody else's files lost."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from plugins.press import swap
from plugins.press.swap import Busy, Press, Result, refuse_output
from tests.unit.press.tiny import tree


def _publish(output: Path, files: Mapping[str, str]) -> Result:
    """Publish a site of these files."""
    with Press(output) as press:
        for name, text in files.items():
            (press.staging / name).parent.mkdir(parents=True, exist_ok=True)
            (press.staging / name).write_text(text, encoding="utf-8")
        assert press.foreign_problems() == []
        return press.publish()


def _texts(folder: Path) -> dict[str, str]:
    return {name: (folder / name).read_text(encoding="utf-8") for name in tree(folder)}


def _beside(output: Path) -> list[str]:
    return sorted(p.name for p in output.parent.iterdir() if p != output)


def test_the_new_site_takes_the_place_of_the_old(tmp_path: Path) -> None:
    output = tmp_path / "output"
    _publish(output, {"index.html": "1", "a/index.html": "1"})
    _publish(output, {"index.html": "2", "b/index.html": "1"})
    assert _texts(output) == {"index.html": "2", "b/index.html": "1"}
    assert not (output / "a").exists()
    assert _beside(output) == [".output.warraq-files.lock", ".output.warraq.lock"]


def test_nothing_is_exchanged_where_nothing_changed(tmp_path: Path) -> None:
    output = tmp_path / "output"
    assert _publish(output, {"index.html": "1"}).changed
    inode = output.stat().st_ino
    assert not _publish(output, {"index.html": "1"}).changed
    assert output.stat().st_ino == inode


def test_unchanged_files_are_the_same_files(tmp_path: Path) -> None:
    output = tmp_path / "output"
    _publish(output, {"index.html": "1", "same.html": "1"})
    inode = (output / "same.html").stat().st_ino
    _publish(output, {"index.html": "2", "same.html": "1"})
    assert (output / "same.html").stat().st_ino == inode


def test_foreign_files_are_kept_and_named(tmp_path: Path) -> None:
    output = tmp_path / "output"
    _publish(output, {"index.html": "1"})
    (output / "CNAME").write_text("example.org", encoding="utf-8")
    (output / "notes").mkdir()
    (output / "notes/mine.txt").write_text("x", encoding="utf-8")
    (output / "empty").mkdir()
    (output / "link").symlink_to("CNAME")
    for text in ("2", "3"):
        result = _publish(output, {"index.html": text})
        assert result.foreign == ("CNAME", "link", "notes/mine.txt")
        assert (output / "CNAME").read_text(encoding="utf-8") == "example.org"
        assert (output / "link").is_symlink()
        assert (output / "empty").is_dir()
        assert (output / "notes/mine.txt").exists()


def test_a_folder_that_was_there_before_us_is_foreign(tmp_path: Path) -> None:
    output = tmp_path / "output"
    output.mkdir()
    (output / "mine.txt").write_text("x", encoding="utf-8")
    assert _publish(output, {"index.html": "1"}).foreign == ("mine.txt",)
    assert _texts(output) == {"index.html": "1", "mine.txt": "x"}


@pytest.mark.parametrize("name", ["index.html", "a", "b/index.html/x"])
def test_a_foreign_file_where_we_need_another_is_an_error(tmp_path: Path, name: str) -> None:
    output = tmp_path / "output"
    (output / name).parent.mkdir(parents=True)
    (output / name).write_text("theirs", encoding="utf-8")
    with Press(output) as press:
        for ours in ("index.html", "a/index.html", "b/index.html"):
            (press.staging / ours).parent.mkdir(exist_ok=True)
            (press.staging / ours).write_text("ours", encoding="utf-8")
        problems = press.foreign_problems()
    assert [(p.path, p.code) for p in problems] == [(f"output/{name}", "W-OUT-FOREIGN")]
    assert (output / name).read_text(encoding="utf-8") == "theirs"


def test_a_site_whose_list_was_lost_is_taken_up_again(tmp_path: Path) -> None:
    output = tmp_path / "output"
    _publish(output, {"index.html": "1"})
    (tmp_path / ".output.warraq-files.lock").write_text("{", encoding="utf-8")
    assert _publish(output, {"index.html": "1"}).foreign == ()
    assert _publish(output, {"index.html": "2"}).foreign == ()


def test_a_file_edited_by_hand_is_named(tmp_path: Path) -> None:
    output = tmp_path / "output"
    _publish(output, {"index.html": "1"})
    (output / "index.html").write_text("by hand", encoding="utf-8")
    assert _publish(output, {"index.html": "1"}).edited == ("index.html",)
    assert _texts(output) == {"index.html": "1"}


def test_a_second_build_is_turned_away_while_the_first_runs(tmp_path: Path) -> None:
    output = tmp_path / "output"
    with Press(output), pytest.raises(Busy), Press(output):
        pass
    _publish(output, {"index.html": "1"})


def test_a_lock_file_that_nobody_holds_blocks_nobody(tmp_path: Path) -> None:
    (tmp_path / ".output.warraq.lock").write_text("4711", encoding="utf-8")
    assert _publish(tmp_path / "output", {"index.html": "1"}).changed


def test_an_error_leaves_the_site_and_clears_up(tmp_path: Path) -> None:
    output = tmp_path / "output"
    _publish(output, {"index.html": "1"})
    with pytest.raises(IsADirectoryError), Press(output) as press:
        press.staging.write_text("2", encoding="utf-8")
    assert _texts(output) == {"index.html": "1"}
    assert not (tmp_path / ".output.warraq-staging").exists()


def test_a_read_only_site_is_replaced(tmp_path: Path) -> None:
    output = tmp_path / "output"
    _publish(output, {"index.html": "1", "a/index.html": "1"})
    for path in (*output.rglob("*"), output):
        path.chmod(0o555 if path.is_dir() else 0o444)
    _publish(output, {"index.html": "2"})
    assert _texts(output) == {"index.html": "2"}
    assert _beside(output) == [".output.warraq-files.lock", ".output.warraq.lock"]


def test_output_may_be_a_link_to_a_folder(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "output").symlink_to("real")
    _publish(tmp_path / "output", {"index.html": "1"})
    _publish(tmp_path / "output", {"index.html": "2"})
    assert (tmp_path / "output").is_symlink()
    assert _texts(tmp_path / "real") == {"index.html": "2"}


def test_without_an_atomic_exchange_two_renames_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(swap, "_exchange_folders", lambda *_: False)
    output = tmp_path / "output"
    _publish(output, {"index.html": "1"})
    _publish(output, {"index.html": "2"})
    assert _texts(output) == {"index.html": "2"}
    assert _beside(output) == [".output.warraq-files.lock", ".output.warraq.lock"]


def test_a_kill_between_the_two_renames_is_mended(tmp_path: Path) -> None:
    output = tmp_path / "output"
    _publish(output, {"index.html": "1"})
    output.rename(tmp_path / ".output.warraq-old")
    (tmp_path / ".output.warraq-staging").mkdir()
    with Press(output):
        assert _texts(output) == {"index.html": "1"}
    assert _beside(output) == [".output.warraq-files.lock", ".output.warraq.lock"]


@pytest.mark.parametrize("step", ["_exchange_folders", "_write_list", "_sync", "_carry", "_link_over"])
def test_a_full_disk_at_any_step_leaves_a_whole_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    output = tmp_path / "output"
    _publish(output, {"index.html": "1", "same.html": "1"})
    before = _texts(output)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "x")

    with monkeypatch.context() as patch:
        patch.setattr(swap, step, full)
        with pytest.raises(OSError, match="space"):
            _publish(output, {"index.html": "2", "same.html": "1"})
    assert _texts(output) == before
    assert not (tmp_path / ".output.warraq-staging").exists()
    _publish(output, {"index.html": "2"})
    assert _texts(output) == {"index.html": "2"}


@pytest.mark.parametrize(
    "place",
    [
        "project",
        "project/content",
        "project/content/articles",
        "project/theme/static",
        "project/plugins",
        "project/.git",
        ".",
        "project/a-file",
        "link-to-content",
    ],
)
def test_output_among_the_sources_is_refused(tmp_path: Path, place: str) -> None:
    root = tmp_path / "project"
    (root / "content").mkdir(parents=True)
    (root / "a-file").write_text("x", encoding="utf-8")
    (tmp_path / "link-to-content").symlink_to(root / "content")
    found = refuse_output(tmp_path / place, root / "content", root / "theme", root)
    assert found is not None
    assert found.code in {"W-OUT-PLACE", "W-OUT-FILE"}


def test_output_that_holds_the_content_of_another_place_is_refused(tmp_path: Path) -> None:
    root, content = tmp_path / "project", tmp_path / "archive/mine/content"
    found = refuse_output(tmp_path / "archive", content, root / "theme", root)
    assert found is not None
    assert found.code == "W-OUT-PLACE"


@pytest.mark.parametrize("place", ["project/output", "project/build/output", "elsewhere", "project/contents"])
def test_output_apart_from_the_sources_is_accepted(tmp_path: Path, place: str) -> None:
    root = tmp_path / "project"
    assert refuse_output(tmp_path / place, root / "content", root / "theme", root) is None
