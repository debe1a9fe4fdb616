"""``cyberwizard-cli explain``: what a contract takes away, in a terminal."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Protocol

from cyberwizard.answers import Answers
from cyberwizard.assessment import assess
from cyberwizard.content.loader import load
from cyberwizard.content.model import Content, Stance
from cyberwizard.contract.client import read_contract, read_text
from cyberwizard.contract.explain import ASK_UNKNOWN, Explanation, explain, report
from cyberwizard.contract.model import Level, Passage
from cyberwizard.notes import article_named


class Stored(Protocol):
    """What the dossier file gives."""

    @property
    def answers(self) -> Answers:
        """The answers given."""


Run = Callable[[argparse.Namespace], str]

_STANCES = {
    Stance.EXPOSED: "vos réponses vous exposent",
    Stance.DISCUSS: "à discuter",
    Stance.REASSURING: "vos réponses rassurent",
    Stance.UNRELATED: "sans rapport avec votre entreprise",
}


def add_command(
    command: Callable[[str, str, Run], argparse.ArgumentParser],
    dated: Callable[[argparse.ArgumentParser], None],
    stored: Callable[[Path], Stored],
) -> None:
    """Add ``explain``; the program gives the way to make commands and to open a dossier."""
    text = "expliquer un contrat : ce qu’il exclut, et ce qu’en disent vos réponses"
    made = command("explain", text, partial(_explain, stored=stored))
    made.add_argument(
        "contrat", help="contrat en PDF, .docx, .odt ou .txt ; « - » lit un texte sur l’entrée"
    )
    made.add_argument("--dossier", type=Path, metavar="FICHIER", help="dossier (.cyberdossier)")
    made.add_argument(
        "--password-stdin",
        action="store_true",
        help="lire sur l’entrée, un par ligne, le mot de passe du dossier puis celui du PDF",
    )
    made.add_argument("--json", action="store_true", help="écrire en JSON")
    dated(made)


def _explain(options: argparse.Namespace, *, stored: Callable[[Path], Stored]) -> str:
    content = load()
    assessment = None
    if options.dossier:
        assessment = assess(content, stored(options.dossier).answers, options.date)
    password = sys.stdin.readline().rstrip("\r\n") if options.password_stdin else None
    if options.contrat == "-":
        name, document = "texte collé", read_text(sys.stdin.read())
    else:
        path = Path(options.contrat)
        name, document = path.name, read_contract(path, password)
    explanation = explain(document, content, assessment)
    if options.json:
        return json.dumps(report(explanation, name), ensure_ascii=False, indent=2) + "\n"
    return _summary(explanation, content, name)


def _summary(explanation: Explanation, content: Content, name: str) -> str:
    known = explanation.at(Level.RECOGNISED) + explanation.at(Level.POSSIBLE)
    unknown = explanation.at(Level.UNKNOWN)
    lines = [
        f"{name} : {len(explanation.passages)} passages trouvés, qui retirent ou limitent la "
        "garantie.",
        "",
        f"Expliqués : {len(known)}",
    ]
    for passage in sorted(known, key=lambda found: found.page):
        lines += _lines(passage, explanation, content)
    lines += ["", f"Non reconnus, à faire expliquer par votre assureur : {len(unknown)}"]
    for passage in unknown:
        lines.append(f"- {_where(passage)} : « {passage.text} »")
    if unknown:
        lines += ["", f"Question prête : {ASK_UNKNOWN}"]
    titles = [content.exclusion_by_id[name].title for name in explanation.not_found]
    lines += [
        "",
        f"Non trouvés dans ce contrat : {len(titles)} (non trouvé ne veut pas dire couvert)",
        *(f"- {title}" for title in titles),
        "",
        "S’appliquent même si le contrat n’en parle pas :",
        *(f"- {content.exclusion_by_id[name].title}" for name in explanation.always),
        "",
        content.disclaimer,
    ]
    return "\n".join(lines) + "\n"


def _lines(passage: Passage, explanation: Explanation, content: Content) -> list[str]:
    lines = [f"- {_where(passage)} : « {passage.text} »"]
    for match in passage.matches:
        doubt = "" if passage.level is Level.RECOGNISED else "peut-être : "
        stance = ""
        if found := explanation.findings.get(match.id):
            stance = f" ({_STANCES[found.stance]})"
        title = content.exclusion_by_id[match.id].title
        lines.append(f"    {doubt}{title}{stance} — mots vus : {', '.join(match.why)}")
    if passage.buy_back:
        lines.append("    une exception est écrite dans ce passage : lisez-la de près")
    return lines


def _where(passage: Passage) -> str:
    article = article_named(passage.article)
    return f"page {passage.page}" + (f", {article}" if article else "")
