"""A checked purchase list for people and as the JSON of design §7."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rich.console import Console
from rich.text import Text

from diagnoza import wording
from diagnoza.plan.addressees import Addressee
from diagnoza.plan.checked_list import CheckedLine, CheckedList, Unfounded
from diagnoza.plan.list_balance import Excess, Lacking
from diagnoza.plan.model import Cost, Eligibility, Plan
from diagnoza.plan.reasons import why_not
from diagnoza.problems import Problem
from diagnoza.render.json_eligibility import eligibility_json
from diagnoza.render.json_plan import programmes_json
from diagnoza.render.json_values import Shape, money_json, problems_json
from diagnoza.render.terminal_text import BULLET, ELIGIBLE, print_folded, table

_FOR = {"urzad": "urząd", "szkola": "szkoły", "dps": "DPS", "jednostka": "jednostki"}
_OF: Mapping[Addressee, str] = {
    "urzad": "urzędu", "szkola": "szkoły", "dps": "domu pomocy społecznej", "jednostka": "jednostki",
}  # fmt: skip


def list_json(checked: CheckedList, problems: Iterable[Problem]) -> Shape:
    """`plan --lista --json`: the shape of a plan; `unfounded` holds indexes of `lines`, `total` sums eligible ones only."""
    plan = checked.plan
    paid = [line.cost for line in checked.lines if line.cost and line.status == "eligible"]
    whole = [line.cost for line in checked.lines if line.cost]
    return {
        "schema": 1,
        "programmes": programmes_json(checked.programmes),
        "budget": money_json(plan.budget if plan else None),
        "budget_source": (plan.budget_source or None) if plan else None,
        "limit": money_json(plan.limit if plan else None),
        "total": _sums(paid),
        "list_total": _sums(whole),
        "to_establish": wording.amount(sum(c.cost.gross for c in checked.lines if c.cost and c.status == "unclear")),
        "lines": [_line(line) for line in checked.lines],
        "unfounded": [entry.index for entry in checked.unfounded] if plan else None,
        "lacking": [_lacking(entry) for entry in checked.lacking] if plan else None,
        "excess": [_excess(entry) for entry in checked.excess] if plan else None,
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
    return {
        "item": entry.item.id,
        "name": entry.item.name,
        "quantity": entry.quantity,
        "needed": entry.needed,
        "unit": entry.item.unit,
        "basis": entry.lines[0].basis,
        "findings": list(dict.fromkeys(finding.id for line in entry.lines for finding in line.findings)),
        "perhaps": list(entry.perhaps),
    }


def _excess(entry: Excess) -> Shape:
    return {
        "item": entry.item.id,
        "name": entry.item.name,
        "quantity": entry.quantity,
        "listed": entry.listed,
        "needed": entry.needed,
        "unit": entry.item.unit,
        "entries": list(entry.entries),
    }


def print_list(console: Console, checked: CheckedList) -> None:
    """The table, the candidates of what is not decided, the reasons, the diagnosis beside it, the sums."""
    priced = any(line.cost for line in checked.lines)
    columns = [("Lp.", "right"), ("Zakup", "text"), ("Pozycja", "text"), ("Ilość", "right")]
    columns += [("Brutto", "right")] if priced else []
    columns += [("Kwalif.", "left")]
    rows = [_row(number, line, priced) for number, line in enumerate(checked.lines, 1)]
    titles = ", ".join(programme.title for programme in checked.programmes)
    console.print(table(f"Lista zakupów a program: {titles}", columns, rows))
    for heading, mark, sentences in (
        ("Nie rozstrzygnięto, co to za zakup", "  ", _undecided(checked.lines)),
        ("Dlaczego nie albo do wyjaśnienia", "  ", _reasons(checked)),
        ("Kupowane bez podstawy w diagnozie", BULLET, _unfounded(checked)),
        ("Więcej, niż wskazuje diagnoza", BULLET, map(_more, checked.excess)),
        ("Czego na liście brakuje", BULLET, map(_missing, checked.lacking)),
        ("", "", _closing(checked)),
    ):
        told = list(sentences)
        if told and heading:
            console.print(Text(heading, "bold"))
        for sentence in told:
            print_folded(console, sentence, mark=mark)
        if told and heading:
            console.print()


def _row(number: int, line: CheckedLine, priced: bool) -> tuple[str, ...]:
    text = line.text + "".join(f"\n(dla: {_FOR[a]})" for a in line.addressees if len(line.addressees) == 1)
    gross = (wording.money(line.cost.gross) if line.cost else "—",) if priced else ()
    quantity = wording.number(line.quantity) if line.quantity else "—"
    return (wording.number(number), text, _item(line), quantity, *gross, ELIGIBLE[line.status])


def _item(line: CheckedLine) -> str:
    if line.item:
        return line.item.name
    return "nie rozstrzygnięto" if line.match.candidates else "nie rozpoznano"


def _undecided(lines: Sequence[CheckedLine]) -> Iterator[str]:
    for number, line in enumerate(lines, 1):
        named = [f"{candidate.item.name} ({candidate.item.id})" for candidate in line.match.candidates]
        if named and line.item is None:
            yield f"{wording.number(number)}. {wording.quoted(line.text)} – może to: {' albo '.join(named)}"


def _reasons(checked: CheckedList) -> Iterator[str]:
    """What is decided and yet not paid for without more; entries of one reason together."""
    groups: dict[tuple[str, str], list[str]] = {}
    for number, line in enumerate(checked.lines, 1):
        for entry in line.eligibility:
            if line.item and entry.status != "eligible":
                title = f"{entry.programme.title}: " if len(checked.programmes) > 1 else ""
                groups.setdefault((title, _sourced(entry)), []).append(wording.number(number))
    for (title, reason), numbers in groups.items():
        yield f"{wording.listed(numbers)}. {title}{reason}"


def _sourced(entry: Eligibility) -> str:
    """The reason with its source; what the program found itself has none to be confirmed in."""
    if entry.source is None:
        return entry.reason
    sure = "" if entry.verified else ", do potwierdzenia"
    return f"{entry.reason.rstrip('.')} ({entry.source.label}{sure})."


def _unfounded(checked: CheckedList) -> Iterator[str]:
    """Entries by why nothing is behind them; what nothing at all asks for comes first."""
    groups: dict[str, list[str]] = {"": []}
    for entry in checked.unfounded:
        text = f"{wording.number(entry.index + 1)} ({wording.quoted(checked.lines[entry.index].text)})"
        groups.setdefault(_why(entry, checked.plan), []).append(text)
    for why, numbers in groups.items():
        if not numbers:
            continue
        entries = wording.plural_word(len(numbers), "wpis", "wpisy", "wpisy")
        named = f"{entries} {wording.listed(numbers)}"
        if why:
            yield f"{named[0].upper()}{named[1:]}: {why}."
        else:
            yield f"Żadne ustalenie, obowiązek programu ani potrzeba własna nie wskazuje na {named}."
    if checked.unfounded:
        yield "Jeżeli urząd chce tych zakupów, wpisz je w arkuszu do „potrzeby_wlasne” z uzasadnieniem."


def _why(entry: Unfounded, plan: Plan | None) -> str:
    if entry.unexamined:
        return f"{' ani '.join(_OF[addressee] for addressee in entry.unexamined)} nie objęto diagnozą"
    return why_not(entry.lines[0], plan) if entry.lines and plan else ""


def _more(entry: Excess) -> str:
    numbers = [wording.number(index + 1) for index in entry.entries]
    entries = f"{wording.plural_word(len(numbers), 'wpis', 'wpisy', 'wpisy')} {wording.listed(numbers)}"
    listed = wording.counted(entry.listed, entry.item.unit)
    return f"{entry.item.name} {listed} (plan: {wording.number(entry.needed)}; {entries})"


def _missing(entry: Lacking) -> str:
    findings = list(dict.fromkeys(finding.title for line in entry.lines for finding in line.findings))
    reason = wording.first_few(findings, 2) or "; ".join(line.reason for line in entry.lines if line.reason)
    numbers = wording.listed([wording.number(index + 1) for index in entry.perhaps])
    perhaps = f" (może to nierozstrzygnięty wpis {numbers})" if entry.perhaps else ""
    planned = f" (plan: {wording.number(entry.needed)})" if entry.quantity < entry.needed else ""
    why = f" – {reason}" if reason else ""
    return f"{entry.item.name}, {wording.counted(entry.quantity, entry.item.unit)}{planned}{why}{perhaps}"


def _closing(checked: CheckedList) -> Iterator[str]:
    count = len(checked.lines)
    told = wording.plural(count, "wpis", "wpisy", "wpisów")
    decided = sum(line.item is not None for line in checked.lines)
    yield f"Lista ma {told}; rozpoznano {wording.number(decided)}."
    yield from _money(checked)
    if checked.plan is None:
        yield "Podaj też arkusz odpowiedzi, aby porównać listę z ustaleniami diagnozy."


def _money(checked: CheckedList) -> Iterator[str]:
    """The sums of what has a cost, the eligible one beside what there is to spend."""
    costs = [line.cost for line in checked.lines if line.cost]
    limit = checked.plan.limit if checked.plan else None
    of = f" z {wording.money(limit)} do wydania" if limit is not None else ""
    if not costs:
        if limit is not None:
            yield f"Do wydania jest {wording.money(limit)}; żaden wpis nie ma ceny, więc kosztu listy nie policzono."
        return
    eligible = sum(line.cost.eligible for line in checked.lines if line.cost and line.status == "eligible")
    yield f"Razem na liście: netto {wording.money(sum(c.net for c in costs))}, brutto {wording.money(sum(c.gross for c in costs))}."
    over = f"; brakuje {wording.money(eligible - limit)}" if limit is not None and eligible > limit else ""
    yield f"Z tego koszt kwalifikowalny: {wording.money(eligible)}{of}{over}."
    if without := len(checked.lines) - len(costs):
        remain = wording.plural_word(without, "pozostaje", "pozostają", "pozostaje")
        entries = wording.plural(without, "wpis", "wpisy", "wpisów")
        yield f"Bez kosztu {remain} {entries}: brak ceny, stawki VAT albo rozpoznania."
