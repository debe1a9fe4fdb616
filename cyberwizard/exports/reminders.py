"""The dated lines of the plan as an iCalendar file (RFC 5545).

Each line is an event of a whole day, not a to-do: Outlook, Google and telephones take events in,
and leave to-dos out. A diary is often copied on the Internet, so an event only says what, who and
when: neither why it is pressing nor how the firm is protected.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from cyberwizard import sentences
from cyberwizard.assessment import Assessment
from cyberwizard.content.model import Content
from cyberwizard.notes import Choice, Notes
from cyberwizard.planning import Line, LineState, lines

LONGEST_LINE = 75
"""In octets, the end of the line left out."""

# From the first minute of the day: nine in the morning, a week before and on the day itself.
_ALARMS = ("-P6DT15H", "PT9H")
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def dated(assessment: Assessment, notes: Notes) -> tuple[Line, ...]:
    """Return the lines to do that have a day: those that a diary can recall."""
    return tuple(
        line
        for line in lines(assessment, notes)
        if line.state is LineState.TO_DO and line.decision.due is not None
    )


def reminders(assessment: Assessment, notes: Notes, *, dossier_id: str, day: date) -> bytes:
    """Return the file; the same dossier on the same *day* gives the same bytes.

    A line keeps its UID from one export to the next, so a diary moves the event instead of
    showing it twice; SEQUENCE, the number of the day, says which is the newest.
    """
    content = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Cyberwizard//Plan d’action//FR",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        *(
            text
            for line in dated(assessment, notes)
            for text in _event(line, assessment.content, dossier_id, day)
        ),
        "END:VCALENDAR",
    ]
    return b"".join(fold(text) for text in content)


def _event(line: Line, content: Content, dossier_id: str, day: date) -> Iterator[str]:
    due = line.decision.due
    assert due is not None
    title = sentences.action_title(line.action, content)
    if line.decision.choice is Choice.ADVICE:
        title = f"Demander conseil\u00a0: {title}"
    yield "BEGIN:VEVENT"
    yield f"UID:{escape(line.action.id.replace(':', '-'))}-{escape(dossier_id)}@cyberwizard"
    yield f"DTSTAMP:{_basic(day)}T000000Z"
    yield f"SEQUENCE:{day.toordinal()}"
    yield f"DTSTART;VALUE=DATE:{_basic(due)}"
    if due < date.max:
        yield f"DTEND;VALUE=DATE:{_basic(due + timedelta(days=1))}"
    yield f"SUMMARY:{escape(title)}"
    yield f"DESCRIPTION:{escape(_description(line))}"
    yield "CLASS:PRIVATE"
    yield "TRANSP:TRANSPARENT"
    for alarm in _ALARMS:
        yield "BEGIN:VALARM"
        yield "ACTION:DISPLAY"
        yield f"TRIGGER:{alarm}"
        yield f"DESCRIPTION:{escape(title)}"
        yield "END:VALARM"
    yield "END:VEVENT"


def _description(line: Line) -> str:
    texts = ["Comment faire\u00a0: ouvrez votre plan d’action dans Cyberwizard."]
    if who := line.decision.who.strip():
        texts.insert(0, f"Qui\u00a0: {who}")
    return "\n".join(texts)


def _basic(day: date) -> str:
    # Not strftime: before the year 1000, it leaves out the zeros on some systems.
    return day.isoformat().replace("-", "")


def escape(text: str) -> str:
    """Return *text* as a TEXT value: one line, without the signs that iCalendar keeps for itself.

    What cannot be written in such a file (control characters) is left out.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(c for c in text if c in "\t\n" or not _is_control(c))
    return kept.translate(_ESCAPED)


def _is_control(character: str) -> bool:
    return character < " " or "\x7f" <= character <= "\x9f"


def fold(line: str) -> bytes:
    """Return a content line in UTF-8, cut so that no piece is too long and no sign is cut."""
    pieces = [b""]
    for sign in (character.encode() for character in line):
        if len(pieces[-1]) + len(sign) > LONGEST_LINE:
            pieces.append(b" ")
        pieces[-1] += sign
    return b"\r\n".join(pieces) + b"\r\n"
