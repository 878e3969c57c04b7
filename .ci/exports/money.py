"""FollowTheMoney: `ftm validate` must give back every property of every entity, and every reference must fit."""

import json
import subprocess

from followthemoney import model


def entities(text):
    return {entity["id"]: entity for entity in map(json.loads, text.splitlines())}


def check(folder, ftm):
    path = folder / "followthemoney"
    given = entities(path.read_text())
    assert len(given) == len(path.read_text().splitlines()), "an identifier stands twice"
    run = subprocess.run([str(ftm), "validate", "-i", str(path)], capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    back = entities(run.stdout)
    assert given.keys() == back.keys()
    for id, entity in given.items():
        schema = model.get(entity["schema"])
        missing = [name for name in schema.required if not entity["properties"].get(name)]
        assert not missing, (id, entity["schema"], missing)
        assert back[id]["schema"] == entity["schema"]
        for name, values in entity["properties"].items():
            kept = back[id]["properties"].get(name, [])
            assert sorted(set(values)) == sorted(kept), (id, name, values, kept)
            property = schema.get(name)
            if property.range is not None:
                for value in values:
                    assert model.get(given[value]["schema"]).is_a(property.range), (id, name, given[value]["schema"])
    result = json.loads((folder / "extract.json").read_text())
    articles = [e["properties"] for e in given.values() if e["schema"] == "Article"]
    for article, story in zip(articles, result["documents"], strict=True):
        assert article.get("sourceUrl", []) == [url for url in [story["url"]] if url], article
        assert article.get("publisher", []) == [source for source in [story["source"]] if source], article
    events = [e for e in given.values() if e["schema"] == "Event"]
    assert len(events) == len(result["events"])
    for event, told in zip(events, result["events"]):
        days = {day for name in ["date", "startDate", "endDate"] for day in event["properties"].get(name, [])}
        date = told["date"] or {}
        assert days == {day for day in [date.get("earliest"), date.get("latest")] if day}, (event, told["date"])
        assert told["factuality"] in event["properties"]["keywords"]
        assert "involved" not in event["properties"] or told["factuality"] == "asserted"
    return f"{len(given)} FollowTheMoney entities kept whole"
