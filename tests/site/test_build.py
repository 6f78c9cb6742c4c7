"""The build as a whole, on small archives: everything is read or named, all or nothing is published."""

from __future__ import annotations

import errno
import os
import re
import signal
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pelican.plugins import signals

from plugins import press
from plugins.newsroom.archive import Archive
from plugins.newsroom.article import Record
from plugins.press.swap import Press
from plugins.press.writer import WarraqWriter
from tests.unit.press.tiny import ARTICLE_PAGE, Project, article, hooks, make_project, read_article, tree


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A tiny project that was never built."""
    return make_project(tmp_path)


@pytest.fixture
def published(project: Project) -> Project:
    """A tiny project with its site."""
    assert project.build() == 0
    return project


def _beside(project: Project) -> set[str]:
    return {p.name for p in project.root.iterdir() if p.name.startswith(".output")}


def test_each_article_has_its_page_and_its_text(published: Project) -> None:
    assert sorted(tree(published.output)) == [
        "2019/03/02/khabar-1/article.txt",
        "2019/03/02/khabar-1/index.html",
        "2019/03/03/khabar-2/article.txt",
        "2019/03/03/khabar-2/index.html",
        "2019/03/04/khabar-3/article.txt",
        "2019/03/04/khabar-3/index.html",
        "theme/main.css",
    ]
    text = (published.output / "2019/03/02/khabar-1/article.txt").read_text(encoding="utf-8")
    assert text == "وصلت السفينة إلى ميناء المنارة.\nوانتهى الخبر 1.\n"


def test_the_closing_line_counts(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    project.write("articles/draft.txt", article(4, keys="Status: draft\n"))
    project.write("articles/gone.txt", article(5, keys="Status: withdrawn\n"))
    assert project.build() == 0
    out = capsys.readouterr().out.splitlines()
    assert out[-1] == (
        "نُشر الموقع. المواد: 3، المسودات: 1، المسحوبة: 1، الصفحات: 4، التصريحات: 0، التنبيهات: 0"
    )
    assert project.build() == 0
    assert "لم يتغير شيء" in capsys.readouterr().out


def test_an_article_that_gets_lost_on_the_way_is_missed(
    published: Project, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wherever it is lost: before the archive is made of the articles, or in the making."""
    before = tree(published.output)
    published.write("articles/khabar-4.txt", article(4))
    make, read = press.make_archive, press.read_content

    def read_less(*more: object) -> object:
        reading = read(*more)  # type: ignore[arg-type] # the build's own arguments
        return replace(reading, records=reading.records[1:])

    def make_less(records: tuple[Record, ...], *, threshold: int) -> Archive:
        return make(records[1:], threshold=threshold)

    for name, lossy in (("read_content", read_less), ("make_archive", make_less)):
        with monkeypatch.context() as patch:
            patch.setattr(press, name, lossy)
            assert published.build() == 1
        assert "[W-GATE-TALLY]" in capsys.readouterr().err
        assert tree(published.output) == before


def test_drafts_are_written_nowhere_and_withdrawn_articles_leave_no_text(project: Project) -> None:
    project.write("articles/draft.txt", article(4, words="سر المسودة.", keys="Status: draft\n"))
    project.write("articles/gone.txt", article(5, words="سر المسحوبة.", keys="Status: withdrawn\n"))
    assert project.build() == 0
    assert (project.output / "2019/03/06/gone/index.html").exists()
    everything = b"".join(p.read_bytes() for p in project.output.rglob("*") if p.is_file())
    assert "سر".encode() not in everything


def test_a_deleted_article_is_gone_from_the_site(published: Project) -> None:
    (published.content / "articles/khabar-2.txt").unlink()
    assert published.build() == 0
    assert not list(published.output.rglob("khabar-2"))


def test_a_great_loss_needs_a_word(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(4, 31):
        project.write(f"articles/khabar-{number}.txt", article(number))
    assert project.build() == 0
    before = tree(project.output)
    for number in range(1, 26):
        (project.content / f"articles/khabar-{number}.txt").unlink()
    assert project.build() == 1
    assert "[W-OUT-LOSS]" in capsys.readouterr().err
    assert tree(project.output) == before
    assert project.build(WARRAQ_LOSS=True) == 0
    assert len([path for path in tree(project.output) if path.endswith("article.txt")]) == 5


def test_articles_without_a_date_are_published(project: Project) -> None:
    project.write("articles/undated.txt", "Title: بلا تاريخ\n\nنص.\n")
    assert project.build() == 0
    assert (project.output / "undated/undated/index.html").exists()


def test_all_errors_are_told_at_once_and_nothing_is_published(
    published: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    before = tree(published.output)
    published.write("articles/khabar-4.txt", article(4))
    published.write("articles/bad.txt", article(5, words="نص\nخطأ!"))
    published.write("articles/twin.txt", article(6, keys="Id: Khabar-1\n"))
    published.write("articles/khabar.docx", b"PK")
    (published.content / "articles/out.txt").symlink_to("/etc/hostname")
    capsys.readouterr()
    assert published.build() == 1
    told = capsys.readouterr().err.splitlines()
    assert [re.sub(r": .*\[", " [", line) for line in told[:-1]] == [
        "content/articles/bad.txt:5 [W-TEST]",
        "content/articles/khabar-1.txt:1 [W-ID-DUPLICATE]",
        "content/articles/khabar.docx:1 [W-FILE-KIND]",
        "content/articles/out.txt:1 [W-FILE-LINK-OUT]",
        "content/articles/twin.txt:3 [W-ID-DUPLICATE]",
    ]
    assert told[-1] == "لم يُنشر شيء، والموقع السابق كما هو. الأخطاء: 5، التنبيهات: 0"
    assert tree(published.output) == before
    assert _beside(published) == {".output.warraq.lock", ".output.warraq-files.lock"}


def test_an_empty_archive_is_refused(published: Project, capsys: pytest.CaptureFixture[str]) -> None:
    before = tree(published.output)
    for file in (published.content / "articles").iterdir():
        file.unlink()
    assert published.build() == 1
    assert "[W-NO-ARTICLES]" in capsys.readouterr().err
    assert tree(published.output) == before


def test_a_file_that_its_reader_drops_in_silence_is_named(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    class Nothing:
        record = None
        problems = ()

    def forgetful(data: bytes, path: str, site: Any, *, content: str) -> Any:  # noqa: ANN401 - a stand-in
        return Nothing() if "khabar-2" in path else read_article(data, path, site, content=content)

    assert project.build(WARRAQ=hooks(read_article=forgetful)) == 1
    assert "content/articles/khabar-2.txt:1:" in capsys.readouterr().err


def test_a_page_that_loses_a_word_is_not_published(
    published: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    before = tree(published.output)
    page = ARTICLE_PAGE.replace("{{ block.text }}", "{{ block.text | replace('السفينة ', '') }}")
    (published.root / "theme/templates/article.html").write_text(page, encoding="utf-8")
    assert published.build() == 1
    told = capsys.readouterr().err
    assert "content/articles/khabar-1.txt:4: خطأ: نص الصفحة يخالف نص المادة" in told
    assert "[W-GATE-VERBATIM]" in told
    assert tree(published.output) == before


@pytest.mark.parametrize(
    ("inserted", "code"),
    [
        ("<script>1</script>", "W-GATE-UNSAFE"),
        ('<a href="../none/">أ</a>', "W-GATE-LINK"),
        ('<img src="https://a.example/x.png" alt="">', "W-GATE-OUTSIDE"),
        ("{{ no_such_name }}", "W-THEME"),
        ("{% if %}", "W-THEME"),
    ],
)
def test_a_fault_of_the_theme_is_named_and_not_published(
    published: Project, capsys: pytest.CaptureFixture[str], inserted: str, code: str
) -> None:
    before = tree(published.output)
    page = ARTICLE_PAGE.replace("</body>", f"{inserted}\n</body>")
    (published.root / "theme/templates/article.html").write_text(page, encoding="utf-8")
    assert published.build() == 1
    told = capsys.readouterr().err
    assert f"[{code}]" in told
    if code == "W-THEME":
        line = page[: page.index(inserted)].count("\n") + 1
        assert f"theme/templates/article.html:{line}: خطأ:" in told
    assert tree(published.output) == before


def test_a_missing_template_is_named(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    (project.root / "theme/templates/withdrawn.html").unlink()
    project.write("articles/gone.txt", article(5, keys="Status: withdrawn\n"))
    assert project.build() == 1
    assert "[W-THEME]" in capsys.readouterr().err


def test_a_fault_of_ours_is_called_so_without_a_traceback(
    published: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    before = tree(published.output)
    published.write("articles/crash.txt", article(4, words="انهيار!"))
    capsys.readouterr()
    assert published.build() == 1
    told = capsys.readouterr().err
    assert told.startswith("عيب في البرنامج لا في المحتوى (ZeroDivisionError")
    assert "Traceback" not in told
    assert published.build(DEBUG=True) == 1
    assert "Traceback" in capsys.readouterr().err
    assert tree(published.output) == before
    assert ".output.warraq-staging" not in _beside(published)


@pytest.mark.parametrize("after", [0, 3, 5])
def test_a_full_disk_is_called_so_and_leaves_the_site(
    published: Project, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    before = tree(published.output)
    published.write("articles/khabar-4.txt", article(4))
    written = WarraqWriter._claim  # noqa: SLF001 - every file passes here
    count = 0

    def full(self: WarraqWriter, filename: str) -> None:
        nonlocal count
        count += 1
        if count > after:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), filename)
        written(self, filename)

    monkeypatch.setattr(WarraqWriter, "_claim", full)
    assert published.build() == 1
    assert "لا مساحة كافية في القرص (ENOSPC" in capsys.readouterr().err
    assert tree(published.output) == before
    assert ".output.warraq-staging" not in _beside(published)


def test_output_in_the_content_folder_is_refused(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    before = tree(project.content)
    for place in (project.content, project.content / "articles", project.root):
        assert project.build(OUTPUT_PATH=str(place)) == 1
        assert "[W-OUT-PLACE]" in capsys.readouterr().err
    assert tree(project.content) == before


def test_a_second_build_is_turned_away(published: Project, capsys: pytest.CaptureFixture[str]) -> None:
    with Press(published.output):
        assert published.build() == 1
    assert "بناء آخر قيد التنفيذ" in capsys.readouterr().err
    assert published.build() == 0


def test_foreign_files_are_kept_and_named(published: Project, capsys: pytest.CaptureFixture[str]) -> None:
    (published.output / "CNAME").write_text("example.org\n", encoding="utf-8")
    published.write("articles/khabar-4.txt", article(4))
    assert published.build() == 0
    assert "CNAME" in capsys.readouterr().out
    assert (published.output / "CNAME").read_text(encoding="utf-8") == "example.org\n"


def test_a_foreign_file_at_one_of_our_addresses_is_an_error(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    file = project.output / "2019/03/02/khabar-1/index.html"
    file.parent.mkdir(parents=True)
    file.write_text("theirs", encoding="utf-8")
    assert project.build() == 1
    assert "output/2019/03/02/khabar-1/index.html:1: خطأ:" in capsys.readouterr().err
    assert file.read_text(encoding="utf-8") == "theirs"


def test_two_parts_that_want_one_address_are_an_error(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    def twice(generator: Any, writer: Any) -> None:  # noqa: ANN401 - Pelican has no types
        del generator
        writer.write_text("2019/03/02/KHABAR-1/article.txt", "x")

    with signals.article_writer_finalized.connected_to(twice):
        assert project.build() == 1
    assert "[W-OUT-TWICE]" in capsys.readouterr().err


def test_what_a_stock_plugin_writes_is_ours(published: Project) -> None:
    def write(pelican: Any) -> None:  # noqa: ANN401 - Pelican has no types
        (Path(pelican.output_path) / "sitemap.xml").write_text("<urlset/>", encoding="utf-8")
        assert pelican.settings["OUTPUT_PATH"] == pelican.output_path

    with signals.finalized.connected_to(write):
        assert published.build() == 0
    assert (published.output / "sitemap.xml").exists()
    assert published.build() == 0
    assert not (published.output / "sitemap.xml").exists()


def test_stock_plugins_find_the_articles_newest_first(project: Project) -> None:
    project.write("articles/undated.txt", "Title: بلا تاريخ\n\nنص.\n")
    seen: list[tuple[str, str]] = []

    def look(generators: Any) -> None:  # noqa: ANN401 - Pelican has no types
        seen.extend((a.slug, a.url) for a in generators[0].articles)
        assert generators[0].articles[0].content.startswith("<p>وصلت السفينة")

    with signals.all_generators_finalized.connected_to(look):
        assert project.build() == 0
    assert seen == [
        ("khabar-3", "2019/03/04/khabar-3/"),
        ("khabar-2", "2019/03/03/khabar-2/"),
        ("khabar-1", "2019/03/02/khabar-1/"),
        ("undated", "undated/undated/"),
    ]


def test_a_plugin_that_cannot_be_loaded_stops_the_build(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert project.build(PLUGINS=["no_such_plugin"]) == 1
    assert "pelicanconf.py:1: خطأ: لم تُحمّل الإضافة «no_such_plugin»" in capsys.readouterr().err


@pytest.mark.parametrize(
    "address", ["example.org", "ftp://example.org", "https://", "https://a.example/?x=1"]
)
def test_an_address_that_is_none_is_refused(
    project: Project, capsys: pytest.CaptureFixture[str], address: str
) -> None:
    assert project.build(SITEURL=address) == 1
    assert "[W-SITE-URL]" in capsys.readouterr().err


def test_a_damaged_cache_changes_nothing(published: Project) -> None:
    before = tree(published.output)
    file = published.root / ".cache/analysis.sqlite"
    for junk in (b"junk", file.read_bytes()[:3000]):
        file.write_bytes(junk)
        assert published.build() == 0
        assert tree(published.output) == before


def test_a_cached_article_is_not_read_again(published: Project) -> None:
    def never(*_: object, **__: object) -> None:
        raise AssertionError

    assert published.build(WARRAQ=hooks(read_article=never)) == 0
    published.write("articles/khabar-1.txt", article(1, words="نص آخر."))
    assert published.build(WARRAQ=hooks(read_article=never)) == 1


def test_the_command_does_what_the_build_does(published: Project) -> None:
    other = published.root / "elsewhere/site"
    process = published.start("-o", str(other))
    out, _ = process.communicate(timeout=60)
    assert process.returncode == 0, out
    assert tree(other) == tree(published.output)
    published.write("articles/bad.txt", article(5, words="خطأ!"))
    process = published.start("-o", str(other))
    out, _ = process.communicate(timeout=60)
    assert process.returncode == 1
    assert out.splitlines()[0].startswith("content/articles/bad.txt:4: خطأ:")


def _touches(project: Project, kill_at: int) -> list[str]:
    """Build in a forked process that is killed at its n-th touch of the disk; what it touched, if not."""
    child = os.fork()
    if child == 0:
        seen: list[str] = []

        def hook(event: str, _arguments: object) -> None:
            if event in _TOUCHES:
                seen.append(event)
                if len(seen) == kill_at:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(hook)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        code = project.build()
        (project.root / "touches").write_text("\n".join(seen), encoding="utf-8")
        os._exit(code)
    _, status = os.waitpid(child, 0)
    if kill_at:
        assert os.WTERMSIG(status) == signal.SIGKILL
        return []
    assert os.WEXITSTATUS(status) == 0
    return (project.root / "touches").read_text(encoding="utf-8").splitlines()


# Python tells its audit hooks of each; ctypes.dlsym comes right before the exchange.
_TOUCHES = frozenset({"open", "os.mkdir", "os.rename", "os.link", "os.remove", "os.rmdir", "ctypes.dlsym"})


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_kill_at_any_moment_leaves_the_old_site_or_the_new_one(published: Project) -> None:
    old = tree(published.output)
    published.write("articles/khabar-4.txt", article(4))
    (published.content / "articles/khabar-2.txt").unlink()
    touches = _touches(published, 0)
    new = tree(published.output)
    assert new != old
    exchange = touches.index("ctypes.dlsym")
    assert len(touches) > exchange + 20
    sites = []
    # Each moment about the exchange, and every fourth before and after.
    near = range(exchange - 5, exchange + 15)
    for moment in sorted({*range(1, len(touches), 4), *near, len(touches)}):
        # Back to the old archive: the killed build must not have left anything that stays.
        published.write("articles/khabar-2.txt", article(2))
        (published.content / "articles/khabar-4.txt").unlink()
        assert published.build() == 0
        assert tree(published.output) == old
        assert _beside(published) == {".output.warraq.lock", ".output.warraq-files.lock"}
        published.write("articles/khabar-4.txt", article(4))
        (published.content / "articles/khabar-2.txt").unlink()
        _touches(published, moment)
        sites.append(tree(published.output))
        assert sites[-1] in (old, new), moment
    assert sites[0] == old
    assert sites[-1] == new
