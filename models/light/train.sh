#!/usr/bin/env bash
# Trains the light pack's adapter and writes it here: samples, training, calibration, export. Needs Python 3.11 with what ../demo/requirements.txt names, two processor
# cores for the time that MODEL_CARD.md tells, nothing beside it, a C++ compiler, and 18 GB of memory. WORK keeps what is made on the way, so that a run that was stopped goes on.
set -euo pipefail
cd "$(dirname "$0")"
work=${WORK:-${XDG_CACHE_HOME:-$HOME/.cache}/aidpost/light}
python=${PYTHON:-python3}
target=${CARGO_TARGET_DIR:-../../target}
mkdir -p "$work"
base=$(../../.ci/real-weights)
(cd ../.. && cargo build --quiet --locked --workspace --bins --example prompts)
# Memory that was freed is kept: to ask the system for it anew at each step takes a third of the time.
export GLIBC_TUNABLES=glibc.malloc.mmap_threshold=4294967296:glibc.malloc.trim_threshold=8589934592
[ -e "$work/text.npz" ] || "$python" data.py "$work/text.npz" --base "$base" --programs "$target/debug"
"$python" -u train.py --base "$base" --data "$work/text.npz" --out "$work/factors.pt" --steps "${STEPS:-1150}" --seconds "${SECONDS_AT_MOST:-4000}" | tee -a "$work/log.txt"
"$python" calibrate.py "$work/factors.pt" --base "$base" --data "$work/text.npz" --kept-out "$work/kept_out.json" --out "$work/calibration.json" --programs "$target/debug" | tee -a "$work/log.txt"
"$python" export.py "$work/factors.pt" --base "$base" --calibration "$work/calibration.json" -o "${OUT:-reader.gguf}"
