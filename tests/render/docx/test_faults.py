"""The catalogue of the engine's sentences."""

import pickle

import pytest

from diagnoza.problems import CATALOGUE
from diagnoza.render.docx.faults import Place, fault, quoted

FIELDS = {"detail": "a", "filters": "b", "name": "c", "near": "d", "value": "e", "series": "2", "right": "f"}


@pytest.mark.parametrize("code", [code for code in CATALOGUE if code.startswith("T") and code < "T06"])
def test_every_sentence_can_be_said(code: str) -> None:
    made = fault(code, Place("word/document.xml", "akapit", "{{ a }}"), **FIELDS)
    assert made.message[0] in "„" or made.message[0].islower()
    assert not made.message.endswith(".")
    assert "{{{" not in made.message + made.hint


def test_quoted_text_is_one_short_line() -> None:
    assert quoted("a\n\x00\ud800b" + "x" * 500) == "a b" + "x" * 116 + "…"


def test_braces_in_a_value_are_not_filled() -> None:
    assert "{detail}" in fault("T041", Place("p", "{detail}", "{{ a }}"), detail="lista").message


def test_fault_survives_a_process_boundary() -> None:
    made = fault("T001", detail="a")
    copy = pickle.loads(pickle.dumps(made))
    assert (copy.code, copy.message, copy.hint) == (made.code, made.message, made.hint)
