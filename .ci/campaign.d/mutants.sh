#!/usr/bin/env bash
# Whether the tests notice when a function is changed (cargo install cargo-mutants). SHARD=k/n takes a part: the whole is some
# three thousand changes, each a build and the quickest tests that bite. It changes files in place: run it in a clone.
set -euo pipefail
cd "$(dirname "$0")/../.."

# unoptimised, since a build takes as long as the tests; those of the formats, which are no part of this, are left out
export CARGO_PROFILE_DEV_DEBUG=0 CARGO_PROFILE_TEST_DEBUG=0 INSTA_UPDATE=no CI=1
cargo mutants --no-shuffle --in-place --baseline skip --timeout 150 --sharding round-robin --shard "${SHARD:-0/60}" \
    -f 'src/value/**' -f 'src/text/**' -f 'src/entity/**' -f 'src/feud/**' -o "${OUT:-target}" \
    -- --lib --test aliases --test references --test accounts --test answers --test chronology --test disputes --test dates --test money --test corpus --test merging --test names --test date_rules --test saga --test reprints -- --skip export::
