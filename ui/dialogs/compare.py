"""What changed between two dates: choose them, read it, have it printed for the insurer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import dropwhile
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import moments
from ui.accessibility import announce
from ui.background import Task
from ui.dialogs.dialog import Dialog
from ui.document import Document
from ui.taken import take
from ui.widgets.blocks import Blocks
from ui.widgets.button import Button
from ui.widgets.focus import focus_on
from ui.widgets.rows import JumpButton
from ui.widgets.stack import stack
from ui.widgets.text import Heading, Label, hint

if TYPE_CHECKING:
    from datetime import date

    from cyberwizard.answers import PastChange
    from cyberwizard.comparison import DatedState
    from cyberwizard.dossier import Dossier
    from cyberwizard.dossier_file import DossierFile
    from cyberwizard.errors import UserFacingError

MOST = 20
"""How many dates are offered at first: years of answers have hundreds."""

Past = tuple[tuple["PastChange", ...], tuple["DatedState", ...]]


class CompareDialog(Dialog):
    """The first date, then what changed until today; another end can be chosen.

    ``print_asked`` has the document that says it, with its draft letter.
    """

    print_asked = Signal(object)

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Ce qui a changé"))
        self._taken = take(document)
        self._history: tuple[PastChange, ...] = ()
        self._states: tuple[DatedState, ...] = ()
        self._pair: tuple[int, int] | None = None  # places in the states: before, after
        self._made: Dossier | None = None
        self.is_ready = False
        self._title = Heading(self.tr("Ce qui a changé"), size=1.35)
        self._lead = Label()
        self._hint = hint(self.tr("Lecture de l’historique…"))
        self.list = _Dates()
        self.blocks = Blocks()
        self.column.addLayout(stack(self._title, self._lead, self._hint, spacing=10))
        self.column.addWidget(self.list)
        self.column.addWidget(self.blocks)
        self.column.addStretch(1)
        self.print_button = Button(self.tr("Créer le PDF avec la lettre…"), look="primary")
        self.before_button = Button(self.tr("Changer la date de départ"))
        self.after_button = Button(self.tr("Changer la date d’arrivée"))
        self.close_button = Button(self.tr("Fermer"))
        for button, act in (
            (self.print_button, self._print),
            (self.before_button, self._ask_before),
            (self.after_button, self._ask_after),
            (self.close_button, self.reject),
        ):
            self.buttons.add(button)
            button.setAutoDefault(False)
            button.clicked.connect(act)
        self._show_only()
        focus_on(self.close_button)
        today = self._taken.day
        reading = document.read(lambda file: _read(file, today))
        reading.done.connect(self._on_read)
        reading.failed.connect(self._fail)

    def _on_read(self, found: Past) -> None:
        self._history, self._states = found
        self.is_ready = True
        if len(self._states) > 1:
            self._ask_before()
            return
        self._hint.show_text("")
        self._lead.show_text(
            self.tr(
                "Ce dossier n’a encore qu’une date : aujourd’hui. Après une réponse changée un "
                "autre jour, ou après un PDF remis, vous verrez ici ce qui a changé depuis."
            )
        )
        self.fit()

    def _ask_before(self) -> None:
        self._lead.show_text(self.tr("Depuis quand ? Choisissez la date de départ."))
        self._ask(range(1, len(self._states)), self._begin_at)

    def _ask_after(self) -> None:
        assert self._pair is not None
        self._lead.show_text(self.tr("Jusqu’à quand ? Choisissez la date d’arrivée."))
        self._ask(range(self._pair[0]), self._end_at)

    def _ask(self, places: Sequence[int], then: Callable[[int], None]) -> None:
        self._hint.show_text("")
        self._show_only(self.list)
        self.list.show_dates([(place, *self._name(place)) for place in places], then)
        self.order()
        self.list.focus()
        self.fit()

    def _begin_at(self, place: int) -> None:
        self._compare(place, 0)

    def _end_at(self, place: int) -> None:
        assert self._pair is not None
        self._compare(self._pair[0], place)

    def _compare(self, before: int, after: int) -> None:
        """Compare behind the window: hundreds of changes are undone one by one."""
        self._pair = before, after
        (was, was_kind), (now, now_kind) = self._name(before), self._name(after)
        said = self.tr("Du {before} ({before_kind}) au {after} ({after_kind}).")
        self._lead.show_text(
            said.format(before=was, before_kind=was_kind, after=now, after_kind=now_kind)
        )
        self._hint.show_text(self.tr("Comparaison…"))
        self._show_only()
        focus_on(self.close_button)
        pair = self._pair
        taken, history = self._taken, self._history
        states = self._states[before], self._states[after]

        def work() -> tuple[tuple[int, int], Dossier]:
            from cyberwizard.comparison import compare, past
            from cyberwizard.dossier.changes import changes

            content, answers = taken.content, taken.answers
            old, new = (past(content, answers, history, s.last, s.day) for s in states)
            return pair, changes(compare(old, new), taken.info())

        task = Task(work)
        task.done.connect(self._on_compared)
        task.failed.connect(self._on_failed)
        task.crashed.connect(self._on_crashed)
        task.start()
        self.fit()

    def _on_compared(self, found: tuple[tuple[int, int], Dossier]) -> None:
        from cyberwizard.dossier.model import Heading as Title  # loaded with what was compared

        pair, dossier = found
        if pair != self._pair:
            return  # other dates were chosen meanwhile
        self._made = dossier
        said, *_letter = dossier.sections
        self._hint.show_text(
            self.tr("Le PDF contient aussi un projet de lettre à votre assureur, à relire.")
        )
        # What comes before the first title gives the two dates, which are above.
        self.blocks.show_blocks(
            tuple(dropwhile(lambda one: not isinstance(one, Title), said.blocks))
        )
        after = [self.after_button] if len(self._states) > 2 else []
        self._show_only(self.blocks, self.print_button, self.before_button, *after)
        self.order()
        focus_on(self.print_button)
        announce(self, self._lead.text())
        self.fit()

    def _on_failed(self, error: UserFacingError) -> None:
        self._fail(str(error))

    def _on_crashed(self) -> None:
        self._fail(self.tr("Ces deux dates n’ont pas pu être comparées."))

    def _fail(self, problem: str) -> None:
        self._hint.show_text("")
        self.say(problem)

    def _print(self) -> None:
        made = self._made
        self.accept()
        self.print_asked.emit(made)

    def _show_only(self, *shown: QWidget) -> None:
        for widget in (
            self.list,
            self.blocks,
            self.print_button,
            self.before_button,
            self.after_button,
        ):
            widget.setVisible(widget in shown)

    def _name(self, place: int) -> tuple[str, str]:
        """Return the day of a state, and what it is."""
        state = self._states[place]
        if place == 0:
            kind = self.tr("vos réponses d’aujourd’hui")
        else:
            kind = state.name or self.tr("vos réponses ce soir‑là")
        return moments.day(state.day), kind


class _Dates(QWidget):
    """One line per date; the oldest ones wait behind a button."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[JumpButton] = []
        self._then: Callable[[int], None] | None = None
        self._left: list[tuple[int, str, str]] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        self.more = Button(self.tr("Montrer les dates plus anciennes"))
        self.more.clicked.connect(self._show_more)
        self.setLayout(stack(self._rows, self.more, spacing=8))

    def show_dates(
        self, dates: Sequence[tuple[int, str, str]], then: Callable[[int], None]
    ) -> None:
        """Offer *dates* (a place, a day, what it is), and call *then* with the place chosen."""
        for row in self.rows:
            self._rows.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        self._then, self._left = then, list(dates)
        self._show_more()

    def focus(self) -> None:
        """Put the keyboard on the first line."""
        focus_on(self.rows[0])

    def _show_more(self) -> None:
        first = len(self.rows)
        shown, self._left = self._left[:MOST], self._left[MOST:]
        for place, day, kind in shown:
            row = JumpButton(day, kind)
            row.clicked.connect(lambda _=False, one=place: self._choose(one))
            self._rows.addWidget(row)
            row.show()  # it counts in the size of the window at once
            self.rows.append(row)
        self.more.setVisible(bool(self._left))
        if first:
            focus_on(self.rows[first])

    def _choose(self, place: int) -> None:
        assert self._then is not None
        self._then(place)


def _read(file: DossierFile, today: date) -> Past:
    from cyberwizard.comparison import dated_states

    history = tuple(file.history())
    return history, dated_states(history, file.load().snapshots, today)
