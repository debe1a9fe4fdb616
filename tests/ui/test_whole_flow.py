"""From nothing to the PDF by keyboard alone, as the firm of each example would."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from cyberwizard.answers import Answer
from cyberwizard.content.loader import load
from cyberwizard.content.model import Kind, Question
from cyberwizard.dossier_file import DossierFile
from cyberwizard.samples import Sample, sample_answers, samples
from cyberwizard.session import ENDING
from tests.ui.conftest import NOW, Launch, Outside
from tests.ui.driver import Key, Manager


def typed(question: Question, value: str) -> str:
    """Return *value* as it is typed."""
    if question.kind is Kind.DATE:
        return f"{date.fromisoformat(value):%d/%m/%Y}"
    return value


def answer(manager: Manager, question: Question, given: Answer) -> None:
    """Answer the question on screen."""
    labels = [option.label for option in question.options if option.id in given.options]
    if question.kind is Kind.SINGLE:
        manager.choose(labels[0])
    elif question.kind is Kind.MULTIPLE:
        for label in labels:
            manager.tab_to(label)
            manager.key(Key.Key_Space)
    else:
        manager.write(typed(question, given.value))
    if more := given.exception or given.reason:
        asks = [o.follow_up for o in question.options if o.id in given.options and o.follow_up]
        manager.tab_to(" ".join(asks))
        manager.write(more)
    if given.fact_date is not None and question.date_label:
        manager.tab_to(question.date_label)
        manager.write(f"{given.fact_date:%d/%m/%Y}")


def questionnaire(manager: Manager, answers: Mapping[str, Answer]) -> int:
    """Answer each question in turn; return how many there were."""
    document = manager.window.document
    assert document is not None
    count = 0
    while (question := document.session.question) is not None:
        assert manager.window.wizard is not None
        assert manager.window.wizard.page.isAncestorOf(manager.focus), question.id
        given = answers.get(question.id, Answer())
        if not given.is_empty:
            answer(manager, question, given)
        manager.next()
        assert document.session.stop != question.id, manager.texts()
        count += 1
    return count


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.id)
def test_a_firm_goes_from_nothing_to_its_pdf(
    launch: Launch, outside: Outside, sample: Sample, tmp_path: Path
) -> None:
    content = load()
    outside.services = outside.services._replace(load_content=lambda: content)
    answers = sample_answers(content, sample, NOW.date())
    manager = launch()
    path = manager.begin()
    assert questionnaire(manager, answers) >= 30
    for stop in ENDING[:-1]:
        assert manager.window.document is not None
        assert manager.window.document.session.stop == stop
        assert manager.focus.isVisible()
        manager.next()
    manager.next()  # at the end, it is « Créer le PDF »
    target = tmp_path / "dossier.pdf"
    manager.give_file(target)
    manager.wait(lambda: bool(outside.opened), seconds=60)
    assert target.read_bytes().startswith(b"%PDF-")
    manager.activate()
    manager.quit()
    with DossierFile.open(path, read_only=True) as file:
        kept = file.load().answers
    assert len(kept) >= 30
    for name, one in kept.items():
        expected = answers[name]
        assert (set(one.options), one.value) == (set(expected.options), expected.value), name
        assert (one.exception, one.reason) == (expected.exception, expected.reason), name
