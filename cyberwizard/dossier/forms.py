"""The forms to print apart: blank questionnaire, day-of-attack card, provider's sheet."""

from __future__ import annotations

from datetime import UTC, date, datetime

from cyberwizard.answers import Answer, Answers
from cyberwizard.assessment import Assessment
from cyberwizard.conditions import Alternative
from cyberwizard.content.facts import FACTS
from cyberwizard.content.model import Content, Environment, Kind, Question, Role
from cyberwizard.dossier.annexes import card_blocks, provider_blocks, to_ask
from cyberwizard.dossier.editions import Edition, gather
from cyberwizard.dossier.model import (
    Block,
    Cell,
    Dossier,
    DossierInfo,
    Heading,
    Section,
    Table,
    plain,
)
from cyberwizard.dossier.view import View, cell, header, strong
from cyberwizard.dossier.wording import say

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)  # a sheet has no dossier of its own

# How the blank form says the conditions on derived facts.
FACT_WORDS = {"parcours": "blank.only_long", "taille_equipe": "blank.only_team"}


def blank(content: Content, day: date) -> Dossier:
    """Return the whole questionnaire on paper, with the numbers of the wizard."""
    blocks: list[Block] = [plain(say("blank.lead"))]
    for theme in content.themes:
        questions = [question for question in content.questions if question.theme == theme.id]
        if questions:
            blocks += [Heading(theme.title, 2, f"theme-{theme.id}"), _theme(content, questions)]
    return _form(say("blank.name"), say("blank.title"), content, day, tuple(blocks))


def _theme(content: Content, questions: list[Question]) -> Table:
    rows = tuple(
        (
            cell(str(content.number_of[question.id])),
            _asked(content, question),
            _choices(question),
        )
        for question in questions
    )
    theme = content.theme_by_id[questions[0].theme].title
    return Table(
        header("blank", "number", "question", "answer"),
        rows,
        (0.06, 0.44, 0.5),
        say("blank.table", theme=theme),
    )


def _asked(content: Content, question: Question) -> Cell:
    lines = [strong(question.label), plain(question.help)]
    for alternative in question.asked_when.alternatives:
        lines += [plain(text) for text in [_only_if(content, alternative)] if text]
    if question.kind is Kind.MULTIPLE:
        lines.append(plain(say("blank.many")))
    if question.optional:
        lines.append(plain(say("blank.optional")))
    return tuple(lines)


def _only_if(content: Content, alternative: Alternative) -> str:
    parts = []
    for key, accepted in alternative.tests:
        if key in FACTS:
            parts.append(say(FACT_WORDS[key]))
            continue
        asked = content.question_by_id[key]
        # The shorter of the two lists is said: those that ask, or those that do not.
        refused = [o for o in asked.options if o.id not in accepted]
        kept = [o for o in asked.options if o.id in accepted]
        shorter = 0 < len(refused) < len(kept)
        labels = [f"«\u00a0{o.label}\u00a0»" for o in (refused if shorter else kept)]
        names = f" {say('blank.or')} ".join(labels)
        number = content.number_of[key]
        if shorter:
            many = asked.kind is Kind.MULTIPLE
            parts.append(say("blank.not_if", number=number, answers=names, many=many))
        else:
            parts.append(say("blank.only_if", number=number, answers=names))
    return " ".join(parts)


def _choices(question: Question) -> Cell:
    lines = [plain(f"☐ {option.label}") for option in question.options]
    if question.date_label:
        lines.append(plain(say("blank.date_field", label=question.date_label)))
    if not question.options:
        lines += [plain(say("blank.plain_field"))] * 2
    if question.role is Role.PRACTICE:
        lines.append(plain(say("blank.remark")))
    elif any(option.follow_up for option in question.options):
        lines.append(plain(say("blank.detail")))
    return tuple(lines)


def card(content: Content, answers: Answers, day: date) -> Dossier:
    """Return the day-of-attack card alone, filled with the contacts known."""
    company = answers.get("nom_entreprise", Answer()).value
    title = say("card.title")
    return _form(title, title, content, day, card_blocks(content, answers), company)


def provider_sheet(assessment: Assessment) -> Dossier:
    """Return the questions that the provider can answer, with room for his answers."""
    content = assessment.content
    info = DossierInfo("", _EPOCH)
    material = gather(content, assessment.answers, assessment.day, info, Edition.PROVIDER)
    view = View(content, material, material.assess(content))
    company = material.answers.get("nom_entreprise", Answer()).value
    blocks = provider_blocks(content, to_ask(view))
    return _sheet(content, assessment.day, blocks, company)


def blank_provider_sheet(content: Content, day: date) -> Dossier:
    """Return every question that a provider can answer."""
    asked = [
        question
        for question in content.questions
        if any(check.environment is Environment.PROVIDER for check in question.check)
    ]
    return _sheet(content, day, provider_blocks(content, asked), "")


def _sheet(content: Content, day: date, blocks: tuple[Block, ...], company: str) -> Dossier:
    return _form(say("provider.standalone"), say("provider.title"), content, day, blocks, company)


def _form(
    name: str,
    title: str,
    content: Content,
    day: date,
    blocks: tuple[Block, ...],
    company: str = "",
) -> Dossier:
    return Dossier(
        number="",
        title=name,
        company=company,
        day=day,
        disclaimer=content.disclaimer,
        cover=(),
        sections=(Section("formulaire", title, blocks),),
        marks=(f"{name}, {content.version}",),
    )
