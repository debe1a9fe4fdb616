"""The four levels keep their whole names, however narrow the room."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot

from ui.widgets.level_card import GAP, _Scale

TITLES = ["Fragile", "À renforcer", "Solide", "Très solide"]


@pytest.fixture
def scale(qtbot: QtBot) -> _Scale:
    """The drawing, at the second level."""
    scale = _Scale()
    qtbot.addWidget(scale)
    scale.show_level(TITLES, 2)
    return scale


def test_the_steps_stack_up_when_there_is_no_room(scale: _Scale) -> None:
    metrics = QFontMetrics(scale._font())
    widest = max(metrics.horizontalAdvance(title) for title in scale._titles)
    row = scale.sizeHint().height()
    for columns, rows in ((4, 1), (2, 2), (1, 4)):
        enough = columns * (widest + 16) + (columns - 1) * GAP
        assert scale.heightForWidth(enough) == rows * row + (rows - 1) * GAP
    assert scale.heightForWidth(4 * (widest + 16)) > row


def test_the_level_is_said_as_well(scale: _Scale) -> None:
    assert scale.accessibleName() == "À renforcer (2/4)"
