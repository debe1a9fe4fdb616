"""The bar above the pages, the one below, and the message between them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.accessibility import announce
from ui.document import SaveState, Saving
from ui.theme import BOLD, DANGER, MUTED, OK, SEMIBOLD, TEXT
from ui.widgets.button import Button
from ui.widgets.flow import Flow
from ui.widgets.line_label import LineLabel
from ui.widgets.stack import stack
from ui.widgets.text import Label


class TopBar(QFrame):
    """The firm, and whether everything is saved."""

    summary_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bar")
        self.setProperty("edge", "bottom")
        self.summary = Button(self.tr("Sommaire"))
        self.summary.clicked.connect(self.summary_asked)
        self._title = LineLabel(self.tr("Mon dossier d’assurance cyber"), size=1.1, weight=BOLD)
        self._firm = LineLabel(tone=MUTED)
        self._saved = LineLabel(size=0.94)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 10, 24, 10)
        layout.setSpacing(16)
        layout.addWidget(self.summary)
        layout.addWidget(self._title)
        layout.addWidget(self._firm, 1)
        layout.addWidget(self._saved)
        self.set_narrow(narrow=False)

    def set_narrow(self, *, narrow: bool) -> None:
        """Offer the summary by a button when there is no room beside the page."""
        self.summary.setVisible(narrow)
        self._title.setVisible(not narrow)

    def show_firm(self, firm: str) -> None:
        """Show the name of the firm."""
        self._firm.setText(firm)

    def show_state(self, state: SaveState) -> None:
        """Say what is on the disk."""
        tone, text = MUTED, self.tr("Lecture seule")
        match state.saving:
            case Saving.SAVED:
                tone, text = OK, self.tr("✓ Enregistré sur cet ordinateur")
                if state.when is not None:
                    text = self.tr("✓ Enregistré à {hour} h {minute}").format(
                        hour=state.when.hour, minute=f"{state.when.minute:02}"
                    )
            case Saving.PENDING:
                text = self.tr("Enregistrement…")
            case Saving.FAILED:
                tone, text = DANGER, self.tr("Pas enregistré")
        self._saved.set_tone(tone)
        self._saved.setText(text)

    @property
    def state_text(self) -> str:
        """What is said of the file."""
        return self._saved.text()


class Footer(QFrame):
    """Where to go from here."""

    back = Signal()
    later = Signal()
    forward = Signal()
    returned = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bar")
        self.setProperty("edge", "top")
        self.back_button = Button(self.tr("Précédent"))
        self.return_button = Button(look="link")
        self.later_button = Button(self.tr("Répondre plus tard"), look="link")
        self.next_button = Button(self.tr("Continuer"), look="primary")
        self._said = LineLabel(size=0.94, tone=MUTED)
        self.back_button.clicked.connect(self.back)
        self.return_button.clicked.connect(self.returned)
        self.later_button.clicked.connect(self.later)
        self.next_button.clicked.connect(self.forward)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(36, 12, 36, 12)
        layout.setSpacing(10)
        layout.addWidget(self.back_button)
        layout.addWidget(self.return_button)
        layout.addWidget(self._said, 1)
        layout.addWidget(self.later_button)
        layout.addWidget(self.next_button)

    def say(self, text: str) -> None:
        """Say what was just done, until something else is; nothing to take it away."""
        self._said.setText(text)
        if text:
            announce(self._said, text)


class Banner(QWidget):
    """A message that stays until it is dealt with: saving failed, or the dossier is read only."""

    retry = Signal()
    copy_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._frame = QFrame()
        self._title = Label(weight=SEMIBOLD, tone=DANGER)
        self._text = Label()
        self.retry_button = Button(self.tr("Réessayer"))
        self.copy_button = Button(self.tr("Enregistrer une copie…"))
        self.retry_button.clicked.connect(self.retry)
        self.copy_button.clicked.connect(self.copy_asked)
        self._row = QHBoxLayout(self._frame)
        self._row.setContentsMargins(18, 12, 18, 12)
        self._row.setSpacing(10)
        self._row.addLayout(stack(self._title, self._text, spacing=2), 1)
        self._row.addWidget(Flow(self.retry_button, self.copy_button))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(36, 14, 36, 8)
        layout.addWidget(self._frame)
        self.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < self.font().pointSizeF() * 4 / 3 * 48
        side, under = QHBoxLayout.Direction.LeftToRight, QHBoxLayout.Direction.TopToBottom
        self._row.setDirection(under if narrow else side)

    def show_state(self, state: SaveState) -> None:
        """Say what went wrong, or go away."""
        failed = state.saving is Saving.FAILED
        self.setVisible(failed or state.saving is Saving.NEVER or bool(state.backup_problem))
        if self.isHidden():
            return
        self._frame.setObjectName("banner" if failed else "note")
        self._frame.style().polish(self._frame)
        self._title.set_tone(DANGER if failed else TEXT)
        self.retry_button.setVisible(failed or bool(state.backup_problem))
        if failed:
            self.show_message(
                self.tr("Vos dernières réponses ne sont pas enregistrées."), state.problem
            )
        elif state.backup_problem:
            self.show_message(
                self.tr("La sauvegarde automatique n’a pas été faite ; vos réponses, si."),
                state.backup_problem,
            )
        else:
            self.show_message(
                self.tr("Ce dossier est ouvert en lecture seule."),
                self.tr("Pour le modifier, enregistrez une copie : elle s’ouvrira à sa place."),
            )

    def show_message(self, title: str, text: str) -> None:
        """Show *title* and *text*, and have them read."""
        if (title, text) == (self._title.text(), self._text.text()) and self.isVisible():
            return
        self._title.setText(title)
        self._text.setText(text)
        announce(self, f"{title} {text}")
