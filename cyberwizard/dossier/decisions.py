"""What the manager decides about each gap: the words of the screen, and room for a pen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cyberwizard import planning
from cyberwizard.dossier.model import Para, plain
from cyberwizard.dossier.view import View, strong
from cyberwizard.dossier.wording import say
from cyberwizard.notes import Choice, Decision


def lines(decision: Decision, day: date, proposed: date | None) -> Iterator[Para]:
    """Yield what is decided, in words alone, and why.

    *proposed* is the day to print when none is chosen and something is to be done.
    """
    said = planning.decision_says(decision, day)
    yield strong(said or say("plan.undecided"))
    if not said:
        yield from map(plain, _loose(decision))
    if decision.why.strip() and decision.choice is not Choice.ACCEPT:
        yield plain(say("plan.why", why=decision.why))
    undated = decision.due is None and decision.done is None
    if proposed and undated and decision.choice is not Choice.ACCEPT:
        yield plain(say("plan.proposed", day=proposed))


def _loose(decision: Decision) -> Iterator[str]:
    """Yield what is noted about a line that nothing is decided about."""
    if decision.who.strip():
        yield say("plan.by", who=decision.who)
    if decision.due:
        yield say("plan.due", day=decision.due)
    if decision.done:
        yield say("plan.done", day=decision.done)


def progress(view: View) -> str:
    """Return how many lines of the plan are decided, done, accepted or left for advice."""
    assessment = view.assessment
    if not assessment.plan:
        return say("plan.none_yet" if assessment.unanswered else "plan.none")
    found = planning.lines(assessment, view.material.notes)
    said = planning.progress(found, assessment.day)
    asked = sum(
        line.decision.choice is Choice.ADVICE and line.state is planning.LineState.TO_DO
        for line in found
    )
    return f"{said} {say('plan.advice', count=asked)}" if asked else said
