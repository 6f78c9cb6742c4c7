"""Options of the test run."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

# The same examples on every run, so that a green commit stays green; a search for new ones is asked for:
# HYPOTHESIS_PROFILE=search make test
settings.register_profile("settled", derandomize=True, deadline=None)
settings.register_profile("search", deadline=None, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "settled"))


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let `make golden` renew the golden pages."""
    parser.addoption(
        "--renew-golden", action="store_true", help="write tests/site/golden anew from what is built now"
    )
