"""The tables that documentation prints: keys and codes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from plugins.arabic.normalise import fold
from plugins.readers.codes import CODES
from plugins.readers.keys import KEYS, find_key, key_names, nearest_name

PLUGINS = Path(__file__).parents[3] / "plugins"


def test_every_code_in_use_is_in_the_table_and_no_other() -> None:
    sources = [p for p in (PLUGINS / "readers").glob("*.py") if p.name != "codes.py"]
    text = "".join(p.read_text(encoding="utf-8") for p in [*sources, PLUGINS / "arabic/dates.py"])
    assert set(re.findall(r'"(W-[A-Z0-9-]+)"', text)) == set(CODES)


def test_a_name_means_one_key_in_every_spelling() -> None:
    names = [n for all_names in key_names().values() for n in all_names]
    assert len({fold(n).replace("_", " ") for n in names}) == len(names)
    for key in KEYS:
        for name in key_names()[key.name]:
            for spelling in (name, name.upper(), name.replace("_", "-"), f"\u200f{fold(name)}"):
                assert find_key(spelling) is key


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("catagory", "category"),
        ("Titel", "Title"),
        ("التاريح", "التاريخ"),
        ("المصدار", "المصدر"),
        ("qqq", ""),
        ("", ""),
    ],
)
def test_a_mistyped_key_is_near_the_one_meant(typed: str, meant: str) -> None:
    assert nearest_name(typed) == meant
