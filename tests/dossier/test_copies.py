"""Copies of proofs inside the complete edition: only those ticked, announced, and verified."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest
from pikepdf import pdfa

from cyberwizard.answers import Answer, Evidence, EvidenceKind
from cyberwizard.content.loader import load
from cyberwizard.dossier import Dossier, DossierInfo, Edition, data, render_text
from cyberwizard.dossier.checking import Check, says, verify
from cyberwizard.dossier.copies import MAX_BYTES
from cyberwizard.dossier.pdf import render_pdf
from cyberwizard.dossier.pdf import verify as reader
from cyberwizard.errors import UserFacingError
from cyberwizard.notes import CONTRACT, ContractNote
from cyberwizard.sentences import file_size
from tests.dossier.test_layout import check_layout
from tests.dossier.tools import DAY, INFO, answers_of, dossier_of, everything_in

NAMES = {
    "facture": b"%PDF facture zqfacture" * 50,
    "photo": b"\xff\xd8 photo zqphoto" * 4000,
    "contrat": b"%PDF contrat zqcontrat" * 90,
    "autre": b"jamais nomme zqautre",
}
FILES = {hashlib.sha256(content).hexdigest(): content for content in NAMES.values()}
SHA = {name: hashlib.sha256(content).hexdigest() for name, content in NAMES.items()}


def _answers() -> dict[str, Answer]:
    answers = answers_of("boulangerie")
    proofs = (
        Evidence(
            EvidenceKind.INVOICE, "Antivirus", DAY, name="Facture été.PDF", sha256=SHA["facture"]
        ),
        Evidence(EvidenceKind.PHOTO, name="../../évasion\\C:\\a b.jpg", sha256=SHA["photo"]),
        Evidence(EvidenceKind.OTHER, "La même photo", name="encore.png", sha256=SHA["photo"]),
    )
    answers["antivirus"] = replace(answers["antivirus"], evidence=proofs)
    return answers


def _info(*ticked: str) -> DossierInfo:
    note = ContractNote("Conditions générales.pdf", DAY, 12, SHA["contrat"])
    sizes = {SHA[name]: len(NAMES[name]) for name in ticked}
    return replace(INFO, notes={CONTRACT: note}, embedded=sizes)


def _dossier(*ticked: str, edition: Edition = Edition.COMPLETE) -> Dossier:
    return dossier_of(_answers(), edition, info=_info(*ticked))


@pytest.fixture(scope="module")
def carrying() -> bytes:
    return render_pdf(_dossier("facture", "photo", "contrat"), FILES)


def _embedded(pdf: bytes) -> dict[str, bytes]:
    with pikepdf.open(BytesIO(pdf)) as document:
        return {
            name: bytes(spec.get_file().read_bytes())
            for name, spec in document.attachments.items()
            if name != data.FILE_NAME
        }


def test_what_is_ticked_travels_under_a_harmless_name(carrying: bytes) -> None:
    number = load().number_of["antivirus"]
    assert _embedded(carrying) == {
        f"preuve-{number}-facture-ete.pdf": NAMES["facture"],
        f"preuve-{number}-a-b.jpg": NAMES["photo"],
        "contrat-conditions-generales.pdf": NAMES["contrat"],
    }
    with pikepdf.open(BytesIO(carrying)) as document:
        assert pdfa.check(document, "3b").passed
        assert len(document.Root.AF) == 4
        relations = {str(spec.AFRelationship) for spec in document.Root.AF}
        assert relations == {"/Data", "/Supplement"}
    check_layout(carrying)
    assert render_pdf(_dossier("facture", "photo", "contrat"), FILES) == carrying


def test_their_number_and_size_are_announced() -> None:
    text = render_text(_dossier("facture", "photo", "contrat")).replace("\u00a0", " ")
    size = sum(len(NAMES[name]) for name in ("facture", "photo", "contrat"))
    assert f"3 copies de preuves jointes, {file_size(size)}".replace("\u00a0", " ") in text
    number = load().number_of["antivirus"]
    assert f"copie jointe : preuve-{number}-facture-ete.pdf" in text
    assert "Copie jointe : contrat-conditions-generales.pdf." in text
    one = render_text(_dossier("photo")).replace("\u00a0", " ")
    assert f"1 copie de preuves jointe, {len(NAMES['photo']) // 1000} ko" in one
    assert "2 restent dans le fichier du dossier." in one
    none = render_text(_dossier()).replace("\u00a0", " ")
    assert "Les copies de preuves ne sont pas jointes : elles restent" in none
    assert "copie jointe :" not in none
    bare = render_text(dossier_of(answers_of("boulangerie")))
    assert "Aucune copie de preuve n’est jointe." in bare


def test_a_file_that_nothing_speaks_of_stays_out() -> None:
    dossier = _dossier("facture", "autre")
    assert [copy.sha256 for copy in dossier.copies] == [SHA["facture"]]
    assert dossier.attachment is not None
    assert SHA["autre"] not in dossier.attachment.text


@pytest.mark.parametrize("edition", set(Edition) - {Edition.COMPLETE})
def test_no_other_edition_carries_a_copy(edition: Edition) -> None:
    dossier = _dossier("facture", "photo", "contrat", edition=edition)
    assert dossier.copies == ()
    pdf = render_pdf(dossier, FILES)
    assert _embedded(pdf) == {}
    whole = everything_in(pdf)
    assert not [name for name in NAMES if f"zq{name}".encode() in whole]
    assert "copies de preuves jointes" not in render_text(dossier)


def _check(pdf: bytes, *ticked: str) -> Check:
    return verify(pdf, load(), reader, (_answers(), _info(*ticked)))


def test_verification_finds_the_files_of_the_register(carrying: bytes) -> None:
    check = _check(carrying)
    assert check.passed, says(check, load())
    assert check.files.count == 3
    assert "Les 3 copies jointes sont celles que les données annoncent." in says(check, load())


def _altered(pdf: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    with pikepdf.open(BytesIO(pdf)) as document:
        change(document)
        target = BytesIO()
        document.save(target)
    return target.getvalue()


def _rename(document: pikepdf.Pdf) -> None:
    document.attachments["contrat-conditions-generales.pdf"].filename = "autre.pdf"


def _add(document: pikepdf.Pdf) -> None:
    document.attachments["facture-2.pdf"] = pikepdf.AttachedFileSpec(document, b"%PDF")


CHANGES: dict[str, Callable[[pikepdf.Pdf], None]] = {
    "contrat-conditions-generales.pdf": lambda d: d.attachments.__delitem__(
        "contrat-conditions-generales.pdf"
    ),
    "facture-2.pdf": _add,
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_file_taken_away_or_added_is_seen(carrying: bytes, name: str) -> None:
    check = _check(_altered(carrying, CHANGES[name]))
    assert check.files.differing == (name,)
    assert check.same_pages
    assert not check.conform
    assert name in " ".join(says(check, load()))


def test_a_file_altered_or_renamed_is_seen(carrying: bytes) -> None:
    def spoil(document: pikepdf.Pdf) -> None:
        spec = document.attachments["contrat-conditions-generales.pdf"]
        spec.get_file().obj.write(b"%PDF autre contrat")

    for change in (spoil, _rename):
        check = _check(_altered(carrying, change))
        assert check.files.differing == ("contrat-conditions-generales.pdf",)


def test_a_file_slipped_into_another_edition_is_seen() -> None:
    pdf = render_pdf(_dossier(edition=Edition.ANONYMOUS))
    assert _check(pdf).files.differing == ()
    assert _check(_altered(pdf, _add)).files.differing == ("facture-2.pdf",)


def test_wrong_bytes_are_never_carried() -> None:
    with pytest.raises(ValueError, match="preuve"):
        render_pdf(_dossier("facture"), {SHA["facture"]: b"autre"})
    with pytest.raises(KeyError):
        render_pdf(_dossier("facture"))


def test_too_heavy_is_said_before_any_work() -> None:
    info = replace(_info(), embedded={SHA["facture"]: MAX_BYTES + 1})
    with pytest.raises(UserFacingError, match="40,0\u00a0Mo au plus"):
        render_pdf(dossier_of(_answers(), info=info), FILES)


@pytest.mark.parametrize(
    ("size", "said"), [(0, "1 ko"), (99_400, "99 ko"), (100_000, "0,1 Mo"), (3_460_000, "3,5 Mo")]
)
def test_sizes_are_said_in_french(size: int, said: str) -> None:
    assert file_size(size).replace("\u00a0", " ") == said
