#!/bin/sh
# Reads a folder with several threads; under ThreadSanitizer a race ends the program with a failure. The output must be
# the same as with one thread.
#
#   tools/check/threads.sh build/tsan/bin/laut
set -eu
laut=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/in"
for i in 1 2 3 4 5 6 7 8 9 10; do
  for sample in samples/*.txt; do cp "$sample" "$work/in/$i-$(basename "$sample")"; done
done
TSAN_OPTIONS="halt_on_error=1 exitcode=66"
export TSAN_OPTIONS
"$laut" read --format jsonl --jobs 1 "$work/in" >"$work/one"
"$laut" read --format jsonl --jobs 4 "$work/in" >"$work/four"
cmp "$work/one" "$work/four"
echo "threads: $(wc -l <"$work/four") articles, the same with 1 and 4 threads"
