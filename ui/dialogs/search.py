"""Search in everything the program can say, and go there."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QVBoxLayout, QWidget

from cyberwizard.assessment import ActionKind
from cyberwizard.content.model import COVERAGE_PREFIX
from cyberwizard.hidden import why_hidden
from cyberwizard.search import Group, Hit, Index, Kind
from cyberwizard.session import FINDINGS, PLAN
from ui.accessibility import announce
from ui.background import Task
from ui.dialogs.dialog import Dialog
from ui.document import Document
from ui.outline import Outline
from ui.widgets.button import Button
from ui.widgets.focus import RETURN, focus_on, keyboard_used
from ui.widgets.results import Results, Row
from ui.widgets.stack import named, stack
from ui.widgets.text import Heading, Label, hint

EMS = (50, 42)
"""Width and height of the window, in heights of the text."""
LINES = 7
"""Least height of the list, in lines of text."""
SPEAK_AFTER_MS = 600
"""A screen reader says how much is found once the typing stops."""


class Place(NamedTuple):
    """Where a result leads: a page (empty: nowhere) and what to bring into view there."""

    stop: str = ""
    item: str = ""


class SearchDialog(Dialog):
    """``chosen`` has the stop to go to, and what to bring into view there."""

    chosen = Signal(str, str)

    def __init__(
        self, document: Document, outline: Outline, *, foreign: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._outline = outline
        self._index: Index | None = None
        self._place = Place()
        self.setWindowTitle(self.tr("Rechercher"))
        title = Heading(self.tr("Rechercher"), size=1.35)
        self.edit = _Edit()
        self.edit.setAccessibleName(self.tr("Mots à chercher"))
        self.edit.setPlaceholderText(self.tr("Par exemple : sauvegarde, faux RIB, plainte"))
        self._count = hint(self.tr("Questions, exclusions, garanties, actions et mots expliqués."))
        self.results = Results()
        self.results.setAccessibleName(self.tr("Résultats"))
        self._detail = Label()
        self._more = named(QFrame(), "why")
        more = QVBoxLayout(self._more)
        more.setContentsMargins(16, 11, 16, 11)
        more.addWidget(self._detail)
        self.go = Button(self.tr("Y aller"), look="primary")
        self.cause = Button(self.tr("Voir la réponse qui la cache"))
        self.close_button = Button(self.tr("Fermer"))
        self.go.setDefault(True)  # Return, wherever the keyboard is
        self.close_button.setAutoDefault(False)
        self.cause.setAutoDefault(False)
        self.column.addLayout(stack(title, self.edit, self._count))
        if foreign:
            self.column.addWidget(hint(self.tr("Les textes trouvés sont en français.")))
        self.column.addWidget(self.results, 100)
        self.column.addWidget(self._more)
        self.column.addStretch(1)  # for when there is no list
        for button in (self.go, self.cause, self.close_button):
            self.buttons.add(button)
        self._speak = QTimer(self, singleShot=True, interval=SPEAK_AFTER_MS)
        self._speak.timeout.connect(lambda: announce(self.edit, self._count.text()))
        self.edit.textChanged.connect(self._search)
        self.edit.down.connect(self._enter_results)
        self.results.moved.connect(self._show_current)
        self.results.left.connect(lambda: focus_on(self.edit))
        self.results.typed.connect(self._type)
        self.results.clicked.connect(lambda _index: self._go())
        self.go.clicked.connect(self._go)
        self.cause.clicked.connect(self._go_to_cause)
        self.close_button.clicked.connect(self.reject)
        self.results.hide()
        self.fit_text()
        self._show_current()
        self.edit.setFocus()
        content = document.session.content
        task = Task(lambda: Index(content))
        task.done.connect(self._on_index)
        task.start()

    @property
    def is_ready(self) -> bool:
        """Whether what is typed is searched."""
        return self._index is not None

    def fit(self) -> None:
        """Take the same size whatever is found: the list takes the room that is left."""
        em, room = self.font().pointSizeF() * 4 / 3, self.screen().availableSize() * 0.94
        width, height = (round(em * ems) for ems in EMS)
        self.resize(min(width, room.width()), min(height, room.height()))

    def fit_text(self) -> None:
        self.results.setMinimumHeight(self.fontMetrics().lineSpacing() * LINES)
        super().fit_text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in RETURN and not self.go.isEnabled():
            announce(self.results, self._detail.text())  # it leads nowhere, but can be read
        else:
            super().keyPressEvent(event)

    def _on_index(self, index: Index) -> None:
        self._index = index
        self._search()

    def _search(self) -> None:
        if self._index is None:
            return
        groups = self._index.search(self.edit.text())
        rows = []
        for group in groups:
            rows.append(Row(self._group_title(group)))
            rows += [self._row(hit) for hit in group.hits]
        self.results.show_rows(rows)
        self.results.setVisible(bool(rows))
        if self.edit.text().strip():
            total = sum(group.total for group in groups)
            self._count.setText(
                self.tr("%n résultat(s)", "", total)
                if total
                else self.tr("Rien de tel. Essayez un seul mot, ou le début d’un mot.")
            )
            self._speak.start()
        self._show_current()

    def _group_title(self, group: Group) -> str:
        title = {
            Kind.QUESTION: self.tr("Questions"),
            Kind.EXCLUSION: self.tr("Exclusions"),
            Kind.COVERAGE: self.tr("Garanties"),
            Kind.MEASURE: self.tr("Actions"),
            Kind.TERM: self.tr("Mots expliqués"),
        }[group.kind]
        if group.total > len(group.hits):
            return self.tr("{title} : les {shown} meilleurs résultats sur {total}").format(
                title=title, shown=len(group.hits), total=group.total
            )
        return self.tr("{title} : {total}").format(title=title, total=group.total)

    def _row(self, hit: Hit) -> Row:
        note = ""
        session = self._document.session
        if hit.kind is Kind.QUESTION and session.where(hit.id) is None:
            note = self.tr("Question cachée par vos réponses")
        kind = {
            Kind.QUESTION: self.tr("Question"),
            Kind.EXCLUSION: self.tr("Exclusion"),
            Kind.COVERAGE: self.tr("Garantie"),
            Kind.MEASURE: self.tr("Action"),
            Kind.TERM: self.tr("Mot expliqué"),
        }[hit.kind]
        name = ", ".join(part for part in (f"{kind} : {hit.title}", note, hit.excerpt) if part)
        return Row(hit.title, hit, note, name)

    def _show_current(self) -> None:
        row = self.results.current
        hit = row.hit if row is not None else None
        self._place, detail = self._explain(hit) if hit is not None else (Place(), "")
        self._detail.setText(detail)
        self._more.setVisible(bool(detail))
        self.go.setEnabled(bool(self._place.stop))
        self.cause.setVisible(hit is not None and self._cause(hit) is not None)

    def _explain(self, hit: Hit) -> tuple[Place, str]:
        """Return where *hit* leads, and what is worth knowing before going."""
        session = self._document.session
        content = session.content
        match hit.kind:
            case Kind.QUESTION:
                question = content.question_by_id[hit.id]
                stop = session.where(hit.id)
                if stop is None:
                    return Place(), why_hidden(content, session.state, question).why
                place = self._outline.place(question) if stop == hit.id else ""
                return Place(stop, hit.id), place
            case Kind.EXCLUSION:
                return Place(FINDINGS, hit.id), content.exclusion_by_id[hit.id].plain
            case Kind.COVERAGE:
                [coverage] = [one for one in content.coverages if one.id == hit.id]
                question_id = f"{COVERAGE_PREFIX}{hit.id}"
                known = question_id in content.question_by_id
                stop = session.where(question_id) if known else None
                return Place(stop or "", question_id), coverage.pays
            case Kind.MEASURE:
                measure, action = content.measure_by_id[hit.id], f"{ActionKind.MEASURE}:{hit.id}"
                if any(one.id == action for one in self._document.assessment.plan):
                    return Place(PLAN, action), measure.why
                absent = self.tr("Pas dans votre plan : vos réponses ne la demandent pas.")
                return Place(), f"{absent} {measure.why}"
            case Kind.TERM:
                [term] = [one for one in content.terms if one.id == hit.id]
                return Place(), term.definition

    def _cause(self, hit: Hit) -> str | None:
        """Return the question that hides the one found."""
        session = self._document.session
        if hit.kind is not Kind.QUESTION or session.where(hit.id) is not None:
            return None
        question = session.content.question_by_id[hit.id]
        causes = why_hidden(session.content, session.state, question).causes
        return next((stop for one in causes if (stop := session.where(one.id))), None)

    def _go(self) -> None:
        """Go to the current result, if it leads anywhere."""
        if self._place.stop:
            self.accept()
            self.chosen.emit(*self._place)

    def _go_to_cause(self) -> None:
        row = self.results.current
        stop = self._cause(row.hit) if row is not None and row.hit is not None else None
        if stop is not None:
            self.accept()
            self.chosen.emit(stop, stop)

    def _enter_results(self) -> None:
        if self.results.current is not None:
            keyboard_used(self)
            focus_on(self.results)

    def _type(self, event: QKeyEvent) -> None:
        focus_on(self.edit)
        self.edit.end(False)
        QApplication.sendEvent(self.edit, event)


class _Edit(QLineEdit):
    """``down`` goes into the results."""

    down = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_PageDown):
            self.down.emit()
        else:
            super().keyPressEvent(event)
