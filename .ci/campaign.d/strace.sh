#!/usr/bin/env bash
# What the binary asks of the system while its tests run: no socket, no connection, no other program.
set -euo pipefail
cd "$(dirname "$0")/../.."

work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
for test in cli export_cli stops inert bad_inputs; do
    binary="$(cargo test --features cli --test "$test" --no-run 2>&1 | sed -n 's/.*Executable.*(\(.*\))/\1/p')"
    mkdir "$work/$test"
    strace -ff -e trace=%network,execve,execveat -o "$work/$test/t" "$binary" --test-threads 2 > "$work/$test.log" 2>&1 || { tail -20 "$work/$test.log"; exit 1; }
done
# names of what is run: the test itself, the product, the two commands by which tests make pipes and devices, and cargo, which
# the snapshots ask where they lie
others="$(cat "$work"/*/t.* | sed -n 's/^execve("\([^"]*\)".*/\1/p' | sed 's|.*/||' | sort | uniq -c)"
echo "$others"
calls="$(cat "$work"/*/t.* | grep -cE '^(socket|connect|bind|accept|listen|send|recv)' || true)"
echo "network calls: $calls"
[ "$calls" = 0 ]
! echo "$others" | grep -vE ' (feudline|mkfifo|mknod|cargo|(cli|export_cli|stops|inert|bad_inputs)-[0-9a-f]+)$'
