"""The JSON-LDs in PyLD and rdflib, and every JSON against its schema."""

import json

import jsonschema
import rdflib
from pyld import jsonld

OA = "http://www.w3.org/ns/oa#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"


def loader(here):
    """The context of the recommendation is not fetched: the terms that are used stand beside this file."""
    terms = json.loads((here / "anno-terms.json").read_text())

    def load(url, options=None):
        assert url == "http://www.w3.org/ns/anno.jsonld", f"nothing else is asked of the network: {url}"
        return {"contextUrl": None, "documentUrl": url, "document": terms, "contentType": "application/ld+json"}

    return load


def annotations(folder, here, texts):
    document = json.loads((folder / "webannotation").read_text())
    quads = jsonld.to_rdf(document, {"documentLoader": loader(here), "format": "application/n-quads"})
    graph = rdflib.Dataset()
    graph.parse(data=quads, format="nquads")
    every = set(graph.subjects(rdflib.URIRef(RDF + "type"), rdflib.URIRef(OA + "Annotation")))
    assert len(every) == document["total"] == len(document["first"]["items"])
    # each pair of selectors points at the words in the story
    found = 0
    sources = {story["id"]: story for story in json.loads((folder / "extract.json").read_text())["documents"]}
    for item in document["first"]["items"]:
        for target in item["target"]:
            label = target["source"]["label"]
            text = sources[label]["text"] or texts.get(label) or next(iter(texts.values()))
            position, quote = target["selector"]
            start, end = position["start"], position["end"]
            assert text[start:end] == quote["exact"], (item["id"], text[start:end], quote)
            assert text[:start].endswith(quote["prefix"]) and text[end:].startswith(quote["suffix"])
            found += 1
    positions = list(graph.subjects(rdflib.URIRef(RDF + "type"), rdflib.URIRef(OA + "TextPositionSelector")))
    assert len(positions) == found, (len(positions), found)
    used = {target["source"]["label"] for item in document["first"]["items"] for target in item["target"]}
    assert {str(o) for o in graph.objects(None, rdflib.URIRef(OA + "via"))} == {s["url"] for s in sources.values() if s["url"] and s["id"] in used}, "the address of every story that is quoted"
    exact = {str(o) for o in graph.objects(None, rdflib.URIRef(OA + "exact"))}
    assert exact == {t["selector"][1]["exact"] for i in document["first"]["items"] for t in i["target"]}
    return len(every), len(graph)


def schema_org(folder):
    result = json.loads((folder / "extract.json").read_text())
    graph = rdflib.Graph()
    graph.parse(folder / "schema-org", format="json-ld")
    kind = lambda name: set(graph.subjects(rdflib.URIRef(RDF + "type"), rdflib.URIRef("https://schema.org/" + name)))
    asserted = sum(event["factuality"] == "asserted" for event in result["events"])
    assert len(kind("Event")) == asserted, "what is told as having happened is an event"
    assert len(kind("Claim")) == len(result["events"]) - asserted + len(result["claims"]), "everything else is a claim"
    assert len(kind("NewsArticle")) == len(result["documents"]) and not kind("ClaimReview")
    for term, key in [("url", "url"), ("publisher", "source")]:
        said = list(graph.subject_objects(rdflib.URIRef("https://schema.org/" + term)))
        assert len(said) == sum(story[key] is not None for story in result["documents"]), term
    return len(graph)


def schemas(folder, here):
    read = lambda path: json.loads(path.read_text())
    jsonschema.validate(read(folder / "extract.json"), read(folder / "schema.json"))
    for line in (folder / "extract.ndjson").read_text().splitlines():
        jsonschema.validate(json.loads(line), read(folder / "schema.json"))
    for name in ["timelinejs", "webannotation", "schema-org"]:
        jsonschema.validate(read(folder / name), read(here / "schemas" / f"{name}.json"))
    entity = jsonschema.Draft202012Validator(read(here / "schemas/followthemoney.json"))
    for line in (folder / "followthemoney").read_text().splitlines():
        entity.validate(json.loads(line))


def check(folder, here, texts):
    schemas(folder, here)
    count, quads = annotations(folder, here, texts)
    return f"{count} annotations ({quads} quads), {schema_org(folder)} triples of schema.org, every JSON after its schema"
