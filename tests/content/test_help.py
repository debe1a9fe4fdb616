"""The help speaks of every page, and of what people most often get wrong."""

from __future__ import annotations

from cyberwizard.content.model import Content
from cyberwizard.session import ENDING

PAGES = {"accueil", "question", "contrat", *(stop.removeprefix("@") for stop in ENDING)}


def test_each_page_has_its_help(content: Content) -> None:
    pages = [topic.page for topic in content.help_topics if topic.page]
    assert sorted(pages) == sorted(PAGES)


def test_what_must_be_said_is_said(content: Content) -> None:
    said = {topic.id: " ".join(topic.text) for topic in content.help_topics}
    assert "n’utilise jamais Internet" in said["aide_donnees"]
    assert "pas une moyenne" in said["aide_niveau"]
    assert "pas une promesse" in said["aide_rassurant"]
    assert "refait le dossier entier" in said["aide_verification"]
    assert "pas une preuve" in said["aide_verification"]


def test_a_button_named_in_the_help_is_written_as_on_the_screen(content: Content) -> None:
    """What is between « » is a name: the window's tests hold the other half."""
    for topic in content.help_topics:
        for text in topic.text:
            assert text.count("«\u00a0") == text.count("\u00a0»"), topic.id
