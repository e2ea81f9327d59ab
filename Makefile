# The public interface of the project. What each target does in detail: tools/, pyproject.toml, frontend/package.json.

PYTHON ?= python3
DATA ?= var/demo
PORT ?=
SEED ?= 1

.PHONY: install run test torture bench lint format lock release

install: ## Make .venv from the lock, build the front end, install datakasse in place
	@$(PYTHON) tools/install.py

run: ## Serve a demo shop on this machine; DATA=folder for another shop, PORT=number for another port
	@$(PYTHON) tools/run.py --data "$(DATA)" $(if $(PORT),--port "$(PORT)")

test: install ## All tests, the examples in docstrings, and the front end's tests
	@.venv/bin/python tools/front_end.py test
	@.venv/bin/python -m pytest -n 2 --dist loadgroup

torture: install ## What takes too long for every change: 10,000 simulated days, 600 real kills; SEED=number for others
	@.venv/bin/python -m lab simulate --runs 10000 --seed $(SEED)
	@.venv/bin/python -m lab kill --runs 500 --seed $(SEED)
	@.venv/bin/python -m lab kill --machines 2 --runs 100 --seed $(SEED)

bench: install ## Speed, as ratios to the same machine's raw speed
	@.venv/bin/python -m benchmarks

lint: install ## Format, style, types, floors of the house, dependencies
	@.venv/bin/ruff format --check
	@.venv/bin/ruff check
	@.venv/bin/basedpyright
	@.venv/bin/lint-imports
	@.venv/bin/deptry src
	@.venv/bin/python tools/front_end.py lint

format: install ## Put every file in the house's form
	@.venv/bin/ruff format
	@.venv/bin/ruff check --fix
	@.venv/bin/python tools/front_end.py format

release: install ## The files of a release in dist/, from the tag of this commit, the same whoever makes them
	@.venv/bin/python tools/release.py --out dist

lock: install ## Pin the newest libraries that fit pyproject.toml and package.json
	@.venv/bin/python tools/front_end.py lock
	@.venv/bin/uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes \
		--no-header --upgrade --quiet --output-file requirements.lock
