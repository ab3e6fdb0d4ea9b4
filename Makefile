# Marsad: everything runs in .venv in this folder; nothing else is needed but python3 (3.11 or later), make and a package index.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
# Named after what is installed, so that a rerun is quick and a changed lock, or a moved checkout, is set up again.
STAMP := $(VENV)/.installed-$(shell { pwd; cat requirements.lock pyproject.toml; } | cksum | cut -d ' ' -f 1)
VENDOR := src/marsad/desk/static/vendor
ASSETS := $(VENDOR)/.made-$(shell cat package-lock.json tools/assets.py tools/fonts.css | cksum | cut -d ' ' -f 1)

.PHONY: help wheel fast slower fastwheel demo test services assets check lint types layers gold weights knock fuzz kills slow audit bench docs screenshots lock clean

help:  ## list what can be made
	@sed -n 's/^\([a-z]*\):.*## /make \1	/p' Makefile

demo: $(STAMP) assets  ## read the bundled samples, make a case of them, show what they add up to
	@sh tools/demo.sh $(BIN) $(VENV)

test: $(STAMP) services assets  ## run the tests
	@PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder tests

check: lint types layers test  ## lint, types, import layers and the tests that CI runs

lint: $(STAMP)  ## ruff
	@$(BIN)/ruff check src tests tools

types: $(STAMP)  ## mypy, strict
	@$(BIN)/mypy

layers: $(STAMP)  ## imports point down
	@$(BIN)/lint-imports --no-logo

gold: $(STAMP)  ## quality on the project's own gold, and on the shared one where ../shared is
	@$(BIN)/python -m tools.gold

weights: $(STAMP)  ## fit the weights of linking anew and write them
	@$(BIN)/python -m tools.fit_weights --write

knock: $(STAMP)  ## rows and conditions of the grammar that nothing would notice the loss of (SAMPLE=60)
	@$(BIN)/python -m tools.knock_out conditions
	@$(BIN)/python -m tools.knock_out rows --sample $(or $(SAMPLE),60)

fuzz: $(STAMP)  ## read texts that nobody would write, for an hour (MINUTES=60 SEED=1); build/fuzz.tsv counts all runs
	@test -d ../shared || echo "../shared is not here: sentences of real reports are left out"
	@mkdir -p build && $(BIN)/python -m tools.fuzz --minutes $(or $(MINUTES),60) --seed $(or $(SEED),$$(date +%s)) --tally build/fuzz.tsv $(wildcard ../shared/data/reports/*.jsonl)

kills: $(STAMP) services  ## kill what writes to a case at random moments, on both databases (KILLS=300)
	@$(BIN)/python -m tools.kills --kills $(or $(KILLS),300)
	@$(BIN)/python -m tools.kills --kills $(or $(KILLS),300) --postgres

slow: $(STAMP)  ## 60 slow connections beside 20 people at the desk
	@$(BIN)/python -m tools.slow_clients

audit: $(STAMP)  ## a list of all that is shipped (SBOM), and what is known against it where a network allows
	@$(BIN)/python -m tools.audit build/sbom.cdx.json

fast: $(STAMP)  ## compile the core of reading (some minutes; needs a C compiler) and hold its output against the plain one
	@MARSAD_FAST=1 PYTHONHASHSEED=0 $(BIN)/python setup.py --quiet build_ext --inplace
	@$(BIN)/python -m pytest -q tests/test_fast.py

slower: $(STAMP)  ## take the compiled core away again
	@$(BIN)/python -m tools.fast --remove

bench: $(STAMP) assets  ## speed, memory, growth (REPORTS=20000 of an archive)
	@$(BIN)/python -m tools.bench
	@$(BIN)/python -m tools.bench_case
	@$(BIN)/python -m tools.bench_linking
	@$(BIN)/python -m tools.bench_incidents
	@$(BIN)/python -m tools.bench_desk
	@$(BIN)/python -m tools.bench_batch $(or $(REPORTS),20000)
	@$(BIN)/python -m tools.bench_inputs

screenshots: $(STAMP) assets  ## pictures of the desk for the docs
	@$(BIN)/python -m tools.screenshots

docs: $(STAMP)  ## build the docs into site/
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet --strict

wheel: $(STAMP) assets  ## a wheel with the desk's maps, charts and fonts in dist/
	@$(BIN)/python -m build --quiet --wheel --no-isolation
	@$(BIN)/python -c "import glob, sys, zipfile; names = zipfile.ZipFile(sorted(glob.glob('dist/*.whl'))[-1]).namelist(); sys.exit(0 if any('/static/vendor/' in name for name in names) else 'the wheel lacks the maps, charts and fonts of the desk')"

fastwheel: $(STAMP) assets  ## a wheel for this platform with the compiled core beside the sources
	@MARSAD_FAST=1 PYTHONHASHSEED=0 $(BIN)/python setup.py --quiet bdist_wheel --dist-dir dist

lock: $(STAMP)  ## renew the lock file; pinned versions stay where they still fit
	@$(PIP) install uv
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --extra dev pyproject.toml -o requirements.lock
	@echo 'pyspark>=4,<5' | $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header - -o requirements-spark.lock

clean:  ## remove what make made
	rm -rf $(VENV) $(VENDOR) node_modules site build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis

# The environment. A Debian without python3-venv gets it where we may install it, and is told so where we may not.
$(STAMP):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
	  { echo "$(PYTHON) is missing or older than Python 3.11: install a newer one, or name it: make PYTHON=python3.12" >&2; exit 1; }
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || { echo "setting up: environment in $(VENV)"; rm -rf $(VENV); $(PYTHON) -m venv $(VENV) >/dev/null 2>&1; } || $(MAKE) --no-print-directory $(VENV)/with-apt
	@echo "setting up: packages of requirements.lock"
	@$(PIP) install --require-hashes -r requirements.lock
	@echo "setting up: marsad"
	@$(PIP) install --no-build-isolation --no-deps -e .
	@rm -f $(VENV)/.installed*
	@touch $@

# What the tests use beside Python: PostgreSQL, Tesseract and a browser. Where one is missing and we may not install it, its tests say so and are left out.
services:
	@ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || $(MAKE) --no-print-directory apt PACKAGES=postgresql || \
	  echo "left out: the tests on PostgreSQL (Debian: apt-get install postgresql)"
	@command -v tesseract >/dev/null && tesseract --list-langs 2>/dev/null | grep -qx ara || $(MAKE) --no-print-directory apt PACKAGES="tesseract-ocr tesseract-ocr-ara" || \
	  echo "left out: the tests that read pictures (Debian: apt-get install tesseract-ocr tesseract-ocr-ara)"
	@test -x /usr/bin/chromium || $(MAKE) --no-print-directory apt PACKAGES=chromium || \
	  echo "left out: the tests in a browser (Debian: apt-get install chromium)"
	@if [ -n "$(MARSAD_OFFICE)" ]; then ls /usr/lib/libreoffice/program/libswlo.so >/dev/null 2>&1 || $(MAKE) --no-print-directory apt PACKAGES="libreoffice-calc-nogui libreoffice-writer-nogui"; \
	  else command -v soffice >/dev/null || echo "left out: LibreOffice makes and opens files anew (make services MARSAD_OFFICE=1 installs it: some 70 MB); what it made is kept and read"; fi
	@if [ -z "$(MARSAD_SPARK)" ]; then $(BIN)/python -c "import pyspark" 2>/dev/null || echo "left out: the test on Spark (make services MARSAD_SPARK=1 installs it: some 430 MB, minutes)"; else \
	  { command -v java >/dev/null || $(MAKE) --no-print-directory apt PACKAGES=default-jre-headless; } && $(PIP) install --require-hashes --no-build-isolation -r requirements-spark.lock; fi

# Maps, charts and fonts of the desk: built files of npm packages, served locally. Without them the desk works and says what is missing.
assets: $(ASSETS)  ## maps, charts and fonts of the desk, through npm

$(ASSETS):
	@command -v npm >/dev/null || $(MAKE) --no-print-directory apt PACKAGES="nodejs npm" || true
	@if ! command -v npm >/dev/null; then echo "left out: maps, charts and fonts of the desk (they need npm; Debian: apt-get install nodejs npm)"; \
	elif ! npm ci --silent; then echo "left out: maps, charts and fonts of the desk (npm could not fetch them; see the lines above)"; \
	else echo "setting up: maps, charts and fonts of the desk"; $(PYTHON) tools/assets.py && touch $@; fi

.PHONY: apt
apt:
	@test "$$(id -u)" = 0 && command -v apt-get >/dev/null
	@echo "setting up: $(PACKAGES), by apt-get"
	@apt-get update -qq </dev/null >/dev/null && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $(PACKAGES) </dev/null >/dev/null

.PHONY: $(VENV)/with-apt
$(VENV)/with-apt:
	@rm -rf $(VENV)
	@$(MAKE) --no-print-directory apt PACKAGES=python3-venv || \
	  { echo "$(PYTHON) has no venv module: install it (Debian: apt-get install python3-venv) and run make again" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV)
