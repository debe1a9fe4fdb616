"""``cyberwizard-cli plan``: what is to be done, in a terminal, a diary or a spreadsheet."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path
from typing import Protocol

from cyberwizard import sentences
from cyberwizard.answers import Answers
from cyberwizard.assessment import Assessment, assess
from cyberwizard.atomic import write_atomically
from cyberwizard.content.loader import load
from cyberwizard.errors import UserFacingError
from cyberwizard.exports import IN_CLEAR, NOTHING_DATED
from cyberwizard.exports.reminders import dated, reminders
from cyberwizard.exports.tables import table
from cyberwizard.notes import Notes
from cyberwizard.planning import decision_says, gone_lines, lines, progress


class Stored(Protocol):
    """What the dossier file says."""

    @property
    def dossier_id(self) -> str:
        """The number of the dossier."""

    @property
    def answers(self) -> Answers:
        """The answers given."""

    @property
    def notes(self) -> Notes:
        """What is added to them."""


class File(Protocol):
    """A dossier file, open."""

    @property
    def is_protected(self) -> bool:
        """Whether it takes a password to open it."""

    def load(self) -> Stored:
        """Read it."""


Open = Callable[[Path], AbstractContextManager[File]]
Run = Callable[[argparse.Namespace], str]


def add_command(
    command: Callable[[str, str, Run], argparse.ArgumentParser],
    with_day: Callable[[argparse.ArgumentParser], None],
    open_: Open,
) -> None:
    """Add ``plan``; the program gives the way to make commands and to open a dossier."""
    text = "dire le plan d’action, ou l’enregistrer pour un agenda ou un tableur"
    made = command("plan", text, partial(_plan, open_=open_))
    made.set_defaults(wrong=made.error)
    made.add_argument("fichier", type=Path, help="dossier (.cyberdossier)")
    formats = made.add_mutually_exclusive_group()
    formats.add_argument("--ics", action="store_true", help="rappels pour un agenda (.ics)")
    formats.add_argument("--csv", action="store_true", help="tableau pour un tableur (.csv)")
    made.add_argument(
        "-o", "--sortie", type=Path, metavar="FICHIER", help="fichier à créer, avec --ics ou --csv"
    )
    with_day(made)


def _plan(options: argparse.Namespace, *, open_: Open) -> str:
    if (options.ics or options.csv) != (options.sortie is not None):
        options.wrong("« -o » va avec « --ics » ou « --csv »")
    with open_(options.fichier) as file:
        found, protected = file.load(), file.is_protected
    assessment = assess(load(), found.answers, options.date)
    if options.csv:
        data = table(assessment, found.notes)
    elif options.ics:
        if not dated(assessment, found.notes):
            raise UserFacingError(NOTHING_DATED)
        data = reminders(assessment, found.notes, dossier_id=found.dossier_id, day=options.date)
    else:
        return _says(assessment, found.notes)
    write_atomically(options.sortie, data)
    clear = f" {IN_CLEAR}" if protected else ""
    return f"Plan enregistré dans {options.sortie}.{clear}\n"


def _says(assessment: Assessment, notes: Notes) -> str:
    found, content = lines(assessment, notes), assessment.content
    if not found:
        return "Aucune action pour le moment.\n"
    text = [progress(found, assessment.day)]
    for line in found:
        text += [
            "",
            f"{line.number}. {sentences.action_title(line.action, content)}",
            f"   Pourquoi ici : {sentences.action_reason(line.action, content)}",
            f"   {decision_says(line.decision, assessment.day) or 'À décider.'}",
        ]
    if gone := gone_lines(assessment, notes):
        text += ["", "Sorties du plan, car une réponse a changé :"]
        text += [f"- {one.title}" for one in gone]
    return "\n".join(text) + "\n"
