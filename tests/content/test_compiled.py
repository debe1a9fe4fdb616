"""The compiled content is the checked one, and is never used once its sources have changed."""

from __future__ import annotations

import json
import shutil
from importlib.resources import as_file
from pathlib import Path

import pytest

from cyberwizard import assets
from cyberwizard.content import compiled, loader
from cyberwizard.content.model import Content
from cyberwizard.errors import ContentError


@pytest.fixture
def resources(tmp_path: Path) -> Path:
    """A copy of ``resources/content`` to spoil, compiled."""
    with as_file(assets.resource("content")) as folder:
        shutil.copytree(folder, tmp_path / "content")
    compiled.write(tmp_path)
    return tmp_path


def read(resources: Path) -> Content | None:
    return loader.read_compiled(resources / loader.COMPILED, resources / "content")


def test_the_compiled_content_is_the_same(resources: Path, content: Content) -> None:
    assert read(resources) == content


def test_it_is_the_same_file_each_time(resources: Path) -> None:
    first = (resources / loader.COMPILED).read_bytes()
    compiled.write(resources)
    assert (resources / loader.COMPILED).read_bytes() == first
    assert {path.name for path in resources.iterdir()} == {"content", loader.COMPILED}


def test_a_stale_file_is_never_used(resources: Path) -> None:
    locks = resources / "content" / "locks.toml"
    changed = locks.read_text("utf-8").replace("Copie débranchée", "Copie à l’abri")
    locks.write_text(changed, "utf-8")
    assert read(resources) is None
    compiled.write(resources)
    again = read(resources)
    assert again is not None
    assert again.locks[3].title == "Copie à l’abri"


@pytest.mark.parametrize("change", ["renamed", "added", "removed"])
def test_a_moved_file_makes_it_stale(resources: Path, change: str) -> None:
    topics = resources / "content" / "topics.toml"
    if change == "added":
        (resources / "content" / "z.toml").write_text("", "utf-8")
    elif change == "removed":
        topics.unlink()
    else:
        topics.rename(topics.with_name("sujets.toml"))
    assert read(resources) is None


def test_without_a_compiled_file_the_sources_are_read(resources: Path) -> None:
    (resources / loader.COMPILED).unlink()
    assert read(resources) is None


def test_a_content_with_mistakes_is_not_compiled(resources: Path) -> None:
    (resources / "content" / "z.toml").write_text('[[topic]]\nid = "seul"\n', "utf-8")
    before = (resources / loader.COMPILED).read_bytes()
    with pytest.raises(ContentError, match="clé absente"):
        compiled.write(resources)
    assert (resources / loader.COMPILED).read_bytes() == before


def test_it_holds_the_sources_and_nothing_else(resources: Path) -> None:
    document = json.loads((resources / loader.COMPILED).read_text("utf-8"))
    assert document.keys() == {"made_from", "tables"}
    assert document["made_from"] == loader.fingerprint(resources / "content")
    assert str(resources) not in json.dumps(document)


def test_what_the_program_loads_is_the_checked_content(content: Content) -> None:
    loader._load.cache_clear()
    assert loader.load() == content
    assert loader.load() is loader.load()
