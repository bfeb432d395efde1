#!/usr/bin/env bash
# Trains the demo pack from nothing and writes it here: data, vision tower, text model, both together, export, scores.
# Needs Python 3.11 and what requirements.txt names, on the CPU alone; MODEL_CARD.md says how long it takes. WORK keeps what is made on
# the way, so that a run that was stopped goes on where it was. OUT is where the pack goes; with SCALE=100 there is a hundredth of
# everything, to see in minutes that it runs: such a pack has learned nothing.
set -euo pipefail
cd "$(dirname "$0")"
work=${WORK:-${XDG_CACHE_HOME:-$HOME/.cache}/aidpost/demo}
python=${PYTHON:-python3}
out=${OUT:-.}
scale=${SCALE:-1}
export PYTHONPATH=$PWD:$PWD/../tiny
# Memory that was freed is kept: the next step asks for as much again, and to fetch it anew from the system costs a twenty-fifth of the time.
export GLIBC_TUNABLES=glibc.malloc.mmap_threshold=4294967296:glibc.malloc.trim_threshold=8589934592
mkdir -p "$work"

(cd ../.. && cargo build --quiet --locked --workspace --example prompts --example evaluate)
prompts=../../target/debug/examples/prompts

data() { [ -e "$work/data/text.npz" ] || "$python" data.py "$prompts" "$work/data" --short $((40000 / scale)) --text $((120000 / scale)); }
# KIND COUNT …
pictures() {
  while [ $# -gt 0 ]; do
    [ -e "$work/pictures/$1.json" ] || "$python" pictures.py "$work/pictures" --kind "$1" --count $(($2 / scale))
    shift 2
  done
}
tower() {
  [ -e "$work/tower.done" ] && return
  "$python" see.py "$work/pictures" "$work/tower" --steps $((6000 / scale))
  touch "$work/tower.done"
}
# Each of these computes on one core: two at a time. Most can be wrong with a film.
pictures chest_xray 18000 &
pictures skin 9000 fundus 9000
wait $!
data &
tower
wait $!
"$python" looks.py "$prompts" "$work/data/vocabulary.json" "$work/pictures/looks.json"

# stage NAME STEPS OPTIONS…: steps count on from the stage before.
stage() {
  local name=$1 steps=$(($2 / scale))
  shift 2
  [ -e "$work/$name.done" ] && return
  "$python" train.py --data "$work/data" --out "$work/run" --steps "$steps" --batch 24 "$@"
  touch "$work/$name.done"
}
# First short narratives and the prompt's last words alone, then whole narratives, then pictures beside them; then the whole prompt with
# pictures in every third step, since reading is what is learned slowest; in every second one at the end, the last ones at a low rate.
# MODEL_CARD.md has the times.
looks=(--looks "$work/pictures" --tower "$work/tower/siglip.pt")
stage short 600 --file short --before 24 --cool 0.01
stage text 1700 --file text --before 24 --cool 0.01 --warm 5
stage looks 2300 --file text --before 24 "${looks[@]}" --cool 0.01 --warm 50
stage whole 7100 --file text "${looks[@]}" --every 3 --cool 0.6 --warm 20
stage eyes 8300 --file text "${looks[@]}" --every 2 --cool 0.8 --warm 20 --rate 0.002
stage last 8700 --file text "${looks[@]}" --every 2 --cool 1 --warm 20 --rate 0.001

"$python" export.py "$work/run/checkpoint.pt" "$work/data/vocabulary.json" "$out" --prompts "$prompts"
WORK=$work ./evaluate.sh "$out"
# Temperatures are part of the scores; the manifest takes them.
"$python" export.py "$work/run/checkpoint.pt" "$work/data/vocabulary.json" "$out" --prompts "$prompts" --scores "$out/scores.json"
