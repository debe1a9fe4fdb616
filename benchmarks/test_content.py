"""Loading the content beside reading the same file as JSON; searching it beside a plain scan."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cyberwizard.content import compiled
from cyberwizard.content.loader import COMPILED, parse, read_compiled, read_folder
from cyberwizard.search import Index
from tests.content.texts import all_texts

RESOURCES = Path(__file__).resolve().parents[1] / "resources"
WARM_MS = 60
"""The most that a warm load may take, on any machine that runs the tests."""
KEY_MS = 10
"""The most that one key typed in the search field may take."""
KEYS = ("s", "sa", "sau", "sauve", "l’assureur", "mot de passe", "Wi-Fi", "rien de tel")


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


@pytest.fixture(scope="module")
def texts() -> list[str]:
    """Every text of the content."""
    return [text.text for text in all_texts(parse(read_folder(RESOURCES / "content")))]


@pytest.mark.benchmark(group="search, 8 keys")
def test_a_plain_scan(benchmark: Any, texts: list[str]) -> None:
    """Folding nothing, ranking nothing: the texts that hold the query as it is typed."""
    benchmark.extra_info["floor"] = True
    assert any(benchmark(lambda: [[t for t in texts if key in t.casefold()] for key in KEYS]))


@pytest.mark.benchmark(group="search, 8 keys")
def test_search(benchmark: Any) -> None:
    index = Index(parse(read_folder(RESOURCES / "content")))
    benchmark.extra_info["bar"] = 2
    assert any(benchmark(lambda: [index.search(key) for key in KEYS]))
    if benchmark.enabled:
        assert benchmark.stats.stats.max * 1000 / len(KEYS) < KEY_MS


@pytest.mark.benchmark(group="search, 8 keys")
def test_building_the_index(benchmark: Any) -> None:
    """Once, when the search is opened for the first time."""
    content = parse(read_folder(RESOURCES / "content"))
    assert benchmark(lambda: Index(content))
