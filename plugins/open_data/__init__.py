"""Write the open data: four tables as CSV and the description of them."""

from __future__ import annotations

import hashlib
from typing import Any

from pelican.generators import Generator
from pelican.plugins import signals

from plugins.newsroom.archive import Archive
from plugins.newsroom.site import Site
from plugins.open_data.package import make_package
from plugins.open_data.tables import TABLES, write_csv

_BOM = "\ufeff"  # without it, spreadsheet programs take Arabic for something else


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
