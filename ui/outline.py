"""The words of the summary: where one is, how far each part is, where it leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from cyberwizard.content.model import Question, Role, Stance
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
    ThemeProgress,
    is_unknown,
    with_role,
)
from ui.widgets.side_bar import Part, Progress

if TYPE_CHECKING:
    from cyberwizard.assessment import Assessment
    from cyberwizard.notes import Notes

NO_TEXT = "\u00a0"  # it holds the place of what comes a moment later
TO_CHECK = "?a_verifier"
HIDDEN = "?cachees"
"""Lines of the summary that open a list instead of leading to a page."""
ICONS = {
    TO_CHECK: "a_verifier",
    HIDDEN: "cachees",
    FINDINGS: "exclusions",
    CONTRACT: "contrat",
    COVERAGES: "garanties",
    PLAN: "plan",
    CONTACTS: "contacts",
    SIGNATURE: "signature",
    FINISH: "dossier",
}


def counts(session: Session) -> tuple[int, int]:
    """Return how many questions count, and how many of them wait for an answer."""
    asked = [q for q in session.asked if not q.optional]
    return len(asked), sum(not session.is_answered(q.id) for q in asked)


def to_check(session: Session) -> tuple[str, ...]:
    """Return the questions answered « je ne sais pas » or marked to be seen again, in order."""
    review = set(session.to_review())
    return tuple(
        question.id
        for question in session.state.path
        if question.id in review or is_unknown(question, session.answer_to(question.id))
    )


class Outline(QObject):
    """Reads a session; keeps nothing of it."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session

    def place(self, question: Question) -> str:
        """Return « Partie 3 sur 8 · Accès et mots de passe · question 4 sur 7 »."""
        session = self._session
        themes = [progress.theme for progress in session.progress()]
        group = self._questions(question.theme)
        return self.tr(
            "Partie {part} sur {parts} · {theme} · question {number} sur {count}"
        ).format(
            part=themes.index(question.theme) + 1,
            parts=len(themes),
            theme=session.content.theme_by_id[question.theme].title,
            number=group.index(question) + 1,
            count=len(group),
        )

    def progress(self) -> str:
        """Return « 22 questions sur 58, encore 18 min »."""
        total, left = counts(self._session)
        if not left:
            return self.tr("Toutes les questions ont une réponse.")
        done = self.tr("%n question(s) sur {total}", "", total - left).format(total=total)
        minutes = self._session.minutes_left()
        return self.tr("{done}, encore {minutes} min environ").format(done=done, minutes=minutes)

    def themes(self) -> list[Part]:
        """Return one part per theme."""
        question = self._session.question
        current = question.theme if question is not None else ""
        return [
            self._theme(progress, number, current=progress.theme == current)
            for number, progress in enumerate(self._session.progress(), 1)
        ]

    def later(self) -> list[Part]:
        """Return the line that leads to what was left for later, if anything was."""
        session = self._session
        skipped = session.skipped()
        if not skipped:
            return []
        # From one of them, the next: so the line goes round them all.
        here = skipped.index(session.stop) + 1 if session.stop in skipped else 0
        title = self.tr("À répondre plus tard ({count})").format(count=len(skipped))
        return [
            Part(
                stop=skipped[here % len(skipped)],
                mark="plus_tard",
                title=title,
                count="",
                detail="",
                name=title,
                progress=Progress.STARTED,
                current=False,
            )
        ]

    def lists(self) -> list[Part]:
        """Return the lines that open a list: what is to be checked, and what is hidden."""
        session = self._session
        counted = (
            (TO_CHECK, len(to_check(session)), self.tr("À vérifier ({count})")),
            (HIDDEN, len(session.hidden()), self.tr("Questions cachées ({count})")),
        )
        return [
            Part(
                stop=stop,
                mark=ICONS[stop],
                title=title.format(count=count),
                count="",
                detail="",
                name=title.format(count=count),
                progress=Progress.NOT_STARTED,
                current=False,
            )
            for stop, count, title in counted
            if count
        ]

    def ending(self, assessment: Assessment | None, noted: Notes) -> list[Part]:
        """Return the parts that follow the questions; *assessment* may still be missing."""
        titles = {
            FINDINGS: self.tr("Exclusions"),
            CONTRACT: self.tr("Mon contrat"),
            COVERAGES: self.tr("Garanties"),
            PLAN: self.tr("Plan d’action"),
            CONTACTS: self.tr("Contacts d’urgence"),
            SIGNATURE: self.tr("Signature"),
            FINISH: self.tr("Mon dossier"),
        }
        details = {
            CONTRACT: self._contract(noted),
            COVERAGES: self._coverages(),
            CONTACTS: self._contacts(),
            SIGNATURE: self._signature(),
            FINISH: self._finish(),
        } | (self._consequences(assessment) if assessment is not None else {})
        return [
            Part(
                stop=stop,
                mark=ICONS[stop],
                title=titles[stop],
                count="",
                detail=detail,
                name=f"{titles[stop]}, {detail}",
                progress=Progress.NOT_STARTED,
                current=self._session.stop == stop,
            )
            for stop in ENDING
            for detail in (details.get(stop, NO_TEXT),)
        ]

    def _consequences(self, assessment: Assessment) -> dict[str, str]:
        stances = [finding.stance for finding in assessment.findings]
        return {
            FINDINGS: self.tr("{exposed}, {discuss} à discuter").format(
                exposed=self.tr("%n exposée(s)", "", stances.count(Stance.EXPOSED)),
                discuss=stances.count(Stance.DISCUSS),
            ),
            PLAN: self.tr("%n action(s)", "", len(assessment.plan)),
        }

    def _contract(self, noted: Notes) -> str:
        if not noted:
            return self.tr("à faire lire")
        from cyberwizard.notes import contract

        note = contract(noted)
        if note is None:
            return self.tr("à faire lire")
        return self.tr("%n passage(s)", "", len(note.passages))

    def _coverages(self) -> str:
        answered, total = self._filled(Role.COVERAGE)
        return self.tr("%n choisie(s) sur {total}", "", answered).format(total=total)

    def _contacts(self) -> str:
        answered, total = self._filled(Role.CONTACT)
        return self.tr("%n rempli(s) sur {total}", "", answered).format(total=total)

    def _signature(self) -> str:
        session = self._session
        if not session.answer_to("signature_date").value:
            return self.tr("à remplir")
        from cyberwizard.validity import valid_until

        last = valid_until(session.answers, session.today)
        if last < session.today:
            return self.tr("à renouveler")
        return self.tr("valable jusqu’au {day}").format(day=last.strftime("%d/%m/%Y"))

    def _finish(self) -> str:
        _, left = counts(self._session)
        missing = self.tr("il manque %n réponse(s)", "", left)
        return missing if left else self.tr("prêt à imprimer")

    def _filled(self, role: Role) -> tuple[int, int]:
        group = with_role(self._session.state.path, role)
        return sum(self._session.is_answered(question.id) for question in group), len(group)

    def _theme(self, progress: ThemeProgress, number: int, *, current: bool) -> Part:
        session = self._session
        group = self._questions(progress.theme)
        waiting = [q.id for q in group if not q.optional and not session.is_answered(q.id)]
        state, word = Progress.NOT_STARTED, self.tr("à faire")
        if not waiting:
            state, word = Progress.DONE, self.tr("terminée")
        elif progress.answered:
            state, word = Progress.STARTED, self.tr("commencée")
        said = self.tr("{answered} sur %n réponse(s)", "", progress.total).format(
            answered=progress.answered
        )
        detail = self.tr("%n à vérifier", "", progress.unknown) if progress.unknown else ""
        title = session.content.theme_by_id[progress.theme].title
        parts = [title, said, detail, self.tr("en cours") if current else word]
        return Part(
            # What is left to answer there, else its first question.
            stop=waiting[0] if waiting else group[0].id,
            mark=str(number),
            title=title,
            count=f"{progress.answered}/{progress.total}",
            detail=detail,
            name=self.tr("Partie {number}").format(number=number)
            + "".join(f", {part}" for part in parts if part),
            progress=state,
            current=current,
        )

    def _questions(self, theme: str) -> list[Question]:
        return [q for q in self._session.asked if q.theme == theme]
