# `make explore` and `make test` do all the set-up: a virtual environment of their own, with plain venv and pip.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

.PHONY: explore test check format data docs clean

explore: .venv/ready
	$(BIN)/tipgraph explore

test: check
	$(BIN)/pytest

check: .venv/dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

format: .venv/dev
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

data: .venv/ready
	$(BIN)/python data/make_claims.py ../shared
	$(BIN)/python data/make_tables.py ../shared/facts

docs: .venv/dev
	$(PIP) --editable '.[docs]'
	mkdir -p site
	$(BIN)/pylode ontology/core.ttl -o site/ontology.html
	$(BIN)/python docs/refresh.py

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis dist

.venv/ready: pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit("tipgraph needs Python 3.11 or newer: make PYTHON=python3.12 ..." if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv .venv
	$(PIP) --editable .
	@touch $@

.venv/dev: .venv/ready
	$(PIP) --editable '.[dev]'
	@touch $@
