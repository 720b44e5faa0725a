"""`diglot serve`: the site on this machine, which follows every change of the sources."""

from __future__ import annotations

from pathlib import Path

import click

from diglot.cli.shared import ended_by_signals, fail, finish, root_option, say, words_of


@click.command()
@root_option
@click.option("--addr", default="127.0.0.1:8000", metavar="HOST:PORT", show_default=True)
def serve(root: Path, addr: str) -> None:
    """Show the site on this machine, and follow every change of the sources."""
    from diglot.build import BuildError
    from diglot.build.serve import is_free, serve_site
    from diglot.flow import generate
    from diglot.write import last_frame

    host, port = _address(addr)
    with ended_by_signals():
        try:
            if not is_free(host, port):
                fail(f"port {port} of {host} is in use", f"--addr {host}:{port + 1}")
            done = generate(root)
            if done.has_errors and last_frame(root) is None:
                finish(done.problems)  # there are no last good pages to show
            say(f"http://{host}:{port}/", to_errors=True)
            serve_site(root, done, host, port)
        except BuildError as error:
            fail(str(error))
        except OSError as error:
            fail(f"{addr} cannot be served: {words_of(error)}", "--addr 127.0.0.1:8000")


def _address(addr: str) -> tuple[str, int]:
    host, colon, port = addr.rpartition(":")
    if not colon or not host or not port.isascii() or not port.isdigit() or int(port) > 65535:
        raise click.BadParameter(f"expected HOST:PORT, found “{addr}”", param_hint="--addr")
    return host.strip("[]"), int(port)
