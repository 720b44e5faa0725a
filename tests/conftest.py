"""Fixtures: the editions of the tests and the repository's own, their sites, a browser.

Where Chromium or Java is missing, the tests that need it are skipped with a word on how to install
it; with DIGLOT_REQUIRE_ALL set, as in CI, that is a failure.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import HealthCheck, Phase, settings
from playwright.sync_api import Browser, Playwright, expect, sync_playwright

from tests.browse import PATIENCE
from tests.chromium import ARGUMENTS, find_chromium
from tests.commands import diglot
from tests.sites import EDITIONS, REPOSITORY, build, lay_out_edition, once, served

# The same examples on every run, so that what is red stays red, here and on every other machine; and
# whatever time they take, since no test depends on the clock. Shrinking is for whoever hunts.
settings.register_profile(
    "diglot",
    derandomize=True,
    deadline=None,
    phases=[Phase.explicit, Phase.generate, *[Phase.shrink] * ("DIGLOT_SHRINK" in os.environ)],
    suppress_health_check=list(HealthCheck),
)
settings.load_profile("diglot")
expect.set_options(timeout=PATIENCE)


def lacking(what: str, cure: str) -> NoReturn:
    """Skips the test, or fails it where everything is required."""
    message = f"{what} is missing: {cure}"
    if os.environ.get("DIGLOT_REQUIRE_ALL"):
        pytest.fail(message)
    pytest.skip(message)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks the tests that need a browser, so that CI can have the others first.

    Within each kind, what takes longest begins first: no worker waits for it at the end.
    """
    for item in items:
        if {"browser", "fonts"} & {*getattr(item, "fixturenames", ())}:
            item.add_marker("browser")
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter,
) -> Generator[None, None, None]:
    """Shows the first failure once more, as the last thing before the line that counts them."""
    yield
    stats = terminalreporter.stats
    first = min(
        [*stats.get("failed", []), *stats.get("error", [])],
        key=lambda report: float(getattr(report, "start", 0)),  # of what could not be collected, 0
        default=None,
    )
    if first is not None:
        terminalreporter.section(f"the first failure: {first.nodeid}", red=True)
        terminalreporter.write_line(first.longreprtext)


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of this run, the same for all its workers."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    """The tests' edition, to be changed."""
    return lay_out_edition(EDITIONS / "en-zh", tmp_path / "edition")


@pytest.fixture(scope="session")
def built(shared: Path) -> Path:
    """The tests' edition after `diglot build`; not to be changed."""
    return once(shared, "en-zh", lambda root: build(lay_out_edition(EDITIONS / "en-zh", root)))


@pytest.fixture(scope="session")
def address(built: Path) -> Iterator[str]:
    """Where the built site is served, with a slash at the end."""
    with served(built / "site") as found:
        yield found


@pytest.fixture(scope="session")
def offline(shared: Path) -> Path:
    """The site of a small edition that browsers keep; not to be changed."""

    def make(root: Path) -> None:
        lay_out_edition(EDITIONS / "he-en", root)
        said = root / "source/edition.yml"
        said.write_text(said.read_text("utf-8") + "offline: true\n", "utf-8")
        build(root)

    return once(shared, "offline", make) / "site"


@pytest.fixture(scope="session")
def by_zensical(shared: Path) -> Path:
    """The tests' edition as Zensical builds it; not to be changed."""

    def make(root: Path) -> None:
        edition = lay_out_edition(EDITIONS / "en-zh", root)
        done = diglot("build", "--builder", "zensical", cwd=edition)
        assert done.returncode == 0, done.stdout + done.stderr

    return once(shared, "zensical", make)


@pytest.fixture(scope="session")
def shipped(shared: Path) -> Path:
    """The edition of this repository, whichever it is, after `diglot build`; not to be changed."""
    return once(shared, "shipped", lambda root: build(lay_out_edition(REPOSITORY, root)))


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """One for each worker, for every browser."""
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Callable[[dict[str, str]], Browser]:
    """Starts a browser with more in its environment."""
    path = find_chromium()
    if path is None:
        lacking("Chromium", "apt-get install chromium")
    return lambda environment: playwright.chromium.launch(
        executable_path=path, args=list(ARGUMENTS), env={**os.environ, **environment}
    )


@pytest.fixture(scope="session")
def browser(chromium: Callable[[dict[str, str]], Browser]) -> Iterator[Browser]:
    """One for each worker; each test has a context of its own in it."""
    started = chromium({})
    yield started
    started.close()


@pytest.fixture(scope="session", params=["", "fonts.conf"], ids=["own fonts", "other fonts"])
def fonts(
    request: pytest.FixtureRequest, chromium: Callable[[dict[str, str]], Browser]
) -> Iterator[Browser]:
    """For what hangs on the widths of letters: the browser as it is, and one that has other faces."""
    if not request.param:
        yield request.getfixturevalue("browser")
        return
    started = chromium({"FONTCONFIG_FILE": str(Path(__file__).with_name(request.param))})
    yield started
    started.close()
