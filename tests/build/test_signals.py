"""T7: a signal ends `build` and `serve` whole: one process, its port free, nothing left over."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

from tests.commands import QUIET, diglot
from tests.helpers import lay_out

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows has no such signals")
ENDING = [signal.SIGTERM, signal.SIGHUP, signal.SIGINT]
PATIENCE = 60


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def heard() -> None:
    """Behind `&` a shell lets all that is started ignore SIGINT; who is tried here does not."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@contextmanager
def running(root: Path, temporary: Path, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    temporary.mkdir(exist_ok=True)
    process = subprocess.Popen(
        [sys.executable, "-m", "diglot", *arguments],
        cwd=root,
        env={**QUIET, "TMPDIR": str(temporary)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        preexec_fn=heard,
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def wait_for(process: subprocess.Popen[str], words: str) -> None:
    assert process.stdout is not None
    for line in process.stdout:
        if words in line:
            return
    raise AssertionError(f"it ended without saying “{words}”")


@pytest.mark.parametrize("number", ENDING)
def test_a_signal_ends_serve(tmp_path: Path, number: signal.Signals) -> None:
    root, port = lay_out(None, tmp_path / "edition"), free_port()
    with running(root, tmp_path / "tmp", "serve", "--addr", f"127.0.0.1:{port}") as process:
        wait_for(process, "Serving on")
        assert psutil.Process(process.pid).children(recursive=True) == []
        process.send_signal(number)
        assert process.wait(PATIENCE) == 128 + number
    with socket.socket() as again:
        again.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        again.bind(("127.0.0.1", port))
    assert list((tmp_path / "tmp").iterdir()) == []


@pytest.mark.parametrize("builder", ["mkdocs", "zensical"])
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_build(tmp_path: Path, number: signal.Signals, builder: str) -> None:
    """While the site is made: the old one stands, and nothing lies beside it."""
    root = lay_out(None, tmp_path / "edition")
    assert diglot("build", cwd=root).returncode == 0
    before = (root / "site/index.html").read_bytes()
    beside = {path.name for path in root.iterdir()} | {".cache"}  # Zensical’s own
    with running(root, tmp_path / "tmp", "build", "--builder", builder) as process:
        end = time.monotonic() + PATIENCE
        while not [*root.glob(".site.*.part")]:
            assert time.monotonic() < end
            assert process.poll() is None, "it was done before it could be ended"
        process.send_signal(number)
        assert process.wait(PATIENCE) == 128 + number
    assert (root / "site/index.html").read_bytes() == before
    assert {path.name for path in root.iterdir()} <= beside
    assert list((tmp_path / "tmp").iterdir()) == []


def test_a_port_in_use_is_said_in_a_line(tmp_path: Path) -> None:
    root = lay_out(None, tmp_path)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = diglot("serve", "--addr", f"127.0.0.1:{port}", cwd=root)
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        f"diglot: port {port} of 127.0.0.1 is in use",
        f"  hint: --addr 127.0.0.1:{port + 1}",
    ]


@pytest.mark.parametrize("address", ["8000", "127.0.0.1:", "127.0.0.1:x", ":80", "a:99999"])
def test_what_is_no_address(tmp_path: Path, address: str) -> None:
    done = diglot("serve", "--addr", address, cwd=lay_out(None, tmp_path))
    assert done.returncode == 2
    assert "expected HOST:PORT" in done.stderr


def test_a_host_of_another_machine(tmp_path: Path) -> None:
    done = diglot("serve", "--addr", "192.0.2.1:8000", cwd=lay_out(None, tmp_path))
    assert done.returncode == 1
    assert "cannot be served" in done.stderr
