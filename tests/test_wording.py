"""Polish grammar, numbers, money and dates; rounding happens here and half-up."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import diagnoza
from diagnoza import wording
from diagnoza.definition import terms
from diagnoza.wording import NBSP
from support.cases import cases


@pytest.mark.parametrize(
    ("count", "expected"),
    [(0, "ustaleń"), (1, "ustalenie"), (2, "ustalenia"), (4, "ustalenia"), (5, "ustaleń"), (11, "ustaleń"), (12, "ustaleń"),
     (14, "ustaleń"), (21, "ustaleń"), (22, "ustalenia"), (25, "ustaleń"), (101, "ustaleń"), (102, "ustalenia"),
     (112, "ustaleń"), (122, "ustalenia"), (1_004, "ustalenia")],
)  # fmt: skip
def test_plural_follows_polish_grammar(count: int, expected: str) -> None:
    assert wording.plural_word(count, "ustalenie", "ustalenia", "ustaleń") == expected
    assert wording.plural(count, "ustalenie", "ustalenia", "ustaleń").endswith(f"{NBSP}{expected}")


@pytest.mark.parametrize(
    ("days", "text"), [("0.5", "0,5 dnia"), ("1", "1 dzień"), ("2.0", "2 dni"), ("5", "5 dni"), ("1.5", "1,5 dnia")]
)
def test_plural_of_a_part(days: str, text: str) -> None:
    shown = wording.plural_of(Decimal(days), "dzień", "dni", "dni", "dnia")
    assert shown.replace(NBSP, " ") == text


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [(1234, None, "1 234"), (Decimal("12345.50"), None, "12 345,50"), (Decimal("0.5"), 0, "1"), (Fraction(1, 3), None, "0,3333"),
     (Fraction(1, 3), 1, "0,3"), (-1234567, None, "-1 234 567"), (Decimal("1E+3"), None, "1 000"), (Fraction(2), None, "2"),
     (Fraction(100), None, "100"), (Fraction(1000), None, "1 000")],
)  # fmt: skip
def test_number_has_a_comma_and_thousands_apart(value: int | Decimal | Fraction, digits: int | None, text: str) -> None:
    assert wording.number(value, digits).replace(NBSP, " ") == text


@pytest.mark.parametrize(
    ("share", "text"),
    [(Fraction(1, 200), "1 %"), (Fraction(1, 2), "50 %"), (Fraction(0), "0 %"), (Fraction(1), "100 %"), (Fraction(125, 1000), "13 %"),
     (Fraction(1249, 10000), "12 %"), (None, "brak danych")],
)  # fmt: skip
def test_percent_is_rounded_half_up(share: Fraction | None, text: str) -> None:
    assert wording.percent(share).replace(NBSP, " ") == text


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [
        (Fraction(41, 100), Fraction(55, 100), "41–55 %"),
        (Fraction(410, 1000), Fraction(414, 1000), "41 %"),
        (None, None, "brak danych"),
    ],
)
def test_range_is_one_number_where_both_round_to_it(low: Fraction | None, high: Fraction | None, text: str) -> None:
    assert wording.score_range(low, high).replace(NBSP, " ") == text


@pytest.mark.parametrize(
    ("grosze", "text", "plain"),
    [
        (187719000, "1 877 190,00 zł", "1877190.00"),
        (5, "0,05 zł", "0.05"),
        (0, "0,00 zł", "0.00"),
        (-150, "−1,50 zł", "-1.50"),
    ],
)
def test_money(grosze: int, text: str, plain: str) -> None:
    assert wording.money(grosze).replace(NBSP, " ") == text
    assert wording.amount(grosze) == plain


@pytest.mark.parametrize(("rate", "text"), [("23", "23 %"), ("zw", "zwolnione"), ("np", "nie podlega")])
def test_vat_rate(rate: str, text: str) -> None:
    assert wording.vat_rate(rate).replace(NBSP, " ") == text


@pytest.mark.parametrize(("text", "told"), [("zażółć", "Zażółć"), ("„ups” trwa", "„Ups” trwa"), ("", ""), ("„", "„")])
def test_capital(text: str, told: str) -> None:
    assert wording.capital(text) == told


def test_money_without_a_price_says_so() -> None:
    assert wording.money(None) == "brak ceny"


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        (date(2022, 6, 6), date(2022, 6, 8), "6–8 czerwca 2022 r."),
        (date(2022, 6, 8), date(2022, 6, 8), "8 czerwca 2022 r."),
        (date(2022, 6, 30), date(2022, 7, 1), "od 30 czerwca 2022 r. do 1 lipca 2022 r."),
        (date(2021, 6, 6), date(2022, 6, 8), "od 6 czerwca 2021 r. do 8 czerwca 2022 r."),
        (None, date(2022, 6, 8), "8 czerwca 2022 r."),
        (date(2022, 6, 8), None, "8 czerwca 2022 r."),
        (None, None, "brak danych"),
    ],
)
def test_days(start: date | None, end: date | None, text: str) -> None:
    assert wording.days(start, end).replace(NBSP, " ") == text


def test_every_month_has_its_genitive() -> None:
    months = {wording.day(date(2022, month, 1)).split()[1] for month in range(1, 13)}
    assert len(months) == 12
    assert wording.short_day(date(2022, 6, 8)) == "08.06.2022"


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (wording.SEVERITY, terms.SEVERITIES),
        (wording.FINDING_KIND, get_args(terms.FindingKind)),
        (wording.STATUS, get_args(terms.EligibilityStatus)),
        (wording.ITEM_KIND, get_args(terms.ItemKind)),
        (wording.ROLE, terms.ROLES),
        (wording.UNIT_KIND, terms.UNIT_KINDS),
        (wording.FACT, terms.FACTS),
    ],
)
def test_every_term_has_its_word(words: dict[str, str], names: tuple[str, ...]) -> None:
    assert set(words) == set(names)


@settings(max_examples=cases(2_000))
@given(value=st.fractions(-10_000, 10_000, max_denominator=10_000), digits=st.integers(0, 4))
def test_rounding_is_half_up_and_exact(value: Fraction, digits: int) -> None:
    """Rule: the rounded number is the nearest one with so many decimals; a tie goes away from zero."""
    step = Decimal(1).scaleb(-digits)
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    rounded = wording.rounded(value, digits)
    assert abs(Fraction(rounded) - value) <= Fraction(step) / 2
    if Fraction(exact) == value:
        assert rounded == exact.quantize(step, ROUND_HALF_UP)


@settings(max_examples=cases(2_000))
@given(grosze=st.integers(-(10**13), 10**13))
def test_money_reads_back(grosze: int) -> None:
    """Rule: no grosz is lost between the sum and the text, for people and for JSON."""
    plain = wording.money(grosze).removesuffix(f"{NBSP}zł").replace(NBSP, "").replace(",", ".").replace("−", "-")
    assert int(Decimal(plain) * 100) == int(Decimal(wording.amount(grosze)) * 100) == grosze


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Kopie w urzędzie i poza nim", "Kopie w~urzędzie i~poza nim"),
        ("a i w nocy", "a~i~w~nocy"),
        ("(w tym „z domu”)", "(w~tym „z~domu”)"),
        ("§ 19 ust. 2 pkt 12 lit. b", "§~19 ust.~2 pkt~12 lit.~b"),
        ("Dz.U. 2024 poz. 773", "Dz.U.~2024 poz.~773"),
        ("Dz. U. 2024 poz. 773", "Dz.~U.~2024 poz.~773"),
        ("do 3 kwietnia 2027 r. i dalej", "do 3~kwietnia 2027~r. i~dalej"),
        ("A i B oraz „w „z domu””", "A~i~B oraz „w~„z~domu””"),
        ("[o tym] {u nich} «w Wólce» \"z okna\" 'a jednak'", "[o~tym] {u~nich} «w~Wólce» \"z~okna\" 'a~jednak'"),
        ("w  urzędzie", "w~~urzędzie"),  # two spaces that were typed stay two
        ("J. K. Nowak i A. Żuk", "J.~K.~Nowak i~A.~Żuk"),
        ("Art. 8, nr 5, zał. nr 4, Tab. 2, rys. 3, str. 7", "Art.~8, nr~5, zał.~nr~4, Tab.~2, rys.~3, str.~7"),
        ("5 szt., 12 etatów, 38 osób, 2 godz., 16 GB", "5~szt., 12~etatów, 38~osób, 2~godz., 16~GB"),
        ("1 877 190,00 zł", "1~877~190,00~zł"),
        ("0,5 pkt proc. i 3 mln zł", "0,5 pkt~proc. i~3~mln zł"),
        ("8 czerwca 2022 r.", "8~czerwca 2022~r."),
        ("5 ministrów, 3 latarnie, 2 majowe dni", "5 ministrów, 3 latarnie, 2 majowe dni"),  # not a unit, not a month
        ("18 000,00 zł", "18~000,00~zł"),
        ("co najmniej 12 mies. temu", "co najmniej 12~mies. temu"),
        ("71 % jednostek", "71~% jednostek"),
        ("raz w 2024 1000 osób", "raz w~2024 1000~osób"),  # four digits are another number
        ("kiwi kiwi", "kiwi kiwi"),  # not within a word
        ("wiersz w\nnowy", "wiersz w\nnowy"),  # a break that was typed stays
        ("", ""),
    ],
)
def test_text_is_held_together_where_a_line_may_not_break(text: str, held: str) -> None:
    assert wording.held_together(text) == held.replace("~", NBSP)


SCRAPS = ("a", "i", "W", "z", "§", "art.", "nr", "Dz.U.", "J.", "12", "345", "1", "zł", "%", "r.", "czerwca", "urząd", "„", "(",
          "”", ",", " ", " ", " ", "  ", NBSP, "\n", "\t")  # fmt: skip
TYPED = st.lists(st.sampled_from(SCRAPS), max_size=20).map("".join) | st.text(max_size=30)


@settings(max_examples=cases(5_000))
@given(TYPED)
def test_holding_together_changes_spaces_alone_and_only_once(text: str) -> None:
    """Rule: spaces become NBSP, nothing else changes, and a text held together is held together."""
    held = wording.held_together(text)
    assert len(held) == len(text)
    assert all(new == old or (old, new) == (" ", NBSP) for old, new in zip(text, held, strict=True))
    assert wording.held_together(held) == held


@settings(max_examples=cases(5_000))
@given(TYPED)
def test_no_line_ends_in_a_one_letter_word(text: str) -> None:
    """Rule: after a one-letter word, quotation marks and brackets before it or not, no space that may break stands
    before the next word."""
    assert not re.search(r"(?<![^\s])[(„\[«]*[aiouwzAIOUWZ] +(?=\S)", wording.held_together(text))


def own_texts() -> Iterator[tuple[str, str]]:
    """(file, text) of every text in the source that people read: words with a Polish letter."""
    for path in sorted(Path(diagnoza.__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and re.search(r"[ąćęłńóśźż]", node.value):
                yield path.name, node.value


def test_sentences_of_ours_have_polish_quotation_marks() -> None:
    """What people typed keeps its straight quotes; a sentence of the program has „ ”."""
    wrong = [(name, text) for name, text in own_texts() if re.search(r'(?<!=)(?<!: )"\w|“', text)]
    # A text of several lines is a docstring or code; wording.py lists the quotation marks themselves.
    assert [(name, text) for name, text in wrong if "\n" not in text and name != "wording.py"] == []


@pytest.mark.parametrize(
    ("parts", "shown"), [([], ""), (["A"], "A"), (["A", "B"], "A i B"), (["A", "B", "C"], "A, B i C")]
)
def test_list_of_names_reads_as_a_sentence(parts: list[str], shown: str) -> None:
    assert wording.listed(parts) == shown


def test_no_full_stop_stands_before_a_semicolon() -> None:
    """Abbreviations keep theirs, as does the last part; what is empty is left out."""
    parts = ["Bez wsparcia od 14.10.2025.", "", "z 2016 r.", "umowa z Siecią sp. z o.o.", "koniec."]
    assert wording.clauses(parts) == "Bez wsparcia od 14.10.2025; z 2016 r.; umowa z Siecią sp. z o.o.; koniec."
    assert wording.clauses([]) == ""
