#!/usr/bin/env bash
# Makes ios/CAidpost.xcframework for devices and simulators, and puts the generated Swift where the package looks for it. Runs on a Mac.
# Needs: Xcode 16 or later, rustup targets aarch64-apple-ios, aarch64-apple-ios-sim and aarch64-apple-darwin, cmake.
# With REMOTE=1 the library can ask a facility's server, and the app has a place to name one. Not tried yet: see ios/README.md.
set -euo pipefail
cd "$(dirname "$0")/.."
say() { printf 'ios: %s\n' "$*" >&2; }
command -v xcodebuild >/dev/null || { say 'xcodebuild is missing: this script needs a Mac with Xcode'; exit 1; }

cargo build --locked --workspace
bindings/generate.sh
generated=ios/Sources/Aidpost/Generated
rm -rf "$generated" && mkdir -p "$generated"
cp target/bindings/swift/*.swift "$generated/"

headers=target/bindings/c
cp ios/Sources/CAidpost/module.modulemap "$headers/"
frameworks=()
for target in aarch64-apple-ios aarch64-apple-ios-sim aarch64-apple-darwin; do
  IPHONEOS_DEPLOYMENT_TARGET=16.0 cargo build --locked --release --target "$target" -p aidpost-ffi --no-default-features ${REMOTE:+--features remote}
  frameworks+=(-library "target/$target/release/libaidpost_ffi.a" -headers "$headers")
done
rm -rf ios/CAidpost.xcframework
xcodebuild -create-xcframework "${frameworks[@]}" -output ios/CAidpost.xcframework
say 'made ios/CAidpost.xcframework: add the folder ios to an app as a local Swift package'
