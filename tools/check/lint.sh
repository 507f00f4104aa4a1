#!/bin/sh
# Layout (clang-format) and static analysis (clang-tidy) of the project's sources; fails on any finding.
#
#   tools/check/lint.sh build/release [JOBS] [FILE...]     without files: all
set -eu
build=$1 jobs=${2:-2}
shift; [ $# -eq 0 ] || shift
[ $# -gt 0 ] || set -- $(git ls-files '*.cpp' '*.h')
clang-format --dry-run --Werror "$@"
echo "lint: layout of $# files is fine"
printf '%s\n' "$@" | grep '\.cpp$' | grep -v '^fuzz/' |
  xargs -P "$jobs" -n 4 clang-tidy -p "$build" --quiet --warnings-as-errors='*' 2>/dev/null
echo "lint: no finding"
