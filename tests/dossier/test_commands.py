"""The console's commands about printed documents."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import jsonschema
import pikepdf
import pytest

from cyberwizard import cli
from cyberwizard.answers import Answer, Evidence, EvidenceKind, last_change
from cyberwizard.comparison import past
from cyberwizard.content.loader import load
from cyberwizard.content.model import Readiness
from cyberwizard.dossier.pdf.verify import attached_files
from cyberwizard.dossier_file import DossierFile
from tests.dossier.tools import DAY, pages


class Console:
    """Runs commands; the last error is kept."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys
        self.err = ""

    def __call__(self, *arguments: str | Path, code: int = 0) -> str:
        got = cli.main([str(argument) for argument in arguments])
        out, self.err = self._capsys.readouterr()
        assert got == code, self.err
        assert "Traceback" not in self.err
        return out


@pytest.fixture
def console(capsys: pytest.CaptureFixture[str]) -> Console:
    return Console(capsys)


@pytest.fixture
def joinery(console: Console, tmp_path: Path) -> Path:
    path = tmp_path / "menuiserie.cyberdossier"
    console("sample", "--entreprise", "menuiserie", "-o", path)
    return path


def test_an_edition_is_printed_then_verified(
    console: Console, joinery: Path, tmp_path: Path
) -> None:
    pdf = tmp_path / "a.pdf"
    console("render", joinery, "-o", pdf, "--edition", "assureur")
    said = console("verify", pdf, joinery)
    assert "conformes à ses données jointes" in said
    assert "correspondent à ce dossier" in said
    other = tmp_path / "b.cyberdossier"
    console("sample", "-o", other)
    assert console("verify", pdf, other, code=1) == ""
    assert "ne correspondent pas à ce dossier" in console.err
    console("verify", joinery, code=1)
    assert "PDF" in console.err


def test_copies_travel_in_the_complete_edition_alone(
    console: Console, joinery: Path, tmp_path: Path
) -> None:
    invoice = b"%PDF facture" * 999
    with DossierFile.open(joinery) as file:
        answer = file.load().answers["antivirus"]
        file.add_copy(invoice)
        file.add_copy(b"rien ne parle de moi")
        sha256 = hashlib.sha256(invoice).hexdigest()
        proof = Evidence(EvidenceKind.INVOICE, name="facture.pdf", sha256=sha256)
        changed = replace(answer, evidence=(proof,))
        file.save_answer("antivirus", changed, None, datetime.now(UTC))
    pdf = tmp_path / "a.pdf"
    console("render", joinery, "-o", pdf, "--copies")
    assert list(attached_files(pdf.read_bytes()).values()) == [sha256]
    assert "La copie jointe est celle que" in console("verify", pdf, joinery)
    console("render", joinery, "-o", pdf)
    assert attached_files(pdf.read_bytes()) == {}
    with pytest.raises(SystemExit):
        console("render", joinery, "-o", pdf, "--copies", "--edition", "assureur")


def test_a_pdf_that_is_not_valid_is_never_written(
    console: Console, joinery: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An unembedded font slips in: no file is written, the old one stays, a sentence says so."""
    pdf = tmp_path / "a.pdf"
    pdf.write_bytes(b"celui d'avant")
    answers = joinery.read_bytes()
    monkeypatch.setattr("cyberwizard.dossier.pdf.pdfa._drop_unembedded_fonts", _add_helvetica)
    console("render", joinery, "-o", pdf, code=1)
    assert "ne respecte pas la norme" in console.err
    assert console.err.count("\n") == 1
    assert pdf.read_bytes() == b"celui d'avant"
    assert joinery.read_bytes() == answers


def _add_helvetica(pdf: pikepdf.Pdf) -> None:
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    page = pdf.pages[0]
    page.Resources.Font["/Stray"] = font
    page.contents_add(b"BT /Stray 9 Tf (x) Tj ET")


def test_data_and_text_are_written_too(console: Console, joinery: Path, tmp_path: Path) -> None:
    file, text = tmp_path / "a.json", tmp_path / "a.txt"
    console("render", joinery, "-o", file, "--format", "json", "--edition", "anonymisee")
    data = json.loads(file.read_text("utf-8"))
    jsonschema.validate(data, json.loads(console("schema"))["dossier"])
    assert data["edition"] == "anonymisee"
    assert data["number"] == ""
    console("render", joinery, "-o", text, "--format", "texte")
    assert "Menuiserie Lacaze et Fils" in text.read_text("utf-8")


def test_forms_are_printed_with_or_without_a_dossier(
    console: Console, joinery: Path, tmp_path: Path
) -> None:
    pdf = tmp_path / "a.pdf"
    console("blank", "-o", pdf)
    assert len(pages(pdf.read_bytes())) > 5
    for command in ("card", "provider"):
        for given in ((), (joinery,)):
            pdf.unlink(missing_ok=True)
            console(command, *given, "-o", pdf)
            assert pdf.read_bytes().startswith(b"%PDF-")


def test_a_pdf_of_last_year_is_compared_with_the_file_of_today(
    console: Console, joinery: Path, tmp_path: Path
) -> None:
    before, answers, after = (tmp_path / name for name in ("a.pdf", "a.json", "b.cyberdossier"))
    console("render", joinery, "-o", before, "--edition", "prestataire", "--date", "2026-01-10")
    console("export", joinery, "-o", answers)
    document = json.loads(answers.read_text("utf-8"))
    document["answers"]["virements_controle"] = {"options": ["jamais"]}
    known = console("questions", "--json")
    question = next(q for q in json.loads(known)["questions"] if q["locks"] == ["virements"])
    worst = next(o["id"] for o in question["options"] if o["readiness"] == "0")
    document["answers"].pop("virements_controle")
    document["answers"][question["id"]] = {"options": [worst]}
    answers.write_text(json.dumps(document), "utf-8")
    console("import", answers, "-o", after)
    said = console("compare", before, after)
    assert "Entre le 10 janvier 2026" in said
    assert question["label"] in said
    assert "7. Double contrôle des virements" in said
    pdf = tmp_path / "c.pdf"
    console("compare", before, after, "-o", pdf)
    assert pdf.read_bytes().startswith(b"%PDF-")
    anonymous = tmp_path / "d.pdf"
    console("render", joinery, "-o", anonymous, "--edition", "anonymisee")
    console("compare", before, anonymous, code=1)
    assert "édition" in console.err
    console("compare", before, tmp_path / "absent.pdf", code=1)
    console("compare", tmp_path / "absent.json", before, code=1)


@pytest.fixture
def aged(joinery: Path) -> Path:
    """Return a dossier whose answer on antivirus got better, then worse, since it was printed."""
    path = joinery.with_name("age.cyberdossier")
    content = load()
    with DossierFile.open(joinery, read_only=True) as file:
        first = file.load().answers
    born = datetime(2026, 9, 1, 9, tzinfo=UTC)
    changes = [(id_, answer, None) for id_, answer in first.items()]
    with DossierFile.create(path, now=born, content_version="x", changes=changes) as file:
        grades = {o.readiness: o.id for o in content.question_by_id["antivirus"].options}
        for month, grade in ((10, "3"), (11, "0")):
            answer = Answer(options=(grades[Readiness(grade)],))
            now = datetime(2026, month, 5, 9, tzinfo=UTC)
            file.save_answer("antivirus", answer, None, now)
            file.add_snapshot(f"Après le {month}", now, day=now.date())
    return path


def test_two_dated_states_of_one_dossier_are_compared(
    console: Console, aged: Path, tmp_path: Path
) -> None:
    label = load().question_by_id["antivirus"].label
    labels = {o.readiness: o.label for o in load().question_by_id["antivirus"].options}
    said = console("compare", aged, "--avant-le", "2026-10-20", "--date", "2026-11-23")
    assert "Entre le 20 octobre 2026 et le 23 novembre 2026" in said
    assert label in said
    assert labels[Readiness.FULL] in said
    assert labels[Readiness.NONE] in said
    same = console("compare", aged, "--avant-le", "2026-11-05", "--date", "2026-11-23")
    assert "Aucune réponse n’a changé." in same
    marked = console("compare", aged, "--instantane", "1", "--date", "2026-11-23")
    assert "Entre le 5 octobre 2026 et le 23 novembre 2026" in marked
    assert labels[Readiness.FULL] in marked
    pdf = tmp_path / "a.pdf"
    console("compare", aged, "--instantane", "2", "-o", pdf)
    assert pdf.read_bytes().startswith(b"%PDF-")


def test_a_state_that_the_dossier_does_not_have_is_refused(console: Console, aged: Path) -> None:
    console("compare", aged, "--avant-le", "2026-08-31", code=1)
    assert "créé le 1er septembre 2026" in console.err
    console("compare", aged, "--instantane", "7", code=1)
    assert "1 (Après le 10), 2 (Après le 11)" in console.err
    for wrong in (
        (),
        (aged, "--avant-le", "2026-10-01"),
        ("--avant-le", "2026-10-01", "--instantane", "1"),
    ):
        with pytest.raises(SystemExit):
            console("compare", aged, *wrong)
    console("compare", aged.with_name("absent.cyberdossier"), "--instantane", "1", code=1)


def test_the_window_gets_a_past_state_from_the_history(aged: Path) -> None:
    content = load()
    with DossierFile.open(aged, read_only=True) as file:
        now, history = file.load().answers, file.history()
    last = last_change(history, date(2026, 10, 20))
    before = past(content, now, history, last, date(2026, 10, 20))
    assert before.day == date(2026, 10, 20)
    assert before.answers["antivirus"] != now["antivirus"]
    assert last_change(history, date(2026, 8, 1)) == 0
    assert past(content, now, history, 0, DAY).answers == {}
    assert past(content, now, history, len(history), DAY).answers == now
