"""Chromium as the tests use it: where it is, how it starts, and what a page does in it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import Browser, Page, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
VARIABLE = "WARRAQ_CHROMIUM"
# A browser that asks nobody for anything by itself.
ARGUMENTS = (
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--font-render-hinting=none",
)

NARROW, WIDE = 390, 1280
WIDTHS = (NARROW, WIDE)

# Chromium tells a page what its policy refused; kept where the test can ask for it.
_KEEP_REFUSALS = """
window.refusals = [];
document.addEventListener("securitypolicyviolation",
  e => window.refusals.push(`${e.effectiveDirective}: ${e.blockedURI}`));
"""


class NoBrowserError(Exception):
    """Chromium is missing, or cannot be driven; says why."""


def find_chromium(environment: Mapping[str, str]) -> str:
    """Chromium's path: the one that is asked for, or the first of its names that is installed."""
    asked = environment.get(VARIABLE)
    found = filter(
        None, (shutil.which(n, path=environment.get("PATH")) for n in ([asked] if asked else NAMES))
    )
    path = next(found, None)
    if path is None:
        raise NoBrowserError(f"{VARIABLE}={asked}" if asked else " / ".join(NAMES))
    return path


@contextmanager
def open_browser(environment: Mapping[str, str]) -> Iterator[Browser]:
    """Chromium, started; `NoBrowserError` where that cannot be."""
    path = find_chromium(environment)
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []  # Chromium refuses its sandbox to root
    with ExitStack() as stack:
        try:
            driver = stack.enter_context(sync_playwright())
            browser = driver.chromium.launch(executable_path=path, args=[*ARGUMENTS, *sandbox])
        except Exception as error:  # whatever it is, it means that there is no browser
            raise NoBrowserError(str(error).strip().partition("\n")[0]) from error
        stack.callback(browser.close)
        yield browser


@dataclass(frozen=True)
class Tab:
    """A page in the browser, with all that it said and asked for."""

    page: Page
    said: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Listen from the first moment."""
        self.page.on("console", lambda m: self.said.append(f"{m.type}: {m.text}"))
        self.page.on("pageerror", lambda e: self.said.append(f"exception: {e}"))
        self.page.on("crash", lambda _: self.said.append("crash"))
        self.page.on("request", lambda r: self.asked.append(r.url))

    def visit(self, url: str) -> None:
        """Go to a page that is there, and forget what was before."""
        self.said.clear()
        self.asked.clear()
        answer = self.page.goto(url)
        assert answer is not None
        assert answer.ok, f"{answer.status} {url}"
        self.page.evaluate("document.fonts.ready.then(() => null)")

    def show(self, width: int, scheme: str = "light") -> Page:
        """The page on another screen."""
        self.page.set_viewport_size({"width": width, "height": 900})
        self.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        return self.page

    def refusals(self) -> list[str]:
        """What the page's own security policy refused."""
        return list(self.page.evaluate("window.refusals"))


@contextmanager
def open_tab(browser: Browser, *, width: int = WIDE, height: int = 900, script: bool = True) -> Iterator[Tab]:
    """A new visitor, who was never here before, with a screen of his own."""
    context = browser.new_context(
        viewport={"width": width, "height": height},
        java_script_enabled=script,
        locale="ar",
    )
    with context:
        context.set_default_timeout(10_000)
        context.add_init_script(_KEEP_REFUSALS)
        yield Tab(context.new_page())
