"""A checked purchase list for people and as the JSON of design §7."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from diagnoza import wording
from diagnoza.plan.checked_list import CheckedLine, CheckedList, Lacking
from diagnoza.plan.model import Cost
from diagnoza.problems import Problem
from diagnoza.render.json_eligibility import eligibility_json
from diagnoza.render.json_shapes import Shape, money_json, problems_json, programmes_json
from diagnoza.render.terminal_text import ELIGIBLE, table

_FOR = {"urzad": "urząd", "szkola": "szkoły", "dps": "DPS", "jednostka": "jednostki"}


def list_json(checked: CheckedList, problems: Iterable[Problem]) -> Shape:
    """`plan --lista --json`: the shape of a plan; `unfounded` holds indexes of `lines`, `total` sums eligible ones only."""
    paid = [line.cost for line in checked.lines if line.cost and line.status == "eligible"]
    whole = [line.cost for line in checked.lines if line.cost]
    return {
        "schema": 1,
        "programmes": programmes_json(checked.programmes),
        "budget": None,
        "budget_source": None,
        "total": _sums(paid),
        "list_total": _sums(whole),
        "to_establish": wording.amount(sum(c.cost.gross for c in checked.lines if c.cost and c.status == "unclear")),
        "lines": [_line(line) for line in checked.lines],
        "unfounded": list(checked.unfounded) if checked.is_compared else None,
        "lacking": [_lacking(entry) for entry in checked.lacking] if checked.is_compared else None,
        "complete": all(line.cost is not None for line in checked.lines),
        "problems": problems_json(problems),
    }


def _sums(costs: Sequence[Cost]) -> Shape:
    return {
        "net": wording.amount(sum(cost.net for cost in costs)),
        "gross": wording.amount(sum(cost.gross for cost in costs)),
        "eligible_cost": wording.amount(sum(cost.eligible for cost in costs)),
    }


def _line(line: CheckedLine) -> Shape:
    item, cost, match = line.item, line.cost, line.match
    eligible = cost.eligible if cost and line.status == "eligible" else None
    return {
        "text": line.text,
        "item": item.id if item else None,
        "name": item.name if item else None,
        "quantity": line.quantity,
        "unit": item.unit if item else None,
        "for": list(line.addressees),
        "date": line.day.isoformat() if line.day else None,
        "net": money_json(cost.net if cost else None),
        "vat_rate": cost.vat_rate if cost else None,
        "vat": money_json(cost.vat if cost else None),
        "gross": money_json(cost.gross if cost else None),
        "eligible_cost": money_json(0 if line.status == "ineligible" and cost else eligible),
        "status": line.status,
        "eligibility": [eligibility_json(entry) for entry in line.eligibility],
        "basis": line.reasons[0].basis if line.reasons else None,
        "measures": list(dict.fromkeys(m.id for reason in line.reasons for m in reason.measures)),
        "findings": list(dict.fromkeys(f.id for reason in line.reasons for f in reason.findings)),
        "match": {
            "item": item.id if item else None,
            "confidence": match.confidence,
            "decided": match.is_decided,
            "candidates": [
                {"item": c.item.id, "name": c.item.name, "confidence": c.confidence} for c in match.candidates
            ],
        },
    }


def _lacking(entry: Lacking) -> Shape:
    line = entry.line
    return {
        "item": line.item.id,
        "name": line.item.name,
        "quantity": line.quantity,
        "unit": line.item.unit,
        "basis": line.basis,
        "findings": [finding.id for finding in line.findings],
        "perhaps": list(entry.perhaps),
    }


def print_list(console: Console, checked: CheckedList) -> None:
    """The table with candidates below what is not decided, the reasons, the sums, and the diagnosis beside it."""
    priced = any(line.cost for line in checked.lines)
    columns = [("Lp.", "right"), ("Zakup", "text"), ("Pozycja", "text"), ("Ilość", "right")]
    columns += [("Brutto", "right")] if priced else []
    columns += [("Kwalif.", "left")]
    rows = [_row(number, line, priced) for number, line in enumerate(checked.lines, 1)]
    titles = ", ".join(programme.title for programme in checked.programmes)
    console.print(table(f"Lista zakupów a program: {titles}", columns, rows))
    for heading, sentences in (
        ("Dlaczego nie albo do wyjaśnienia", list(_reasons(checked))),
        ("Kupowane bez podstawy w diagnozie", list(_unfounded(checked))),
        ("Czego na liście brakuje", [_missing(entry) for entry in checked.lacking]),
    ):
        if sentences:
            console.print(Text(heading, "bold"))
            for sentence in sentences:
                console.print(Padding(Text(sentence), (0, 0, 0, 2)))
            console.print()
    for sentence in _closing(checked, priced):
        console.print(Text(sentence))


def _row(number: int, line: CheckedLine, priced: bool) -> tuple[str, ...]:
    text = line.text + "".join(f"\n(dla: {_FOR[a]})" for a in line.addressees if len(line.addressees) == 1)
    gross = (wording.money(line.cost.gross) if line.cost else "—",) if priced else ()
    quantity = wording.number(line.quantity) if line.quantity else "—"
    return (wording.number(number), text, _item(line), quantity, *gross, ELIGIBLE[line.status])


def _item(line: CheckedLine) -> str:
    if line.item:
        return line.item.name
    if not line.match.candidates:
        return "nie rozpoznano"
    return "\n".join(("nie rozstrzygnięto; może:", *(f"• {c.item.name} ({c.item.id})" for c in line.match.candidates)))


def _reasons(checked: CheckedList) -> Iterator[str]:
    """What is decided and yet not paid for without more; entries of one reason together."""
    groups: dict[tuple[str, str], list[str]] = {}
    for number, line in enumerate(checked.lines, 1):
        for entry in line.eligibility:
            if line.item and entry.status != "eligible":
                title = f"{entry.programme.title}: " if len(checked.programmes) > 1 else ""
                reason = entry.reason if entry.verified else f"{entry.reason.rstrip('.')} (do potwierdzenia)."
                groups.setdefault((title, reason), []).append(wording.number(number))
    for (title, reason), numbers in groups.items():
        yield f"{wording.listed(numbers)}. {title}{reason}"


def _unfounded(checked: CheckedList) -> Iterator[str]:
    numbers = [f"{wording.number(index + 1)} („{checked.lines[index].text}”)" for index in checked.unfounded]
    if numbers:
        entries = wording.plural_word(len(numbers), "wpis", "wpisy", "wpisy")
        yield f"Żadne ustalenie, obowiązek programu ani potrzeba własna nie wskazuje na {entries} {wording.listed(numbers)}."
        yield "Jeżeli urząd chce tych zakupów, wpisz je w arkuszu do „potrzeby_wlasne” z uzasadnieniem."


def _missing(entry: Lacking) -> str:
    line = entry.line
    why = ", ".join(finding.title for finding in line.findings[:2])
    more = f" i jeszcze {len(line.findings) - 2}" if len(line.findings) > 2 else ""
    reason = f" – {why}{more}" if why else f" – {line.reason}" if line.reason else ""
    numbers = wording.listed([wording.number(index + 1) for index in entry.perhaps])
    perhaps = f" (może to nierozstrzygnięty wpis {numbers})" if entry.perhaps else ""
    return f"• {line.item.name}, {wording.counted(line.quantity, line.item.unit)}{reason}{perhaps}"


def _closing(checked: CheckedList, priced: bool) -> Iterator[str]:
    count = len(checked.lines)
    told = wording.plural(count, "wpis", "wpisy", "wpisów")
    decided = sum(line.item is not None for line in checked.lines)
    yield f"Lista ma {told}; rozpoznano {wording.number(decided)}."
    if priced:
        costs = [line.cost for line in checked.lines if line.cost]
        paid = [line.cost for line in checked.lines if line.cost and line.status == "eligible"]
        without = sum(line.cost is None for line in checked.lines)
        yield f"Razem na liście: netto {wording.money(sum(c.net for c in costs))}, brutto {wording.money(sum(c.gross for c in costs))}."
        yield f"Z tego koszt kwalifikowalny: {wording.money(sum(c.eligible for c in paid))}."
        if without:
            yield f"Bez kosztu pozostaje {wording.plural(without, 'wpis', 'wpisy', 'wpisów')}: brak ceny, stawki VAT albo rozpoznania."
    if not checked.is_compared:
        yield "Podaj też arkusz odpowiedzi, aby porównać listę z ustaleniami diagnozy."
