"""The compiled content is the checked one, and is never used once its sources have changed."""

from __future__ import annotations

import json
import os
import shutil
import time
from dataclasses import replace
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


def later(path: Path) -> None:
    """Give *path* a time after that of any other file."""
    now = time.time() + 10
    os.utime(path, (now, now))


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


def test_a_word_as_long_makes_it_stale(resources: Path) -> None:
    locks = resources / "content" / "locks.toml"
    changed = locks.read_text("utf-8").replace("Copie débranchée", "Copie déplacée  ")
    assert len(changed.encode()) == locks.stat().st_size
    locks.write_text(changed, "utf-8")
    later(locks)
    assert read(resources) is None


def test_a_file_only_touched_does_not(resources: Path) -> None:
    later(resources / "content" / "locks.toml")
    assert read(resources) is not None


def test_a_file_of_an_earlier_version_is_stale(resources: Path) -> None:
    document = {"made_from": loader.fingerprint(resources / "content"), "tables": {}}
    (resources / loader.COMPILED).write_text(json.dumps(document), "utf-8")
    assert read(resources) is None


def test_a_table_is_decoded_when_it_is_read(resources: Path, content: Content) -> None:
    late = read(resources)
    assert late is not None
    assert late.questions == content.questions
    assert vars(late).keys() & loader.TABLES.keys() == {"questions"}
    assert late.measures is late.measures
    assert vars(late).keys() & loader.TABLES.keys() == {"questions", "measures"}
    other = replace(late, measures=())
    assert (other.measures, other.exclusions) == ((), content.exclusions)
    assert other != late


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


def test_an_installed_program_may_have_the_compiled_file_alone(
    resources: Path, content: Content
) -> None:
    shutil.rmtree(resources / "content")
    assert read(resources) == content


def test_a_content_with_mistakes_is_not_compiled(resources: Path) -> None:
    (resources / "content" / "z.toml").write_text('[[topic]]\nid = "seul"\n', "utf-8")
    before = (resources / loader.COMPILED).read_bytes()
    with pytest.raises(ContentError, match="clé absente"):
        compiled.write(resources)
    assert (resources / loader.COMPILED).read_bytes() == before


def test_it_holds_the_sources_and_nothing_else(resources: Path) -> None:
    text = (resources / loader.COMPILED).read_text("utf-8")
    header, *tables = map(json.loads, text.split("\n"))
    assert header.keys() == {"made_from", "sources", "said", "ceilings", "tables"}
    assert header["made_from"] == loader.fingerprint(resources / "content")
    assert header["tables"] == list(loader.TABLES)
    assert len(tables) == len(loader.TABLES)
    assert str(resources) not in text


def test_what_the_program_loads_is_the_checked_content(content: Content) -> None:
    loader._load.cache_clear()
    assert loader.load() == content
    assert loader.load() is loader.load()
