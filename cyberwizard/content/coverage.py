"""What the questions cover: the ANSSI's 13 questions, practices, locks, insurers' topics."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from cyberwizard.content.model import Content, Mark, Question, Role

# The titles of the guide, which are the only words of it that we copy.
ANSSI: Mapping[int, str] = {
    1: "Connaissez-vous bien votre parc informatique et vos actifs métier ?",
    2: "Effectuez-vous des sauvegardes régulières ?",
    3: "Appliquez-vous régulièrement les mises à jour ?",
    4: "Utilisez-vous un antivirus ?",
    5: "Avez-vous implémenté une politique d'usage de mots de passe robustes ?",
    6: "Avez-vous activé un pare-feu ? En connaissez-vous les règles de filtrage ?",
    7: "Comment sécurisez-vous votre messagerie ?",
    8: "Comment séparez-vous vos usages informatiques ?",
    9: "Comment maîtrisez-vous le risque numérique lors des missions et des déplacements"
    " professionnels ?",
    10: "Comment vous informez-vous ? Comment sensibilisez-vous vos collaborateurs ?",
    11: "Avez-vous fait évaluer la couverture de votre police d'assurance au risque cyber ?",
    12: "Savez-vous comment réagir en cas de cyberattaque ?",
    13: "Envisagez-vous d'utiliser des solutions cloud ?",
}

# The 13 actions of CyberDépart, in our words, then the later modules that a question follows.
CYBERDEPART: Mapping[str, str] = {
    "AUTH.5": "Vérification en deux étapes",
    "CONTINU.1": "Sauvegarde, contrôlée, avec une copie hors ligne",
    "AUTH.1": "Mots de passe d’origine remplacés",
    "CRISE.8": "Contacts d’urgence imprimés",
    "MALWARE.3": "Antivirus ou EDR partout, alertes traitées",
    "RECENSEMENT.1": "Activités vitales et outils qui les portent",
    "MCO_MCS.5": "Logiciels à jour, d’abord ce qui est exposé",
    "RH.2": "Équipes sensibilisées",
    "AUTH.4": "Mots de passe robustes, gestionnaire",
    "FILTRE.8": "Pare-feu des postes activé",
    "COMPADMIN.10": "Comptes d’administration réservés à cela",
    "EXO.1": "Exercice de crise",
    "ANNUAIRE.1": "Annuaire corrigé en priorité",
    "CONTINU.2": "Module : essai de restauration, au moins annuel",
    "CRISE.1": "Module : procédure de crise",
    "CONTRAT.1": "Module : clauses de sécurité des prestataires",
    "RH.1": "Module : charte informatique",
    "RH.4": "Module : arrivées et départs",
    "DISTANCE.1": "Module : accès à distance chiffré et authentifié",
}


@dataclass(frozen=True, slots=True)
class Covered:
    """One thing to cover: the practice questions that do, the other ones, and their sources.

    Only dated sources that somebody has read are kept: a recalled fact proves nothing.
    """

    id: str
    title: str
    practices: tuple[str, ...]
    others: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """One list to cover."""

    id: str
    title: str
    lines: tuple[Covered, ...]


def matrix(content: Content) -> tuple[Group, ...]:
    """Return what each question of *content* covers, list by list."""
    return (
        _group(
            content,
            "anssi",
            "Les 13 questions de l’ANSSI",
            ((str(number), title) for number, title in ANSSI.items()),
            lambda question: map(str, question.anssi),
        ),
        _group(
            content,
            "practices",
            "Les pratiques",
            ((practice.id, practice.title) for practice in content.practices),
            lambda question: question.practices,
        ),
        _group(
            content,
            "locks",
            "Les verrous",
            ((lock.id, lock.title) for lock in content.locks),
            lambda question: question.locks,
        ),
        _group(
            content,
            "topics",
            "Les sujets des assureurs",
            ((str(topic.number), topic.title) for topic in content.topics),
            lambda question: map(str, question.insurer_controls),
        ),
        _group(
            content,
            "cyberdepart",
            "CyberDépart (ANSSI)",
            CYBERDEPART.items(),
            lambda question: question.cyberdepart,
        ),
    )


def _group(
    content: Content,
    name: str,
    title: str,
    wanted: Iterable[tuple[str, str]],
    covers: Callable[[Question], Iterable[str]],
) -> Group:
    return Group(
        name,
        title,
        tuple(
            _line(content, id_, label, [q for q in content.questions if id_ in covers(q)])
            for id_, label in wanted
        ),
    )


def _line(content: Content, id_: str, title: str, questions: list[Question]) -> Covered:
    practices = [question for question in questions if question.role is Role.PRACTICE]
    return Covered(
        id_,
        title,
        tuple(question.id for question in practices),
        tuple(question.id for question in questions if question.role is not Role.PRACTICE),
        tuple(
            dict.fromkeys(
                source
                for question in practices
                for source in question.sources
                if content.source_by_id[source].mark is not Mark.RECALLED
            )
        ),
    )
