"""The manager's file: one encrypted SQLite file, written after each answer, by one window."""

from cyberwizard.answers import answers_at
from cyberwizard.dossier_file.backups import Backup, Backups
from cyberwizard.dossier_file.container import PUBLISHED, FileKey
from cyberwizard.dossier_file.file import DossierFile
from cyberwizard.dossier_file.keys import new_key
from cyberwizard.dossier_file.problems import (
    AlreadyOpenError,
    DamagedError,
    NotWritableError,
    PasswordNeededError,
    WrongPasswordError,
)
from cyberwizard.dossier_file.rows import HistoryLine, Snapshot, StoredDossier
from cyberwizard.dossier_file.writer import Ticket, Writer

__all__ = [
    "PUBLISHED",
    "AlreadyOpenError",
    "Backup",
    "Backups",
    "DamagedError",
    "DossierFile",
    "FileKey",
    "HistoryLine",
    "NotWritableError",
    "PasswordNeededError",
    "Snapshot",
    "StoredDossier",
    "Ticket",
    "Writer",
    "WrongPasswordError",
    "answers_at",
    "new_key",
]
