"""Every id of the content, which old dossiers hold: ``python -m tests.content.ids`` lists them."""

from __future__ import annotations

import sys
from pathlib import Path

from cyberwizard.content.loader import load
from cyberwizard.content.model import Content
from tests.content.texts import TABLES

FILE = Path(__file__).with_name("ids.txt")


def present(content: Content) -> set[str]:
    """Return the ids of *content*, each with its table."""
    found = {f"{table} {item.id}" for table in TABLES if table != "levels"
             for item in getattr(content, table)}  # fmt: skip
    return found | {
        f"options {question.id}.{option.id}"
        for question in content.questions
        for option in question.options
    }


def written() -> tuple[set[str], set[str]]:
    """Return the ids in use and the retired ones, as ``ids.txt`` has them."""
    lines = [line for line in FILE.read_text("utf-8").splitlines() if line and line[0] != "#"]
    retired = {line.removeprefix("- ") for line in lines if line.startswith("- ")}
    return {line for line in lines if not line.startswith("- ")}, retired


if __name__ == "__main__":
    sys.stdout.writelines(f"{line}\n" for line in sorted(present(load()) - written()[0]))
