# Every command a contributor needs. `make demo` and `make test` do their own set-up.
CARGO ?= cargo

.PHONY: build demo test check fix gen bench e2e fuzz

build: ## the binary with all assets in it, at target/release/waystation
	$(CARGO) build --release

check: ## what must hold before a commit
	$(CARGO) fmt --all --check
	$(CARGO) clippy --workspace --all-targets -- -D warnings
	$(CARGO) xtask tidy

fix: ## mend what a machine can mend
	$(CARGO) fmt --all
	$(CARGO) clippy --workspace --all-targets --fix --allow-dirty --allow-staged

test: check ## everything: unit, both engines, browser
	$(CARGO) test --workspace
