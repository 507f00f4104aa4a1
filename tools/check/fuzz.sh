#!/bin/sh
# Runs every libFuzzer target in a folder for some seconds, from the sample articles; stops at the first finding.
#
#   tools/check/fuzz.sh build/fuzz/fuzz 60
set -eu
folder=$1 seconds=$2
seeds=$(mktemp -d)
trap 'rm -rf "$seeds"' EXIT
found=0
for target in "$folder"/*_fuzz; do
  name=$(basename "$target")
  mkdir -p "$seeds/$name"
  # Seeds: one paragraph a file, and what the target's own folder holds.
  awk -v dir="$seeds/$name" 'length { print > (dir "/" ++n) }' samples/*.txt
  [ -d "fuzz/seeds/$name" ] && cp fuzz/seeds/"$name"/* "$seeds/$name/"
  echo "fuzz: $name for $seconds s"
  log=$seeds/$name.log
  if ! "$target" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -max_len=4096 \
      -artifact_prefix="$folder/" "$seeds/$name" >"$log" 2>&1; then
    tail -n 60 "$log"
    echo "fuzz: $name found something; the input is in $folder"
    exit 1
  fi
  grep -E '^Done ' "$log" || tail -n 1 "$log"
  found=$((found + 1))
done
[ "$found" -gt 0 ] || { echo "fuzz: no targets in $folder"; exit 1; }
echo "fuzz: $found targets without a finding"
