"""Why a question is not asked: the answers that hide it, and the sentence that says so.

The causes are enough: as long as they stay as they are, the question stays hidden, whatever else is
answered.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cyberwizard.conditions import Alternative
from cyberwizard.content.facts import FACTS
from cyberwizard.content.model import Content, Question
from cyberwizard.sentences import answer_text
from cyberwizard.session import Session, State
from cyberwizard.shapes import dataclass


@dataclass(frozen=True)
class Hidden:
    """A question off the path; ``causes`` are questions of the path, in its order."""

    question: Question
    causes: tuple[Question, ...]
    because: str
    """« vous avez répondu … à … », to be put after « parce que »."""

    @property
    def why(self) -> str:
        """Return the whole sentence."""
        return f"Cachée parce que {self.because}."


def hidden_questions(session: Session) -> tuple[Hidden, ...]:
    """Return every question with a page of its own that is not asked, in order, with the reason."""
    return tuple(why_hidden(session.content, session.state, q) for q in session.hidden())


def why_hidden(content: Content, state: State, question: Question) -> Hidden:
    """Say why *question* is not on the path of *state*."""
    keys = set(_causes(content, state, question))
    causes = tuple(one for one in state.path if one.id in keys)
    return Hidden(question, causes, _because(state, causes))


def by_reason(hidden: tuple[Hidden, ...]) -> Mapping[str, list[Hidden]]:
    """Group by ``because``, in the order met."""
    groups: dict[str, list[Hidden]] = {}
    for one in hidden:
        groups.setdefault(one.because, []).append(one)
    return groups


def _causes(content: Content, state: State, question: Question) -> Iterator[str]:
    """Yield the questions of the path that make every alternative of the condition fail."""
    asked = {one.id for one in state.path}
    for alternative in question.asked_when.alternatives:
        yield from _blocking(content, state, alternative, asked)


def _blocking(
    content: Content, state: State, alternative: Alternative, asked: set[str]
) -> Iterator[str]:
    """Yield what makes one test fail: an answer given rather than one that is missing."""
    failing = [
        key
        for key, accepted in alternative.tests
        if not state.facts.get(key, frozenset()) & accepted
    ]
    key = min(failing, key=lambda key: not _is_given(state, key))
    for read in FACTS[key].reads if key in FACTS else (key,):
        if read in asked:
            yield read
        else:  # hidden itself: what hides it hides this one too
            yield from _causes(content, state, content.question_by_id[read])


def _is_given(state: State, key: str) -> bool:
    reads = FACTS[key].reads if key in FACTS else (key,)
    return all(read in state.counted for read in reads)


def _because(state: State, causes: tuple[Question, ...]) -> str:
    given = [
        f"«\u00a0{answer_text(question, state.counted[question.id])}\u00a0» à "
        f"«\u00a0{question.label}\u00a0»"
        for question in causes
        if question.id in state.counted
    ]
    missing = [
        f"«\u00a0{question.label}\u00a0»" for question in causes if question.id not in state.counted
    ]
    parts = []
    if given:
        parts.append(f"vous avez répondu {_listed(given)}")
    if missing:
        parts.append(f"vous n’avez pas encore répondu à {_listed(missing)}")
    return " et que ".join(parts)


def _listed(items: list[str]) -> str:
    if len(items) == 1:
        return items[0]
    return f"{', '.join(items[:-1])} et {items[-1]}"
