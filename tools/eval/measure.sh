# Part of run.sh: speed, memory and start-up of the command, and the benchmarks.

machine() {
  printf '%s, %s processors (%s MHz class), %s GB of memory, Linux' "$(uname -m)" "$(nproc)" \
    "$(awk -F': ' '/^cpu MHz/ { printf "%d", $2 / 100; exit }' /proc/cpuinfo)00" \
    "$(awk '/^MemTotal/ { printf "%.0f", $2 / 1048576 }' /proc/meminfo)"
}

# timed NAME COMMAND: seconds, peak KiB and processor seconds of the fastest of three runs in $WORK/NAME.time.
timed() {
  printf '%s\n' "$2" >"$WORK/$1.cmd"
  for turn in 1 2 3; do
    command time -f '%e %M %U %S' -o "$WORK/$1.turn" sh -c "exec $2" >/dev/null 2>"$WORK/$1.err" || true
    tail -n 1 "$WORK/$1.turn"
  done | sort -n | head -n 1 >"$WORK/$1.time"
}

speed() {
  echo "eval: speed"
  # The news articles as JSON Lines, eight times over, and as a folder with a file each, twice over.
  tr -d '\000-\010\013-\037' <"$CORPORA/raw-de/news.txt" | sed 's/\\/\\\\/g; s/"/\\"/g; s/\t/\\t/g' |
    awk '{ printf "{\"id\": \"n%d\", \"text\": \"%s\"}\n", NR, $0 }' >"$WORK/news1.jsonl"
  for copy in 1 2 3 4 5 6 7 8; do cat "$WORK/news1.jsonl"; done >"$WORK/news.jsonl"
  mkdir -p "$WORK/folder"
  for copy in a b; do
    awk -v to="$WORK/folder/$copy" 'length { f = to NR ".txt"; print > f; close(f) }' "$CORPORA/raw-de/news.txt"
  done
  "$LAUT" read --quiet --format conllu "$WORK/news1.jsonl" | grep -c '^[0-9]' >"$WORK/news1.tokens" || true

  timed one '$LAUT read --quiet --format jsonl --jobs 1 $WORK/news.jsonl'
  timed times1 '$LAUT times --quiet --format jsonl --jobs 1 $WORK/news.jsonl'
  timed folder1 '$LAUT read --quiet --format jsonl --jobs 1 $WORK/folder'
  timed folder2 '$LAUT read --quiet --format jsonl --jobs 2 $WORK/folder'
  timed sample '$LAUT read --quiet --format json samples/2024-05-14-artilleriemunition.txt'
  startup
  echo "eval: benchmarks"
  build/release/bench/laut_bench --benchmark_min_time=0.5 --benchmark_format=csv >"$WORK/bench.csv" 2>"$WORK/bench.err" || true
}

# The mean of twenty runs on one short text, in milliseconds.
startup() {
  echo 'Er sagte, sie komme.' >"$WORK/short.txt"
  start=$(date +%s%N)
  for turn in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
    "$LAUT" read --quiet --format json "$WORK/short.txt" >/dev/null
  done
  echo $((($(date +%s%N) - start) / 20000000)) >"$WORK/startup.txt"
}

speed_figure() { awk -v tokens="$(cat "$WORK/news1.tokens")" '$1 > 0 { printf "%d", 8 * tokens / $1 }' "$WORK/$1.time" | thousands; }
scaling() { cat "$WORK/folder1.time" "$WORK/folder2.time" | awk '{ t[NR] = $1 } END { if (t[2] > 0) printf "%.2f", t[1] / t[2] }'; }
processor() { awk '{ printf "%.2f", $3 + $4 }' "$WORK/$1.time"; }
peak() { awk '{ printf "%.0f", $2 / 1024 }' "$WORK/$1.time"; }
thousands() { sed -e ':a' -e 's/\([0-9]\)\([0-9]\{3\}\)\($\|,\)/\1,\2\3/;ta'; }

# bench_figure NAME: tokens/s of a benchmark.
bench_figure() {
  awk -F, -v name="$1" '
    /^name,/ { for (i = 1; i <= NF; i++) if ($i ~ /tokens\/s/) column = i }
    index($1, name) { printf "%d", $column; exit }' "$WORK/bench.csv" | thousands
}

speed_report() {
  cat <<TXT

## Speed

The news articles of raw-de ($(thousands <"$WORK/news1.tokens") tokens), eight times over as JSON Lines ($(($(wc -c <"$WORK/news.jsonl") / 1000000)) MB) and twice over as
a folder of $(find "$WORK/folder" -type f | wc -l) files; the fastest of three runs, wall-clock time with start-up, reading and writing JSON.

| command | seconds | processor seconds | tokens/s | peak memory, MB |
|---|---|---|---|---|
| \`$(cat "$WORK/one.cmd")\` | $(cut -d' ' -f1 "$WORK/one.time") | $(processor one) | $(speed_figure one) | $(peak one) |
| \`$(cat "$WORK/times1.cmd")\` | $(cut -d' ' -f1 "$WORK/times1.time") | $(processor times1) | $(speed_figure times1) | $(peak times1) |
| \`$(cat "$WORK/folder1.cmd")\` | $(cut -d' ' -f1 "$WORK/folder1.time") | $(processor folder1) | | $(peak folder1) |
| \`$(cat "$WORK/folder2.cmd")\` | $(cut -d' ' -f1 "$WORK/folder2.time") | $(processor folder2) | | $(peak folder2) |
| \`$(cat "$WORK/sample.cmd")\` | $(cut -d' ' -f1 "$WORK/sample.time") | $(processor sample) | | $(peak sample) |

### Stages

\`build/release/bench/laut_bench\` (make bench): processor time of one thread, the sample articles in memory. For the labelling of blocks, which
comes before tokens, bytes a second are the measure.

| benchmark | µs | tokens/s | MB/s |
|---|---|---|---|
TXT
  awk -F, '
    /^name,/ { for (i = 1; i <= NF; i++) { if ($i ~ /tokens\/s/) t = i; if ($i == "bytes_per_second") b = i; if ($i == "real_time") r = i; if ($i == "cpu_time") c = i }; next }
    r { us = $1 ~ /manual_time/ ? $r : $c; gsub(/"|\/manual_time|\/real_time|\/iterations:[0-9]+/, "", $1); printf "| %s | %.1f | %s | %s |\n", $1, us, ($t > 0 ? sprintf("%d", $t) : ""), ($b > 0 ? sprintf("%.0f", $b / 1e6) : "") }' "$WORK/bench.csv"
}
