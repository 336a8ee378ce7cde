# The two commands: `make practice` and `make test`. Each sets up all it needs, from a clean clone.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

.PHONY: practice test quick lint setup bench lock

practice: setup
	$(BIN)/heard practice $(ARGS)

test: setup
	$(BIN)/python -m pytest -n 2 --dist worksteal $(ARGS)

# What breaks most often, in less than a minute on two cores.
QUICK := $(addprefix tests/,chat models handlers anonymity storage transcripts test_walls.py test_shipped.py)

quick: setup
	$(BIN)/python -m pytest -n 2 --dist worksteal -m "not slow and not browser" $(QUICK) $(ARGS)

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: setup
	$(BIN)/python -m bench $(ARGS)

setup: $(READY)

$(READY): requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Heard needs Python 3.11 or newer.")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	$(BIN)/python -m compileall -q bot # so that the first start is as quick as the second
	touch $(READY)

lock:
	$(PYTHON) -m venv .venv/uv
	.venv/uv/bin/python -m pip install --quiet --disable-pip-version-check uv
	.venv/uv/bin/uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --no-annotate --no-header \
	    pyproject.toml --group dev -o requirements.lock
