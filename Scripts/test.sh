#!/bin/sh
# Runs `swift test` with the arguments given. What failed is said again at the end, since thousands of lines pass by.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

{
    status=0
    swift test "$@" 2>&1 || status=$?
    echo "$status" >"$folder/status"
} | tee "$folder/log"

status=$(cat "$folder/status")
if [ "$status" -ne 0 ]; then
    echo
    echo "test: failed; what the run said of it:"
    grep -a -E '^✘|error: ' "$folder/log" | tail -n 60 || true
fi
exit "$status"
