# Every command a contributor needs. `make demo` and `make test` do their own set-up.
CARGO ?= cargo

.PHONY: build demo test check fix gen bench bench-xforms e2e fuzz

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

bench-xforms: ## the compiler beside pyxform: its suite (PYXFORM_SRC), meaning, JavaRosa, speed (FORMS)
	$(CARGO) build --release
	python3 bench/xforms/pyxform_suite.py
	python3 bench/xforms/compare.py $(FORMS) --generated 200
	python3 bench/xforms/javarosa.py $(FORMS) --generated 200
	$(if $(FORMS),python3 bench/xforms/speed.py $(FORMS))
