"""One table of a TOML file → one Entity, with everything that is wrong with it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal

from plugins.arabic.normalise import fold
from plugins.arabic.values import Entity, EntityType, Role
from plugins.authority.words import is_everyday, is_stop_word
from plugins.newsroom.countries import country_codes
from plugins.newsroom.problems import Problem
from plugins.newsroom.toml_file import TomlFile, nearest, unknown_key_how

PERSON = "person"
ORGANIZATION = "organization"
SORTS = (
    "party", "government", "parliament", "court", "military", "security", "armed-group", "international",
    "union", "association", "religious", "company", "bank", "media", "university", "sport", "other",
)  # fmt: skip
PLACE_KINDS = ("country", "region", "city", "site", "water", "other")

# The keys of each table and what they hold.
ACTOR_KEYS: Mapping[str, str] = {
    "id": "text", "name": "text", "kind": "text", "sort": "text", "sort_as": "text", "aliases": "texts",
    "ambiguous": "yes or no", "country": "text", "wikidata": "text", "role": "tables",
}  # fmt: skip
PLACE_KEYS: Mapping[str, str] = {
    "id": "text", "name": "text", "kind": "text", "sort_as": "text", "aliases": "texts",
    "ambiguous": "yes or no", "country": "text", "lat": "number", "lon": "number", "wikidata": "text",
}  # fmt: skip
ROLE_KEYS: Mapping[str, str] = {"title": "text", "short": "texts", "from": "date", "to": "date"}
REDIRECT_KEYS: Mapping[str, str] = {"from": "text", "to": "text"}

_TYPES = {
    "text": ("نصًا", '"…"'),
    "texts": ("قائمة نصوص", '["…", "…"]'),
    "yes or no": ("true أو false", "true"),
    "number": ("عددًا", "35.95"),
    "date": ("تاريخًا", "2004-03-09 بلا علامتي تنصيص"),
    "tables": ("جداول تحت عنوان", "[[actor.role]]"),
}
_EXAMPLES = {
    "id": "sergey-lavrov", "name": "سيرغي لافروف", "kind": "person", "title": "وزير الخارجية الروسي",
    "from": "rakka", "to": "raqqa",
}  # fmt: skip
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_WIKIDATA = re.compile(r"Q[1-9][0-9]*")
# Parts of the lists: /actors/letter/ر/, /statements/unnamed/, /statements/2016/.
_RESERVED = re.compile("page|letter|kind|count|speakers|unnamed|undated|[0-9]{4}")
_LONGEST_ID = 80
_LATITUDE, _LONGITUDE = 90, 180
# Controls, unassigned and private characters, and the marks that turn the direction of what follows.
_BAD_CATEGORIES = {"Cc", "Cn", "Co", "Cs"}
_TURNING = {*range(0x202A, 0x202F), *range(0x2066, 0x206A)}


@dataclass(slots=True)
class Entry:
    """A table of a file while it is read; the problems gather in it."""

    file: TomlFile
    header: int  # the line of its [[…]]
    table: Mapping[str, Any]
    problems: list[Problem] = field(default_factory=list)

    def report(
        self, code: str, what: str, how: str, *, key: str = "", value: str = "", warning: bool = False
    ) -> None:
        """Add a problem at the line of a key, of one of its values, or of the whole table."""
        line = self.file.line_of_key(key, self.header, value) if key else self.header
        code = f"W-AUTHORITY-{code}"
        level: Literal["error", "warning"] = "warning" if warning else "error"
        self.problems.append(Problem(self.file.path, line, code, what, how, level))

    def check_keys(self, known: Mapping[str, str]) -> None:
        """Report keys that nobody knows."""
        for key in self.table:
            if key not in known:
                self.report("UNKNOWN-KEY", f"مفتاح غير معروف: {key}", unknown_key_how(key, known), key=key)

    def get(self, key: str, known: Mapping[str, str]) -> Any:  # noqa: ANN401 (each key has its own type)
        """The value of a key if it has the type that `known` names; else None, and a problem."""
        value = self.table.get(key)
        if value is None or _fits(value, known[key]):
            return value
        what, example = _TYPES[known[key]]
        how = f"اكتب {example}" if known[key] == "tables" else f"اكتب: {key} = {example}"
        self.report("TYPE", f"قيمة {key} يجب أن تكون {what}", how, key=key)
        return None

    def text(self, key: str, known: Mapping[str, str], *, required: bool = False) -> str:
        """A text without blanks around it; "" where there is none."""
        value = self.get(key, known)
        found = value.strip() if isinstance(value, str) else ""
        if required and not found and (value is not None or key not in self.table):
            how = f'أضف السطر: {key} = "{_EXAMPLES[key]}"'
            self.report("MISSING", f"ينقص المدخل مفتاح {key}", how, key=key)
        return found

    def texts(self, key: str, known: Mapping[str, str]) -> tuple[str, ...]:
        """A list of texts without blanks around them."""
        return tuple(v.strip() for v in self.get(key, known) or ())


def _fits(value: object, wanted: str) -> bool:
    match wanted:
        case "text":
            return isinstance(value, str)
        case "texts":
            return isinstance(value, list) and all(isinstance(v, str) for v in value)
        case "tables":
            return isinstance(value, list) and all(isinstance(v, dict) for v in value)
        case "yes or no":
            return isinstance(value, bool)
        case "date":
            return isinstance(value, date) and not isinstance(value, datetime)
        case _:
            return isinstance(value, int | float) and not isinstance(value, bool)


def read_actor(entry: Entry, roles: Iterable[Entry]) -> Entity | None:
    """Make a person or an organization; None where it has no usable id or name."""
    known = ACTOR_KEYS
    entry.check_keys(known)
    entity_id = _read_id(entry, known)
    kind = entry.text("kind", known, required=True)
    _check_choice(entry, "kind", kind, (PERSON, ORGANIZATION))
    sort = entry.text("sort", known)
    if sort and kind == PERSON:
        entry.report("SORT", "للشخص أدوار، وليس له sort", "احذف السطر", key="sort")
    else:
        _check_choice(entry, "sort", sort, SORTS)
    roles = list(roles)
    if roles and kind == ORGANIZATION:
        roles[0].report("ROLE", "الأدوار [[actor.role]] للأشخاص لا للهيئات", "انقل الدور إلى صاحبه، أو احذفه")
    made = [r for r in map(_read_role, roles) if r]
    type_: EntityType = "organization" if kind == ORGANIZATION else "person"
    return _make(
        entry, known, entity_id, type_, PERSON if type_ == "person" else sort or "other", roles=tuple(made)
    )


def read_place(entry: Entry) -> Entity | None:
    """Make a place; None where it has no usable id or name."""
    known = PLACE_KEYS
    entry.check_keys(known)
    entity_id = _read_id(entry, known)
    kind = entry.text("kind", known, required=True)
    _check_choice(entry, "kind", kind, PLACE_KINDS)
    latitude = _read_degrees(entry, "lat", _LATITUDE)
    longitude = _read_degrees(entry, "lon", _LONGITUDE)
    alone = {"lat", "lon"} & set(entry.table)
    if len(alone) == 1:
        other = "lon" if "lat" in alone else "lat"
        entry.report(
            "COORDINATES", "أحد الإحداثيين ناقص", f"أضف {other}، أو احذف الآخر", key=next(iter(alone))
        )
    if latitude is None or longitude is None:
        latitude = longitude = None
    return _make(entry, known, entity_id, "place", kind, latitude=latitude, longitude=longitude)


def read_redirect(entry: Entry) -> tuple[str, str]:
    """The old id and the new one; "" for what is missing."""
    entry.check_keys(REDIRECT_KEYS)
    old = entry.text("from", REDIRECT_KEYS, required=True)
    if old:
        _check_id(entry, "from", old)
    return old, entry.text("to", REDIRECT_KEYS, required=True)


def _make(
    entry: Entry,
    known: Mapping[str, str],
    entity_id: str,
    type_: EntityType,
    kind: str,
    *,
    roles: tuple[Role, ...] = (),
    latitude: float | None = None,
    longitude: float | None = None,
) -> Entity | None:
    name = entry.text("name", known, required=True)
    aliases = entry.texts("aliases", known)
    ambiguous = bool(entry.get("ambiguous", known))
    country = entry.text("country", known)
    if country and country not in country_codes():
        near = country.upper() if country.upper() in country_codes() else ""
        how = f"اكتب {near} بحروف كبيرة" if near else "اكتب رمز ISO 3166-1 من حرفين، مثل SY"
        entry.report("COUNTRY", f"رمز بلد غير معروف: {country}", how, key="country")
    wikidata = entry.text("wikidata", known)
    if wikidata and not _WIKIDATA.fullmatch(wikidata):
        entry.report("WIKIDATA", f"معرّف ويكي بيانات غير صحيح: {wikidata}", "اكتبه مثل Q58217", key="wikidata")
    sort_as = entry.text("sort_as", known)
    for key, value in (("name", name), ("sort_as", sort_as), *(("aliases", a) for a in aliases)):
        _check_characters(entry, key, value)
    if name:
        _check_names(entry, name, aliases, ambiguous=ambiguous)
    if not entity_id or not name:
        return None
    return Entity(
        id=entity_id,
        name=name,
        type=type_,
        kind=kind,
        sort_as=sort_as,
        aliases=tuple(a for a in dict.fromkeys(aliases) if a and a != name),
        ambiguous=ambiguous,
        roles=roles,
        country=country,
        latitude=latitude,
        longitude=longitude,
        wikidata=wikidata,
    )


def _read_id(entry: Entry, known: Mapping[str, str]) -> str:
    found = entry.text("id", known, required=True)
    return found if found and _check_id(entry, "id", found) else ""


def _check_id(entry: Entry, key: str, found: str) -> bool:
    if _RESERVED.fullmatch(found):
        entry.report("ID", f"المعرّف {found} محجوز لصفحات القوائم", "اختر معرّفًا آخر", key=key)
        return False
    if _ID.fullmatch(found) and len(found) <= _LONGEST_ID:
        return True
    how = (
        f"اكتبه بحروف لاتينية صغيرة وأرقام بينها «-»، وبطول {_LONGEST_ID} حرفًا على الأكثر، مثل sergey-lavrov"
    )
    entry.report("ID", f"معرّف غير صالح لأن يكون عنوانًا: {found}", how, key=key)
    return False


def _check_choice(entry: Entry, key: str, value: str, known: tuple[str, ...]) -> None:
    if value and value not in known:
        near = nearest(value, known)
        how = f"لعلك تريد {near}" if near else f"اختر من: {'، '.join(known)}"
        entry.report("KIND" if key == "kind" else "SORT", f"قيمة {key} غير معروفة: {value}", how, key=key)


def _read_degrees(entry: Entry, key: str, limit: int) -> float | None:
    value = entry.get(key, PLACE_KEYS)
    if value is None:
        return None
    if -limit <= value <= limit:  # nan and inf fall out here too
        return float(value)
    entry.report("COORDINATES", f"{key} خارج المدى: {value}", f"اكتب درجات بين -{limit} و{limit}", key=key)
    return None


def _read_role(entry: Entry) -> Role | None:
    entry.check_keys(ROLE_KEYS)
    title = entry.text("title", ROLE_KEYS, required=True)
    short = entry.texts("short", ROLE_KEYS)
    since, until = entry.get("from", ROLE_KEYS), entry.get("to", ROLE_KEYS)
    if since and until and since > until:
        entry.report("DATES", f"الدور ينتهي ({until}) قبل أن يبدأ ({since})", "صحّح from أو to", key="to")
    for key, value in (("title", title), *(("short", s) for s in short)):
        _check_characters(entry, key, value)
    for value in short:
        if _letters(value) < 2:  # noqa: PLR2004 (one letter is no word)
            entry.report("ALIAS", f"وصف قصير لا يكفي: «{value}»", "احذفه، أو اكتبه كاملًا", key="short")
        elif is_stop_word(value) or is_everyday(value):
            how = "اكتب وصفًا لا يصلح إلا له، مثل «الوزير الروسي»"
            entry.report(
                "COMMON-WORD", f"«{value}» كلمة شائعة لا تدل على شخص بعينه", how, key="short", value=value
            )
    return Role(title, tuple(s for s in short if s), since, until) if title else None


def _check_characters(entry: Entry, key: str, value: str) -> None:
    if value.isprintable():  # none of those below is; nearly every value ends here
        return
    bad = [c for c in value if ord(c) in _TURNING or unicodedata.category(c) in _BAD_CATEGORIES]
    if bad:
        what = f"في قيمة {key} محرف خفي: U+{ord(bad[0]):04X}"
        entry.report("CHARACTERS", what, "احذفه، أو أعد كتابة القيمة", key=key)


def _check_names(entry: Entry, name: str, aliases: tuple[str, ...], *, ambiguous: bool) -> None:
    seen = {fold(name): name}
    for key, word in (("name", name), *(("aliases", a) for a in aliases)):
        if _letters(word) < 2:  # noqa: PLR2004 (one letter is no name)
            entry.report(
                "ALIAS", f"اسم لا يكفي لتمييز صاحبه: «{word}»", "احذفه، أو اكتبه كاملًا", key=key, value=word
            )
        elif is_stop_word(word):
            how = "احذفه: لا يمكن أن يُعرف به أحد في نص"
            entry.report("COMMON-WORD", f"«{word}» من كلمات كل نص", how, key=key, value=word)
        elif is_everyday(word) and not ambiguous:
            how = "أضف ambiguous = true ليُعرف من سياقه، مع اسم أطول في aliases"
            entry.report("COMMON-WORD", f"«{word}» كلمة شائعة أيضًا", how, key=key, value=word)
        if key == "aliases" and word:
            twin = seen.setdefault(fold(word), "")
            if twin:
                what = f"الاسم «{word}» هو «{twin}» نفسه، والفرق في الرسم لا يُحسب"
                entry.report("REDUNDANT-ALIAS", what, "احذفه من aliases", key=key, value=word, warning=True)
            seen[fold(word)] = word
    if ambiguous and is_everyday(name) and not any(_letters(a) > 1 and not is_everyday(a) for a in aliases):
        what = f"«{name}» كلمة شائعة، وليس للمدخل اسم أطول يُعرف به"
        entry.report("COMMON-WORD", what, 'أضف اسمًا أطول في aliases، مثل "جمهورية مالي"', key="name")


def _letters(word: str) -> int:
    folded = fold(word)
    return len(folded) if folded.isalnum() else sum(c.isalnum() for c in folded)
