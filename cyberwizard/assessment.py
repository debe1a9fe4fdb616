"""What the answers are worth, and why: locks, level, findings, strengths, plan.

Everything here is a pure function of the content, the answers and a day. Each result carries
the questions that caused it, and no average hides a hole: a lock or a theme is worth its
weakest counted answer, and the level is the lowest ceiling that any of them imposes.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from enum import StrEnum

from cyberwizard.answers import Answer, Answers
from cyberwizard.conditions import Condition
from cyberwizard.content.facts import FACTS, UNANSWERED, support_end
from cyberwizard.content.model import (
    Combine,
    Content,
    Contradiction,
    Coverage,
    Effect,
    Effort,
    Exclusion,
    Level,
    Lock,
    LockStatus,
    Measure,
    Need,
    Option,
    Question,
    Readiness,
    Role,
    Stance,
    Theme,
)
from cyberwizard.session import State, resolve
from cyberwizard.shapes import dataclass

_GRADED = (Readiness.NONE, Readiness.WEAK, Readiness.PARTIAL, Readiness.FULL)
_TO_IMPROVE = frozenset(_GRADED[:3])
_EFFORT = {Effort.SMALL: 0, Effort.MEDIUM: 1, Effort.LARGE: 2}
NO_LOCK = 99


@dataclass(frozen=True)
class LockResult:
    """The state of one lock, the highest level it allows, and the answers that decide."""

    lock: Lock
    status: LockStatus
    ceiling: int
    questions: tuple[str, ...]
    deciding: tuple[str, ...]


@dataclass(frozen=True)
class ThemeResult:
    """The state of one theme; ``counts`` has the number of practice questions by readiness."""

    theme: Theme
    status: LockStatus
    ceiling: int
    deciding: tuple[str, ...]
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class LevelResult:
    """The level reached, and what holds it there; provisional while questions are unanswered."""

    level: Level
    locks: tuple[LockResult, ...]
    themes: tuple[ThemeResult, ...]
    provisional: bool


@dataclass(frozen=True)
class EffectHit:
    """An effect that holds, with the questions whose answers made it hold."""

    effect: Effect
    causes: tuple[str, ...]


@dataclass(frozen=True)
class Finding:
    """One exclusion met by the answers; ``hits`` is empty when only the default can be said."""

    exclusion: Exclusion
    stance: Stance
    hits: tuple[EffectHit, ...]

    @property
    def causes(self) -> tuple[str, ...]:
        """The questions behind it, each once."""
        return tuple(dict.fromkeys(cause for hit in self.hits for cause in hit.causes))


@dataclass(frozen=True)
class Strength:
    """A practice in place, with the option that says so."""

    question: Question
    options: tuple[Option, ...]


class ActionKind(StrEnum):
    """Something to do, or something to find out."""

    MEASURE = "mesure"
    VERIFY = "verifier"


@dataclass(frozen=True)
class Action:
    """One line of the remediation plan, with all that explains its place.

    ``lock_rank`` is NO_LOCK when no lock is concerned; ``exposed`` are the ids of the exposed
    exclusions that the same answers cause. ``measure`` is None for a verification.
    """

    id: str
    kind: ActionKind
    questions: tuple[str, ...]
    measure: Measure | None
    lock_rank: int
    exposed: tuple[str, ...]
    effort: Effort

    @property
    def order(self) -> tuple[int, int, int, str]:
        """The sorting key: lock rank, exclusions exposed, effort, id."""
        return (self.lock_rank, -len(self.exposed), _EFFORT[self.effort], self.id)


@dataclass(frozen=True)
class ContradictionHit:
    """Two answers that cannot both be true, with their questions."""

    contradiction: Contradiction
    causes: tuple[str, ...]


@dataclass(frozen=True)
class CoverageNeed:
    """How much the firm needs a coverage, why, and the questions behind it."""

    coverage: Coverage
    need: Need
    says: str
    causes: tuple[str, ...]


@dataclass(frozen=True)
class Assessment:
    """Everything that follows from the answers on ``day``."""

    content: Content
    answers: Answers
    day: date
    state: State
    level: LevelResult
    locks: tuple[LockResult, ...]
    themes: tuple[ThemeResult, ...]
    findings: tuple[Finding, ...]
    strengths: tuple[Strength, ...]
    plan: tuple[Action, ...]
    unknowns: tuple[str, ...]
    unanswered: tuple[str, ...]
    contradictions: tuple[ContradictionHit, ...]

    @property
    def practices(self) -> tuple[Question, ...]:
        """The practice questions of the path."""
        return tuple(q for q in self.state.path if q.role is Role.PRACTICE)

    def finding(self, exclusion_id: str) -> Finding:
        """Return the finding on one exclusion; KeyError when the content has no such id."""
        for finding in self.findings:
            if finding.exclusion.id == exclusion_id:
                return finding
        raise KeyError(exclusion_id)


def assess(
    content: Content, answers: Answers, day: date, withheld: frozenset[str] = frozenset()
) -> Assessment:
    """Draw every conclusion from *answers* as of *day*, as if *withheld* were not asked."""
    state = resolve(content, answers, day, withheld)
    practices = tuple(q for q in state.path if q.role is Role.PRACTICE)
    grades = {q.id: readiness(content, q, state.counted.get(q.id), day) for q in practices}
    locks = tuple(_lock(lock, practices, grades) for lock in content.locks)
    themes = tuple(
        _theme(content, theme, group, grades)
        for theme in content.themes
        if (group := tuple(q for q in practices if q.theme == theme.id))
    )
    findings = tuple(find(exclusion, state) for exclusion in content.exclusions)
    unanswered = tuple(q.id for q in state.path if q.id in state.facts.get(UNANSWERED, frozenset()))
    return Assessment(
        content=content,
        answers=answers,
        day=day,
        state=state,
        level=_level(content, locks, themes, provisional=bool(unanswered)),
        locks=locks,
        themes=themes,
        findings=findings,
        strengths=_strengths(practices, grades, state),
        plan=_plan(content, practices, grades, findings, state, day),
        unknowns=tuple(q.id for q in practices if grades[q.id] is Readiness.UNKNOWN),
        unanswered=unanswered,
        contradictions=tuple(
            ContradictionHit(rule, _causes(rule.when, state))
            for rule in content.contradictions
            if rule.when.holds(state.facts)
        ),
    )


def option_readiness(content: Content, question: Question, option: Option, day: date) -> Readiness:
    """Return the grade of one option; a system whose support has ended is worth nothing."""
    grade = option.readiness
    assert grade is not None, option.id
    if question.id == "systemes" and grade in _GRADED:
        end = support_end(option.id, content.lifecycle)
        if end is not None and end < day:
            return Readiness.NONE
    return grade


def readiness(
    content: Content, question: Question, answer: Answer | None, day: date
) -> Readiness | None:
    """Return the grade of an answer, or None when the question is unanswered."""
    if answer is None or answer.is_empty:
        return None
    grades = {
        option_readiness(content, question, question.option(option), day)
        for option in answer.options
    }
    if Readiness.UNKNOWN in grades:
        return Readiness.UNKNOWN
    graded = [grade for grade in _GRADED if grade in grades]
    if not graded:
        return Readiness.NOT_APPLICABLE
    return graded[-1] if question.combine is Combine.BEST else graded[0]


def find(exclusion: Exclusion, state: State) -> Finding:
    """Tell what the counted answers say about one exclusion."""
    hits = tuple(
        EffectHit(effect, _causes(effect.when, state))
        for effect in exclusion.effects
        if effect.when.holds(state.facts)
    )
    stances = {hit.effect.stance for hit in hits}
    for stance in (Stance.UNRELATED, Stance.EXPOSED, Stance.DISCUSS, Stance.REASSURING):
        if stance in stances:
            if stance is Stance.UNRELATED:
                hits = tuple(hit for hit in hits if hit.effect.stance is stance)
            return Finding(exclusion, stance, hits)
    return Finding(exclusion, Stance.DISCUSS, ())


def coverage_needs(content: Content, state: State) -> tuple[CoverageNeed, ...]:
    """Tell the need for each coverage; the strongest rule that holds decides."""
    return tuple(_need(coverage, state) for coverage in content.coverages)


def _need(coverage: Coverage, state: State) -> CoverageNeed:
    holding = [rule for rule in coverage.needs if rule.when.holds(state.facts)]
    for need in (Need.USEFUL, Need.TO_DISCUSS, Need.LITTLE):
        for rule in holding:
            if rule.need is need:
                return CoverageNeed(coverage, need, rule.says, _causes(rule.when, state))
    return CoverageNeed(coverage, Need.TO_DISCUSS, coverage.by_default, ())


_PATH = "parcours"
"""The fact that a rule names only because some questions are asked on one path alone."""


def _causes(condition: Condition, state: State) -> tuple[str, ...]:
    """Name the questions behind a condition that holds; facts give way to what they read.

    The path is left out: no sentence speaks of it, and the numbers of its two questions would
    send the reader to answers that say nothing of the matter.
    """
    questions: list[str] = []
    for key in condition.causes(state.facts):
        if key == _PATH:
            continue
        if key in FACTS:
            questions += [read for read in FACTS[key].reads if read in state.counted]
        elif key == UNANSWERED:
            wanted = {
                value for name, values in condition.mentions() if name == key for value in values
            }
            questions += sorted(wanted & state.facts[UNANSWERED])
        else:
            questions.append(key)
    return tuple(dict.fromkeys(questions))


_WORST_FIRST = (
    (LockStatus.NO, frozenset({Readiness.NONE})),
    (LockStatus.UNANSWERED, frozenset({None})),
    (LockStatus.UNKNOWN, frozenset({Readiness.UNKNOWN})),
    (LockStatus.PARTIAL, frozenset({Readiness.WEAK, Readiness.PARTIAL})),
    (LockStatus.YES, frozenset({Readiness.FULL})),
)


def _status(
    questions: tuple[Question, ...], grades: dict[str, Readiness | None]
) -> tuple[LockStatus, tuple[str, ...]]:
    """Return the weakest state among *questions*, and the questions that have it."""
    for status, accepted in _WORST_FIRST:
        deciding = tuple(q.id for q in questions if grades[q.id] in accepted)
        if deciding:
            return status, deciding
    return LockStatus.NOT_APPLICABLE, tuple(q.id for q in questions)


def _lock(
    lock: Lock, practices: tuple[Question, ...], grades: dict[str, Readiness | None]
) -> LockResult:
    questions = tuple(q for q in practices if lock.id in q.locks)
    status, deciding = _status(questions, grades)
    ceiling = lock.ceilings.get(status, TOP)
    return LockResult(lock, status, ceiling, tuple(q.id for q in questions), deciding)


TOP = 4
"""The level of a lock or a theme that holds nothing back."""


def _theme(
    content: Content,
    theme: Theme,
    questions: tuple[Question, ...],
    grades: dict[str, Readiness | None],
) -> ThemeResult:
    status, deciding = _status(questions, grades)
    names = [grades[q.id] or "sans_reponse" for q in questions]
    order = (*_GRADED, Readiness.UNKNOWN, Readiness.NOT_APPLICABLE, "sans_reponse")
    counts = tuple((str(name), names.count(name)) for name in order if name in names)
    return ThemeResult(theme, status, content.theme_ceilings.get(status, TOP), deciding, counts)


def _level(
    content: Content,
    locks: tuple[LockResult, ...],
    themes: tuple[ThemeResult, ...],
    *,
    provisional: bool,
) -> LevelResult:
    rank = min([TOP, *(lock.ceiling for lock in locks), *(theme.ceiling for theme in themes)])
    level = next(level for level in content.levels if level.rank == rank)
    if rank == TOP:
        return LevelResult(level, (), (), provisional)
    return LevelResult(
        level,
        tuple(lock for lock in locks if lock.ceiling == rank),
        tuple(theme for theme in themes if theme.ceiling == rank),
        provisional,
    )


def _strengths(
    practices: tuple[Question, ...], grades: dict[str, Readiness | None], state: State
) -> tuple[Strength, ...]:
    return tuple(
        Strength(
            question,
            tuple(
                option
                for option in question.options
                if option.id in state.counted[question.id].options
            ),
        )
        for question in practices
        if grades[question.id] is Readiness.FULL
    )


def _plan(
    content: Content,
    practices: tuple[Question, ...],
    grades: dict[str, Readiness | None],
    findings: tuple[Finding, ...],
    state: State,
    day: date,
) -> tuple[Action, ...]:
    """Order what is to be done: lock rank, exclusions exposed, effort, id (a total order)."""
    lock_rank = {lock.id: lock.rank for lock in content.locks}
    exposing: dict[str, list[str]] = defaultdict(list)
    for finding in findings:
        if finding.stance is Stance.EXPOSED:
            for hit in finding.hits:
                if hit.effect.stance is Stance.EXPOSED:
                    for cause in hit.causes:
                        exposing[cause].append(finding.exclusion.id)
    called: dict[str, list[Question]] = defaultdict(list)
    verify: list[Question] = []
    for question in practices:
        grade = grades[question.id]
        if grade is Readiness.UNKNOWN:
            verify.append(question)
        elif grade in _TO_IMPROVE:
            for option_id in state.counted[question.id].options:
                option = question.option(option_id)
                if option_readiness(content, question, option, day) in _TO_IMPROVE:
                    for measure_id in option.measures:
                        if question not in called[measure_id]:
                            called[measure_id].append(question)

    def action(
        kind: ActionKind, name: str, questions: list[Question], measure: Measure | None
    ) -> Action:
        ranks = [lock_rank[lock] for question in questions for lock in question.locks]
        exposed = dict.fromkeys(e for question in questions for e in exposing[question.id])
        return Action(
            id=f"{kind}:{name}",
            kind=kind,
            questions=tuple(question.id for question in questions),
            measure=measure,
            lock_rank=min(ranks, default=NO_LOCK),
            exposed=tuple(exposed),
            effort=measure.effort if measure else Effort.SMALL,
        )

    actions = [
        action(ActionKind.MEASURE, name, questions, content.measure_by_id[name])
        for name, questions in called.items()
    ] + [action(ActionKind.VERIFY, question.id, [question], None) for question in verify]
    return tuple(sorted(actions, key=lambda item: item.order))
