#!/usr/bin/env bash
# Whether the tests notice when a function is changed (cargo install cargo-mutants; python3). OUT holds the clone that is changed,
# what it builds and the answers (target/mutants); mutants/__main__.py says what SAMPLE and SEED do. Two cores take two hours.
set -euo pipefail
cd "$(dirname "$0")/../.."

out=${OUT:-target/mutants}
mkdir -p "$out"
python3 -m venv "$out/python"
"$out/python/bin/pip" install -q -r .ci/campaign.d/mutants/requirements.txt
exec "$out/python/bin/python" .ci/campaign.d/mutants "$out"
