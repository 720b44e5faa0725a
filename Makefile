# What people do with Diglot. Each target sets up what it needs; PYTHON may name another Python ≥ 3.11.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export NO_MKDOCS_2_WARNING := 1

.PHONY: site serve test artefacts bench pictures lock schemas clean

## The site, in site/.
site: $(VENV)/.site
	$(BIN)/diglot build

## The site on this machine, following every change.
serve: $(VENV)/.site
	$(BIN)/diglot serve

## Lint and types; the tests without a browser; those in one. Each stage only if the last was green.
# A worker for each core. Each begins with its own half of the tests, so that neighbours share what they
# set up, and takes over from the other what is left.
PYTEST := $(BIN)/python -m pytest -n logical --maxprocesses 4 --dist worksteal
test: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(PYTEST) -m "not browser"
	$(PYTEST) -m browser --maxfail 10

## Measurements, as ratios within one run.
bench: $(VENV)/.dev
	$(BIN)/python -m tests.bench

## Pictures of reading pages in their main states, in artefacts/, to be looked at.
artefacts: $(VENV)/.dev
	$(BIN)/python -m tests.artefacts

## The pictures of the manual, retaken in Chromium.
pictures: $(VENV)/.dev
	$(BIN)/python -m tests.pictures

# The environments: exactly the locked versions, and the package itself on top.
$(VENV)/.site: requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.site
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.lock
	touch $@

## The lock files anew (needs uv). They hold names, versions and hashes, and no host.
LOCK = uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-header --no-annotate pyproject.toml -
lock:
	echo "setuptools>=77" | $(LOCK) -o requirements.lock
	echo "setuptools>=77" | $(LOCK) --extra dev -o requirements-dev.lock

## The JSON Schemas anew, from the model.
schemas: $(VENV)/.site
	for name in edition text notes glossary; do \
	  $(BIN)/diglot schema $$name > generator/diglot/parse/schemas/$$name.json; done

clean:
	rm -rf site artefacts build *.egg-info .cache
