"""Every shipped text passes every gate, and none escapes them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator

import pytest

from cyberwizard import assets
from cyberwizard.content.model import Content, Nature
from tests.content import gates, texts


@pytest.mark.parametrize("gate", gates.GATES, ids=lambda gate: gate.__name__)
def test_the_content_passes(gate: gates.Gate, content: Content) -> None:
    assert gate(content) == []


def test_every_field_of_the_model_is_known_as_a_text_or_not() -> None:
    assert texts.undecided() == []


def test_the_gates_see_every_text(content: Content) -> None:
    places = {text.place for text in texts.all_texts(content)}
    assert {
        "disclaimer",
        "questions.systemes.options.windows_10_ltsc.hint",
        "questions.antivirus.check.steps",
        "exclusions.rancon.effects.says",
        "coverages.assistance.needs.says",
        "contacts.perceval.warning",
        "levels.4.meaning",
    } <= places
    assert len(places) > 2000


def test_no_word_of_the_list_is_useless(content: Content) -> None:
    """A word that the dictionary learns, or that no text uses, leaves ``mots.txt``."""
    written = {
        part
        for text in (*texts.all_texts(content), *templates())
        for token in gates.tokens(text.text)
        for part in (token, *re.split(r"[-’]", token))
    }
    assert gates.own_words() - written == set()
    assert [word for word in sorted(gates.own_words()) if gates.dictionary().lookup(word)] == []


def test_no_name_of_the_list_is_useless(content: Content) -> None:
    written = " ".join(text.text for text in texts.all_texts(content))
    assert [name for name in sorted(gates.names()) if not re.search(rf"\b{name}\b", written)] == []


def templates() -> Iterator[texts.Text]:
    """Yield the sentences of the printed dossier, with a figure where jinja writes something."""
    source = assets.resource("templates/dossier.toml").read_text("utf-8")
    for table, entries in tomllib.loads(source).items():
        for key, text in entries.items():
            plain = re.sub(r"(?<=\w)\{\{.*?\}\}|\{%.*?%\}", "", text)
            plain = re.sub(r" {2,}", " ", plain)  # a line to fill in by hand
            yield texts.Text(f"dossier.{table}.{key}", re.sub(r"\{\{.*?\}\}", "3", plain))


def test_the_printed_dossier_passes_the_same_gates() -> None:
    found = [problem for gate in gates.TEXT_GATES for problem in gate(list(templates()))]
    assert found == []


# What each entry is in law (facts/insurance.md, part 3). The law applies without a clause; a
# condition is the firm's to prove, an exclusion the insurer's; a forfeiture punishes afterwards.
LAW, EXCLUSION, CONDITION = Nature.LAW, Nature.EXCLUSION, Nature.CONDITION
FORFEITURE, LIMIT, OPTION = Nature.FORFEITURE, Nature.LIMIT, Nature.OPTION
NATURES: dict[str, set[Nature]] = {
    "faute_intentionnelle": {LAW},
    "malveillance_dirigeants": {EXCLUSION},
    "malveillance_salaries": {EXCLUSION},
    "guerre": {LAW, EXCLUSION},
    "cyberguerre": {EXCLUSION},
    "terrorisme": {EXCLUSION},
    "nucleaire": {EXCLUSION},
    "pollution_sante": {EXCLUSION},
    "catastrophe_naturelle": {EXCLUSION},
    "saisie_autorite": {EXCLUSION},
    "sanctions_internationales": {EXCLUSION},
    "amendes": {LAW, EXCLUSION},
    "rancon": {EXCLUSION, OPTION, CONDITION},
    "ransomware_coassurance": {LIMIT},
    "cryptomonnaie_valeurs": {EXCLUSION},
    "fraude_virement": {EXCLUSION, OPTION, CONDITION},
    "dommages_corporels": {EXCLUSION},
    "dommages_materiels": {EXCLUSION},
    "panne_infrastructure": {EXCLUSION},
    "prestataire_cloud": {EXCLUSION, OPTION, LIMIT},
    "panne_interne_erreur": {EXCLUSION, LIMIT},
    "amelioration": {EXCLUSION, LIMIT},
    "usure_obsolescence": {EXCLUSION},
    "defaut_correctifs": {EXCLUSION, CONDITION},
    "defaut_sauvegarde": {EXCLUSION, CONDITION},
    "defaut_mfa": {CONDITION},
    "defaut_antivirus": {CONDITION},
    "mots_de_passe_defaut": {CONDITION, EXCLUSION},
    "chiffrement_portables": {EXCLUSION, CONDITION},
    "mesures_prevention": {CONDITION, FORFEITURE},
    "logiciels_sans_licence": {EXCLUSION},
    "conception_logiciel": {EXCLUSION},
    "engagements_contractuels": {EXCLUSION},
    "penalites_contractuelles": {EXCLUSION},
    "rc_professionnelle": {EXCLUSION},
    "propriete_intellectuelle": {EXCLUSION},
    "diffamation_publicite": {EXCLUSION, OPTION},
    "collecte_illicite": {EXCLUSION},
    "pci_dss": {EXCLUSION, CONDITION},
    "faits_connus": {LAW, EXCLUSION},
    "fausse_declaration": {LAW},
    "aggravation": {LAW},
    "absence_plainte": {LAW, CONDITION},
    "declaration_tardive": {FORFEITURE},
    "accord_prealable": {CONDITION, EXCLUSION},
    "preuves_cooperation": {CONDITION, FORFEITURE},
    "territorialite": {EXCLUSION, LIMIT},
    "activites_exclues": {CONDITION, EXCLUSION},
    "entre_assures": {EXCLUSION},
    "teletravail_byod": {EXCLUSION, CONDITION},
    "attaque_non_ciblee": {EXCLUSION, LIMIT},
    "systemes_industriels": {EXCLUSION, LIMIT},
    "image_clientele": {EXCLUSION},
    "carence_heures": {LIMIT},
    "frais_internes": {EXCLUSION},
    "responsabilite_dirigeants": {EXCLUSION},
    "non_paiement_prime": {LAW},
    "prescription": {LAW},
    "autres_assurances": {LIMIT, LAW},
    "exclusion_cyber_silencieuse": {EXCLUSION},
    "surconsommation_telephonique": {OPTION},
    "loi_francaise_mentions": {LAW},
}


def test_the_62_entries_are_there_with_their_nature(content: Content) -> None:
    assert len(NATURES) == 62
    assert {entry.id: set(entry.nature) for entry in content.exclusions} == NATURES


def test_a_rule_of_law_names_its_article(content: Content) -> None:
    """The law, the clause and our words must not look the same."""
    silent = [e.id for e in content.exclusions if e.nature == (LAW,) and "article" not in e.clause]
    assert silent == []


RECALLED = {
    *("ransomware_coassurance", "cryptomonnaie_valeurs", "chiffrement_portables"),
    *("logiciels_sans_licence", "accord_prealable", "territorialite", "entre_assures"),
    *("teletravail_byod", "systemes_industriels", "frais_internes"),
}
"""Entries that the facts only recall: the card is our advice, without the name of a source."""


def test_an_entry_that_is_only_recalled_is_our_advice(content: Content) -> None:
    assert {entry.id for entry in content.exclusions if entry.advice} == RECALLED


def test_only_checked_figures_are_shipped(content: Content) -> None:
    """One public figure says how many firms are attacked; the contested ones are never printed."""
    assert {figure.source for figure in content.statistics} == {"barometre_2025", "stoik_2024"}
    assert all(figure.reserve for figure in content.statistics)


def test_a_doubtful_number_is_not_printed(content: Content) -> None:
    doubtful = {"csirt_normandie", "csirt_pays_de_la_loire", "csirt_corse", "csirt_mayotte"}
    phones = {contact.id: contact.phone for contact in content.contacts}
    assert {name: phones[name] for name in doubtful} == dict.fromkeys(doubtful, "")
    warned = {contact.id for contact in content.contacts if "à vérifier" in contact.warning}
    assert doubtful <= warned


def test_17cyber_is_a_site_and_not_a_number(content: Content) -> None:
    [entry] = [contact for contact in content.contacts if contact.name == "17Cyber"]
    assert (entry.phone, entry.web) == ("", "https://17cyber.gouv.fr")


def test_each_region_of_the_list_has_its_line(content: Content) -> None:
    regions = {o.id: o.label for o in content.question_by_id["contact_region"].options}
    del regions["autre"]
    assert {contact.region for contact in content.contacts if contact.region} == set(
        regions.values()
    )


def test_a_spelling_of_the_glossary_belongs_to_one_term(content: Content) -> None:
    forms = [form.casefold() for term in content.terms for form in term.forms]
    assert sorted(form for form in set(forms) if forms.count(form) > 1) == []
    assert all(term.forms for term in content.terms)
