"""GraphML and GEXF in NetworkX, DOT in Graphviz: the same nodes, edges and attributes."""

import json
import re
import subprocess
from collections import Counter

import networkx
from lxml import etree


def edges(graph, known):
    return Counter((a, b, *(data.get(name, "") for name in known)) for a, b, data in graph.edges(data=True))


def valid(folder, here):
    """By schemas of our own, which allow less than the published ones do and ask of every reference that it leads somewhere."""
    for name in ["graphml", "gexf"]:
        schema = etree.XMLSchema(etree.parse(here / "schemas" / f"{name}.xsd"))
        document = etree.parse(folder / name)
        assert schema.validate(document), (name, schema.error_log)
    names = {"g": "http://gexf.net/1.3"}
    for node in document.iterfind(".//g:node", names):
        assert node.get("start", "") <= node.get("end", "9"), node.attrib


def check(folder, here):
    valid(folder, here)
    graphml = networkx.read_graphml(folder / "graphml")
    gexf = networkx.read_gexf(folder / "gexf")
    result = json.loads((folder / "extract.json").read_text())
    assert set(graphml) == set(gexf), "the same nodes"
    for node, data in graphml.nodes(data=True):
        other = dict(gexf.nodes[node])
        spell = (other.pop("start", None), other.pop("end", None)) if data["kind"] != "party" else (None, None)
        for name, value in data.items():
            # NetworkX gives GEXF's own start and end, which are days, the names of our offsets
            if name in {"start", "end"} and data["kind"] != "party":
                continue
            assert other.get(name) == value, (node, name, value, other.get(name))
        if data["kind"] == "event" and "earliest" in data:
            assert data["earliest"] in str(spell) or data["earliest"] == str(other.get("start")), (node, spell)
    known = ["kind", "factuality", "why"]
    assert edges(graphml, known) == edges(gexf, known), "the same edges"
    assert {n for n, d in graphml.nodes(data=True) if d["kind"] == "event"} == {e["id"] for e in result["events"]}
    assert {n for n, d in graphml.nodes(data=True) if d["kind"] == "claim"} == {c["id"] for c in result["claims"]}
    for event in result["events"]:
        data = graphml.nodes[event["id"]]
        assert data["factuality"] == event["factuality"]
        disputes = [d["id"] for d in result["disputes"] if event["id"] in d["events"]]
        assert data.get("dispute", "") == "".join(disputes), data
        roles = {(role["entity"], role["role"]) for role in event["roles"]}
        assert roles == {(a, d["kind"]) for a, _, d in graphml.in_edges(event["id"], data=True) if a.startswith("p")}
    drawn = subprocess.run(["dot", "-Tsvg", folder / "dot"], capture_output=True, text=True)
    assert drawn.returncode == 0 and "Error" not in drawn.stderr and "syntax" not in drawn.stderr, drawn.stderr
    assert len(re.findall(r'class="node"', drawn.stdout)) == graphml.number_of_nodes()
    assert len(re.findall(r'class="edge"', drawn.stdout)) == graphml.number_of_edges()
    return f"{graphml.number_of_nodes()} nodes and {graphml.number_of_edges()} edges in NetworkX and Graphviz"
