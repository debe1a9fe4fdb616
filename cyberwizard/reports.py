"""Content and assessments as plain JSON values, in forms that stay stable."""

from __future__ import annotations

from typing import Any

from cyberwizard import __version__, sentences
from cyberwizard.answers import Answer
from cyberwizard.assessment import Assessment
from cyberwizard.conditions import Condition
from cyberwizard.content.facts import FACTS
from cyberwizard.content.model import Content, LockStatus, Question, Readiness, Stance

Json = dict[str, Any]


def condition_report(condition: Condition) -> list[dict[str, list[str]]]:
    """Return a condition as it is written in content: any of, all of, one of."""
    return [
        {key: sorted(accepted) for key, accepted in alternative.tests}
        for alternative in condition.alternatives
        if alternative.tests
    ]


def questions_report(content: Content) -> Json:
    """Return every question; an empty ``asked_when`` means always."""
    return {
        "content_version": content.version,
        "facts": [
            {"id": fact.id, "values": list(fact.values), "reads": list(fact.reads)}
            for fact in FACTS.values()
        ],
        "questions": [_question(question) for question in content.questions],
    }


def _question(question: Question) -> Json:
    return {
        "id": question.id,
        "role": question.role.value,
        "theme": question.theme,
        "label": question.label,
        "kind": question.kind.value,
        "optional": question.optional,
        "date_label": question.date_label,
        "minimum": question.minimum,
        "maximum": question.maximum,
        "combine": question.combine.value,
        "options": [
            {
                "id": option.id,
                "label": option.label,
                "readiness": option.readiness.value if option.readiness else None,
                "exclusive": option.exclusive,
                "follow_up": option.follow_up,
                "measures": list(option.measures),
            }
            for option in question.options
        ],
        "asked_when": condition_report(question.asked_when),
        "help": question.help,
        "why": question.why,
        "check": [
            {"environment": check.environment.value, "steps": list(check.steps)}
            for check in question.check
        ],
        "evidence": list(question.evidence),
        "locks": list(question.locks),
        "practices": list(question.practices),
        "anssi": list(question.anssi),
        "cyberdepart": list(question.cyberdepart),
        "insurer_controls": list(question.insurer_controls),
        "sources": list(question.sources),
        "advice": question.advice,
    }


def exclusions_report(content: Content) -> Json:
    """Return every exclusion card, with the answers that bear on it."""
    return {
        "content_version": content.version,
        "exclusions": [
            {
                "id": exclusion.id,
                "title": exclusion.title,
                "nature": [nature.value for nature in exclusion.nature],
                "avoidable": exclusion.avoidable.value,
                "clause": exclusion.clause,
                "plain": exclusion.plain,
                "example": exclusion.example,
                "why": exclusion.why,
                "do": list(exclusion.do),
                "ask": exclusion.ask,
                "by_default": exclusion.by_default,
                "effects": [
                    {
                        "stance": effect.stance.value,
                        "when": condition_report(effect.when),
                        "says": effect.says,
                    }
                    for effect in exclusion.effects
                ],
                "sources": list(exclusion.sources),
                "advice": exclusion.advice,
            }
            for exclusion in content.exclusions
        ],
    }


def assessment_report(assessment: Assessment) -> Json:
    """Return everything ``assess`` concluded, with ids, causes and the sentences shown."""
    content, level = assessment.content, assessment.level
    return {
        "format": "cyberwizard-assessment",
        "format_version": 1,
        "program_version": __version__,
        "content_version": content.version,
        "day": assessment.day.isoformat(),
        "level": {
            "rank": level.level.rank,
            "title": level.level.title,
            "provisional": level.provisional,
            "decided_by": [
                {
                    "kind": "lock",
                    "id": lock.lock.id,
                    "status": lock.status.value,
                    "ceiling": lock.ceiling,
                    "questions": list(lock.deciding),
                }
                for lock in level.locks
            ]
            + [
                {
                    "kind": "theme",
                    "id": theme.theme.id,
                    "status": theme.status.value,
                    "ceiling": theme.ceiling,
                    "questions": list(theme.deciding),
                }
                for theme in level.themes
            ],
            "says": sentences.level_reasons(assessment),
        },
        "locks": [
            {
                "id": lock.lock.id,
                "rank": lock.lock.rank,
                "title": lock.lock.title,
                "status": lock.status.value,
                "ceiling": lock.ceiling,
                "questions": list(lock.questions),
                "deciding": list(lock.deciding),
            }
            for lock in assessment.locks
        ],
        "themes": [
            {
                "id": theme.theme.id,
                "status": theme.status.value,
                "ceiling": theme.ceiling,
                "deciding": list(theme.deciding),
                "counts": dict(theme.counts),
            }
            for theme in assessment.themes
        ],
        "findings": [
            {
                "id": finding.exclusion.id,
                "title": finding.exclusion.title,
                "stance": finding.stance.value,
                "causes": _causes(assessment, finding.causes),
                "says": [hit.effect.says for hit in finding.hits] or [finding.exclusion.by_default],
            }
            for finding in assessment.findings
        ],
        "strengths": [
            {
                "question": strength.question.id,
                "options": [option.id for option in strength.options],
            }
            for strength in assessment.strengths
        ],
        "plan": [
            {
                "id": action.id,
                "kind": action.kind.value,
                "title": sentences.action_title(action, content),
                "measure": action.measure.id if action.measure else None,
                "questions": list(action.questions),
                "lock_rank": action.lock_rank if action.lock_rank <= len(content.locks) else None,
                "exposed": list(action.exposed),
                "effort": action.effort.value,
                "reason": sentences.action_reason(action, content),
            }
            for action in assessment.plan
        ],
        "unknowns": {
            "count": len(assessment.unknowns),
            "practices": len(assessment.practices),
            "questions": list(assessment.unknowns),
        },
        "unanswered": list(assessment.unanswered),
        "contradictions": [
            {
                "id": hit.contradiction.id,
                "causes": _causes(assessment, hit.causes),
                "says": hit.contradiction.says,
                "fix": hit.contradiction.fix,
            }
            for hit in assessment.contradictions
        ],
    }


def _causes(assessment: Assessment, questions: tuple[str, ...]) -> list[Json]:
    causes = []
    for question in questions:
        answer = assessment.state.counted.get(question, Answer())
        causes.append(
            {"question": question, "options": list(answer.options), "value": answer.value}
        )
    return causes


def assessment_schema() -> Json:
    """Return the JSON Schema of ``assessment_report``."""
    text, texts = {"type": "string"}, {"type": "array", "items": {"type": "string"}}
    count = {"type": "integer", "minimum": 0}
    status = {"enum": [status.value for status in LockStatus]}
    ceiling = {"type": "integer", "minimum": 1, "maximum": 4}
    causes = _list(question=text, options=texts, value=text)
    readiness = [*(grade.value for grade in Readiness), "sans_reponse"]
    kinds = {"enum": ["lock", "theme"]}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "cyberwizard-assessment",
        **_object(
            format={"const": "cyberwizard-assessment"},
            format_version={"const": 1},
            program_version=text,
            content_version=text,
            day={"type": "string", "format": "date"},
            level=_object(
                rank=ceiling,
                title=text,
                provisional={"type": "boolean"},
                decided_by=_list(
                    kind=kinds, id=text, status=status, ceiling=ceiling, questions=texts
                ),
                says=texts,
            ),
            locks=_list(
                id=text,
                rank={"type": "integer", "minimum": 1},
                title=text,
                status=status,
                ceiling=ceiling,
                questions=texts,
                deciding=texts,
            ),
            themes=_list(
                id=text,
                status=status,
                ceiling=ceiling,
                deciding=texts,
                counts={
                    "type": "object",
                    "propertyNames": {"enum": readiness},
                    "additionalProperties": {"type": "integer", "minimum": 1},
                },
            ),
            findings=_list(
                id=text,
                title=text,
                stance={"enum": [stance.value for stance in Stance]},
                causes=causes,
                says=texts,
            ),
            strengths=_list(question=text, options=texts),
            plan=_list(
                id=text,
                kind={"enum": ["mesure", "verifier"]},
                title=text,
                measure={"type": ["string", "null"]},
                questions=texts,
                lock_rank={"type": ["integer", "null"]},
                exposed=texts,
                effort={"enum": ["petit", "moyen", "grand"]},
                reason=text,
            ),
            unknowns=_object(count=count, practices=count, questions=texts),
            unanswered=texts,
            contradictions=_list(id=text, causes=causes, says=text, fix=text),
        ),
    }


def _object(**properties: Json) -> Json:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _list(**properties: Json) -> Json:
    return {"type": "array", "items": _object(**properties)}
