"""The same bytes on a cluster of processes as in one: shared out in any way, in any order, and with a worker killed on the way.

`FEUDLINE_SPARK_STORIES` says how many stories (2,000 if not said).
"""

import doctest
import json
import os
import random
import signal
import subprocess
import threading
import time
from pathlib import Path

import pytest

pyspark = pytest.importorskip("pyspark")

from pyspark.sql import SparkSession  # noqa: E402
from pyspark.sql import functions as F  # noqa: E402

import feudline  # noqa: E402
import feudline.spark  # noqa: E402
from feudline import Feud  # noqa: E402
from feudline.spark._components import components  # noqa: E402
from cluster import session  # noqa: E402
from stories import story  # noqa: E402

COUNT = int(os.environ.get("FEUDLINE_SPARK_STORIES", "2000"))
# what spoils a naive grouping: one story twice, one id for two texts, a name that one story gives to two
ODD = [
    story(0),
    {"id": "story-0000000", "text": "2019年3月5日，禾木公司起诉岚沐科技公司。"},
    {"id": "nothing", "text": ""},
    {"id": "nothing", "text": "天气很好。"},
    {"id": "reprint", "text": story(1)["text"] + "\n（转载）"},
]
SCHEMA = "id string, text string, published string, source string"


@pytest.fixture(scope="session")
def spark(tmp_path_factory):
    """Two executors, each a process of its own."""
    settings = {
        "spark.sql.shuffle.partitions": "4",
        "spark.driver.memory": "2g",
        # short jobs: what is gained by compiling them well is not worth its time
        "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
        "spark.executor.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
        "spark.sql.codegen.wholeStage": "false",
        # it plans anew after each shuffle, which takes longer here than the shuffle
        "spark.sql.adaptive.enabled": "false",
        "spark.executorEnv.PYTHONPATH": str(Path(__file__).parent),
    }
    made = session("local-cluster[2,1,1024]", settings)
    made.sparkContext.setCheckpointDir(str(tmp_path_factory.mktemp("checkpoints")))
    yield made
    made.stop()


@pytest.fixture(scope="session")
def lines():
    return [story(number) for number in range(COUNT)] + ODD


@pytest.fixture(scope="session")
def whole(lines, binary, tmp_path_factory):
    """What `feudline batch` and `feudline merge` make of the same stories."""
    folder = tmp_path_factory.mktemp("whole")
    (folder / "stories.ndjson").write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    subprocess.run([binary, "batch", folder / "stories.ndjson", "-o", folder / "read.ndjson"], check=True, timeout=3600)
    subprocess.run([binary, "merge", "--format", "ndjson", folder / "read.ndjson", "-o", folder / "whole.json"], check=True, timeout=3600)
    return (folder / "read.ndjson").read_text("utf-8").splitlines(), (folder / "whole.json").read_text("utf-8").rstrip("\n")


def rows(spark, lines):
    return spark.createDataFrame([(line["id"], line["text"], line.get("published"), line.get("source")) for line in lines], SCHEMA)


class Killer(threading.Thread):
    """Kills one executor of a session after so many seconds."""

    def __init__(self, spark: SparkSession, after: float):
        super().__init__()
        self.application, self.after, self.killed = spark.sparkContext.applicationId, after, 0

    def run(self):
        time.sleep(self.after)
        listed = subprocess.run(["ps", "-eww", "-o", "pid=,args="], capture_output=True, text=True, check=True).stdout.splitlines()
        executors = [line.split()[0] for line in listed if "CoarseGrainedExecutorBackend" in line and self.application in line]
        if executors:
            os.kill(int(executors[0]), signal.SIGKILL)
            self.killed += 1


def test_stories_are_read_as_the_command_line_reads_them(spark, lines, whole):
    read = feudline.spark.extract(rows(spark, lines).repartition(3))
    assert sorted(row.result for row in read.select("result").collect()) == sorted(whole[0])


@pytest.mark.parametrize(("partitions", "shuffled", "kill"), [(2, False, False), (7, True, True)])
def test_feuds_are_to_the_byte_those_of_one_process(spark, lines, whole, partitions, shuffled, kill):
    stories = rows(spark, lines)
    stories = stories.orderBy(F.xxhash64("id", F.lit(partitions))) if shuffled else stories
    read = feudline.spark.extract(stories.repartition(partitions)).persist()
    # executors are there, and hold stories, before one of them is lost
    assert read.count() == len(lines)
    killer = Killer(spark, 3)
    if kill:
        killer.start()
    feuds = feudline.spark.feuds(read).persist()
    found = feudline.spark.merge(feuds)
    if kill:
        killer.join()
        assert killer.killed == 1
    assert found.to_json() == whole[1]
    # the rows are the groups that one process finds, each as its stories tell it by themselves
    collected = feuds.collect()
    rows_of = {tuple(row.documents): row for row in collected}
    told: dict[str, list[feudline.Extraction]] = {}
    for extraction in found.extractions:
        told.setdefault(extraction.id, []).append(extraction)
    # where one id has several texts, a group is told by its ids and so is not
    groups = [group for group in found.groups if all(len(told[document]) == 1 for document in group)]
    assert len(groups) > len(lines) / 10
    assert {tuple(group) for group in groups} <= rows_of.keys()
    assert sum(row.stories for row in collected) == len(found)
    for group in groups[:50]:
        assert rows_of[tuple(group)].result == Feud.assemble(told[document][0] for document in group).to_json()
    # hub parties weld nothing
    assert max(row.stories for row in collected) < max(60, len(lines) / 10)
    read.unpersist()
    feuds.unpersist()


def test_days_come_one_by_one(spark, lines, whole):
    stories = rows(spark, lines[:200])
    today = feudline.spark.extract(stories).persist()
    yesterday = feudline.spark.feuds(feudline.spark.extract(stories.limit(120)).persist()).persist()
    both = feudline.spark.feuds(yesterday.select("result").union(today.select("result")))
    at_once = feudline.spark.feuds(today)
    assert sorted(row.result for row in both.collect()) == sorted(row.result for row in at_once.collect())
    yesterday.unpersist()
    today.unpersist()


def test_nothing_is_lost(spark):
    stories = spark.createDataFrame([("a", "Harrow Inc. sued Pinwheel Ltd.", None), ("b", None, None), (None, "x", None), ("d", "x", "May")], "id string, text string, published string")
    read = feudline.spark.extract(stories)
    errors = {row.id: row.error for row in read.collect()}
    assert errors == {"a": None, "b": "`text` is null", None: "`id` is null", "d": "`published` is `May`; write it as YYYY-MM-DD"}
    broken = read.select("id", "result", "error").union(spark.createDataFrame([("e", "{", None)], "id string, result string, error string"))
    found = {tuple(row.documents): row.error for row in feudline.spark.feuds(broken).collect()}
    assert found.pop(()).startswith("not JSON at line 1")
    assert found == {("a",): None, ("b",): errors["b"], (None,): errors[None], ("d",): errors["d"]}
    with pytest.raises(feudline.ColumnError, match="no column `body`; there are id, text"):
        feudline.spark.extract(stories, text="body")
    with pytest.raises(feudline.ColumnError, match="no column `result`"):
        feudline.spark.feuds(stories)
    assert len(feudline.spark.merge(feudline.spark.feuds(read.limit(0)))) == 0


def test_packs_are_sent_to_all_workers(spark, tmp_path):
    (tmp_path / "gazetteers").mkdir()
    table = "id\tkind\tzh\thant\ten\tcode\tneeds\troles\tsource\tnote\nmoonmill\tcompany\t月磨坊\t\tMoonmill\t\t\t\tpress\t\n"
    (tmp_path / "gazetteers" / "organizations.tsv").write_text(table, "utf-8")
    stories = spark.createDataFrame([(number, "月磨坊起诉OpenAI。") for number in range(8)], "id int, text string").repartition(4)
    read = feudline.spark.extract(stories, packs=[tmp_path], tables=["entities"])
    (tmp_path / "gazetteers" / "organizations.tsv").unlink()
    assert {tuple(entity.row for entity in row.entities) for row in read.collect()} == {("moonmill", "openai")}
    with pytest.raises(feudline.PackError):
        feudline.spark.extract(stories, packs=[tmp_path / "none"])


def test_without_python_by_a_pipe(spark, lines, whole, binary):
    asked = rows(spark, lines[:300]).repartition(3).toJSON()
    read = asked.pipe(f"{binary} batch -", checkCode=True).collect()
    assert sorted(read) == sorted(whole[0][:300])


@pytest.mark.parametrize("most", [0, 1000])
def test_components_are_those_of_a_search(spark, most):
    dice = random.Random(7)
    holders = [(dice.randrange(300), f"key {dice.randrange(260)}") for _ in range(400)]
    holders += [(1000 + number + way, f"chain {number}") for number in range(60) for way in (0, 1)]
    of = {node: node for node, _ in holders}
    for _ in holders:
        least: dict[str, int] = {}
        for node, key in holders:
            least[key] = min(least.get(key, node), of[node])
        before = dict(of)
        for node, key in holders:
            of[node] = min(of[node], least[key])
        if of == before:
            break
    found = {row.node: row.component for row in components(spark.createDataFrame(holders, "node bigint, key string"), most).collect()}
    assert found == {node: least for node, least in of.items() if list(of.values()).count(least) > 1}


def test_examples_run(spark):
    result = doctest.testmod(feudline.spark)
    assert result.attempted > 0 and result.failed == 0
