# Every command a contributor needs. `make demo` and `make test` do their own set-up.
CARGO ?= cargo
ASSETS := web/dist/manifest.txt

.PHONY: build demo test check fix gen bench e2e web

build: $(ASSETS) ## the binary with all assets in it, at target/release/waystation
	$(CARGO) build --release --package app

web: $(ASSETS) ## style sheet, scripts and fonts, embedded in the binary

$(ASSETS): web/package-lock.json $(shell find web/src web/build -type f 2>/dev/null)
	cd web && npm ci --ignore-scripts --no-audit --no-fund && npm run build

check: $(ASSETS) ## what must hold before a commit
	$(CARGO) fmt --all --check
	$(CARGO) clippy --workspace --all-targets -- -D warnings
	$(CARGO) xtask tidy
	$(CARGO) xtask gen --check

fix: ## mend what a machine can mend
	$(CARGO) fmt --all
	$(CARGO) clippy --workspace --all-targets --fix --allow-dirty --allow-staged

gen: ## everything that is generated and committed
	$(CARGO) xtask gen

test: check ## everything: unit, both engines, browser
	$(CARGO) test --workspace
