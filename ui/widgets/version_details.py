"""What a past version says, beside what the dossier says now."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui import moments
from ui.theme import SEMIBOLD
from ui.versions import Difference, Version
from ui.widgets.secret_field import SecretField, reveal_box
from ui.widgets.stack import stack
from ui.widgets.text import Heading, Label, hint
from ui.widgets.version_list import kind

MOST_QUESTIONS = 8


class VersionDetails(QWidget):
    """``edited`` when the password that it asks for changes, ``go_on`` when Return is pressed."""

    edited = Signal()
    go_on = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._moment = Heading(size=1.35)
        self._kind = hint()
        self._lines = [Label() for _ in range(3)]
        self._title = Label(weight=SEMIBOLD)
        self._changed = Label()
        self.password = SecretField(self.tr("Mot de passe de cette sauvegarde"))
        self._reveal = reveal_box(self.tr("Montrer le mot de passe"), self.password)
        self.password.changed.connect(self.edited)
        self.password.go_on.connect(self.go_on)
        self.setLayout(
            stack(
                stack(self._moment, self._kind, spacing=3),
                stack(*self._lines, spacing=4),
                stack(self._title, self._changed, spacing=4),
                stack(self.password, self._reveal, spacing=4),
                spacing=14,
            )
        )

    def show_version(self, version: Version) -> None:
        """Begin: what it says comes later."""
        self._moment.setText(moments.moment(version.at))
        self._kind.setText(kind(version))
        for label in (*self._lines, self._title, self._changed):
            label.show_text("")
        self._lines[0].show_text(self.tr("Lecture de cette version…"))
        self._ask_password(wanted=False)

    def show_difference(self, found: Difference) -> None:
        """Say what the version holds."""
        then, now = found.then, found.now
        counts = [(self.tr("Réponses"), f"{then.answers}", f"{now.answers}" if now else "")]
        counts.append((self.tr("Niveau"), then.level, now.level if now else ""))
        if then.copies is not None:
            counts.append(
                (self.tr("Pièces gardées"), f"{then.copies}", f"{now.copies}" if now else "")
            )
        for label, (what, before, after) in zip(self._lines, counts, strict=False):
            text = self.tr("{what} : {before}").format(what=what, before=before)
            if after and after != before:
                text = self.tr("{what} : {before} (aujourd’hui : {after})").format(
                    what=what, before=before, after=after
                )
            label.show_text(text)
        if now is not None:
            self._show_changed(found.changed)

    def ask_password(self) -> None:
        """Nothing can be said of it without its password."""
        self._lines[0].show_text(self.tr("Cette sauvegarde est protégée."))
        self._ask_password(wanted=True)

    def show_nothing(self) -> None:
        """It cannot be read."""
        for label in self._lines:
            label.show_text("")

    @property
    def wants_password(self) -> bool:
        """Whether the password of the backup is asked for."""
        return not self.password.isHidden()

    def _ask_password(self, *, wanted: bool) -> None:
        self.password.clear()
        self.password.setVisible(wanted)
        self._reveal.setVisible(wanted)

    def _show_changed(self, questions: tuple[str, ...]) -> None:
        if not questions:
            self._title.show_text(self.tr("Toutes les réponses sont les mêmes qu’aujourd’hui."))
            return
        self._title.show_text(
            self.tr("%n question(s) sans la même réponse qu’aujourd’hui :", "", len(questions))
        )
        lines = [f"• {label}" for label in questions[:MOST_QUESTIONS]]
        left = len(questions) - MOST_QUESTIONS
        if left > 0:
            lines.append(self.tr("et %n autre(s)", "", left))
        self._changed.show_text("\n".join(lines))
