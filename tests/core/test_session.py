"""The path is derived, and moving along it never surprises."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberwizard.answers import Answer, Answers
from cyberwizard.assessment import assess
from cyberwizard.content.model import Content
from cyberwizard.session import ENDING, FINDINGS, Session, resolve
from tests.core.conftest import TODAY

NOW = datetime(2026, 11, 23, 10, 42)


def _answers(**options: str) -> dict[str, Answer]:
    return {
        question: Answer(value=option) if option.isdecimal() else Answer(options=(option,))
        for question, option in options.items()
    }


def _path(content: Content, answers: Answers) -> list[str]:
    return [question.id for question in resolve(content, answers, TODAY).path]


def test_an_answer_off_the_path_counts_for_nothing_and_comes_back(small: Content) -> None:
    full = _answers(copie="oui", debranchee="oui")
    assert _path(small, full)[-1] == "ou"
    changed = full | _answers(copie="non")
    state = resolve(small, changed, TODAY)
    assert "debranchee" not in state.counted
    assert "debranchee" not in state.facts
    assert [q.id for q in state.path][-1] == "copie"
    assert _path(small, changed | _answers(copie="oui"))[-1] == "ou"


def test_a_comment_alone_does_not_answer(small: Content) -> None:
    session = Session(small, TODAY)
    session.comment("copie", "à voir avec Paul", private=True)
    assert not session.is_answered("copie")
    assert "copie" in session.unanswered()
    assert session.answer_to("copie").comment == "à voir avec Paul"


def test_an_answer_that_its_question_no_longer_takes_is_asked_again(small: Content) -> None:
    """An option goes away with a new content; the rest of the answer stays."""
    gone = Answer(options=("disparue",), comment="un disque", answered_at=NOW, wording="abc")
    kept = {
        "copie": gone,
        "serveur_nas": Answer(options=("nas", "disparue", "nas")),
        "nombre_personnes": Answer(value="beaucoup"),
        "debranchee": Answer(options=("oui",), value="texte"),
        "partie": Answer(options=("ailleurs",)),
    }
    session = Session(small, TODAY, kept)
    assert session.answer_to("copie") == Answer(comment="un disque", to_review=True)
    assert session.answer_to("serveur_nas") == Answer(options=("nas",), to_review=True)
    assert {"copie", "nombre_personnes"} <= set(session.unanswered())
    assert session.answer_to("partie") == kept["partie"]  # its question has gone too
    assert session.progress()
    state = resolve(small, kept, TODAY)
    assert "copie" not in state.counted
    assert state.facts["serveur_nas"] == {"nas"}
    assess(small, kept, TODAY)
    both = Answer(options=("oui", "non"))
    assert Session(small, TODAY, {"copie": both}).answer_to("copie").is_empty


def test_facts_derive_from_numbers(small: Content) -> None:
    def facts(**options: str) -> dict[str, frozenset[str]]:
        return dict(resolve(small, _answers(**options), TODAY).facts)

    assert facts(nombre_personnes="9", serveur_nas="aucun")["parcours"] == {"court"}
    assert facts(nombre_personnes="10", serveur_nas="aucun")["parcours"] == {"complet"}
    assert facts(nombre_personnes="9", serveur_nas="serveur")["parcours"] == {"complet"}
    assert "parcours" not in facts(nombre_personnes="9")
    sizes = {n: facts(nombre_personnes=n)["taille_equipe"] for n in ("1", "2", "49", "50")}
    assert sizes == {"1": {"1"}, "2": {"2-9"}, "49": {"10-49"}, "50": {"50+"}}


def test_unanswered_questions_are_a_fact(small: Content) -> None:
    state = resolve(small, _answers(copie="oui"), TODAY)
    assert state.facts["sans_reponse"] == {"nombre_personnes", "serveur_nas", "debranchee"}


def test_back_follows_the_path_after_a_resume(small: Content) -> None:
    session = Session(small, TODAY, _answers(copie="oui"), position="debranchee")
    session.back()
    assert session.stop == "copie"


def test_a_position_that_left_the_path_gives_the_first_unanswered(small: Content) -> None:
    session = Session(small, TODAY, _answers(copie="non"), position="debranchee")
    assert session.stop == "nombre_personnes"


def test_the_ends_hold(small: Content) -> None:
    session = Session(small, TODAY)
    assert not session.can_go_back
    session.back()
    assert session.stop == "nombre_personnes"
    session.go_to(ENDING[-1])
    assert not session.can_go_next
    session.next()
    assert session.stop == ENDING[-1]
    with pytest.raises(ValueError, match="ailleurs"):
        session.go_to("ailleurs")


def test_progress_counts_the_path(small: Content) -> None:
    session = Session(small, TODAY, _answers(copie="ne_sait_pas", nombre_personnes="6"))
    assert [(p.theme, p.total, p.answered, p.unknown) for p in session.progress()] == [
        ("entreprise", 2, 1, 0),
        ("copies", 1, 1, 1),
    ]
    assert session.minutes_left() == 1
    assert [question.id for question in session.hidden()] == ["debranchee", "ou"]


def test_what_is_left_for_later_was_shown_or_is_before_an_answer(small: Content) -> None:
    session = Session(small, TODAY)
    assert session.skipped() == ()  # nothing has been passed over yet
    session.next()
    assert session.skipped() == ("nombre_personnes",)
    session.back()
    assert session.skipped() == ("nombre_personnes", "serveur_nas")
    again = Session(small, TODAY)
    again.answer("copie", Answer(options=("oui",)))
    assert again.skipped() == ("nombre_personnes", "serveur_nas")
    again.answer("nombre_personnes", Answer(value="6"))
    assert again.skipped() == ("serveur_nas",)
    again.go_to("debranchee")
    again.go_to(ENDING[0])
    assert again.skipped() == ("serveur_nas", "debranchee")
    again.answer("copie", Answer(options=("non",)))  # it leaves the path
    assert again.skipped() == ("serveur_nas",)


def test_what_is_to_be_seen_again_is_on_the_path(small: Content) -> None:
    session = Session(small, TODAY, _answers(copie="oui", debranchee="oui"))
    for name in ("debranchee", "copie"):
        session.answer(name, replace(session.answer_to(name), to_review=True))
    assert session.to_review() == ("copie", "debranchee")
    session.answer("copie", Answer(options=("non",), to_review=True))
    assert session.to_review() == ("copie",)


def test_a_finished_dossier_opens_on_the_findings(small: Content) -> None:
    answers = _answers(copie="non", nombre_personnes="6", serveur_nas="nas")
    assert Session(small, TODAY, answers).stop == FINDINGS


def test_an_emptied_answer_is_forgotten(small: Content) -> None:
    session = Session(small, TODAY, _answers(copie="oui"))
    session.answer("copie", Answer())
    assert "copie" not in session.answers


OPTIONS = {
    "nombre_personnes": ["1", "9", "10", "60"],
    "serveur_nas": ["serveur", "nas", "aucun"],
    "copie": ["oui", "en_partie", "non", "ne_sait_pas"],
    "debranchee": ["oui", "non", "sans_objet", "ne_sait_pas"],
    "ou": ["ailleurs", "ici", "ne_sait_pas"],
}
SOME = st.fixed_dictionaries({}, optional={k: st.sampled_from(v) for k, v in OPTIONS.items()})


@given(SOME)
def test_what_is_off_the_path_changes_nothing(small: Content, given_: dict[str, str]) -> None:
    state = resolve(small, _answers(**given_), TODAY)
    assert resolve(small, state.counted, TODAY) == state


@given(SOME, st.lists(st.sampled_from(["next", "back"])), st.sampled_from([*OPTIONS, *ENDING]))
def test_every_move_stays_on_the_path(
    small: Content, given_: dict[str, str], moves: list[str], position: str
) -> None:
    session = Session(small, TODAY, _answers(**given_), position)
    for move in moves:
        before = session.stops.index(session.stop)
        getattr(session, move)()
        assert abs(session.stops.index(session.stop) - before) <= 1


def test_the_day_is_an_input(small: Content) -> None:
    assert Session(small, date(2030, 1, 1)).today == date(2030, 1, 1)
