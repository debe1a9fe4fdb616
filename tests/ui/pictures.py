"""A picture of everything, in one look: run by ``scripts/screenshots.py``, never by the tests.

The look is in the environment; the scale and the screen are those that Qt was started with.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QPalette, QPixmap, QRegion
from PySide6.QtWidgets import QApplication, QWidget

from cyberwizard.content.loader import load
from cyberwizard.content.model import Content, Question
from cyberwizard.dossier_file import DossierFile
from cyberwizard.notes import Choice, Decision, decision_name
from cyberwizard.samples import Sample, sample_answers, samples
from cyberwizard.session import ENDING, Session
from cyberwizard.text import visible_text
from cyberwizard.wording import wording_of
from tests.ui.conftest import NOW, Launch, Outside
from tests.ui.driver import Manager
from tests.ui.walk import every_state, ready, settle
from ui.pages.page import Page
from ui.widgets.action_card import ActionCard
from ui.widgets.finding_card import FindingCard
from ui.widgets.rows import Disclosure


class Album:
    """Numbered pictures in a folder; a name says what each shows."""

    def __init__(self, folder: Path, prefix: str) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder, self._prefix, self._number = folder, prefix, count(1)

    def keep(self, name: str, shown: QWidget) -> None:
        """Save what *shown* looks like, on the ground of the window when it has none."""
        picture = QPixmap(shown.size() * shown.devicePixelRatio())
        picture.setDevicePixelRatio(shown.devicePixelRatio())
        picture.fill(QApplication.palette().color(QPalette.ColorRole.Window))
        shown.render(picture, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
        plain = re.sub(r"[^\w]+", "-", visible_text(name)).strip("-")
        path = self._folder / f"{self._prefix}-{next(self._number):03}-{plain}.png"
        assert picture.save(str(path))


@pytest.fixture
def look(launch: Launch) -> Manager:
    """The program in the look that is asked for."""
    asked = os.environ
    manager = launch(
        language=asked["LOOK_LANGUAGE"],
        theme=asked["LOOK_THEME"],
        size=float(asked["LOOK_SIZE"]),
        resize=False,
    )
    manager.window.resize(*map(int, asked["LOOK_WINDOW"].split("x")))
    return manager


@pytest.fixture
def folder() -> Path:
    """Where the pictures go."""
    return Path(os.environ["LOOK_FOLDER"])


def test_every_state(look: Manager, folder: Path) -> None:
    """Each state that the tests walk through, with the small content of the tests."""
    album = Album(folder, "etat")
    for name, shown in every_state(look):
        album.keep(name, shown)


@pytest.fixture
def shipped(outside: Outside) -> Content:
    """What ships; it takes the place of the small content of the tests."""
    content = load()
    outside.services = outside.services._replace(load_content=lambda: content)
    return content


def test_the_real_thing(shipped: Content, look: Manager, folder: Path, tmp_path: Path) -> None:
    """Each page with what ships and the answers of an example; long pages also in one piece."""
    album, sample = Album(folder, "exemple"), samples()[0]
    album.keep("accueil", ready(look.window))
    look.window.desk.open_path(make(tmp_path / f"{sample.title}.cyberdossier", shipped, sample))
    look.wait_for_wizard()
    wizard, document = look.window.wizard, look.window.document
    assert wizard is not None
    assert document is not None
    for stop in chosen_stops(document.session):
        wizard.go_to(stop)
        settle(look)
        album.keep(stop, ready(look.window))
        unfold(wizard.page)
        settle(look)
        ready(look.window)
        inside = wizard.page.widget()
        assert inside is not None
        album.keep(f"{stop} entier", inside)


def make(path: Path, content: Content, sample: Sample) -> Path:
    """Make the dossier of an example, with some decisions on its plan."""
    answers = sample_answers(content, sample, NOW.date())
    changes = [
        (name, answer, wording_of(content.question_by_id[name])) for name, answer in answers.items()
    ]
    session = Session(content, NOW.date(), answers)
    with DossierFile.create(
        path, now=NOW, content_version=content.version, changes=changes
    ) as file:
        file.save_position(session.stops[0])
        for action, decision in zip(plan_of(session), decisions(), strict=False):
            file.save_note(decision_name(action), decision)
    return path


def plan_of(session: Session) -> list[str]:
    from cyberwizard.assessment import assess

    return [a.id for a in assess(session.content, session.answers, session.today).plan]


def decisions() -> Iterator[Decision]:
    """Yield one decision of each sort."""
    day = NOW.date()
    yield Decision(Choice.DO, "Paul Martin", day + timedelta(days=30))
    yield Decision(Choice.DO, "Paul Martin", day - timedelta(days=3))
    yield Decision(Choice.DO, "Paul Martin", day, day)
    yield Decision(Choice.ACCEPT, why="Trop cher pour nous cette année.")
    yield Decision(Choice.ADVICE, "Infogérance du Port", day + timedelta(days=7), why="Lequel ?")


def chosen_stops(session: Session) -> Iterator[str]:
    """Yield the first question of each theme and of each kind, and every page of the ending."""
    seen: set[str] = set()
    for stop in session.stops:
        question: Question | None = session.content.question_by_id.get(stop)
        if question is None or not {question.theme, question.kind} <= seen:
            yield stop
        if question is not None:
            seen |= {question.theme, question.kind}
    assert set(ENDING) <= set(session.stops)


def unfold(page: Page) -> None:
    """Unfold what is on a page, and the first cards of a long list."""
    for card in page.findChildren(FindingCard)[:1] + page.findChildren(ActionCard)[:5]:
        card.unfold()
    for disclosure in page.findChildren(Disclosure):
        if disclosure.isVisible():
            disclosure.set_open(True)
