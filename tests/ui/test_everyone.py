"""Everyone can use it: names, roles, order, targets, contrast, no text cut, in every look."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QMenuBar,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)

from tests.ui.conftest import Launch
from tests.ui.driver import Key, Manager, name_of
from tests.ui.walk import every_state, ready
from ui.dialogs.settings import SettingsDialog
from ui.theme import THEMES, Tokens
from ui.widgets.cards import CheckCard, RadioCard, TickBox
from ui.widgets.chips import Chip
from ui.widgets.rows import RowButton
from ui.widgets.text import Heading

SMALLEST_TARGET = 24
LOOKS = [
    ("fr", "light", 10.5, (1180, 860)),
    ("fr", "dark", 16.0, (1180, 860)),
    ("fr", "contrast", 21.0, (960, 540)),
    ("en", "light", 10.5, (683, 384)),
    ("en", "dark", 21.0, (1366, 700)),
]


def controls(window: QWidget) -> Iterator[QWidget]:
    """Yield what takes the keyboard."""
    for widget in window.findChildren(QWidget):
        if (
            widget.isVisible()
            and widget.isEnabled()
            and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        ):
            yield widget


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
        wanted = widget.sizeHint()
        if width < wanted.width() or height < wanted.height():
            return f"{width}×{height}, {wanted.width()}×{wanted.height()} needed"
    if isinstance(widget, QLineEdit) and height < widget.fontMetrics().height() + 4:
        return f"{height} high"
    return ""


def _words(text: str) -> list[str]:
    return text.replace("\u200b", " ").split() or [""]


def overlapping(window: QWidget) -> list[str]:
    """Return the pairs of texts that cover each other, as far as they are on screen."""
    places: list[tuple[QWidget, QRect]] = [
        (widget, widget.visibleRegion().boundingRect().translated(widget.mapTo(window, QPoint())))
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and isinstance(widget, QLabel | QAbstractButton | QLineEdit | QPlainTextEdit)
    ]
    return [
        f"{name_of(a)!r} and {name_of(b)!r}"
        for (a, first), (b, second) in combinations(places, 2)
        if first.intersects(second) and not a.isAncestorOf(b) and not b.isAncestorOf(a)
    ]


def too_wide(window: QWidget) -> list[str]:
    """Return the scrolling pages wider than their window: their right side cannot be reached."""
    return [
        f"{type(area).__name__}: {inside.width()} in {area.viewport().width()}"
        for area in window.findChildren(QScrollArea)
        if area.isVisible() and (inside := area.widget()) is not None
        if inside.width() > area.viewport().width()
    ]


@pytest.mark.parametrize(("language", "theme", "size", "window"), LOOKS)
def test_every_state_can_be_read_and_used(
    launch: Launch, language: str, theme: str, size: float, window: tuple[int, int]
) -> None:
    manager = launch(language=language, theme=theme, size=size)
    manager.window.resize(*window)
    wrong = []
    for state, shown in every_state(manager):
        wrong += [f"{state}: unnamed {type(w).__name__}" for w in controls(shown) if not name_of(w)]
        for widget in shown.findChildren(QWidget):
            if widget.isVisible() and (why := cut(widget)):
                wrong.append(f"{state}: {name_of(widget)!r} is cut: {why}")
        wrong += [f"{state}: {pair} overlap" for pair in overlapping(shown)]
        wrong += [f"{state}: {area}" for area in too_wide(shown)]
        wrong += [
            f"{state}: {name_of(w)!r} is {w.width()}×{w.height()}"
            for w in controls(shown)
            if isinstance(w, QAbstractButton)
            if min(w.width(), w.height()) < SMALLEST_TARGET
        ]
        focus = QApplication.focusWidget()
        if focus is None or not focus.isVisible():
            wrong.append(f"{state}: the keyboard is nowhere")
    assert not wrong, "\n".join(wrong)


def test_the_only_windows_are_those_one_asked_for(launch: Launch) -> None:
    manager = launch()
    for state, shown in every_state(manager):
        there = {w for w in QApplication.topLevelWidgets() if w.isVisible()}
        assert there == {manager.window, shown}, state


def test_titles_are_titles(launch: Launch) -> None:
    manager = launch()
    for state, shown in every_state(manager):
        headings = [h for h in shown.findChildren(Heading) if h.isVisible()]
        assert headings, state
        for heading in headings:
            interface = QAccessible.queryAccessibleInterface(heading)
            assert interface.role() == QAccessible.Role.Heading
            assert interface.text(QAccessible.Text.Name) == heading.text()


def test_tab_follows_the_page(launch: Launch) -> None:
    manager = launch()
    for state, shown in every_state(manager):
        if shown is not manager.window or manager.window.wizard is None:
            continue
        page = manager.window.wizard.page
        inside = [w for w in controls(page) if not isinstance(w, QMenuBar)]
        places = [w.mapTo(page, w.rect().topLeft()) for w in _in_tab_order(inside)]
        assert [(p.y(), p.x()) for p in places] == sorted((p.y(), p.x()) for p in places), state


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


def test_cards_are_radio_buttons_and_check_boxes_in_a_named_group(launch: Launch) -> None:
    manager = launch()
    manager.begin()
    wizard = manager.window.wizard
    assert wizard is not None
    for stop, role in (
        ("serveur_nas", QAccessible.Role.CheckBox),
        ("copie", QAccessible.Role.RadioButton),
    ):
        wizard.go_to(stop)
        card = manager.focus
        interface = QAccessible.queryAccessibleInterface(card)
        assert interface.role() == role
        group = interface.parent()
        assert group.role() == QAccessible.Role.Grouping
        question = wizard._document.session.content.question_by_id[stop]
        assert group.text(QAccessible.Text.Name) == question.label


def test_what_unfolds_says_whether_it_is_open(launch: Launch) -> None:
    manager = launch()
    manager.begin()
    manager.tab_to("Commentaire, origine de la réponse (replié)")
    manager.key(Key.Key_Return)
    assert manager.focus_name == "Commentaire, origine de la réponse (déplié)"


def test_focus_is_seen_on_painted_widgets(launch: Launch) -> None:
    manager = launch()
    manager.begin()
    wizard = manager.window.wizard
    assert wizard is not None
    wizard.go_to("copie")
    ready(manager.window)
    manager.key(Key.Key_Down)
    card = manager.focus
    assert name_of(card) == "En partie, sauf certains"
    with_focus = card.grab().toImage()
    manager.key(Key.Key_Tab)
    assert manager.focus is not card
    assert card.grab().toImage() != with_focus


def test_a_narrow_window_offers_the_summary_by_a_button(launch: Launch) -> None:
    manager = launch()
    manager.begin()
    wizard = manager.window.wizard
    assert wizard is not None
    assert wizard.side.isVisible()
    manager.window.resize(560, 700)
    manager.wait(lambda: not wizard.side.isVisible())
    manager.press("Sommaire")
    assert wizard.side.isVisible()
    assert manager.focus_name.startswith("Partie 1, Votre entreprise")
    manager.press("Partie 2, Sauvegardes & copies")
    assert not wizard.side.isVisible()
    assert manager.title() == "Vos fichiers sont-ils copiés ?"


def test_the_summary_counts_and_says_what_is_done(launch: Launch) -> None:
    manager = launch()
    manager.begin()
    manager.tab_to("Partie 1, Votre entreprise, 0 sur 5 réponses, en cours")
    wizard = manager.window.wizard
    assert wizard is not None
    wizard.go_to("copie")
    manager.choose("Je ne sais pas")
    manager.wait_to_read("1 à vérifier")
    manager.tab_to("Partie 2, Sauvegardes & copies, 1 sur 1 réponse, 1 à vérifier, en cours")


# --- Contrast, from the colours that are painted -------------------------------------------------


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    dark, light = sorted((luminance(first), luminance(second)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("tokens", THEMES.values(), ids=list(THEMES))
def test_colours_stand_out(tokens: Tokens) -> None:
    grounds = (tokens.window, tokens.surface, tokens.tint)
    texts = {
        (ink, ground): 4.5
        for ink in (tokens.text, tokens.muted, tokens.primary, tokens.ok)
        for ground in grounds
    }
    texts |= {
        (ink, ground): 4.5
        for ink in (tokens.warn, tokens.danger)
        for ground in (tokens.window, tokens.surface)
    }
    texts |= {
        (tokens.on_primary, tokens.primary): 4.5,
        (tokens.on_primary, tokens.primary_hover): 4.5,
        (tokens.muted, tokens.track): 4.5,
    }
    edges = {(tokens.control, ground): 3.0 for ground in (tokens.window, tokens.surface)}
    edges |= {(tokens.primary, ground): 3.0 for ground in grounds}
    weak = {
        pair: round(contrast(*pair), 2)
        for pair, least in (texts | edges).items()
        if contrast(*pair) < least
    }
    assert weak == {}


def test_a_change_of_colours_repaints_everything(launch: Launch) -> None:
    manager = launch()
    manager.begin()
    light = _ground(manager)
    manager.key(Key.Key_Comma, ctrl=True)
    manager.wait_for_dialog(SettingsDialog)
    manager.tab_to("Claires")
    manager.key(Key.Key_Down)
    manager.key(Key.Key_Escape)
    assert _ground(manager) != light
    assert _ground(manager).lightness() < 60


def test_a_change_of_text_size_fits_everything_at_once(launch: Launch) -> None:
    manager = launch()
    manager.begin()
    wizard = manager.window.wizard
    assert wizard is not None
    wizard.go_to("copie")
    manager.key(Key.Key_Comma, ctrl=True)
    manager.wait_for_dialog(SettingsDialog)
    manager.tab_to("100 %")
    for _ in range(4):
        manager.key(Key.Key_Right)
    assert manager.focus_name == "200\u00a0%"
    wrong = [name_of(w) for w in ready(manager.shown).findChildren(QWidget) if cut(w)]
    manager.key(Key.Key_Escape)
    shown = ready(manager.window)
    wrong += [name_of(w) for w in shown.findChildren(QWidget) if w.isVisible() and cut(w)]
    assert wrong == []
    assert too_wide(shown) == []


def _ground(manager: Manager) -> QColor:
    image = manager.window.grab().toImage()
    return image.pixelColor(image.width() - 40, image.height() // 2)
