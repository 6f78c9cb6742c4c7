"""datapackage.json: what the tables are and how to read them, as Frictionless Data has it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from plugins.newsroom.site import Site
from plugins.open_data.tables import Column, Table

Json = dict[str, Any]


def make_package(
    tables: Iterable[Table], site: Site, absolute: str, sizes: dict[str, tuple[int, str]]
) -> str:
    """The description of all tables; `sizes` gives each file's length in bytes and its SHA-256."""
    package: Json = {
        "profile": "tabular-data-package",
        "name": "warraq-archive",
        "title": site.title,
        "description": (
            "كل ما في الأرشيف من مواد وتصريحات وأسماء. النصوص حرفية كما في المواد، ومنها ما قد يبدأ بعلامة"
            " مثل «=»: افتح الملفات في برامج الجداول على أنها نصوص لا معادلات."
        ),
        "resources": [_resource(table, *sizes[table.name]) for table in tables],
    }
    if absolute:
        package["homepage"] = f"{absolute}/"
    if site.licence or site.licence_url:
        package["licenses"] = [_licence(site)]
    if site.publisher:
        package["contributors"] = [{"title": site.publisher, "role": "publisher"}]
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


def _licence(site: Site) -> Json:
    licence = {"title": site.licence, "path": site.licence_url}
    return {key: value for key, value in licence.items() if value}


def _resource(table: Table, size: int, digest: str) -> Json:
    """One table's entry."""
    schema: Json = {"fields": [_field(c) for c in table.columns], "missingValues": [""]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    if table.refers:
        schema["foreignKeys"] = [
            {"fields": column, "reference": {"resource": other, "fields": field}}
            for column, (other, field) in table.refers.items()
        ]
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": table.title,
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "bytes": size,
        "hash": f"sha256:{digest}",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True},
        "schema": schema,
    }


def _field(column: Column) -> Json:
    """One column's entry."""
    constraints: Json = {}
    if column.required:
        constraints["required"] = True
    if column.one_of:
        constraints["enum"] = list(column.one_of)
    field: Json = {"name": column.name, "type": column.type, "description": column.description}
    if column.type == "date":
        field["format"] = "%Y-%m-%d"
    if constraints:
        field["constraints"] = constraints
    return field
