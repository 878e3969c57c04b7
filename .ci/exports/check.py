"""Writes every export of our own stories and has it read by the programs it is for."""

import json
import subprocess
import sys
import time
from pathlib import Path

import browser
import graphs
import jsonschema
import linked
import money
import tables

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
FORMATS = ["timelinejs", "followthemoney", "graphml", "gexf", "dot", "mermaid", "webannotation", "schema-org", "markdown"]
# one story of each language, one that tries to be syntax, one with nothing in it, and many stories together
SETS = {
    "hostile": [HERE / "hostile.txt"],
    "chinese": [ROOT / "tests/corpus/zh-teahouse-trademark.txt"],
    "english": [ROOT / "tests/corpus/en-app-store.txt"],
    "empty": [],
    # two disputes, one firm in both, and a page with an address
    "disputes": [*sorted((ROOT / "tests/saga").glob("*.txt"))[4:9], HERE / "sourced.html"],
    "together": [ROOT / "tests/corpus" / name for name in ["en-biotech-royalty.txt", "zh-battery-patent.txt", "zht-hk-writ.txt"]],
}


def feudline(binary, *arguments):
    run = subprocess.run([binary, *map(str, arguments)], capture_output=True)
    if run.returncode:
        sys.exit(f"feudline {' '.join(map(str, arguments))}: {run.stderr.decode()}")
    return run.stdout


def write(binary, folder, stories):
    """All exports of some stories; `raw` and `guarded` are the two ways of CSV."""
    folder.mkdir(parents=True, exist_ok=True)
    if not stories:
        empty = folder / "empty.txt"
        empty.write_text("今天天气很好。\n")
        stories = [empty]
    for name in FORMATS:
        feudline(binary, "export", "--to", name, *stories, "-o", folder / name)
    feudline(binary, "export", "--to", "csv", "--raw", *stories, "-o", folder / "raw")
    feudline(binary, "export", "--to", "csv", *stories, "-o", folder / "guarded")
    feudline(binary, "export", "--to", "parquet", *stories, "-o", folder / "parquet")
    feudline(binary, "extract", *stories, "-o", folder / "extract.json")
    feudline(binary, "extract", "--format", "ndjson", *stories, "-o", folder / "extract.ndjson")
    (folder / "schema.json").write_bytes(feudline(binary, "schema"))
    texts = {str(story): story.read_bytes().decode("utf-8-sig") for story in stories}
    return texts


def every_story(binary, work):
    """Every story of the tests as `feudline/1`, valid by the published schema."""
    validator = jsonschema.Draft202012Validator(json.loads(feudline(binary, "schema")))
    count = 0
    for name in ["tests/corpus", "tests/saga"]:
        for line in feudline(binary, "batch", ROOT / name).splitlines():
            validator.validate(json.loads(line))
            count += 1
    (work / "all.ndjson").write_bytes(feudline(binary, "batch", ROOT / "tests/saga"))
    validator.validate(json.loads(feudline(binary, "merge", work / "all.ndjson")))
    return f"{count} results and their merger are valid feudline/1"


def again(binary, folder, stories):
    """The same stories in another order give the same bytes."""
    for name in FORMATS:
        assert feudline(binary, "export", "--to", name, *reversed(stories)) == (folder / name).read_bytes(), name
    return f"{len(FORMATS)} formats are the same bytes again"


def main():
    binary, work = sys.argv[1], Path(sys.argv[2])
    start, pages = time.time(), {}
    for name, stories in SETS.items():
        folder = work / "out" / name
        texts = write(binary, folder, stories)
        told = [
            tables.check(folder),
            money.check(folder, Path(sys.executable).parent / "ftm"),
            graphs.check(folder, HERE),
            linked.check(folder, HERE, texts),
        ]
        pages[name] = folder
        print(f"{name}: {'; '.join(told)}", flush=True)
    print(every_story(binary, work), again(binary, work / "out/disputes", SETS["disputes"]), sep="; ", flush=True)
    print(browser.check(pages, work), flush=True)
    print(f"all exports read by their programs in {time.time() - start:.0f} s")


main()
