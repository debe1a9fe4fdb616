"""The list of what to ask the insurer, to copy into a letter, with what he replied."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from cyberwizard import asking
from ui.accessibility import announce
from ui.document import Document
from ui.theme import MUTED, OK, SEMIBOLD
from ui.widgets.button import Button
from ui.widgets.card_list import CardList
from ui.widgets.flow import Flow
from ui.widgets.question_card import QuestionCard
from ui.widgets.stack import stack
from ui.widgets.text import Label


class QuestionList(QWidget):
    """``seen`` has the exclusion whose card one wants to read."""

    seen = Signal(str)
    rebuilt = Signal()

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._found: dict[str, tuple[int, asking.Question]] = {}
        self._cards: dict[str, QuestionCard] = {}
        self._lead = Label(
            self.tr(
                "Ces questions sont prêtes. Posez‑les à votre assureur par écrit, "
                "puis notez ici ce qu’il a répondu. Le dossier les imprime."
            )
        )
        self._copy = Button(self.tr("Copier la liste"))
        self._copy.clicked.connect(self._copy_all)
        self._copied = Label(weight=SEMIBOLD, tone=OK)
        self._copied.hide()
        self._buttons = Flow(self._copy)
        self._empty = Label(
            self.tr(
                "Aucune question pour le moment. Ouvrez une fiche, "
                "puis cochez la question à poser à votre assureur."
            ),
            tone=MUTED,
        )
        self._list = CardList(self._make, screenful=5)
        self._list.rebuilt.connect(self.rebuilt)
        self.setLayout(
            stack(self._lead, self._buttons, self._copied, self._empty, self._list, spacing=14)
        )

    def show_questions(self, found: Sequence[asking.Question]) -> None:
        """Show *found*, in order."""
        self._found = {q.name: (number, q) for number, q in enumerate(found, 1)}
        self._empty.setVisible(not found)
        self._lead.setVisible(bool(found))
        self._buttons.setVisible(bool(found))
        for name, card in self._cards.items():
            if name in self._found:
                card.show_question(*self._found[name])
        self._list.show_names(list(self._found))

    def flush(self) -> None:
        """Tell now of what was just typed."""
        for card in self._cards.values():
            card.flush()

    @property
    def is_behind(self) -> bool:
        """Whether cards are still to come."""
        return self._list.is_behind

    def _make(self, name: str) -> QuestionCard:
        card = self._cards[name] = QuestionCard(self._document)
        card.seen.connect(self.seen)
        card.unfolded.connect(self.rebuilt)
        card.show_question(*self._found[name])
        return card

    def _copy_all(self) -> None:
        self.flush()
        text = asking.as_text([q for _, q in self._found.values()], self._document.firm)
        QGuiApplication.clipboard().setText(text)
        self._copied.show_text(self.tr("La liste est copiée : collez‑la dans un courriel."))
        announce(self._copied, self._copied.text())
