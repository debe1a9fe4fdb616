"""The small shapes that carry a meaning beside a word: tick, chevron, badge."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF


def _pen(colour: QColor, width: float) -> QPen:
    return QPen(
        colour,
        width,
        Qt.PenStyle.SolidLine,
        Qt.PenCapStyle.RoundCap,
        Qt.PenJoinStyle.RoundJoin,
    )


def _line(painter: QPainter, square: QRectF, points: tuple[tuple[float, float], ...]) -> None:
    x, y, side = square.x(), square.y(), square.width()
    painter.drawPolyline(QPolygonF([QPointF(x + side * a, y + side * b) for a, b in points]))


def draw_tick(painter: QPainter, square: QRectF, colour: QColor) -> None:
    """Draw a tick in *square*."""
    painter.setPen(_pen(colour, square.width() / 8))
    _line(painter, square, ((0.26, 0.52), (0.43, 0.69), (0.75, 0.33)))


def draw_cross(painter: QPainter, square: QRectF, colour: QColor) -> None:
    """Draw a cross in *square*."""
    painter.setPen(_pen(colour, square.width() / 8))
    _line(painter, square, ((0.31, 0.31), (0.69, 0.69)))
    _line(painter, square, ((0.69, 0.31), (0.31, 0.69)))


def draw_chevron(painter: QPainter, square: QRectF, colour: QColor, *, open_: bool) -> None:
    """Draw the arrow of something that unfolds."""
    painter.setPen(_pen(colour, 2))
    if open_:
        _line(painter, square, ((0.25, 0.38), (0.5, 0.64), (0.75, 0.38)))
    else:
        _line(painter, square, ((0.38, 0.25), (0.64, 0.5), (0.38, 0.75)))


def draw_arrow(painter: QPainter, square: QRectF, colour: QColor) -> None:
    """Draw the arrow of something that leads elsewhere."""
    painter.setPen(_pen(colour, 1.8))
    _line(painter, square, ((0.12, 0.5), (0.86, 0.5)))
    _line(painter, square, ((0.56, 0.2), (0.86, 0.5), (0.56, 0.8)))


def draw_dash(painter: QPainter, square: QRectF, colour: QColor) -> None:
    """Draw a dash in *square*."""
    painter.setPen(_pen(colour, square.width() / 8))
    _line(painter, square, ((0.3, 0.5), (0.7, 0.5)))


def draw_warning(painter: QPainter, square: QRectF, colour: QColor, ground: QColor) -> None:
    """Draw a filled triangle with an exclamation mark."""
    x, y, side = square.x(), square.y(), square.width()
    painter.setPen(_pen(colour, side / 8))
    painter.setBrush(colour)
    corners = ((0.5, 0.12), (0.95, 0.88), (0.05, 0.88))
    painter.drawPolygon(QPolygonF([QPointF(x + side * a, y + side * b) for a, b in corners]))
    painter.setPen(_pen(ground, side / 9))
    _line(painter, square, ((0.5, 0.4), (0.5, 0.6)))
    painter.drawPoint(QPointF(x + side * 0.5, y + side * 0.77))


def draw_question(painter: QPainter, square: QRectF, colour: QColor, ground: QColor) -> None:
    """Draw a filled disc with a question mark."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(square)
    painter.save()
    font = painter.font()
    font.setPixelSize(max(round(square.height() * 0.68), 1))
    font.setWeight(font.Weight.Bold)
    painter.setFont(font)
    painter.setPen(ground)
    painter.drawText(square, Qt.AlignmentFlag.AlignCenter, "?")
    painter.restore()


_BANG = (((0.5, 0.27), (0.5, 0.56)), ((0.5, 0.72), (0.5, 0.735)))
_LINES = tuple(((0.3, y), (0.7, y)) for y in (0.34, 0.5, 0.66))
_SHEET = (
    ((0.34, 0.26), (0.34, 0.74), (0.66, 0.74), (0.66, 0.38), (0.54, 0.26), (0.34, 0.26)),
    ((0.44, 0.58), (0.57, 0.58)),
)
_SHIELD = (
    ((0.5, 0.24), (0.7, 0.32), (0.7, 0.5), (0.63, 0.65), (0.5, 0.76)),
    ((0.5, 0.24), (0.3, 0.32), (0.3, 0.5), (0.37, 0.65), (0.5, 0.76)),
)
_HANDSET = (
    ((0.3, 0.3), (0.38, 0.26), (0.46, 0.4), (0.41, 0.46), (0.54, 0.59), (0.6, 0.54), (0.74, 0.62)),
    ((0.74, 0.62), (0.7, 0.7), (0.62, 0.74), (0.46, 0.68), (0.32, 0.54), (0.26, 0.38), (0.3, 0.3)),
)
_PEN = (
    ((0.3, 0.7), (0.34, 0.55), (0.62, 0.27), (0.73, 0.38), (0.45, 0.66), (0.3, 0.7)),
    ((0.54, 0.35), (0.65, 0.46)),
)
_QUERY = (
    ((0.38, 0.39), (0.42, 0.3), (0.5, 0.26), (0.59, 0.3), (0.62, 0.39), (0.5, 0.5), (0.5, 0.58)),
    ((0.5, 0.73), (0.5, 0.74)),
)
_SHUT_EYE = (
    ((0.22, 0.5), (0.36, 0.37), (0.5, 0.33), (0.64, 0.37), (0.78, 0.5)),
    ((0.22, 0.5), (0.36, 0.63), (0.5, 0.67), (0.64, 0.63), (0.78, 0.5)),
    ((0.32, 0.72), (0.68, 0.28)),
)
_CLOCK = (((0.5, 0.26), (0.5, 0.52), (0.66, 0.62)),)
_CLAUSES = (
    ((0.3, 0.26), (0.3, 0.74), (0.7, 0.74), (0.7, 0.26), (0.3, 0.26)),
    ((0.4, 0.41), (0.6, 0.41)),
    ((0.4, 0.53), (0.6, 0.53)),
)
ICONS: Mapping[str, tuple[tuple[tuple[float, float], ...], ...]] = {
    "exclusions": _BANG,
    "contrat": _CLAUSES,
    "garanties": _SHIELD,
    "contacts": _HANDSET,
    "signature": _PEN,
    "plus_tard": _CLOCK,
    "a_verifier": _QUERY,
    "cachees": _SHUT_EYE,
    "plan": _LINES,
    "dossier": _SHEET,
}


def draw_icon(painter: QPainter, square: QRectF, colour: QColor, name: str) -> None:
    """Draw one of ``ICONS``."""
    painter.setPen(_pen(colour, square.width() / 13))
    for points in ICONS[name]:
        _line(painter, square, points)
