# ruff: noqa: INP001 - a script that runs by itself, no package
"""Make the fonts that the theme serves: subsets of free fonts, small enough for a first visit.

    npm pack @fontsource/noto-naskh-arabic@5.3.0 @ibm/plex-sans-arabic@1.1.0
    for package in *.tgz; do mkdir -p "${package%.tgz}" && tar xzf "$package" -C "${package%.tgz}"; done
    python -m venv tools && tools/bin/pip install fonttools==4.68.0 brotli==1.2.1
    tools/bin/python make_fonts.py FOLDER-OF-THE-PACKAGES ../static/fonts

It stands beside the theme and not in `static/`, which is served whole. It needs tools that the build does
not, and runs only when a letter is missing; what it made is kept in the repository.

IBM reserves the name "Plex", so that a changed copy must be called otherwise; Noto reserves nothing, and its
subset is renamed too, lest a reader's own Noto of another version be taken for it.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

NOTO = "fontsource-noto-naskh-arabic-5.3.0/package"
PLEX = "ibm-plex-sans-arabic-1.1.0/package"

# Each font served: its file, its family, its weight, and what it is made of (parts that are put together).
FONTS = (
    (
        "naskh",
        "Warraq Naskh",
        "Regular",
        [f"{NOTO}/files/noto-naskh-arabic-{part}-400-normal.woff2" for part in ("arabic", "latin")],
    ),
    (
        "naskh-bold",
        "Warraq Naskh",
        "Bold",
        [f"{NOTO}/files/noto-naskh-arabic-{part}-700-normal.woff2" for part in ("arabic", "latin")],
    ),
    (
        "sans",
        "Warraq Sans",
        "Regular",
        [f"{PLEX}/fonts/complete/woff2/IBMPlexSansArabic-Regular.woff2"],
    ),
    (
        "sans-bold",
        "Warraq Sans",
        "SemiBold",
        [f"{PLEX}/fonts/complete/woff2/IBMPlexSansArabic-SemiBold.woff2"],
    ),
)
LICENCES = (
    ("OFL-Noto-Naskh-Arabic.txt", f"{NOTO}/LICENSE"),
    ("OFL-IBM-Plex-Sans-Arabic.txt", f"{PLEX}/LICENSE.txt"),
)


def _span(first: int, last: int) -> set[int]:
    return set(range(first, last + 1))


ASCII = _span(0x20, 0x7E)
PUNCTUATION = {ord(c) for c in "«»‹›“”‘’–—…·×،؛؟٪٫٬٭﴾﴿"}
INVISIBLE = {0x00A0, 0x061C, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x202F}
LETTERS = _span(0x0621, 0x063A) | _span(0x0640, 0x064A) | {ord(c) for c in "ٱپچژڤڥڨکڪگڭڢݣیۀەېۆ"}
DIGITS = _span(0x0660, 0x0669) | _span(0x06F0, 0x06F9)
MARKS = _span(0x0610, 0x061A) | _span(0x064B, 0x065F) | {0x0670} | _span(0x06D6, 0x06ED)
LIGATURES = {0xFDF2, 0xFDFA}  # الله, ﷺ
WANTED = ASCII | PUNCTUATION | INVISIBLE | LETTERS | DIGITS | MARKS | LIGATURES

FEATURES = [
    "init",
    "medi",
    "fina",
    "isol",
    "rlig",
    "liga",
    "calt",
    "ccmp",
    "locl",
    "curs",
    "kern",
    "mark",
    "mkmk",
]


def _subset(font: TTFont, wanted: set[int]) -> TTFont:
    options = Options()
    options.layout_features = FEATURES
    options.layout_scripts = ["DFLT", "arab", "latn"]
    options.hinting = False  # a third of the size, and screens of today draw well without
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.name_languages = [0x409]
    options.notdef_outline = True
    options.drop_tables += ["DSIG", "STAT", "MVAR"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)
    return font


def _rename(font: TTFont, family: str, weight: str) -> None:
    names = font["name"]
    for old in list(names.names):
        if old.nameID in {1, 2, 3, 4, 6, 16, 17, 21, 22, 25}:
            names.removeNames(old.nameID, old.platformID, old.platEncID, old.langID)
    plain = weight if weight in {"Regular", "Bold"} else "Regular"
    legacy = family if plain == weight else f"{family} {weight}"
    post = f"{family}-{weight}".replace(" ", "")
    for number, text in (
        (1, legacy),
        (2, plain),
        (3, post),
        (4, f"{family} {weight}"),
        (6, post),
        (16, family),
        (17, weight),
    ):
        names.setName(text, number, 3, 1, 0x409)
    names.setName(
        "This Font Software is licensed under the SIL Open Font License, Version 1.1.", 13, 3, 1, 0x409
    )
    names.setName("https://openfontlicense.org", 14, 3, 1, 0x409)


def make(packages: Path, served: Path) -> None:
    """Write each font of FONTS, and the licences, into the folder that is served."""
    for stem, family, weight, parts in FONTS:
        taken: set[int] = set()
        with tempfile.TemporaryDirectory() as folder:
            files = []
            for number, part in enumerate(parts):
                font = TTFont(packages / part, recalcTimestamp=False)
                here = (WANTED & set(font.getBestCmap())) - taken
                taken |= here
                font = _subset(font, here)
                font.flavor = None
                files.append(str(Path(folder) / f"{number}.ttf"))
                font.save(files[-1])
            font = Merger().merge(files) if len(files) > 1 else TTFont(files[0], recalcTimestamp=False)
        _rename(font, family, weight)
        # The source's own dates: the same packages give the same bytes.
        source = TTFont(packages / parts[0])
        font["head"].created, font["head"].modified = source["head"].created, source["head"].modified
        font.recalcTimestamp = False
        font.flavor = "woff2"
        font.save(served / f"{stem}.woff2")
        size = (served / f"{stem}.woff2").stat().st_size
        lacking = "".join(map(chr, sorted(WANTED - taken - INVISIBLE))) or "nothing"
        sys.stdout.write(f"{stem}: {size} bytes; not in the source: {lacking}\n")
    for name, source in LICENCES:
        shutil.copyfile(packages / source, served / name)


if __name__ == "__main__":
    make(Path(sys.argv[1]), Path(sys.argv[2]))
