"""Work that ends its own process, for the tests of dying workers; apart, so that a worker loads it quickly."""

import os
import signal
import time
from pathlib import Path


def fatal_once(number: int, folder: str, *, always: bool) -> int:
    """End the process on the number 5: each time, or only the first time."""
    mark = Path(folder) / "died"
    if number == 5 and (always or not mark.exists()):
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return number * 10


def lingering(number: int, folder: str) -> int:
    """Write down the id of the process and stay for a minute."""
    (Path(folder) / str(os.getpid())).touch()
    time.sleep(60)
    return number
