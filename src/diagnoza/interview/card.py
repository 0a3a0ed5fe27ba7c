"""A question as it is shown: where it stands, its text, its options, what is answered already; and its full help."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from diagnoza import wording
from diagnoza.answers.model import Absent, Answer, AnswerSheet
from diagnoza.answers.route import is_disputed
from diagnoza.answers.shown import response_text
from diagnoza.definition.model import Area, Option, Question
from diagnoza.interview.progress import Count, place_of
from diagnoza.interview.screen import Screen, cut, folded
from diagnoza.interview.session import Session
from diagnoza.interview.typed import Wrong
from diagnoza.problems import nearest
from diagnoza.wording import moment

_BLOCKS = 10
_HELP_LINES = 2
_DAY = "12.03.2022 albo 2022-03-12"
_HOW = {
    "single": "Wpisz numer albo początek nazwy.",
    "multi": "Można wybrać kilka, np. 1, 3.",
    "text": "Pisz w dowolnej liczbie wierszy; kończy wiersz z samą kropką (.).",
    "table": "Wiersz po wierszu, kolumna po kolumnie. Enter pomija pole, /w cofa o kolumnę, /p porzuca wiersz, "
    "/x N usuwa wiersz N, kropka (.) kończy tabelę, „brak” zapisuje pustą.",
}


def area_of(session: Session, question: Question) -> Area:
    """The area that asks the question."""
    return next(area for area in session.definition.areas if question in area.questions)


def show_area(screen: Screen, session: Session, question: Question) -> None:
    """The heading of the question's area."""
    place = place_of(session, question)
    of = " z " if screen.is_plain else "/"
    number = f"Obszar {place.number}{of}{place.areas}: " if place.number else ""
    screen.heading(f"{number}{place.area.title}")


def show_question(screen: Screen, session: Session, question: Question) -> None:
    """The whole card; long help is cut, `/?` shows it."""
    screen.say()
    screen.say(_place(screen, session, question), "dim")
    screen.say(question.text, "heading")
    screen.say((", " if screen.is_plain else " · ").join(_labels(session, question)), "dim")
    _show_help(screen, question)
    if session.route.visible[question] is False:
        screen.say("Przy obecnych odpowiedziach to pytanie nie obowiązuje; odpowiedź zostanie, ale się nie liczy.")
    if question.kind in ("single", "multi"):
        show_options(screen, question, question.options)
    how = how_to_answer(question)
    if how:
        screen.say(how, "dim")
    show_answer(screen, session.sheet, question)


def _place(screen: Screen, session: Session, question: Question) -> str:
    """„Obszar 3/20 · 27/154 · ████░░”: the area, the question's number of those asked, how much is answered."""
    place = place_of(session, question)
    asked = session.asked
    number = asked.index(question) + 1 if question in asked else 0
    if screen.is_plain:
        parts = [f"Obszar {place.number} z {place.areas}"] if place.number else []
        parts += [f"pytanie {number} z {len(asked)}" if number else "pytanie poza kolejnością"]
        return ", ".join([*parts, f"odpowiedzi {place.overall.answered} z {place.overall.asked}"])
    parts = [f"Obszar {place.number}/{place.areas}"] if place.number else []
    parts += [f"{number}/{len(asked)}" if number else "poza kolejnością", bar(place.overall), place.area.title]
    return " · ".join(parts)


def bar(count: Count) -> str:
    """Ten blocks; full only when everything is answered."""
    full = count.answered * _BLOCKS // count.asked if count.asked else _BLOCKS
    return "█" * full + "░" * (_BLOCKS - full)


def _labels(session: Session, question: Question) -> Iterator[str]:
    yield question.id
    if question.ask:
        yield f"kto wie: {', '.join(wording.ROLE[role] for role in question.ask)}"
    if session.post:
        yield f"odpowiada: {session.post}"


def _show_help(screen: Screen, question: Question) -> None:
    lines = list(folded(question.help, screen.width - 3)) if question.help else []
    more = " (więcej: /?)"
    if len(lines) > _HELP_LINES:
        last = cut(f"{lines[_HELP_LINES - 1]} {lines[_HELP_LINES]}", screen.width - 3 - len(more))
        lines = [*lines[: _HELP_LINES - 1], f"{last}{more}"]
    for line in lines:
        screen.say(line, "dim")


def show_options(screen: Screen, question: Question, options: Sequence[Option]) -> None:
    """Options under the numbers they have in the question."""
    for option in options:
        note = " (wyklucza pozostałe)" if option.exclusive else ""
        screen.say(f"{option.label}{note}", mark=f"{question.options.index(option) + 1:>3}. ")


def how_to_answer(question: Question) -> str:
    """One sentence on what may be typed; a number tells its unit and bounds."""
    words = listed_words(question)
    match question.kind:
        case "date":
            return f"Wpisz datę, np. {_DAY}{words}."
        case "number":
            unit = f" ({question.unit})" if question.unit else ""
            low = f" od {wording.number(question.minimum)}" if question.minimum is not None else ""
            high = f" do {wording.number(question.maximum)}" if question.maximum is not None else ""
            return f"Wpisz liczbę{unit}{low}{high}{words}."
        case "table":
            columns = ", ".join(f"{c.label}{' (wymagane)' if c.required else ''}" for c in question.columns)
            return f"Kolumny: {columns}.\n{_HOW['table']}"
        case kind:
            return _HOW[kind]


def told_wrong(question: Question, line: str, wrong: Wrong) -> tuple[str, str]:
    """What is wrong and what would be right, as it is meant at the prompt; a file takes fewer ways of writing."""
    what = {"date": "datą", "number": "liczbą"}.get(question.kind, "")
    if not what:
        return wrong.message, nearest_option(question, line) or wrong.hint
    message = f"„{cut(line, 40)}” nie jest {what}" if wrong.message.startswith("oczekiwano") else wrong.message
    right = how_to_answer(question).removesuffix(".")
    return message, nearest_option(question, line) or f"{right[:1].lower()}{right[1:]}"


def nearest_option(question: Question, line: str) -> str:
    """„może 2. Częściowo?”, or an empty text where no option is near."""
    names = {name: option for option in question.options for name in (option.label, option.id)}
    near = names.get(nearest(line, names)) if names and not line.isdigit() else None
    if near is None:
        return ""
    if question.kind in ("single", "multi"):
        return f"może {question.options.index(near) + 1}. {near.label}?"
    return f"może „{near.id}”?"


def listed_words(question: Question) -> str:
    """Options beside a date or a number: „; albo: nigdy”."""
    words = [o.id if _says_the_same(o) else f"{o.id} ({o.label})" for o in question.options]
    return f"; albo: {', '.join(words)}" if words else ""


def _says_the_same(option: Option) -> bool:
    return option.id == option.label.casefold()


def show_answer(screen: Screen, sheet: AnswerSheet, question: Question) -> None:
    """What stands in the sheet: the answer, who gave it, reason, remark, evidence, others' statements."""
    answer = sheet.answer(question)
    for mark, text in _known(answer, sheet, question):
        screen.say(text, mark=f"  {mark}: ", most=4)
    if is_disputed(answer):
        screen.say("Wypowiedzi są rozbieżne; odpowiedź jest wnioskiem audytora.", "warning")


def _known(answer: Answer, sheet: AnswerSheet, question: Question) -> Iterator[tuple[str, str]]:
    if not isinstance(answer.response, Absent):
        said = answer.established
        by = ", ".join(filter(None, (said.post, moment(said.when)))) if said else ""
        yield "Odpowiedź", f"{response_text(answer.response, question)}{f' ({by})' if by else ''}"
    if answer.reason:
        yield "Powód", answer.reason
    if answer.note:
        yield "Uwaga", answer.note
    if answer.evidence:
        yield "Dowody", "; ".join(evidence_text(sheet, text) for text in answer.evidence)
    if answer.verification:
        yield "Sprawdzono", wording.VERIFICATION[answer.verification]
    for statement in answer.statements:
        note = f" ({statement.note})" if statement.note else ""
        yield f"Mówi {statement.post}", f"{response_text(statement.response, question)}{note}"


def evidence_text(sheet: AnswerSheet, text: str) -> str:
    """A number of the register with its name, another text as it is."""
    names = {entry.number: entry.name for entry in sheet.source.course.evidence}
    return f"{text} {names[text]}" if text in names else text


def show_help(screen: Screen, session: Session, question: Question) -> None:
    """The full help, when the top answer may be chosen, what to look at, and the legal basis."""
    screen.heading(f"Pomoc: {question.id}")
    if question.help:
        screen.say(question.help)
    _show_list(screen, "Najwyższą odpowiedź można wybrać, gdy:", list(_requirements(question)))
    _show_list(screen, "Co obejrzeć:", list(question.evidence))
    from diagnoza.evaluation.criteria import cited, held_acts  # with the first help only

    acts = held_acts(session.definition, session.sheet, session.route)
    basis = [
        f"{ref.point.act.short}, {ref.point.label}{f' – {ref.point.title}' if ref.point.title else ''}"
        for ref in cited(question.refs, acts)
    ]
    _show_list(screen, "Podstawa:", basis)


def _requirements(question: Question) -> Iterator[str]:
    several = sum(bool(option.requires) for option in question.options) > 1
    for option in question.options:
        if option.requires:
            yield f"{option.label}: {option.requires}" if several else option.requires
    for band in question.bands:
        if band.requires:
            yield band.requires


def _show_list(screen: Screen, title: str, items: list[str]) -> None:
    if items:
        screen.say(title, "heading")
    for item in items:
        screen.say(item, mark="  - ")
