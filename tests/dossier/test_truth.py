"""The dossier says what was answered, all of it, and nothing that was not."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from cyberwizard import sentences
from cyberwizard.answers import Answer
from cyberwizard.assessment import assess
from cyberwizard.comparison import compare
from cyberwizard.content.loader import load
from cyberwizard.content.model import Who
from cyberwizard.dossier import Edition, forms, gather, render_text
from cyberwizard.dossier.changes import changes
from cyberwizard.dossier.model import (
    Bullets,
    Dossier,
    Heading,
    Section,
    Style,
    Table,
    plain,
)
from cyberwizard.dossier.pdf import render_pdf
from cyberwizard.dossier.view import cell
from cyberwizard.notes import CONTRACT, ContractNote
from tests.dossier.tools import (
    DAY,
    INFO,
    NAMES,
    answers_of,
    dossier_of,
    pages,
    printed,
)

PROVIDER = Edition.PROVIDER
TOLD = "Le poste du chef, au fond de la cour."


def text_of(answers: dict[str, Answer], edition: Edition, *, unread: bool = True) -> str:
    note = ContractNote("contrat.pdf", DAY, 12, "7c" * 32)
    info = INFO if unread else replace(INFO, notes={CONTRACT: note})
    return render_text(dossier_of(answers, edition, info=info))


@pytest.mark.parametrize(
    ("question", "option", "word"),
    [
        ("incidents_passes", "regle", "Précision"),
        ("mfa_acces_distants", "en_partie", "Sauf"),
    ],
)
@pytest.mark.parametrize("edition", [Edition.COMPLETE, Edition.INSURER])
def test_a_plain_yes_has_no_exception(
    question: str, option: str, word: str, edition: Edition
) -> None:
    [chosen] = [o for o in load().question_by_id[question].options if o.id.startswith(option)]
    before = answers_of("menuiserie")
    answers = before | {question: Answer(options=(chosen.id,), exception=TOLD)}
    text = text_of(answers, edition)
    said = [line for line in text.splitlines() if TOLD in line]
    assert len(said) >= 3  # question by question, by topic, in the register
    assert all(f"{word}\u00a0: {TOLD}" in line for line in said), said
    was = before | {question: Answer()}
    states = (assess(load(), one, DAY) for one in (was, answers))
    letter = render_text(changes(compare(*states), INFO))
    assert f"{word}\u00a0: {TOLD}" in letter


def test_the_short_questionnaire_is_said_to_be_short() -> None:
    short = "le questionnaire est court"
    assert short in text_of(answers_of("boulangerie"), Edition.INSURER)
    assert short not in text_of(answers_of("cabinet_dentaire"), Edition.INSURER)


@pytest.mark.parametrize("name", NAMES)
def test_every_answer_that_decides_a_lock_is_named(name: str) -> None:
    content, assessment = load(), assess(load(), answers_of(name), DAY)
    text = text_of(answers_of(name), Edition.INSURER).replace("\u00a0", " ")
    table = text[text.index("Verrou : 1.") : text.index("\nL’entreprise\n")]
    for result, (begin, end) in zip(
        assessment.locks,
        pairwise([table.index(f"Verrou : {n}.") for n in range(1, 8)] + [len(table)]),
        strict=True,
    ):
        first, *others = result.deciding
        row = table[begin:end]
        assert content.question_by_id[first].label.replace("\u00a0", " ") in row
        if others:
            numbers = sentences.question_numbers(content, tuple(others))
            assert numbers.replace("\u00a0", " ") in row


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("edition", [Edition.COMPLETE, Edition.INSURER, Edition.ANONYMOUS])
def test_no_exclusion_of_the_catalogue_is_passed_over(name: str, edition: Edition) -> None:
    dossier = dossier_of(answers_of(name), edition)
    alone = replace(dossier, sections=tuple(s for s in dossier.sections if s.id == "exclusions"))
    text = render_text(alone)
    assert [e.title for e in load().exclusions if e.title not in text] == []


def test_no_reading_sends_to_the_questions_that_only_choose_the_path() -> None:
    by_path = 0
    for name in NAMES:
        for finding in assess(load(), answers_of(name), DAY).findings:
            for hit in finding.hits:
                keys = {key for one in hit.effect.when.alternatives for key, _ in one.tests}
                by_path += "parcours" in keys
                chooses = {"nombre_personnes", "serveur_nas"} - keys
                if "taille_equipe" not in keys:
                    assert not chooses & set(hit.causes), (finding.exclusion.id, hit.causes)
    assert by_path


def test_without_an_answer_nothing_is_said_to_be_complete() -> None:
    for edition in Edition:
        text = text_of({}, edition)
        assert "toutes les réponses sont complètes" not in text
        assert text.count("Aucune action pour le moment") == 2  # in the synthesis and in the plan


def test_what_is_still_to_review_is_above_the_signature() -> None:
    answers = answers_of("boulangerie")
    again = {id_ for id_, answer in answers.items() if answer.to_review}
    assert again
    text = text_of(answers, Edition.INSURER)
    assert f"{len(again)} réponse encore à revoir." in text
    signature = text[text.index("Déclaration et signature\n===") :]
    for id_ in again:
        question = load().question_by_id[id_]
        assert f"{load().number_of[id_]}. {question.label} (à revoir)" in signature


@pytest.mark.parametrize("name", NAMES)
def test_the_provider_reads_the_steps_of_his_actions_alone(name: str) -> None:
    assessment = gather(load(), answers_of(name), DAY, INFO, PROVIDER).assess(load())
    plan = next(s for s in dossier_of(answers_of(name), PROVIDER).sections if s.id == "plan")
    text = render_text(replace(dossier_of({}, PROVIDER), cover=(), sections=(plan,)))
    lines = text.replace("\u00a0", " ").splitlines()
    his = others = 0
    for number, action in enumerate(assessment.plan, 1):
        assert f"N° : {number}" in lines
        assert sentences.action_title(action, load()) in text
        is_his = action.measure is not None and action.measure.who is Who.PROVIDER
        steps = sentences.action_steps(action, load())
        assert all(step in text for step in steps) or not is_his
        his, others = his + is_his, others + (not is_his and steps[0] not in text)
    assert his > 2
    assert others > 5


def test_the_provider_s_sheet_has_the_question_without_the_errand() -> None:
    text = render_text(forms.blank_provider_sheet(load(), DAY))
    assert "Bonjour, pouvez-vous" in text.replace("\u2011", "-")
    assert "Copiez" not in text
    assert "envoyez ce" not in text.casefold()
    assert "envoyez-le" not in text.casefold().replace("\u2011", "-")


def test_what_his_edition_leaves_out_is_not_asked_of_the_provider() -> None:
    answers = answers_of("cabinet_dentaire")
    assert answers["preuves_reponses"].options == ("ne_sait_pas",)
    dossier = dossier_of(answers, Edition.COMPLETE)
    sheet = next(s for s in dossier.sections if s.id == "fiche-prestataire")
    text = render_text(replace(dossier, cover=(), sections=(sheet,)))
    assert load().question_by_id["mfa_acces_distants"].label in text
    assert load().question_by_id["preuves_reponses"].label not in text


def test_the_blank_form_says_the_shorter_of_two_lists() -> None:
    text = render_text(forms.blank(load(), DAY))
    assert "Sauf si la réponse n°\u00a024 est seulement «\u00a0" in text
    assert "Seulement si la réponse n°" in text
    incident = text[text.index(load().question_by_id["incidents_passes"].label) :]
    assert "Précision\u00a0: …" in incident[: incident.index("\n\n")]


def test_a_contract_that_was_left_out_is_not_said_to_be_unread() -> None:
    unread = "Le programme n’a pas lu votre contrat."
    answers = answers_of("boulangerie")
    for edition in (Edition.COMPLETE, Edition.INSURER):
        assert unread in text_of(answers, edition)
        assert unread not in text_of(answers, edition, unread=False)
    for known in (True, False):
        assert unread not in text_of(answers, Edition.ANONYMOUS, unread=known)


def test_a_register_without_places_has_no_column_for_them() -> None:
    for edition, there in ((Edition.INSURER, True), (PROVIDER, False), (Edition.ANONYMOUS, False)):
        text = text_of(answers_of("cabinet_dentaire"), edition)
        assert ("Où la trouver" in text) == there


def test_a_fact_bears_the_name_of_its_date() -> None:
    text = text_of(answers_of("boulangerie"), Edition.INSURER)
    label = load().question_by_id["sauvegarde_frequence"].date_label
    assert label
    assert f"{label}\u00a0: " in text


@pytest.mark.parametrize("count", range(40, 62))
def test_a_long_list_leaves_no_line_alone(count: int) -> None:
    items = tuple(plain(f"Document n° {number}") for number in range(count))
    blocks = (plain("Une liste."), Bullets(items, small=True))
    section = Section("sources", "Sources", blocks)
    dossier = Dossier("", "Essai", "", DAY, "Information.", (), (section,))
    read = pages(render_pdf(dossier))
    assert sum("Document" in line.text for line in read[-1].body) >= 4


@pytest.mark.parametrize(
    ("small", "body", "count"), [(1, 4, 43), (3, 3, 42), (5, 0, 44), (5, 4, 38)]
)
def test_a_full_page_is_not_followed_by_an_empty_one(small: int, body: int, count: int) -> None:
    """These fill a page to its last points: the gap that closes a list has no room left."""
    items = tuple(plain(f"Document n° {number}") for number in range(count))
    before = (plain("Petit.", Style.SMALL),) * small + (plain("Corps."),) * body
    section = Section("s", "Sources", (*before, Bullets(items, small=True)))
    for after in ((), (Section("t", "Suite", (plain("Corps."),)),)):
        dossier = Dossier("", "Essai", "", DAY, "Information.", (), (section, *after))
        read = pages(render_pdf(dossier))
        assert all(page.body for page in read)
        assert len(read) == 1 + len(after)


def test_cards_before_a_table_do_not_wait_for_it() -> None:
    """Titles and texts only: they go on under the last chapter, and the table follows."""
    card = (Heading("Une carte", 3), *(plain("Un texte."),) * 5)
    table = Table(("A",), tuple((cell("Une ligne"),) for _ in range(3)), (1.0,), "Essai")
    blocks = (plain("Un chapitre."), *card * 7, Heading("La suite", 2), plain("Voici."), table)
    sections = (Section("a", "Premier", (plain("Bref."),)), Section("b", "Second", blocks))
    read = pages(render_pdf(Dossier("", "Essai", "", DAY, "Information.", (), sections)))
    assert [any("Second" in line.text for line in page.body) for page in read] == [True, False]


@pytest.mark.parametrize("answered", [10, 22, 30, 39])
def test_the_boxes_to_sign_are_never_alone(answered: int) -> None:
    """A long list of what is not answered pushes them onto a second page."""
    answers = answers_of("menuiserie")
    first = ("nombre_personnes", "serveur_nas")
    kept = [*first, *(id_ for id_ in answers if id_ not in first)][:answered]
    dossier = dossier_of({id_: answers[id_] for id_ in kept}, Edition.INSURER)
    signature = tuple(s for s in dossier.sections if s.id == "signature")
    read = pages(render_pdf(replace(dossier, cover=(), sections=signature)))
    assert len(read) == 2
    text = " ".join(line.text for line in read[1].body)
    assert "Ce dossier est valable jusqu" in text
    assert "Lu et approuvé, signature" in text


@pytest.mark.parametrize("name", NAMES)
def test_no_page_ends_with_the_words_that_announce_a_list(name: str) -> None:
    for page in pages(printed(name, Edition.COMPLETE)):
        assert not page.body[-1].text.rstrip().endswith(":"), page.body[-1]


def test_cards_follow_each_other_down_the_page() -> None:
    """Only what announces a list waits for it: the cards before go where there is room."""
    read = pages(printed("boulangerie", Edition.COMPLETE))
    lowest = []
    for page, following in pairwise(read):
        text = " ".join(line.text for line in page.body)
        goes_on = following.body[0].size < 15  # else a chapter begins there
        if "Question à poser" in text and "Exemple de clause" in text and goes_on:
            lowest.append(page.body[-1].bottom / page.height)
    assert len(lowest) > 3
    assert max(lowest) < 0.3
