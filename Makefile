# `make demo` shows Jangkau; `make test` proves it. Each sets up what it needs, once.

VENV := .venv/bin
PIP := $(VENV)/python -m pip install --quiet --disable-pip-version-check
TESTS ?= tests
JOBS ?= 2
PYTEST := $(VENV)/python -m pytest --numprocesses $(JOBS) --dist loadfile

.PHONY: help setup demo play test test-all check bench proof clean map lock

help:
	@echo "make demo      a made-up regency to try, at http://127.0.0.1:8000/"
	@echo "make play      the same, played by itself with its figures"
	@echo "make test      all tests (under ten minutes)"
	@echo "make test-all  the long ones too"
	@echo "make check     lint, types, contracts, sizes"
	@echo "make bench     figures, beside peers"
	@echo "make proof     docs/proof.md, from all tests and long records"
	@echo "make setup     only sets up; make clean undoes it"

setup: .tools/dev .tools/axe .tools/chromium

demo: .tools/run
	$(VENV)/jangkau demo $(ARGS)

play: .tools/run
	$(VENV)/jangkau demo --play $(ARGS)

test: setup
	$(PYTEST) -m "not long" $(TESTS)

test-all: setup
	$(PYTEST) $(TESTS)

check: .tools/dev
	$(VENV)/ruff check .
	$(VENV)/ruff format --check .
	$(VENV)/mypy
	$(VENV)/lint-imports
	$(VENV)/deptry src --config tools/deptry.toml
	$(VENV)/djlint --lint --quiet src
	$(VENV)/python tools/sizes.py
	$(VENV)/python tools/words.py
	$(VENV)/python tools/map.py --check

bench: .tools/dev
	$(VENV)/python -m bench

# All tests and the long records (an hour or more); ARGS="--page" runs nothing.
proof: setup
	$(VENV)/python tools/proof.py $(ARGS)

map: .tools/dev
	$(VENV)/python tools/map.py

# The lock files: which versions, with which hashes; no address is in them.
lock: .tools/dev
	$(PIP) uv
	cd requirements && for name in run dev; do \
	  ../$(VENV)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	    --no-emit-index-url --custom-compile-command "make lock" $$name.in -o $$name.txt; done

clean:
	rm -rf .venv .tools node_modules tools/browser/node_modules test-results demo-home
	rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

# Stamps: a second run finds them and does nothing.

.tools/venv:
	@mkdir -p .tools
	sh tools/venv.sh
	@touch $@

.tools/run: .tools/venv requirements/run.txt pyproject.toml
	@echo "Installing what Jangkau needs (once, about a minute) ..."
	$(PIP) --require-hashes -r requirements/run.txt
	$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

.tools/dev: .tools/run requirements/dev.txt
	@echo "Installing what the tests need (once) ..."
	$(PIP) --require-hashes -r requirements/dev.txt
	@touch $@

.tools/axe: .tools/dev package-lock.json
	$(VENV)/python tools/npm.py ci --silent
	@touch $@

.tools/chromium: .tools/dev tools/chromium.py
	$(VENV)/python tools/chromium.py
