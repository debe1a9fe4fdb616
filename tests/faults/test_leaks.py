"""A session at the window: what was typed is in the dossier and its backups, and nowhere else."""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from cyberwizard import paths
from cyberwizard.answers import Answer, Evidence, EvidenceKind
from cyberwizard.dossier import DossierInfo, build
from cyberwizard.dossier_file import DossierFile
from cyberwizard.errors import UserFacingError
from cyberwizard.notes import Ask, Choice, ContractNote, Decision, Explanation, PassageNote
from tests.faults.leaks import canaries, told, who_tells
from tests.faults.recording import Record, recording
from tests.ui.conftest import Launch, Outside
from tests.ui.driver import Key, Manager
from ui.crash import CrashHandler
from ui.document import Document

PASSWORD = "le pain du matin"


@dataclass
class Computer:
    """All the folders that the program may write in."""

    roots: tuple[Path, ...]


@pytest.fixture
def computer(tmp_path: Path, user_home: Path, monkeypatch: pytest.MonkeyPatch) -> Computer:
    """A computer with a temporary folder of its own."""
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    for variable in ("TMPDIR", "TEMP", "TMP", "SQLITE_TMPDIR"):
        monkeypatch.setenv(variable, str(temporary))
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    return Computer((tmp_path, user_home))


def document_of(manager: Manager) -> Document:
    document = manager.window.document
    assert document is not None
    return document


def type_at_the_keyboard(manager: Manager, words: Iterator[str]) -> None:
    """Answer as a manager does; one answer is typed over another."""
    manager.write(next(words))
    manager.key(Key.Key_Return)
    manager.back()
    manager.write(next(words))
    manager.key(Key.Key_Return)
    for text in ("732 829 320", "6", "1/3/2004"):
        manager.write(text)
        manager.key(Key.Key_Return)
    manager.choose("Un disque réseau")
    manager.next()
    manager.choose("En partie, sauf certains")
    manager.tab_to("Lesquels ne sont pas copiés ?")
    manager.write(next(words))
    manager.saved()


def say_more(document: Document, words: Iterator[str]) -> None:
    """Fill every other place where a manager types, imports or is read to."""
    say = words.__next__
    evidence = Evidence(
        EvidenceKind.INVOICE,
        note=say(),
        place=say(),
        name=f"{say()}.pdf",
        sha256=document.keep_file(say().encode() * 3000),
        fact_date=date(2026, 11, 1),
    )
    for _ in range(2):  # the first answer stays in the history
        document.answer(
            "debranchee",
            Answer(options=("non",), comment=say(), reason=say(), evidence=(evidence,)),
        )
    document.answer("copie", Answer(options=("en_partie",), exception=say(), comment=say()))
    document.note("decision:copier", Decision(Choice.DO, who=say(), why=say()))
    document.note("question:exclusion:defaut_sauvegarde", Ask(wanted=True, reply=say()))
    document.note("contradiction:copie_sans_disque", Explanation(say()))
    document.note("contradiction:copie_sans_disque", None)
    passage = PassageNote(1, say(), "", "", article=say(), why=(say(),), note=say())
    contract = document.keep_file(say().encode("utf-16"))
    document.note(
        "contrat", ContractNote(say(), date(2026, 11, 2), 3, sha256=contract, passages=(passage,))
    )
    document.snapshot(say())
    assert document.undo() is not None
    assert document.redo() is not None


def look_around(manager: Manager, outside: Outside, words: Iterator[str]) -> None:
    """Print, preview, read a contract, open a piece of evidence, meet a bug."""
    document, services = document_of(manager), outside.services
    info = DossierInfo(document.dossier_id, document.created_at)
    pdf = services.print_dossier(build(document.assessment, info), {})
    assert list(services.draw_pages(pdf, [1], 1.0, threading.Event()))
    article = "Le présent contrat ne garantit pas les dommages qui sont causés par la guerre. "
    assert services.contracts.read_text(f"{article * 5}Sont exclus {next(words)}.").blocks
    with suppress(UserFacingError):  # it is no contract, but it is read
        services.contracts.read(pdf, "", threading.Event())
    (services.private_folder() / f"{next(words)}.pdf").write_text(next(words), "utf-8")
    handler = CrashHandler(paths.log_dir, lambda: datetime(2026, 11, 23, tzinfo=UTC), document)
    try:
        raise ValueError(next(words))
    except ValueError as error:
        handler.handle(type(error), error, error.__traceback__)
    assert list(paths.log_dir().iterdir())


def set_password(manager: Manager, outside: Outside) -> None:
    document, store = document_of(manager), outside.services.store
    done: list[object] = []
    reading = document.read(lambda file: store.change_password(file, "", PASSWORD, "le pain"))
    reading.done.connect(done.append)
    manager.wait(lambda: bool(done))
    assert document.is_protected


def session(
    launch: Launch, outside: Outside, words: Iterator[str], *, protected: bool
) -> tuple[Path, Record]:
    """Work in a new dossier, leave, come back, perhaps set a password, work, leave."""
    manager = launch()
    path = manager.begin()
    with recording(path.parent.parent.parent) as record:
        type_at_the_keyboard(manager, words)
        say_more(document_of(manager), words)
        manager.saved()
        manager.quit()
        manager = launch(path)
        document = document_of(manager)
        document.answer("debranchee", Answer(options=("oui",), comment=next(words)))
        manager.saved()
        if protected:
            set_password(manager, outside)
        say_more(document, words)
        look_around(manager, outside, words)
        manager.saved()
        manager.quit()
        manager.window.wait_for_work()
    return path, record


@pytest.mark.parametrize("protected", [True, False], ids=["with a password", "without"])
def test_what_is_typed_stays_in_the_dossier(
    launch: Launch,
    outside: Outside,
    computer: Computer,
    protected: bool,
    capfd: pytest.CaptureFixture[str],
    figures: Callable[..., None],
) -> None:
    known = canaries(60)
    words = iter(known)
    path, record = session(launch, outside, words, protected=protected)
    left = list(words)
    typed = known[: len(known) - len(left)]
    assert len(typed) >= 50

    written = [event for event in record.events if event.what == "write"]
    assert len(written) > 100
    for event in written:
        assert not told(event.data, typed), event.name
    assert not told(b"".join(record.elsewhere), typed)
    said = capfd.readouterr()
    assert not told((said.out + said.err).encode(), typed)

    telling = who_tells(computer.roots, typed)
    backups = paths.backup_dir()
    assert list(backups.rglob("*.cyberdossier"))
    if protected:
        assert telling == {}
        with DossierFile.open(path, password=PASSWORD) as file:
            assert told(repr((file.load(), file.history())).encode(), typed)
    else:
        # The first page offers to resume by the name of the firm, the first thing typed.
        (settings,) = computer.roots[0].rglob("cyberwizard.ini")
        assert telling.pop(settings) <= set(typed[:2])
        assert set(telling) <= {path, *backups.rglob("*.cyberdossier")}
        assert telling[path]
    figures(typed=len(typed), writes_searched=len(written), files_that_tell=len(telling))


def test_what_is_left_behind_is_seen(tmp_path: Path) -> None:
    first, second, third, fourth = canaries(4)
    (tmp_path / "a.log").write_text(f"# {first}", "utf-8")
    (tmp_path / "b.bin").write_bytes(b"\0" + second.encode("utf-16-le"))
    (tmp_path / f"{third}.pdf").touch()
    dossier = tmp_path / "d.cyberdossier"
    changes = [("q", Answer(comment=fourth), None)]
    now = datetime(2026, 11, 23, tzinfo=UTC)
    DossierFile.create(dossier, now=now, content_version="1", changes=changes).close()
    assert {path.name: told for path, told in who_tells([tmp_path], canaries(9)).items()} == {
        "a.log": {first},
        "b.bin": {second},
        f"{third}.pdf": {third},
        "d.cyberdossier": {fourth},
    }
