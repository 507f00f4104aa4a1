#!/bin/sh
# A big ledger: STORED made documents (ten claims each, half of them with an event) straight into a ledger, which is what
# storage takes; then ARTICLES further ones through the engine into that ledger, against the engine alone on the same, on
# one thread. Times are seconds of CPU, so that other work on the machine matters less.
#
#   tools/check/ledger_big.sh build/release/bin/laut build/release/tests/ledger/laut-made [STORED [ARTICLES]]
set -eu
laut=$1
made=$2
stored=${3:-100000}
articles=${4:-5000}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

# measure COMMAND...: prints CPU seconds and peak memory in MB; the command's output goes to $work/out.
measure() {
  python3 -c '
import resource, subprocess, sys
with open(sys.argv[1], "wb") as out:
    status = subprocess.run(sys.argv[2:], stdout=out).returncode
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(f"{used.ru_utime + used.ru_stime:.2f} {used.ru_maxrss // 1024}")
sys.exit(status)' "$work/out" "$@"
}
# check NAME VALUE at-most|at-least LIMIT
check() {
  if awk -v v="$2" -v how="$3" -v l="$4" 'BEGIN { exit !(how == "at-most" ? v <= l : v >= l) }'; then
    echo "ledger: $1: $2 ($3 $4)"
  else
    echo "ledger: $1: FAILED: $2 ($3 $4)"
    failed=1
  fi
}

figures=$(measure "$made" store "$stored" "$work/made.db")
cat "$work/out"
seconds=${figures% *}
echo "ledger: storage alone: $(awk -v n="$stored" -v s="$seconds" 'BEGIN { printf "%.0f", n / s }') articles a second of CPU"
check "size of the file, times the text" "$(sed 's/.* MB, \([0-9.]*\) times.*/\1/' "$work/out")" at-most 5
check "peak memory of storage, MB" "${figures#* }" at-most 500

"$made" json "$articles" "$stored" >"$work/in.jsonl"
alone=$(measure "$laut" read --quiet --jobs 1 --format jsonl "$work/in.jsonl" | cut -d ' ' -f 1)
figures=$(measure "$laut" ingest --quiet --jobs 1 --db "$work/made.db" "$work/in.jsonl")
through=${figures% *}
echo "ledger: $articles further articles: engine and JSON $alone s, engine and ledger $through s"
check "speed of the engine that is left, %" "$(awk -v a="$alone" -v t="$through" 'BEGIN { printf "%.1f", 100 * a / t }')" at-least 60
check "peak memory of an ingest, MB" "${figures#* }" at-most 500
exit "$failed"
