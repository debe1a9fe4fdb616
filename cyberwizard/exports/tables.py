"""The plan as a table that a French spreadsheet opens by itself.

Excel wants a byte order mark to read UTF-8, and semicolons where the comma writes decimals. A cell
that it would compute (``=…``, ``+…``, ``-…``, ``@…``) gets an apostrophe, which it shows as text:
what a manager typed, or pasted, is never run.
"""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterator
from datetime import date

from cyberwizard import sentences
from cyberwizard.assessment import Assessment
from cyberwizard.notes import Choice, Decision, Notes
from cyberwizard.planning import STATE, GoneLine, Line, gone_lines, lines

COLUMNS = (
    "N°",
    "Action",
    "Pourquoi ici",
    "État",
    "Décision",
    "Qui",
    "Pour le",
    "Fait le",
    "Explication",
    "Temps, coût, par qui",
    "Comment faire",
    "Questions",
)
GONE = "sortie du plan"
_COMPUTED = frozenset("=+-@\t\n")


def table(assessment: Assessment, notes: Notes) -> bytes:
    """Return the file: one row per line of the plan, then the decisions whose line is gone."""
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n", quoting=csv.QUOTE_MINIMAL)
    writer.writerow(COLUMNS)
    for line in lines(assessment, notes):
        writer.writerow(map(cell, _row(line, assessment)))
    for gone in gone_lines(assessment, notes):
        writer.writerow(map(cell, _gone_row(gone)))
    return b"\xef\xbb\xbf" + stream.getvalue().encode()


def cell(text: str) -> str:
    """Return *text* as a cell: nothing to compute, no control character, plain ends of lines."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = "".join(c for c in text if c in "\t\n" or not ("\x00" <= c < " " or c == "\x7f"))
    first = unicodedata.normalize("NFKC", text[:1])  # the wide signs of Asian keyboards as well
    return f"'{text}" if first in _COMPUTED else text


def _row(line: Line, assessment: Assessment) -> Iterator[str]:
    action, content = line.action, assessment.content
    yield str(line.number)
    yield sentences.action_title(action, content)
    yield sentences.action_reason(action, content)
    yield STATE[line.state]
    yield from _decided(line.decision)
    yield sentences.action_cost(action, content)
    yield "\n".join(sentences.action_steps(action, content))
    yield sentences.question_numbers(content, action.questions)


def _gone_row(line: GoneLine) -> Iterator[str]:
    yield from ("", line.title, "", GONE)
    yield from _decided(line.decision)
    yield from ("", "", "")


def _decided(decision: Decision) -> Iterator[str]:
    yield sentences.CHOICE[decision.choice] if decision.choice else ""
    yield decision.who
    yield _day(decision.due)
    yield _day(decision.done)
    yield decision.why if decision.choice is not Choice.DO else ""


def _day(day: date | None) -> str:
    return sentences.short_date(day) if day else ""
