"""Where the firm stands: the chart, how the level is fixed, what is in place, what is planned."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from cyberwizard import sentences
from cyberwizard.assessment import NO_LOCK, TOP, Action, LockResult
from cyberwizard.content.model import Cost, Effort, LockStatus, Question, Readiness, Who
from cyberwizard.dossier import decisions
from cyberwizard.dossier.editions import Edition
from cyberwizard.dossier.model import Bars, Block, Cell, Heading, Keep, Para, Section, Table, plain
from cyberwizard.dossier.view import View, bullets, cell, header, proofs, short_day, strong
from cyberwizard.dossier.wording import say
from cyberwizard.planning import months_later

# The order of the pieces of a bar, best first; the two partial grades are one piece.
_PIECES: tuple[tuple[str, tuple[Readiness | None, ...]], ...] = (
    ("full", (Readiness.FULL,)),
    ("partial", (Readiness.PARTIAL, Readiness.WEAK)),
    ("none", (Readiness.NONE,)),
    ("unknown", (Readiness.UNKNOWN,)),
    ("unanswered", (None,)),
    ("not_applicable", (Readiness.NOT_APPLICABLE,)),
)
_SHOWN = (LockStatus.NO, LockStatus.UNANSWERED, LockStatus.UNKNOWN, LockStatus.PARTIAL)


def chart(view: View) -> Section | None:
    """Return the counts of answers by theme, drawn and written."""
    names = tuple(say(f"chart.{piece}") for piece, _ in _PIECES)
    rows, said = [], []
    for theme in view.assessment.themes:
        grades = [view.grade(q) for q in view.assessment.practices if q.theme == theme.theme.id]
        counts = tuple(sum(grade in accepted for grade in grades) for _, accepted in _PIECES)
        rows.append((theme.theme.title, counts))
        words = ", ".join(
            f"{count} {name}" for name, count in zip(names, counts, strict=True) if count
        )
        said.append(say("chart.says", theme=theme.theme.title, counts=words))
    if not rows:
        return None
    figure = Bars(names, tuple(rows), " ".join(said))
    return Section("themes", say("chart.title"), (plain(say("chart.lead")), figure), own_page=False)


def ceilings(view: View) -> Section:
    """Return all that is needed to compute the level again with a pen."""
    assessment, content = view.assessment, view.content
    level = assessment.level.level
    locks = tuple(
        (
            cell(f"{lock.lock.rank}. {lock.lock.title}", strong=True),
            cell(_grades(view, _questions(view, lock)) or "—"),
            cell(sentences.STATUS[lock.status].lower()),
            cell(" / ".join(str(lock.lock.ceilings[status]) for status in _SHOWN)),
            cell(str(lock.ceiling), strong=True),
        )
        for lock in assessment.locks
    )
    table = " / ".join(str(content.theme_ceilings[status]) for status in _SHOWN)
    themes = tuple(
        (
            cell(theme.theme.title, strong=True),
            cell(_grades(view, [q for q in assessment.practices if q.theme == theme.theme.id])),
            cell(sentences.STATUS[theme.status].lower()),
            cell(table),
            cell(str(theme.ceiling), strong=True),
        )
        for theme in assessment.themes
    )
    rules = [say(f"ceilings.rule_{number}", top=TOP) for number in range(1, 5)]
    result = say("ceilings.result", rank=level.rank, top=TOP, title=level.title)
    return Section(
        "plafonds",
        say("ceilings.title"),
        (
            plain(say("ceilings.lead")),
            bullets(rules, ordered=True),
            Keep((_table("lock", locks),)),
            Keep((_table("theme", themes),)),
            strong(result),
        ),
        own_page=False,
    )


def _table(first: str, rows: tuple[tuple[Cell, ...], ...]) -> Table:
    columns = header("ceilings", first, "questions", "state", "table", "ceiling")
    return Table(
        columns, rows, (0.24, 0.33, 0.12, 0.18, 0.13), say(f"ceilings.{first}s"), small=True
    )


def _questions(view: View, lock: LockResult) -> list[Question]:
    return [view.content.question_by_id[id_] for id_ in lock.questions]


def _grades(view: View, questions: list[Question]) -> str:
    return "\u202f; ".join(
        f"n°\u00a0{view.content.number_of[q.id]}\u00a0: {sentences.READINESS[view.grade(q)]}"
        for q in questions
    )


def strengths(view: View) -> Section:
    """Return the practices in place, with their proofs."""
    title = say("strengths.title")
    found = view.assessment.strengths
    if not found:
        return Section("atouts", title, (plain(say("strengths.none")),), own_page=False)
    rows = tuple(
        (
            cell(str(view.content.number_of[strength.question.id])),
            cell(view.label(strength.question)),
            cell(view.said(strength.question), strong=True),
            cell(proofs(view.answer(strength.question.id)) or "—"),
            cell(short_day(view.answer(strength.question.id).fact_date)),
        )
        for strength in found
    )
    table = Table(
        header("register", "number") + header("strengths", "practice", "answer", "proof", "seen"),
        rows,
        (0.05, 0.38, 0.29, 0.17, 0.11),
        title,
        small=True,
    )
    return Section("atouts", title, (plain(say("strengths.lead")), table), own_page=False)


def plan(view: View) -> Section:
    """Return what is to be done, in order, with a date; the steps are for who will do it."""
    title = say("plan.title")
    actions = view.assessment.plan
    if not actions:
        return Section("plan", title, (plain(decisions.progress(view)),), own_page=False)
    told = list(enumerate(actions, 1))
    theirs: list[tuple[int, Action]] = []
    if view.edition is Edition.PROVIDER:  # in full, what is his to do; of the rest, the titles
        theirs = [(number, action) for number, action in told if not _is_his(action)]
        told = [(number, action) for number, action in told if _is_his(action)]
    detailed = view.edition in (Edition.COMPLETE, Edition.PROVIDER)
    if detailed:
        columns: tuple[str, ...] = ("number", "action", "about")
        widths: tuple[float, ...] = (0.05, 0.63, 0.32)
    else:
        columns = ("number", "action", "why_first", "decision")
        widths = (0.05, 0.36, 0.27, 0.32)
    rows = tuple(
        (
            cell(str(number)),
            _action(view, action, detailed=detailed),
            *(_beside(view, action) if detailed else _columns(view, action)),
        )
        for number, action in told
    )
    table = Table(header("plan", *columns), rows, widths, say("plan.table"), small=True)
    who = "_provider" if view.edition is Edition.PROVIDER else ""
    says = (say(f"plan.lead{who}"), say("plan.choices"), say(f"plan.dates{who}"))
    blocks: list[Block] = [*map(plain, says), strong(decisions.progress(view))]
    if rows:
        blocks.append(table)
    if theirs:
        blocks += [Heading(say("plan.theirs"), 2), _titles(view, theirs)]
    return Section("plan", title, tuple(blocks), own_page=detailed)


def _titles(view: View, actions: list[tuple[int, Action]]) -> Table:
    """Return what somebody else does, in short, with what is decided."""
    rows = tuple(
        (
            cell(str(number)),
            cell(sentences.action_title(action, view.content)),
            tuple(_decided(view, action)),
        )
        for number, action in actions
    )
    columns, widths = header("plan", "number", "action", "decision"), (0.05, 0.5, 0.45)
    return Table(columns, rows, widths, say("plan.theirs"), small=True)


def _decided(view: View, action: Action) -> Iterator[Para]:
    day = view.material.day
    return decisions.lines(view.decision(action), day, target(action, day))


def _is_his(action: Action) -> bool:
    return action.measure is not None and action.measure.who is Who.PROVIDER


def _action(view: View, action: Action, *, detailed: bool) -> Cell:
    title = strong(sentences.action_title(action, view.content))
    if not detailed:
        return (title,)
    steps = sentences.action_steps(action, view.content)
    return (title, bullets(steps, ordered=action.measure is not None))


def _reason(view: View, action: Action) -> str:
    if view.edition is Edition.PROVIDER:  # he reads nothing about the contract
        action = replace(action, exposed=())
    return sentences.action_reason(action, view.content)


def _columns(view: View, action: Action) -> tuple[Cell, ...]:
    """Return why here, what it costs and what is decided, as short as can be."""
    lock = say("plan.lock", rank=action.lock_rank) if action.lock_rank != NO_LOCK else ""
    exposed = say("plan.exposed", count=len(action.exposed)) if action.exposed else ""
    effort = sentences.EFFORT[action.effort]
    why = ", ".join(filter(None, (lock, exposed, effort, _price(view, action))))
    return (
        cell(f"{why[0].upper()}{why[1:]}."),
        tuple(_decided(view, action)),
    )


def _cost(view: View, action: Action) -> str:
    """Return duration, price and who; « vous » is the one who reads."""
    who = sentences.WHO
    if view.edition is Edition.PROVIDER:
        who = {one: say(f"plan.who_{one}") for one in Who}
    return f"{sentences.action_cost(action, view.content, who).capitalize()}."


def _price(view: View, action: Action) -> str:
    return sentences.COST[action.measure.cost if action.measure else Cost.FREE]


def _beside(view: View, action: Action) -> tuple[Cell]:
    decision = view.decision(action)
    boxes = view.edition is Edition.COMPLETE and decision.choice is None
    return (
        (
            plain(_reason(view, action)),
            plain(_cost(view, action)),
            *_decided(view, action),
            *([plain(" ".join(_box(said) for said in sentences.CHOICE.values()))] * boxes),
        ),
    )


def _box(choice: str) -> str:
    return f"☐ {choice.lower()}".replace(" ", "\u00a0")


def target(action: Action, day: date) -> date:
    """Propose a day: one month for an easy lock, three for what exposes, six for the rest."""
    months = 6
    if action.lock_rank != NO_LOCK:
        months = 1 if action.effort is Effort.SMALL else 3
    elif action.exposed:
        months = 3
    return months_later(day, months)


__all__ = ["Heading", "ceilings", "chart", "plan", "strengths", "target"]
