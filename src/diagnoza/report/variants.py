"""Plans beside each other in words: what each costs, closes and contains, and what each further amount brings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise

from diagnoza import wording
from diagnoza.definition.model import Item
from diagnoza.evaluation.model import Evaluation
from diagnoza.plan.line import Line
from diagnoza.plan.model import Plan
from diagnoza.plan.variants import Variant, starts
from diagnoza.report import model
from diagnoza.report.text import joined

ORDER_NOTE = (
    "Zestaw wybiera się według łącznej wagi ustaleń; liczba ustaleń, w tym krytycznych, i wynik mogą przy wyższej kwocie być "
    "niższe."
)
_MEANING: Mapping[str, str] = {
    "zalecany": "Zalecany: najwięcej za dostępne środki.",
    "pełny": "Pełny: wszystkie zalecane zakupy bez względu na środki.",
}


def variant_entries(variants: Sequence[Variant]) -> Iterator[model.VariantEntry]:
    """The variants that have a name, from the least; each says what it buys beside the one before."""
    named = [variant for variant in variants if variant.name]
    yield from (variant_entry(variant) for variant in named[:1])
    yield from (variant_entry(variant, before) for before, variant in pairwise(named))


def curve_entries(
    variants: Sequence[Variant], evaluations: Sequence[Evaluation], plan: Plan
) -> Iterator[model.VariantEntry]:
    """What each amount brings, from the state today and what is done for nothing; none where no amount was tried."""
    points = with_starts([variant for variant in variants if not variant.name], evaluations, plan)
    yield from (variant_entry(point) for point in points[:1])
    yield from (variant_entry(point, before) for before, point in pairwise(points))


def with_starts(variants: Sequence[Variant], evaluations: Sequence[Evaluation], plan: Plan) -> tuple[Variant, ...]:
    """Today and what costs nothing before the variants; a point of a curve that buys nothing is the latter, so it goes."""
    if not variants:
        return ()
    bought = (variant for variant in variants if variant.lines or variant.name)
    return (*starts(evaluations, plan), *bought)


def variant_entry(variant: Variant, before: Variant | None = None) -> model.VariantEntry:
    """The variant in words; `before` is the one above it."""
    share = Fraction(variant.weight, variant.all_weight) if variant.all_weight else None
    percent = wording.whole_percent(share) if share is not None else None
    more = variant.dearer_than(before)
    return model.VariantEntry(
        name=variant.name,
        limit=wording.money(variant.budget) if variant.budget is not None else "—",
        gross=wording.money(variant.total.gross),
        added=f"{'+' if more > 0 else ''}{wording.money(more)}" if before and more else "—",
        closed=_of(len(variant.closed), variant.findings),
        critical=_of(variant.critical, variant.critical_findings),
        weight=wording.percent(share) if share is not None else "—",
        percent=percent,
        open_percent=None if percent is None else 100 - percent,
        score=wording.percent(next(iter(variant.scores.values()), None)),
        contents=contents(variant, before),
    )


def contents(variant: Variant, before: Variant | None = None) -> str:
    """„kupuje: A; B”, „dokłada: C; rezygnuje z: A”, „nic nie kupuje” or „to samo”."""
    lines = _lines(variant)
    if not lines:
        return "nic nie kupuje"
    if before is None or not before.lines:
        return f"kupuje: {_named(lines.values())}"
    old = _lines(before)
    added = [line for key, line in lines.items() if key not in old]
    dropped = [line for key, line in old.items() if key not in lines]
    told = [f"dokłada: {_named(added)}" if added else "", f"rezygnuje z: {_named(dropped)}" if dropped else ""]
    return joined(told) or "to samo"


def contents_sentence(variant: Variant, name: str, before: Variant | None = None) -> str:
    """„zalecany dokłada za 126 869,50 zł: A; B. Razem 137 201,50 zł.”; what it is dearer by is told where nothing is dropped."""
    told = contents(variant, before)
    more = variant.dearer_than(before)
    if before is not None and before.lines and told.startswith("dokłada: ") and "; rezygnuje z: " not in told:
        told = told.replace("dokłada:", f"dokłada za {wording.money(more)}:", 1)
    whole = f" Razem {wording.money(variant.total.gross)}." if variant.lines else ""
    return wording.sentence(f"{name} {told}") + whole


def _lines(variant: Variant) -> dict[object, Line]:
    """Lines by what tells them from each other in every plan of a case: of one item, state and reason, how they are classed;
    own needs may be alike in all, so they are numbered.
    """
    seen = Counter[object]()
    found: dict[object, Line] = {}
    for line in variant.lines:
        key = (line.item, line.basis, line.reason, line.certainty, tuple(line.units.items()), line.eligibility)
        found[key, seen[key]] = line
        seen[key] += 1
    return found


def _named(lines: Iterable[Line]) -> str:
    """„Laptop, 3 szt.; Komputer, 2 szt. (potrzeba własna)”: pieces of several lines of an item together."""
    counts = Counter[tuple[Item, bool]]()
    for line in lines:
        counts[line.item, line.basis == "wish"] += line.quantity
    return "; ".join(
        f"{item.name}, {wording.counted(count, item.unit)}{' (potrzeba własna)' if is_wish else ''}"
        for (item, is_wish), count in counts.items()
    )


def _of(count: int, every: int) -> str:
    return f"{wording.number(count)} z {wording.number(every)}" if every else "brak"


def meaning_note(variants: Sequence[Variant]) -> str:
    """What the names of variants mean, and whether the dearest brings more; empty of amounts that were asked for."""
    named = {variant.name: variant for variant in variants if variant.plan is not None and variant.name}
    told = [f"Minimum: {_least(named['minimum'])}."] if "minimum" in named else []
    told += [meaning for name, meaning in _MEANING.items() if name in named]
    if {"zalecany", "pełny"} <= named.keys() and named["zalecany"].weight >= named["pełny"].weight:
        told.append("Pełny nie usuwa więcej niż zalecany.")
    return " ".join(told)


def _least(variant: Variant) -> str:
    is_obliged = variant.plan is not None and bool(variant.plan.programmes)
    return "obowiązki programu i ustalenia krytyczne" if is_obliged else "ustalenia krytyczne"


def score_note(unit: str) -> str:
    """How the score of a variant is counted."""
    return (
        f"Wynik: dolna granica wyniku jednostki „{unit}”, gdyby odpowiedzi stojące za usuniętymi ustaleniami były najlepsze, "
        "a reszta bez zmian. Liczone są też ustalenia, które usuwa się bez zakupów."
    )


def variants_note(variants: Sequence[Variant], unit: str) -> str:
    """How the tables of variants in a report are to be read; „” where there are none."""
    if not variants:
        return ""
    weight = "Waga to część wagi wszystkich stwierdzonych ustaleń."
    return joined([meaning_note(variants), ORDER_NOTE, weight, score_note(unit)], " ")
