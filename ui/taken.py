"""The open dossier as it is at one moment, to work on it behind the window."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from ui.document import Document

if TYPE_CHECKING:
    from cyberwizard.answers import Answers
    from cyberwizard.content.model import Content
    from cyberwizard.dossier import DossierInfo
    from cyberwizard.notes import Notes
    from cyberwizard.wording import Wording


class Taken(NamedTuple):
    """Nothing in it changes when the manager goes on answering."""

    content: Content
    day: date
    answers: Answers
    number: str
    created_at: datetime
    wordings: dict[str, Wording]
    notes: Notes

    def info(self, embedded: Mapping[str, int] = MappingProxyType({})) -> DossierInfo:
        """Return what identifies the dossier; its module is loaded by who asks.

        *embedded* are the copies that travel with it, with their sizes.
        """
        from cyberwizard.dossier import DossierInfo

        return DossierInfo(self.number, self.created_at, self.wordings, self.notes, embedded)


def take(document: Document) -> Taken:
    """Take *document* as it is now."""
    session = document.session
    return Taken(
        session.content,
        session.today,
        dict(session.answers),
        document.dossier_id,
        document.created_at,
        dict(document.wordings),
        dict(document.notes),
    )
