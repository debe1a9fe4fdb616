"""Help with reading: the words of the glossary on the page, under it and under the mouse."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QApplication, QWidget

from cyberwizard.content.model import Content, Question, Term
from ui.pages.page import Page
from ui.pages.question import QuestionPage

if TYPE_CHECKING:
    from cyberwizard.glossary import Glossary
    from ui.widgets.word_card import WordCard


class Reading(QObject):
    """Built with the dossier; the glossary itself after the first page is painted."""

    def __init__(self, content: Content, window: QWidget) -> None:
        super().__init__(window)
        self._content = content
        self._window = window
        self._glossary: Glossary | None = None
        self._of_question: dict[str, tuple[Term, ...]] = {}
        self._card: WordCard | None = None

    @property
    def is_ready(self) -> bool:
        """Whether the words of a page are found at no cost worth naming."""
        return self._glossary is not None

    @property
    def glossary(self) -> Glossary:
        """What finds the words, built at the first use."""
        if self._glossary is None:
            from cyberwizard.glossary import Glossary

            self._glossary = Glossary(self._content.terms)
        return self._glossary

    def explain_question(self, page: QuestionPage, question: Question) -> None:
        """Offer the words of *question* under its text, and underline them there."""
        page.underline(self.glossary)
        page.explain(self._terms(question))

    def explain_rest(self, page: Page, question: Question | None) -> None:
        """Offer at the end of *page* the other words that can be read on it."""
        from ui.widgets.word_card import visible_texts

        offered = self._terms(question) if question is not None else ()
        terms = self.glossary.explained(visible_texts(page))
        page.explain_more([term for term in terms if term not in offered])

    def explain_at(self, page: Page, place: QPoint) -> bool:
        """Say what the word at *place*, on the screen, means; False when it is none of ours."""
        from ui.widgets.word_card import WordCard, words_at

        widget: QWidget | None = QApplication.widgetAt(place)
        if widget is None or not page.isAncestorOf(widget):
            return False
        found = words_at(widget, widget.mapFromGlobal(place), self.glossary)
        if found is None:
            return False
        if self._card is None:
            self._card = WordCard(self._window)
        terms, there = found
        self._card.show_at(terms, there.translated(widget.mapToGlobal(QPoint())), widget)
        return True

    def _terms(self, question: Question) -> tuple[Term, ...]:
        if question.id not in self._of_question:
            self._of_question[question.id] = self.glossary.explained(_texts(question))
        return self._of_question[question.id]


def _texts(question: Question) -> Iterator[str]:
    """Yield what the page of a question shows at once."""
    yield from (question.label, question.help, question.why)
    for option in question.options:
        yield from (option.label, option.hint)
    yield from question.evidence
