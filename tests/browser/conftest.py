"""Chromium and the sites that it visits. Without Chromium these tests are skipped, and the run says so."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.chromium import VARIABLE, WIDE, NoBrowserError, Tab, open_browser, open_tab
from tests.browser.pages import PAGES, PATTERN
from tests.browser.server import Host, open_host
from tests.pattern.render import render_pattern
from tests.site.built import CONTENT, run_build

_MISSING = pytest.StashKey[str]()


@pytest.fixture(scope="package")
def browser(request: pytest.FixtureRequest) -> Iterator[Browser]:
    """Chromium, started once."""
    if _MISSING in request.config.stash:
        pytest.skip(request.config.stash[_MISSING])
    with ExitStack() as stack:
        try:
            started = stack.enter_context(open_browser(os.environ))
        except NoBrowserError as error:
            request.config.stash[_MISSING] = str(error)
            pytest.skip(str(error))
        yield started


@pytest.fixture(scope="package")
def published(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """The small archive as it lies on GitHub Pages: under a project's path, built for its address."""
    assert browser.is_connected()  # without one nobody comes to look
    folder = tmp_path_factory.mktemp("published")
    with open_host(folder / "output", "/archive/") as host:
        _build(folder, host.address.removesuffix("/"))
        yield host


@pytest.fixture(scope="package")
def preview(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """The same, built without an address, at the root of a host."""
    assert browser.is_connected()
    folder = tmp_path_factory.mktemp("preview")
    with open_host(folder / "output", "/") as host:
        _build(folder, "")
        yield host


@pytest.fixture(scope="package")
def pattern(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """The pattern page."""
    assert browser.is_connected()
    folder = render_pattern(tmp_path_factory.mktemp("pattern")).parent
    with open_host(folder, "/") as host:
        yield host


def _build(folder: Path, address: str) -> None:
    done = run_build(CONTENT, folder / "output", {"SITE_URL": address})
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="package")
def visitor(browser: Browser) -> Iterator[Tab]:
    """A reader who goes from page to page."""
    with open_tab(browser) as tab:
        yield tab


@pytest.fixture(scope="package")
def scriptless(browser: Browser) -> Iterator[Tab]:
    """A reader whose browser runs no script."""
    with open_tab(browser, script=False) as tab:
        yield tab


@pytest.fixture(scope="package", params=[*PAGES, *PATTERN])
def kind(request: pytest.FixtureRequest) -> str:
    """Each kind of page in turn; all tests of one come together, so that it is opened once."""
    return str(request.param)


@pytest.fixture(scope="package")
def host(kind: str, published: Host, pattern: Host) -> Host:
    """Where pages of this kind are served."""
    return pattern if kind in PATTERN else published


@pytest.fixture(scope="package")
def address(host: Host, kind: str) -> str:
    """Where the page of this kind is."""
    return host.address + (PAGES | PATTERN)[kind]


@pytest.fixture(scope="package")
def tab(visitor: Tab, address: str) -> Tab:
    """The page, open. A test may show it on another screen; one that changes it goes there anew before."""
    visitor.show(WIDE)
    visitor.visit(address)
    return visitor


@pytest.fixture(scope="package")
def guest(browser: Browser) -> Iterator[Tab]:
    """Another reader, for tests that need no kind of page in turn."""
    with open_tab(browser) as tab:
        yield tab


@pytest.fixture
def home(guest: Tab, published: Host) -> Tab:
    """The first page, newly opened, to be changed as a test likes."""
    guest.show(WIDE)
    guest.visit(published.address)
    return guest


@pytest.hookimpl(trylast=True)
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say what was skipped and how to have it, where nobody overlooks it."""
    reason = config.stash.get(_MISSING, None)
    if reason is None:
        return
    skipped = sum("tests/browser/" in r.nodeid for r in terminalreporter.stats.get("skipped", []))
    terminalreporter.section("تنبيه · WARNING", sep="!", bold=True, yellow=True)
    for line in (
        f"لم تُشغَّل اختبارات المتصفح ({skipped})، لأن Chromium غير موجود أو لا يعمل: {reason}",
        f"BROWSER TESTS SKIPPED ({skipped}): Chromium is missing or does not start: {reason}",
        f"apt install chromium    ({VARIABLE}=/path/to/chromium)",
    ):
        terminalreporter.write_line(line, bold=True, yellow=True)
