"""Our frozen classes behave as those of ``dataclasses``, which are made beside them here."""

from __future__ import annotations

import copy
import dataclasses
import pickle
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest

from cyberwizard import shapes
from cyberwizard.answers import Answer


@shapes.dataclass(frozen=True)
class Ours:
    """A shape."""

    name: str
    size: int
    words: tuple[str, ...] = ()
    note: str = ""

    def twice(self) -> int:
        """Return twice the size."""
        return 2 * self.size


@dataclasses.dataclass(frozen=True)
class Theirs:
    """A shape."""

    name: str
    size: int
    words: tuple[str, ...] = ()
    note: str = ""


Make = Callable[[Any], object]
RIGHT: list[Make] = [
    lambda cls: cls("a", 1),
    lambda cls: cls("a", size=1, note="b"),
    lambda cls: cls(size=1, name="a"),
    lambda cls: cls("a", 1, ("b",), "c"),
]
WRONG: list[Make] = [
    lambda cls: cls(),
    lambda cls: cls("a"),
    lambda cls: cls("a", 1, (), "", 2),
    lambda cls: cls("a", 1, name="b"),
    lambda cls: cls("a", 1, other=2),
    lambda cls: cls(size=1),
]


@pytest.mark.parametrize("make", RIGHT)
def test_the_same_values(make: Make) -> None:
    ours, theirs = make(Ours), make(Theirs)
    assert repr(ours) == repr(theirs).replace("Theirs", "Ours")
    assert dataclasses.asdict(ours) == dataclasses.asdict(theirs)  # type: ignore[call-overload]  # object


@pytest.mark.parametrize("make", WRONG)
def test_the_same_complaints(make: Make) -> None:
    with pytest.raises(TypeError) as theirs:
        make(Theirs)
    with pytest.raises(TypeError) as ours:
        make(Ours)
    assert str(ours.value) == str(theirs.value).replace("Theirs", "Ours")


def test_equal_when_all_values_are() -> None:
    one, same, other = Ours("a", 1), Ours("a", 1, ()), Ours("a", 1, note="b")
    assert one == same
    assert hash(one) == hash(same)
    assert one != other
    assert one != Theirs("a", 1)  # type: ignore[comparison-overlap]  # it is the point
    assert {one, same, other} == {one, other}


def test_nothing_changes() -> None:
    shape = Ours("a", 1)
    for name in ("name", "note", "unknown"):
        with pytest.raises(dataclasses.FrozenInstanceError, match=f"cannot assign.*{name}"):
            setattr(shape, name, "b")
    with pytest.raises(dataclasses.FrozenInstanceError, match="cannot delete"):
        del shape.name
    assert shape == Ours("a", 1)


def test_what_the_standard_library_does_with_it() -> None:
    shape = Ours("a", 1)
    assert dataclasses.is_dataclass(Ours)
    assert [field.name for field in dataclasses.fields(Ours)] == ["name", "size", "words", "note"]
    assert dataclasses.replace(shape, note="b") == Ours("a", 1, note="b")
    with pytest.raises(TypeError, match="other"):
        dataclasses.replace(shape, other="b")  # type: ignore[call-arg]  # it is wrong
    assert copy.deepcopy(shape) == shape
    assert pickle.loads(pickle.dumps(shape)) == shape
    match shape:
        case Ours(name, size):
            assert (name, size, shape.twice()) == ("a", 1, 2)


def test_importing_the_content_makes_no_method() -> None:
    """The reason for all this: what the library would compile for each class."""
    code = """
import builtins, sys
import dataclasses
made = []
real = dataclasses._process_class
def spy(cls, *rest):
    made.append(cls.__qualname__)
    return real(cls, *rest)
dataclasses._process_class = spy
import cyberwizard.session, cyberwizard.assessment, cyberwizard.notes, cyberwizard.content.model
print(made)
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout.strip() == "[]"


def test_a_default_is_one_for_all() -> None:
    assert Answer().options is Answer(value="a").options
