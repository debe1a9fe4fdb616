"""Extraction: what a page says, in its order; and every bad file gets one sentence."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from reportlab.pdfgen.canvas import Canvas

from cyberwizard.contract.client import (
    READER,
    StoppedError,
    read_bytes,
    read_contract,
    read_text,
    reader_command,
    render_pages,
    stream_pages,
)
from cyberwizard.contract.model import Document, LockedError, Role
from cyberwizard.contract.pdf import read_pdf
from cyberwizard.errors import UserFacingError
from tests.contracts import hostile
from tests.contracts.generate import FOLDER, Sample, sample

MUTATIONS = 300 if os.environ.get("HYPOTHESIS_PROFILE") == "long" else 40


@pytest.fixture(scope="module")
def clear() -> Sample:
    return sample(FOLDER / "reglage" / "01_assureur_clair.txt")


def write(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def drawn(*pages: Sequence[tuple[float, float, str]], size: float = 10) -> bytes:
    """Return a PDF of texts at places."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1)
    for page in pages:
        canvas.setFont("Helvetica", size)
        for left, bottom, text in page:
            canvas.drawString(left, bottom, text)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks]


FILLER = "Le présent paragraphe est assez long pour que la page soit lue comme un texte."


def test_two_columns_are_read_one_after_the_other() -> None:
    contract = sample(FOLDER / "reglage" / "08_filiale_groupe.txt")
    read = texts(read_pdf(contract.pdf))
    wanted = [" ".join(e.text.split()) for e in contract.expected if len(e.text) > 40]
    places = [next((n for n, text in enumerate(read) if wish in text), None) for wish in wanted]
    assert None not in places
    assert places == sorted(p for p in places if p is not None)


def test_words_cut_at_the_end_of_a_line_are_joined() -> None:
    page = [
        (72, 700, "La garantie est subordonnée à la réalisation de sauve-"),
        (72, 687, "gardes régulières, et le contre-"),
        (72, 674, "appel est obligatoire pour chaque virement de fonds."),
    ]
    (only,) = texts(read_pdf(drawn(page)))
    assert "de sauvegardes régulières" in only
    assert "contre-appel" in only


def test_headers_and_footers_are_left_out() -> None:
    pages = [
        [(72, 810, "Assureur fictif"), (72, 500, f"{FILLER} Partie {n}."), (290, 20, f"Page {n}")]
        for n in range(1, 5)
    ]
    assert texts(read_pdf(drawn(*pages))) == [f"{FILLER} Partie {n}." for n in range(1, 5)]


def test_a_sentence_goes_on_over_the_page() -> None:
    pages = [
        [(72, 90, "Sont exclus les dommages qui proviennent de la guerre étrangère et")],
        [(72, 700, "de la guerre civile, déclarée ou non, partout dans le monde.")],
    ]
    (block,) = read_pdf(drawn(*pages)).blocks
    assert "étrangère et de la guerre civile" in block.text
    assert [line.page for line in block.lines] == [1, 2]


def test_cells_of_a_table_stay_apart() -> None:
    contract = sample(FOLDER / "reglage" / "06_neo_assureur.txt")
    blocks = read_pdf(contract.pdf).blocks
    cells = {b.text: b for b in blocks if b.role is Role.CELL}
    left, right = cells["Les erreurs de vos salariés"], cells["Les guerres, même numériques"]
    assert left.row == right.row
    assert (left.column, right.column) == (0, 1)


def test_a_justified_line_in_a_narrow_cell_is_one_line() -> None:
    page = [
        (72, 700, "Sécurisation des fichiers chaque"),
        (72, 688, "Double"),
        (128, 688, "contrôle"),
        (199, 688, "avant"),
        (72, 676, "tout accès à la messagerie"),
        (260, 700, "Copie d’écran"),
        (260, 664, "Rapport"),
        (72, 664, "Antivirus"),
        (72, 652, "Correctifs"),
        (260, 652, "Journal"),
    ]
    read = texts(read_pdf(drawn(page)))
    assert any("Double contrôle avant" in text for text in read)
    assert not any("Antivirus Rapport" in text for text in read)


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_a_turned_page_reads_as_it_is_shown(clear: Sample, angle: int) -> None:
    plain, turned = read_pdf(clear.pdf), read_pdf(hostile.turned(clear.pdf, angle))
    assert texts(turned) == texts(plain)
    for one, other in zip(turned.blocks, plain.blocks, strict=True):
        assert one.lines[0].box == pytest.approx(other.lines[0].box, abs=1)


def test_a_cropped_page_has_its_places_where_it_is_shown(clear: Sample) -> None:
    plain, cropped = read_pdf(clear.pdf), read_pdf(hostile.cropped(clear.pdf, 30, 20))
    assert texts(cropped) == texts(plain)
    left, bottom, right, top = plain.blocks[0].lines[0].box
    shown = (left - 30, bottom - 20, right - 30, top - 20)
    assert cropped.blocks[0].lines[0].box == pytest.approx(shown, abs=0.2)


def test_every_line_has_its_rectangle(clear: Sample) -> None:
    document = read_pdf(clear.pdf)
    width, height = document.sizes[0]
    for block in document.blocks:
        for line in block.lines:
            left, bottom, right, top = line.box
            assert 0 <= left < right <= width
            assert 0 <= bottom < top <= height


def test_the_child_says_the_same_as_a_direct_reading(clear: Sample, tmp_path: Path) -> None:
    path = write(tmp_path, "contrat.pdf", clear.pdf)
    assert read_contract(path) == read_pdf(clear.pdf)


def test_a_page_is_drawn(clear: Sample) -> None:
    (image,) = render_pages(clear.pdf, [1], 0.5)
    assert (image.width, image.height) == (298, 421)
    assert image.points == pytest.approx((595.3, 841.9), abs=0.1)
    assert len(image.pixels) == image.stride * image.height
    assert len(set(image.pixels)) > 10  # not a blank page
    with pytest.raises(UserFacingError, match="Cette page"):
        render_pages(clear.pdf, [9], 0.5)
    with pytest.raises(UserFacingError, match="Seul un PDF"):
        render_pages(b"du texte", [1], 0.5)


def test_pages_in_memory_come_one_by_one_with_their_text() -> None:
    pdf = drawn(*([(72, 700, f"Page numéro {n}, sauve-"), (72, 687, "garde")] for n in (1, 2, 3)))
    images = stream_pages(pdf, [3, 1], 1.0)
    third, first = next(images), next(images)
    assert next(images, None) is None
    assert [(i.page, i.pages) for i in (third, first)] == [(3, 3), (1, 3)]
    assert third.points == pytest.approx((595.28, 841.89), abs=0.01)
    assert "Page numéro 3, sauvegarde" in " ".join(third.text.split())


NEVER_ENDS = """
import json, sys
sys.stdin.buffer.read()
head = {"page": 1, "pages": 9, "points": [9, 9], "width": 2, "height": 2, "stride": 8, "text": ""}
while True:
    sys.stdout.buffer.write(json.dumps(head).encode() + b"\\n" + bytes(16))
    sys.stdout.buffer.flush()
"""


def test_who_has_seen_enough_ends_the_process(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[subprocess.Popen[bytes]] = []
    start = subprocess.Popen

    def note(*args: Any, **options: Any) -> subprocess.Popen[bytes]:
        started.append(start(*args, **options))
        return started[-1]

    monkeypatch.setattr("cyberwizard.contract.client.subprocess.Popen", note)
    images = stream_pages(b"%PDF-", range(1, 9), 1.0, reader=[sys.executable, "-c", NEVER_ENDS])
    next(images)
    (process,) = started
    assert process.poll() is None
    images.close()
    assert process.poll() is not None


def test_who_takes_his_time_over_a_page_does_not_spend_the_next_one_s(
    clear: Sample, monkeypatch: pytest.MonkeyPatch
) -> None:
    clocks: list[threading.Timer] = []
    make = threading.Timer

    def note(*args: Any) -> threading.Timer:
        clocks.append(make(*args))
        return clocks[-1]

    monkeypatch.setattr("cyberwizard.contract.client.threading.Timer", note)
    images = stream_pages(clear.pdf, [1, 2], 0.2)
    for page in (1, 2):
        assert next(images).page == page
        assert len(clocks) == page + 1  # one to send the file, one for each page
        assert all(clock.finished.is_set() for clock in clocks)
    images.close()


@pytest.mark.parametrize(
    ("program", "sentence"),
    [
        ("import sys; sys.stdin.buffer.read(); sys.stdin.read(); input()", "abîmé"),
        ("raise SystemExit(3)", "trop de mémoire"),
        ("print('{}'); import sys; sys.stdin.buffer.read()", "abîmé"),
        ("import time; time.sleep(60)", "trop de temps"),
        (NEVER_ENDS.replace('"height": 2', '"height": 10**12'), "abîmé"),
        (NEVER_ENDS.replace('"stride": 8', '"stride": 4'), "abîmé"),
    ],
)
def test_a_process_that_fails_while_it_draws_is_one_sentence(program: str, sentence: str) -> None:
    with pytest.raises(UserFacingError, match=sentence):
        render_pages(
            b"%PDF-" + bytes(9_000_000), [1], 1.0, reader=[sys.executable, "-c", program], seconds=2
        )


def test_word_processor_files(tmp_path: Path) -> None:
    lines = [
        ("Heading1", "Exclusions"),
        ("", "Nous ne garantissons pas les conséquences des événements suivants :"),
        ("*", "la guerre étrangère et la guerre civile"),
        ("*", "le paiement de la rançon demandée par des pirates"),
    ]
    word = write(tmp_path, "contrat.docx", hostile.docx(lines, [["Rançon", "non garantie"]]))
    kinds = {"Heading1": "h", "": "p", "*": "*"}
    free = write(tmp_path, "contrat.odt", hostile.odt([(kinds[k], text) for k, text in lines]))
    for path in (word, free):
        blocks = read_contract(path).blocks
        assert [block.text for block in blocks[:4]] == [text for _, text in lines]
        roles = [Role.HEADING, Role.PARAGRAPH, Role.ITEM, Role.ITEM]
        assert [block.role for block in blocks[:4]] == roles
    assert [b.text for b in read_contract(word).blocks if b.row] == ["Rançon", "non garantie"]


def test_plain_text_in_the_usual_encodings(tmp_path: Path) -> None:
    text = "EXCLUSIONS\n\nSont exclus les dommages causés par la guerre,\nqu’elle soit déclarée ou "
    text += "non, et par les émeutes.\n- le nucléaire\n- la pollution de l’air et des eaux\n"
    for encoding in ("utf-8", "utf-8-sig", "cp1252", "utf-16"):
        blocks = read_contract(write(tmp_path, "c.txt", text.encode(encoding))).blocks
        assert blocks == read_text(text).blocks
        assert [block.role for block in blocks] == [
            Role.HEADING,
            Role.PARAGRAPH,
            Role.ITEM,
            Role.ITEM,
        ]
        assert "guerre, qu’elle soit" in blocks[1].text


BAD = {
    "empty": (b"", "vide"),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(200), "image"),
    "old word": (b"\xd0\xcf\x11\xe0" + bytes(500), "ancien format"),
    "junk": (bytes(range(256)) * 40, "pas un contrat"),
    "junk after a PDF header": (b"%PDF-1.7\n" + bytes(range(256)) * 40, "abîmé"),
    "zip of something else": (hostile.zipped("a.txt", "a"), "ni un PDF"),
    "broken zip": (b"PK\x03\x04" + bytes(200), "abîmé"),
    "entities": (hostile.entity_bomb("word/document.xml"), "abîmé"),
    "scan": (hostile.scan(), "sans texte"),
    "little text": (b"Bonjour.", "presque pas de texte"),
    "English": (b"The insurer shall not be liable for any loss of any kind. " * 20, "français"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_gets_one_sentence(name: str, tmp_path: Path) -> None:
    data, expected = BAD[name]
    with pytest.raises(UserFacingError, match=expected) as raised:
        read_contract(write(tmp_path, "contrat", data))
    assert str(raised.value).endswith(".")
    assert "\n" not in str(raised.value)


def test_missing_files_and_folders(tmp_path: Path) -> None:
    with pytest.raises(UserFacingError, match="introuvable"):
        read_contract(tmp_path / "absent.pdf")
    with pytest.raises(UserFacingError, match="dossier"):
        read_contract(tmp_path)


def test_too_many_pages_and_too_many_bytes(tmp_path: Path) -> None:
    with pytest.raises(UserFacingError, match="1000 pages"):
        read_contract(write(tmp_path, "long.pdf", hostile.long_pdf(1000)))
    huge = tmp_path / "huge.pdf"
    with huge.open("wb") as file:
        file.write(b"%PDF-1.7")
        file.truncate(51 * 1024 * 1024)
    with pytest.raises(UserFacingError, match="50 Mo"):
        read_contract(huge)


def test_passwords(clear: Sample, tmp_path: Path) -> None:
    locked = write(tmp_path, "a.pdf", hostile.encrypted(clear.pdf, "secret"))
    with pytest.raises(LockedError, match="donnez ce mot de passe"):
        read_contract(locked)
    with pytest.raises(LockedError, match="n’ouvre pas"):
        read_contract(locked, "autre")
    with pytest.raises(LockedError, match="donnez ce mot de passe"):
        render_pages(locked.read_bytes(), [1], 0.5)
    assert len(render_pages(locked.read_bytes(), [1, 2], 0.5, "secret")) == 2
    open_ = write(tmp_path, "b.pdf", hostile.encrypted(clear.pdf, ""))
    assert texts(read_contract(locked, "secret")) == texts(read_contract(open_))


def test_bombs_end_in_a_sentence(tmp_path: Path) -> None:
    for name, data in (
        ("bombe.pdf", hostile.bomb()),
        ("bombe.docx", hostile.zip_bomb("word/document.xml")),
        ("bombe.odt", hostile.zip_bomb("content.xml")),
    ):
        assert len(data) < 3_000_000
        start = time.monotonic()
        with pytest.raises(UserFacingError):
            read_contract(write(tmp_path, name, data), seconds=20)
        assert time.monotonic() - start < 25


def test_a_reader_that_hangs_dies_or_lies_ends_in_a_sentence(clear: Sample, tmp_path: Path) -> None:
    path = write(tmp_path, "contrat.pdf", clear.pdf)
    hang = "import sys, threading; sys.stdin.buffer.read(); threading.Event().wait(60)"
    crash = "import os; os.abort()"
    lies = ('print("{}")', 'print("[1, 2")', 'print(\'{"document": {"pages": "x"}}\')', "pass")
    start = time.monotonic()
    with pytest.raises(UserFacingError, match="trop de temps"):
        read_contract(path, reader=(sys.executable, "-c", hang), seconds=0.5)
    assert time.monotonic() - start < 5
    for code in (crash, *lies):
        with pytest.raises(UserFacingError, match="abîmé"):
            read_contract(path, reader=(sys.executable, "-c", code))


@pytest.mark.parametrize("seed", range(MUTATIONS))
def test_a_mutated_file_never_harms(seed: int, clear: Sample, tmp_path: Path) -> None:
    path = write(tmp_path, "contrat.pdf", hostile.mutated(clear.pdf, seed))
    try:
        document = read_contract(path, seconds=20)
    except UserFacingError as error:
        assert str(error).endswith(".")  # noqa: PT017 - either outcome is right
    else:
        assert document.blocks


def test_a_reading_can_be_given_up(clear: Sample) -> None:
    hang = "import sys, threading; sys.stdin.buffer.read(); threading.Event().wait(60)"
    stop = threading.Event()
    threading.Timer(0.3, stop.set).start()
    start = time.monotonic()
    with pytest.raises(StoppedError, match="arrêtée"):
        read_bytes(clear.pdf, stop=stop, reader=(sys.executable, "-c", hang))
    assert time.monotonic() - start < 5


def test_a_large_file_goes_through_while_one_may_still_stop() -> None:
    """What is sent is longer than a pipe holds, and the reader is slow to take it."""
    slow = (
        "import sys, threading\n"
        "threading.Event().wait(0.4)\n"
        "data = sys.stdin.buffer.read()\n"
        'print(\'{"error": "lu %d"}\' % len(data))'
    )
    data = b"%PDF-" + bytes(3_000_000)
    with pytest.raises(UserFacingError, match=r"lu 3000\d\d\d"):
        read_bytes(data, stop=threading.Event(), reader=(sys.executable, "-c", slow))


@pytest.mark.parametrize("seed", range(0, MUTATIONS, 8))
def test_a_mutated_file_is_drawn_or_refused(seed: int, clear: Sample) -> None:
    try:
        (image,) = render_pages(hostile.mutated(clear.pdf, seed), [1], 0.3, seconds=20)
    except UserFacingError as error:
        assert str(error).endswith(".")  # noqa: PT017 - either outcome is right
    else:
        assert len(image.pixels) == image.stride * image.height


@pytest.mark.parametrize("seed", range(0, MUTATIONS, 4))
def test_a_mutated_word_file_never_harms(seed: int, tmp_path: Path) -> None:
    lines = [("", f"Sont exclus les dommages de guerre, article {n}.") for n in range(40)]
    path = write(tmp_path, "contrat.docx", hostile.mutated(hostile.docx(lines), seed))
    try:
        document = read_contract(path, seconds=20)
    except UserFacingError as error:
        assert str(error).endswith(".")  # noqa: PT017 - either outcome is right
    else:
        assert document.blocks


def test_the_cost_of_reading_is_linear_in_pages() -> None:
    def cost(pages: int) -> float:
        data = hostile.long_pdf(pages)
        best = []
        for _ in range(3):
            start = time.process_time()
            read_pdf(data)
            best.append(time.process_time() - start)
        return min(best)

    assert cost(400) < 8 * cost(100)


def test_the_reader_is_started_like_the_program() -> None:
    assert READER[0] == sys.executable
    assert READER[1:] == ("-m", "cyberwizard.contract.reader")
    assert reader_command("C:\\x\\Cyberwizard.exe")[1:] == ("--reader",)
    assert reader_command("/usr/lib/cyberwizard/cyberwizard")[1:] == ("--reader",)


@pytest.mark.parametrize("program", ["ui", "cyberwizard.cli"])
def test_the_installed_programs_are_their_own_reader(program: str, clear: Sample) -> None:
    reader = (sys.executable, "-m", program, "--reader")
    assert read_bytes(clear.pdf, reader=reader) == read_pdf(clear.pdf)
