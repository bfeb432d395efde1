# Two commands do everything: `make demo` and `make test`. Both install what is missing, and say what.
.PHONY: app apk demo test test-rules handover setup phones lint features sizes bench native all-cpus fhir letter jvm swift overhead arm deny machete clients real light learn medgemma facility vllm python python-batch

demo: setup
	cargo build --quiet --locked -p aidpost
	$${CARGO_TARGET_DIR:-target}/debug/aidpost triage tests/cases/not-triageable-child-thermometer-only.json

test: phones lint
	cargo test --locked --workspace
	.ci/fhir
	cargo build --quiet --locked --workspace
	.ci/library target/debug/libaidpost_ffi.so
	.ci/jvm
	.ci/swift

# The rules alone, without llama.cpp: seconds.
test-rules:
	cargo test --locked -p aidpost-protocol

# A million flipped bits of a handed-over triage, and a hundred thousand replays. Minutes; not part of CI.
handover:
	cargo test --locked -p aidpost-handover --test handover -- --ignored --nocapture

# The Kotlin and the Swift library alone.
jvm swift: phones
	cargo build --quiet --locked --workspace
	.ci/$@

# The triage app in a window, with the built-in demonstration model.
app: setup
	@.ci/setup window
	cargo build --quiet --locked -p aidpost-ffi
	@.ci/app

# The triage app as a debug APK, without Gradle. Ten minutes; not part of CI.
apk: setup
	@.ci/setup apk
	cargo build --quiet --locked -p aidpost-ffi
	@.ci/apk

# One triage by the rules, from Rust, Kotlin and Swift.
overhead: phones
	.ci/overhead

# The library and a triage on Arm Linux, under qemu. Forty minutes; not part of CI.
arm: setup
	.ci/arm

lint: setup
	cargo fmt --all --check
	cargo clippy --quiet --locked --workspace --all-targets -- -D warnings
	RUSTDOCFLAGS='-D warnings' cargo doc --quiet --locked --no-deps --workspace
	.ci/sockets
	.ci/walls
	.ci/public-api
	.ci/actionlint

# Each protocol's feature alone, none and all. Not part of `lint`: seven passes of clippy over the engine.
features: setup
	.ci/features

# The command's and the app library's size, and what each feature adds. An hour; not part of CI.
sizes: setup
	.ci/sizes

# Licences, bans and sources of every crate, by cargo-deny; advisories need its database from the network: `cargo deny check advisories`.
deny:
	cargo deny --locked check licenses bans sources

# Dependencies that nothing uses, by cargo-machete.
machete:
	cargo machete

bench: setup
	cargo bench --locked -p aidpost-tests

# The command for the processor of this machine, in one file: target/native/release/aidpost. On others it may not start.
native: setup
	RUSTFLAGS='-C target-cpu=native' cargo build --locked --release --workspace --bins --target-dir target/native

# The command for every processor, with llama.cpp's variants beside it: target/all-cpus. The folder can be moved, the command linked to.
all-cpus: setup
	.ci/all-cpus

fhir: setup
	.ci/fhir

# The software that takes what leaves the engine: HAPI, pyxform, JavaRosa, CHT's, Chromium, axe, vnu. Not part of `test`: it installs 900 MB and takes
# minutes.
clients: phones
	@.ci/setup clients
	.ci/clients

# The engine on real weights, Gemma 3 270M: fetched once, 250 MB. Minutes; not part of `test`.
real: setup
	.ci/real

# The light pack: that model with the adapter of models/light, scored on narratives that its training never saw. Half an hour; not part of `test`.
light: setup
	.ci/light

# The learned weights of the reader, made anew from the narratives for work. Five minutes; not part of `test`.
learn: setup
	core/reading/learned/learn.sh

# Real MedGemma on this machine: hours, resumable. PACKS names others, WORK where results are kept.
PACKS ?= medgemma-1.5-4b-it-q4_k_m medgemma-1.5-4b-it-q5_k_m medgemma-1.5-4b-it-q8_0
medgemma: setup
	cargo build --release --locked --bin aidpost
	python3 tests/medgemma/measure.py $(or $(WORK),$(HOME)/.cache/aidpost/medgemma) $(PACKS) --program $(or $(CARGO_TARGET_DIR),target)/release/aidpost

# A model on another machine: llama.cpp's own server, built once, with the demo and the tiny pack, and others that are there; 50 clients at once; the
# server killed. Not part of `test`: building the server takes ten minutes.
facility: setup
	.ci/facility

# What is sent to vLLM, taken by vLLM's own class of a request; answers for the tests by its own classes. Not part of `test`: it fetches a wheel of 340 MB.
vllm: setup
	.ci/vllm

# The Python package: wheel, types, tests. Not part of `test`: maturin compiles the library once more for itself. `python-batch`: also Ray and Spark.
python: setup
	.ci/python

python-batch: setup
	.ci/python batch

setup:
	@.ci/setup

# What building needs, and the Kotlin and Swift tests.
phones:
	@.ci/setup phones

# Looks at the referral letter in headless Chromium, where there is one: two A4 sheets at most, and pictures to look at.
letter: setup
	.ci/letter
