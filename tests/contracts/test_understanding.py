"""Zones, recognition and the report: what is said of a contract, and what must never be."""

from __future__ import annotations

import argparse
import io
import json
import re
import subprocess
import sys
import time
import tomllib
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberwizard import assets
from cyberwizard.answers import Answer
from cyberwizard.assessment import assess
from cyberwizard.content.loader import load
from cyberwizard.contract import cli
from cyberwizard.contract.client import read_text
from cyberwizard.contract.explain import Explanation, explain, passages_of, report, schema
from cyberwizard.contract.features import lexicon, lexicon_of
from cyberwizard.contract.formulas import Zone, by_letter, zone_of
from cyberwizard.contract.layout import Part, from_parts
from cyberwizard.contract.model import Kind, Level, Passage
from cyberwizard.contract.pdf import read_pdf
from cyberwizard.contract.recognise import as_written, lanes_of, packed, shipped, weights
from cyberwizard.contract.stems import fold, stem
from cyberwizard.contract.zones import article_of, candidates, is_mark
from scripts.contract_corpus import fingerprint, phrases
from scripts.contract_score import Score, score_set
from tests.contracts.generate import FOLDER, sample

TEXT = """
CONDITIONS GÉNÉRALES

1. Ce que nous garantissons

Nous payons la remise en état de vos données à partir de votre dernière sauvegarde.

Nous garantissons les frais de négociation en cas de cyber-extorsion.

2. Définitions

Rançongiciel : programme qui chiffre les données et exige une rançon.

3. Exclusions

3.1 Sont exclus :
- les dommages causés par la guerre étrangère ou la guerre civile ;
- les amendes, notamment celles de la CNIL, sauf si la loi permet de les assurer ;
- les dommages aux tapis et aux tentures.

4. Conditions de la garantie

4.2 La garantie n'est acquise que si vos données sont sauvegardées chaque semaine hors ligne.

5. Vie du contrat

Toute action dérivant du contrat est prescrite par deux ans.

La cotisation est payable par virement.
"""


FILLER = "Ce chapitre se lit avec celui qui le précède, dans l’ordre où ils sont imprimés."


def explained(text: str) -> Explanation:
    return explain(read_text(text), load())


def only(explanation: Explanation, words: str) -> Passage:
    (found,) = (passage for passage in explanation.passages if words in passage.text)
    return found


@pytest.fixture(scope="module")
def small() -> Explanation:
    return explained(TEXT)


def test_what_takes_away_is_found_and_nothing_else(small: Explanation) -> None:
    assert [[match.id for match in passage.matches] for passage in small.passages] == [
        ["guerre"],
        ["amendes"],
        [],
        ["defaut_sauvegarde"],
        ["prescription"],
    ]


def test_kind_article_and_level(small: Explanation) -> None:
    war = only(small, "guerre")
    assert (war.kind, war.article, war.level) == (Kind.EXCLUSION, "3.1", Level.RECOGNISED)
    backup = only(small, "sauvegardées")
    assert (backup.kind, backup.article) == (Kind.CONDITION, "4.2")
    assert only(small, "deux ans").kind is Kind.LAW
    assert only(small, "tapis").level is Level.UNKNOWN


def test_an_exception_and_open_words_are_marked(small: Explanation) -> None:
    fines = only(small, "amendes")
    assert fines.buy_back
    assert fines.vague == ("notamment",)
    assert not only(small, "guerre").buy_back


def test_the_words_that_decided_are_in_the_passage(small: Explanation) -> None:
    for passage in small.passages:
        for match in passage.matches:
            assert match.why
            for words in match.why:
                assert words in passage.text


def test_the_words_that_decided_are_shown_as_they_are_written() -> None:
    text = "L’argent que réclament les pirates : l’argent et, cœur du sujet, les pirates."
    words = ("argent reclament pirates", "coeur", "pirates", "argent pirates", "absent")
    assert as_written(text, words) == (
        "argent que réclament les pirates",
        "cœur",
        "pirates",
        "absent",
    )


def test_the_same_words_given_are_not_an_exclusion() -> None:
    given = TEXT.replace("3.1 Sont exclus :", "3.1 Nous garantissons :").replace(
        "3. Exclusions", "3. Vos garanties"
    )
    said = explained(given)
    assert not [p for p in said.passages if "guerre" in p.text or "amendes" in p.text]


@pytest.mark.parametrize(
    ("said", "takes"),
    [
        ("Les amendes sont exclues.", True),
        ("Sont exclus les actes de guerre.", True),
        ("Nous ne payons pas les amendes.", True),
        ("L’assureur ne garantit pas les dommages matériels.", True),
        ("La rançon n’est pas remboursée.", True),
        ("Les dommages corporels ne sont pas couverts.", True),
        ("Nous payons les amendes.", False),
        ("Les amendes sont garanties.", False),
        ("Nous remboursons la rançon.", False),
        ("Les dommages corporels sont couverts.", False),
    ],
)
def test_the_plainest_sentences(said: str, takes: bool) -> None:
    found = explained(f"CHAPITRE 4\n\n{FILLER}\n\n{said}\n\n{FILLER}").passages
    assert [passage.text for passage in found] == [said] * takes


@pytest.mark.parametrize(
    ("takes", "unnamed", "left"), [(1.0, 0.5, ["tapis"]), (0.5, 1.0, ["guerre"])]
)
def test_a_passage_with_an_entry_and_one_without_have_each_their_threshold(
    takes: float, unnamed: float, left: list[str]
) -> None:
    never = replace(weights(), takes=takes, unnamed=unnamed)
    said = [passage.text for passage in passages_of(read_text(TEXT), never)]
    assert [word for word in ("guerre", "tapis") if any(word in text for text in said)] == left


def test_the_clause_that_the_catalogue_shows_for_an_entry_is_recognised() -> None:
    content = load()
    missed = []
    for entry in content.exclusions:
        found = explain(read_text(f"CHAPITRE 4\n\n{FILLER}\n\n{entry.clause}"), content)
        if entry.id not in {match.id for p in found.passages for match in p.matches}:
            missed.append(entry.id)
    assert len(missed) <= 1, missed


def test_found_count_is_shown_count(small: Explanation) -> None:
    said = report(small, "c.pdf")
    assert said["contract"]["passages"] == len(said["passages"]) == len(small.passages)
    assert sum(said["contract"]["levels"].values()) == len(small.passages)
    found = {name for passage in said["passages"] for name in passage["ids"]}
    assert found.isdisjoint(said["not_found"])
    assert found | set(said["not_found"]) == {e.id for e in load().exclusions}
    assert "absence_plainte" in said["always"]


def test_the_report_follows_its_schema(small: Explanation) -> None:
    jsonschema.validate(report(small, "c.pdf"), schema())
    broken = report(small, "c.pdf")
    broken["passages"][0]["level"] = "certain"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(broken, schema())


def test_answers_say_their_word(small: Explanation) -> None:
    content = load()
    answers = {"sauvegarde_emplacement": Answer(options=("aucune",))}
    assessment = assess(content, answers, date(2026, 11, 23))
    said = report(explain(read_text(TEXT), content, assessment), "c.pdf")
    jsonschema.validate(said, schema())
    stances = {name: s for p in said["passages"] for name, s in p["stances"].items()}
    assert stances["defaut_sauvegarde"] == "expose"
    assert "stances" not in report(small, "c.pdf")["passages"][0]


def made(stored: object = None) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser()
    commands = parser.add_subparsers(required=True)

    def command(
        name: str, _text: str, run: Callable[[argparse.Namespace], str]
    ) -> argparse.ArgumentParser:
        new = commands.add_parser(name)
        new.set_defaults(run=run)
        return new

    def dated(new: argparse.ArgumentParser) -> None:
        new.add_argument("--date", type=date.fromisoformat, default=date(2026, 11, 23))

    cli.add_command(command, dated, lambda _path: SimpleNamespace(answers=stored or {}))
    return parser


def test_the_command_speaks_and_writes_json(tmp_path: Path) -> None:
    path = tmp_path / "contrat.pdf"
    path.write_bytes(sample(FOLDER / "reglage" / "01_assureur_clair.txt").pdf)
    options = made().parse_args(["explain", str(path), "--json"])
    said = json.loads(options.run(options))
    jsonschema.validate(said, schema())
    assert {p["page"] for p in said["passages"]} == {1, 2}
    options = made().parse_args(["explain", str(path), "--dossier", "x.cyberdossier"])
    text = options.run(options)
    assert "non trouvé ne veut pas dire couvert" in text
    assert "à discuter" in text
    assert "page 1, article 2 : «" in text.replace("\u00a0", " ")


def test_the_command_reads_pasted_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(TEXT))
    options = made().parse_args(["explain", "-", "--json"])
    assert len(json.loads(options.run(options))["passages"]) == 5


@pytest.mark.parametrize(
    ("heading", "zone"),
    [
        ("Ce qui n’est pas couvert", Zone.EXCLUDES),
        ("3.2 Exclusions propres à la garantie Pertes d’exploitation", Zone.EXCLUDES),
        ("CE QUE NOUS NE PRENONS JAMAIS EN CHARGE", Zone.EXCLUDES),
        ("Ce que nous prenons en charge", Zone.GRANTS),
        ("Vos garanties", Zone.GRANTS),
        ("Lexique", Zone.DEFINES),
        ("Mesures de prévention obligatoires", Zone.CONDITIONS),
        ("Que faire en cas de sinistre ?", Zone.CLAIMS),
        ("Montants et franchises", Zone.LIMITS),
        ("Vie du contrat", Zone.LIFE),
        ("6. Ce que l’offre laisse de côté", Zone.EXCLUDES),
        ("Ce qui reste pour vous", Zone.EXCLUDES),
        ("Nos limites", Zone.EXCLUDES),
        ("Ce que nous vous demandons", Zone.CONDITIONS),
        ("De ce que la société prend à sa charge", Zone.GRANTS),
        ("Restrictions communes", Zone.LIMITS),
    ],
)
def test_headings_open_zones(heading: str, zone: Zone) -> None:
    assert zone_of(heading) is zone


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Article 4.2 - Exclusions", "4.2"),
        ("4.2. Sont exclus", "4.2"),
        ("A.1 Nature", "A.1"),
        ("Clause 12 - Le remplacement", "Clause 12"),
        ("IV. Sinistres", "IV"),
        ("12 heures de carence", ""),
    ],
)
def test_article_numbers(text: str, number: str) -> None:
    assert article_of(text) == number


def test_stems_bring_forms_together() -> None:
    for forms in (
        ("sauvegarde", "sauvegardes", "sauvegarder", "sauvegardees"),
        ("chiffrement", "chiffrees", "chiffrer"),
        ("exclus", "exclue", "exclusion"),
        ("amelioration", "ameliorer", "amelioreraient"),
    ):
        assert len({stem(form) for form in forms}) == 1, forms


def test_a_phrase_that_little_words_make_needs_them() -> None:
    known = lexicon_of(
        {"concepts": {"entre": "un autre assuré"}, "regles": {"entre_assures": ["entre"]}}
    )
    assert known.single == {}
    assert known.literal == {"un": ((("un", "autr", "assu"), "entre"),)}


def test_a_story_and_its_verdict_are_one_passage() -> None:
    said = explained(
        "EXCLUSIONS\n\nPaul verse 3 000 € aux pirates qui bloquent ses fichiers. Cette rançon "
        "n’est pas remboursée.\n\nNous payons la remise en état des données. "
        "Les amendes sont exclues."
    )
    assert [passage.text[:12] for passage in said.passages] == ["Paul verse 3", "Les amendes "]
    assert said.passages[0].matches[0].id == "rancon"


def test_an_obligation_does_not_swallow_the_next_one() -> None:
    text = (
        "Vous devez sauvegarder vos données chaque semaine. Vous devez activer une double "
        "authentification. À défaut, la garantie n’est pas acquise."
    )
    found = [c.span.text for c in candidates(read_text("4. Vos obligations\n\n" + text))]
    assert found == [text[:50], text[51:]]


def parts_of(*rows: str, start: int = 1) -> list[Part]:
    """Return the cells of a table, given a string for each row, numbered from *start*."""
    return [
        Part(cell.strip(), row=number, column=column)
        for number, row in enumerate(rows, start)
        for column, cell in enumerate(row.split("|"))
    ]


def rows_of(*rows: str) -> list[tuple[str, Zone]]:
    """Return what is read of a table, with the zone of each column."""
    return [(c.span.text, c.place.column) for c in candidates(from_parts(parts_of(*rows)))]


def test_a_column_of_what_is_left_takes_away_beside_one_that_gives() -> None:
    assert rows_of(
        "Sujet | Ce que nous prenons en charge | Ce qui reste pour vous",
        "Rançon | Le négociateur | La somme versée au pirate",
    ) == [
        ("Rançon : Le négociateur", Zone.GRANTS),
        ("Rançon : La somme versée au pirate", Zone.EXCLUDES),
    ]
    assert rows_of(
        "Sujet | Ce que nous demandons | Nos limites", "Wi-Fi | Un code changé | Le code d’usine"
    ) == [
        ("Wi-Fi : Un code changé", Zone.CONDITIONS),
        ("Wi-Fi : Le code d’usine", Zone.EXCLUDES),
    ]
    assert rows_of("Nous prenons | Nous laissons", "Le négociateur | La rançon") == [
        ("Le négociateur", Zone.GRANTS),
        ("La rançon", Zone.EXCLUDES),
    ]


def test_a_column_of_numbers_gives_articles_and_no_passage() -> None:
    rows = ("Repère | Ne sont pas garantis", "V.1.b | La guerre civile", "V.1.c | Les amendes")
    after = Part("Les amendes pénales ne sont jamais remboursées par la compagnie.")
    document = from_parts([Part("3. Le reste", rank=1), *parts_of(*rows, start=2), after])
    anything = replace(weights(), takes=0.0, unnamed=0.0)
    said = [(passage.text, passage.article) for passage in passages_of(document, anything)]
    assert said == [("La guerre civile", "V.1.b"), ("Les amendes", "V.1.c"), (after.text, "3")]


@pytest.mark.parametrize(
    "text", ["V.1.b", "12)", "a)", "IV", "Art. 4", "n° 3", "B2-7", "§ 8", "Article 4."]
)
def test_what_only_numbers(text: str) -> None:
    assert is_mark(text)


@pytest.mark.parametrize(
    "text", ["20 %", "12 h", "Non", "vol", "civil", "10 €", "1 an", "-", "", "clauses)"]
)
def test_what_says_something(text: str) -> None:
    assert not is_mark(text)


def test_a_row_says_one_thing_when_no_column_gives() -> None:
    assert rows_of("Poste | Somme | Reste pour vous", "Rançon | 10 000 € | 20 %") == [
        ("Rançon : 10 000 € : 20 %", Zone.NONE)
    ]


def test_each_table_has_its_titles_which_another_page_says_again() -> None:
    titles = "Poste | Ce que nous prenons | Nos limites"
    first = parts_of("Virus | Le nettoyage du parc | 20 €")
    second = parts_of(
        titles, "Arrêt | La marge | Dix jours", titles, "Avis | Les lettres | Rien", start=2
    )
    document = from_parts([*first, Part("2. Le magasin à l’arrêt", rank=1), *second])
    assert [(c.span.text, c.place.column) for c in candidates(document)] == [
        ("Virus : Le nettoyage du parc : 20 €", Zone.NONE),
        ("Arrêt : La marge", Zone.GRANTS),
        ("Arrêt : Dix jours", Zone.EXCLUDES),
        ("Avis : Les lettres", Zone.GRANTS),
        ("Avis : Rien", Zone.EXCLUDES),
    ]


def test_why_a_passage_takes_away_is_said_in_the_words_of_the_contract() -> None:
    titles = "Poste | Ce que nous prenons | Nos limites"
    table = from_parts(parts_of(titles, "Marge | La marge perdue | Les braderies de rue"))
    assert [c.cue for c in candidates(table)] == ["", "Nos limites"]
    text = f"2. Le magasin\n\nLes intérêts ne sont jamais remboursés à l’assuré.\n\n{FILLER}"
    refused, plain = candidates(read_text(text))
    assert refused.cue == "ne sont jamais remboursés"
    assert plain.cue == ""
    below = read_text(f"2. Ce qui n’est pas couvert\n\n{FILLER}\n\n{FILLER}")
    assert next(candidates(below)).cue == "2. Ce qui n’est pas couvert"


def test_a_row_that_answers_is_no_title() -> None:
    assert rows_of("Hotline de crise | Illimité | Sans") == [
        ("Hotline de crise : Illimité : Sans", Zone.NONE)
    ]


LIST = """
1. Ce que l’on met de côté

Chacun prend sur soi, quoi qu’il arrive :
- la guerre civile ou étrangère ;
- les radiations du noyau atomique ;
- les amendes de la CNIL ;
- la pollution et l’amiante ;
- la vétusté et l’usure des appareils ;
- les tapis et tentures.
"""


def test_a_list_is_known_by_what_it_names_when_nothing_else_tells() -> None:
    assert len(explained(LIST).passages) == 6
    given = LIST.replace("Chacun prend sur soi, quoi qu’il arrive", "Nous garantissons")
    assert explained(given).passages == ()


def test_a_rule_with_an_unknown_concept_is_refused() -> None:
    with pytest.raises(KeyError, match="inconnu"):
        lexicon_of({"concepts": {"guerre": "guerre"}, "regles": {"guerre": ["guerre inconnu"]}})


def test_every_entry_has_a_rule_and_weights() -> None:
    ids = {exclusion.id for exclusion in load().exclusions}
    assert {name for name, _ in lexicon().rules} == ids
    assert set(weights().entries) == ids
    assert len(json.dumps(shipped(), ensure_ascii=False, separators=(",", ":"))) < 5_000_000


@given(
    st.lists(
        st.lists(st.integers(-30_000, 30_000), min_size=62, max_size=62), min_size=1, max_size=60
    )
)
def test_lanes_add_up_as_numbers_do(rows: list[list[int]]) -> None:
    total = sum(packed([value for pair in enumerate(row) for value in pair]) for row in rows)
    assert lanes_of(total, 62) == [sum(column) for column in zip(*rows, strict=True)]


def test_a_formula_is_one_line() -> None:
    """A bar outside parentheses would be two formulas, of which one would lose its first letter."""
    data = tomllib.loads(assets.resource("contract/formules.toml").read_text("utf-8"))
    for name, text in data["familles"].items():
        for line in text.split("\n"):
            bare = re.sub(r"\\.", "", line)
            while (less := re.sub(r"\([^()]*\)|\[[^]]*\]", "", bare)) != bare:
                bare = less
            assert "|" not in bare, f"{name}: {line}"


def test_formulas_joined_by_letter_find_what_they_find_one_by_one() -> None:
    data = tomllib.loads(assets.resource("contract/formules.toml").read_text("utf-8"))
    folded = [fold(phrase.text) for phrase in phrases()[::7]]
    for name, text in data["familles"].items():
        lines = [line for line in text.split("\n") if line and "<" not in line]
        joined = re.compile(rf"(?<![a-z0-9])(?:{by_letter(lines)})")
        plain = re.compile("|".join(rf"(?<![a-z0-9])(?:{line})" for line in lines))
        assert [bool(joined.search(said)) for said in folded] == [
            bool(plain.search(said)) for said in folded
        ], name


def test_the_weights_are_learnt_from_what_the_repository_holds() -> None:
    assert shipped()["learnt_from"] == fingerprint(), "make contract-train"


# The floors are under the figures of docs/contrat.md: a fall must be seen, a wobble must not.
# "temoin", "controle" and "preuve" are the sets that the weights have never seen.
@pytest.mark.parametrize(
    ("name", "right", "unnamed", "decoys"),
    [
        ("reglage", 0.95, 0.9, 0.05),
        ("examen", 0.95, 0.9, 0.05),
        ("epreuve", 0.95, 0.9, 0.05),
        ("releve", 0.95, 0.9, 0.05),
        ("renfort", 0.93, 0.75, 0.05),
        ("temoin", 0.82, 0.81, 0.05),
        ("controle", 0.9, 0.93, 0.05),
        ("preuve", 0.95, 0.89, 0.05),
    ],
)
def test_the_labelled_contracts_stay_understood(
    name: str, right: float, unnamed: float, decoys: float
) -> None:
    total: Score = score_set(name, weights(), detail=False)
    assert total.found >= right * total.bearing
    assert total.ids_right >= 0.85 * total.ids
    assert total.unknown_found >= unnamed * total.unknown
    assert total.idle_unknown <= 0.15 * max(total.reported_unknown, 1)
    assert total.decoys_reported <= decoys * total.decoys


def test_reading_needs_no_numeric_library(tmp_path: Path) -> None:
    path = tmp_path / "contrat.pdf"
    path.write_bytes(sample(FOLDER / "reglage" / "01_assureur_clair.txt").pdf)
    code = (
        "import sys, pathlib\n"
        "from cyberwizard.content.loader import load\n"
        "from cyberwizard.contract.explain import explain\n"
        "from cyberwizard.contract.pdf import read_pdf\n"
        f"found = explain(read_pdf(pathlib.Path({str(path)!r}).read_bytes()), load())\n"
        "assert len(found.passages) > 20\n"
        "heavy = {'numpy', 'sklearn', 'scipy', 'PySide6', 'reportlab', 'PIL'}\n"
        "print(sorted(heavy & sys.modules.keys()))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "[]"


def test_the_cost_is_linear_in_pages() -> None:
    text = TEXT.replace("CONDITIONS GÉNÉRALES", "CONDITIONS GÉNÉRALES D’ASSURANCE")

    def cost(times: int) -> float:
        document = read_text("\f".join([text] * times))
        best = []
        for _ in range(3):
            start = time.perf_counter()
            explanation = explain(document, load())
            best.append(time.perf_counter() - start)
        assert len(explanation.passages) == 5 * times
        return min(best)

    cost(1)  # loads the weights, fills the cache of stems
    assert cost(80) < 8 * cost(20)


def test_every_sentence_of_a_contract_is_looked_at() -> None:
    contract = sample(FOLDER / "examen" / "05_juridique_rachats.txt")
    seen = fold(" ".join(c.span.text for c in candidates(read_pdf(contract.pdf))))
    for expected in contract.expected:
        assert " ".join(fold(expected.text).split()) in seen
