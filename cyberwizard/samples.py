"""The complete examples that ship: answers of firms that do not exist, dated as of today."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time

from cyberwizard import answers_json, assets
from cyberwizard.answers import Answer
from cyberwizard.content.model import Content


@dataclass(frozen=True, slots=True)
class Sample:
    """One example; ``day`` is the day its answers file is written for."""

    id: str
    title: str
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
    return {
        question: replace(
            answer,
            fact_date=answer.fact_date + shift if answer.fact_date else None,
            answered_at=given,
        )
        for question, answer in answers_json.loads(text, content).items()
    }
