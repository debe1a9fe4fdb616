"""The complete examples that ship: answers of firms that do not exist, dated as of today."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time

from cyberwizard import answers_json, assets
from cyberwizard.answers import Answer
from cyberwizard.content.model import Content, Kind


@dataclass(frozen=True, slots=True)
class Sample:
    """One example; ``about`` says what it shows, ``day`` is when its answers were written."""

    id: str
    title: str
    about: str
    day: date


def samples() -> tuple[Sample, ...]:
    """Return the shipped examples, the simplest first."""
    index = tomllib.loads(assets.resource("samples/samples.toml").read_text("utf-8"))
    return tuple(Sample(**entry) for entry in index["sample"])


def sample_answers(content: Content, sample: Sample, today: date) -> dict[str, Answer]:
    """Return the answers of *sample*, every date moved to be as fresh as when it was written."""
    text = assets.resource(f"samples/{sample.id}.json").read_text("utf-8")
    shift = today - sample.day
    given = datetime.combine(today, time(9), UTC)

    def moved(day: date | None) -> date | None:
        return day + shift if day else None

    def fresh(question: str, answer: Answer) -> Answer:
        value = answer.value
        if value and content.question_by_id[question].kind is Kind.DATE:
            value = str(moved(date.fromisoformat(value)))
        return replace(
            answer,
            value=value,
            fact_date=moved(answer.fact_date),
            answered_at=given,
            evidence=tuple(
                replace(e, fact_date=moved(e.fact_date), valid_until=moved(e.valid_until))
                for e in answer.evidence
            ),
        )

    answers = answers_json.loads(text, content)
    return {question: fresh(question, answer) for question, answer in answers.items()}
