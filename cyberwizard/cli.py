"""``cyberwizard-cli``: what the wizard does, without a window.

Exit code 0: done; 2: wrong usage; 1: a French sentence on stderr says what happened.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any, NoReturn

from cyberwizard import __version__, answers_json, content_html, reports
from cyberwizard.answers import Answers, answers_at, last_change
from cyberwizard.assessment import Assessment, assess
from cyberwizard.atomic import discard, put_in_place, write_atomically
from cyberwizard.content.coverage import matrix
from cyberwizard.content.loader import load
from cyberwizard.content.model import Content
from cyberwizard.contract import cli as contract_cli
from cyberwizard.disk_errors import check_name, reading_failed, writing_failed
from cyberwizard.dossier.editions import Edition
from cyberwizard.dossier.model import Dossier, DossierInfo
from cyberwizard.dossier_file import DossierFile, FileKey, PasswordNeededError, StoredDossier
from cyberwizard.errors import UserFacingError
from cyberwizard.exports import cli as exports_cli
from cyberwizard.samples import sample_answers, samples
from cyberwizard.sentences import long_date
from cyberwizard.wording import wording_of

_UNKNOWN = datetime(1970, 1, 1, tzinfo=UTC)  # when a state was made, if it does not say so

_FRENCH = (
    (r"the following arguments are required: (.*)", r"il manque : \1"),
    (r"unrecognized arguments: (.*)", r"je ne connais pas : \1"),
    (r"argument (.*): expected one argument", r"« \1 » demande une valeur"),
    (r"argument (.*): invalid choice: (.*) \(choose from (.*)\)", r"« \1 » : choisissez \3"),
    (r"argument (.*): not allowed with argument (.*)", r"« \1 » ne va pas avec « \2 »"),
    (r"argument (.*): (.*)", r"« \1 » : \2"),
)


class _Parser(argparse.ArgumentParser):
    """A parser that speaks French."""

    def __init__(self, **options: Any) -> None:
        super().__init__(add_help=False, allow_abbrev=False, **options)
        self._positionals.title = "à donner"
        self._optionals.title = "options"
        self.add_argument("-h", "--help", action="help", help="afficher cette aide")

    def format_usage(self) -> str:
        """Return the usage line."""
        return super().format_usage().replace("usage:", "usage :", 1)

    def format_help(self) -> str:
        """Return the help."""
        return super().format_help().replace("usage:", "usage :", 1)

    def error(self, message: str) -> NoReturn:
        """Leave with code 2 and a French sentence."""
        for pattern, french in _FRENCH:
            if re.fullmatch(pattern, message):
                message = re.sub(pattern, french, message)
                break
        self.exit(2, f"{self.format_usage()}{self.prog} : {message}\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    if arguments is None and sys.argv[1:2] == [
        "--reader"
    ]:  # started by itself: see contract.client
        from cyberwizard.contract.reader import main as serve

        return serve()
    options = _parser().parse_args(arguments)
    options.dossiers.from_input = getattr(options, "password_stdin", False)
    run: Callable[[argparse.Namespace], str] = options.run
    try:
        text = run(options)
    except UserFacingError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    with suppress(BrokenPipeError):  # the reader, "head" for one, has seen enough
        sys.stdout.write(text)
        sys.stdout.flush()
    return 0


class _Dossiers:
    """Opens dossiers to read; each protected one takes its password from a line of the input."""

    def __init__(self) -> None:
        self.from_input = False
        self._keys: dict[Path, FileKey] = {}

    def open(self, path: Path) -> DossierFile:
        """Open the dossier at *path*."""
        try:
            return DossierFile.open(path, read_only=True, key=self._keys.get(path))
        except PasswordNeededError:
            if not self.from_input:
                raise
        password = sys.stdin.readline().rstrip("\r\n")
        file = DossierFile.open(path, read_only=True, password=password)
        self._keys[path] = file.key
        return file

    def load(self, path: Path) -> StoredDossier:
        """Return what the dossier at *path* says."""
        with self.open(path) as file:
            return file.load()


def _sample(options: argparse.Namespace) -> str:
    content = load()
    chosen = next(sample for sample in samples() if sample.id == options.entreprise)
    answers = sample_answers(content, chosen, options.date)
    _create(options.sortie, content, answers, overwrite=options.remplacer)
    return f"Exemple « {chosen.title} » enregistré dans {options.sortie}\n"


def _render(options: argparse.Namespace) -> str:
    if options.copies and options.edition != Edition.COMPLETE:
        options.wrong("« --copies » ne va qu’avec « --edition complete »")
    assessment, stored = _assessed(options)
    from cyberwizard.dossier import build, render_text

    info = _info(stored)
    if options.copies:
        info = replace(info, embedded=stored.copies)
    dossier = build(assessment, info, Edition(options.edition))
    assert dossier.attachment is not None
    match options.format:
        case "json":
            write_atomically(options.sortie, dossier.attachment.text.encode())
        case "texte":
            write_atomically(options.sortie, render_text(dossier).encode())
        case _:
            with options.dossiers.open(options.fichier) as file:
                files = {copy.sha256: file.read_copy(copy.sha256) for copy in dossier.copies}
            _print(dossier, options.sortie, files)
    return f"Dossier enregistré dans {options.sortie}\n"


def _info(stored: StoredDossier) -> DossierInfo:
    from cyberwizard.dossier import DossierInfo

    return DossierInfo(stored.dossier_id, stored.created_at, stored.wordings, stored.notes)


def _print(dossier: Dossier, path: Path, files: Mapping[str, bytes] = MappingProxyType({})) -> None:
    # Imported here: reportlab and pikepdf cost half a second that other commands need not pay.
    from cyberwizard.dossier.pdf import render_pdf

    write_atomically(path, render_pdf(dossier, files))


def _verify(options: argparse.Namespace) -> str:
    from cyberwizard.dossier.checking import says, verify
    from cyberwizard.dossier.pdf import verify as reader

    content = load()
    stored = options.dossiers.load(options.fichier) if options.fichier else None
    known = (stored.answers, _info(stored)) if stored else None
    check = verify(_read(options.pdf), content, reader, known)
    text = "\n".join(says(check, content))
    if not check.passed:
        raise UserFacingError(text)
    return f"{text}\n"


def _blank(options: argparse.Namespace) -> str:
    from cyberwizard.dossier.forms import blank

    _print(blank(load(), options.date), options.sortie)
    return f"Questionnaire enregistré dans {options.sortie}\n"


def _card(options: argparse.Namespace) -> str:
    from cyberwizard.dossier.forms import card

    answers = options.dossiers.load(options.fichier).answers if options.fichier else {}
    _print(card(load(), answers, options.date), options.sortie)
    return f"Fiche enregistrée dans {options.sortie}\n"


def _provider(options: argparse.Namespace) -> str:
    from cyberwizard.dossier.forms import blank_provider_sheet, provider_sheet

    if options.fichier:
        sheet = provider_sheet(_assessed(options)[0])
    else:
        sheet = blank_provider_sheet(load(), options.date)
    _print(sheet, options.sortie)
    return f"Fiche enregistrée dans {options.sortie}\n"


def _compare(options: argparse.Namespace) -> str:
    from cyberwizard.comparison import compare
    from cyberwizard.dossier import render_text
    from cyberwizard.dossier.changes import changes

    given = (options.apres, options.avant_le, options.instantane)
    if sum(value is not None for value in given) != 1:
        options.wrong("donnez un deuxième fichier, ou « --avant-le », ou « --instantane »")
    if options.apres is None:
        before, after = _two_states(options)
    else:
        before = _state(options.avant, options.date_avant, options.dossiers)
        after = _state(options.apres, options.date, options.dossiers)
    editions = {before.edition, after.edition} - {Edition.COMPLETE}
    if len(editions) > 1:
        raise UserFacingError(
            "Ces deux PDF n’ont pas la même édition\u202f; comparez deux PDF de la même édition."
        )
    edition = next(iter(editions), Edition.COMPLETE)
    states = [state.assess(edition) for state in (before, after)]
    dossier = changes(compare(*states), after.info)
    if options.sortie is None:
        return render_text(dossier)
    _print(dossier, options.sortie)
    return f"Comparaison enregistrée dans {options.sortie}\n"


@dataclass(frozen=True, slots=True)
class _State:
    """One dated state, from a dossier file, a PDF of ours or an answers file."""

    answers: Answers
    day: date
    info: DossierInfo
    edition: Edition

    def assess(self, edition: Edition) -> Assessment:
        from cyberwizard.dossier import gather

        return gather(load(), self.answers, self.day, self.info, edition).assess(load())


def _state(path: Path, day: date | None, dossiers: _Dossiers) -> _State:
    content, today = load(), day or date.today()
    match path.suffix.casefold():
        case ".pdf":
            from cyberwizard.dossier import data
            from cyberwizard.dossier.pdf.verify import attached_data

            material = data.loads(attached_data(_read(path)), content).material
            info = DossierInfo(material.number, _UNKNOWN)
            return _State(material.answers, day or material.day, info, material.edition)
        case ".json":
            answers = answers_json.load(path, content)
            return _State(answers, today, DossierInfo("", _UNKNOWN), Edition.COMPLETE)
    stored = dossiers.load(path)
    return _State(stored.answers, today, _info(stored), Edition.COMPLETE)


def _two_states(options: argparse.Namespace) -> tuple[_State, _State]:
    """Return two states of one dossier file: an older one, and that of today."""
    with options.dossiers.open(options.avant) as file:
        stored, history = file.load(), file.history()
    if options.avant_le is not None:
        day = options.avant_le
        last = last_change(history, day)
        if day < stored.created_at.astimezone().date():
            raise UserFacingError(
                f"Ce dossier a été créé le {long_date(stored.created_at.astimezone().date())}"
                "\u202f; donnez une date plus récente."
            )
    else:
        snapshot = next((s for s in stored.snapshots if s.id == options.instantane), None)
        if snapshot is None:
            known = ", ".join(f"{s.id} ({s.name})" for s in stored.snapshots) or "aucun"
            number = options.instantane
            raise UserFacingError(
                f"Ce dossier n’a pas d’instantané n°\u00a0{number}\u202f; il a\u00a0: {known}."
            )
        day, last = snapshot.day, snapshot.history
    info = _info(stored)
    past = _State(answers_at(stored.answers, history, last), day, info, Edition.COMPLETE)
    now = _State(stored.answers, options.date or date.today(), info, Edition.COMPLETE)
    return past, now


def _read(path: Path) -> bytes:
    check_name(path)
    try:
        return path.read_bytes()
    except OSError as error:
        raise reading_failed(error, path) from error


def _export(options: argparse.Namespace) -> str:
    stored = options.dossiers.load(options.fichier)
    text = answers_json.dumps(stored.answers, stored.content_version)
    write_atomically(options.sortie, text.encode())
    return f"Réponses enregistrées dans {options.sortie}\n"


def _import(options: argparse.Namespace) -> str:
    content = load()
    answers = answers_json.load(options.reponses, content)
    _create(options.sortie, content, answers, overwrite=options.remplacer)
    return f"Dossier enregistré dans {options.sortie}\n"


def _assess(options: argparse.Namespace) -> str:
    assessment, _ = _assessed(options)
    report = reports.assessment_report(assessment)
    return _json(report) if options.json else _summary(report)


def _summary(report: dict[str, Any]) -> str:
    level = report["level"]
    lines = [f"Niveau {level['rank']} sur 4 : {level['title']}", *level["says"], ""]
    lines += [
        f"Verrou {lock['rank']}, {lock['title']} : {lock['status']}" for lock in report["locks"]
    ]
    for stance, title in (("expose", "Exclusions exposées"), ("a_discuter", "À discuter")):
        found = [f for f in report["findings"] if f["stance"] == stance and f["causes"]]
        lines += [
            "",
            f"{title} : {len(found)}",
            *(f"- {f['title']} : {f['says'][0]}" for f in found),
        ]
    lines += ["", f"Actions : {len(report['plan'])}"]
    lines += [f"{place}. {action['title']}" for place, action in enumerate(report["plan"], 1)]
    return "\n".join(lines) + "\n"


def _questions(options: argparse.Namespace) -> str:
    content = load()
    if options.json:
        return _json(reports.questions_report(content))
    return "".join(f"{question.id} : {question.label}\n" for question in content.questions)


def _exclusions(options: argparse.Namespace) -> str:
    content = load()
    if options.json:
        return _json(reports.exclusions_report(content))
    return "".join(f"{exclusion.id} : {exclusion.title}\n" for exclusion in content.exclusions)


def _coverage(options: argparse.Namespace) -> str:
    groups = matrix(load())
    if options.json:
        return _json([asdict(group) for group in groups])
    lines = []
    for group in groups:
        lines += ["", group.title]
        for line in group.lines:
            asked = ", ".join((*line.practices, *(f"({name})" for name in line.others)))
            lines.append(f"{line.id:>22}  {line.title} : {asked or 'aucune question'}")
    return "\n".join([*lines[1:], "", "Entre parenthèses : une question qui n’est pas notée.", ""])


def _content(options: argparse.Namespace) -> str:
    page = content_html.render(load(), options.date)
    write_atomically(options.sortie, page.encode())
    return f"Contenu enregistré dans {options.sortie}\n"


def _schema(_options: argparse.Namespace) -> str:
    from cyberwizard.dossier import data

    return _json(
        {
            "answers": answers_json.answers_schema(),
            "assess": reports.assessment_schema(),
            "dossier": data.schema(),
        }
    )


def _assessed(options: argparse.Namespace) -> tuple[Assessment, StoredDossier]:
    stored = options.dossiers.load(options.fichier)
    return assess(load(), stored.answers, options.date), stored


def _create(path: Path, content: Content, answers: Answers, *, overwrite: bool) -> None:
    """Make a whole dossier, or nothing: it is built beside *path* first when it replaces one."""
    if not (overwrite and path.exists()):
        _write_new(path, content, answers)
        return
    with DossierFile.open(path):  # only a dossier of ours, open nowhere else, may be replaced
        pass
    building = path.with_name(f"{path.stem}.nouveau{path.suffix}")
    discard(building)
    try:
        _write_new(building, content, answers)
        put_in_place(building, path)
    except OSError as error:
        raise writing_failed(error, path) from error
    finally:
        discard(building)


def _write_new(path: Path, content: Content, answers: Answers) -> None:
    now = datetime.now(UTC)
    changes = [
        (question, answer, wording_of(content.question_by_id[question]))
        for question, answer in answers.items()
    ]
    DossierFile.create(path, now=now, content_version=content.version, changes=changes).close()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError("une date s’écrit AAAA-MM-JJ") from None


def _parser() -> _Parser:
    parser = _Parser(
        prog="cyberwizard-cli",
        description="Préparer un dossier de cyber-assurance, sans fenêtre et sans réseau.",
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"cyberwizard {__version__}",
        help="afficher la version",
    )
    commands = parser.add_subparsers(title="commandes", metavar="commande", required=True)
    dossiers = _Dossiers()

    def command(name: str, text: str, run: Callable[[argparse.Namespace], str]) -> _Parser:
        made: _Parser = commands.add_parser(name, help=text, description=text)
        made.set_defaults(run=run, dossiers=dossiers)
        return made

    def opening(name: str, text: str, run: Callable[[argparse.Namespace], str]) -> _Parser:
        made = command(name, text, run)
        made.add_argument(
            "--password-stdin",
            action="store_true",
            help="lire le mot de passe du dossier sur la première ligne de l’entrée",
        )
        return made

    def dated(made: argparse.ArgumentParser) -> None:
        made.add_argument(
            "--date",
            type=_day,
            default=date.today(),
            metavar="AAAA-MM-JJ",
            help="date du dossier (aujourd’hui sans cette option)",
        )

    def output(made: _Parser, text: str) -> None:
        made.add_argument("-o", "--sortie", type=Path, required=True, metavar="FICHIER", help=text)

    def replacing(made: _Parser) -> None:
        made.add_argument(
            "--remplacer", action="store_true", help="remplacer le dossier s’il existe déjà"
        )

    contract_cli.add_command(command, dated, dossiers.load)
    exports_cli.add_command(opening, dated, dossiers.open)
    names = [sample.id for sample in samples()]
    made = command("sample", "créer le dossier d’une entreprise d’exemple", _sample)
    output(made, "dossier à créer (.cyberdossier)")
    made.add_argument(
        "--entreprise",
        choices=names,
        default=names[0],
        help=f"l’exemple voulu : {', '.join(names)}",
    )
    dated(made)
    replacing(made)

    made = opening("render", "imprimer un dossier en PDF", _render)
    made.set_defaults(wrong=made.error)
    made.add_argument("fichier", type=Path, help="dossier (.cyberdossier)")
    output(made, "PDF à créer")
    editions = [edition.value for edition in Edition]
    made.add_argument(
        "--edition",
        choices=editions,
        default=editions[0],
        help=f"pour qui : {', '.join(editions)}",
    )
    made.add_argument(
        "--format",
        choices=["pdf", "texte", "json"],
        default="pdf",
        help="pdf, texte ou json (les données jointes au PDF)",
    )
    made.add_argument(
        "--copies",
        action="store_true",
        help="joindre les copies de preuves gardées dans le dossier (édition complète seulement)",
    )
    dated(made)

    made = opening("verify", "dire si un PDF et ses données vont ensemble", _verify)
    made.add_argument("pdf", type=Path, help="PDF d’un dossier")
    made.add_argument(
        "fichier", type=Path, nargs="?", help="dossier (.cyberdossier) à comparer avec le PDF"
    )

    made = opening("compare", "dire ce qui a changé entre deux états", _compare)
    made.set_defaults(wrong=made.error)
    kinds = "dossier (.cyberdossier), PDF ou réponses (.json)"
    made.add_argument("avant", type=Path, help=kinds)
    made.add_argument("apres", type=Path, nargs="?", help=kinds)
    made.add_argument(
        "--avant-le",
        type=_day,
        metavar="AAAA-MM-JJ",
        help="comparer un seul dossier avec ce qu’il disait le soir de ce jour",
    )
    made.add_argument(
        "--instantane",
        type=int,
        metavar="NUMÉRO",
        help="comparer un seul dossier avec un de ses instantanés",
    )
    made.add_argument(
        "-o", "--sortie", type=Path, metavar="FICHIER", help="PDF à créer (sinon, écrire le texte)"
    )
    made.add_argument(
        "--date-avant",
        type=_day,
        metavar="AAAA-MM-JJ",
        help="date de l’état d’avant (celle du PDF, sinon aujourd’hui)",
    )
    made.add_argument(
        "--date",
        type=_day,
        metavar="AAAA-MM-JJ",
        help="date de l’état d’après (celle du PDF, sinon aujourd’hui)",
    )

    for name, text, run in (
        ("card", "imprimer la fiche du jour de l’attaque", _card),
        ("provider", "imprimer les questions au prestataire informatique", _provider),
    ):
        made = opening(name, text, run)
        made.add_argument("fichier", type=Path, nargs="?", help="dossier (.cyberdossier)")
        output(made, "PDF à créer")
        dated(made)
    made = command("blank", "imprimer le questionnaire vierge", _blank)
    output(made, "PDF à créer")
    dated(made)

    made = opening("export", "enregistrer les réponses en JSON", _export)
    made.add_argument("fichier", type=Path, help="dossier (.cyberdossier)")
    output(made, "fichier JSON à créer")

    made = command("import", "créer un dossier à partir de réponses en JSON", _import)
    made.add_argument("reponses", type=Path, help="fichier JSON des réponses")
    output(made, "dossier à créer (.cyberdossier)")
    replacing(made)

    made = opening("assess", "dire ce que valent les réponses, et pourquoi", _assess)
    made.add_argument("fichier", type=Path, help="dossier (.cyberdossier)")
    made.add_argument("--json", action="store_true", help="écrire en JSON")
    dated(made)

    for name, text, run in (
        ("questions", "lister les questions", _questions),
        ("exclusions", "lister les exclusions", _exclusions),
    ):
        made = command(name, text, run)
        made.add_argument(
            "--json", action="store_true", help="écrire en JSON, avec tous les textes"
        )
    made = command("coverage", "dire ce que les questions couvrent", _coverage)
    made.add_argument("--json", action="store_true", help="écrire en JSON, avec les sources")

    made = command("content", "écrire tous les textes sur une page à relire", _content)
    made.add_argument("--html", action="store_true", required=True, help="la page est en HTML")
    output(made, "page à créer")
    dated(made)

    command("schema", "écrire les schémas JSON des réponses et de « assess »", _schema)
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
