#!/bin/sh
# How long questions to a ledger take: fills one with made articles and asks questions of every kind over random actors.
# Fails where the 95th percentile of one is above 100 ms.
#
#   tools/check/ledger_questions.sh build/release/tests/ledger [ARTICLES] [QUESTIONS]
set -eu
programs=$1
articles=${2:-100000}
questions=${3:-200}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$programs/laut-made" store "$articles" "$work/made.db" 2>/dev/null
"$programs/laut-ask" "$work/made.db" "$questions"
