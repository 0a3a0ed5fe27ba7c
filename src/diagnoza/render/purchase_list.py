"""A checked purchase list for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rich.console import Console
from rich.text import Text

from diagnoza import wording
from diagnoza.plan.addressees import Addressee
from diagnoza.plan.line import Eligibility, Line
from diagnoza.plan.list_balance import Excess, Lacking
from diagnoza.plan.list_model import CheckedLine, CheckedList, Unfounded
from diagnoza.plan.model import Plan
from diagnoza.plan.reasons import why_not
from diagnoza.render.terminal_text import BULLET, ELIGIBLE, print_folded, table

_FOR = {"urzad": "urząd", "szkola": "szkoły", "dps": "DPS", "jednostka": "jednostki"}
_OF: Mapping[Addressee, str] = {
    "urzad": "urzędu", "szkola": "szkoły", "dps": "domu pomocy społecznej", "jednostka": "jednostki",
}  # fmt: skip


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
    groups: dict[str, list[int]] = {"": []}
    for entry in checked.unfounded:
        groups.setdefault(_why(entry, checked.plan), []).append(entry.index)
    for why, indexes in groups.items():
        texts = [f"{wording.number(index + 1)} ({wording.quoted(checked.lines[index].text)})" for index in indexes]
        named = _entries(texts)
        if why:
            yield f"{wording.capital(named)}: {why}."
        elif indexes:
            yield f"Żadne ustalenie, obowiązek programu ani potrzeba własna nie wskazuje na {named}."
            yield _as_own_needs(indexes)


def _as_own_needs(indexes: Sequence[int]) -> str:
    """What to do with entries nothing asks for; of what is owned or turned down it would be wrong."""
    numbers = _numbers(indexes)
    if len(indexes) == 1:
        return f"Jeżeli urząd chce zakupu {numbers}, należy wpisać go w arkuszu jako potrzebę własną, z uzasadnieniem."
    return f"Jeżeli urząd chce zakupów {numbers}, należy wpisać je w arkuszu jako potrzeby własne, z uzasadnieniem."


def _numbers(indexes: Iterable[int]) -> str:
    return wording.listed([wording.number(index + 1) for index in indexes])


def _entries(named: Sequence[str]) -> str:
    return f"{wording.plural_word(len(named), 'wpis', 'wpisy', 'wpisy')} {wording.listed(named)}"


def _why(entry: Unfounded, plan: Plan | None) -> str:
    if entry.unexamined:
        return f"{' ani '.join(_OF[addressee] for addressee in entry.unexamined)} nie objęto diagnozą"
    if entry.is_owned:
        return "jest już posiadane"
    if entry.lines and plan:
        return why_not(entry.lines[0], plan)
    paid = [
        ", ".join(filter(None, (wording.money(e.gross), wording.short_day(e.dated) if e.dated else "")))
        for e in entry.expenses
    ]
    return f"w arkuszu jest już ten wydatek ({'; '.join(paid)})" if paid else ""


def _more(entry: Excess) -> str:
    entries = _entries([wording.number(index + 1) for index in entry.entries])
    listed = wording.counted(entry.listed, entry.item.unit)
    return f"{entry.item.name} {listed} (plan: {wording.number(entry.needed)}; {entries})"


def _missing(entry: Lacking) -> str:
    reason = _reason(entry.lines)
    perhaps = f" (może to nierozstrzygnięty wpis {_numbers(entry.perhaps)})" if entry.perhaps else ""
    planned = f" (plan: {wording.number(entry.needed)})" if entry.quantity < entry.needed else ""
    why = f" – {reason}" if reason else ""
    quantity = wording.counted(entry.quantity, entry.item.unit)
    return f"{entry.item.name}, {quantity}{planned}{why}{perhaps}{_instead(entry)}"


def _reason(lines: Sequence[Line]) -> str:
    """The findings, then whose wish it is or what obliges to it."""
    findings = list(dict.fromkeys(finding.title for line in lines for finding in line.findings))
    told = [line for line in lines if line.reason and not line.findings]
    return "; ".join(filter(None, (wording.first_few(findings, 2), *dict.fromkeys(map(_typed, told)))))


def _typed(line: Line) -> str:
    reason = line.reason.removesuffix(".")
    return f"potrzeba własna: {wording.quoted(reason)}" if line.basis == "wish" and not line.is_support else reason


def _instead(entry: Lacking) -> str:
    """„; można pominąć, jeśli zostaje wpis 7: usuwa to samo ustalenie”, with how many of it that would take."""
    named: dict[int, str] = {}
    for substitute in entry.instead:
        short = substitute.short
        needed = f" (potrzebne: {wording.counted(short, substitute.item.unit)})" if short else ""
        named[substitute.index] = f"{wording.number(substitute.index + 1)}{needed}"
    if not named:
        return ""
    findings = {finding.id for line in entry.lines for finding in line.findings}
    same = "to samo ustalenie" if len(findings) == 1 else "te same ustalenia"
    stays, closes = ("zostaje", "usuwa") if len(named) == 1 else ("zostają", "usuwają")
    return f"; można pominąć, jeśli {stays} {_entries(list(named.values()))}: {closes} {same}"


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
    without = sum(line.cost is None for line in checked.lines)
    limit = checked.plan.available if checked.plan else None
    of = f" z {wording.money(limit)} do wydania" if limit is not None else ""
    if without == len(checked.lines):
        if limit is not None:
            yield f"Do wydania jest {wording.money(limit)}; żaden wpis nie ma ceny, więc kosztu listy nie policzono."
        return
    yield f"Razem na liście: netto {wording.money(checked.total.net)}, brutto {wording.money(checked.total.gross)}."
    yield from _eligible(checked, of)
    if without:
        remain = wording.plural_word(without, "pozostaje", "pozostają", "pozostaje")
        entries = wording.plural(without, "wpis", "wpisy", "wpisów")
        yield f"Bez kosztu {remain} {entries}: brak ceny, stawki VAT albo rozpoznania."


def _eligible(checked: CheckedList, of: str) -> Iterator[str]:
    """The eligible cost; what of it is an expense already is not spent again from what is left."""
    eligible, new = checked.eligible.eligible, checked.new
    paid = [index for index, line in enumerate(checked.lines) if line.status == "eligible" and line.spent]
    limit = checked.plan.available if checked.plan else None
    over = f"; brakuje {wording.money(new - limit)}" if limit is not None and new > limit else ""
    if not paid:
        yield f"Z tego koszt kwalifikowalny: {wording.money(eligible)}{of}{over}."
        return
    entries = _entries([wording.number(index + 1) for index in paid])
    known = f"{_spent_word(checked)} {wording.money(checked.spent)} ({entries})"
    yield f"Z tego koszt kwalifikowalny: {wording.money(eligible)}, w tym {known}."
    yield f"Nowe: {wording.money(new)}{of}{over}."


def _spent_word(checked: CheckedList) -> str:
    items = {item for line in checked.lines if line.spent and line.item for item in (line.item, *line.item.parts)}
    expenses = checked.plan.expenses if checked.plan else ()
    is_paid = all(expense.state == "poniesione" for expense in expenses if expense.item in items)
    return "już opłacone" if is_paid else "już opłacone lub zaangażowane"
