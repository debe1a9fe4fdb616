"""Making the PDF: it can be given up, it can fail, and the window never waits."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from cyberwizard.assessment import Assessment
from cyberwizard.errors import UserFacingError
from tests.ui.conftest import Launch, Outside
from tests.ui.driver import Manager


class Renderer:
    """Lays out when the gate opens."""

    def __init__(self) -> None:
        self.entered = threading.Event()
        self.gate = threading.Event()

    def render(self, _assessment: Assessment, number: str, created: datetime) -> bytes:
        assert number.startswith("CW-")
        assert created.year == 2026
        self.entered.set()
        assert self.gate.wait(60)
        return b"%PDF-1.7 essai"


@pytest.fixture
def renderer(outside: Outside) -> Iterator[Renderer]:
    renderer = Renderer()
    outside.services = outside.services._replace(render_pdf=renderer.render)
    yield renderer
    renderer.gate.set()


def ask_for_pdf(launch: Launch, target: Path) -> Manager:
    manager = launch()
    manager.begin()
    wizard = manager.window.wizard
    assert wizard is not None
    wizard.go_to("@dossier")
    manager.press("Créer le PDF…")
    manager.give_file(target)
    return manager


def test_while_it_is_made_the_window_answers(
    launch: Launch, renderer: Renderer, outside: Outside, tmp_path: Path
) -> None:
    target = tmp_path / "a.pdf"
    manager = ask_for_pdf(launch, target)
    manager.wait(renderer.entered.is_set)
    manager.wait_to_read("Mise en page du document…")
    wizard = manager.window.wizard
    assert wizard is not None
    wizard.go_to("nom_entreprise")
    assert manager.title() == "Comment s’appelle votre entreprise ?"
    renderer.gate.set()
    manager.wait(lambda: bool(outside.opened))
    assert target.read_bytes() == b"%PDF-1.7 essai"


def test_it_can_be_given_up(launch: Launch, renderer: Renderer, tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"the one before")
    manager = ask_for_pdf(launch, target)
    manager.wait(renderer.entered.is_set)
    manager.activate()
    manager.press("Annuler")
    assert manager.reads("Création annulée : aucun fichier n’a été écrit.")
    renderer.gate.set()
    manager.window.wait_for_work()
    assert target.read_bytes() == b"the one before"
    manager.tab_to("Créer le PDF…")  # one can begin again


def test_a_disk_that_refuses_is_said(launch: Launch, outside: Outside, tmp_path: Path) -> None:
    def refuse(_path: Path, _data: bytes) -> None:
        raise UserFacingError("Le disque est plein ; libérez de la place.")

    outside.services = outside.services._replace(
        render_pdf=lambda _a, _n, _c: b"%PDF-", write_file=refuse
    )
    manager = ask_for_pdf(launch, tmp_path / "a.pdf")
    manager.wait_to_read("Le disque est plein")
    assert outside.opened == []
    manager.activate()
    manager.tab_to("Créer le PDF…")


def test_closing_waits_for_nobody_and_breaks_nothing(
    launch: Launch, renderer: Renderer, tmp_path: Path
) -> None:
    target = tmp_path / "a.pdf"
    manager = ask_for_pdf(launch, target)
    manager.wait(renderer.entered.is_set)
    manager.activate()
    manager.quit()
    renderer.gate.set()
    manager.window.wait_for_work()
    assert target.read_bytes() == b"%PDF-1.7 essai"
