"""The page on which every text is read again, and the matrix of what is covered."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest

from cyberwizard import cli, content_html
from cyberwizard.content.facts import FACTS
from cyberwizard.content.model import Content, Role
from tests.content.gates import CHECKED
from tests.content.texts import all_texts

VOID = {"meta", "br"}


class Page(HTMLParser):
    """Reads a page: its tags must nest, and its words are kept."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: list[str] = []
        self.anchors: set[str] = set()
        self.words = ""
        self._open: list[str] = []
        self.feed(text)
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            if name == "href":
                self.links.append(value or "")
            elif name == "id":
                assert value not in self.anchors
                self.anchors.add(value or "")
            assert name != "src"
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data


@pytest.fixture(scope="module")
def html(content: Content) -> str:
    return content_html.render(content, CHECKED)


@pytest.fixture(scope="module")
def page(html: str) -> Page:
    return Page(html)


def test_the_page_holds_every_text(content: Content, page: Page) -> None:
    repeated = {question.id for question in content.questions if question.role is Role.COVERAGE}
    missing = [
        text.place
        for text in all_texts(content)
        if text.text not in page.words
        and text.place.split(".")[1] not in repeated
        and text.field not in ("unit", "base")
    ]
    assert missing == []


def test_the_page_needs_nothing_from_elsewhere(html: str, page: Page) -> None:
    assert page.tags & {"script", "link", "img", "iframe", "object", "form"} == set()
    assert not re.search(r"@import|url\(", html)
    inside = {link.removeprefix("#") for link in page.links if link.startswith("#")}
    assert inside <= page.anchors
    assert all(link.startswith(("#", "http")) for link in page.links)


def test_an_old_check_stands_out(content: Content, html: str) -> None:
    assert "stale" not in html.partition("</style>")[2]
    later = content_html.render(content, date(2028, 1, 1))
    assert later.count('class="stale"') >= len(content.sources) + len(content.contacts)


def test_a_text_cannot_break_the_page(content: Content) -> None:
    nasty = "</p><script>alert(1)</script> & « ' \" »"
    spoiled = replace(
        content,
        measures=(replace(content.measures[0], why=nasty), *content.measures[1:]),
        terms=(replace(content.terms[0], definition=nasty), *content.terms[1:]),
    )
    page = Page(content_html.render(spoiled, CHECKED))
    assert "script" not in page.tags
    assert page.words.count(nasty) == 2


def test_every_derived_fact_has_its_words() -> None:
    assert set(content_html.FACT_WORDS) == set(FACTS)


def test_the_command_writes_the_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "contenu.html"
    assert cli.main(["content", "--html", "-o", str(path), "--date", "2026-11-23"]) == 0
    assert str(path) in capsys.readouterr().out
    assert unescape(path.read_text("utf-8")).startswith("<!doctype html>")


def test_the_matrix_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["coverage"]) == 0
    text = capsys.readouterr().out
    assert "Double contrôle des virements : virements_controle\n" in text
    assert "Annuaire corrigé en priorité : aucune question\n" in text
    assert "(donnees_nombre)" in text


def test_the_matrix_is_data_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["coverage", "--json"]) == 0
    groups = {group["id"]: group["lines"] for group in json.loads(capsys.readouterr().out)}
    assert {name: len(lines) for name, lines in groups.items()} == {
        "anssi": 13,
        "practices": 22,
        "locks": 7,
        "topics": 32,
        "cyberdepart": 19,
    }
    assert groups["locks"][0]["practices"] == ["sauvegarde_emplacement", "sauvegarde_frequence"]
    assert "cyberdepart" in groups["anssi"][3]["sources"]
