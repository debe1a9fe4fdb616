"""The first page: go on, begin, open, see an example. It needs no content: it comes first."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.pages.page import Page
from ui.settings import Recent
from ui.theme import BOLD, DANGER, MUTED, SEMIBOLD, WARN
from ui.widgets.button import Button
from ui.widgets.flow import Flow
from ui.widgets.stack import named, stack
from ui.widgets.text import Heading, Label, breakable, hint

LONGEST = 50


class AccueilPage(Page):
    """Signals say what the manager wants; the window does it."""

    new_asked = Signal()
    open_asked = Signal()
    example_asked = Signal()
    blank_asked = Signal()
    places_asked = Signal()
    chosen = Signal(object)  # the path of a dossier
    forgotten = Signal(object)  # the path of a dossier that is gone

    def __init__(self, recents: Sequence[Recent], parent: QWidget | None = None) -> None:
        super().__init__(parent, centred=True)
        self.column.setContentsMargins(36, 44, 36, 32)
        self.column.setSpacing(22)
        self._title = Heading(self.tr("Préparez votre dossier d’assurance cyber"), size=1.95)
        self._lead = Label(
            self.tr(
                "Répondez à quelques questions sur votre entreprise. Vous saurez ce qui vous "
                "protège, ce que votre contrat peut exclure, et par quoi commencer. À la fin, "
                "vous imprimez un dossier à remettre à votre assureur."
            ),
            size=1.1,
        )
        self.column.addLayout(stack(self._title, self._lead, spacing=12))
        self._problem = Label(weight=SEMIBOLD, tone=DANGER)
        self._problem.hide()
        self.column.addWidget(self._problem)
        self._gone: dict[Path, _Gone] = {}
        self._resume: Button | None = None
        if recents:
            self.column.addWidget(self._resume_card(recents[0]))
        self._new = Button(self.tr("Commencer un dossier"), look="" if recents else "primary")
        self._open = Button(self.tr("Ouvrir un dossier…"))
        self._example = Button(self.tr("Voir un exemple complet"))
        self._new.clicked.connect(self.new_asked)
        self._open.clicked.connect(self.open_asked)
        self._blank = Button(self.tr("Imprimer le questionnaire vierge"))
        self._example.clicked.connect(self.example_asked)
        self._blank.clicked.connect(self.blank_asked)
        self.column.addWidget(Flow(self._new, self._open, self._example, self._blank))
        if len(recents) > 1:
            self.column.addLayout(self._recent_list(recents[1:]))
        elif not recents:
            self.column.addLayout(self._how_it_goes())
        self.column.addWidget(self._promise())
        self.column.addStretch(1)

    def show_problem(self, sentence: str) -> None:
        """Say why a dossier could not be opened."""
        self._problem.show_text(sentence)

    def show_gone(self, paths: Collection[Path]) -> None:
        """Say which files are not where they were; nobody waited for a disk to know."""
        for path, gone in self._gone.items():
            gone.setVisible(path in paths)

    def focus_first(self) -> None:
        (self._resume or self._new).setFocus()

    def _resume_card(self, recent: Recent) -> QFrame:
        card = named(QFrame(), "card")
        title = recent.firm or recent.path.stem
        done = self.tr("Protégé par un mot de passe")  # nothing else is remembered of it
        if recent.total:
            done = self.tr("{percent} % fait").format(percent=recent.percent)
        if recent.minutes:
            done += self.tr(", encore {minutes} min environ").format(minutes=recent.minutes)
        self._resume = Button(self.tr("Reprendre ce dossier"), look="primary")
        self._resume.setAccessibleDescription(f"{title}, {done}")
        self._resume.clicked.connect(lambda: self.chosen.emit(recent.path))
        column = stack(
            Label(self.tr("Votre dernier dossier"), size=0.94, tone=MUTED),
            Label(breakable(title), size=1.3, weight=BOLD),
            Label(done),
            hint(breakable(str(recent.path))),
            self._notice(recent.path),
            spacing=5,
        )
        row = QHBoxLayout()
        row.setContentsMargins(0, 9, 0, 0)
        row.addWidget(self._resume)
        row.addStretch(1)
        column.addLayout(row)
        column.setContentsMargins(22, 18, 22, 20)
        card.setLayout(column)
        return card

    def _how_it_goes(self) -> QVBoxLayout:
        return stack(
            Heading(self.tr("Comment cela se passe"), size=1.2),
            Label(
                self.tr(
                    "1. Vous répondez, en une demi-heure ou en plusieurs fois. "
                    "« Je ne sais pas » est une réponse : le programme vous dit comment vérifier."
                )
            ),
            Label(
                self.tr(
                    "2. Vous voyez ce que vos réponses changent : les exclusions à discuter, "
                    "et un plan, le plus urgent d’abord."
                )
            ),
            Label(
                self.tr(
                    "3. Vous imprimez votre dossier, vous le relisez, vous le signez, "
                    "vous le remettez à votre assureur."
                )
            ),
        )

    def _done(self, recent: Recent) -> str:
        """Return « 80 % fait, encore 5 min environ »; nothing is known of a protected dossier."""
        if not recent.total:
            return ""
        done = self.tr("{percent} % fait").format(percent=recent.percent)
        if recent.minutes:
            done += self.tr(", encore {minutes} min environ").format(minutes=recent.minutes)
        return done

    def _recent_list(self, recents: Sequence[Recent]) -> QVBoxLayout:
        """The same firm may be there several times: the place of each tells them apart."""
        column = stack(Heading(self.tr("Dossiers récents")), spacing=6)
        for recent in recents:
            title = (recent.firm or recent.path.stem)[:LONGEST].replace("&", "&&")
            done, path = self._done(recent), str(recent.path)
            button = Button(title.replace("\n", " "), look="link")
            button.setAccessibleDescription(f"{done}, {path}" if done else path)
            button.clicked.connect(lambda _=False, path=recent.path: self.chosen.emit(path))
            about = hint(breakable(f"{done} · {path}" if done else path))
            about.setContentsMargins(9, 0, 0, 0)
            column.addLayout(stack(Flow(button), about, self._notice(recent.path), spacing=0))
        return column

    def _notice(self, path: Path) -> QWidget:
        """Return what shows once *path* is known to be gone."""
        gone = self._gone[path] = _Gone()
        gone.forget.clicked.connect(lambda: self.forgotten.emit(path))
        return gone

    def _promise(self) -> QFrame:
        frame = named(QFrame(), "why")
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(6)
        layout.addWidget(
            Label(
                self.tr(
                    "Tout reste sur cet ordinateur : le programme n’utilise jamais Internet "
                    "et n’envoie rien à personne."
                )
            )
        )
        where = Button(self.tr("Où sont gardées vos données ?"), look="link")
        where.clicked.connect(self.places_asked)
        layout.addWidget(Flow(where))
        layout.addWidget(
            hint(
                self.tr(
                    "Information générale, pas un conseil juridique ; seul votre contrat fait foi."
                )
            )
        )
        return frame


class _Gone(QWidget):
    """Says that a file is not there any more, and offers to forget it."""

    def __init__(self) -> None:
        super().__init__()
        self.forget = Button(self.tr("Retirer de la liste"))
        text = self.tr(
            "Ce fichier n’est plus là. S’il est sur une clé ou un autre disque, branchez-le."
        )
        layout = stack(Label(text, weight=SEMIBOLD, tone=WARN), Flow(self.forget), spacing=6)
        layout.setContentsMargins(9, 2, 0, 4)
        self.setLayout(layout)
        self.hide()
