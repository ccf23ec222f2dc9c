# Everything is built in .venv; uv is used where it is present.

PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
UV := $(shell command -v uv 2>/dev/null)
# One more than processors, since some tests wait for processes of their own.
JOBS ?= $(shell echo $$(($$(getconf _NPROCESSORS_ONLN) + 1)))
# Without compiled modules each of those would compile the package anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: constraints train dead run install test test-slow check lint format types contracts accuracy bench pictures clean

run: install  ## open the sample briefing
	$(BIN)/briefing --sample

install: $(STAMP)

$(STAMP): pyproject.toml constraints.txt
	@command -v $(PYTHON) >/dev/null || { echo "Python 3.11 is needed: make PYTHON=/path/to/python3.11" >&2; exit 1; }
ifdef UV
	test -x $(BIN)/python || uv venv --quiet --python $(PYTHON) $(VENV)
	uv pip install --quiet --python $(BIN)/python -c constraints.txt -e '.[dev]'
else
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
endif
	@touch $@

test: install  ## everything but what is slow
	$(BIN)/python -m pytest -n $(JOBS) -m 'not slow'

test-slow: install  ## the wheel on three Pythons, real terminals, long random runs
	$(BIN)/python -m pytest -n $(JOBS) -m slow

check: lint types contracts dead test

lint: install
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

format: install
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

types: install
	$(BIN)/mypy

dead: install  ## what nothing uses
	$(BIN)/vulture

contracts: install
	$(BIN)/lint-imports

accuracy: install  ## every measuring set that is here; BASE=REVISION lists what was gained and lost since
	$(BIN)/python benchmarks/accuracy.py $(if $(DATA),--data $(DATA)) $(if $(BASE),--base $(BASE)) $(EXTRA:%=--extra %)

train: install  ## the shipped scorers anew, from annotated articles: make train DATA=FOLDER [TEXTS=FILE]
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[train]'
	mkdir -p build/held
	$(BIN)/python training/side_reader.py $(DATA) build/held/side_reader.onnx --hold
	cp briefing/resources/weights/tokenizer.json build/held
	$(BIN)/python training/issues.py $(DATA) build/held build/held/issues.json --hold
	$(BIN)/python training/issues.py $(DATA) build/held build/held/issues_pointed.json --pointed
	$(BIN)/python training/positions.py $(DATA) build/held briefing/resources/weights/positions.json
	$(BIN)/python training/events.py $(DATA) briefing/resources/weights/events.json
	cp build/held/issues_pointed.json briefing/resources/weights
	$(BIN)/python training/issues.py $(DATA) build/held briefing/resources/weights/issues.json
	$(BIN)/python training/side_reader.py $(DATA) briefing/resources/weights/side_reader.onnx
	$(if $(TEXTS),$(BIN)/python training/meanings.py $(TEXTS) briefing/resources/weights/meaning.npz)

bench: install
	$(BIN)/python benchmarks/start.py
	$(BIN)/python benchmarks/extraction.py

pictures: install  ## the picture of the README
	$(BIN)/python docs/picture.py

constraints:  ## constraints.txt anew: what a fresh environment installs, and nothing else
	rm -rf build/pins
	$(PYTHON) -m venv build/pins
	build/pins/bin/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	{ echo '# Made by `make constraints`; spaCy and what it needs are others from Python 3.13 on.'; \
	  build/pins/bin/python -m pip freeze --exclude-editable | sed -E \
	    's/^(spacy|thinc|weasel|confection|smart_open|langcodes|typer-slim)==.*/&; python_version < "3.13"/'; \
	} > constraints.txt

clean:
	rm -rf $(VENV) dist build *.egg-info
