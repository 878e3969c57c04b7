#!/usr/bin/env bash
# Runs killed at 200 points; disks that are full or may not be read. Needs root for the small disks, and goes without them otherwise.
set -euo pipefail
cd "$(dirname "$0")/../.."

FEUDLINE_KILLS="${KILLS:-200}" cargo test --release --features cli --test stops

cargo build --release --features cli
bin="$PWD/target/release/feudline"
work="$(mktemp -d)"
trap 'umount "$work/small" "$work/fixed" 2>/dev/null || true; rm -rf "$work"' EXIT
mkdir "$work/small" "$work/fixed"
if ! mount -t tmpfs -o size=64k none "$work/small" 2>/dev/null || ! mount -t tmpfs none "$work/fixed" 2>/dev/null; then
    echo "small disks: skipped, they cannot be mounted here"
    exit 0
fi
printf '2024年2月29日，月磨坊公司起诉星河科技公司，索赔3亿元。\n%.0s' $(seq 400) > "$work/mill.txt"

# a result that does not fit leaves the earlier one, and nothing beside it
echo old > "$work/small/out"
for command in "extract" "html" "export --to graphml"; do
    code=0
    # shellcheck disable=SC2086
    "$bin" $command "$work/mill.txt" -o "$work/small/out" 2> "$work/told" || code=$?
    grep -q 'disk full; an earlier file of this name is untouched' "$work/told"
    [ "$code" = 4 ] && [ "$(cat "$work/small/out")" = old ] && [ "$(ls -A "$work/small")" = out ]
done
code=0
"$bin" export --to csv "$work/mill.txt" -o "$work/small/tables" 2> "$work/told" || code=$?
[ "$code" = 4 ] && [ -z "$(ls -A "$work/small/tables" 2>/dev/null)" ]
echo "disk full: the earlier file stays, nothing is left beside it"

# a batch that filled the disk goes on when there is room
for n in $(seq 60); do echo "{\"id\":$n,\"text\":\"2024年2月29日，月磨坊公司起诉星河科技公司，索赔$n万元。\"}"; done > "$work/in.ndjson"
"$bin" batch "$work/in.ndjson" -o "$work/whole.ndjson"
rm -rf "$work/small/"*
code=0
"$bin" batch "$work/in.ndjson" --resume -o "$work/small/out.ndjson" 2> "$work/told" || code=$?
[ "$code" = 4 ] && [ ! -e "$work/small/out.ndjson" ]
mount -o remount,size=16m "$work/small"
"$bin" batch "$work/in.ndjson" --resume -o "$work/small/out.ndjson"
cmp "$work/whole.ndjson" "$work/small/out.ndjson"
echo "disk full in a batch: --resume ends with the same bytes"

# a disk that may not be written
echo old > "$work/fixed/out"
mount -o remount,ro "$work/fixed"
code=0
"$bin" extract "$work/mill.txt" -o "$work/fixed/out" 2> "$work/told" || code=$?
[ "$code" = 4 ] && [ "$(cat "$work/fixed/out")" = old ]
echo "read-only disk: $(head -1 "$work/told" | sed "s|$work/||")"
