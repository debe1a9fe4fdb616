"""The writer: nobody waits, and nothing is acknowledged that is not on the disk."""

from __future__ import annotations

import threading
from datetime import datetime
from pathlib import Path

import apsw
import pytest

from cyberwizard.answers import Answer
from cyberwizard.dossier_file import Backups, DossierFile, Ticket, Writer, answers_at
from cyberwizard.errors import UserFacingError
from cyberwizard.wording import Wording

from .dossier_tools import (
    FAULTY,
    NOW,
    WORDS,
    answer,
    check_sentence,
    closed_file,
    failing_disk,
    new_file,
    read,
)

LONG = 60.0  # never reached, unless the test fails


class SlowFile(DossierFile):
    """A disk that lets nothing through until ``gate`` opens."""

    gate: threading.Event
    entered: threading.Event
    saves: list[str]

    def save_answer(
        self, question_id: str, answer: Answer | None, wording: Wording | None, now: datetime
    ) -> None:
        self.entered.set()
        assert self.gate.wait(LONG)
        self.saves.append(question_id)
        super().save_answer(question_id, answer, wording, now)


class Witness:
    """Remembers what the writer says; on each acknowledgement, looks at the disk."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.saved: list[Ticket] = []
        self.failed: list[Ticket] = []
        self.sentences: list[str] = []
        self.threads: set[int] = set()
        self.on_disk: dict[Ticket, dict[str, Answer]] = {}

    def on_saved(self, ticket: Ticket, when: datetime) -> None:
        assert when == NOW
        self.threads.add(threading.get_ident())
        self.on_disk[ticket] = read(self.path).answers
        self.saved.append(ticket)

    def on_failed(self, ticket: Ticket, problem: UserFacingError) -> None:
        self.failed.append(ticket)
        self.sentences.append(check_sentence(problem))


def start(file: DossierFile) -> tuple[Writer, Witness]:
    witness = Witness(file.path)
    writer = Writer(file, on_saved=witness.on_saved, on_failed=witness.on_failed, clock=lambda: NOW)
    return writer, witness


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "d.cyberdossier"


def slow_file(path: Path, vfs: str | None = None) -> SlowFile:
    file = SlowFile.create(path, now=NOW, content_version="1", vfs=vfs)
    file.gate, file.entered, file.saves = threading.Event(), threading.Event(), []
    return file


def test_what_is_acknowledged_is_on_the_disk(path: Path) -> None:
    writer, witness = start(new_file(path))
    tickets = [writer.put_answer(f"q{n}", answer(str(n)), WORDS) for n in range(5)]
    tickets.append(writer.put_answer("q0", None, None))
    position = writer.put_position("q4")
    assert writer.flush(LONG)
    assert sorted(t.number for t in witness.saved) == list(range(1, 8))
    assert (position.question_id, tickets[3].question_id) == (None, "q3")
    for number, ticket in enumerate(tickets[1:5], start=1):
        assert witness.on_disk[ticket][f"q{number}"].comment == str(number)
    assert "q0" not in witness.on_disk[tickets[5]]
    assert threading.get_ident() not in witness.threads
    assert not witness.failed
    assert writer.close(LONG)
    assert read(path).position == "q4"


def test_nobody_waits_and_only_the_last_answer_to_a_question_is_written(path: Path) -> None:
    file = slow_file(path)
    writer, witness = start(file)
    first = writer.put_answer("q0", answer("first"), None)
    assert file.entered.wait(LONG)
    tickets = [writer.put_answer(f"q{n % 5}", answer(str(n)), None) for n in range(1000)]
    assert len(writer._waiting) == 5
    assert not writer.flush(0)
    assert not witness.saved
    file.gate.set()
    assert writer.flush(LONG)
    assert file.saves == ["q0", "q0", "q1", "q2", "q3", "q4"]
    assert set(witness.saved) == {first, *tickets}
    assert len(witness.saved) == 1001
    for ticket in tickets:
        assert ticket.question_id is not None
        assert int(witness.on_disk[ticket][ticket.question_id].comment) >= 995
    assert writer.close(LONG)


def test_closing_saves_what_is_left_and_frees_the_file(path: Path) -> None:
    file = slow_file(path)
    writer, witness = start(file)
    for number in range(4):
        writer.put_answer(f"q{number}", answer(), None)
    assert not writer.close(0)  # the disk is still thinking
    file.gate.set()
    assert writer.close(LONG)
    assert len(witness.saved) == 4
    assert writer.close(LONG)
    with pytest.raises(ValueError, match="closed"):
        writer.put_answer("q", answer(), None)
    with DossierFile.open(path) as again:
        assert len(again.load().answers) == 4


def test_a_failed_save_is_kept_and_tried_again(path: Path) -> None:
    with failing_disk() as disk:
        writer, witness = start(new_file(path, vfs=FAULTY))
        disk.left = 0
        ticket = writer.put_answer("q", answer("précieux"), WORDS)
        assert not writer.flush(LONG)
        assert witness.failed == [ticket]
        assert "plein" in witness.sentences[0]
        writer.retry()
        assert not writer.flush(LONG)
        assert witness.failed == [ticket, ticket]
        assert witness.saved == []
        disk.left = None
        writer.retry()
        assert writer.flush(LONG)
        assert witness.saved == [ticket]
        assert witness.on_disk[ticket]["q"].comment == "précieux"
        assert writer.close(LONG)


def test_a_newer_answer_takes_over_from_the_one_that_failed(path: Path) -> None:
    with failing_disk() as disk:
        writer, witness = start(new_file(path, vfs=FAULTY))
        disk.left = 0
        old = writer.put_answer("q", answer("ancien"), None)
        other = writer.put_answer("autre", answer(), None)
        assert not writer.flush(LONG)
        disk.left = None
        new = writer.put_answer("q", answer("nouveau"), None)
        assert writer.flush(LONG)
        # Saving "q" showed that the disk is back: "autre" followed without being asked.
        assert witness.saved == [old, new, other]
        assert witness.on_disk[old]["q"].comment == "nouveau"
        assert writer.close(LONG)
    assert {id_: a.comment for id_, a in read(path).answers.items()} == {
        "q": "nouveau",
        "autre": "",
    }


def test_an_answer_given_while_the_former_one_fails_is_the_one_saved(path: Path) -> None:
    file = slow_file(path)
    writer, witness = start(file)
    old = writer.put_answer("q", answer("ancien"), None)
    assert file.entered.wait(LONG)
    new = writer.put_answer("q", answer("nouveau"), None)
    aside = path.with_name("aside")
    path.rename(aside)
    failed = threading.Event()

    def put_back(ticket: Ticket, problem: UserFacingError) -> None:
        witness.on_failed(ticket, problem)
        aside.rename(path)
        failed.set()

    writer._on_failed = put_back
    file.gate.set()
    assert failed.wait(LONG)
    assert writer.flush(LONG)
    assert witness.failed == [old]
    assert witness.saved == [old, new]
    assert read(path).answers["q"].comment == "nouveau"
    assert writer.close(LONG)


def test_closing_tries_once_more_and_says_what_is_lost(path: Path) -> None:
    with failing_disk(apsw.IOError) as disk:
        writer, witness = start(new_file(path, answers=1, vfs=FAULTY))
        disk.left = 0
        ticket = writer.put_answer("q", answer(), None)
        assert not writer.flush(LONG)
        assert not writer.close(LONG)
        assert witness.failed == [ticket, ticket]
        assert witness.saved == []
    with DossierFile.open(path) as file:
        assert list(file.load().answers) == ["question_0"]


def test_closing_saves_what_had_failed_when_the_disk_is_back(path: Path) -> None:
    with failing_disk() as disk:
        writer, witness = start(new_file(path, vfs=FAULTY))
        disk.left = 0
        ticket = writer.put_answer("q", answer(), None)
        assert not writer.flush(LONG)
        disk.left = None
        assert writer.close(LONG)
        assert witness.saved == [ticket]
    assert list(read(path).answers) == ["q"]


def test_a_copy_follows_the_answers_asked_before(path: Path) -> None:
    writer, witness = start(new_file(path))
    copy = path.with_name("copie.cyberdossier")
    writer.put_answer("q", answer(), None)
    ticket = writer.put_copy(copy)
    refused = writer.put_copy(path)
    assert writer.flush(LONG)
    assert ticket in witness.saved
    assert list(read(copy).answers) == ["q"]
    assert witness.failed == [refused]
    writer.retry()
    assert writer.close(LONG)
    assert witness.failed == [refused]  # he was told: nothing is tried behind his back


class Keeper:
    """Stands for the backups: remembers what the dossier said each time, and can fail."""

    def __init__(self, file: DossierFile) -> None:
        self.now = 0.0
        self.kept: list[dict[str, Answer]] = []
        self.problems: list[UserFacingError | None] = []
        self.full = False
        self.witness = Witness(file.path)
        self.writer = Writer(
            file,
            on_saved=self.witness.on_saved,
            on_failed=self.witness.on_failed,
            clock=lambda: NOW,
            keep=self.keep,
            on_kept=self.problems.append,
            timer=lambda: self.now,
        )

    def keep(self, file: DossierFile) -> None:
        if self.full:
            raise UserFacingError("Le disque est plein.")
        self.kept.append(file.load().answers)

    def put(self, question_id: str) -> None:
        self.writer.put_answer(question_id, answer(), None)
        assert self.writer.flush(LONG)


def test_a_backup_comes_before_the_first_change_and_after_the_last(path: Path) -> None:
    keeper = Keeper(new_file(path, answers=1))
    keeper.writer.put_position("question_0")
    keeper.writer.read(lambda file: None)
    assert keeper.writer.flush(LONG)
    assert keeper.kept == []  # opening a dossier to look at it costs nothing
    keeper.put("a")
    assert [[*one] for one in keeper.kept] == [["question_0"]]
    keeper.put("b")
    assert len(keeper.kept) == 1
    assert keeper.writer.close(LONG)
    assert [[*one] for one in keeper.kept] == [["question_0"], ["a", "b", "question_0"]]
    assert keeper.problems == [None, None]


def test_a_backup_comes_after_ten_minutes_of_changes(path: Path) -> None:
    keeper = Keeper(new_file(path))
    for minute in range(25):
        keeper.now = minute * 60.0
        keeper.put(f"q{minute}")
    assert [len(one) for one in keeper.kept] == [0, 11, 21]
    keeper.writer.close(LONG)


def test_a_backup_that_fails_stops_nothing_and_is_said(path: Path) -> None:
    keeper = Keeper(new_file(path))
    keeper.full = True
    keeper.put("a")
    assert len(keeper.witness.saved) == 1
    assert [str(problem) for problem in keeper.problems] == ["Le disque est plein."]
    keeper.now = 59.0
    keeper.put("b")
    assert len(keeper.problems) == 1
    keeper.now = 60.0
    keeper.put("b")
    assert len(keeper.problems) == 2
    keeper.full = False
    keeper.writer.retry()
    assert keeper.writer.flush(LONG)
    assert keeper.problems[2:] == [None]
    assert [*keeper.kept[0]] == ["a", "b"]
    assert keeper.writer.close(LONG)


def test_real_backups_are_made_by_the_writer(path: Path) -> None:
    store = Backups(path.parent / "sauvegardes", lambda: NOW)
    file = new_file(path, answers=1)
    writer = Writer(
        file,
        on_saved=lambda *_: None,
        on_failed=lambda *_: None,
        clock=lambda: NOW,
        keep=store.keep,
    )
    writer.put_answer("q", answer(), None)
    assert writer.close(LONG)
    assert [len(read(backup.path).answers) for backup in store.of(path)] == [2, 1]


def test_a_bug_is_not_taken_for_a_save(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    crashes: list[type[BaseException]] = []
    monkeypatch.setattr(threading, "excepthook", lambda args: crashes.append(args.exc_type))
    file = new_file(path)
    monkeypatch.setattr(file, "save_position", lambda question_id: 1 / 0)
    writer, witness = start(file)
    writer.put_position("q")
    assert not writer.flush(LONG)
    assert not writer.close(LONG)
    assert crashes == [ZeroDivisionError]
    assert witness.saved == []
    with DossierFile.open(path) as again:  # the lock was not kept by the dead thread
        assert again.load().position is None


def test_after_a_bug_whatever_is_asked_fails_in_words(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(threading, "excepthook", lambda args: None)
    file = new_file(path)
    monkeypatch.setattr(file, "save_position", lambda question_id: 1 / 0)
    writer, witness = start(file)
    asked = [writer.put_position("q")]
    assert not writer.flush(LONG)
    asked += [
        writer.put_answer("a", answer("Garage"), None),
        writer.put_copy(path.with_name("copie.cyberdossier")),
    ]
    assert not writer.flush(LONG)
    writer.retry()
    assert not writer.flush(LONG)
    assert not writer.close(LONG)
    assert witness.saved == []
    assert set(asked) <= set(witness.failed)
    assert all("enregistrez une copie" in sentence for sentence in witness.sentences)
    assert not path.with_name("copie.cyberdossier").exists()


def test_many_hands_at_once(path: Path) -> None:
    writer, witness = start(new_file(path))
    hands = [
        threading.Thread(
            target=lambda name=f"q{hand}": [
                writer.put_answer(name, answer(str(n)), None) for n in range(50)
            ]
        )
        for hand in range(4)
    ]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join()
    assert writer.close(LONG)
    assert len(set(witness.saved)) == len(witness.saved) == 200
    assert {a.comment for a in read(path).answers.values()} == {"49"}


def test_the_fixture_of_these_tests_reads_the_disk(path: Path) -> None:
    assert closed_file(path, answers=1) == read(path)


def test_a_snapshot_has_what_was_asked_before_it_and_nothing_newer(path: Path) -> None:
    slow = slow_file(path)
    writer, witness = start(slow)
    first = writer.put_answer("other", answer(), WORDS)  # keeps the disk busy
    assert slow.entered.wait(LONG)
    before = writer.put_answer("copie", answer(), WORDS)
    writer.put_snapshot("remis", day=NOW.date())
    after = writer.put_answer("copie", Answer(options=("non",)), WORDS)
    again = writer.put_answer("copie", Answer(options=("partiel",)), WORDS)
    slow.gate.set()
    assert writer.close(LONG)
    assert witness.saved == [first, before, *witness.saved[2:]]
    assert {ticket.number for ticket in (after, again)} <= {t.number for t in witness.saved}
    with DossierFile.open(path) as file:
        stored, history = file.load(), file.history()
    [snapshot] = stored.snapshots
    assert stored.answers["copie"].options == ("partiel",)
    then = answers_at(stored.answers, history, snapshot.history)
    assert then["copie"].options == answer().options


def test_what_failed_between_snapshots_never_replaces_what_came_after_it(path: Path) -> None:
    with failing_disk() as disk:
        slow = slow_file(path, FAULTY)
        writer, witness = start(slow)
        tickets = [writer.put_answer("other", answer(), WORDS)]  # keeps the disk busy
        assert slow.entered.wait(LONG)
        for option in ("oui", "non", "partiel"):
            tickets.append(writer.put_answer("copie", Answer(options=(option,)), WORDS))
            writer.put_snapshot(option, day=NOW.date())
        disk.left = 0
        slow.gate.set()
        assert not writer.flush(LONG)
        assert not witness.saved
        disk.left = None
        writer.retry()
        assert writer.close(LONG)
    assert set(tickets) <= set(witness.saved)
    assert read(path).answers["copie"].options == ("partiel",)
    assert len(read(path).snapshots) == 3
