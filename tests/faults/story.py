"""What was said of a dossier, and so what its file, its copies and its backups may say.

After a fault, all that was acknowledged must be there; what was under way is there or not; and
nothing else ever is.
"""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

from cyberwizard.dossier_file.container import PUBLISHED
from tests.faults.acts import Act, Kind, State, key_of, read
from tests.faults.desk import name_of


class Story:
    """Hears a desk, then judges what is on the disk."""

    def __init__(self, opening: State) -> None:
        self.possible = [opening]
        self.sentences: list[str] = []
        self.failed: list[object] = []
        self.under_way: Act | None = None
        self.is_keeping = False
        self._before = self.possible
        self._seen = [opening]
        self._copies: dict[str, list[State]] = {}
        self._needed: set[str] = set()
        self._kept: dict[str, list[State]] = {}
        self._newest = ""
        self._nothing_in_clear = False
        self._read: dict[tuple[str, int, int, int], State] = {}

    def hear(self, word: str, what: object) -> None:
        """Take one thing that was said."""
        match word, what:
            case "begun", Act() as act:
                self._begin(act)
            case "saved", _:
                self._end()
            case "failed", ticket:
                self.failed.append(ticket)
            case "said", str() as sentence:
                self.sentences.append(sentence)
            case "keeping", None:
                self.is_keeping = True
            case "kept", str() as name:
                self.is_keeping = False
                self._newest = name
                self._kept.setdefault(name, self.possible)
                self._nothing_in_clear = self._is_protected()
            case _:
                raise ValueError(word, what)

    def _begin(self, act: Act) -> None:
        """From now on it may be there."""
        self.under_way, self._before = act, self.possible
        new = [self._after(state, act) for state in self.possible]
        self.possible = self._before + [state for state in new if state not in self._before]
        self._seen += new
        if act.kind is Kind.COPY:
            self._copies[act.key] = self._copies.get(act.key, []) + self._before
        if act.kind is Kind.KEY:
            self._nothing_in_clear = False

    def _end(self) -> None:
        """It is there; a second ticket for the same save says nothing more."""
        act, self.under_way = self.under_way, None
        if act is None:
            return
        self.possible = [self._after(state, act) for state in self._before]
        if act.kind is Kind.COPY:
            self._copies[act.key] = self._before
            self._needed.add(act.key)
        if act.kind is Kind.KEY:
            self._nothing_in_clear = self._is_protected()

    def _is_protected(self) -> bool:
        return all(state.key != "published" for state in self.possible)

    def _after(self, state: State, act: Act) -> State:
        if act.kind is Kind.RESTORE:
            (restored,) = self._kept[act.key]
            return replace(restored, key=state.key)
        return state.after(act)

    def check(self, path: Path, root: Path, scratch: Path) -> None:
        """Read all that is on the disk, or AssertionError; what is found is what is known now."""
        found = read(path)
        assert found in self.possible, self._unlike(found)
        self.possible, self.under_way = [found], None
        for name, possible in self._copies.items():
            copy = path.with_name(name)
            if name in self._needed or copy.exists():
                copied = self._read_apart(copy, scratch)
                assert copied in possible, f"{name} is not what was copied"
                self._copies[name] = [copied]
                self._needed.add(name)
        backups = {name_of(backup): backup for backup in root.rglob("*.cyberdossier")}
        assert not self._newest or self._newest in backups, "the newest backup is lost"
        for name, backup in backups.items():
            if self._nothing_in_clear:
                assert key_of(backup) != PUBLISHED, f"{name} is in clear"
            kept = self._read_apart(backup, scratch)
            allowed = self._kept.get(name, self._seen)
            assert any(_same(kept, one) for one in allowed), f"{name} was never a state"
            self._kept[name] = [kept]
        self._kept = {name: states for name, states in self._kept.items() if name in backups}

    def _unlike(self, found: State) -> str:
        if found in self._seen:
            return f"an acknowledged change is lost ({self.under_way})"
        return f"no such state ({self.under_way})"

    def _read_apart(self, path: Path, scratch: Path) -> State:
        """Read a duplicate, which may be brought to the newest format; once per file."""
        status = path.stat()
        mark = (str(path), status.st_ino, status.st_mtime_ns, status.st_size)
        if mark not in self._read:
            duplicate = scratch / "lu.cyberdossier"
            shutil.copyfile(path, duplicate)
            self._read[mark] = read(duplicate)
            duplicate.unlink()
        return self._read[mark]


def _same(one: State, other: State) -> bool:
    """Compare what backups compare: neither the key nor the page where one is."""
    return replace(one, key="", position=None) == replace(other, key="", position=None)
