"""The words of the glossary: by keyboard under the text, and under the mouse."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QHelpEvent, QImage
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from cyberwizard.content.model import Content, Term
from cyberwizard.glossary import Glossary
from tests.ui.conftest import Launch
from tests.ui.driver import Key, Manager
from tests.ui.walk import ready, settle
from ui.theme import PRIMARY
from ui.widgets.cards import CheckCard
from ui.widgets.text import Label
from ui.widgets.word_card import WordCard
from ui.widgets.words import Explained, mention_places

KBIS = "La carte d’identité d’une société."


def opened(launch: Launch, stop: str) -> Manager:
    manager = launch()
    manager.begin()
    wizard = manager.window.wizard
    assert wizard is not None
    wizard.go_to(stop)
    settle(manager)
    ready(manager.window)
    return manager


def test_a_word_opens_in_place_by_keyboard(launch: Launch) -> None:
    manager = opened(launch, "nom_entreprise")
    manager.tab_to("Extrait Kbis (replié)")
    assert not manager.reads(KBIS)
    manager.key(Key.Key_Return)
    assert manager.reads(KBIS)
    assert manager.focus_name == "Extrait Kbis (déplié)"
    manager.key(Key.Key_Escape)
    assert not manager.reads(KBIS)
    assert manager.focus_name == "Extrait Kbis (replié)"
    manager.key(Key.Key_Space)
    manager.key(Key.Key_Space)
    assert not manager.reads(KBIS)


def test_one_definition_at_a_time(launch: Launch, content: Content) -> None:
    manager = opened(launch, "nom_entreprise")
    assert manager.window.wizard is not None
    manager.window.wizard.page.explain(content.terms)
    ready(manager.window)
    manager.press("Extrait Kbis (replié)")
    manager.press("Pirate & voleur (replié)")
    assert not manager.reads(KBIS)
    assert manager.reads("Celui qui entre sans être invité.")
    manager.window.wizard.page.explain(content.terms[:3])  # its word has gone
    assert not manager.reads("Celui qui entre sans être invité.")


def _words(manager: Manager) -> list[QWidget]:
    assert manager.window.wizard is not None
    return [b for b in manager.window.wizard.page.words.get()._buttons if b.isVisible()]


def test_the_words_are_those_of_the_question(launch: Launch) -> None:
    manager = opened(launch, "nom_entreprise")
    assert [w.text() for w in _words(manager)] == ["Extrait Kbis"]  # type: ignore[attr-defined]
    manager.next()
    manager.press("Répondre plus tard")
    assert not manager.reads("Mots expliqués :")
    wizard = manager.window.wizard
    assert wizard is not None
    wizard.go_to("serveur_nas")
    assert manager.reads("Mots expliqués :")
    assert [w.text() for w in _words(manager)] == ["NAS"]  # type: ignore[attr-defined]


def test_what_unfolds_brings_its_words_at_the_end(launch: Launch) -> None:
    manager = opened(launch, "@constats")
    manager.press("À discuter : Pas de sauvegarde")
    settle(manager)
    manager.tab_to("Sauvegarde (replié)")
    manager.key(Key.Key_Return)
    assert manager.reads("Une copie de vos fichiers, faite à une date.")


# --- Under the mouse ----------------------------------------------------------------------------


def hover(widget: QWidget, at: QPoint) -> bool:
    """Rest the mouse on *widget*; tell whether somebody had something to say."""
    place = widget.mapToGlobal(at)
    event = QHelpEvent(QHelpEvent.Type.ToolTip, at, place)
    return QApplication.sendEvent(widget, event) and event.isAccepted()


def card() -> WordCard | None:
    shown = [w for w in QApplication.topLevelWidgets() if isinstance(w, WordCard) and w.isVisible()]
    return shown[0] if shown else None


def label_with(manager: Manager, text: str) -> QLabel:
    assert manager.window.wizard is not None
    [label] = [
        one
        for one in manager.window.wizard.page.findChildren(QLabel)
        if one.isVisible() and text in one.text()
    ]
    return label


def place_of(label: QLabel, content: Content) -> QPoint:
    mentions = Glossary(content.terms).mentions(label.text())
    return mention_places(label, mentions)[0][0].center().toPoint()


def test_the_mouse_on_a_word_says_what_it_means(launch: Launch, content: Content) -> None:
    manager = opened(launch, "nom_entreprise")
    label = label_with(manager, "Le nom de votre Kbis.")
    assert not hover(label, QPoint(4, label.height() // 2))  # on « Le »
    assert card() is None
    assert hover(label, place_of(label, content))
    shown = card()
    assert shown is not None
    assert KBIS in {one.text() for one in shown.findChildren(QLabel)}
    below = label.mapToGlobal(QPoint(0, label.height())).y()
    assert shown.geometry().top() >= below - 8


def test_a_card_explains_its_words(launch: Launch) -> None:
    manager = opened(launch, "serveur_nas")
    assert manager.window.wizard is not None
    cards = manager.window.wizard.page.findChildren(CheckCard)
    [nas] = [one for one in cards if one.label == "Un disque réseau"]
    assert hover(nas, nas.rect().center())
    assert card() is not None
    [other] = [one for one in cards if one.label == "Un serveur"]
    assert not hover(other, other.rect().center())


@pytest.fixture
def mouse(monkeypatch: pytest.MonkeyPatch) -> Callable[[QPoint], None]:
    """Say where the mouse is: a test has none of its own."""

    def put(place: QPoint) -> None:
        monkeypatch.setattr("ui.widgets.word_card.QCursor.pos", lambda: place)

    return put


Mouse = Callable[[QPoint], None]


def hovered(launch: Launch, content: Content, mouse: Mouse) -> tuple[Manager, QLabel, QPoint]:
    manager = opened(launch, "nom_entreprise")
    label = label_with(manager, "Le nom de votre Kbis.")
    place = label.mapToGlobal(place_of(label, content))
    mouse(place)
    hover(label, place_of(label, content))
    return manager, label, place


def test_escape_takes_the_card_away(launch: Launch, content: Content, mouse: Mouse) -> None:
    manager, _, _ = hovered(launch, content, mouse)
    assert card() is not None
    manager.key(Key.Key_Escape)
    assert card() is None
    assert manager.title() == "Comment s’appelle votre entreprise ?"


def test_the_card_can_be_gone_over_and_goes_with_the_mouse(
    launch: Launch, content: Content, mouse: Mouse
) -> None:
    manager, label, place = hovered(launch, content, mouse)
    shown = card()
    assert shown is not None
    mouse(shown.geometry().center())
    shown._look()
    assert card() is shown
    mouse(place + QPoint(0, 400))
    manager.wait(lambda: card() is None)
    mouse(place)
    assert hover(label, place_of(label, content))  # and it comes back


def test_the_card_goes_when_something_else_is_done(
    launch: Launch, content: Content, mouse: Mouse
) -> None:
    manager, _, _ = hovered(launch, content, mouse)
    manager.key(Key.Key_Tab)
    manager.wait(lambda: card() is None)


def test_the_card_goes_when_the_page_scrolls(
    launch: Launch, content: Content, mouse: Mouse
) -> None:
    manager, label, _ = hovered(launch, content, mouse)
    assert manager.window.wizard is not None
    manager.window.resize(1180, 420)
    ready(manager.window)
    hover(label, place_of(label, content))
    bar = manager.window.wizard.page.verticalScrollBar()
    assert bar.maximum() > 20
    bar.setValue(20)
    manager.wait(lambda: card() is None)


# --- Where a word is painted ---------------------------------------------------------------------

TERM = Term("nas", "NAS", "Un boîtier.", ("NAS",))
LONG = (
    "Un mot puis un autre, et encore beaucoup de mots avant que le NAS arrive à la fin de la ligne."
)


@pytest.mark.parametrize("text", ["Un NAS ici", LONG, f"{LONG}\n{LONG}", "NAS"])
@pytest.mark.parametrize("width", [130, 320])
def test_the_place_of_a_word_is_where_its_ink_is(launch: Launch, text: str, width: int) -> None:
    launch()
    label = Label(text)
    label.setStyleSheet("background: white; color: black")
    label.resize(width, label.heightForWidth(width))
    mentions = Glossary([TERM]).mentions(text)
    assert mentions
    image = label.grab().toImage()
    for [place] in mention_places(label, mentions):
        inside = place.toAlignedRect()
        assert _ink(image, inside.left(), inside.right(), inside.top(), inside.bottom()) > 20
        space = inside.right() + 1  # the space after it, and the one before
        if space + 2 < label.width() and text != "NAS":
            assert _ink(image, space, space + 1, inside.top(), inside.bottom()) == 0
        if inside.left() > 3:
            left = inside.left() - 2
            assert _ink(image, left, left, inside.top(), inside.bottom()) == 0


def _ink(image: QImage, left: int, right: int, top: int, bottom: int) -> int:
    ratio = image.devicePixelRatio()
    return sum(
        image.pixelColor(round(x * ratio), round(y * ratio)).lightness() < 128
        for x in range(left, right + 1)
        for y in range(top, bottom + 1)
        if x < image.width() and y < image.height()
    )


def test_words_explained_are_underlined(launch: Launch) -> None:
    launch()
    label = Explained("Un NAS ici")
    label.resize(label.sizeHint())
    before = label.grab().toImage()
    label.explain(Glossary([TERM]))
    after = label.grab().toImage()
    assert after != before
    colour = label.palette().color(PRIMARY)
    assert any(
        after.pixelColor(x, y) == colour
        for x in range(after.width())
        for y in range(after.height())
    )
