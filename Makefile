# The project's commands; `make` alone lists them. The work is done in bin/ and manage.py.
PYTHON ?= python3
PORT ?= 8000
RUN := .venv/bin/python
PRODUCTION := DJANGO_SETTINGS_MODULE=cuf_site.settings.production ALLOWED_HOSTS=example.org \
	BASE_URL=https://example.org DATABASE_URL=sqlite://:memory: \
	SECRET_KEY=a-long-value-for-this-check-only-0123456789-abcdefghijklmnopqrstuvwxyz
export PORT
# Without compiled modules each start of Python reads Wagtail again: six seconds.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help demo test test-fast test-without-layer browser-test guide measure lint check lock clean
.DEFAULT_GOAL := help

help: ## List these commands
	@sed -n 's/^\([a-z-]*\):.*## /\1|/p' Makefile | while IFS='|' read -r name text; do \
		printf '  make %-18s %s\n' "$$name" "$$text"; done

demo: ## Serve the demo on http://127.0.0.1:8000/ (PORT=, SITE_TODAY=2023-09-19, DEMO_PASSWORD=)
	@exec $(PYTHON) bin/demo.py

test: venv-test ## Run the test suite on SQLite, or on DATABASE_URL (ARGS= for pytest)
	@bin/need msgfmt gettext
	@$(RUN) -m pytest -n 2 --dist loadfile --no-loadscope-reorder $(ARGS)

test-fast: venv-test ## Run what is quick of the suite, and all promises, on SQLite
	@$(RUN) -m pytest -n 2 --dist loadfile --no-loadscope-reorder -m "not slow" $(ARGS)

test-without-layer: venv-test ## Check that the tests of translations fail without our layer
	@$(RUN) -m pytest -n 2 --dist loadfile --no-loadscope-reorder -p tests.without_layer $(ARGS)

browser-test: venv-browser ## Run the browser suite in Chromium (ARGS= for pytest)
	@bin/need chromium chromium fonts-noto-core
	@$(RUN) -m pytest -o addopts=--strict-markers tests/browser $(ARGS)

guide: venv-browser ## Take the pictures of the guides in docs/ again, with Chromium
	@bin/need chromium chromium fonts-noto-core
	@$(RUN) -m tests.guide.pictures

measure: venv-browser ## Weigh first visits to what `make demo` serves, then time pages without cache
	@bin/need chromium chromium fonts-noto-core
	@$(RUN) -m tests.perf.measure_public_pages http://127.0.0.1:$(PORT) $(ARGS)
	@$(RUN) -m tests.perf.bench_public_pages

lint: venv-test ## Check the style of Python and templates
	@$(RUN) -m ruff check
	@$(RUN) -m ruff format --check
	@find templates -name '*.html' -exec .venv/bin/djade --target-version 5.2 --check {} +

check: venv-test ## Check the project, its migrations, catalogues and production settings
	@$(RUN) manage.py catalogues compile
	@$(RUN) manage.py check
	@$(RUN) manage.py makemigrations --check --dry-run
	@$(RUN) manage.py catalogues check
	@$(PRODUCTION) $(RUN) manage.py check --deploy --fail-level WARNING

lock: venv-base ## Compile requirements/*.in into hashed locks (ARGS=--upgrade for newer versions)
	@bin/lock $(ARGS)

clean: ## Remove .venv, var and everything else that is made
	rm -rf .venv var .pytest_cache .ruff_cache .hypothesis .coverage htmlcov test-results
	find . -name __pycache__ -prune -exec rm -rf {} +
	find cuf_site/locale -name '*.mo' -delete

# Always asked, soon answered: environment.py does nothing when the lock is installed.
venv-%:
	@$(PYTHON) bin/environment.py $*
