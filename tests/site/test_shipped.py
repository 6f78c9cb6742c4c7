"""The archive that ships: one real article, whose statements and speakers are known."""

from __future__ import annotations

import gzip

from tests.site.built import ROOT, BuiltSite, Page, words

_SOURCE = "content/articles/2016/05/lavrov-raqqa.txt"
_PAGE = "2016/05/24/lavrov-raqqa/index.html"
_LAVROV, _IBRAHIM = "سيرغي لافروف", "إبراهيم إبراهيم"
# Speaker, how he is known, the first words.
_QUOTES = [
    (_LAVROV, "بالاسم", "لا أستطيع تأكيد ما إذا كانت الأنباء"),
    (_LAVROV, "بالصفة: «الوزير الروسي»", "نحن على قناعة بأنه كان من الممكن"),
    (_LAVROV, "من السياق", "إننا توصلنا إلى هذا الاتفاق"),
    (_IBRAHIM, "بالاسم", "بلا شك، يجري التحضير للهجوم على الرقة"),
]
# A page of 2,400 characters, and all that a reader's first visit to one fetches, compressed.
_PAGE_WEIGHT, _VISIT_WEIGHT = 16 * 1024, 120 * 1024
_OFFICE = "وزير الخارجية الروسي"
_NAMES_IN_MARKS = ("داعش", "الاتحاد الديمقراطي", "إنترفاكس")


def _page(shipped: BuiltSite) -> Page:
    return shipped.page(_PAGE)


def test_four_quote_blocks_name_their_speakers_and_how_they_are_known(shipped: BuiltSite) -> None:
    figures = _page(shipped).all("figure", "quote")
    assert len(figures) == len(_QUOTES)
    for figure, (speaker, grade, first_words) in zip(figures, _QUOTES, strict=True):
        (caption,) = figure.iter("figcaption")
        (quote,) = figure.iter("blockquote")
        assert words(next(caption.iter("a"))) == speaker
        first, *middle, kind, known = words(caption).split(" · ")
        assert first.startswith(speaker)
        assert (kind, known) == ("اقتباس حرفي", grade)
        assert middle == ([_OFFICE] if speaker == _LAVROV else [])
        assert words(quote).startswith(f"«{first_words}")
        assert words(quote).rstrip(".").endswith("»")


def test_the_spokesman_speaks_for_his_party(shipped: BuiltSite) -> None:
    *_, last = _page(shipped).all("figure", "quote")
    (caption,) = last.iter("figcaption")
    assert "باسم حزب الاتحاد الديمقراطي" in words(caption)


def test_names_in_quotation_marks_are_no_quotes(shipped: BuiltSite) -> None:
    page = _page(shipped)
    assert page.all("q") == []
    texts = [row["text"] for row in shipped.rows("statements")]
    assert not set(_NAMES_IN_MARKS) & set(texts)
    read = "\n".join(page.article_pieces())
    assert all(f"«{name}»" in read for name in _NAMES_IN_MARKS)


def test_the_misprint_stands(shipped: BuiltSite) -> None:
    assert "الانتقال من مجدر تبادل المعلومات" in "\n".join(_page(shipped).article_pieces())
    assert "مجدر" in shipped.article_texts["lavrov-raqqa"]


def test_the_eleven_paragraphs_are_those_of_the_source(shipped: BuiltSite) -> None:
    file = (ROOT / _SOURCE).read_text(encoding="utf-8")
    lines = [line for line in file.split("---\n", 2)[2].splitlines() if line]
    assert len(lines) == 11
    assert shipped.article_texts["lavrov-raqqa"].split("\n") == lines
    (body,) = _page(shipped).all("*", "article__text")
    # Each quote block closes its paragraph here, so that eleven paragraphs stay outside of them.
    outside = [p for p in body.iter("p") if p not in [q for f in body.iter("figure") for q in f.iter("p")]]
    assert len(outside) == 11


def test_fourteen_statements_have_their_speakers(shipped: BuiltSite) -> None:
    rows = shipped.rows("statements")
    assert sum(row["kind"] == "direct" for row in rows) == 4
    assert sum(row["kind"] == "indirect" for row in rows) == 10
    assert [row["speaker_name"] for row in rows] == [_LAVROV] * 9 + [_IBRAHIM] * 5


def test_the_article_says_what_is_not_from_its_source(shipped: BuiltSite) -> None:
    page = _page(shipped)
    assert page.heading() == "[تصريحات لافروف بشأن الهجوم على الرقة]"
    (main,) = page.all("main")
    assert "العنوان من وضع الأرشيف، إذ لا عنوان للمادة في مصدرها." in words(main)
    assert "24 مايو/أيار 2016 استُدل على التاريخ من النص" in words(main)


def test_an_article_is_light_and_a_first_visit_to_one_too(shipped: BuiltSite) -> None:
    assert len(shipped.files[_PAGE]) <= _PAGE_WEIGHT
    fetched = [
        path
        for path in shipped.files
        if path in {_PAGE, "theme/style.css", "theme/icon.svg"} or path.endswith(".woff2")
    ]
    assert len(fetched) > 5
    assert sum(len(gzip.compress(shipped.files[path])) for path in fetched) <= _VISIT_WEIGHT
