"""The dated states that can be compared."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cyberwizard.answers import Answer
from cyberwizard.comparison import dated_states

TODAY = date(2026, 11, 26)


@dataclass(frozen=True)
class Line:
    id: int
    at: datetime
    question_id: str = "copie"
    previous: Answer | None = None


@dataclass(frozen=True)
class Named:
    day: date
    name: str
    history: int


def on(day: date, number: int) -> Line:
    return Line(number, datetime(day.year, day.month, day.day, 12).astimezone())


DAYS = st.integers(0, 400).map(lambda days: TODAY - timedelta(days=days))


@given(st.lists(DAYS, max_size=20).map(sorted), st.data())
def test_each_past_evening_and_each_name_is_there_once(
    days: list[date], data: st.DataObject
) -> None:
    lines = [on(day, number) for number, day in enumerate(days, 1)]
    places = data.draw(st.lists(st.integers(1, len(days)), max_size=4)) if days else []
    named = [Named(days[place - 1], f"Remis n° {n}", place) for n, place in enumerate(places)]
    now, *states = dated_states(lines, named, TODAY)
    assert (now.day, now.last, now.name) == (TODAY, len(days), "")
    assert states == sorted(states, key=lambda one: (one.day, one.last), reverse=True)
    assert sorted(one.name for one in states if one.name) == sorted(one.name for one in named)
    evenings = {one.day for one in states if not one.name}
    for day in set(days) - {TODAY}:
        last = max(line.id for line in lines if line.at.date() <= day)
        assert (day in evenings) != any((one.day, one.history) == (day, last) for one in named)
    assert TODAY not in evenings
    assert len(evenings) == len([one for one in states if not one.name])


def test_a_dossier_that_was_never_changed_has_only_now() -> None:
    [now] = dated_states((), (), TODAY)
    assert (now.day, now.last) == (TODAY, 0)
