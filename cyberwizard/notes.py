"""What the manager adds to his answers: decisions, questions to ask, explanations, his contract.

A note never changes what the answers are worth: nothing in the assessment reads it. Each has a
name, which says what it is about and of which kind it is:

``decision:<action id>``            a ``Decision`` about one line of the plan
``question:exclusion:<id>``         an ``Ask``: whether to put the card's question to the insurer
``question:garantie:<id>``          the same, about a coverage
``contradiction:<id>``              an ``Explanation`` of answers that seem to contradict each other
``contrat``                         the ``ContractNote``: what was read in the contract
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from cyberwizard.shapes import dataclass
from cyberwizard.text import clean_text


class Choice(StrEnum):
    """What the manager decides about a gap."""

    DO = "faire"
    ACCEPT = "accepter"
    ADVICE = "demander_conseil"


@dataclass(frozen=True)
class Decision:
    """What is decided about one line of the plan; ``due`` is the day wanted, ``done`` the day done.

    ``why`` is printed: the reason to accept a gap, or what advice is wanted; ``who`` does it, or
    gives the advice.
    """

    choice: Choice | None = None
    who: str = ""
    due: date | None = None
    done: date | None = None
    why: str = ""


@dataclass(frozen=True)
class Ask:
    """Whether a question goes on the list for the insurer, against what is proposed by default.

    ``reply`` is what the insurer said, once he has.
    """

    wanted: bool
    reply: str = ""


@dataclass(frozen=True)
class Explanation:
    """Why two answers that seem to contradict each other are both kept; printed."""

    text: str


@dataclass(frozen=True)
class PassageNote:
    """One passage of the contract, as it was read and as the manager left it.

    ``ids`` are the entries of the catalogue that were recognised, ``chosen`` those that the manager
    put instead (None: he changed nothing). ``cue`` are the words, there or above, by which it takes
    cover away. ``places`` are (page, left, bottom, right, top), in points from the bottom left of
    the page. ``by_hand`` tells that he added it himself.
    """

    page: int
    text: str
    level: str
    kind: str
    article: str = ""
    ids: tuple[str, ...] = ()
    chosen: tuple[str, ...] | None = None
    why: tuple[str, ...] = ()
    cue: str = ""
    vague: tuple[str, ...] = ()
    buy_back: bool = False
    places: tuple[tuple[float, float, float, float, float], ...] = ()
    note: str = ""
    ask: bool = False
    """Whether the manager puts a question about it to the insurer."""
    reply: str = ""
    """What the insurer said about it."""
    by_hand: bool = False

    @property
    def entries(self) -> tuple[str, ...]:
        """The entries of the catalogue that count: the manager's, else those recognised."""
        return self.ids if self.chosen is None else self.chosen


@dataclass(frozen=True)
class ContractNote:
    """What was read in the contract on a day.

    ``sha256`` names the copy of the contract kept in the dossier file; empty for a pasted text.
    ``coverages`` are the coverages of the catalogue found in it, with the first page of each.
    """

    name: str
    read_on: date
    pages: int
    sha256: str = ""
    passages: tuple[PassageNote, ...] = ()
    coverages: tuple[tuple[str, int], ...] = ()


Note = Decision | Ask | Explanation | ContractNote
Notes = Mapping[str, Note]
"""Name → note."""

CONTRACT = "contrat"
_PATTERN = re.compile(r"decision:.+|question:(exclusion|garantie):.+|contradiction:.+|contrat")


def decision_name(action_id: str) -> str:
    """Return the name of the decision about a line of the plan."""
    return f"decision:{action_id}"


def exclusion_name(exclusion_id: str) -> str:
    """Return the name of the question about an exclusion."""
    return f"question:exclusion:{exclusion_id}"


def coverage_name(coverage_id: str) -> str:
    """Return the name of the question about a coverage."""
    return f"question:garantie:{coverage_id}"


def contradiction_name(contradiction_id: str) -> str:
    """Return the name of the explanation of a contradiction."""
    return f"contradiction:{contradiction_id}"


def decision(notes: Notes, action_id: str) -> Decision:
    """Return what is decided about a line of the plan; an empty decision when nothing is."""
    note = notes.get(decision_name(action_id))
    return note if isinstance(note, Decision) else Decision()


def decisions(notes: Notes) -> dict[str, Decision]:
    """Return every decision, by the id of the line of the plan that it is about."""
    return {
        name.partition(":")[2]: note for name, note in notes.items() if isinstance(note, Decision)
    }


def ask(notes: Notes, name: str, *, by_default: bool) -> Ask:
    """Return whether the question of that *name* is to be asked."""
    note = notes.get(name)
    return note if isinstance(note, Ask) else Ask(by_default)


def explanation(notes: Notes, contradiction_id: str) -> str:
    """Return why a contradiction is kept; empty when nothing is said."""
    note = notes.get(contradiction_name(contradiction_id))
    return note.text if isinstance(note, Explanation) else ""


def contract(notes: Notes) -> ContractNote | None:
    """Return what was read in the contract, if it was."""
    note = notes.get(CONTRACT)
    return note if isinstance(note, ContractNote) else None


def article_named(number: str) -> str:
    """Return « article 4.2 » for "4.2", which alone reads as a page; « Clause 12 » stays."""
    bare = re.fullmatch(r"[A-Z]{0,2}[.-]?\d[\w./-]*|(?:[IVXLC]+|[A-Za-z])(?:[./-]\w{1,3})*", number)
    return f"article {number}" if bare else number


def encode_note(note: Note) -> dict[str, Any]:
    """Return the JSON object of *note*, without the fields at their default value."""
    match note:
        case Decision():
            fields: dict[str, Any] = {
                "choice": note.choice.value if note.choice else "",
                "who": clean_text(note.who),
                "due": note.due.isoformat() if note.due else "",
                "done": note.done.isoformat() if note.done else "",
                "why": clean_text(note.why),
            }
        case Ask():
            return {"wanted": note.wanted} | (
                {"reply": clean_text(note.reply)} if note.reply else {}
            )
        case Explanation():
            fields = {"text": clean_text(note.text)}
        case ContractNote():
            fields = {
                "name": clean_text(note.name),
                "read_on": note.read_on.isoformat(),
                "pages": note.pages,
                "sha256": note.sha256,
                "passages": [_encode_passage(passage) for passage in note.passages],
                "coverages": [list(found) for found in note.coverages],
            }
    return {name: value for name, value in fields.items() if value}


def _encode_passage(passage: PassageNote) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "page": passage.page,
        "text": clean_text(passage.text),
        "level": passage.level,
        "kind": passage.kind,
        "article": clean_text(passage.article),
        "ids": list(passage.ids),
        "why": [clean_text(word) for word in passage.why],
        "cue": clean_text(passage.cue),
        "vague": [clean_text(word) for word in passage.vague],
        "buy_back": passage.buy_back,
        "places": [list(place) for place in passage.places],
        "note": clean_text(passage.note),
        "ask": passage.ask,
        "reply": clean_text(passage.reply),
        "by_hand": passage.by_hand,
    }
    kept = {name: value for name, value in fields.items() if value or name == "page"}
    return kept if passage.chosen is None else kept | {"chosen": list(passage.chosen)}


def decode_note(name: str, fields: object) -> Note:
    """Return the note of that *name*; ValueError when the JSON object is not one of ours."""
    if not _PATTERN.fullmatch(name) or not isinstance(fields, dict):
        raise ValueError(name)
    try:
        return _decode(name.partition(":")[0], fields)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(name) from error


def _decode(kind: str, fields: dict[str, Any]) -> Note:
    match kind:
        case "decision":
            _only(fields, "choice", "who", "due", "done", "why")
            return Decision(
                Choice(fields["choice"]) if "choice" in fields else None,
                _text(fields, "who"),
                _day(fields, "due"),
                _day(fields, "done"),
                _text(fields, "why"),
            )
        case "question":
            _only(fields, "wanted", "reply")
            return Ask(_flag(fields, "wanted"), _text(fields, "reply"))
        case "contradiction":
            _only(fields, "text")
            return Explanation(_text(fields, "text"))
        case _:
            _only(fields, "name", "read_on", "pages", "sha256", "passages", "coverages")
            return ContractNote(
                name=_text(fields, "name"),
                read_on=date.fromisoformat(fields["read_on"]),
                pages=_count(fields.get("pages", 0)),
                sha256=_text(fields, "sha256"),
                passages=tuple(map(_decode_passage, fields.get("passages", ()))),
                coverages=tuple(
                    (_string(id_), _count(page)) for id_, page in fields.get("coverages", ())
                ),
            )


def _decode_passage(fields: dict[str, Any]) -> PassageNote:
    _only(fields, *PassageNote.__match_args__)
    return PassageNote(
        page=_count(fields["page"]),
        text=_text(fields, "text"),
        level=_text(fields, "level"),
        kind=_text(fields, "kind"),
        article=_text(fields, "article"),
        ids=_texts(fields.get("ids", [])),
        chosen=_texts(fields["chosen"]) if "chosen" in fields else None,
        why=_texts(fields.get("why", [])),
        cue=_text(fields, "cue"),
        vague=_texts(fields.get("vague", [])),
        buy_back=_flag(fields, "buy_back"),
        places=tuple(map(_place, fields.get("places", ()))),
        note=_text(fields, "note"),
        ask=_flag(fields, "ask"),
        reply=_text(fields, "reply"),
        by_hand=_flag(fields, "by_hand"),
    )


def _place(numbers: list[float]) -> tuple[float, float, float, float, float]:
    page, left, bottom, right, top = map(float, numbers)
    return page, left, bottom, right, top


def _only(fields: dict[str, Any], *names: str) -> None:
    if not fields.keys() <= set(names):
        raise ValueError(sorted(fields.keys() - set(names)))


def _text(fields: dict[str, Any], name: str) -> str:
    return _string(fields.get(name, ""))


def _string(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return clean_text(value)


def _texts(values: object) -> tuple[str, ...]:
    if not isinstance(values, list):
        raise TypeError(values)
    return tuple(map(_string, values))


def _flag(fields: dict[str, Any], name: str) -> bool:
    value = fields.get(name, False)
    if not isinstance(value, bool):
        raise TypeError(value)
    return value


def _count(value: object) -> int:
    if type(value) is not int or value < 0:
        raise TypeError(value)
    return value


def _day(fields: dict[str, Any], name: str) -> date | None:
    return date.fromisoformat(fields[name]) if name in fields else None


def dump_note(note: Note) -> str:
    """Return the compact JSON of *note*."""
    return json.dumps(encode_note(note), ensure_ascii=False, separators=(",", ":"))


def notes_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of an object of notes by name."""
    text, flag = {"type": "string"}, {"type": "boolean"}
    texts = {"type": "array", "items": text}
    day = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
    count = {"type": "integer", "minimum": 0}

    def shape(required: list[str], **properties: Any) -> dict[str, Any]:
        return {
            "type": "object",
            "additionalProperties": False,
            "required": required,
            "properties": properties,
        }

    passage = shape(
        ["page"],
        page=count,
        **dict.fromkeys(("text", "level", "kind", "article", "cue", "note", "reply"), text),
        **dict.fromkeys(("ids", "chosen", "why", "vague"), texts),
        **dict.fromkeys(("buy_back", "ask", "by_hand"), flag),
        places={
            "type": "array",
            "items": {
                "type": "array",
                "items": {"type": "number"},
                "minItems": 5,
                "maxItems": 5,
            },
        },
    )
    found = {"type": "array", "prefixItems": [text, count], "minItems": 2, "maxItems": 2}
    return {
        "type": "object",
        "additionalProperties": False,
        "patternProperties": {
            "^decision:.+$": shape(
                [],
                choice={"enum": [choice.value for choice in Choice]},
                who=text,
                due=day,
                done=day,
                why=text,
            ),
            "^question:(exclusion|garantie):.+$": shape(["wanted"], wanted=flag, reply=text),
            "^contradiction:.+$": shape([], text=text),
            "^contrat$": shape(
                ["read_on"],
                name=text,
                read_on=day,
                pages=count,
                sha256=text,
                passages={"type": "array", "items": passage},
                coverages={"type": "array", "items": found},
            ),
        },
    }
