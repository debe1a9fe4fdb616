"""One exclusion: folded, what the answers say; unfolded, everything, and the question to ask."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPalette, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cyberwizard import sentences
from cyberwizard.asking import exclusion_ask
from cyberwizard.assessment import Assessment, Finding
from cyberwizard.content.model import Note, Stance
from cyberwizard.notes import Ask, exclusion_name
from cyberwizard.session import COVERAGES
from ui.document import Document
from ui.theme import CONTROL, DANGER, MUTED, OK, PRIMARY, SEMIBOLD, SURFACE, WARN
from ui.widgets.card_list import Card
from ui.widgets.cards import TickBox
from ui.widgets.finding_parts import Clause, Hits, Jumps, Part
from ui.widgets.lazy import Lazy
from ui.widgets.long_text import LongText
from ui.widgets.marks import draw_chevron, draw_dash, draw_question, draw_tick, draw_warning
from ui.widgets.rows import RowButton
from ui.widgets.stack import stack
from ui.widgets.steps import Steps
from ui.widgets.text import Heading, Label, hint

TONES: dict[Stance, QPalette.ColorRole] = {
    Stance.EXPOSED: DANGER,
    Stance.DISCUSS: WARN,
    Stance.REASSURING: OK,
    Stance.UNRELATED: MUTED,
}


class FindingCard(Card):
    """The body is built at the first unfolding. ``jump`` has a question, or a page."""

    jump = Signal(str)
    note_asked = Signal(object)  # a Note of the content, to read
    unfolded = Signal()

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._finding: Finding | None = None
        self._assessment: Assessment | None = None
        self._was: Stance | None = None
        self.header = _Header()
        self.header.clicked.connect(self._toggle)
        self._body: Lazy[_Body] = Lazy(self._make_body)
        self.column.addWidget(self.header)
        self.column.addLayout(self._body.slot)

    def show_finding(
        self, finding: Finding, assessment: Assessment, was: Stance | None = None
    ) -> None:
        """Become the card of *finding*; *was* is what it was before the answer that changed it."""
        changed = finding != self._finding or was is not self._was
        self._finding, self._assessment, self._was = finding, assessment, was
        if changed:
            self.header.show_finding(finding, was, open_=self.is_open)
        self.update_body()

    def update_body(self) -> None:
        """Show what the answers and the notes are now, in what is unfolded."""
        if (body := self._body.shown) is not None:
            assert self._finding is not None
            assert self._assessment is not None
            body.show_finding(self._finding, self._assessment)

    @property
    def is_open(self) -> bool:
        """Whether everything shows."""
        return self._body.shown is not None

    def unfold(self) -> None:
        """Show everything."""
        if not self.is_open:
            self._toggle()

    def fold(self) -> None:
        """Show the header alone."""
        if self.is_open:
            self._toggle()

    def flush(self) -> None:
        """Tell now of what was just typed."""
        if (body := self._body.shown) is not None:
            body.flush()

    def _toggle(self) -> None:
        assert self._finding is not None
        self.flush()
        self._body.show(not self.is_open)
        self.update_body()
        self.header.show_finding(self._finding, self._was, open_=self.is_open)
        if self.is_open:
            self.unfolded.emit()

    def _make_body(self) -> _Body:
        body = _Body(self._document)
        body.jump.connect(self.jump)
        body.note_asked.connect(self.note_asked)
        body.rebuilt.connect(self.unfolded)
        return body


class _Header(RowButton):
    """Title, what the answers say, and the state by a word, a shape and a colour."""

    margin = (16, 12)
    gap = 14
    mark = 1.5

    def __init__(self) -> None:
        super().__init__()
        self._stance = Stance.DISCUSS
        self._open = False

    def show_finding(self, finding: Finding, was: Stance | None, *, open_: bool) -> None:
        """Sum *finding* up."""
        self._stance, self._open = finding.stance, open_
        says = finding.hits[0].effect.says if finding.hits else finding.exclusion.by_default
        if len(finding.hits) > 1:
            says += " " + self.tr("Et %n autre(s) raison(s).", "", len(finding.hits) - 1)
        word = sentences.STANCE[finding.stance]
        if was is not None:
            moved = self.tr("Avant : {before}. Maintenant : {now}.").format(
                before=sentences.STANCE[was].lower(), now=word.lower()
            )
            says = f"{moved} {says}"
        self.show_texts(finding.exclusion.title, says)
        state = self.tr("déplié") if open_ else self.tr("replié")
        self.setAccessibleName(f"{word} : {finding.exclusion.title} ({state})")
        self.setAccessibleDescription(says)

    def right(self) -> int:
        return self.fontMetrics().height() + 8

    def paint_mark(self, painter: QPainter, square: QRectF) -> None:
        draw_stance(painter, square, self._stance, self.palette())
        side = self.fontMetrics().height()
        corner = QRectF(self.width() - 14 - side, square.center().y() - side / 2, side, side)
        draw_chevron(painter, corner, self.palette().color(PRIMARY), open_=self._open)


class _Body(QWidget):
    """Everything about one exclusion; the words of a contract are set apart from ours."""

    jump = Signal(str)
    note_asked = Signal(object)
    rebuilt = Signal()

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._badge = Label(size=0.96, weight=SEMIBOLD)
        self._notes = _Notes()
        self._notes.note_asked.connect(self.note_asked)
        self._plain = Part(self.tr("En clair"))
        self._hits = Hits()
        self._hits.jump.connect(self.jump)
        self._clause = Clause(
            self.tr("Dans un contrat, cela peut s’écrire ainsi (texte d’exemple)")
        )
        self._example = Part(self.tr("Un exemple"))
        self._why = Part(self.tr("Pourquoi les assureurs l’écrivent"))
        self._steps = Steps(numbered=False)
        self._avoidable = hint()
        self._ask = _Ask(document)
        self._ask.rebuilt.connect(self.rebuilt)
        self._coverages = _Coverages(document)
        self._coverages.jump.connect(self.jump)
        self._sources = Steps(numbered=False)
        self._sourced = stack(Heading(self.tr("Sources")), self._sources, spacing=6)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 4, 18, 18)
        layout.setSpacing(16)
        layout.addLayout(stack(self._badge, self._notes, spacing=4))
        layout.addWidget(self._plain)
        layout.addWidget(self._hits)
        layout.addWidget(self._clause)
        layout.addWidget(self._example)
        layout.addWidget(self._why)
        layout.addLayout(
            stack(
                Heading(self.tr("Ce que vous pouvez faire")),
                self._steps,
                self._avoidable,
                spacing=6,
            )
        )
        layout.addWidget(self._ask)
        layout.addWidget(self._coverages)
        layout.addLayout(self._sourced)

    def show_finding(self, finding: Finding, assessment: Assessment) -> None:
        """Show all that is known of *finding*."""
        exclusion, content = finding.exclusion, assessment.content
        nature = ", ".join(sentences.NATURE[nature] for nature in exclusion.nature)
        self._badge.setText(f"{sentences.STANCE[finding.stance]} · {nature}")
        self._badge.set_tone(TONES[finding.stance])
        self._notes.show_notes([note for note in content.notes if note.id in exclusion.see])
        self._plain.show_text(exclusion.plain)
        self._clause.show_text(exclusion.clause)
        self._example.show_text(exclusion.example)
        self._why.show_text(exclusion.why)
        self._steps.show_steps(exclusion.do)
        self._avoidable.setText(sentences.AVOIDABLE[exclusion.avoidable])
        self._ask.show_finding(finding)
        self._coverages.show_finding(finding, assessment)
        self._sources.show_steps(
            sentences.source_lines(content, exclusion.sources)
            or [self.tr("Aucune : c’est un conseil de bon sens.")]
        )
        self._hits.show_finding(finding, assessment)

    def flush(self) -> None:
        """Tell now of what was just typed."""
        self._ask.flush()


class _Notes(QWidget):
    """What is explained once for many cards, a key away."""

    note_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._jumps = Jumps()
        self._jumps.jump.connect(self._choose)
        self._shown: dict[str, Note] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._jumps)

    def show_notes(self, notes: list[Note]) -> None:
        """Offer *notes*."""
        self._shown = {note.id: note for note in notes}
        self.setVisible(bool(notes))
        self._jumps.show_jumps([(note.id, note.title, "") for note in notes])

    def _choose(self, name: str) -> None:
        self.note_asked.emit(self._shown[name])


class _Ask(QWidget):
    """The question ready for the insurer, whether it is on the list, and what he replied."""

    rebuilt = Signal()

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._name = ""
        self._text = Label()
        self._tick = TickBox(self.tr("Mettre cette question sur la liste pour mon assureur"))
        self._tick.setEnabled(not document.read_only)
        self._reply: Lazy[LongText] = Lazy(self._make_reply)
        layout = stack(
            Heading(self.tr("La question à poser à votre assureur")),
            self._text,
            self._tick,
            self._reply.slot,
            spacing=6,
        )
        self.setLayout(layout)
        self._tick.clicked.connect(self._ticked)

    def show_finding(self, finding: Finding) -> None:
        """Show the question about *finding*, and what was noted about it."""
        ask = exclusion_ask(finding, self._document.notes)
        self._name = exclusion_name(finding.exclusion.id)
        self._text.setText(finding.exclusion.ask)
        self._tick.setChecked(ask.wanted)
        if reply := self._reply.show(ask.wanted):
            reply.show_text(self.tr("Ce qu’il a répondu"), ask.reply)

    def flush(self) -> None:
        """Tell now of what was just typed."""
        if (reply := self._reply.shown) is not None:
            reply.flush()

    def _make_reply(self) -> LongText:
        reply = LongText()
        reply.setEnabled(not self._document.read_only)
        reply.changed.connect(self._note)
        return reply

    def _ticked(self) -> None:
        self.flush()  # what was just typed is kept, even when the field goes
        wanted = self._tick.isChecked()
        if reply := self._reply.show(wanted):
            reply.show_text(self.tr("Ce qu’il a répondu"), reply.text)
            self.rebuilt.emit()
        self._note()

    def _note(self) -> None:
        note = self._document.notes.get(self._name)
        said = note.reply if isinstance(note, Ask) else ""
        if (reply := self._reply.shown) is not None:
            said = reply.text
        self._document.note(self._name, Ask(self._tick.isChecked(), said))


class _Coverages(QWidget):
    """The parts of a contract that the clause takes away from, and the choice made for each."""

    jump = Signal(str)

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._session = document.session
        self._jumps = Jumps()
        self._jumps.jump.connect(self.jump)
        self._names = Steps(numbered=False)
        self.setLayout(
            stack(
                Heading(self.tr("Les garanties que cela touche")),
                self._jumps,
                self._names,
                spacing=6,
            )
        )

    def show_finding(self, finding: Finding, assessment: Assessment) -> None:
        """Show the coverages that the clause bears on; a page leads to each when there is one."""
        content = assessment.content
        found = []
        for name, coverage in content.coverage_by_question.items():
            if finding.exclusion.id in coverage.exclusions and name in content.question_by_id:
                answer = assessment.answers.get(name)
                said = sentences.answer_text(content.question_by_id[name], answer) if answer else ""
                found.append((name, coverage.title, said or self.tr("Pas encore choisi")))
        self.setVisible(bool(found))
        there = COVERAGES in self._session.stops
        self._jumps.show_jumps(found if there else [])
        lines = [f"{title} — {said}" for _, title, said in found]
        self._names.show_steps([] if there else lines)
        self._names.setVisible(not there)


def draw_stance(painter: QPainter, square: QRectF, stance: Stance, palette: QPalette) -> None:
    """Draw the shape of a state: each has its own, for who does not see colours."""
    colour: QColor = palette.color(TONES[stance])
    match stance:
        case Stance.EXPOSED:
            draw_warning(painter, square, colour, palette.color(SURFACE))
        case Stance.DISCUSS:
            draw_question(painter, square, colour, palette.color(SURFACE))
        case Stance.REASSURING:
            painter.setPen(QPen(colour, 1.6))
            painter.setBrush(palette.color(SURFACE))
            painter.drawEllipse(square)
            draw_tick(painter, square, colour)
        case Stance.UNRELATED:
            painter.setPen(QPen(palette.color(CONTROL), 1.6))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(square)
            draw_dash(painter, square, colour)
