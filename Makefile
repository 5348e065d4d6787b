# The front door. Needs python3 (3.11 to 3.13) with pip, and make; the rest comes from
# requirements.lock, once. Paths are relative: the folder may be anywhere, and called
# anything.

PYTHON ?= python3
UV_VERSION := $(shell sed -n 's/^uv==\([^ ;]*\).*/\1/p' requirements.lock)
UV := .tools/uv-$(UV_VERSION)/bin/uv

IPYTHON := scratch/.ipython
KILLS ?= 50
EDITS ?= 100
SEED ?= 1
# They use all processors themselves; a cluster on this machine talks by its addresses.
WHOLE := .venv/bin/python -m pytest --override-ini addopts= --verbose tests/whole
CHROMIUM ?= $(shell command -v chromium || command -v chromium-browser)

# Versions and hashes come from the lock, Python from this machine.
export UV_PYTHON_DOWNLOADS := never
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_ROOT_USER_ACTION := ignore
export PIP_REQUIRE_VIRTUALENV := 0

# A moved or copied folder, or a Python that is gone, makes .venv point elsewhere.
$(shell [ -x .venv/bin/python ] && [ "$$(cat .venv/.ready 2>&1)" = "$$(pwd -P)" ] \
	|| rm -f .venv/.ready)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help report test browser verify test-cluster test-jupyter test-edits test-wheel test-kill bench mutants check lab lint lock clean

help: ## this list
	@echo "make TARGET   (each target first sets up what it needs, once)"
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  \1|\2/p' Makefile \
	| awk -F'|' '{printf "%-15s %s\n", $$1, $$2}'

report: .venv/.ready ## check the articles, write reports/index.html (ARTICLE=slug: one; ENGINE=kernel: by ordinary kernels)
	@.venv/bin/claimbook report $(ARTICLE) $(if $(ENGINE),--engine $(ENGINE))

test: .venv/.ready ## run the tests
	@.venv/bin/python -m pytest

verify: .venv/.ready ## build twice, in every way there is, and compare the bytes
	@$(WHOLE)/test_verify.py

test-cluster: .venv/.cluster ## reports from a Dask cluster on this machine, some killed
	@$(WHOLE)/test_cluster.py

test-jupyter: .venv/.ready ## the stored notebooks by nbconvert's and papermill's own commands
	@$(WHOLE)/test_plain_jupyter.py

test-edits: .venv/.ready ## edit inputs at random moments of builds: the next is never stale (EDITS=100 SEED=1)
	@EDITS=$(EDITS) SEED=$(SEED) $(WHOLE)/test_edits.py

test-wheel: .venv/.ready ## a project and its report from a built wheel, outside this folder
	@$(WHOLE)/test_wheel.py

test-kill: .venv/.ready ## kill builds at random moments, build again, compare the bytes (KILLS=50 SEED=1)
	@KILLS=$(KILLS) SEED=$(SEED) $(WHOLE)/test_kill.py

bench: bench/.venv/.ready tests/browser/node_modules/.ready ## time reports against other ways, score reading, compare pages (SIZES="1 10")
	@.venv/bin/python bench/run.py
	@.venv/bin/python bench/fresh.py
	@.venv/bin/python bench/reading.py
	@CHROMIUM=$(CHROMIUM) .venv/bin/python bench/pages.py

mutants: .venv/.ready ## change each claim in one way at a time; its verdict must notice (ARTICLES="slug slug")
	@.venv/bin/python bench/mutants.py $(ARTICLES)

check: .venv/.ready ## look for faults in the data, build nothing
	@.venv/bin/claimbook check

lab: .venv/.ready ## open the notebooks in JupyterLab
	@[ ! -e .git ] || git config filter.claimbook.clean '.venv/bin/nbstripout $(STRIP)'
	@mkdir -p $(IPYTHON)/profile_default
	@cp lab/ipython_kernel_config.py $(IPYTHON)/profile_default
	@JUPYTER_CONFIG_PATH="$$(pwd -P)/lab" IPYTHONDIR="$$(pwd -P)/$(IPYTHON)" \
		.venv/bin/jupyter-lab

browser: .venv/.ready tests/browser/node_modules/.ready ## try the pages and the notebooks in Chromium
	$(need_browser)
	@.venv/bin/claimbook report
	@CHROMIUM=$(CHROMIUM) node --test --test-concurrency=2 --test-reporter=spec \
		tests/browser/*.test.mjs

lint: .venv/.ready ## code style, types, layers, nothing twice, and no outputs in the notebooks
	@.venv/bin/ruff check --quiet .
	@.venv/bin/ruff format --check --quiet . \
	|| { echo "To format: .venv/bin/ruff format ."; exit 1; }
	@.venv/bin/lint-imports --no-cache > .tools/layers.txt 2>&1 \
	|| { cat .tools/layers.txt; exit 1; }
	@.venv/bin/basedpyright > .tools/types.txt 2>&1 || { cat .tools/types.txt; exit 1; }
	@.venv/bin/pylint --disable=all --enable=duplicate-code --min-similarity-lines=6 \
		--ignore-imports=y --ignore-docstrings=y --score=n \
		--ignore-paths='.*/(charts/style|report/cleaning)[.]py' src
	@.venv/bin/nbstripout --verify $(STRIP) notebooks/*.ipynb \
	|| { echo 'To strip: .venv/bin/nbstripout $(STRIP) notebooks/*.ipynb'; exit 1; }

lock: $(UV) ## pyproject.toml to requirements.lock, environment.yml (UPGRADE=--upgrade: newest versions)
	@echo "Resolving pyproject.toml into requirements.lock and environment.yml"
	@UV_CUSTOM_COMPILE_COMMAND="make lock" $(UV) pip compile --quiet --universal \
		--python-version 3.11 --fork-strategy fewest --group test --group tools \
		--generate-hashes --no-emit-index-url $(UPGRADE) \
		--output-file requirements.lock pyproject.toml
	@UV_CUSTOM_COMPILE_COMMAND="make lock" $(UV) pip compile --quiet --universal \
		--python-version 3.11 --fork-strategy fewest --extra cluster \
		--constraint requirements.lock --generate-hashes --no-emit-index-url \
		--output-file requirements-cluster.lock pyproject.toml
	@sed '/^  - pip:$$/q' environment.yml > .tools/environment.yml
	@sed -nE 's/^([a-z0-9-]+==[^ ;]+( ; [^\\]+)?) \\$$/      - "\1"/p' \
		requirements.lock >> .tools/environment.yml
	@mv .tools/environment.yml environment.yml

# The filter of make lab is built too, and so are the outputs it kept out of git.
clean: ## remove what was built, not .venv, .tools and node_modules
	@echo "Removing reports/, data/processed/, scratch/, .build/ and caches"
	@find reports data/processed -mindepth 1 -maxdepth 1 ! -name .gitignore \
		-exec rm -rf {} +
	@rm -rf scratch .build build .pytest_cache .ruff_cache .hypothesis
	@if [ -e .git ] && git config --remove-section filter.claimbook 2> /dev/null; then \
		.venv/bin/nbstripout $(STRIP) notebooks/*.ipynb; \
		for n in notebooks/*.ipynb; do \
			! git diff --quiet -- $$n || git add --update -- $$n; done; fi
	@find src tests notebooks \( -name __pycache__ -o -name .ipynb_checkpoints \) \
		-prune -exec rm -rf {} +

# What JupyterLab writes into a notebook that is no part of its source. The kernel's
# names and language stay: without them papermill and nbconvert call it no notebook.
STRIP := --keep-id --extra-keys metadata.language_info

define need_python
@command -v $(PYTHON) > /dev/null \
|| { echo "$(PYTHON) is missing. On Debian: apt install python3 python3-pip"; exit 1; }
@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' \
|| { echo "claimbook needs Python 3.11 to 3.13, $(PYTHON) is" \
	"$$($(PYTHON) -V 2>&1 | sed 's/Python //')." \
	"Name another one: make report PYTHON=python3.13"; exit 1; }
endef

define need_browser
@[ -n "$(CHROMIUM)" ] && npm --version > /dev/null 2>&1 \
&& node -e '[a, b] = process.versions.node.split("."); process.exit(a * 100 + +b < 2019 ? 1 : 0)' \
|| { echo "make browser needs Chromium, npm and Node 20.19 or newer." \
	"On Debian: apt install chromium nodejs npm"; exit 1; }
endef

# uv alone, held to its hash in the lock, into a folder of its own: pip on Debian refuses
# other installs. Put in place by rename: a killed download leaves nothing half there.
$(UV):
	$(need_python)
	@$(PYTHON) -m pip --version > /dev/null 2>&1 \
	|| { echo "$(PYTHON) has no pip. On Debian: apt install python3-pip"; exit 1; }
	@echo "Fetching the installer, uv $(UV_VERSION), into .tools"
	@rm -rf .tools && mkdir .tools
	@awk '/^[^ ]/ {found = /^uv==/} found' requirements.lock > .tools/uv.lock
	@$(PYTHON) -m pip install --quiet --target .tools/new --require-hashes --no-deps \
		--only-binary :all: -r .tools/uv.lock
	@mv .tools/new .tools/uv-$(UV_VERSION)

# What a cluster needs beside, for make test-cluster and for claimbook report --cluster.
.venv/.cluster: requirements-cluster.lock .venv/.ready
	@echo "Installing the packages of requirements-cluster.lock into .venv"
	@$(UV) pip install --quiet --python .venv/bin/python --require-hashes --no-build \
		--no-deps --compile-bytecode -r requirements-cluster.lock
	@touch .venv/.cluster

bench/.venv/.ready: bench/peers.lock .venv/.ready
	@echo "Installing what to compare with, bench/peers.lock, into bench/.venv"
	@$(UV) venv --quiet --clear --no-project --python .venv/bin/python bench/.venv
	@$(UV) pip sync --quiet --python bench/.venv/bin/python --require-hashes \
		--compile-bytecode bench/peers.lock
	@touch bench/.venv/.ready

# Packages are changed in place only where the last set-up was finished. An ordinary kernel
# would warn at each start that what it says on this machine is not encrypted.
.venv/.ready: requirements.lock pyproject.toml | $(UV)
	$(need_python)
	@if [ -e .venv/.ready ]; then rm .venv/.ready; else \
		echo "Making .venv with $$($(PYTHON) -V)"; \
		$(UV) venv --quiet --clear --no-project --python \
			"$$($(PYTHON) -c 'import sys; print(sys.executable)')" .venv; fi
	@echo "Installing the packages of requirements.lock into .venv (0.5 GB; on a slow" \
		"line this takes minutes)"
	@$(UV) pip sync --quiet --python .venv/bin/python --require-hashes --no-build \
		--compile-bytecode requirements.lock
	@echo "Installing claimbook itself"
	@$(UV) pip install --quiet --python .venv/bin/python --no-deps \
		--no-build-isolation --offline --editable .
	@.venv/bin/python -m compileall -q src
	@sed -i.old 's/"{connection_file}"$$/"{connection_file}", "--log-level=ERROR"/' \
		.venv/share/jupyter/kernels/python3/kernel.json
	@pwd -P > .venv/.ready

# Playwright, axe-core and html-validate, held to their hashes in the lock.
tests/browser/node_modules/.ready: tests/browser/package.json tests/browser/package-lock.json
	$(need_browser)
	@echo "Installing the packages of tests/browser/package-lock.json (40 MB)"
	@npm ci --loglevel=error --prefix tests/browser
	@touch $@
