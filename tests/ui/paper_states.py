"""The dialogs about what is printed, for the walk."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QApplication, QWidget

from cyberwizard.session import FINISH
from tests.ui.driver import Manager
from ui.dialogs.preview import PreviewDialog
from ui.pages.finish import FinishPage


def paper_states(manager: Manager) -> Iterator[tuple[str, QWidget]]:
    """Yield the name and the window of each; a dossier is open."""
    yield from _preview(manager)


def _preview(manager: Manager) -> Iterator[tuple[str, QWidget]]:
    wizard = manager.window.wizard
    assert wizard is not None
    wizard.go_to(FINISH)
    page = wizard.page
    assert isinstance(page, FinishPage)
    page.pdf.preview()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PreviewDialog)
    yield "preview, being made", dialog
    manager.wait(lambda: dialog.preview.count > 0, seconds=30)
    yield "preview", dialog
    dialog.preview.as_text.click()
    yield "preview as text", dialog
    dialog.close()
