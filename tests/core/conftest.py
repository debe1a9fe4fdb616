"""A small content of our own, so that the core's rules are tested apart from the texts."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from cyberwizard.content.loader import parse
from cyberwizard.content.model import Content

GOOD = Path(__file__).parents[1] / "fixtures" / "content" / "good.toml"
TODAY = date(2026, 11, 23)


@pytest.fixture(scope="session")
def small() -> Content:
    """The content of ``fixtures/content/good.toml``."""
    return parse([("good.toml", tomllib.loads(GOOD.read_text("utf-8")))])
