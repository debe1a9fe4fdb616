"""The console: each command, its exit codes, and one French sentence for each mistake."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from cyberwizard import cli
from cyberwizard.assessment import assess
from cyberwizard.content.loader import load
from cyberwizard.dossier_file import DossierFile, new_key
from cyberwizard.notes import Choice, Decision, decision_name


class Console:
    """Runs commands and keeps what they said."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys
        self.err = ""

    def __call__(self, *arguments: str | Path, code: int = 0) -> str:
        try:
            got = cli.main([str(argument) for argument in arguments])
        except SystemExit as leaving:
            got = int(leaving.code or 0)
        out, self.err = self._capsys.readouterr()
        assert got == code, self.err
        return out

    def json(self, *arguments: str | Path) -> Any:
        return json.loads(self(*arguments))

    def refuses(self, *arguments: str | Path) -> str:
        """Run a command that must fail for a reason of the machine or the file."""
        assert self(*arguments, code=1) == ""
        assert "Traceback" not in self.err
        assert self.err.count("\n") == 1
        return self.err


@pytest.fixture
def console(capsys: pytest.CaptureFixture[str]) -> Console:
    return Console(capsys)


@pytest.fixture
def bakery(console: Console, tmp_path: Path) -> Path:
    path = tmp_path / "Boulangerie d’été.cyberdossier"
    console("sample", "-o", path)
    return path


def test_sample_then_render_gives_a_pdf(console: Console, bakery: Path, tmp_path: Path) -> None:
    pdf = tmp_path / "dossier.pdf"
    console("render", bakery, "-o", pdf, "--date", "2026-11-23")
    first = pdf.read_bytes()
    assert first.startswith(b"%PDF-")
    console("render", bakery, "-o", pdf, "--date", "2026-11-23")
    assert pdf.read_bytes() == first


def test_assess_follows_its_schema(console: Console, bakery: Path) -> None:
    schemas = console.json("schema")
    for name in ("boulangerie", "cabinet_dentaire", "menuiserie"):
        path = bakery.with_name(f"{name}.cyberdossier")
        console("sample", "--entreprise", name, "-o", path)
        report = console.json("assess", path, "--json")
        jsonschema.validate(report, schemas["assess"])
        assert len(report["locks"]) == 7
        assert report["plan"]
        exposed = [f for f in report["findings"] if f["stance"] == "expose"]
        assert all(finding["causes"] for finding in exposed)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(report | {"level": None}, schemas["assess"])


def test_assess_in_words(console: Console, bakery: Path) -> None:
    text = console("assess", bakery)
    assert "Niveau 1 sur 4" in text
    assert "Verrou 7" in text


def test_export_then_import_keeps_every_answer(
    console: Console, bakery: Path, tmp_path: Path
) -> None:
    first, second = tmp_path / "a.json", tmp_path / "b.json"
    console("export", bakery, "-o", first)
    jsonschema.validate(json.loads(first.read_text("utf-8")), console.json("schema")["answers"])
    copy = tmp_path / "copie.cyberdossier"
    console("import", first, "-o", copy)
    console("export", copy, "-o", second)
    assert json.loads(first.read_text("utf-8")) == json.loads(second.read_text("utf-8"))
    left, right = (console.json("assess", path, "--json") for path in (bakery, copy))
    assert left == right


def test_questions_and_exclusions_as_data(console: Console) -> None:
    questions = console.json("questions", "--json")
    assert questions["content_version"]
    by_id = {question["id"]: question for question in questions["questions"]}
    lock = by_id["copie_hors_ligne"]
    assert lock["locks"] == ["copie_hors_ligne"]
    assert lock["role"] == "practice"
    assert lock["anssi"] == [2]
    assert {option["id"]: option["readiness"] for option in lock["options"]}["non"] == "0"
    known = set(by_id) | {fact["id"] for fact in questions["facts"]}
    for question in questions["questions"]:
        assert {key for alternative in question["asked_when"] for key in alternative} <= known
    exclusions = console.json("exclusions", "--json")["exclusions"]
    assert len(exclusions) >= 10
    assert all(card["clause"] and card["plain"] and card["ask"] for card in exclusions)
    assert "sauvegarde_frequence" in console("questions")
    assert "defaut_sauvegarde" in console("exclusions")


def test_help_is_in_french(console: Console) -> None:
    text = console("--help")
    assert text.startswith("usage : cyberwizard-cli")
    for english in ("show this", "positional", "optional", "arguments:"):
        assert english not in text
    for command in ("sample", "render", "export", "import", "assess", "questions", "schema"):
        assert "usage :" in console(command, "--help")
    assert "cyberwizard" in console("--version")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "il manque"),
        (("render",), "il manque"),
        (("danse",), "choisissez"),
        (("schema", "--rouge"), "je ne connais pas"),
        (("assess", "x", "--date", "hier"), "AAAA-MM-JJ"),
        (("sample", "-o"), "demande une valeur"),
    ],
)
def test_wrong_usage_is_code_2_in_french(
    console: Console, arguments: tuple[str, ...], said: str
) -> None:
    console(*arguments, code=2)
    assert said in console.err
    assert "Traceback" not in console.err


def test_a_missing_dossier(console: Console, tmp_path: Path) -> None:
    assert "absent.cyberdossier" in console.refuses("assess", tmp_path / "absent.cyberdossier")


def test_a_file_that_is_not_ours_is_left_untouched(console: Console, tmp_path: Path) -> None:
    path = tmp_path / "lettre.cyberdossier"
    path.write_bytes(b"Bonjour" * 1000)
    console.refuses("render", path, "-o", tmp_path / "x.pdf")
    console.refuses("sample", "-o", path)
    console.refuses("sample", "-o", path, "--remplacer")
    assert path.read_bytes() == b"Bonjour" * 1000
    assert [entry.name for entry in tmp_path.iterdir()] == ["lettre.cyberdossier"]


def test_an_existing_dossier_is_replaced_only_when_asked(console: Console, bakery: Path) -> None:
    before = bakery.read_bytes()
    console.refuses("sample", "-o", bakery)
    assert bakery.read_bytes() == before
    console("sample", "-o", bakery, "--entreprise", "menuiserie", "--remplacer")
    assert bakery.read_bytes() != before
    assert [entry.name for entry in bakery.parent.iterdir()] == [bakery.name]


def test_bad_answers_make_no_dossier(console: Console, bakery: Path, tmp_path: Path) -> None:
    source = tmp_path / "a.json"
    console("export", bakery, "-o", source)
    good = json.loads(source.read_text("utf-8"))
    target = tmp_path / "new.cyberdossier"
    spoils: tuple[dict[str, Any], ...] = (
        {"answers": {"inconnue": {"options": ["oui"]}}},
        {"answers": {"copie_hors_ligne": {"options": ["peut_etre"]}}},
        {"answers": {"copie_hors_ligne": {"options": "oui"}}},
        {"answers": {"nombre_personnes": {"value": "beaucoup"}}},
        {"answers": []},
        {"format": "autre"},
        {"format_version": 99},
    )
    for spoil in spoils:
        source.write_text(json.dumps(good | spoil), "utf-8")
        console.refuses("import", source, "-o", target)
        assert not target.exists()
    source.write_text("{", "utf-8")
    console.refuses("import", source, "-o", target)
    source.write_bytes(b"\xff\xfe\x00")
    console.refuses("import", source, "-o", target)
    assert not target.exists()


def test_a_folder_where_a_file_is_expected(console: Console, bakery: Path) -> None:
    console.refuses("render", bakery, "-o", bakery.parent)
    console.refuses("assess", bakery.parent)
    console.refuses("export", bakery, "-o", bakery.parent / "absent" / "a.json")


def test_the_plan_in_words(console: Console, bakery: Path) -> None:
    text = console("plan", bakery, "--date", "2026-11-23")
    assert "actions\u00a0: " in text.splitlines()[0]
    assert "à décider" in text
    assert "Pourquoi ici : Verrou 1" in text


def test_the_plan_for_a_diary_and_a_spreadsheet(
    console: Console, bakery: Path, tmp_path: Path
) -> None:
    table, diary = tmp_path / "plan.csv", tmp_path / "plan.ics"
    console("plan", bakery, "--csv", "-o", table)
    assert table.read_bytes().startswith("\ufeffN°;Action;".encode())
    assert "Aucune action n’a de date" in console.refuses("plan", bakery, "--ics", "-o", diary)
    assert not diary.exists()
    with DossierFile.open(bakery) as file:
        plan = assess(load(), file.load().answers, date.today()).plan
        note = Decision(Choice.DO, due=date(2026, 12, 1))
        file.save_note(decision_name(plan[0].id), note)
    console("plan", bakery, "--ics", "-o", diary, "--date", "2026-11-23")
    assert b"DTSTART;VALUE=DATE:20261201\r\n" in diary.read_bytes()
    assert "avant le 01/12/2026" in console("plan", bakery, "--date", "2026-11-23")


@pytest.mark.usefixtures("cheap_passwords")
def test_a_plan_that_leaves_a_protected_dossier_is_said_to_be_in_clear(
    console: Console, bakery: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = tmp_path / "plan.csv"
    assert "en clair" not in console("plan", bakery, "--csv", "-o", table)
    with DossierFile.open(bakery) as file:
        file.change_key(new_key("Été 2026"))
    monkeypatch.setattr("sys.stdin", io.StringIO("Été 2026\n"))
    said = console("plan", bakery, "--csv", "-o", table, "--password-stdin")
    assert "Ce fichier est en clair" in said


@pytest.mark.parametrize("options", [("--ics",), ("--csv", "--ics", "-o", "a"), ("-o", "a")])
def test_the_plan_is_written_in_one_format_to_one_file(
    console: Console, bakery: Path, options: tuple[str, ...]
) -> None:
    console("plan", bakery, *options, code=2)
    assert "usage :" in console.err


OPENING = {
    "assess": ("assess", "{file}"),
    "export": ("export", "{file}", "-o", "{out}.json"),
    "render": ("render", "{file}", "-o", "{out}.pdf"),
    "card": ("card", "{file}", "-o", "{out}.pdf"),
    "provider": ("provider", "{file}", "-o", "{out}.pdf"),
    "plan": ("plan", "{file}"),
    "compare": ("compare", "{file}", "{file}"),
    "explain": ("explain", "-", "--dossier", "{file}"),
}


@pytest.mark.usefixtures("cheap_passwords")
@pytest.mark.parametrize("command", OPENING.values(), ids=OPENING.keys())
def test_the_password_of_a_dossier_comes_from_the_input(
    console: Console,
    bakery: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    command: tuple[str, ...],
) -> None:
    with DossierFile.open(bakery) as file:
        file.change_key(new_key("Été 2026"))
    arguments = [part.format(file=bakery, out=tmp_path / "sortie") for part in command]
    monkeypatch.setattr("sys.stdin", io.StringIO("Sont exclus les actes de guerre.\n"))
    assert "est protégé" in console.refuses(*arguments)
    monkeypatch.setattr("sys.stdin", io.StringIO("été 2026\n"))
    assert "n’ouvre pas" in console.refuses(*arguments, "--password-stdin")
    clauses = "Sont exclus les dommages causés par la guerre civile ou étrangère.\n" * 9
    monkeypatch.setattr("sys.stdin", io.StringIO(f"Été 2026\n\n{clauses}"))
    console(*arguments, "--password-stdin")


@pytest.mark.usefixtures("cheap_passwords")
def test_two_protected_dossiers_take_a_line_each(
    console: Console, bakery: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "autre.cyberdossier"
    with DossierFile.open(bakery) as file:
        file.save_copy_for(other, new_key("deux"))
        file.change_key(new_key("un"))
    monkeypatch.setattr("sys.stdin", io.StringIO("un\ndeux\n"))
    console("compare", bakery, other, "--password-stdin")
