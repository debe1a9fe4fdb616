"""What other programs read: a strict reader gets back what was decided, whatever it holds."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberwizard.assessment import Assessment, assess
from cyberwizard.content.model import Content
from cyberwizard.exports.reminders import LONGEST_LINE, dated, escape, fold, reminders
from cyberwizard.exports.tables import COLUMNS, cell, table
from cyberwizard.notes import Choice, Decision, Notes, decision_name
from tests.core import icalendar
from tests.core.conftest import TODAY
from tests.core.test_session import _answers

COPY = decision_name("mesure:copier")
NUMBER = "0f2c6f5e-0000-4000-8000-123456789abc"

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)
DECISIONS = st.builds(
    Decision,
    st.none() | st.sampled_from(Choice),
    TEXTS,
    st.none() | st.dates(),
    st.none() | st.dates(),
    TEXTS,
)


@pytest.fixture(scope="session")
def worst(small: Content) -> Assessment:
    """A firm with two lines in its plan."""
    return assess(small, _answers(copie="en_partie", debranchee="non"), TODAY)


def _events(assessment: Assessment, notes: Notes) -> list[icalendar.Component]:
    data = reminders(assessment, notes, dossier_id=NUMBER, day=TODAY)
    return icalendar.parse(data).components


# --- iCalendar --------------------------------------------------------------------------------


def test_a_line_to_do_is_an_event_of_a_whole_day(worst: Assessment) -> None:
    due = date(2026, 12, 31)
    (event,) = _events(worst, {COPY: Decision(Choice.DO, "Zoé; Paul, ou moi", due)})
    assert event.name == "VEVENT"
    assert event.text("SUMMARY") == "Copier"
    assert event["DTSTART"] == ("20261231", {"VALUE": "DATE"})
    assert event["DTEND"] == ("20270101", {"VALUE": "DATE"})
    assert event["DTSTAMP"] == ("20261123T000000Z", {})
    assert event["CLASS"][0] == "PRIVATE"
    assert event.text("DESCRIPTION").startswith("Qui\u00a0: Zoé; Paul, ou moi\n")
    alarms = [alarm["TRIGGER"][0] for alarm in event.components]
    assert alarms == ["-P6DT15H", "PT9H"]
    assert all(alarm["ACTION"][0] == "DISPLAY" for alarm in event.components)


def test_what_a_diary_may_leak_is_left_out(worst: Assessment) -> None:
    notes: Notes = {COPY: Decision(Choice.DO, "Paul", TODAY, why="Nous n’avons aucune copie.")}
    text = reminders(worst, notes, dossier_id=NUMBER, day=TODAY).decode()
    assert "Verrou" not in text
    assert "aucune copie" not in text


def test_only_what_is_to_be_done_on_a_day_is_recalled(worst: Assessment) -> None:
    def count(decision: Decision) -> int:
        return len(_events(worst, {COPY: decision}))

    assert count(Decision(Choice.DO, due=TODAY)) == 1
    assert count(Decision(Choice.ADVICE, due=TODAY)) == 1
    assert count(Decision(Choice.DO)) == 0
    assert count(Decision(Choice.DO, due=TODAY, done=TODAY)) == 0
    assert count(Decision(Choice.ACCEPT, due=TODAY)) == 0
    assert count(Decision(due=TODAY)) == 0


def test_a_moved_day_is_the_same_event_made_newer(worst: Assessment) -> None:
    def event(due: date, day: date) -> icalendar.Component:
        notes: Notes = {COPY: Decision(Choice.DO, due=due)}
        data = reminders(worst, notes, dossier_id=NUMBER, day=day)
        return icalendar.parse(data).components[0]

    first = event(TODAY, TODAY)
    then = event(TODAY + timedelta(days=30), TODAY + timedelta(days=1))
    assert first["UID"] == then["UID"]
    assert NUMBER in first["UID"][0]
    assert int(then["SEQUENCE"][0]) == int(first["SEQUENCE"][0]) + 1


def test_two_lines_are_two_events(worst: Assessment) -> None:
    notes: Notes = {
        decision_name(action.id): Decision(Choice.DO, due=TODAY) for action in worst.plan
    }
    uids = [event["UID"][0] for event in _events(worst, notes)]
    assert len(set(uids)) == len(uids) == 2


@given(DECISIONS, st.dates(max_value=date(2100, 12, 31)))
def test_a_strict_reader_reads_any_reminder(small: Content, decision: Decision, day: date) -> None:
    assessment = assess(small, _answers(copie="non"), day)
    notes: Notes = {COPY: decision}
    data = reminders(assessment, notes, dossier_id=NUMBER, day=day)
    assert data == reminders(assessment, notes, dossier_id=NUMBER, day=day)
    events = icalendar.parse(data).components
    assert len(events) == len(dated(assessment, notes))
    for event in events:
        who = event.text("DESCRIPTION").rpartition("Comment faire")[0]
        assert who.removeprefix("Qui\u00a0: ").rstrip("\n") == _written(decision.who).strip("\n")


def _written(text: str) -> str:
    """What is left of a text in a file where control characters cannot be written."""
    text = text.strip().replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in text if c in "\t\n" or not (c < " " or "\x7f" <= c <= "\x9f"))


@given(TEXTS)
def test_folding_cuts_no_sign_and_no_line_is_too_long(text: str) -> None:
    line = f"SUMMARY:{escape(text)}"
    data = fold(line)
    pieces = data.removesuffix(b"\r\n").split(b"\r\n")
    for piece in pieces:
        assert len(piece) <= LONGEST_LINE
        piece.decode()  # each by itself: no sign is cut
    assert all(piece.startswith(b" ") for piece in pieces[1:])
    assert b"".join([pieces[0], *(piece[1:] for piece in pieces[1:])]).decode() == line


@pytest.mark.parametrize(
    "bad",
    [
        b"BEGIN:VCALENDAR\nEND:VCALENDAR\n",
        b"BEGIN:VCALENDAR\r\nEND:VEVENT\r\n",
        b"BEGIN:VCALENDAR\r\nEND:VCALENDAR",
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nEND:VCALENDAR\r\nX:1\r\n",
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:" + b"x" * 70 + b"\r\nEND:VCALENDAR\r\n",
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nSUMMARY:a,b\r\nEND:VCALENDAR\r\n",
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nSUMMARY:\\x\r\nEND:VCALENDAR\r\n",
    ],
)
def test_the_reader_of_these_tests_is_strict(bad: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  # each says something else
        icalendar.parse(bad)


# --- Table ------------------------------------------------------------------------------------


def _rows(data: bytes) -> list[list[str]]:
    assert data.startswith(b"\xef\xbb\xbf")
    text = data.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";", strict=True))


def test_the_table_has_a_row_for_each_line(worst: Assessment) -> None:
    decision = Decision(Choice.ACCEPT, "Paul", why="Trop cher ; on attend.")
    titles, *rows = _rows(table(worst, {COPY: decision}))
    assert tuple(titles) == COLUMNS
    assert [row[0] for row in rows] == ["1", "2"]
    (row,) = (row for row in rows if row[1] == "Copier")
    assert row[3:9] == [
        "acceptée",
        "Accepter le risque",
        "Paul",
        "",
        "",
        "Trop cher ; on attend.",
    ]
    assert row[10] == "Branchez.\nCopiez."


def test_what_left_the_plan_is_in_the_table(small: Content) -> None:
    better = assess(small, _answers(copie="oui"), TODAY)
    notes: Notes = {COPY: Decision(Choice.DO, due=TODAY, done=TODAY)}
    row = _rows(table(better, notes))[-1]
    assert row[:4] == ["", "Copier", "", "sortie du plan"]
    assert row[6:8] == ["23/11/2026", "23/11/2026"]


def test_lines_end_as_the_french_spreadsheet_wants(worst: Assessment) -> None:
    data = table(worst, {})
    assert data.count(b"\r\n") == 1 + len(worst.plan)
    assert data.endswith(b"\r\n")
    assert b"\r" not in data.replace(b"\r\n", b"")


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_nothing_is_computed_by_the_spreadsheet(worst: Assessment, sign: str) -> None:
    bad = f"{sign}cmd|' /C calc'!A0"
    notes: Notes = {COPY: Decision(Choice.ACCEPT, bad, why=bad)}
    (row,) = (row for row in _rows(table(worst, notes)) if row[1] == "Copier")
    assert row[5] == row[8] == cell(bad)
    assert row[5].startswith("'")


@given(DECISIONS)
def test_a_strict_reader_reads_any_table(worst: Assessment, decision: Decision) -> None:
    rows = _rows(table(worst, {COPY: decision}))
    assert {len(row) for row in rows} == {len(COLUMNS)}
    (row,) = (row for row in rows if row[1] == "Copier")
    assert row[5] == cell(decision.who)
    for one in row:
        assert not one.startswith(("=", "+", "-", "@", "\t", "\r"))
        assert "\x00" not in one
