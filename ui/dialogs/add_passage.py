"""Adding a passage of the contract that the reading missed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.dialogs.dialog import Dialog
from ui.widgets.button import Button
from ui.widgets.line_field import LineField
from ui.widgets.long_text import LongText
from ui.widgets.text import Heading, Label

LINES = 6
LARGEST_PAGE = 500


class AddPassageDialog(Dialog):
    """``given`` has the page (from 1) and the text."""

    given = Signal(int, str)

    def __init__(self, page: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Ajouter un passage"))
        self.text = LongText(lines=LINES)
        self.text.show_text(self.tr("Le passage, recopié ou collé"), "")
        self.page = LineField()
        label = self.tr("À quelle page ?")
        self.page.configure(
            label=label, name=label, reader=self._page_of, printer=str, columns=5, example="1"
        )
        self.page.set_value(str(page))
        self.add_button = Button(self.tr("Ajouter ce passage"), look="primary")
        self.cancel_button = Button(self.tr("Annuler"), look="link")
        self.add_button.setEnabled(False)
        self.text.edit.textChanged.connect(self._on_text)
        self.add_button.clicked.connect(self._give)
        self.page.go_on.connect(self.add_button.click)
        self.cancel_button.clicked.connect(self.reject)
        for widget in (
            Heading(self.tr("Ajouter un passage"), size=1.35),
            Label(
                self.tr(
                    "La lecture peut manquer un passage. Recopiez ici une phrase de votre contrat "
                    "qui retire ou limite la garantie. Vous choisirez ensuite sa fiche."
                )
            ),
            self.text,
            self.page,
        ):
            self.column.addWidget(widget)
        self.buttons.add(self.add_button)
        self.buttons.add(self.cancel_button)
        self.text.edit.setFocus()

    def _page_of(self, text: str) -> str:
        text = text.strip()
        if not (text.isascii() and text.isdigit() and 1 <= int(text) <= LARGEST_PAGE):
            raise ValueError(
                self.tr("Donnez un numéro de page, de 1 à {last}.").format(last=LARGEST_PAGE)
            )
        return str(int(text))

    def _on_text(self) -> None:
        self.add_button.setEnabled(bool(self.text.text.strip()))

    def _give(self) -> None:
        if self.page.is_right():
            page, text = int(self.page.value or "1"), self.text.text
            self.accept()
            self.given.emit(page, text)
