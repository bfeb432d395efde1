#!/usr/bin/env bash
# Scores a pack (this one, if none is given) through the product on held-out cases, prints the scores and writes scores.json here.
# READING: narratives of each split; PICTURES: of each kind; NOTES: of each task. Temperatures are fitted on other cases than those that are scored.
set -euo pipefail
cd "$(dirname "$0")"
pack=${1:-.}
work=${WORK:-${XDG_CACHE_HOME:-$HOME/.cache}/aidpost/demo}/cases
python=${PYTHON:-python3}
export PYTHONPATH=$PWD:$PWD/../tiny
(cd ../.. && cargo build --quiet --locked --workspace --example evaluate)
make_cases() { [ -e "$work/$1/cases.jsonl" ] || "$python" cases.py "$work/$1" --seed "$2" --reading "$3" --pictures "$4" --notes "$5"; }
make_cases scored 424242 "${READING:-400}" "${PICTURES:-60}" "${NOTES:-60}"
make_cases fitted 171717 "${READING:-400}" "${PICTURES:-60}" 0
for set in scored fitted; do
  (cd "$work/$set" && grep '"split": "seen"' cases.jsonl > seen.jsonl; grep '"split": "unseen"' cases.jsonl > unseen.jsonl
    grep -e '"file"' -e '"task"' cases.jsonl > rest.jsonl)
done
score() { ../../target/debug/examples/evaluate "$pack" "$work/$1.jsonl" > "$work/$1.json"; }
score scored/seen & score scored/unseen & wait
score scored/rest & score fitted/unseen & wait
score fitted/rest
"$python" scores.py "$work" | tee scores.json
