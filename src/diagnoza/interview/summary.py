"""What is told at the beginning, at the end of an area, and at the end of the interview."""

from __future__ import annotations

from pathlib import Path

from diagnoza import wording
from diagnoza.definition.model import Area, Question
from diagnoza.interview.lists import show_whom
from diagnoza.interview.progress import count_of, outlook, score_so_far
from diagnoza.interview.record import Opening
from diagnoza.interview.screen import Screen
from diagnoza.interview.session import Session

_HOW = (
    "Odpowiadaj numerem, nazwą albo jej początkiem; nw nie wiem, nz nie zbadano, nd nie dotyczy. "
    "/? pomoc i polecenia, /k koniec. Każda odpowiedź zapisuje się od razu."
)


def show_opening(screen: Screen, session: Session, opening: Opening) -> None:
    """What happened to the sheet since last time, where the interview begins, and how it works."""
    screen.heading(session.definition.title)
    screen.say(f"Jednostka: {session.source.unit.name}")
    _show_events(screen, opening)
    asked = session.asked
    count = wording.plural(len(asked), "pytanie", "pytania", "pytań")
    if session.current is not None and session.current in asked:
        begun = "Wznawiam od pytania" if opening.is_resumed else "Zaczynam od pytania"
        screen.say(f"{begun} {asked.index(session.current) + 1} z {len(asked)}.")
    else:
        screen.say(f"{count}, wszystkie z odpowiedzią.")
    screen.say(_HOW)


def _show_events(screen: Screen, opening: Opening) -> None:
    if opening.torn is not None:
        screen.say(
            "Koniec dziennika był uszkodzony; wszystko przed nim odczytano, a resztę odłożono do pliku:", "warning"
        )
        screen.whole(f"  {opening.torn}", "warning")
    taken = [merged.question for merged in opening.merged if merged.is_taken]
    left = [merged.question for merged in opening.merged if not merged.is_taken]
    if taken:
        screen.say(f"Arkusz zmieniono ręcznie; przyjęto z niego: {', '.join(taken)}.", "warning")
    if left:
        ids = ", ".join(left)
        screen.say(
            f"W dzienniku są nowsze odpowiedzi niż w arkuszu; zostają one: {ids}. Obie są w historii.", "warning"
        )
    if opening.changes:
        screen.say("Kwestionariusz jest w nowszej wersji; co się zmieniło:", "warning")
    for change in opening.changes:
        screen.say(change.message, mark="  - ")
    if opening.shared:
        screen.say(
            f"Arkusz leży w miejscu: {opening.shared}. Ktoś inny może go zmienić w tym samym czasie; "
            "bezpieczniej pracować na dysku komputera.",
            "warning",
        )
    if opening.comments_lost:
        screen.say("Komentarze dopisane ręcznie w arkuszu zostaną w kopii .bak.", "dim")


def show_area_end(screen: Screen, session: Session, area: Area) -> None:
    """What is left of the area, and the result so far."""
    count = count_of(session, area)
    screen.heading(f"Koniec obszaru: {area.title}")
    screen.say(f"Odpowiedzi: {count.answered} z {count.asked}.")
    _show_left(screen, session, area)
    _show_score(screen, session)


def show_end(screen: Screen, session: Session, path: Path) -> None:
    """What is left of all, whom to ask, and what to do next."""
    count = count_of(session)
    screen.heading("Koniec pytań")
    screen.say(f"Odpowiedzi: {count.answered} z {count.asked}.")
    _show_left(screen, session, None)
    _show_score(screen, session)
    show_whom(screen, session, with_ids=True)
    screen.say("Co dalej:", "heading")
    name = f'"{path}"' if " " in str(path) else str(path)
    screen.whole(f"  diagnoza ocena {name}")
    screen.whole(f"  diagnoza raport {name} -o raport.docx")


def _show_left(screen: Screen, session: Session, area: Area | None) -> None:
    left = outlook(session, area)
    for mark, questions in (
        ("Otwarte: ", left.open),
        ("Do ustalenia: ", left.to_establish),
        ("„Nie dotyczy” do uznania (/uz): ", left.to_accept),
    ):
        if questions:
            screen.say(_ids(questions), mark=mark, most=6)
    if left.disputed:
        screen.say(_ids(left.disputed), "warning", mark="Rozbieżne wypowiedzi: ", most=6)


def _ids(questions: tuple[Question, ...]) -> str:
    return ", ".join(question.id for question in questions)


def _show_score(screen: Screen, session: Session) -> None:
    overall = score_so_far(session)
    level = f"; stopień: {overall.level.name}" if overall.level else ""
    low, both = wording.percent(overall.low), wording.score_range(overall.low, overall.high)
    screen.say(f"Wynik ostrożny dotąd: {low}, zakres {both}{level}.")
