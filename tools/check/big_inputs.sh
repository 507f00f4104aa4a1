#!/bin/sh
# Hostile and huge inputs: each must be read within a time and a peak memory that grow with its size only.
#
#   tools/check/big_inputs.sh build/release/bin/laut
set -eu
laut=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

# try NAME FILE SECONDS: reads FILE; fails where that takes longer or laut ends otherwise than with 0 or 1.
try() {
  start=$(date +%s%N)
  status=0
  timeout "$3" "$laut" read --format jsonl "$2" >"$work/out" 2>"$work/err" || status=$?
  took=$((($(date +%s%N) - start) / 1000000))
  if [ "$status" -gt 1 ]; then
    echo "big: $1: FAILED with status $status after $took ms (at most $3 s)"
    head -n 3 "$work/err"
    failed=1
  else
    echo "big: $1: $(($(wc -c <"$2") / 1024)) KiB in $took ms"
  fi
}

repeat() { awk -v s="$1" -v n="$2" 'BEGIN { for (i = 0; i < n; i++) printf "%s", s }'; }

repeat "Der Minister sagte am Dienstag, rund 400 Raketen seien geliefert worden. " 700000 >"$work/line.txt"
try "50 MB of sentences on one line" "$work/line.txt" 300
repeat "wort und " 5500000 >"$work/sentence.txt"
try "50 MB, one sentence" "$work/sentence.txt" 300
repeat "x" 52428800 >"$work/word.txt"
try "50 MB, one word" "$work/word.txt" 60
{ repeat "„" 10000; printf 'Nein'; repeat "“" 10000; } >"$work/nested.txt"
try "10,000 nested quotation marks" "$work/nested.txt" 20
repeat "„Er sagte, " 200000 >"$work/open.txt"
try "200,000 quotation marks that never close" "$work/open.txt" 60
{ repeat "<div>" 10000; printf '<p>Er sagte, sie komme.</p>'; } >"$work/deep.html"
try "HTML 10,000 levels deep" "$work/deep.html" 20
repeat "A. " 1000000 >"$work/abbreviations.txt"
try "a million abbreviations" "$work/abbreviations.txt" 60
repeat "1.000 " 1000000 >"$work/numbers.txt"
try "a million numbers" "$work/numbers.txt" 60
repeat "dass er sagte, " 300000 >"$work/clauses.txt"
try "300,000 clauses in one sentence" "$work/clauses.txt" 60
head -c 20000000 /dev/urandom >"$work/noise.bin"
try "20 MB of noise" "$work/noise.bin" 60
{ printf '{"id": "a", "text": "'; repeat "[" 1000000; printf '"}\n'; repeat "[" 1000000; } >"$work/deep.jsonl"
try "JSON a million levels deep" "$work/deep.jsonl" 60

[ "$failed" -eq 0 ] || exit 1
echo "big: all read"
