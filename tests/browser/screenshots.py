"""Photograph the small archive for the README and docs/images: `make screenshots`."""

from __future__ import annotations

import os
import sys
import tempfile
from itertools import product
from pathlib import Path

from tests.browser.chromium import NoBrowserError, open_browser, open_tab
from tests.browser.pages import KINDS
from tests.browser.server import open_host
from tests.site.built import CONTENT, ROOT, run_build

FOLDER = ROOT / "docs/images"
SUBJECTS = ("home", "article", "actor", "place", "statements")
SIZES = {390: 844, 1280: 900}  # a telephone, a laptop
SCHEMES = ("light", "dark")
PICTURES = {f"{s}-{w}-{scheme}.png": (s, w, scheme) for s, w, scheme in product(SUBJECTS, SIZES, SCHEMES)}


def take_screenshots(folder: Path) -> None:
    """Write every picture anew: the top of each page, as somebody sees it who comes to it."""
    with tempfile.TemporaryDirectory() as place:
        output = Path(place) / "output"
        done = run_build(CONTENT, output)
        if done.returncode:
            sys.exit(done.stderr)
        folder.mkdir(parents=True, exist_ok=True)
        with open_browser(os.environ) as browser, open_host(output, "/") as host:
            for name, (subject, width, scheme) in PICTURES.items():
                with open_tab(browser, width=width, height=SIZES[width]) as tab:
                    tab.page.emulate_media(color_scheme=scheme)
                    tab.visit(host.address + KINDS[subject])
                    tab.page.screenshot(path=folder / name)


if __name__ == "__main__":
    try:
        take_screenshots(FOLDER)
    except NoBrowserError as error:
        sys.exit(f"لا Chromium: {error} — apt install chromium")
