#!/bin/sh
# How `laut serve` bears load: serve_load.sh LAUT LEDGER [REQUESTS [CLIENTS]]
# For instance on a ledger of laut-made store 100000. Fails where p95 is above 100 ms, memory keeps growing, a request is
# not answered, or the server does not end with 0.
set -eu
[ $# -ge 2 ] || { echo "usage: serve_load.sh LAUT LEDGER [REQUESTS [CLIENTS]]" >&2; exit 2; }
here=$(dirname "$0")
log=$(mktemp)
"$1" serve --db "$2" --port 0 2>"$log" &
server=$!
trap 'kill "$server" 2>/dev/null || true; rm -f "$log"' EXIT
port=
for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
  port=$(sed -n 's/.*http:\/\/127\.0\.0\.1:\([0-9]*\)\/.*/\1/p' "$log")
  [ -n "$port" ] && break
  kill -0 "$server" 2>/dev/null || { cat "$log" >&2; exit 1; }
  sleep 0.5
done
code=0
python3 "$here/serve_load.py" "$port" "$server" "${3:-10000}" "${4:-50}" || code=1
kill -TERM "$server"
wait "$server" || { echo "the server ended with $?" >&2; code=1; }
trap 'rm -f "$log"' EXIT
exit $code
