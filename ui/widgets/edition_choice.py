"""For whom the dossier is printed, and what is left out of it for him."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.widgets.chips import Chips
from ui.widgets.focus import focus_on
from ui.widgets.group import ColumnGroup
from ui.widgets.text import Heading, Label, hint


class _Edition(NamedTuple):
    """The name of an edition for the core, and what is said of it."""

    name: str
    title: str
    whom: str
    left_out: str


class EditionChoice(ColumnGroup):
    """Four pills and a sentence; the insurer's edition comes first, it is what most come for."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editions = self._described()
        self._chips = Chips()
        self._whom = Label()
        self._left_out = hint()
        title = Heading(self.tr("Pour qui ?"))
        for widget in (title, self._chips, self._whom, self._left_out):
            self.column.addWidget(widget)
        self.setAccessibleName(title.text())
        self._chips.show_texts(title.text(), [e.title for e in self._editions], 0)
        self._chips.chosen.connect(lambda _index: self._show())
        self._show()

    @property
    def edition(self) -> str:
        """The name of the edition chosen."""
        return self._editions[self._chips.current].name

    @property
    def title(self) -> str:
        """What the edition chosen is called on screen."""
        return self._editions[self._chips.current].title

    def choose(self, edition: str) -> None:
        """Choose *edition*."""
        names = [one.name for one in self._editions]
        self._chips.chips[names.index(edition)].click()
        self.focus()

    def focus(self) -> None:
        """Put the keyboard on the pill that is chosen."""
        focus_on(self._chips.chips[self._chips.current])

    def _show(self) -> None:
        chosen = self._editions[self._chips.current]
        self._whom.setText(chosen.whom)
        self._left_out.setText(chosen.left_out)
        self.changed.emit()

    def _described(self) -> tuple[_Edition, ...]:
        return (
            _Edition(
                "assureur",
                self.tr("Assureur"),
                self.tr("À remettre à votre assureur ou à votre courtier."),
                self.tr(
                    "Sont retirés : les remarques et les notes privées, les contacts d’urgence, "
                    "les pas à pas, les copies de preuves, et ce qui est devenu sans effet."
                ),
            ),
            _Edition(
                "complete",
                self.tr("Complète"),
                self.tr("Pour vous seul : ne donnez pas cette édition."),
                self.tr("Rien n’est retiré. Vos remarques privées y sont."),
            ),
            _Edition(
                "prestataire",
                self.tr("Prestataire"),
                self.tr("Pour préparer les travaux avec votre prestataire informatique."),
                self.tr(
                    "Sont retirés : le SIREN, le chiffre d’affaires, tout ce qui touche aux "
                    "contrats d’assurance, les contacts, la signature, les remarques privées, "
                    "le lieu, le fichier et la copie des preuves."
                ),
            ),
            _Edition(
                "anonymisee",
                self.tr("Anonymisée"),
                self.tr("Pour demander un avis sans dire qui vous êtes."),
                self.tr(
                    "Sont retirés : les noms, le SIREN, l’adresse, les contacts, le numéro du "
                    "dossier, tout texte libre, le contrat lu, le détail des preuves et le jour "
                    "de chaque réponse."
                ),
            ),
        )
