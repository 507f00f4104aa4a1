#!/usr/bin/env python3
"""A client that asks `laut serve` a lot: `serve_load.py PORT PID REQUESTS CLIENTS`

Learns names from the ledger, then asks a mixture of what the views of the page ask, CLIENTS at a time on connections that
are kept, each question with other names, days and words. Prints for every address how many were asked, the median and the
95th percentile in milliseconds, and how the server's memory grew between the first fifth and the end. Then sends a body of
1 GB, half requests and connections that stay silent. Exit code 1 where something was not answered or memory kept growing.
"""
import asyncio
import json
import os
import random
import sys
import time
import urllib.parse
import urllib.request

PORT, PID, REQUESTS, CLIENTS = int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
BASE = f"http://127.0.0.1:{PORT}/api/v1"
LIMIT_MS, LIMIT_GROWTH_MB = 100, 64
TEXT = ("Die Werft hat drei Schiffe an Norwegen geliefert, sagte Ministerin Karla Renn am Dienstag. Nach Angaben des "
        "Kuriers sollen es mindestens fünf gewesen sein. ") * 4


def cpu_seconds():
    fields = open(f"/proc/{PID}/stat").read().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def memory_mb():
    """Memory of its own: pages of the mapped ledger, which the system shares and may take back, are counted per connection."""
    for line in open(f"/proc/{PID}/status"):
        if line.startswith("RssAnon"):
            return int(line.split()[1]) / 1024
    return 0


def learn():
    def get(path):
        with urllib.request.urlopen(BASE + path) as answer:
            return json.load(answer)
    sources = get("/sources?limit=200")["rows"]
    flows = get("/flows?limit=200")["rows"]
    return {"people": [r["name"] for r in sources if r["kind"] == "speaker"],
            "outlets": [r["name"] for r in sources if r["kind"] == "outlet"],
            "doers": [r["actor_name"] for r in flows if r.get("actor_name")],
            "goods": sorted({r["goods"] for r in flows if r.get("goods")}),
            "days": [get("/totals").get(k, "2024-01-01") for k in ("first_day", "last_day")],
            "revisions": get("/totals")["revisions"], "claims": get("/totals")["claims"]}


def question(dice, known):
    """What a view asks: (name, method, target, body)."""
    q = urllib.parse.quote
    pick = lambda k: q(dice.choice(known[k] or ["x"]))
    year, month = int(known["days"][0][:4]), dice.randint(1, 12)
    ids = lambda k: dice.randint(1, known[k])
    kinds = [
        ("totals", lambda: "/totals"), ("articles", lambda: f"/articles?offset={dice.randint(0, 500)}"),
        ("revisions", lambda: f"/revisions/{ids('revisions')}"), ("revisions", lambda: f"/revisions/{ids('revisions')}"),
        ("claims", lambda: f"/claims/{ids('claims')}"), ("actors", lambda: f"/actors?name={pick('people')}"),
        ("about", lambda: f"/about?name={pick('doers')}&since={year}-{month:02}"),
        ("said", lambda: f"/said?name={pick('people')}"), ("flows", lambda: f"/flows?goods={pick('goods')}&limit=200"),
        ("flows", lambda: "/flows?limit=200"), ("timeline", lambda: f"/timeline?name={pick('doers')}"),
        ("search", lambda: f"/search?words={pick('people')}"), ("search", lambda: f"/search?words={pick('goods')}"),
        ("sources", lambda: "/sources"), ("cases", lambda: f"/cases?goods={pick('goods')}"),
        ("conflicts", lambda: f"/conflicts?offset={dice.randint(0, 20)}"), ("read", None)]
    name, target = dice.choice(kinds)
    if target is None:
        return name, "POST", "/read", json.dumps({"text": TEXT + str(dice.random()), "published": "2024-06-20"}).encode()
    return name, "GET", target(), b""


async def ask(reader, writer, method, target, body):
    head = f"{method} /api/v1{target} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n"
    if body:
        head += f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n"
    writer.write(head.encode() + b"\r\n" + body)
    await writer.drain()
    head = await reader.readuntil(b"\r\n\r\n")  # parsed by hand: the client must not be what is measured
    at = head.find(b"Content-Length: ") + 16
    await reader.readexactly(int(head[at:head.find(b"\r", at)]))
    return int(head[9:12]), b"Connection: close" in head


async def client(number, count, known, times, failures, done):
    dice = random.Random(number)
    connection = None
    for _ in range(count):
        name, method, target, body = question(dice, known)
        start = time.perf_counter()
        try:
            if connection is None:
                connection = await asyncio.open_connection("127.0.0.1", PORT)
            status, closes = await ask(*connection, method, target, body)
        except Exception as error:  # counted and told below
            status, closes = repr(error), True
        times.setdefault(name, []).append((time.perf_counter() - start) * 1000)
        if status != 200:
            failures.append((status, target))
        if closes and connection is not None:
            connection[1].close()
            connection = None
        done()
    if connection is not None:
        connection[1].close()


async def load(known):
    times, failures, memory = {}, [], []
    asked = 0

    def done():
        nonlocal asked
        asked += 1
        if asked % (REQUESTS // 10) == 0:
            memory.append(memory_mb())
    start, cpu = time.perf_counter(), cpu_seconds()
    await asyncio.gather(*(client(i, REQUESTS // CLIENTS, known, times, failures, done) for i in range(CLIENTS)))
    return times, failures, memory, time.perf_counter() - start, cpu_seconds() - cpu


async def huge():
    """1 GB to where bodies are read, told and untold."""
    answers = []
    for framing in (b"Content-Length: 1073741824\r\n\r\n", b"Transfer-Encoding: chunked\r\n\r\n"):
        reader, writer = await asyncio.open_connection("127.0.0.1", PORT)
        writer.write(b"POST /api/v1/read HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + framing)
        piece = b"a" * 65536 if b"Length" in framing else b"10000\r\n" + b"a" * 65536 + b"\r\n"
        sent = 0
        answer = asyncio.create_task(reader.readline())  # it comes while the body is still being sent
        try:
            while sent < 1 << 30:
                writer.write(piece)
                await writer.drain()
                sent += 65536
        except (ConnectionError, OSError):
            pass
        try:
            answers.append((await answer).decode("latin-1").strip() + f" after {sent >> 20} MB")
        except (ConnectionError, OSError) as error:
            answers.append(f"closed after {sent >> 20} MB ({type(error).__name__})")
        writer.close()
    return answers


async def rude():
    """Half requests and silence, 200 connections; then one that asks must be served."""
    held = []
    for i in range(200):
        reader, writer = await asyncio.open_connection("127.0.0.1", PORT)
        writer.write((b"", b"GET / HT", b"POST /api/v1/read HTTP/1.1\r\nContent-Length: 10\r\n\r\n{", b"\x00\xff" * 50)[i % 4])
        held.append(writer)
    await asyncio.sleep(1)
    for writer in held:
        writer.close()
    await asyncio.sleep(1)
    reader, writer = await asyncio.open_connection("127.0.0.1", PORT)
    status, _ = await ask(reader, writer, "GET", "/totals", b"")
    writer.close()
    return status


def percentile(values, share):
    values = sorted(values)
    return values[min(int(len(values) * share), len(values) - 1)]


def main():
    known = learn()
    times, failures, memory, seconds, cpu = asyncio.run(load(known))
    every = [t for ts in times.values() for t in ts]
    for name in sorted(times):
        ts = times[name]
        print(f"{name:10} {len(ts):6} asked  median {percentile(ts, .5):7.1f} ms  p95 {percentile(ts, .95):7.1f} ms  "
              f"most {max(ts):7.1f} ms")
    p95 = percentile(every, .95)
    print(f"{'all':10} {len(every):6} asked  median {percentile(every, .5):7.1f} ms  p95 {p95:7.1f} ms  "
          f"{len(every) / seconds:.0f}/s, {CLIENTS} at a time, "
          f"{cpu / len(every) * 1000:.2f} ms of the server's processor time each")
    growth = memory[-1] - memory[1]
    print(f"memory {memory[1]:.0f} MB after a fifth, {memory[-1]:.0f} MB at the end")
    before = memory_mb()
    print("1 GB bodies:", "; ".join(asyncio.run(huge())))
    print("rude clients, then a polite one:", asyncio.run(rude()))
    print(f"memory {before:.0f} MB before these, {memory_mb():.0f} MB after")
    if failures:
        print(f"{len(failures)} not answered, for example", failures[:3])
    bad = failures or p95 > LIMIT_MS or growth > LIMIT_GROWTH_MB or memory_mb() - before > LIMIT_GROWTH_MB
    return 1 if bad else 0


sys.exit(main())
