"""Undo and redo: what was changed, in words, and where it is seen."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QObject

from cyberwizard.session import CONTRACT, COVERAGES, FINDINGS, FINISH, PLAN
from cyberwizard.undo import Change
from ui.document import Document
from ui.menus import Take

LONGEST = 48
PAGES = {
    "decision": PLAN,
    "question:exclusion": FINDINGS,
    "question:garantie": COVERAGES,
    "contradiction": FINISH,
    "contrat": CONTRACT,
}
"""The page where each kind of note is made."""


class Shown(NamedTuple):
    """The page to show (None: the one on screen), what to bring into view there, what to say."""

    stop: str | None
    item: str
    said: str


class Undoing(QObject):
    """Takes back and does again the changes of a document."""

    def __init__(self, document: Document, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document

    def takes(self) -> tuple[Take, Take]:
        """Return the words for both commands, and whether there is something to do."""
        last, following = self._document.changes.last, self._document.changes.next
        undo, redo = self.tr("Annuler"), self.tr("Rétablir")
        if last is not None:
            undo = self.tr("Annuler {what}").format(what=self._what(last))
        if following is not None:
            redo = self.tr("Rétablir {what}").format(what=self._what(following))
        return (undo, last is not None), (redo, following is not None)

    def undo(self) -> Shown:
        """Take back the last change."""
        change = self._document.undo()
        if change is None:
            return Shown(None, "", self.tr("Rien à annuler."))
        said = self.tr("Vous avez annulé {what}. Ctrl+Y pour rétablir.")
        return self._shown(change, said)

    def redo(self) -> Shown:
        """Do again what was taken back last."""
        change = self._document.redo()
        if change is None:
            return Shown(None, "", self.tr("Rien à rétablir."))
        return self._shown(change, self.tr("Vous avez rétabli {what}."))

    def _shown(self, change: Change, said: str) -> Shown:
        session = self._document.session
        kind, item = _parts(change.name)
        stop: str | None = PAGES.get(kind, session.stop)
        if not change.is_note:
            item, stop = change.name, session.where(change.name)
        if stop not in session.stops:
            stop = None
        return Shown(stop, item, said.format(what=self._what(change)))

    def _what(self, change: Change) -> str:
        """Return « la réponse à « … » », « la décision sur « … » »…"""
        from cyberwizard.assessment import ActionKind  # not needed to show the first question

        content = self._document.session.content
        kind, item = _parts(change.name)
        if not change.is_note:
            label = content.question_by_id[change.name].label
            return self.tr("la réponse à « {label} »").format(label=_short(label))
        measure = item.removeprefix(f"{ActionKind.MEASURE}:")
        if kind == "decision" and measure in content.measure_by_id:
            label = content.measure_by_id[measure].title
            return self.tr("la décision sur « {label} »").format(label=_short(label))
        if kind == "question:exclusion" and item in content.exclusion_by_id:
            label = content.exclusion_by_id[item].title
            return self.tr("la question à l’assureur sur « {label} »").format(label=_short(label))
        words = {
            "decision": self.tr("la décision sur une action"),
            "question:exclusion": self.tr("une question à l’assureur"),
            "question:garantie": self.tr("une question à l’assureur"),
            "contradiction": self.tr("l’explication d’une contradiction"),
        }
        return words.get(kind, self.tr("ce que vous avez noté sur votre contrat"))


def _parts(name: str) -> tuple[str, str]:
    """Return the kind of a note, one of ``PAGES`` or its whole name, and what it is about."""
    kind = next((kind for kind in PAGES if f"{name}:".startswith(f"{kind}:")), name)
    return kind, name[len(kind) + 1 :]


def _short(text: str) -> str:
    """Cut *text* between two words."""
    if len(text) <= LONGEST:
        return text
    return f"{text[: text.rfind(' ', 0, LONGEST)]}…"
