#!/usr/bin/env bash
# Lines of the library that the tests run. Wants llvm-profdata and llvm-cov of the version that rustc has (rustc -vV), here
# those of the system: LLVM=22. Only the crate itself is compiled anew.
set -euo pipefail
cd "$(dirname "$0")/../.."

llvm="-${LLVM:-22}"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
cat > "$work/wrapper" <<'W'
#!/bin/sh
exec "$@" -C instrument-coverage
W
chmod +x "$work/wrapper"
export RUSTC_WORKSPACE_WRAPPER="$work/wrapper" LLVM_PROFILE_FILE="$work/%m-%p.profraw"
binaries="$(cargo test --features cli --lib --bins --tests --no-run 2>&1 | sed -n 's/.*Executable.*(\(.*\))/-object \1/p')"
cargo test --features cli --lib --bins --tests
"llvm-profdata$llvm" merge -sparse "$work"/*.profraw -o "$work/all.profdata"
# shellcheck disable=SC2086
"llvm-cov$llvm" report $binaries -object target/debug/feudline -instr-profile "$work/all.profdata" \
    -ignore-filename-regex '/\.cargo/|/rustc/|/tests/|/rustlib/|/(tests|sample|schema)\.rs$' -show-region-summary=false -show-branch-summary=false
