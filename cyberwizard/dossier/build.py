"""Compose the dossier: which sections, in which order, from one assessment. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cyberwizard import sentences
from cyberwizard.answers import Answer, Origin
from cyberwizard.assessment import TOP, Assessment, Finding
from cyberwizard.content.model import Question, Role, Stance
from cyberwizard.dossier.model import (
    Block,
    Box,
    Bullets,
    Cell,
    Dossier,
    DossierInfo,
    Fields,
    Heading,
    Keep,
    Para,
    Run,
    Scale,
    Section,
    Signature,
    Style,
    Table,
    labelled,
    plain,
)
from cyberwizard.dossier.wording import say
from cyberwizard.session import by_theme


def build(assessment: Assessment, info: DossierInfo) -> Dossier:
    """Return the dossier that says what *assessment* found, on its day."""
    company = sentences.company_name(assessment)
    sections = [
        _synthesis(assessment),
        _company(assessment),
        _strengths(assessment),
        _findings(assessment),
        _plan(assessment),
        _answers(assessment),
        _signature(assessment),
    ]
    if assessment.contradictions:
        sections.insert(1, _contradictions(assessment))
    return Dossier(
        number=info.dossier_id,
        title=say("cover.kind"),
        company=company,
        day=assessment.day,
        disclaimer=assessment.content.disclaimer,
        cover=tuple(_cover(assessment, info, company)),
        sections=tuple(sections),
    )


def _cover(assessment: Assessment, info: DossierInfo, company: str) -> Iterator[Block]:
    yield plain(say("cover.kind"), Style.LABEL)
    yield Heading(company, 1)
    siren = assessment.answers.get("siren")
    if siren is not None and siren.value:
        yield plain(say("cover.siren", siren=sentences.grouped(siren.value)), Style.LEAD)
    yield plain(say("cover.date", day=assessment.day), Style.LEAD)
    yield plain(say("cover.number", number=info.dossier_id), Style.LEAD)
    yield plain(say("cover.lead"))
    count = len(assessment.unanswered)
    notes = [plain(say("cover.declaration")), plain(assessment.content.disclaimer)]
    if count:
        notes.insert(0, Para((Run(say("cover.provisional", count=count), strong=True),)))
    yield Box(tuple(notes))


def _synthesis(assessment: Assessment) -> Section:
    level = assessment.level.level
    says = say("synthesis.level", rank=level.rank, top=TOP, title=level.title)
    steps = tuple(step.title for step in assessment.content.levels)
    reasons = sentences.level_reasons(assessment) or [say("synthesis.full")]
    exposed, discuss = (
        sum(finding.stance is stance and bool(finding.hits) for finding in assessment.findings)
        for stance in (Stance.EXPOSED, Stance.DISCUSS)
    )
    facts = [say("synthesis.unknown", share=sentences.unknown_share(assessment))]
    if assessment.unanswered:
        facts.append(say("synthesis.unanswered", count=len(assessment.unanswered)))
    facts.append(say("synthesis.exposed", exposed=exposed, discuss=discuss))
    if assessment.contradictions:
        facts.append(say("synthesis.contradictions", count=len(assessment.contradictions)))
    return Section(
        "synthese",
        say("synthesis.title"),
        (
            Scale(steps, level.rank, says),
            Para((Run(says, strong=True), Run(f" {level.meaning}"))),
            labelled(say("synthesis.why"), " ".join(reasons)),
            plain(say("synthesis.lead")),
            _locks(assessment),
            Bullets(tuple(plain(fact) for fact in facts)),
            plain(assessment.content.disclaimer, Style.SMALL),
        ),
    )


def _locks(assessment: Assessment) -> Table:
    rows = []
    for result in assessment.locks:
        answer = (
            assessment.state.counted.get(result.deciding[0]) if result.deciding else None
        ) or Answer()
        rows.append(
            (
                _cell(f"{result.lock.rank}. {result.lock.title}", strong=True),
                _cell(sentences.STATUS[result.status], strong=True),
                _cell(sentences.lock_reason(result, assessment)),
                _cell(_day(answer.fact_date) or say("synthesis.no_date")),
            )
        )
    header = tuple(say(f"synthesis.{key}") for key in ("lock", "status", "deciding", "seen"))
    return Table(header, tuple(rows), (0.27, 0.15, 0.42, 0.16), say("synthesis.table"))


def _company(assessment: Assessment) -> Section:
    rows = [
        (question.label, _said(question, assessment) or say("company.empty"))
        for question in assessment.state.path
        if question.role is Role.IDENTITY
    ]
    lead = plain(say("company.lead", day=assessment.day))
    return Section("entreprise", say("company.title"), (lead, Fields(tuple(rows))))


def _contradictions(assessment: Assessment) -> Section:
    blocks: list[Block] = [plain(say("contradictions.lead"))]
    for hit in assessment.contradictions:
        questions = [assessment.content.question_by_id[cause] for cause in hit.causes]
        answers = "\u202f; ".join(f"{q.label} {_said(q, assessment)}" for q in questions)
        blocks.append(
            Keep(
                (
                    Para((Run(hit.contradiction.says, strong=True),)),
                    labelled(say("contradictions.answers"), answers),
                    labelled(say("contradictions.fix"), hit.contradiction.fix),
                )
            )
        )
    return Section("contradictions", say("contradictions.title"), tuple(blocks))


def _strengths(assessment: Assessment) -> Section:
    title = say("strengths.title")
    if not assessment.strengths:
        return Section("atouts", title, (plain(say("strengths.none")),), own_page=False)
    rows = tuple(
        (
            _cell(assessment.content.theme_by_id[strength.question.theme].title),
            _cell(f"{strength.question.label} {_said(strength.question, assessment)}"),
            _cell(_day(assessment.state.counted[strength.question.id].fact_date) or "—"),
        )
        for strength in assessment.strengths
    )
    header = tuple(say(f"strengths.{key}") for key in ("theme", "practice", "seen"))
    table = Table(header, rows, (0.24, 0.6, 0.16), title)
    return Section("atouts", title, (plain(say("strengths.lead")), table), own_page=False)


def _findings(assessment: Assessment) -> Section:
    by_stance = {
        stance: [f for f in assessment.findings if f.stance is stance] for stance in Stance
    }
    exposed = by_stance[Stance.EXPOSED]
    # An exclusion that no answer bears on stays in the catalogue: it says nothing of the firm.
    discuss = [finding for finding in by_stance[Stance.DISCUSS] if finding.hits]
    calm = by_stance[Stance.REASSURING] + by_stance[Stance.UNRELATED]
    blocks: list[Block] = [
        plain(say("findings.lead")),
        Para((Run(say("findings.warning"), strong=True),)),
    ]
    if exposed:
        blocks += _group("exposed", len(exposed))
        blocks += [_card(finding, assessment) for finding in exposed]
    if discuss:
        blocks += [*_group("discuss", len(discuss)), _to_discuss(discuss, assessment)]
    if calm:
        blocks += [*_group("short", len(calm)), _short(calm)]
    return Section("exclusions", say("findings.title"), tuple(blocks))


def _group(name: str, count: int) -> list[Block]:
    title = f"{say(f'findings.{name}')} ({count})"
    return [Heading(title, 2, f"exclusions-{name}"), plain(say(f"findings.{name}_lead"))]


def _readings(finding: Finding, assessment: Assessment) -> tuple[Para, ...]:
    return tuple(
        plain(f"{hit.effect.says} ({sentences.question_numbers(assessment.content, hit.causes)})")
        for hit in finding.hits
    )


def _card(finding: Finding, assessment: Assessment) -> Block:
    exclusion = finding.exclusion
    nature = ", ".join(sentences.NATURE[nature] for nature in exclusion.nature)
    return Keep(
        (
            Heading(exclusion.title, 3),
            plain(
                f"{nature.capitalize()}. {sentences.AVOIDABLE[exclusion.avoidable]}", Style.SMALL
            ),
            labelled(say("findings.plain"), exclusion.plain),
            Para((Run(f"{say('findings.answers')}\u00a0:", strong=True),)),
            Bullets(_readings(finding, assessment)),
            labelled(say("findings.clause"), exclusion.clause, Style.CLAUSE),
            Para((Run(f"{say('findings.do')}\u00a0:", strong=True),)),
            Bullets(tuple(plain(item) for item in exclusion.do)),
            labelled(say("findings.ask"), exclusion.ask),
        )
    )


def _to_discuss(findings: list[Finding], assessment: Assessment) -> Table:
    rows = tuple(
        (
            (
                Para((Run(finding.exclusion.title, strong=True),)),
                plain(finding.exclusion.plain),
            ),
            _readings(finding, assessment),
            _cell(finding.exclusion.ask),
        )
        for finding in findings
    )
    header = tuple(say(f"findings.{key}") for key in ("exclusion", "reading", "ask"))
    return Table(header, rows, (0.34, 0.38, 0.28), say("findings.discuss"))


def _short(findings: list[Finding]) -> Table:
    rows = tuple(
        (
            _cell(finding.exclusion.title),
            _cell(sentences.STANCE[finding.stance], strong=True),
            tuple(plain(hit.effect.says) for hit in finding.hits),
        )
        for finding in findings
    )
    header = tuple(say(f"findings.{key}") for key in ("exclusion", "stance", "reading"))
    return Table(header, rows, (0.32, 0.16, 0.52), say("findings.short"))


def _plan(assessment: Assessment) -> Section:
    title = say("plan.title")
    if not assessment.plan:
        return Section("plan", title, (plain(say("plan.none")),))
    content = assessment.content
    rows = tuple(
        (
            _cell(str(number)),
            (
                Para((Run(sentences.action_title(action, content), strong=True),)),
                Bullets(tuple(map(plain, sentences.action_steps(action, content))), ordered=True),
            ),
            _cell(sentences.action_reason(action, content)),
            _cell(sentences.action_cost(action, content)),
            _cell(""),
        )
        for number, action in enumerate(assessment.plan, 1)
    )
    header = tuple(say(f"plan.{key}") for key in ("number", "action", "why_first", "cost", "done"))
    table = Table(header, rows, (0.06, 0.46, 0.2, 0.16, 0.12), say("plan.table"))
    return Section("plan", title, (plain(say("plan.lead")), table))


def _answers(assessment: Assessment) -> Section:
    blocks: list[Block] = [plain(say("answers.lead"))]
    for theme_id, questions in by_theme(assessment.content, assessment.state.path).items():
        theme = assessment.content.theme_by_id[theme_id]
        rows = tuple(
            (
                _cell(str(assessment.content.number_of[question.id])),
                _cell(question.label),
                _answer_cell(question, assessment),
                _about(question, assessment),
            )
            for question in questions
        )
        header = ("N°", *(say(f"answers.{key}") for key in ("question", "answer", "about")))
        table = Table(
            header, rows, (0.06, 0.38, 0.36, 0.2), say("answers.table", theme=theme.title)
        )
        blocks += [Heading(theme.title, 2, f"reponses-{theme_id}"), table]
    return Section("reponses", say("answers.title"), tuple(blocks))


def _answer_cell(question: Question, assessment: Assessment) -> Cell:
    answer = assessment.answers.get(question.id, Answer())
    paragraphs = [
        Para((Run(_said(question, assessment) or say("answers.unanswered"), strong=True),))
    ]
    for key, text in (
        ("exception", answer.exception),
        ("reason", answer.reason),
        ("comment", "" if answer.private else answer.comment),
    ):
        if text.strip():
            paragraphs.append(plain(say(f"answers.{key}", text=text)))
    if answer.to_review:
        paragraphs.append(Para((Run(say("answers.review"), strong=True),)))
    return tuple(paragraphs)


def _about(question: Question, assessment: Assessment) -> Cell:
    answer = assessment.state.counted.get(question.id)
    if answer is None:
        return (plain("—"),)
    lines = []
    if answer.origin is not Origin.MANAGER:  # the cover says that the others are the manager's
        lines.append(sentences.ORIGIN[answer.origin].capitalize())
    if answer.answered_at is not None:
        lines.append(say("answers.answered_on", day=answer.answered_at.date()))
    if answer.fact_date is not None:
        lines.append(say("answers.seen_on", day=answer.fact_date))
    return tuple(plain(line) for line in lines)


def _signature(assessment: Assessment) -> Section:
    count = len(assessment.unknowns) + len(assessment.unanswered)
    return Section(
        "signature",
        say("signature.title"),
        (
            Keep(
                (
                    Para((Run(say("signature.lead", day=assessment.day), strong=True),)),
                    plain(say("signature.honest")),
                    plain(say("signature.unknowns", count=count)),
                    plain(say("signature.read")),
                    Signature(
                        tuple(say(f"signature.{key}") for key in ("name", "date", "helper", "sign"))
                    ),
                    plain(assessment.content.disclaimer, Style.SMALL),
                )
            ),
        ),
    )


def _said(question: Question, assessment: Assessment) -> str:
    return sentences.answer_text(question, assessment.answers.get(question.id, Answer()))


def _cell(text: str, *, strong: bool = False) -> Cell:
    return (Para((Run(text, strong=strong),)),)


def _day(day: date | None) -> str:
    return sentences.long_date(day) if day else ""
