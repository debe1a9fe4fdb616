"""The answers as they were given: by theme, with proofs, by insurers' topic, and as a register."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cyberwizard import sentences
from cyberwizard.answers import Answer, Origin
from cyberwizard.content.model import Question, Role
from cyberwizard.dossier import copies, decisions
from cyberwizard.dossier.editions import Edition, subjects
from cyberwizard.dossier.model import Block, Cell, Heading, Para, Run, Section, Table, plain
from cyberwizard.dossier.view import View, cell, header, limits, proofs, short_day, strong
from cyberwizard.dossier.wording import say
from cyberwizard.notes import (
    Ask,
    Decision,
    Explanation,
    Note,
    contradiction_name,
    coverage_name,
    exclusion_name,
)
from cyberwizard.session import asked_alone, by_theme

_SHA_DIGITS = 16


def answers(view: View) -> Section:
    """Return the questions of the path, by theme; who the firm is stands before, on its own."""
    blocks: list[Block] = [plain(_answers_lead(view))]
    path = tuple(q for q in view.assessment.state.path if q.role is not Role.IDENTITY)
    for theme_id, questions in by_theme(view.content, path).items():
        theme = view.content.theme_by_id[theme_id]
        blocks += [
            Heading(theme.title, 2, f"reponses-{theme_id}"),
            asked_table(view, questions, say("answers.table", theme=theme.title)),
        ]
    return Section("reponses", say("answers.title"), tuple(blocks))


def _answers_lead(view: View) -> str:
    short = "court" in view.assessment.state.facts.get("parcours", ())
    return say("answers.lead_short" if short else "answers.lead")


def off_path(view: View) -> Section | None:
    """Return the answers that count for nothing today: nothing that was written vanishes."""
    shown = {question.id for question in view.assessment.state.path}
    kept = [
        q for q in view.content.questions if q.id not in shown and view.answer(q.id) != Answer()
    ]
    # The questions of the other roles print their answers elsewhere, but not what was said of them.
    kept += [
        q
        for q in view.assessment.state.path
        if q.role in (Role.CONTACT, Role.SIGNATURE) and remarks(view, q.id)
    ]
    title = say("answers.off_path")
    blocks: list[Block] = [plain(say("answers.off_path_lead"))]
    if kept:
        blocks.append(asked_table(view, kept, title))
    if removed := [id_ for id_ in view.material.answers if id_ not in view.content.question_by_id]:
        blocks.append(_removed(view, removed))
    if len(blocks) == 1:
        blocks.clear()
    if notes := _kept_notes(view):
        blocks += [Heading(say("answers.kept_notes"), 2), plain(say("answers.kept_notes_lead"))]
        blocks.append(notes)
    if not blocks:
        return None
    return Section("hors-parcours", title, tuple(blocks), own_page=False)


def _kept_notes(view: View) -> Table | None:
    """Print the decisions and the explanations that are about nothing today."""
    about = subjects(view.assessment)
    rows = [
        (cell(_subject(view, name)), said)
        for name, note in view.material.notes.items()
        if (said := _noted(view, note, about=name in about))
    ]
    if not rows:
        return None
    columns = header("answers", "kept_subject", "kept_said")
    return Table(columns, tuple(rows), (0.48, 0.52), say("answers.kept_notes"))


def _noted(view: View, note: Note, *, about: bool) -> Cell:
    """Return what no other section says of a note, whether it is *about* something or not."""
    match note:
        case Ask() if note.reply.strip() and not (about and note.wanted):
            return (plain(say("questions.reply", text=note.reply)),)
        case Decision() if not about and note != Decision():
            return tuple(decisions.lines(note, view.material.day, None))
        case Explanation() if not about and note.text.strip():
            return (plain(note.text),)
    return ()


def _subject(view: View, name: str) -> str:
    kind, _, id_ = name.partition(":")
    if kind == "decision":
        return sentences.subject_title(id_, view.content)
    content = view.content
    titles = {contradiction_name(rule.id): rule.says for rule in content.contradictions}
    titles |= {exclusion_name(exclusion.id): exclusion.title for exclusion in content.exclusions}
    titles |= {coverage_name(coverage.id): coverage.title for coverage in content.coverages}
    return titles.get(name, id_)


def _removed(view: View, ids: list[str]) -> Table:
    """Print the answers to questions that the questionnaire no longer has."""
    rows = []
    for id_ in ids:
        answer, words = view.answer(id_), view.material.wordings.get(id_)
        labels = dict(words.options) if words else {}
        said = "\u202f; ".join(labels.get(option, option) for option in answer.options)
        texts = (plain(text) for text in remarks(view, id_))
        rows.append(
            (
                cell(words.label if words else id_),
                (strong(said or answer.value or say("answers.unanswered")), *texts),
            )
        )
    return Table(
        header("answers", "question", "answer"), tuple(rows), (0.48, 0.52), say("answers.removed")
    )


def asked_table(view: View, questions: Iterable[Question], summary: str) -> Table:
    """Return questions with their answers and all that was written beside them."""
    rows = tuple(
        (
            cell(str(view.content.number_of[question.id])),
            cell(view.label(question)),
            _answer(view, question),
        )
        for question in questions
    )
    return Table(
        header("register", "number") + header("answers", "question", "answer"),
        rows,
        (0.06, 0.42, 0.52),
        summary,
    )


def _answer(view: View, question: Question) -> Cell:
    answer = view.answer(question.id)
    paragraphs = [strong(view.said(question) or say("answers.unanswered"))]
    if answer.fact_date is not None:
        label = question.date_label or say("answers.dated")
        paragraphs.append(plain(say("answers.seen_on", label=label, day=answer.fact_date)))
    paragraphs += map(plain, remarks(view, question.id))
    if answer.origin is not Origin.MANAGER:
        paragraphs.append(plain(f"({sentences.ORIGIN[answer.origin]})"))
    if answer.to_review:
        paragraphs.append(strong(say("answers.review")))
    return tuple(paragraphs)


def remarks(view: View, question_id: str) -> list[str]:
    """Return all that was written beside the answer."""
    answer, more = view.answer(question_id), limits(view, question_id)
    if not answer.comment.strip():
        return more
    key = "private" if answer.private else "comment"
    return [*more, say(f"answers.{key}", text=answer.comment)]


def evidence(view: View) -> Section:
    """Return the proofs, question by question, with their state on the day of the dossier."""
    title = say("evidence.title")
    names = {copy.sha256: copy.name for copy in copies.carried(view)}
    nowhere: Cell = (plain("—"),)
    rows: list[tuple[Cell, ...]] = [
        (
            cell(str(view.content.number_of[question.id])),
            cell(sentences.evidence_title(item)),
            cell(short_day(item.fact_date)),
            cell(short_day(item.valid_until)),
            cell(view.renewed(item), strong=True),
            tuple(
                plain(text)
                for text in (
                    item.place,
                    item.name,
                    say("evidence.sha", sha=item.sha256[:_SHA_DIGITS]) if item.sha256 else "",
                    say("copies.here", file=names[item.sha256]) if item.sha256 in names else "",
                )
                if text
            )
            or nowhere,
        )
        for question in view.content.questions
        for item in view.answer(question.id).evidence
    ]
    if not rows:
        return Section("preuves", title, (plain(say("evidence.none")),), own_page=False)
    columns = header("register", "number") + header(
        "evidence", "proof", "date", "until", "state", "place"
    )
    widths: tuple[float, ...] = (0.06, 0.34, 0.12, 0.12, 0.13, 0.23)
    if all(row[-1] == nowhere for row in rows):
        columns, widths = columns[:-1], (0.06, 0.57, 0.12, 0.12, 0.13)
        rows = [row[:-1] for row in rows]
    table = Table(columns, tuple(rows), widths, say("evidence.table"))
    return Section("preuves", title, (plain(say("evidence.lead")), table), own_page=False)


def topics(view: View) -> Section | None:
    """Return the answers by neutral topic of insurers' forms, ready to copy."""
    rows = []
    for topic in view.content.topics:
        found = [
            question
            for question in asked_alone(view.assessment.state.path)
            if topic.number in question.insurer_controls and view.said(question)
        ]
        if found:
            rows.append(
                (
                    cell(topic.title, strong=True),
                    tuple(_ready(view, question) for question in found),
                )
            )
    if not rows:
        return None
    who = "_insurer" if view.edition is Edition.INSURER else ""
    columns = header("topics", "topic", f"ready{who}")
    table = Table(columns, tuple(rows), (0.3, 0.7), say("topics.table"), small=True)
    lead = plain(say(f"topics.lead{who}"))
    return Section("recopier", say(f"topics.title{who}"), (lead, table), own_page=False)


def _ready(view: View, question: Question) -> Para:
    more = limits(view, question.id)
    said = view.said(question)
    if more:  # the option ends with what the limits say: « En partie, sauf… »
        said = re.sub(r",? sauf…$", "", said)
    rest = "".join(f". {text}" for text in more)
    return Para((Run(f"{view.label(question)} "), Run(said, strong=True), Run(rest)))


def declarations(view: View) -> Section | None:
    """Return one line for each declaration: exact words, day, author, and what it rests on."""
    rows = []
    for question in asked_alone(view.assessment.state.path):
        answer = view.answer(question.id)
        if answer.is_empty:
            continue
        rows.append(
            (
                cell(str(view.content.number_of[question.id])),
                _exact(view, question),
                (strong(view.said(question)), *map(plain, limits(view, question.id))),
                cell(short_day(answer.answered_at.date() if answer.answered_at else None)),
                cell(say(f"register.{answer.origin}")),
                cell(proofs(answer) or say("register.alone")),
            )
        )
    if not rows:
        return None
    columns = header("register", "number", "question", "answer", "date", "who", "basis")
    table = Table(
        columns,
        tuple(rows),
        (0.05, 0.315, 0.3, 0.12, 0.105, 0.11),
        say("register.table"),
        small=True,
    )
    lead = plain(say("register.lead"))
    return Section("registre", say("register.title"), (lead, table), own_page=False)


def _exact(view: View, question: Question) -> tuple[Para, ...]:
    if question.id not in view.material.wordings:
        return (plain(question.label),)
    return (plain(view.label(question)), plain(f"({say('register.old_words')})"))
