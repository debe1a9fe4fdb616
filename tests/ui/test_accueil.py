"""The first page: go on, find a dossier again, see an example, know where everything is."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from cyberwizard.assessment import assess
from cyberwizard.content.loader import load
from cyberwizard.samples import sample_answers, samples
from tests.ui.conftest import NOW, Launch, Outside
from tests.ui.driver import Key, Manager
from tests.ui.test_flow import answer_identity
from ui.dialogs.examples import ExamplesDialog
from ui.dialogs.places import PlacesDialog
from ui.dialogs.work import WorkDialog
from ui.settings import Recent

GONE = "Ce fichier n’est plus là."


def remember(manager: Manager, *recents: Recent) -> None:
    for recent in reversed(recents):
        manager.window._settings.remember(recent)
    manager.window.rebuild()
    manager.activate()


def there(tmp_path: Path, name: str) -> Path:
    path = tmp_path / name / "Mon dossier.cyberdossier"
    path.parent.mkdir()
    path.write_bytes(b"something")
    return path


def test_the_same_firm_several_times_is_told_apart(launch: Launch, tmp_path: Path) -> None:
    manager = launch()
    old, new = there(tmp_path, "2025"), there(tmp_path, "2026")
    last = there(tmp_path, "garage")
    remember(
        manager,
        Recent(last, "Garage", 1, 4, 2),
        Recent(new, "Boulangerie", 2, 4, 3),
        Recent(old, "Boulangerie", 4, 4, 0),
    )
    assert manager.reads(f"50 % fait, encore 3 min environ · {new}")
    assert manager.reads(f"100 % fait · {old}")
    manager.tab_to("Boulangerie")
    manager.key(Key.Key_Tab)
    assert manager.focus_name == "Boulangerie"
    assert str(old) in manager.focus.accessibleDescription()
    assert not manager.reads(GONE)


def test_a_file_that_is_gone_is_said_and_forgotten(launch: Launch, tmp_path: Path) -> None:
    manager = launch()
    kept, gone = there(tmp_path, "ici"), tmp_path / "cle" / "Mon dossier.cyberdossier"
    remember(manager, Recent(kept, "Garage"), Recent(gone, "Boulangerie"))
    manager.wait_to_read(GONE)
    manager.press("Retirer de la liste")
    manager.activate()
    assert not manager.reads("Boulangerie")
    assert manager.reads("Garage")
    assert [recent.path for recent in manager.window._settings.recents()] == [kept]
    assert QApplication.focusWidget() is not None


def test_the_last_dossier_gone_is_said_too(launch: Launch) -> None:
    manager = launch()
    path = manager.begin()
    answer_identity(manager)
    manager.quit()
    path.unlink()
    again = launch()
    again.wait_to_read(GONE)
    again.press("Retirer de la liste")
    again.activate()
    assert again.focus_name == "Commencer un dossier"
    assert not again.reads("Reprendre ce dossier")


def test_nobody_waits_for_a_disk_that_sleeps(
    launch: Launch, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    import threading

    gate = threading.Event()

    def slow(_path: Path) -> bool:
        assert threading.current_thread() is not threading.main_thread()
        assert gate.wait(60)
        return False

    monkeypatch.setattr("ui.main_window.os.path.exists", slow)
    manager = launch()
    remember(manager, Recent(tmp_path / "a.cyberdossier", "Garage"))
    assert manager.reads("Garage")
    manager.tab_to("Commencer un dossier")
    assert not manager.reads(GONE)
    gate.set()
    manager.wait_to_read(GONE)


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.id)
def test_each_example_is_what_it_says(
    launch: Launch, outside: Outside, sample: object, tmp_path: Path
) -> None:
    content = load()
    outside.services = outside.services._replace(load_content=lambda: content)
    chosen = next(one for one in samples() if one == sample)
    level = assess(content, sample_answers(content, chosen, NOW.date()), NOW.date()).level.level
    assert f"iveau {level.rank} sur 4" in chosen.about
    manager = launch()
    manager.open_example(chosen.title)
    assert manager.reads("Ce dossier est ouvert en lecture seule.")
    document = manager.window.document
    assert document is not None
    assert document.firm
    state = document.session.state
    assert ("court" in chosen.about) == ("court" in state.facts["parcours"])
    manager.press("Enregistrer une copie…")
    copy = tmp_path / "copie.cyberdossier"
    manager.give_file(copy)
    manager.wait(
        lambda: manager.window.document is not None and not manager.window.document.read_only
    )
    assert manager.window.document is not None
    assert manager.window.document.path == copy


def test_escape_leaves_the_examples(launch: Launch) -> None:
    manager = launch()
    manager.press("Voir un exemple complet")
    manager.wait_for_dialog(ExamplesDialog)
    manager.key(Key.Key_Escape)
    manager.wait(lambda: QApplication.activeModalWidget() is None)
    manager.activate()
    assert manager.focus_name == "Voir un exemple complet"


def test_where_the_data_is(launch: Launch, outside: Outside) -> None:
    manager = launch()
    manager.press("Où sont gardées vos données ?")
    manager.wait_for_dialog(PlacesDialog)
    places = outside.services.places()
    for path in places:
        assert manager.reads(str(path))
    places.settings.mkdir(parents=True, exist_ok=True)
    manager.press("Montrer l’emplacement : Réglages")
    assert outside.opened == [places.settings]
    manager.press("Montrer l’emplacement : Rapports d’incident")
    assert manager.reads("Rien n’y est encore")
    assert outside.opened[-1] in places.logs.parents
    outside.has_reader = False
    manager.press("Montrer l’emplacement : Réglages")
    assert manager.reads("Cet ordinateur n’a pas su montrer ce dossier.")


def test_where_this_dossier_is(launch: Launch, outside: Outside) -> None:
    manager = launch()
    path = manager.begin()
    manager.window._show_places()
    manager.wait_for_dialog(PlacesDialog)
    assert manager.reads(str(path))
    manager.press("Montrer l’emplacement : Ce dossier")
    assert outside.opened == [path.parent]


def test_the_blank_questionnaire_is_made_from_here(launch: Launch, tmp_path: Path) -> None:
    manager = launch()
    manager.press("Imprimer le questionnaire vierge")
    target = tmp_path / "questionnaire.pdf"
    manager.give_file(target)
    manager.wait_for_dialog(WorkDialog)
    manager.wait(target.exists, seconds=30)
    assert target.read_bytes().startswith(b"%PDF-")
    manager.key(Key.Key_Escape)
    manager.wait(lambda: QApplication.activeModalWidget() is None)
    manager.activate()
    assert manager.focus_name == "Imprimer le questionnaire vierge"
