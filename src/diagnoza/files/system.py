"""What is asked of the operating system, as a value: a test on one system can play another."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

try:
    import fcntl as _fcntl
except ImportError:  # Windows
    _fcntl = None  # type: ignore[assignment]
try:
    import msvcrt as _msvcrt
except ImportError:  # everywhere else
    _msvcrt = None  # type: ignore[assignment]


def _drive_type(root: str) -> int:
    import ctypes

    return int(ctypes.windll.kernel32.GetDriveTypeW(root)) if hasattr(ctypes, "windll") else 0


@dataclass(frozen=True, slots=True)
class System:
    """What is asked of the system; `name` is as in `sys.platform`, `fcntl` and `msvcrt` None where there is none."""

    name: str = sys.platform
    fcntl: Any = _fcntl
    msvcrt: Any = _msvcrt
    signals: Any = signal
    fsync: Callable[[int], None] = os.fsync
    rename: Callable[[Path, Path], None] = os.replace
    sleep: Callable[[float], None] = time.sleep
    real_path: Callable[[str], str] = os.path.realpath
    drive_type: Callable[[str], int] = _drive_type

    @property
    def is_windows(self) -> bool:
        return self.name == "win32"


HERE: Final = System()
