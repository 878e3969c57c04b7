#!/usr/bin/env bash
# A table of a million rows: how long it takes to load, and how much memory. GNU time measures.
set -euo pipefail
cd "$(dirname "$0")/../.."

cargo build --release --features cli
bin="$PWD/target/release/feudline"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/pack/gazetteers"
for rows in 1000 "${ROWS:-1000000}"; do
    awk -v rows="$rows" 'BEGIN {
        OFS = "\t"; split("北 南 东 西 临 鹭 砚 梧 岭 湾 泽 溪 峰 原 岸 桥", a, " "); split("山 海 江 河 林 泉 石 云 木 川 港 州 堤 城 湖 岛", b, " ")
        print "id", "kind", "zh", "hant", "en", "code", "needs", "roles", "source", "note"
        for (i = 0; i < rows; i++) print "own-" i, "company", a[i % 16 + 1] b[int(i / 16) % 16 + 1] i "号公司", "", "Own Firm " i " Ltd", "", "", "", "invented", ""
    }' > "$work/pack/gazetteers/organizations.tsv"
    /usr/bin/time -f "$rows rows ($(du -m "$work/pack/gazetteers/organizations.tsv" | cut -f1) MB): %e s, %M KB at most" \
        "$bin" same "北山0号公司" "Own Firm 0 Ltd" --pack "$work/pack"
done
