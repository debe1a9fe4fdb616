"""The quality of the pages, seen by another program: margins, titles, rows, empty pages."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import Any

import pypdfium2
import pytest
from reportlab.platypus import Flowable

from cyberwizard.answers import Answer, Evidence, EvidenceKind
from cyberwizard.assessment import assess
from cyberwizard.content.loader import load
from cyberwizard.dossier import Edition, render_text
from cyberwizard.dossier.pdf import render_pdf
from cyberwizard.dossier.pdf.flowables import HALF_PAGE, Grid
from cyberwizard.dossier.pdf.fonts import printable
from cyberwizard.dossier.pdf.style import hyphenate
from cyberwizard.notes import Ask, ContractNote, Decision, Explanation
from tests.dossier.tools import (
    DAY,
    INFO,
    NAMES,
    POINTS_PER_MM,
    Page,
    answers_of,
    dossier_of,
    notes_of,
    pages,
    printed,
    text_of,
)

ALL = list(itertools.product(NAMES, Edition))
LARGEST_TEXT = 10.7  # points: what is larger, or strong and as large, is a title
EMPTY = 4  # lines
MARGIN_MM = 9
UNPRINTABLE_MM = 5
"""What ordinary printers leave blank on each side."""


def check_layout(pdf: bytes) -> None:
    """Check all that can be seen of a document, whatever is in it."""
    read = pages(pdf)
    for number, page in enumerate(read, 1):
        _check_margins(page, number)
        assert len(page.body) >= EMPTY, f"page {number} is almost empty"
        last = page.body[-1]
        assert last.size <= LARGEST_TEXT, f"page {number} ends with the title « {last.text} »"
        assert any(f"page {number} / {len(read)}" in line.text for line in page.lines), number


def _check_margins(page: Page, number: int) -> None:
    edge = MARGIN_MM * POINTS_PER_MM
    side = 19 * POINTS_PER_MM
    for line in page.lines:
        assert line.left > side, (number, line)
        assert line.right < page.width - side, (number, line)
        assert line.bottom > edge, (number, line)
        assert line.top < page.height - edge, (number, line)


@pytest.mark.parametrize("edition", [Edition.COMPLETE, Edition.INSURER])
def test_a_print_at_96_percent_cuts_nothing(edition: Edition) -> None:
    """Whether the printer shrinks the page towards its middle or towards one of its corners."""
    blank = UNPRINTABLE_MM * POINTS_PER_MM
    for page in pages(printed("menuiserie", edition)):
        across = [x for line in page.lines for x in (line.left, line.right)]
        along = [y for line in page.lines for y in (line.bottom, line.top)]
        for places, size in ((across, page.width), (along, page.height)):
            for anchor in (0, size / 2, size):
                shrunk = [anchor + 0.96 * (place - anchor) for place in (min(places), max(places))]
                assert blank < shrunk[0] < shrunk[1] < size - blank


@pytest.mark.parametrize(("name", "edition"), ALL)
def test_the_pages_of_the_samples(name: str, edition: Edition) -> None:
    check_layout(printed(name, edition))


@pytest.mark.parametrize("name", NAMES)
def test_no_ink_in_the_margins(name: str) -> None:
    """Rules, frames and figures too: what is drawn is seen on the picture of the page."""
    document = pypdfium2.PdfDocument(printed(name, Edition.COMPLETE))
    scale = 0.5
    edge, side = (int(mm * POINTS_PER_MM * scale) for mm in (MARGIN_MM, 18.5))
    try:
        for page in document:
            picture = page.render(scale=scale, grayscale=True).to_pil()
            width, height = picture.size
            for box in (
                (0, 0, width, edge),
                (0, height - edge, width, height),
                (0, 0, side, height),
                (width - side, 0, width, height),
            ):
                assert picture.crop(box).getextrema()[0] == 255, box
    finally:
        document.close()


@pytest.mark.parametrize("name", NAMES)
def test_the_insurer_reads_thirty_pages_at_most(name: str) -> None:
    assert len(pages(printed(name, Edition.INSURER))) <= 30


@pytest.mark.parametrize(("name", "edition"), ALL)
def test_the_synthesis_and_the_card_take_one_page_each(name: str, edition: Edition) -> None:
    read = pages(printed(name, edition))
    for title in ("Synthèse en une page", "Annexe : Fiche du jour de l’attaque"):
        found = [n for n, p in enumerate(read) if p.body and p.body[0].text == printable(title)]
        if "Fiche" in title and edition is not Edition.COMPLETE:
            assert not found
            continue
        assert len(found) == 1
        following = read[found[0] + 1].body[0]
        assert following.size > 15, f"{title} goes on: {following.text}"


@pytest.mark.parametrize("name", NAMES)
def test_a_header_is_repeated_at_the_top_of_a_page_only(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    tops: list[float] = []
    draw_on = Grid.drawOn

    def record(self: Any, canvas: Any, x: float, y: float, **options: Any) -> None:
        if self.continued and self.header:
            tops.append(y + self._height)
        draw_on(self, canvas, x, y, **options)

    monkeypatch.setattr(Grid, "drawOn", record)
    render_pdf(dossier_of(answers_of(name), Edition.COMPLETE))
    assert len(tops) > 10
    assert max(tops) - min(tops) < 1


def test_words_are_cut_as_a_reader_expects() -> None:
    for word in ("virements", "dépannage", "informatique", "administrateurs"):
        cuts = list(hyphenate(word))
        assert cuts, word
        assert all(len(left) > 2 and len(right) > 2 for left, right in cuts), cuts
    for word in ("Refaites-le", "ajoutez\u2011y"):
        assert list(hyphenate(word)) == []


@pytest.fixture
def cuts(monkeypatch: pytest.MonkeyPatch) -> list[tuple[bool, float]]:
    """Record each cut of a table: inside a row or not, and the height of that row."""
    found: list[tuple[bool, float]] = []
    split_rows = Grid._splitRows

    def record(self: Any, height: float, doInRowSplit: int = 0, **options: Any) -> Any:  # noqa: N803
        parts = split_rows(self, height, doInRowSplit=doInRowSplit, **options)
        if parts:
            used = 0.0
            for row in self._rowHeights:
                used += row
                if used > height:
                    found.append((bool(doInRowSplit), row))
                    break
        return parts

    monkeypatch.setattr(Grid, "_splitRows", record)
    return found


def test_a_row_is_cut_only_when_taller_than_half_a_page(cuts: list[tuple[bool, float]]) -> None:
    answers = answers_of("menuiserie")
    long = "Une remarque qui compte. " * 180
    answers["antivirus"] = Answer(options=answers["antivirus"].options, comment=long)
    answers["charte"] = Answer(options=answers["charte"].options, comment=long[:1500])
    check_layout(render_pdf(dossier_of(answers)))
    assert any(inside for inside, _ in cuts)
    assert all(row > HALF_PAGE for inside, row in cuts if inside)


@pytest.mark.parametrize("name", NAMES)
def test_no_cut_is_bad_in_a_dossier_with_notes(name: str, cuts: list[tuple[bool, float]]) -> None:
    info = replace(INFO, notes=notes_of(name))
    render_pdf(dossier_of(answers_of(name), info=info))
    assert len(cuts) > 10
    assert all(row > HALF_PAGE for inside, row in cuts if inside)


@pytest.mark.parametrize("edition", [Edition.COMPLETE, Edition.INSURER])
def test_no_row_is_left_alone_on_the_next_page(
    edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: list[tuple[int, int]] = []
    split = Grid.split

    def record(self: Grid, width: float, height: float) -> list[Flowable]:
        made = split(self, width, height)
        parts = [part for part in made if isinstance(part, Grid)]
        rows = [len(part._rowHeights) - part.header for part in parts]
        if len(parts) > 1 and max(self._rowHeights) <= HALF_PAGE:
            found.append((rows[0], rows[-1]))
        return made

    monkeypatch.setattr(Grid, "split", record)
    for name in NAMES:
        render_pdf(dossier_of(answers_of(name), edition))
    assert len(found) > 20
    assert [rows for rows in found if rows[1] == 1 and rows[0] > 2] == []


@pytest.mark.parametrize("name", NAMES)
def test_the_notes_are_on_the_pages(name: str) -> None:
    notes = notes_of(name)
    pdf = render_pdf(dossier_of(answers_of(name), info=replace(INFO, notes=notes)))
    on_paper = _squeezed(text_of(pdf))
    said: list[str] = []
    for note in notes.values():
        match note:
            case Decision():
                said += [note.who, note.why]
            case Ask():
                said.append(note.reply)
            case Explanation():
                said.append(note.text)
            case ContractNote():
                said.append(note.name)
                for passage in note.passages:
                    said += [passage.text, passage.article, passage.note, passage.reply]
    assert len(said) > 100
    assert [text for text in said if _squeezed(_contracted(text)) not in on_paper] == []


def _contracted(text: str) -> str:
    """Follow « à » as the plan does: « le courtier » is printed « au courtier »."""
    return text.removeprefix("le ")


def _squeezed(text: str) -> str:
    return "".join(printable(text).split()).replace("-", "")


@pytest.mark.parametrize("name", NAMES)
def test_everything_said_is_on_the_pages(name: str) -> None:
    answers = answers_of(name)
    on_paper = "".join(text_of(printed(name, Edition.COMPLETE)).split()).replace("-", "")
    for id_, answer in answers.items():
        for said in (answer.comment, answer.exception, answer.reason):
            assert "".join(printable(said).split()).replace("-", "") in on_paper, id_
        for evidence in answer.evidence:
            assert "".join(printable(evidence.note).split()).replace("-", "") in on_paper, id_


@pytest.mark.parametrize("name", NAMES)
def test_the_figures_of_the_chart_are_written(name: str) -> None:
    content = load()
    assessment = assess(content, answers_of(name), DAY)
    after_cover = pages(printed(name, Edition.INSURER))[1:]
    page = next(p for p in after_cover if "Vue d’ensemble" in _text(p))
    for theme in assessment.themes:
        total = sum(count for _, count in theme.counts)
        label = theme.theme.title.split(" ")[0]
        beside = [x for x in page.body if x.text.startswith(label) and x.size < 10][-1]
        row = [
            int(figure)
            for line in page.body
            if abs(line.bottom - beside.bottom) < 4 and line is not beside
            for figure in line.text.split()
        ]
        assert len(row) == 6, theme.theme.title
        assert sum(row) == total, theme.theme.title


def _text(page: Page) -> str:
    return " ".join(line.text for line in page.body)


def _extremes() -> dict[str, dict[str, Answer]]:
    content = load()
    unknown = {
        q.id: Answer(options=("ne_sait_pas",))
        for q in content.questions
        if any(option.id == "ne_sait_pas" for option in q.options)
    }
    long_name = answers_of("boulangerie")
    for id_ in ("nom_entreprise", "nom_prestataire", "signataire", "adresse", "contact_assureur"):
        long_name[id_] = Answer(value="Établissements Martin et Associés " * 6)
    unbroken = answers_of("boulangerie") | {"nom_entreprise": Answer(value="W" * 200)}
    proofs = answers_of("boulangerie")
    proofs["antivirus"] = Answer(
        options=proofs["antivirus"].options,
        evidence=tuple(
            Evidence(EvidenceKind.INVOICE, f"Facture n° {number}", DAY) for number in range(300)
        ),
    )
    return {
        "nothing": {},
        "all unknown": unknown,
        "long names": long_name,
        "one long word": unbroken,
        "300 proofs": proofs,
    }


EXTREMES = _extremes()


@pytest.mark.parametrize("edition", [Edition.COMPLETE, Edition.INSURER])
@pytest.mark.parametrize("case", EXTREMES)
def test_extreme_dossiers(case: str, edition: Edition) -> None:
    answers = EXTREMES[case]
    pdf = render_pdf(dossier_of(answers, edition))
    check_layout(pdf)
    if case == "300 proofs":
        text = text_of(pdf)
        assert all(f"Facture n° {number}" in text for number in range(300))


@pytest.mark.parametrize("lines", range(1, 7))
def test_the_contents_are_never_cut(lines: int) -> None:
    """Whatever the height of what stands above them on the cover."""
    answers = answers_of("menuiserie") | {"nom_entreprise": Answer(value="Menuiserie " * 5 * lines)}
    read = pages(render_pdf(dossier_of(answers)))
    titles = [number for number, page in enumerate(read) if "Dans ce dossier" in _text(page)]
    (place,) = titles
    listed = [line for line in read[place].body if ". . ." in line.text or "Annexe" in line.text]
    assert len(listed) >= 19


def test_everything_unknown_is_said_above_the_signature() -> None:
    text = render_text(dossier_of(EXTREMES["all unknown"], Edition.INSURER)).replace("\xa0", " ")
    signature = text[text.index("Déclaration et signature") :]
    content = load()
    known = assess(content, EXTREMES["all unknown"], DAY)
    for question in known.practices:
        assert question.label.replace("\xa0", " ") in signature
    assert signature.index("Réponses « je ne sais pas »") < signature.index("Lu et approuvé")
