"""Whatever a file holds, the one who reads it gets its content or one sentence."""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import apsw
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cyberwizard import answers_json
from cyberwizard.assessment import assess
from cyberwizard.content.loader import load
from cyberwizard.dossier import DossierInfo, build, compose, data, gather
from cyberwizard.dossier.editions import Edition
from cyberwizard.dossier.pdf.verify import attached_data, attached_files
from cyberwizard.dossier_file import DossierFile, StoredDossier, rows
from cyberwizard.dossier_file.container import PUBLISHED, new_header
from cyberwizard.dossier_file.seal import digest_of
from cyberwizard.errors import UserFacingError
from cyberwizard.notes import Explanation, decode_note, encode_note
from cyberwizard.proofs import check_proof, read_proof
from cyberwizard.session import Session
from cyberwizard.wording import wording_of
from tests.core.dossier_tools import raw_connection
from tests.core.test_proofs import ACCEPTED
from tests.dossier.tools import DAY, INFO, answers_of, notes_of, printed
from tests.faults.acts import FILES, NOW, WORDS, answer_of
from tests.faults.mutations import HARD_TEXTS, changed_bytes, changed_json, values
from tests.faults.scale import amount

NAME = "boulangerie"
_counts: Counter[str] = Counter()


def cases(short: int) -> settings:
    """Return how many cases to try: fifty times more in the long form."""
    return settings(
        max_examples=amount(short, 50 * short),
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )


def is_refused(work: Callable[[], object]) -> bool:
    """Do it; one sentence may be said, and nothing else may be raised."""
    try:
        work()
    except UserFacingError as error:
        sentence = str(error)
    else:
        _counts["accepted"] += 1
        return False
    assert "\n" not in sentence
    assert sentence.endswith(".")
    _counts["refused"] += 1
    return True


@pytest.fixture(autouse=True)
def counted(figures: Callable[..., None]) -> Iterator[None]:
    """Say how many cases were tried, and how they ended."""
    _counts.clear()
    yield
    figures(**_counts)


@cache
def answers_text() -> str:
    return answers_json.dumps(answers_of(NAME), load().version)


@cache
def data_text() -> str:
    info = replace(INFO, notes=notes_of(NAME))
    material = gather(load(), answers_of(NAME), DAY, info, Edition.COMPLETE)
    return data.dumps(material, data.versions(load()))


def read_answers(text: str) -> None:
    """Read an answers file; what is read must be written and read again alike."""
    answers = answers_json.loads(text, load())
    again = answers_json.dumps(answers, load().version)
    assert answers_json.loads(again, load()) == answers


@cases(150)
@given(changed_bytes(answers_text().encode()))
def test_answers_of_changed_bytes(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "réponses.json"
        path.write_bytes(content)
        is_refused(lambda: answers_json.load(path, load()))


@cases(150)
@given(changed_json(json.loads(answers_text())))
def test_answers_of_changed_values(document: Any) -> None:
    is_refused(lambda: read_answers(json.dumps(document)))


def read_data(text: str) -> None:
    """Read attached data; what is read can be printed again, which the check of a PDF does."""
    loaded = data.loads(text, load())
    compose(load(), loaded.material, loaded.made_by)


@cases(100)
@given(changed_json(json.loads(data_text())))
def test_attached_data_of_changed_values(document: Any) -> None:
    is_refused(lambda: read_data(json.dumps(document)))


@cases(50)
@given(changed_bytes(data_text().encode()))
def test_attached_data_of_changed_bytes(content: bytes) -> None:
    is_refused(lambda: data.loads(content.decode("utf-8", "surrogateescape"), load()))


@cases(50)
@given(st.data())
def test_the_data_of_a_changed_pdf(choice: st.DataObject) -> None:
    pdf = choice.draw(changed_bytes(printed(NAME, Edition.INSURER)))
    is_refused(lambda: data.loads(attached_data(pdf), load()))
    is_refused(lambda: attached_files(pdf))


@cases(150)
@given(st.data())
def test_notes_of_changed_values(choice: st.DataObject) -> None:
    """Its callers turn a ValueError into a sentence: nothing else may be raised."""
    name, note = choice.draw(st.sampled_from(sorted(notes_of(NAME).items(), key=str)))
    name = choice.draw(st.sampled_from((name, name, name, *HARD_TEXTS)))
    fields = choice.draw(changed_json(json.loads(json.dumps(encode_note(note)))))
    try:
        decoded = decode_note(name, fields)
    except ValueError:
        _counts["refused"] += 1
        return
    _counts["accepted"] += 1
    assert decode_note(name, json.loads(json.dumps(encode_note(decoded)))) == decoded


@cases(150)
@given(st.data())
def test_proofs_of_changed_bytes(choice: st.DataObject) -> None:
    name = choice.draw(st.sampled_from(sorted(ACCEPTED)))
    content = choice.draw(changed_bytes(ACCEPTED[name]))
    is_refused(lambda: check_proof(name, content))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        is_refused(lambda: read_proof(path))


@cache
def dossier_bytes() -> bytes:
    """A dossier that has everything."""
    content = load()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "d.cyberdossier"
        with DossierFile.create(path, now=NOW, content_version="1") as file:
            answers = list(answers_of(NAME).items())[:12]
            changes = [(n, a, wording_of(content.question_by_id[n])) for n, a in answers]
            file.save_answers(changes, NOW)
            for name, note in notes_of(NAME).items():
                file.save_note(name, note)
            for kept in FILES[:4]:
                file.add_copy(kept)
            file.add_snapshot("remis", NOW, day=DAY, edition="assureur", fingerprint="AB")
            file.save_position(answers[3][0])
        return path.read_bytes()


def show(stored: StoredDossier) -> None:
    """Do what the window does with a dossier, up to the pages of its PDF."""
    content = load()
    session = Session(content, DAY, stored.answers, stored.position)
    assessment = assess(content, session.answers, DAY)
    info = DossierInfo(
        stored.dossier_id, stored.created_at, stored.wordings, stored.notes, stored.copies
    )
    for edition in (Edition.COMPLETE, Edition.INSURER):
        build(assessment, info, edition)


def use(path: Path, *, read_only: bool) -> None:
    """Open a dossier, and do everything in it: each thing works or says one sentence."""
    with DossierFile.open(path, read_only=read_only) as file:
        stored = file.load()
        show(stored)
        is_refused(file.history)
        is_refused(file.check)
        is_refused(file.state)
        for sha256 in stored.copies:
            is_refused(lambda sha256=sha256: file.read_copy(sha256))  # type: ignore[misc]
        is_refused(lambda: file.save_copy(path.with_name("copie.cyberdossier")))
        if not read_only:
            is_refused(lambda: file.save_answer("q", answer_of(3), WORDS, NOW))
            is_refused(lambda: file.save_note("contradiction:a", Explanation("parce que")))
            is_refused(lambda: file.add_copy(FILES[3]))
            is_refused(lambda: file.add_snapshot("été", NOW, day=DAY))
            is_refused(file.load)


@contextmanager
def dossier(content: bytes) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "d.cyberdossier"
        path.write_bytes(content)
        yield path


@cases(60)
@given(st.data(), st.booleans())
def test_a_dossier_of_changed_bytes(choice: st.DataObject, read_only: bool) -> None:
    with dossier(choice.draw(changed_bytes(dossier_bytes()))) as path:
        is_refused(lambda: use(path, read_only=read_only))


COLUMNS = {
    "meta": ("name", "value"),
    "wording": ("fingerprint", "body"),
    "answer": ("question_id", "body", "wording"),
    "history": ("id", "at", "question_id", "previous", "new", "new_wording", "origin"),
    "note": ("name", "body"),
    "copy": ("sha256", "size", "data"),
    "snapshot": ("id", "at", "day", "name", "edition", "fingerprint", "history"),
    "seal": ("rows", "lines", "history"),
}
CELLS = st.one_of(
    st.sampled_from(HARD_TEXTS).filter(lambda text: "\ud800" not in text),
    values.map(lambda value: json.dumps(value)[:500]),
    st.sampled_from((None, 0, -1, 1 << 40, (1 << 63) - 1, b"", b"\xff" * 40)),
)
SHAPES = (
    "DROP TABLE note",
    "DROP TABLE copy",
    "ALTER TABLE copy RENAME COLUMN data TO datum",
    "ALTER TABLE answer RENAME TO answers",
    "ALTER TABLE snapshot ADD COLUMN more TEXT",
    "CREATE VIEW other AS SELECT * FROM answer",
    "CREATE TABLE more (x)",
    "CREATE INDEX i ON history (question_id)",
    "DELETE FROM seal",
)


@cache
def bodies() -> tuple[Any, ...]:
    """What the cells of a dossier hold: answers, notes, words."""
    answers = map(answers_json.encode_answer, answers_of(NAME).values())
    words = wording_of(load().question_by_id["antivirus"])
    return (*answers, *map(encode_note, notes_of(NAME).values()), [words.label, words.options])


@st.composite
def cells(draw: st.DrawFn) -> Any:
    """Draw what may be in a cell: nearly right, most often."""
    if draw(st.integers(0, 2)):
        body = json.loads(json.dumps(draw(st.sampled_from(bodies()))))
        return json.dumps(draw(changed_json(body)))
    return draw(CELLS)


@cases(80)
@given(st.data(), st.booleans())
def test_a_dossier_forged_with_other_rows(choice: st.DataObject, read_only: bool) -> None:
    """Genuine pages, a right seal, and anything in the cells: the published key is no secret."""
    with dossier(dossier_bytes()) as path:
        with raw_connection(path) as connection:
            connection.pragma("foreign_keys", False)
            connection.pragma("ignore_check_constraints", True)
            for _ in range(choice.draw(st.integers(1, 4))):
                table = choice.draw(st.sampled_from(("answer", "note", *sorted(COLUMNS))))
                column = choice.draw(st.sampled_from(("body", *COLUMNS[table])))
                if column not in COLUMNS[table]:
                    column = COLUMNS[table][-1]
                place = choice.draw(st.integers(0, 9))
                count = connection.execute(f"SELECT count(*) FROM {table}").get
                places = f"FROM {table} LIMIT 1 OFFSET {place % max(1, count)}"
                where = f"WHERE ({column}) IN (SELECT {column} {places})"
                with suppress(apsw.ConstraintError, apsw.MismatchError):
                    connection.execute(
                        f"UPDATE {table} SET {column} = ? {where}", (choice.draw(cells()),)
                    )
            if choice.draw(st.integers(0, 3)) == 0:
                connection.execute(choice.draw(st.sampled_from(SHAPES)))
            with suppress(apsw.Error, TypeError, ValueError):
                history: list[Any] = connection.execute(rows._HISTORY).fetchall()
                connection.execute(
                    "UPDATE seal SET rows = ?, lines = ?, history = ?",
                    (
                        digest_of(rows._rows(connection)),
                        digest_of(("history", *line) for line in history),
                        max((line[0] for line in history), default=0),
                    ),
                )
        is_refused(lambda: use(path, read_only=read_only))


@cache
def plain_image() -> bytes:
    """The pages of the dossier, decrypted."""
    with dossier(dossier_bytes()) as path, raw_connection(path) as connection:
        return connection.serialize("main")


@cases(100)
@given(st.data(), st.booleans())
def test_a_dossier_forged_with_other_pages(choice: st.DataObject, read_only: bool) -> None:
    """A damaged database under the published key: what SQLite itself makes of any bytes."""
    image = bytearray(plain_image())
    for _ in range(choice.draw(st.integers(1, 12))):
        at = choice.draw(st.integers(24, len(image) - 1))
        image[at] = choice.draw(st.integers(0, 255))
    with dossier(bytes(image)) as path:
        header = new_header(PUBLISHED)
        connection = apsw.Connection(str(path))
        try:
            connection.pragma("cipher", "chacha20")
            connection.pragma("rekey", f"raw:{(PUBLISHED.page_key(header) + header).hex()}")
        except apsw.Error:  # of the first page: SQLite itself does not open it
            _counts["not made"] += 1
            return
        finally:
            connection.close()
        _counts["made"] += 1
        is_refused(lambda: use(path, read_only=read_only))


def test_a_reader_that_lets_an_error_through_is_seen() -> None:
    """The simplest reader that anybody would write fails on the same cases."""
    found: list[Exception] = []

    @settings(max_examples=100, database=None, derandomize=True)
    @given(changed_json(json.loads(answers_text())))
    def naive(document: Any) -> None:
        try:
            is_refused(lambda: [a.get("options") for a in document["answers"].values()])
        except (KeyError, AttributeError, TypeError) as error:
            found.append(error)

    naive()
    assert found
