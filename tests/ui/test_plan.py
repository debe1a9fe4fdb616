"""The plan decided, by keyboard: what, who, when, done, and the answer that follows."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint

from cyberwizard.answers import Answer
from cyberwizard.errors import UserFacingError
from cyberwizard.notes import Choice, Decision, decision_name
from cyberwizard.session import PLAN
from tests.core import icalendar
from tests.ui.conftest import Launch, Outside
from tests.ui.driver import Key, Manager
from tests.ui.test_findings import notes_on_disk
from tests.ui.test_flow import answer_identity
from tests.ui.test_safe import protect
from tests.ui.walk import settle
from ui import app as root
from ui.widgets.action_card import ActionCard
from ui.widgets.card_list import SCREENFUL

COPY = decision_name("mesure:copier")
LINE = "1. Copier vos fichiers chaque soir"


def at_the_plan(launch: Launch) -> tuple[Manager, Path]:
    """Open a dossier whose firm has no copy of its files, at the plan."""
    manager = launch()
    path = manager.begin()
    answer_identity(manager)
    manager.choose("Non")
    go(manager, PLAN)
    return manager, path


def go(manager: Manager, stop: str) -> None:
    assert manager.window.wizard is not None
    manager.window.wizard.go_to(stop)
    settle(manager)


def press(manager: Manager, name: str) -> None:
    manager.press(name)
    settle(manager)


def decide(manager: Manager, choice: str) -> None:
    """Unfold the line and choose; the arrows choose as they go."""
    press(manager, LINE)
    manager.tab_to("Faire")
    if choice != "Faire":
        while manager.focus_name != choice:
            manager.key(Key.Key_Right)
    else:
        manager.key(Key.Key_Space)
    settle(manager)


def test_what_is_to_be_done_has_a_person_and_a_day(launch: Launch) -> None:
    manager, path = at_the_plan(launch)
    assert manager.reads("1 action : 1 à décider.")
    decide(manager, "Faire")
    manager.tab_to("Qui s’en charge ?")
    manager.write("Paul")
    manager.tab_to("Pour quand ?")
    manager.write("12/12/2026")
    manager.saved()
    assert notes_on_disk(path) == {COPY: Decision(Choice.DO, "Paul", date(2026, 12, 12))}
    assert manager.reads("À faire par Paul avant le 12/12/2026.")
    assert manager.reads("1 action : 1 à faire.")
    assert manager.reads("À faire (1)")
    manager.quit()
    again = launch(path)
    again.wait_for_wizard()
    settle(again)
    again.tab_to(f"{LINE}, à faire (replié)")


@pytest.mark.parametrize(
    ("proposal", "day"),
    [
        ("Dans 1 semaine", date(2026, 11, 30)),
        ("Dans 1 mois", date(2026, 12, 23)),
        ("Dans 3 mois", date(2027, 2, 23)),
    ],
)
def test_a_day_is_proposed(launch: Launch, proposal: str, day: date) -> None:
    manager, path = at_the_plan(launch)
    decide(manager, "Faire")
    press(manager, proposal)
    manager.saved()
    assert notes_on_disk(path) == {COPY: Decision(Choice.DO, due=day)}


def test_a_day_that_is_over_is_refused_and_nothing_is_lost(launch: Launch) -> None:
    manager, path = at_the_plan(launch)
    decide(manager, "Faire")
    press(manager, "Dans 1 mois")
    while manager.focus_name != "Pour quand ?":
        manager.key(Key.Key_Tab, shift=True)
    manager.write("01/01/2020")
    manager.wait_to_read("Cette date est passée")
    manager.saved()
    assert notes_on_disk(path) == {COPY: Decision(Choice.DO, due=date(2026, 12, 23))}


def test_a_risk_is_accepted_with_its_reason(launch: Launch) -> None:
    manager, path = at_the_plan(launch)
    decide(manager, "Accepter le risque")
    manager.tab_to("Pourquoi acceptez-vous ce risque ?")
    manager.write("Trop cher cette année.")
    manager.saved()
    assert notes_on_disk(path) == {COPY: Decision(Choice.ACCEPT, why="Trop cher cette année.")}
    assert manager.reads("Risque accepté : Trop cher cette année.")
    assert manager.reads("Acceptées (1)")


def test_advice_is_asked_for(launch: Launch) -> None:
    manager, path = at_the_plan(launch)
    decide(manager, "Demander conseil")
    manager.tab_to("À qui demander ?")
    manager.write("Zoé")
    manager.tab_to("Que voulez-vous savoir ?")
    manager.write("Quel disque ?")
    manager.saved()
    assert notes_on_disk(path) == {COPY: Decision(Choice.ADVICE, "Zoé", why="Quel disque ?")}
    assert manager.reads("Conseil à demander à Zoé, sans date.")


def test_a_choice_passed_over_loses_nothing_and_prints_nothing(launch: Launch) -> None:
    manager, path = at_the_plan(launch)
    decide(manager, "Accepter le risque")
    manager.tab_to("Pourquoi acceptez-vous ce risque ?")
    manager.write("Trop cher.")
    while manager.focus_name != "Accepter le risque":
        manager.key(Key.Key_Tab, shift=True)
    manager.key(Key.Key_Left)
    manager.saved()
    assert notes_on_disk(path) == {COPY: Decision(Choice.DO)}
    manager.key(Key.Key_Right)
    manager.saved()
    assert notes_on_disk(path) == {COPY: Decision(Choice.ACCEPT, why="Trop cher.")}
    press(manager, "Effacer ma décision")
    manager.saved()
    assert notes_on_disk(path) == {}
    assert manager.focus_name == "Faire"


def test_what_is_done_leads_to_the_answer_which_takes_the_line_away(launch: Launch) -> None:
    manager, path = at_the_plan(launch)
    decide(manager, "Faire")
    press(manager, "C’est fait aujourd’hui")
    assert manager.focus_name == "Fait le"
    manager.saved()
    done = Decision(Choice.DO, done=date(2026, 11, 23))
    assert notes_on_disk(path) == {COPY: done}
    assert manager.reads("Faites (1)")
    press(manager, "Mettre à jour ma réponse")
    assert manager.title() == "Vos fichiers sont-ils copiés ?"
    manager.choose("Oui, tous")
    press(manager, "Revenir au plan")
    assert manager.reads("Sorties de votre plan")
    assert manager.reads("Copier vos fichiers chaque soir — Fait le 23/11/2026.")
    manager.saved()
    assert notes_on_disk(path) == {COPY: done}
    document = manager.window.document
    assert document is not None
    document.answer("copie", Answer(options=("non",)))
    go(manager, PLAN)
    assert not manager.reads("Sorties de votre plan")
    manager.tab_to(f"{LINE}, faite")


def test_the_filter_keeps_a_line_in_place_until_one_chooses_again(launch: Launch) -> None:
    manager, _ = at_the_plan(launch)
    manager.tab_to("Toutes (1)")
    manager.key(Key.Key_Right)
    assert manager.focus_name == "À décider (1)"
    decide(manager, "Faire")
    assert manager.reads("À décider (0)")
    assert manager.reads("Comment faire")
    while not manager.focus_name.startswith("À décider"):
        manager.key(Key.Key_Tab, shift=True)
    manager.key(Key.Key_Right)
    assert manager.focus_name == "À faire (1)"
    assert manager.reads(LINE)
    manager.key(Key.Key_Left)
    assert not manager.reads(LINE)
    assert manager.reads("Aucune action ici pour le moment.")


def test_the_way_back_finds_the_line_where_it_was(launch: Launch) -> None:
    manager, _ = at_the_plan(launch)
    manager.window.resize(900, 420)
    press(manager, LINE)
    manager.tab_to("Vos fichiers sont-ils copiés ?")
    page = manager.window.wizard.page  # type: ignore[union-attr]
    height = manager.focus.mapTo(page, QPoint()).y()
    assert page.verticalScrollBar().value() > 0
    manager.key(Key.Key_Space)
    manager.choose("En partie, sauf certains")
    press(manager, "Revenir au plan")
    assert manager.focus_name.startswith("Vos fichiers sont-ils copiés ?")
    assert abs(manager.focus.mapTo(page, QPoint()).y() - height) <= 2


def test_the_plan_goes_into_a_diary(launch: Launch, tmp_path: Path) -> None:
    manager, _ = at_the_plan(launch)
    press(manager, "Rappels pour mon agenda (.ics)…")
    assert manager.reads("Aucune action n’a de date")
    while not manager.focus_name.startswith(LINE):
        manager.key(Key.Key_Tab, shift=True)
    decide(manager, "Faire")
    press(manager, "Dans 1 semaine")
    manager.press("Rappels pour mon agenda (.ics)…")
    target = tmp_path / "plan.ics"
    manager.give_file(target)
    manager.wait_to_read("Enregistré : plan.ics.")
    (event,) = icalendar.parse(target.read_bytes()).components
    assert event["DTSTART"][0] == "20261130"
    assert event.text("SUMMARY") == "Copier vos fichiers chaque soir"


def test_the_plan_goes_into_a_spreadsheet(launch: Launch, tmp_path: Path) -> None:
    manager, _ = at_the_plan(launch)
    decide(manager, "Accepter le risque")
    manager.tab_to("Pourquoi acceptez-vous ce risque ?")
    manager.write("=1+1")
    manager.press("Tableau (.csv)…")
    target = tmp_path / "plan.csv"
    manager.give_file(target)
    manager.wait_to_read("Enregistré : plan.csv.")
    assert not manager.reads("en clair")
    text = target.read_bytes().decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=";", strict=True))
    assert rows[1][4] == "Accepter le risque"
    assert rows[1][8] == "'=1+1"


@pytest.mark.usefixtures("cheap_passwords")
def test_what_leaves_a_protected_dossier_is_said_to_be_in_clear(
    launch: Launch, tmp_path: Path
) -> None:
    manager, _ = at_the_plan(launch)
    protect(manager)
    settle(manager)
    manager.press("Tableau (.csv)…")
    manager.give_file(tmp_path / "plan.csv")
    manager.wait_to_read("Ce fichier est en clair")


def test_a_disk_that_refuses_is_said(launch: Launch, outside: Outside, tmp_path: Path) -> None:
    def refuse(path: Path, data: bytes) -> None:
        raise UserFacingError("Le disque est plein ; libérez de la place.")

    outside.services = outside.services._replace(write_file=refuse)
    manager, _ = at_the_plan(launch)
    manager.press("Tableau (.csv)…")
    manager.give_file(tmp_path / "plan.csv")
    manager.wait_to_read("Le disque est plein")


def test_an_example_that_is_only_read_is_not_decided(launch: Launch, outside: Outside) -> None:
    outside.services = outside.services._replace(load_content=root.load_content)
    manager = launch()
    manager.open_example()
    go(manager, PLAN)
    assert manager.window.wizard is not None
    card = next(c for c in manager.window.wizard.page.findChildren(ActionCard) if c.isVisible())
    card.unfold()
    assert not card._body.get().decision.isEnabled()


def test_the_shipped_plan_comes_a_screenful_first(launch: Launch, outside: Outside) -> None:
    outside.services = outside.services._replace(load_content=root.load_content)
    manager = launch()
    manager.open_example()
    wizard = manager.window.wizard
    assert wizard is not None
    wizard.go_to(PLAN)
    assert len(wizard.page.findChildren(ActionCard)) == SCREENFUL
    settle(manager)
    assert manager.window.document is not None
    plan = manager.window.document.assessment.plan
    found = [card for card in wizard.page.findChildren(ActionCard) if card.isVisible()]
    assert len(found) == len(plan) > SCREENFUL
    titles = [card.header.title.partition(".")[0] for card in sorted(found, key=lambda c: c.y())]
    assert titles == [str(number) for number in range(1, len(plan) + 1)]
