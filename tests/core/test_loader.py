"""Each kind of mistake in the content is found, named by file and id, and all at once."""

from __future__ import annotations

import copy
import tomllib
from collections.abc import Callable
from typing import Any

import pytest

from cyberwizard.content.loader import parse
from cyberwizard.content.model import Content
from cyberwizard.errors import ContentError
from tests.core.conftest import GOOD

Document = dict[str, Any]


def _document() -> Document:
    return tomllib.loads(GOOD.read_text("utf-8"))


def _problems(document: Document) -> list[str]:
    with pytest.raises(ContentError) as raised:
        parse([("texte.toml", document)])
    return raised.value.problems


def _question(document: Document, question_id: str) -> Document:
    found: Document = next(q for q in document["question"] if q["id"] == question_id)
    return found


def _option(document: Document, question_id: str, option_id: str) -> Document:
    options = _question(document, question_id)["options"]
    found: Document = next(o for o in options if o["id"] == option_id)
    return found


MISTAKES: dict[str, tuple[Callable[[Document], object], str]] = {
    "unknown key": (lambda d: _question(d, "copie").update(coleur="x"), "clé inconnue « coleur »"),
    "missing key": (lambda d: _question(d, "copie").pop("label"), "clé absente « label »"),
    "wrong type": (lambda d: _question(d, "copie").update(check_minutes="5"), "type attendu : int"),
    "wrong value": (lambda d: _question(d, "copie").update(role="chef"), "n’est pas l’une"),
    "stray space": (lambda d: _question(d, "copie").update(label="Une copie "), "espace en trop"),
    "unknown table": (lambda d: d.update(tableau=[{}]), "table inconnue"),
    "duplicate id": (
        lambda d: d["question"].append(copy.deepcopy(_question(d, "copie"))),
        "copie : identifiant déclaré deux fois",
    ),
    "duplicate option": (
        lambda d: _question(d, "copie")["options"].append(_option(d, "copie", "oui")),
        "option « oui » déclarée deux fois",
    ),
    "name of a fact": (lambda d: _question(d, "ou").update(id="parcours"), "nom réservé"),
    "later question": (
        lambda d: _question(d, "copie").update(asked_when=[{"debranchee": ["oui"]}]),
        "copie.asked_when : « debranchee » n’est ni",
    ),
    "unknown answer": (
        lambda d: _question(d, "debranchee").update(asked_when=[{"copie": ["peut_etre"]}]),
        "« copie » n’a pas la réponse peut_etre",
    ),
    "empty condition": (
        lambda d: _question(d, "debranchee").update(asked_when=[]),
        "liste d’alternatives, non vide",
    ),
    "unknown question in an effect": (
        lambda d: d["exclusion"][0]["effects"][0].update(when=[{"cafe": ["oui"]}]),
        "defaut_sauvegarde.effects[1] : « cafe »",
    ),
    "unknown question in a contradiction": (
        lambda d: d["contradiction"][0].update(when=[{"cafe": ["oui"]}]),
        "copie_sans_disque.when : « cafe »",
    ),
    "unknown theme": (lambda d: _question(d, "copie").update(theme="cuisine"), "« cuisine »"),
    "unknown lock": (lambda d: _question(d, "copie").update(locks=["porte"]), "« porte »"),
    "unknown measure": (
        lambda d: _option(d, "copie", "non").update(measures=["prier"]),
        "« prier » n’existe pas",
    ),
    "unknown source": (lambda d: _question(d, "copie").update(sources=["x"]), "« x » n’existe"),
    "unknown topic": (
        lambda d: _question(d, "copie").update(insurer_controls=[99]),
        "le sujet d’assureur 99",
    ),
    "no measure": (
        lambda d: _option(d, "copie", "non").pop("measures"),
        "réponse à améliorer sans mesure",
    ),
    "useless measure": (
        lambda d: _option(d, "copie", "oui").update(measures=["copier"]),
        "mesure sur une réponse qui n’en appelle pas",
    ),
    "orphan measure": (
        lambda d: d["measure"].append(d["measure"][0] | {"id": "seule"}),
        "seule : mesure qu’aucune réponse n’appelle",
    ),
    "lock without question": (
        lambda d: _question(d, "copie").update(locks=[]),
        "sauvegarde : verrou sans question",
    ),
    "theme without question": (
        lambda d: d["theme"].append({"id": "vide", "title": "Vide"}),
        "vide : thème sans question",
    ),
    "no unknown option": (
        lambda d: _question(d, "copie")["options"].pop(),
        "une option « je ne sais pas », et une seule",
    ),
    "unknown not exclusive": (
        lambda d: _option(d, "ou", "ne_sait_pas").pop("exclusive"),
        "doit être exclusive",
    ),
    "no recipe": (lambda d: _question(d, "copie").pop("check"), "« check » manque"),
    "no reason asked": (
        lambda d: _option(d, "debranchee", "sans_objet").pop("follow_up"),
        "doit demander la raison",
    ),
    "graded context": (
        lambda d: _option(d, "serveur_nas", "nas").update(readiness="3"),
        "interdite ailleurs",
    ),
    "exclusive in a single choice": (
        lambda d: _option(d, "copie", "non").update(exclusive=True),
        "n’a de sens que pour un choix multiple",
    ),
    "options on a number": (
        lambda d: _question(d, "nombre_personnes").update(
            options=[{"id": "un", "label": "Un"}, {"id": "deux", "label": "Deux"}]
        ),
        "n’a pas d’options",
    ),
    "source and advice": (lambda d: _question(d, "copie").update(advice=True), "pas les deux"),
    "neither source nor advice": (
        lambda d: _question(d, "copie").pop("sources"),
        "pas les deux",
    ),
    "missing ceiling": (lambda d: d["lock"][0]["ceilings"].pop("non"), "plafonds attendus"),
    "level that does not exist": (
        lambda d: d["lock"][0]["ceilings"].update(non=7),
        "le niveau 7 de « non »",
    ),
    "unknown better than no": (
        lambda d: d["theme_ceilings"].update(inconnu=4),
        "« inconnu » ne peut pas valoir mieux",
    ),
    "hole in the ranks": (lambda d: d["lock"][1].update(rank=3), "doivent se suivre"),
    "manifest": (lambda d: d["manifest"].pop("version"), "« version »"),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_named(name: str) -> None:
    spoil, expected = MISTAKES[name]
    document = _document()
    spoil(document)
    problems = _problems(document)
    assert any(expected in problem for problem in problems), problems


def test_every_mistake_is_reported_at_once() -> None:
    document = _document()
    _question(document, "copie").update(theme="cuisine", role="chef")
    document["measure"][0].pop("why")
    document["exclusion"][0]["effects"][0]["when"] = [{"cafe": ["oui"]}]
    problems = _problems(document)
    for expected in ("role", "why", "cafe"):
        assert any(expected in problem for problem in problems), problems


def test_a_question_may_follow_a_fact_once_what_it_reads_is_asked() -> None:
    document = _document()
    _question(document, "copie")["asked_when"] = [{"parcours": ["court"]}]
    assert parse([("x.toml", document)])
    _question(document, "serveur_nas")["asked_when"] = [{"parcours": ["court"]}]
    assert any("serveur_nas.asked_when" in problem for problem in _problems(document))


def test_questions_come_in_the_order_of_the_themes(small: Content) -> None:
    document = _document()
    document["question"].reverse()
    for question in document["question"]:
        question.pop("asked_when", None)
    themes = [question.theme for question in parse([("x.toml", document)]).questions]
    assert themes == sorted(themes, key=["entreprise", "copies"].index)
    assert [question.theme for question in small.questions] == themes
