#!/usr/bin/env bash
# The AARs' classes to one folder, their resources and the app's to an APK without code, and the classes R.
#   resources.sh TARGET MIN_SDK TARGET_SDK VERSION     TARGET: the module's build folder, with the AARs in aar/ and the framework as android.jar
set -euo pipefail
target=$(realpath "$1")
min_sdk=$2 target_sdk=$3 version=$4
cd "$(dirname "$0")/../app/src/main"
rm -rf "$target"/{un,flat,gen,classes}
mkdir -p "$target"/{un,flat,gen,classes}
for aar in "$target"/aar/*.aar; do
  name=$(basename "$aar" .aar)
  unzip -oq "$aar" -d "$target/un/$name"
  for jar in "$target/un/$name"/{classes,libs/*}.jar; do [ ! -e "$jar" ] || unzip -oq "$jar" -d "$target/classes"; done
  [ -z "$(ls -A "$target/un/$name/res" 2>/dev/null)" ] || aapt2 compile --dir "$target/un/$name/res" -o "$target/flat/$name.zip"
done
aapt2 compile --dir res -o "$target/app.zip"
packages=$(grep -hoE 'package="[^"]+"' "$target"/un/*/AndroidManifest.xml | cut -d'"' -f2 | sort -u | paste -sd:)
flat=()
for zip in "$target"/flat/*.zip; do flat+=(-R "$zip"); done
# The package is written into the manifest for Gradle's sake, which has it as namespace.
sed 's/<manifest /<manifest package="org.aidpost.app" /' AndroidManifest.xml > "$target/AndroidManifest.xml"
aapt2 link -I "$target/android.jar" --manifest "$target/AndroidManifest.xml" --min-sdk-version "$min_sdk" --target-sdk-version "$target_sdk" \
  --debug-mode --version-code 1 --version-name "$version" --java "$target/gen" --extra-packages "$packages" --non-final-ids --auto-add-overlay \
  "${flat[@]}" -R "$target/app.zip" -o "$target/base.apk"
find "$target/gen" -name '*.java' -print0 | xargs -0 javac -nowarn -d "$target/classes"
