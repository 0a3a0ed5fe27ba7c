"""The sheet of sums: of what is bought by area, category, kind, unit, year and budget classification; what goes beyond."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from diagnoza import wording
from diagnoza.plan.days import year_due
from diagnoza.plan.line import Line
from diagnoza.report.ledger.amounts import amounts_of, columns, total
from diagnoza.report.ledger.beyond import expenses_table, settlement_table, yearly_table
from diagnoza.report.ledger.classified import classified_table
from diagnoza.report.ledger.model import Sheet, Table
from diagnoza.report.ledger.subject import Subject, origin, unit_legend
from diagnoza.report.ledger.unit_sums import units_table
from diagnoza.report.tallies import area_of

_BY_KIND = "Według rodzaju (podpowiedź; rozstrzyga polityka rachunkowości)"
_BY_YEAR = "Według roku (najwcześniejszy termin zaleceń, liczony od końca diagnozy)"
_NO_CATEGORY = "Bez kategorii"
_OWN_YEAR = "rok wskaże urząd"


def sums_sheet(subject: Subject) -> Sheet:
    """One table below another; those of a programme only where there is one."""
    tables = (*_groups(subject), classified_table(subject), expenses_table(subject), yearly_table(subject))
    settlement = settlement_table(subject)
    return Sheet(
        name="Sumy",
        title="Sumy planu",
        notes=(
            unit_legend(subject),
            origin(subject),
            "Sumy obejmują pozycje wybrane do planu, chyba że tytuł mówi inaczej.",
        ),
        tables=(*tables, settlement) if settlement.rows else tables,
        upright=True,
    )


def _groups(subject: Subject) -> Iterator[Table]:
    if subject.plan.programmes:
        first = subject.plan.programmes[0]
        yield _table("Według obszaru programu", "Obszar", subject, area_of, [area.title for area in first.areas])
        categories = [category.title for category in first.categories]
        yield _table("Według kategorii kosztu", "Kategoria", subject, _category, categories)
    yield _table(_BY_KIND, "Rodzaj", subject, _kind, list(wording.ITEM_KIND.values()))
    if subject.units:
        yield units_table(subject)
    yield _table(_BY_YEAR, "Rok", subject, _year(subject), [])


def _table(title: str, head: str, subject: Subject, key: Callable[[Line], str], order: list[str]) -> Table:
    """A row a group, in the order that is given and then of the alphabet; the total adds up the rows above it."""
    groups: dict[str, list[int]] = {}
    for row, line in enumerate(subject.bought):
        groups.setdefault(key(line), []).append(row)
    known = {name: index for index, name in enumerate(order)}
    names = sorted(groups, key=lambda name: (known.get(name, len(known)), name))
    return Table(
        title,
        columns(head, subject),
        tuple((name, *amounts_of(subject, groups[name])) for name in names),
        total(title, subject, len(names)),
        empty="Żadna pozycja nie weszła do planu.",
        mark=title,
    )


def _category(line: Line) -> str:
    category = line.eligibility[0].category if line.eligibility else None
    return category.title if category else _NO_CATEGORY


def _kind(line: Line) -> str:
    return wording.ITEM_KIND[line.item.kind]


def _year(subject: Subject) -> Callable[[Line], str]:
    end = subject.plan.project_end
    latest = f", najpóźniej {end.year} (koniec projektu {wording.short_day(end)})" if end else ""

    def told(line: Line) -> str:
        if line.basis == "wish":
            return f"Potrzeby własne: {_OWN_YEAR}{latest}"
        year = year_due(line, subject.day)
        if year is not None:
            return str(year)
        if line.measures:
            return "Roku nie ustalono, bo nie podano dnia diagnozy"
        return f"Obowiązek programu: {_OWN_YEAR}{latest}"

    return told
