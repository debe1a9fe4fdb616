"""Why a question is hidden: said for each, and true, whatever the other answers."""

from __future__ import annotations

from itertools import islice

from hypothesis import given
from hypothesis import strategies as st

from cyberwizard.answers import Answer
from cyberwizard.conditions import ALWAYS
from cyberwizard.content.facts import FACTS
from cyberwizard.content.model import Content
from cyberwizard.hidden import by_reason, hidden_questions, why_hidden
from cyberwizard.samples import sample_answers, samples
from cyberwizard.session import Session, asked_alone, resolve
from tests.content.firms import PEOPLE, draw, states
from tests.content.gates import CHECKED, sentence_length, typography
from tests.content.texts import Text

SEEDS = st.integers(min_value=0, max_value=10_000)
TOLD = st.sampled_from([0.2, 0.6, 0.95, 1.0])


def read_by(content: Content, question_id: str) -> set[str]:
    """Return every question that bears on whether this one is asked."""
    found: set[str] = set()
    waiting = [question_id]
    while waiting:
        question = content.question_by_id[waiting.pop()]
        for key, _ in question.asked_when.mentions():
            reads = FACTS[key].reads if key in FACTS else (key,)
            waiting += set(reads) - found
            found |= set(reads)
    return found


@given(SEEDS, SEEDS, TOLD)
def test_the_reason_is_enough(content: Content, seed: int, other: int, told: float) -> None:
    """As long as what is named stays as it is, no other answer brings the question back."""
    session = Session(content, CHECKED, draw(content, seed, CHECKED, care=0.5, told=told))
    for hidden in hidden_questions(session):
        others = draw(content, other, CHECKED, care=0.5, told=1)
        for cause in hidden.causes:
            others.pop(cause.id, None)
            if cause.id in session.answers:
                others[cause.id] = session.answers[cause.id]
        path = resolve(content, others, CHECKED).path
        assert hidden.question not in path, hidden.why


@given(SEEDS, TOLD)
def test_the_reason_names_what_decides_and_nothing_else(
    content: Content, seed: int, told: float
) -> None:
    session = Session(content, CHECKED, draw(content, seed, CHECKED, care=0.5, told=told))
    path = session.state.path
    for hidden in hidden_questions(session):
        assert hidden.causes
        for cause in hidden.causes:
            assert cause in path
            assert cause.id in read_by(content, hidden.question.id)
            assert f"«\u00a0{cause.label}\u00a0»" in hidden.why
            said = "avez répondu" if cause.id in session.state.counted else "pas encore répondu"
            assert said in hidden.why


def test_every_question_that_can_be_hidden_has_a_reason_in_plain_french(content: Content) -> None:
    wanted = {q.id for q in asked_alone(content.questions) if q.asked_when != ALWAYS}
    assert len(wanted) > 30
    said = set()
    for state in islice(states(content, PEOPLE, CHECKED), 0, None, 97):
        for question in asked_alone(content.questions):
            if question not in state.path:
                hidden = why_hidden(content, state, question)
                assert hidden.causes
                said.add(question.id)
                text = [Text(question.id, hidden.why)]
                assert typography(text) == []
    assert said == wanted


def test_in_the_examples_the_reasons_are_few_and_short(content: Content) -> None:
    for sample in samples():
        session = Session(content, CHECKED, sample_answers(content, sample, CHECKED))
        reasons = by_reason(hidden_questions(session))
        assert len(reasons) <= 4
        labels = [q.label for q in content.questions]
        for why in reasons:
            for label in labels:  # what is quoted is not ours to shorten
                why = why.replace(label, "…")
            assert sentence_length([Text("why", why)]) == []


def test_the_words(content: Content) -> None:
    session = Session(content, CHECKED, {"prestataire_informatique": Answer(options=("personne",))})
    reasons = {hidden.question.id: hidden.why for hidden in hidden_questions(session)}
    asked = content.question_by_id["prestataire_informatique"]
    assert reasons["nom_prestataire"] == (
        f"Cachée parce que vous avez répondu «\u00a0{asked.option('personne').label}\u00a0» à "
        f"«\u00a0{asked.label}\u00a0»."
    )
    people, server = (content.question_by_id[n].label for n in ("nombre_personnes", "serveur_nas"))
    assert reasons["registre_rgpd"] == (
        f"Cachée parce que vous n’avez pas encore répondu à «\u00a0{people}\u00a0» et "
        f"«\u00a0{server}\u00a0»."
    )
