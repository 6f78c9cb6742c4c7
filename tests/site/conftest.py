"""The sites of this test run: each is built once, by the real command in a process of its own."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.site.built import ADDRESS, CONTENT, ROOT, BuiltSite, run_build


@dataclass(frozen=True)
class Sites:
    """The small archive without and with an address, and the archive that ships."""

    plain: BuiltSite
    addressed: BuiltSite
    shipped: BuiltSite


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Sites:
    """Build all three, side by side."""
    folder = tmp_path_factory.mktemp("sites")

    def build(name: str, content: Path, address: str) -> BuiltSite:
        (folder / name).mkdir()
        done = run_build(content, folder / name / "output", {"SITE_URL": address})
        assert done.returncode == 0, done.stderr
        return BuiltSite(content, folder / name / "output", address, done.stdout)

    with ThreadPoolExecutor() as pool:
        plain = pool.submit(build, "plain", CONTENT, "")
        addressed = pool.submit(build, "addressed", CONTENT, ADDRESS)
        shipped = pool.submit(build, "shipped", ROOT / "content", "")
        return Sites(plain.result(), addressed.result(), shipped.result())


@pytest.fixture(scope="session")
def plain(sites: Sites) -> BuiltSite:
    """The small archive, built without an address."""
    return sites.plain


@pytest.fixture(scope="session")
def addressed(sites: Sites) -> BuiltSite:
    """The small archive, built with an address."""
    return sites.addressed


@pytest.fixture(scope="session")
def shipped(sites: Sites) -> BuiltSite:
    """The archive in content/, built without an address."""
    return sites.shipped


@pytest.fixture(scope="session", params=["plain", "addressed", "shipped"])
def site(request: pytest.FixtureRequest, sites: Sites) -> BuiltSite:
    """Each of the three in turn: what is promised of every site."""
    found = getattr(sites, request.param)
    assert isinstance(found, BuiltSite)
    return found
