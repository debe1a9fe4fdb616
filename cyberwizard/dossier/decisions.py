"""What the manager decides about each gap: words for the plan, counts for the synthesis."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from cyberwizard import sentences
from cyberwizard.dossier.model import Para, Run, plain
from cyberwizard.dossier.view import View, strong
from cyberwizard.dossier.wording import say
from cyberwizard.notes import Choice, Decision

_COUNTED = (Choice.DO, Choice.ACCEPT, Choice.ADVICE, None)


def lines(decision: Decision, proposed: date | None) -> Iterator[Para]:
    """Yield what is decided, in words alone: what, by whom, for when, done when, why.

    *proposed* is the day to print when none is chosen and something is to be done.
    """
    if decision.choice is None:
        yield strong(say("plan.undecided"))
    else:
        yield strong(say("plan.decided", choice=sentences.CHOICE[decision.choice].lower()))
    if decision.who.strip():
        yield plain(say("plan.by", who=decision.who))
    if decision.due:
        yield plain(say("plan.due", day=decision.due))
    elif proposed and decision.choice is not Choice.ACCEPT and not decision.done:
        yield plain(say("plan.proposed", day=proposed))
    if decision.done:
        yield strong(say("plan.done", day=decision.done))
    if decision.why.strip():
        yield plain(say("plan.why", why=decision.why))


def line(decision: Decision, proposed: date) -> tuple[Para, ...]:
    """Return the same in one line, and the reason under it."""
    said = [para.text for para in lines(replace(decision, why=""), proposed)]
    head = sentences.CHOICE[decision.choice] if decision.choice else said[0]
    rest = "".join(f", {text[0].lower()}{text[1:]}" for text in said[1:])
    found = (Para((Run(head, strong=True), Run(rest))),)
    return (*found, plain(say("plan.why", why=decision.why))) if decision.why.strip() else found


def counts(view: View) -> str:
    """Return how many lines of the plan have each decision, and how many are said to be done."""
    decided = [view.decision(action) for action in view.assessment.plan]
    if not any(decision.choice or decision.done for decision in decided):
        return say("synthesis.undecided")
    parts = []
    for choice in _COUNTED:
        number = sum(decision.choice is choice for decision in decided)
        if number:
            parts.append(say(f"synthesis.choice_{choice or 'none'}", count=number))
    done = sum(decision.done is not None for decision in decided)
    text = say("synthesis.decisions", parts=", ".join(parts))
    return f"{text} {say('synthesis.done', count=done)}" if done else text
