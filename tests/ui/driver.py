"""A manager at the keyboard: tests say what he does and what he reads, never how it is built."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ui.main_window import MainWindow
from ui.widgets.cards import CheckCard, RadioCard
from ui.widgets.rows import RowButton
from ui.widgets.text import Heading

Key = Qt.Key
FARTHEST = 150
D = TypeVar("D", bound=QDialog)


class Manager:
    """Every action goes through the widget that has the keyboard, as a real key does."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self._qtbot = qtbot
        self.window = window
        self.activate()

    def activate(self) -> None:
        """Bring the window to the front."""
        self.window.activateWindow()
        self._qtbot.waitUntil(self.window.isActiveWindow)

    @property
    def shown(self) -> QWidget:
        """The window that has the keyboard: a dialog if there is one."""
        return QApplication.activeModalWidget() or self.window

    @property
    def focus(self) -> QWidget:
        """The control that has the keyboard."""
        self._qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        widget: QWidget | None = QApplication.focusWidget()
        assert widget is not None
        return widget

    @property
    def focus_name(self) -> str:
        """The name of that control."""
        return name_of(self.focus)

    def key(self, key: Key, *, alt: bool = False, ctrl: bool = False, shift: bool = False) -> None:
        """Press one key."""
        modifier = Qt.KeyboardModifier.NoModifier
        for pressed, one in (
            (alt, Qt.KeyboardModifier.AltModifier),
            (ctrl, Qt.KeyboardModifier.ControlModifier),
            (shift, Qt.KeyboardModifier.ShiftModifier),
        ):
            if pressed:
                modifier |= one
        QTest.keyClick(self.focus, key, modifier)

    def write(self, text: str) -> None:
        """Type *text* where the keyboard is; what keys cannot type is pasted."""
        field = self.focus
        assert isinstance(field, QLineEdit | QPlainTextEdit)
        QApplication.clipboard().setText(text)
        self.key(Key.Key_A, ctrl=True)
        self.key(Key.Key_V, ctrl=True)

    def tab_to(self, name: str) -> None:
        """Press Tab until the keyboard is on the control called *name* (or starting so)."""
        seen = []
        for _ in range(FARTHEST):
            if _plain(self.focus_name).startswith(_plain(name)):
                return
            seen.append(self.focus_name)
            self.key(Key.Key_Tab)
        raise AssertionError(f"{name!r} is not reached by Tab: {list(dict.fromkeys(seen))}")

    def press(self, name: str) -> None:
        """Press the button called *name*."""
        self.tab_to(name)
        self.key(Key.Key_Space)

    def choose(self, label: str) -> None:
        """Choose an answer: Tab to the cards, then arrows, which choose as they go."""
        for _ in range(FARTHEST):
            if isinstance(self.focus, RadioCard | CheckCard):
                break
            self.key(Key.Key_Tab)
        for key in (Key.Key_Up, Key.Key_Down):
            for _ in range(FARTHEST):
                before = self.focus
                if _plain(self.focus_name) == _plain(label):
                    self.key(Key.Key_Space)
                    return
                self.key(key)
                if self.focus is before:
                    break
        raise AssertionError(f"{label!r} is not among the answers")

    def menu(self, title: str, entry: str) -> None:
        """Open the menu called *title* by its letter, and choose *entry* with the arrows."""
        titles = [action.text() for action in self.window.menuBar().actions()]
        (named,) = (text for text in titles if text.replace("&", "") == title)
        letter = getattr(Key, f"Key_{named[named.index('&') + 1].upper()}")
        QTest.keyClick(self.window, letter, Qt.KeyboardModifier.AltModifier)
        self.wait(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
        menu: QWidget | None = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        for _ in range(FARTHEST):
            active: QAction | None = menu.activeAction()
            if active is not None and _plain(active.text().replace("&", "")).startswith(entry):
                assert active.isEnabled()
                QTest.keyClick(menu, Key.Key_Return)
                return
            QTest.keyClick(menu, Key.Key_Down)
        raise AssertionError(f"{entry!r} is not in the menu {title!r}")

    def next(self) -> None:
        """Go on."""
        self.key(Key.Key_Right, alt=True)

    def back(self) -> None:
        """Go back."""
        self.key(Key.Key_Left, alt=True)

    def texts(self) -> list[str]:
        """Everything that can be read in the window, dialog included."""
        return list(texts_of(self.shown))

    def reads(self, text: str) -> bool:
        """Tell whether *text* is somewhere on screen; every kind of space is a space."""
        return any(_plain(text) in _plain(one) for one in self.texts())

    def title(self) -> str:
        """The title of the page."""
        assert self.window.wizard is not None
        page = self.window.wizard.page
        return next(_plain(h.text()) for h in page.findChildren(Heading) if h.isVisible())

    def wait(self, condition: Callable[[], bool], seconds: int = 5) -> None:
        """Wait for something that happens behind the window."""
        self._qtbot.waitUntil(condition, timeout=1000 * seconds)

    def wait_to_read(self, text: str) -> None:
        """Wait until *text* is on screen."""
        self._qtbot.waitUntil(lambda: self.reads(text))

    def wait_for_wizard(self) -> None:
        """Wait until a dossier is open."""
        self._qtbot.waitUntil(
            lambda: self.window.wizard is not None and QApplication.activeModalWidget() is None
        )
        self.activate()

    def begin(self) -> Path:
        """Start a dossier where it is proposed; return its path."""
        self.press("Commencer un dossier")
        self.wait_for_dialog(QDialog)
        self.press("Commencer")
        self.wait_for_wizard()
        document = self.window.document
        assert document is not None
        return document.path

    def open_example(self, title: str = "Boulangerie") -> None:
        """Open one of the complete examples, to read."""
        self.press("Voir un exemple complet")
        self.wait_for_dialog(QDialog)
        self.press(title)
        self.wait_for_wizard()

    def give_file(self, path: Path) -> None:
        """Type a path in the file dialog that is open; agree to replace what is there."""
        self.wait_for_dialog(QFileDialog)
        self.write(str(path))
        # Qt asks about replacing in a loop of its own, inside the key.
        agree = QTimer(self.window, interval=10)
        agree.timeout.connect(self._agree)
        agree.start()
        self.key(Key.Key_Return)
        agree.stop()

    def _agree(self) -> None:
        box: QWidget | None = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            QTest.keyClick(box.button(QMessageBox.StandardButton.Yes), Key.Key_Space)

    def wait_for_dialog(self, kind: type[D]) -> D:
        """Wait until a dialog of that kind has the keyboard."""
        self.wait(lambda: isinstance(QApplication.activeModalWidget(), kind))
        dialog: QWidget | None = QApplication.activeModalWidget()
        assert isinstance(dialog, kind)
        dialog.activateWindow()
        self.wait(lambda: dialog.isAncestorOf(self.focus))
        return dialog

    def escape(self, dialog: QWidget) -> None:
        """Close *dialog* by Escape; the keyboard is back on something that is seen."""
        dialog.activateWindow()
        self.wait(lambda: dialog.isAncestorOf(self.focus))
        self.key(Key.Key_Escape)
        self.wait(lambda: QApplication.activeModalWidget() is not dialog)
        self.activate()
        assert self.focus.isVisible()

    def saved(self) -> None:
        """Wait until everything is on the disk."""
        wizard = self.window.wizard
        assert wizard is not None
        wizard.flush()
        self._qtbot.waitUntil(lambda: wizard.top.state_text.startswith("✓"))

    def quit(self) -> None:
        """Close the window, and wait until it has let its file go."""
        self.key(Key.Key_Q, ctrl=True)
        self._qtbot.waitUntil(lambda: not self.window.isVisible())


def name_of(widget: QWidget) -> str:
    """Return what a screen reader calls *widget*."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def texts_of(window: QWidget) -> Iterator[str]:
    """Yield what is written in the visible controls of *window*."""
    for widget in window.findChildren(QWidget):
        if not widget.isVisible():
            continue
        if isinstance(widget, RowButton):
            yield widget.title
            yield widget.detail
        elif isinstance(widget, QLabel | QAbstractButton | QLineEdit):
            yield widget.text()
        elif isinstance(widget, QPlainTextEdit):
            yield widget.toPlainText()


def _plain(text: str) -> str:
    """Return *text* with ordinary spaces and hyphens."""
    return text.translate({0xA0: " ", 0x202F: " ", 0x2011: "-", 0x200B: None})
