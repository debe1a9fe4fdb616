"""What may be typed: each kind of question turns a text into its canonical form, or refuses."""

from __future__ import annotations

from datetime import date

from cyberwizard.content.model import Kind, Question

MAX_TEXT = 10_000
EARLIEST = date(1900, 1, 1)
LATEST = date(2100, 12, 31)


def siren_is_valid(digits: str) -> bool:
    """Tell whether nine digits pass the Luhn key that every SIREN carries."""
    if len(digits) != 9 or not digits.isascii() or not digits.isdecimal() or not int(digits):
        return False
    doubled = (int(d) * (2 if i % 2 else 1) for i, d in enumerate(digits))
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


def check_value(question: Question, text: str) -> str:
    """Return the canonical text for *question*, or raise ValueError with a French sentence."""
    match question.kind:
        case Kind.TEXT:
            return _text(text)
        case Kind.NUMBER:
            return _number(question, text)
        case Kind.DATE:
            return check_date(text).isoformat()
        case Kind.SIREN:
            return _siren(text)
    raise ValueError("Cette question se répond en choisissant une réponse de la liste.")


def check_date(text: str) -> date:
    """Read an ISO date, or raise ValueError with a French sentence."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise ValueError("Cette date n’existe pas : écrivez-la comme 31/12/2025.") from None
    if not EARLIEST <= day <= LATEST:
        raise ValueError("Cette date est trop lointaine : vérifiez l’année.")
    return day


def _text(text: str) -> str:
    if not text.strip():
        raise ValueError("Écrivez une réponse.")
    if len(text) > MAX_TEXT:
        raise ValueError("Ce texte est trop long : gardez l’essentiel, en 10 000 signes au plus.")
    return text


def _number(question: Question, text: str) -> str:
    compact = "".join(text.split())
    if not compact.isascii() or not compact.isdecimal() or len(compact) > 12:
        raise ValueError("Écrivez un nombre entier, en chiffres.")
    number = int(compact)
    if question.minimum is not None and number < question.minimum:
        raise ValueError(f"Le plus petit nombre possible est {question.minimum}.")
    if question.maximum is not None and number > question.maximum:
        raise ValueError(f"Le plus grand nombre possible est {question.maximum}.")
    return str(number)


def _siren(text: str) -> str:
    compact = "".join(text.split())
    if len(compact) != 9 or not compact.isascii() or not compact.isdecimal():
        raise ValueError("Un SIREN compte 9 chiffres : vérifiez votre extrait Kbis.")
    if not siren_is_valid(compact):
        raise ValueError("Ce SIREN n’existe pas : un chiffre est faux, vérifiez votre Kbis.")
    return compact
