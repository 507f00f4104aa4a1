#!/bin/sh
# Installs the Debian packages of the given groups (see packages.txt) that are not there yet.
#
#   tools/setup/install.sh build [long] [lint] [eval]
#
# Says what it installs and why; asks nothing; does nothing where all is there. Needs root or sudo only where
# something is missing. On other systems it lists what to install and goes on: the build will tell what it misses.
set -eu

list=$(dirname "$0")/packages.txt
[ $# -gt 0 ] || { echo "usage: $0 GROUP...   (build, long, lint, eval)" >&2; exit 2; }

# "package<TAB>reason" of every package in the wanted groups, each once.
wanted() {
  awk -v groups=" $* " '
    /^[ \t]*(#|$)/ { next }
    index(groups, " " $1 " ") && !seen[$2]++ { p = $2; $1 = $2 = ""; sub(/^ +/, ""); print p "\t" $0 }' "$list"
}

installed() { [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

rows=$(wanted "$@")
[ -n "$rows" ] || { echo "setup: no such group: $*" >&2; exit 2; }

if ! command -v dpkg-query >/dev/null 2>&1; then
  echo "setup: this is no Debian system; laut needs what these Debian packages hold:"
  printf '%s\n' "$rows" | awk -F'\t' '{ printf "  %-20s %s\n", $1, $2 }'
  exit 0
fi

missing=
tab=$(printf '\t')
while IFS=$tab read -r package reason; do
  installed "$package" && continue
  [ -n "$missing" ] || echo "setup: installing from Debian:"
  printf '  %-20s %s\n' "$package" "$reason"
  missing="$missing $package"
done <<ROWS
$rows
ROWS
[ -n "$missing" ] || exit 0

as_root=
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null 2>&1 || { echo "setup: run as root, or install sudo, then run this again" >&2; exit 1; }
  as_root=sudo
  echo "setup: sudo is used for apt-get"
fi
apt() { $as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o Dpkg::Use-Pty=0 "$@"; }

log=$(mktemp)
trap 'rm -f "$log"' EXIT
# The package manager's chatter is shown only where it fails.
apt update >"$log" 2>&1 || { cat "$log" >&2; echo "setup: apt-get update failed; trying with the lists at hand" >&2; }
# shellcheck disable=SC2086  # one word a package
apt install --no-install-recommends $missing >"$log" 2>&1 </dev/null || { cat "$log" >&2; echo "setup: apt-get install failed" >&2; exit 1; }
echo "setup: done"
