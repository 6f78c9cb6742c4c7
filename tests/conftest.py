"""Options of the test run."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let `make golden` renew the golden pages."""
    parser.addoption(
        "--renew-golden", action="store_true", help="write tests/site/golden anew from what is built now"
    )
