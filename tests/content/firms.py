"""Answers of firms that do not exist: drawn at random, well kept, or knowing nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations, product
from random import Random

from cyberwizard.answers import Answer, Answers
from cyberwizard.conditions import ALWAYS, Alternative
from cyberwizard.content.facts import FACTS, UNANSWERED
from cyberwizard.content.model import Content, Kind, Question, Readiness, Role
from cyberwizard.session import State, resolve

PEOPLE = ("1", "2", "9", "10", "49", "50")
"""Every band of ``taille_equipe``, by its ends."""

DAYS_AGO = (None, 1, 8, 9, 31, 32, 366, 367, -1)
"""Every band of the derived ages, by its ends; None gives no date, -1 one still to come."""

UNKNOWN = "ne_sait_pas"


def draw(
    content: Content, seed: int, day: date, *, care: float, told: float = 0.95
) -> dict[str, Answer]:
    """Return the answers of one firm.

    *care* is how often it gives the best answer instead of any one; *told* how often it answers.
    """
    random = Random(seed)
    return {
        question.id: _answer(question, random, day, care)
        for question in content.questions
        if random.random() < told
    }


def _answer(question: Question, random: Random, day: date, care: float) -> Answer:
    careful = random.random() < care
    if question.kind in (Kind.SINGLE, Kind.MULTIPLE):
        best = best_options(question)
        options = best if careful and best else _options(question, random)
        ago = 1 if careful else random.choice(DAYS_AGO)
        seen = None if ago is None or not question.date_label else day - timedelta(ago)
        return Answer(options=options, fact_date=seen)
    if question.id == "nombre_personnes":
        return Answer(value=random.choice(PEOPLE))
    return Answer(value=_value(question, day))


def _value(question: Question, day: date) -> str:
    match question.kind:
        case Kind.NUMBER:
            return str(question.minimum or 1)
        case Kind.DATE:
            return day.isoformat()
        case Kind.SIREN:
            return "732829320"
    return "texte"


def _options(question: Question, random: Random) -> tuple[str, ...]:
    if question.kind is Kind.SINGLE:
        return (random.choice(question.options).id,)
    alone = [(option.id,) for option in question.options if option.exclusive]
    others = [option.id for option in question.options if not option.exclusive]
    several = tuple(random.sample(others, random.randint(1, min(3, len(others)))))
    return random.choice([*alone, several, several, several])


def best_options(question: Question) -> tuple[str, ...]:
    """Return the first option worth the most; none for a question that is not scored."""
    best = [option.id for option in question.options if option.readiness is Readiness.FULL]
    return tuple(best[:1])


def unknown_everywhere(content: Content, people: str, server: str) -> dict[str, Answer]:
    """Return a firm that says "je ne sais pas" wherever it can."""
    answers = {
        question.id: Answer(options=(UNKNOWN,))
        for question in content.questions
        if any(option.id == UNKNOWN for option in question.options)
    }
    return answers | {
        "nombre_personnes": Answer(value=people),
        "serveur_nas": Answer(options=(server,)),
        "prestataire_informatique": Answer(options=("contrat_ecrit",)),
    }


def widest(content: Content, day: date) -> dict[str, Answer]:
    """Return a well kept firm that is asked every practice question."""
    careful = draw(content, 0, day, care=1, told=1)
    return careful | {
        "nombre_personnes": Answer(value="10"),
        "serveur_nas": Answer(options=("nas",)),
        "messagerie_type": Answer(options=("microsoft_365",)),
        "acces_distance": Answer(options=("vpn",)),
        "prestataire_informatique": Answer(options=("contrat_ecrit",)),
        "donnees_types": Answer(options=("clients",)),
    }


_PEOPLE_OF = {"1": "1", "2-9": "9", "10-49": "10", "50+": "50"}
_AGE_OF = {
    "recente": 1,
    "moyenne": 20,
    "ancienne": 400,
    "future": -5,
    "sans_date": None,
}
_SYSTEM_OF = {
    "suivi": "windows_10_esu",
    "bientot_fini": "windows_11_25h2",  # on a day that is near its end
    "fini": "windows_10",
    "sans_date": "macos_recent",
}
_COPY_OF = {
    "vraie": "disque_debranche",
    "synchronisation_seule": "synchronisation",
    "aucune": "aucune",
}
_DATED_BY = {
    "age_sauvegarde": ("sauvegarde_frequence", "quotidienne"),
    "age_restauration": ("restauration_test", "oui"),
}
_TICKED_IN = {
    "particularites_absentes": "particularites",
    "assurances_absentes": "assurances_actuelles",
}


def firm_for(content: Content, alternative: Alternative, day: date) -> Iterator[Answers]:
    """Yield firms made to satisfy *alternative*: one answer of each test, on each path."""
    wanted = dict(alternative.tests)
    for people, server in (("10", "nas"), ("9", "aucun"), ("1", "aucun"), ("9", "nas")):
        firm = widest(content, day) | {
            "nombre_personnes": Answer(value=people),
            "serveur_nas": Answer(options=(server,)),
        }
        for key, accepted in wanted.items():
            if key in content.question_by_id:
                options = content.question_by_id[key].options
                chosen = next(option.id for option in options if option.id in accepted)
                firm[key] = replace(firm.get(key, Answer()), options=(chosen,))
        for key, accepted in wanted.items():
            firm |= _fact(content, firm, wanted, key, sorted(accepted)[0], day)
        yield firm


def _fact(
    content: Content,
    firm: Answers,
    wanted: Mapping[str, frozenset[str]],
    key: str,
    value: str,
    day: date,
) -> dict[str, Answer]:
    """Return the answers that give the derived fact *key* its *value*."""
    if key == "taille_equipe":
        return {"nombre_personnes": Answer(value=_PEOPLE_OF[value])}
    if key == "etat_systemes":
        return {"systemes": Answer(options=(_SYSTEM_OF[value],))}
    if key == "sorte_de_copie":
        return {"sauvegarde_emplacement": Answer(options=(_COPY_OF[value],))}
    if key in _DATED_BY:
        name, usual = _DATED_BY[key]
        options = firm[name].options if name in wanted else (usual,)
        ago = _AGE_OF[value]
        return {name: Answer(options, fact_date=None if ago is None else day - timedelta(ago))}
    if key in _TICKED_IN:
        name = _TICKED_IN[key]
        if name in wanted:
            return {}
        others = [o.id for o in content.question_by_id[name].options if o.exclusive]
        return {name: Answer(options=(others[0],))}
    return {}


def pairs(content: Content, day: date) -> Iterator[dict[str, Answer]]:
    """Yield firms so that any two answers of two questions meet in one of them at least."""
    random = Random(0)
    choices = {question.id: _choices(question, day) for question in content.questions}
    names = list(choices)
    left = dict.fromkeys(  # a set would not give the same firms twice
        (first, i, second, j)
        for place, first in enumerate(names)
        for second in names[place + 1 :]
        for i in range(len(choices[first]))
        for j in range(len(choices[second]))
    )
    place_of = {name: place for place, name in enumerate(names)}

    def pair(first: str, i: int, second: str, j: int) -> tuple[str, int, str, int]:
        if place_of[first] < place_of[second]:
            return (first, i, second, j)
        return (second, j, first, i)

    while left:
        first, i, second, j = next(iter(left))
        row = {first: i, second: j}
        rest = [name for name in names if name not in row]
        random.shuffle(rest)
        for name in rest:
            met = [
                sum(pair(name, k, other, value) in left for other, value in row.items())
                for k in range(len(choices[name]))
            ]
            row[name] = max(range(len(met)), key=met.__getitem__)
        for a, b in combinations(names, 2):
            left.pop(pair(a, row[a], b, row[b]), None)
        yield {name: choices[name][value] for name, value in row.items()}


def _choices(question: Question, day: date) -> list[Answer]:
    if question.id == "nombre_personnes":
        return [Answer(value=value) for value in PEOPLE]
    if not question.options:
        return [Answer(value=_value(question, day))]
    answers = [Answer(options=(option.id,)) for option in question.options]
    if question.kind is Kind.MULTIPLE:
        together = [option.id for option in question.options if not option.exclusive]
        answers.append(Answer(options=tuple(together)))
    if question.date_label:
        answers += [replace(answers[0], fact_date=day - timedelta(days)) for days in (1, 400)]
    return answers


def states(content: Content, people: tuple[str, ...], day: date) -> Iterator[State]:
    """Yield what follows from every combination of the answers that any ``asked_when`` tells apart.

    Two answers that every condition treats alike lead to the same path: one of each sort is
    enough, and leaving the question unanswered is a sort of its own.
    """
    conditions = [q.asked_when for q in content.questions if q.asked_when != ALWAYS]
    named = {key for condition in conditions for key, _ in condition.mentions()}
    assert UNANSWERED not in named
    read = {name for key in named & FACTS.keys() for name in FACTS[key].reads}
    choices: list[list[tuple[str, Answer | None]]] = []
    for question in content.questions:
        if question.id == "nombre_personnes":
            choices.append([(question.id, Answer(value=value)) for value in people])
        elif question.id in read:  # a fact may tell every one of its answers apart
            alone = [Answer(options=(option.id,)) for option in question.options]
            choices.append([(question.id, answer) for answer in (None, *alone)])
        elif question.id in named:
            tests = [
                accepted
                for condition in conditions
                for key, accepted in condition.mentions()
                if key == question.id
            ]
            sorts = {
                tuple(option.id in accepted for accepted in tests): option.id
                for option in question.options
            }
            answers = [Answer(options=(option,)) for option in sorts.values()]
            if question.kind is Kind.MULTIPLE:
                answers.append(Answer(options=tuple(sorted(sorts.values()))))
            choices.append([(question.id, answer) for answer in (None, *answers)])
    for combination in product(*choices):
        answers_given = {name: answer for name, answer in combination if answer is not None}
        yield resolve(content, answers_given, day)


def counted(state: State) -> list[Question]:
    """Keep the questions of a path that its length counts."""
    return [q for q in state.path if q.role in (Role.PRACTICE, Role.CONTEXT)]
