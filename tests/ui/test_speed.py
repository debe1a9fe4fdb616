"""The keyboard never waits for the disk: a disk that does not answer holds nothing on screen."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from cyberwizard.dossier_file import DossierFile
from cyberwizard.notes import Choice, Decision, decision_name
from cyberwizard.session import PLAN
from tests.ui.conftest import Launch
from tests.ui.driver import Key, Manager
from tests.ui.test_plan import go
from ui.document import Saving
from ui.pages.page import Page


@pytest.fixture
def stuck(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """A disk that answers once the event is set; reading is not concerned."""
    answers = threading.Event()
    answers.set()
    for name in ("save_answer", "save_note", "save_position"):
        real = getattr(DossierFile, name)

        def slow(self: DossierFile, *args: Any, real: Any = real, **kwargs: Any) -> Any:
            assert threading.current_thread() is not threading.main_thread()
            answers.wait(20)
            return real(self, *args, **kwargs)

        monkeypatch.setattr(DossierFile, name, slow)
    yield answers
    answers.set()


class Paintings(QObject):
    """Counts the paintings of a page."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.count = 0
        page.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


def saving(manager: Manager) -> Saving:
    assert manager.window.document is not None
    return manager.window.document.save_state.saving


def test_the_next_page_is_painted_while_the_disk_is_stuck(
    launch: Launch, stuck: threading.Event
) -> None:
    manager = launch()
    path = manager.begin()
    manager.saved()
    wizard = manager.window.wizard
    assert wizard is not None
    paintings = Paintings(wizard.page)
    stuck.clear()
    for value, title in (
        ("Garage du Port", "Quel est votre numéro SIREN ?"),
        ("732 829 320", "Combien êtes-vous ?"),
        ("6", "Quand avez-vous ouvert ?"),
    ):
        before = paintings.count
        manager.write(value)
        manager.key(Key.Key_Return)
        manager.wait(lambda before=before: paintings.count > before)  # type: ignore[misc]
        assert manager.title() == title
        assert saving(manager) is Saving.PENDING
    stuck.set()
    manager.saved()
    with DossierFile.open(path, read_only=True) as file:
        assert file.load().answers["nombre_personnes"].value == "6"


def test_a_decision_shows_while_the_disk_is_stuck(launch: Launch, stuck: threading.Event) -> None:
    manager = launch()
    manager.begin()
    wizard, document = manager.window.wizard, manager.window.document
    assert wizard is not None
    assert document is not None
    wizard.go_to("copie")
    manager.choose("Non")
    manager.saved()
    stuck.clear()
    go(manager, PLAN)
    manager.press("1. Copier vos fichiers chaque soir")
    manager.press("Faire")
    QApplication.processEvents()
    assert manager.reads("À faire, sans date.")
    assert saving(manager) is Saving.PENDING
    stuck.set()
    manager.saved()
    assert document.notes[decision_name("mesure:copier")] == Decision(Choice.DO)
