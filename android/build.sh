#!/usr/bin/env bash
# Builds the native libraries of the Android library and generates its Kotlin code; then `gradle :aidpost:assembleRelease` makes the AAR.
# Needs: rustup targets aarch64-linux-android and x86_64-linux-android, cargo-ndk 4, ANDROID_NDK_HOME with NDK 28 or later, Gradle 8.13.
# With REMOTE=1 the library can ask a facility's server, and the app has a screen to name one. Not tried yet: see android/README.md.
set -euo pipefail
cd "$(dirname "$0")/.."
say() { printf 'android: %s\n' "$*" >&2; }
command -v cargo-ndk >/dev/null || { say 'cargo-ndk is missing: cargo install cargo-ndk'; exit 1; }
[ -d "${ANDROID_NDK_HOME:-}" ] || { say 'set ANDROID_NDK_HOME to an NDK of version 28 or later'; exit 1; }
major=$(sed -n 's/^Pkg.Revision *= *\([0-9]*\).*/\1/p' "$ANDROID_NDK_HOME/source.properties")
[ "${major:-0}" -ge 28 ] || { say "the NDK is version ${major:-unknown}; 16 KB pages need 28 or later"; exit 1; }

# The generator, and a library of this machine to generate from: the interface is the same for every target.
cargo build --locked --workspace
bindings/generate.sh
# Without the generator, and with llama.cpp's C++ runtime inside: an app need not bring it.
cargo ndk --target arm64-v8a --target x86_64 --platform 26 --output-dir target/android \
  build --locked --release -p aidpost-ffi --no-default-features --features "aidpost/static-stdcxx${REMOTE:+,remote}"
PATH="$(compgen -G "$ANDROID_NDK_HOME/toolchains/llvm/prebuilt/*/bin" | head -1):$PATH"
for library in target/android/*/libaidpost_ffi.so; do
  .ci/library "$library"
done
say 'now: cd android && gradle :aidpost:assembleRelease'
