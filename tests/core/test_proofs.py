"""What may become the copy of a proof, and the sentence for what may not."""

from __future__ import annotations

import os
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from cyberwizard import proofs
from cyberwizard.answers import EvidenceKind
from cyberwizard.errors import UserFacingError
from cyberwizard.proofs import LIMIT, check_proof, file_name, guess_kind, read_proof, size_text


def archive(*names: str) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        for name in names:
            file.writestr(name, "…")
    return stream.getvalue()


DOCX = archive("[Content_Types].xml", "word/document.xml")
ACCEPTED = {
    "a.png": b"\x89PNG\r\n\x1a\n...",
    "a.JPG": b"\xff\xd8\xff\xe0...",
    "a.gif": b"GIF89a...",
    "a.bmp": b"BM...",
    "a.webp": b"RIFF\0\0\0\0WEBP...",
    "a.tiff": b"II*\0...",
    "a.heic": b"\0\0\0\x18ftypheic...",
    "a.pdf": b"%PDF-1.7...",
    "a.txt": "Contrôle du 3 mars : tout est copié < hier.".encode("latin-1"),
    "b.txt": "Contrôle du 3 mars".encode("utf-16"),
    "a.csv": b"date;copie\n2026-03-01;oui\n",
    "a.docx": DOCX,
    "a.xlsx": archive("[Content_Types].xml", "xl/workbook.xml"),
    "a.pptx": archive("[Content_Types].xml", "ppt/presentation.xml"),
    "a.odt": archive("mimetype", "content.xml"),
    "a.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1...",
}
PROGRAM = b"MZ\x90\0..."
REFUSED = {
    "facture.exe": (PROGRAM, "n’est pas accepté"),
    "facture.pdf.exe": (PROGRAM, "n’est pas accepté"),
    "facture": (b"%PDF-1.7", "n’est pas accepté"),
    "page.html": (b"<html>", "n’est pas accepté"),
    "image.svg": (b"<svg>", "n’est pas accepté"),
    "a.bat": (b"del *", "n’est pas accepté"),
    "a.docm": (DOCX, "n’est pas accepté"),
    "a.lnk": (b"L\0\0\0", "n’est pas accepté"),
    "facture.pdf": (PROGRAM, "ne contient pas ce que son nom annonce (.pdf)"),
    "a.png": (b"%PDF-1.7", "ne contient pas ce que son nom annonce (.png)"),
    "b.docx": (archive("a.exe"), "ne contient pas ce que son nom annonce (.docx)"),
    "c.docx": (b"PK\x03\x04 and then nothing", "ne contient pas ce que son nom annonce"),
    "d.xlsx": (DOCX, "ne contient pas ce que son nom annonce (.xlsx)"),
    "a.txt": (PROGRAM.replace(b"\0", b""), "ne contient pas"),
    "b.txt": (b"text\0binary", "ne contient pas"),
    "c.txt": (b"#!/bin/sh\nrm -r ~", "ne contient pas"),
    "d.txt": (b"\xef\xbb\xbf <!DOCTYPE html><body>", "ne contient pas"),
    "e.txt": (b"Bonjour <script>alert(1)</script>", "ne contient pas"),
    "f.txt": ("<html>".encode("utf-16"), "ne contient pas"),
    "g.csv": (DOCX, "ne contient pas"),
    "h.docx": (
        archive("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"),
        "contient des macros",
    ),
    "i.ods": (archive("mimetype", "content.xml", "Basic/Standard/Module1.xml"), "des macros"),
    "j.doc": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "_VBA_PROJECT".encode("utf-16-le"),
        "contient des macros",
    ),
    "vide.pdf": (b"", "est vide"),
}


@pytest.mark.parametrize("name", ACCEPTED)
def test_what_is_accepted(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(ACCEPTED[name])
    assert read_proof(path) == ACCEPTED[name]


def test_every_extension_has_its_example() -> None:
    tried = {Path(name).suffix.lower() for name in ACCEPTED}
    twins = {".jpeg", ".tif", ".log", ".ods", ".odp", ".xls", ".ppt"}
    assert tried | twins == set(proofs.SUFFIXES)


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused_and_why(name: str, tmp_path: Path) -> None:
    data, why = REFUSED[name]
    path = tmp_path / name
    path.write_bytes(data)
    for refuse in (lambda: read_proof(path), lambda: check_proof(name, data)):
        with pytest.raises(UserFacingError) as caught:
            refuse()
        assert why in str(caught.value)
        assert name in str(caught.value)


def test_the_limit_is_said_and_the_file_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    with path.open("wb") as stream:
        stream.truncate(200_000_000)  # nothing but a hole
    with pytest.raises(
        UserFacingError, match="trop gros\u00a0: 200\u00a0Mo, pour une limite de 25"
    ):
        read_proof(path)
    data = b"%PDF-" + bytes(LIMIT - 5)
    check_proof("a.pdf", data)
    with pytest.raises(UserFacingError, match="limite de 25"):
        check_proof("a.pdf", data + b"\0")


def test_what_is_not_a_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "photos.png").mkdir()
    for path, why in (
        (tmp_path / "photos.png", "est un répertoire"),
        (tmp_path / "absent.png", "est introuvable"),
        (Path("a\0.png"), "n’est pas un fichier ordinaire"),
    ):
        with pytest.raises(UserFacingError, match=why):
            read_proof(path)


def test_a_pipe_does_not_hold_the_program(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.png")
    with pytest.raises(UserFacingError, match="n’est pas un fichier ordinaire"):
        read_proof(tmp_path / "a.png")


def test_kinds_are_guessed_from_the_name() -> None:
    assert guess_kind("Facture antivirus.pdf") is EvidenceKind.INVOICE
    assert guess_kind("IMG_1234.jpg") is EvidenceKind.PHOTO
    assert guess_kind("Capture d’écran.jpg") is EvidenceKind.SCREENSHOT
    assert guess_kind("image.png") is EvidenceKind.SCREENSHOT
    assert guess_kind("IMG.heic") is EvidenceKind.PHOTO
    assert guess_kind("Compte rendu du test.pdf") is EvidenceKind.MINUTES
    assert guess_kind("scan.pdf") is EvidenceKind.OTHER


def test_sizes_are_written_as_one_reads_them() -> None:
    sizes = [size_text(size) for size in (12, 3_400, 999_400, 2_449_000, 25_000_000)]
    plain = [size.replace("\u00a0", " ") for size in sizes]
    assert plain == ["12 octets", "3 Ko", "999 Ko", "2,4 Mo", "25 Mo"]


def test_the_name_of_a_copy_is_safe_everywhere() -> None:
    sha = "5a" * 32
    assert file_name("Facture antivirus.pdf", sha) == "Facture antivirus-5a5a5a5a.pdf"
    assert file_name("../../etc/passwd.txt", sha) == "passwd-5a5a5a5a.txt"
    assert file_name('CON<>:"|?*.PNG', sha) == "CON-5a5a5a5a.png"
    assert file_name("\u202egnp.pdf", sha) == "gnp-5a5a5a5a.pdf"
    assert file_name("…pdf.pdf", "0" * 64) == "pdf-00000000.pdf"
    assert len(file_name("é" * 300 + ".pdf", sha)) < 80
