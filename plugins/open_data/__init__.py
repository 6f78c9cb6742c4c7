"""Write the open data: four tables as CSV and the description of them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from pelican.generators import Generator
from pelican.plugins import signals

from plugins.newsroom.archive import Archive
from plugins.newsroom.site import Site
from plugins.open_data.package import make_package
from plugins.open_data.tables import TABLES, Table, write_csv

# Excel takes a file without it for one in the machine's old code page, and shows Arabic as rubbish; with it,
# everything that reads tables reads these (LibreOffice, pandas, R, SQLite, DuckDB, Frictionless). Only
# Python's own csv module must be told: encoding="utf-8-sig", which the page of the data says.
_BOM = "\ufeff"


def data_tables(archive: Archive) -> tuple[tuple[Table, int], ...]:
    """Return each table with the number of its rows, for the page that explains them."""
    return tuple((table, table.count(archive)) for table in TABLES)


def newest_day(archive: Archive) -> date | None:
    """Return the day of the newest article, up to which the data reach."""
    return next((record.day for record in reversed(archive.records) if record.day), None)


FILTERS: Mapping[str, Callable[..., object]] = {"data_tables": data_tables, "newest_day": newest_day}


def make_files(archive: Archive, site: Site, absolute: str) -> dict[str, str]:
    """Every file of the open data by its name under data/."""
    files = {}
    sizes = {}
    for table in TABLES:
        text = _BOM + write_csv([c.name for c in table.columns], table.rows(archive, absolute))
        data = text.encode()
        files[f"{table.name}.csv"] = text
        sizes[table.name] = len(data), hashlib.sha256(data).hexdigest()
    files["datapackage.json"] = make_package(TABLES, site, absolute, sizes)
    return files


class OpenDataGenerator(Generator):  # type: ignore[misc] # Pelican has no types
    """Writes the files of the open data."""

    def generate_output(self, writer: Any) -> None:  # noqa: ANN401 - Pelican's writer has no types
        """Write each file under data/."""
        context = self.context
        for name, text in make_files(context["archive"], context["site"], context["absolute"]).items():
            writer.write_text(f"data/{name}", text)


def add_generator(_sender: object) -> type[OpenDataGenerator]:
    """Return the generator of this feature."""
    return OpenDataGenerator


def register() -> None:
    """Tell Pelican where we come in."""
    signals.get_generators.connect(add_generator)
