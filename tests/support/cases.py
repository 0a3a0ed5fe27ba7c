"""How many random cases a property is tried on, and the Hypothesis profiles they run in."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

IS_LONG = os.environ.get("DIAGNOZA_LONG") == "1"
IS_CI = bool(os.environ.get("CI"))


def cases(count: int) -> int:
    """All of `count` when DIAGNOZA_LONG=1, else a twentieth."""
    return count if IS_LONG else max(1, count // 20)


def load_profile() -> None:
    """No deadline, for a slow machine is no bug; in CI the same cases each time."""
    # A whole definition and a sheet are drawn for each case, which Hypothesis calls large.
    quiet = [HealthCheck.too_slow, HealthCheck.data_too_large]
    settings.register_profile("diagnoza", deadline=None, suppress_health_check=quiet)
    settings.register_profile("diagnoza-ci", settings.get_profile("diagnoza"), derandomize=True)
    settings.load_profile("diagnoza-ci" if IS_CI else "diagnoza")
