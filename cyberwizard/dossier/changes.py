"""The document "what changed", with a draft letter to the insurer."""

from __future__ import annotations

from collections.abc import Iterator

from cyberwizard import sentences
from cyberwizard.answers import Answer
from cyberwizard.assessment import TOP, Action
from cyberwizard.comparison import AnswerChange, Comparison
from cyberwizard.content.model import Question
from cyberwizard.dossier.model import (
    Block,
    Dossier,
    DossierInfo,
    Heading,
    Lines,
    Section,
    Style,
    Table,
    plain,
)
from cyberwizard.dossier.view import bullets, cell, ended, header, narrowed, strong
from cyberwizard.dossier.wording import say


def changes(comparison: Comparison, info: DossierInfo) -> Dossier:
    """Return the document; private remarks are never in it."""
    before, after = comparison.before, comparison.after
    company = sentences.company_name(after)
    return Dossier(
        number=info.dossier_id,
        title=say("changes.name"),
        company=company,
        day=after.day,
        disclaimer=after.content.disclaimer,
        cover=(),
        sections=(
            Section("changements", say("changes.title"), tuple(_body(comparison))),
            Section("lettre", say("changes.to_insurer"), tuple(_letter(comparison, company))),
        ),
        marks=(
            say("running.number", number=info.dossier_id),
            say("changes.between", before=before.day, after=after.day),
        ),
    )


def _body(comparison: Comparison) -> Iterator[Block]:
    before, after = comparison.before, comparison.after
    yield strong(say("changes.between", before=before.day, after=after.day))
    yield plain(say("changes.lead"))
    yield Heading(say("changes.level"), 2)
    was, now = before.level.level, after.level.level
    if comparison.same_level:
        yield plain(say("changes.level_same", title=now.title, rank=now.rank, top=TOP))
    else:
        yield strong(
            say(
                "changes.level_moved",
                before=was.title,
                before_rank=was.rank,
                after=now.title,
                after_rank=now.rank,
                top=TOP,
            )
        )
    yield Heading(say("changes.locks"), 2)
    yield _pairs(
        "lock",
        [
            (
                f"{b.lock.rank}. {b.lock.title}",
                sentences.STATUS[b.status],
                sentences.STATUS[a.status],
            )
            for b, a in comparison.locks
        ],
        "locks",
    )
    yield Heading(say("changes.answers"), 2)
    yield _pairs("question", [_answer_row(comparison, c) for c in comparison.answers], "answers")
    yield Heading(say("changes.findings"), 2)
    yield _pairs(
        "exclusion",
        [
            (new.exclusion.title, sentences.STANCE[old.stance], sentences.STANCE[new.stance])
            for old, new in comparison.findings
        ],
        "findings",
    )
    yield Heading(say("changes.plan"), 2)
    if not (comparison.gone or comparison.added):
        yield plain(say("changes.none_plan"))
    for key, actions in (("plan_done", comparison.gone), ("plan_new", comparison.added)):
        if actions:
            yield strong(say(f"changes.{key}"))
            yield bullets(_titles(comparison, actions))


def _titles(comparison: Comparison, actions: tuple[Action, ...]) -> Iterator[str]:
    return (sentences.action_title(action, comparison.after.content) for action in actions)


def _pairs(first: str, rows: list[tuple[str, str, str]], name: str) -> Block:
    if not rows:
        return plain(say(f"changes.none_{name.removesuffix('s') if name != 'findings' else name}"))
    return Table(
        header("changes", first, "was", "now"),
        tuple((cell(what), cell(was), cell(now, strong=True)) for what, was, now in rows),
        (0.4, 0.3, 0.3),
        say(f"changes.table_{name}"),
    )


def _answer_row(comparison: Comparison, change: AnswerChange) -> tuple[str, str, str]:
    number = comparison.after.content.number_of[change.question.id]
    return (f"{number}. {change.question.label}", *_both(change))


def _both(change: AnswerChange) -> tuple[str, str]:
    return _said(change.question, change.before), _said(change.question, change.after)


def _said(question: Question, answer: Answer) -> str:
    text = sentences.answer_text(question, answer)
    return ". ".join([text or say("answers.unanswered"), *narrowed(answer, text)])


def _letter(comparison: Comparison, company: str) -> Iterator[Block]:
    if not comparison.answers:
        yield plain(say("changes.letter_none"))
        return
    after = comparison.after

    def given(question_id: str) -> str:
        question = after.content.question_by_id.get(question_id)
        answer = after.answers.get(question_id)
        return sentences.answer_text(question, answer) if question and answer else ""

    yield plain(say("changes.letter_lead"), Style.SMALL)
    yield strong(say("changes.letter_from", company=company))
    if address := given("adresse"):
        yield plain(address)
    yield plain(say("changes.letter_to"))
    contract = given("contact_contrat") or say("changes.letter_contract_blank")
    yield plain(say("changes.letter_contract", contract=contract))
    yield plain(say("changes.letter_date"))
    yield strong(say("changes.letter_subject"))
    yield plain(say("changes.letter_hello"))
    yield plain(say("changes.letter_body", before=comparison.before.day))
    items = []
    for change in comparison.answers:
        was, now = _both(change)
        label = change.question.label
        said = say(
            "changes.letter_item",
            question=label,
            before=comparison.before.day,
            after=after.day,
            was=ended(was),
            now=ended(now),
        )
        items.append(said)
    yield bullets(items, ordered=True)
    yield plain(say("changes.letter_ask"))
    yield plain(say("changes.letter_bye"))
    yield plain(given("signataire") or say("changes.letter_sign"))
    yield Lines(2)
