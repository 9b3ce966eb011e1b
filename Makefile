# Every command a contributor needs. `make demo` and `make test` do their own set-up.
CARGO ?= cargo

.PHONY: build demo test check fix gen bench bench-disclosure e2e fuzz

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

bench-disclosure: build ## series through common practice and through ours, both attacked
	python3 -m venv target/bench-disclosure
	target/bench-disclosure/bin/pip install --quiet -r bench/disclosure/requirements.txt
	target/bench-disclosure/bin/python bench/disclosure/run.py --series 1000 --weeks 6 --tables 2 --per-week 30
	target/bench-disclosure/bin/python bench/disclosure/run.py --series 10 --practice 0
	target/bench-disclosure/bin/python bench/disclosure/optimum.py 0 100
