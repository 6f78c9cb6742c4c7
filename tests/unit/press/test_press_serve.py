"""What the preview's server answers, and that builds and readers never meet in one folder."""

from __future__ import annotations

import threading
from pathlib import Path
from urllib.parse import quote

import pytest

from plugins.press.preview import SCRIPT, STYLE, VERSION, Message
from plugins.press.serve import Preview, Shown, changes, find_answer, main, open_server

_FILES = {
    "index.html": "<html><head></head><body>الرئيسية</body></html>",
    "404.html": "<html><head></head><body>لا صفحة هنا</body></html>",
    "topics/موانئ/index.html": "<html><head></head><body>موانئ</body></html>",
    "2016/05/24/jisr/article.txt": "نص المادة",
    "data/articles.csv": "a,b\n",
    "feeds/all.xml": "<feed/>",
    "theme/fonts/naskh.woff2": "x",
    "images/a.PNG": "x",
}


@pytest.fixture
def shown(tmp_path: Path) -> Shown:
    """A small site."""
    site = tmp_path / "1" / "output"
    for name, text in _FILES.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text, encoding="utf-8")
    (tmp_path / "1" / "secret.txt").write_text("سر", encoding="utf-8")
    return Shown(site, (), "v1")


@pytest.mark.parametrize(
    ("address", "status", "kind", "words"),
    [
        ("/", 200, "text/html; charset=utf-8", "الرئيسية"),
        ("/?q=1#top", 200, "text/html; charset=utf-8", "الرئيسية"),
        (f"/topics/{quote('موانئ')}/", 200, "text/html; charset=utf-8", "موانئ"),
        ("/2016/05/24/jisr/article.txt", 200, "text/plain; charset=utf-8", "نص المادة"),
        ("/data/articles.csv", 200, "text/csv; charset=utf-8", "a,b"),
        ("/feeds/all.xml", 200, "application/xml; charset=utf-8", "<feed/>"),
        ("/theme/fonts/naskh.woff2", 200, "font/woff2", "x"),
        ("/images/a.PNG", 200, "image/png", "x"),
        ("/data/", 404, "text/html; charset=utf-8", "لا صفحة هنا"),
        ("/nowhere/deep/", 404, "text/html; charset=utf-8", "لا صفحة هنا"),
        ("/index.html/", 404, "text/html; charset=utf-8", "لا صفحة هنا"),
        ("/../secret.txt", 404, "text/html; charset=utf-8", "لا صفحة هنا"),
        ("/%2e%2e/secret.txt", 404, "text/html; charset=utf-8", "لا صفحة هنا"),
        ("/x%2f..%2f..%2fsecret.txt", 404, "text/html; charset=utf-8", "لا صفحة هنا"),
        ("/%00", 404, "text/html; charset=utf-8", "لا صفحة هنا"),
        ("/%ff/", 404, "text/html; charset=utf-8", "لا صفحة هنا"),
        ("/" + "a" * 5000, 404, "text/html; charset=utf-8", "لا صفحة هنا"),
        (VERSION, 200, "text/plain; charset=utf-8", "v1"),
        (SCRIPT, 200, "text/javascript; charset=utf-8", VERSION),
        (STYLE, 200, "text/css; charset=utf-8", "preview-problems"),
    ],
)
def test_an_address_shows(shown: Shown, address: str, status: int, kind: str, words: str) -> None:
    answer = find_answer(shown, address)
    assert (answer.status, answer.kind) == (status, kind)
    assert words in answer.body.decode()


@pytest.mark.parametrize(
    ("address", "location"),
    [
        ("/data", "/data/"),
        ("//data", "/data/"),
        (f"/topics/{quote('موانئ')}?x", f"/topics/{quote('موانئ')}/"),
    ],
)
def test_a_folder_without_its_last_slash_leads_to_it(shown: Shown, address: str, location: str) -> None:
    answer = find_answer(shown, address)
    assert (answer.status, answer.location) == (301, location)


def test_only_pages_are_changed_and_no_file_is(shown: Shown) -> None:
    assert shown.site is not None
    failed = Shown(shown.site, (Message("خطأ في التاريخ"),), "v2")
    for address in ("/", "/nowhere"):
        assert "خطأ في التاريخ" in find_answer(failed, address).body.decode()
    assert find_answer(failed, "/feeds/all.xml").body == b"<feed/>"
    assert (shown.site / "index.html").read_text(encoding="utf-8") == _FILES["index.html"]


def test_without_a_site_every_page_is_the_messages(tmp_path: Path) -> None:
    del tmp_path
    answer = find_answer(Shown(None, (Message("خطأ في التاريخ"),), "v1"), "/2016/")
    assert answer.status == 503
    assert "خطأ في التاريخ" in answer.body.decode()


def test_builds_go_by_turns_into_the_folder_that_is_not_shown(tmp_path: Path) -> None:
    preview = Preview(tmp_path)
    first = preview.next_folder()
    preview.show(first)
    second = preview.next_folder()
    assert second != first
    preview.fail((Message("خطأ"),))
    assert preview.next_folder() == second, "a failed build leaves the shown folder alone"
    preview.show(second)
    assert preview.next_folder() == first


def test_a_build_waits_for_who_still_reads_the_folder_it_needs(tmp_path: Path) -> None:
    preview = Preview(tmp_path)
    first = preview.next_folder()
    preview.show(first)
    given: list[Path] = []
    with preview.held() as shown:
        assert shown.site == first
        preview.show(preview.next_folder())
        waiting = threading.Thread(target=lambda: given.append(preview.next_folder()))
        waiting.start()
        waiting.join(0.1)
        assert given == []
    waiting.join(10)
    assert given == [first]


def test_every_change_of_what_is_shown_has_its_own_version(tmp_path: Path) -> None:
    preview, versions = Preview(tmp_path), set()
    for change in (
        lambda: preview.show(tmp_path),
        lambda: preview.fail((Message("خطأ"),)),
        lambda: preview.fail((Message("خطأ"),)),
        lambda: preview.show(tmp_path),
    ):
        change()
        with preview.held() as shown:
            versions.add(shown.version)
    assert len(versions) == 4


def test_a_success_takes_the_messages_away(tmp_path: Path) -> None:
    preview = Preview(tmp_path)
    preview.fail((Message("خطأ"),))
    preview.show(tmp_path)
    with preview.held() as shown:
        assert shown.messages == ()


def test_a_taken_port_is_passed_over(tmp_path: Path) -> None:
    first = open_server(18700, Preview(tmp_path))
    assert first is not None
    second = open_server(first.server_address[1], Preview(tmp_path))
    try:
        assert second is not None
        assert second.server_address[1] > first.server_address[1]
        assert second.server_address[0] == "127.0.0.1"
    finally:
        first.server_close()
        if second:
            second.server_close()


@pytest.mark.parametrize("arguments", [["content", "eight"], ["content", "0"], ["content", "70000"]])
def test_a_wrong_port_is_refused_in_arabic(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert "المنفذ" in capsys.readouterr().err


def test_a_missing_content_folder_is_refused_in_arabic(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["nowhere", "8000"]) == 2
    assert "«nowhere»" in capsys.readouterr().err


def test_changes_are_seen_also_in_the_settings_and_in_a_folder_that_was_exchanged(tmp_path: Path) -> None:
    content, settings = tmp_path / "content", tmp_path / "pelicanconf.py"
    content.mkdir()
    settings.write_text("A = 1\n", encoding="utf-8")
    seen = changes(content, tmp_path)
    next(seen)  # the first comes at once
    (content / "a.txt").write_text("نص", encoding="utf-8")
    next(seen)
    (tmp_path / "beside").write_text("A = 2\n", encoding="utf-8")
    (tmp_path / "beside").replace(settings)
    next(seen)
    content.rename(tmp_path / "old")
    content.mkdir()
    next(seen)
    (content / "b.txt").write_text("نص", encoding="utf-8")
    next(seen)
