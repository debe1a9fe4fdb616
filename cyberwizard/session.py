"""One person answering one questionnaire: answers and a position, all else is computed."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from cyberwizard.answers import Answer, Answers
from cyberwizard.conditions import Facts
from cyberwizard.content.facts import FACTS, UNANSWERED
from cyberwizard.content.model import PAGE_ROLES, Content, Kind, Question, Role
from cyberwizard.content.values import check_value
from cyberwizard.shapes import dataclass

FINDINGS = "@constats"
CONTRACT = "@contrat"
COVERAGES = "@garanties"
PLAN = "@plan"
CONTACTS = "@contacts"
SIGNATURE = "@signature"
FINISH = "@dossier"
ENDING = (FINDINGS, CONTRACT, COVERAGES, PLAN, CONTACTS, SIGNATURE, FINISH)
"""The pages that follow the questions; a stop is one of them, or a question id."""

SHARED = {Role.COVERAGE: COVERAGES, Role.CONTACT: CONTACTS, Role.SIGNATURE: SIGNATURE}
"""The page where the questions of a role are asked together."""

SECONDS_PER_QUESTION = 35


@dataclass(frozen=True)
class State:
    """What follows from the answers on a given day.

    ``path`` is the questions to ask, in order; ``counted`` the answers to them; ``facts`` both
    the counted answers and the derived facts, in the form that conditions read.
    """

    path: tuple[Question, ...]
    counted: Answers
    facts: Facts


def resolve(
    content: Content, answers: Answers, today: date, withheld: frozenset[str] = frozenset()
) -> State:
    """Replay *answers* as of *today*; the questions in *withheld* are never asked.

    An answer whose question has left the path counts for nothing: it can neither reveal a later
    question nor bear on an exclusion. It is kept, and counts again if its question comes back.
    """
    path: list[Question] = []
    counted: dict[str, Answer] = {}
    facts: dict[str, frozenset[str]] = {}
    readers = {read: [f for f in FACTS.values() if read in f.reads] for read in _READ}
    for question in content.questions:
        if question.id in withheld or not question.asked_when.holds(facts):
            continue
        path.append(question)
        answer = fit(question, answers.get(question.id, _NONE))
        if answer.is_empty:
            continue
        counted[question.id] = answer
        if answer.options:
            facts[question.id] = frozenset(answer.options)
        for fact in readers.get(question.id, ()):
            if found := fact.compute(counted, today, content.lifecycle):
                facts[fact.id] = found
    missing = frozenset(q.id for q in path if q.id not in counted and not q.optional)
    if missing:
        facts[UNANSWERED] = missing
    return State(tuple(path), MappingProxyType(counted), MappingProxyType(facts))


def fit(question: Question, answer: Answer) -> Answer:
    """Keep of *answer* what *question* takes, and have the rest looked at again.

    A dossier may come from another content: an option may have gone since, a value be refused.
    """
    options, value = answer.options, ""
    if question.kind in (Kind.SINGLE, Kind.MULTIPLE):
        known = {option.id for option in question.options}
        if not known.issuperset(options) or len(set(options)) < len(options):
            options = tuple(option for option in dict.fromkeys(options) if option in known)
        if question.kind is Kind.SINGLE and len(options) > 1:
            options = ()
    else:
        options = ()
        with suppress(ValueError):
            value = check_value(question, answer.value) and answer.value
    if (options, value) == (answer.options, answer.value):
        return answer
    fitted = replace(answer, options=options, value=value, to_review=True)
    return replace(fitted, answered_at=None, wording="") if fitted.is_empty else fitted


_NONE = Answer()
_READ = {read for fact in FACTS.values() for read in fact.reads}


@dataclass(frozen=True)
class ThemeProgress:
    """How far one theme is: questions on the path, answered ones, unknown ones."""

    theme: str
    total: int
    answered: int
    unknown: int


_NOTHING = Answer()


class Session:
    """The answers being given, and the stop being shown."""

    def __init__(
        self,
        content: Content,
        today: date,
        answers: Answers | None = None,
        position: str | None = None,
    ) -> None:
        self.content = content
        self.today = today
        self._answers = {
            id_: fit(content.question_by_id[id_], answer)
            if id_ in content.question_by_id
            else answer
            for id_, answer in (answers or {}).items()
        }
        self._state = resolve(content, self._answers, today)
        self._asked = asked_alone(self._state.path)
        self._stop = position if position in self.stops else self.first_unanswered()
        self._left: set[str] = set()

    @property
    def answers(self) -> Answers:
        """Every answer given, on the path or not."""
        return MappingProxyType(self._answers)

    @property
    def state(self) -> State:
        """What follows from the answers today."""
        return self._state

    @property
    def asked(self) -> tuple[Question, ...]:
        """The questions of the path that have a page of their own, in order."""
        return self._asked

    @property
    def stops(self) -> tuple[str, ...]:
        """Every page of the wizard, in order: question ids, then the ending."""
        return (*(question.id for question in self._asked), *ENDING)

    @property
    def stop(self) -> str:
        """The page to show."""
        return self._stop

    @property
    def question(self) -> Question | None:
        """The question to show, or None on a page of the ending."""
        return self.content.question_by_id.get(self._stop)

    @property
    def can_go_back(self) -> bool:
        """Tell whether a page stands before this one."""
        return self.stops.index(self._stop) > 0

    @property
    def can_go_next(self) -> bool:
        """Tell whether a page follows this one."""
        return self._stop != self.stops[-1]

    def answer_to(self, question_id: str) -> Answer:
        """Return the answer given, or an empty one."""
        return self._answers.get(question_id, _NOTHING)

    def is_answered(self, question_id: str) -> bool:
        """Tell whether the question has an answer (not only a comment)."""
        return not self.answer_to(question_id).is_empty

    def answer(self, question_id: str, answer: Answer) -> None:
        """Record *answer*; the path, the counts and the findings follow from it."""
        question = self.content.question_by_id[question_id]
        if question.kind in (Kind.SINGLE, Kind.MULTIPLE):
            known = {option.id for option in question.options}
            assert known.issuperset(answer.options), answer.options
        if answer == Answer():
            self._answers.pop(question_id, None)
        else:
            self._answers[question_id] = answer
        self._resolve()

    def comment(self, question_id: str, comment: str, *, private: bool) -> Answer:
        """Change the comment alone, and return the whole answer."""
        answer = replace(self.answer_to(question_id), comment=comment, private=private)
        self.answer(question_id, answer)
        return answer

    def go_to(self, stop: str) -> None:
        """Jump to any page; ValueError when it is not on the path."""
        if stop not in self.stops:
            raise ValueError(stop)
        self._left.add(self._stop)
        self._stop = stop

    def where(self, question_id: str) -> str | None:
        """Return the page where a question is asked, its own or that of its role; None if none."""
        stop = SHARED.get(self.content.question_by_id[question_id].role, question_id)
        on_path = any(question.id == question_id for question in self._state.path)
        return stop if on_path and stop in self.stops else None

    def next(self) -> None:
        """Go to the following page."""
        self._move(1)

    def back(self) -> None:
        """Go to the page before, in the order of the path (not of the visits)."""
        self._move(-1)

    def first_unanswered(self) -> str:
        """Return the first question without an answer, else the findings."""
        return next(
            (q.id for q in self._state.path if not self.is_answered(q.id) and not q.optional),
            FINDINGS,
        )

    def unanswered(self) -> tuple[str, ...]:
        """Return the questions of the path still to answer, in order."""
        return tuple(
            q.id for q in self._state.path if not self.is_answered(q.id) and not q.optional
        )

    def skipped(self) -> tuple[str, ...]:
        """Return the questions left for later: shown and left, or before one that was answered."""
        path = self._asked
        answered = [place for place, question in enumerate(path) if self.is_answered(question.id)]
        behind = {question.id for question in path[: max(answered, default=0)]} | self._left
        return tuple(name for name in self.unanswered() if name in behind)

    def to_review(self) -> tuple[str, ...]:
        """Return the questions of the path marked to be seen again before printing, in order."""
        return tuple(q.id for q in self._state.path if self.answer_to(q.id).to_review)

    def minutes_left(self) -> int:
        """Return an estimate, rounded up, of the time the unanswered questions take."""
        return -(-len(self.unanswered()) * SECONDS_PER_QUESTION // 60)

    def progress(self) -> tuple[ThemeProgress, ...]:
        """Return the counts of every theme that has a question on the path, in order."""
        result = []
        for theme, questions in by_theme(self.content, self._asked).items():
            answered = [q for q in questions if self.is_answered(q.id)]
            unknown = sum(is_unknown(q, self.answer_to(q.id)) for q in answered)
            result.append(ThemeProgress(theme, len(questions), len(answered), unknown))
        return tuple(result)

    def hidden(self) -> tuple[Question, ...]:
        """Return the questions that the answers make useless here."""
        shown = {question.id for question in self._state.path}
        return tuple(q for q in asked_alone(self.content.questions) if q.id not in shown)

    def _move(self, by: int) -> None:
        stops = self.stops
        self._left.add(self._stop)
        self._stop = stops[min(max(stops.index(self._stop) + by, 0), len(stops) - 1)]

    def _resolve(self) -> None:
        before = self.stops
        self._state = resolve(self.content, self._answers, self.today)
        self._asked = asked_alone(self._state.path)
        if self._stop not in self.stops:  # its own answer cannot hide it, an import can
            later = before[before.index(self._stop) :]
            self._stop = next((stop for stop in later if stop in self.stops), FINDINGS)


def is_unknown(question: Question, answer: Answer) -> bool:
    """Tell whether *answer* is "je ne sais pas"."""
    return any(
        option == "ne_sait_pas" or question.option(option).readiness == "unknown"
        for option in answer.options
    )


def scored(questions: tuple[Question, ...]) -> tuple[Question, ...]:
    """Keep the questions on practices."""
    return tuple(question for question in questions if question.role is Role.PRACTICE)


def asked_alone(questions: tuple[Question, ...]) -> tuple[Question, ...]:
    """Keep the questions that have a page of their own."""
    return tuple(question for question in questions if question.role in PAGE_ROLES)


def with_role(questions: tuple[Question, ...], role: Role) -> tuple[Question, ...]:
    """Keep the questions of one role."""
    return tuple(question for question in questions if question.role is role)


def by_theme(content: Content, questions: tuple[Question, ...]) -> Mapping[str, list[Question]]:
    """Group by theme id, in the order of the themes, the questions that have their own page."""
    groups: dict[str, list[Question]] = {theme.id: [] for theme in content.themes}
    for question in asked_alone(questions):
        groups[question.theme].append(question)
    return {theme: group for theme, group in groups.items() if group}
