# Two commands for a newcomer: `make demo` and `make test`. Everything else is for those who work on bilaga.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

# Programs that some tests use, and the packages of Debian and Ubuntu that hold them.
PROGRAMS := tesseract chromium
PACKAGES := tesseract-ocr tesseract-ocr-swe chromium

.PHONY: demo test system check lint format docs samples bench audit clean

demo: $(VENV)/installed          ## install, read the samples into data/, show the summary
	@$(BIN)/bilaga ingest samples --out data; code=$$?; \
	 if [ $$code -gt 1 ]; then exit $$code; fi; \
	 if [ $$code -eq 1 ]; then echo "(exit code 1: findings of severity error, here from the samples with planted errors)"; fi

test: system lint                ## every test, after the linters
	$(BIN)/python -m pytest -n 2

system:                          ## those programs: installed where root may, else the tests that need them say so
	@for name in $(PROGRAMS); do command -v $$name >/dev/null || missing=1; done; \
	 if [ -z "$$missing" ]; then exit 0; fi; \
	 if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	   (apt-get update && DEBIAN_FRONTEND=noninteractive timeout 600 apt-get install --yes --no-install-recommends $(PACKAGES)) >/dev/null 2>&1 && exit 0; \
	 fi; \
	 echo "(not installed here: $(PACKAGES); the tests that need them are skipped)"

check: test audit                ## the same as CI, and the advisory scan

lint: $(VENV)/developed          ## format, lint, types, layers
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/developed        ## rewrite the code in the house format
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

docs: $(VENV)/developed          ## the documentation site, into site/; a warning stops it
	$(BIN)/python -m sphinx --quiet --fail-on-warning --keep-going -d build/doctrees docs site

bench: $(VENV)/developed         ## how fast and how right, beside PyMuPDF and pdfplumber
	$(BIN)/python bench/speed.py

audit: $(VENV)/developed         ## known faults of the tested versions; says so where the advisory database is out of reach
	@$(PIP) install pip-audit
	@told=$$($(BIN)/pip-audit --no-deps --disable-pip --strict --requirement constraints.txt 2>&1); code=$$?; echo "$$told"; \
	 if [ $$code -ne 0 ] && ! echo "$$told" | grep -q "known vulnerabilit"; then \
	   echo "(NOT audited: the advisory database does not answer from here)"; \
	 else exit $$code; fi

clean:
	rm -rf $(VENV) data site build dist docs/reference/generated .mypy_cache .pytest_cache .ruff_cache .hypothesis

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "bilaga needs Python 3.11 or later: make PYTHON=python3.12 ...")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: $(VENV)/bin/python pyproject.toml constraints.txt
	$(PIP) install --constraint constraints.txt --editable .
	$(BIN)/python -m compileall -q ingest parsers schemas
	@touch $@

$(VENV)/developed: $(VENV)/bin/python pyproject.toml constraints.txt
	$(PIP) install --constraint constraints.txt --editable '.[dev]'
	$(BIN)/python -m compileall -q ingest parsers schemas
	@touch $@ $(VENV)/installed
