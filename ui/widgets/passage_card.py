"""One passage of the contract: folded, its card and where it is; unfolded, everything."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPalette, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cyberwizard import sentences
from cyberwizard.assessment import Assessment
from cyberwizard.content.model import Exclusion, Stance
from cyberwizard.contract.explain import ASK_UNKNOWN, ASK_VAGUE
from cyberwizard.contract.model import Level
from cyberwizard.contract.record import Group, group_of, known_entries
from cyberwizard.contract.stems import fold
from cyberwizard.notes import PassageNote, article_named
from ui.theme import CONTROL, MUTED, PRIMARY, SEMIBOLD, TEXT
from ui.widgets.button import Button
from ui.widgets.card_list import Card
from ui.widgets.cards import TickBox
from ui.widgets.finding_card import TONES, draw_stance
from ui.widgets.finding_parts import Clause, Hits, Part
from ui.widgets.flow import Flow
from ui.widgets.lazy import Lazy
from ui.widgets.long_text import LongText
from ui.widgets.marks import draw_chevron
from ui.widgets.rows import RowButton
from ui.widgets.text import Heading, Label

STANCE_OF = {
    Group.EXPOSED: Stance.EXPOSED,
    Group.DISCUSS: Stance.DISCUSS,
    Group.REASSURING: Stance.REASSURING,
    Group.UNRELATED: Stance.UNRELATED,
}
SHORT = 150
"""The most letters of a passage that its folded card shows."""


@dataclass(frozen=True)
class Shown:
    """A passage, its number in the contract, and what can be done with it here."""

    number: int
    passage: PassageNote
    assessment: Assessment
    has_pages: bool
    read_only: bool

    @property
    def group(self) -> Group:
        return group_of(self.passage, self.assessment)

    @property
    def entries(self) -> tuple[Exclusion, ...]:
        return known_entries(self.passage, self.assessment.content)


class PassageCard(Card):
    """Signals carry the number of the passage; ``changed`` also has it as it is now."""

    jump = Signal(str)
    unfolded = Signal()
    changed = Signal(int, object)
    page_asked = Signal(int)
    correction_asked = Signal(int)
    removal_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Shown | None = None
        self.header = _Header()
        self.header.clicked.connect(self._toggle)
        self._body: Lazy[_Body] = Lazy(self._make_body)
        self.column.addWidget(self.header)
        self.column.addLayout(self._body.slot)

    @property
    def is_open(self) -> bool:
        """Whether everything shows."""
        return self._body.shown is not None

    @property
    def number(self) -> int:
        """The number of the passage; -1 when the card is empty."""
        return self._shown.number if self._shown is not None else -1

    def show_passage(self, shown: Shown) -> None:
        """Become the card of a passage."""
        if self._shown is None or shown.number != self._shown.number:
            self.fold()
        self._shown = shown
        self.header.show_passage(shown, open_=self.is_open)
        if (body := self._body.shown) is not None:
            body.show_passage(shown)

    def fold(self) -> None:
        """Show the header alone."""
        if self.is_open:
            self._toggle()

    def unfold(self) -> None:
        """Show everything."""
        if not self.is_open:
            self._toggle()

    def flush(self) -> None:
        """Tell now of the note that was just typed."""
        if (body := self._body.shown) is not None:
            body.note.flush()

    def _toggle(self) -> None:
        self.flush()
        assert self._shown is not None
        if (body := self._body.show(not self.is_open)) is not None:
            body.show_passage(self._shown)
        self.header.show_passage(self._shown, open_=self.is_open)
        if self.is_open:
            self.unfolded.emit()

    def _make_body(self) -> _Body:
        body = _Body()
        body.jump.connect(self.jump)
        body.page_button.clicked.connect(lambda: self.page_asked.emit(self.number))
        body.correct_button.clicked.connect(lambda: self.correction_asked.emit(self.number))
        body.remove_button.clicked.connect(lambda: self.removal_asked.emit(self.number))
        body.ask_box.clicked.connect(lambda: self._change(ask=body.ask_box.isChecked()))
        body.note.changed.connect(lambda: self._change(note=body.note.text))
        return body

    def _change(self, **what: object) -> None:
        assert self._shown is not None
        passage = replace(self._shown.passage, **what)  # type: ignore[arg-type]
        if passage != self._shown.passage:
            self._shown = replace(self._shown, passage=passage)
            self.changed.emit(self._shown.number, passage)


class _Header(RowButton):
    """Title, where it is, its first words; the state by a word, a shape and a colour."""

    margin = (16, 12)
    gap = 14
    mark = 1.5

    def __init__(self) -> None:
        super().__init__()
        self._group = Group.UNKNOWN
        self._open = False

    def show_passage(self, shown: Shown, *, open_: bool) -> None:
        """Sum a passage up."""
        self._group, self._open = shown.group, open_
        passage = shown.passage
        title = " · ".join(entry.title for entry in shown.entries)
        if not title:
            title = self.tr("Non reconnu : à faire expliquer par votre assureur")
        elif passage.chosen is None and passage.level == Level.POSSIBLE:
            title = self.tr("Peut‑être : {title}").format(title=title)
        asked = self.tr("Question à poser. ") if passage.ask else ""
        place = where(passage)
        detail = f"{asked}{place[0].upper()}{place[1:]} : {_short(passage.text)}"
        self.show_texts(title, detail)
        state = self.tr("déplié") if open_ else self.tr("replié")
        word = group_name(self._group)
        self.setAccessibleName(
            self.tr("{word}, passage {number} : {title} ({state})").format(
                word=word, number=shown.number + 1, title=title, state=state
            )
        )
        self.setAccessibleDescription(detail)

    def right(self) -> int:
        return self.fontMetrics().height() + 8

    def paint_mark(self, painter: QPainter, square: QRectF) -> None:
        draw_group(painter, square, self._group, self.palette())
        side = self.fontMetrics().height()
        corner = QRectF(self.width() - 14 - side, square.center().y() - side / 2, side, side)
        draw_chevron(painter, corner, self.palette().color(PRIMARY), open_=self._open)


class _Body(QWidget):
    """The passage set apart, how sure we are, then what explains it, then what can be done."""

    jump = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._badge = Label(size=0.96, weight=SEMIBOLD)
        self._clause = Clause("")
        self.page_button = Button()
        self._level = Label()
        self._back = Part(self.tr("Une exception est écrite"))
        self._vague = Part(self.tr("Des mots restent ouverts"))
        self._entries: list[_Entry] = []
        self._entry_column = QVBoxLayout()
        self._entry_column.setSpacing(16)
        self._unknown = Part(self.tr("La question à poser à votre assureur"))
        self.ask_box = TickBox(self.tr("Poser cette question à mon assureur"))
        self._reply = Part(self.tr("Ce que l’assureur a répondu"))
        self.note = LongText()
        self.correct_button = Button(self.tr("Corriger la fiche…"))
        self.remove_button = Button(self.tr("Enlever ce passage"), look="link")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 4, 18, 18)
        layout.setSpacing(16)
        layout.addWidget(self._badge)
        layout.addWidget(self._clause)
        layout.addWidget(Flow(self.page_button, self.correct_button, self.remove_button))
        layout.addWidget(self._level)
        layout.addWidget(self._back)
        layout.addWidget(self._vague)
        layout.addLayout(self._entry_column)
        layout.addWidget(self._unknown)
        layout.addWidget(self.ask_box)
        layout.addWidget(self._reply)
        layout.addWidget(self.note)

    def show_passage(self, shown: Shown) -> None:
        """Show all that is known of a passage."""
        passage, entries = shown.passage, shown.entries
        group = shown.group
        parts = [group_name(group), self._level_word(passage), kind_name(passage.kind)]
        if parts[0].casefold() == parts[1]:
            del parts[1]
        self._badge.setText(" · ".join(parts))
        self._badge.set_tone(group_tone(group))
        under = passage.cue if fold(passage.cue) not in fold(passage.text) else ""
        self._clause.show_text(
            passage.text.rstrip(" ;,\u00a0\u202f"),
            title=self.tr("Dans votre contrat, {place}").format(place=where(passage)),
            under=self.tr("Sous : « {text} »").format(text=under.rstrip(" :")) if under else "",
        )
        self.page_button.setText(self.tr("Voir la page {page}").format(page=passage.page))
        self.page_button.setVisible(shown.has_pages)
        self.correct_button.setVisible(not shown.read_only)
        self.remove_button.setVisible(passage.by_hand and not shown.read_only)
        self._level.setText(self._why(passage, known=bool(entries)))
        self._back.show_text(
            self.tr(
                "Ce passage contient une exception, comme « sauf » ou « toutefois ». "
                "Lisez‑la de près : elle peut vous rendre une partie de la garantie."
            )
            if passage.buy_back
            else ""
        )
        self._vague.show_text(
            self.tr("{words}. Question à poser : {question}").format(
                words=", ".join(self.tr("« {word} »").format(word=word) for word in passage.vague),
                question=ASK_VAGUE,
            )
            if passage.vague
            else ""
        )
        self._show_entries(shown)
        self._unknown.show_text("" if entries else ASK_UNKNOWN)
        self.ask_box.setChecked(passage.ask)
        self.ask_box.setEnabled(not shown.read_only)
        self._reply.show_text(passage.reply)
        self.note.show_text(self.tr("Votre note sur ce passage"), passage.note)
        self.note.edit.setReadOnly(shown.read_only)

    def _show_entries(self, shown: Shown) -> None:
        entries = shown.entries
        while len(self._entries) < len(entries):
            widget = _Entry()
            widget.jump.connect(self.jump)
            self._entries.append(widget)
            self._entry_column.addWidget(widget)
        for index, widget in enumerate(self._entries):
            widget.setVisible(index < len(entries))
            if index < len(entries):
                widget.show_entry(entries[index], shown.assessment, alone=len(entries) == 1)

    def _level_word(self, passage: PassageNote) -> str:
        if passage.by_hand:
            return self.tr("ajouté par vous")
        if passage.chosen is not None:
            return self.tr("corrigé par vous")
        if passage.level == Level.RECOGNISED:
            return self.tr("reconnu")
        if passage.level == Level.POSSIBLE:
            return self.tr("possible, pas sûr")
        return self.tr("non reconnu")

    def _why(self, passage: PassageNote, *, known: bool) -> str:
        words = ", ".join(self.tr("« {word} »").format(word=word) for word in passage.why)
        if passage.by_hand:
            return self.tr("La lecture n’avait pas trouvé ce passage : vous l’avez ajouté.")
        if passage.chosen is not None:
            return (
                self.tr("Vous avez choisi la fiche vous‑même.")
                if known
                else self.tr("Vous avez dit qu’aucune fiche ne convient.")
            )
        if passage.level == Level.RECOGNISED:
            return self.tr("Les mots qui ont décidé : {words}.").format(words=words)
        if passage.level == Level.POSSIBLE:
            return self.tr(
                "Le programme hésite. Les mots qui y font penser : {words}. "
                "Lisez le passage, et corrigez la fiche s’il le faut."
            ).format(words=words)
        return self.tr(
            "Ce passage semble retirer une garantie, mais aucune fiche ne l’explique. "
            "Demandez à votre assureur, ou choisissez une fiche vous‑même."
        )


class _Entry(QWidget):
    """A card of the catalogue, as far as the passage needs it."""

    jump = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._title = Heading(size=1.16)
        self._plain = Part(self.tr("En clair"))
        self._hits = Hits()
        self._hits.jump.connect(self.jump)
        self._ask = Part(self.tr("La question à poser à votre assureur"))
        self._do = Part(self.tr("Ce que vous pouvez faire"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        for widget in (self._title, self._plain, self._hits, self._do, self._ask):
            layout.addWidget(widget)

    def show_entry(self, entry: Exclusion, assessment: Assessment, *, alone: bool) -> None:
        """Show a card; its title only tells it from others."""
        self._title.show_text("" if alone else entry.title)
        self._plain.show_text(entry.plain)
        self._hits.show_finding(assessment.finding(entry.id), assessment)
        self._do.show_text(" ".join(entry.do))
        self._ask.show_text(entry.ask)


def where(passage: PassageNote) -> str:
    """Return « page 3, article 4.2 », or « page 3, Chapitre II »."""
    translate = QCoreApplication.translate
    page = translate("passage", "page {page}").format(page=passage.page)
    if not passage.article:
        return page
    return f"{page}, {article_named(passage.article)}"


def group_name(group: Group) -> str:
    """Return the word for a group."""
    stance = STANCE_OF.get(group)
    if stance is None:
        return QCoreApplication.translate("passage", "Non reconnu")
    return sentences.STANCE[stance]


def kind_name(kind: str) -> str:
    """Return the word for how a passage takes cover away."""
    return next((word for nature, word in sentences.NATURE.items() if nature == kind), kind)


def group_tone(group: Group) -> QPalette.ColorRole:
    """Return the colour of a group."""
    stance = STANCE_OF.get(group)
    return TONES[stance] if stance is not None else TEXT


def draw_group(painter: QPainter, square: QRectF, group: Group, palette: QPalette) -> None:
    """Draw the shape of a group; what is not recognised is a dashed ring with a question mark."""
    stance = STANCE_OF.get(group)
    if stance is not None:
        draw_stance(painter, square, stance, palette)
        return
    pen = QPen(palette.color(CONTROL), 1.8)
    pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(square)
    font = painter.font()
    font.setPixelSize(max(round(square.height() * 0.62), 1))
    font.setWeight(SEMIBOLD)
    painter.setFont(font)
    painter.setPen(palette.color(MUTED))
    painter.drawText(square, Qt.AlignmentFlag.AlignCenter, "?")


def _short(text: str) -> str:
    if len(text) <= SHORT:
        return text
    return text[:SHORT].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
