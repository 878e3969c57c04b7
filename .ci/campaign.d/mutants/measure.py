"""Whether the tests notice the changes of rewritten sources: each change is met with the programs that reach it, quickest first."""

import concurrent.futures
import json
import os
import pathlib
import subprocess
import tempfile
import time

# programs of tests that read files, start processes or try hostile input: slow, and no judges of what is read
ELSEWHERE = "bad_inputs cli determinism export_cli fuzzed gazetteers hostile house inert packs readme stops vocabulary".split()
# the writers of formats are no part of what is changed
SKIPPED = "export::"


class Program:
    """A program of tests, what it costs and which changes it reaches."""

    def __init__(self, root, path):
        self.root, self.path, self.name = root, path, pathlib.Path(path).name.rsplit("-", 1)[0]
        with tempfile.TemporaryDirectory() as folder:
            began = time.monotonic()
            self.passes = self.run(600, MUTANTS_REACHED=folder)
            self.seconds = time.monotonic() - began
            self.reached = {int(n) for file in pathlib.Path(folder).iterdir() for n in file.read_text().split()}

    def run(self, seconds, **more):
        """True where all its tests pass in time."""
        env = {**os.environ, "CARGO_MANIFEST_DIR": str(self.root), "INSTA_UPDATE": "no", "CI": "1", "RUST_BACKTRACE": "0", **more}
        command = [self.path, "--test-threads", "1", "--skip", SKIPPED]
        silent = dict.fromkeys(["stdin", "stdout", "stderr"], subprocess.DEVNULL)
        try:
            return subprocess.run(command, cwd=self.root, env=env, timeout=seconds, **silent).returncode == 0
        except subprocess.TimeoutExpired:
            return False

    def notices(self, number):
        return not self.run(5 * self.seconds + 5, MUTANT=str(number))


def programs(root, features):
    """The programs of tests, built, those that pass unchanged, quickest first."""
    command = ["cargo", "test", "--no-run", "--lib", "--tests", "--message-format", "json", *features]
    out = subprocess.run(command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=True)
    messages = (json.loads(line) for line in out.stdout.splitlines())
    built = [m for m in messages if m.get("executable") and m["profile"]["test"] and m["target"]["name"] not in ELSEWHERE]
    found = [Program(root, m["executable"]) for m in built if "bin" not in m["target"]["kind"]]
    if fails := [p.name for p in found if not p.passes]:
        raise SystemExit(f"these tests fail unchanged: {', '.join(fails)}")
    return sorted(found, key=lambda p: p.seconds)


def noticed(found, number, everywhere=False):
    """The first program that notices a change; empty where none does, None where none reaches it."""
    reach = [p for p in found if everywhere or number in p.reached]
    return next((p.name for p in reach if p.notices(number)), "") if reach else None


def measure(found, numbers, everywhere, workers):
    """What notices each change, as the answers come: the number and the name of the program."""
    with concurrent.futures.ThreadPoolExecutor(workers) as pool:
        asked = [(n, pool.submit(noticed, found, n, n in everywhere)) for n in numbers]
        for number, answer in asked:
            yield number, answer.result()
