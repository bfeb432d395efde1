#!/usr/bin/env bash
# Scores a pack (this one, if none is given) through the product on held-out cases, prints the scores and writes scores.json here.
# READING: narratives of each split; PICTURES: of each kind. The opinion's temperature is fitted on the split `unseen`.
set -euo pipefail
cd "$(dirname "$0")"
pack=${1:-.}
work=${WORK:-${XDG_CACHE_HOME:-$HOME/.cache}/aidpost/demo}
python=${PYTHON:-python3}
export PYTHONPATH=$PWD:$PWD/../tiny
(cd ../.. && cargo build --quiet --locked --workspace --example evaluate)
[ -e "$work/cases/cases.jsonl" ] || "$python" cases.py "$work/cases" --reading "${READING:-200}" --pictures "${PICTURES:-60}"
cd "$work/cases"
grep '"split": "seen"' cases.jsonl > seen.jsonl
grep '"split": "unseen"' cases.jsonl > unseen.jsonl
grep '"file"' cases.jsonl > pictures.jsonl
cd - > /dev/null
for part in seen unseen pictures; do
  ../../target/debug/examples/evaluate "$pack" "$work/cases/$part.jsonl" > "$work/cases/$part.json" &
done
wait
"$python" scores.py "$work/cases" | tee scores.json
