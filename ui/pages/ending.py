"""What the pages that follow the questions have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ui.pages.page import Page

if TYPE_CHECKING:
    from cyberwizard.assessment import Assessment


class EndingPage(Page):
    """Shows what the answers lead to; ``jump`` has a question to see again.

    ``compare_asked``: he wants to know what changed between two dates.
    """

    jump = Signal(str)
    compare_asked = Signal()
    chosen_edition = ""
    """The edition of the dossier chosen there, if one is."""

    def show_assessment(self, assessment: Assessment) -> None:
        """Show where the answers stand."""

    def show_item(self, item: str) -> None:
        """Bring one of the things shown (an exclusion, a question…) into view, by its id."""

    def finish(self) -> None:
        """Do what the last page is for."""
