#!/bin/sh
# Kills an ingest at random moments, again and again, and lets it end: the ledger must then be what an undisturbed ingest
# makes, row for row: nothing lost, nothing twice.
#
#   tools/check/kill.sh build/release/bin/laut build/release/tests/ledger/laut-made KILLS [ARTICLES [SEED]]
set -eu
laut=$1
made=$2
kills=$3
articles=${4:-400}
seed=${5:-$(date +%s)}
state=$(dirname "$0")/ledger_state.py
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$made" json "$articles" >"$work/all.jsonl"
mkdir "$work/in"
half=$((articles / 2))
head -n "$half" "$work/all.jsonl" >"$work/in/a.jsonl"
tail -n "+$((half + 1))" "$work/all.jsonl" | awk -v dir="$work/in" '{ print > (dir "/b" NR ".jsonl") }'
ingest() { "$laut" ingest --quiet --batch 25 --jobs 2 --db "$1" "$work/in"; }

start=$(date +%s%N)
ingest "$work/whole.db"
took=$((($(date +%s%N) - start) / 1000000))
python3 "$state" "$work/whole.db" >"$work/whole.txt"

compare() {
  python3 "$state" "$1" >"$work/now.txt"
  if ! cmp -s "$work/whole.txt" "$work/now.txt"; then
    echo "kill: FAILED (seed $seed): the ledger is not what an undisturbed ingest makes"
    diff "$work/whole.txt" "$work/now.txt" | head -n 5 | cut -c 1-200
    exit 1
  fi
}

killed=0
ended=0
while [ "$killed" -lt "$kills" ]; do
  ingest "$work/now.db" &
  pid=$!
  seed=$(((seed * 1103515245 + 12345) % 2147483648))
  sleep "$(awk -v ms="$took" -v r="$seed" 'BEGIN { printf "%.3f", ms / 1000 * (r / 2147483648) }')"
  if kill -9 "$pid" 2>/dev/null; then
    killed=$((killed + 1))
    wait "$pid" 2>/dev/null || true
    continue
  fi
  wait "$pid"
  compare "$work/now.db"
  ended=$((ended + 1))
  rm -f "$work"/now.db*
done
ingest "$work/now.db"
compare "$work/now.db"
echo "kill: killed $killed times within $took ms, $((ended + 1)) ledgers came to their end: nothing lost, nothing twice"
