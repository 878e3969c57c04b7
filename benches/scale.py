"""What a corpus of so many made-up stories costs: one process beside Spark on the same machine.

    python benches/scale.py 10000 100000          # feudline batch and merge, then extract and feuds on local[2]
    python benches/scale.py 1000000 --read-only   # feudline batch alone

Takes the release build of the command line (FEUDLINE names another) and the installed package, which should be a release build too.
Stories are those of `python/tests/stories.py`: some 450 bytes, five to a dispute, forty firms in a fifth of all disputes.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "python" / "tests"))

from stories import story  # noqa: E402

BINARY = os.environ.get("FEUDLINE", str(ROOT / "target" / "release" / "feudline"))


def write(count: int, folder: Path) -> Path:
    path = folder / "stories.ndjson"
    with path.open("w", encoding="utf-8") as out:
        out.writelines(json.dumps(story(number), ensure_ascii=False) + "\n" for number in range(count))
    return path


def timed(*command: str | Path) -> tuple[float, float]:
    """Seconds of the clock and most memory in MB of one process."""
    begun = time.perf_counter()
    pid = os.posix_spawn(command[0], [str(part) for part in command], os.environ)
    _, status, usage = os.wait4(pid, 0)
    if status:
        sys.exit(f"{command} failed: {status}")
    return time.perf_counter() - begun, usage.ru_maxrss / 1024


def one_process(path: Path, folder: Path, read_only: bool) -> None:
    seconds, memory = timed(BINARY, "batch", path, "--jobs", "2", "-o", folder / "read.ndjson")
    read = (folder / "read.ndjson").stat().st_size
    print(f"  batch --jobs 2: {seconds:.1f} s, {path.stat().st_size / seconds / 1e6:.2f} MB/s of NDJSON, {memory:.0f} MB at most, {read / 1e6:.0f} MB out")
    if read_only:
        return
    seconds, memory = timed(BINARY, "merge", "--format", "ndjson", folder / "read.ndjson", "-o", folder / "whole.json")
    whole = (folder / "whole.json").stat().st_size
    print(f"  merge: {seconds:.1f} s, {memory:.0f} MB at most, {whole / 1e6:.0f} MB out", flush=True)


def shuffled(spark) -> int:
    """Bytes written to shuffles so far."""
    executors = spark.sparkContext._jsc.sc().statusStore().executorList(False)
    return sum(executors.apply(n).totalShuffleWrite() for n in range(executors.size()))


def on_spark(spark, path: Path) -> None:
    import feudline.spark
    from pyspark.sql import functions as F

    stories = spark.read.schema("id string, text string, published string, source string").json(str(path)).repartition(8).persist()
    count = stories.count()
    begun = time.perf_counter()
    read = feudline.spark.extract(stories, tables=()).persist()
    read.count()
    print(f"  spark.extract on local[2]: {time.perf_counter() - begun:.1f} s")
    begun, before = time.perf_counter(), shuffled(spark)
    groups, largest = feudline.spark.feuds(read, tables=()).agg(F.count("*"), F.max("stories")).first()
    seconds = time.perf_counter() - begun
    print(f"  spark.feuds: {seconds:.1f} s, {(shuffled(spark) - before) / count:.0f} bytes shuffled a story, {groups} groups, {largest} stories at most", flush=True)
    read.unpersist()
    stories.unpersist()


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("counts", type=int, nargs="+", metavar="STORIES")
    asked.add_argument("--read-only", action="store_true", help="feudline batch alone")
    asked.add_argument("--no-spark", action="store_true", help="one process alone")
    args = asked.parse_args()
    # Spark comes last: the memory of a process that starts another is counted as the other's
    for count in args.counts:
        with tempfile.TemporaryDirectory(prefix="feudline-scale-") as name:
            path = write(count, Path(name))
            print(f"{count} stories, {path.stat().st_size / 1e6:.1f} MB", flush=True)
            one_process(path, Path(name), args.read_only)
    if args.read_only or args.no_spark:
        return
    from cluster import session

    spark = session("local[2]", {"spark.driver.memory": "6g", "spark.sql.shuffle.partitions": "8"})
    for count in args.counts:
        with tempfile.TemporaryDirectory(prefix="feudline-scale-") as name:
            print(f"{count} stories", flush=True)
            on_spark(spark, write(count, Path(name)))


if __name__ == "__main__":
    main()
