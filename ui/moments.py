"""Days and hours, in the language of the window."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale


def moment(when: datetime) -> str:
    """Return « 23 novembre 2026 à 10 h 42 »."""
    text = QCoreApplication.translate("moments", "{day} à {hour} h {minute}")
    return text.format(day=day(when), hour=when.hour, minute=f"{when.minute:02}")


def day(when: date) -> str:
    """Return « 23 novembre 2026 »."""
    return QLocale().toString(QDate(when.year, when.month, when.day), "d MMMM yyyy")


def size(count: int) -> str:
    """Return « 1,4 Mo »."""
    return QLocale().formattedDataSize(
        count, 1 if count >= 1_000_000 else 0, QLocale.DataSizeFormat.DataSizeSIFormat
    )
