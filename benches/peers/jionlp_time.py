"""The full extraction beside JioNLP's reading of dates alone, over the same Chinese stories, in one run.

    pip install jionlp==1.5.31
    cargo build --release --features cli
    python3 benches/peers/jionlp_time.py [target/release/feudline]

Both are measured in seconds of processor time, in turns. What starting costs is not counted: of feudline the time for one story
is taken off that for many, of JioNLP the first call is made before the clock runs.
"""

import json
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROUNDS = 3
# stories for feudline's turn; JioNLP reads them once
COPIES = 40


def stories() -> list[str]:
    corpus = Path(__file__).parents[2] / "tests" / "corpus"
    return [path.read_text(encoding="utf-8") for path in sorted(corpus.glob("zh-*.txt"))]


def feudline_seconds(binary: str, texts: list[str]) -> float:
    lines = "".join(json.dumps({"id": str(i), "text": text}, ensure_ascii=False) + "\n" for i, text in enumerate(texts))
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([binary, "batch", "-", "--jobs", "1"], input=lines.encode(), stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    binary = sys.argv[1] if len(sys.argv) > 1 else "target/release/feudline"
    try:
        import jionlp
    except ImportError:
        sys.exit("jionlp is not installed: pip install jionlp==1.5.31")
    texts = stories()
    size = sum(len(text.encode()) for text in texts)
    jionlp.ner.extract_time(texts[0][:40], time_base=time.time())
    ratios, ours, theirs = [], [], []
    for _ in range(ROUNDS):
        begun = time.process_time()
        for text in texts:
            for paragraph in filter(None, text.split("\n")):
                jionlp.ner.extract_time(paragraph, time_base=time.time())
        theirs.append(size / (time.process_time() - begun) / 1e6)
        many = feudline_seconds(binary, texts * COPIES) - feudline_seconds(binary, texts[:1])
        ours.append((size * COPIES - len(texts[0].encode())) / many / 1e6)
        ratios.append(ours[-1] / theirs[-1])
    print(f"{len(texts)} stories, {size} bytes, {ROUNDS} rounds, medians")
    print(f"JioNLP extract_time {statistics.median(theirs):.3f} MB/s, feudline batch (everything, and JSON) {statistics.median(ours):.2f} MB/s")
    print(f"ratio {statistics.median(ratios):.0f}")


if __name__ == "__main__":
    main()
