"""What may be typed into a field."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberwizard.content.model import Kind, Question, Role
from cyberwizard.content.values import check_value, siren_is_valid

BASE = Question("q", "t", Role.IDENTITY, Kind.TEXT, "Libellé", "Aide")
NUMBER = replace(BASE, kind=Kind.NUMBER, minimum=1, maximum=9999)
SIREN = replace(BASE, kind=Kind.SIREN)
DATE = replace(BASE, kind=Kind.DATE)


def test_a_real_siren_passes_and_any_changed_digit_fails() -> None:
    good = "732829320"
    assert siren_is_valid(good)
    for place in range(9):
        for digit in "0123456789":
            changed = good[:place] + digit + good[place + 1 :]
            assert siren_is_valid(changed) == (changed == good)


@pytest.mark.parametrize(
    "text", ["", "000000000", "73282932", "7328293200", "73282932a", "²²²²²²²²²"]
)
def test_what_is_not_a_siren(text: str) -> None:
    assert not siren_is_valid(text)
    with pytest.raises(ValueError, match="SIREN"):
        check_value(SIREN, text)


def test_a_siren_may_be_typed_with_spaces() -> None:
    assert check_value(SIREN, " 732 829\u00a0320 ") == "732829320"


@pytest.mark.parametrize(("text", "canonical"), [("6", "6"), (" 1 250", "1250"), ("0007", "7")])
def test_a_number_is_kept_in_digits(text: str, canonical: str) -> None:
    assert check_value(NUMBER, text) == canonical


@pytest.mark.parametrize("text", ["", "0", "10000", "6,5", "-3", "six", "٦", "9" * 40])
def test_what_is_not_a_number_here(text: str) -> None:
    with pytest.raises(ValueError, match=r"nombre"):
        check_value(NUMBER, text)


@pytest.mark.parametrize("text", ["2026-02-30", "31/12/2026", "hier", "", "3026-01-01"])
def test_what_is_not_a_date(text: str) -> None:
    with pytest.raises(ValueError, match="date"):
        check_value(DATE, text)


def test_a_date_is_iso() -> None:
    assert check_value(DATE, "2026-02-28") == "2026-02-28"


@given(st.text(min_size=1, max_size=10_000))
def test_a_text_is_kept_character_for_character(text: str) -> None:
    if text.strip():
        assert check_value(BASE, text) == text
    else:
        with pytest.raises(ValueError, match="Écrivez"):
            check_value(BASE, text)


def test_a_text_has_a_limit() -> None:
    with pytest.raises(ValueError, match="trop long"):
        check_value(BASE, "x" * 10_001)


def test_a_choice_has_no_typed_value() -> None:
    with pytest.raises(ValueError, match="liste"):
        check_value(replace(BASE, kind=Kind.SINGLE), "oui")
