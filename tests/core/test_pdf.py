"""The printed dossier: what it says, that any text passes, and that the file is sound."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pikepdf import pdfa
from reportlab.pdfgen.canvas import Canvas

from cyberwizard.answers import Answer, Answers
from cyberwizard.assessment import assess
from cyberwizard.content.loader import load
from cyberwizard.content.model import Content
from cyberwizard.dossier import Dossier, DossierInfo, Edition, build
from cyberwizard.dossier.pdf import render_pdf
from cyberwizard.dossier.pdf.fonts import SUBSTITUTE, printable
from cyberwizard.dossier.pdf.pdfa import InvalidPdfError, finish
from cyberwizard.dossier.pdf.tags import Element, TaggedCanvas
from cyberwizard.samples import sample_answers, samples
from cyberwizard.session import asked_alone
from tests.core.conftest import TODAY

INFO = DossierInfo("CW-TEST-0001", datetime(2026, 11, 1, tzinfo=UTC))


def _dossier(content: Content, answers: Answers, day: date = TODAY) -> Dossier:
    return build(assess(content, answers, day), INFO)


def _pages(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [document[place].get_textpage().get_text_range() for place in range(len(document))]
    finally:
        document.close()


def _flat(pages: list[str]) -> str:
    return " ".join(" ".join(pages).replace("\ufffe", "").split())


def _sample(name: str) -> tuple[Content, dict[str, Answer]]:
    content = load()
    chosen = next(sample for sample in samples() if sample.id == name)
    return content, sample_answers(content, chosen, TODAY)


@pytest.fixture(scope="module")
def bakery() -> bytes:
    return render_pdf(_dossier(*_sample("boulangerie")))


def test_the_same_state_and_day_give_the_same_bytes(bakery: bytes) -> None:
    assert render_pdf(_dossier(*_sample("boulangerie"))) == bakery
    content, answers = _sample("boulangerie")
    assert render_pdf(_dossier(content, answers, date(2026, 11, 24))) != bakery


def test_the_bakery_dossier_says_what_it_must(bakery: bytes) -> None:
    content, answers = _sample("boulangerie")
    assessment = assess(content, answers, TODAY)
    text = _flat(_pages(bakery))
    for expected in (
        "Boulangerie Martin & Filles",
        "123 456 782",
        "23 novembre 2026",
        "CW-TEST-0001",
        "Lu et approuvé",
        "Le meunier et le loyer",
        "Seul votre contrat fait foi",
    ):
        assert expected in text, expected
    for lock in assessment.locks:
        assert f"{lock.lock.rank}. {lock.lock.title}" in text
    for question in asked_alone(assessment.state.path):
        assert " ".join(printable(question.label).split()) in text, question.id
    assert answers["contrats_relus"].comment in text  # private, and this edition is complete
    insurer = build(assessment, INFO, Edition.INSURER)
    assert answers["contrats_relus"].comment not in _flat(_pages(render_pdf(insurer)))


def test_every_page_is_a4_numbered_and_inside_the_margins(bakery: bytes) -> None:
    pages = _pages(bakery)
    for number, text in enumerate(pages[1:], 2):
        assert f"page {number} / {len(pages)}" in text
        assert len(text) > 200, f"page {number} is almost empty"
    document = pypdfium2.PdfDocument(bakery)
    try:
        for page in document:
            width, height = page.get_size()
            assert (round(width), round(height)) == (595, 842)
            textpage = page.get_textpage()
            boxes = [textpage.get_charbox(place) for place in range(textpage.count_chars())]
            assert min(left for left, _, _, _ in boxes) > 40
            assert max(right for _, _, right, _ in boxes) < width - 40
    finally:
        document.close()


def test_the_file_is_a_tagged_pdfa_with_bookmarks_and_a_language(bakery: bytes) -> None:
    with pikepdf.open(BytesIO(bakery)) as pdf:
        assert pdfa.check(pdf, "3b").passed
        assert str(pdf.Root.Lang) == "fr-FR"
        assert bool(pdf.Root.MarkInfo.Marked)
        assert "Boulangerie Martin" in str(pdf.docinfo.Title)
        with pdf.open_outline() as outline:
            titles = [item.title for item in outline.root]
        roles = set()
        pending = [pdf.Root.StructTreeRoot.K[0]]
        while pending:
            node = pending.pop()
            roles.add(str(node.S))
            if "/K" in node:
                kids = [kid for kid in node.K if isinstance(kid, pikepdf.Dictionary)]
                pending += [kid for kid in kids if "/S" in kid]
        fonts = {
            str(font.BaseFont)
            for page in pdf.pages
            for font in page.Resources.get("/Font", {}).values()
        }
    assert "Synthèse en une page" in titles
    assert {"/Document", "/H1", "/H2", "/P", "/Table", "/TR", "/TH", "/TD", "/LI"} <= roles
    assert all("SourceSans3" in font for font in fonts), fonts


def _elements(pdf: pikepdf.Pdf) -> Iterator[tuple[Any, Any]]:
    """Yield each node of the structure tree with its parent."""
    root = pdf.Root.StructTreeRoot
    pending = [(pdf.Root.StructTreeRoot.K[0], root)]
    while pending:
        node, parent = pending.pop()
        yield node, parent
        kids = [kid for kid in node.K if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
        pending += [(kid, node) for kid in kids]


def test_what_is_drawn_and_the_tree_name_each_other(bakery: bytes) -> None:
    """Each mark of each page is in one node, which its page finds again by its number."""
    inside = {"/LI": "/L", "/TR": "/Table", "/TD": "/TR", "/TH": "/TR"}
    with pikepdf.open(BytesIO(bakery)) as pdf:
        marks: dict[tuple[int, int], Any] = {}
        numbers = {page.objgen: place for place, page in enumerate(pdf.pages)}
        for node, parent in _elements(pdf):
            assert node.P.objgen == parent.objgen
            assert str(parent.S if "/S" in parent else "") == inside.get(str(node.S), "") or (
                str(node.S) not in inside
            )
            for kid in node.K:
                if isinstance(kid, int):
                    marks[numbers[node.Pg.objgen], kid] = node
                elif kid.get("/Type") == pikepdf.Name.MCR:
                    marks[numbers[kid.Pg.objgen], int(kid.MCID)] = node
        parents = pdf.Root.StructTreeRoot.ParentTree.Nums
        found = {int(parents[place]): parents[place + 1] for place in range(0, len(parents), 2)}
        drawn = set()
        for place, page in enumerate(pdf.pages):
            for item in pikepdf.parse_content_stream(page, "BDC"):
                number = int(item.operands[1].MCID)
                drawn.add((place, number))
                assert str(item.operands[0]) == str(marks[place, number].S)
                assert found[int(page.StructParents)][number].objgen == marks[place, number].objgen
        assert drawn == set(marks)


def test_a_file_that_breaks_pdfa_is_not_handed_over(small: Content) -> None:
    buffer = BytesIO()
    canvas = Canvas(buffer, invariant=1, initialFontName="Helvetica")
    canvas.setFont("Helvetica", 12)
    canvas.drawString(100, 100, "police absente du fichier")
    canvas.save()
    with pytest.raises(InvalidPdfError, match="Vos réponses sont intactes") as caught:
        finish(buffer.getvalue(), Element("Document"), _dossier(small, {}))
    assert any("font" in finding for finding in caught.value.findings)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["boulangerie", "cabinet_dentaire", "menuiserie"])
def test_samples_render_and_have_no_substitute(name: str) -> None:
    text = _flat(_pages(render_pdf(_dossier(*_sample(name)))))
    assert SUBSTITUTE not in text


def test_markup_in_a_name_is_only_text(small: Content) -> None:
    answers = {"nom_entreprise": Answer(value="Dupont & Fils <SARL> <b>x</b> &amp;")}
    assert "Dupont & Fils <SARL> <b>x</b> &amp;" in _flat(
        _pages(render_pdf(_dossier(small, answers)))
    )


def _with_text(text: str) -> dict[str, Answer]:
    return {
        "nom_entreprise": Answer(value=text),
        "copie": Answer(options=("en_partie",), exception=text, comment=text),
        "debranchee": Answer(options=("sans_objet",), reason=text),
    }


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=300))
@example("&<>\"' <b> ]]> &amp; {{ 7 }} {% raw %}")
@example("👩‍🍳 boulangère 🥐")
@example("\u202eשלום עולם مرحبا\u202c")
@example("\x00\x01\x1f\ud7ff\ufffe\U0010ffff")
@example("a\u0301\u0323\u034f\u200d\ufe0f")
def test_any_text_prints(small: Content, text: str) -> None:
    printed = _flat(_pages(render_pdf(_dossier(small, _with_text(text)))))
    if SUBSTITUTE in printable(text):
        assert SUBSTITUTE in printed


@pytest.mark.parametrize("text", ["Ω" * 10_000, "Ωmega " * 1600, "🥐" * 10_000, "Ω\n" * 4000])
def test_a_very_long_text_prints_whole(small: Content, text: str) -> None:
    answers = {"copie": Answer(options=("en_partie",), comment=text)}
    printed = "".join(_pages(render_pdf(_dossier(small, answers))))
    letter = printable(text)[0]
    assert printed.count(letter) == printable(text).count(letter)


def test_a_very_long_name_prints_whole_and_fits_the_metadata(small: Content) -> None:
    name = "Ω" * 10_000
    pdf = render_pdf(_dossier(small, {"nom_entreprise": Answer(value=name)}))
    assert "".join(_pages(pdf)).count("Ω") >= 10_000


@given(st.text())
def test_what_is_printable_has_a_glyph(text: str) -> None:
    from cyberwizard.dossier.pdf.fonts import _glyphs

    out = printable(text)
    assert all(char == "\n" or ord(char) in _glyphs() for char in out)
    assert printable(out) == out


def test_french_spaces_stay_unbreakable() -> None:
    assert printable("Oui\u202f? « 3\u00a0€ »") == "Oui\u00a0? « 3\u00a0€ »"
    assert printable("est\u2011elle") == "est\u2011elle"


def test_an_empty_dossier_prints(small: Content) -> None:
    text = _flat(_pages(render_pdf(_dossier(small, {}))))
    assert "Entreprise à compléter" in text
    assert "provisoire" in text


def test_contradictions_are_printed(small: Content) -> None:
    answers = {"copie": Answer(options=("oui",)), "serveur_nas": Answer(options=("aucun",))}
    assert "Où est la copie" in _flat(_pages(render_pdf(_dossier(small, answers))))


def test_progress_is_told_and_the_work_can_be_given_up() -> None:
    class GivenUpError(Exception):
        pass

    told: list[float] = []
    dossier = _dossier(*_sample("boulangerie"))
    quietly, aloud = render_pdf(dossier), render_pdf(dossier, tell=told.append)
    assert aloud == quietly
    assert told == sorted(told)
    assert (told[0], told[-1]) == (0, 1)
    assert len(told) > 2 * len(dossier.sections)

    def give_up(share: float) -> None:
        if share > 0.2:
            raise GivenUpError

    with pytest.raises(GivenUpError):
        render_pdf(dossier, tell=give_up)
    assert render_pdf(dossier) == quietly


def test_the_pages_are_the_same_when_every_pass_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first pass places the texts without drawing them: it must place them where they go."""
    dossier = _dossier(*_sample("boulangerie"))
    quick = render_pdf(dossier)
    monkeypatch.setattr(
        TaggedCanvas, "trial", property(lambda _self: False, lambda *_: None), False
    )
    assert render_pdf(dossier) == quick


def test_a_dossier_is_a_value(small: Content) -> None:
    first, second = (_dossier(small, {}) for _ in range(2))
    assert first == second
    assert replace(first, company="x") != second
