"""Whatever can be typed is kept, character for character, and never breaks a page."""

from __future__ import annotations

from pathlib import Path

import pytest

from cyberwizard.dossier_file import DossierFile
from tests.ui.checks import nothing_is_too_wide
from tests.ui.conftest import Launch
from tests.ui.driver import Key, Manager
from tests.ui.walk import ready

TEXTS = [
    "Dupont & Fils <SARL>",
    "<b>gras</b> &amp; <img src='x'>",
    "100 % «\u00a0bio\u00a0» \u202f; l’été à Noël",
    "مخبز محمد",
    "שלום, Marché",
    "🥐🏳️‍🌈👩‍🍳 e\u0301te\u0301",
    "𝔉𝔯𝔞𝔨𝔱𝔲𝔯 \u200b\u200d\ufeff",
    "%1 {0} {name} %n",
    "a" * 3_000,
    "mot " * 2_500,
]


def kept(path: Path) -> tuple[str, str]:
    with DossierFile.open(path, read_only=True) as file:
        answer = file.load().answers["nom_entreprise"]
    return answer.value, answer.comment


def write(manager: Manager, text: str) -> None:
    manager.write(text)
    manager.press("Commentaire, origine")
    manager.tab_to("Votre commentaire")
    manager.write(f"{text}\n{text}")
    manager.saved()


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: ascii(text[:16]))
def test_what_is_typed_is_kept_and_shown(launch: Launch, text: str) -> None:
    manager = launch()
    path = manager.begin()
    write(manager, text)
    assert kept(path) == (text, f"{text}\n{text}")
    wizard = manager.window.wizard
    assert wizard is not None
    for stop in ("@constats", "@plan", "@dossier", "nom_entreprise"):
        wizard.go_to(stop)
        ready(manager.window)
        assert list(nothing_is_too_wide(manager.window)) == []
    assert manager.window.width() <= 1180
    manager.quit()
    again = launch()
    ready(again.window)
    assert list(nothing_is_too_wide(again.window)) == []
    assert again.window.width() <= 1180
    again.key(Key.Key_Return)
    again.wait_for_wizard()
    assert again.reads(text)


def test_half_a_character_becomes_a_visible_substitute(launch: Launch) -> None:
    manager = launch()
    path = manager.begin()
    wizard = manager.window.wizard
    assert wizard is not None
    document = wizard._document
    document.answer(
        "nom_entreprise",
        type(document.session.answer_to("nom_entreprise"))(value="Boulangerie \ud83d"),
    )
    manager.saved()
    assert kept(path)[0] == "Boulangerie \ufffd"


def test_a_text_of_a_million_signs_is_cut_and_the_window_lives(launch: Launch) -> None:
    manager = launch()
    path = manager.begin()
    manager.write("x" * 1_000_000)
    assert manager.reads("Ce texte était trop long : il est coupé à 10 000 signes.")
    manager.next()
    assert manager.title() == "Quel est votre numéro SIREN ?"
    manager.saved()
    assert kept(path)[0] == "x" * 10_000
    manager.back()
    assert not manager.reads("trop long")
    manager.write("Garage")
    manager.next()
    manager.saved()
    assert kept(path)[0] == "Garage"
