"""How long a dossier may be relied on, from the day it is signed."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from cyberwizard.answers import Answer, Answers

VALIDITY = {"six_mois": 6, "douze_mois": 12}
"""Option of « validite » → months; six when nothing was chosen."""


def valid_until(answers: Answers, day: date) -> date:
    """Return the last day of a dossier signed, or else printed, on *day*."""
    months = 6
    choice = answers.get("validite", Answer()).options
    if choice:
        months = VALIDITY[choice[0]]
    signed = answers.get("signature_date", Answer()).value
    start = date.fromisoformat(signed) if signed else day
    years, month = divmod(start.month - 1 + months, 12)
    year = start.year + years
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def has_expired(answers: Answers, today: date) -> bool:
    """Tell whether the dossier was signed too long ago; never before it is signed."""
    signed = answers.get("signature_date", Answer()).value
    return bool(signed) and valid_until(answers, today) < today
