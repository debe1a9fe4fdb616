"""A disk that is full, breaks, goes away: a sentence, nothing acknowledged is lost, it goes on."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import apsw
import pytest

from cyberwizard.dossier_file import DossierFile, Writer, answers_at, container
from cyberwizard.dossier_file import file as file_module
from cyberwizard.errors import UserFacingError
from tests.core.dossier_tools import ROOT, check_sentence
from tests.faults.acts import FILES, KEYS, NOW, WORDS, Act, Kind, State, answer_of, read, said
from tests.faults.desk import PATIENCE, Desk
from tests.faults.failing import TAKES_ROOM, Call, Disk, Plan, Trouble, failing
from tests.faults.recording import content_of
from tests.faults.scale import LONG
from tests.faults.story import Story
from tests.faults.telling import TellingFile

NAME = "d.cyberdossier"
COPY = "copie.cyberdossier"
BACKUPS = "sauvegardes"
ACTS = (
    Act(Kind.ANSWER, "q1", 101),
    Act(Kind.FILE, "2", 102),
    Act(Kind.NOTE, "contradiction:1", 103),
    Act(Kind.COPY, COPY, 104),
    Act(Kind.FILE, "2", None),
    Act(Kind.SNAPSHOT, "remis", 105),
    Act(Kind.ANSWER, "q2", None),
    Act(Kind.KEY, "second", 106),
    Act(Kind.POSITION, "q3", 106),
    Act(Kind.ANSWER, "q1", 107),
)
ONCE = [act for act in ACTS if act.kind in {Kind.COPY, Kind.KEY}]


@dataclass(frozen=True)
class Template:
    """A dossier to start from, as bytes."""

    data: bytes
    opening: State

    def put(self, folder: Path) -> Path:
        """Write it in *folder*, alone."""
        shutil.rmtree(folder, ignore_errors=True)
        (folder / BACKUPS).mkdir(parents=True)
        (folder / NAME).write_bytes(self.data)
        return folder / NAME


def template(folder: Path, key: str) -> Template:
    folder.mkdir()
    with DossierFile.create(folder / NAME, now=NOW, content_version="1", key=KEYS[key]) as file:
        file.save_answers([(f"q{n}", answer_of(n * 37), WORDS) for n in range(6)], NOW)
        opening = said(file)
    return Template((folder / NAME).read_bytes(), opening)


def sit_down(path: Path, opening: State) -> tuple[Desk, Story]:
    """Open the dossier to write, with somebody who listens."""
    story = Story(opening)
    desk = Desk(path, path.parent / BACKUPS, story.hear)
    desk.open()
    return desk, story


def is_right_elsewhere(folder: Path, story: Story) -> bool:
    """Tell whether another computer would read what it must, if this one died now."""
    elsewhere = folder.with_name("ailleurs")
    shutil.rmtree(elsewhere, ignore_errors=True)
    elsewhere.mkdir()
    for name, data in content_of(folder).items():
        if "/" not in name:
            (elsewhere / name).write_bytes(data)
    return read(elsewhere / NAME) in story.possible


def unordered(state: State) -> State:
    """Forget when snapshots were taken: one that failed is taken later."""
    names = tuple(sorted((name, 0) for name, _ in state.snapshots))
    return replace(state, snapshots=names, history=0)


def session(source: Template, folder: Path, plan: Plan | None) -> Disk:
    """Do everything on a disk that fails once; check all along, and that it all ends well."""
    path = source.put(folder)
    with failing(folder) as disk:
        desk, story = sit_down(path, source.opening)
        disk.plan = plan
        disk.calls.clear()
        try:
            for act in ACTS:
                desk.ask(act)
                desk.wait()
                if disk.failures and disk.failures < 3:
                    assert is_right_elsewhere(folder, story), "lost when the computer dies"
            calls = disk.calls.copy()
            disk.repair()
            desk.writer.retry()
            assert desk.wait(), "it does not work again once the disk is back"
            for act in ONCE:  # what failed is not tried again by itself
                desk.ask(act)
            assert desk.wait()
        finally:
            assert desk.close()
        disk.calls = calls
    for sentence in story.sentences:
        check_sentence(UserFacingError(sentence))
    wanted = source.opening
    for act in ACTS:
        wanted = wanted.after(act)
    (folder.with_name("lu")).mkdir(exist_ok=True)
    story.check(path, folder / BACKUPS, folder.with_name("lu"))
    assert unordered(story.possible[0]) == unordered(wanted)
    left = {name for name in content_of(folder) if "/" not in name}
    assert left == {NAME, COPY}
    return disk


def ways(calls: Counter[Call]) -> Iterator[list[Plan]]:
    """Yield, for each kind of call and of trouble, every call that may fail."""
    for call, count in calls.items():
        for trouble in Trouble:
            for lasting in (True, False):
                if trouble is Trouble.BROKEN or call in TAKES_ROOM:
                    yield [Plan(call, number, trouble, lasting) for number in range(count)]


@pytest.mark.parametrize("key", ["published", "first"])
def test_any_call_may_fail_and_nothing_acknowledged_is_lost(
    tmp_path: Path, key: str, figures: Callable[..., None]
) -> None:
    source = template(tmp_path / "modèle", key)
    calls = session(source, tmp_path / "d", None).calls
    assert set(calls) == set(Call)
    draw = random.Random(key)
    failures = sessions = 0
    for way in ways(calls):
        for plan in way if LONG else [draw.choice(way)]:
            sessions += 1
            try:
                failures += session(source, tmp_path / "d", plan).failures
            except (AssertionError, UserFacingError) as error:
                raise AssertionError(f"{plan}: {error}") from error
    figures(sessions=sessions, calls_that_failed=failures)
    assert failures >= sessions - len(Call)


def interrupted(source: Template, folder: Path) -> tuple[dict[str, bytes], list[State]]:
    """Return what is on the disk when it breaks in the middle of a long save."""
    path = source.put(folder)
    with failing(folder) as disk:
        desk, story = sit_down(path, source.opening)
        desk.ask(Act(Kind.POSITION, "q1", 0))
        assert desk.wait()
        disk.calls.clear()
        # Adding it takes 23 pages, of which some are written.
        disk.plan = Plan(Call.WRITE, 30, Trouble.BROKEN, lasting=True)
        desk.writer.do(lambda file: file.add_copy(FILES[4]))
        desk.wait()
        left = content_of(folder)
        desk.close()
    assert left[f"{NAME}-journal"][:1] > b"\0"
    return left, story.possible


@pytest.mark.parametrize("key", ["published", "first"])
def test_any_call_may_fail_while_an_interrupted_save_is_undone(
    tmp_path: Path, key: str, figures: Callable[..., None]
) -> None:
    folder = tmp_path / "d"
    left, possible = interrupted(template(tmp_path / "modèle", key), folder)

    def opening(plan: Plan | None) -> Counter[Call]:
        shutil.rmtree(folder)
        folder.mkdir()
        for name, data in left.items():
            (folder / name).write_bytes(data)
        with failing(folder) as disk:
            disk.plan = plan
            try:
                with DossierFile.open(folder / NAME, key=KEYS[key]) as file:
                    assert said(file) in possible
            except UserFacingError as error:
                check_sentence(error)
            calls = disk.calls.copy()
        assert read(folder / NAME) in possible, "it does not open once the disk is back"
        assert set(content_of(folder)) == {NAME}
        return calls

    calls = opening(None)
    assert calls[Call.CUT]
    openings = 0
    for way in ways(calls):
        for plan in way if LONG else way[:: max(1, len(way) // 2)]:
            openings += 1
            try:
                opening(plan)
            except (AssertionError, UserFacingError) as error:
                raise AssertionError(f"{plan}: {error}") from error
    figures(openings=openings)


def test_a_failure_taken_for_a_success_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = container.transaction

    @contextmanager
    def planted(connection: apsw.Connection) -> Iterator[None]:
        with suppress(apsw.FullError), real(connection):
            yield

    monkeypatch.setattr(file_module, "transaction", planted)
    source = template(tmp_path / "modèle", "published")
    writes = session(source, tmp_path / "d", None).calls[Call.WRITE]
    for number in range(writes // 2, writes, 5):  # some are those of a copy
        plan = Plan(Call.WRITE, number, Trouble.FULL, lasting=False)
        with suppress(UserFacingError):
            try:
                session(source, tmp_path / "d", plan)
            except AssertionError:
                return
    pytest.fail("it was not seen")


def test_what_failed_at_its_very_end_is_not_done_twice(tmp_path: Path) -> None:
    """The last sync of a save fails: it is on the disk all the same, and is asked again."""
    with DossierFile.create(tmp_path / NAME, now=NOW, content_version="1") as file:
        for _ in range(2):
            file.add_snapshot("remis", NOW, day=NOW.date(), edition="assureur")
        file.add_snapshot("remis", NOW, day=NOW.date(), edition="complete")
        assert [found.edition for found in file.load().snapshots] == ["assureur", "complete"]


@pytest.mark.parametrize("trouble", list(Trouble))
def test_a_disk_that_cannot_even_be_read_gives_a_sentence(tmp_path: Path, trouble: Trouble) -> None:
    """Some call themselves full to a reader too."""
    path = template(tmp_path / "modèle", "published").put(tmp_path / "d")
    with failing(tmp_path / "d") as disk:
        disk.plan = Plan(Call.OPEN, disk.calls[Call.OPEN], trouble, lasting=False)
        with pytest.raises(UserFacingError) as said_:
            container.first_bytes(path)
    check_sentence(said_.value)


def test_a_file_that_is_removed_then_put_back(tmp_path: Path) -> None:
    source = template(tmp_path / "modèle", "first")
    path = source.put(tmp_path / "d")
    desk, story = sit_down(path, source.opening)
    away = tmp_path / "corbeille"
    path.rename(away)
    desk.ask(Act(Kind.ANSWER, "q1", 1))
    assert not desk.wait()
    assert "déplacé" in story.sentences[-1]
    desk.ask(Act(Kind.COPY, COPY, 2))
    desk.wait()
    assert read(path.with_name(COPY), read_only=True) in story.possible
    away.rename(path)
    desk.writer.retry()
    assert desk.wait()
    assert desk.close()
    assert read(path).answers["q1"].value == "1"


def test_a_file_that_is_replaced_while_it_is_open(tmp_path: Path) -> None:
    """By another dossier or an older state of the same: neither is written in."""
    source = template(tmp_path / "modèle", "published")
    other = template(tmp_path / "autre", "published")
    for data in (other.data, source.data):
        path = source.put(tmp_path / "d")
        desk, story = sit_down(path, source.opening)
        desk.ask(Act(Kind.ANSWER, "q1", 1))
        assert desk.wait()
        current = story.possible[0]
        new = path.with_name("nouveau")
        new.write_bytes(data)
        new.replace(path)
        desk.ask(Act(Kind.ANSWER, "q2", 2))
        assert not desk.wait()
        assert "remplacé" in story.sentences[-1]
        assert path.read_bytes() == data
        desk.ask(Act(Kind.COPY, COPY, 3))
        desk.wait()
        assert not desk.close()
        assert path.read_bytes() == data
        assert read(path.with_name(COPY)).answers["q1"] == current.answers["q1"]


def test_a_clock_that_goes_back(tmp_path: Path) -> None:
    """The order is that of the saves, whatever the clock of the computer says."""
    source = template(tmp_path / "modèle", "published")
    path = source.put(tmp_path / "d")
    story = Story(source.opening)
    file = TellingFile.open(path)
    file.tell = lambda act: story.hear("begun", act)
    hours = iter([NOW - timedelta(days=300 * number) for number in range(100)])
    writer = Writer(
        file,
        on_saved=lambda ticket, _when: story.hear("saved", ticket),
        on_failed=lambda ticket, _error: story.hear("failed", ticket),
        clock=lambda: next(hours),
    )
    for number in range(5):
        writer.put_answer("q1", answer_of(number), WORDS)
        writer.put_snapshot(f"état {number}", day=NOW.date())
        assert writer.flush(PATIENCE)
    assert writer.close(PATIENCE)
    with DossierFile.open(path) as after:
        found, stored, lines = said(after), after.load(), after.history()
    assert [found] == story.possible
    assert [name for name, _ in found.snapshots] == [f"état {number}" for number in range(5)]
    for number, snapshot in enumerate(stored.snapshots):
        past = answers_at(stored.answers, lines, snapshot.history)
        assert past["q1"].value == str(number)


def _can_mount() -> list[str]:
    """Return the command that gives a process disks of its own; empty when it is refused."""
    for options in (["--mount"], ["--user", "--map-root-user", "--mount"]):
        command = ["unshare", *options]
        with suppress(OSError, subprocess.CalledProcessError):
            subprocess.run(
                [*command, "mount", "-t", "tmpfs", "tmpfs", "/mnt"], check=True, capture_output=True
            )
            return command
    return []


def test_a_real_disk_that_fills_closes_and_goes_away(
    tmp_path: Path, figures: Callable[..., None]
) -> None:
    namespace = _can_mount()
    if not namespace:
        figures(not_done="this system lets nobody mount a small disk")
        return
    folder = tmp_path / "disque"
    folder.mkdir()
    done = subprocess.run(
        [*namespace, sys.executable, "-m", "tests.faults.small_disk", str(folder)],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    told = json.loads(done.stdout)
    for sentence in (*told["full"], told["closed"], told["gone"]):
        check_sentence(UserFacingError(sentence))
    assert all("plein" in sentence for sentence in told["full"])
    assert "lecture seule" in told["closed"]
    assert "déplacé" in told["gone"]
    figures(refused_by_a_full_disk=len(told["full"]))
