"""How each kind of value is read from what is typed, and shown again."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from cyberwizard.content.model import Kind, Question
from cyberwizard.content.values import check_date, check_value

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.widgets.line_field import LineField, Reader

_DAY = re.compile(r"\s*(\d{1,2})\s*[/.\- ]\s*(\d{1,2})\s*[/.\- ]\s*(\d{4}|\d{2})\s*")


def read_day(text: str) -> str:
    """Read « 1/3/26 », « 01.03.2026 » or an ISO date; ValueError with a French sentence."""
    if match := _DAY.fullmatch(text):
        day, month, year = match.groups()
        text = f"{year if len(year) == 4 else '20' + year}-{month:0>2}-{day:0>2}"
    return check_date(text.strip()).isoformat()


def show_day(value: str) -> str:
    """Return an ISO date as it is written in France."""
    return date.fromisoformat(value).strftime("%d/%m/%Y")


def value_field(field: LineField, question: Question, *, titled: bool = False) -> None:
    """Make *field* the one of *question*; ``titled`` when no title above says what is asked."""
    label, help_ = (question.label, question.help) if titled else ("", "")
    if question.kind is Kind.DATE:
        field.configure(
            label=label,
            help_=help_,
            name=question.label,
            reader=read_day,
            printer=show_day,
            columns=12,
            example=_example(),
        )
        return
    columns = {Kind.NUMBER: 12, Kind.SIREN: 12}.get(question.kind, 0)
    field.configure(
        label=label,
        help_=help_,
        name=question.label,
        reader=lambda text: check_value(question, text),
        printer=_grouped if columns else str,
        columns=columns,
        unit=question.unit,
        example="123 456 789" if question.kind is Kind.SIREN else "",
    )


def day_field(field: LineField, label: str, today: date, *, help_: str = "") -> None:
    """Make *field* the one of the day of a fact, which cannot be after *today*."""

    def read(text: str) -> str:
        value = read_day(text)
        if date.fromisoformat(value) > today:
            raise ValueError(
                QCoreApplication.translate(
                    "values", "Cette date est dans le futur : vérifiez l’année."
                )
            )
        return value

    _any_day(field, label, read, help_)


def later_day_field(
    field: LineField, label: str, first: Callable[[], str], *, help_: str = ""
) -> None:
    """Make *field* the one of a day that is not before *first* (an ISO date, or nothing yet)."""

    def read(text: str) -> str:
        value = read_day(text)
        if value < first():
            raise ValueError(
                QCoreApplication.translate(
                    "values", "Cette date est avant la date du fait : vérifiez les deux."
                )
            )
        return value

    _any_day(field, label, read, help_)


def _any_day(field: LineField, label: str, read: Reader, help_: str) -> None:
    field.configure(
        label=label,
        name=label,
        reader=read,
        printer=show_day,
        columns=12,
        help_=help_,
        example=_example(),
    )


def coming_day_field(field: LineField, label: str, today: date) -> None:
    """Make *field* the one of a day to come, *today* at the earliest."""

    def read(text: str) -> str:
        value = read_day(text)
        if date.fromisoformat(value) < today:
            raise ValueError(
                QCoreApplication.translate(
                    "values", "Cette date est passée : choisissez un jour à venir."
                )
            )
        return value

    field.configure(
        label=label, name=label, reader=read, printer=show_day, columns=12, example=_example()
    )


def _grouped(digits: str) -> str:
    from cyberwizard import sentences  # it names results, and loads all that computes them

    return sentences.grouped(digits)


def _example() -> str:
    return QCoreApplication.translate("values", "JJ/MM/AAAA")
