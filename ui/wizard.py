"""An open dossier on screen: summary, pages, and the way from one to the next."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, QTimer, Signal
from PySide6.QtGui import QHelpEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cyberwizard.session import (
    CONTACTS,
    CONTRACT,
    COVERAGES,
    ENDING,
    FINDINGS,
    FINISH,
    PLAN,
    SIGNATURE,
    Session,
)
from ui.document import Document
from ui.menus import Take
from ui.outline import HIDDEN, TO_CHECK, Outline, counts
from ui.pages.ending import EndingPage
from ui.pages.page import Page
from ui.pages.question import Asked, QuestionPage
from ui.reading import Reading
from ui.services import Services
from ui.undoing import Shown, Undoing
from ui.widgets.bars import Banner, Footer, TopBar
from ui.widgets.focus import focus_on, keyboard_used, order_tabs
from ui.widgets.side_bar import SideBar

if TYPE_CHECKING:
    from cyberwizard.assessment import Assessment

PAGE_EMS = 34
"""Narrowest page beside the summary, in heights of the text."""


class Wizard(QWidget):
    """Shows the stop that the session is at; every change goes to the document first."""

    copy_asked = Signal()
    compare_asked = Signal()

    def __init__(
        self, document: Document, services: Services, language: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._services = services
        self._foreign = language != document.session.content.language
        self._outline = Outline(document.session, self)
        self._undoing = Undoing(document, self)
        self._reading = Reading(document.session.content, self)
        self._return_to: str | None = None
        self._narrow = False
        self._pages: dict[str, Page] = {}
        self.top, self.banner, self.side = TopBar(), Banner(), SideBar()
        self.stack, self.footer = QStackedWidget(), Footer()
        self._build()
        # What follows from the answers takes a few milliseconds: after the key, not during it.
        self._refresh = QTimer(self, singleShot=True, interval=0)
        self._refresh.timeout.connect(self._catch_up)
        self._connect()
        self._show_saving()
        self._show_stop()

    @property
    def page(self) -> Page:
        """The page on screen."""
        page = self.stack.currentWidget()
        assert isinstance(page, Page)
        return page

    @property
    def is_behind(self) -> bool:
        """Whether something is left for the moment after the page is shown."""
        return self._refresh.isActive() or self.page.is_behind

    @property
    def edition(self) -> str:
        """The edition chosen on the last page; empty when it was not seen."""
        page = self._pages.get(FINISH)
        return page.chosen_edition if isinstance(page, EndingPage) else ""

    def flush(self) -> None:
        """Record what was just typed."""
        self.page.flush()

    def enter(self) -> None:
        """Put the keyboard on the page."""
        self.page.focus_first()
        self._keep_focus()

    def go_next(self) -> None:
        """Go to the following page when this one is complete; at the end, make the PDF."""
        page = self.page
        if isinstance(page, EndingPage) and not self._document.session.can_go_next:
            page.finish()
        elif page.is_complete():
            self._move(Session.next)

    def go_back(self) -> None:
        """Go to the page before."""
        self._move(Session.back)

    def go_to(self, stop: str) -> None:
        """Jump to a page or to a question; from the pages of the ending, offer the way back."""
        session = self._document.session
        leaving, asked = session.stop, stop in session.content.question_by_id
        there = (session.where(stop) if asked else None) or stop
        self._move(lambda session: session.go_to(there))
        if leaving in ENDING and asked and session.stop != leaving:
            self._return_to = leaving
            self._show_footer()
        page = self.page
        if there != stop and isinstance(page, EndingPage):
            page.show_item(stop)

    def show_item(self, stop: str, item: str) -> None:
        """Jump to *stop* and bring into view the exclusion, the action or the question *item*."""
        self.go_to(stop)
        page = self.page
        if isinstance(page, EndingPage):
            page.show_item(item)

    def takes(self) -> tuple[Take, Take]:
        """Say what ``undo`` and ``redo`` would do now, and whether there is something."""
        self.flush()
        return self._undoing.takes()

    def undo(self) -> None:
        """Take back the last change, and show where it was."""
        self.flush()
        self._show_change(self._undoing.undo())

    def redo(self) -> None:
        """Do again what was taken back last, and show where it was."""
        self.flush()
        self._show_change(self._undoing.redo())

    def search(self) -> None:
        """Search in everything, and go there."""
        from ui.dialogs.search import SearchDialog

        self.flush()
        dialog = SearchDialog(self._document, self._outline, foreign=self._foreign, parent=self)
        dialog.chosen.connect(self.show_item)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _show_change(self, shown: Shown) -> None:
        if shown.stop is not None:
            self.show_item(shown.stop, shown.item)
        self._refresh.start()
        self.footer.say(shown.said)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            return self._reading.explain_at(self.page, event.globalPos())
        return super().event(event)

    def minimumSizeHint(self) -> QSize:
        # Without the summary, which gives way when the window gets narrow.
        height = self.top.minimumSizeHint().height() + self.footer.minimumSizeHint().height()
        return QSize(self.footer.minimumSizeHint().width(), height + 120)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_text()

    def _build(self) -> None:
        self._right = QWidget()
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.banner)
        right.addWidget(self.stack, 1)
        right.addWidget(self.footer)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.side)
        middle.addWidget(self._right, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.top)
        layout.addLayout(middle, 1)

    def _connect(self) -> None:
        self.footer.back.connect(self.go_back)
        self.footer.forward.connect(self.go_next)
        self.footer.later.connect(lambda: self._move(Session.next))
        self.footer.returned.connect(self._go_return)
        self.side.chosen.connect(self._go_part)
        self.top.summary_asked.connect(self._toggle_summary)
        self.banner.retry.connect(self._document.retry)
        self.banner.copy_asked.connect(self.copy_asked)
        self._document.answered.connect(self._on_answered)
        self._document.save_state_changed.connect(self._show_saving)
        for keys, go in (("Alt+Left", self.go_back), ("Alt+Right", self.go_next)):
            QShortcut(QKeySequence(keys), self).activated.connect(self._by_key(go))

    def _by_key(self, go: Callable[[], None]) -> Callable[[], None]:
        def act() -> None:
            keyboard_used(self)
            go()

        return act

    def _move(self, move: Callable[[Session], None], *, back: bool = False) -> None:
        self.flush()
        self._return_to = None
        self.footer.say("")
        self._document.go(move)
        self._show_stop(back=back)

    def _go_part(self, stop: str) -> None:
        if stop in (TO_CHECK, HIDDEN):
            self._show_list(stop)
            return
        self._show_pages()
        self.go_to(stop)

    def _show_list(self, name: str) -> None:
        from ui.dialogs.question_lists import HiddenDialog, ToCheckDialog

        self.flush()
        kind = HiddenDialog if name == HIDDEN else ToCheckDialog
        dialog = kind(self._document.session, self._outline, foreign=self._foreign, parent=self)
        dialog.chosen.connect(self._go_part)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _go_return(self) -> None:
        if (stop := self._return_to) is not None:
            self._move(lambda session: session.go_to(stop), back=True)

    def _show_stop(self, *, back: bool = False) -> None:
        session = self._document.session
        question = session.question
        if question is not None:
            page = self._question_page()
            page.show_question(
                Asked(
                    question,
                    session.answer_to(question.id),
                    self._outline.place(question),
                    session.today,
                    self._document.read_only,
                    self._foreign,
                )
            )
            if self._reading.is_ready:
                self._reading.explain_question(page, question)
            shown: Page = page
        else:
            ending = self._ending_page(session.stop)
            ending.show_assessment(self._document.assessment)
            shown = ending
        self.stack.setCurrentWidget(shown)
        self._show_outline(self._document.last_assessment)
        self._show_footer()
        self._refresh.start()
        if back:
            shown.resume()
        else:
            shown.enter()
        self._keep_focus()

    def _keep_focus(self) -> None:
        """Never leave the keyboard nowhere: a page may have nothing to fill in."""
        focus: QWidget | None = self.focusWidget()
        if focus is None or not focus.isVisibleTo(self) or not focus.isEnabled():
            focus_on(self.footer.next_button)

    def _question_page(self) -> QuestionPage:
        page = self._pages.get("question")
        if page is None:
            page = self._pages["question"] = QuestionPage(self._document, self._services)
            page.answered.connect(self._document.answer)
            page.go_on.connect(self.go_next)
            self._adopt(page)
        assert isinstance(page, QuestionPage)
        return page

    def _ending_page(self, stop: str) -> EndingPage:
        page = self._pages.get(stop)
        if page is None:
            page = self._pages[stop] = self._make_ending_page(stop)
            page.jump.connect(self.go_to)
            page.compare_asked.connect(self.compare_asked)
            self._adopt(page)
        assert isinstance(page, EndingPage)
        return page

    def _make_ending_page(self, stop: str) -> EndingPage:
        return _ENDING_PAGES[stop](self._document, self._services, self._foreign)

    def _adopt(self, page: Page) -> None:
        page.rebuilt.connect(self._refresh.start)
        self.stack.addWidget(page)

    def _on_answered(self, _question_id: str) -> None:
        self.footer.say("")
        self._refresh.start()

    def _catch_up(self) -> None:
        """Do what the manager does not wait for."""
        self._show_outline(self._document.assessment)
        self.side.show_current()
        question, page = self._document.session.question, self.page
        if question is not None and isinstance(page, QuestionPage):
            self._reading.explain_question(page, question)
        self._reading.explain_rest(page, question)
        order_tabs(self)

    def _show_outline(self, assessment: Assessment | None) -> None:
        session = self._document.session
        total, left = counts(session)
        self.top.show_firm(self._document.firm)
        self.side.show_progress(total - left, total, self._outline.progress())
        outline = self._outline
        ending = outline.ending(assessment, self._document.notes)
        self.side.show_parts([*outline.themes(), *outline.later(), *outline.lists()], ending)

    def _show_footer(self) -> None:
        session, footer = self._document.session, self.footer
        question = session.question
        footer.back_button.setEnabled(session.can_go_back)
        away = self._return_to is not None  # the way back takes the place of "later"
        later = question is not None and not away and not self._document.read_only
        footer.later_button.setVisible(later)
        footer.return_button.setVisible(away)
        back_to = {
            FINDINGS: self.tr("Revenir aux exclusions"),
            CONTRACT: self.tr("Revenir au contrat"),
            COVERAGES: self.tr("Revenir aux garanties"),
            PLAN: self.tr("Revenir au plan"),
            CONTACTS: self.tr("Revenir aux contacts"),
            SIGNATURE: self.tr("Revenir à la signature"),
        }
        footer.return_button.setText(
            back_to.get(self._return_to or "", self.tr("Revenir à mon dossier"))
        )
        footer.next_button.setText(
            self.tr("Continuer") if session.can_go_next else self.tr("Créer le PDF")
        )
        self.fit_text()  # the buttons may now want more room than the summary leaves

    def _show_saving(self) -> None:
        state = self._document.save_state
        self.top.show_state(state)
        self.banner.show_state(state)

    def _toggle_summary(self) -> None:
        if self.side.isVisible():
            self._show_pages()
            self.page.focus_first()
        else:
            self._right.hide()
            self.side.show()
            self.side.focus_current()

    def _show_pages(self) -> None:
        self._right.show()
        self.side.setVisible(not self._narrow)

    def fit_text(self) -> None:
        """Show the summary beside the page, or in its place when there is no room for both."""
        em = self.font().pointSizeF() * 4 / 3
        wanted = self.side.wanted_width()
        page = max(round(em * PAGE_EMS), self.footer.minimumSizeHint().width())
        self._narrow = self.width() < wanted + page
        self.side.setMaximumWidth(16_777_215 if self._narrow else wanted)
        self.side.setMinimumWidth(0 if self._narrow else wanted)
        self.top.set_narrow(narrow=self._narrow)
        self._show_pages()


# The pages of the ending. Imported when shown: a dossier that is opened shows one page, not all.


def _findings(document: Document, _services: Services, foreign: bool) -> EndingPage:
    from ui.pages.findings import FindingsPage

    return FindingsPage(document, foreign=foreign)


def _contract(document: Document, services: Services, foreign: bool) -> EndingPage:
    from ui.pages.contract import ContractPage

    return ContractPage(document, services, foreign=foreign)


def _coverages(document: Document, _services: Services, foreign: bool) -> EndingPage:
    from ui.pages.coverages import CoveragesPage

    return CoveragesPage(document, foreign=foreign)


def _plan(document: Document, services: Services, foreign: bool) -> EndingPage:
    from ui.pages.plan import PlanPage

    return PlanPage(document, services, foreign=foreign)


def _contacts(document: Document, _services: Services, foreign: bool) -> EndingPage:
    from ui.pages.contacts import ContactsPage

    return ContactsPage(document, foreign=foreign)


def _signature(document: Document, _services: Services, foreign: bool) -> EndingPage:
    from ui.pages.signature import SignaturePage

    return SignaturePage(document, foreign=foreign)


def _finish(document: Document, services: Services, _foreign: bool) -> EndingPage:
    from ui.pages.finish import FinishPage

    return FinishPage(document, services)


_ENDING_PAGES: dict[str, Callable[[Document, Services, bool], EndingPage]] = {
    FINDINGS: _findings,
    CONTRACT: _contract,
    COVERAGES: _coverages,
    PLAN: _plan,
    CONTACTS: _contacts,
    SIGNATURE: _signature,
    FINISH: _finish,
}
