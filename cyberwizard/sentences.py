"""The French words for results: one place, read on screen, on paper and by the console.

Plain functions, no layout. Texts that explain the subject live in the content; these only name
what was computed.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from cyberwizard.answers import Answer, Evidence, EvidenceKind, Origin
from cyberwizard.assessment import (
    NO_LOCK,
    Action,
    ActionKind,
    Assessment,
    LockResult,
    ThemeResult,
)
from cyberwizard.content.model import (
    Avoidable,
    Content,
    Cost,
    Effort,
    Environment,
    Kind,
    LockStatus,
    Nature,
    Need,
    Question,
    Readiness,
    Stance,
    Step,
    Who,
)
from cyberwizard.notes import Choice

MONTHS = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
]

STANCE: Mapping[Stance, str] = {
    Stance.EXPOSED: "Exposé",
    Stance.DISCUSS: "À discuter",
    Stance.REASSURING: "Rassurant",
    Stance.UNRELATED: "Sans rapport",
}
STATUS: Mapping[LockStatus, str] = {
    LockStatus.YES: "Oui",
    LockStatus.PARTIAL: "En partie",
    LockStatus.UNKNOWN: "Je ne sais pas",
    LockStatus.NO: "Non",
    LockStatus.NOT_APPLICABLE: "Sans objet",
    LockStatus.UNANSWERED: "Sans réponse",
}
NATURE: Mapping[Nature, str] = {
    Nature.LAW: "loi",
    Nature.EXCLUSION: "exclusion",
    Nature.CONDITION: "condition de garantie",
    Nature.FORFEITURE: "déchéance",
    Nature.LIMIT: "limite",
    Nature.OPTION: "option",
}
AVOIDABLE: Mapping[Avoidable, str] = {
    Avoidable.YES: "Vous pouvez l’éviter.",
    Avoidable.PARTLY: "Vous pouvez l’éviter en partie.",
    Avoidable.NO: "Vous ne pouvez pas l’éviter.",
    Avoidable.NOT_APPLICABLE: "Cette règle vous protège.",
}
WHO: Mapping[Who, str] = {
    Who.MANAGER: "vous",
    Who.PROVIDER: "votre prestataire informatique",
    Who.TEAM: "votre équipe",
}
COST: Mapping[Cost, str] = {
    Cost.FREE: "gratuit",
    Cost.LOW: "moins de 100 €",
    Cost.MEDIUM: "de 100 à 1 000 €",
    Cost.HIGH: "plus de 1 000 €",
}
CHOICE: Mapping[Choice, str] = {
    Choice.DO: "Faire",
    Choice.ACCEPT: "Accepter le risque",
    Choice.ADVICE: "Demander conseil",
}
EFFORT: Mapping[Effort, str] = {
    Effort.SMALL: "petit effort",
    Effort.MEDIUM: "effort moyen",
    Effort.LARGE: "gros effort",
}
STEP: Mapping[Step, str] = {
    Step.START: "pour commencer",
    Step.FURTHER: "pour aller plus loin",
}
NEED: Mapping[Need, str] = {
    Need.USEFUL: "Utile",
    Need.TO_DISCUSS: "À discuter",
    Need.LITTLE: "Peu utile",
}
READINESS: Mapping[Readiness | None, str] = {
    Readiness.FULL: "oui",
    Readiness.PARTIAL: "en partie",
    Readiness.WEAK: "en partie",
    Readiness.NONE: "non",
    Readiness.UNKNOWN: "ne sait pas",
    Readiness.NOT_APPLICABLE: "sans objet",
    None: "sans réponse",
}
EVIDENCE: Mapping[EvidenceKind, str] = {
    EvidenceKind.SCREENSHOT: "capture d’écran",
    EvidenceKind.INVOICE: "facture",
    EvidenceKind.CONTRACT: "contrat",
    EvidenceKind.CERTIFICATE: "attestation",
    EvidenceKind.MINUTES: "compte rendu",
    EvidenceKind.PHOTO: "photo",
    EvidenceKind.OTHER: "autre document",
}
VALID, TO_RENEW, UNDATED = "valable", "à renouveler", "sans date"
EVIDENCE_LASTS = timedelta(days=365)
ORIGIN: Mapping[Origin, str] = {
    Origin.MANAGER: "déclaré par le dirigeant",
    Origin.PROVIDER: "indiqué par le prestataire",
    Origin.OBSERVED: "constaté sur place",
}
ENVIRONMENT: Mapping[Environment, str] = {
    Environment.ANY: "Partout",
    Environment.WINDOWS_11: "Windows 11",
    Environment.WINDOWS_10: "Windows 10",
    Environment.MACOS: "Mac",
    Environment.MICROSOFT_365: "Microsoft 365",
    Environment.GOOGLE: "Google Workspace",
    Environment.NAS: "Disque réseau (NAS)",
    Environment.BOX: "Box Internet",
    Environment.PHONE: "Téléphone",
    Environment.BANK: "Banque",
    Environment.PAPER: "Sur papier",
    Environment.PROVIDER: "Demandez à votre prestataire",
}


def long_date(day: date) -> str:
    """Return « 1er mars 2026 »."""
    number = "1er" if day.day == 1 else str(day.day)
    return f"{number} {MONTHS[day.month - 1]} {day.year}"


def short_date(day: date) -> str:
    """Return « 01/03/2026 »."""
    return f"{day:%d/%m/%Y}"


def grouped(digits: str, *, by: int = 3) -> str:
    """Return digits in groups of three from the right, with no-break spaces."""
    head = len(digits) % by
    groups = [digits[:head]] if head else []
    groups += [digits[i : i + by] for i in range(head, len(digits), by)]
    return "\u00a0".join(groups)


def duration(minutes: int) -> str:
    """Return « 20 min », « 2 h » or « 1 h 30 »."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest}\u00a0min"
    return f"{hours}\u00a0h" + (f"\u00a0{rest:02}" if rest else "")


def file_size(size: int) -> str:
    """Return « 3,4 Mo » or « 12 ko », never less than 1 ko."""
    if size < 100_000:
        return f"{max(1, round(size / 1000))}\u00a0ko"
    return f"{size / 1_000_000:.1f}\u00a0Mo".replace(".", ",")


def answer_text(question: Question, answer: Answer) -> str:
    """Return what was answered, in the words of the question; empty when unanswered."""
    if answer.options:
        return "\u202f; ".join(
            option.label for option in question.options if option.id in answer.options
        )
    match question.kind:
        case Kind.SIREN:
            return grouped(answer.value)
        case Kind.NUMBER if answer.value:
            unit = question.unit.removesuffix("s") if answer.value in ("0", "1") else question.unit
            return f"{grouped(answer.value)} {unit}".strip()
        case Kind.DATE if answer.value:
            return long_date(date.fromisoformat(answer.value))
    return answer.value


def company_name(assessment: Assessment) -> str:
    """Return the name of the firm, or a dash line to fill in by hand."""
    answer = assessment.answers.get("nom_entreprise")
    return answer.value if answer and answer.value else "Entreprise à compléter"


def question_labels(content: Content, ids: tuple[str, ...]) -> list[str]:
    """Return the labels of questions, in the order given."""
    return [content.question_by_id[question_id].label for question_id in ids]


def question_numbers(content: Content, ids: tuple[str, ...]) -> str:
    """Return « question 12 » or « questions 12, 14 et 27 », in the order of the questionnaire."""
    numbers = [str(number) for number in sorted(content.number_of[id_] for id_ in ids)]
    if len(numbers) == 1:
        return f"question\u00a0{numbers[0]}"
    return f"questions\u00a0{', '.join(numbers[:-1])} et\u00a0{numbers[-1]}"


def lock_reason(result: LockResult, assessment: Assessment) -> str:
    """Say which answer decides the state of a lock."""
    content = assessment.content
    if not result.questions:
        return "Aucune question ne concerne votre entreprise ici."
    question = content.question_by_id[result.deciding[0]]
    answer = assessment.state.counted.get(question.id)
    if answer is None:
        return f"Question sans réponse : « {question.label} »"
    return f"{question.label} — {answer_text(question, answer)}"


def level_reasons(assessment: Assessment) -> list[str]:
    """Name each lock or theme that holds the level where it is."""
    level = assessment.level
    lines = [
        f"Verrou {lock.lock.rank}, « {lock.lock.title} » : {STATUS[lock.status].lower()}. "
        f"Le niveau ne peut pas dépasser {lock.ceiling}\u00a0sur\u00a04."
        for lock in level.locks
    ]
    lines += [
        f"Thème « {theme.theme.title} » : {_theme_word(theme)}. "
        f"Le niveau ne peut pas dépasser {theme.ceiling}\u00a0sur\u00a04."
        for theme in level.themes
    ]
    return lines


def _theme_word(theme: ThemeResult) -> str:
    return {
        LockStatus.NO: "une réponse au moins est « non »",
        LockStatus.UNANSWERED: "une question au moins est sans réponse",
        LockStatus.UNKNOWN: "une réponse au moins est « je ne sais pas »",
    }.get(theme.status, "une réponse au moins est « en partie »")


def action_title(action: Action, content: Content) -> str:
    """Return the title of a line of the plan."""
    return subject_title(action.id, content)


def subject_title(action_id: str, content: Content) -> str:
    """Return the title of a line from its id, even if it has left the plan since."""
    kind, _, name = action_id.partition(":")
    if kind == ActionKind.MEASURE and name in content.measure_by_id:
        return content.measure_by_id[name].title
    if kind == ActionKind.VERIFY and name in content.question_by_id:
        return verification(content.question_by_id[name])
    return action_id


def verification(question: Question) -> str:
    """Return the title of a line that asks to find out."""
    return f"À vérifier : {question.label}"


def action_reason(action: Action, content: Content) -> str:
    """Say why the line stands where it stands: lock, exclusions exposed, effort."""
    parts = []
    if action.lock_rank != NO_LOCK:
        lock = next(lock for lock in content.locks if lock.rank == action.lock_rank)
        parts.append(f"Verrou {lock.rank} sur 7, « {lock.title} »")
    else:
        parts.append("Hors des sept verrous")
    count = len(action.exposed)
    if count:
        plural = "s" if count > 1 else ""
        parts.append(f"{count} exclusion{plural} vous expose{'nt' if count > 1 else ''}")
    parts.append(EFFORT[action.effort])
    return "\u202f; ".join(parts) + "."


def action_cost(action: Action, content: Content, who: Mapping[Who, str] = WHO) -> str:
    """Return duration, cost and who, in one phrase; *who* names them for another reader."""
    if action.measure is None:
        question = content.question_by_id[action.questions[0]]
        return f"{duration(question.check_minutes)}, gratuit, {who[question.check_who]}"
    measure = action.measure
    return f"{duration(measure.minutes)}, {COST[measure.cost]}, {who[measure.who]}"


def action_steps(action: Action, content: Content) -> tuple[str, ...]:
    """Return how to do it; for a verification, the first recipe and what to ask the provider.

    The recipes for each kind of computer stay on the page of the question: they are many.
    """
    if action.measure is not None:
        return action.measure.how
    checks = content.question_by_id[action.questions[0]].check
    provider = [check for check in checks if check.environment is Environment.PROVIDER]
    first = [check for check in checks if check.environment is not Environment.PROVIDER][:1]
    return tuple(
        f"{ENVIRONMENT[check.environment]}\u00a0: {' '.join(check.steps)}"
        for check in (*first, *provider)
    )


def source_lines(content: Content, ids: tuple[str, ...]) -> list[str]:
    """Return each source with its publisher and the day it was last checked."""
    found = (content.source_by_id[name] for name in ids)
    return [
        f"{source.title} — {source.publisher}, vérifié le\u00a0{short_date(source.checked_on)}"
        for source in found
    ]


def evidence_title(evidence: Evidence) -> str:
    """Return « Facture : antivirus de 3 ordinateurs »."""
    kind = EVIDENCE[evidence.kind].capitalize()
    return f"{kind}\u00a0: {evidence.note}" if evidence.note.strip() else kind


def evidence_state(evidence: Evidence, day: date) -> str:
    """Say whether a proof still holds on *day*; without an end of its own, it lasts a year."""
    last = evidence.valid_until
    if last is None and evidence.fact_date is not None:
        last = evidence.fact_date + EVIDENCE_LASTS
    if last is None:
        return UNDATED
    return TO_RENEW if last < day else VALID


def expired(valid_until: date) -> str:
    """Say, on opening, that the dossier has run out."""
    return (
        f"Ce dossier était valable jusqu’au {long_date(valid_until)}\u00a0: relisez vos réponses,"
        " puis imprimez un nouveau dossier."
    )


def unknown_share(assessment: Assessment) -> str:
    """Return the share of « je ne sais pas », as a count."""
    total, unknown = len(assessment.practices), len(assessment.unknowns)
    return f"{unknown} réponse{'s' if unknown > 1 else ''} « je ne sais pas » sur {total}"
