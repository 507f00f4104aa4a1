#!/usr/bin/env python3
"""Prints what a ledger holds, so that two may be compared: every row of every table, but for the moments of ingest and
the inner tables of the search index. Checks the file on the way.

    ledger_state.py LEDGER
"""
import sqlite3
import sys

VOLATILE = {"revision": {"seen"}, "source": {"fetched"}}


def main() -> int:
    db = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
    db.text_factory = bytes
    bad = [row for row in db.execute("PRAGMA quick_check")] + list(db.execute("PRAGMA foreign_key_check"))
    if bad != [(b"ok",)]:
        print(f"{sys.argv[1]}: {bad}", file=sys.stderr)
        return 1
    twice = list(db.execute("SELECT article, hash FROM revision GROUP BY 1, 2 HAVING count(*) > 1"))
    if twice:
        print(f"{sys.argv[1]}: {len(twice)} revisions are there twice", file=sys.stderr)
        return 1
    tables = [name.decode() for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY 1")]
    for table in tables:
        if table.startswith(("search", "sqlite_")):
            continue
        columns = [c[1].decode() for c in db.execute(f'PRAGMA table_info("{table}")')]
        columns = [f'"{c}"' for c in columns if c not in VOLATILE.get(table, set())]
        for row in db.execute(f'SELECT {", ".join(columns)} FROM "{table}" ORDER BY 1, 2'
                              if len(columns) > 1 else f'SELECT {columns[0]} FROM "{table}" ORDER BY 1'):
            print(table, *row)
    # Every sentence is in the search index, once.
    print("sentences indexed", db.execute("SELECT count(*) FROM search_docsize").fetchone()[0])
    return 0


sys.exit(main())
