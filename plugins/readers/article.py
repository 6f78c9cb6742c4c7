"""Read one article file: its metadata and its body, and everything that is wrong with it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import PurePosixPath
from typing import cast

from plugins.arabic.dates import infer_day, read_date
from plugins.arabic.normalise import slug
from plugins.newsroom.article import Correction, DateStatus, Record, Status, TitleStatus
from plugins.newsroom.document import Document, Picture
from plugins.newsroom.problems import Problem
from plugins.newsroom.site import Site
from plugins.readers import values
from plugins.readers.body import Body, is_blank, make_paragraphs
from plugins.readers.characters import balance_isolates, clean, decode, isolate_warning
from plugins.readers.head import Entry, Head, split_head
from plugins.readers.keys import find_key
from plugins.readers.links import is_web_address, resolve_image
from plugins.readers.markup import read_markdown

TITLE_WORDS = 12
_DAYS = ("Date", "Modified", "Withdrawn")  # keys whose value is a day
WITHDRAWN_TITLE = "مادة مسحوبة"  # a title made of the text would publish some of it

# A mark that ends a sentence: before a blank or the end, and not after a letter or two («د. سالم»).
_SENTENCE_END = re.compile(r"(?<=[^\s.]{3})(?:[.]+|…|[؟?!]+|[؛;])(?=\s|[\"»”]?$)")
_DATED_NAME = re.compile(r"(\d{4}-\d{2}-\d{2})(?!\d)")
_SOURCE_LINE = re.compile(r"\(?\s*(?P<key>[^:()]{1,20}?)\s*:\s*(?P<source>[^:]{1,80}?)\s*[.)]*")


@dataclass(frozen=True, slots=True)
class Reading:
    """An article without its analysis, what was wrong, and the line of each metadata key."""

    record: Record | None  # None where the file cannot be read at all
    problems: tuple[Problem, ...] = ()
    key_lines: Mapping[str, int] = field(default_factory=dict)  # by the key's canonical name


def read_article(data: bytes, path: str, site: Site, *, content: str = "content") -> Reading:
    """Read an article's bytes; `path` is its file from the content folder, with slashes.

    All problems are collected; an article with errors still comes as far as it could be read, so
    that it can be compared with others. Nobody may publish it.
    """
    where = f"{content}/{path}"
    text, problems = decode(data, where)
    if text is None:
        return Reading(None, problems)
    text, found = clean(text, where)
    problems += found
    lines = text.split("\n")
    head = split_head(lines, where)
    for i in range(head.body):
        if balance_isolates(lines[i]) != lines[i]:
            problems += (isolate_warning(where, i + 1),)
    body = _read_body(lines, head.body, path, where)
    writer = _Writer(path, where, site, head, body)
    record = writer.write()
    everything = (*problems, *head.problems, *body.problems, *writer.problems)
    return Reading(
        record, tuple(sorted(set(everything))), {e.key.name: e.line for e in reversed(head.entries)}
    )


def derive_title(text: str) -> str:
    """A title of the first words: the first sentence, or twelve words of it and «…»."""
    first = text.split("\n", 1)[0]
    words = first.split()
    short = " ".join(words[:TITLE_WORDS])
    if (m := _SENTENCE_END.search(short)) and m.start() > 0:
        end = m.end() if m[0][0] in "؟?!" else m.start()
        return short[:end].rstrip("،,؛;: ")
    if len(words) <= TITLE_WORDS:
        return short
    return short.rstrip("،,؛;:.-–— ") + "…"


def _read_body(lines: Sequence[str], begin: int, path: str, where: str) -> Body:
    """Read the text: a paragraph a line in .txt, Markdown in the others. Lone isolates go first."""
    plain = path.lower().endswith(".txt")
    balanced = list(lines[begin:])
    problems: list[Problem] = []
    start = 0
    for i in range(len(balanced) + 1):
        # A direction ends with its paragraph: a line of .txt, a run of lines in Markdown.
        if i == len(balanced) or plain or not balanced[i].strip():
            paragraph = "\n".join(balanced[start : i + 1])
            kept = balance_isolates(paragraph)
            if kept != paragraph:
                problems.append(isolate_warning(where, begin + start + 1))
                balanced[start : i + 1] = kept.split("\n")
            start = i + 1
    if plain:
        body = make_paragraphs((begin + i + 1, line) for i, line in enumerate(balanced))
    else:
        body = read_markdown(balanced, begin + 1, path, where)
    return replace(body, problems=(*body.problems, *problems))


class _Writer:
    """Writes one record from its metadata and body, and collects what is wrong on the way."""

    def __init__(self, path: str, where: str, site: Site, head: Head, body: Body) -> None:
        self.path = path
        self.where = where
        self.site = site
        self.body = body
        self.problems: list[Problem] = []
        self.entries: dict[str, list[Entry]] = defaultdict(list)
        for entry in head.entries:
            self._file(entry)

    def write(self) -> Record:
        """The whole record."""
        status = self._status()
        day, day_status = self._day()
        title, title_status = self._title(status)
        actors, not_actors = values.read_names(self.entries["Actors"])
        places, not_places = values.read_names(self.entries["Places"])
        withdrawn = status == "withdrawn"
        withdrawn_on, because = self._withdrawal(status)
        document = self.body.document
        if not document.blocks and not withdrawn and not self.body.problems:
            self._wrong(0, "W-TEXT-NONE", "لا نص في المادة", "أضف النص بعد البيانات، أو احذف الملف")
        return Record(
            path=self.path,
            id=self._id(),
            title=title,
            title_status=title_status,
            day=day,
            day_status=day_status,
            source=self._text("Source") or self._source_line(),
            source_url=self._source_url(),
            medium=self._text("Medium"),
            authors=values.read_names(self.entries["Author"])[0],
            actors=actors,
            places=places,
            not_actors=not_actors,
            not_places=not_places,
            topics=values.read_names(self.entries["Topics"])[0],
            # Of a withdrawn article nothing goes on from here, so that nothing of it can get out.
            summary="" if withdrawn else self._text("Summary"),
            image=None if withdrawn else self._image(),
            status=status,
            withdrawn_on=withdrawn_on,
            withdrawn_because=because,
            corrections=self._corrections(),
            moved_from=values.read_names(self.entries["Moved_from"])[0],
            manual_statements=self._choice("Statements", values.STATEMENTS) == "manual",
            language=self._language(),
            modified=self._date_of("Modified"),
            document=Document() if withdrawn else document,
            lines=() if withdrawn else self.body.lines,
        )

    def _wrong(self, line: int, code: str, what: str, how: str, *, warn: bool = False) -> None:
        self.problems.append(Problem(self.where, line, code, what, how, "warning" if warn else "error"))

    def _file(self, entry: Entry) -> None:
        """Keep a metadata line under its key, unless it is empty or comes a second time.

        The same value under a synonym («modified» and «lastmod» of two systems) is no second one, nor
        is the same day, which one of them may give with the hour.
        """
        key, kept = entry.key, self.entries[entry.key.name]
        if not entry.values:
            if key.name == "Title":
                how = "اكتب العنوان، أو احذف السطر فيُؤخذ من أول النص"
                self._wrong(entry.line, "W-TITLE-EMPTY", "العنوان فارغ", how)
            return
        if kept and not key.adds_up:
            if kept[0].values == entry.values or (key.name in _DAYS and self._is_one_day(kept[0], entry)):
                return
            what = f"المفتاح {key.name} ({key.arabic}) مكرر، وأوله في السطر {kept[0].line}"
            self._wrong(entry.line, "W-KEY-TWICE", what, "أبق سطرا واحدا منهما")
            return
        if len(entry.items) > 1 and not key.many:
            what = f"للمفتاح {key.name} ({key.arabic}) قيمة واحدة، وهنا قائمة"
            self._wrong(entry.line, "W-VALUE-LIST", what, "أبق قيمة واحدة")
        kept.append(entry)

    def _is_one_day(self, one: Entry, other: Entry) -> bool:
        days = [read_date(e.text, self.site.first_year, self.site.last_year).day for e in (one, other)]
        return days[0] is not None and days[0] == days[1]

    def _entry(self, name: str) -> Entry | None:
        kept = self.entries[name]
        return kept[0] if kept else None

    def _text(self, name: str) -> str:
        entry = self._entry(name)
        return entry.text if entry else ""

    def _choice(self, name: str, choices: Mapping[str, str]) -> str:
        entry = self._entry(name)
        if entry is None:
            return ""
        choice, problems = values.read_choice(entry, choices, self.where)
        self.problems += problems
        return choice

    def _date_of(self, name: str) -> date | None:
        entry = self._entry(name)
        if entry is None:
            return None
        reading = read_date(entry.text, self.site.first_year, self.site.last_year)
        if reading.day is None:
            self._wrong(entry.line, reading.code, reading.what, reading.how)
        return reading.day

    def _title(self, status: Status) -> tuple[str, TitleStatus]:
        entry = self._entry("Title")
        wanted = self._choice("Title_status", values.TITLE_STATUSES)
        if entry and not is_blank(entry.text):
            return entry.text, cast("TitleStatus", wanted or "given")
        if about := self._entry("Title_status"):
            self._wrong(about.line, "W-TITLE-STATUS", "حالة عنوان بلا عنوان", "اكتب العنوان، أو احذف السطر")
        if status == "withdrawn":
            return WITHDRAWN_TITLE, "supplied"
        text = self.body.document.text
        return (derive_title(text) if text else PurePosixPath(self.path).stem), "derived"

    def _day(self) -> tuple[date | None, DateStatus]:
        entry = self._entry("Date")
        named = self._day_in_name()
        wanted = self._choice("Date_status", values.DATE_STATUSES)
        if entry:
            day, problems = values.read_day(entry, self.where, self.site)
            self.problems += problems
            if day and named and day != named:
                what = f"التاريخ {day} يخالف ما في اسم الملف {named}"
                self._wrong(entry.line, "W-DATE-FILE", what, "صحح أحدهما")
            return day, cast("DateStatus", wanted or "given") if day else "unknown"
        if named:
            return named, cast("DateStatus", wanted or "given")
        if about := self._entry("Date_status"):
            self._wrong(about.line, "W-DATE-STATUS", "حالة تاريخ بلا تاريخ", "اكتب التاريخ، أو احذف السطر")
        day = infer_day(self.body.document.text, self.site.first_year, self.site.last_year)
        if day:
            return day, "inferred"
        what, how = "المادة بلا تاريخ", "أضف سطرا مثل: التاريخ: 2016-05-24"
        self._wrong(1, "W-DATE-NONE", what, how, warn=True)
        return None, "unknown"

    def _day_in_name(self) -> date | None:
        """The day with which the file's name begins: 2016-05-24-khabar.md."""
        m = _DATED_NAME.match(PurePosixPath(self.path).name)
        return read_date(m[1]).day if m else None

    def _status(self) -> Status:
        status = self._choice("Status", values.STATUSES)
        draft = self._choice("Draft", values.YES_OR_NO)
        entry = self._entry("Draft")
        if entry and status and (draft == "yes") != (status == "draft"):
            self._wrong(entry.line, "W-STATUS-CLASH", "الحالة ومفتاح المسودة مختلفان", "أبق واحدا منهما")
        # What cannot be read is held back, not published.
        unreadable = self._entry("Status") is not None and not status
        return "draft" if draft == "yes" or unreadable else cast("Status", status or "published")

    def _withdrawal(self, status: Status) -> tuple[date | None, str]:
        on, because = self._date_of("Withdrawn"), self._text("Reason")
        first = self._entry("Withdrawn") or self._entry("Reason")
        if first and status != "withdrawn":
            what = "للمادة تاريخ سحب أو سبب، وليست مسحوبة"
            self._wrong(first.line, "W-WITHDRAWN", what, "أضف «الحالة: مسحوب»، أو احذف السطر")
        if status == "withdrawn" and not (self._entry("Withdrawn") and because):
            line = self.entries["Status"][0].line
            what, how = "مادة مسحوبة بلا تاريخ سحب أو سبب", "أضف «تاريخ السحب» و«السبب» ليراهما القارئ"
            self._wrong(line, "W-WITHDRAWN-BARE", what, how, warn=True)
        return on, because

    def _id(self) -> str:
        entry = self._entry("Id")
        if entry is None:
            stem = PurePosixPath(self.path).stem
            made = slug(stem, values.MOST_ID_BYTES)
            if not made:
                what, how = f"اسم الملف «{stem}» بلا حرف ولا رقم", "سمّه بحروف وأرقام، أو أضف «المعرف»"
                self._wrong(0, "W-ID-BAD", what, how)
            return made
        written = values.read_id(entry.text)
        if values.is_id(written):
            return written
        better = slug(written, values.MOST_ID_BYTES)
        what = f"المعرف «{entry.text}» لا يصلح في رابط"
        how = "حروف وأرقام و«-» فقط، و120 بايت على الأكثر" + (f"، مثل {better}" if better else "")
        self._wrong(entry.line, "W-ID-BAD", what, how)
        return better

    def _source_url(self) -> str:
        entry = self._entry("Source_url")
        if entry is None or is_web_address(entry.text):
            return entry.text if entry else ""
        what = f"رابط المصدر «{entry.text}» ليس رابط موقع"
        self._wrong(entry.line, "W-SOURCE-URL", what, "اكتبه كاملا، بادئا بـ https:// أو http://")
        return ""

    def _source_line(self) -> str:
        """The source that the text's last line names («المصدر: وكالات»); the line stays in the text."""
        blocks = self.body.document.blocks
        m = _SOURCE_LINE.fullmatch(blocks[-1].text) if blocks and blocks[-1].kind == "paragraph" else None
        key = find_key(m["key"]) if m else None
        return " ".join(m["source"].split()) if m and key and key.name == "Source" else ""

    def _image(self) -> Picture | None:
        entry, alternative = self._entry("Image"), self._text("Image_alt")
        if entry is None:
            about = [e for n in ("Image_alt", "Image_caption", "Image_credit") if (e := self._entry(n))]
            if about:
                what, how = "بيانات صورة بلا صورة", "أضف «الصورة: images/…»، أو احذف السطر"
                self._wrong(about[0].line, "W-IMAGE-NONE", what, how)
            return None
        target = resolve_image(entry.text, self.path)
        if not target.address:
            self._wrong(entry.line, target.code, target.what, target.how)
            return None
        if is_blank(alternative):
            how = "أضف سطر «وصف الصورة» لمن لا يراها"
            self._wrong(entry.line, "W-IMAGE-ALT", f"الصورة «{entry.text}» بلا نص بديل", how)
        return Picture(target.address, alternative, self._text("Image_caption"), self._text("Image_credit"))

    def _corrections(self) -> tuple[Correction, ...]:
        made = []
        for entry in self.entries["Correction"]:
            correction, problems = values.read_correction(entry, self.where, self.site)
            self.problems += problems
            made.append(correction)
        return tuple(made)

    def _language(self) -> str:
        entry = self._entry("Language")
        if entry is None or values.is_language(entry.text):
            return entry.text if entry else "ar"
        what, how = f"رمز لغة غير صحيح «{entry.text}»", "اكتبه مثل ar أو en"
        self._wrong(entry.line, "W-LANGUAGE", what, how)
        return "ar"
