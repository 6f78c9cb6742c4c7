"""What a build runs on: every package pinned by its version and its hashes, from no named place."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")


def _entries() -> list[str]:
    """Each package with its hashes, on one line; comments left out."""
    lines = [line.rstrip() for line in LOCK.split("\n") if line.strip() and not line.lstrip().startswith("#")]
    return re.sub(r"\s*\\\n\s*", " ", "\n".join(lines)).split("\n")


def test_every_package_has_one_version_and_hashes() -> None:
    for entry in _entries():
        pinned = r"[a-z0-9-]+==[^\s;]+(?: ; [^\\]+?)?(?: --hash=sha256:[0-9a-f]{64})+"
        assert re.fullmatch(pinned, entry), entry[:80]


def test_nothing_is_installed_that_has_no_hash() -> None:
    (install,) = re.findall(r"^.*pip install.*$", (ROOT / "Makefile").read_text("utf-8"), flags=re.MULTILINE)
    assert "--require-hashes -r requirements.lock" in install


def test_the_lock_names_no_place() -> None:
    assert not re.search(r"https?:|index-url|find-links|file:|[~/]home/|\s@\s", LOCK)


def test_all_that_the_project_asks_for_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"].values()
    wanted = [*project["project"]["dependencies"], *(w for group in groups for w in group)]
    names = {re.split(r"[^\w.-]", w, maxsplit=1)[0].lower().replace("_", "-") for w in wanted}
    assert names
    assert names <= {entry.partition("==")[0] for entry in _entries()}
