"""The one logic form that content may express, and nothing more.

A condition is *any of* several alternatives; an alternative is *all of* several tests; a test
is "this question (or derived fact) has one of these answers". In TOML::

    when = [
        { sauvegarde_frequence = ["jamais", "ne_sait_pas"] },
        { copie_hors_ligne = ["non"], taille_equipe = ["10-49", "50+"] },
    ]

A question without a counted answer meets no test.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cyberwizard.shapes import dataclass

Facts = Mapping[str, frozenset[str]]
"""What is known: question id or derived-fact id → the answer ids it has (never empty)."""

_NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Alternative:
    """True when every listed key has one of its listed answers."""

    tests: tuple[tuple[str, frozenset[str]], ...]

    def holds(self, facts: Facts) -> bool:
        """Tell whether *facts* pass every test."""
        return all(facts.get(key, _NOTHING) & accepted for key, accepted in self.tests)


@dataclass(frozen=True)
class Condition:
    """True when one of its alternatives holds."""

    alternatives: tuple[Alternative, ...]

    def holds(self, facts: Facts) -> bool:
        """Tell whether *facts* satisfy one alternative at least."""
        return any(alternative.holds(facts) for alternative in self.alternatives)

    def causes(self, facts: Facts) -> tuple[str, ...]:
        """Return the keys that made it true, in the order written, each once."""
        keys = [
            key
            for alternative in self.alternatives
            if alternative.holds(facts)
            for key, _ in alternative.tests
        ]
        return tuple(dict.fromkeys(keys))

    def mentions(self) -> Iterator[tuple[str, frozenset[str]]]:
        """Yield every (key, accepted answers) written in it, for the cross-checks."""
        for alternative in self.alternatives:
            yield from alternative.tests


ALWAYS = Condition((Alternative(()),))
NEVER = Condition(())
