"""The plan: what to do, the most pressing first, why in that order, and what is decided."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from cyberwizard import planning
from cyberwizard.assessment import Assessment
from cyberwizard.notes import decision_name
from cyberwizard.planning import Line, LineState
from ui.accessibility import announce
from ui.document import Document
from ui.pages.ending import EndingPage
from ui.pages.place import Place, lay_out
from ui.plan_export import PlanExport
from ui.services import Services
from ui.theme import DANGER, MUTED, OK, SEMIBOLD
from ui.widgets.action_card import ActionCard
from ui.widgets.button import Button
from ui.widgets.card_list import CardList
from ui.widgets.chips import Chips
from ui.widgets.flow import Flow
from ui.widgets.stack import stack
from ui.widgets.steps import Steps
from ui.widgets.text import Heading, Label, breakable, hint

STATES = (None, *LineState)


class PlanPage(EndingPage):
    """``jump`` has a question to see again.

    A line whose state changes stays where it is until the manager chooses what he looks at: it
    never goes from under his hands.
    """

    def __init__(
        self,
        document: Document,
        services: Services,
        *,
        foreign: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._assessment: Assessment | None = None
        self._state: LineState | None = None
        self._kept: set[str] = set()
        self._lines: dict[str, Line] = {}
        self._cards: dict[str, ActionCard] = {}
        self._last: ActionCard | None = None
        self._place = Place(self)
        self._foreign = hint(self.tr("Ces actions sont en français."))
        self._progress = Label(weight=SEMIBOLD)
        self._filter = Chips()
        self._filter.chosen.connect(self._choose)
        self._empty = Label(tone=MUTED)
        self._list = CardList(self._make)
        self._list.rebuilt.connect(self.rebuilt)
        self._exports = _Exports(document, services, self.flush)
        self._gone = _Gone()
        self.column.addLayout(
            stack(
                Heading(self.tr("Votre plan d’action"), size=1.72),
                self._foreign,
                Label(
                    self.tr(
                        "Ce qui vous protège le plus vient d’abord : les sept verrous, "
                        "puis ce qui vous expose, puis le plus facile. "
                        "Ouvrez une ligne pour décider. Une action à la fois suffit."
                    ),
                    size=1.08,
                ),
                spacing=10,
            )
        )
        self.column.addLayout(stack(self._progress, self._filter, spacing=10))
        self.column.addWidget(self._empty)
        self.column.addWidget(self._list)
        self.column.addWidget(self._gone)
        self.column.addWidget(self._exports)
        self.column.addStretch(1)
        self._foreign.setVisible(foreign)  # not before: alone, it would be a window
        document.noted.connect(self._on_noted)

    def show_assessment(self, assessment: Assessment) -> None:
        """Show the actions that the answers call for now."""
        self._assessment = assessment
        self._show()

    def show_item(self, item: str) -> None:
        """Unfold the line of an action, and put the keyboard on it."""
        if item not in self._lines:
            return
        if self._state not in (None, self._lines[item].state):
            self._state = None
            self._show()
        self._list.complete()
        card = self._cards[item]
        card.unfold()
        lay_out()
        card.focus()
        self.ensureWidgetVisible(card.header)

    def enter(self) -> None:
        if self._kept:
            self._kept.clear()
            self._show()
        super().enter()

    def resume(self) -> None:
        self._list.complete()
        if not self._place.find(self._last.header if self._last is not None else None):
            super().resume()

    def focus_first(self) -> None:
        self._filter.focus()

    def flush(self) -> None:
        for card in self._cards.values():
            card.flush()

    @property
    def is_behind(self) -> bool:
        return self._list.is_behind

    def _choose(self, index: int) -> None:
        self.flush()
        self._state = STATES[index]
        self._kept.clear()
        for card in self._cards.values():
            card.fold()
        self._show()
        self.rebuilt.emit()

    def _on_noted(self, name: str) -> None:
        if self._assessment is None or not self.isVisible():
            return
        self._kept |= {one for one in self._lines if decision_name(one) == name}
        self._show()

    def _show(self) -> None:
        assessment, notes = self._assessment, self._document.notes
        assert assessment is not None
        found = planning.lines(assessment, notes)
        self._lines = {line.action.id: line for line in found}
        self._progress.show_text(planning.progress(found, assessment.day))
        self._filter.setVisible(bool(found))
        self._filter.show_texts(
            self.tr("Montrer les actions"),
            [
                self.tr("Toutes ({count})").format(count=len(found)),
                self.tr("À décider ({count})").format(count=_count(found, LineState.TO_DECIDE)),
                self.tr("À faire ({count})").format(count=_count(found, LineState.TO_DO)),
                self.tr("Faites ({count})").format(count=_count(found, LineState.DONE)),
                self.tr("Acceptées ({count})").format(count=_count(found, LineState.ACCEPTED)),
            ],
            STATES.index(self._state),
        )
        for name, card in self._cards.items():
            if name in self._lines:
                card.show_line(self._lines[name], assessment)
        shown = [
            line.action.id
            for line in found
            if self._state in (None, line.state) or line.action.id in self._kept
        ]
        self._empty.show_text("" if shown else self._nothing(assessment))
        self._list.show_names(shown)
        gone = self._state in (None, LineState.DONE)
        self._gone.show_lines(planning.gone_lines(assessment, notes) if gone else (), assessment)

    def _nothing(self, assessment: Assessment) -> str:
        if assessment.plan:
            return self.tr("Aucune action ici pour le moment.")
        if assessment.unanswered:
            return self.tr("Rien à faire pour le moment : répondez d’abord aux questions.")
        return self.tr("Rien à améliorer : gardez vos preuves et vos habitudes.")

    def _make(self, name: str) -> ActionCard:
        assert self._assessment is not None
        card = self._cards[name] = ActionCard(self._document)
        card.jump.connect(self._jump)
        card.unfolded.connect(self.rebuilt)
        card.show_line(self._lines[name], self._assessment)
        return card

    def _jump(self, stop: str) -> None:
        card = self.sender()
        self._last = card if isinstance(card, ActionCard) else None
        self._place.keep()
        self.jump.emit(stop)


def _count(found: tuple[Line, ...], state: LineState) -> int:
    return planning.count(found, state)


class _Gone(QWidget):
    """The decisions whose line left the plan: a better answer, most often."""

    def __init__(self) -> None:
        super().__init__()
        self._lines = Steps(numbered=False)
        self.setLayout(
            stack(
                Heading(self.tr("Sorties de votre plan"), size=1.2),
                Label(
                    self.tr(
                        "Vos réponses ne demandent plus ces actions. "
                        "Vos décisions sont gardées : elles reviennent avec l’action, "
                        "si une réponse change encore."
                    )
                ),
                self._lines,
                spacing=8,
            )
        )

    def show_lines(self, lines: tuple[planning.GoneLine, ...], assessment: Assessment) -> None:
        """Show *lines*, or nothing at all."""
        self.setVisible(bool(lines))
        self._lines.show_steps(
            [
                f"{line.title} — {planning.decision_says(line.decision, assessment.day)}"
                for line in lines
            ]
        )


class _Exports(QWidget):
    """The plan for other programs."""

    def __init__(self, document: Document, services: Services, flush: Callable[[], None]) -> None:
        super().__init__()
        self._export = PlanExport(document, services, flush, self)
        self._export.done.connect(lambda said: self._say(said, right=True))
        self._export.failed.connect(lambda said: self._say(said, right=False))
        reminders = Button(self.tr("Rappels pour mon agenda (.ics)…"))
        table = Button(self.tr("Tableau (.csv)…"))
        reminders.clicked.connect(self._export.save_reminders)
        table.clicked.connect(self._export.save_table)
        self._said = Label(weight=SEMIBOLD)
        self._said.hide()
        self.setLayout(
            stack(
                Heading(self.tr("Emporter votre plan"), size=1.2),
                Label(
                    self.tr(
                        "Un agenda est souvent copié sur Internet : les rappels ne disent que "
                        "l’action, la personne et la date. Le tableau dit tout."
                    )
                ),
                Flow(reminders, table),
                self._said,
                spacing=8,
            )
        )

    def _say(self, said: str, *, right: bool) -> None:
        self._said.set_tone(OK if right else DANGER)
        self._said.show_text(breakable(said) if right else said)
        announce(self._said, said)
