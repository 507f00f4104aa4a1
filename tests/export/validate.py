#!/usr/bin/env python3
"""Validate one export: `validate.py FORMAT LAUT MADE_LEDGER SCHEMA_FOLDER`

Makes a ledger with MADE_LEDGER, exports it with LAUT, and checks the result by what the format's standard asks for and
against the ledger's own rows and texts, which are read here without the code under test.
"""
import csv
import io
import json
import pathlib
import re
import sqlite3
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

import jsonschema

HERE = pathlib.Path(__file__).parent
MADE = 12


class Made:
    """The made ledger: its rows, its texts, and how it is exported."""

    def __init__(self, laut, maker, folder):
        self.laut, self.path = laut, folder / "made.db"
        self.folder = folder
        subprocess.run([maker, self.path, str(MADE)], check=True)
        self.db = sqlite3.connect(self.path)
        self.db.row_factory = sqlite3.Row

    def export(self, form, *options):
        run = subprocess.run([self.laut, "export", "--db", self.path, "--format", form, *options],
                             capture_output=True, check=True)
        return run.stdout.decode()

    def rows(self, sql, *values):
        return [dict(r) for r in self.db.execute(sql, values)]

    def text(self, revision):
        return (self.folder / f"made.db.{revision}.txt").read_bytes().decode()

    def revisions(self):
        return self.rows("SELECT r.*, a.key, o.name AS outlet_name, e.version FROM revision r JOIN article a ON "
                         "a.latest = r.id JOIN engine e ON e.id = r.engine LEFT JOIN outlet o ON o.id = r.outlet ORDER BY r.id")

    def claims(self):
        return self.rows("SELECT c.* FROM claim c JOIN article a ON a.latest = c.revision ORDER BY c.revision, c.number")

    def parts(self, claim):
        if claim["spans"] is None:
            return [[claim["first"], claim["last"]]]
        return [[int(n) for n in part.split("-")] for part in claim["spans"].split(" ")]


def present(row, *names):
    """Members of the export under the names of the row's columns, without those that are NULL."""
    return {name: row[name] for name in names if row[name] is not None}


def actor_of(made, number):
    if number is None:
        return None
    a = made.rows("SELECT s.* FROM actor a JOIN actor s ON s.id = a.stands_for WHERE a.id = ?", number)[0]
    out = present(a, "type", "name", "country", "kind")
    return out | ({"wikidata": a["qid"]} if a["qid"] else {})


def placed(made, revision, row):
    if row["first"] is None:
        return {}
    return {"span": [row["first"], row["last"]], "words": made.text(revision)[row["first"]:row["last"]]}


def without_id(actor):
    return {k: v for k, v in actor.items() if k != "id"} if actor else None


def jsonl(made, schemas):
    """laut.claim/1: every line by the schema, every field as in the ledger."""
    schema = json.loads((schemas / "laut.claim.1.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    lines = [json.loads(line) for line in made.export("jsonl").splitlines()]
    for line in lines:
        validator.validate(line)
    claims, revisions = made.claims(), {r["id"]: r for r in made.revisions()}
    assert [x["ledger_id"] for x in lines] == [c["id"] for c in claims]
    assert len({x["id"] for x in lines}) == len(lines)
    for x, c in zip(lines, claims):
        r = revisions[c["revision"]]
        text = made.text(r["id"])
        article = {k: v for k, v in x["article"].items() if k not in ("id", "revision", "seen")}
        assert article == present(r, "key", "name", "url", "title", "published", "updated", "agency", "origin") | {
            "outlet": r["outlet_name"], "revision_number": r["number"], "current": True, "ledger_revision": r["id"],
            "engine": r["version"]}, article
        assert x["article"]["seen"] == "2023-11-14T22:13:20Z" and r["seen"] == 1700000000
        assert x["spans"] == made.parts(c) and x["number"] == c["number"]
        assert x["words"] == " … ".join(text[b:e] for b, e in x["spans"])
        for name in ("said_as", "stance", "factuality", "day"):
            assert x.get(name) == c[name], name
        begin, end = x["sentence"]["span"]
        assert x["sentence"]["number"] == c["sentence"] and x["sentence"]["words"] == text[begin:end]
        assert begin <= c["first"] < end
        compare_chain(made, x, c, r["id"])
        compare_events(made, x, c, r["id"])
    spoilt = json.loads(json.dumps(lines[0]))
    spoilt["factuality"] = "certain"
    assert list(validator.iter_errors(spoilt)), "the schema has to refuse a factuality that is none"


def compare_chain(made, x, claim, revision):
    links = made.rows("SELECT * FROM link WHERE claim = ? ORDER BY position", claim["id"])
    assert len(links) == len(x["chain"])
    for got, link in zip(x["chain"], links):
        want = {"kind": link["kind"], "unnamed": bool(link["unnamed"])} | placed(made, revision, link)
        assert {k: v for k, v in got.items() if k != "actor"} == want
        assert without_id(got.get("actor")) == actor_of(made, link["actor"])


def compare_events(made, x, claim, revision):
    events = made.rows("SELECT * FROM event WHERE claim = ? ORDER BY id", claim["id"])
    order = {e["id"]: i for i, e in enumerate(events)}
    assert len(events) == len(x["events"])
    for got, event in zip(x["events"], events):
        want = present(event, "type", "mode", "factuality", "earliest", "latest") | placed(made, revision, event)
        if event["case_id"] is not None:
            want["case"] = event["case_id"]
        assert {k: v for k, v in got.items() if k not in ("id", "participants")} == want
        takers = made.rows("SELECT * FROM participant WHERE event = ? ORDER BY position", event["id"])
        assert len(takers) == len(got["participants"])
        for p, taker in zip(got["participants"], takers):
            want = {"role": taker["role"]} | placed(made, revision, taker)
            if taker["word"] is not None:
                want["lemma"] = taker["word"]
            assert {k: v for k, v in p.items() if k != "actor"} == want
            assert without_id(p.get("actor")) == actor_of(made, taker["actor"])
    for name, columns in (("quantity", ("value", "low", "high", "comparator", "unit", "counted")),
                          ("time", ("type", "value", "earliest", "latest"))):
        rows = made.rows(f"SELECT * FROM {name} WHERE claim = ? ORDER BY position", claim["id"])
        want = []
        for row in rows:
            item = present(row, *columns) | placed(made, revision, row)
            if row["event"] is not None:
                item["event"] = order[row["event"]]
            want.append(item)
        assert x["quantities" if name == "quantity" else "times"] == want


def csv_(made, _):
    """RFC 4180: rows of one length, quotes doubled, CRLF; no cell begins as a formula."""
    for rows, count in (("claims", len(made.claims())),
                        ("events", len(made.rows("SELECT e.id FROM event e JOIN claim c ON c.id = e.claim "
                                                 "JOIN article a ON a.latest = c.revision")))):
        out = made.export("csv", "--rows", rows)
        assert out.endswith("\r\n")
        table = list(csv.reader(io.StringIO(out, newline=""), strict=True))
        assert len(table) == count + 1, (rows, len(table), count)
        assert len({len(row) for row in table}) == 1 and len(set(table[0])) == len(table[0])
        for row in table[1:]:
            for cell in row:
                number = re.fullmatch(r"-?[0-9.e+]+", cell)
                assert len(cell) < 2 or number or cell[0] not in "=+-@\t\r", cell
        records = [dict(zip(table[0], row)) for row in table[1:]]
        assert len({r[table[0][0]] for r in records}) == count
    events = records
    first = events[0]
    assert first["value"] == "3500000000" and first["high"] == "" and first["comparator"] == "≥"
    assert first["actor"] == "Westrien" and first["source"] == "Karla Renn" and first["relays"] == "Hafenpost"
    assert events[1]["object"] == "'=Munition" and events[1]["factuality"] == "CT-"
    claims = list(csv.DictReader(io.StringIO(made.export("csv"), newline=""), strict=True))
    for record, claim in zip(claims, made.claims()):
        text = made.text(claim["revision"])
        words = " … ".join(text[b:e] for b, e in made.parts(claim))
        assert record["words"].removeprefix("'") == words, (record["words"], words)
        assert (int(record["begin"]), int(record["end"])) == (claim["first"], claim["last"])


def webanno(made, _):
    """The Web Annotation Data Model: what is required of collection, page, annotation, bodies and selectors."""
    doc = json.loads(made.export("webanno"))
    assert doc["@context"] == "http://www.w3.org/ns/anno.jsonld" and doc["type"] == "AnnotationCollection"
    page = doc["first"]
    assert page["type"] == "AnnotationPage" and page["partOf"] == doc["id"] and page["startIndex"] == 0
    items, claims = page["items"], made.claims()
    assert doc["total"] == len(items) == len(claims)
    assert len({a["id"] for a in items}) == len(items)
    motivations = {"describing", "identifying", "classifying", "tagging"}
    revisions = {r["id"]: r for r in made.revisions()}
    for a, claim in zip(items, claims):
        assert a["type"] == "Annotation" and set(a["motivation"]) <= motivations
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", a["generated"]) and a["generator"]["type"] == "Software"
        for body in a["body"]:
            assert body["purpose"] in motivations
            if body["type"] == "TextualBody":
                assert body["value"] and "source" not in body
            else:
                assert body["type"] == "SpecificResource"
                source = body["source"]
                assert re.match(r"(urn:laut:|http)", source if isinstance(source, str) else source["id"])
        assert sum(b.get("value") == claim["factuality"] for b in a["body"]) == 1
        text, parts = made.text(claim["revision"]), made.parts(claim)
        assert len(a["target"]) == len(parts)
        for target, (begin, end) in zip(a["target"], parts):
            position, quote = target["selector"]
            assert target["source"] == (revisions[claim["revision"]]["url"] or target["source"])
            assert target["source"].startswith(("https://", "urn:laut:article:"))
            assert position == {"type": "TextPositionSelector", "start": begin, "end": end}
            assert quote["type"] == "TextQuoteSelector" and quote["exact"] == text[begin:end]
            assert text[:begin].endswith(quote["prefix"]) and text[end:].startswith(quote["suffix"])
            assert len(quote["prefix"]) == min(32, begin) and len(quote["suffix"]) == min(32, len(text) - end)


def graph(made, form):
    doc = json.loads(made.export(form))
    nodes = {n["@id"]: n for n in doc["@graph"]}
    assert len(nodes) == len(doc["@graph"]), "a node is described once"
    return doc, nodes


def is_a(node, kind):
    return node is not None and (kind in node["@type"] if isinstance(node["@type"], list) else kind == node["@type"])


def prov(made, _):
    """PROV-O: domains and ranges of its properties; every chain of sources as in the ledger."""
    doc, nodes = graph(made, "prov")
    terms = {"prov:specializationOf": ("prov:Entity", "prov:Entity"), "prov:wasRevisionOf": ("prov:Entity", None),
             "prov:alternateOf": ("prov:Entity", "prov:Entity"), "prov:wasAttributedTo": ("prov:Entity", "prov:Agent"),
             "prov:used": ("prov:Activity", "prov:Entity"), "prov:wasAssociatedWith": ("prov:Activity", "prov:Agent"),
             "prov:wasQuotedFrom": ("prov:Entity", "prov:Entity"), "prov:wasGeneratedBy": ("prov:Entity", "prov:Activity"),
             "prov:wasDerivedFrom": ("prov:Entity", "prov:Entity"), "prov:hadPrimarySource": ("prov:Entity", "prov:Entity")}
    literals = {"prov:value", "prov:endedAtTime", "dcterms:identifier", "dcterms:title", "dcterms:issued",
                "dcterms:modified", "dcterms:source", "rdfs:label", "owl:sameAs", "laut:kind", "laut:unnamed",
                "laut:factuality", "laut:saidAs", "laut:stance"}
    for n in nodes.values():
        for name, value in n.items():
            if name in ("@id", "@type"):
                continue
            assert name.split(":")[0] in doc["@context"]
            if name in terms:
                domain, kind = terms[name]
                assert is_a(n, domain), (n["@id"], name)
                assert kind is None or is_a(nodes.get(value["@id"]), kind), (n["@id"], name)
            else:
                assert name in literals, name
    assert any(is_a(n, "prov:SoftwareAgent") for n in nodes.values())
    claims = [n for n in nodes.values() if is_a(n, "laut:Claim")]
    assert len(claims) == len(made.claims())
    for n, claim in zip(claims, made.claims()):
        names, at = [], n.get("prov:wasDerivedFrom", n.get("prov:hadPrimarySource"))
        while at:
            source = nodes[at["@id"]]
            who = source.get("prov:wasAttributedTo")
            names.append(nodes[who["@id"]]["rdfs:label"] if who else None)
            last, at = at, source.get("prov:wasDerivedFrom")
        links = made.rows("SELECT s.name FROM link l LEFT JOIN actor a ON a.id = l.actor LEFT JOIN actor s ON "
                          "s.id = a.stands_for WHERE l.claim = ? ORDER BY l.position", claim["id"])
        assert names == [row["name"] for row in links]
        assert not names or n["prov:hadPrimarySource"] == last
    assert [n for n in nodes.values() if "prov:alternateOf" in n], "the copy names the article it is a copy of"
    assert '"prov:wasRevisionOf"' in made.export("prov")


def schema_org(made, _):
    """schema.org: types and properties in use, and that what is referred to is of the property's range."""
    doc, nodes = graph(made, "schema")
    assert doc["@context"]["@vocab"] == "https://schema.org/"
    creative = {"creditText", "keywords", "about", "author", "datePublished", "text"}
    allowed = {"NewsArticle": {"identifier", "url", "headline", "datePublished", "dateModified", "version", "publisher",
                               "creditText", "exampleOfWork"},
               "Claim": creative | {"appearance", "firstAppearance"}, "Quotation": creative | {"spokenByCharacter"},
               "Person": {"name", "alternateName", "jobTitle", "sameAs"}}
    thing = {"name", "alternateName", "sameAs"}
    things = ("Organization", "NewsMediaOrganization", "GovernmentOrganization", "Corporation", "PoliticalParty",
              "Country", "City", "AdministrativeArea", "Place", "Product", "Event", "Thing")
    allowed |= {kind: thing for kind in things}
    agents = {"Person", *things[:5]}
    ranges = {"author": agents, "spokenByCharacter": agents, "publisher": agents, "appearance": {"NewsArticle"},
              "firstAppearance": {"NewsArticle"}, "exampleOfWork": {"NewsArticle"}, "about": set(allowed)}
    for n in nodes.values():
        kinds = n["@type"] if isinstance(n["@type"], list) else [n["@type"]]
        may = set().union(*(allowed[k] for k in kinds))
        for name, value in n.items():
            if name in ("@id", "@type"):
                continue
            assert name in may, (kinds, name)
            for ref in (value if isinstance(value, list) else [value]) if name in ranges else []:
                assert any(is_a(nodes[ref["@id"]], kind) for kind in ranges[name]), (n["@id"], name)
    claims = [n for n in nodes.values() if is_a(n, "Claim")]
    assert len(claims) == len(made.claims())
    for n, claim in zip(claims, made.claims()):
        assert is_a(n, "Quotation") == (claim["said_as"] == "direct")
        assert claim["factuality"] in n["keywords"]
    renn = next(n for n in nodes.values() if n.get("name") == "Karla Renn")
    assert renn["sameAs"] == "http://www.wikidata.org/entity/Q42" and renn["jobTitle"] == ["Ministerin"]
    west = next(n for n in nodes.values() if n.get("name") == "Westrien")
    assert "Country" in west["@type"]
    assert any(n["firstAppearance"] != n["appearance"] for n in claims), "a copy appeared first elsewhere"


def ftm(made, _):
    """FollowTheMoney: known schemata and properties, required ones there, types of values, entities that exist."""
    table = json.loads((HERE / "ftm_schemata.json").read_text())
    lines = [json.loads(line) for line in made.export("ftm").splitlines()]
    kinds = {}
    for e in lines:
        assert set(e) == {"id", "schema", "properties"} and re.fullmatch(r"[A-Za-z0-9-]+", e["id"])
        assert kinds.setdefault(e["id"], e["schema"]) == e["schema"]
    for e in lines:
        properties = table["properties"][e["schema"]]
        assert set(table["required"][e["schema"]]) <= set(e["properties"]), e
        for name, values in e["properties"].items():
            assert values and len(values) == len(set(values))
            for value in values:
                check_ftm(properties[name], value, kinds, table["is_a"])
    used = set(kinds.values())
    assert used == set(table["properties"]), used
    denied = made.rows("SELECT count(*) AS n FROM event e JOIN claim c ON c.id = e.claim JOIN article a ON "
                       "a.latest = c.revision WHERE e.factuality LIKE '%-'")[0]["n"]
    total = made.rows("SELECT count(*) AS n FROM event e JOIN claim c ON c.id = e.claim JOIN article a ON "
                      "a.latest = c.revision")[0]["n"]
    assert denied and sum(k == "Event" for k in kinds.values()) == total - denied
    assert sum(k == "Note" for k in kinds.values()) == len(made.claims())
    payment = next(e for e in lines if e["schema"] == "Payment")["properties"]
    assert payment["amount"] == ["3500000000"] and payment["currency"] == ["EUR"]


def check_ftm(kind, value, kinds, is_a_table):
    if kind.startswith("entity:"):
        schema = kinds[value]
        assert kind[7:] in (schema, *is_a_table[schema]), (kind, schema)
    elif kind == "date":
        assert re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", value), value
    elif kind == "url":
        assert value.startswith(("http://", "https://")), value
    elif kind == "country":
        assert re.fullmatch(r"[a-z]{2}", value), value
    elif kind == "number":
        float(value)
    else:
        assert isinstance(value, str) and value


def graphml(made, _):
    """GraphML: keys declared for their domain, unique ids, ends that exist; the sums of the edges."""
    space = "{http://graphml.graphdrawing.org/xmlns}"
    root = ET.fromstring(made.export("graphml").encode())
    assert root.tag == space + "graphml" and [c.tag for c in root][-1] == space + "graph"
    keys = {k.get("id"): (k.get("for"), k.get("attr.type")) for k in root.iter(space + "key")}
    network = root.find(space + "graph")
    assert network.get("edgedefault") == "directed"
    nodes, ids, total = set(), set(), 0
    for item in network:
        kind = item.tag.removeprefix(space)
        assert item.get("id") not in ids
        ids.add(item.get("id"))
        seen = {}
        for data in item:
            domain, form = keys[data.get("key")]
            assert domain == kind and data.get("key") not in seen and data.text
            seen[data.get("key")] = int(data.text) if form == "int" else data.text
        if kind == "node":
            nodes.add(item.get("id"))
            assert seen["label"] and seen["kind"]
            continue
        assert item.get("source") in nodes and item.get("target") in nodes
        assert seen["statements"] == seen["certain"] + seen["hedged"] + seen["denied"] >= seen["origins"] >= 1
        total += seen["statements"]
    want = made.rows("""SELECT count(*) AS n FROM (SELECT DISTINCT e.id, aa.stands_for, ra.stands_for
        FROM event e JOIN claim c ON c.id = e.claim JOIN article x ON x.latest = c.revision
        JOIN participant a ON a.event = e.id AND a.role = 'actor' JOIN actor aa ON aa.id = a.actor
        JOIN participant r ON r.event = e.id AND r.role = 'recipient' JOIN actor ra ON ra.id = r.actor)""")[0]["n"]
    assert total == want > 20
    one = next(e for e in network.iter(space + "edge") if any(d.text == "=Munition" for d in e))
    assert {d.get("key"): d.text for d in one}["origins"] == "1", "a copy is no second origin"


def files(made, form):
    folder = made.folder / form
    subprocess.run([made.laut, "export", "--db", made.path, "--format", form, "--out", folder, "--quiet"], check=True)
    found = sorted(folder.iterdir())
    assert all(p.is_file() and p.resolve().parent == folder.resolve() for p in found)
    return found


def timeml(made, _):
    """TimeML: the text unchanged, TIMEX3 with unique ids and ISO values, the day of publication."""
    found = files(made, "timeml")
    revisions, texts = made.revisions(), []
    assert len(found) == len(revisions)
    for path in found:
        root = ET.fromstring(path.read_bytes())
        assert root.tag == "TimeML" and [c.tag for c in root] == ["DOCID", "DCT", "TITLE", "TEXT"]
        texts.append("".join(root.find("TEXT").itertext()))
        stamps = list(root.iter("TIMEX3"))
        assert len({t.get("tid") for t in stamps}) == len(stamps)
        assert stamps[0].get("functionInDocument") == "CREATION_TIME"
        for stamp in stamps:
            assert stamp.get("type") in ("DATE", "TIME", "DURATION", "SET") and stamp.get("value")
        revision = next(r for r in revisions if made.text(r["id"]) == texts[-1] and r["published"] == stamps[0].get("value"))
        want = made.rows("SELECT DISTINCT t.first, t.last, t.value FROM time t JOIN claim c ON c.id = t.claim "
                         "WHERE c.revision = ? ORDER BY t.first", revision["id"])
        assert [(s.text, s.get("value")) for s in stamps[1:]] == \
            [(texts[-1][t["first"]:t["last"]], t["value"]) for t in want]
    assert sorted(texts) == sorted(made.text(r["id"]) for r in revisions)


def brat(made, _):
    """brat standoff: lines of known kinds, texts at their offsets, arguments that exist, types that are configured."""
    found = files(made, "brat")
    configuration = (made.folder / "brat" / "annotation.conf").read_text()
    types = set(re.findall(r"^([\w]+)", configuration, re.M))
    pairs = [(p, p.with_suffix(".txt")) for p in found if p.suffix == ".ann"]
    assert len(pairs) * 2 + 1 == len(found) and len(pairs) == len(made.revisions())
    claims = events = 0
    for ann, txt in pairs:
        text = txt.read_bytes().decode()
        lines = [line.split("\t") for line in ann.read_text().split("\n")[:-1]]
        assert ann.read_text().splitlines() == ann.read_text().split("\n")[:-1]
        ids = {line[0]: line[1].split(" ")[0].split(":")[0] for line in lines}
        assert len(ids) == len(lines)
        for identity, what, *rest in lines:
            kind, fields = identity[0], what.split(" ", 1)
            assert fields[0].split(":")[0] in types | {"Reference"}, fields
            if kind == "T":
                spans = [[int(n) for n in s.split(" ")] for s in fields[1].split(";")]
                assert rest == [" ".join(text[b:e] for b, e in spans)], rest
                assert all(b < e and "\n" not in text[b:e] for b, e in spans)
                claims += fields[0] == "Claim"
            elif kind == "E":
                events += 1
                for argument in what.split(" "):
                    role, target = argument.split(":")
                    assert re.fullmatch(r"(actor|recipient|object|instrument|place)\d*|[A-Z]+", role) and target in ids
                assert ids[what.split(" ")[0].split(":")[1]] == ids[identity]
            elif kind == "R":
                for argument in fields[1].split(" "):
                    assert argument.split(":")[1] in ids and ids[argument.split(":")[1]]
            else:
                assert kind in "AN" and fields[1].split(" ")[0] in ids
    assert claims == len(made.claims())
    assert events == len(made.rows("SELECT e.id FROM event e JOIN claim c ON c.id = e.claim JOIN article a ON "
                                   "a.latest = c.revision"))


CHECKS = {"jsonl": jsonl, "csv": csv_, "webanno": webanno, "prov": prov, "schema": schema_org, "ftm": ftm,
          "graphml": graphml, "timeml": timeml, "brat": brat}


def main():
    form, laut, maker, schemas = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        CHECKS[form](Made(laut, maker, pathlib.Path(folder)), pathlib.Path(schemas))


main()
