# "make run" opens the wizard, "make test" runs every check; both prepare everything they need.
# PYTHON names the interpreter (3.11 to 3.14) that creates .venv, when python3 is not the right one.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

VENV := .venv
PY := $(VENV)/bin/python
READY := $(VENV)/.ready
WINDOW_READY := $(VENV)/.window-ready
TESTS_READY := $(VENV)/.tests-ready
COMPILED := $(patsubst %.ts,%.qm,$(wildcard translations/*.ts))
# Stale, it would be left aside for its sources, which take ten times longer to read.
CONTENT := resources/content.json
EXAMPLE := build/exemple
SCREEN := $(DISPLAY)$(WAYLAND_DISPLAY)$(filter Darwin,$(shell uname -s))
# uv only makes the locks: installed by "make lock", never a dependency.
UV := uv==0.13.9
# Trains the contract reader; what ships needs neither it nor numpy.
TRAINING := scikit-learn==1.9.1
COMPILE_LOCK = $(PY) -m uv pip compile --universal --python-version 3.11 --generate-hashes \
	--no-header --no-emit-index-url --no-emit-find-links --quiet $(LOCK_OPTIONS)

.PHONY: help run test long lint translations translations-check bench lock wheel clean \
	screenshots contract-score contract-train installer deb test-installer

help:
	@echo 'make run           ouvre l’assistant (sans écran : fabrique le PDF de l’exemple)'
	@echo 'make test          style, types, traductions et tous les tests'
	@echo 'make long          les essais de pannes et de fichiers hostiles, en long (des heures)'
	@echo 'make lint          style et types seulement'
	@echo 'make bench         mesures : démarrage, enregistrement, PDF'
	@echo 'make translations  met à jour translations/*.ts et les compile'
	@echo 'make screenshots   une image de chaque page, dans build/screenshots'
	@echo 'make contract-score  note la lecture des contrats d’essai'
	@echo 'make installer     construit l’installeur Windows, de même make deb pour le paquet Debian'
	@echo 'make lock          refait les verrous de requirements/ (LOCK_OPTIONS=--upgrade)'
	@echo 'make wheel         construit l’archive et la roue dans dist/'
	@echo 'make clean         efface ce qui a été fabriqué, sauf .venv'

$(READY): scripts/bootstrap.sh requirements/lock.txt pyproject.toml hatch_build.py
	@PYTHON="$(PYTHON)" bash scripts/bootstrap.sh
	@touch $@

$(WINDOW_READY): scripts/bootstrap.sh $(READY)
	@bash scripts/bootstrap.sh --window
	@touch $@

$(TESTS_READY): scripts/bootstrap.sh $(READY)
	@bash scripts/bootstrap.sh --tests
	@touch $@

translations/%.qm: translations/%.ts | $(READY)
	@$(PY) scripts/translations.py --compile

$(CONTENT): $(shell find resources/content) $(wildcard cyberwizard/content/*.py) | $(READY)
	@$(PY) -m cyberwizard.content.compiled

ifneq ($(SCREEN),)
run: $(READY) $(WINDOW_READY) $(COMPILED) $(CONTENT)
	@$(PY) -m ui
else
run: $(READY) $(COMPILED) $(CONTENT)
	@rm -rf $(EXAMPLE)
	@mkdir -p $(EXAMPLE)
	@$(VENV)/bin/cyberwizard-cli sample -o $(EXAMPLE)/boulangerie.cyberdossier
	@$(VENV)/bin/cyberwizard-cli render $(EXAMPLE)/boulangerie.cyberdossier -o $(EXAMPLE)/boulangerie.pdf
	@echo "Pas d’écran ici : le dossier de l’exemple est dans $(CURDIR)/$(EXAMPLE)/boulangerie.pdf"
endif

lint: $(READY)
	$(PY) -m ruff check
	$(PY) -m ruff format --check
	$(PY) -m mypy
	$(PY) -m mypy --platform win32 --cache-dir .mypy_cache/win32 cyberwizard ui

translations-check: $(READY)
	$(PY) scripts/translations.py --check

test: $(TESTS_READY) lint translations-check $(COMPILED)
	$(PY) -m pytest

long: $(TESTS_READY)
	CYBERWIZARD_LONG=1 HYPOTHESIS_PROFILE=long $(PY) -m pytest tests/faults tests/dossier/test_random.py

translations: $(READY)
	$(PY) scripts/translations.py

bench: $(READY) $(COMPILED) $(CONTENT)
	$(PY) -m pytest benchmarks --benchmark-enable

screenshots: $(TESTS_READY) $(COMPILED)
	$(PY) scripts/screenshots.py

contract-score: $(READY)
	PYTHONPATH=. $(PY) scripts/contract_score.py

contract-train: $(READY)
	$(PY) -m pip install --quiet --disable-pip-version-check $(TRAINING)
	PYTHONPATH=. $(PY) scripts/contract_train.py

installer: $(READY) $(COMPILED)
	$(PY) packaging installer

deb: $(READY) $(COMPILED)
	$(PY) packaging deb

test-installer: installer deb
	$(PY) -m pytest tests/packaging

lock: $(READY)
	$(PY) -m pip install --quiet --disable-pip-version-check $(UV)
	$(COMPILE_LOCK) pyproject.toml --group dev -o requirements/lock.txt
	$(COMPILE_LOCK) requirements/virtualenv.in -o requirements/virtualenv.txt
	$(PY) -m uv pip compile --python-platform windows --python-version 3.11 --generate-hashes \
		--no-header --no-annotate --no-emit-index-url --no-emit-find-links --quiet \
		--constraint requirements/lock.txt pyproject.toml -o requirements/windows.txt

wheel: $(READY)
	$(PY) -m build --no-isolation --outdir dist

clean:
	rm -rf build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis .benchmarks
	find cyberwizard ui tests benchmarks scripts -name __pycache__ -type d -prune -exec rm -rf {} +
	rm -f translations/*.qm
