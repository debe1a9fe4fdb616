"""The figures of ``docs/contenu.md``: ``python -m tests.content.summary`` writes them again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from cyberwizard.answers import Answer
from cyberwizard.content.loader import load
from cyberwizard.content.model import Content, Mark, Role
from cyberwizard.sentences import NATURE, STANCE
from cyberwizard.session import resolve
from tests.content.gates import CHECKED
from tests.content.readability import score
from tests.content.texts import of_table, screens

DOCUMENT = Path(__file__).parents[2] / "docs" / "contenu.md"
BEGIN, END = "<!-- début des chiffres -->\n", "<!-- fin des chiffres -->\n"

_ADVISED = ("questions", "measures", "exclusions", "coverages", "notes")
_NAMES = {
    "questions": "Questions",
    "measures": "Mesures",
    "exclusions": "Exclusions, conditions, limites",
    "coverages": "Garanties",
    "contradictions": "Contradictions",
    "notes": "Notes",
    "terms": "Mots du glossaire",
}
_MARKS = {
    Mark.VERIFIED: "vérifiées",
    Mark.WEAK: "vérifiées chez une reprise seulement",
    Mark.RECALLED: "de mémoire",
}


def figures(content: Content) -> str:
    """Return the part of the document between its marks."""
    return "\n".join(
        line
        for part in (_themes, _entries, _exclusions, _data, _sources, _advice)
        for line in (*part(content), "")
    )


def _row(cells: Iterable[object]) -> str:
    return f"| {' | '.join(map(str, cells))} |"


def _table(head: tuple[str, ...], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    yield _row(head)
    yield _row("---" if place == 0 else "--:" for place, _ in enumerate(head))
    yield from map(_row, rows)


def _themes(content: Content) -> Iterator[str]:
    firm = {
        "nombre_personnes": Answer(value="9"),
        "serveur_nas": Answer(options=("nas",)),
        "acces_distance": Answer(options=("vpn",)),
        "sauvegarde_emplacement": Answer(options=("nas",)),
        "messagerie_type": Answer(options=("google",)),
        "donnees_types": Answer(options=("clients",)),
        "prestataire_informatique": Answer(options=("contrat_ecrit",)),
    }
    short = {question.id for question in resolve(content, firm, CHECKED).path}
    yield "### Les thèmes"
    yield ""
    rows: list[tuple[object, ...]] = []
    for theme in content.themes:
        questions = [question for question in content.questions if question.theme == theme.id]
        counts = Counter(question.role for question in questions)
        scored = [q for q in questions if q.role in (Role.PRACTICE, Role.CONTEXT)]
        measures = {m for q in questions for option in q.options for m in option.measures}
        rows.append(
            (
                theme.title,
                len(questions) - len(scored),
                counts[Role.CONTEXT],
                counts[Role.PRACTICE],
                sum(q.id in short for q in scored),
                sum(len(q.options) for q in questions),
                sum(len(q.check) for q in questions),
                len(measures),
                len({source for q in questions for source in q.sources}),
            )
        )
    totals = [sum(int(str(row[column])) for row in rows) for column in range(1, 7)]
    every = {source for question in content.questions for source in question.sources}
    rows.append(("**Total**", *totals, len(content.measures), len(every)))
    yield from _table(
        (
            *("Thème", "Identité et autres", "Contexte", "Pratique", "Parcours court"),
            *("Réponses", "Recettes", "Mesures", "Sources"),
        ),
        rows,
    )


def _entries(content: Content) -> Iterator[str]:
    yield "### La lecture"
    yield ""
    shown = list(screens(content))
    rows = []
    for table, name in _NAMES.items():
        pages = of_table(shown, table)
        result = score("\n".join(page.whole for page in pages))
        rows.append(
            (
                name,
                len(pages),
                round(result.words, -2),
                f"{result.mean_sentence:.0f}",
                result.longest_sentence,
                f"{result.kandel_moles:.0f}",
                f"{result.lix:.0f}",
            )
        )
    yield from _table(
        ("Quoi", "Nombre", "Mots", "Mots par phrase", "La plus longue", "Kandel–Moles", "LIX"), rows
    )


def _exclusions(content: Content) -> Iterator[str]:
    natures = Counter(nature for entry in content.exclusions for nature in entry.nature)
    stances = Counter(effect.stance for entry in content.exclusions for effect in entry.effects)
    yield "### Les exclusions"
    yield ""
    yield f"Par nature (une fiche peut en avoir plusieurs) : {_list(natures, NATURE)}."
    yield ""
    yield f"Phrases tirées des réponses : {_list(stances, STANCE)}."


def _list(counts: Counter[Any], names: Mapping[Any, str]) -> str:
    return ", ".join(f"{names[key]} {count}" for key, count in counts.most_common())


def _data(content: Content) -> Iterator[str]:
    yield "### Les faits datés"
    yield ""
    rows = []
    for table, name in (
        ("contacts", "Contacts"),
        ("deadlines", "Délais"),
        ("statistics", "Chiffres"),
        ("lifecycle", "Fins de suivi"),
    ):
        entries = getattr(content, table)
        marks = Counter(entry.mark for entry in entries)
        oldest = min(entry.checked_on for entry in entries)
        rows.append((name, len(entries), *(marks[mark] for mark in Mark), oldest.isoformat()))
    yield from _table(
        ("Quoi", "Nombre", "Vérifié", "Repris", "De mémoire", "Vu pour la dernière fois"), rows
    )


def _sources(content: Content) -> Iterator[str]:
    marks = Counter(source.mark for source in content.sources)
    cited = {source for table in _ADVISED for item in getattr(content, table)
             for source in item.sources}  # fmt: skip
    weak = {source.id for source in content.sources if source.mark is Mark.WEAK}
    only_weak = {
        table: [
            item.id
            for item in getattr(content, table)
            if item.sources and weak.issuperset(item.sources)
        ]
        for table in _ADVISED
    }
    yield "### Les sources"
    yield ""
    kinds = ", ".join(f"{marks[mark]} {name}" for mark, name in _MARKS.items())
    yield f"{len(content.sources)} sources : {kinds}. {len(cited)} sont citées par un texte."
    yield ""
    yield "Textes qui ne reposent que sur des reprises (à confirmer d’abord) :"
    yield ""
    for table, ids in only_weak.items():
        if ids:
            yield f"- {_NAMES[table]} ({len(ids)}) : {_ids(ids)}"


def _advice(content: Content) -> Iterator[str]:
    yield "### Ce qui reste notre conseil"
    yield ""
    yield "Ces textes reposent sur l’expérience ou le bon sens. Ils ne citent personne."
    yield ""
    for table in _ADVISED:
        ids = [item.id for item in getattr(content, table) if item.advice]
        generated = {f"garantie_{coverage.id}" for coverage in content.coverages}
        ids = [name for name in ids if name not in generated]
        yield f"- {_NAMES[table]} ({len(ids)}) : {_ids(ids)}"


def _ids(ids: list[str]) -> str:
    return ", ".join(f"`{name}`" for name in ids) or "aucune"


def rewritten(document: str, content: Content) -> str:
    """Return the document with the figures of *content*."""
    before, begin, rest = document.partition(BEGIN)
    _, end, after = rest.partition(END)
    return f"{before}{begin}\n{figures(content)}\n{end}{after}"


if __name__ == "__main__":
    DOCUMENT.write_text(rewritten(DOCUMENT.read_text("utf-8"), load()), "utf-8")
