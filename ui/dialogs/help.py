"""The help: the current page first, then what everybody should know, the keys, the words."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from cyberwizard.content.model import Content, HelpTopic
from cyberwizard.search import fold
from ui.dialogs.dialog import Dialog
from ui.theme import SEMIBOLD
from ui.widgets.button import Button
from ui.widgets.focus import focus_on
from ui.widgets.lazy import Lazy
from ui.widgets.rows import Disclosure
from ui.widgets.stack import stack
from ui.widgets.text import Heading, Label, hint

Key = tuple[str, str]
"""What a key does, and the key."""
EMS = (50, 42)
"""Width and height of the window, in heights of the text."""


class HelpDialog(Dialog):
    """Everything folded but the help on *page*: « accueil », « question », « plan »…"""

    def __init__(
        self,
        content: Content,
        page: str,
        keys: Sequence[Key],
        *,
        foreign: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Aide"))
        self._parts: list[Disclosure] = []
        self.column.addLayout(stack(Heading(self.tr("Aide"), size=1.35)))
        if foreign:
            self.column.addWidget(hint(self.tr("Cette aide est en français.")))
        here = [topic for topic in content.help_topics if topic.page and topic.page == page]
        general = [topic for topic in content.help_topics if not topic.page]
        others = [topic for topic in content.help_topics if topic.page and topic.page != page]
        self._add_topics(self.tr("Sur cette page"), here)
        self._add_topics(self.tr("Bon à savoir"), general)
        self._add_topics(self.tr("Les autres pages"), others)
        self._begin(self.tr("En un coup d’œil"))
        self._add(self.tr("Raccourcis clavier"), lambda: _keys(keys))
        words = self.tr("Les mots expliqués ({count})").format(count=len(content.terms))
        self._add(words, lambda: Glossary(content))
        self.column.addStretch(1)
        self.close_button = Button(self.tr("Fermer"), look="primary")
        self.close_button.clicked.connect(self.accept)
        self.close_button.setAutoDefault(False)  # Return in the field of words closes nothing
        self.buttons.add(self.close_button)
        if here:
            self._parts[0].set_open(True)
        QTimer.singleShot(0, self, lambda: focus_on(self._parts[0]))

    def fit(self) -> None:
        """Take the same size whatever is unfolded."""
        em, room = self.font().pointSizeF() * 4 / 3, self.screen().availableSize() * 0.94
        width, height = (round(em * ems) for ems in EMS)
        self.resize(min(width, room.width()), min(height, room.height()))

    def _add_topics(self, title: str, topics: Sequence[HelpTopic]) -> None:
        if not topics:
            return
        self._begin(title)
        for topic in topics:
            self._add(topic.title, partial(_paragraphs, topic.text))

    def _begin(self, title: str) -> None:
        self._section = stack(Heading(title), spacing=2)
        self.column.addLayout(self._section)

    def _add(self, title: str, make: Callable[[], QWidget]) -> None:
        body = Lazy(make)
        part = Disclosure(title, body)
        part.toggled_open.connect(lambda _open: self.order())
        self._parts.append(part)
        self._section.addWidget(part)
        self._section.addLayout(body.slot)


class Glossary(QWidget):
    """Every word, with a field to find one."""

    def __init__(self, content: Content) -> None:
        super().__init__()
        self._rows: list[tuple[str, Label, Label]] = []
        field = QLineEdit()
        field.setPlaceholderText(self.tr("Chercher un mot"))
        field.setAccessibleName(self.tr("Chercher un mot"))
        field.textChanged.connect(self._filter)
        self._empty = Label(self.tr("Ce mot n’y est pas."))
        self._empty.hide()
        column = stack(field, self._empty, spacing=4)
        column.setContentsMargins(28, 4, 0, 8)
        for term in content.terms:
            word, meaning = Label(term.term, weight=SEMIBOLD), Label(term.definition)
            meaning.setContentsMargins(0, 0, 0, 8)
            column.addWidget(word)
            column.addWidget(meaning)
            found = " ".join(map(_folded, (term.term, *term.forms)))
            self._rows.append((found, word, meaning))
        self.setLayout(column)

    def _filter(self, text: str) -> None:
        wanted = _folded(text)
        shown = 0
        for found, word, meaning in self._rows:
            visible = wanted in found
            word.setVisible(visible)
            meaning.setVisible(visible)
            shown += visible
        self._empty.setVisible(not shown)


def _paragraphs(texts: Sequence[str]) -> QWidget:
    body = QWidget()
    column = stack(*map(Label, texts), spacing=8)
    column.setContentsMargins(28, 0, 0, 10)
    body.setLayout(column)
    return body


def _keys(keys: Sequence[Key]) -> QWidget:
    body = QWidget()
    grid = QGridLayout(body)
    grid.setContentsMargins(28, 0, 0, 10)
    grid.setHorizontalSpacing(24)
    grid.setColumnStretch(1, 1)
    for row, (what, key) in enumerate(keys):
        name = Label(key, weight=SEMIBOLD)
        name.setWordWrap(False)
        grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(Label(what), row, 1)
    return body


def keys(commands: Sequence[tuple[str, QKeySequence]]) -> list[Key]:
    """Return what each key does: those of the menus, then those of the pages."""
    app = QCoreApplication
    pages = [
        (app.translate("keys", "Continuer"), _name("Alt+Right")),
        (app.translate("keys", "Précédent"), _name("Alt+Left")),
        (app.translate("keys", "Aller au champ ou au bouton suivant"), _name("Tab")),
        (app.translate("keys", "Passer d’une réponse à l’autre"), app.translate("keys", "Flèches")),
        (app.translate("keys", "Choisir la réponse et continuer"), _name("Enter")),
        (app.translate("keys", "Cocher, appuyer sur un bouton"), _name("Space")),
        (app.translate("keys", "Faire défiler la page"), _name("PgDown")),
        (app.translate("keys", "Fermer une fenêtre, ou un mot expliqué"), _name("Esc")),
    ]
    return [*((what, _name(key)) for what, key in commands), *pages]


def _name(key: QKeySequence | str) -> str:
    """Return « Alt+Droite », in the language of the window."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def _folded(text: str) -> str:
    return " ".join(filter(None, map(fold, re.findall(r"\w+", text))))
