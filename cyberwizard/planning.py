"""The plan with what was decided about each line, and the decisions whose line is gone.

A decision never moves a line nor takes it away: only a better answer does. A line that leaves the
plan keeps its decision, shown apart: it comes back with it if the answer falls back.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum

from cyberwizard import sentences
from cyberwizard.assessment import Action, Assessment
from cyberwizard.notes import Choice, Decision, Notes, decision, decisions
from cyberwizard.shapes import dataclass


class LineState(StrEnum):
    """Where one line stands."""

    TO_DECIDE = "a_decider"
    TO_DO = "a_faire"
    DONE = "faite"
    ACCEPTED = "acceptee"


STATE: Mapping[LineState, str] = {
    LineState.TO_DECIDE: "à décider",
    LineState.TO_DO: "à faire",
    LineState.DONE: "faite",
    LineState.ACCEPTED: "acceptée",
}


@dataclass(frozen=True)
class Line:
    """One line of the plan; ``number`` is its place, from 1."""

    number: int
    action: Action
    decision: Decision

    @property
    def state(self) -> LineState:
        """Where the line stands; asking for advice is something to do."""
        return _state(self.decision)

    def is_late(self, day: date) -> bool:
        """Tell whether the day wanted is over and nothing is done."""
        due = self.decision.due
        return self.state is LineState.TO_DO and due is not None and due < day


@dataclass(frozen=True)
class GoneLine:
    """A decision whose line left the plan, because the answer behind it changed."""

    action_id: str
    title: str
    decision: Decision


def _state(decision: Decision) -> LineState:
    if decision.choice is None:
        return LineState.TO_DECIDE
    if decision.choice is Choice.ACCEPT:
        return LineState.ACCEPTED
    return LineState.TO_DO if decision.done is None else LineState.DONE


def lines(assessment: Assessment, notes: Notes) -> tuple[Line, ...]:
    """Return every line of the plan, in its order."""
    return tuple(
        Line(number, action, decision(notes, action.id))
        for number, action in enumerate(assessment.plan, 1)
    )


def gone_lines(assessment: Assessment, notes: Notes) -> tuple[GoneLine, ...]:
    """Return the decisions about what is not in the plan any more, by title."""
    there = {action.id for action in assessment.plan}
    found = [
        GoneLine(name, sentences.subject_title(name, assessment.content), note)
        for name, note in decisions(notes).items()
        if name not in there and note != Decision()
    ]
    return tuple(sorted(found, key=lambda line: (line.title, line.action_id)))


def count(found: Sequence[Line], state: LineState) -> int:
    """Return how many lines are in one state."""
    return sum(line.state is state for line in found)


def progress(found: Sequence[Line], day: date) -> str:
    """Say how far the plan is: « 12 actions : 5 à décider, 4 à faire, 2 faites, 1 acceptée. »"""
    if not found:
        return ""
    parts = []
    for state, word in STATE.items():
        if number := count(found, state):
            plural = "s" if number > 1 and word.endswith("e") and " " not in word else ""
            parts.append(f"{number} {word}{plural}")
    total = f"{len(found)} action{'s' if len(found) > 1 else ''}"
    late = sum(line.is_late(day) for line in found)
    if not late:
        return f"{total}\u00a0: {', '.join(parts)}."
    passed = "1 date est passée." if late == 1 else f"{late} dates sont passées."
    return f"{total}\u00a0: {', '.join(parts)}. {passed}"


def decision_says(decision: Decision, day: date) -> str:
    """Return « À faire par Paul avant le 12/12/2026. », or the like; empty when undecided."""
    by = f" par {decision.who}" if decision.who.strip() else ""
    match decision.choice:
        case None:
            return ""
        case Choice.ACCEPT:
            return "Risque accepté" + (f"\u00a0: {_ended(decision.why)}" if decision.why else ".")
        case _ if decision.done is not None:
            return f"Fait{by} le {sentences.short_date(decision.done)}."
        case Choice.DO:
            says = f"À faire{by}"
        case _:
            asked = f" {_to(decision.who)}" if decision.who.strip() else ""
            says = f"Conseil à demander{asked}"
    if decision.due is None:
        return f"{says}, sans date."
    late = ", date passée" if decision.due < day else ""
    return f"{says} avant le {sentences.short_date(decision.due)}{late}."


def _to(who: str) -> str:
    """Return « à Paul », « au courtier »: French joins « à » and « le »."""
    for article, joined in (("le ", "au "), ("les ", "aux ")):
        if who.casefold().startswith(article):
            return joined + who[len(article) :]
    return f"à {who}"


def _ended(text: str) -> str:
    """Return a text with a full stop."""
    text = text.strip()
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def proposals(day: date) -> tuple[date, date, date]:
    """Return the days proposed for a line: in one week, one month, three months."""
    return day + timedelta(days=7), months_later(day, 1), months_later(day, 3)


def months_later(day: date, months: int) -> date:
    """Return the same day of a later month, or its last one."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
