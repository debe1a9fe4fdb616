"""A large window on the pages of a PDF that is not on any disk yet."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QProgressBar, QVBoxLayout, QWidget

from ui.accessibility import announce
from ui.background import Task
from ui.services import Services
from ui.theme import DANGER, SEMIBOLD, TEXT
from ui.widgets.button import Button
from ui.widgets.flow import Flow
from ui.widgets.preview import Preview
from ui.widgets.text import Heading, Label

if TYPE_CHECKING:
    from cyberwizard.errors import UserFacingError

SHARE = 0.94
"""How much of the window behind it the dialog takes, or of the screen when that one is small."""
LEAST_EMS = (46, 40)


Made = tuple[bytes, str]
"""A PDF, and all that it says as plain text."""


class PreviewDialog(QDialog):
    """``create_asked`` and ``print_asked`` say what to do with what was seen; it then closes."""

    create_asked = Signal()
    print_asked = Signal()

    def __init__(
        self, services: Services, title: str, make: Callable[[], Made], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.preview = Preview(services)
        self.preview.hide()
        self._room = QWidget()  # where the pages will be
        self._state = Label(self.tr("Mise en page du document…"), weight=SEMIBOLD)
        self._bar = QProgressBar(textVisible=False, minimum=0, maximum=0)
        self._bar.setAccessibleName(self._state.text())
        self.create_button = Button(self.tr("Créer le PDF…"), look="primary")
        self.print_button = Button(self.tr("Imprimer…"))
        self.close_button = Button(self.tr("Fermer"))
        self.create_button.clicked.connect(self._create)
        self.print_button.clicked.connect(self._print)
        self.close_button.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(Heading(title, size=1.2))
        layout.addWidget(self._state)
        layout.addWidget(self._bar)
        layout.addWidget(self.preview, 1)
        layout.addWidget(self._room, 1)
        layout.addWidget(Flow(self.create_button, self.print_button, self.close_button))
        self._shortcuts()
        em = self.font().pointSizeF() * 4 / 3
        least = QSize(*(round(em * ems) for ems in LEAST_EMS))
        wanted = (parent.window().size() * SHARE).expandedTo(least)
        self.resize(wanted.boundedTo(self.screen().availableSize() * SHARE))
        announce(self, self._state.text())
        self.finished.connect(self._leave)
        self._task = Task(make)
        self._task.done.connect(self._on_made)
        self._task.failed.connect(self._on_failed)
        self._task.crashed.connect(self._on_crashed)
        self._task.start()
        self.close_button.setFocus()

    def _shortcuts(self) -> None:
        preview = self.preview
        for keys, act in (
            ("Ctrl++", lambda: preview.zoom_by(1)),
            ("Ctrl+=", lambda: preview.zoom_by(1)),
            ("Ctrl+-", lambda: preview.zoom_by(-1)),
            ("Ctrl+0", preview.fit_width),
            ("Ctrl+PgDown", lambda: preview.turn(1)),
            ("Ctrl+PgUp", lambda: preview.turn(-1)),
            ("Ctrl+P", self._print),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _on_made(self, made: Made) -> None:
        self._state.hide()
        self._bar.hide()
        self._room.hide()
        self.preview.show()
        self.preview.show_pdf(*made)
        self.preview.focus()

    def _on_failed(self, error: UserFacingError) -> None:
        self._fail(str(error))

    def _on_crashed(self) -> None:
        self._fail(self.tr("Les pages n’ont pas pu être faites. Vos réponses sont toutes gardées."))

    def _fail(self, problem: str) -> None:
        self._bar.hide()
        self._state.set_tone(DANGER if problem else TEXT)
        self._state.show_text(problem)
        announce(self, problem)

    def _create(self) -> None:
        self.accept()
        self.create_asked.emit()

    def _print(self) -> None:
        self.accept()
        self.print_asked.emit()

    def _leave(self) -> None:
        """Nothing goes on behind once it is closed."""
        self.preview.stop()
