# Two commands do everything: `make demo` and `make test`. Both install what is missing, and say what.
.PHONY: demo test setup lint bench fhir letter

demo: setup
	cargo run --quiet --locked -p aidpost -- triage tests/cases/yellow-infant-five-months-cough.json

test: setup lint
	cargo test --locked --workspace
	.ci/fhir

lint: setup
	cargo fmt --all --check
	cargo clippy --quiet --locked --workspace --all-targets -- -D warnings
	RUSTDOCFLAGS='-D warnings' cargo doc --quiet --locked --no-deps --workspace
	.ci/sockets

bench: setup
	cargo bench --locked -p aidpost-tests

fhir: setup
	.ci/fhir

setup:
	@.ci/setup

# Looks at the referral letter in headless Chromium, where there is one: one A4 sheet whatever is in it, and pictures to look at.
letter: setup
	.ci/letter
