"""The workflows do what docs/publishing.md says, with no more rights than they need."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from plugins.press.swap import Press

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / ".github/workflows"
FILES = sorted(FOLDER.glob("*.yml"))
# What each job may do; whatever is not named here it may not.
RIGHTS = {
    "tests": {"contents": "read"},
    "build": {"contents": "read", "pages": "read"},
    "deploy": {"pages": "write", "id-token": "write"},
}


def _read(file: Path) -> dict[str, Any]:
    """A workflow; YAML reads its key «on» as a truth value."""
    found = yaml.safe_load(file.read_text(encoding="utf-8"))
    found["on"] = found.pop(True)
    return dict(found)


def _pages() -> dict[str, Any]:
    return _read(FOLDER / "pages.yml")


def _steps(job: Mapping[str, Any], action: str) -> Iterator[dict[str, Any]]:
    return (step for step in job["steps"] if step.get("uses", "").startswith(f"{action}@"))


def test_there_are_two() -> None:
    assert [f.name for f in FILES] == ["pages.yml", "tests.yml"]


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.name)
def test_every_action_is_pinned_by_commit_and_says_its_version(file: Path) -> None:
    lines = [line for line in file.read_text(encoding="utf-8").splitlines() if "uses:" in line]
    named = [step["uses"] for job in _read(file)["jobs"].values() for step in job["steps"] if "uses" in step]
    assert len(lines) == len(named) > 0
    for line in lines:
        assert re.fullmatch(r"\s*(?:- )?uses: actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line), line


def test_an_action_has_one_commit_everywhere() -> None:
    used = re.findall(r"uses: (\S+)@(\w+)", "".join(f.read_text(encoding="utf-8") for f in FILES))
    assert len(dict(used)) == len(set(used))


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.name)
def test_no_job_may_do_more_than_it_needs(file: Path) -> None:
    workflow = _read(file)
    for name, job in workflow["jobs"].items():
        assert job.get("permissions", workflow["permissions"]) == RIGHTS[name]
        for step in _steps(job, "actions/checkout"):
            assert step["with"]["persist-credentials"] is False


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.name)
def test_no_expression_stands_in_a_command(file: Path) -> None:
    """What somebody else wrote (a branch's name) would run there."""
    for job in _read(file)["jobs"].values():
        assert not any("${{" in step.get("run", "") for step in job["steps"])


def test_the_tests_run_on_the_oldest_and_a_recent_python() -> None:
    workflow = _read(FOLDER / "tests.yml")
    job = workflow["jobs"]["tests"]
    assert set(workflow["on"]) == {"push", "pull_request"}
    assert job["strategy"]["matrix"]["python"] == ["3.11", "3.13"]
    assert [step["run"] for step in job["steps"] if "run" in step] == [".ci/run"]


def test_the_site_is_published_from_main_or_by_hand_and_never_twice_at_once() -> None:
    workflow = _pages()
    assert workflow["on"] == {"push": {"branches": ["main"]}, "workflow_dispatch": None}
    assert workflow["concurrency"] == {"group": "pages", "cancel-in-progress": False}
    assert workflow["jobs"]["deploy"]["needs"] == "build"
    assert workflow["jobs"]["deploy"]["environment"]["name"] == "github-pages"


def test_the_address_comes_from_the_configuration_of_pages() -> None:
    job = _pages()["jobs"]["build"]
    (configure,) = _steps(job, "actions/configure-pages")
    (make,) = (step for step in job["steps"] if "run" in step)
    assert make["run"] == "make"
    assert make["env"] == {"SITE_URL": f"${{{{ steps.{configure['id']}.outputs.base_url }}}}"}
    assert job["steps"].index(configure) < job["steps"].index(make)


def test_what_a_build_needs_of_the_one_before_is_kept() -> None:
    job = _pages()["jobs"]["build"]
    (cache,) = _steps(job, "actions/cache")
    (make,) = (step for step in job["steps"] if "run" in step)
    (upload,) = _steps(job, "actions/upload-pages-artifact")
    assert upload["with"]["path"] == "output"
    kept = cache["with"]["path"].split()
    press = Press(Path("output"))
    assert kept == [".cache", "output", press._list.name]  # noqa: SLF001 - the name is what is at stake
    assert job["steps"].index(cache) < job["steps"].index(make) < job["steps"].index(upload)
    # A key of its own for each run, so that each is kept; the latest is taken up.
    assert "github.run_id" in cache["with"]["key"]
    assert cache["with"]["key"].startswith(cache["with"]["restore-keys"])
