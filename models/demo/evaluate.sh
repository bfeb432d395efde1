#!/usr/bin/env bash
# Scores a pack (this one, if none is given) through the product on held-out cases, prints the scores and writes them into its scores.json.
# READING: narratives of each split; PICTURES: of each kind; NOTES: of each task. Temperatures are fitted on other cases than those that are scored.
set -euo pipefail
cd "$(dirname "$0")"
pack=${1:-.}
work=${WORK:-${XDG_CACHE_HOME:-$HOME/.cache}/aidpost/demo}/cases
python=${PYTHON:-python3}
export PYTHONPATH=$PWD:$PWD/../tiny
(cd ../.. && cargo build --quiet --locked --workspace --example evaluate)
make_cases() { [ -e "$work/$1/pictures.jsonl" ] || "$python" cases.py "$work/$1" --seed "$2" --reading "${READING:-400}" --pictures "${PICTURES:-60}" --notes "$3"; }
make_cases scored 424242 "${NOTES:-60}"
make_cases fitted 171717 0
score() { ../../target/debug/examples/evaluate "$pack" "$work/$1.jsonl" > "$work/$1.json"; }
score scored/seen & score scored/unseen & wait
score scored/notes & score scored/pictures & wait
score fitted/unseen & score fitted/pictures & wait
"$python" scores.py "$work" | tee "$pack/scores.json"
