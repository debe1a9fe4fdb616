"""The check of a PDF: any change of an answer, in the data or on a page, is seen."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any

import pikepdf
import pytest

from cyberwizard.answers import Answer
from cyberwizard.content.loader import load
from cyberwizard.dossier import Edition
from cyberwizard.dossier.checking import Check, says, verify
from cyberwizard.dossier.data import FILE_NAME
from cyberwizard.dossier.editions import withheld
from cyberwizard.dossier.pdf import render_pdf
from cyberwizard.dossier.pdf import verify as reader
from cyberwizard.errors import UserFacingError
from cyberwizard.notes import Ask, Choice, ContractNote, Decision, Note
from tests.dossier.tools import INFO, answers_of, dossier_of, notes_of, printed

NAME = "boulangerie"


def _check(pdf: bytes, answers: dict[str, Answer] | None = None) -> Check:
    return verify(pdf, load(), reader, (answers, INFO) if answers is not None else None)


def _altered(pdf: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    with pikepdf.open(BytesIO(pdf)) as document:
        change(document)
        target = BytesIO()
        document.save(target)
    return target.getvalue()


def _with_data(pdf: bytes, change: Callable[[dict[str, Any]], None]) -> bytes:
    """Return *pdf* with other attached data."""

    def edit(document: pikepdf.Pdf) -> None:
        stream = document.attachments[FILE_NAME].get_file().obj
        data = json.loads(stream.read_bytes())
        change(data)
        stream.write(json.dumps(data, ensure_ascii=False, sort_keys=True).encode())

    return _altered(pdf, edit)


@pytest.mark.parametrize("edition", Edition)
def test_a_pdf_of_ours_agrees(edition: Edition) -> None:
    check = _check(printed(NAME, edition), answers_of(NAME))
    assert check.passed, says(check, load())
    assert check.pages.by_pages
    text = " ".join(says(check, load()))
    assert "conformes à ses données jointes" in text
    assert "correspondent à ce dossier au 23 novembre 2026" in text
    assert "authentique" not in text
    assert "ce n’est pas une signature" in text


def test_saving_the_pdf_again_changes_nothing() -> None:
    assert _check(_altered(printed(NAME, Edition.INSURER), lambda document: None)).conform


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data["answers"]["copie_hors_ligne"].update(options=["oui"]),
        lambda data: data["answers"]["antivirus"].update(comment="ajouté"),
        lambda data: data["answers"].pop("sauvegarde_frequence"),
        lambda data: data.update(day="2026-11-24"),
        lambda data: data.update(valid_until="2030-01-01"),
        lambda data: data.update(number="CW-0000-0000"),
        lambda data: _for_the_provider(data),
    ],
)
def test_changed_data_are_seen(change: Callable[[dict[str, Any]], None]) -> None:
    check = _check(_with_data(printed(NAME, Edition.INSURER), change), answers_of(NAME))
    assert not check.conform
    assert not check.passed


def _for_the_provider(data: dict[str, Any]) -> None:
    data["edition"] = "prestataire"
    for id_ in withheld(load(), Edition.PROVIDER):
        data["answers"].pop(id_, None)


def _edit_page(document: pikepdf.Pdf, change: Callable[[bytes], bytes]) -> None:
    page = document.pages[3]
    stream = page.obj.Contents
    before = stream.read_bytes()
    after = change(before)
    assert after != before
    stream.write(after)


def _swap_letters(document: pikepdf.Pdf) -> None:
    """Change what is drawn and leave the commands: the font draws other letters."""
    fonts = document.pages[3].Resources.Font
    names = sorted(fonts.keys())
    fonts[names[0]], fonts[names[1]] = fonts[names[1]], fonts[names[0]]


def _cover_up(document: pikepdf.Pdf) -> None:
    """Lay a note over the page."""
    shape = document.make_stream(b"1 1 1 rg 0 0 200 50 re f", Type=pikepdf.Name.XObject)
    shape.Subtype, shape.BBox = pikepdf.Name.Form, pikepdf.Array([0, 0, 200, 50])
    note = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name.Stamp,
        Rect=pikepdf.Array([100, 400, 300, 450]),
        AP=pikepdf.Dictionary(N=shape),
    )
    document.pages[3].obj.Annots = pikepdf.Array([document.make_indirect(note)])


def _crop(document: pikepdf.Pdf) -> None:
    document.pages[3].obj.CropBox = pikepdf.Array([0, 400, 595, 842])


def _crop_from_above(document: pikepdf.Pdf) -> None:
    document.pages[3].obj.Parent.CropBox = pikepdf.Array([0, 400, 595, 842])


def _one_code(content: bytes) -> bytes:
    """Change one letter of one shown text."""
    start = content.index(b") Tj") - 1
    return content[:start] + bytes([content[start] ^ 1]) + content[start + 1 :]


PAGE_CHANGES: list[Callable[[pikepdf.Pdf], None]] = [
    lambda document: _edit_page(document, _one_code),
    lambda document: _edit_page(document, lambda content: content + b"\n1 1 1 rg 9 9 9 9 re f"),
    _swap_letters,
    _cover_up,
    _crop,
    _crop_from_above,
]


@pytest.mark.parametrize("change", PAGE_CHANGES)
def test_a_changed_page_is_seen(change: Callable[[pikepdf.Pdf], None]) -> None:
    check = _check(_altered(printed(NAME, Edition.INSURER), change), answers_of(NAME))
    assert not check.conform
    assert 4 in check.pages.differing
    assert "4" in " ".join(says(check, load()))
    assert check.agreement is not None
    assert check.agreement.holds  # the data themselves are right


def test_pages_taken_away_or_added_are_seen() -> None:
    pdf = printed(NAME, Edition.INSURER)
    total = len(pikepdf.open(BytesIO(pdf)).pages)
    shorter = _check(_altered(pdf, lambda document: document.pages.__delitem__(-1)))
    assert shorter.pages.differing[-1] == total
    assert set(shorter.pages.differing) <= {1, total}  # the contents may lead to that page
    longer = _check(_altered(pdf, lambda document: document.pages.append(document.pages[0])))
    assert longer.pages.differing == (total + 1,)


def test_another_dossier_or_another_day_is_told() -> None:
    pdf = printed(NAME, Edition.COMPLETE)
    answers = answers_of(NAME)
    answers["copie_hors_ligne"] = replace(answers["copie_hors_ligne"], options=("oui",))
    check = _check(pdf, answers)
    assert check.conform
    assert not check.passed
    assert check.agreement is not None
    assert check.agreement.differing == ("copie_hors_ligne",)
    number = load().number_of["copie_hors_ligne"]
    assert str(number) in says(check, load())[-2]
    other = verify(pdf, load(), reader, (answers_of(NAME), replace(INFO, dossier_id="CW-X")))
    assert not other.passed
    assert "CW-TEST-0001" in says(other, load())[-2]


def test_another_decision_or_another_reading_is_told() -> None:
    answers, content = answers_of(NAME), load()
    info = replace(INFO, notes=notes_of(NAME))
    pdf = render_pdf(dossier_of(answers, Edition.INSURER, info=info))
    assert verify(pdf, content, reader, (answers, info)).passed
    contract = info.notes["contrat"]
    assert isinstance(contract, ContractNote)
    decision = next(name for name in info.notes if name.startswith("decision:"))
    name = next(name for name in info.notes if name.startswith("question:"))
    cases: list[tuple[dict[str, Note], str]] = [
        ({decision: Decision(Choice.ACCEPT, why="x")}, "(décisions du plan)"),
        ({"contrat": replace(contract, pages=99)}, "(contrat lu)"),
        (
            {name: Ask(True, "x"), "contrat": replace(contract, name="b")},
            "(contrat lu, questions à l’assureur)",
        ),
    ]
    for changed, said in cases:
        other = replace(info, notes={**info.notes, **changed})
        check = verify(pdf, content, reader, (answers, other))
        assert check.conform
        assert not check.passed
        assert said in says(check, content)[-2]


def test_a_pdf_of_another_version_is_compared_by_its_text(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from cyberwizard.dossier import compose, gather
    from cyberwizard.dossier.data import Versions
    from tests.dossier.tools import DAY

    content = load()
    material = gather(content, answers_of(NAME), DAY, INFO, Edition.INSURER)
    older = Versions("0.0.9", "2025.01")
    monkeypatch.setattr("cyberwizard.dossier.pdf.render.__version__", "0.0.9")
    pdf = render_pdf(compose(content, material, older))
    monkeypatch.undo()
    check = _check(pdf)
    assert check.conform
    assert not check.pages.by_pages
    assert "du texte seulement" in " ".join(says(check, content))
    spoiled = _check(_altered(pdf, PAGE_CHANGES[0]))
    assert spoiled.pages.differing == (4,)
    assert "0.0.9" in " ".join(says(spoiled, content))


def test_the_text_is_read_as_another_reader_reads_it() -> None:
    from tests.dossier.tools import text_of

    pdf = printed("menuiserie", Edition.INSURER)
    ours = "".join(reader._Reader(pdf).texts()).replace("-", "")
    theirs = text_of(pdf).replace("-", "")
    assert sorted("".join(ours.split())) == sorted("".join(theirs.split()))


def _encrypted(pdf: bytes) -> bytes:
    with pikepdf.open(BytesIO(pdf)) as document:
        target = BytesIO()
        document.save(target, encryption=pikepdf.Encryption(user="x", owner="y"))
    return target.getvalue()


def _bomb(document: pikepdf.Pdf) -> None:
    packed = zlib.compress(b"\0" * (reader.MAX_DECODED + 10))
    stream = pikepdf.Stream(document, packed)
    stream.stream_dict.Filter = pikepdf.Name.FlateDecode
    document.attachments[FILE_NAME].get_file().obj.write(packed, filter=pikepdf.Name.FlateDecode)


def test_what_is_not_ours_is_refused_with_one_sentence() -> None:
    pdf = printed(NAME, Edition.ANONYMOUS)
    for bad in (
        b"",
        b"Bonjour",
        b"%PDF-1.7\n%%EOF",
        pdf[: len(pdf) // 3],
        _encrypted(pdf),
        _altered(pdf, lambda document: document.attachments.__delitem__(FILE_NAME)),
        _altered(pdf, _bomb),
        _with_data(pdf, lambda data: data.clear()),
        _with_data(pdf, lambda data: data.update(format_version=2)),
        _with_data(pdf, lambda data: data.update(answers=[])),
        _with_data(pdf, lambda data: data["answers"].update(siren={"value": "123456782"})),
    ):
        with pytest.raises(UserFacingError) as caught:
            _check(bad)
        assert "\n" not in str(caught.value)
        assert len(str(caught.value)) < 250
