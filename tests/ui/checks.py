"""What everybody needs of a window: each check yields what is wrong with the one it is shown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import combinations

from PIL import Image
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QDialog,
    QLabel,
    QLineEdit,
    QListView,
    QMenuBar,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QWidget,
)

from tests.ui.driver import name_of
from ui.dialogs.dialog import Dialog
from ui.pages.page import Page
from ui.widgets.cards import CheckCard, RadioCard, TickBox
from ui.widgets.chips import Chip
from ui.widgets.rows import RowButton
from ui.widgets.text import Heading

Check = Callable[[QWidget], Iterator[str]]

SMALLEST_TARGET = 24
READABLE = 4.5


def controls(window: QWidget) -> Iterator[QWidget]:
    """Yield what takes the keyboard."""
    for widget in window.findChildren(QWidget):
        if (
            widget.isVisible()
            and widget.isEnabled()
            and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        ):
            yield widget


# --- Names, roles, keyboard ----------------------------------------------------------------------

ROLES: tuple[tuple[type[QWidget], QAccessible.Role], ...] = (
    (Heading, QAccessible.Role.Heading),
    (QLabel, QAccessible.Role.StaticText),
    (QRadioButton, QAccessible.Role.RadioButton),
    (QCheckBox, QAccessible.Role.CheckBox),
    (QPushButton, QAccessible.Role.Button),
    (QLineEdit, QAccessible.Role.EditableText),
    (QPlainTextEdit, QAccessible.Role.EditableText),
    (QListView, QAccessible.Role.List),
    (QProgressBar, QAccessible.Role.ProgressBar),
)


def named(window: QWidget) -> Iterator[str]:
    """Every control has a name."""
    for widget in controls(window):
        if not name_of(widget).strip():
            yield f"unnamed {type(widget).__name__}"


def right_roles(window: QWidget) -> Iterator[str]:
    """Each control says what it is, and can be told apart from the others."""
    for widget in window.findChildren(QWidget):
        if not widget.isVisible():
            continue
        expected = next((role for kind, role in ROLES if isinstance(widget, kind)), None)
        interface = QAccessible.queryAccessibleInterface(widget)
        if expected is not None and interface.role() != expected:
            yield f"{name_of(widget)!r} is known as {interface.role().name}"
    for widget in controls(window):
        if not QAccessible.queryAccessibleInterface(widget).state().focusable:
            yield f"{name_of(widget)!r} is not known to take the keyboard"


def has_titles(window: QWidget) -> Iterator[str]:
    """There is a title to jump to, read as it is written."""
    headings = [h for h in window.findChildren(Heading) if h.isVisible()]
    if not headings:
        yield "no title"
    for heading in headings:
        if name_of(heading) != heading.text():
            yield f"the title {heading.text()!r} is read {name_of(heading)!r}"


def keyboard_is_here(window: QWidget) -> Iterator[str]:
    """The keyboard is on something that is seen."""
    focus: QWidget | None = QApplication.focusWidget()
    if focus is None or not focus.isVisible():
        yield "the keyboard is nowhere"
    elif not window.isAncestorOf(focus) and focus is not window:
        yield f"the keyboard is elsewhere, on {name_of(focus)!r}"


def no_other_window(window: QWidget) -> Iterator[str]:
    """The only windows are the one shown and the one it stands before."""
    parent = window.parentWidget()
    expected = {window, parent.window()} if parent is not None else {window}
    for there in QApplication.topLevelWidgets():
        if there.isVisible() and there not in expected:
            yield f"an unexpected window: {type(there).__name__}"


def tab_follows_the_page(window: QWidget) -> Iterator[str]:
    """Tab goes from top to bottom, then from left to right."""
    roots: list[QWidget] = [page for page in window.findChildren(Page) if page.isVisible()]
    if isinstance(window, Dialog):
        roots = [window._inside]  # its buttons stand below what scrolls
    for root in roots:
        inside = [w for w in controls(root) if not isinstance(w, QMenuBar)]
        if not inside:
            continue
        places = [w.mapTo(root, w.rect().topLeft()) for w in _in_tab_order(inside)]
        here = [(p.y(), p.x()) for p in places]
        if here != sorted(here):
            yield f"Tab jumps about: {[name_of(w) for w in _in_tab_order(inside)]}"


def _in_tab_order(widgets: list[QWidget]) -> list[QWidget]:
    """Return *widgets* as Tab meets them, from the first of the page."""
    wanted, first = set(widgets), widgets[0]
    order, here = [first], first.nextInFocusChain()
    while here is not None and here is not first:
        if here in wanted:
            order.append(here)
        here = here.nextInFocusChain()
    # The chain is a ring: begin with the widget highest on the page.
    top = min(order, key=lambda w: w.mapToGlobal(w.rect().topLeft()).y())
    start = order.index(top)
    return order[start:] + order[:start]


_LOSES = re.compile(r"effacer|supprimer|retirer|sans enregistrer", re.IGNORECASE)


def return_is_safe(window: QWidget) -> Iterator[str]:
    """Return never takes anything away by itself."""
    if not isinstance(window, QDialog):
        return
    focus: QWidget | None = QApplication.focusWidget()
    target = focus if isinstance(focus, QPushButton) else None
    if target is None:
        defaults = [b for b in window.findChildren(QPushButton) if b.isDefault() and b.isVisible()]
        target = defaults[0] if defaults else None
        if isinstance(target, RowButton):
            yield f"Return anywhere would press the row {name_of(target)!r}"
    if target is not None and target.isEnabled() and _LOSES.search(name_of(target)):
        yield f"Return would press {name_of(target)!r}"


# --- Room ----------------------------------------------------------------------------------------


def nothing_is_cut(window: QWidget) -> Iterator[str]:
    """Every text has the room it needs."""
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and (why := cut(widget)):
            yield f"{name_of(widget)!r} is cut: {why}"


def cut(widget: QWidget) -> str:
    """Return why the text of *widget* does not fit in it, or nothing."""
    width, height = widget.width(), widget.height()
    if isinstance(widget, RowButton | RadioCard | CheckCard | TickBox):
        needed = widget.heightForWidth(width)
        return f"{height} high, {needed} needed" if height < needed else ""
    if isinstance(widget, QLabel) and widget.wordWrap() and widget.text():
        needed = widget.heightForWidth(width)
        if height < needed:
            return f"{height} high, {needed} needed"
        longest = max(widget.fontMetrics().horizontalAdvance(w) for w in _words(widget.text()))
        return f"{width} wide, a word needs {longest}" if width < longest else ""
    if isinstance(widget, QPushButton | Chip):
        wanted: QSize = widget.sizeHint()
        if width < wanted.width() or height < wanted.height():
            return f"{width}×{height}, {wanted.width()}×{wanted.height()} needed"
    if isinstance(widget, QLineEdit) and height < widget.fontMetrics().height() + 4:
        return f"{height} high"
    return ""


def _words(text: str) -> list[str]:
    return text.replace("\u200b", " ").split() or [""]


def nothing_overlaps(window: QWidget) -> Iterator[str]:
    """No text covers another, as far as they are on screen."""
    places: list[tuple[QWidget, QRect]] = [
        (widget, _seen(widget, window))
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and isinstance(widget, QLabel | QAbstractButton | QLineEdit | QPlainTextEdit)
    ]
    for (a, first), (b, second) in combinations(places, 2):
        if first.intersects(second) and not a.isAncestorOf(b) and not b.isAncestorOf(a):
            yield f"{name_of(a)!r} and {name_of(b)!r} overlap"


def _seen(widget: QWidget, window: QWidget) -> QRect:
    region = widget.visibleRegion().boundingRect()
    return region.translated(widget.mapTo(window, QPoint()))


def nothing_is_too_wide(window: QWidget) -> Iterator[str]:
    """A page never hides its right side, which cannot be scrolled to."""
    for area in window.findChildren(QScrollArea):
        inside = area.widget()
        if area.isVisible() and inside is not None and inside.width() > area.viewport().width():
            yield f"{type(area).__name__}: {inside.width()} in {area.viewport().width()}"


def targets_are_large(window: QWidget) -> Iterator[str]:
    """What is clicked is 24 pixels wide and high at least."""
    for widget in controls(window):
        if isinstance(widget, QAbstractButton):
            width, height = widget.width(), widget.height()
            if min(width, height) < SMALLEST_TARGET:
                yield f"{name_of(widget)!r} is {width}×{height}"


# --- Contrast, from the pixels that are painted --------------------------------------------------


def texts_stand_out(window: QWidget) -> Iterator[str]:
    """The ink of each text is 4.5 times as bright, or as dark, as what is behind it.

    The ground is the colour met most in the place of a text, the ink the one farthest from it:
    the edges of the letters are softened, their middle is not.
    """
    picture, ratio = _pixels(window)
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or not widget.isEnabled():
            continue
        seen = _seen(widget, window)
        for place in text_places(widget):
            there = place.translated(widget.mapTo(window, QPoint())).intersected(seen)
            if min(there.width(), there.height()) < widget.fontMetrics().xHeight():
                continue
            found = _contrast_in(picture, there, ratio)
            if found < READABLE:
                yield f"{name_of(widget)!r} is faint: {found:.2f}"


def text_places(widget: QWidget) -> Iterator[QRect]:
    """Yield where *widget* paints its texts, without its edges and marks."""
    if isinstance(widget, RowButton):
        lines = widget.lines(widget.width())
        yield from (rect for rect in (lines.title_rect, lines.detail_rect) if rect.isValid())
    elif isinstance(widget, RadioCard | CheckCard | TickBox):
        lines = widget._lines(widget.width())
        yield from (rect for rect in (lines.title_rect, lines.detail_rect) if rect.isValid())
    elif isinstance(widget, QLabel):
        if widget.text().strip("\u00a0 ") and widget.pixmap().isNull():
            yield widget.contentsRect()
    elif isinstance(widget, Chip):
        yield widget.rect().adjusted(12, 5, -12, -5)
    elif isinstance(widget, QPushButton):
        if widget.text():
            yield widget.rect().adjusted(9, 7, -9, -7)
    elif isinstance(widget, QLineEdit | QPlainTextEdit):
        text = widget.text() if isinstance(widget, QLineEdit) else widget.toPlainText()
        if text.strip() or widget.placeholderText().strip():
            yield widget.rect().adjusted(9, 7, -9, -7)
    elif isinstance(widget, QListView):
        for row in range(widget.model().rowCount()):
            line = widget.visualRect(widget.model().index(row, 0))
            if widget.viewport().rect().contains(line):
                yield line.adjusted(12, 8, -12, -8)
    elif isinstance(widget, QMenuBar):
        for action in widget.actions():
            yield widget.actionGeometry(action).adjusted(6, 3, -6, -3)


def _pixels(window: QWidget) -> tuple[Image.Image, float]:
    image = window.grab().toImage().convertToFormat(QImage.Format.Format_RGBX8888)
    size = (image.width(), image.height())
    data = bytes(image.constBits())
    pixels = Image.frombuffer("RGBX", size, data, "raw", "RGBX", image.bytesPerLine(), 1)
    return pixels.convert("RGB"), image.devicePixelRatio()


def _contrast_in(picture: Image.Image, place: QRect, ratio: float) -> float:
    box = (place.left(), place.top(), place.right() + 1, place.bottom() + 1)
    part = picture.crop(tuple(round(side * ratio) for side in box))  # type: ignore[arg-type]
    colours = part.getcolors(part.width * part.height) or []
    counted = sorted((count, ink) for count, ink in colours if isinstance(ink, tuple))
    inks = [(ink[0], ink[1], ink[2]) for _, ink in counted]
    return max(contrast(inks[-1], ink) for ink in inks)


@cache
def luminance(colour: tuple[int, int, int]) -> float:
    """Return the relative luminance of WCAG."""
    linear = [
        c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4
        for c in (part / 255 for part in colour)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: tuple[int, int, int], second: tuple[int, int, int]) -> float:
    """Return the contrast of WCAG, from 1 to 21."""
    dark, light = sorted((luminance(first), luminance(second)))
    return (light + 0.05) / (dark + 0.05)


CHECKS: tuple[Check, ...] = (
    named,
    right_roles,
    has_titles,
    keyboard_is_here,
    no_other_window,
    tab_follows_the_page,
    return_is_safe,
    nothing_is_cut,
    nothing_overlaps,
    nothing_is_too_wide,
    targets_are_large,
    texts_stand_out,
)


def wrong_with(window: QWidget) -> Iterator[str]:
    """Yield everything that any check finds."""
    for check in CHECKS:
        yield from check(window)
