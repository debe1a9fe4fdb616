"""What was done can be taken back, in order, and done again."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from cyberwizard.answers import Answer
from cyberwizard.notes import Ask, Choice, Decision
from cyberwizard.undo import DEPTH, Change, Changes, Value

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
YES, NO = Answer(options=("oui",)), Answer(options=("non",))


class Store:
    """Values by name, and the changes made to them."""

    def __init__(self) -> None:
        self.values: dict[str, Value] = {}
        self.changes = Changes()

    def empty(self, name: str) -> Value:
        return None if name.startswith("decision") else Answer()

    def set(self, name: str, value: Value) -> None:
        before = self.values.get(name, self.empty(name))
        if before != value:
            self.changes.record(Change(name, before, value))
            self.values[name] = value

    def undo(self) -> None:
        if change := self.changes.undo():
            self.values[change.name] = change.before

    def redo(self) -> None:
        if change := self.changes.redo():
            self.values[change.name] = change.after

    def state(self) -> dict[str, Value]:
        return {name: v for name, v in self.values.items() if v != self.empty(name)}


VALUES = st.sampled_from(
    [
        ("a", YES),
        ("a", NO),
        ("a", Answer()),
        ("b", Answer(value="Garage")),
        ("b", Answer(value="Garage", comment="mot")),
        ("decision:x", Decision(Choice.DO)),
        ("decision:x", Decision(Choice.DO, who="Paul")),
        ("decision:x", None),
    ]
)


@given(st.lists(VALUES, max_size=30))
def test_taking_everything_back_gives_what_was_there(moves: list[tuple[str, Value]]) -> None:
    store = Store()
    for name, value in moves:
        store.set(name, value)
    end = store.state()
    steps = 0
    while store.changes.last is not None:
        store.undo()
        steps += 1
    assert store.state() == {}
    for _ in range(steps):
        store.redo()
    assert store.state() == end
    assert store.changes.next is None


@given(st.lists(st.tuples(st.sampled_from(["set", "undo", "redo", "close"]), VALUES), max_size=40))
def test_whatever_is_done_undo_then_redo_changes_nothing(
    moves: list[tuple[str, tuple[str, Value]]],
) -> None:
    store = Store()
    for move, (name, value) in moves:
        if move == "set":
            store.set(name, value)
        elif move == "close":
            store.changes.close()
        else:
            getattr(store, move)()
        before, last = store.state(), store.changes.last
        if last is not None:
            store.undo()
            assert store.values[last.name] == last.before
            store.redo()
            assert store.state() == before
            assert store.changes.last is last


def typed(*texts: str) -> Store:
    store = Store()
    for text in texts:
        store.set("b", Answer(value=text, answered_at=NOW if text else None))
    return store


def test_typing_is_one_step() -> None:
    store = typed("G", "Ga", "Garage")
    store.undo()
    assert store.values["b"] == Answer()
    assert store.changes.last is None
    store.redo()
    assert store.values["b"] == Answer(value="Garage", answered_at=NOW)


def test_typing_again_later_is_another_step() -> None:
    store = typed("Garage")
    store.changes.close()
    store.set("b", Answer(value="Garage Martin", answered_at=NOW))
    store.undo()
    assert store.values["b"] == Answer(value="Garage", answered_at=NOW)


def test_typing_in_another_field_is_another_step() -> None:
    store = typed("Garage")
    store.set("b", Answer(value="Garage", answered_at=NOW, comment="À voir"))
    store.undo()
    assert store.values["b"] == Answer(value="Garage", answered_at=NOW)


def test_what_is_typed_then_erased_is_no_step() -> None:
    assert typed("G", "").changes.last is None


def test_choosing_is_never_typing() -> None:
    store = Store()
    for answer in (YES, NO, YES):
        store.set("a", answer)
    store.undo()
    assert store.values["a"] == NO


def test_a_note_typed_is_one_step_too() -> None:
    store = Store()
    store.set("decision:x", Decision(Choice.DO))
    for who in ("P", "Pa", "Paul"):
        store.set("decision:x", Decision(Choice.DO, who=who))
    store.undo()
    assert store.values["decision:x"] == Decision(Choice.DO)
    store.undo()
    assert store.values["decision:x"] is None


def test_a_tick_is_a_step_of_its_own() -> None:
    changes = Changes()
    changes.record(Change("question:exclusion:a", Ask(True), Ask(False)))
    changes.record(Change("question:exclusion:a", Ask(False), Ask(True)))
    assert changes.undo() == Change("question:exclusion:a", Ask(False), Ask(True))
    assert changes.last is not None
    assert changes.last.is_note


def test_a_new_change_forgets_what_was_taken_back() -> None:
    store = Store()
    store.set("a", YES)
    store.undo()
    store.set("a", NO)
    assert store.changes.next is None


def test_the_oldest_steps_are_forgotten() -> None:
    store = Store()
    for number in range(DEPTH + 20):
        store.set("a", replace(YES, to_review=bool(number % 2)))
    count = 0
    while store.changes.last is not None:
        store.undo()
        count += 1
    assert count == DEPTH
