"""Everyone can use it: names, roles, order, targets, contrast, no text cut, in every look."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest
from PySide6.QtGui import QAccessible, QColor, QPalette
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from tests.faults.scale import LONG
from tests.ui import checks
from tests.ui.checks import cut
from tests.ui.conftest import Launch
from tests.ui.driver import Key, Manager, name_of
from tests.ui.walk import every_state, ready
from ui.dialogs.dialog import Dialog
from ui.dialogs.settings import SettingsDialog
from ui.theme import MUTED, THEMES, ThemeName, Tokens
from ui.widgets.button import Button
from ui.widgets.rows import RowButton
from ui.widgets.text import Heading, Label


class Look(NamedTuple):
    """How the window is seen; the size is in pixels as Qt counts them."""

    language: str
    theme: str
    size: float
    window: tuple[int, int]
    scale: int = 1

    def __str__(self) -> str:
        width, height = self.window
        return f"{self.language}-{self.theme}-{self.size}-{width}x{height}-{self.scale}"


OFFICE, LAPTOP_TWICE, SMALL = (1180, 860), (960, 540), (683, 384)
SHORT = [
    Look("fr", "light", 10.5, OFFICE),
    Look("fr", "dark", 16.0, OFFICE),
    Look("fr", "contrast", 21.0, LAPTOP_TWICE),
    Look("fr", "light", 10.5, LAPTOP_TWICE, scale=2),
]
MATRIX = [
    Look(language, str(theme), size, LAPTOP_TWICE if scale == 2 else OFFICE, scale)
    for language in ("fr", "en")
    for theme in ThemeName
    for size in (10.5, 16.0)
    for scale in (1, 2)
]
EXTREMES = [Look("en", "dark", 21.0, (1366, 700)), Look("fr", "dark", 10.5, SMALL)]
LOOKS = list(dict.fromkeys([*SHORT, *MATRIX, *EXTREMES])) if LONG else SHORT
SCREEN = {"name": "office", "x": 0, "y": 0, "width": 1920, "height": 1080, "logicalDpi": 96}


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_every_state_can_be_read_and_used(launch: Launch, look: Look, tmp_path: Path) -> None:
    if str(look.scale) != os.environ.get("QT_SCALE_FACTOR", "1"):
        again_at_scale(look, tmp_path)  # Qt reads it once, when it starts
        return
    manager = launch(language=look.language, theme=look.theme, size=look.size)
    manager.window.resize(*look.window)
    wrong = [
        f"{state}: {problem}"
        for state, shown in every_state(manager)
        for problem in checks.wrong_with(shown)
    ]
    assert not wrong, "\n".join(wrong)


def again_at_scale(look: Look, tmp_path: Path) -> None:
    """Run this look alone in another process, on an office screen at another scale."""
    screen = tmp_path / "screen.json"
    screen.write_text(json.dumps({"screens": [SCREEN | {"dpr": 1}]}))
    test = f"{Path(__file__)}::{test_every_state_can_be_read_and_used.__name__}[{look}]"
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", test],
        capture_output=True,
        encoding="utf-8",
        env=os.environ
        | {
            "QT_SCALE_FACTOR": str(look.scale),
            "QT_QPA_PLATFORM": f"offscreen:configfile={screen}",
        },
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout
    assert "1 passed" in done.stdout


# --- The checks see what is wrong ----------------------------------------------------------------


def bad_window(manager: Manager, *widgets: QWidget) -> Dialog:
    """Show a dialog that is well made but for *widgets*."""
    dialog = Dialog(manager.window)
    dialog.column.addWidget(Heading("Un titre"))
    dialog.buttons.add(Button("Fermer", look="primary"))
    for widget in widgets:
        dialog.column.addWidget(widget)
    dialog.open()
    ready(dialog)
    return dialog


def faint(text: str) -> Label:
    label = Label(text)
    palette = QPalette(label.palette())
    palette.setColor(QPalette.ColorRole.WindowText, QColor("#B0B4BC"))
    label.setPalette(palette)
    return label


def faint_example() -> QLineEdit:
    field = QLineEdit(placeholderText="Une date")
    field.setAccessibleName("Une date")
    field.setStyleSheet("placeholder-text-color: #B0B4BC")
    return field


def narrow(widget: QWidget, width: int, height: int) -> QWidget:
    widget.setFixedSize(width, height)
    return widget


def nameless() -> QWidget:
    field = QLineEdit()
    field.setAccessibleName("")
    return field


def overlapping() -> QWidget:
    both = narrow(QWidget(), 200, 60)
    for place in (0, 10):
        label = Label("Un texte", parent=both)
        label.setGeometry(0, place, 100, 24)
    return both


@pytest.mark.parametrize(
    ("check", "make", "said"),
    [
        (checks.named, nameless, "unnamed"),
        (checks.nothing_is_cut, lambda: narrow(Label("Un long mot"), 60, 12), "is cut"),
        (checks.nothing_is_cut, lambda: narrow(Button("Un long bouton"), 40, 30), "is cut"),
        (checks.nothing_is_cut, lambda: narrow(RowButton("Un " * 60), 300, 30), "is cut"),
        (checks.nothing_overlaps, overlapping, "overlap"),
        (checks.nothing_is_too_wide, lambda: narrow(Label("Un texte"), 4000, 30), "in"),
        (checks.targets_are_large, lambda: narrow(Button("x"), 20, 20), "20×20"),
        (checks.texts_stand_out, lambda: faint("Un texte pâle"), "is faint"),
        (checks.texts_stand_out, faint_example, "is faint"),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_a_check_sees_what_is_wrong(
    launch: Launch, check: checks.Check, make: type[QWidget], said: str
) -> None:
    manager = launch()
    good = bad_window(manager, Label("Un texte"))
    assert list(check(good)) == []
    good.close()
    assert [problem for problem in check(bad_window(manager, make())) if said in problem]


def test_a_window_without_a_title_is_seen(launch: Launch) -> None:
    dialog = bad_window(launch(), Label("Un texte"))
    assert list(checks.has_titles(dialog)) == []
    dialog.findChildren(Heading)[0].hide()
    assert list(checks.has_titles(dialog)) == ["no title"]


def test_a_tab_that_jumps_about_is_seen(launch: Launch) -> None:
    buttons = [Button(text) for text in ("Un", "Deux", "Trois")]
    dialog = bad_window(launch(), *buttons)
    assert list(checks.tab_follows_the_page(dialog)) == []
    QWidget.setTabOrder(buttons[0], buttons[2])
    QWidget.setTabOrder(buttons[2], buttons[1])
    assert list(checks.tab_follows_the_page(dialog)) == ["Tab jumps about: ['Un', 'Trois', 'Deux']"]


def test_a_return_that_removes_is_seen(launch: Launch) -> None:
    manager = launch()
    dialog = bad_window(manager, Label("Un texte"))
    wipe = Button("Tout effacer")
    dialog.buttons.add(wipe)
    manager.wait_for_dialog(Dialog)
    assert list(checks.return_is_safe(dialog)) == []
    manager.tab_to("Tout effacer")
    assert list(checks.return_is_safe(dialog)) == ["Return would press 'Tout effacer'"]


@pytest.mark.parametrize("theme", list(ThemeName))
def test_an_example_of_what_to_type_can_be_read(launch: Launch, theme: ThemeName) -> None:
    """Qt paints it half transparent, unless it is told otherwise."""
    edit, long = QLineEdit(), QPlainTextEdit()
    for field in (edit, long):
        field.setAccessibleName("Une date")
        field.setPlaceholderText("Par exemple : 20/11/2026, ou 20.11.26")
        field.setMinimumWidth(320)
    dialog = bad_window(launch(theme=theme), edit, long)
    assert list(checks.texts_stand_out(dialog)) == []


@pytest.mark.parametrize("theme", list(ThemeName))
def test_the_ink_is_the_one_of_the_theme(launch: Launch, theme: ThemeName) -> None:
    """What the pixels say agrees with the colours that were chosen."""
    label = Label("Un texte assez long pour être mesuré", tone=MUTED)
    dialog = bad_window(launch(theme=theme), label)
    picture, ratio = checks._pixels(dialog)
    there = label.rect().translated(label.mapTo(dialog, label.rect().topLeft()))
    measured = checks._contrast_in(picture, there, ratio)
    tokens = THEMES[theme]
    expected = checks.contrast(_rgb(tokens.muted), _rgb(tokens.window))
    assert measured == pytest.approx(expected, rel=0.08)


def _rgb(colour: str) -> tuple[int, int, int]:
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return red, green, blue


# --- Keyboard and screen readers -----------------------------------------------------------------


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


# --- Contrast, from the colours that are chosen ---------------------------------------------------


def _between(first: str, second: str) -> float:
    return checks.contrast(_rgb(first), _rgb(second))


@pytest.mark.parametrize("tokens", THEMES.values(), ids=list(THEMES))
def test_colours_stand_out(tokens: Tokens) -> None:
    grounds = (tokens.window, tokens.surface, tokens.tint)
    texts = {
        (ink, ground): 4.5
        for ink in (tokens.text, tokens.muted, tokens.example, tokens.primary, tokens.ok)
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
        pair: round(_between(*pair), 2)
        for pair, least in (texts | edges).items()
        if _between(*pair) < least
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
    assert list(checks.nothing_is_too_wide(shown)) == []


def _ground(manager: Manager) -> QColor:
    image = manager.window.grab().toImage()
    return image.pixelColor(image.width() - 40, image.height() // 2)
