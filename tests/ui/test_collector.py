"""Qt's objects die where they live: no thread but the window's collects garbage."""

from __future__ import annotations

import gc
import threading
import weakref
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cyberwizard.content.model import Content
from cyberwizard.dossier.forms import blank
from ui.app import print_dossier
from ui.background import Task
from ui.collector import Collector


class Knot:
    """Refers to itself: only a collection ends it."""

    def __init__(self) -> None:
        self.me = self


def test_another_thread_never_has_the_last_word(
    qtbot: QtBot, content: Content, collector: Collector
) -> None:
    ended_in: list[threading.Thread] = []
    knot = Knot()
    weakref.finalize(knot, lambda: ended_in.append(threading.current_thread()))
    del knot

    def work() -> None:
        for _ in range(3_000):
            Knot()
        print_dossier(blank(content, date(2026, 11, 23)), {})

    task = Task(work)
    with qtbot.waitSignal(task.done, timeout=30_000):
        task.start()
    assert set(ended_in) <= {threading.main_thread()}  # the window may have collected meanwhile
    while not ended_in:
        for _ in range(3_000):
            Knot()
        collector.collect()
    assert ended_in == [threading.main_thread()]


def test_from_then_on_nothing_else_collects(qapp: QApplication) -> None:
    gc.enable()
    collector = Collector(qapp)
    assert not gc.isenabled()
    collector.deleteLater()


def test_the_oldest_are_collected_less_often(
    collector: Collector, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[int] = []
    monkeypatch.setattr("ui.collector.gc.collect", done.append)
    for counts, due in (((5, 0, 0), -1), ((701, 0, 0), 0), ((701, 11, 0), 1), ((701, 11, 11), 2)):
        monkeypatch.setattr("ui.collector.gc.get_count", lambda counts=counts: counts)
        monkeypatch.setattr("ui.collector.gc.get_threshold", lambda: (700, 10, 10))
        assert collector.collect() == due
    assert done == [0, 1, 2]
