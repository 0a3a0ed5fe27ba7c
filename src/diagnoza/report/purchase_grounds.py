"""What a finding costs, told in sentences: the measure, the purchase, how it was counted, priced, classed and chosen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from diagnoza import wording
from diagnoza.answers.source import Owned
from diagnoza.definition.model import Item, Measure
from diagnoza.definition.terms import FactName
from diagnoza.evaluation.model import Evaluation, MeasureResult
from diagnoza.plan.line import Cost, Eligibility, Line
from diagnoza.plan.model import Plan, Variant
from diagnoza.plan.quantities import counted, needed
from diagnoza.plan.reasons import why_not

_ALL: Mapping[Variant, str] = {
    "minimum": "należy do wariantu minimum; nie podano budżetu ani kwoty grantu, które by go ograniczały",
    "zalecany": "nie podano budżetu ani kwoty grantu, więc plan obejmuje wszystko, co można kupić",
    "pełny": "wariant pełny obejmuje wszystkie zalecane zakupy bez względu na środki",
}
_COUNT_OF: Mapping[FactName, str] = {
    "etaty": "liczba etatów na 1 stycznia",
    "pracownicy": "liczba pracowników",
    "stanowiska": "liczba stanowisk komputerowych",
    "serwery": "liczba serwerów",
    "lokalizacje": "liczba lokalizacji",
}


def measure(result: MeasureResult) -> str:
    """The measure and whether it is sure to be needed."""
    state = "potwierdzone" if result.state == "certain" else "warunkowe, zależy od tego, co jest do ustalenia"
    return f"Zalecenie {result.measure.id} {wording.quoted(result.measure.title)}: {state}."


def measure_details(result: MeasureResult) -> Iterator[str]:
    """Gain, effort, term and owner; what would do instead; what the head says."""
    own = result.measure
    effort = wording.plural_of(own.effort_days, "dzień", "dni", "dni", "dnia")
    months = wording.plural(own.term_months, "miesiąc", "miesiące", "miesięcy")
    term = f"termin: {months}" if own.term_months else "niezwłocznie"
    yield (
        f"Podnosi wynik ostrożny o {wording.number(result.gain * 100, 1)}{wording.NBSP}pkt proc.; "
        f"nakład pracy: {effort}; {term}; odpowiada: {wording.ROLE[own.owner_role]}."
    )
    if not result.is_first_choice:
        yield f"To rozwiązanie zastępcze. W pierwszej kolejności: {_titles(result.alternatives)}."
    position = result.position
    if position is not None:
        due = f"termin {wording.short_day(position.due)}" if position.due else ""
        who = f"odpowiada: {position.responsible}" if position.responsible else ""
        said = "; ".join(filter(None, (position.position or "", who, due, position.note)))
        if said:
            yield f"Stanowisko kierownika jednostki: {said}"


def _titles(measures: tuple[Measure, ...]) -> str:
    return " albo ".join(f"{wording.quoted(other.title)} ({other.id})" for other in measures)


def purchase(line: Line, plan: Plan) -> str:
    """The line with its quantity and gross, and whether it is bought or why not."""
    of = "" if line.basis == "finding" else f" ({wording.BASIS[line.basis]})"
    named = f"Zakup {line.item.id} {wording.quoted(line.item.name)}{of}"
    if not line.quantity:
        return f"{named}: nic do dokupienia ({why_not(line, plan)})."
    quantity = wording.counted(line.quantity, line.item.unit)
    price = f"{wording.money(line.cost.gross)} brutto" if line.cost else "bez ceny"
    chosen = "w planie" if line.is_chosen else f"poza planem ({why_not(line, plan)})"
    return f"{named}: {quantity}, {price}, {chosen}."


def purchase_details(line: Line, plan: Plan, evaluation: Evaluation) -> Iterator[str]:
    """Basis, quantity, price, eligibility in each programme, and the choice."""
    yield from _basis(line, evaluation)
    yield _quantity(line, evaluation)
    yield from _owned(line, evaluation)
    if line.quantity:
        yield _price(line, plan)
    if not line.eligibility:
        yield "Kwestionariusz nie wskazuje programu, więc kwalifikowalności nie oceniono."
    yield from map(_eligibility, line.eligibility)
    if line.consider:
        yield f"Do rozważenia zamiast tego: {', '.join(wording.quoted(item.name) for item in line.consider)}."
    if line.is_chosen:
        yield _chosen(line, plan)
    if line.is_yearly:
        yield "Pozycja kosztuje urząd także po projekcie." if plan.programmes else "Pozycja kosztuje urząd co roku."


def _basis(line: Line, evaluation: Evaluation) -> Iterator[str]:
    source = evaluation.sheet.source.unit
    if line.basis == "programme":
        yield f"Obowiązek programu: {line.reason}"
    elif line.basis == "wish":
        head = source.head.post or "kierownik jednostki"
        yield f"Potrzeba własna jednostki {source.name}, a nie ustalenie diagnozy: {line.reason}"
        yield f"Potrzebę wpisano do arkusza; o zakupie decyduje {head}."


def _quantity(line: Line, evaluation: Evaluation) -> str:
    """How the unit's own quantity came about; what of it is owned is told apart."""
    item, wanted = line.item, line.units[evaluation.sheet.source.unit.id]
    wishes = evaluation.sheet.wishes
    if line.basis == "wish" and any(other is item or item in other.parts for other, _ in wishes):
        told = wording.sentence(f"Ilość podana w arkuszu: {wording.counted(wanted, item.unit)}")
    else:
        count, _ = needed(item, evaluation)
        told = f"Ilość: {wording.counted(count, item.unit)} ({_counting(item, evaluation)})."
        if not wanted:
            told += " Nic nie trzeba dokupić."
        elif count != wanted:
            told += wording.sentence(f" Do zakupu: {wording.counted(wanted, item.unit)}")
    if len(line.units) > 1:
        told += wording.sentence(f" Razem z innymi jednostkami: {wording.counted(line.quantity, item.unit)}")
    return told


def _counting(item: Item, evaluation: Evaluation) -> str:
    rule = item.quantity
    if rule.per is None and not rule.answer:
        return "niezależnie od wielkości jednostki"
    fact = counted(rule, evaluation)
    what = _COUNT_OF[rule.per] if rule.per else f"liczba z odpowiedzi na pytanie {rule.answer}"
    if fact is None:
        return f"przyjęto najmniejszą, bo nie podano, jaka jest {what}"
    exact = rule.times * fact
    product = f"{what}: {wording.number(fact)}"
    if rule.times != 1:
        product += f", razy {wording.number(rule.times)}"
    if exact < max(1, rule.at_least):
        return f"najmniejsza możliwa; {product}"
    return product if exact.denominator == 1 else f"{product}; w górę do pełnych"


def _owned(line: Line, evaluation: Evaluation) -> Iterator[str]:
    if line.basis != "wish" or line.is_support:
        for item, part in evaluation.sheet.owned:
            if item is line.item:
                yield _had(line, part)
    yield from _spent(line.item.id, evaluation)


def _spent(id_: str, evaluation: Evaluation) -> Iterator[str]:
    """What the sheet says was paid or committed for the item."""
    for item, expense in evaluation.sheet.expenses:
        if item.id == id_:
            day = f", {wording.short_day(expense.date)}" if expense.date else ""
            what = "Już wydano" if expense.state == "poniesione" else "Wydatek w arkuszu"
            yield f"{what}: {wording.money(int(expense.gross * 100))} brutto ({expense.state}{day})."


def unbought(id_: str, evaluation: Evaluation) -> Iterator[str]:
    """What the unit has of an item that no line is about: „Urząd ma 1 szt. (e-Urząd 2017, trwałość do 31.12.2022); …”, and what
    was spent on it.
    """
    for item, part in evaluation.sheet.owned:
        if item.id == id_:
            until = f"trwałość do {wording.short_day(part.durable_until)}" if part.durable_until else ""
            origin = ", ".join(filter(None, (part.source, until)))
            told = f" ({origin})" if origin else ""
            name = evaluation.sheet.source.unit.name
            yield f"{name} ma {wording.counted(part.quantity, item.unit)}{told}; plan tego nie kupuje."
    yield from _spent(id_, evaluation)


def _had(line: Line, part: Owned) -> str:
    until = f", trwałość do {wording.short_day(part.durable_until)}" if part.durable_until else ""
    source = f" (źródło: {part.source}{until})" if part.source else f" ({until.removeprefix(', ')})" if until else ""
    twice = " Tego samego zakresu nie można sfinansować dwa razy." if part.source and part.durable_until else ""
    owned = wording.sentence(f"Posiadane: {wording.counted(part.quantity, line.item.unit)}{source}")
    return owned + twice


def _price(line: Line, plan: Plan) -> str:
    cost = line.cost
    if cost is None:
        return "Ceny nie podano, więc pozycji nie ma w żadnej sumie."
    rate = wording.vat_rate(cost.vat_rate)
    vat = f"VAT {rate}: {wording.money(cost.vat)}" if cost.vat else f"VAT: {rate}"
    each = f"{wording.money(cost.net // line.quantity)} netto × {wording.number(line.quantity)}"
    dated = wording.short_day(cost.dated) if cost.dated else ""
    origin = ", ".join(filter(None, (cost.method, dated)))
    estimate = f" Szacowanie: {origin}." if origin else ""
    eligible = f"; {_eligible_cost(line, cost, plan)}" if line.eligibility else ""
    gross = wording.money(cost.gross)
    return f"Cena: {each} = {wording.money(cost.net)} netto; {vat}; brutto {gross}{eligible}.{estimate}"


def _eligible_cost(line: Line, cost: Cost, plan: Plan) -> str:
    if line.status == "ineligible":
        return "kosztu program nie pokrywa"
    if not cost.vat:
        return f"koszt kwalifikowalny {wording.money(cost.eligible)}"
    share = plan.vat_share
    of_vat = (
        f"kwalifikowalny VAT: {wording.number(share)}{wording.NBSP}%"
        if share is not None
        else "z całym VAT, co potwierdza skarbnik"
    )
    return f"koszt kwalifikowalny {wording.money(cost.eligible)} ({of_vat})"


def _eligibility(entry: Eligibility) -> str:
    area = f", obszar {wording.quoted(entry.area.title)}" if entry.area else ""
    category = f", kategoria {wording.quoted(entry.category.title)}" if entry.category else ""
    source = ""
    if entry.source is not None:
        source = f" {wording.sentence(f'Źródło: {entry.source.label}')}"
    sure = "Brzmienie sprawdzono w źródle." if entry.verified else "Do potwierdzenia w regulaminie."
    status = wording.STATUS[entry.status]
    return f"{entry.programme.title}: koszt {status}{area}{category}. {wording.sentence(entry.reason)}{source} {sure}"


def _chosen(line: Line, plan: Plan) -> str:
    if plan.limit is None:
        return f"W planie: {_ALL[plan.variant]}."
    spent = f"plan wydaje {wording.money(plan.total.eligible)} z {wording.money(plan.limit)}"
    if line.basis == "wish":
        return f"W planie: mieści się w tym, co zostaje po zakupach wynikających z ustaleń ({spent})."
    if line.basis == "programme":
        return f"W planie, bo program tego wymaga ({spent})."
    return f"W planie: należy do zestawu, który za te środki usuwa najwięcej ustaleń ({spent})."
