"""The open data as rows: names and columns are a contract with those who use them."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import quote

from plugins.newsroom import addresses
from plugins.newsroom.archive import Archive
from plugins.newsroom.article import Record

Cell = str | int | float | None
Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, its Frictionless type, what stands in it, and which values it may have."""

    name: str
    description: str
    type: str = "string"
    one_of: Mapping[str, str] = field(default_factory=dict)  # value → what it means
    required: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name, its columns, the columns that tell rows apart and those that point to others."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: Callable[[Archive, str], Iterator[Row]]
    count: Callable[[Archive], int]
    key: tuple[str, ...] = ()
    refers: Mapping[str, tuple[str, str]] | None = None  # column → table and its column


def article_rows(archive: Archive, absolute: str) -> Iterator[Row]:
    """Each article, from the oldest."""
    for record in archive.records:
        yield (
            record.id,
            _url(record, absolute),
            record.title,
            record.title_status,
            _day(record),
            record.day_status,
            record.source,
            record.source_url,
            "; ".join(record.authors),
            record.words,
            record.sha256,
            record.path,
        )


def statement_rows(archive: Archive, absolute: str) -> Iterator[Row]:
    """Each statement, in the order of its article's text."""
    for said in archive.said:
        record, statement = said.record, said.statement
        yield (
            statement.id,
            record.id,
            f"{_url(record, absolute)}#{statement.id}",
            _day(record),
            statement.kind,
            record.text[statement.start : statement.end],
            statement.start,
            statement.end,
            statement.cue,
            statement.cue_class,
            statement.source_text,
            statement.speaker_id,
            statement.speaker_name,
            statement.on_behalf_of.name if statement.on_behalf_of else "",
            statement.grade,
            statement.rule,
        )


def entity_rows(archive: Archive, absolute: str) -> Iterator[Row]:
    """Each actor and place that an article names, those without a page too, in the order of their ids."""
    del absolute  # entities are known by their ids
    for listing in archive.entities.values():
        entity = listing.entity
        yield (
            entity.id,
            entity.name,
            entity.type,
            entity.status,
            entity.kind,
            entity.country,
            entity.latitude,
            entity.longitude,
            entity.wikidata,
            len(listing.records),
            listing.mentions,
        )


def mention_rows(archive: Archive, absolute: str) -> Iterator[Row]:
    """Each place of an article's text that names an actor or a place."""
    del absolute
    for record in archive.records:
        for mention in record.analysis.mentions:
            yield (
                record.id,
                mention.entity,
                record.text[mention.start : mention.end],
                mention.start,
                mention.end,
            )


# What the verb of saying says of what was said: docs/language.md.
CUE_CLASSES: Mapping[str, str] = {
    "say": "قال",
    "add": "أضاف",
    "stress": "أكد",
    "opinion": "رأى",
    "announce": "أعلن",
    "claim": "زعم",
    "deny": "نفى",
    "call": "دعا",
    "warn": "حذر",
    "accuse": "اتهم",
    "promise": "وعد",
    "according": "بحسب",
}

TABLES: tuple[Table, ...] = (
    Table(
        "articles",
        "المواد",
        (
            Column("article_id", "معرف المادة", required=True),
            Column("url", "عنوان صفحتها، من جذر الموقع إن لم يُعرف عنوانه", required=True),
            Column("title", "العنوان"),
            Column(
                "title_status",
                "أصل العنوان",
                one_of={"given": "من المصدر", "supplied": "من وضع الأرشيف", "derived": "من مطلع النص"},
            ),
            Column("date", "التاريخ، فارغ لما هو بلا تاريخ", "date"),
            Column(
                "date_status",
                "أصل التاريخ",
                one_of={"given": "من المصدر", "inferred": "مستدل عليه من النص", "unknown": "لا تاريخ"},
            ),
            Column("source", "المصدر"),
            Column("source_url", "عنوان المادة عند مصدرها"),
            Column("author", "الكاتب، وتفصل بين الكتّاب «; »"),
            Column("words", "عدد الكلمات", "integer"),
            Column("sha256", "بصمة نص المادة بترميز UTF-8"),
            Column("file", "الملف في مجلد المحتوى"),
        ),
        article_rows,
        lambda archive: len(archive.records),
        key=("article_id",),
    ),
    Table(
        "statements",
        "التصريحات",
        (
            Column("statement_id", "معرف التصريح، وهو موضعه في صفحة المادة", required=True),
            Column("article_id", "معرف المادة", required=True),
            Column("url", "عنوان التصريح في صفحة المادة", required=True),
            Column("date", "تاريخ المادة", "date"),
            Column(
                "kind",
                "نوع التصريح",
                one_of={"direct": "اقتباس حرفي", "partial": "اقتباس جزئي", "indirect": "نقل بالمعنى"},
            ),
            Column("text", "الكلام نفسه، ولا يُقرأ بلا صيغة النقل (cue): فما نُفي ليس كما أُكّد"),
            Column("start", "بدايته في نص المادة، بعدد محارف يونيكود من الصفر", "integer"),
            Column("end", "نهايته، وهي أول محرف بعده", "integer"),
            Column("cue", "صيغة النقل كما وردت"),
            Column("cue_class", "صنف صيغة النقل، فارغ لاقتباس قائم بنفسه", one_of=CUE_CLASSES),
            Column("source_text", "ما سُمي به القائل في النص"),
            Column("speaker_id", "معرف القائل، وتفصل بين القائلين « / »"),
            Column("speaker_name", "القائل، أو وصفه إن كان مجهولًا"),
            Column("on_behalf_of", "الجهة التي يتكلم المتحدث باسمها"),
            Column(
                "grade",
                "كيف عُرف القائل",
                one_of={
                    "named": "بالاسم",
                    "described": "بالصفة",
                    "inherited": "من السياق",
                    "unresolved": "غير محدد",
                },
            ),
            Column("rule", "القاعدة التي حددت القائل"),
        ),
        statement_rows,
        lambda archive: len(archive.said),
        key=("statement_id",),
        refers={"article_id": ("articles", "article_id")},
    ),
    Table(
        "entities",
        "الأسماء",
        (
            Column("entity_id", "المعرف", required=True),
            Column("name", "الاسم"),
            Column("type", "ما هو", one_of={"person": "شخصية", "organization": "هيئة", "place": "مكان"}),
            Column(
                "status",
                "أمُراجَع هو",
                one_of={"authority": "من دليل الأسماء", "found": "رُصد آليًا، غير مُراجَع"},
            ),
            Column("kind", "النوع، مثل city (مدينة) وparty (حزب)، فارغ إن لم يُعرف"),
            Column("country", "رمز الدولة من حرفين (ISO 3166-1)"),
            Column("latitude", "خط العرض", "number"),
            Column("longitude", "خط الطول", "number"),
            Column("wikidata", "المعرف في ويكي بيانات"),
            Column("articles", "عدد المواد التي ورد فيها", "integer"),
            Column("mentions", "عدد مرات ذكره في نصوصها", "integer"),
        ),
        entity_rows,
        lambda archive: len(archive.entities),
        key=("entity_id",),
    ),
    Table(
        "mentions",
        "مواضع الذكر",
        (
            Column("article_id", "معرف المادة", required=True),
            Column("entity_id", "معرف المسمى", required=True),
            Column("text", "الكلمات كما وردت"),
            Column("start", "بدايتها في نص المادة، بعدد محارف يونيكود من الصفر", "integer"),
            Column("end", "نهايتها، وهي أول محرف بعدها", "integer"),
        ),
        mention_rows,
        lambda archive: sum(len(record.analysis.mentions) for record in archive.records),
        refers={"article_id": ("articles", "article_id"), "entity_id": ("entities", "entity_id")},
    ),
)


def write_csv(header: Sequence[str], rows: Iterable[Row]) -> str:
    """Rows as RFC 4180 has them: lines end in CR LF, a cell is quoted where it must be.

    Cells are the article's own words. One that begins with «=» or «+» stays as it is: a changed word
    would no longer be what was said.
    """
    out = io.StringIO()
    writer = csv.writer(out, dialect="excel", lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue()


def _url(record: Record, absolute: str) -> str:
    """The article's page: a whole address, or where none is known, one under the site's root."""
    address = addresses.article(record)
    return addresses.href(address, absolute) if absolute else quote(address)


def _day(record: Record) -> str:
    return record.day.isoformat() if record.day else ""
