"""Screens are driven over SQLite; the core's own tests run what they call on both databases."""

import pytest

from tests.support.places import Dialect


@pytest.fixture
def dialect() -> Dialect:
    return "sqlite"
