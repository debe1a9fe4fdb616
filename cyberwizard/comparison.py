"""What changed between two dated states of a dossier. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from typing import Protocol

from cyberwizard.answers import Answer, Answers, PastChange, answers_at
from cyberwizard.assessment import Action, Assessment, Finding, LockResult, assess
from cyberwizard.content.model import Content, Question
from cyberwizard.session import asked_alone

_EMPTY = Answer()


@dataclass(frozen=True, slots=True)
class AnswerChange:
    """A question whose declared answer is not the same; a remark alone declares nothing."""

    question: Question
    before: Answer
    after: Answer


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two states, and what is not the same in them; each pair is (before, after)."""

    before: Assessment
    after: Assessment
    locks: tuple[tuple[LockResult, LockResult], ...]
    answers: tuple[AnswerChange, ...]
    findings: tuple[tuple[Finding, Finding], ...]
    gone: tuple[Action, ...]
    added: tuple[Action, ...]

    @property
    def same_level(self) -> bool:
        """Tell whether the level is the same."""
        return self.before.level.level == self.after.level.level


def compare(before: Assessment, after: Assessment) -> Comparison:
    """Compare two states of one dossier, in the order of the questionnaire and of the plan."""
    asked = {q.id for state in (before, after) for q in asked_alone(state.state.path)}
    changes = [
        AnswerChange(
            question,
            before.state.counted.get(question.id, _EMPTY),
            after.state.counted.get(question.id, _EMPTY),
        )
        for question in after.content.questions
        if question.id in asked
    ]
    had = {action.id for action in before.plan}
    has = {action.id for action in after.plan}
    return Comparison(
        before=before,
        after=after,
        locks=tuple(
            (old, new)
            for old, new in zip(before.locks, after.locks, strict=True)
            if (old.status, old.ceiling) != (new.status, new.ceiling)
        ),
        answers=tuple(c for c in changes if _declared(c.before) != _declared(c.after)),
        findings=tuple(
            (old, new)
            for old, new in zip(before.findings, after.findings, strict=True)
            if old.stance is not new.stance
        ),
        gone=tuple(action for action in before.plan if action.id not in has),
        added=tuple(action for action in after.plan if action.id not in had),
    )


class NamedState(Protocol):
    """A state that was given a name: a snapshot of a dossier file."""

    @property
    def day(self) -> date:
        """The day that it was assessed for."""

    @property
    def name(self) -> str:
        """What happened then."""

    @property
    def history(self) -> int:
        """The number of the last change that counts in it."""


@dataclass(frozen=True, slots=True)
class DatedState:
    """A state to compare: its day, the number of its last change, and its name when it has one."""

    day: date
    last: int
    name: str = ""


def dated_states(
    history: Iterable[PastChange], snapshots: Iterable[NamedState], today: date
) -> tuple[DatedState, ...]:
    """Return the states to choose from, the newest first; the first one is that of now.

    Each snapshot is one, and the evening of each past day that changed something; a snapshot that
    nothing followed on its day stands for that evening.
    """
    lines = tuple(history)
    named = [DatedState(one.day, one.history, one.name) for one in snapshots]
    known = {(state.day, state.last) for state in named}
    newest: dict[date, int] = {}
    for line in lines:
        day = line.at.astimezone().date()
        newest[day] = max(line.id, newest.get(day, 0))
    days = sorted(day for day in newest if day < today)
    # A clock that goes back dates a change before an older one, which counts all the same.
    lasts = accumulate((newest[day] for day in days), max)
    evenings = (DatedState(day, last) for day, last in zip(days, lasts, strict=True))
    states = [*named, *(one for one in evenings if (one.day, one.last) not in known)]
    # A clock that was wrong may have dated some of them after today.
    states.sort(key=lambda one: (one.day, one.last), reverse=True)
    return (DatedState(today, max((line.id for line in lines), default=0)), *states)


def past(
    content: Content, answers: Answers, history: Iterable[PastChange], last: int, day: date
) -> Assessment:
    """Return the state of a dossier just after the change number *last*, as of *day*.

    *answers* are those of now. ``answers.last_change`` gives the number for a day, a snapshot
    has its own.
    """
    return assess(content, answers_at(answers, history, last), day)


def _declared(answer: Answer) -> tuple[object, ...]:
    return (frozenset(answer.options), answer.value, answer.exception, answer.reason)
