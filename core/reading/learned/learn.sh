#!/usr/bin/env bash
# Learns a language's weights anew, always the same ones: `core/reading/learned/learn.sh [FILE.jsonl …]`. Files are scored, and stay unseen.
# Needs cargo, python3 with venv, and the repository's history: the parts that today's cues were mended by are read with older ones, by the
# committed code.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
older=af99812 # the word list of 2026-11-29, before dev10 to dev17 and dev27 were seen
cache=${XDG_CACHE_HOME:-$HOME/.cache}/aidpost/learned
work=$(mktemp -d)
trap 'rm -rf "$work"; git -C "$root" worktree prune' EXIT

[ -x "$cache/bin/python" ] || { echo "making an environment of Python in $cache"; python3 -m venv "$cache"; }
"$cache/bin/pip" install --quiet --requirement "$here/requirements.txt"

see() { # what the reader of a checkout sees of files
  (cd "$1" && cargo run --quiet --release --target-dir "$cache/$(basename "$1")" --manifest-path core/reading/Cargo.toml --features aidpost-protocol/protocols --example seen -- en "${@:2}")
}
stories=$root/tests/reading
mended=("$stories"/en.dev1[0-7].jsonl "$stories"/en.dev27.jsonl)
left_out=("$stories"/en.dev3[12].jsonl) # learned from, too, they gained nothing on held parts: README.md
others=()
for file in "$stories"/en.dev*.jsonl; do
  case " ${mended[*]} ${left_out[*]} " in *" $file "*) ;; *) others+=("$file") ;; esac
done
see "$root" "$stories/phrases/en.work.tsv" > "$work/phrases"
see "$root" "${others[@]}" > "$work/others"
[ $# -eq 0 ] || see "$root" "$@" > "$work/scored"
git -C "$root" worktree add --quiet --detach "$work/older" HEAD
git -C "$root" show "$older:core/reading/lexicons/en.toml" > "$work/older/core/reading/lexicons/en.toml"
see "$work/older" "${mended[@]}" > "$work/mended"
"$cache/bin/python" "$here/learn.py" --phrases "$work/phrases" --known "$work/others" "$work/mended" --out "$here/en.weights" \
  ${1:+--score "$work/scored"}
git -C "$root" worktree remove --force "$work/older"
sha256sum "$here/en.weights"
