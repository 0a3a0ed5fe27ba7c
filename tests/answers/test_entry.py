"""An answer as plain texts under the sheet's keys, which read back as the same answer."""

from __future__ import annotations

from typing import Any

import pytest

from diagnoza.answers.entry import entry_of
from diagnoza.answers.source import AnswerPart


@pytest.mark.parametrize(
    "entry",
    [
        "tak",
        ["dysk", "chmura"],
        [{"nazwa": "Kadry"}, {"nazwa": "Płace", "liczba": "3"}],
        {"odpowiedz": "nie dotyczy", "uzasadnienie": "bo", "uznane": "nie"},
        {"odpowiedz": "tak", "ustalono": {"metoda": "formularz", "stanowisko": "kadry", "kiedy": "2022-06-06"}},
        {"odpowiedz": "tak", "ustalono": {"kiedy": "2022-06-06T00:00:00+02:00"}},
        {"uwagi": "a\nb", "dowody": ["D-01"], "wypowiedzi": [{"stanowisko": "kadry", "uwagi": "nie moje"}]},
    ],
)
def test_an_entry_comes_back_as_it_was(entry: Any) -> None:
    """A day stays a day, midnight of a zone stays an hour; a value with nothing beside it stands alone."""
    part = AnswerPart.model_validate(entry)
    assert entry_of(part) == entry
    assert AnswerPart.model_validate(entry_of(part, whole=True)) == part
