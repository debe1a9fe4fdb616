"""What docs/fiabilite.md promises has a test of that name."""

from __future__ import annotations

import re

import pytest

from tests.core.dossier_tools import ROOT

TEXT = (ROOT / "docs" / "fiabilite.md").read_text("utf-8")
NAMED = sorted(set(re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", TEXT)))


@pytest.mark.parametrize(("path", "name"), NAMED)
def test_a_test_that_is_named_exists(path: str, name: str) -> None:
    source = (ROOT / path).read_text("utf-8")
    assert re.search(rf"^def {name or 'test_.*'}\(", source, re.MULTILINE)


def test_every_harness_is_told() -> None:
    harnesses = {path.name for path in (ROOT / "tests" / "faults").glob("test_*.py")}
    told = {path.rpartition("/")[2] for path, _ in NAMED}
    assert harnesses - told == {"test_document.py"}
