"""One place where a command ends: exit codes of design §7, never a traceback before a user."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diagnoza.problems import Failure

DONE, PROBLEMS, USAGE, FAULT, UNREADABLE, NO_TERMINAL, INTERRUPTED = 0, 1, 2, 3, 4, 5, 130


def guarded(work: Callable[[], int], *, as_json: bool = False) -> int:
    """Run a command; turn what it raises into messages and an exit code."""
    from diagnoza.problems import Failure

    try:
        code = work()
        sys.stdout.flush()  # here and not at exit, where a closed pipe could no longer be caught
        return code
    except Failure as failure:
        tell_failure(failure, as_json=as_json)
        return UNREADABLE if failure.unreadable else PROBLEMS
    except KeyboardInterrupt:
        print("Przerwano.", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # The reader (head, less) closed; what it wanted it has.
        # What is still buffered goes nowhere, or Python would fail on it when it flushes at exit.
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception as error:
        return tell_fault(error, as_json=as_json)


def tell_failure(failure: Failure, *, as_json: bool) -> None:
    """Problems for people on stderr; with `--json` the object on stdout as well."""
    from diagnoza.render.json_values import failure_json
    from diagnoza.render.terminal import make_console, print_json, print_problems

    if as_json:
        print_json(failure_json(failure.problems))
    print_problems(make_console(stderr=True), failure.problems)


def tell_fault(error: Exception, *, as_json: bool) -> int:
    """A fault of ours: a sentence, how to report it; the traceback only with DIAGNOZA_DEBUG set."""
    if os.environ.get("DIAGNOZA_DEBUG"):
        import traceback

        traceback.print_exception(error)
    if as_json:
        print('{"schema": 1, "problems": []}')
    print(
        f"Błąd programu diagnoza ({type(error).__name__}). To nasza wina, nie Twoja; pliki wejściowe nie zostały zmienione.\n"
        "Zgłoś go, podając polecenie i wynik z ustawioną zmienną DIAGNOZA_DEBUG=1.",
        file=sys.stderr,
    )
    return FAULT
