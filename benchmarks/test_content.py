"""Loading the content: what the program does at its start, beside reading the same file as JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cyberwizard.content import compiled
from cyberwizard.content.loader import COMPILED, parse, read_compiled, read_folder

RESOURCES = Path(__file__).resolve().parents[1] / "resources"
WARM_MS = 60
"""The most that a warm load may take, on any machine that runs the tests."""


@pytest.fixture(scope="module")
def content_json() -> Path:
    """The compiled content, fresh."""
    return compiled.write(RESOURCES)


@pytest.mark.benchmark(group="content")
def test_json_alone(benchmark: Any, content_json: Path) -> None:
    benchmark.extra_info["floor"] = True
    assert benchmark(lambda: json.loads(content_json.read_text("utf-8")))


@pytest.mark.benchmark(group="content")
def test_load_compiled(benchmark: Any, content_json: Path) -> None:
    benchmark.extra_info["bar"] = 8
    assert benchmark(lambda: read_compiled(RESOURCES / COMPILED, RESOURCES / "content"))
    if benchmark.enabled:
        assert benchmark.stats.stats.median * 1000 < WARM_MS


@pytest.mark.benchmark(group="content")
def test_parse_the_sources(benchmark: Any) -> None:
    """What a checkout pays when nothing is compiled: every check included."""
    assert benchmark(lambda: parse(read_folder(RESOURCES / "content")))
