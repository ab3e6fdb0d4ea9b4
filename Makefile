# Marsad: everything runs in .venv in this folder; nothing else is needed but python3, make and a package index.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: demo test check lint types layers gold bench docs lock clean

demo: $(STAMP)  ## read the bundled samples
	@echo "== Marsad reads the samples of Eastern Ghouta (written for this project, fictitious outlets) =="
	@$(BIN)/marsad read --format text samples/ghouta/reports.jsonl > $(VENV)/demo.txt
	@head -150 $(VENV)/demo.txt
	@echo "== first 150 lines of $$(wc -l < $(VENV)/demo.txt); all: .venv/bin/marsad read samples/ghouta/reports.jsonl =="

test: $(STAMP)  ## run the tests
	@$(BIN)/python -m pytest tests

check: lint types layers test  ## what CI and reviewers look at

lint: $(STAMP)
	@$(BIN)/ruff check src tests tools

types: $(STAMP)
	@$(BIN)/mypy

layers: $(STAMP)
	@$(BIN)/lint-imports

gold: $(STAMP)  ## quality on the project's own gold, and on the shared one where ../shared is
	@$(BIN)/python -m tools.gold

bench: $(STAMP)  ## speed, memory, growth
	@$(BIN)/python -m tools.bench

docs: $(STAMP)  ## build the docs into site/
	@$(BIN)/mkdocs build --quiet --strict

lock: $(STAMP)  ## renew the lock file
	@$(BIN)/pip install --quiet uv
	@$(BIN)/uv pip compile --quiet --generate-hashes --no-emit-index-url --no-header --extra dev pyproject.toml -o requirements.lock

$(STAMP): requirements.lock pyproject.toml
	@echo "setting up $(VENV)"
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) 2>/dev/null || { rm -rf $(VENV); \
	  test "$$(id -u)" = 0 && apt-get update -qq && apt-get install -y -qq python3-venv >/dev/null && $(PYTHON) -m venv $(VENV); } || \
	  { echo "python3 has no venv module: install the package python3-venv and run make again"; exit 1; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e .
	@touch $(STAMP)

clean:
	rm -rf $(VENV) site build dist .pytest_cache .mypy_cache .ruff_cache
