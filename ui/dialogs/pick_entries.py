"""Choosing the cards that explain a passage, in the whole catalogue."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from cyberwizard.content.model import Exclusion
from cyberwizard.contract.record import searched
from ui.accessibility import announce
from ui.dialogs.dialog import Dialog
from ui.theme import MUTED, SEMIBOLD
from ui.widgets.button import Button
from ui.widgets.cards import CheckCard
from ui.widgets.finding_parts import Clause
from ui.widgets.stack import stack
from ui.widgets.text import Heading, Label


class PickEntriesDialog(Dialog):
    """``picked`` has the ids chosen, none when no card suits, None to trust the reading again."""

    picked = Signal(object)

    def __init__(
        self,
        text: str,
        entries: Sequence[Exclusion],
        nearest: Sequence[str],
        chosen: Sequence[str],
        *,
        changed: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Choisir la fiche qui explique ce passage"))
        self._entries = tuple(entries)
        passage = Clause(self.tr("Le passage"))
        passage.show_text(text)
        self.search = QLineEdit(clearButtonEnabled=True)
        self.search.setAccessibleName(self.tr("Chercher une fiche"))
        self.search.setPlaceholderText(self.tr("Un mot : sauvegarde, virement, guerre…"))
        self._count = Label(size=0.94, tone=MUTED)
        near = self._ordered((*chosen, *nearest))
        rest = [entry for entry in self._entries if entry not in near]
        self._near_title, self._rest_title = Heading(), Heading()
        self._near_title.setText(self.tr("Les plus proches de ce passage"))
        self._rest_title.setText(self.tr("Toutes les autres fiches"))
        self._cards: dict[str, CheckCard] = {}
        self._near = [entry.id for entry in near]
        for widget in (
            Heading(self.tr("Quelle fiche explique ce passage ?"), size=1.35),
            passage,
            Label(self.tr("Cochez une fiche, ou plusieurs."), weight=SEMIBOLD),
            self.search,
            self._count,
        ):
            self.column.addWidget(widget)
        for title, group in ((self._near_title, near), (self._rest_title, rest)):
            column = stack(title, spacing=8)
            for entry in group:
                column.addWidget(self._card(entry, checked=entry.id in chosen))
            self.column.addLayout(column)
        self.column.addStretch(1)
        self.keep_button = Button(self.tr("Garder ces fiches"), look="primary")
        self.none_button = Button(self.tr("Aucune ne convient"))
        self.trust_button = Button(self.tr("Revenir à la lecture"))
        self.cancel_button = Button(self.tr("Annuler"), look="link")
        self.keep_button.clicked.connect(lambda: self._give(self.checked))
        self.none_button.clicked.connect(lambda: self._give(()))
        self.trust_button.clicked.connect(lambda: self._give(None))
        self.cancel_button.clicked.connect(self.reject)
        for button in (self.keep_button, self.none_button, self.cancel_button):
            self.buttons.add(button)
        if changed:
            self.buttons.add(self.trust_button)
        self.search.textChanged.connect(self._filter)
        self._filter("")
        self._on_checked()
        self.search.setFocus()

    @property
    def checked(self) -> tuple[str, ...]:
        """The ids of the cards that are ticked."""
        return tuple(name for name, card in self._cards.items() if card.isChecked())

    def _ordered(self, names: Sequence[str]) -> list[Exclusion]:
        known = {entry.id: entry for entry in self._entries}
        return [known[name] for name in dict.fromkeys(names) if name in known]

    def _card(self, entry: Exclusion, *, checked: bool) -> CheckCard:
        card = CheckCard()
        card.show_option(entry.title, entry.plain)
        card.setChecked(checked)
        card.toggled.connect(self._on_checked)
        card.go_on.connect(self.keep_button_pressed)
        self._cards[entry.id] = card
        return card

    def keep_button_pressed(self) -> None:
        """Return on a card keeps what is ticked."""
        if self.keep_button.isEnabled():
            self.keep_button.click()

    def _filter(self, text: str) -> None:
        shown = {entry.id for entry in searched(self._entries, text)}
        for name, card in self._cards.items():
            card.setVisible(name in shown or card.isChecked())
        self._near_title.setVisible(any(name in shown for name in self._near))
        self._rest_title.setVisible(bool(shown - set(self._near)))
        if not text.strip():
            self._count.show_text("")
            return
        said = (
            self.tr("%n fiche(s)", "", len(shown))
            if shown
            else self.tr("Aucune fiche n’a ces mots : essayez un autre mot.")
        )
        self._count.show_text(said)
        announce(self.search, said)

    def _on_checked(self) -> None:
        self.keep_button.setEnabled(bool(self.checked))

    def _give(self, names: tuple[str, ...] | None) -> None:
        self.accept()
        self.picked.emit(names)
