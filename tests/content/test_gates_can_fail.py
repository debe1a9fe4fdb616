"""Each gate is shown what it must stop: a gate that lets everything through protects nothing."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cyberwizard.conditions import Alternative, Condition
from cyberwizard.content.model import (
    Content,
    Environment,
    Kind,
    Mark,
    Nature,
    Question,
    Readiness,
    Stance,
)
from tests.content import gates
from tests.content.firms import counted, states
from tests.content.texts import Text

BAD = tomllib.loads(Path(__file__).with_name("bad.toml").read_text("utf-8"))
BY_NAME = {gate.__name__: gate for gate in gates.GATES}


@pytest.mark.parametrize(
    ("gate", "text"), [(gate, text) for gate, bad in BAD.items() for text in bad]
)
def test_a_bad_text_is_stopped(gate: str, text: str, content: Content) -> None:
    assert BY_NAME[gate](content) == []
    assert BY_NAME[gate](with_measure(content, why=text))


@pytest.mark.parametrize("gate", gates.TEXT_GATES, ids=lambda gate: gate.__name__)
def test_a_good_text_passes(gate: gates.TextGate) -> None:
    good = (
        "Ouvrez « Sécurité Windows »\u202f: la coche est‑elle verte\u202f?",
        "Comptez à 10\u00a0% près.",
        "Débranchez le disque\u202f; rangez-le. Votre rendez-vous est à 9 h, n°\u00a03 de la rue.",
        "L’assureur Dupont demande un antivirus. Cherchez «\u00a0Mail\u00a0» dans les réglages.",
    )
    fixed = [text.replace("« ", "«\u00a0").replace(" »", "\u00a0»") for text in good]
    fixed = [text.replace("\u202f:", "\u00a0:") for text in fixed]
    assert gate([Text(f"essai.{place}", text) for place, text in enumerate(fixed)]) == []


def with_measure(content: Content, **changes: Any) -> Content:
    return replace(
        content, measures=(replace(content.measures[0], **changes), *content.measures[1:])
    )


def with_question(content: Content, name: str, **changes: Any) -> Content:
    questions = tuple(replace(q, **changes) if q.id == name else q for q in content.questions)
    return replace(content, questions=questions)


def with_option(content: Content, question: str, name: str, **changes: Any) -> Content:
    options = content.question_by_id[question].options
    return with_question(
        content,
        question,
        options=tuple(replace(o, **changes) if o.id == name else o for o in options),
    )


def with_exclusion(content: Content, name: str, **changes: Any) -> Content:
    exclusions = tuple(replace(e, **changes) if e.id == name else e for e in content.exclusions)
    return replace(content, exclusions=exclusions)


def with_effect(content: Content, name: str, stance: Stance, **changes: Any) -> Content:
    """Change every effect of that stance."""
    effects = content.exclusion_by_id[name].effects
    return with_exclusion(
        content,
        name,
        effects=tuple(replace(e, **changes) if e.stance is stance else e for e in effects),
    )


def without_effects(content: Content, name: str, unknown: str) -> Content:
    """Drop the effects of an exclusion that speak of not knowing *unknown*."""
    effects = content.exclusion_by_id[name].effects
    return with_exclusion(
        content,
        name,
        effects=tuple(
            effect
            for effect in effects
            if (unknown, "ne_sait_pas")
            not in {(key, value) for key, accepted in effect.when.mentions() for value in accepted}
        ),
    )


def when(**tests: str) -> Condition:
    return Condition(
        (Alternative(tuple((key, frozenset({value})) for key, value in tests.items())),)
    )


def recalled(content: Content) -> Content:
    sources = tuple(
        replace(s, mark=Mark.RECALLED) if s.id == "cyberdepart" else s for s in content.sources
    )
    return replace(content, sources=sources)


def without_checks(question: Question, environment: Environment) -> tuple[object, ...]:
    return tuple(check for check in question.check if check.environment is environment)


SPOILED: dict[str, list[Callable[[Content], Content]]] = {
    "sources": [
        lambda c: with_measure(c, advice=True, sources=("jdn",)),
        lambda c: with_measure(c, advice=False, sources=()),
    ],
    "recalled_facts": [
        recalled,
        lambda c: replace(c, statistics=(replace(c.statistics[0], mark=Mark.RECALLED),)),
    ],
    "used_sources": [
        lambda c: replace(c, sources=(*c.sources, replace(c.sources[0], id="jamais_cite"))),
        lambda c: replace(c, sources=tuple(s for s in c.sources if s.id != "lemagit_60")),
        lambda c: with_measure(c, sources=("lucy_2025",)),
    ],
    "coverage": [
        lambda c: with_question(c, "virements_controle", practices=()),
        lambda c: with_question(c, "virements_controle", sources=(), advice=True),
        lambda c: with_question(c, "antivirus", locks=()),
        lambda c: with_question(c, "exercice", cyberdepart=()),
        lambda c: with_question(c, "exercice", cyberdepart=("INVENTE.9",)),
        lambda c: with_question(c, "donnees_nombre", insurer_controls=(4,)),
    ],
    "theme_numbers": [
        lambda c: with_question(c, "antivirus", anssi=(12,)),
        lambda c: replace(c, themes=(replace(c.themes[0], anssi=(13,)), *c.themes[1:])),
    ],
    "question_count": [
        lambda c: replace(c, questions=c.questions[:40]),
        lambda c: replace(c, questions=c.questions * 2),
    ],
    "recipes": [
        lambda c: with_question(c, "antivirus", evidence=()),
        lambda c: with_question(c, "antivirus", check=()),
        lambda c: with_question(
            c,
            "antivirus",
            check=without_checks(c.question_by_id["antivirus"], Environment.PROVIDER),
        ),
        lambda c: with_question(
            c,
            "antivirus",
            check=without_checks(c.question_by_id["antivirus"], Environment.WINDOWS_11),
        ),
        lambda c: with_question(c, "antivirus", check=c.question_by_id["antivirus"].check * 2),
    ],
    "unverified_menus": [
        lambda c: with_question(
            c,
            "wifi",
            check=(
                replace(
                    c.question_by_id["wifi"].check[0], steps=("Cliquez sur «\u00a0Wi-Fi\u00a0».",)
                ),
            ),
        ),
    ],
    "lifecycle_grades": [
        lambda c: with_option(c, "systemes", "windows_11_24h2", readiness=Readiness.FULL),
        lambda c: with_option(c, "systemes", "windows_11_25h2", readiness=Readiness.NONE),
        lambda c: replace(
            c,
            lifecycle=tuple(
                replace(e, ends=date(2026, 1, 1)) if e.option == "windows_10_esu" else e
                for e in c.lifecycle
            ),
        ),
    ],
    "unknown_never_reassures": [
        lambda c: with_effect(
            c, "defaut_antivirus", Stance.REASSURING, when=when(antivirus="ne_sait_pas")
        ),
        lambda c: with_effect(
            c, "territorialite", Stance.UNRELATED, when=when(sans_reponse="particularites")
        ),
    ],
    "unknown_is_discussed": [
        lambda c: without_effects(c, "malveillance_salaries", "sauvegarde_emplacement"),
        lambda c: without_effects(c, "fraude_virement", "protection_messagerie"),
    ],
    "unknown_option": [
        lambda c: with_option(c, "antivirus", "ne_sait_pas", label="Joker"),
        lambda c: with_option(c, "antivirus", "non", readiness=Readiness.UNKNOWN),
        lambda c: with_question(
            c, "antivirus", options=c.question_by_id["antivirus"].options[::-1]
        ),
    ],
    "effects_speak_to_you": [
        lambda c: with_effect(
            c, "defaut_antivirus", Stance.EXPOSED, says="Le pare-feu n’est pas actif."
        ),
    ],
    "cards": [
        lambda c: with_exclusion(c, "rancon", ask="Dites-moi tout."),
        lambda c: with_exclusion(c, "rancon", example="Un restaurant paie."),
        lambda c: with_exclusion(c, "rancon", do=()),
        lambda c: with_exclusion(c, "rancon", see=()),
    ],
    "natures_explained": [
        lambda c: with_exclusion(c, "nucleaire", nature=(Nature.FORFEITURE,)),
    ],
    "facts_are_used": [
        lambda c: replace(c, exclusions=(), coverages=(), contradictions=()),
    ],
}


@pytest.mark.parametrize(
    ("gate", "spoil"), [(gate, spoil) for gate, spoils in SPOILED.items() for spoil in spoils]
)
def test_a_bad_content_is_stopped(
    gate: str, spoil: Callable[[Content], Content], content: Content
) -> None:
    assert BY_NAME[gate](content) == []
    assert BY_NAME[gate](spoil(content))


def test_every_gate_has_something_to_stop() -> None:
    assert set(BY_NAME) - {*BAD, *SPOILED} == set()


def test_one_question_too_many_on_the_short_path_is_seen(content: Content) -> None:
    longer = with_question(
        content, "inventaire", asked_when=content.question_by_id["antivirus"].asked_when
    )
    lengths = [
        len(counted(state))
        for state in states(longer, ("9",), gates.CHECKED)
        if "court" in state.facts.get("parcours", ())
    ]
    assert max(lengths) == 31


def test_a_missing_dictionary_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gates, "DICTIONARIES", (Path("/nowhere"),))
    with pytest.raises(FileNotFoundError, match=r"bootstrap\.sh"):
        gates.dictionary.__wrapped__()


def test_the_kinds_of_choice_are_the_only_scored_ones(content: Content) -> None:
    scored = {question.kind for question in gates.practices(content)}
    assert scored == {Kind.SINGLE, Kind.MULTIPLE}
