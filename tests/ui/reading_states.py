"""The help, the search and the lists of the summary, for the walk."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from cyberwizard.answers import Answer
from tests.ui.driver import Manager
from ui.dialogs.dialog import Dialog
from ui.dialogs.help import HelpDialog
from ui.dialogs.question_lists import QuestionsDialog
from ui.dialogs.search import SearchDialog
from ui.outline import HIDDEN, TO_CHECK
from ui.pages.page import Page
from ui.settings import Recent
from ui.widgets.button import Button
from ui.widgets.rows import Disclosure
from ui.widgets.words import Words


def reading_states(manager: Manager) -> Iterator[tuple[str, QWidget]]:
    """Yield the name and the window of each; a dossier is open."""
    yield from _search(manager)
    yield from _lists(manager)


def first_states(manager: Manager) -> Iterator[tuple[str, QWidget]]:
    """Yield the first page with recent dossiers, some of them gone, and its two dialogs."""
    window = manager.window
    folder = window.desk._services.documents_folder()
    for number, minutes in enumerate((0, 3, 27)):
        path = folder / "Un dossier au nom vraiment très long" / f"{number}.cyberdossier"
        window._settings.remember(
            Recent(path, "Boulangerie Dupont & Fils", 4, 4 + minutes, minutes)
        )
    before = window.accueil
    window.rebuild()
    assert window.accueil is not before
    window._show_gone({recent.path for recent in window._settings.recents()})
    yield "accueil, all gone", window
    for name, ask in (("examples", window._show_examples), ("places", window._show_places)):
        ask()
        dialog = manager.wait_for_dialog(Dialog)
        yield name, dialog
        manager.escape(dialog)
    for recent in window._settings.recents():
        window._settings.forget(recent.path)
    window.rebuild()
    manager.activate()


def help_states(manager: Manager) -> Iterator[tuple[str, QWidget]]:
    """Yield the help, folded and unfolded."""
    manager.window._show_help()
    dialog = manager.wait_for_dialog(HelpDialog)
    yield "help", dialog
    for part in dialog.findChildren(Disclosure):
        part.set_open(True)
    yield "help unfolded", dialog
    manager.escape(dialog)


def _lists(manager: Manager) -> Iterator[tuple[str, QWidget]]:
    """Yield the lists that the summary opens."""
    wizard = manager.window.wizard
    assert wizard is not None
    document = manager.window.document
    assert document is not None
    before = document.session.answer_to("copie")
    document.answer("copie", Answer(options=("ne_sait_pas",), to_review=True))
    for name in (TO_CHECK, HIDDEN):
        wizard._go_part(name)
        dialog = manager.wait_for_dialog(QuestionsDialog)
        yield f"list {name}", dialog
        manager.escape(dialog)
    document.answer("copie", before)


def _search(manager: Manager) -> Iterator[tuple[str, QWidget]]:
    """Yield the search, empty, with results, and with one that leads nowhere."""
    wizard = manager.window.wizard
    assert wizard is not None
    wizard.search()
    dialog = manager.wait_for_dialog(SearchDialog)
    manager.wait(lambda: dialog.is_ready)
    for query in ("", "copi", "rien de tel", "guerre"):
        dialog.edit.setText(query)
        yield f"search {query!r}", dialog
    manager.escape(dialog)


def unfold_words(page: Page) -> None:
    """Open the meaning of the last word of each line of words."""
    for words in page.findChildren(Words):
        shown = [button for button in words.findChildren(Button) if button.isVisible()]
        for button in shown[-1:]:
            if "replié" in button.accessibleName():
                button.click()
