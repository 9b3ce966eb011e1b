# Every command a contributor needs. `make demo` and `make test` do their own set-up.
CARGO ?= cargo
ASSETS := web/dist/manifest.txt
PORT ?= 8080
# Rooms are declared by a macro, which cargo fmt does not look into.
ROOMS := $(shell find crates/mission/src -name mod.rs)

.PHONY: build demo test check fix gen e2e web unit faults bench bench-xforms bench-javarosa bench-linkage bench-disclosure mutants fuzz

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
	@# Advisories are left to `cargo deny check`: they need the network.
	@if $(CARGO) deny --version >/dev/null 2>&1; then $(CARGO) deny check bans licenses sources; \
	else echo "cargo-deny is not here, so licences and sources were not checked: cargo install cargo-deny"; fi

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

faults: build ## the long run of what fails around the program, on both engines (bench/faults)
	FAULTS=full FAULT_PROGRAM=$(CURDIR)/target/release/waystation \
	  scripts/with-postgres $(CARGO) test --package app --test faults -- --nocapture --test-threads=1

test: check unit e2e ## everything: checks, unit, both engines, browser

bench: build ## load on the demo mission, open loop, on both engines (SCALE, USERS, SECONDS)
	DURABLE=1 scripts/with-postgres node bench/load/run.mjs $(if $(SCALE),--scale $(SCALE)) \
	  $(if $(USERS),--users $(USERS)) $(if $(SECONDS),--seconds $(SECONDS))

bench-xforms: build ## the compiler beside pyxform: its suite (PYXFORM_SRC), meaning, JavaRosa, Web Forms, speed (FORMS)
	$(MAKE) -C bench/xforms bench-xforms FORMS='$(abspath $(FORMS))'

bench-javarosa: ## the form engine against JavaRosa
	$(MAKE) -C bench/javarosa bench-javarosa

fuzz: ## the crate xforms fed with broken input, FUZZ_SECONDS for each target
	$(MAKE) -C crates/xforms/fuzz fuzz

bench-linkage: build ## persons found again, beside Splink
	$(MAKE) -C bench/linkage

# 1,000 series of six weeks; ten of a year with six linked tables; SHORT=20 YEARS=1 for a first look.
SHORT ?= 1000
YEARS ?= 10
JOBS ?= 2
DISCLOSURE := target/bench-disclosure/bin/python bench/disclosure
bench-disclosure: ## series through common practice and through ours, both attacked
	$(CARGO) build --release --package figures --example disclosure_series
	python3 -m venv target/bench-disclosure
	target/bench-disclosure/bin/pip install --quiet -r bench/disclosure/requirements.txt
	$(DISCLOSURE)/run.py --series $(SHORT) --weeks 6 --tables 2 --per-week 30 --practice 20 --jobs $(JOBS)
	$(DISCLOSURE)/run.py --series $(YEARS) --jobs $(JOBS)
	$(DISCLOSURE)/run.py --series $(YEARS) --weeks 12 --raised 10 --jobs $(JOBS)
	$(DISCLOSURE)/run.py --series $(YEARS) --weeks 1 --per-week 60 --common $(YEARS) --jobs $(JOBS)
	$(DISCLOSURE)/optimum.py 0 100

mutants: ## changes to protector and auditor that no test notices; needs cargo-mutants; MUTANTS=audit for half
	$(CARGO) mutants --config crates/figures/mutants.toml --package figures \
		--file 'crates/figures/src/disclosure/$(or $(MUTANTS),{audit,protect})/*.rs' --output target
