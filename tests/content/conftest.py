"""The shipped content, read and checked from its sources."""

from __future__ import annotations

import pytest

from cyberwizard import assets
from cyberwizard.content.loader import parse, read_folder
from cyberwizard.content.model import Content


@pytest.fixture(scope="session")
def content() -> Content:
    """What ``resources/content`` holds; never the compiled file."""
    return parse(read_folder(assets.resource("content")))
