"""From the key that answers and goes on, to the next page painted and the answer on the disk.

``python -m benchmarks.bench_pages [--json FILE]``: the whole program, with its real content and a
real file, answers every question of an example by the keyboard; beside it, in the same process and
turn by turn, a bare Qt page with the same words, styled alike, and a bare apsw commit. Once
without a screen (``offscreen``), once on an X server when ``xvfb-run`` or a display is there. Then
300 page changes, with the memory before and after.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, TypedDict

import apsw

from benchmarks.bench_start import ROOT, environment, refresh_content
from cyberwizard.answers import Answer
from cyberwizard.content.loader import load
from cyberwizard.content.model import Kind, Question
from cyberwizard.dossier_file import DossierFile
from cyberwizard.samples import sample_answers, samples

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from ui.main_window import MainWindow

SAMPLE = "menuiserie"
"""The example with the longest plan."""

CHANGES = 300
MEDIAN_MS, P95_MS = 50.0, 100.0
RATIO, P95_RATIO = 2.5, 3.0
"""Bars: the median of ours over that of the bare page, and the same of the 95th percentile."""

MEMORY_SHARE = 0.02


class Figures(TypedDict):
    """Times in ms, one per page; memory in bytes."""

    platform: str
    painted: list[float]
    durable: list[float]
    floor: list[float]
    ending: dict[str, float]
    memory: tuple[int, int]


def p95(times: list[float]) -> float:
    """Return the time that 95 % of *times* do not pass."""
    return statistics.quantiles(times, n=20)[-1]


def platforms() -> list[tuple[str, list[str]]]:
    """Return each platform to measure, and what to put before the command."""
    found: list[tuple[str, list[str]]] = [("offscreen", [])]
    if os.environ.get("DISPLAY"):
        found.append(("xcb", []))
    elif shutil.which("xvfb-run"):
        found.append(("xcb", ["xvfb-run", "-a", "-s", "-screen 0 1920x1080x24"]))
    return found


def measure(platform: str, before: list[str]) -> Figures:
    """Run the child on *platform* and return its figures."""
    refresh_content()
    with tempfile.TemporaryDirectory() as folder:
        result = subprocess.run(
            [*before, sys.executable, "-m", "benchmarks.bench_pages", "--child", folder],
            env=environment(Path(folder)) | {"QT_QPA_PLATFORM": platform},
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
    if result.returncode != 0:
        raise RuntimeError(result.stderr)
    figures: Figures = json.loads(result.stdout.splitlines()[-1])
    return figures


# --- The child: one process, the program and its floor ----------------------------------------


def child(folder: Path) -> Figures:
    """Answer every question, turn the pages, and return the figures."""
    from PySide6.QtWidgets import QApplication

    from ui.app import launch

    path = folder / "a.cyberdossier"
    now = datetime.now(UTC)
    DossierFile.create(path, now=now, content_version=load().version).close()
    app, window = launch([sys.argv[0], str(path)])
    watch = _watch_class()(app)
    watch.wait(lambda: window.wizard is not None and not window.wizard.is_behind)
    assert isinstance(app, QApplication)
    floor = Floor(app, watch, folder)
    painted, durable, bare = [], [], []
    for paint, save in _answer_all(window, watch):
        painted.append(paint)
        durable.append(save)
        bare.append(floor.turn())
    ending = dict(_turn_ending(window, watch))
    floor.close()
    memory = _turn_pages(window, watch)
    document = window.document
    assert document is not None
    closed: list[bool] = []
    document.closed.connect(lambda: closed.append(True))
    document.close()
    watch.wait(lambda: bool(closed))
    return Figures(
        platform=app.platformName(),
        painted=painted,
        durable=durable,
        floor=bare,
        ending=ending,
        memory=memory,
    )


def _watch_class() -> Any:
    """Return the class that waits; made here, for Qt is only imported by the child."""
    from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, Qt, QTimer
    from PySide6.QtWidgets import QAbstractScrollArea, QWidget

    after = QEvent.Type(QEvent.registerEventType())

    class Watch(QObject):
        """Tells when a page has been painted, to the screen; nothing turns in circles meanwhile.

        An event posted during the painting comes just after it, before timers.
        """

        def __init__(self, parent: QObject) -> None:
            super().__init__(parent)
            self._watched: list[QWidget] = []  # kept, or another may take its place
            self._loop = QEventLoop(self)
            self._begin = 0.0
            self.painted = 0.0
            self.saved = 0.0
            self._until: Callable[[], bool] = lambda: True

        def follow(self, page: QWidget) -> None:
            """Watch the painting of *page*."""
            target = page.viewport() if isinstance(page, QAbstractScrollArea) else page
            if target not in self._watched:
                self._watched.append(target)
                target.installEventFilter(self)

        def press(self, act: Callable[[], None], until: Callable[[], bool]) -> None:
            """Do *act*, and let the program run until *until* holds."""
            self.painted = self.saved = 0.0
            self._begin = time.perf_counter()
            act()
            self.wait(until)

        def mark_saved(self) -> None:
            """Note the moment of the save."""
            self.saved = self._elapsed()
            self._look()

        def wait(self, until: Callable[[], bool]) -> None:
            """Let the program run until *until* holds."""
            self._until = until
            pulse = QTimer(self, interval=5)
            pulse.timeout.connect(self._look)
            pulse.start()
            if not until():
                self._loop.exec(QEventLoop.ProcessEventsFlag.AllEvents)
            pulse.stop()
            pulse.deleteLater()

        def eventFilter(self, _target: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint and not self.painted:
                high = Qt.EventPriority.HighEventPriority.value
                QCoreApplication.postEvent(self, QEvent(after), high)
            return False

        def customEvent(self, _event: QEvent) -> None:
            # Not QGuiApplication.sync(), which would run what the page leaves for later.
            if not self.painted:
                self.painted = self._elapsed()
                self._look()

        def _elapsed(self) -> float:
            return (time.perf_counter() - self._begin) * 1e3

        def _look(self) -> None:
            if self._until():
                self._loop.quit()

    return Watch


def _answer_all(window: MainWindow, watch: Any) -> Iterator[tuple[float, float]]:
    """Answer each question of the example; yield the times to the paint and to the disk."""
    from cyberwizard.session import ENDING
    from ui.document import Saving

    wizard, document = window.wizard, window.document
    assert wizard is not None
    assert document is not None
    content = document.session.content
    sample = next(sample for sample in samples() if sample.id == SAMPLE)
    answers = sample_answers(content, sample, date.today())

    def saved() -> None:
        if document.save_state.saving is Saving.SAVED:
            watch.mark_saved()

    document.save_state_changed.connect(saved)
    watch.follow(wizard.page)
    wizard.stack.currentChanged.connect(lambda place: watch.follow(wizard.stack.widget(place)))
    while document.session.stop not in ENDING:
        question = document.session.question
        assert question is not None
        key = _prepare(wizard.page, question, answers.get(question.id, Answer()))
        watch.wait(lambda: not wizard.is_behind and document.save_state.saving is Saving.SAVED)
        before = document.session.stop
        watch.press(key, lambda: bool(watch.painted and watch.saved))
        assert document.session.stop != before, before
        paint, save = watch.painted, watch.saved
        watch.wait(lambda: not wizard.is_behind)
        yield paint, max(paint, save)
    document.save_state_changed.disconnect(saved)


def _prepare(page: Any, question: Question, answer: Answer) -> Callable[[], None]:
    """Fill in all but the last key, and return what presses it."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    chosen = page._choice
    if chosen is not None and answer.options:
        places = [i for i, one in enumerate(question.options) if one.id in answer.options]
        cards = [chosen.cards[place] for place in places]
        if question.kind is Kind.MULTIPLE:
            for card in cards:
                QTest.keyClick(card, Qt.Key.Key_Space)
        elif _asks_more(question, answer):
            cards[0].click()
        if page._follow_up.shown is not None:
            page._follow_up.shown.edit.setPlainText("Sauf l’ordinateur de la caisse")
        page.flush()
        return lambda: QTest.keyClick(cards[-1], Qt.Key.Key_Return)
    if chosen is None and answer.value:
        edit = page._value.get().edit
        edit.setFocus()
        QTest.keyClicks(edit, answer.value)
        return lambda: QTest.keyClick(edit, Qt.Key.Key_Return)
    from PySide6.QtWidgets import QPushButton

    button: QPushButton = page.window().wizard.footer.later_button
    return button.click


def _asks_more(question: Question, answer: Answer) -> bool:
    return any(question.option(option).follow_up for option in answer.options)


def _turn_ending(window: MainWindow, watch: Any) -> Iterator[tuple[str, float]]:
    """Yield the time to the first painting of each page of the ending, the heaviest there are."""
    from cyberwizard.session import ENDING

    wizard, document = window.wizard, window.document
    assert wizard is not None
    assert document is not None
    for stop in ENDING:
        wizard.go_to(document.session.stops[0])
        watch.wait(lambda: not wizard.is_behind)
        watch.press(lambda stop=stop: wizard.go_to(stop), lambda: bool(watch.painted))
        yield stop, watch.painted
        watch.wait(lambda: not wizard.is_behind)


def _turn_pages(window: MainWindow, watch: Any) -> tuple[int, int]:
    """Go through every page and back, 300 changes; return the memory before and after."""
    wizard, document = window.wizard, window.document
    assert wizard is not None
    assert document is not None

    def turn(count: int) -> None:
        forward = False
        for _ in range(count):
            session = document.session
            if not session.can_go_next or not session.can_go_back:
                forward = not session.can_go_back
            wizard._move(type(session).next if forward else type(session).back)
            watch.wait(lambda: not wizard.is_behind)

    turn(2 * len(document.session.stops))
    gc.collect()
    before = resident()
    turn(CHANGES)
    gc.collect()
    return before, resident()


def resident() -> int:
    """Return the memory that the process holds, in bytes."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


class Floor:
    """A bare page of Qt with the words of a question, and a bare apsw commit on a thread."""

    def __init__(self, app: QApplication, watch: Any, folder: Path) -> None:
        from PySide6.QtWidgets import (
            QLabel,
            QMainWindow,
            QRadioButton,
            QScrollArea,
            QStackedWidget,
            QVBoxLayout,
            QWidget,
        )

        self._watch = watch
        self._questions = [q for q in load().questions if q.options]
        self._turn = 0
        self._window = QMainWindow()
        self._stack = QStackedWidget()
        self._pages = []
        for _ in range(2):
            page, inside = QScrollArea(), QWidget()
            column = QVBoxLayout(inside)
            texts = [QLabel() for _ in range(3)]
            for text in texts:
                text.setWordWrap(True)
                column.addWidget(text)
            radios = [QRadioButton() for _ in range(5)]
            for radio in radios:
                column.addWidget(radio)
            column.addStretch(1)
            page.setWidgetResizable(True)
            page.setWidget(inside)
            self._stack.addWidget(page)
            self._pages.append((page, texts, radios))
            watch.follow(inside)  # opaque: Qt does not paint the viewport under it
        self._window.setCentralWidget(self._stack)
        self._window.resize(1180, 860)
        self._window.show()
        self._jobs: SimpleQueue[str | None] = SimpleQueue()
        self._saved = 0
        self._thread = threading.Thread(target=self._save, args=(folder / "bare.sqlite3",))
        self._thread.start()
        app.processEvents()

    def turn(self) -> float:
        """Change the page and save one answer; return the time until both are done, in ms."""
        saved, began = self._saved, time.perf_counter()
        self._watch.press(self._change, lambda: bool(self._watch.painted and self._saved > saved))
        return (time.perf_counter() - began) * 1e3

    def close(self) -> None:
        """End the thread and the window."""
        self._jobs.put(None)
        self._thread.join()
        self._window.close()

    def _change(self) -> None:
        self._turn += 1
        question = self._questions[self._turn % len(self._questions)]
        page, texts, radios = self._pages[self._turn % 2]
        said = (question.label, question.help, question.why)
        for text, words in zip(texts, said, strict=True):
            text.setText(words)
        for radio, option in zip(radios, question.options, strict=False):
            radio.setText(option.label)
            radio.setChecked(False)
        self._jobs.put(question.id)
        self._stack.setCurrentWidget(page)

    def _save(self, path: Path) -> None:
        connection = apsw.Connection(str(path))
        connection.pragma("cipher", "chacha20")
        connection.pragma("key", "raw:" + "5a" * 32)
        connection.pragma("journal_mode", "delete")
        connection.pragma("synchronous", "full")
        connection.execute("CREATE TABLE answer (question TEXT PRIMARY KEY, said TEXT) STRICT")
        while (name := self._jobs.get()) is not None:
            with connection:
                connection.execute("INSERT OR REPLACE INTO answer VALUES (?, ?)", (name, "oui"))
            self._saved += 1
        connection.close()


# --- The table --------------------------------------------------------------------------------


def problems(figures: Figures) -> list[str]:
    """Say which bars are passed."""
    where, durable = figures["platform"], figures["durable"]
    median, high = statistics.median(durable), p95(durable)
    ratio = median / statistics.median(figures["floor"])
    before, after = figures["memory"]
    found = []
    if median > MEDIAN_MS:
        found.append(f"{where}: median {median:.1f} ms > {MEDIAN_MS:.0f}")
    if high > P95_MS:
        found.append(f"{where}: p95 {high:.1f} ms > {P95_MS:.0f}")
    if ratio > RATIO:
        found.append(f"{where}: {ratio:.2f} × the bare page > {RATIO}")
    if high / p95(figures["floor"]) > P95_RATIO:
        found.append(f"{where}: p95 {high / p95(figures['floor']):.2f} × the bare page")
    if abs(after - before) > MEMORY_SHARE * before:
        found.append(f"{where}: memory {before} → {after}")
    return found


def says(figures: Figures) -> list[str]:
    """Return the lines of the table."""
    lines = [f"{figures['platform']}, {len(figures['durable'])} pages"]
    for name in ("painted", "durable", "floor"):
        times: list[float] = figures[name]
        ratio = statistics.median(times) / statistics.median(figures["floor"])
        lines.append(
            f"  {name:<10}median {statistics.median(times):6.1f} ms"
            f"   p95 {p95(times):6.1f} ms   max {max(times):6.1f} ms   ratio {ratio:5.2f}"
        )
    for stop, taken in figures["ending"].items():
        lines.append(f"  first {stop:<14}{taken:6.1f} ms")
    before, after = figures["memory"]
    lines.append(
        f"  {CHANGES} changes: {before / 1e6:.1f} → {after / 1e6:.1f} MB"
        f" ({(after - before) / before:+.2%})"
    )
    return lines


def main(arguments: list[str]) -> int:
    """Print the table; exit code 1 when a bar is passed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--child", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args(arguments)
    if options.child:
        figures = child(options.child)
        print(json.dumps(figures), flush=True)
        os._exit(0)  # the floor's window and ours are torn down in no order
    found = [measure(*platform) for platform in platforms()]
    for one in found:
        print("\n".join(says(one)))
    if options.json:
        options.json.write_text(json.dumps(found, indent=2), "utf-8")
    wrong = [problem for one in found for problem in problems(one)]
    print("\n".join(wrong))
    return int(bool(wrong))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
