#!/bin/sh
# Builds and runs all tests; arguments are those of `swift build`. What failed is said again at the end, since thousands of lines pass by.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# said <command> [<argument>...]: runs it and keeps what it prints; its status, too, if that is none of success.
said() {
    {
        "$@" 2>&1 || echo "$?" >"$folder/status"
    } | tee -a "$folder/log"
}

said swift build --build-tests "$@"
if [ -e "$folder/status" ]; then
    :
elif [ -n "${SECSCAN_ONLY:-}" ]; then
    said swift test --skip-build "$@"
else
    # The proxy's clients and servers must go on within seconds: they do not share a process with tests that compute for minutes.
    said swift test --skip-build --skip '^Proxy' "$@"
    said swift test --skip-build --filter '^Proxy' "$@"
fi

if [ -e "$folder/status" ]; then
    echo
    echo "test: failed; what the run said of it:"
    grep -a -E '^✘|error: ' "$folder/log" | tail -n 60 || true
    exit "$(cat "$folder/status")"
fi
