"""Derived facts: numbers, dates and end-of-support turned into answer ids.

This is the whole closed list; conditions name a fact as they name a question. Each fact says
which questions it reads, so that the loader can refuse a path that depends on a later answer.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from cyberwizard.answers import Answer, Answers
from cyberwizard.content.model import Lifecycle
from cyberwizard.shapes import dataclass

_NONE: frozenset[str] = frozenset()
SOON = timedelta(days=183)


Compute = Callable[[Answers, date, tuple[Lifecycle, ...]], frozenset[str]]


@dataclass(frozen=True)
class Fact:
    """One derived fact; ``compute`` returns some of ``values``, or none when it cannot tell."""

    id: str
    values: tuple[str, ...]
    reads: tuple[str, ...]
    compute: Compute


def _number(answers: Answers, question: str) -> int | None:
    answer = answers.get(question)
    return int(answer.value) if answer and answer.value.isdecimal() else None


def _team_size(answers: Answers, _today: date, _life: tuple[Lifecycle, ...]) -> frozenset[str]:
    people = _number(answers, "nombre_personnes")
    if people is None:
        return _NONE
    for ceiling, name in ((1, "1"), (9, "2-9"), (49, "10-49")):
        if people <= ceiling:
            return frozenset({name})
    return frozenset({"50+"})


def _path(answers: Answers, _today: date, _life: tuple[Lifecycle, ...]) -> frozenset[str]:
    """Short for 1 to 9 people without a server; nothing is known before both are answered."""
    people, server = _number(answers, "nombre_personnes"), answers.get("serveur_nas")
    if people is None or server is None:
        return _NONE
    has_server = {"serveur", "serveur_heberge"} & set(server.options)
    return frozenset({"court" if people <= 9 and not has_server else "complet"})


def _age(answer: Answer, today: date, bands: tuple[tuple[int, str], ...], older: str) -> str:
    if answer.fact_date is None:
        return "sans_date"
    days = (today - answer.fact_date).days
    if days < 0:
        return "future"
    return next((name for most, name in bands if days <= most), older)


def _backup_age(answers: Answers, today: date, _life: tuple[Lifecycle, ...]) -> frozenset[str]:
    answer = answers.get("sauvegarde_frequence")
    if answer is None or "ne_sait_pas" in answer.options:
        return _NONE
    return frozenset({_age(answer, today, ((8, "recente"), (31, "moyenne")), "ancienne")})


def _restore_age(answers: Answers, today: date, _life: tuple[Lifecycle, ...]) -> frozenset[str]:
    answer = answers.get("restauration_test")
    if answer is None or not {"oui", "un_fichier"} & set(answer.options):
        return _NONE
    return frozenset({_age(answer, today, ((366, "recente"),), "ancienne")})


def _systems(answers: Answers, today: date, life: tuple[Lifecycle, ...]) -> frozenset[str]:
    """The weakest dated system counts; without any published end, the fact says so."""
    answer = answers.get("systemes")
    if answer is None or "ne_sait_pas" in answer.options:
        return _NONE
    ends = [end for option in answer.options if (end := support_end(option, life))]
    if not ends:
        return frozenset({"sans_date"})
    if min(ends) < today:
        return frozenset({"fini"})
    return frozenset({"bientot_fini" if min(ends) - today <= SOON else "suivi"})


_REAL_COPIES = {"disque_debranche", "disque_branche", "nas", "service_en_ligne", "prestataire"}


def _copies(answers: Answers, _today: date, _life: tuple[Lifecycle, ...]) -> frozenset[str]:
    """Synchronised folders follow every deletion: alone, they are no backup."""
    answer = answers.get("sauvegarde_emplacement")
    if answer is None or "ne_sait_pas" in answer.options:
        return _NONE
    if _REAL_COPIES & set(answer.options):
        return frozenset({"vraie"})
    alone = "synchronisation" in answer.options
    return frozenset({"synchronisation_seule" if alone else "aucune"})


_PARTICULARITIES = (
    "vente_en_ligne",
    "clients_etranger",
    "etats_unis_canada",
    "machines_pilotees",
    "standard_telephonique",
    "cryptomonnaies",
    "donnees_pour_autrui",
)
_CONTRACTS = (
    "cyber",
    "multirisque",
    "rc_professionnelle",
    "pertes_exploitation",
    "dirigeants",
)


def _not_ticked(question: str, options: tuple[str, ...]) -> Compute:
    """Say what was left unticked in a multiple choice: conditions have no "not"."""

    def compute(answers: Answers, _today: date, _life: tuple[Lifecycle, ...]) -> frozenset[str]:
        answer = answers.get(question)
        if answer is None or "ne_sait_pas" in answer.options:
            return _NONE
        return frozenset(options) - set(answer.options)

    return compute


def support_end(option: str, life: tuple[Lifecycle, ...]) -> date | None:
    """Return the last day of support of what *option* names, or None when not published."""
    ends = [entry.ends for entry in life if entry.option == option and entry.ends]
    return max(ends, default=None)


FACTS: Mapping[str, Fact] = {
    fact.id: fact
    for fact in (
        Fact("taille_equipe", ("1", "2-9", "10-49", "50+"), ("nombre_personnes",), _team_size),
        Fact("parcours", ("court", "complet"), ("nombre_personnes", "serveur_nas"), _path),
        Fact(
            "age_sauvegarde",
            ("recente", "moyenne", "ancienne", "future", "sans_date"),
            ("sauvegarde_frequence",),
            _backup_age,
        ),
        Fact(
            "age_restauration",
            ("recente", "ancienne", "future", "sans_date"),
            ("restauration_test",),
            _restore_age,
        ),
        Fact(
            "etat_systemes",
            ("suivi", "bientot_fini", "fini", "sans_date"),
            ("systemes",),
            _systems,
        ),
        Fact(
            "sorte_de_copie",
            ("vraie", "synchronisation_seule", "aucune"),
            ("sauvegarde_emplacement",),
            _copies,
        ),
        Fact(
            "particularites_absentes",
            _PARTICULARITIES,
            ("particularites",),
            _not_ticked("particularites", _PARTICULARITIES),
        ),
        Fact(
            "assurances_absentes",
            _CONTRACTS,
            ("assurances_actuelles",),
            _not_ticked("assurances_actuelles", _CONTRACTS),
        ),
    )
}

UNANSWERED = "sans_reponse"
"""One more fact, whose values are the ids of the questions asked and still unanswered."""
