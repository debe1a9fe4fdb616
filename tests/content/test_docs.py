"""The document on the content says what the content is."""

from __future__ import annotations

from cyberwizard.content.model import Content
from tests.content.summary import DOCUMENT, rewritten


def test_the_figures_are_up_to_date(content: Content) -> None:
    document = DOCUMENT.read_text("utf-8")
    assert document == rewritten(document, content), (
        "python -m tests.content.summary writes the figures again"
    )


def test_the_document_names_files_that_exist() -> None:
    root = DOCUMENT.parents[1]
    for name in (
        "cyberwizard/content/loader.py",
        "tests/content/gates.py",
        "tests/content/ids.txt",
    ):
        assert f"`{name}`" in DOCUMENT.read_text("utf-8")
        assert (root / name).exists()
