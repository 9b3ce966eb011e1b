# Every command a contributor needs. `make demo` and `make test` do their own set-up.
CARGO ?= cargo
ASSETS := web/dist/manifest.txt
PORT ?= 8080
# Rooms are declared by a macro, which cargo fmt does not look into.
ROOMS := $(shell find crates/mission/src -name mod.rs)

.PHONY: build demo test check fix gen e2e web unit bench bench-xforms bench-javarosa bench-linkage bench-disclosure

build: $(ASSETS) ## the binary with all assets in it, at target/release/waystation
	$(CARGO) build --release --package app

demo: build ## make the demo mission and serve it
	target/release/waystation demo --port $(PORT)

web: $(ASSETS) ## style sheet, scripts and fonts, embedded in the binary

$(ASSETS): web/package-lock.json $(shell find web/src web/build library/fonts crates/paper/src/html -type f 2>/dev/null)
	cd web && npm ci --ignore-scripts --no-audit --no-fund && npm run build

check: $(ASSETS) ## what must hold before a commit
	$(CARGO) fmt --all --check
	rustfmt --check --edition 2024 $(ROOMS)
	$(CARGO) clippy --workspace --all-targets -- -D warnings
	$(CARGO) xtask tidy
	$(CARGO) xtask gen --check

fix: ## mend what a machine can mend
	$(CARGO) fmt --all
	rustfmt --edition 2024 $(ROOMS)
	$(CARGO) clippy --workspace --all-targets --fix --allow-dirty --allow-staged

gen: $(ASSETS) ## everything that is generated and committed
	$(CARGO) xtask gen
	UPDATE=1 $(CARGO) test --package mission generated

unit: $(ASSETS) ## every test but those in the browser, on both engines
	scripts/browser
	scripts/with-postgres $(CARGO) test --workspace

e2e: $(ASSETS) ## journeys in the distribution's Chromium
	scripts/browser
	# The whole workspace, so that dependencies have the features they were tested with.
	$(CARGO) build --workspace --bins --examples
	cd e2e && npm ci --ignore-scripts --no-audit --no-fund && node --test --test-concurrency=1

test: check unit e2e ## everything: checks, unit, both engines, browser

bench: build ## load on the demo mission, open loop, on both engines (SCALE, USERS, SECONDS)
	DURABLE=1 scripts/with-postgres node bench/load/run.mjs $(if $(SCALE),--scale $(SCALE)) \
	  $(if $(USERS),--users $(USERS)) $(if $(SECONDS),--seconds $(SECONDS))

bench-xforms: build ## the compiler beside pyxform: its suite (PYXFORM_SRC), meaning, JavaRosa, speed (FORMS)
	python3 bench/xforms/pyxform_suite.py
	python3 bench/xforms/compare.py $(FORMS) --generated 200
	python3 bench/xforms/javarosa.py $(FORMS) --generated 200
	$(if $(FORMS),python3 bench/xforms/speed.py $(FORMS))

bench-javarosa: ## the form engine against JavaRosa
	$(MAKE) -C bench/javarosa bench-javarosa

bench-linkage: build ## persons found again, beside Splink
	$(MAKE) -C bench/linkage

bench-disclosure: build ## series through common practice and through ours, both attacked
	python3 -m venv target/bench-disclosure
	target/bench-disclosure/bin/pip install --quiet -r bench/disclosure/requirements.txt
	target/bench-disclosure/bin/python bench/disclosure/run.py --series 1000 --weeks 6 --tables 2 --per-week 30
	target/bench-disclosure/bin/python bench/disclosure/run.py --series 10 --practice 0
	target/bench-disclosure/bin/python bench/disclosure/optimum.py 0 100
