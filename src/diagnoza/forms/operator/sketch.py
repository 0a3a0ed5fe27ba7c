"""A proposed map: what is sure as entries, what is not as comments with the candidates and how like they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from diagnoza.definition.model import Definition, Option, Point, Question
from diagnoza.files.yaml_scalars import inline
from diagnoza.forms.operator.check import check_map
from diagnoza.forms.operator.loading import Entry
from diagnoza.forms.operator.matching import Match, Matcher, Source, is_sure
from diagnoza.forms.operator.package import Form
from diagnoza.forms.operator.source import FieldPart
from diagnoza.forms.operator.spots import Spot, spots_of
from diagnoza.problems import Problem, fold, problem

_ASPECTS = (
    ("uwag", "uwagi"),
    ("komentarz", "uwagi"),
    ("dowod", "dowody"),
    ("uzasadn", "uzasadnienie"),
    ("weryfik", "weryfikacja"),
    ("niezgodnosc", "ustalenia"),
    ("ustaleni", "ustalenia"),
)
"""Beginnings of a column's heading and what of the question or point it asks for."""
_STATES = (
    ("tak", ("spelnia", "spelnia-z-uwagami")),
    ("spelnia", ("spelnia", "spelnia-z-uwagami")),
    ("czesciowo", ("czesciowo",)),
    ("tak, czesciowo", ("czesciowo",)),
    ("nie", ("nie-spelnia",)),
    ("nie spelnia", ("nie-spelnia",)),
    ("nie dotyczy", ("nie-dotyczy",)),
    ("do ustalenia", ("do-ustalenia",)),
    ("brak danych", ("do-ustalenia",)),
)
_HEAD = """\
# Szkic mapy formularza, ułożony z jego etykiet. Program nie zna tego formularza: sprawdź każdą pozycję.
# Pozycje pewne stoją wprost. Pozostałe są w komentarzach z kandydatami i podobieństwem etykiety; usuń „# ” przed tą,
# która jest właściwa. Pól bez propozycji nie da się odgadnąć z etykiety: dopisz je albo zostaw puste.
# Klucz „jako” podaje słowa formularza, np. jako: {{tak: TAK, nie: NIE, nie wiem: brak danych}}.
format_mapy: 1
formularz: {form}
"""


@dataclass(frozen=True, slots=True)
class Sketch:
    """A map as text, and how many fields are sure, to be confirmed, and without a proposal."""

    text: str
    sure: int
    unsure: int
    unmatched: int
    problems: tuple[Problem, ...]


def sketch(
    form: Form, path: Path, definition: Definition, questions: Iterable[Question], points: Iterable[Point]
) -> Sketch:
    """The map proposed for the form; it loads as a map without an error. O047 where no field was found."""
    matcher = Matcher(questions, points)
    lines: list[str] = []
    counts = [0, 0, 0]
    taken: set[tuple[tuple[str, str], ...]] = set()
    seen: set[str] = set()
    for spot in spots_of(form):
        if spot.target in seen:
            continue
        seen.add(spot.target)
        matches = matcher.matches(spot)
        fields = _fields(spot, matches[0].source) if matches else ()
        is_settled = is_sure(matches) and fields not in taken and _is_sound(spot, fields, matches[0].source, definition)
        if is_settled:
            taken.add(fields)
        counts[0 if is_settled else 1 if matches else 2] += 1
        lines.extend(_lines(spot, matches, is_settled=is_settled))
    pola = "pola:\n" if counts[0] else "pola: []\n"
    text = "".join((_HEAD.format(form=inline(path.name)), pola, *(f"{line}\n" for line in lines)))
    problems = (*form.problems, *(() if seen else (problem("O047", form.place),)))
    return Sketch(text, counts[0], counts[1], counts[2], problems)


def _fields(spot: Spot, source: Source) -> tuple[tuple[str, str], ...]:
    """The keys of the entry; the heading of the column may ask for the remark rather than the answer."""
    heading = fold(spot.heading)
    aspect = next((word for beginning, word in _ASPECTS if beginning in heading), "")
    if source.point is not None:
        return (
            (*source.keys, ("zgodnosc.pole", aspect))
            if aspect in ("uwagi", "dowody", "uzasadnienie", "ustalenia")
            else source.keys
        )
    if source.question is not None and aspect and aspect != "ustalenia":
        return ((aspect, source.question.id),)
    return source.keys


def _is_sound(spot: Spot, fields: tuple[tuple[str, str], ...], source: Source, definition: Definition) -> bool:
    """Whether the entry would load; a second empty field of one label without a telling heading is not settled."""
    if spot.order and fields == source.keys:
        return False
    nested: dict[str, object] = {}
    for key, value in (*fields, (spot.key, spot.target)):
        outer, _, inner = key.partition(".")
        if inner:
            nested[outer] = {**nested.get(outer, {}), inner: value}  # type: ignore[dict-item]
        else:
            nested[key] = value
    part = FieldPart.model_validate({**nested, "jako": _words(spot, fields, source)})
    return not check_map([Entry(part, 0)], definition, ())


def _words(spot: Spot, fields: tuple[tuple[str, str], ...], source: Source) -> dict[str, str]:
    """Words of the form's list for the options or states they fit."""
    by_fold = {fold(word): word for word in spot.choices}
    if source.point is not None and fields == source.keys:
        return {state: by_fold[word] for word, states in _STATES if word in by_fold for state in states}
    if source.question is None or fields != source.keys or len(source.keys) > 1:
        return {}
    words = {option.id: word for option in source.question.options if (word := _word(option, by_fold))}
    for state in ("nie wiem", "nie zbadano", "nie dotyczy"):
        if words and state in by_fold:
            words[state] = by_fold[state]
    return words


def _word(option: Option, by_fold: Mapping[str, str]) -> str:
    """The word of the list that surely means the option: the same text, or tak, częściowo and nie by the points."""
    for name in (fold(option.label), fold(option.id)):
        if name in by_fold and (option.points is None or name not in ("tak", "nie") or option.points in (0, 1)):
            return by_fold[name]
    beginning = fold(option.label).split(",")[0].split(" ")[0]
    if option.points == 1 and beginning == "tak":
        return by_fold.get("tak", "")
    if option.points == 0 and beginning == "nie":
        return by_fold.get("nie", "")
    if option.points is not None and 0 < option.points < 1:
        return next((word for folded, word in by_fold.items() if "czesciow" in folded), "")
    return ""


def _lines(spot: Spot, matches: list[Match], *, is_settled: bool) -> Iterator[str]:
    label = _comment(" / ".join(dict.fromkeys((*spot.labels[:2], spot.heading))).strip(" /"))
    if not matches:
        yield f"  # bez propozycji: {_comment(spot.target)} – „{label}”"
        return
    first = matches[0]
    yield f"  {'' if is_settled else '# '}- {_entry(spot, first.source)}  # „{label}”, podobieństwo {_percent(first)}"
    if not is_settled:
        for other in matches[1:]:
            yield f"  #   albo: {_entry(spot, other.source)}  # {_percent(other)}"
    missing = _missing(spot, first.source)
    if missing:
        words = ", ".join(spot.choices[:12])
        yield f"  #   w „jako” brakuje: {', '.join(missing)}; lista pola: {_comment(words)}"


def _missing(spot: Spot, source: Source) -> list[str]:
    """Options for which the form's list has no fitting word."""
    fields = _fields(spot, source)
    if not spot.choices or source.question is None or fields != source.keys or len(source.keys) > 1:
        return []
    words = _words(spot, fields, source)
    return [option.id for option in source.question.options if option.id not in words]


def _entry(spot: Spot, source: Source) -> str:
    fields = _fields(spot, source)
    parts = [f"{spot.key}: {inline(spot.target, in_flow=True)}"]
    nested = [f"{key.split('.')[1]}: {inline(value, in_flow=True)}" for key, value in fields if "." in key]
    parts += [f"{key}: {inline(value, in_flow=True)}" for key, value in fields if "." not in key]
    if nested:
        parts.append(f"zgodnosc: {{{', '.join(nested)}}}")
    words = _words(spot, fields, source)
    if words:
        shown = (f"{inline(k, in_flow=True)}: {inline(v, in_flow=True)}" for k, v in words.items())
        parts.append(f"jako: {{{', '.join(shown)}}}")
    return f"{{{', '.join(parts)}}}"


def _percent(match: Match) -> str:
    return f"{match.likeness * 100:.0f} %"


def _comment(text: str) -> str:
    """Text fit for one line of a comment."""
    line = " ".join("".join(letter if letter.isprintable() else " " for letter in text[:400]).split())
    return line if len(line) <= 100 else f"{line[:99]}…"
