"""The command reads articles as a build does, and says in Arabic what is wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from plugins.evaluate.__main__ import main

ARTICLE = """العنوان: الجسر
التاريخ: 2016-05-24

قال مدير الميناء سعيد النجار: «لن نغلق الجسر قبل الشتاء».
ووصل سعيد النجار إلى دمشق.
"""
GOLD = {
    "id": "bridge",
    "quotes": [{"text": "لن نغلق الجسر قبل الشتاء", "kind": "direct", "speaker": "سعيد النجار"}],
    "indirect": [],
    "actors": [{"name": "سعيد النجار", "mentions": []}],
    "places": [{"name": "دمشق", "mentions": []}],
}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    (folder / "articles").mkdir(parents=True)
    (folder / "articles/bridge.txt").write_text(ARTICLE, encoding="utf-8")
    return folder


def _run(content: Path, *golds: object, options: tuple[str, ...] = ()) -> int:
    path = content.parent / "gold.jsonl"
    path.write_text("\n".join(json.dumps(g, ensure_ascii=False) for g in golds), encoding="utf-8")
    return main([str(path), str(content), *options])


def _rows(out: str) -> dict[str, list[str]]:
    return {line[:20].strip(): line[20:].split() for line in out.splitlines() if line[:1].strip()}


def test_the_figures(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(content, GOLD) == 0
    rows = _rows(capsys.readouterr().out)
    assert rows["الاقتباس مع قائله"] == ["1.0000"] * 3 + ["1"] * 3
    assert rows["الشخصيات والهيئات"] == ["1.0000"] * 3 + ["1"] * 3
    assert rows["الأماكن"] == ["1.0000"] * 3 + ["1"] * 3


def test_without_the_base_nobody_knows_damascus(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(content, GOLD, options=("--without-base", "--misses", "5")) == 0
    out = capsys.readouterr().out
    assert _rows(out)["الأماكن"][-3:] == ["0", "1", "0"]
    assert "أماكن فاتت (1):\n  bridge: دمشق" in out


def test_nothing_is_written(content: Path) -> None:
    before = sorted(content.parent.rglob("*"))
    _run(content, GOLD)
    assert {*content.parent.rglob("*")} - {*before} == {content.parent / "gold.jsonl"}


def test_all_errors_come_at_once(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (content / "articles/bad.txt").write_text("التاريخ: 31 فبراير 2016\n\nنص.", encoding="utf-8")
    assert _run(content, GOLD, GOLD | {"id": "ghost"}, GOLD | {"id": ""}) == 1
    out, err = capsys.readouterr()
    assert out == ""
    gold = content.parent / "gold.jsonl"
    assert f"{gold}:2: خطأ: لا مادة منشورة بالمعرف «ghost»" in err
    assert f"{gold}:3: خطأ: قيمة غير مقبولة للمفتاح id" in err
    assert "content/articles/bad.txt:1: خطأ:" in err
    assert "لم يُحسب شيء. الأخطاء: 3" in err


def test_annotated_words_that_the_article_does_not_hold_are_a_warning(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    quotes = [{"text": "لن نغلق النفق", "kind": "direct"}]
    assert _run(content, GOLD | {"quotes": quotes}) == 0
    assert "gold.jsonl:1: تنبيه: ليس هذا الاقتباس في نص المادة: «لن نغلق النفق»" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["gold.jsonl", "content", "--misses", "كثير"]])
def test_what_is_missing_is_asked_for(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert "make evaluate GOLD=gold.jsonl" in capsys.readouterr().err


def test_a_fault_of_ours_is_a_message(
    content: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("plugins.evaluate.__main__.score", fail)
    assert _run(content, GOLD) == 1
    assert "عيب في البرنامج لا في المحتوى (ZeroDivisionError" in capsys.readouterr().err


def test_a_folder_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "gold.jsonl"), str(tmp_path / "none")]) == 2
    assert "لا مجلد باسم" in capsys.readouterr().err
