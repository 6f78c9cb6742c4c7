"""Read the authority: the base that ships, and the archive's own files, which add to it and win."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from plugins.arabic.values import Entity
from plugins.authority.entries import Entry, read_actor, read_place, read_redirect
from plugins.authority.words import bare
from plugins.newsroom.problems import Problem
from plugins.newsroom.toml_file import TomlFile, nearest, read_toml, unknown_key_how

CODE = "W-AUTHORITY"
OWN_FILES = ("actors.toml", "places.toml")
_TABLES = ("actor", "place", "redirect")


@dataclass(frozen=True, slots=True)
class Authority:
    """Every known actor and place, by id, in the order of their ids."""

    entities: Mapping[str, Entity] = field(default_factory=dict)
    # ("actors" or "places", old id) → the id that it has now
    redirects: Mapping[tuple[str, str], str] = field(default_factory=dict)
    fingerprint: str = ""  # of everything above: what an analysis depends on
    lines: Mapping[str, tuple[str, int]] = field(default_factory=dict)  # where each id stands: path and line


@dataclass(frozen=True, slots=True)
class _Placed:
    """An entity with its place in a file, for messages."""

    entity: Entity
    entry: Entry

    @property
    def where(self) -> str:
        return f"{self.entry.file.path}:{self.entry.header}"


@dataclass(slots=True)
class _Layer:
    """What one folder says."""

    entities: dict[str, _Placed] = field(default_factory=dict)
    redirects: list[tuple[str, str, Entry]] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)  # all that hold problems
    problems: list[Problem] = field(default_factory=list)
    whole: bool = True  # every file could be read


def read_authority(
    base: Path,
    own: Path | None,
    *,
    base_shown: str = "plugins/authority/base",
    own_shown: str = "content/authority",
) -> tuple[Authority, tuple[Problem, ...]]:
    """Read and check both folders; all problems come together, in the order of the files.

    `base` holds any number of TOML files, `own` holds actors.toml and places.toml or one or none of
    them. `…_shown` is how messages name the folders.
    """
    shipped = _read_layer(sorted(base.glob("*.toml")), base_shown)
    added = _read_layer([own / n for n in OWN_FILES if (own / n).exists()] if own else [], own_shown)
    strangers = sorted(p.name for p in own.glob("*.toml") if p.name not in OWN_FILES) if own else []
    problems = [_stranger(own_shown, name) for name in strangers]

    for layer in (shipped, added):
        _check_shared(layer.entities.values())
    entities = _merge(shipped.entities, added.entities)
    redirects = _follow([*shipped.redirects, *added.redirects], entities, whole=shipped.whole and added.whole)
    for layer in (shipped, added):
        problems += layer.problems
        problems += [p for entry in layer.entries for p in entry.problems]

    settled = {i: entities[i].entity for i in sorted(entities)}
    authority = Authority(
        entities=settled,
        redirects=redirects,
        fingerprint=_fingerprint(settled, redirects),
        lines={i: (p.entry.file.path, p.entry.header) for i, p in sorted(entities.items())},
    )
    return authority, tuple(sorted(set(problems)))


def _stranger(shown: str, name: str) -> Problem:
    how = f"أعد تسميته {nearest(name, OWN_FILES) or ' أو '.join(OWN_FILES)}، أو انقله من هنا"
    return Problem(f"{shown}/{name}", 0, f"{CODE}-UNKNOWN-FILE", "ملف لا يقرؤه أحد", how, "warning")


def _read_layer(paths: Iterable[Path], shown: str) -> _Layer:
    layer = _Layer()
    for path in paths:
        file, problems = read_toml(path, f"{shown}/{path.name}", CODE)
        layer.problems += problems
        if file is None:
            layer.whole = False
        else:
            _read_file(file, layer)
    return layer


def _read_file(file: TomlFile, layer: _Layer) -> None:
    for key in file.tables:
        if key not in _TABLES:
            line = file.line_of_key(key) or file.line_of(key, 0)
            what, how = f"جدول غير معروف: {key}", unknown_key_how(key, _TABLES)
            layer.problems.append(Problem(file.path, line, f"{CODE}-UNKNOWN-KEY", what, how))
    roles = 0  # [[actor.role]] headers are counted through the whole file
    for number, table in enumerate(_tables(file, "actor", layer)):
        entry = Entry(file, file.line_of("actor", number), table)
        held = entry.get("role", {"role": "tables"}) or ()
        offices = [Entry(file, file.line_of("actor.role", roles + i), r) for i, r in enumerate(held)]
        roles += len(offices)
        layer.entries += [entry, *offices]
        _add(layer, read_actor(entry, offices), entry)
    for number, table in enumerate(_tables(file, "place", layer)):
        entry = Entry(file, file.line_of("place", number), table)
        layer.entries.append(entry)
        _add(layer, read_place(entry), entry)
    for number, table in enumerate(_tables(file, "redirect", layer)):
        entry = Entry(file, file.line_of("redirect", number), table)
        layer.entries.append(entry)
        old, new = read_redirect(entry)
        if old and new:
            layer.redirects.append((old, new, entry))


def _tables(file: TomlFile, name: str, layer: _Layer) -> list[Mapping[str, Any]]:
    tables = file.tables.get(name, [])
    if isinstance(tables, list) and all(isinstance(t, dict) for t in tables):
        return tables
    line = file.line_of_key(name) or file.line_of(name, 0)
    what, how = f"{name} يجب أن يكون عنوان جدول", f"اكتب [[{name}]] بقوسين من كل جهة"
    layer.problems.append(Problem(file.path, line, f"{CODE}-TYPE", what, how))
    return []


def _add(layer: _Layer, entity: Entity | None, entry: Entry) -> None:
    if entity is None:
        return
    first = layer.entities.get(entity.id)
    if first:
        how = "اختر لأحدهما معرّفًا آخر، أو احذف المكرر"
        entry.report("DUPLICATE-ID", f"المعرّف {entity.id} مستعمل في {first.where}", how, key="id")
    else:
        layer.entities[entity.id] = _Placed(entity, entry)


def _names(entity: Entity) -> dict[str, str]:
    """The forms that names are compared in, each with the name as written."""
    found: dict[str, str] = {}
    for name in (entity.name, *entity.aliases):
        found.setdefault(bare(name), name)
    return found


def _merge(base: Mapping[str, _Placed], own: Mapping[str, _Placed]) -> dict[str, _Placed]:
    """The base with the archive's own over it: same id replaces, and her aliases are hers."""
    hers: dict[str, list[_Placed]] = defaultdict(list)
    for placed in own.values():
        for key in _names(placed.entity):
            hers[key].append(placed)
    merged = {}
    for entity_id, shipped in base.items():
        if entity_id in own:
            continue
        placed = _Placed(replace(shipped.entity, shipped=True), shipped.entry)
        entity = placed.entity
        shared = [k for k in _names(entity) if k in hers] if hers else []
        if not shared:
            merged[entity_id] = placed
            continue
        taken = {k for k in shared if not all(o.entity.ambiguous for o in hers[k])}
        if len(taken) < len(shared):
            # Hers says that the name has two owners; she cannot say so in the base.
            entity = replace(entity, ambiguous=True)
        if bare(entity.name) in taken:
            for mine in hers[bare(entity.name)]:
                _report_taken(mine, placed)
        aliases = tuple(a for a in entity.aliases if bare(a) not in taken or bare(a) == bare(entity.name))
        merged[entity_id] = _Placed(replace(entity, aliases=aliases), placed.entry)
    return merged | dict(own)


def _report_taken(mine: _Placed, other: _Placed) -> None:
    name = _names(mine.entity)[bare(other.entity.name)]
    key = "name" if name == mine.entity.name else "aliases"
    what = f"«{name}» اسم {other.entity.id} في {other.where}"
    how = f'إن كان هو نفسه فاكتب id = "{other.entity.id}"، وإن كان غيره فأضف ambiguous = true'
    mine.entry.report("SHARED-NAME", what, how, key=key, value=name)


def _check_shared(everyone: Iterable[_Placed]) -> None:
    """Report names that two entries of one folder have and one of them does not mark as ambiguous."""
    owners: dict[str, list[_Placed]] = defaultdict(list)
    for placed in everyone:
        for key in _names(placed.entity):
            owners[key].append(placed)
    for key, group in owners.items():
        if len(group) == 1:
            continue
        for placed in group:
            if placed.entity.ambiguous:
                continue
            other = next(o for o in group if o is not placed)
            name = _names(placed.entity)[key]
            what = f"«{name}» يشترك فيه {placed.entity.id} و{other.entity.id} ({other.where})"
            how = "أضف ambiguous = true في المدخلين، أو احذف الاسم من أحدهما"
            where = "name" if name == placed.entity.name else "aliases"
            placed.entry.report("SHARED-NAME", what, how, key=where, value=name)


def _follow(
    redirects: Iterable[tuple[str, str, Entry]], entities: Mapping[str, _Placed], *, whole: bool
) -> dict[tuple[str, str], str]:
    """Lead every old id to the id that it has now, over any ids between.

    Where a file could not be read (`whole` is false), nobody knows which ids exist.
    """
    after: dict[str, tuple[str, Entry]] = {}
    for old, new, entry in redirects:
        first = after.get(old)
        if old in entities:
            how = f"احذف التحويل، أو احذف المدخل {old}"
            entry.report("REDIRECT", f"{old} معرّف قائم في {entities[old].where}", how, key="from")
        elif first and first[1].file is entry.file:
            what = f"{old} محوّل أيضًا في السطر {first[1].header}"
            entry.report("REDIRECT", what, "احذف أحد التحويلين", key="from")
        else:
            after[old] = new, entry
    found: dict[tuple[str, str], str] = {}
    for old, (new, entry) in sorted(after.items(), key=lambda item: item[0]):
        on_the_way = {old}
        target = new
        while target not in entities and target in after and target not in on_the_way:
            on_the_way.add(target)
            target = after[target][0]
        if target in entities:
            section = "places" if entities[target].entity.is_place else "actors"
            found[section, old] = target
        elif target in on_the_way:
            entry.report("REDIRECT", f"التحويل من {old} يدور ولا ينتهي", "اجعل to معرّفًا قائمًا", key="to")
        elif whole:
            near = nearest(target, entities)
            how = f"لعلك تريد {near}" if near else "اكتب معرّفًا قائمًا، أو احذف التحويل"
            entry.report("REDIRECT", f"التحويل إلى معرّف غير معروف: {target}", how, key="to")
    return found


def _fingerprint(entities: Mapping[str, Entity], redirects: Mapping[tuple[str, str], str]) -> str:
    """A digest of the values and not of the files: a comment or another order changes nothing."""
    told = list(entities.values()), sorted([*key, new] for key, new in redirects.items())
    return hashlib.sha256(repr(told).encode()).hexdigest()
