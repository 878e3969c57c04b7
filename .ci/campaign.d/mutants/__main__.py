"""Whether the tests notice when a function is changed: `python3 .ci/campaign.d/mutants FOLDER`.

The changes are those that cargo-mutants lists for the folders that read and compare (WHERE). They are put into a clone in FOLDER,
all at once, and each is switched on by itself. FOLDER/noticed-COMMIT.tsv holds one line for each: its number, the program of tests that
notices it (`-` where none does, `?` where none reaches it) and its name. A run that was stopped goes on. SAMPLE=n tries that
many, drawn at random; SEED (1) draws others. Needs cargo-mutants and the packages of requirements.txt.
"""

import json
import os
import pathlib
import random
import re
import subprocess
import sys

import measure
import rewrite

WHERE = ["src/value/**", "src/text/**", "src/entity/**", "src/feud/**"]
FEATURES = ["--all-features"]


def rewritten(root, mutants):
    """Writes all changes that can be written and compile; returns their numbers."""
    without = set()
    while True:
        subprocess.run(["git", "checkout", "-q", "--", "."], cwd=root, check=True)
        manifest = root / "Cargo.toml"
        manifest.write_text(manifest.read_text().replace('unsafe_code = "forbid"', 'unsafe_code = "allow"'))
        without |= set(rewrite.write(root, mutants, without))
        refused, strange, fails = rewrite.check(root, FEATURES)
        if not fails:
            return [n for n in range(len(mutants)) if n not in without]
        if not refused:
            raise SystemExit("".join(strange))
        without |= refused


def main(folder):
    here = pathlib.Path(__file__).resolve().parents[3]
    root = folder / "clone"
    folder.mkdir(parents=True, exist_ok=True)
    os.environ |= {"CARGO_TARGET_DIR": str(folder / "target"), "CARGO_PROFILE_DEV_DEBUG": "0", "CARGO_PROFILE_DEV_OPT_LEVEL": "1"}
    git = lambda *words, at: subprocess.run(["git", *words], cwd=at, check=True, stdout=subprocess.PIPE, text=True).stdout.strip()
    commit = git("rev-parse", "--short", "HEAD", at=here)
    if not root.exists():
        git("clone", "-q", str(here), str(root), at=folder)
    git("fetch", "-q", at=root)
    git("checkout", "-q", "--force", "--detach", commit, at=root)
    listing = ["cargo", "mutants", "--list", "--json", "--no-shuffle"] + [word for glob in WHERE for word in ("-f", glob)]
    mutants = json.loads(subprocess.run(listing, cwd=root, stdout=subprocess.PIPE, check=True).stdout)
    numbers = rewritten(root, mutants)
    sources = "".join(path.read_text() for path in root.glob("src/**/*.rs"))
    # what constant functions ask is not recorded
    everywhere = {int(n) for n in re.findall(r"on_const\((\d+)\)", sources)}
    found = measure.programs(root, FEATURES)
    table = folder / f"noticed-{commit}.tsv"
    table.touch()
    done = {int(line.split("\t")[0]) for line in table.read_text().splitlines()}
    random.Random(int(os.environ.get("SEED", 1))).shuffle(numbers)
    numbers = numbers[: int(os.environ.get("SAMPLE", len(numbers)))]
    with table.open("a") as lines:
        for number, by in measure.measure(found, [n for n in numbers if n not in done], everywhere, os.cpu_count() or 1):
            said = {None: "?", "": "-"}.get(by, by)
            print(number, said, mutants[number]["name"], sep="\t", file=lines, flush=True)
    answers = [line.split("\t")[1] for line in table.read_text().splitlines()]
    kept = len(answers) - answers.count("-") - answers.count("?")
    print(f"{len(mutants)} listed, {len(answers)} tried: {kept} noticed ({kept / len(answers):.1%}), {answers.count('?')} reached by no test")


main(pathlib.Path(sys.argv[1]).resolve())
