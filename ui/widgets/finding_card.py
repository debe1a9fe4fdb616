"""One exclusion: folded, what the answers say; unfolded, everything."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPalette, QPen
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from cyberwizard import sentences
from cyberwizard.assessment import Assessment, EffectHit, Finding
from cyberwizard.content.model import Stance
from ui.theme import CONTROL, DANGER, MUTED, OK, PRIMARY, SEMIBOLD, SURFACE, WARN
from ui.widgets.marks import draw_chevron, draw_dash, draw_question, draw_tick, draw_warning
from ui.widgets.rows import JumpButton, RowButton
from ui.widgets.stack import stack
from ui.widgets.steps import Steps
from ui.widgets.text import Heading, Label, hint

TONES: dict[Stance, QPalette.ColorRole] = {
    Stance.EXPOSED: DANGER,
    Stance.DISCUSS: WARN,
    Stance.REASSURING: OK,
    Stance.UNRELATED: MUTED,
}


class FindingCard(QFrame):
    """The body is built at the first unfolding, and used again for other exclusions."""

    jump = Signal(str)
    unfolded = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._finding: Finding | None = None
        self._assessment: Assessment | None = None
        self.header = _Header()
        self.header.clicked.connect(self._toggle)
        self._body: _Body | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(2, 2, 2, 2)
        self._layout.setSpacing(0)
        self._layout.addWidget(self.header)

    def show_finding(self, finding: Finding, assessment: Assessment) -> None:
        """Become the card of *finding*."""
        if self._finding is None or finding.exclusion.id != self._finding.exclusion.id:
            self.fold()
        self._finding, self._assessment = finding, assessment
        self.header.show_finding(finding, open_=self.is_open)
        if self.is_open and self._body is not None:
            self._body.show_finding(finding, assessment)

    @property
    def is_open(self) -> bool:
        """Whether everything shows."""
        return self._body is not None and not self._body.isHidden()

    def shows(self, exclusion_id: str) -> bool:
        """Tell whether it is the card of that exclusion."""
        return self._finding is not None and self._finding.exclusion.id == exclusion_id

    def unfold(self) -> None:
        """Show everything."""
        if not self.is_open:
            self._toggle()

    def fold(self) -> None:
        """Show the header alone."""
        if self.is_open:
            self._toggle()

    def _toggle(self) -> None:
        assert self._finding is not None
        assert self._assessment is not None
        if self._body is None:
            self._body = _Body()
            self._body.hide()
            self._body.jump.connect(self.jump)
            self._layout.addWidget(self._body)
        if self._body.isHidden():
            self._body.show_finding(self._finding, self._assessment)
            self._body.show()
            self.unfolded.emit()
        else:
            self._body.hide()
        self.header.show_finding(self._finding, open_=self.is_open)


class _Header(RowButton):
    """Title, what the answers say, and the state by a word, a shape and a colour."""

    margin = (16, 12)
    gap = 14
    mark = 1.5

    def __init__(self) -> None:
        super().__init__()
        self._stance = Stance.DISCUSS
        self._open = False

    def show_finding(self, finding: Finding, *, open_: bool) -> None:
        """Sum *finding* up."""
        self._stance, self._open = finding.stance, open_
        says = finding.hits[0].effect.says if finding.hits else finding.exclusion.by_default
        if len(finding.hits) > 1:
            says += " " + self.tr("Et %n autre(s) raison(s).", "", len(finding.hits) - 1)
        self.show_texts(finding.exclusion.title, says)
        state = self.tr("déplié") if open_ else self.tr("replié")
        word = sentences.STANCE[finding.stance]
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

    def __init__(self) -> None:
        super().__init__()
        self._badge = Label(size=0.96, weight=SEMIBOLD)
        self._plain = _Part(self.tr("En clair"))
        self._hits = QVBoxLayout()
        self._hits.setSpacing(8)
        self._hit_widgets: list[_Hit] = []
        self._default = Label()
        self._clause = _Clause()
        self._example = _Part(self.tr("Un exemple"))
        self._why = _Part(self.tr("Pourquoi les assureurs l’écrivent"))
        self._steps = Steps(numbered=False)
        self._ask = _Part(self.tr("La question à poser à votre assureur"))
        self._avoidable = hint()
        self._sources = hint()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 4, 18, 18)
        layout.setSpacing(16)
        layout.addWidget(self._badge)
        layout.addWidget(self._plain)
        says = stack(Heading(self.tr("Ce que disent vos réponses")), self._default, spacing=6)
        says.addLayout(self._hits)
        layout.addLayout(says)
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
        layout.addWidget(self._sources)

    def show_finding(self, finding: Finding, assessment: Assessment) -> None:
        """Show all that is known of *finding*."""
        exclusion = finding.exclusion
        nature = ", ".join(sentences.NATURE[nature] for nature in exclusion.nature)
        self._badge.setText(f"{sentences.STANCE[finding.stance]} · {nature}")
        self._badge.set_tone(TONES[finding.stance])
        self._plain.show_text(exclusion.plain)
        self._clause.show_text(exclusion.clause)
        self._example.show_text(exclusion.example)
        self._why.show_text(exclusion.why)
        self._steps.show_steps(exclusion.do)
        self._ask.show_text(exclusion.ask)
        self._avoidable.setText(sentences.AVOIDABLE[exclusion.avoidable])
        sources = assessment.content.source_by_id
        names = [sources[name].title for name in exclusion.sources]
        self._sources.show_text(
            self.tr("Sources : {names}").format(names=" ; ".join(names)) if names else ""
        )
        self._default.show_text("" if finding.hits else exclusion.by_default)
        while len(self._hit_widgets) < len(finding.hits):
            widget = _Hit()
            widget.jump.connect(self.jump)
            self._hit_widgets.append(widget)
            self._hits.addWidget(widget)
        for index, widget in enumerate(self._hit_widgets):
            widget.setVisible(index < len(finding.hits))
            if index < len(finding.hits):
                widget.show_hit(finding.hits[index], assessment)


class _Part(QWidget):
    """A title over a text."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._text = Label()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(Heading(title))
        layout.addWidget(self._text)

    def show_text(self, text: str) -> None:
        """Show *text*."""
        self._text.setText(text)


class _Clause(QFrame):
    """How a contract says it: never to be taken for our explanation."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("clause")
        self._text = Label(size=0.98, italic=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(4)
        layout.addWidget(
            Label(
                self.tr("Dans un contrat, cela peut s’écrire ainsi (texte d’exemple)"),
                size=0.94,
                weight=SEMIBOLD,
                tone=MUTED,
            )
        )
        layout.addWidget(self._text)

    def show_text(self, text: str) -> None:
        """Show the clause, in quotes."""
        self._text.setText(self.tr("« {clause} »").format(clause=text))


class _Hit(QWidget):
    """One thing the answers say, and the answers that say it."""

    jump = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._says = Label()
        self._buttons: list[JumpButton] = []
        self._targets: list[str] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(2)
        self._layout.addWidget(self._says)

    def show_hit(self, hit: EffectHit, assessment: Assessment) -> None:
        """Show the sentence and one button per cause."""
        self._says.setText(hit.effect.says)
        self._targets = list(hit.causes)
        while len(self._buttons) < len(hit.causes):
            button = JumpButton()
            button.clicked.connect(self._clicked)
            self._buttons.append(button)
            self._layout.addWidget(button)
        for index, button in enumerate(self._buttons):
            button.setVisible(index < len(hit.causes))
            if index < len(hit.causes):
                question = assessment.content.question_by_id[hit.causes[index]]
                answer = assessment.answers.get(question.id)
                said = sentences.answer_text(question, answer) if answer else ""
                button.show_texts(question.label, said or self.tr("Sans réponse"))

    def _clicked(self) -> None:
        self.jump.emit(self._targets[self._buttons.index(self.sender())])  # type: ignore[arg-type]


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
