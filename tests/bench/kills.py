"""`python -m tests.bench.kills [GENERATES BUILDS SERVES]`: ends runs at random moments, and counts.

Of 200 runs of `generate` and 50 of `build`, each killed by one of four signals between two states
of an edition, and 20 of `serve`: none half-written, none lost, no process left, and after the next
run nothing that is not meant. Which moments those are, the seed says; where they fall in a run, the
machine.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

import psutil

from tests.sites import EDITIONS, lay_out_edition

SIGNALS = (signal.SIGKILL, signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
TITLES = ("An Hour at the Tide Mill", "Another Hour")
KEPT = {".diglot/.gitignore", ".diglot/lock", ".diglot/manifest.json", ".diglot/last.json"}
Tree = Mapping[str, bytes]


def tree(folder: Path) -> Tree:
    """Every file below the folder but the compressed one, which holds the time."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix != ".gz"
    }


class Edition:
    """One that changes between two states, and what each of them makes."""

    def __init__(self, folder: Path, command: str) -> None:
        self.root = lay_out_edition(EDITIONS / "en-zh", folder / command)
        self.command = command
        self.made = self.root / ("site" if command == "build" else "docs")
        self.sources = tree(self.root / "source")
        self.seconds = 0.0
        self.states = [self._state(number) for number in (0, 1, 0)][1:]

    def _state(self, number: int) -> Tree:
        self.change(number)
        begun = time.monotonic()
        assert self.start().wait() == 0
        self.seconds = time.monotonic() - begun
        return tree(self.made)

    def change(self, number: int) -> None:
        """Brings the sources to one of the two states: pages hold other words, one comes or goes."""
        path = self.root / "glossary.yml"
        path.write_bytes((EDITIONS / "en-zh" / "glossary.yml").read_bytes())
        entry = (
            "  - {id: killed, kind: concept, term: {en: killed, zh: none}, gloss: {en: x, zh: x}}\n"
        )
        for file in (path, *(self.root / "source").rglob("*.yml")):
            text = file.read_text("utf-8").replace(TITLES[1 - number], TITLES[number])
            file.write_text(text + entry * (file == path and number == 1), "utf-8")

    def start(self) -> subprocess.Popen[bytes]:
        """The command, in a process of its own."""
        command = [sys.executable, "-m", "diglot", self.command, "--root", str(self.root)]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        return subprocess.Popen(command, **quiet)  # type: ignore[call-overload,no-any-return]  # as said


def end(process: subprocess.Popen[bytes], number: signal.Signals) -> bool:
    """Sends the signal; whether a process of its own lives on."""
    try:
        children = psutil.Process(process.pid).children(recursive=True)
    except psutil.NoSuchProcess:
        children = []
    process.send_signal(number)
    process.wait(60)
    _, alive = psutil.wait_procs(children, timeout=5)
    return bool(alive)


def strange(edition: Edition) -> list[str]:
    """What lies in the folder and is neither a source, nor made, nor kept."""
    return [
        name
        for name in tree(edition.root)
        if name.endswith(".part")
        or (name.startswith(".diglot/") and name not in KEPT)
        or "/." in name.removeprefix(".diglot/")
    ]


def killed(edition: Edition, times: int, chance: random.Random) -> Counter[str]:
    """Kills the command so many times: how often anything was as it must not be."""
    found: Counter[str] = Counter(times=times)
    states, at = edition.states, 0
    for _ in range(times):
        before, after = states[at], states[1 - at]
        at = 1 - at
        edition.change(1 - at)
        process = edition.start()
        time.sleep(chance.uniform(0.02, edition.seconds * 1.05))
        found["done before"] += process.poll() is not None
        found["orphans"] += end(process, chance.choice(SIGNALS))
        now = tree(edition.made)
        if edition.command == "build":
            found["half-written"] += now not in (before, after)
        else:
            found["half-written"] += any(
                now[path] not in (before.get(path), after.get(path)) for path in now
            )
        found["lost"] += any(path not in now for path in before.keys() & after.keys())
        found["swapped"] += now == after
        healed = edition.start().wait() == 0
        found["not healed"] += not healed or tree(edition.made) != after
        found["stray"] += bool(strange(edition))
    return found


def served(folder: Path, times: int, chance: random.Random) -> Counter[str]:
    """Sends `serve` so many signals: what is left of it."""
    found: Counter[str] = Counter(times=times)
    root = lay_out_edition(EDITIONS / "en-zh", folder / "serve")
    temporary = folder / "tmp"
    temporary.mkdir()
    for number in range(times):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        process = subprocess.Popen(
            [sys.executable, "-m", "diglot", "serve", "--addr", f"127.0.0.1:{port}"],
            cwd=root,
            env={**os.environ, "TMPDIR": str(temporary)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(chance.uniform(0.3, 6))
        sent = SIGNALS[number % 3 + 1]  # nothing can tidy up after KILL
        found["orphans"] += end(process, sent)
        found["another status"] += process.returncode not in (128 + sent, -sent)
        found["stray"] += bool([*temporary.iterdir()])
        with socket.socket() as again:
            again.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            found["port held"] += again.connect_ex(("127.0.0.1", port)) == 0
        for left in temporary.iterdir():
            shutil.rmtree(left)
    return found


def main() -> None:
    numbers = [int(said) for said in sys.argv[1:4]] or [200, 50, 20]
    chance = random.Random(9)
    signal.signal(
        signal.SIGINT, signal.default_int_handler
    )  # ignored, and so in what it starts, behind `&`
    with tempfile.TemporaryDirectory() as folder:
        rows: list[tuple[str, Callable[[], Counter[str]]]] = [
            ("generate", lambda: killed(Edition(Path(folder), "generate"), numbers[0], chance)),
            ("build", lambda: killed(Edition(Path(folder), "build"), numbers[1], chance)),
            ("serve", lambda: served(Path(folder), numbers[2], chance)),
        ]
        for command, count in rows:
            print(
                f"{command}: {', '.join(f'{what} {n}' for what, n in count().items())}", flush=True
            )


if __name__ == "__main__":
    main()
