#!/bin/sh
# Scans histories by both engines and compares the reports, all but the time taken and the bytes searched.
# usage: Scripts/compare-engines.sh REPOSITORY...    status 1 when a pair differs
set -eu
top=$(cd "$(dirname "$0")/.." && pwd)
secscan=${SECSCAN:-$top/.build/release/secscan}
[ -x "$secscan" ] || { echo "compare-engines: $secscan is not there; run 'make build' first" >&2; exit 2; }
[ $# -gt 0 ] || { echo "compare-engines: name at least one repository" >&2; exit 2; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
status=0
for repository in "$@"; do
    for engine in delta whole; do
        "$secscan" git "$repository" --engine "$engine" --no-policy --no-progress --confidence low \
            --format json --output "$work/$engine" || [ $? -ne 2 ] || exit 2
        sed -E 's/"(seconds|bytesScanned)" ?: ?[0-9.]+//g' "$work/$engine" >"$work/$engine.plain"
    done
    bytes=$(wc -c <"$work/delta.plain")
    if cmp -s "$work/delta.plain" "$work/whole.plain"; then
        echo "same      $bytes bytes of report  $repository"
    else
        echo "DIFFERENT $bytes bytes of report  $repository"
        status=1
    fi
done
exit $status
