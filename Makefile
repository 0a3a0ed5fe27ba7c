# Two commands on a fresh machine with Python 3.11+ and make: `make demo`, `make test`.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
NODE := requirements/node

.PHONY: demo test test-long check bench lock generate clean help chromium

help:
	@echo "make demo       set up and run the whole job on the example"
	@echo "make test       run the tests (random cases: a twentieth; needs npm, LibreOffice, poppler-utils and Chromium)"
	@echo "make test-long  run the tests with all random cases"
	@echo "make check      ruff, mypy, import-linter, ESLint, tsc, lint and spelling of the content (needs npm, hunspell)"
	@echo "make generate   build anew what is checked in: template, schemas, author's guide, sample form, broken forms"
	@echo "make bench      measure against named peers"
	@echo "make lock       resolve the dependencies anew (needs uv and npm)"

demo: $(VENV)/run.stamp
	@$(BIN)/diagnoza demo demo/

test: chromium $(VENV)/dev.stamp $(NODE)/node_modules/.stamp
	$(BIN)/pytest -n auto --dist worksteal

test-long: chromium $(VENV)/dev.stamp $(NODE)/node_modules/.stamp
	DIAGNOZA_LONG=1 $(BIN)/pytest -n auto --dist worksteal

check: $(VENV)/dev.stamp $(NODE)/node_modules/.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(NODE)/node_modules/.bin/eslint -c $(NODE)/eslint.config.js src
	$(NODE)/node_modules/.bin/tsc -p $(NODE)/tsconfig.json
	$(BIN)/diagnoza sprawdz questionnaires
	$(BIN)/python tools/check_spelling.py

bench: $(VENV)/dev.stamp
	$(BIN)/pytest bench -p no:xdist --benchmark-columns=median,iqr,rounds --benchmark-sort=name -q -s

generate: $(VENV)/dev.stamp
	$(BIN)/python tools/build_templates.py
	$(BIN)/python tools/build_schemas.py
	$(BIN)/python tools/build_guide.py
	$(BIN)/python tools/build_operator_form.py
	$(BIN)/python tools/build_corpus.py

# The interpreter must be 3.11 or newer and able to make a virtual environment.
$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
	  { echo "Potrzebny jest Python 3.11 lub nowszy; wskaż go: make PYTHON=python3.12 …"; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || \
	  { echo "Brakuje modułu venv. Zainstaluj pakiet: apt install python3-venv (Debian, Ubuntu)"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/run.stamp: requirements/run.txt pyproject.toml | $(BIN)/python
	@echo "Instaluję zależności…"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev.stamp: requirements/dev.txt pyproject.toml | $(BIN)/python
	@echo "Instaluję zależności programu i testów…"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@ $(VENV)/run.stamp

$(NODE)/node_modules/.stamp: $(NODE)/package-lock.json
	@npm --version >/dev/null 2>&1 || { echo "Testom potrzebny jest npm. Zainstaluj pakiet: apt install npm (Debian, Ubuntu)"; exit 1; }
	@npm install --prefix $(NODE) --no-save --silent --no-audit --no-fund
	@touch $@

chromium:
	@command -v chromium >/dev/null || { echo "Testom potrzebna jest przeglądarka Chromium. Zainstaluj pakiet: apt install chromium (Debian)"; exit 1; }

lock:
	uv pip compile --quiet --universal --generate-hashes --no-strip-extras --no-header --no-annotate --python-version 3.11 \
	  pyproject.toml --group build -o requirements/run.txt
	uv pip compile --quiet --universal --generate-hashes --no-strip-extras --no-header --no-annotate --python-version 3.11 \
	  -c requirements/run.txt pyproject.toml --group dev --group build -o requirements/dev.txt
	npm install --prefix $(NODE) --silent --package-lock-only --omit-lockfile-registry-resolved

clean:
	rm -rf $(VENV) $(NODE)/node_modules demo dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis
