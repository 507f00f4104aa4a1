#!/usr/bin/env python3
"""Compares schema/openapi.json with what the server answers: `openapi.py LAUT LAUT_MADE SAMPLES`

Makes a small ledger, starts LAUT serve on it, asks every path of the description (as the server gives it), and validates
every answer against the schema of its status. Then checks that no path, method or parameter of the description is
missing in the server, and that the schemas refuse answers that were broken on purpose.
"""
import copy
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import urllib.error
import urllib.parse
import urllib.request

import jsonschema

TOKEN = "a-token-of-the-test"


class Server:
    def __init__(self, laut, db):
        self.process = subprocess.Popen([laut, "serve", "--db", db, "--port", "0", "--token", TOKEN],
                                        stderr=subprocess.PIPE, text=True)
        line = self.process.stderr.readline()
        match = re.search(r"http://127\.0\.0\.1:(\d+)/", line)
        assert match, f"no address in {line!r}"
        self.base = f"http://127.0.0.1:{match[1]}/api/v1"

    def ask(self, path, body=None, method=None, token=None):
        headers = {"Content-Type": "application/json"} if body is not None else {}
        if token:
            headers["Authorization"] = f"Bearer {token}"
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.base + path, data, headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return answer.status, answer.headers.get_content_type(), answer.read()
        except urllib.error.HTTPError as error:
            return error.code, error.headers.get_content_type(), error.read()

    def stop(self):
        self.process.terminate()
        code = self.process.wait(timeout=30)
        assert code == 0, f"the server ended with {code}"


class Checker:
    def __init__(self, server, api):
        self.server, self.api, self.asked = server, api, set()

    def resolve(self, node):
        while "$ref" in node:
            target = self.api
            for part in node["$ref"].removeprefix("#/").split("/"):
                target = target[part]
            node = target
        return node

    def validate(self, schema, value):
        whole = {**schema, "components": self.api["components"]}
        jsonschema.Draft202012Validator(whole, format_checker=jsonschema.FormatChecker()).validate(value)

    def check(self, path, status=200, query=None, body=None, token=None, **ids):
        """Asks, validates, and gives the answer's JSON."""
        method = "get" if body is None else "post"
        operation = self.api["paths"][path][method]
        self.asked.add((path, method))
        if body is not None and status == 200:
            self.validate(operation["requestBody"]["content"]["application/json"]["schema"], body)
        address = path.format(**ids) + ("?" + urllib.parse.urlencode(query) if query else "")
        code, kind, content = self.server.ask(address, body, token=token)
        assert code == status, f"{method} {address}: {code} instead of {status}: {content[:300]!r}"
        response = self.resolve(operation["responses"][str(code)])
        assert kind in response["content"], f"{address}: {kind} is not told"
        schema = response["content"][kind]["schema"]
        if kind != "application/json":
            return content
        value = json.loads(content)
        try:
            self.validate(schema, value)
        except jsonschema.ValidationError as error:
            raise AssertionError(f"{address}: {error.json_path}: {error.message}") from None
        return value


def check_lists(c):
    speakers = [r["name"] for r in c.check("/sources", query={"limit": 200})["rows"] if r["kind"] == "speaker"]
    assert speakers, "nobody says anything"
    for name in speakers[:3]:
        c.check("/actors", query={"name": name})
        c.check("/about", query={"name": name, "limit": 5})
        c.check("/said", query={"name": name, "relayed": "true"})
        c.check("/timeline", query={"name": name})
    assert c.check("/search", query={"words": "geliefert"})["rows"]
    assert c.check("/flows", query={"limit": 3})["rows"]
    assert c.check("/cases")["rows"]
    c.check("/conflicts", query={"min_origins": 2})
    assert c.check("/articles", query={"since": "2000", "words": "a"})["rows"]
    c.check("/totals")
    for path, operations in c.api["paths"].items():
        for parameter in map(c.resolve, operations.get("get", {}).get("parameters", [])):
            if parameter["in"] != "query":
                continue
            needed = {"name": "x", "words": "x", "format": "csv"}
            wanted = {n: v for n, v in needed.items() for p in map(c.resolve, operations["get"]["parameters"])
                      if p["name"] == n and p.get("required")}
            code, _, content = c.server.ask(path.format(id=1) + "?" + urllib.parse.urlencode(wanted | {parameter["name"]: wanted.get(parameter["name"], "")}))
            assert code == 200 or b"no parameter" not in content, f"{path} does not know {parameter['name']}"
    c.check("/flows", 400, {"limit": 201})
    c.check("/flows", 400, {"colour": "red"})


def check_items(c):
    claim = c.check("/search", query={"words": "geliefert", "limit": 1})["rows"][0]["claim"]
    c.check("/claims/{id}", id=claim["id"])
    c.check("/articles/{id}", id=claim["article"])
    c.check("/articles/{id}/diff", id=1, query={"from": 1, "to": 1})
    reading = c.check("/revisions/{id}", id=claim["revision"])
    assert any(x["id"] == claim["id"] for x in reading["claims"])
    c.check("/cases/{id}", id=c.check("/cases", query={"limit": 1})["rows"][0]["id"])
    c.check("/actors/{id}", id=1)
    for path in ["/claims/{id}", "/articles/{id}", "/revisions/{id}", "/cases/{id}", "/actors/{id}", "/articles/{id}/diff"]:
        c.check(path, 404, id=10**9)


def check_readings(c, samples):
    found = {"claims": 0, "events": 0, "times": 0, "quantities": 0}
    for sample in sorted(pathlib.Path(samples).glob("*.txt")):
        text = sample.read_text()
        reading = c.check("/read", body={"text": text, "published": "2024-06-20", "outlet": "Probe"})
        for name in found:
            found[name] += len(reading[name])
        ids = {x["id"] for x in reading["claims"]}
        assert all(e["claim"] in ids for e in reading["events"])
        spans = [s for x in reading["claims"] for s in x["spans"]] + [e["trigger"] for e in reading["events"]]
        assert all(0 <= b < e <= len(reading["text"]) for b, e in spans)
    assert all(found.values()), f"the samples hold nothing: {found}"
    c.check("/read", 400, body={"text": ""})


def check_decisions(c):
    decision = c.check("/merges", body={"actor": 1, "other": 2}, token=TOKEN)["decision"]
    c.check("/undo", body={"decision": decision}, token=TOKEN)
    c.check("/splits", body={"actor": 1, "note": "x"}, token=TOKEN)
    assert len(c.check("/decisions")["rows"]) == 3
    for path, body in [("/merges", {"actor": 1, "other": 2}), ("/splits", {"actor": 1}), ("/undo", {"decision": 1})]:
        c.check(path, 401, body=body)
        c.check(path, 400, body={}, token=TOKEN)


def check_refusals(c):
    """The schemas would notice."""
    row = c.check("/claims/{id}", id=1)
    schema = {"$ref": "#/components/schemas/ClaimRow"}
    for broken in ({"id": "1"}, {"factuality": None}, {"colour": "red"}, {"parts": [[1]]}):
        value = copy.deepcopy(row) | broken
        try:
            c.validate(schema, value)
        except jsonschema.ValidationError:
            continue
        raise AssertionError(f"the schema takes {broken}")


def main(laut, made, samples):
    with tempfile.TemporaryDirectory() as folder:
        db = f"{folder}/l.db"
        subprocess.run([made, "store", "60", db], check=True, capture_output=True)
        server = Server(laut, db)
        try:
            status, kind, content = server.ask("/openapi.json")
            assert (status, kind) == (200, "application/json")
            api = json.loads(content)
            assert api["openapi"].startswith("3.1")
            for schema in api["components"]["schemas"].values():
                jsonschema.Draft202012Validator.check_schema(schema)
            c = Checker(server, api)
            check_lists(c)
            check_items(c)
            check_readings(c, samples)
            check_decisions(c)
            for row in c.check("/formats")["rows"]:
                assert len(c.check("/export", query={"format": row["name"]})) > 100
            check_refusals(c)
            told = {(p, m) for p, o in api["paths"].items() for m in o} - {("/openapi.json", "get")}
            assert told == c.asked, f"not asked: {told - c.asked}"
        finally:
            server.stop()
    print(f"{len(told)} operations answer as described")


main(*sys.argv[1:])
