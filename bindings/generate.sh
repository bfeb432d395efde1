#!/usr/bin/env bash
# Generates the Kotlin and Swift code from a library that was just built, into target/bindings. It is never in git: what the
# hand-written layers use and the library no longer has does not compile.
#   bindings/generate.sh [LIBRARY]     an unstripped libaidpost_ffi; without it, that of the dev profile
set -euo pipefail
cd "$(dirname "$0")/.."
library=${1:-}
for built in target/debug/libaidpost_ffi.so target/debug/libaidpost_ffi.dylib; do
  [ -n "$library" ] || [ ! -e "$built" ] || library=$built
done
[ -n "$library" ] || { echo 'generate: build the library first: cargo build --workspace' >&2; exit 1; }
generator=target/debug/uniffi-bindgen
[ -x "$generator" ] || { echo 'generate: build the generator first: cargo build --workspace' >&2; exit 1; }

out=target/bindings
rm -rf "$out"
"$generator" generate "$library" --config bindings/uniffi.toml --language kotlin --no-format --out-dir "$out/kotlin"
"$generator" generate "$library" --config bindings/uniffi.toml --language swift --no-format --out-dir "$out/all"

# Swift: the sources in one place, the C module in another.
mkdir -p "$out/swift" "$out/c"
mv "$out"/all/*.swift "$out/swift/"
mv "$out"/all/*.h "$out/c/"
rm -r "$out/all"
