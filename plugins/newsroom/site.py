"""The archive's settings, as its editor writes them in content/site.toml."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

MonthNames = Literal["dual", "levant", "egypt", "tunisia-algeria", "morocco"]
Digits = Literal["latin", "arabic"]  # 123 or ١٢٣, in the interface only


@dataclass(frozen=True, slots=True)
class Site:
    """The settings; every one has a default, so that an archive builds without the file."""

    title: str = "أرشيف الأخبار"
    subtitle: str = ""
    publisher: str = ""
    licence: str = ""
    licence_url: str = ""
    about: tuple[str, ...] = ()  # paragraphs
    first_year: int | None = None
    last_year: int | None = None
    country: str = ""  # ISO 3166-1 alpha-2: week start, months, digits
    months: MonthNames = "dual"
    digits: Digits = "latin"
    hijri: bool = False
    found_threshold: int = 2
